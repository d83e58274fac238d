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
    return float(dps(_column(counts), sizes)[0])


def dps(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> FloatArray:
    """`dp` of many words at once.

    Args:
        counts: Hits of each word in each part: parts x words.
        sizes: Words of each part.

    Returns:
        One value a word, 0 to 1; not a number for a word without hits.

    Raises:
        ValueError: The two differ in parts, a number is negative, or there are no words.
    """
    seen, expected = _part_shares(counts, sizes)
    return np.asarray(np.abs(seen - expected[:, None]).sum(axis=0) / 2)


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
    smallest = float(_part_shares(_column(counts), sizes)[1].min())
    value = dp(counts, sizes)
    return value if smallest == 1 else value / (1 - smallest)


def paragraph_range(hits: npt.ArrayLike) -> tuple[int, int]:
    """In how many paragraphs something stands, and of how many: "in 14 of 86 paragraphs".

    The plainest measure of spread. Misleads when paragraphs differ much in length: a long
    one is likelier to have a word at all; see `dp`.

    Args:
        hits: Hits in each paragraph, zeros too.

    Returns:
        Paragraphs with a hit, and all paragraphs.

    Raises:
        ValueError: A number is negative, or this is no list.
    """
    counts = np.asarray(hits, dtype=np.float64)
    if counts.ndim != 1 or (counts < 0).any():
        raise ValueError("hits must be a list of numbers that are not negative")
    return int((counts > 0).sum()), len(counts)


def _column(counts: npt.ArrayLike) -> FloatArray:
    """One count a part as a matrix of one word."""
    column = np.asarray(counts, dtype=np.float64)
    if column.ndim != 1:
        raise ValueError(f"counts {column.shape} must be a list: one count a part")
    return column[:, None]


def _part_shares(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Each part's share of each word's hits, and of the words."""
    c, s = np.asarray(counts, dtype=np.float64), np.asarray(sizes, dtype=np.float64)
    if c.ndim != 2 or s.ndim != 1 or len(c) != len(s) or (c < 0).any() or (s < 0).any() or not s.sum():
        raise ValueError("counts and sizes must be of the same parts, not negative, with some words")
    hits = c.sum(axis=0)
    shares = np.full_like(c, np.nan)
    return np.divide(c, hits, out=shares, where=hits > 0), s / s.sum()
