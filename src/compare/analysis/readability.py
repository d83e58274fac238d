"""How a letter is written: sentence length, long words, passives, readability formulas, variety of words.

Figures about the text, not about who can read it: a formula sees lengths and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import nan

import numpy as np
import numpy.typing as npt

from compare.analysis.selection import CABINET_ONLY, Selection, select_blocks
from compare.model import Block, Letter
from compare.statistics import rate_interval
from compare.statistics.clumping import FEW_PARAGRAPHS
from compare.statistics.resampling import DRAWS, SEED
from compare.text.citations import cite
from compare.text.syllables import count_syllables
from compare.text.tokens import Token, split_sentences, split_tokens
from compare.text.verbs import is_participle

FloatArray = npt.NDArray[np.float64]

LONG = 6
"""A long word has more letters than this (Björnsson 1968)."""
WINDOW = 500
"""Words in the window over which variety is measured."""

_BECOMES = frozenset(("wordt", "worden", "word", "werd", "werden"))
_IS = frozenset(("is", "zijn", "was", "waren", "ben"))


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its margin: how far it moves when paragraphs are drawn again.

    nan without text; the margin of a mean or a formula is nan too with fewer than 10 paragraphs, which
    show too little of how paragraphs differ. A part has the margin of `rate_interval`.
    """

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class LongSentence:
    """A sentence and its number of words; offsets in the block's text."""

    letter_id: str
    block_n: int
    start: int
    end: int
    words: int
    page: int
    citation: str


@dataclass(frozen=True, slots=True)
class LetterStyle:
    """How one letter is written; list items without a full sentence and captions are in.

    ``sentence`` is the mean number of words a sentence, with ``median``, ``spread`` (standard
    deviation) and ``longest`` beside it; ``paragraph`` the mean number of words a
    paragraph. ``long_words`` and ``passive`` are parts, 0 to 1, of words and of
    sentences. ``flesch_douma`` runs from about 0 (hard) to 100 (easy), ``lix`` the other way
    round. ``variety`` is the part of different words in a window of 500, nan when
    the text is shorter.
    """

    letter_id: str
    words: int
    sentences: int
    paragraphs: int
    sentence: Estimate
    median: float
    spread: float
    longest: LongSentence | None
    paragraph: Estimate
    long_words: Estimate
    passive: Estimate
    flesch_douma: Estimate
    lix: Estimate
    variety: float


def measure_style(letters: Iterable[Letter], selection: Selection = CABINET_ONLY) -> tuple[LetterStyle, ...]:
    """The style figures of each letter, in the order given.

    Misleads when a letter has many lists, citations of papers or English names:
    they make sentences and words long without making the prose hard. An abbreviation
    of one letter and full stops is one word. A letter in which nobody selected speaks has 0
    words and figures that are not a number.

    Args:
        letters: The letters.
        selection: Whose words, and which kinds of block.

    Source:
        Douma (1960), "De leesbaarheid van landbouwbladen" (the Dutch Flesch formula); Björnsson (1968),
        "Läsbarhet" (LIX); Covington & McFall (2010), "Cutting the Gordian knot" (variety).
    """
    return tuple(_measure(letter, select_blocks(letter, selection)) for letter in letters)


def find_long_sentences(
    letters: Iterable[Letter], selection: Selection = CABINET_ONLY, *, top: int = 10
) -> tuple[LongSentence, ...]:
    """The longest sentences of these letters together, longest first."""
    found = [
        sentence
        for letter in letters
        for block in select_blocks(letter, selection)
        for sentence in _sentences(letter, block)
    ]
    return tuple(sorted(found, key=lambda s: (-s.words, s.letter_id, s.block_n, s.start))[:top])


def is_passive(tokens: Sequence[Token]) -> bool:
    """Whether a sentence holds a passive: «worden» with a participle, or «zijn» with one and «door».

    Rough: it looks at forms and not at grammar. «Is besloten» is left out, since by its form it
    cannot be told from «is toegenomen» (no passive) and «is gericht op» (a state).
    """
    keys = [t.key for t in tokens]
    if not any(is_participle(k) for k in keys):
        return False
    if _BECOMES.intersection(keys):
        return True
    return bool(_IS.intersection(keys)) and any(
        is_participle(k) and after == "door" for k, after in pairwise(keys)
    )


def _sentences(letter: Letter, block: Block) -> list[LongSentence]:
    """The sentences of a block with their words."""
    rows = []
    for a, b in split_sentences(block.text):
        words = len(split_tokens(block.text[a:b]))
        if words:
            page = block.page_at(a)
            rows.append(LongSentence(letter.id, block.n, a, b, words, page, cite(letter, page)))
    return rows


