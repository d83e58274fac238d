"""A trend is told from chance, and never from fewer than five points."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.statistics import find_trend

figures = st.lists(st.integers(0, 6), min_size=5, max_size=12)


def order(times: list[float], values: list[float]) -> float:
    """Pairs in the same order less pairs in the other (Kendall's S), counted one by one."""
    pairs = [(i, j) for i in range(len(times)) for j in range(i)]
    return sum(np.sign((times[i] - times[j]) * (values[i] - values[j])) for i, j in pairs)


def test_five_points_in_perfect_order_come_about_by_chance_in_two_of_120_orders() -> None:
    assert find_trend([1, 2, 4, 7, 9], [1, 2, 3, 10, 11]).p == pytest.approx(2 / 120)
    assert find_trend([1, 2, 4, 7, 9], [5, 4, 3, 2, 1]).tau == pytest.approx(-1)


@pytest.mark.parametrize("values", [[3, 1, 2, 5, 4, 6], [0, 0, 1, 0, 2, 3], [1, 1, 1, 0, 0, 0]])
def test_the_p_value_is_the_part_of_all_orders_that_are_as_far_from_none(values: list[float]) -> None:
    times = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
    own = abs(order(times, values))
    every = [abs(order(times, list(x))) >= own for x in permutations(values)]
    assert find_trend(times, values).p == pytest.approx(sum(every) / len(every), abs=0.015)


def test_the_slope_of_a_straight_line_is_found_and_one_odd_point_does_not_turn_it() -> None:
    times = np.arange(9.0)
    straight = find_trend(times, 2 + 0.5 * times)
    assert (straight.slope, straight.level, straight.n) == (pytest.approx(0.5), pytest.approx(2), 9)
    odd = 2 + 0.5 * times
    odd[4] = 100
    assert find_trend(times, odd).slope == pytest.approx(0.5, abs=0.2)


def test_figures_that_never_change_have_no_trend() -> None:
    flat = find_trend([1, 2, 3, 4, 5], [0, 0, 0, 0, 0])
    assert (flat.p, flat.tau, flat.slope, flat.low, flat.high) == (1, 0, 0, 0, 0)


@given(figures)
def test_a_trend_turned_round_in_time_is_as_sure_and_has_the_other_sign(values: list[int]) -> None:
    times = np.arange(len(values), dtype=float)
    there, back = find_trend(times, values), find_trend(-times, values)
    assert back.tau == pytest.approx(-there.tau)
    assert back.p == pytest.approx(there.p, abs=0.02)
    assert there.low <= there.slope <= there.high
    assert 0 < there.p <= 1


def test_seldom_is_chance_called_a_trend() -> None:
    random = np.random.default_rng(5)
    called = [find_trend(np.arange(8.0), random.poisson(0.7, 8)).p < 0.05 for _ in range(300)]
    assert sum(called) <= 300 * 0.05 + 2 * (300 * 0.05 * 0.95) ** 0.5


@pytest.mark.parametrize(
    ("times", "values"), [([1, 2, 3, 4], [1, 2, 3, 4]), ([1] * 5, [1, 2, 3, 4, 5]), ([1, 2], [1])]
)
def test_too_few_points_or_no_time_between_them_is_refused(times: list[int], values: list[int]) -> None:
    with pytest.raises(ValueError, match=r"must be lists|from one time"):
        find_trend(times, values)
