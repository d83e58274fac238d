"""Which of the passages that two letters share stand in the same order in both, and which moved.

Knows nothing of wording: it is given pairs of places.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

Position = tuple[int, int]
"""Place in a letter that can be sorted: number of the block, offset in it."""

Anchor = tuple[Position, Position, int]
"""Where something stands in one letter, where in the other, and its weight (above zero)."""


def find_in_order(anchors: Sequence[Anchor]) -> frozenset[int]:
    """The heaviest choice of anchors that stand in the same order in both letters; the others moved.

    With equal weights this is the longest increasing subsequence. Two anchors
    at one place (a paragraph that was split) do not cross each other.

    Args:
        anchors: In any order. Of two choices of equal weight the first found is kept,
            reading the older letter from its beginning.

    Returns:
        Positions in ``anchors``; empty when there are none.

    Source:
        Fredman (1975), on longest increasing subsequences; Fenwick (1994) for the
        tree of best prefixes. Takes time in proportion to n log n.
    """
    order = sorted(range(len(anchors)), key=lambda k: (anchors[k][0], anchors[k][1], k))
    places = sorted({anchor[1] for anchor in anchors})
    best: list[tuple[int, int]] = [(0, -1)] * (len(places) + 1)  # heaviest chain that ends at or before
    before: dict[int, int] = {}
    top = (0, -1)
    for k in order:
        rank = bisect_left(places, anchors[k][1]) + 1
        weight, last = _best_until(best, rank)
        before[k] = last
        chain = (weight + anchors[k][2], k)
        _raise_from(best, rank, chain)
        if chain[0] > top[0]:
            top = chain
    kept, k = set(), top[1]
    while k >= 0:
        kept.add(k)
        k = before[k]
    return frozenset(kept)


def _best_until(best: list[tuple[int, int]], rank: int) -> tuple[int, int]:
    """The heaviest chain that ends at this rank or before it."""
    found = (0, -1)
    while rank > 0:
        if best[rank][0] > found[0]:
            found = best[rank]
        rank -= rank & -rank
    return found


def _raise_from(best: list[tuple[int, int]], rank: int, chain: tuple[int, int]) -> None:
    """Let every rank from this one on know of a heavier chain."""
    while rank < len(best):
        if chain[0] > best[rank][0]:
            best[rank] = chain
        rank += rank & -rank
