"""Which passages of two letters share their wording: the same, edited, or cut otherwise.

Looks at words in their order only; what returns in other words is for `passages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from compare.analysis.fates.cuts import PART, drop_overlaps, find_cuts
from compare.analysis.fates.same_wordings import (
    TextSide,
    WordingPair,
    free_places,
    repeated_pairs,
    run_in_pairs,
    same_pairs,
    signs_of,
    to_side,
)
from compare.analysis.matching.passages import Compared
from compare.analysis.wording.diff import is_same_wording
from compare.model import Letter

_LEAST = 0.01
"""Passages less alike than this by content are not aligned: a margin of safety, not a verdict."""
_EDITED = 0.55
"""An edited passage shares more than half of its words, in order, with what it became."""
_SHORTENED, _SHORTEST = 0.25, 8
"""What is left of a shortened passage is at least this part of it, and so many words."""
_NEARLY_ALL = 0.8
"""Passages less alike than this are not looked at for numbers of notes."""


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A pair of free passages with the number of words that both have in the same order."""

    source: int
    target: int
    common: int
    lengths: tuple[int, int]

    @property
    def shared(self) -> float:
        """Part of the words of both."""
        return 2 * self.common / sum(self.lengths)


def pair_wordings(compared: Compared, source: Letter, target: Letter) -> tuple[WordingPair, ...]:
    """The passages that share their wording, each in one way.

    First those with the same words, in the order that leaves most of them in place; then
    those in which a heading was run; then paragraphs cut in several or put together; then
    the edited ones, the best pairs first. What one step paired, the next leaves alone, but
    for a repetition: a passage that one letter has once more goes with its copy's counterpart.

    Args:
        compared: The passages; only pairs that are somewhat alike there are aligned.
        source: The older letter, for its headings.
        target: The newer letter, the same.

    Returns:
        By source passage, then target passage.
    """
    numbers: dict[str, int] = {}
    sides = to_side(source, compared.source, numbers), to_side(target, compared.target, numbers)
    pairs = same_pairs(*sides)
    pairs += run_in_pairs(*sides, pairs)
    aligned = _align(compared, *sides, pairs)
    pairs += _noted_pairs(*sides, aligned)
    pairs += repeated_pairs(*sides, pairs)
    aligned = _still_free(aligned, pairs)
    pairs += _cut_pairs(*sides, aligned, pairs)
    pairs += _edited_pairs(*sides, _still_free(aligned, pairs))
    return tuple(sorted(pairs, key=lambda p: (p.source, p.target)))


# ---------------------------------------------------------------- aligned words


def _align(
    compared: Compared, source: TextSide, target: TextSide, pairs: Sequence[WordingPair]
) -> tuple[_Aligned, ...]:
    """The words in common of the free passages that are somewhat alike, where these are more than a few."""
    taken_i, taken_j = {p.source for p in pairs}, {p.target for p in pairs}
    aligned = []
    for pair in compared.above(_LEAST):
        i, j = pair.source, pair.target
        if i in taken_i or j in taken_j:
            continue
        lengths = len(source.words[i]), len(target.words[j])
        least = min(_EDITED * sum(lengths) / 2, PART * min(lengths))
        common = LCSseq.similarity(source.words[i], target.words[j], score_cutoff=int(least))
        if common >= least:
            aligned.append(_Aligned(i, j, common, lengths))
    return tuple(sorted(aligned, key=lambda a: (a.source, a.target)))


def _still_free(aligned: Iterable[_Aligned], pairs: Iterable[WordingPair]) -> tuple[_Aligned, ...]:
    """The pairs of which neither side has been paired."""
    paired = tuple(pairs)
    taken_i, taken_j = {p.source for p in paired}, {p.target for p in paired}
    return tuple(a for a in aligned if a.source not in taken_i and a.target not in taken_j)


def _one_to_one(candidates: Iterable[tuple[float, float, int, int]]) -> Iterator[tuple[int, int]]:
    """The pairs in the order of their badness (badness, shift, i, j), no passage twice."""
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            yield i, j


def _noted_pairs(source: TextSide, target: TextSide, aligned: Sequence[_Aligned]) -> list[WordingPair]:
    """Passages that are the same but for typography that a look at both brings out, as numbers of notes."""
    same = [
        (0.0, _shift(source, target, a.source, a.target), a.source, a.target)
        for a in aligned
        if a.shared >= _NEARLY_ALL
        and _is_same(source.passages[a.source].text, target.passages[a.target].text)
    ]
    return [WordingPair(i, j, "kept", 1.0, len(source.words[i])) for i, j in _one_to_one(same)]


def _is_same(old: str, new: str) -> bool:
    """Whether two texts differ in typography only, the signs that say something being equal too."""
    return signs_of(old) == signs_of(new) and is_same_wording(old, new)


def _cut_pairs(
    source: TextSide, target: TextSide, aligned: Sequence[_Aligned], pairs: Sequence[WordingPair]
) -> list[WordingPair]:
    """Passages that one letter has as one and the other as several; each passage in one cut at most."""
    free_i = frozenset(free_places(pairs, len(source.words), "source"))
    free_j = frozenset(free_places(pairs, len(target.words), "target"))
    cuts = drop_overlaps(
        find_cuts(source.words, target.words, [(a.source, a.target) for a in aligned], free_j),
        find_cuts(target.words, source.words, [(a.target, a.source) for a in aligned], free_i),
    )
    pairs_of = {
        "split": [
            (cut.whole, part, words, len(target.words[part])) for cut in cuts[0] for part, words in cut.parts
        ],
        "merged": [
            (part, cut.whole, words, len(source.words[part])) for cut in cuts[1] for part, words in cut.parts
        ],
    }
    return [
        WordingPair(i, j, fate, words / of, words)
        for fate, found in pairs_of.items()
        for i, j, words, of in found
    ]


def _edited_pairs(source: TextSide, target: TextSide, aligned: Sequence[_Aligned]) -> list[WordingPair]:
    """Of the passages that are left those that share most of their words, or of which one was shortened."""
    likely = {(a.source, a.target): a for a in aligned if a.shared >= _EDITED or _is_shortened(a)}
    best = _one_to_one((-a.shared, _shift(source, target, i, j), i, j) for (i, j), a in likely.items())
    return [WordingPair(i, j, "edited", likely[i, j].shared, likely[i, j].common) for i, j in best]


def _is_shortened(aligned: _Aligned) -> bool:
    """Whether one passage is what is left of the other: at least a quarter of it, nearly all in its words."""
    shorter, longer = sorted(aligned.lengths)
    return shorter >= max(_SHORTEST, _SHORTENED * longer) and aligned.common >= PART * shorter


def _shift(source: TextSide, target: TextSide, i: int, j: int) -> float:
    """How far a passage moved through the letter, 0 to 1; parts pairs that are otherwise alike."""
    return abs(i / len(source.passages) - j / len(target.passages))
