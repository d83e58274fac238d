"""Corrected shares: cases that can be counted by hand, and letters of which the truth is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.statistics import NOT_CODED, corrected_shares, joined_margin

X = NOT_CODED


def made_letter(seed: int, paragraphs: int, themes: int, wrong: float) -> tuple[np.ndarray, ...]:
    """Words, true themes and the machine's, which errs at random in a part of the paragraphs."""
    rng = np.random.default_rng(seed)
    words = rng.integers(20, 200, paragraphs).astype(float)
    truth = rng.choice(themes, paragraphs, p=np.arange(1, themes + 1) / (themes * (themes + 1) / 2))
    machine = np.where(rng.random(paragraphs) < wrong, rng.integers(0, themes, paragraphs), truth)
    return words, truth, machine


def coded_in_part(truth: np.ndarray, n: int, seed: int) -> np.ndarray:
    """The truth of ``n`` paragraphs drawn at random, the others not coded."""
    hand = np.full(len(truth), X)
    drawn = np.random.default_rng(seed).permutation(len(truth))[:n]
    hand[drawn] = truth[drawn]
    return hand


def test_a_letter_that_is_coded_as_a_whole_has_the_readers_shares_and_no_margin() -> None:
    result = corrected_shares([0, 0, 1, 1], [0, 1, 1, 1], [10, 20, 30, 40], 3)
    assert [s.share for s in result.shares] == pytest.approx([0.1, 0.9, 0.0])
    assert [s.raw for s in result.shares] == pytest.approx([0.3, 0.7, 0.0])
    for s in result.shares:
        assert (s.low, s.high) == pytest.approx((s.share, s.share))
    assert (result.coded, result.paragraphs) == (4, 4)


def test_without_coding_the_shares_stay_and_nothing_is_known() -> None:
    result = corrected_shares([0, 1], [X, X], [30, 70], 2)
    assert [s.share for s in result.shares] == [0.3, 0.7] == [s.raw for s in result.shares]
    assert all((s.low, s.high) == (0.0, 1.0) and not s.errs for s in result.shares)


def test_the_unbiased_share_adds_the_errors_seen_per_word_read() -> None:
    # 100 of 200 words read; 20 of them the machine gave to 0 and the reader to 1.
    result = corrected_shares([0, 0, 1, 1], [1, 0, X, X], [20, 80, 50, 50], 2)
    assert [s.unbiased for s in result.shares] == pytest.approx([0.5 - 0.2, 0.5 + 0.2])


def test_errors_that_may_be_chance_move_only_the_words_that_were_read() -> None:
    # One error in ten paragraphs of one length: its variance is its square, so chance explains all of it.
    machine, hand = [0] * 20, [1] + [0] * 9 + [X] * 10
    result = corrected_shares(machine, hand, [10] * 20, 2)
    assert result.weight == pytest.approx(0)
    assert result.shares[1].share == pytest.approx(10 / 200)


def test_an_error_in_every_paragraph_is_believed() -> None:
    result = corrected_shares([0] * 40, [1] * 20 + [X] * 20, [10] * 40, 2)
    assert result.weight == 1
    assert [s.share for s in result.shares] == pytest.approx([0.0, 1.0])


def test_a_theme_of_which_no_error_was_seen_still_has_a_margin() -> None:
    words, truth, _ = made_letter(1, 80, 6, 0)
    result = corrected_shares(truth, coded_in_part(truth, 20, 1), words, 6)
    assert all(s.high > s.share + 0.03 for s in result.shares)
    assert not any(s.errs for s in result.shares)


@given(st.integers(0, 200), st.integers(0, 60), st.floats(0, 1))
def test_shares_sum_to_one_and_lie_within_what_is_possible(seed: int, n: int, wrong: float) -> None:
    words, truth, machine = made_letter(seed, 60, 5, wrong)
    hand = coded_in_part(truth, n, seed)
    result = corrected_shares(machine, hand, words, 5)
    assert sum(s.share for s in result.shares) == pytest.approx(1)
    assert 0 <= result.weight <= 1
    unread = float(words[hand == X].sum() / words.sum())
    for t, s in enumerate(result.shares):
        known = float(words[hand == t].sum() / words.sum())
        assert -1e-9 <= s.low <= s.share + 1e-9 and s.share - 1e-9 <= s.high <= 1 + 1e-9
        assert known - 1e-9 <= s.share <= known + unread + 1e-9


def test_more_coding_makes_the_margin_narrower() -> None:
    words, truth, machine = made_letter(3, 200, 5, 0.15)
    widths = []
    for n in (20, 60, 150):
        shares = corrected_shares(machine, coded_in_part(truth, n, 3), words, 5).shares
        widths.append(sum(s.high - s.low for s in shares))
    assert widths[0] > widths[1] > widths[2]


@pytest.mark.parametrize("wrong", [0.05, 0.2, 0.4])
def test_the_margin_holds_the_truth_in_at_least_95_of_100_samples(wrong: float) -> None:
    held = []
    for seed in range(60):
        words, truth, machine = made_letter(seed, 90, 8, wrong)
        real = np.bincount(truth, weights=words, minlength=8) / words.sum()
        shares = corrected_shares(machine, coded_in_part(truth, 30, seed + 1000), words, 8).shares
        held += [s.low - 1e-9 <= x <= s.high + 1e-9 for s, x in zip(shares, real, strict=True)]
    assert sum(held) / len(held) >= 0.95


def test_the_unbiased_share_is_right_on_average_and_the_shown_one_is_nearer() -> None:
    words, truth, machine = made_letter(7, 120, 10, 0.15)
    real = np.bincount(truth, weights=words, minlength=10) / words.sum()
    shown, unbiased = [], []
    for seed in range(400):
        shares = corrected_shares(machine, coded_in_part(truth, 30, seed), words, 10).shares
        shown.append([s.share for s in shares])
        unbiased.append([s.unbiased for s in shares])
    assert np.abs(np.mean(unbiased, axis=0) - real).max() < 0.01
    assert np.abs(np.array(shown) - real).sum() < np.abs(np.array(unbiased) - real).sum()


def test_a_machine_that_gives_one_theme_too_often_is_set_right() -> None:
    rng = np.random.default_rng(5)
    words, truth, _ = made_letter(5, 300, 6, 0)
    machine = np.where(rng.random(300) < 0.3, 0, truth)
    real = np.bincount(truth, weights=words, minlength=6) / words.sum()
    result = corrected_shares(machine, coded_in_part(truth, 100, 5), words, 6)
    assert result.shares[0].errs
    assert abs(result.shares[0].share - real[0]) < abs(result.shares[0].raw - real[0]) / 2


def test_two_margins_join_as_the_root_of_their_squares() -> None:
    assert joined_margin(0.5, (0.03, 0.0), (0.04, 0.05)) == pytest.approx((0.45, 0.55))
    assert joined_margin(0.01, (0.5, 0.0), (0.0, 0.0)) == (0.0, 0.01)


def test_wrong_input_is_refused() -> None:
    for machine, hand, words in (([0], [0, 1], [1]), ([5], [0], [1]), ([0], [-2], [1]), ([0], [0], [0])):
        with pytest.raises(ValueError, match=r"must be lists|number is not|words"):
            corrected_shares(machine, hand, words, 2)
