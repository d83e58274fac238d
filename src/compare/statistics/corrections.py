"""p-values of many tests at once, adjusted so that chance alone does not fill the list."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


def bonferroni(p: npt.ArrayLike, m: int = 0) -> FloatArray:
    """p-values times the number of tests: the plainest way to allow for looking often.

    Holds whatever the tests have to do with each other. `holm` is never larger and
    promises the same; use this one for a margin, or where not all tests were kept.

    Args:
        p: One p-value for each test, 0 to 1.
        m: Number of tests that were made, when that is more than are given. 0: those given.

    Returns:
        Adjusted p-values in the same order, at most 1.

    Raises:
        ValueError: A value is not between 0 and 1, or ``m`` is fewer than the values given.

    Source:
        Dunn (1961), "Multiple comparisons among means".
    """
    values, _ = _sorted_p(p)
    if m and m < len(values):
        raise ValueError(f"m {m} is fewer than the {len(values)} tests given")
    return np.minimum(1.0, values * (m or len(values)))


def holm(p: npt.ArrayLike) -> FloatArray:
    """p-values adjusted so that one false alarm among all is as rare as asked.

    Controls the family-wise error rate, whatever the tests have to do with each other. For a
    short list fixed in advance, such as the concepts of `data/`.

    Args:
        p: One p-value for each test, 0 to 1.

    Returns:
        Adjusted p-values in the same order.

    Raises:
        ValueError: A value is not between 0 and 1.

    Source:
        Holm (1979), "A simple sequentially rejective multiple test procedure".
    """
    values, order = _sorted_p(p)
    steps = values[order] * np.arange(len(values), 0, -1)
    return _unsorted(np.maximum.accumulate(steps), order)


def benjamini_hochberg(p: npt.ArrayLike) -> FloatArray:
    """q-values: the part of false alarms to expect when everything up to here is believed.

    Controls the false discovery rate (FDR) of independent tests, and of tests that lean the same way.
    For display in an exploration of all words; no proof of any single word.

    Args:
        p: One p-value for each test, 0 to 1.

    Returns:
        q-values in the same order.

    Raises:
        ValueError: A value is not between 0 and 1.

    Source:
        Benjamini & Hochberg (1995), "Controlling the false discovery rate".
    """
    values, order = _sorted_p(p)
    steps = values[order] * len(values) / np.arange(1, len(values) + 1)
    return _unsorted(np.minimum.accumulate(steps[::-1])[::-1], order)


def _sorted_p(p: npt.ArrayLike) -> tuple[FloatArray, npt.NDArray[np.intp]]:
    """Checked p-values and the order that sorts them."""
    values = np.asarray(p, dtype=np.float64)
    if values.ndim != 1 or not ((values >= 0) & (values <= 1)).all():
        raise ValueError("p-values must be a list of numbers between 0 and 1")
    return values, np.argsort(values, kind="stable")


def _unsorted(steps: FloatArray, order: npt.NDArray[np.intp]) -> FloatArray:
    """Adjusted values, at most 1, put back in the order they came in."""
    result = np.empty_like(steps)
    result[order] = np.minimum(1.0, steps)
    return result
