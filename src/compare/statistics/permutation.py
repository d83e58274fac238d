"""Whether two letters differ by more than chance: their paragraphs dealt anew over the two."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from compare.statistics.resampling import DEALS, SEED, FloatArray, shuffle_paragraphs


def permutation_p(
    h1: npt.ArrayLike,
    w1: npt.ArrayLike,
    h2: npt.ArrayLike,
    w2: npt.ArrayLike,
    draws: int = DEALS,
    seed: int = SEED,
) -> float:
    """How often paragraphs dealt at random over the two letters differ at least as much.

    One column of `permutation_ps`.
    """
    first, second = (np.asarray(h, dtype=float)[:, None] for h in (h1, h2))
    return float(permutation_ps(first, w1, second, w2, draws, seed)[0])


def permutation_ps(
    h1: npt.ArrayLike,
    w1: npt.ArrayLike,
    h2: npt.ArrayLike,
    w2: npt.ArrayLike,
    draws: int = DEALS,
    seed: int = SEED,
) -> FloatArray:
    """For each column, how often paragraphs dealt over the two letters differ at least as much.

    Two-sided. Each deal gives the first letter paragraphs until it has its own number of
    words, so that a letter of long paragraphs may be compared with one of short ones.
    Never 0: the smallest value is 1 / (draws + 1). 1 when a side has no words.

    Args:
        h1: Hits in each paragraph of the first letter: paragraphs x columns.
        w1: Words of each paragraph of the first letter.
        h2: Hits in each paragraph of the second letter, in the same columns.
        w2: Words of each paragraph of the second letter.
        draws: Number of deals, the same for all columns.
        seed: The same seed gives the same values.

    Returns:
        One value a column.

    Raises:
        ValueError: Hits and words differ in length, or are negative.

    Source:
        Phipson & Smyth (2010), "Permutation p-values should never be zero".
    """
    first, second = np.asarray(h1, dtype=float), np.asarray(h2, dtype=float)
    words1, words2 = np.asarray(w1, dtype=float), np.asarray(w2, dtype=float)
    for hits, words in ((first, words1), (second, words2)):
        if hits.ndim != 2 or words.ndim != 1 or len(hits) != len(words):
            raise ValueError(f"hits {hits.shape} and words {words.shape} must be of the same paragraphs")
        if (hits < 0).any() or (words < 0).any():
            raise ValueError("hits and words cannot be negative")
    if not words1.sum() or not words2.sum():
        return np.ones(first.shape[1])
    w = np.concatenate([words1, words2])
    order = shuffle_paragraphs(len(w), draws, seed)
    dealt_words = w[order]
    # A paragraph falls to the first letter when its middle does.
    in_first = dealt_words.cumsum(axis=1) - dealt_words / 2 <= words1.sum()
    dealt = np.zeros((draws, len(w)))
    np.put_along_axis(dealt, order.astype(np.intp), in_first.astype(float), axis=1)
    dealt_hits = dealt @ np.concatenate([first, second])
    total = first.sum(axis=0) + second.sum(axis=0)
    differences = np.abs(dealt_hits / words1.sum() - (total - dealt_hits) / words2.sum())
    seen = np.abs(first.sum(axis=0) / words1.sum() - second.sum(axis=0) / words2.sum())
    # Sums in another order differ in the last bits; an equal deal must count as equal.
    as_large = (differences >= seen * (1 - 1e-9)).sum(axis=0)
    return np.asarray((as_large + 1) / (draws + 1), dtype=float)
