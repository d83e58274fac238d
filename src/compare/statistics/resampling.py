"""Letters made anew from a letter's own paragraphs: drawn with replacement, or shuffled and dealt."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

SEED = 20220308
DRAWS = 2000
DEALS = 9999
"""Deals of a permutation test: enough for a p that still counts after Holm over some fifty rows."""


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


# Kept as bytes (a paragraph is never drawn 256 times) and for a few letters only: a page asks for
# the same letters over and over, and a small server has little memory.
@lru_cache(maxsize=8)
def _times_drawn(paragraphs: int, draws: int, seed: int) -> npt.NDArray[np.uint8]:
    """How many times each paragraph is in each drawn letter: draws x paragraphs."""
    picked = np.random.default_rng(seed).integers(0, paragraphs, size=(draws, paragraphs))
    cells = (picked + np.arange(draws)[:, None] * paragraphs).ravel()
    times = np.bincount(cells, minlength=draws * paragraphs).reshape(draws, paragraphs)
    return times.astype(np.uint8)


@lru_cache(maxsize=4)
def shuffle_paragraphs(paragraphs: int, draws: int, seed: int) -> npt.NDArray[np.uint16]:
    """Paragraphs in a random order for each deal: draws x paragraphs."""
    order = np.tile(np.arange(paragraphs, dtype=np.uint16), (draws, 1))
    return np.random.default_rng(seed).permuted(order, axis=1)
