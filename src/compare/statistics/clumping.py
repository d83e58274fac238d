"""How much less words tell because hits come in clumps, and what is left: the effective number."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

from compare.statistics.proportions import quantile, wilson_bounds
from compare.statistics.resampling import FloatArray, as_column, as_units

FEW_PARAGRAPHS = 10
"""With fewer paragraphs than this that have (or lack) a hit, a bootstrap shows too few different values."""


def design_effect(hits: npt.ArrayLike, words: npt.ArrayLike, *, groups: npt.ArrayLike | None = None) -> float:
    """How many times less a word tells because hits come in clumps, at least 1.

    The variance of the rate between paragraphs (ratio estimator) over the variance
    that independent words would have. The number of words divided by it is the
    effective n. With one paragraph, or a rate of 0 or 1, clumping cannot be seen
    and the answer is 1: too small rather than measured.

    Args:
        hits: Hits (or words of a theme) in each paragraph.
        words: Words of each paragraph, in the same order.
        groups: A label for each paragraph; paragraphs of one label count as one clump.

    Raises:
        ValueError: The lists differ in length, or hits or words are negative.

    Source:
        Kish (1965), "Survey Sampling", chapters 5 and 6; Cochran (1977), "Sampling Techniques", 6.4.
    """
    return float(design_effects(*as_units(as_column(hits), words, groups))[0])


def design_effects(hits: FloatArray, words: FloatArray) -> FloatArray:
    """`design_effect` of each column of checked units."""
    k, total = len(words), float(words.sum())
    if k < 2:
        return np.ones(hits.shape[1])
    rates = hits.sum(axis=0) / total
    between = k / (k - 1) * ((hits - rates * words[:, None]) ** 2).sum(axis=0) / total**2
    independent = rates * (1 - rates) / total
    seen = (rates > 0) & (rates < 1)
    return np.where(seen, np.maximum(1.0, between / np.where(seen, independent, 1.0)), 1.0)


@dataclass(frozen=True, slots=True)
class Side:
    """What one letter shows of each column: rate, clumps, and which method suits it.

    ``varies``: there are hits and also words that are none. ``few``: too few units for a
    bootstrap, or units so alike that drawing them anew shows nothing.
    """

    hits: FloatArray
    words: FloatArray
    rates: FloatArray
    effects: FloatArray
    quantiles: FloatArray
    varies: npt.NDArray[np.bool_]
    few: npt.NDArray[np.bool_]

    @property
    def total(self) -> float:
        """Number of words."""
        return float(self.words.sum())

    @property
    def effective_units(self) -> float:
        """How many units of one length would tell as much as these units do."""
        return self.total**2 / float((self.words**2).sum())

    def wilson(self, effects: FloatArray, quantiles: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Wilson's bounds of each column on the words divided by these design effects."""
        return wilson_bounds(self.rates, self.total / effects, quantiles)


def side_of(hits: FloatArray, words: FloatArray, confidence: float) -> Side:
    """One letter's units, at least one, seen column by column."""
    rates = np.minimum(1.0, hits.sum(axis=0) / words.sum())
    having, lacking = (hits > 0).sum(axis=0), (hits < words[:, None]).sum(axis=0)
    effects = design_effects(hits, words)
    alike = (np.abs(hits - rates * words[:, None]) <= 1e-9 * words[:, None]).all(axis=0)
    return Side(
        hits,
        words,
        rates,
        effects,
        _quantiles(hits, words, having <= lacking, confidence),
        (rates > 0) & (rates < 1),
        (np.minimum(having, lacking) < FEW_PARAGRAPHS) | alike,
    )


def _quantiles(
    hits: FloatArray, words: FloatArray, is_rare: npt.NDArray[np.bool_], confidence: float
) -> FloatArray:
    """How many standard errors a margin is wide: more where the size of a clump is itself a guess.

    When all units with a hit have equally many (or are hits throughout, as with a theme), the size of a
    clump is known. Otherwise it is estimated from these units: then Student's t, with the degrees of freedom
    that Satterthwaite's rule gives a sum of m squared deviations of one size: 2m.
    """
    rare = np.where(is_rare, hits, words[:, None] - hits)
    has = rare > 0
    largest = rare.max(axis=0, initial=0.0)
    smallest = np.where(has, rare, np.inf).min(axis=0, initial=np.inf)
    known = (largest <= smallest) | (~has | (rare >= words[:, None])).all(axis=0)
    freedom = np.clip(2 * has.sum(axis=0), 2, max(2, len(words) - 1))
    return np.where(known, quantile(confidence), stdtrit(freedom, 0.5 + confidence / 2))
