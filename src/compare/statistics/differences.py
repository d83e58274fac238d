"""How far the difference of two letters may be off: of one figure, of many, and of many at once.

Every value is a difference of proportions, -1 to 1, the first letter minus the second. Swapping the
letters gives exactly the opposite.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

from compare.statistics.clumping import Side, side_of
from compare.statistics.proportions import CONFIDENCE, Interval, hybrid_bounds, quantile
from compare.statistics.resampling import (
    DRAWS,
    SEED,
    FloatArray,
    as_column,
    as_units,
    draw_rates,
    percentile_bounds,
    standard_error,
)


@dataclass(frozen=True, slots=True)
class Simultaneous:
    """Margins that hold for all columns at once, and the number of errors they are wide.

    ``critical`` lies between 1.96 (one column, at 95%) and ``bonferroni``, which takes no account of
    columns that move together.
    """

    intervals: tuple[Interval, ...]
    critical: float
    bonferroni: float


def difference_interval(
    h1: npt.ArrayLike,
    w1: npt.ArrayLike,
    h2: npt.ArrayLike,
    w2: npt.ArrayLike,
    draws: int = DRAWS,
    seed: int = SEED,
    confidence: float = CONFIDENCE,
    *,
    groups1: npt.ArrayLike | None = None,
    groups2: npt.ArrayLike | None = None,
) -> Interval:
    """The interval of the first rate minus the second.

    One column of `difference_intervals`.
    """
    first, second = as_column(h1), as_column(h2)
    return difference_intervals(
        first, w1, second, w2, draws, seed, confidence, groups1=groups1, groups2=groups2
    )[0]


def difference_intervals(
    h1: npt.ArrayLike,
    w1: npt.ArrayLike,
    h2: npt.ArrayLike,
    w2: npt.ArrayLike,
    draws: int = DRAWS,
    seed: int = SEED,
    confidence: float = CONFIDENCE,
    *,
    groups1: npt.ArrayLike | None = None,
    groups2: npt.ArrayLike | None = None,
) -> list[Interval]:
    """The interval of each column's first rate minus its second, each on its own.

    The bootstrap of the difference itself; Newcombe on the effective n when a side
    has too few paragraphs with a hit (a side without hits is taken to clump as the
    other does). Use `permutation_p` for "is there one", and `simultaneous_intervals`
    to pick the largest out of many.

    Args:
        h1: Hits in each paragraph of the first letter: paragraphs x columns.
        w1: Words of each paragraph of the first letter.
        h2: Hits in each paragraph of the second letter, in the same columns.
        w2: Words of each paragraph of the second letter.
        draws: Number of draws of the bootstrap.
        seed: The same seed gives the same intervals.
        confidence: Between 0 and 1, for each column by itself.
        groups1: A label for each paragraph of the first letter, such as its section; paragraphs
            of one label are drawn together.
        groups2: The same for the second letter.

    Returns:
        One interval a column, always with the difference in it. Swapping the letters gives
        the opposite. Without words on a side -1 to 1, "no words".

    Raises:
        ValueError: The shapes do not fit, or a number is negative.

    Source:
        Efron & Tibshirani (1993), chapter 13; Newcombe (1998), method 10.
    """
    first, second = _units_of_two(h1, w1, groups1, h2, w2, groups2)
    sides = _sides(first, second, confidence)
    if sides is None:
        return [_NO_WORDS] * first[0].shape[1]
    many = ~(sides[0].few | sides[1].few)
    drawn = _draw_differences(*sides, many, draws, seed)
    low, high = _bounds(*sides, many, drawn, confidence)
    return _as_intervals(low, high, np.where(many, "bootstrap", "newcombe"))


def simultaneous_intervals(
    h1: npt.ArrayLike,
    w1: npt.ArrayLike,
    h2: npt.ArrayLike,
    w2: npt.ArrayLike,
    draws: int = DRAWS,
    seed: int = SEED,
    confidence: float = CONFIDENCE,
    *,
    groups1: npt.ArrayLike | None = None,
    groups2: npt.ArrayLike | None = None,
) -> Simultaneous:
    """Intervals of all differences that hold together: for "the top of a list".

    Whoever looks at the largest of 23 differences has looked 23 times. In 95 of 100 such
    pairs of letters *all* these intervals hold their difference, so also that of the
    largest. In each draw the largest deviation of all columns is kept, each in its own
    standard errors; the middle 95% of those tells how many errors every margin must be wide.

    Args:
        h1: Hits in each paragraph of the first letter: paragraphs x columns.
        w1: Words of each paragraph of the first letter.
        h2: Hits in each paragraph of the second letter, in the same columns.
        w2: Words of each paragraph of the second letter.
        draws: Number of draws of the bootstrap.
        seed: The same seed gives the same intervals.
        confidence: Between 0 and 1, for all columns together.
        groups1: A label for each paragraph of the first letter, such as its section.
        groups2: The same for the second letter.

    Returns:
        Intervals in the order of the columns. Each is at least as wide as its own of
        `difference_intervals`, and no wider than Bonferroni's correction would make it.

    Raises:
        ValueError: The shapes do not fit, or a number is negative.

    Source:
        Westfall & Young (1993), "Resampling-Based Multiple Testing", chapter 2; Romano & Wolf (2005),
        "Stepwise multiple testing as formalized data snooping", for the bootstrap of the maximum.
    """
    first, second = _units_of_two(h1, w1, groups1, h2, w2, groups2)
    columns, one = first[0].shape[1], quantile(confidence)
    bonferroni = quantile(1 - (1 - confidence) / max(1, columns))
    sides = _sides(first, second, confidence)
    if sides is None or not columns:
        return Simultaneous((_NO_WORDS,) * columns, one, bonferroni)
    drawn = _draw_differences(*sides, np.ones(columns, dtype=bool), draws, seed)
    critical = _critical(*sides, drawn, confidence, one, bonferroni)
    at_once = 1 - 2 * float(ndtr(-critical))
    many = ~(sides[0].few | sides[1].few)
    low, high = _bounds(*sides, many, drawn[:, many], confidence)
    # Drawn margins are stretched (a percentile so far out would rest on two or three draws) ...
    gap = sides[0].rates - sides[1].rates
    low = np.where(many, np.maximum(-1.0, gap - (gap - low) * critical / one), low)
    high = np.where(many, np.minimum(1.0, gap + (high - gap) * critical / one), high)
    # ... closed ones are made anew for the level that goes with so many errors.
    stricter = _sides(first, second, at_once)
    if stricter is not None and not many.all():
        closed_low, closed_high = _newcombe_bounds(*stricter)
        low, high = np.where(many, low, closed_low), np.where(many, high, closed_high)
    methods = np.where(many, "bootstrap", "newcombe")
    return Simultaneous(tuple(_as_intervals(low, high, methods)), critical, bonferroni)


Units = tuple[FloatArray, FloatArray]

_NO_WORDS = Interval(-1.0, 1.0, "no words")


def _units_of_two(
    h1: npt.ArrayLike,
    w1: npt.ArrayLike,
    groups1: npt.ArrayLike | None,
    h2: npt.ArrayLike,
    w2: npt.ArrayLike,
    groups2: npt.ArrayLike | None,
) -> tuple[Units, Units]:
    """Both letters as checked units with the same columns."""
    first, second = as_units(h1, w1, groups1), as_units(h2, w2, groups2)
    if first[0].shape[1] != second[0].shape[1]:
        raise ValueError(f"the letters differ in columns: {first[0].shape[1]} against {second[0].shape[1]}")
    return first, second


def _sides(first: Units, second: Units, confidence: float) -> tuple[Side, Side] | None:
    """Both letters seen column by column, or nothing when one has no words."""
    if not len(first[1]) or not len(second[1]):
        return None
    return side_of(*first, confidence), side_of(*second, confidence)


def _bounds(
    one: Side, two: Side, many: npt.NDArray[np.bool_], drawn: FloatArray, confidence: float
) -> tuple[FloatArray, FloatArray]:
    """Bounds of each column's difference: the drawn ones where there are ``many``, else Newcombe's."""
    low, high = _newcombe_bounds(one, two)
    if many.any():
        gap = (one.rates - two.rates)[many]
        drawn_low, drawn_high = percentile_bounds(drawn, confidence)
        low[many], high[many] = np.minimum(drawn_low, gap), np.maximum(drawn_high, gap)
    return low, high


def _draw_differences(
    one: Side, two: Side, columns: npt.NDArray[np.bool_], draws: int, seed: int
) -> FloatArray:
    """The difference of these columns in each draw: draws x columns.

    The second letter's draws are taken from last to first: two letters with as many paragraphs would else
    be drawn in step. Both ends get the same letters that way, so that swapping them turns every draw round.
    """
    first = draw_rates(one.hits[:, columns], one.words, draws, seed)
    second = draw_rates(two.hits[:, columns], two.words, draws, seed)
    return first - second[::-1]


def _newcombe_bounds(one: Side, two: Side) -> tuple[FloatArray, FloatArray]:
    """Newcombe's bounds on the effective numbers of words."""
    # A side with nothing (or nothing but hits) does not show how they clump: so the other side lends it.
    borrows, lends = ~one.varies & two.varies, one.varies & ~two.varies
    effects1, quantiles1 = (
        np.where(borrows, theirs, own)
        for own, theirs in ((one.effects, two.effects), (one.quantiles, two.quantiles))
    )
    effects2, quantiles2 = (
        np.where(lends, theirs, own)
        for own, theirs in ((two.effects, one.effects), (two.quantiles, one.quantiles))
    )
    return hybrid_bounds(
        one.rates, one.wilson(effects1, quantiles1), two.rates, two.wilson(effects2, quantiles2)
    )


def _critical(one: Side, two: Side, drawn: FloatArray, confidence: float, least: float, most: float) -> float:
    """How many standard errors wide all margins must be to hold together."""
    errors = np.hypot(standard_error(one.hits, one.words), standard_error(two.hits, two.words))
    seen = errors > 0
    if not seen.any():
        return least
    gap = (one.rates - two.rates)[seen]
    largest = np.abs((drawn[:, seen] - gap) / errors[seen]).max(axis=1)
    return float(np.clip(np.quantile(largest, confidence), least, most))


def _as_intervals(low: FloatArray, high: FloatArray, methods: npt.NDArray[np.str_]) -> list[Interval]:
    """One interval a column."""
    return [Interval(*row) for row in zip(low.tolist(), high.tolist(), methods.tolist(), strict=True)]
