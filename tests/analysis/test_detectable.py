"""How often something must be named before two letters can show a difference."""

from dataclasses import replace

import pytest
from builders import build_letter
from scipy.stats import binomtest

from compare.analysis.detectable import find_needed, least_to_show, typical_clumping
from compare.analysis.shifts import Shift, rank_shifts
from compare.model import Concept, Share, Term

CHINA = Concept("china", "China", "China", (Term("china", "China", "China", "word"),))


def shift(before: int, after: int, *, effects: tuple[float, float] = (1.0, 1.0), tried: int = 1) -> Shift:
    """A concept in two letters of 10,000 words."""
    a, b = build_letter(["China is groot."], "a"), build_letter(["China is groot."], "b")
    (made,) = rank_shifts(a, b, [CHINA], (), words=0)
    one, two = Share(before, 10_000), Share(after, 10_000)
    return replace(
        made, earlier=one, later=two, difference=two.value - one.value, effects=effects, tried=tried
    )


def p_of(a: int, b: int) -> float:
    """Chance of so uneven a pair in two texts of one length, by scipy: twice the smaller tail."""
    tails = (binomtest(b, a + b, 0.5, alternative=side).pvalue for side in ("greater", "less"))
    return min(1.0, 2 * min(tails))


@pytest.mark.parametrize("rate", [0, 5, 10, 30])
def test_the_fewest_mentions_are_the_first_that_an_exact_test_calls_different(rate: int) -> None:
    (needed,) = find_needed((10_000, 10_000), 1.0, [rate])
    assert needed.least is not None
    assert p_of(rate, needed.least) < 0.05 <= p_of(rate, needed.least - 1)


def test_nothing_against_six_is_the_least_in_texts_of_one_length() -> None:
    """2 x 0.5^6 = 0.031, 2 x 0.5^5 = 0.063: five mentions against none prove nothing."""
    assert find_needed((10_000, 10_000), 1.0, [0])[0].least == 6


def test_more_is_needed_when_mentions_come_in_clumps() -> None:
    (plain,), (clumped,) = (find_needed((12_000, 8_000), effect, [10]) for effect in (1.0, 3.0))
    assert clumped.least > plain.least and clumped.ratio > plain.ratio


def test_a_rare_subject_must_grow_by_more_than_a_common_one() -> None:
    ratios = [x.ratio for x in find_needed((12_000, 8_000), 2.0, [5, 10, 30])]
    assert ratios == sorted(ratios, reverse=True)


def test_a_letter_without_words_can_show_nothing() -> None:
    assert find_needed((0, 8_000), 1.0) == ()


def test_a_rise_needs_at_least_and_a_fall_at_most_so_many() -> None:
    assert p_of(10, least_to_show(shift(10, 12))) < 0.05
    assert p_of(10, least_to_show(shift(10, 12)) - 1) >= 0.05
    assert p_of(20, least_to_show(shift(20, 12))) < 0.05
    assert p_of(20, least_to_show(shift(20, 12)) + 1) >= 0.05


def test_a_fall_from_so_few_that_even_none_proves_nothing_has_no_answer() -> None:
    assert least_to_show(shift(5, 2)) is None


def test_a_longer_list_asks_for_more() -> None:
    assert least_to_show(shift(10, 12, tried=50)) > least_to_show(shift(10, 12))


def test_the_usual_clumping_is_the_middle_one_of_what_is_named_often_enough() -> None:
    rows = [shift(9, 9, effects=(1.0, 2.0)), shift(9, 1, effects=(4.0, 99.0))]
    assert typical_clumping(rows) == 2.0
    assert typical_clumping([]) == 1.0
