"""What changed in the words of paired passages: each change and each operative word at its place.

Composes `diff` and `operative` over the rows of `fate_of_passages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compare.analysis.fates.fates import PassageFate
from compare.analysis.matching.passages import Passage
from compare.analysis.wording.diff import Change, find_changes, shared_part
from compare.analysis.wording.operative import (
    SAME_SENTENCE,
    OperativeChange,
    find_operative_changes,
    like_sentences,
)
from compare.model import OperativeWord

REWORDED = "reworded"
"""Kind of a row for two sentences that are alike, in passages that are only related."""


@dataclass(frozen=True, slots=True)
class PassagePair:
    """Passages that belong together: one of each letter, or one and the several that it was cut into.

    One side is empty where there is no counterpart. The texts are the passages in order, parted
    by a line break.
    """

    fate: str
    sources: tuple[Passage, ...]
    targets: tuple[Passage, ...]
    similarity: float
    by: tuple[str, ...] = ()
    moved: bool = False

    @property
    def is_edit(self) -> bool:
        """Whether the one is the other edited: by its fate, or since half of the words stayed or moved."""
        return self.fate != "related" or shared_part(self.old, self.new) >= SAME_SENTENCE

    @property
    def old(self) -> str:
        """The older wording."""
        return "\n".join(p.text for p in self.sources)

    @property
    def new(self) -> str:
        """The newer wording."""
        return "\n".join(p.text for p in self.targets)


@dataclass(frozen=True, slots=True)
class PlacedChange:
    """One change in a pair of passages: "replaced", "removed", "added", "moved", or `REWORDED`.

    ``old_start`` and ``new_start`` are offsets in the pair's texts; ``operative`` are the changes
    of operative words in it. Every operative change of a pair is in one of its changes.
    """

    pair: PassagePair
    kind: str
    old: str
    new: str
    old_start: int
    new_start: int
    operative: tuple[OperativeChange, ...] = ()


def pair_passages(rows: Iterable[PassageFate]) -> tuple[PassagePair, ...]:
    """The rows of `fate_of_passages` as pairs; what was split or merged is one pair, at its first row."""
    pairs: list[PassagePair] = []
    at: dict[tuple[str, str, Passage], int] = {}
    for row in rows:
        shared = _shared_side(row)
        if shared and (known := at.get(shared)) is not None:
            pairs[known] = _with(pairs[known], row)
            continue
        if shared:
            at[shared] = len(pairs)
        sources, targets = ((p,) if p else () for p in (row.source, row.target))
        pairs.append(PassagePair(row.fate, sources, targets, row.similarity, row.by, row.moved))
    return tuple(pairs)


def operative_of_pair(pair: PassagePair, words: Sequence[OperativeWord]) -> tuple[OperativeChange, ...]:
    """The operative words that differ in a pair; nothing where it has one side only."""
    if not (pair.sources and pair.targets):
        return ()
    return find_operative_changes(pair.old, pair.new, words, related=not pair.is_edit)


def changes_of_pair(pair: PassagePair, words: Sequence[OperativeWord]) -> tuple[PlacedChange, ...]:
    """Every change of a pair, in the order of the newer text, with its operative words.

    Of passages that are only related the sentences that are most alike, side by side.

    Returns:
        Nothing for a pair that has one side only, or differs in typography only.
    """
    if not (pair.sources and pair.targets):
        return ()
    changes = _worded(find_changes(pair.old, pair.new)) if pair.is_edit else _reworded(pair)
    operative: list[list[OperativeChange]] = [[] for _ in changes]
    for found in operative_of_pair(pair, words):
        operative[_change_of(found, changes)].append(found)
    return tuple(
        PlacedChange(pair, c.kind, c.old, c.new, c.old_start, c.new_start, tuple(own))
        for c, own in zip(changes, operative, strict=True)
    )


def passage_at(passages: Sequence[Passage], start: int) -> tuple[Passage, int]:
    """The passage in which a place of a pair's text lies, and the place in its block."""
    for passage in passages[:-1]:
        if start <= len(passage.text):
            return passage, passage.offset + start
        start -= len(passage.text) + 1
    return passages[-1], passages[-1].offset + min(start, len(passages[-1].text))


def _shared_side(row: PassageFate) -> tuple[str, str, Passage] | None:
    """The passage that the parts of a split or merged one have in common."""
    if row.fate == "split" and row.source:
        return row.fate, "source", row.source
    return (row.fate, "target", row.target) if row.fate == "merged" and row.target else None


def _with(pair: PassagePair, row: PassageFate) -> PassagePair:
    """A pair with the part that one more row names."""

    def extended(known: tuple[Passage, ...], more: Passage | None) -> tuple[Passage, ...]:
        parts = {*known, *((more,) if more else ())}
        return tuple(sorted(parts, key=lambda p: (p.block_n, p.offset)))

    return PassagePair(
        pair.fate,
        extended(pair.sources, row.source),
        extended(pair.targets, row.target),
        min(pair.similarity, row.similarity),
        tuple(dict.fromkeys((*pair.by, *row.by))),
        pair.moved or row.moved,
    )


def _worded(changes: Sequence[Change]) -> list[Change]:
    """The changes that have a word or mark."""
    return [c for c in changes if c.old or c.new]


def _reworded(pair: PassagePair) -> list[Change]:
    """The likest sentences of a pair as changes."""
    old, new = pair.old, pair.new
    return [Change(REWORDED, old[a:b], new[c:d], a, c) for (a, b), (c, d), _ in like_sentences(old, new)]


def _change_of(found: OperativeChange, changes: Sequence[Change]) -> int:
    """The change that an operative word belongs to: that with most of its letters, else the nearest."""

    def shared(change: Change) -> tuple[int, int]:
        old = change.old_start, change.old_start + len(change.old)
        new = change.new_start, change.new_start + len(change.new)
        inside = sum(
            max(0, min(end, b) - max(start, a))
            for marks, (start, end) in ((found.old_marks, old), (found.new_marks, new))
            for a, b in marks
        )
        return inside, -abs(change.new_start - found.new_start)

    return max(range(len(changes)), key=lambda k: shared(changes[k]))
