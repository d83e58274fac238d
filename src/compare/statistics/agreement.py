"""How far two or more readers agree, beyond what chance would give; a machine may be one of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
from scipy.special import ndtri

from compare.statistics.proportions import CONFIDENCE, Interval, wilson
from compare.statistics.resampling import DRAWS, SEED, FloatArray, percentile_bounds

MISSING = None
"""What a reader gave a unit that this reader did not code."""


@dataclass(frozen=True, slots=True)
class Kappa:
    """Cohen's kappa with what it was made of.

    ``observed`` is the part of the units on which both agree, ``expected`` the part that two readers
    with these habits would share by chance. ``error`` is the large-sample standard error of ``value``,
    ``error_at_zero`` that of a kappa that is truly 0 (for a test against chance). ``value``, errors and
    bounds are not a number where both readers use one and the same category throughout. ``method`` of
    the margin is "large sample" or, with fewer than ten agreements or disagreements, "wilson".
    """

    value: float
    low: float
    high: float
    error: float
    error_at_zero: float
    observed: float
    expected: float
    n: int
    method: str = "large sample"


FEW = 10
"""With fewer agreements or disagreements than this, kappa's large-sample margin is too narrow."""


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha with its margin; ``units`` are those coded by two or more readers."""

    value: float
    low: float
    high: float
    observed: float
    expected: float
    units: int


@dataclass(frozen=True, slots=True)
class Found:
    """How well one category is found, the first list being the truth.

    ``both`` units have it in both lists, ``missed`` only in the first, ``false`` only in the second.
    ``precision`` is the part of what was found that is right, ``recall`` the part of what is there that
    was found, each with Wilson's interval (0 to 1, "no words", when there is none to judge by); ``f1``
    is 2 both / (2 both + missed + false), not a number when the category is nowhere.
    """

    category: str
    both: int
    missed: int
    false: int
    precision: float
    precision_interval: Interval
    recall: float
    recall_interval: Interval
    f1: float


def cohen_kappa(a: Sequence[Hashable], b: Sequence[Hashable], confidence: float = CONFIDENCE) -> Kappa:
    """Agreement of two readers beyond chance: 1 is full agreement, 0 what chance gives, below 0 less.

    Misleads when one category holds nearly all units: then kappa is low however well the readers
    agree. Read it beside the plain agreement. The margin takes units as independent. With fewer than ten
    units on which the readers agree, or differ, it is Wilson's of the plain agreement, with chance as seen.

    Args:
        a: Category that the first reader gave each unit.
        b: The same of the second reader, in the same order.
        confidence: Between 0 and 1.

    Raises:
        ValueError: The two differ in length, or are empty.

    Source:
        Cohen (1960), "A coefficient of agreement for nominal scales"; standard errors: Fleiss, Cohen &
        Everitt (1969), "Large sample standard errors of kappa and weighted kappa".
    """
    if len(a) != len(b) or not a:
        raise ValueError(f"{len(a)} and {len(b)} units: two lists of one length are needed, not empty")
    index = {category: i for i, category in enumerate(dict.fromkeys([*a, *b]))}
    table = np.zeros((len(index), len(index)))
    np.add.at(table, ([index[x] for x in a], [index[x] for x in b]), 1)
    p, n = table / len(a), len(a)
    rows, columns = p.sum(axis=1), p.sum(axis=0)
    observed, expected = float(np.trace(p)), float(rows @ columns)
    if expected >= 1 - 1e-12:
        return Kappa(nan, nan, nan, nan, nan, observed, expected, n)
    value = (observed - expected) / (1 - expected)
    # Each cell's part in the variance: what a unit there adds to observed and to expected agreement.
    either = rows[:, None] + columns[None, :]
    own = np.diag(p) * (1 - np.diag(either) * (1 - value)) ** 2
    other = p * (columns[:, None] + rows[None, :]) ** 2
    off = (1 - value) ** 2 * (other.sum() - np.trace(other))
    variance = (own.sum() + off - (value - expected * (1 - value)) ** 2) / (n * (1 - expected) ** 2)
    at_zero = expected + expected**2 - float((rows * columns * (rows + columns)).sum())
    error = sqrt(max(0.0, float(variance)))
    half = float(ndtri(0.5 + confidence / 2)) * error
    low, high, method = max(-1.0, value - half), min(1.0, value + half), "large sample"
    same = round(observed * n)
    if min(same, n - same) < FEW:
        around = wilson(same, n, confidence)
        low, high = ((x - expected) / (1 - expected) for x in (around.low, around.high))
        low, method = max(-1.0, low), "wilson"
    at_null = sqrt(max(0.0, at_zero) / n) / (1 - expected)
    return Kappa(value, low, high, error, at_null, observed, expected, n, method)


def krippendorff_alpha(
    table: Sequence[Sequence[Hashable]],
    level: str = "nominal",
    draws: int = DRAWS,
    seed: int = SEED,
    confidence: float = CONFIDENCE,
) -> Alpha:
    """Agreement of any number of readers beyond chance, with gaps: 1 is full agreement, 0 is chance.

    Krippendorff asks for 0.8 before conclusions are built on a coding, and for 0.667 where they may be
    tentative. The margin comes from drawing units anew; with few units it is wide, and it says
    nothing of readers who were not asked.

    Args:
        table: One row a reader, one column a unit; None where the reader did not code it.
        level: "nominal" (names), "ordinal" (ranks), "interval" or "ratio" (numbers).
        draws: Number of times that the units are drawn anew.
        seed: The same seed gives the same margin.
        confidence: Between 0 and 1.

    Returns:
        Alpha; not a number when no unit was coded twice, or all have one and the same value.

    Raises:
        ValueError: Rows differ in length, or the level is none of these.

    Source:
        Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability"; (2004), "Content
        Analysis", chapter 11.
    """
    if len({len(row) for row in table}) > 1:
        raise ValueError("every reader needs a cell for each unit; None where there is no code")
    if level not in _DISTANCES:
        raise ValueError(f"level is one of {', '.join(_DISTANCES)}, not {level!r}")
    units = [[v for v in unit if v is not MISSING] for unit in zip(*table, strict=True)]
    units = [unit for unit in units if len(unit) > 1]
    values = list(dict.fromkeys(v for unit in units for v in unit))
    if level != "nominal":
        values.sort(key=float)
    index = {v: i for i, v in enumerate(values)}
    counts = np.zeros((len(units), len(values)))
    for i, unit in enumerate(units):
        for v in unit:
            counts[i, index[v]] += 1
    distance = _DISTANCES[level]
    scale = None if level == "nominal" else np.array([float(v) for v in values])
    observed, expected = _disagreement(counts, scale, distance)
    if not expected:
        return Alpha(nan, nan, nan, observed, expected, len(units))
    times = np.random.default_rng(seed).multinomial(len(units), [1 / len(units)] * len(units), size=draws)
    seen, chance = _drawn_disagreement(counts, scale, distance, times.astype(np.float64))
    made = np.where(chance > 0, 1 - seen / np.where(chance > 0, chance, 1), 1.0)
    low, high = percentile_bounds(made[:, None], confidence)
    return Alpha(1 - observed / expected, float(low[0]), float(high[0]), observed, expected, len(units))


def plain_agreement(
    a: Sequence[Hashable], b: Sequence[Hashable], confidence: float = CONFIDENCE
) -> tuple[float, Interval]:
    """The part of the units to which both readers gave the same category, with Wilson's interval.

    Raises:
        ValueError: The two differ in length, or are empty.
    """
    if len(a) != len(b) or not a:
        raise ValueError(f"{len(a)} and {len(b)} units: two lists of one length are needed, not empty")
    same = sum(x == y for x, y in zip(a, b, strict=True))
    return same / len(a), wilson(same, len(a), confidence)


def found_by_category(
    truth: Sequence[str], found: Sequence[str], confidence: float = CONFIDENCE
) -> tuple[Found, ...]:
    """For each category how much of it was found and how much of what was found is right.

    Returns:
        A row for each category in either list, the most frequent in ``truth`` first.

    Raises:
        ValueError: The two differ in length.
    """
    pairs = list(zip(truth, found, strict=True))
    often = {c: sum(x == c for x in truth) for c in dict.fromkeys([*truth, *found])}
    rows = []
    for category in sorted(often, key=lambda c: (-often[c], c)):
        both = sum(x == y == category for x, y in pairs)
        missed = often[category] - both
        false = sum(y == category for _, y in pairs) - both
        rows.append(
            Found(
                category,
                both,
                missed,
                false,
                both / (both + false) if both + false else nan,
                wilson(both, both + false, confidence),
                both / (both + missed) if both + missed else nan,
                wilson(both, both + missed, confidence),
                2 * both / (2 * both + missed + false),
            )
        )
    return tuple(rows)


Distance = Callable[[FloatArray, FloatArray | None], FloatArray]
"""Squared difference between all values, from how often each occurs and what it measures."""


def _disagreement(counts: FloatArray, scale: FloatArray | None, distance: Distance) -> tuple[float, float]:
    """Observed and expected disagreement of a table of units by values."""
    if not len(counts):
        return 0.0, 0.0
    seen, chance = _drawn_disagreement(counts, scale, distance, np.ones((1, len(counts))))
    return float(seen[0]), float(chance[0])


def _drawn_disagreement(
    counts: FloatArray, scale: FloatArray | None, distance: Distance, times: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Observed and expected disagreement for each draw, which has each unit so many times."""
    totals = times @ counts
    n = totals.sum(axis=1)
    coders = (counts.sum(axis=1) - 1)[:, None]
    if distance is _ordinal:  # ranks follow from what was drawn
        seen, chance = np.empty(len(times)), np.empty(len(times))
        for i, total in enumerate(totals):
            far = distance(total, scale)
            seen[i] = times[i] @ ((counts @ far) * counts / coders).sum(axis=1)
            chance[i] = total @ far @ total
    else:
        far = distance(totals[0], scale)
        seen = times @ ((counts @ far) * counts / coders).sum(axis=1)
        chance = ((totals @ far) * totals).sum(axis=1)
    return seen / n, chance / (n * (n - 1))


def _nominal(total: FloatArray, scale: FloatArray | None) -> FloatArray:
    return 1 - np.eye(len(total))


def _ordinal(total: FloatArray, scale: FloatArray | None) -> FloatArray:
    """The values between two ranks, each end for half."""
    middle = total.cumsum() - total / 2
    return np.asarray((middle[:, None] - middle[None, :]) ** 2)


def _interval(total: FloatArray, scale: FloatArray | None) -> FloatArray:
    assert scale is not None
    return np.asarray((scale[:, None] - scale[None, :]) ** 2)


def _ratio(total: FloatArray, scale: FloatArray | None) -> FloatArray:
    assert scale is not None
    both = scale[:, None] + scale[None, :]
    return np.asarray(((scale[:, None] - scale[None, :]) / np.where(both == 0, 1, both)) ** 2)


_DISTANCES: dict[str, Distance] = {
    "nominal": _nominal, "ordinal": _ordinal, "interval": _interval, "ratio": _ratio
}  # fmt: skip
