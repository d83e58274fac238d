"""What two texts could show at all: counted down by hand, scipy, and the test that it speaks of."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from compare.statistics import exact_p, least_detectable, permutation_p

texts = st.tuples(st.integers(0, 60), st.integers(1_000, 15_000), st.integers(1_000, 15_000))


def test_after_none_in_a_text_as_long_it_takes_six() -> None:
    """All of n on one side has a chance of 2 x 0.5 ** n: 6.25% for five, 3.1% for six."""
    found = least_detectable(0, 8_000, 8_000)
    assert found.more == 6
    assert found.fewer is None
    assert math.isnan(found.rate_fewer)
    assert found.ratio_more == math.inf


def test_from_six_even_none_would_be_shown_and_from_five_not() -> None:
    assert least_detectable(6, 8_000, 8_000).fewer == 0
    assert least_detectable(5, 8_000, 8_000).fewer is None


@given(texts)
def test_the_counts_are_the_border_of_the_exact_test(text: tuple[int, int, int]) -> None:
    count, n1, n2 = text
    found = least_detectable(count, n1, n2)
    assert found.more is not None
    assert found.more / n2 > count / n1
    assert float(exact_p(count, found.more, n1, n2)) < 0.05
    assert float(exact_p(count, found.more - 1, n1, n2)) >= 0.05
    if found.fewer is None:
        assert float(exact_p(count, 0, n1, n2)) >= 0.05
    else:
        assert found.fewer / n2 < count / n1
        assert float(exact_p(count, found.fewer, n1, n2)) < 0.05
        assert float(exact_p(count, found.fewer + 1, n1, n2)) >= 0.05


@given(texts)
def test_a_text_of_the_rate_given_shows_it_four_times_in_five(text: tuple[int, int, int]) -> None:
    count, n1, n2 = text
    found = least_detectable(count, n1, n2)
    assert found.more is not None
    assert stats.poisson.sf(found.more - 1, found.rate_more * n2) == pytest.approx(0.8)
    if found.fewer is not None:
        assert stats.poisson.cdf(found.fewer, found.rate_fewer * n2) == pytest.approx(0.8)
    if count:
        assert found.ratio_more == pytest.approx(found.rate_more / (count / n1))
        assert found.ratio_more > 1


@given(texts, st.floats(1, 4))
def test_it_takes_more_when_hits_clump_when_many_are_tried_and_when_it_must_show_more_surely(
    text: tuple[int, int, int], effect: float
) -> None:
    plain = least_detectable(*text)
    clumped, strict, sure = (
        least_detectable(*text, effect=effect),
        least_detectable(*text, alpha=0.001),
        least_detectable(*text, power=0.95),
    )
    assert plain.more is not None and clumped.more is not None and strict.more is not None
    assert clumped.more >= plain.more
    assert strict.more > plain.more
    assert sure.more == plain.more and sure.rate_more > plain.rate_more


def test_the_permutation_test_wants_about_as_many() -> None:
    """10 in 80 paragraphs, one each; in the other letter more and more, until the deals call it different."""
    words = [100] * 80
    hits = [1] * 10 + [0] * 70
    wanted = next(
        n
        for n in range(10, 80)
        if permutation_p(hits, words, [1] * n + [0] * (80 - n), words, draws=1999) < 0.05
    )
    found = least_detectable(10, 8_000, 8_000).more
    assert found is not None
    assert abs(found - wanted) <= 2


def test_a_text_too_short_to_show_anything_says_so() -> None:
    found = least_detectable(0, 3, 2)
    assert found.more is None
    assert math.isnan(found.rate_more) and math.isnan(found.ratio_more)
    assert least_detectable(0, 10, 3).more == 3
    assert math.isnan(least_detectable(0, 10, 3).rate_more)


@pytest.mark.parametrize(
    ("count", "n1", "n2", "effect"),
    [(1, 0, 9, 1), (1, 9, 0, 1), (-1, 9, 9, 1), (10, 9, 9, 1), (1, 9, 9, 0.5)],
)
def test_what_cannot_be_is_refused(count: float, n1: float, n2: float, effect: float) -> None:
    with pytest.raises(ValueError):
        least_detectable(count, n1, n2, effect)
    with pytest.raises(ValueError, match="range"):
        least_detectable(1, 9, 9, alpha=float(np.float64(0)))
