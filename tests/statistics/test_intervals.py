"""Margins: printed values, scipy as an independent judge, and properties."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from compare.statistics import (
    bootstrap_rate,
    bootstrap_shares,
    design_effect,
    difference_interval,
    newcombe,
    permutation_p,
    rate_interval,
    wilson,
    zero_bound,
)

paragraphs = st.lists(
    st.integers(1, 200).flatmap(lambda w: st.tuples(st.integers(0, w), st.just(w))), min_size=1, max_size=40
)


def spread(count: int, of: int, words: int = 100) -> tuple[list[int], list[int]]:
    """``count`` paragraphs with one hit among ``of`` paragraphs of equal length."""
    return [1] * count + [0] * (of - count), [words] * of


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
        (0, 10, 0, 20, -0.1611, 0.2775),
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


def test_design_effect_is_the_cluster_size_when_whole_paragraphs_are_hits() -> None:
    """Words wholly alike inside paragraphs of 50: by Kish, 1 + (50 - 1) * 1 = 50, up to k / (k - 1)."""
    hits, words = [50] * 40 + [0] * 160, [50] * 200
    assert design_effect(hits, words) == pytest.approx(50 * 200 / 199)


def test_design_effect_of_five_hits_together_is_about_five() -> None:
    assert design_effect([5] + [0] * 99, [100] * 100) == pytest.approx(5, rel=0.05)
    assert design_effect([1] * 5 + [0] * 95, [100] * 100) == pytest.approx(1, rel=0.05)


@given(paragraphs)
def test_design_effect_is_at_least_1(rows: list[tuple[int, int]]) -> None:
    hits, words = zip(*rows, strict=True)
    assert design_effect(hits, words) >= 1


@given(paragraphs, st.integers(1, 500))
def test_an_interval_holds_its_rate_and_stays_between_0_and_1(rows: list[tuple[int, int]], seed: int) -> None:
    hits, words = zip(*rows, strict=True)
    interval = rate_interval(hits, words, draws=400, seed=seed)
    assert 0 <= interval.low <= sum(hits) / sum(words) + 1e-12
    assert sum(hits) / sum(words) - 1e-12 <= interval.high <= 1
    assert interval.low < interval.high or interval.method == "bootstrap"


@given(st.integers(1, 9), st.integers(30, 60))
def test_few_paragraphs_with_a_hit_get_wilson(count: int, of: int) -> None:
    assert rate_interval(*spread(count, of)).method == "wilson"


def test_ten_paragraphs_with_a_hit_get_the_bootstrap() -> None:
    assert rate_interval(*spread(10, 40)).method == "bootstrap"


def test_hits_in_a_clump_make_the_margin_wider() -> None:
    words = [100] * 50
    apart = rate_interval([1] * 6 + [0] * 44, words)
    clump = rate_interval([6] + [0] * 49, words)
    assert clump.high - clump.low > 1.5 * (apart.high - apart.low)


def test_no_hits_give_the_exact_bound_on_all_words() -> None:
    interval = rate_interval([0] * 80, [100] * 80)
    assert (interval.low, interval.method) == (0, "exact zero")
    assert interval.high == pytest.approx(1 - 0.05 ** (1 / 8000))


def test_nothing_but_hits_reaches_1_and_stays_below_it_on_the_other_side() -> None:
    interval = rate_interval([10] * 20, [10] * 20)
    assert interval.method == "wilson"
    assert 0.97 < interval.low < 1 == interval.high


def test_no_words_say_nothing() -> None:
    for interval in (rate_interval([], []), rate_interval([0, 0], [0, 0]), bootstrap_rate([], [])):
        assert (interval.low, interval.high, interval.method) == (0, 1, "no words")


@given(paragraphs, st.integers(0, 5))
def test_paragraphs_without_words_change_nothing(rows: list[tuple[int, int]], empty: int) -> None:
    hits, words = (list(x) for x in zip(*rows, strict=True))
    assert rate_interval(hits + [0] * empty, words + [0] * empty, draws=200) == rate_interval(
        hits, words, draws=200
    )


@pytest.mark.parametrize(("hits", "words"), [([1], [1, 2]), ([-1], [5]), ([1], [-5]), ([[1]], [[5]])])
def test_hits_that_do_not_fit_the_words_are_refused(hits: list[int], words: list[int]) -> None:
    with pytest.raises(ValueError):
        rate_interval(hits, words)


def test_the_same_seed_gives_the_same_margin_and_another_seed_nearly_so() -> None:
    hits, words = [0, 1, 2, 0, 1] * 12, [80, 120, 100, 60, 90] * 12
    first, again, other = (bootstrap_rate(hits, words, seed=s) for s in (1, 1, 2))
    assert first == again
    assert first != other
    assert first.low == pytest.approx(other.low, rel=0.05)
    assert first.high == pytest.approx(other.high, rel=0.05)


def test_the_bootstrap_agrees_with_scipy() -> None:
    rng = np.random.default_rng(7)
    words = rng.integers(40, 160, size=80)
    hits = rng.poisson(0.01 * words)

    def rate(h: np.ndarray, w: np.ndarray, axis: int = -1) -> np.ndarray:
        return h.sum(axis=axis) / w.sum(axis=axis)

    judge = stats.bootstrap(
        (hits, words), rate, paired=True, n_resamples=9999, method="percentile", rng=np.random.default_rng(3)
    ).confidence_interval
    interval = bootstrap_rate(hits, words, draws=9999)
    assert interval.low == pytest.approx(judge.low, rel=0.02)
    assert interval.high == pytest.approx(judge.high, rel=0.02)


def test_margins_of_clumped_hits_cover_the_truth_nine_times_in_ten() -> None:
    """Clumps of three a paragraph, 15 per 10,000, 12,000 words; word-level intervals cover about 70%."""
    rng = np.random.default_rng(11)
    words = np.full(120, 100)
    covered = 0
    for _ in range(200):
        interval = rate_interval(3 * rng.poisson(0.05, size=120), words, draws=500)
        covered += interval.low <= 0.0015 <= interval.high
    assert covered >= 0.88 * 200


def test_shares_get_the_same_margin_as_one_rate_of_their_own() -> None:
    words = [100, 50, 80, 120] * 10
    parts = [[w * (i % 2), w * (1 - i % 2)] for i, w in enumerate(words)]
    first, second = bootstrap_shares(parts, words)
    assert first == bootstrap_rate([row[0] for row in parts], words)
    assert second == bootstrap_rate([row[1] for row in parts], words)
    # What is not the first theme is the second.
    assert first.low == pytest.approx(1 - second.high)


def test_a_theme_that_stands_nowhere_is_judged_by_paragraphs_and_not_by_words() -> None:
    absent, whole = bootstrap_shares([[0, 100]] * 60, [100] * 60)
    assert (absent.low, absent.method) == (0, "exact zero")
    assert absent.high == pytest.approx(1 - 0.05 ** (1 / 60))
    assert whole.high == 1
    assert 0.9 < whole.low < 1


def test_a_theme_in_few_paragraphs_gets_wilson_on_about_as_many_trials_as_paragraphs() -> None:
    (interval,) = bootstrap_shares([[100]] * 3 + [[0]] * 57, [100] * 60)
    by_paragraph = wilson(3, 60)
    assert interval.method == "wilson"
    assert interval.low == pytest.approx(by_paragraph.low, rel=0.05)
    assert interval.high == pytest.approx(by_paragraph.high, rel=0.05)


def test_shares_without_words_say_nothing_and_parts_must_fit() -> None:
    assert [i.method for i in bootstrap_shares(np.zeros((0, 2)), [])] == ["no words", "no words"]
    with pytest.raises(ValueError, match="do not fit"):
        bootstrap_shares([[1, 2]], [3, 4])


def test_the_difference_of_a_letter_with_itself_holds_zero_in_its_middle() -> None:
    """Drawing both sides in step would give an interval without width."""
    hits, words = [0, 1, 2] * 15, [90, 100, 110] * 15
    interval = difference_interval(hits, words, hits, words)
    assert interval.method == "bootstrap"
    assert interval.low < -0.002 < 0.002 < interval.high
    assert interval.low == pytest.approx(-interval.high, rel=0.15)


def test_the_difference_is_the_first_minus_the_second() -> None:
    many, few = spread(40, 60), spread(12, 60)
    assert difference_interval(*many, *few).low > 0
    assert difference_interval(*few, *many).high < 0


def test_a_difference_with_too_few_hits_is_newcombes() -> None:
    interval = difference_interval(*spread(2, 50), *spread(0, 50))
    plain = newcombe(2, 5000, 0, 5000)
    assert interval.method == "newcombe"
    assert interval.low == pytest.approx(plain.low, rel=0.05)
    assert interval.high == pytest.approx(plain.high, rel=0.05)
    assert difference_interval([], [], *spread(2, 50)).method == "no words"


def test_a_theme_gone_from_one_letter_is_compared_by_paragraphs_and_not_by_words() -> None:
    """5 of 60 whole paragraphs against none of 60: as wide as if paragraphs had been counted."""
    words = [100] * 60
    interval = difference_interval([100] * 5 + [0] * 55, words, [0] * 60, words)
    by_paragraph = newcombe(5, 60, 0, 60)
    assert interval.low == pytest.approx(by_paragraph.low, abs=0.003)
    assert interval.high == pytest.approx(by_paragraph.high, abs=0.003)


def test_permutation_gives_the_exact_value_where_all_deals_can_be_counted() -> None:
    """Hits 1, 1 against 0, 0, 0 in paragraphs alike: 1 of the 10 deals is as uneven (2/2 against 0/3)."""
    p = permutation_p([1, 1], [10, 10], [0, 0, 0], [10, 10, 10], draws=20_000)
    assert p == pytest.approx(1 / 10, abs=0.01)


def test_permutation_agrees_with_scipy() -> None:
    rng = np.random.default_rng(5)
    first, second = rng.poisson(1.0, 30), rng.poisson(1.6, 40)
    judge = stats.permutation_test(
        (first, second),
        lambda a, b, axis: abs(a.mean(axis=axis) - b.mean(axis=axis)),
        vectorized=True,
        n_resamples=9999,
        alternative="greater",
        rng=np.random.default_rng(1),
    ).pvalue
    p = permutation_p(first, [100] * 30, second, [100] * 40, draws=9999)
    assert p == pytest.approx(judge, abs=0.015)


def test_permutation_finds_nothing_between_equal_letters_and_never_says_0() -> None:
    hits, words = [0, 1] * 20, [100] * 40
    assert permutation_p(hits, words, hits, words) == 1
    far = permutation_p([5] * 40, words, [0] * 40, words, draws=2000)
    assert far == pytest.approx(1 / 2001)
    assert permutation_p([], [], hits, words) == 1


@settings(max_examples=30)
@given(paragraphs, paragraphs)
def test_permutation_does_not_care_which_letter_comes_first_when_both_are_as_long(
    one: list[tuple[int, int]], two: list[tuple[int, int]]
) -> None:
    k = min(len(one), len(two))
    h1, w1 = zip(*one[:k], strict=True)
    h2, w2 = zip(*two[:k], strict=True)
    assume(not math.isclose(sum(h1) / sum(w1), sum(h2) / sum(w2)))
    there, back = (permutation_p(*x, draws=1000) for x in ((h1, w1, h2, w2), (h2, w2, h1, w1)))
    assert 0 < there <= 1
    assert there == pytest.approx(back, abs=0.12)


def test_one_paragraph_is_no_difference_because_the_other_letter_has_longer_paragraphs() -> None:
    short, long = [105.0] * 83, [144.0] * 86
    one = [105.0, *[0.0] * 82]
    fair = sum(short) / (sum(short) + sum(long))  # by chance it stands in the first letter this often
    assert permutation_p(one, short, [0.0] * 86, long) == pytest.approx(fair, abs=0.02)
