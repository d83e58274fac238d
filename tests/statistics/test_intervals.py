"""Margins of a rate and of shares: scipy as an independent judge, cases by eye, simulation and properties."""

from __future__ import annotations

import numpy as np
import pytest
from counted import paragraphs, spread
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from compare.statistics import (
    bootstrap_rate,
    bootstrap_shares,
    design_effect,
    rate_interval,
    rate_intervals,
    wilson,
)


@given(paragraphs, st.integers(1, 500))
def test_an_interval_holds_its_rate_and_stays_between_0_and_1(rows: list[tuple[int, int]], seed: int) -> None:
    hits, words = zip(*rows, strict=True)
    interval = rate_interval(hits, words, draws=400, seed=seed)
    assert 0 <= interval.low <= sum(hits) / sum(words) + 1e-12
    assert sum(hits) / sum(words) - 1e-12 <= interval.high <= 1
    assert interval.low < interval.high


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
    empty = np.zeros((0, 2))
    for interval in (
        rate_interval([], []),
        rate_interval([0, 0], [0, 0]),
        bootstrap_rate([], []),
        *rate_intervals(empty, []),
    ):
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
    interval = bootstrap_rate(hits, words, draws=9999, kind="percentile")
    assert interval.low == pytest.approx(judge.low, rel=0.02)
    assert interval.high == pytest.approx(judge.high, rel=0.02)


@pytest.mark.parametrize(("clump", "at_most"), [(2, 0.90), (3, 0.80), (4, 0.75)])
def test_margins_of_clumped_hits_hold_the_truth_where_word_level_ones_do_not(
    clump: int, at_most: float
) -> None:
    """15 hits per 10,000 in 120 paragraphs of 100 words; `benchmarks/coverage.py` has the whole table."""
    words = np.full(120, 100.0)
    hits = clump * np.random.default_rng(11).poisson(0.15 / clump, size=(120, 1000))
    ours = np.mean([x.low <= 0.0015 <= x.high for x in rate_intervals(hits, words)])
    plain = np.mean([x.low <= 0.0015 <= x.high for x in (wilson(h, 12_000) for h in hits.sum(axis=0))])
    assert 0.93 <= ours <= 0.97
    assert plain < at_most


def test_clumps_of_many_sizes_are_held_better_than_by_the_percentile_bootstrap() -> None:
    """Clumps as in real letters: one hit and as many more as a coin gives (2 on average)."""
    rng = np.random.default_rng(3)
    clumps = rng.poisson(0.2, size=(100, 600))
    hits = clumps + np.where(clumps > 0, rng.negative_binomial(np.maximum(clumps, 1), 0.5), 0)
    words, truth = [100] * 100, 0.4 / 100
    ours = np.mean([x.low <= truth <= x.high for x in rate_intervals(hits, words)])
    plain = [bootstrap_rate(h, words, kind="percentile") for h in hits.T]
    assert ours >= 0.93
    assert ours > np.mean([x.low <= truth <= x.high for x in plain])


def test_shares_get_the_same_margin_as_one_rate_of_their_own() -> None:
    words = [100, 50, 80, 120] * 10
    parts = [[w * (i % 2), w * (1 - i % 2)] for i, w in enumerate(words)]
    first, second = bootstrap_shares(parts, words)
    for share, column in ((first, 0), (second, 1)):
        alone = bootstrap_rate([row[column] for row in parts], words)
        assert (share.low, share.high) == pytest.approx((alone.low, alone.high))
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


def test_few_hits_one_a_paragraph_get_wilson_on_all_words_as_they_are() -> None:
    """Two hits in two of 80 paragraphs: nothing clumps, so 2 of 8,000 words."""
    interval, plain = rate_interval(*spread(2, 80)), wilson(2, 8000)
    assert interval.low == pytest.approx(plain.low, rel=0.02)
    assert interval.high == pytest.approx(plain.high, rel=0.02)


def test_five_hits_in_one_paragraph_count_as_one() -> None:
    interval, plain = rate_interval([5] + [0] * 79, [100] * 80), wilson(1, 1600)
    assert interval.low == pytest.approx(plain.low, rel=0.05)
    assert interval.high == pytest.approx(plain.high, rel=0.05)