def _measure(letter: Letter, blocks: Sequence[Block]) -> LetterStyle:
    """The figures of one letter."""
    sentences: list[LongSentence] = []
    rows: list[tuple[float, ...]] = []
    keys: list[str] = []
    for block in blocks:
        here = _sentences(letter, block)
        if not here:
            continue
        tokens = split_tokens(block.text)
        spoken = [t for t in tokens if any(c.isalpha() for c in t.text)]
        rows.append(
            (
                len(tokens),
                len(here),
                sum(_letters(t.text) > LONG for t in tokens),
                sum(is_passive(split_tokens(block.text[s.start : s.end])) for s in here),
                len(spoken),
                sum(count_syllables(t.text) for t in spoken),
            )
        )
        sentences += here
        keys += [t.key for t in tokens]
    lengths = [s.words for s in sentences]
    figures = _estimates(np.array(rows, dtype=np.float64).reshape(-1, 6))
    sentence, paragraph, long_words, passive, flesch, lix = figures
    return LetterStyle(
        letter_id=letter.id,
        words=len(keys),
        sentences=len(sentences),
        paragraphs=len(rows),
        sentence=sentence,
        median=float(np.median(lengths)) if lengths else nan,
        spread=float(np.std(lengths, ddof=1)) if len(lengths) > 1 else nan,
        longest=max(sentences, key=lambda s: s.words, default=None),
        paragraph=paragraph,
        long_words=long_words,
        passive=passive,
        flesch_douma=flesch,
        lix=lix,
        variety=variety(keys),
    )


def _letters(word: str) -> int:
    """Number of letters and digits of a word."""
    return sum(c.isalnum() for c in word)


def _estimates(rows: FloatArray) -> tuple[Estimate, ...]:
    """Each figure of the letter, with the margin that suits it."""
    if not len(rows):
        return (Estimate(nan, nan, nan),) * 6
    whole = _figures(rows.sum(axis=0)[None, :], np.array([len(rows)]))[0]
    lows, highs = np.full(len(whole), nan), np.full(len(whole), nan)
    if len(rows) >= FEW_PARAGRAPHS:
        times = np.random.default_rng(SEED).multinomial(len(rows), [1 / len(rows)] * len(rows), size=DRAWS)
        drawn = _figures(times @ rows, times.sum(axis=1))
        lows, highs = np.quantile(drawn, [0.025, 0.975], axis=0)
    words, sentences, long_words, passives = rows.T[:4]
    # A part may be none at all, or stand in few paragraphs: drawing these anew would show no margin.
    for place, hits, of in ((_LONG_WORDS, long_words, words), (_PASSIVE, passives, sentences)):
        margin = rate_interval(hits, of)
        lows[place], highs[place] = margin.low, margin.high
    return tuple(Estimate(float(v), float(a), float(b)) for v, a, b in zip(whole, lows, highs, strict=True))


_LONG_WORDS, _PASSIVE = 2, 3
"""Where `_figures` has the two parts."""


def _figures(sums: FloatArray, paragraphs: npt.NDArray[np.int64]) -> FloatArray:
    """Words a sentence, words a paragraph, long words, passives, Flesch-Douma, LIX; a row for each text."""
    words, sentences, long_words, passives, spoken, syllables = sums.T
    length, part = words / sentences, long_words / words
    with np.errstate(invalid="ignore", divide="ignore"):
        flesch = 206.84 - 77.0 * syllables / spoken - 0.93 * length
    return np.stack(
        [length, words / paragraphs, part, passives / sentences, flesch, length + 100 * part], axis=1
    )


def variety(keys: Sequence[str], window: int = WINDOW) -> float:
    """The mean part of different words in every stretch of ``window`` words, 0 to 1; nan for a shorter text.

    Unlike the plain type-token ratio it does not fall as the text gets longer.

    Source:
        Covington & McFall (2010), "Cutting the Gordian knot: the moving-average type-token ratio (MATTR)".
    """
    if len(keys) < window or window < 1:
        return nan
    counts: dict[str, int] = {}
    total = 0
    for i, key in enumerate(keys):
        counts[key] = counts.get(key, 0) + 1
        if i >= window:
            gone = keys[i - window]
            counts[gone] -= 1
            if not counts[gone]:
                del counts[gone]
        if i >= window - 1:
            total += len(counts)
    return total / (len(keys) - window + 1) / window
