"""How far a rate, a share or a difference may be off: text-variation margins.

A margin tells how much a figure would move had the letter been made of other,
similar paragraphs. It says nothing about letters that were not read. Every value
is a proportion, 0 to 1 (a difference: -1 to 1), never per 10,000 words.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from compare.statistics.proportions import CONFIDENCE, Interval, newcombe, wilson, zero_bound
from compare.statistics.resampling import (
    DRAWS,
    SEED,
    FloatArray,
    draw_rates,
    percentile_bounds,
)

FEW_PARAGRAPHS = 10
"""With fewer paragraphs than this that have (or lack) a hit, a bootstrap shows too few different values."""


def design_effect(hits: npt.ArrayLike, words: npt.ArrayLike) -> float:
    """How many times less a word tells because hits come in clumps, at least 1.

    The variance of the rate between paragraphs (ratio estimator) over the variance
    that independent words would have. The number of words divided by it is the
    effective n. With one paragraph, or a rate of 0 or 1, clumping cannot be seen
    and the answer is 1: too small rather than measured.

    Args:
        hits: Hits (or words of a theme) in each paragraph.
        words: Words of each paragraph, in the same order.

    Raises:
        ValueError: The two differ in length, or hits or words are negative.

    Source:
        Kish (1965), "Survey Sampling", chapters 5 and 6; Cochran (1977), "Sampling Techniques", 6.4.
    """
    h, w = _paragraphs(hits, words)
    total = float(w.sum())
    if len(w) < 2:
        return 1.0
    if not _varies(h, w):
        return 1.0
    rate, k = float(h.sum()) / total, len(w)
    between = k / (k - 1) * float(((h - rate * w) ** 2).sum()) / total**2
    return max(1.0, between / (rate * (1 - rate) / total))


def bootstrap_rate(
    hits: npt.ArrayLike,
    words: npt.ArrayLike,
    draws: int = DRAWS,
    seed: int = SEED,
    confidence: float = CONFIDENCE,
) -> Interval:
    """The percentile interval of hits per word when paragraphs are drawn anew.

    Collapses to one point when no paragraph has a hit: `rate_interval` knows
    what to do then.

    Args:
        hits: Hits in each paragraph.
        words: Words of each paragraph, in the same order.
        draws: Number of letters made by drawing paragraphs with replacement.
        seed: The same seed gives the same interval.
        confidence: Between 0 and 1.

    Raises:
        ValueError: The two differ in length, or hits or words are negative.

    Source:
        Efron & Tibshirani (1993), "An Introduction to the Bootstrap", chapter 13.
    """
    h, w = _paragraphs(hits, words)
    if not len(w):
        return Interval(0.0, 1.0, "no words")
    low, high = percentile_bounds(draw_rates(h[:, None], w, draws, seed), confidence)
    return Interval(float(low[0]), float(high[0]), "bootstrap")


def bootstrap_shares(
    parts: npt.ArrayLike,
    words: npt.ArrayLike,
    draws: int = DRAWS,
    seed: int = SEED,
    confidence: float = CONFIDENCE,
) -> list[Interval]:
    """The interval of each theme's share of the words, all from one set of draws.

    A theme that stands in fewer than 10 paragraphs (or is absent from fewer than
    10) gets Wilson on the effective n; one that stands nowhere gets the exact zero
    bound on the effective number of *paragraphs*, since a theme takes up whole
    paragraphs: 0 of 60 paragraphs still allows about 5%.

    Args:
        parts: Words of each theme in each paragraph, one row a paragraph and one
            column a theme; a row sums to at most the paragraph's words.
        words: Words of each paragraph, in the same order.
        draws: Number of letters made by drawing paragraphs with replacement.
        seed: The same seed gives the same intervals.
        confidence: Between 0 and 1.

    Returns:
        One interval for each column.

    Raises:
        ValueError: The shapes do not fit, or a number is negative.
    """
    matrix, w = np.asarray(parts, dtype=np.float64), np.asarray(words, dtype=np.float64)
    if matrix.ndim != 2 or len(matrix) != len(w) or (matrix < 0).any() or (w < 0).any():
        raise ValueError(f"parts {matrix.shape} and words {w.shape} do not fit, or a number is negative")
    matrix, w = matrix[w > 0], w[w > 0]
    if not len(w):
        return [Interval(0.0, 1.0, "no words")] * matrix.shape[1]
    lows, highs = percentile_bounds(draw_rates(matrix, w, draws, seed), confidence)
    whole = float(w.sum()) ** 2 / float((w**2).sum())
    intervals = []
    for column, low, high in zip(matrix.T, lows, highs, strict=True):
        if _bootstraps_well(column, w):
            intervals.append(Interval(float(low), float(high), "bootstrap"))
        elif not column.any():
            intervals.append(Interval(0.0, zero_bound(whole, confidence), "exact zero"))
        elif column.sum() >= w.sum():
            intervals.append(wilson(whole, whole, confidence))
        else:
            intervals.append(_effective_wilson(column, w, confidence))
    return intervals


def rate_interval(
    hits: npt.ArrayLike,
    words: npt.ArrayLike,
    draws: int = DRAWS,
    seed: int = SEED,
    confidence: float = CONFIDENCE,
) -> Interval:
    """The interval of one rate, by the method that suits how often it was seen.

    No hits: 0 to the exact bound. Fewer than 10 paragraphs with a hit (or without
    one), or nothing but hits: Wilson on the words divided by the design effect.
    Otherwise a bootstrap over paragraphs. Without words 0 to 1, "no words".

    Args:
        hits: Hits in each paragraph.
        words: Words of each paragraph, in the same order. Zero hits are counted
            against words: for whole paragraphs use `bootstrap_shares`.
        draws: Number of draws of the bootstrap.
        seed: The same seed gives the same interval.
        confidence: Between 0 and 1.

    Raises:
        ValueError: The two differ in length, or hits or words are negative.
    """
    h, w = _paragraphs(hits, words)
    if not len(w):
        return Interval(0.0, 1.0, "no words")
    if not h.any():
        return Interval(0.0, zero_bound(float(w.sum()), confidence), "exact zero")
    if _bootstraps_well(h, w):
        return bootstrap_rate(h, w, draws, seed, confidence)
    return _effective_wilson(h, w, confidence)


def difference_interval(
    h1: npt.ArrayLike,
    w1: npt.ArrayLike,
    h2: npt.ArrayLike,
    w2: npt.ArrayLike,
    draws: int = DRAWS,
    seed: int = SEED,
    confidence: float = CONFIDENCE,
) -> Interval:
    """The interval of the first rate minus the second.

    The bootstrap of the difference itself; Newcombe on the effective n when a side
    has too few paragraphs with a hit (a side without hits is taken to clump as the
    other does). Use `permutation_p` for "is there one".

    Args:
        h1: Hits in each paragraph of the first letter.
        w1: Words of each paragraph of the first letter.
        h2: Hits in each paragraph of the second letter.
        w2: Words of each paragraph of the second letter.
        draws: Number of draws of the bootstrap.
        seed: The same seed gives the same interval.
        confidence: Between 0 and 1.

    Raises:
        ValueError: Hits and words differ in length, or are negative.
    """
    h1, w1 = _paragraphs(h1, w1)
    h2, w2 = _paragraphs(h2, w2)
    if _bootstraps_well(h1, w1) and _bootstraps_well(h2, w2):
        # The second letter has its own seed: two letters with as many paragraphs would be drawn in step.
        first = draw_rates(h1[:, None], w1, draws, seed)
        second = draw_rates(h2[:, None], w2, draws, seed + 1)
        low, high = percentile_bounds(first - second, confidence)
        return Interval(float(low[0]), float(high[0]), "bootstrap")
    clumping1, clumping2 = design_effect(h1, w1), design_effect(h2, w2)
    # A side with nothing (or nothing but hits) does not show how they clump: so the other side lends it.
    if not _varies(h1, w1):
        clumping1 = clumping2
    elif not _varies(h2, w2):
        clumping2 = clumping1
    return newcombe(*_effective(h1, w1, clumping1), *_effective(h2, w2, clumping2), confidence)


def _paragraphs(hits: npt.ArrayLike, words: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Hits and words as arrays, without the paragraphs that have no words."""
    h, w = np.asarray(hits, dtype=np.float64), np.asarray(words, dtype=np.float64)
    if h.ndim != 1 or h.shape != w.shape:
        raise ValueError(f"hits {h.shape} and words {w.shape} must be two lists of one length")
    if (h < 0).any() or (w < 0).any():
        raise ValueError("hits and words cannot be negative")
    return h[w > 0], w[w > 0]


def _bootstraps_well(hits: FloatArray, words: FloatArray) -> bool:
    """Whether enough paragraphs have a hit, and enough have something else."""
    return min(int((hits > 0).sum()), int((hits < words).sum())) >= FEW_PARAGRAPHS


def _varies(hits: FloatArray, words: FloatArray) -> bool:
    """Whether there are hits and also words that are none."""
    return bool(0 < hits.sum() < words.sum())


def _effective(hits: FloatArray, words: FloatArray, clumping: float) -> tuple[float, float]:
    """Count and n as if words were independent."""
    total = float(words.sum())
    if not total:
        return 0.0, 0.0
    n = total / clumping
    return n * min(1.0, float(hits.sum()) / total), n


def _effective_wilson(hits: FloatArray, words: FloatArray, confidence: float) -> Interval:
    """Wilson on the words divided by the design effect."""
    return wilson(*_effective(hits, words, design_effect(hits, words)), confidence)
