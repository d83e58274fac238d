"""Tests by dealing paragraphs: all deals counted by hand, scipy, and properties."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from counted import paragraphs
from hypothesis import given, settings
from scipy import stats

from compare.statistics import holm, max_t, permutation_p, permutation_ps


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
def test_permutation_does_not_care_which_letter_comes_first(
    one: list[tuple[int, int]], two: list[tuple[int, int]]
) -> None:
    (h1, w1), (h2, w2) = zip(*one, strict=True), zip(*two, strict=True)
    there, back = (permutation_p(*x, draws=1000) for x in ((h1, w1, h2, w2), (h2, w2, h1, w1)))
    assert 0 < there <= 1
    assert there == back


def test_one_paragraph_is_no_difference_because_the_other_letter_has_longer_paragraphs() -> None:
    short, long = [105.0] * 83, [144.0] * 86
    one = [105.0, *[0.0] * 82]
    fair = sum(short) / (sum(short) + sum(long))  # by chance it stands in the first letter this often
    assert permutation_p(one, short, [0.0] * 86, long) == pytest.approx(fair, abs=0.02)


def test_a_question_and_its_answer_are_dealt_together() -> None:
    """Hits 2 and 2 in one group of four against none: 1 of the 2 deals of two groups; apart 1 of 70."""
    hits, words = [1] * 4, [10] * 4
    apart = permutation_p(hits, words, [0] * 4, words, draws=9999)
    together = permutation_p(hits, words, [0] * 4, words, draws=999, groups1=[7] * 4, groups2=[7] * 4)
    assert apart == pytest.approx(2 / 70, abs=0.006)
    assert together == 1


def columns(seed: int, of: int, means: list[float]) -> np.ndarray:
    """Hits of some concepts in paragraphs of 100 words; the last concept is the first one again."""
    hits = np.random.default_rng(seed).poisson(means, size=(of, len(means)))
    return np.column_stack([hits, hits[:, 0]])


def t_by_hand(hits: np.ndarray, first: tuple[int, ...]) -> np.ndarray:
    """The difference of the means of some paragraphs and the others, in standard errors."""
    one, two = hits[list(first)], np.delete(hits, first, axis=0)
    error = np.sqrt(one.var(axis=0) / len(one) + two.var(axis=0) / len(two))
    return np.abs(one.mean(axis=0) - two.mean(axis=0)) / error


def test_max_t_gives_the_exact_value_where_all_deals_can_be_counted() -> None:
    """Two columns in eight paragraphs of one length, all 70 deals made one by one; down in steps of two."""
    hits = np.array([[3, 0], [2, 1], [4, 1], [2, 3], [0, 2], [1, 1], [2, 0], [0, 4]], dtype=float)
    t = np.array([t_by_hand(hits, x) for x in itertools.combinations(range(8), 4)])
    assert t[0, 0] > t[0, 1]
    single = (t.max(axis=1)[:, None] >= t[0] - 1e-9).mean(axis=0)
    second = max(single[0], (t[:, 1] >= t[0, 1] - 1e-9).mean())
    words = [10] * 4
    steps, once = (max_t(hits[:4], words, hits[4:], words, draws=40_000, step_down=s) for s in (True, False))
    assert once == pytest.approx(single, abs=0.012)
    assert steps == pytest.approx([single[0], second], abs=0.012)


def test_max_t_of_one_column_is_about_the_plain_test_and_a_column_said_twice_costs_nothing() -> None:
    first, second, w1, w2 = columns(1, 60, [0.6]), columns(2, 80, [0.45]), [100] * 60, [100] * 80
    plain = permutation_ps(first, w1, second, w2, draws=9999)
    once = max_t(first[:, :1], w1, second[:, :1], w2, draws=9999)
    assert plain[0] <= once[0] == pytest.approx(plain[0], rel=0.2)
    assert max_t(first, w1, second, w2, draws=9999).tolist() == [once[0], once[0]]
    assert holm(plain)[0] == pytest.approx(2 * plain[0])


def test_max_t_makes_no_evidence_of_one_paragraph() -> None:
    """Its standard error is as large as its rate, whatever the length of the paragraph."""
    one, none = [[9.0], *[[0.0]] * 40], [[0.0]] * 60
    words1, words2 = [30, *[90] * 40], [150] * 60
    p = max_t(one, words1, none, words2, draws=999)
    assert p[0] >= permutation_ps(one, words1, none, words2, draws=999)[0] > 0.2


def test_max_t_lies_between_the_plain_test_and_single_step_and_keeps_the_order() -> None:
    means = [0.1, 0.3, 0.5, 0.8, 1.5]
    first, second, w1, w2 = columns(3, 60, means), columns(4, 80, means[::-1]), [100] * 60, [90] * 80
    plain = permutation_ps(first, w1, second, w2, draws=1999)
    steps = max_t(first, w1, second, w2, draws=1999)
    once = max_t(first, w1, second, w2, draws=1999, step_down=False)
    assert (plain <= steps + 1e-12).all()
    assert (steps <= once + 1e-12).all()
    assert (once <= np.minimum(1, plain * len(plain) * 1.5)).all()
    assert steps.min() > 0 and steps.max() <= 1


def test_max_t_raises_a_false_alarm_about_as_rarely_as_asked_where_single_tests_do_so_often() -> None:
    """Ten concepts, nothing changed: some p is below 5% in two of five pairs, by max-T in one of twenty."""
    words, single, joint = [100] * 60, 0, 0
    for seed in range(150):
        first, second = columns(seed, 60, [0.4] * 9), columns(seed + 1000, 60, [0.4] * 9)
        single += bool((permutation_ps(first, words, second, words, draws=399) < 0.05).any())
        joint += bool((max_t(first, words, second, words, draws=399) < 0.05).any())
    assert single / 150 > 0.2
    assert joint / 150 < 0.1


def test_max_t_of_nothing_is_no_difference() -> None:
    nothing = np.zeros((3, 2))
    assert max_t(nothing, [9] * 3, nothing, [9] * 3, draws=99).tolist() == [1, 1]
    assert max_t(nothing, [0] * 3, nothing, [9] * 3, draws=99).tolist() == [1, 1]
    with pytest.raises(ValueError, match="columns"):
        max_t(nothing, [9] * 3, np.zeros((3, 1)), [9] * 3)