def test_clumps_of_unlike_size_make_the_margin_wider_than_the_normal_one() -> None:
    """The size of a clump is a guess from four paragraphs: t with 8 degrees of freedom, 2.306 for 1.96."""
    hits, words = [6, 1, 1, 2] + [0] * 76, [100] * 80
    effect = design_effect(hits, words)
    interval, normal = rate_interval(hits, words), wilson(10 / effect, 8000 / effect)
    wider = wilson(10 / effect, 8000 / effect, confidence=2 * float(stats.norm.cdf(2.306)) - 1)
    assert interval.low < normal.low < normal.high < interval.high
    assert (interval.low, interval.high) == pytest.approx((wider.low, wider.high), rel=1e-3)


def test_paragraphs_that_are_all_alike_are_not_certain() -> None:
    interval = rate_interval([2] * 60, [100] * 60)
    assert interval.method == "wilson"
    assert interval.low < 0.02 < interval.high


def test_one_paragraph_is_judged_by_its_words() -> None:
    interval = rate_interval([3], [100])
    assert (interval.low, interval.high) == pytest.approx((wilson(3, 100).low, wilson(3, 100).high))


@given(paragraphs, st.integers(1, 9))
def test_sections_of_one_paragraph_change_nothing_and_their_names_never_matter(
    rows: list[tuple[int, int]], size: int
) -> None:
    hits, words = zip(*rows, strict=True)
    assert rate_interval(hits, words, groups=range(len(words))) == rate_interval(hits, words)
    numbers = [n // size for n in range(len(words))]
    names = ["zyxwvutsrqponmlkjihgfedcbaZYXWVUTSRQPONM"[n] for n in numbers]
    assert rate_interval(hits, words, groups=numbers) == rate_interval(hits, words, groups=names)


def test_drawing_sections_is_drawing_their_sums() -> None:
    rng = np.random.default_rng(2)
    hits, words = rng.poisson(1, 90), rng.integers(50, 150, 90)
    sections = np.repeat(np.arange(30), 3)
    by_hand = rate_interval(hits.reshape(30, 3).sum(axis=1), words.reshape(30, 3).sum(axis=1))
    assert rate_interval(hits, words, groups=sections) == by_hand


def test_hits_that_stand_by_section_have_a_wider_margin_by_section() -> None:
    hits, words = ([2] * 5 + [0] * 5) * 12, [100] * 120
    sections = [n // 5 for n in range(120)]
    alone, together = rate_interval(hits, words), rate_interval(hits, words, groups=sections)
    assert together.high - together.low > 1.8 * (alone.high - alone.low)


def test_groups_that_do_not_fit_the_paragraphs_are_refused() -> None:
    with pytest.raises(ValueError, match="one label a paragraph"):
        rate_interval([1, 0], [9, 9], groups=["a"])


def test_many_columns_at_once_are_the_same_as_one_by_one() -> None:
    rng = np.random.default_rng(4)
    words = rng.integers(40, 160, size=70)
    hits = rng.poisson([0.0, 0.02, 0.1, 0.5, 2.0], size=(70, 5))
    for column, interval in zip(hits.T, rate_intervals(hits, words), strict=True):
        alone = rate_interval(column, words)
        assert interval.method == alone.method
        assert (interval.low, interval.high) == pytest.approx((alone.low, alone.high))


@given(paragraphs)
def test_a_share_holds_its_value_and_stays_between_0_and_1(rows: list[tuple[int, int]]) -> None:
    words = [w for _, w in rows]
    first = [w if h % 3 == 0 else 0 for h, w in rows]
    parts = [[one, w - one] for one, w in zip(first, words, strict=True)]
    for share, interval in zip(
        (sum(first), sum(words) - sum(first)), bootstrap_shares(parts, words), strict=True
    ):
        assert 0 <= interval.low <= share / sum(words) + 1e-12
        assert share / sum(words) - 1e-12 <= interval.high <= 1
        assert interval.low < interval.high


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="numbers"):
        rate_interval([float("nan")], [10])
