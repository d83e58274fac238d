"""The literature's measures for words: keyness and effect size.

Counts are numbers or arrays of one shape; the answer has that shape. None of these
knows that words come in clumps: read them beside the range and the dispersion.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import betainc, betaincinv, xlogy

from compare.statistics.proportions import CONFIDENCE

FloatArray = npt.NDArray[np.float64]

_TINY = 1e-9
"""Stands in for a count of zero where the answer of a beta is thrown away."""


def g2(a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike) -> FloatArray:
    """How surprising two counts are if both sides used the word equally often.

    Four-cell log-likelihood ratio, from 0; no unit, no direction, and larger with
    more text. Misleads when hits come in clumps (a "significant" value is then
    common by chance): rank by `lrc`.

    Args:
        a: Occurrences in the target.
        b: Occurrences in the reference.
        n1: Words of the target.
        n2: Words of the reference.

    Raises:
        ValueError: A side has no words, or more occurrences than words.

    Source:
        Dunning (1993), "Accurate methods for the statistics of surprise and coincidence".
    """
    a, b, n1, n2 = _counts(a, b, n1, n2)
    total, hits = n1 + n2, a + b
    value = np.zeros_like(a)
    cells = ((a, hits, n1), (b, hits, n2), (n1 - a, total - hits, n1), (n2 - b, total - hits, n2))
    for seen, row, side in cells:
        expected = row * side / total
        # A row without occurrences has nothing seen and nothing expected: it adds 0.
        value = value + xlogy(seen, seen / np.where(expected > 0, expected, 1.0))
    return _shaped(np.maximum(0.0, 2 * value))


def log_ratio(
    a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike, *, walter: bool = False
) -> FloatArray:
    """How many times doubled: the size of the difference between two rates.

    +1 is twice as often in the target, -1 half as often, 0 equally often. Says
    nothing about certainty: read it beside `lrc`.

    Args:
        a: Occurrences in the target.
        b: Occurrences in the reference.
        n1: Words of the target.
        n2: Words of the reference.
        walter: Add half an occurrence to every count and half a word to every side,
            as Evert's tables do, instead of taking only a zero count as half.

    Returns:
        Base-2 logarithm. 0 when neither side has the word.

    Raises:
        ValueError: A side has no words, or more occurrences than words.

    Source:
        Hardie (2014), "Log Ratio: an informal introduction"; Walter (1975), "The
        distribution of Levin's measure of attributable risk", for `walter`.
    """
    a, b, n1, n2 = _counts(a, b, n1, n2)
    neither = (a == 0) & (b == 0)
    if walter:
        first, second = (a + 0.5) / (n1 + 0.5), (b + 0.5) / (n2 + 0.5)
    else:
        first, second = np.where(a > 0, a, 0.5) / n1, np.where(b > 0, b, 0.5) / n2
    return _shaped(np.where(neither, 0.0, np.log2(first / second)))


def log_ratio_bounds(
    a: npt.ArrayLike,
    b: npt.ArrayLike,
    n1: npt.ArrayLike,
    n2: npt.ArrayLike,
    m: int,
    confidence: float = CONFIDENCE,
) -> tuple[FloatArray, FloatArray]:
    """Lower and upper bound of the log ratio that hold for all ``m`` words at once.

    Exact given the sum of both counts (two Poisson counts: the first is binomial),
    Bonferroni over ``m``. Infinite on the side of a zero count.

    Args:
        a: Occurrences in the target.
        b: Occurrences in the reference.
        n1: Words of the target.
        n2: Words of the reference.
        m: Number of words looked at, at least 1.
        confidence: Between 0 and 1, for all words together.

    Returns:
        Two of the shape of the counts, base-2 logarithms.

    Raises:
        ValueError: ``m`` is below 1, a side has no words, or more occurrences than words.

    Source:
        Clopper & Pearson (1934); Evert (2022), "Measuring keyness".
    """
    a, b, n1, n2 = _counts(a, b, n1, n2)
    if m < 1:
        raise ValueError(f"m {m} is below 1")
    tail = (1 - confidence) / m / 2
    with np.errstate(divide="ignore"):
        # A beta quantile of a zero count does not exist; the bound there is 0 or 1.
        low = np.where(a > 0, betaincinv(np.maximum(a, _TINY), b + 1, tail), 0.0)
        # The upper bound from its own complement: 1 - p would lose p close to 1.
        rest = np.where(b > 0, betaincinv(np.maximum(b, _TINY), a + 1, tail), 0.0)
        scale = np.log2(n2 / n1)
        lower = np.log2(low) - np.log2(1 - low) + scale
        upper = np.log2(1 - rest) - np.log2(rest) + scale
    return _shaped(lower), _shaped(upper)


def lrc(
    a: npt.ArrayLike,
    b: npt.ArrayLike,
    n1: npt.ArrayLike,
    n2: npt.ArrayLike,
    m: int,
    confidence: float = CONFIDENCE,
) -> FloatArray:
    """The smallest log ratio that can still be claimed; 0 when there is no safe claim.

    Conservative log ratio: the bound of `log_ratio_bounds` nearest to zero. Ranks
    words so that neither rare accidents nor tiny differences of common words lead.

    Args:
        a: Occurrences in the target.
        b: Occurrences in the reference.
        n1: Words of the target.
        n2: Words of the reference.
        m: Number of words looked at, at least 1.
        confidence: Between 0 and 1, for all words together.

    Returns:
        Base-2 logarithm with the sign of the difference.

    Raises:
        ValueError: ``m`` is below 1, a side has no words, or more occurrences than words.

    Source:
        Evert (2022), "Measuring keyness".
    """
    return nearest_bound(*log_ratio_bounds(a, b, n1, n2, m, confidence))


def nearest_bound(low: npt.ArrayLike, high: npt.ArrayLike) -> FloatArray:
    """The bound nearest to zero, what can still be claimed; 0 where zero lies between the two."""
    low, high = np.asarray(low, dtype=np.float64), np.asarray(high, dtype=np.float64)
    return _shaped(np.where(low > 0, low, np.where(high < 0, high, 0.0)))


def exact_p(a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike) -> FloatArray:
    """The chance of counts at least this uneven if both sides used the word equally often.

    Two-sided (twice the smaller tail) and conditional on the sum, so that it agrees
    with `log_ratio_bounds`: below 5% exactly where the interval for one word leaves
    out zero. Takes words as independent.

    Args:
        a: Occurrences in the target.
        b: Occurrences in the reference.
        n1: Words of the target.
        n2: Words of the reference.

    Returns:
        Between 0 and 1.

    Raises:
        ValueError: A side has no words, or more occurrences than words.

    Source:
        Przyborowski & Wilenski (1940), "Homogeneity of results in testing samples from Poisson series".
    """
    a, b, n1, n2 = _counts(a, b, n1, n2)
    # Tails of the binomial as incomplete betas, which also take counts that are not whole (divided by a
    # design effect). At least a on one side is at most b on the other: no tail is got by subtraction.
    at_most = np.where(b > 0, betainc(np.maximum(b, _TINY), a + 1, n2 / (n1 + n2)), 1.0)
    at_least = np.where(a > 0, betainc(np.maximum(a, _TINY), b + 1, n1 / (n1 + n2)), 1.0)
    return _shaped(np.minimum(1.0, 2 * np.minimum(at_most, at_least)))


def chi2(a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike) -> FloatArray:
    """The chi-squared of two counts by quanteda's rule; from 0, no direction.

    Yates' correction only where |ad - bc| is at least half of all words and an
    expected cell is below 5. Here for comparison with other tools: use `g2`.

    Args:
        a: Occurrences in the target.
        b: Occurrences in the reference.
        n1: Words of the target.
        n2: Words of the reference.

    Raises:
        ValueError: A side has no words, or more occurrences than words.

    Source:
        quanteda.textstats, `textstat_keyness(measure = "chi2")`.
    """
    a, b, n1, n2 = _counts(a, b, n1, n2)
    total, hits = n1 + n2, a + b
    apart = np.abs(a * (n2 - b) - b * (n1 - a))
    smallest = np.minimum(hits, total - hits) * np.minimum(n1, n2) / total
    apart = np.where((smallest < 5) & (apart >= total / 2), apart - total / 2, apart)
    below = hits * (total - hits) * n1 * n2
    return _shaped(np.where(below > 0, total * apart**2 / np.where(below > 0, below, 1.0), 0.0))


def _counts(*numbers: npt.ArrayLike) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """The two counts and two sizes as checked arrays of one shape."""
    a, b, n1, n2 = np.broadcast_arrays(*(np.asarray(x, dtype=np.float64) for x in numbers))
    if (n1 <= 0).any() or (n2 <= 0).any():
        raise ValueError("a side has no words")
    if (a < 0).any() or (b < 0).any() or (a > n1).any() or (b > n2).any():
        raise ValueError("a count is negative or larger than its side")
    return a, b, n1, n2


def _shaped(values: npt.ArrayLike) -> FloatArray:
    """An array, or a plain number where plain numbers went in."""
    result: FloatArray = np.asarray(values, dtype=np.float64)[()]
    return result
