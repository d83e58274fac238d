"""Letters made anew from a letter's own paragraphs: drawn with replacement, or shuffled and dealt.

A *unit* is what is drawn as a whole: a paragraph, or a section, or a question with its answer.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

SEED = 20220308
DRAWS = 2000
DEALS = 9999
"""Deals of a permutation test: enough for a p that still counts after Holm over some fifty rows."""


def as_units(
    hits: npt.ArrayLike, words: npt.ArrayLike, groups: npt.ArrayLike | None = None
) -> tuple[FloatArray, FloatArray]:
    """Checked hits (units x columns) and words (units), without the units that have no words.

    With ``groups`` (a label for each paragraph) paragraphs of one label become one unit.
    """
    h, w = np.asarray(hits, dtype=np.float64), np.asarray(words, dtype=np.float64)
    if h.ndim == 1 and not h.size:
        h = h.reshape(0, 1)
    if h.ndim != 2 or w.ndim != 1 or len(h) != len(w):
        raise ValueError(f"hits {h.shape} and words {w.shape} do not fit: one row a paragraph")
    if not (np.isfinite(h).all() and np.isfinite(w).all()) or (h < 0).any() or (w < 0).any():
        raise ValueError("hits and words must be numbers, and cannot be negative")
    if groups is not None:
        labels = np.asarray(groups)
        if labels.shape != w.shape:
            raise ValueError(f"groups {labels.shape} and words {w.shape} do not fit: one label a paragraph")
        _, first, member = np.unique(labels, return_index=True, return_inverse=True)
        # In the order in which the groups begin, so that names of sections do not change a margin.
        place = np.argsort(np.argsort(first))[member]
        summed, total = np.zeros((len(first), h.shape[1])), np.zeros(len(first))
        np.add.at(summed, place, h)
        np.add.at(total, place, w)
        h, w = summed, total
    return h[w > 0], w[w > 0]


def as_column(hits: npt.ArrayLike) -> FloatArray:
    """One count a paragraph as a matrix of one column."""
    column = np.asarray(hits, dtype=np.float64)
    if column.ndim != 1:
        raise ValueError(f"hits {column.shape} must be a list: one count a paragraph")
    return column[:, None]


def percentile_bounds(values: FloatArray, confidence: float) -> tuple[FloatArray, FloatArray]:
    """Lower and upper percentile of each column."""
    tail = (1 - confidence) / 2
    low, high = np.quantile(values, [tail, 1 - tail], axis=0)
    return low, high


def draw_rates(parts: FloatArray, words: FloatArray, draws: int, seed: int) -> FloatArray:
    """Rate of each column in each draw: draws x columns."""
    times = _times_drawn(len(words), draws, seed).astype(np.float64)
    rates: FloatArray = (times @ parts) / (times @ words)[:, None]
    return rates


def draw_rates_and_errors(
    parts: FloatArray, words: FloatArray, draws: int, seed: int
) -> tuple[FloatArray, FloatArray]:
    """Rate of each column in each draw, and its standard error as that draw itself shows it."""
    times = _times_drawn(len(words), draws, seed).astype(np.float64)
    total = (times @ words)[:, None]
    rates = (times @ parts) / total
    squares = times @ parts**2 - 2 * rates * (times @ (parts * words[:, None]))
    squares += rates**2 * (times @ words**2)[:, None]
    k = len(words)
    # Rounding can leave a sum of squares just below 0.
    return rates, np.sqrt(np.maximum(squares, 0.0) * k / (k - 1)) / total


def standard_error(parts: FloatArray, words: FloatArray) -> FloatArray:
    """The standard error of each column's rate, from how units differ (ratio estimator); 0 for one unit."""
    k, total = len(words), float(words.sum())
    if k < 2:
        return np.zeros(parts.shape[1])
    rates = parts.sum(axis=0) / total
    squares = ((parts - rates * words[:, None]) ** 2).sum(axis=0)
    return np.asarray(np.sqrt(squares * k / (k - 1)) / total)


# Kept small and for a few letters only: a page asks for the same letters over and over, and a small server
# has little memory.
@lru_cache(maxsize=8)
def _times_drawn(units: int, draws: int, seed: int) -> npt.NDArray[np.uint16]:
    """How many times each unit is in each drawn letter: draws x units."""
    picked = np.random.default_rng(seed).integers(0, units, size=(draws, units))
    cells = (picked + np.arange(draws)[:, None] * units).ravel()
    times = np.bincount(cells, minlength=draws * units).reshape(draws, units)
    return times.astype(np.uint16)


@lru_cache(maxsize=8)
def shuffle_units(units: int, draws: int, seed: int) -> npt.NDArray[np.uint16]:
    """Units in a random order for each deal: draws x units."""
    order = np.tile(np.arange(units, dtype=np.uint16), (draws, 1))
    return np.random.default_rng(seed).permuted(order, axis=1)
