"""Which words set one text apart from another; a ranking, no verdict on any single word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from compare.analysis.sides import Side, require_side
from compare.analysis.wordforms import PAIR, lemma_groups, split_keys
from compare.model import Block
from compare.statistics import (
    benjamini_hochberg,
    exact_p,
    g2,
    log_ratio,
    log_ratio_bounds,
    nearest_bound,
)
from compare.text.tokens import split_tokens

Direction = Literal["came", "vanished", "more", "less"]
Unit = Literal["forms", "lemmas", "phrases"]
IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]

MIN_COUNT = 3


@dataclass(frozen=True, slots=True)
class KeyWord:
    """A word with its counts on both sides and how far apart they lie.

    Rates are per word, 0 to 1. ``log_ratio`` counts doublings, positive for the
    target; ``low`` and ``high`` are its bounds, which hold for all candidates at once
    and are infinite on the side of a zero count. ``lrc`` is the bound nearest to zero,
    0 when no claim is safe. ``q`` is for display. The bounds, ``g2`` and ``q`` take
    words as independent: a word with ``one_paragraph`` (all its hits on the side where
    it is more common stand in one paragraph) or a high ``dp`` on that side tells of a
    passage and not of the letter. ``range_target`` and ``range_reference`` are numbers
    of paragraphs. ``direction`` tells what happened to the word going from the
    reference to the target; the ratio is worth quoting only when both counts are at
    least 5. ``members`` holds the words counted together, most frequent first, of which
    ``word`` is the first; ``member_counts`` their counts in target and reference.
    """

    word: str
    members: tuple[str, ...]
    target_count: int
    reference_count: int
    target_rate: float
    reference_rate: float
    log_ratio: float
    low: float
    high: float
    lrc: float
    g2: float
    q: float
    dp: float
    range_target: int
    range_reference: int
    one_paragraph: bool
    direction: Direction
    member_counts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class KeynessResult:
    """The ranked words and what they were chosen from.

    ``n_target`` and ``n_reference`` count all words, also those that are no candidates.
    ``candidates`` is the number of words compared, by which the margins are widened.
    The ``dropped_`` fields count different words: too rare, without a letter, of one
    character, function words. ``notes`` says the same in sentences.
    """

    words: tuple[KeyWord, ...]
    n_target: int
    n_reference: int
    candidates: int
    notes: tuple[str, ...]
    min_count: int = MIN_COUNT
    dropped_rare: int = 0
    dropped_numbers: int = 0
    dropped_short: int = 0
    dropped_stopwords: int = 0


def rank_keyness(
    target_blocks: Sequence[Block],
    reference_blocks: Sequence[Block],
    *,
    min_count: int = MIN_COUNT,
    drop_stopwords: bool = False,
    stopwords: frozenset[str] = frozenset(),
    group: Callable[[str], str] | None = None,
    pairs: bool = False,
) -> KeynessResult:
    """The words that set the target apart from the reference, surest difference first.

    Words that vanished and words that came are both in the list. Words are compared
    as `Token.key`: lower case, straight apostrophes. A block counts as one paragraph.

    Args:
        target_blocks: The text studied, mostly the later letter.
        reference_blocks: What it is compared with.
        min_count: Fewest occurrences on both sides together, at least 1.
        drop_stopwords: Leave out the words of ``stopwords``; they still count as words of the text.
        stopwords: Function words as keys.
        group: Gives for a key what it is counted as, for instance its lemma.
        pairs: Compare two-word phrases; those with a function word of ``stopwords`` are left out.

    Returns:
        Words sorted by size of LRC, then by G2, then alphabetically. None when a side
        has no words: nothing can be compared then.

    Raises:
        ValueError: ``min_count`` is below 1.

    Source:
        Evert (2022) for the ranking; Hardie (2014) for the log ratio.
    """
    if min_count < 1:
        raise ValueError(f"min_count {min_count} is below 1")
    vocabulary: dict[str, int] = {}
    target = _count_side(target_blocks, vocabulary, pairs=pairs)
    reference = _count_side(reference_blocks, vocabulary, pairs=pairs)
    n1, n2 = int(target.sizes.sum()), int(reference.sizes.sum())
    if not n1 or not n2:
        empty = "The target has no words." if not n1 else "The reference has no words."
        return KeynessResult((), n1, n2, 0, (f"{empty} Nothing can be compared.",), min_count)

    dropped: Counter[str] = Counter()
    forms: dict[str, list[int]] = {}
    for word, number in vocabulary.items():
        reason = _why_not(word, stopwords, drop_stopwords)
        if reason:
            dropped[reason] += 1
        else:
            forms.setdefault(group(word) if group else word, []).append(number)
    size = len(vocabulary)
    both = (target.totals(size) + reference.totals(size)).tolist()
    common = [members for members in forms.values() if sum(both[w] for w in members) >= min_count]
    rare = len(forms) - len(common)
    unit = "phrases" if pairs else "words"
    return KeynessResult(
        _score(common, tuple(vocabulary), target, reference),
        n1,
        n2,
        len(common),
        (
            f"{n1} words in the target, {n2} in the reference.",
            f"{len(common)} {unit} compared: those with {min_count} hits or more on both sides together.",
            f"Left out: {rare} rarer {unit}, {dropped['number']} numbers, "
            f"{dropped['short']} of one letter, {dropped['function']} function words.",
        ),
        min_count,
        rare,
        dropped["number"],
        dropped["short"],
        dropped["function"],
    )


def compare_sides(
    target: Side,
    reference: Side,
    *,
    unit: Unit = "forms",
    min_count: int = MIN_COUNT,
    drop_stopwords: bool = False,
    stopwords: frozenset[str] = frozenset(),
) -> KeynessResult:
    """`rank_keyness` of two sides, by written form, by lemma or by two-word phrase.

    Args:
        target: The side studied.
        reference: What it is compared with; without what the target holds, see `set_apart`.
        unit: "forms", "lemmas" (forms of one word together, named by the most frequent) or
            "phrases" (two words in a row, neither of them a function word at its end).
        min_count: As in `rank_keyness`.
        drop_stopwords: As in `rank_keyness`.
        stopwords: Function words as keys.

    Raises:
        TooLittleTextError: A side has fewer than 100 words.
    """
    require_side(target)
    require_side(reference)
    return rank_keyness(
        target.blocks,
        reference.blocks,
        min_count=min_count,
        drop_stopwords=drop_stopwords,
        stopwords=stopwords,
        group=lemma_groups((*target.blocks, *reference.blocks)) if unit == "lemmas" else None,
        pairs=unit == "phrases",
    )


@dataclass(frozen=True, slots=True)
class _Counts:
    """One side as numbers: words of each paragraph, and for each word found its number and paragraph."""

    sizes: IntArray
    found: IntArray
    paragraphs: IntArray

    def totals(self, size: int) -> IntArray:
        """Occurrences of each word of a vocabulary of this size."""
        return np.bincount(self.found, minlength=size)

    def cells(self, candidate: IntArray) -> tuple[IntArray, IntArray, IntArray]:
        """For each candidate and paragraph where they meet: both numbers, and how often."""
        of = candidate[self.found]
        there = of >= 0
        at, times = np.unique(of[there] * len(self.sizes) + self.paragraphs[there], return_counts=True)
        return at // len(self.sizes), at % len(self.sizes), times


def _count_side(blocks: Sequence[Block], vocabulary: dict[str, int], *, pairs: bool) -> _Counts:
    """The words of these blocks by paragraph; new ones are added to the vocabulary."""
    sizes, found, paragraphs = [], [], []
    for n, block in enumerate(blocks):
        sizes.append(len(split_tokens(block.text)))
        keys = split_keys(block.text, pairs=pairs)
        found += [vocabulary.setdefault(key, len(vocabulary)) for key, _, _ in keys]
        paragraphs += [n] * len(keys)
    return _Counts(*(np.array(x, dtype=np.int64) for x in (sizes, found, paragraphs)))


def _why_not(word: str, stopwords: frozenset[str], drop_stopwords: bool) -> str:
    """Why a word or phrase is no candidate: "number", "short" or "function"; "" for one that is."""
    parts = word.split(PAIR)
    if any(not any(c.isalpha() for c in part) for part in parts):
        return "number"
    if any(len(part) == 1 for part in parts):
        return "short"
    return "function" if (drop_stopwords or len(parts) > 1) and not stopwords.isdisjoint(parts) else ""


def _score(
    common: Sequence[Sequence[int]], words: Sequence[str], target: _Counts, reference: _Counts
) -> tuple[KeyWord, ...]:
    """Every candidate with its measures, in order."""
    if not common:
        return ()
    candidate = np.full(len(words), -1, dtype=np.int64)
    for i, members in enumerate(common):
        for word in members:
            candidate[word] = i
    m = len(common)
    n1, n2 = int(target.sizes.sum()), int(reference.sizes.sum())
    singly = target.totals(len(words)).tolist(), reference.totals(len(words)).tolist()
    a, b = (np.array([sum(side[w] for w in members) for members in common]) for side in singly)
    ratios, surprise = log_ratio(a, b, n1, n2), g2(a, b, n1, n2)
    lows, highs = log_ratio_bounds(a, b, n1, n2, m)
    safe = nearest_bound(lows, highs)
    q = benjamini_hochberg(exact_p(a, b, n1, n2))
    is_target = (a * n2 > b * n1) | ((a * n2 == b * n1) & (a >= b))
    spread1, range1 = _spread(target, candidate, a)
    spread2, range2 = _spread(reference, candidate, b)
    scored = []
    for i, members in enumerate(common):
        by_use = sorted(members, key=lambda w: (-singly[0][w] - singly[1][w], words[w]))
        count, other, more = int(a[i]), int(b[i]), bool(is_target[i])
        scored.append(
            KeyWord(
                words[by_use[0]],
                tuple(words[w] for w in by_use),
                count,
                other,
                count / n1,
                other / n2,
                float(ratios[i]),
                float(lows[i]),
                float(highs[i]),
                float(safe[i]),
                float(surprise[i]),
                float(q[i]),
                float(spread1[i] if more else spread2[i]),
                int(range1[i]),
                int(range2[i]),
                int(range1[i] if more else range2[i]) == 1,
                _direction(count, other, more),
                tuple((singly[0][w], singly[1][w]) for w in by_use),
            )
        )
    return tuple(sorted(scored, key=lambda w: (-abs(w.lrc), -w.g2, w.word)))


def _spread(side: _Counts, candidate: IntArray, totals: IntArray) -> tuple[FloatArray, IntArray]:
    """DP of each candidate over the paragraphs of a side, and in how many of them it stands.

    The same as `dp` of each, without going through the paragraphs that have no hit: half the
    sum of |share of hits - share of words| is 1/2 (1 + the sum over those with a hit of that
    difference less the share of words).
    """
    which, paragraph, times = side.cells(candidate)
    expected = side.sizes[paragraph] / side.sizes.sum()
    observed = times / totals[which]
    apart = np.bincount(which, np.abs(observed - expected) - expected, minlength=len(totals))
    # Rounding may leave -1e-17 for a word that is spread evenly.
    return np.clip((1 + apart) / 2, 0.0, 1.0), np.bincount(which, minlength=len(totals))


def _direction(target_count: int, reference_count: int, is_target: bool) -> Direction:
    """What happened to a word going from the reference to the target."""
    if not reference_count:
        return "came"
    if not target_count:
        return "vanished"
    return "more" if is_target else "less"
