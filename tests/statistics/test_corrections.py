"""Corrections for many tests: a printed example, scipy, and properties."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from compare.statistics import benjamini_hochberg, bonferroni, holm

p_values = st.lists(st.floats(0, 1), min_size=1, max_size=30)

HEART_ATTACKS = (
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
    0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
)  # fmt: skip
"""Benjamini & Hochberg (1995), section 4.1: fifteen outcomes of one trial."""


def test_the_example_of_benjamini_and_hochberg_rejects_three_and_four() -> None:
    """As printed: Bonferroni's procedure rejects three hypotheses at 5%, theirs four."""
    assert [int((f(HEART_ATTACKS) <= 0.05).sum()) for f in (bonferroni, holm, benjamini_hochberg)] == [
        3,
        3,
        4,
    ]
    assert benjamini_hochberg(HEART_ATTACKS)[3] == pytest.approx(0.0095 * 15 / 4)
    assert holm(HEART_ATTACKS)[3] == pytest.approx(0.0095 * 12)
    assert bonferroni(HEART_ATTACKS)[2] == pytest.approx(0.0019 * 15)


def test_bonferroni_may_count_tests_that_were_made_but_not_kept() -> None:
    assert bonferroni([0.01, 0.2], m=10).tolist() == pytest.approx([0.1, 1])
    with pytest.raises(ValueError, match="fewer"):
        bonferroni([0.01, 0.2], m=1)


def test_holm_steps_down_as_can_be_seen_by_eye() -> None:
    """0.01 x 4, then 0.02 x 3, then 0.03 x 2 and 0.04 x 1, neither below what came before."""
    assert holm([0.04, 0.01, 0.03, 0.02]).tolist() == pytest.approx([0.06, 0.04, 0.06, 0.06])


@given(p_values)
def test_benjamini_hochberg_agrees_with_scipy(p: list[float]) -> None:
    assert benjamini_hochberg(p) == pytest.approx(stats.false_discovery_control(p, method="bh"))


@given(p_values)
def test_corrections_keep_the_order_and_holm_is_stricter(p: list[float]) -> None:
    strict, mild, raw = holm(p), benjamini_hochberg(p), np.asarray(p)
    assert (raw <= mild + 1e-12).all()
    assert (mild <= strict + 1e-12).all()
    assert (strict <= np.minimum(1, raw * len(p)) + 1e-12).all()
    assert (np.diff(strict[np.argsort(raw)]) >= 0).all()
    assert (np.diff(mild[np.argsort(raw)]) >= 0).all()


@pytest.mark.parametrize("p", [[-0.1], [1.1], [math.nan], [[0.5]]])
def test_corrections_refuse_what_is_no_p_value(p: list[float]) -> None:
    for correct in (bonferroni, holm, benjamini_hochberg):
        with pytest.raises(ValueError, match="p-values"):
            correct(p)


def test_corrections_of_nothing_are_nothing() -> None:
    assert bonferroni([]).tolist() == holm([]).tolist() == benjamini_hochberg([]).tolist() == []
