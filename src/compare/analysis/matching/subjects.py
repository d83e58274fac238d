"""What many texts are about, at once: the patterns of the themes in each, weighed.

A quick reading for comparing passages. It decides nothing and knows neither exclusions of a pattern nor
titles; the themes of a paragraph are given by `compare.analysis.themes`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from compare.analysis.matching.wordtable import Ints, WordTable
from compare.analysis.theme_hits import OPENING_PART, SPREAD_GAIN, SPREAD_LEAST
from compare.model import Theme
from compare.text.patterns import Pattern, Piece, compile_term


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern of a theme, by numbers."""

    n: int
    theme: int
    weight: float
    pattern: Pattern


@lru_cache(maxsize=4)
def _forms_of(themes: tuple[Theme, ...]) -> tuple[Form, ...]:
    """The patterns of these themes made ready, those of the most words first."""
    terms = [(n, term) for n, theme in enumerate(themes) for term in theme.terms]
    forms = (Form(k, n, term.weight, compile_term(term)) for k, (n, term) in enumerate(terms))
    return tuple(sorted(forms, key=lambda form: -len(form.pattern.pieces)))


class _Words:
    """The different words of a table, to be asked which of them fit a piece of a pattern."""

    def __init__(self, words: Sequence[str], keys: Sequence[str]) -> None:
        self._words = words
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        for n, key in enumerate(keys):
            self._by_key[key].append(n)
        self._forward = sorted(self._by_key)
        self._backward = sorted(key[::-1] for key in self._by_key)
        self._known: dict[tuple[Piece, bool], Ints] = {}

    def fitting(self, piece: Piece, case: bool) -> Ints:
        """Numbers of the words that fit a piece, capitals included when asked."""
        if (piece, case) not in self._known:
            found = [n for key in self._keys(piece) for n in self._by_key[key]]
            if case:
                exact = Piece(piece.exact, piece.exact, piece.open_start, piece.open_end)
                found = [n for n in found if exact.fits(self._words[n])]
            self._known[piece, case] = np.array(sorted(found), dtype=np.int64)
        return self._known[piece, case]

    def _keys(self, piece: Piece) -> Iterable[str]:
        if piece.open_start and piece.open_end:
            return [key for key in self._forward if piece.key in key]
        if piece.open_end:
            return _starting_with(self._forward, piece.key)
        if piece.open_start:
            return [key[::-1] for key in _starting_with(self._backward, piece.key[::-1])]
        return [piece.key] if piece.key in self._by_key else []


def _starting_with(ordered: list[str], prefix: str) -> list[str]:
    """The words of a sorted list that start with ``prefix``."""
    first = last = bisect_left(ordered, prefix)
    while last < len(ordered) and ordered[last].startswith(prefix):
        last += 1
    return ordered[first:last]


def weigh_subjects(table: WordTable, themes: Sequence[Theme]) -> tuple[csr_array, csr_array]:
    """How much each text says of each pattern and of each theme.

    A mention weighs as in `compare.analysis.themes`: the pattern's own weight, more in the first sentence,
    and less where few sentences name its theme. A form inside a longer one does not count.

    Returns:
        Texts by patterns, and texts by themes; a row of zeros for a text in which nothing was found.
    """
    forms = _forms_of(tuple(themes))
    shape = (table.n_texts, len(forms))
    hits = list(_find(table, forms))
    if not hits:
        return csr_array(shape), csr_array((table.n_texts, len(themes)))
    places = np.concatenate([at for _, at in hits])
    numbers = np.repeat([form.n for form, _ in hits], [len(at) for _, at in hits])
    theme_of, weight_of = np.zeros(len(forms), dtype=np.int64), np.zeros(len(forms))
    for form in forms:
        theme_of[form.n], weight_of[form.n] = form.theme, form.weight
    sizes = np.where(table.opens[places], OPENING_PART, 1.0)
    often = csr_array((sizes, (table.texts[places], numbers)), shape=shape)
    often.sum_duplicates()
    rows = np.repeat(np.arange(shape[0]), np.diff(often.indptr))
    columns = often.indices
    spread = _spread(table, places, theme_of[numbers], len(themes))
    weights = weight_of[columns] * np.log2(1 + often.data) * spread[rows, theme_of[columns]]
    by_form = csr_array((weights, (rows, columns)), shape=shape)
    by_theme = csr_array((weights, (rows, theme_of[columns])), shape=(table.n_texts, len(themes)))
    by_theme.sum_duplicates()
    return by_form, by_theme


def _find(table: WordTable, forms: Sequence[Form]) -> Iterator[tuple[Form, Ints]]:
    """Each pattern with the places where it begins, the longest patterns first."""
    words = _Words(table.words, table.keys)
    order = np.argsort(table.ids, kind="stable")
    starts = np.searchsorted(table.ids[order], np.arange(len(table.words) + 1))
    n = len(table.ids)
    covered = np.zeros(n + 1, dtype=np.bool_)
    size, covering = 0, [np.zeros(0, dtype=np.int64)]
    for form in forms:
        pattern = form.pattern
        length = len(pattern.pieces)
        if length != size:
            covered[np.concatenate(covering)] = True
            size, covering = length, [np.zeros(0, dtype=np.int64)]
        anchors = words.fitting(pattern.pieces[pattern.anchor], pattern.case)
        if not len(anchors):
            continue
        at = np.concatenate([order[starts[w] : starts[w + 1]] for w in anchors]) - pattern.anchor
        at = at[(at >= 0) & (at + length <= n)]
        for k, piece in enumerate(pattern.pieces):
            if not len(at):
                break
            if k != pattern.anchor:
                fits = np.zeros(len(table.words), dtype=np.bool_)
                fits[words.fitting(piece, pattern.case)] = True
                at = at[fits[table.ids[at + k]]]
            if k:
                at = at[table.joins[at + k - 1]]
            at = at[~covered[at + k]]
        if len(at):
            covering.extend(at + k for k in range(length))
            yield form, at


def _spread(table: WordTable, places: Ints, themes: Ints, n_themes: int) -> NDArray[np.float64]:
    """How much a theme's mentions weigh in each text, by the part of the sentences that name it."""
    named = np.unique(table.sentences[places] * n_themes + themes)
    count = np.zeros((table.n_texts, n_themes))
    np.add.at(count, (table.owners[named // n_themes], named % n_themes), 1.0)
    sentences = np.maximum(np.bincount(table.owners, minlength=table.n_texts), 1)
    return SPREAD_LEAST + SPREAD_GAIN * count / sentences[:, None]
