"""Closed-form intervals of a proportion and of the difference of two.

They take trials as independent. Words are not: `compare.statistics.intervals` brings
counts of words down to an effective n first.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from scipy.special import ndtri

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """Lower and upper bound, and the method that gave them.

    ``method`` is "bootstrap", "wilson", "exact zero", "newcombe" or "no words".
    """

    low: float
    high: float
    method: str


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
    z = _quantile(confidence)
    p = count / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    # At 0 and at n a bound is exactly 0 or 1; rounding would leave 1e-17.
    low = 0.0 if count == 0 else max(0.0, middle - half)
    high = 1.0 if count == n else min(1.0, middle + half)
    return Interval(low, high, "wilson")


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
    p1, p2 = c1 / n1, c2 / n2
    low = p1 - p2 - sqrt((p1 - first.low) ** 2 + (second.high - p2) ** 2)
    high = p1 - p2 + sqrt((first.high - p1) ** 2 + (p2 - second.low) ** 2)
    return Interval(low, high, "newcombe")


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


def _quantile(confidence: float) -> float:
    """Two-sided quantile of the normal distribution, 1.96 for 95%."""
    return float(ndtri(0.5 + confidence / 2))
