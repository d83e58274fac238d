"""The passages of two letters side by side: how alike each pair is, and which pairs are sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from compare.analysis.matching.products import find_best_sentences
from compare.analysis.matching.similarity import Alikeness, Side, compare_sides
from compare.analysis.matching.vectors import Floats, Knowledge
from compare.analysis.matching.wordtable import Flags, Ints
from compare.analysis.selection import EVERYONE, Selection, select_blocks
from compare.corpus import load_ordinary
from compare.model import Letter

SAME, PERHAPS, NONE = "overeenkomst", "mogelijk", "geen tegenhanger"
"""What may be said of a pair, and of a passage by its likeliest pair."""

_VERDICTS = (NONE, PERHAPS, SAME)

_WEAK, _MUTUAL, _SURE = 0.17, 0.42, 0.49
"""Similarity from which a pair may be a counterpart; is one if each is the other's best; is one anyhow."""

_LITERAL, _PAGE, _NAMED = 0.5, 0.2, 0.15
"""What part of the doubt a repetition of words, a cited page and a name that is kept take away."""

_READ_AS = (
    (0.00, 0.00), (0.04, 0.01), (0.08, 0.04), (0.12, 0.13), (0.16, 0.25), (0.20, 0.42), (0.24, 0.57),
    (0.30, 0.72), (0.36, 0.86), (0.50, 0.94), (0.70, 0.98), (1.00, 1.00),
)  # fmt: skip
"""From likeness to similarity: in what part of the pairs this alike readers named the passage."""

_TITLE = 0.2
"""What a heading that is like the other passage adds to the rank; never to the similarity."""

_CROWD, _CROWD_WEIGHT = 5, 0.25
"""How many nearest passages tell that a passage resembles everything, and what that costs in rank."""

_ALMOST = 0.999

_A_WORD = re.compile(r"\w")
_TELLING_TITLE = 0.15
_TELLING_SUBJECT = 0.5
_TELLING_SENTENCE = 1.5


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph at its place: ``offset`` is where it begins in the block's text."""

    letter_id: str
    block_n: int
    offset: int
    text: str
    page: int
    speaker: str
    section: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage of the source and one of the target, by their places in `Compared`.

    ``similarity`` is 0 to 1 on a fixed scale: of pairs this alike, the part in which a reader saw the same
    or a like passage; 1 for the same wording. ``score`` only ranks, for it sets passages that resemble
    everything a little back and counts the headings. ``verdict`` is `SAME`, `PERHAPS` or `NONE`; ``by`` names
    what the pair was matched by: "quotation" (words repeated), "page", "name", "heading", "words".
    """

    source: int
    target: int
    similarity: float
    score: float
    verdict: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentencePair:
    """The two sentences of a pair of passages that are most alike, each as (start, end) in its passage."""

    source: tuple[int, int]
    target: tuple[int, int]
    similarity: float


@dataclass(frozen=True, eq=False)
class Compared:
    """Two letters side by side. Of large letters it holds the pairs only for which something speaks."""

    source: tuple[Passage, ...]
    target: tuple[Passage, ...]
    alike: Alikeness
    similarity: Floats
    score: Floats
    verdicts: Ints

    def from_source(self, i: int, top: int | None = None) -> tuple[Pair, ...]:
        """The likeliest counterparts of a passage of the source, best first."""
        order, bounds = self._by_source
        return tuple(self._pair(k) for k in order[bounds[i] : bounds[i + 1]][:top])

    def from_target(self, j: int, top: int | None = None) -> tuple[Pair, ...]:
        """The likeliest counterparts of a passage of the target, best first."""
        order, bounds = self._by_target
        return tuple(self._pair(k) for k in order[bounds[j] : bounds[j + 1]][:top])

    def above(self, similarity: float) -> tuple[Pair, ...]:
        """Every pair that is at least this alike, the most alike first."""
        found = np.flatnonzero(self.similarity >= similarity)
        order = np.lexsort((self.alike.target[found], self.alike.source[found], -self.similarity[found]))
        return tuple(self._pair(k) for k in found[order])

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every pair, by source and then by target."""
        return tuple(self._pair(k) for k in range(len(self.similarity)))

    def verdict_of_source(self, i: int) -> str:
        """Whether a passage of the source has a counterpart: the best that is said of its pairs."""
        order, bounds = self._by_source
        return _VERDICTS[max(self.verdicts[order[bounds[i] : bounds[i + 1]]], default=0)]

    def best_sentences(self, pairs: Sequence[Pair]) -> Iterator[SentencePair]:
        """For each of these pairs the sentences of the two passages that are most alike."""
        if not pairs or self.alike.vectors is None:
            return
        left, right = self.alike.vectors
        i = np.array([pair.source for pair in pairs], dtype=np.int64)
        j = np.array([pair.target for pair in pairs], dtype=np.int64)
        values, a, b = find_best_sentences(left, right, i, j)
        for value, x, y in zip(values, a, b, strict=True):
            yield SentencePair(left.spans[x], right.spans[y], float(value))

    @cached_property
    def _by_source(self) -> tuple[Ints, Ints]:
        return _index(self.alike.source, self.alike.target, self.score, len(self.source))

    @cached_property
    def _by_target(self) -> tuple[Ints, Ints]:
        return _index(self.alike.target, self.alike.source, self.score, len(self.target))

    def _pair(self, k: int) -> Pair:
        """The pair at a place."""
        a = self.alike
        return Pair(
            int(a.source[k]),
            int(a.target[k]),
            float(self.similarity[k]),
            float(self.score[k]),
            _VERDICTS[self.verdicts[k]],
            _matched_by(a, k),
        )


