"""The design effect: how much less words tell because hits come in clumps."""

from __future__ import annotations

import pytest
from counted import paragraphs
from hypothesis import given

from compare.statistics import design_effect


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


def test_hits_that_stand_in_one_section_clump_more_by_section() -> None:
    hits, words = [1] * 5 + [0] * 95, [100] * 100
    sections = [n // 5 for n in range(100)]
    assert design_effect(hits, words) == pytest.approx(1, rel=0.05)
    assert design_effect(hits, words, groups=sections) == pytest.approx(5, rel=0.06)


def test_what_cannot_be_seen_to_clump_counts_as_not_clumping() -> None:
    assert design_effect([3], [100]) == 1
    assert design_effect([0, 0], [100, 100]) == 1
    assert design_effect([100, 50], [100, 50]) == 1
    assert design_effect([], []) == 1
