"""How alike the passages of two letters are, and what else speaks for each pair of them.

Knows nothing of verdicts; `passages` decides what a figure means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from rapidfuzz import fuzz
from scipy.sparse import csr_array, hstack

from compare.analysis.matching.candidates import find_candidates
from compare.analysis.matching.overlaps import (
    count_shared_runs,
    find_cited_pages,
    find_named,
    find_quotes,
    match_quotations,
)
from compare.analysis.matching.products import (
    best_of_all,
    find_best_sentences,
    multiply_all,
    multiply_few,
    multiply_rows,
)
from compare.analysis.matching.vectors import Floats, Knowledge, Vectors, count_in, to_unit, vectorise
from compare.analysis.matching.wordtable import Flags, Ints, WordTable, tabulate_words
from compare.analysis.wording.diff import is_same_wording
from compare.text.tokens import fold

__all__ = ["Alikeness", "Side", "compare_sides", "find_quotes"]

BEST_SENTENCES = 0.2
"""What the two sentences that are most alike weigh beside the passages as a whole."""

_ALL_PAIRS = 250_000
_CANDIDATES = 6
_LOOKED_AT = 16
_CHANCE = 0.0065
"""How alike unrelated passages are, for the root of the (geometric) mean of their words."""

_PERHAPS_EDITED = 0.35
_EDITED = 62.0
_NO_DIGITS = str.maketrans("", "", "0123456789")
_WORD_PAIRS = 0.5


@dataclass(frozen=True, slots=True)
class Side:
    """The passages of one letter as needed for comparing.

    ``pages`` holds the first and last printed page of each, ``titles`` the heading above it;
    ``cites_pages`` tells whether «op pagina 8» in these texts speaks of the other letter.
    """

    texts: tuple[str, ...]
    pages: tuple[tuple[int, int], ...]
    titles: tuple[str, ...]
    cites_pages: bool


@dataclass(frozen=True, slots=True, eq=False)
class Alikeness:
    """What speaks for each pair of passages, one place for each pair, ordered by source and target.

    ``whole`` is 0 to 1: letters, words and subjects of the passages; ``subject`` what of that the subjects
    bring. ``edited`` is the part that stands in both in the same order, where that is most of it, else 0.
    ``chance`` is how alike two passages of their lengths are that have nothing to do with each other.
    ``sentence`` is how alike the two most alike sentences are, ``cosine`` both together. ``same``
    tells that they differ in typography only. ``literal`` is 0 to 1: how sure it is that one repeats words of
    the other. ``page`` is 1 where one cites the other's page, 0.5 one page off, else 0. ``named`` is 1 where
    a question keeps naming what hardly any other passage names. ``title`` is 0 to 1: how alike the one is to
    the heading above the other. Of large letters only pairs are here for which something rare speaks.
    """

    source: Ints
    target: Ints
    whole: Floats
    subject: Floats
    sentence: Floats
    same: Flags
    edited: Floats
    chance: Floats
    literal: Floats
    page: Floats
    named: Floats
    title: Floats
    vectors: tuple[Vectors, Vectors] | None = None

    @property
    def cosine(self) -> Floats:
        """Passages and sentences together."""
        return np.clip((1.0 - BEST_SENTENCES) * self.whole + BEST_SENTENCES * self.sentence, 0.0, 1.0)


def compare_sides(source: Side, target: Side, known: Knowledge, all_pairs: int = _ALL_PAIRS) -> Alikeness:
    """Every passage of one letter against those of another.

    The rarity of a word is taken from these two letters and from ordinary paragraphs that never
    change, so a figure stays the same whatever else is loaded.

    Args:
        source: The one letter.
        target: The other.
        known: What is known beforehand; see `Knowledge`.
        all_pairs: Above this many pairs only those are compared that share something rare.
    """
    n, m = len(source.texts), len(target.texts)
    if not n or not m:
        pair, none = np.zeros(0, np.int64), np.zeros(0)
        return Alikeness(pair, pair, none, none, none, pair > 0, none, none, none, none, none, none)
    titles = tuple(dict.fromkeys((*source.titles, *target.titles)))
    table = tabulate_words([*source.texts, *target.texts, *titles])
    vectors = vectorise(table, n + m, known)
    left, right = vectors.part(0, n), vectors.part(n, n + m)
    literal, page, named = _evidence(source, target, table, known)
    is_whole = n * m <= all_pairs
    if is_whole:
        i, j = np.repeat(np.arange(n), m), np.tile(np.arange(m), n)
    else:
        paired = _word_pairs(table, n + m)
        i, j = find_candidates(
            hstack([left.texts, paired[:n]], format="csr"),
            hstack([right.texts, paired[n:]], format="csr"),
            _LOOKED_AT,
        )
        i, j = _keep_best(i, j, multiply_rows(left.texts, right.texts, i, j))
        i, j = _with_pairs_of(i, j, (literal, page, named))
    sizes = np.bincount(table.texts, minlength=table.n_texts).astype(np.float64)
    if is_whole:
        whole, subject = multiply_all(left.texts, right.texts), multiply_all(left.subjects, right.subjects)
        sentence = best_of_all(left, right)
    else:
        whole = multiply_rows(left.texts, right.texts, i, j)
        subject = multiply_rows(left.subjects, right.subjects, i, j)
        sentence = find_best_sentences(left, right, i, j)[0]
    numbers = {title: k for k, title in enumerate(titles)}
    above = vectors.texts[n + m :]
    title = multiply_few(left.texts, above, i, np.array([numbers[x] for x in target.titles])[j])
    title += multiply_few(right.texts, above, j, np.array([numbers[x] for x in source.titles])[i])
    return Alikeness(
        i,
        j,
        whole,
        subject,
        sentence,
        _is_same(source, target, table, i, j),
        _edited(source, target, i, j, whole),
        _CHANCE * (sizes[i] * sizes[n + j]) ** 0.25,
        literal[i, j],
        page[i, j],
        named[i, j],
        title / 2,
        (left, right),
    )


def _is_same(source: Side, target: Side, table: WordTable, i: Ints, j: Ints) -> Flags:
    """Whether two passages differ in typography only, numbers of notes stuck to words included."""
    n = len(source.texts)
    runs = _letters_of(table)
    letters = _number(runs)
    same = letters[i] == letters[n + j]
    bare = _number([run.translate(_NO_DIGITS) for run in runs])
    for k in np.flatnonzero(~same & (bare[i] == bare[n + j])):
        same[k] = is_same_wording(source.texts[i[k]], target.texts[j[k]])
    return np.asarray(same)


def _edited(source: Side, target: Side, i: Ints, j: Ints, whole: Floats) -> Floats:
    """How much of two passages stands in both in the same order, where that is most of it; else 0.

    Source:
        Indel similarity of rapidfuzz: twice the longest common subsequence / both lengths.
    """
    edited = np.zeros(len(i))
    likely = np.flatnonzero(whole >= _PERHAPS_EDITED)
    mine = {int(n): fold(source.texts[n]) for n in np.unique(i[likely])}
    other = {int(n): fold(target.texts[n]) for n in np.unique(j[likely])}
    for k in likely:
        edited[k] = fuzz.ratio(mine[int(i[k])], other[int(j[k])], score_cutoff=_EDITED) / 100.0
    return edited


def _letters_of(table: WordTable) -> list[str]:
    """The words of each text run together."""
    bounds = np.searchsorted(table.texts, np.arange(table.n_texts + 1)).tolist()
    keys = [table.keys[n].replace("'", "") for n in table.ids.tolist()]
    return ["".join(keys[a:b]) for a, b in pairwise(bounds)]


def _number(texts: Sequence[str]) -> Ints:
    """The same number for the same text."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(text, len(numbers)) for text in texts], dtype=np.int64)


