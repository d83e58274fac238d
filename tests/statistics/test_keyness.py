"""Keyness and effect size: printed values, scipy and properties."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from compare.statistics import (
    chi2,
    exact_p,
    g2,
    log_ratio,
    log_ratio_bounds,
    lrc,
)

EVERT = (1_177, 341_805)
EVERT_WORDS = 20_109
CCC = (41_351, 108_449)
QUANTEDA = (43_002, 108_539)

counts = st.integers(1, 5_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
p_values = st.lists(st.floats(0, 1), min_size=1, max_size=30)


def test_g2_gives_dunnings_value_for_a_rare_pair() -> None:
    """Dunning (1993), p. 72: cells 10, 0, 3 and 31,764."""
    assert round(float(g2(10, 3, 10, 3 + 31_764)), 2) == 167.23


@pytest.mark.parametrize(
    ("a", "b", "surprise", "ratio", "safe"),
    [
        pytest.param(733, 7_074, 4073.4723, 4.9115, 4.6401, id="Krankenhaus"),
        pytest.param(944, 367, 10290.4047, 9.5431, 9.1322, id="Antibiotikum"),
        pytest.param(2, 1, 18.8900, 8.9183, 0.0, id="10-mal"),
        pytest.param(10, 0, 113.5791, 12.5736, 6.6482, id="Frieden"),
        pytest.param(479, 31_032, 835.7665, 2.1652, 1.8390, id="bereits"),
    ],
)
def test_g2_log_ratio_and_lrc_give_everts_reference_values(
    a: int, b: int, surprise: float, ratio: float, safe: float
) -> None:
    """Evert (2022), reference data of "Measuring keyness": 1,177 against 341,805, 20,109 words, 95%."""
    assert round(float(g2(a, b, *EVERT)), 4) == surprise
    assert round(float(log_ratio(a, b, *EVERT, walter=True)), 4) == ratio
    assert round(float(lrc(a, b, *EVERT, EVERT_WORDS)), 4) == safe


def test_everts_small_example_has_no_safe_claim() -> None:
    """Evert (2022): 7 against 2 in 1,000 each."""
    assert round(float(g2(7, 2, 1000, 1000)), 4) == 2.9545
    assert round(float(log_ratio(7, 2, 1000, 1000, walter=True)), 4) == 1.5850
    assert lrc(7, 2, 1000, 1000, 1) == 0


@pytest.mark.parametrize(
    ("a", "b", "surprise", "ratio"),
    [
        pytest.param(255, 380, 46.6543, 0.81552, id="CSU"),
        pytest.param(867, 1_631, 61.2663, 0.47937, id="in"),
        pytest.param(39, 25, 30.9328, 2.03257, id="Wirtschaft"),
    ],
)
def test_g2_and_log_ratio_give_the_values_documented_by_cwb_ccc(
    a: int, b: int, surprise: float, ratio: float
) -> None:
    """cwb-ccc, README, keywords: 41,351 against 108,449. Two cells would give 46.4411 for CSU."""
    assert round(float(g2(a, b, *CCC)), 4) == surprise
    assert round(float(log_ratio(a, b, *CCC)), 5) == ratio


@pytest.mark.parametrize(
    ("a", "b", "value"),
    [pytest.param(1048, 779, 764.4484, id="we"), pytest.param(148, 54, 200.5544, id="america")],
)
def test_chi2_gives_the_values_documented_by_quanteda(a: int, b: int, value: float) -> None:
    """quanteda.textstats, textstat_keyness: 43,002 against 108,539 words."""
    assert round(float(chi2(a, b, *QUANTEDA)), 4) == value


@given(counts, counts)
def test_chi2_agrees_with_scipy_with_and_without_yates(one: tuple[int, int], two: tuple[int, int]) -> None:
    (a, n1), (b, n2) = one, two
    table = np.array([[a, b], [n1 - a, n2 - b]])
    if (table.sum(axis=1) == 0).any():
        assert chi2(a, b, n1, n2) == 0
        return
    expected = stats.contingency.expected_freq(table)
    apart = abs(a * (n2 - b) - b * (n1 - a))
    corrected = apart >= (n1 + n2) / 2 and expected.min() < 5
    judge = stats.chi2_contingency(table, correction=bool(corrected)).statistic
    assert float(chi2(a, b, n1, n2)) == pytest.approx(judge, rel=1e-9, abs=1e-9)


@given(counts, counts)
def test_g2_agrees_with_scipy(one: tuple[int, int], two: tuple[int, int]) -> None:
    (a, n1), (b, n2) = one, two
    table = np.array([[a, b], [n1 - a, n2 - b]])
    value = float(g2(a, b, n1, n2))
    assert value >= 0
    if (table.sum(axis=1) > 0).all():
        judge = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
        assert value == pytest.approx(judge, rel=1e-6, abs=1e-6)


@given(st.integers(0, 100), st.integers(100, 1000), st.integers(1, 20))
def test_g2_and_log_ratio_are_zero_when_shares_are_equal(a: int, n: int, times: int) -> None:
    assert float(g2(a, a * times, n, n * times)) == pytest.approx(0, abs=1e-8)
    assert float(log_ratio(a, a * times, n, n * times)) == pytest.approx(0, abs=1e-9)


def test_log_ratio_counts_doublings_and_takes_zero_as_a_half() -> None:
    assert log_ratio(8, 2, 1000, 1000) == 2
    assert log_ratio(2, 8, 1000, 1000) == -2
    assert log_ratio(4, 4, 1000, 2000) == 1
    assert log_ratio(4, 0, 1000, 1000) == 3
    assert log_ratio(0, 4, 1000, 1000) == -3
    assert log_ratio(0, 0, 1000, 9000) == 0


@given(counts, counts, st.integers(1, 20_000))
def test_measures_turn_round_with_the_sides(one: tuple[int, int], two: tuple[int, int], m: int) -> None:
    (a, n1), (b, n2) = one, two
    assert float(log_ratio(a, b, n1, n2)) == pytest.approx(-float(log_ratio(b, a, n2, n1)))
    assert float(lrc(a, b, n1, n2, m)) == pytest.approx(-float(lrc(b, a, n2, n1, m)), rel=1e-6, abs=1e-9)
    assert float(g2(a, b, n1, n2)) == pytest.approx(float(g2(b, a, n2, n1)), rel=1e-9, abs=1e-9)


@given(counts, counts, st.integers(1, 20_000))
def test_bounds_hold_the_log_ratio_and_lrc_claims_no_more(
    one: tuple[int, int], two: tuple[int, int], m: int
) -> None:
    (a, n1), (b, n2) = one, two
    ratio, safe = float(log_ratio(a, b, n1, n2)), float(lrc(a, b, n1, n2, m))
    low, high = (float(x) for x in log_ratio_bounds(a, b, n1, n2, m))
    assert low < high
    assert low - 1e-9 <= ratio <= high + 1e-9
    assert abs(safe) <= abs(ratio) + 1e-9
    assert safe * ratio >= 0


@given(counts, counts, st.integers(1, 1000))
def test_looking_at_more_words_makes_claims_smaller(
    one: tuple[int, int], two: tuple[int, int], m: int
) -> None:
    (a, n1), (b, n2) = one, two
    assert abs(float(lrc(a, b, n1, n2, 2 * m))) <= abs(float(lrc(a, b, n1, n2, m))) + 1e-9


@given(st.integers(0, 300), st.integers(0, 300))
def test_bounds_agree_with_the_exact_interval_of_scipy(a: int, b: int) -> None:
    if a + b == 0:
        return
    judge = stats.binomtest(a, a + b).proportion_ci(0.95, method="exact")
    low, high = log_ratio_bounds(a, b, 8_000, 12_000, 1)
    for bound, p in ((low, judge.low), (high, judge.high)):
        expected = math.log2(p / (1 - p) * 1.5) if 0 < p < 1 else math.copysign(math.inf, p - 0.5)
        assert float(bound) == pytest.approx(expected, rel=1e-6, abs=1e-6)


def test_bounds_are_infinite_on_the_side_of_a_zero() -> None:
    assert log_ratio_bounds(10, 0, 1000, 1000, 100)[1] == math.inf
    assert log_ratio_bounds(0, 10, 1000, 1000, 100)[0] == -math.inf


@given(st.integers(0, 200), st.integers(0, 200))
def test_exact_p_agrees_with_the_tails_of_scipy(a: int, b: int) -> None:
    chance = 8_000 / 20_000
    if a + b == 0:
        assert exact_p(a, b, 8_000, 12_000) == 1
        return
    tails = [stats.binomtest(a, a + b, chance, alternative=t).pvalue for t in ("less", "greater")]
    assert float(exact_p(a, b, 8_000, 12_000)) == pytest.approx(min(1, 2 * min(tails)), rel=1e-9)


@given(st.integers(0, 200), st.integers(0, 200), st.integers(1, 5000))
def test_a_claim_is_safe_exactly_where_the_corrected_p_is_below_five_percent(a: int, b: int, m: int) -> None:
    p = float(exact_p(a, b, 8_000, 12_000)) * m
    if not math.isclose(p, 0.05, rel_tol=1e-6):
        assert (float(lrc(a, b, 8_000, 12_000, m)) != 0) == (p < 0.05)


def test_measures_work_on_arrays_as_they_do_on_numbers() -> None:
    a, b = np.array([733, 2, 0]), np.array([7_074, 1, 12])
    for measure in (g2, log_ratio, chi2, exact_p):
        assert measure(a, b, *EVERT).tolist() == [
            float(measure(x, y, *EVERT)) for x, y in zip(a, b, strict=True)
        ]
    assert lrc(a, b, *EVERT, 9).tolist() == [float(lrc(x, y, *EVERT, 9)) for x, y in zip(a, b, strict=True)]


@pytest.mark.parametrize(
    ("a", "b", "n1", "n2"), [(0, 0, 0, 10), (1, 1, 10, 0), (-1, 0, 10, 10), (11, 0, 10, 10), (0, 11, 10, 10)]
)
def test_impossible_counts_are_refused(a: int, b: int, n1: int, n2: int) -> None:
    for measure in (g2, log_ratio, chi2, exact_p):
        with pytest.raises(ValueError, match="side"):
            measure(a, b, n1, n2)


def test_bounds_for_no_words_at_all_are_refused() -> None:
    with pytest.raises(ValueError, match="below 1"):
        lrc(1, 1, 10, 10, 0)


def test_bounds_give_the_rate_ratio_of_rs_poisson_test() -> None:
    """R, help page of `poisson.test`: 11 in 800 against 21 in 3,011; 1.971488 (0.8584264 to 4.2772659)."""
    low, high = log_ratio_bounds(11, 21, 800, 3_011, 1)
    assert float(2 ** log_ratio(11, 21, 800, 3_011)) == pytest.approx(1.971488, abs=5e-7)
    assert (float(2**low), float(2**high)) == pytest.approx((0.8584264, 4.2772659), abs=1e-7)


@given(st.floats(0.05, 50), st.floats(0.05, 50))
def test_bounds_and_p_agree_for_counts_that_are_not_whole(a: float, b: float) -> None:
    """Counts divided by a design effect; also those below one."""
    low, high = (float(x) for x in log_ratio_bounds(a, b, 800, 1200, 1))
    assert low < float(log_ratio(a, b, 800, 1200)) < high
    p = float(exact_p(a, b, 800, 1200))
    if not math.isclose(p, 0.05, rel_tol=1e-6):
        assert (p < 0.05) == (low > 0 or high < 0)


def test_measures_stand_huge_counts_and_a_word_that_is_the_whole_text() -> None:
    n = 10**9
    assert float(g2(n // 2, n // 2, n, n)) == pytest.approx(0, abs=1e-3)
    assert float(lrc(n // 2, n // 4, n, n, 20_000)) == pytest.approx(1, abs=1e-3)
    assert float(log_ratio(n, n, n, n)) == 0
    assert float(g2(10, 10, 10, 10)) == float(chi2(10, 10, 10, 10)) == 0
    assert float(g2(10, 0, 10, 10)) == pytest.approx(2 * 20 * math.log(2))
    assert float(exact_p(n, 0, n, n)) == 0
