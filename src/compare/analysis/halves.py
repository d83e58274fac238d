"""How far two halves of one letter differ: the noise that any two letters have between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from compare.statistics.resampling import SEED, shuffle_units

SPLITS = 1000
CONFIDENCE = 0.95
"""Part of the splits that stay within the band."""

Values = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Halves:
    """How far two halves of a text differ in a rate.

    ``random`` is what the difference stays under in 95% of 1,000 random halves;
    ``halfway`` the difference of the second half less the first, cut at the middle. All are
    proportions, as the rate is.
    """

    random: float
    halfway: float


def split_halves(counts: Sequence[float], totals: Sequence[float], seed: int = SEED) -> Values:
    """The difference between two random halves of a text, split after split.

    Paragraphs are put in a random order and dealt until the first half has half of the
    words. A text of fewer than two paragraphs has no halves: all differences are 0.

    Args:
        counts: Hits (or words of a theme) in each paragraph.
        totals: Words of each paragraph, in the same order.
        seed: The same seed gives the same halves.

    Returns:
        `SPLITS` differences of a rate, -1 to 1.

    Source:
        McCarthy (1969), "Pseudo-replication: half samples".
    """
    c, w = (np.asarray(x, dtype=np.float64) for x in (counts, totals))
    c, w = c[w > 0], w[w > 0]
    if len(w) < 2:
        return np.zeros(SPLITS)
    order = shuffle_units(len(w), SPLITS, seed)
    dealt = w[order]
    first = dealt.cumsum(axis=1) - dealt / 2 <= w.sum() / 2
    words = (dealt * first).sum(axis=1)
    hits = (c[order] * first).sum(axis=1)
    left = np.maximum(words, 1e-12), np.maximum(w.sum() - words, 1e-12)
    differences: Values = hits / left[0] - (c.sum() - hits) / left[1]
    return differences


def compare_halves(counts: Sequence[float], totals: Sequence[float]) -> Halves:
    """How far the halves of one text differ, at random and cut in the middle."""
    c, w = (np.asarray(x, dtype=np.float64) for x in (counts, totals))
    at_random = float(np.quantile(np.abs(split_halves(counts, totals)), CONFIDENCE))
    first = w.cumsum() - w / 2 <= w.sum() / 2
    if not w[first].sum() or not w[~first].sum():
        return Halves(at_random, 0.0)
    return Halves(at_random, float(c[~first].sum() / w[~first].sum() - c[first].sum() / w[first].sum()))


def noise_band(
    first: tuple[Sequence[float], Sequence[float]], second: tuple[Sequence[float], Sequence[float]]
) -> float:
    """What the difference of two texts stays under in 95% of cases when only the noise inside them speaks.

    A half differs from the whole by half of what it differs from the other half, and that is
    how far a whole text may be off (a half-sample replicate). The band is the 95% point of the
    two texts' deviations together. A text without hits shows no noise of its own: then the band
    is too narrow, and the test of dealt paragraphs has to decide.

    Args:
        first: Counts and totals of each paragraph of one text.
        second: The same of the other.

    Returns:
        A proportion, as the rate is; 0 when neither text varies.

    Source:
        McCarthy (1969), "Pseudo-replication: half samples"; Wolter (2007), "Introduction to Variance
        Estimation", chapter 3.
    """
    # Another seed for the second text: texts of as many paragraphs would be dealt in step.
    off = (split_halves(*second, seed=SEED + 1) - split_halves(*first)) / 2
    return float(np.quantile(np.abs(off), CONFIDENCE))
