"""How evenly a word is spread over the parts of a text."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


def dp(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> float:
    """How unevenly a word is spread over the parts of a text: 0 evenly, near 1 in one place.

    A word with fewer hits than there are parts cannot be near 0: compare words of
    about the same count only.

    Args:
        counts: Hits in each part.
        sizes: Words of each part, in the same order.

    Returns:
        0 to 1. Not a number when there is no hit.

    Raises:
        ValueError: The two differ in length, a number is negative, or there are no words.

    Source:
        Gries (2008), "Dispersions and adjusted frequencies in corpora".
    """
    seen, expected = _part_shares(counts, sizes)
    return float(np.abs(seen - expected).sum() / 2)


def dp_norm(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> float:
    """`dp` brought to a scale on which 1 is reached: everything in the smallest part.

    Args:
        counts: Hits in each part.
        sizes: Words of each part, in the same order.

    Returns:
        0 to 1; 0 for a text of one part. Not a number when there is no hit.

    Raises:
        ValueError: The two differ in length, a number is negative, or there are no words.

    Source:
        Lijffijt & Gries (2012), correction to Gries (2008).
    """
    smallest = float(_part_shares(counts, sizes)[1].min())
    value = dp(counts, sizes)
    return value if smallest == 1 else value / (1 - smallest)


def _part_shares(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Each part's share of the hits and of the words."""
    c, s = np.asarray(counts, dtype=np.float64), np.asarray(sizes, dtype=np.float64)
    if c.ndim != 1 or c.shape != s.shape or (c < 0).any() or (s < 0).any() or not s.sum():
        raise ValueError("counts and sizes must be two lists of one length, not negative, with some words")
    hits = c.sum()
    return (c / hits if hits else np.full_like(c, np.nan)), s / s.sum()
