"""Dispersion and range: printed values and properties."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.statistics import dp, dp_norm, dps, paragraph_range

SIZES = (9, 10, 10, 10, 11)


@pytest.mark.parametrize(
    ("hits", "value", "normed"), [((1, 2, 3, 4, 5), 0.18, 0.22), ((1, 0, 0, 0, 0), 0.82, 1.0)]
)
def test_dp_gives_the_values_of_gries_five_part_text(
    hits: tuple[int, ...], value: float, normed: float
) -> None:
    """Gries (2008) and Lijffijt & Gries (2012): parts of 9, 10, 10, 10 and 11 words."""
    assert round(dp(hits, SIZES), 2) == value
    assert round(dp_norm(hits, SIZES), 2) == normed


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 500)), min_size=1, max_size=30))
def test_dp_lies_between_0_and_1_and_the_norm_is_no_smaller(parts: list[tuple[int, int]]) -> None:
    hits, sizes = zip(*parts, strict=True)
    if not sum(hits):
        assert math.isnan(dp(hits, sizes)) and math.isnan(dp_norm(hits, sizes))
        return
    assert 0 <= dp(hits, sizes) <= dp_norm(hits, sizes) + 1e-12 <= 1 + 1e-9


@given(st.lists(st.integers(1, 100), min_size=1, max_size=20), st.integers(1, 9))
def test_dp_is_zero_for_a_word_spread_like_the_text_itself(sizes: list[int], times: int) -> None:
    assert dp([s * times for s in sizes], sizes) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(("hits", "sizes"), [([1], [1, 2]), ([-1, 2], [3, 3]), ([0], [0]), ([], [])])
def test_dp_refuses_parts_that_do_not_fit(hits: list[int], sizes: list[int]) -> None:
    with pytest.raises(ValueError):
        dp(hits, sizes)


def test_dp_of_many_words_is_the_same_as_one_by_one() -> None:
    counts = np.array([[1, 1, 0], [2, 0, 0], [3, 0, 0], [4, 0, 0], [5, 0, 0]])
    values = dps(counts, SIZES)
    assert values[:2].tolist() == [dp(counts[:, 0], SIZES), dp(counts[:, 1], SIZES)]
    assert math.isnan(values[2])


def test_range_is_the_paragraphs_with_a_hit_of_all_paragraphs() -> None:
    assert paragraph_range([0, 3, 0, 1]) == (2, 4)
    assert paragraph_range([]) == (0, 0)
    with pytest.raises(ValueError, match="negative"):
        paragraph_range([1, -1])
