"""Passages and their sentences as vectors whose product says how alike they are, 0 to 1."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack

from compare.analysis.matching.subjects import weigh_subjects
from compare.analysis.matching.wordtable import Ints, WordTable
from compare.model import Theme
from compare.text.lemmas import lemma

Floats = NDArray[np.float64]
Cut = Callable[[str], tuple[str, ...]]

_LETTERS, _WORDS, _TERMS, _THEMES = 0.40, 0.30, 0.15, 0.15
"""What letters, words, terms of themes and themes weigh in the likeness of two passages."""

BACKGROUND = 300
"""As many paragraphs does the shipped table of word frequencies count for beside the texts compared."""

_GRAMS = (4, 5)
_SHORTEST_SENTENCE = 8


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of the language before two letters are opened, and never changes with them.

    ``words`` holds words in lower case, each with the part of ordinary paragraphs that have it, 0 to 1;
    a word that is not there is rare. ``themes`` are the subjects with their patterns.
    """

    words: tuple[tuple[str, float], ...]
    themes: tuple[Theme, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Texts and their sentences as rows of length 1 (0 for one without a word).

    Sentences that are too short to tell anything are left out where a text has longer ones.
    ``subjects`` is the part of ``texts`` that the themes bring, ``owners`` the text of each sentence,
    ``spans`` where it stands in it.
    """

    texts: csr_array
    subjects: csr_array
    sentences: csr_array
    owners: Ints
    spans: tuple[tuple[int, int], ...]

    def part(self, first: int, last: int) -> Vectors:
        """Some texts in a row, numbered anew from 0."""
        start, end = np.searchsorted(self.owners, (first, last))
        owners = self.owners[start:end] - first
        return Vectors(
            self.texts[first:last],
            self.subjects[first:last],
            self.sentences[start:end],
            owners,
            self.spans[start:end],
        )

    @property
    def starts(self) -> Ints:
        """The first sentence of each text, and one more for the end."""
        return np.searchsorted(self.owners, np.arange(self.texts.shape[0] + 1))


def vectorise(table: WordTable, counted: int, known: Knowledge) -> Vectors:
    """Texts as vectors, each beside its sentences.

    Four things are weighed together: runs of four and five letters inside words (they see through
    compounds), dictionary forms, the patterns of the themes, and the themes. Rare ones weigh more;
    rarity is counted in the texts and in ordinary paragraphs together.

    Args:
        table: The words of the texts.
        counted: In how many of them, from the first, rarity is counted.
        known: What is known beforehand.

    Source:
        Salton & Buckley (1988), log tf x idf with cosine normalisation.
    """
    in_texts = count_in(table.texts, table.ids, (table.n_texts, len(table.words)))
    in_sentences = count_in(table.sentences, table.ids, (len(table.spans), len(table.words)))
    texts, sentences = [], []
    for weight, cut in ((_LETTERS, _runs_of_letters), (_WORDS, _dictionary_form)):
        numbers, made_of = _spell(table.keys, cut)
        by_text, by_sentence = csr_array(in_texts @ made_of), csr_array(in_sentences @ made_of)
        rarity = _rarity(by_text[:counted], _ordinary_parts(known.words, cut, numbers))
        texts.append(np.sqrt(weight) * to_unit(_weigh(by_text, rarity)))
        sentences.append(np.sqrt(weight) * to_unit(_weigh(by_sentence, rarity)))
    terms, themes = weigh_subjects(table, known.themes)
    texts += [np.sqrt(_TERMS) * to_unit(terms), np.sqrt(_THEMES) * to_unit(themes)]
    telling = _telling(table)
    whole = to_unit(hstack(texts, format="csr"))
    return Vectors(
        whole,
        whole[:, whole.shape[1] - terms.shape[1] - themes.shape[1] :],
        to_unit(hstack(sentences, format="csr"))[telling],
        table.owners[telling],
        tuple(table.spans[k] for k in telling),
    )


def _telling(table: WordTable) -> Ints:
    """The sentences long enough to tell something; all those of a text that has none."""
    is_long = np.bincount(table.sentences, minlength=len(table.spans)) >= _SHORTEST_SENTENCE
    has_long = np.bincount(table.owners[is_long], minlength=table.n_texts) > 0
    return np.flatnonzero(is_long | ~has_long[table.owners])


def to_unit(rows: csr_array) -> csr_array:
    """The rows made of length 1; a row of zeros stays one."""
    lengths = np.sqrt(rows.multiply(rows).sum(axis=1))
    parts = (1.0 / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)
    data = rows.data.astype(np.float32) * np.repeat(parts, np.diff(rows.indptr))
    return csr_array((data, rows.indices, rows.indptr), rows.shape)


def count_in(rows: Ints, columns: Ints, shape: tuple[int, int]) -> csr_array:
    """How often each column is named in each row."""
    counted = csr_array((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=shape)
    counted.sum_duplicates()
    return counted


def _runs_of_letters(key: str) -> tuple[str, ...]:
    """Runs of letters inside a word, its borders included."""
    word = f" {key} "
    return tuple(word[i : i + size] for size in _GRAMS for i in range(max(len(word) - size + 1, 1)))


def _dictionary_form(key: str) -> tuple[str, ...]:
    return (lemma(key),)


def _spell(keys: Sequence[str], cut: Cut) -> tuple[dict[str, int], csr_array]:
    """The units (runs of letters, dictionary forms) that words are made of: their numbers, words by units."""
    made_of = [cut(key) for key in keys]
    numbers: dict[str, int] = {}
    columns = [numbers.setdefault(unit, len(numbers)) for unit in chain.from_iterable(made_of)]
    rows = np.repeat(np.arange(len(keys)), [len(units) for units in made_of])
    return numbers, count_in(rows, np.array(columns, dtype=np.int64), (len(keys), len(numbers)))


def _ordinary_parts(words: tuple[tuple[str, float], ...], cut: Cut, numbers: Mapping[str, int]) -> Floats:
    """The part of ordinary paragraphs that hold a unit in any of its words, taken as independent."""
    parts = np.zeros(len(numbers))
    for unit, part in _parts_of_units(words, cut).items():
        if unit in numbers:
            parts[numbers[unit]] = part
    return parts


@lru_cache(maxsize=8)
def _parts_of_units(words: tuple[tuple[str, float], ...], cut: Cut) -> dict[str, float]:
    without: dict[str, float] = {}
    for word, part in words:
        for unit in set(cut(word)):
            without[unit] = without.get(unit, 1.0) * (1.0 - part)
    return {unit: 1.0 - left for unit, left in without.items()}


def _rarity(texts: csr_array, ordinary: Floats) -> Floats:
    """How rare each unit is in these texts and in ordinary paragraphs together; 1 for one in all."""
    holding = np.bincount(texts.indices, minlength=texts.shape[1]) + BACKGROUND * ordinary
    rarity: Floats = 1.0 + np.log((1.0 + texts.shape[0] + BACKGROUND) / (1.0 + holding))
    return rarity


def _weigh(rows: csr_array, rarity: Floats) -> csr_array:
    """Counts made into weights: how often a unit stands there, dampened, by how rare it is."""
    return csr_array(
        ((1.0 + np.log(rows.data)) * rarity.astype(np.float32)[rows.indices], rows.indices, rows.indptr),
        rows.shape,
    )
