"""How far halves of one text differ, and the band that makes for two texts."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.halves import SPLITS, compare_halves, noise_band, split_halves

COUNTS = st.lists(st.integers(0, 5), min_size=2, max_size=30)


def test_halves_of_four_equal_paragraphs_differ_as_the_six_ways_to_halve_them() -> None:
    # One hit in one of four paragraphs of 10 words: the half that has it is at 1/20, the other at 0.
    assert set(np.round(split_halves([1, 0, 0, 0], [10] * 4), 12)) == {0.05, -0.05}


def test_the_share_of_each_outcome_is_that_of_all_ways_to_halve() -> None:
    counts = [3, 1, 0, 0, 0, 0]
    ways = [abs(2 * sum(half) - 4) / 30 for half in itertools.combinations(counts, 3)]
    drawn = np.abs(split_halves(counts, [10] * 6))
    for value in set(np.round(ways, 12)):
        expected = np.mean(np.isclose(ways, value))
        assert np.isclose(drawn, value).mean() == pytest.approx(expected, abs=0.05)


def test_halves_cut_in_the_middle_compare_the_second_with_the_first() -> None:
    assert compare_halves([4, 0, 0, 1], [10, 10, 10, 10]).halfway == pytest.approx(1 / 20 - 4 / 20)


def test_a_text_of_one_paragraph_has_no_halves() -> None:
    assert not split_halves([3], [10]).any()
    assert compare_halves([3], [10]).halfway == 0


def test_two_texts_without_hits_have_no_band() -> None:
    assert noise_band(([0, 0, 0], [9, 9, 9]), ([0, 0], [5, 5])) == 0


def test_the_band_is_as_wide_as_the_standard_error_says() -> None:
    # Many paragraphs of one length: the band is 1.96 times the standard error of a difference of two means.
    counts = np.random.default_rng(1).poisson(2.0, size=(2, 120))
    words = [100] * 120
    error = np.sqrt(sum(np.var(row, ddof=1) / 120 for row in counts)) / 100
    band = noise_band((counts[0].tolist(), words), (counts[1].tolist(), words))
    assert band == pytest.approx(1.96 * error, rel=0.08)


def test_equal_texts_fall_outside_the_band_in_about_one_of_twenty() -> None:
    # No real difference: paragraphs of both texts come from one source, with hits in clumps.
    random = np.random.default_rng(7)
    words = random.integers(40, 200, size=(300, 2, 60))
    clumps = random.poisson(words * 0.004) * 3
    outside = 0
    for w, c in zip(words, clumps, strict=True):
        sides = [(c[i].tolist(), w[i].tolist()) for i in (0, 1)]
        rates = [sum(a) / sum(b) for a, b in sides]
        outside += abs(rates[0] - rates[1]) > noise_band(sides[0], sides[1])
    assert 0.02 <= outside / 300 <= 0.09


@given(COUNTS)
def test_halves_differ_by_no_more_than_the_largest_rate(counts: list[int]) -> None:
    differences = split_halves(counts, [10] * len(counts))
    assert len(differences) == SPLITS
    assert np.abs(differences).max() <= max(counts) / 10 + 1e-12
