"""Whether figures go up or down with time: a test and a slope that a single odd letter does not turn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from compare.statistics.proportions import CONFIDENCE
from compare.statistics.resampling import DEALS, SEED, shuffle_units

LEAST = 5
"""Fewest points of a trend: four in perfect order come about by chance in 1 of 12 cases."""
_DEALT = 30
"""With so many points or fewer ties make the closed form of the test unsure, so that points are dealt."""


@dataclass(frozen=True, slots=True)
class Trend:
    """How figures change with time.

    ``tau`` is Kendall's rank correlation with time, -1 to 1, and ``p`` how often chance alone gives one
    at least as far from 0 (Mann-Kendall, two-sided). ``slope`` is the median change per unit of
    time (Theil-Sen) with its margin ``low`` to ``high``; ``level`` the figure at time 0 on that line.
    ``n`` is the number of points.
    """

    tau: float
    p: float
    slope: float
    low: float
    high: float
    level: float
    n: int


def find_trend(times: npt.ArrayLike, values: npt.ArrayLike, confidence: float = CONFIDENCE) -> Trend:
    """The trend of figures over time, with the test whether there is one.

    Takes points as independent of each other: a subject that stays for some letters in a row looks more like
    a trend than it is. Only asks whether later figures tend to be higher or lower, never how they bend.

    Args:
        times: When each figure is from, in any unit.
        values: The figures.
        confidence: Of the margin of the slope, between 0 and 1.

    Raises:
        ValueError: Fewer than `LEAST` points, all of one time, or lists that differ in length.

    Source:
        Mann (1945), "Nonparametric tests against trend"; Sen (1968), "Estimates of the regression
        coefficient based on Kendall's tau".
    """
    # careful: loading scipy.stats takes longer than most pages
    from scipy.stats import kendalltau, theilslopes

    x, y = np.asarray(times, dtype=np.float64), np.asarray(values, dtype=np.float64)
    if x.shape != y.shape or x.ndim != 1 or len(x) < LEAST:
        raise ValueError(f"times {x.shape} and values {y.shape} must be lists of {LEAST} figures or more")
    if np.ptp(x) == 0:
        raise ValueError("all figures are from one time")
    if np.ptp(y) == 0:
        return Trend(0.0, 1.0, 0.0, 0.0, 0.0, float(y[0]), len(x))
    slope, level, low, high = theilslopes(y, x, confidence)
    tau, p = map(float, kendalltau(x, y))
    ties = len(np.unique(x)) < len(x) or len(np.unique(y)) < len(y)
    if ties and len(x) <= _DEALT:
        p = _dealt_p(x, y)
    return Trend(tau, p, float(slope), float(low), float(high), float(level), len(x))


def _dealt_p(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]) -> float:
    """How often figures dealt over the times at random are at least as much in order."""
    first, second = np.triu_indices(len(x), 1)
    later = np.sign(x[second] - x[first])
    dealt = y[shuffle_units(len(x), DEALS, SEED)]
    found = np.abs((np.sign(dealt[:, second] - dealt[:, first]) * later).sum(axis=1))
    own = abs((np.sign(y[second] - y[first]) * later).sum())
    return float((np.count_nonzero(found >= own) + 1) / (DEALS + 1))
