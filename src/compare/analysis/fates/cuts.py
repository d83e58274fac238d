"""Paragraphs that were cut in several, or put together out of several, found by their words in order.

One search for both: the whole is in the one letter, its parts in the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq

Words = tuple[int, ...]
"""The words of a passage as numbers, equal words equal."""

PART = 0.75
"""Of the words of a part so much stands in the whole, in the same order."""
_WHOLE = 0.5
_FRESH = 0.6
_SHORT = 8
_RUN = 3


@dataclass(frozen=True, slots=True)
class Cut:
    """A paragraph and the paragraphs that it was cut into, or put together out of.

    ``parts`` are places in reading order, each with the number of its words that stand in the whole, in
    the same order; ``words`` is the number of the whole's words that they hold together.
    """

    whole: int
    parts: tuple[tuple[int, int], ...]
    words: int


def find_cuts(
    wholes: Sequence[Words], parts: Sequence[Words], likely: Iterable[tuple[int, int]], free: Collection[int]
) -> tuple[Cut, ...]:
    """The wholes of which two or more parts hold half of the words or more between them.

    A part has three quarters of its words in the whole, most of them where no other part
    stands. One of fewer than eight words counts only word for word and beside another part,
    for «Dat is goed.» may stand anywhere.

    Args:
        wholes: The words of the passages of one letter.
        parts: The same of the other letter.
        likely: Places of a whole and of a part that have words in common.
        free: Places of the parts that may be used.

    Returns:
        Those that hold most words first. A part may be in more than one.
    """
    by_whole: dict[int, list[int]] = defaultdict(list)
    for whole, part in likely:
        if len(parts[part]) < len(wholes[whole]):
            by_whole[whole].append(part)
    cuts = (_cut(whole, wholes[whole], parts, found, free) for whole, found in by_whole.items())
    return tuple(sorted(filter(None, cuts), key=lambda cut: (-cut.words, cut.whole)))


def _cut(
    place: int, whole: Words, parts: Sequence[Words], likely: Sequence[int], free: Collection[int]
) -> Cut | None:
    """The parts of one whole; None when fewer than two are found, or they hold too little of it."""
    held = {part: places for part in likely if (places := _places(whole, parts[part]))}
    chosen: dict[int, frozenset[int]] = {}
    covered: set[int] = set()
    for part in sorted(held, key=lambda p: (-len(held[p]), p)):
        if len(held[part] - covered) >= _FRESH * len(parts[part]):
            chosen[part] = held[part]
            covered |= held[part]
    _add_neighbours(whole, parts, chosen, covered, free)
    kept = {p for p in chosen if len(parts[p]) >= _SHORT or chosen.keys() & {p - 1, p + 1}}
    words = len(set().union(*(chosen[p] for p in kept)))
    if len(kept) < 2 or words < _WHOLE * len(whole):
        return None
    return Cut(place, tuple((p, LCSseq.similarity(whole, parts[p])) for p in sorted(kept)), words)


def _add_neighbours(
    whole: Words,
    parts: Sequence[Words],
    chosen: dict[int, frozenset[int]],
    covered: set[int],
    free: Collection[int],
) -> None:
    """Take in short passages beside a part that stand word for word in what the whole has left."""
    waiting = list(chosen)
    while waiting:
        part = waiting.pop()
        for beside in (part - 1, part + 1):
            if beside in free and beside not in chosen and len(parts[beside]) < _SHORT:
                places = _word_for_word(whole, parts[beside], covered)
                if places:
                    chosen[beside] = places
                    covered |= places
                    waiting.append(beside)


def _word_for_word(whole: Words, part: Words, covered: Collection[int] = ()) -> frozenset[int]:
    """Where the part stands in the whole in one piece, outside what is covered; empty where it does not."""
    for start in range(len(whole) - len(part) + 1):
        if whole[start] == part[0] and whole[start : start + len(part)] == part:
            places = frozenset(range(start, start + len(part)))
            if places.isdisjoint(covered):
                return places
    return frozenset()


def _places(whole: Words, part: Words) -> frozenset[int]:
    """Places of the whole's words that the part has in runs of three or more; empty when it is no part."""
    exact = _word_for_word(whole, part)
    if exact or len(part) < _SHORT:
        return exact
    if LCSseq.similarity(whole, part) < PART * len(part):
        return frozenset()
    return frozenset(
        place
        for code in Indel.opcodes(whole, part)
        if code.tag == "equal" and code.src_end - code.src_start >= _RUN
        for place in range(code.src_start, code.src_end)
    )


def drop_overlaps(split: Sequence[Cut], merged: Sequence[Cut]) -> tuple[tuple[Cut, ...], tuple[Cut, ...]]:
    """Of the cuts of both kinds those that share no passage, the largest first.

    Args:
        split: Cuts with the whole in the older letter.
        merged: Cuts with the whole in the newer letter.
    """
    taken: tuple[set[int], set[int]] = (set(), set())
    kept: tuple[list[Cut], list[Cut]] = ([], [])
    order = [(0, cut) for cut in split] + [(1, cut) for cut in merged]
    for kind, cut in sorted(order, key=lambda x: (-x[1].words, x[0], x[1].whole)):
        of_whole, of_parts = taken[kind], taken[1 - kind]
        parts = {part for part, _ in cut.parts}
        if cut.whole not in of_whole and of_parts.isdisjoint(parts):
            of_whole.add(cut.whole)
            of_parts |= parts
            kept[kind].append(cut)
    return tuple(kept[0]), tuple(kept[1])
