"""Shares corrected for the errors that a coded sample shows, with what the sample leaves open.

A machine gave every paragraph a theme; a person read some of them, drawn at random. What the person says of
those is taken as it is; for the rest the machine's shares are moved by the errors seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
import numpy.typing as npt

from compare.statistics.proportions import CONFIDENCE, wilson
from compare.statistics.resampling import FloatArray

NOT_CODED = -1
"""What stands for a paragraph that was not coded."""


@dataclass(frozen=True, slots=True)
class CorrectedShare:
    """One theme's share by the machine and after correction; all proportions of the words.

    ``raw`` is the machine's, ``unbiased`` the difference estimate, ``share`` the estimate to show: the
    difference drawn back to what the sample can bear. ``low`` to ``high`` is what coding the rest by hand
    could still bring; both equal ``share`` when nothing is left to code.
    """

    raw: float
    unbiased: float
    share: float
    low: float
    high: float

    @property
    def errs(self) -> bool:
        """Whether the coded sample shows that the machine's share is not the reader's."""
        return not self.low <= self.raw <= self.high


@dataclass(frozen=True, slots=True)
class Correction:
    """The shares of all themes, and how far the errors seen were believed.

    ``weight`` is the part of the correction of uncoded words that was kept: 0 (all of it can be chance)
    to 1. ``coded`` of ``paragraphs`` were read; ``words`` are those of all.
    """

    shares: tuple[CorrectedShare, ...]
    weight: float
    coded: int
    paragraphs: int
    words: float


def corrected_shares(
    machine: npt.ArrayLike,
    hand: npt.ArrayLike,
    words: npt.ArrayLike,
    themes: int,
    confidence: float = CONFIDENCE,
) -> Correction:
    """The shares of all themes in one letter after correction by a random sample that was coded by hand.

    The difference estimate is the machine's share plus, over the sample, (words by hand - words by
    machine) / words. It is right on average whatever the machine does, but with few errors seen of many
    kinds it moves shares more by chance than by knowledge. So what it does to the words that were not
    read is drawn back (James & Stein) by the part of its size that chance explains. The shares of all
    themes sum to 1; the words that were read count as the person says.

    The margin is that of the difference estimate: one score interval for the words that the machine
    missed and one for those that it wrongly gave, each on the effective number of paragraphs, joined as
    Newcombe joins two proportions. A bootstrap is of no use here: an error that is not in the sample is
    in none of its draws. The margin cannot leave what the words read and unread allow, and always has room
    for the longest paragraph that was not read to be otherwise than the machine gave it.

    Misleads when the paragraphs were not drawn at random, and when the person errs.

    Args:
        machine: Number of the machine's theme for each paragraph, from 0.
        hand: Number of the person's, `NOT_CODED` where none was given.
        words: Words of each paragraph.
        themes: How many themes there are.
        confidence: Between 0 and 1.

    Returns:
        A share for each theme. With nothing coded the raw shares with 0 to 1 around them; with
        everything coded the person's shares, without margin.

    Raises:
        ValueError: The lists differ in length, a theme's number does not exist, or there are no words.

    Source:
        Difference estimator: Cochran (1977), "Sampling Techniques", 7.12; Angelopoulos et al. (2023),
        "Prediction-powered inference". Drawing back: James & Stein (1961); Li & Ignatiadis (2025),
        "Prediction-powered adaptive shrinkage". Margin: Wilson (1927), Newcombe (1998), Kish (1965).
    """
    m, h = np.asarray(machine, dtype=np.intp), np.asarray(hand, dtype=np.intp)
    w = np.asarray(words, dtype=np.float64)
    _check(m, h, w, themes)
    by_machine = np.eye(themes)[m] * w[:, None]
    read = h != NOT_CODED
    by_hand = np.zeros_like(by_machine)
    by_hand[read] = np.eye(themes)[h[read]] * w[read, None]
    total, seen = float(w.sum()), float(w[read].sum())
    raw = by_machine.sum(axis=0) / total
    known = by_hand.sum(axis=0) / total
    unread = by_machine[~read].sum(axis=0) / total
    coded, left = int(read.sum()), 1 - seen / total
    if not seen:
        shares = tuple(CorrectedShare(float(r), float(r), float(r), 0.0, 1.0) for r in raw)
        return Correction(shares, 0.0, coded, len(w), total)
    wrong = by_hand[read] - by_machine[read]
    errors = wrong.sum(axis=0) / seen
    weight = _weight(errors, _variance(wrong, errors, w[read]))
    unbiased = raw + errors
    # A correction cannot take away more than the machine gave; what was read stays as it was coded.
    rest = np.maximum(unread + left * weight * errors, 0.0)
    share = known + (rest * left / rest.sum() if left else 0.0)
    low, high = _margin(wrong, w, read, unbiased, known, unread, confidence)
    longest = by_machine[~read].max(axis=0, initial=0.0) / total
    low = np.minimum(low, np.maximum(share - longest, known))
    high = np.maximum(high, np.minimum(share + w[~read].max(initial=0.0) / total, known + left))
    low, high = np.minimum(low, share), np.maximum(high, share)
    rows = zip(raw, unbiased, share, low, high, strict=True)
    made = tuple(CorrectedShare(*(float(x) for x in row)) for row in rows)
    return Correction(made, weight, coded, len(w), total)


def joined_margin(
    share: float, first: tuple[float, float], second: tuple[float, float]
) -> tuple[float, float]:
    """One margin around a share from two independent ones: the root of their squares summed.

    Args:
        share: The share that the margin is for, 0 to 1.
        first: How far below and above the first margin reaches.
        second: The same of the second.
    """
    low = share - sqrt(first[0] ** 2 + second[0] ** 2)
    high = share + sqrt(first[1] ** 2 + second[1] ** 2)
    return max(0.0, low), min(1.0, high)


def _check(m: npt.NDArray[np.intp], h: npt.NDArray[np.intp], w: FloatArray, themes: int) -> None:
    if not m.shape == h.shape == w.shape or m.ndim != 1:
        raise ValueError(f"machine {m.shape}, hand {h.shape} and words {w.shape} must be lists of one length")
    if (w < 0).any() or not w.sum():
        raise ValueError("words cannot be negative, and some are needed")
    if (m < 0).any() or (m >= themes).any() or (h < NOT_CODED).any() or (h >= themes).any():
        raise ValueError(f"a theme's number is not one of 0 to {themes - 1}")


def _variance(wrong: FloatArray, errors: FloatArray, w: FloatArray) -> FloatArray:
    """Variance of each theme's error per word over such samples (ratio estimator); not a number for one."""
    n = len(w)
    if n < 2:
        return np.full(len(errors), nan)
    left_over = wrong - errors * w[:, None]
    return np.asarray(n / (n - 1) * (left_over**2).sum(axis=0) / w.sum() ** 2)


