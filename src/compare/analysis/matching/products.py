"""Products of rows, which say how alike texts are: for chosen pairs or for all, a block at a time."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from compare.analysis.matching.vectors import Floats, Vectors
from compare.analysis.matching.wordtable import Ints

_PAIRS_AT_ONCE = 20_000
_TEXTS_AT_ONCE = 512
_CELLS_AT_ONCE = 4_000_000
_PASSAGES_AT_ONCE = 128


def multiply_rows(left: csr_array, right: csr_array, i: Ints, j: Ints) -> Floats:
    """The product of two rows for each pair, some rows of the left at a time."""
    products = np.zeros(len(i))
    width = left.shape[1]
    n_rows = max(_CELLS_AT_ONCE // width, 1)
    dense = np.zeros(n_rows * width, dtype=left.dtype)
    order = np.argsort(i, kind="stable")
    rows, begins = np.unique(i[order], return_index=True)
    for first in range(0, len(rows), n_rows):
        block = rows[first : first + n_rows]
        some = order[begins[first] : begins[first + n_rows] if first + n_rows < len(rows) else len(order)]
        held = left[block]
        places = np.repeat(np.arange(len(block)) * width, np.diff(held.indptr)) + held.indices
        dense[places] = held.data
        asked = right[j[some]]
        sizes = np.diff(asked.indptr)
        offsets = np.repeat(np.searchsorted(block, i[some]) * width, sizes)
        values = asked.data * dense[offsets + asked.indices]
        products[some] = np.bincount(np.repeat(np.arange(len(some)), sizes), values, minlength=len(some))
        dense[places] = 0.0
    return products


def multiply_all(left: csr_array, right: csr_array) -> Floats:
    """The product of every row of the one with every row of the other, in order."""
    return np.asarray((left @ right.T).toarray(), dtype=np.float64).ravel()


def multiply_few(texts: csr_array, titles: csr_array, i: Ints, title_of: Ints) -> Floats:
    """The product of a text and a title for each pair; titles are few, so a block of texts meets all."""
    products = np.zeros(len(i))
    turned = csr_array(titles.T)
    order = np.argsort(i, kind="stable")
    for first in range(0, texts.shape[0], _TEXTS_AT_ONCE):
        start, end = np.searchsorted(i[order], (first, first + _TEXTS_AT_ONCE))
        some = order[start:end]
        block = csr_array(texts[first : first + _TEXTS_AT_ONCE] @ turned)
        products[some] = block[i[some] - first, title_of[some]]
    return products


def best_of_all(left: Vectors, right: Vectors) -> Floats:
    """For all pairs of passages, in order, how alike their two most alike sentences are."""
    best = np.zeros((len(left.starts) - 1, len(right.starts) - 1))
    here, there = np.flatnonzero(np.diff(left.starts)), np.flatnonzero(np.diff(right.starts))
    turned = csr_array(right.sentences.T)
    for first in range(0, len(here), _PASSAGES_AT_ONCE):
        some = here[first : first + _PASSAGES_AT_ONCE]
        start = left.starts[some[0]]
        products = (left.sentences[start : left.starts[some[-1] + 1]] @ turned).toarray()
        by_passage = np.maximum.reduceat(products, left.starts[some] - start, axis=0)
        best[np.ix_(some, there)] = np.maximum.reduceat(by_passage, right.starts[there], axis=1)
    return best.ravel()


def find_best_sentences(left: Vectors, right: Vectors, i: Ints, j: Ints) -> tuple[Floats, Ints, Ints]:
    """For each pair of passages the two sentences that are most alike: how alike, and their numbers."""
    value, best_left, best_right = np.zeros(len(i)), left.starts[i], right.starts[j]
    for first in range(0, len(i), _PAIRS_AT_ONCE):
        some = slice(first, first + _PAIRS_AT_ONCE)
        owner, a, b = _sentence_pairs(left.starts, right.starts, i[some], j[some])
        values = multiply_rows(left.sentences, right.sentences, a, b)
        order = np.lexsort((b, a, -values, owner))
        found, where = np.unique(owner[order], return_index=True)
        at = order[where]
        value[first + found], best_left[first + found], best_right[first + found] = values[at], a[at], b[at]
    return value, best_left, best_right


def _sentence_pairs(left: Ints, right: Ints, i: Ints, j: Ints) -> tuple[Ints, Ints, Ints]:
    """Every sentence of the one beside every one of the other, with the number of the pair of passages."""
    here, there = left[i + 1] - left[i], right[j + 1] - right[j]
    size = here * there
    owner = np.repeat(np.arange(len(i)), size)
    nth = np.arange(len(owner)) - np.repeat(np.cumsum(size) - size, size)
    wide = np.maximum(there, 1)[owner]
    return owner, left[i][owner] + nth // wide, right[j][owner] + nth % wide