def _evidence(
    source: Side, target: Side, table: WordTable, known: Knowledge
) -> tuple[csr_array, csr_array, csr_array]:
    """Repeated words, cited pages and names that are kept, each for the pairs that it speaks for."""
    n, m = len(source.texts), len(target.texts)
    literal = count_shared_runs(table, n, n + m, known)
    literal = literal.maximum(match_quotations(source.texts, target.texts, table, n))
    literal = literal.maximum(csr_array(match_quotations(target.texts, source.texts, table, 0).T))
    page, named = csr_array((n, m)), csr_array((n, m))
    if source.cites_pages:
        page = page.maximum(find_cited_pages(source.texts, target.pages))
        named = named.maximum(find_named(source.texts, target.texts))
    if target.cites_pages:
        page = page.maximum(csr_array(find_cited_pages(target.texts, source.pages).T))
        named = named.maximum(csr_array(find_named(target.texts, source.texts).T))
    return csr_array(literal), csr_array(page), csr_array(named)


def _word_pairs(table: WordTable, n_texts: int) -> csr_array:
    """Texts by neighbouring words: these are rare even where every word is common."""
    same = np.flatnonzero((table.texts[1:] == table.texts[:-1]) & (table.texts[:-1] < n_texts))
    codes = table.ids[same] * len(table.words) + table.ids[same + 1]
    different, numbers = np.unique(codes, return_inverse=True)
    rows = to_unit(count_in(table.texts[same], numbers, (n_texts, len(different))))
    return csr_array(_WORD_PAIRS * rows)


def _keep_best(i: Ints, j: Ints, value: Floats) -> tuple[Ints, Ints]:
    """Of these pairs the best few of each passage of either side."""
    kept = np.zeros(len(i), dtype=np.bool_)
    for rows in (i, j):
        order = np.lexsort((-value, rows))
        nth = np.arange(len(order)) - np.searchsorted(rows[order], rows[order])
        kept[order[nth < _CANDIDATES]] = True
    return i[kept], j[kept]


def _with_pairs_of(i: Ints, j: Ints, tables: Sequence[csr_array]) -> tuple[Ints, Ints]:
    """The pairs, and those for which one of these tables holds something; by source, then by target."""
    wide = tables[0].shape[1]
    places = [table.tocoo().coords for table in tables]
    pairs = np.unique(np.concatenate([i * wide + j, *(a.astype(np.int64) * wide + b for a, b in places)]))
    return pairs // wide, pairs % wide
