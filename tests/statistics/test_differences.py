"""Margins of differences: cases by eye, simulation and properties."""

from __future__ import annotations

import numpy as np
import pytest
from counted import paragraphs, spread
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from compare.statistics import (
    difference_interval,
    difference_intervals,
    newcombe,
    simultaneous_intervals,
)


def test_the_difference_of_a_letter_with_itself_holds_zero_in_its_middle() -> None:
    """Drawing both sides in step would give an interval without width."""
    hits, words = [0, 1, 2] * 15, [90, 100, 110] * 15
    interval = difference_interval(hits, words, hits, words)
    assert interval.method == "bootstrap"
    assert interval.low < -0.002 < 0.002 < interval.high
    assert interval.low == pytest.approx(-interval.high, rel=1e-9)


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


@settings(max_examples=60)
@given(paragraphs, paragraphs)
def test_swapping_the_letters_gives_the_opposite_and_the_difference_is_held(
    one: list[tuple[int, int]], two: list[tuple[int, int]]
) -> None:
    (h1, w1), (h2, w2) = zip(*one, strict=True), zip(*two, strict=True)
    there, back = difference_interval(h1, w1, h2, w2), difference_interval(h2, w2, h1, w1)
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low), abs=1e-14)
    assert -1 <= there.low <= sum(h1) / sum(w1) - sum(h2) / sum(w2) <= there.high <= 1
    assert there.low < there.high


def test_the_bootstrap_of_a_difference_agrees_with_scipy() -> None:
    rng = np.random.default_rng(8)
    first, second = rng.poisson(1.0, 70), rng.poisson(0.7, 90)

    def apart(a: np.ndarray, b: np.ndarray, axis: int = -1) -> np.ndarray:
        return (a.mean(axis=axis) - b.mean(axis=axis)) / 100

    judge = stats.bootstrap(
        (first, second), apart, n_resamples=9999, method="percentile", rng=np.random.default_rng(3)
    ).confidence_interval
    interval = difference_interval(first, [100] * 70, second, [100] * 90, draws=9999)
    assert interval.method == "bootstrap"
    assert (interval.low, interval.high) == pytest.approx((judge.low, judge.high), abs=4e-4)


def test_many_differences_at_once_are_the_same_as_one_by_one() -> None:
    rng = np.random.default_rng(4)
    w1, w2 = rng.integers(40, 160, size=70), rng.integers(40, 160, size=50)
    means = [0.0, 0.02, 0.1, 0.5, 2.0]
    h1, h2 = rng.poisson(means, size=(70, 5)), rng.poisson(means, size=(50, 5))
    for n, interval in enumerate(difference_intervals(h1, w1, h2, w2)):
        alone = difference_interval(h1[:, n], w1, h2[:, n], w2)
        assert interval.method == alone.method
        assert (interval.low, interval.high) == pytest.approx((alone.low, alone.high))


@pytest.mark.parametrize(("clump", "varied"), [(1, False), (2, False), (3, False), (2, True)])
def test_margins_of_a_difference_hold_the_truth(clump: int, varied: bool) -> None:
    """15 against 30 per 10,000 in 80 and 120 paragraphs of 100 words."""
    rng = np.random.default_rng(5)
    hits = []
    for mean, paragraphs_ in ((0.15, 80), (0.30, 120)):
        clumps = rng.poisson(mean / clump, size=(paragraphs_, 1000))
        more = rng.negative_binomial(np.maximum(clumps, 1), 1 / clump) * (clumps > 0) if varied else 0
        hits.append(clumps + more if varied else clumps * clump)
    margins = difference_intervals(hits[0], [100] * 80, hits[1], [100] * 120)
    assert 0.92 <= np.mean([x.low <= -0.0015 <= x.high for x in margins]) <= 0.975


def test_sections_are_drawn_together_on_each_side() -> None:
    hits, words = ([2] * 5 + [0] * 5) * 12, [100] * 120
    sections = [n // 5 for n in range(120)]
    alone = difference_interval(hits, words, hits, words)
    together = difference_interval(hits, words, hits, words, groups1=sections, groups2=sections)
    assert together.high > 1.8 * alone.high


def test_letters_with_other_columns_are_refused_and_no_words_say_nothing() -> None:
    with pytest.raises(ValueError, match="columns"):
        difference_intervals([[1, 2]], [9], [[1]], [9])
    interval = difference_interval([], [], [1], [9])
    assert (interval.low, interval.high, interval.method) == (-1, 1, "no words")
    assert simultaneous_intervals([[0]], [0], [[1]], [9]).intervals[0].method == "no words"


def themes(rng: np.random.Generator, shares: np.ndarray, of: int) -> np.ndarray:
    """Words of each theme in paragraphs of 100 words with one theme each."""
    return (rng.choice(len(shares), size=of, p=shares)[:, None] == np.arange(len(shares))) * 100.0


def test_simultaneous_margins_are_wider_than_each_alone_and_not_wider_than_bonferroni() -> None:
    rng = np.random.default_rng(6)
    shares = np.full(12, 1 / 12)
    first, second = themes(rng, shares, 240), themes(rng, shares, 300)
    w1, w2 = np.full(240, 100.0), np.full(300, 100.0)
    found = simultaneous_intervals(first, w1, second, w2)
    assert found.bonferroni == pytest.approx(stats.norm.ppf(1 - 0.025 / 12))
    assert stats.norm.ppf(0.975) < found.critical <= found.bonferroni
    for wide, narrow in zip(found.intervals, difference_intervals(first, w1, second, w2), strict=True):
        assert wide.low < narrow.low < narrow.high < wide.high


def test_columns_that_say_the_same_cost_nothing() -> None:
    rng = np.random.default_rng(9)
    first, second = rng.poisson(0.5, (80, 1)), rng.poisson(0.5, (90, 1))
    w1, w2 = [100] * 80, [100] * 90
    once = simultaneous_intervals(first, w1, second, w2)
    often = simultaneous_intervals(np.repeat(first, 30, 1), w1, np.repeat(second, 30, 1), w2)
    assert often.critical == pytest.approx(once.critical)
    assert once.critical < 2.2 < 3.1 < often.bonferroni


def test_all_simultaneous_margins_hold_at_once_where_single_ones_do_not() -> None:
    rng = np.random.default_rng(10)
    shares = 0.8 ** np.arange(12)
    shares /= shares.sum()
    w1, w2 = np.full(85, 100.0), np.full(90, 100.0)
    together = alone = 0
    for _ in range(150):
        first, second = themes(rng, shares, 85), themes(rng, shares, 90)
        margins = simultaneous_intervals(first, w1, second, w2, draws=600).intervals
        together += all(x.low <= 0 <= x.high for x in margins)
        single = difference_intervals(first, w1, second, w2, draws=600)
        alone += all(x.low <= 0 <= x.high for x in single)
    assert together / 150 >= 0.92
    assert alone / 150 < 0.75


@given(st.floats(0.5, 0.99))
def test_a_margin_that_must_hold_more_often_is_wider(confidence: float) -> None:
    """Newcombe's side of the function, which has no draws."""
    case = (*spread(3, 60), *spread(1, 60))
    less, more = (difference_interval(*case, confidence=c) for c in (confidence, confidence + 0.009))
    assert more.low < less.low < less.high < more.high
