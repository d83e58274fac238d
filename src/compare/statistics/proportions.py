"""Closed-form intervals of a proportion and of the difference of two.

They take trials as independent. Words are not: `compare.statistics.intervals` brings
counts of words down to an effective n first.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import numpy as np
import numpy.typing as npt
from scipy.special import betaincinv, ndtri

FloatArray = npt.NDArray[np.float64]

CONFIDENCE = 0.95
PER = 10_000
"""Words that a rate is shown by."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Lower and upper bound, and the method that gave them.

    ``method`` is "bootstrap", "wilson", "exact", "exact zero", "newcombe" or "no words".
    """

    low: float
    high: float
    method: str


def rate(count: float, words: float) -> float:
    """How often something is named per 10,000 words, whatever the length of the text.

    Says nothing of how the mentions are spread: one passage may hold them all. Always
    shown with the count, the words, and `paragraph_range`.

    Args:
        count: Mentions, from 0.
        words: Words of the text.

    Returns:
        Mentions per 10,000 words. Not a number when there are no words.

    Raises:
        ValueError: A number is negative.
    """
    if count < 0 or words < 0:
        raise ValueError(f"count {count} or words {words} is negative")
    return count / words * PER if words else nan


def wilson(count: float, n: float, confidence: float = CONFIDENCE) -> Interval:
    """The score interval of a proportion; good for small counts, never outside 0 to 1.

    Takes the ``n`` trials as independent, which words are not: pass an effective
    count and n (divided by `design_effect`) for words.

    Args:
        count: Successes, 0 to n; need not be whole.
        n: Trials. With 0 nothing is known and the interval is 0 to 1.
        confidence: Between 0 and 1.

    Raises:
        ValueError: ``count`` is negative or more than ``n``.

    Source:
        Wilson (1927), "Probable inference, the law of succession, and statistical inference".
    """
    if n == 0 and count == 0:
        return Interval(0.0, 1.0, "no words")
    if not 0 <= count <= n:
        raise ValueError(f"count {count} is not between 0 and n {n}")
    low, high = wilson_bounds(count / n, n, quantile(confidence))
    return Interval(float(low), float(high), "wilson")


def newcombe(c1: float, n1: float, c2: float, n2: float, confidence: float = CONFIDENCE) -> Interval:
    """The hybrid score interval of c1/n1 minus c2/n2.

    Args:
        c1: Successes of the first side.
        n1: Trials of the first side. With no trials on a side nothing is known of it.
        c2: Successes of the second side.
        n2: Trials of the second side.
        confidence: Between 0 and 1.

    Raises:
        ValueError: A count is negative or more than its trials.

    Source:
        Newcombe (1998), "Interval estimation for the difference between independent
        proportions", method 10.
    """
    first, second = wilson(c1, n1, confidence), wilson(c2, n2, confidence)
    if n1 == 0 or n2 == 0:
        return Interval(first.low - second.high, first.high - second.low, "no words")
    low, high = hybrid_bounds(c1 / n1, (first.low, first.high), c2 / n2, (second.low, second.high))
    return Interval(float(low), float(high), "newcombe")


def clopper_pearson(count: float, n: float, confidence: float = CONFIDENCE) -> Interval:
    """The exact interval of a proportion: never covers less than asked, mostly more.

    For a statement that must hold at least as often as said. Wider than `wilson`; takes
    trials as independent just the same.

    Args:
        count: Successes, 0 to n.
        n: Trials. With 0 nothing is known and the interval is 0 to 1.
        confidence: Between 0 and 1; a half of what is left on each side, also for no successes
            (`zero_bound` is one-sided).

    Raises:
        ValueError: ``count`` is negative or more than ``n``.

    Source:
        Clopper & Pearson (1934), "The use of confidence or fiducial limits".
    """
    if n == 0 and count == 0:
        return Interval(0.0, 1.0, "no words")
    if not 0 <= count <= n:
        raise ValueError(f"count {count} is not between 0 and n {n}")
    tail = (1 - confidence) / 2
    low = float(betaincinv(count, n - count + 1, tail)) if count else 0.0
    high = float(betaincinv(count + 1, n - count, 1 - tail)) if count < n else 1.0
    return Interval(low, high, "exact")


def zero_bound(n: float, confidence: float = CONFIDENCE) -> float:
    """The largest proportion that still leaves a fair chance of seeing none in ``n``.

    One-sided and exact: 3.7 per 10,000 for none in 8,000 words.

    Raises:
        ValueError: ``n`` is negative.

    Source:
        Clopper & Pearson (1934); "the rule of three" is its approximation.
    """
    if n < 0:
        raise ValueError(f"n {n} is negative")
    return 1.0 if n == 0 else float(1 - (1 - confidence) ** (1 / n))


def quantile(confidence: float) -> float:
    """Two-sided quantile of the normal distribution, 1.96 for 95%."""
    return float(ndtri(0.5 + confidence / 2))


def wilson_bounds(p: npt.ArrayLike, n: npt.ArrayLike, z: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Wilson's bounds for arrays of proportions and trials, with a quantile for each."""
    p, n, z = (np.asarray(x, dtype=np.float64) for x in (p, n, z))
    z2 = z * z / n
    middle = p + z2 / 2
    half = np.sqrt(z2 * (p * (1 - p) + z2 / 4))
    # At 0 and at 1 a bound is exactly 0 or 1; rounding would leave 1e-17, or put a bound past p.
    low = np.where(p <= 0, 0.0, np.clip((middle - half) / (1 + z2), 0.0, p))
    high = np.where(p >= 1, 1.0, np.clip((middle + half) / (1 + z2), p, 1.0))
    return low, high


def hybrid_bounds(
    p1: npt.ArrayLike,
    bounds1: tuple[npt.ArrayLike, npt.ArrayLike],
    p2: npt.ArrayLike,
    bounds2: tuple[npt.ArrayLike, npt.ArrayLike],
) -> tuple[FloatArray, FloatArray]:
    """Newcombe's bounds of a difference, from the bounds of both sides."""
    p1, low1, high1, p2, low2, high2 = (np.asarray(x, dtype=np.float64) for x in (p1, *bounds1, p2, *bounds2))
    low = p1 - p2 - np.hypot(p1 - low1, high2 - p2)
    high = p1 - p2 + np.hypot(high1 - p1, p2 - low2)
    return low, high