def _weight(errors: FloatArray, variance: FloatArray) -> float:
    """The part of the errors seen that is not chance, 0 to 1."""
    size = float((errors**2).sum())
    if not size or np.isnan(variance).any():
        return 0.0
    return max(0.0, 1 - float(variance.sum()) / size)


def _margin(
    wrong: FloatArray,
    w: FloatArray,
    read: npt.NDArray[np.bool_],
    unbiased: FloatArray,
    known: FloatArray,
    unread: FloatArray,
    confidence: float,
) -> tuple[FloatArray, FloatArray]:
    """Bounds of each share: missed and wrongly given words apart, then joined."""
    coded, seen = int(read.sum()), float(w[read].sum())
    left = 1 - seen / float(w.sum())
    if coded == len(w) or not left:
        return known.copy(), known.copy()
    # Of paragraphs of unlike length fewer count; and what was read of a finite letter is certain.
    even = float(w.sum()) ** 2 / float((w**2).sum()) / len(w)
    n = coded * even / (1 - coded / len(w))
    low, high = np.empty_like(unbiased), np.empty_like(unbiased)
    for t in range(len(unbiased)):
        missed = float(np.maximum(wrong[:, t], 0).sum()) / seen
        given = float(np.maximum(-wrong[:, t], 0).sum()) / seen
        of_missed = wilson(n * min(1.0, missed), n, confidence)
        of_given = wilson(n * min(1.0, given), n, confidence)
        # No more can be wrongly given than the machine gave to the words that nobody read.
        most_given = min(of_given.high, given * (1 - left) + float(unread[t]))
        below = sqrt((missed - of_missed.low) ** 2 + max(0.0, most_given - given) ** 2)
        above = sqrt((of_missed.high - missed) ** 2 + (given - of_given.low) ** 2)
        low[t], high[t] = unbiased[t] - below, unbiased[t] + above
    return np.maximum(low, known), np.minimum(high, known + left)
