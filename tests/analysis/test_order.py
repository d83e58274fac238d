"""What stands in the same order in two letters, against trying every choice."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.fates.order import Anchor, find_in_order

PLACES = st.tuples(st.integers(0, 5), st.integers(0, 1))
ANCHORS = st.lists(st.tuples(PLACES, PLACES, st.integers(1, 9)), max_size=7)


def is_in_order(chosen: list[Anchor]) -> bool:
    """Whether no two of these cross."""
    return all(
        not ((a[0] < b[0] and a[1] > b[1]) or (a[0] > b[0] and a[1] < b[1]))
        for a, b in combinations(chosen, 2)
    )


@given(ANCHORS)
def test_no_other_choice_in_order_is_heavier(anchors: list[Anchor]) -> None:
    found = [anchors[k] for k in find_in_order(anchors)]
    assert is_in_order(found)
    choices = (
        [anchors[k] for k in chosen]
        for size in range(len(anchors) + 1)
        for chosen in combinations(range(len(anchors)), size)
    )
    heaviest = max(sum(a[2] for a in chosen) for chosen in choices if is_in_order(chosen))
    assert sum(a[2] for a in found) == heaviest


def test_nothing_is_in_order_when_there_is_nothing() -> None:
    assert find_in_order([]) == frozenset()


def test_the_one_that_went_past_all_others_is_out_of_order() -> None:
    moved = ((4, 0), (0, 0), 1)
    others = [((n, 0), (n + 1, 0), 1) for n in range(4)]
    assert find_in_order([*others, moved]) == {0, 1, 2, 3}