def find_passages(letter: Letter, selection: Selection = EVERYONE) -> tuple[Passage, ...]:
    """The paragraphs of the blocks that count, in reading order; those without a word left out."""
    return tuple(
        Passage(letter.id, block.n, offset, text, block.page_at(offset), block.speaker, block.section)
        for block in select_blocks(letter, selection)
        for offset, text in block.passages()
        if _A_WORD.search(text)
    )


def pages_of(letter: Letter, passage: Passage) -> tuple[int, int]:
    """First and last printed page of a passage."""
    last = letter.block(passage.block_n).page_at(passage.offset + max(0, len(passage.text) - 1))
    return passage.page, last


def compare_letters(
    source: Letter, target: Letter, of_source: Selection = EVERYONE, of_target: Selection = EVERYONE
) -> Compared:
    """Every passage of one letter beside those of the other.

    A figure depends on these two letters only, and on how common words are in general; never on what
    else is loaded.
    """
    left, right = find_passages(source, of_source), find_passages(target, of_target)
    alike = compare_sides(_side(source, left), _side(target, right), Knowledge(*load_ordinary()))
    likeness = _likeness(alike)
    similarity = np.interp(likeness, [a for a, _ in _READ_AS], [b for _, b in _READ_AS])
    score = likeness + _TITLE * alike.title
    crowding = _crowding(alike.source, alike.target, score, len(left), len(right))
    crowding += _crowding(alike.target, alike.source, score, len(right), len(left))
    # a copy is a copy, however many there are
    score -= _CROWD_WEIGHT * crowding * (1.0 - likeness)
    mutual = _is_highest(alike.source, score, len(left)) & _is_highest(alike.target, score, len(right))
    sure = (similarity >= _SURE) | (mutual & (similarity >= _MUTUAL))
    verdicts = np.where(sure, 2, np.where(similarity >= _WEAK, 1, 0))
    return Compared(left, right, alike, similarity, score, verdicts)


def _likeness(alike: Alikeness) -> Floats:
    """How alike each pair is with all that speaks for it; 1 for the same wording only.

    Where one passage is an edited copy of the other, what stands in both in the same order decides.
    """
    is_copy = alike.edited > 0
    literal = np.where(is_copy, 1.0, alike.literal)
    doubt = (1.0 - _LITERAL * literal) * (1.0 - _PAGE * alike.page) * (1.0 - _NAMED * alike.named)
    beyond_chance = np.maximum(alike.cosine - alike.chance, 0.0) / (1.0 - np.minimum(alike.chance, 0.5))
    likeness = 1.0 - (1.0 - np.where(is_copy, alike.edited, beyond_chance)) * doubt
    likeness = np.minimum(likeness, _ALMOST)
    likeness[alike.same] = 1.0
    return likeness


def _index(rows: Ints, columns: Ints, score: Floats, n: int) -> tuple[Ints, Ints]:
    """The pairs row by row, the best first, and where each row begins."""
    order = np.lexsort((columns, -score, rows))
    return order, np.searchsorted(rows[order], np.arange(n + 1))


def _crowding(rows: Ints, columns: Ints, score: Floats, n: int, width: int) -> Floats:
    """For each pair the mean of the highest scores of its row: high where a passage resembles everything.

    Source:
        Conneau et al. (2018), cross-domain similarity local scaling.
    """
    order, bounds = _index(rows, columns, score, n)
    nth = np.arange(len(order)) - bounds[rows[order]]
    highest = order[nth < _CROWD]
    sums = np.bincount(rows[highest], weights=score[highest], minlength=n)
    return np.asarray(sums[rows] / max(min(_CROWD, width), 1))


def _is_highest(rows: Ints, score: Floats, n: int) -> Flags:
    """Whether a pair is the best of its row."""
    best = np.full(n, -np.inf)
    np.maximum.at(best, rows, score)
    return np.asarray(score == best[rows])


def _matched_by(alike: Alikeness, k: int) -> tuple[str, ...]:
    """What speaks for a pair, the surest first."""
    whole = alike.whole[k]
    signs = {
        "wording": alike.same[k],
        "quotation": alike.literal[k] > 0,
        "page": alike.page[k] > 0,
        "name": alike.named[k] > 0,
        "sentence": alike.sentence[k] > _TELLING_SENTENCE * whole,
        "words": whole > alike.subject[k],
        "subject": alike.subject[k] > _TELLING_SUBJECT * whole,
        "heading": alike.title[k] >= _TELLING_TITLE,
    }
    return tuple(name for name, speaks in signs.items() if speaks)


def _side(letter: Letter, passages: tuple[Passage, ...]) -> Side:
    """The passages as they are compared; a paper with questions speaks of another paper's pages."""
    blocks = [letter.block(p.block_n) for p in passages]
    return Side(
        tuple(p.text for p in passages),
        tuple(pages_of(letter, p) for p in passages),
        tuple(f"{' '.join(b.section[-1:])} {b.box}".strip() for b in blocks),
        cites_pages=letter.kind != "letter",
    )
