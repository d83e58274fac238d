"""Closed intervals of proportions and of differences: printed values, and scipy as an independent judge."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from compare.statistics import clopper_pearson, newcombe, rate, wilson, zero_bound


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_values_printed_by_newcombe_1998(
    count: int, n: int, low: float, high: float
) -> None:
    """Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3."""
    interval = wilson(count, n)
    assert round(interval.low, 4) == low
    assert round(interval.high, 4) == high


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_agrees_with_scipy(case: tuple[int, int]) -> None:
    count, n = case
    judge = stats.binomtest(count, n).proportion_ci(0.95, method="wilson")
    interval = wilson(count, n)
    assert interval.low == pytest.approx(judge.low, abs=1e-12)
    assert interval.high == pytest.approx(judge.high, abs=1e-12)


@given(st.floats(0, 1), st.floats(0.01, 1e6))
def test_wilson_holds_the_proportion_and_stays_between_0_and_1(p: float, n: float) -> None:
    interval = wilson(p * n, n)
    assert 0 <= interval.low <= p * n / n + 1e-12
    assert p * n / n - 1e-12 <= interval.high <= 1


def test_wilson_says_nothing_without_trials() -> None:
    assert (wilson(0, 0).low, wilson(0, 0).high, wilson(0, 0).method) == (0, 1, "no words")


@pytest.mark.parametrize(("count", "n"), [(-1, 10), (11, 10), (1, 0)])
def test_wilson_refuses_an_impossible_count(count: int, n: int) -> None:
    with pytest.raises(ValueError, match="not between"):
        wilson(count, n)


@pytest.mark.parametrize(
    ("c1", "n1", "c2", "n2", "low", "high"),
    [
        (56, 70, 48, 80, 0.0524, 0.3339),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (6, 7, 2, 7, 0.0582, 0.8062),
        (5, 56, 0, 29, -0.0381, 0.1926),
        (0, 10, 0, 20, -0.1611, 0.2775),
        (0, 10, 0, 10, -0.2775, 0.2775),
        (10, 10, 0, 20, 0.6791, 1.0000),
        (10, 10, 0, 10, 0.6075, 1.0000),
    ],
)
def test_newcombe_gives_the_values_printed_by_newcombe_1998(
    c1: int, n1: int, c2: int, n2: int, low: float, high: float
) -> None:
    """Newcombe (1998), "Interval estimation for the difference", table II, method 10."""
    interval = newcombe(c1, n1, c2, n2)
    assert round(interval.low, 4) == low
    assert round(interval.high, 4) == high


@given(st.integers(0, 50), st.integers(50, 500), st.integers(0, 50), st.integers(50, 500))
def test_newcombe_turns_round_with_the_sides(c1: int, n1: int, c2: int, n2: int) -> None:
    there, back = newcombe(c1, n1, c2, n2), newcombe(c2, n2, c1, n1)
    assert there.low == pytest.approx(-back.high)
    assert there.high == pytest.approx(-back.low)
    assert there.low <= c1 / n1 - c2 / n2 <= there.high


@pytest.mark.parametrize(("n", "per_10_000"), [(5_000, 5.99), (8_000, 3.74), (13_000, 2.30)])
def test_zero_hits_still_allow_what_the_rule_of_three_says(n: int, per_10_000: float) -> None:
    """Clopper & Pearson (1934), one-sided; near 3 / n, Hanley & Lippman-Hand (1983)."""
    assert round(zero_bound(n) * 10_000, 2) == per_10_000
    assert zero_bound(n) == pytest.approx(3 / n, rel=0.01)


@given(st.integers(1, 100_000))
def test_zero_bound_agrees_with_the_exact_one_sided_interval_of_scipy(n: int) -> None:
    judge = stats.binomtest(0, n, alternative="less").proportion_ci(0.95, method="exact")
    assert zero_bound(n) == pytest.approx(judge.high, rel=1e-6)


def test_zero_bound_of_no_words_is_everything_and_of_fewer_is_refused() -> None:
    assert zero_bound(0) == 1
    with pytest.raises(ValueError, match="negative"):
        zero_bound(-1)


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        (81, 263, 0.2527, 0.3676),
        (15, 148, 0.0578, 0.1617),
        (0, 20, 0.0, 0.1684),
        (1, 29, 0.0009, 0.1776),
    ],
)
def test_clopper_pearson_gives_the_values_printed_by_newcombe_1998(
    count: int, n: int, low: float, high: float
) -> None:
    """Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 5."""
    interval = clopper_pearson(count, n)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_clopper_pearson_agrees_with_scipy_and_holds_the_proportion(case: tuple[int, int]) -> None:
    count, n = case
    judge = stats.binomtest(count, n).proportion_ci(0.95, method="exact")
    interval = clopper_pearson(count, n)
    assert interval.low == pytest.approx(judge.low, abs=1e-9)
    assert interval.high == pytest.approx(judge.high, abs=1e-9)
    assert 0 <= interval.low <= count / n <= interval.high <= 1


def test_clopper_pearson_says_nothing_without_trials_and_refuses_an_impossible_count() -> None:
    assert clopper_pearson(0, 0).method == "no words"
    with pytest.raises(ValueError, match="not between"):
        clopper_pearson(3, 2)


def test_intervals_of_huge_counts_are_narrow_and_whole() -> None:
    for interval in (wilson(5e11, 1e12), clopper_pearson(5e11, 1e12)):
        assert interval.low < 0.5 < interval.high
        assert interval.high - interval.low == pytest.approx(2 * 1.96 * 0.5e-6, rel=0.01)


def test_a_rate_is_per_ten_thousand_words() -> None:
    assert rate(12, 8_000) == 15
    assert rate(0, 8_000) == 0
    assert math.isnan(rate(0, 0))
    with pytest.raises(ValueError, match="negative"):
        rate(-1, 10)
