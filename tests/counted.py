"""Counts in paragraphs, for tests of measures."""

from __future__ import annotations

from hypothesis import strategies as st

paragraphs = st.lists(
    st.integers(1, 200).flatmap(lambda w: st.tuples(st.integers(0, w), st.just(w))), min_size=1, max_size=40
)


def spread(count: int, of: int, words: int = 100) -> tuple[list[int], list[int]]:
    """``count`` paragraphs with one hit among ``of`` paragraphs of equal length."""
    return [1] * count + [0] * (of - count), [words] * of
