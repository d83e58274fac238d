"""Whether two letters differ by more than chance: their paragraphs dealt anew over the two."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from compare.statistics.resampling import DEALS, SEED, FloatArray, as_column, as_units, shuffle_units

_EQUAL = 1 - 1e-9
"""Sums in another order differ in the last bits; an equal deal must count as equal."""

_FAR = 1e6
"""More standard errors than any difference that has a spread."""


def permutation_p(
    h1: npt.ArrayLike,
    w1: npt.ArrayLike,
    h2: npt.ArrayLike,
    w2: npt.ArrayLike,
    draws: int = DEALS,
    seed: int = SEED,
    *,
    groups1: npt.ArrayLike | None = None,
    groups2: npt.ArrayLike | None = None,
) -> float:
    """How often paragraphs dealt at random over the two letters differ at least as much.

    One column of `permutation_ps`.
    """
    first, second = as_column(h1), as_column(h2)
    return float(permutation_ps(first, w1, second, w2, draws, seed, groups1=groups1, groups2=groups2)[0])


def permutation_ps(
    h1: npt.ArrayLike,
    w1: npt.ArrayLike,
    h2: npt.ArrayLike,
    w2: npt.ArrayLike,
    draws: int = DEALS,
    seed: int = SEED,
    *,
    groups1: npt.ArrayLike | None = None,
    groups2: npt.ArrayLike | None = None,
) -> FloatArray:
    """For each column, how often paragraphs dealt over the two letters differ at least as much.

    Two-sided, each column by itself: correct with `holm`, or use `max_t`. Each deal gives
    one letter paragraphs until it has its own number of words, so that a letter of long
    paragraphs may be compared with one of short ones; which letter comes first makes no
    difference. Never 0: the smallest value is 1 / (draws + 1). 1 when a side has no words.

    Args:
        h1: Hits in each paragraph of the first letter: paragraphs x columns.
        w1: Words of each paragraph of the first letter.
        h2: Hits in each paragraph of the second letter, in the same columns.
        w2: Words of each paragraph of the second letter.
        draws: Number of deals, the same for all columns.
        seed: The same seed gives the same values.
        groups1: A label for each paragraph of the first letter, such as its section or
            question; paragraphs of one label are dealt together.
        groups2: The same for the second letter. Labels of the two letters are never one group.

    Returns:
        One value a column.

    Raises:
        ValueError: The shapes do not fit, or a number is negative.

    Source:
        Phipson & Smyth (2010), "Permutation p-values should never be zero".
    """
    return _plain(_deal((h1, w1, groups1), (h2, w2, groups2), draws, seed))


def max_t(
    h1: npt.ArrayLike,
    w1: npt.ArrayLike,
    h2: npt.ArrayLike,
    w2: npt.ArrayLike,
    draws: int = DEALS,
    seed: int = SEED,
    *,
    groups1: npt.ArrayLike | None = None,
    groups2: npt.ArrayLike | None = None,
    step_down: bool = True,
) -> FloatArray:
    """The p-values of `permutation_ps` adjusted for all columns at once, as they really move together.

    How often the *largest* of all differences, each in its own standard errors, is at
    least as large as this one when paragraphs are dealt at random. Controls the
    family-wise error rate, as `holm` does, but does not pay for columns that say the same
    twice. For "the top of a list". The standard errors are those of each deal: that keeps
    the risk as stated also when the paragraphs of one letter are longer.

    Args:
        h1: Hits in each paragraph of the first letter: paragraphs x columns.
        w1: Words of each paragraph of the first letter.
        h2: Hits in each paragraph of the second letter, in the same columns.
        w2: Words of each paragraph of the second letter.
        draws: Number of deals, the same for all columns.
        seed: The same seed gives the same values.
        groups1: A label for each paragraph of the first letter; see `permutation_ps`.
        groups2: The same for the second letter.
        step_down: Compare the second largest with the largest of the others only, and so on;
            never gives a larger value. Otherwise all with the largest of all (single step).

    Returns:
        One value a column, never below that of `permutation_ps`. A column with no hits on
        either side gets 1.

    Raises:
        ValueError: The shapes do not fit, or a number is negative.

    Source:
        Westfall & Young (1993), "Resampling-Based Multiple Testing", algorithms 2.5 (single step)
        and 2.8 (step down), with the maximum of t; Janssen (1997), "Studentized permutation tests for
        non-i.i.d. hypotheses", for the standard error of each deal.
    """
    deals = _deal((h1, w1, groups1), (h2, w2, groups2), draws, seed)
    columns = deals.hits.shape[1]
    if deals.is_empty:
        return np.ones(columns)
    t = _studentised(deals, deals.as_it_is[None, :])[0]
    dealt = _studentised(deals, deals.dealt)
    order = np.argsort(-t, kind="stable")
    if step_down:
        # Down the list, each with the largest of itself and all below it.
        largest = np.maximum.accumulate(dealt[:, order[::-1]], axis=1)[:, ::-1]
    else:
        largest = np.repeat(dealt.max(axis=1, initial=0.0)[:, None], columns, axis=1)
    as_large = (largest >= t[order] * _EQUAL).sum(axis=0)
    # A few hits in one paragraph have a standard error that means little: never surer than the plain test.
    plain = _plain(deals)[order]
    adjusted = np.empty(columns)
    adjusted[order] = np.maximum.accumulate(np.maximum(plain, (as_large + 1) / (draws + 1)))
    return adjusted


Letter = tuple[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike | None]


@dataclass(frozen=True, slots=True)
class _Deals:
    """Units of both letters, and which fall to the first: as it is, and in each deal (draws x units)."""

    hits: FloatArray
    words: FloatArray
    as_it_is: FloatArray
    dealt: FloatArray

    @property
    def is_empty(self) -> bool:
        """Whether a letter has no words."""
        return not 0 < self.as_it_is.sum() < len(self.words)


def _deal(one: Letter, two: Letter, draws: int, seed: int) -> _Deals:
    """The units of both letters dealt over the two, each deal until the first has its own number of words."""
    (first, words1), (second, words2) = as_units(*one), as_units(*two)
    if first.shape[1] != second.shape[1]:
        raise ValueError(f"the letters differ in columns: {first.shape[1]} against {second.shape[1]}")
    # The shorter letter is dealt first, whichever the caller names first.
    if _rank(second, words2) < _rank(first, words1):
        first, words1, second, words2 = second, words2, first, words1
    hits, words = np.concatenate([first, second]), np.concatenate([words1, words2])
    as_it_is = (np.arange(len(words)) < len(words1)).astype(np.float64)
    dealt = np.zeros((draws, len(words)))
    if len(words1) and len(words2):
        order = shuffle_units(len(words), draws, seed)
        dealt_words = words[order]
        # A paragraph falls to the first letter when its middle does.
        in_first = dealt_words.cumsum(axis=1) - dealt_words / 2 <= words1.sum()
        np.put_along_axis(dealt, order.astype(np.intp), in_first.astype(float), axis=1)
    return _Deals(hits, words, as_it_is, dealt)


def _rank(hits: FloatArray, words: FloatArray) -> tuple[float, int, bytes, bytes]:
    """What decides which letter is dealt first."""
    return float(words.sum()), len(words), words.tobytes(), hits.tobytes()


def _plain(deals: _Deals) -> FloatArray:
    """Each column's p by itself: the size of the difference against those of all deals."""
    if deals.is_empty:
        return np.ones(deals.hits.shape[1])
    words1 = float(deals.as_it_is @ deals.words)
    words2 = float(deals.words.sum()) - words1
    total = deals.hits.sum(axis=0)
    in_first, dealt = deals.as_it_is @ deals.hits, deals.dealt @ deals.hits
    seen = np.abs(in_first / words1 - (total - in_first) / words2)
    differences = np.abs(dealt / words1 - (total - dealt) / words2)
    as_large = (differences >= seen * _EQUAL).sum(axis=0)
    return np.asarray((as_large + 1) / (len(deals.dealt) + 1), dtype=float)


def _studentised(deals: _Deals, in_first: FloatArray) -> FloatArray:
    """The size of each column's difference in its own standard errors, for each way to deal."""
    columns, words = deals.hits.shape[1], deals.words[:, None]
    parts = np.hstack([deals.hits, deals.hits**2, deals.hits * words, words, words**2])
    sums = in_first @ parts
    rates, variances = [], []
    for side in (sums, parts.sum(axis=0) - sums):
        hits, squares, products = (side[:, n * columns : (n + 1) * columns] for n in range(3))
        # A deal of a few long units may leave a letter without any: then it shows nothing.
        total = np.where(side[:, -2:-1] > 0, side[:, -2:-1], np.inf)
        rate = hits / total
        spread = squares - 2 * rate * products + rate**2 * side[:, -1:]
        rates.append(rate)
        variances.append(np.maximum(spread, 0.0) / total**2)
    gap, error = np.abs(rates[0] - rates[1]), np.sqrt(variances[0] + variances[1])
    # No spread on either side and yet a gap: as far apart as can be.
    return np.asarray(
        np.where(error > 0, gap / np.where(error > 0, error, 1.0), np.where(gap > 0, _FAR, 0.0))
    )
