"""Which pairs of very many are worth comparing: those that share something rare."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from compare.analysis.matching.wordtable import Ints

_WORK = 1000
"""Multiplications for each row, at most: the commonest features are left out until it is enough."""

_ROWS_AT_ONCE = 512
_WHOLE_ROWS_AT_ONCE = 32


def find_candidates(source: csr_array, target: csr_array, top: int) -> tuple[Ints, Ints]:
    """For each row of either side the rows of the other that it shares most with, rare features only.

    A row that holds no rare feature is set against everything with all it has. Memory stays
    that of one block of rows.

    Args:
        source: Rows of weights; columns are features.
        target: The same columns.
        top: How many for each row, at most.

    Returns:
        Pairs as two columns of numbers, by source and then by target, each pair once.
    """
    rare = _rare_features(source, target)
    here, there = source[:, rare], target[:, rare]
    rows, columns = _nearest(here, there, source, target, top)
    back_columns, back_rows = _nearest(there, here, target, source, top)
    n = target.shape[0]
    pairs = np.unique(np.concatenate([rows * n + columns, back_rows * n + back_columns]))
    return pairs // n, pairs % n


def _rare_features(source: csr_array, target: csr_array) -> Ints:
    """As many features, the rarest first, as there is work for."""
    here = np.bincount(source.indices, minlength=source.shape[1])
    there = np.bincount(target.indices, minlength=target.shape[1])
    work = here * there
    shared = np.flatnonzero(work)
    order = shared[np.argsort(work[shared], kind="stable")]
    enough = _WORK * (source.shape[0] + target.shape[0])
    return np.sort(order[np.cumsum(work[order]) <= enough])


def _nearest(
    rows: csr_array, columns: csr_array, all_rows: csr_array, all_columns: csr_array, top: int
) -> tuple[Ints, Ints]:
    """For each row the columns with the highest products; by everything where the rare features give none."""
    found: list[tuple[Ints, Ints]] = []
    turned = csr_array(columns.T)
    for first in range(0, rows.shape[0], _ROWS_AT_ONCE):
        product = csr_array(rows[first : first + _ROWS_AT_ONCE] @ turned)
        for i in range(product.shape[0]):
            start, end = product.indptr[i], product.indptr[i + 1]
            best = product.indices[start:end][_highest(product.data[start:end], top)].astype(np.int64)
            found.append((np.full(len(best), first + i), best))
    bare = np.array([n for n, (_, best) in enumerate(found) if not len(best)], dtype=np.int64)
    turned = csr_array(all_columns.T) if len(bare) else turned
    for first in range(0, len(bare), _WHOLE_ROWS_AT_ONCE):
        some = bare[first : first + _WHOLE_ROWS_AT_ONCE]
        for n, values in zip(some, (all_rows[some] @ turned).toarray(), strict=True):
            best = _highest(values, top)
            found.append((np.full(len(best), n, dtype=np.int64), best))
    return np.concatenate([a for a, _ in found]), np.concatenate([b for _, b in found])


def _highest(values: NDArray[np.float64], top: int) -> Ints:
    """Places of the highest values."""
    if len(values) <= top:
        return np.arange(len(values))
    return np.argpartition(values, -top)[-top:]
