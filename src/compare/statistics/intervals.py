"""How far a rate or a share may be off: text-variation margins.

A margin tells how much a figure would move had the letter been made of other,
similar paragraphs. It says nothing about letters that were not read. Every value
is a proportion, 0 to 1, never per 10,000 words.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt

from compare.statistics.clumping import side_of
from compare.statistics.proportions import CONFIDENCE, Interval, zero_bound
from compare.statistics.resampling import (
    DRAWS,
    SEED,
    FloatArray,
    as_column,
    as_units,
    draw_rates,
    draw_rates_and_errors,
    percentile_bounds,
    standard_error,
)


def bootstrap_rate(
    hits: npt.ArrayLike,
    words: npt.ArrayLike,
    draws: int = DRAWS,
    seed: int = SEED,
    confidence: float = CONFIDENCE,
    *,
    groups: npt.ArrayLike | None = None,
    kind: Literal["studentised", "percentile"] = "studentised",
) -> Interval:
    """The interval of hits per word when paragraphs are drawn anew.

    Collapses to one point when all paragraphs are alike, or none has a hit:
    `rate_interval` knows what to do then.

    Args:
        hits: Hits in each paragraph.
        words: Words of each paragraph, in the same order.
        draws: Number of letters made by drawing paragraphs with replacement.
        seed: The same seed gives the same interval.
        confidence: Between 0 and 1.
        groups: A label for each paragraph, such as its section; paragraphs of one label are drawn together.
        kind: "studentised": each draw is measured by its own standard error, on the scale (the
            arcsine of the square root) on which that error hangs least on the rate. "percentile":
            the middle of the drawn rates as they are, too narrow for few and skew counts.

    Raises:
        ValueError: The lists differ in length, or hits or words are negative.

    Source:
        Efron & Tibshirani (1993), "An Introduction to the Bootstrap", chapters 12 (studentised, with a
        scale that steadies the error) and 13 (percentile).
    """
    h, w = as_units(as_column(hits), words, groups)
    if not len(w):
        return Interval(0.0, 1.0, "no words")
    if kind == "percentile":
        low, high = percentile_bounds(draw_rates(h, w, draws, seed), confidence)
    else:
        low, high = _studentised_bounds(h, w, draws, seed, confidence)
    return Interval(float(low[0]), float(high[0]), "bootstrap")


def rate_interval(
    hits: npt.ArrayLike,
    words: npt.ArrayLike,
    draws: int = DRAWS,
    seed: int = SEED,
    confidence: float = CONFIDENCE,
    *,
    groups: npt.ArrayLike | None = None,
) -> Interval:
    """The interval of one rate, by the method that suits how often it was seen.

    One column of `rate_intervals`.
    """
    return rate_intervals(as_column(hits), words, draws, seed, confidence, groups=groups)[0]


def rate_intervals(
    hits: npt.ArrayLike,
    words: npt.ArrayLike,
    draws: int = DRAWS,
    seed: int = SEED,
    confidence: float = CONFIDENCE,
    *,
    groups: npt.ArrayLike | None = None,
) -> list[Interval]:
    """The interval of each column's rate, by the method that suits how often it was seen.

    No hits: 0 to the exact bound. Fewer than 10 paragraphs with a hit (or without
    one), nothing but hits, or paragraphs that are all alike: Wilson on the words divided
    by the design effect, with Student's t where paragraphs have different numbers of
    hits, since the size of a clump is then a guess. Otherwise a studentised bootstrap
    over paragraphs. Without words 0 to 1, "no words".

    Args:
        hits: Hits in each paragraph: paragraphs x columns.
        words: Words of each paragraph, in the same order. Zero hits are counted
            against words: for whole paragraphs use `bootstrap_shares`.
        draws: Number of draws of the bootstrap.
        seed: The same seed gives the same intervals.
        confidence: Between 0 and 1.
        groups: A label for each paragraph, such as its section. Paragraphs of one label are
            taken as one: for text that comes in larger pieces than a paragraph, such as
            question with answer. Ten pieces with a hit are then needed for a bootstrap.

    Returns:
        One interval a column. It always holds the rate.

    Raises:
        ValueError: The shapes do not fit, or hits or words are negative.
    """
    h, w = as_units(hits, words, groups)
    return _intervals(h, w, draws, seed, confidence, whole=False)


def bootstrap_shares(
    parts: npt.ArrayLike,
    words: npt.ArrayLike,
    draws: int = DRAWS,
    seed: int = SEED,
    confidence: float = CONFIDENCE,
    *,
    groups: npt.ArrayLike | None = None,
) -> list[Interval]:
    """The interval of each theme's share of the words, all from one set of draws.

    As `rate_intervals`, but a theme that stands nowhere gets the exact zero bound on
    the effective number of *paragraphs*, since a theme takes up whole paragraphs: 0 of
    60 paragraphs still allows about 5%.

    Args:
        parts: Words of each theme in each paragraph, one row a paragraph and one
            column a theme; a row sums to at most the paragraph's words.
        words: Words of each paragraph, in the same order.
        draws: Number of letters made by drawing paragraphs with replacement.
        seed: The same seed gives the same intervals.
        confidence: Between 0 and 1.
        groups: A label for each paragraph, such as its section; see `rate_intervals`.

    Returns:
        One interval for each column.

    Raises:
        ValueError: The shapes do not fit, or a number is negative.
    """
    h, w = as_units(parts, words, groups)
    return _intervals(h, w, draws, seed, confidence, whole=True)


def _intervals(
    hits: FloatArray, words: FloatArray, draws: int, seed: int, confidence: float, *, whole: bool
) -> list[Interval]:
    """One interval a column; ``whole``: hits are words of whole paragraphs."""
    if not len(words):
        return [Interval(0.0, 1.0, "no words")] * hits.shape[1]
    side = side_of(hits, words, confidence)
    trials = side.effective_units if whole else side.total
    # What stands everywhere (or nowhere) shows no clumps: a theme then counts by its paragraphs.
    effects = side.effects if not whole else np.where(side.varies, side.effects, side.total / trials)
    low, high = side.wilson(effects, side.quantiles)
    many = ~side.few
    if many.any():
        low[many], high[many] = _studentised_bounds(hits[:, many], words, draws, seed, confidence)
    none = side.rates <= 0
    high[none] = zero_bound(trials, confidence)
    methods = np.where(none, "exact zero", np.where(many, "bootstrap", "wilson"))
    return [Interval(*row) for row in zip(low.tolist(), high.tolist(), methods.tolist(), strict=True)]


def _studentised_bounds(
    hits: FloatArray, words: FloatArray, draws: int, seed: int, confidence: float
) -> tuple[FloatArray, FloatArray]:
    """Bounds of each column's rate, each draw measured by its own error on the arcsine scale."""
    rates = np.minimum(1.0, hits.sum(axis=0) / words.sum())
    drawn, errors = draw_rates_and_errors(hits, words, draws, seed)
    middle = np.arcsin(np.sqrt(rates))
    apart = np.arcsin(np.sqrt(np.clip(drawn, 0.0, 1.0))) - middle
    steps = _angle_errors(drawn, errors)
    # A draw without any hit (or error) says only on which side it lies.
    t = np.where(steps > 0, apart / np.where(steps > 0, steps, 1.0), np.sign(apart) * _FAR)
    low_t, high_t = percentile_bounds(t, confidence)
    own = _angle_errors(rates, standard_error(hits, words))
    low = np.sin(np.clip(middle - np.maximum(high_t, 0) * own, 0, np.pi / 2)) ** 2
    high = np.sin(np.clip(middle - np.minimum(low_t, 0) * own, 0, np.pi / 2)) ** 2
    return np.minimum(low, rates), np.maximum(high, rates)


_FAR = 100.0
"""More standard errors than any margin is wide."""


def _angle_errors(rates: FloatArray, errors: FloatArray) -> FloatArray:
    """Standard errors on the arcsine scale; 0 where the rate is 0 or 1."""
    spread = 2 * np.sqrt(np.clip(rates * (1 - rates), 0.0, None))
    return np.asarray(np.where(spread > 0, errors / np.where(spread > 0, spread, 1.0), 0.0))
