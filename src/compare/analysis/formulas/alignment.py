"""Local alignment of sentences by their words: the best stretch that two of them share.

Knows words and what they are worth; no letters, no ranking.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from compare.analysis.formulas.words import Numbers, Parts, Weighed

Scores = NDArray[np.float32]
Places = NDArray[np.int64]
Gaps = tuple[Scores, Scores]
"""What each word of the one side and of the other tells at its place: passing it over costs no more."""

UNLIKE = 2.5
"""Bits that two words laid on each other cost when they have nothing in common."""
OPEN, EXTEND = 2.0, 1.0
"""Bits that the first and each further word cost that has no counterpart; no more than it tells itself."""
_BATCH = 1024
"""Pairs of sentences that are worked out at a time."""
_NEVER = np.float32(-1e9)
_ROUNDING = 1e-3


@dataclass(frozen=True, slots=True)
class Aligned:
    """A stretch of two sentences: the pairs of words that align, by their numbers, and its score in bits."""

    words: tuple[tuple[int, int], ...]
    score: float


def find_candidates(left: Weighed, right: Weighed, least: float) -> Places:
    """Pairs of sentences whose alignment may reach a score: all that can, and some that cannot.

    No alignment is worth more than what the two sentences share, and that is bounded by a
    product of sparse matrices, so nothing is lost and few pairs are worked out.

    Args:
        least: Bits.

    Returns:
        Numbers of the sentences, one row a pair; in order.
    """
    names = {f: i for i, f in enumerate(sorted({f for x in (left, right) for fs in x.facets for f in fs}))}
    one, other = _by_facet(left, names), _by_facet(right, names).T.tocsr()
    rows = []
    step = max(1, 4_000_000 // max(1, other.shape[1]))
    for start in range(0, one.shape[0], step):
        shared = (one[start : start + step] @ other).tocoo()
        enough = shared.data >= least
        rows.append(np.stack([shared.row[enough] + start, shared.col[enough]], axis=1))
    found = np.concatenate(rows) if rows else np.empty((0, 2))
    return found[np.lexsort((found[:, 1], found[:, 0]))].astype(np.int64)


def _by_facet(side: Weighed, names: dict[str, int]) -> csr_matrix:
    """Sentences by facets, the root of what each is worth there, so that a product bounds a pair."""
    rows, columns, data = [], [], []
    for i, (types, tells) in enumerate(zip(side.types, side.tells, strict=True)):
        worth: defaultdict[str, float] = defaultdict(float)
        for kind, tell in zip(types.tolist(), tells.tolist(), strict=True):
            for facet, bits in side.facets[kind].items():
                if facet[0] != "=":  # a family holds its dictionary forms
                    worth[facet] += bits * tell
        for facet, bits in worth.items():
            rows.append(i)
            columns.append(names[facet])
            data.append(bits**0.5)
    return csr_matrix((data, (rows, columns)), shape=(len(side.types), len(names)), dtype=np.float64)


def score_words(left: Weighed, right: Weighed) -> csr_matrix:
    """What each two words of the two sides are worth on each other, in bits; nothing in common is nothing.

    The best of what both can be recognised by, at the lower of the two worths.
    """
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, facets in enumerate(right.facets):
        for facet, bits in facets.items():
            holders[facet].append((j, bits))
    best: dict[tuple[int, int], float] = {}
    for i, facets in enumerate(left.facets):
        for facet, bits in facets.items():
            for j, others in holders.get(facet, ()):
                worth = min(bits, others)
                if worth > best.get((i, j), 0.0):
                    best[i, j] = worth
    places = np.array(list(best), dtype=np.int64).reshape(-1, 2)
    shape = (len(left.facets), len(right.facets))
    return csr_matrix((list(best.values()), (places[:, 0], places[:, 1])), shape=shape, dtype=np.float32)


def best_scores(left: Weighed, right: Weighed, words: csr_matrix, pairs: Places) -> Scores:
    """The score of the best local alignment of each pair of sentences.

    Source:
        Smith & Waterman (1981); Gotoh (1982) for gaps that cost less as they go on.
    """
    scores = np.zeros(len(pairs), dtype=np.float32)
    for chosen in _batches(left, right, pairs):
        scores[chosen] = _best(_Laid.of(left, right, words, pairs[chosen]))
    return scores


def align_pairs(left: Weighed, right: Weighed, words: csr_matrix, pairs: Places) -> tuple[Aligned, ...]:
    """The best local alignment of each pair of sentences; of no words when they share nothing."""
    found = [Aligned((), 0.0)] * len(pairs)
    for chosen in _batches(left, right, pairs):
        laid = _Laid.of(left, right, words, pairs[chosen])
        cells = np.stack([laid.row(i) for i in range(len(laid.one))])
        whole, beside, below = _fill(cells, laid.gaps)
        for at, n in enumerate(chosen.tolist()):
            one, two = (side[:, at] for side in laid.gaps)
            found[n] = _trace(cells[:, :, at], whole[:, :, at], beside[:, :, at], below[:, :, at], (one, two))
    return tuple(found)


def _batches(left: Weighed, right: Weighed, pairs: Places) -> Iterator[Places]:
    """Numbers of pairs of about the same length together, few enough for the memory near the processor."""
    one = np.array([len(x) for x in left.types], dtype=np.int64)[pairs[:, 0]]
    two = np.array([len(x) for x in right.types], dtype=np.int64)[pairs[:, 1]]
    order = np.lexsort((two // 8, one // 8))  # keeps the sentences of the left together
    for start in range(0, len(order), _BATCH):
        yield order[start : start + _BATCH]


@dataclass(frozen=True, slots=True)
class _Laid:
    """Pairs of sentences laid on each other, a column a pair: their words and what these tell."""

    table: Scores
    one: Places
    two: Places
    tell_one: Parts
    tell_two: Parts
    gaps: Gaps

    @staticmethod
    def of(left: Weighed, right: Weighed, words: csr_matrix, pairs: Places) -> _Laid:
        """These pairs."""
        one, tell_one = _padded([left.types[i] for i in pairs[:, 0]], [left.tells[i] for i in pairs[:, 0]])
        two, tell_two = _padded([right.types[j] for j in pairs[:, 1]], [right.tells[j] for j in pairs[:, 1]])
        kinds, here = np.unique(one, return_inverse=True)
        others, there = np.unique(two, return_inverse=True)
        table: Scores = words[kinds][:, others].toarray()
        gaps = left.worths()[one] * tell_one, right.worths()[two] * tell_two
        return _Laid(table, here, there, tell_one, tell_two, gaps)

    def row(self, i: int) -> Scores:
        """The score of the ``i``th word of the one sentence on each of the other: (words, pairs)."""
        worth: Scores = self.table[self.one[i], self.two] * np.minimum(self.tell_one[i], self.tell_two)
        worth[worth <= 0] = -UNLIKE
        return worth


def _best(laid: _Laid) -> Scores:
    """The highest score of each pair; as `_fill`, but only the row before is held."""
    columns, pairs = laid.two.shape
    whole = np.zeros((columns + 1, pairs), dtype=np.float32)
    below = np.full_like(whole, _NEVER)
    best = np.zeros(pairs, dtype=np.float32)
    for i in range(len(laid.one)):
        whole, _, below = _next_row(whole, below, laid.row(i), laid.gaps[0][i], laid.gaps[1])
        np.maximum(best, whole.max(axis=0), out=best)
    return best


def _next_row(
    whole: Scores, below: Scores, cells: Scores, passed: Scores, gaps: Scores
) -> tuple[Scores, Scores, Scores]:
    """The best scores that end in a row of cells, from those of the row before.

    Any, in a gap of the one sentence, in a gap of the other. A gap that begins where another
    ends is never better than one that goes on, so the best gap is a running maximum.
    ``passed`` is what the word of the row tells, ``gaps`` what each of the other sentence does.
    """
    below = np.maximum(below - np.minimum(EXTEND, passed), whole - np.minimum(OPEN, passed))
    straight = np.zeros_like(whole)
    np.maximum(straight[1:], np.maximum(whole[:-1] + cells, below[1:]), out=straight[1:])
    steps = np.minimum(EXTEND, gaps).cumsum(axis=0)
    beside = np.full_like(whole, _NEVER)
    running, reach = straight[:-1] + steps - np.minimum(OPEN, gaps), 1
    while reach < len(running):  # doubling: numpy's own running maximum is slow down a column
        running[reach:] = np.maximum(running[reach:], running[:-reach])
        reach *= 2
    beside[1:] = running - steps
    return np.maximum(straight, beside), beside, below


def _padded(types: Sequence[Numbers], tells: Sequence[Parts]) -> tuple[Numbers, Parts]:
    """Rows of unlike length side by side, one a column; what is added counts for nothing."""
    longest = max(len(x) for x in types)
    numbers = np.zeros((longest, len(types)), dtype=np.int32)
    parts = np.zeros((longest, len(types)), dtype=np.float32)
    for n, (row, tell) in enumerate(zip(types, tells, strict=True)):
        numbers[: len(row), n], parts[: len(row), n] = row, tell
    return numbers, parts


def _fill(cells: Scores, gaps: Gaps) -> tuple[Scores, Scores, Scores]:
    """Best score of an alignment that ends at each cell: any, in a gap of the one, in a gap of the other."""
    rows, columns, pairs = cells.shape
    whole = np.zeros((rows + 1, columns + 1, pairs), dtype=np.float32)
    beside = np.full_like(whole, _NEVER)
    below = np.full_like(whole, _NEVER)
    for i in range(rows):
        whole[i + 1], beside[i + 1], below[i + 1] = _next_row(
            whole[i], below[i], cells[i], gaps[0][i], gaps[1]
        )
    return whole, beside, below


def _trace(cells: Scores, whole: Scores, beside: Scores, below: Scores, gaps: Gaps) -> Aligned:
    """The way back from the best cell; ties go to words on each other, then to the first."""
    i, j = (int(n) for n in np.unravel_index(int(whole.argmax()), whole.shape))
    score, words, state = float(whole[i, j]), [], "whole"
    one, two = gaps
    while state != "whole" or whole[i, j] > _ROUNDING:
        if state == "whole":
            if whole[i, j] - (whole[i - 1, j - 1] + cells[i - 1, j - 1]) < _ROUNDING:
                if cells[i - 1, j - 1] > 0:
                    words.append((i - 1, j - 1))
                i, j = i - 1, j - 1
            else:
                state = "beside" if beside[i, j] >= below[i, j] else "below"
        elif state == "beside":
            state = (
                "whole" if beside[i, j] - (whole[i, j - 1] - min(OPEN, two[j - 1])) < _ROUNDING else "beside"
            )
            j -= 1
        else:
            state = (
                "whole" if below[i, j] - (whole[i - 1, j] - min(OPEN, one[i - 1])) < _ROUNDING else "below"
            )
            i -= 1
    return Aligned(tuple(reversed(words)), score)
