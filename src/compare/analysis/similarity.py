"""How alike the passages of two letters are: by letters, by words, by sentence, by quotation and page.

Knows nothing of verdicts; `matches` decides what a figure means.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from compare.analysis.questions import find_page_references
from compare.text.lemmas import lemma
from compare.text.tokens import fold, split_sentences, split_tokens

Matrix = NDArray[np.float64]

_WEIGHTS = (0.4, 0.4, 0.2)
_SHORTEST_SENTENCE = 8
_SENTENCES_AT_ONCE = 512
_RUN = 6
_RUNS_FOR_CERTAIN = 5
_RARE_WORD = 0.05
_RARE_WORDS_IN_RUN = 2
_PAIR_WORD = 4
_NAMED_TIMES = 2
_FEW_HOLDERS = 2
_SHORTEST_QUOTE = 4
_QUOTE_FOUND = 90.0
_QUOTES = re.compile(r"“([^”“]+)[”“]|«([^»]+)»|\"([^\"]+)\"|(?<!\w)‘([^‘]+?)’(?!\w)|„([^”“]+)[”“]")


@dataclass(frozen=True, slots=True)
class Alikeness:
    """What speaks for each pair of passages; rows are the source's, columns the target's.

    ``cosine`` is 0 to 1: letters, words and the best pair of sentences together.
    ``literal`` is 0 to 1: how sure it is that one repeats words of the other.
    ``page`` is 1 where one cites the other's page, 0.5 one page off, else 0.
    ``named`` is 1 where a question keeps naming what hardly any other passage names.
    """

    cosine: Matrix
    literal: Matrix
    page: Matrix
    named: Matrix


@dataclass(frozen=True, slots=True)
class Side:
    """The passages of one letter as needed for comparing.

    ``pages`` holds the first and last printed page of each; ``cites_pages`` tells
    whether «op pagina 8» in these texts speaks of the other letter.
    """

    texts: tuple[str, ...]
    pages: tuple[tuple[int, int], ...]
    cites_pages: bool


def compare_sides(source: Side, target: Side) -> Alikeness:
    """Every passage of one letter against every passage of another.

    The rarity of a word is taken from these two letters alone, so a figure stays
    the same whatever else is loaded.
    """
    shape = (len(source.texts), len(target.texts))
    if not all(shape):
        empty = np.zeros(shape)
        return Alikeness(empty, empty, empty, empty)
    by_letters, by_words, by_sentence = _WEIGHTS
    cosine = (
        by_letters * _cosine_by_letters(source.texts, target.texts)
        + by_words * _cosine_by_words(source.texts, target.texts)
        + by_sentence * _best_sentence_pair(source.texts, target.texts)
    )
    quoted = np.maximum(_quoted(source.texts, target.texts), _quoted(target.texts, source.texts).T)
    literal = np.maximum(quoted, _shared_runs(source.texts, target.texts))
    page = np.maximum(_cited_pages(source, target), _cited_pages(target, source).T)
    named = np.maximum(_kept_naming(source, target), _kept_naming(target, source).T)
    return Alikeness(np.clip(cosine, 0.0, 1.0), literal, page, named)


def find_quotes(text: str) -> tuple[str, ...]:
    """The quotations of at least four words in a text, without their marks."""
    quotes = (next(part for part in match.groups() if part) for match in _QUOTES.finditer(text))
    return tuple(quote.strip() for quote in quotes if len(split_tokens(quote)) >= _SHORTEST_QUOTE)


@lru_cache(maxsize=8192)
def _lemmas_of(text: str) -> tuple[str, ...]:
    """Dictionary forms of a text's words, capitals kept for acronyms only."""
    return tuple(lemma(t.text if t.text.isupper() else t.key) for t in split_tokens(text))


def _cosines(vectorizer: TfidfVectorizer, source: Sequence[str], target: Sequence[str]) -> Matrix:
    """Cosines of two groups of texts, rarity learnt from both."""
    try:
        vectors: csr_matrix = vectorizer.fit_transform([*source, *target])
    except ValueError:  # no text holds a single word
        return np.zeros((len(source), len(target)))
    cosines: Matrix = (vectors[: len(source)] @ vectors[len(source) :].T).toarray()
    return cosines


def _letters_vectorizer() -> TfidfVectorizer:
    """Runs of four and five characters inside words; these see through compounds."""
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 5), sublinear_tf=True)


def _cosine_by_letters(source: Sequence[str], target: Sequence[str]) -> Matrix:
    return _cosines(_letters_vectorizer(), source, target)


def _cosine_by_words(source: Sequence[str], target: Sequence[str]) -> Matrix:
    return _cosines(TfidfVectorizer(analyzer=_lemmas_of, sublinear_tf=True), source, target)


def _sentences(texts: Sequence[str]) -> tuple[list[str], list[int]]:
    """Sentences long enough to tell something, and where each text's begin.

    A text without such a sentence stands for itself.
    """
    sentences: list[str] = []
    starts: list[int] = []
    for text in texts:
        starts.append(len(sentences))
        parts = [text[a:b] for a, b in split_sentences(text)]
        sentences.extend([p for p in parts if len(split_tokens(p)) >= _SHORTEST_SENTENCE] or [text])
    return sentences, starts


def _best_sentence_pair(source: Sequence[str], target: Sequence[str]) -> Matrix:
    """Cosine of the two sentences that are most alike, for each pair of passages."""
    source_sentences, source_starts = _sentences(source)
    target_sentences, target_starts = _sentences(target)
    try:
        vectors: csr_matrix = _letters_vectorizer().fit_transform([*source_sentences, *target_sentences])
    except ValueError:  # no text holds a single word
        return np.zeros((len(source), len(target)))
    right = vectors[len(source_sentences) :].T
    rows = []
    for first in range(0, len(source_sentences), _SENTENCES_AT_ONCE):
        last = min(first + _SENTENCES_AT_ONCE, len(source_sentences))
        cosines: Matrix = (vectors[first:last] @ right).toarray()
        rows.append(np.maximum.reduceat(cosines, target_starts, axis=1))
    best: Matrix = np.maximum.reduceat(np.vstack(rows), source_starts, axis=0)
    return best


def _quoted(source: Sequence[str], target: Sequence[str]) -> Matrix:
    """1 where a quotation in the source is found in the target, else 0."""
    found = np.zeros((len(source), len(target)))
    owners, quotes = [], []
    for i, text in enumerate(source):
        for quote in find_quotes(text):
            owners.append(i)
            quotes.append(fold(quote))
    if quotes:
        folded = [fold(text) for text in target]
        scores = process.cdist(quotes, folded, scorer=fuzz.partial_ratio, score_cutoff=_QUOTE_FOUND)
        for owner, quote, row in zip(owners, quotes, scores, strict=True):
            # a passage shorter than the quotation would be found inside it
            fits = np.array([len(text) >= len(quote) for text in folded])
            found[owner] = np.maximum(found[owner], (row > 0) & fits)
    return found


def _runs(text: str) -> set[tuple[str, ...]]:
    """Every six words in a row."""
    keys = [token.key for token in split_tokens(text)]
    return {tuple(keys[i : i + _RUN]) for i in range(len(keys) - _RUN + 1)}


def _shared_runs(source: Sequence[str], target: Sequence[str]) -> Matrix:
    """Telling six-word runs that both passages hold, as a part of five.

    A run tells something when at least two of its words are rare in the two
    letters; «zet zich in voor het versterken» does not.
    """
    seen_in = Counter(key for text in (*source, *target) for key in {t.key for t in split_tokens(text)})
    rare = _RARE_WORD * (len(source) + len(target))
    places: dict[tuple[str, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, texts in enumerate((source, target)):
        for i, text in enumerate(texts):
            for run in _runs(text):
                places[run][side].append(i)
    shared = np.zeros((len(source), len(target)))
    for run, (rows, columns) in places.items():
        if rows and columns and sum(seen_in[key] <= rare for key in run) >= _RARE_WORDS_IN_RUN:
            shared[np.ix_(rows, columns)] += 1.0
    return np.minimum(shared / _RUNS_FOR_CERTAIN, 1.0)


def _word_pairs(text: str) -> Counter[tuple[str, str]]:
    """Neighbouring words of some length, as often as they stand side by side."""
    pairs: Counter[tuple[str, str]] = Counter()
    for start, end in split_sentences(text):
        keys = [token.key for token in split_tokens(text[start:end])]
        pairs.update((a, b) for a, b in pairwise(keys) if min(len(a), len(b)) >= _PAIR_WORD)
    return pairs


def _kept_naming(source: Side, target: Side) -> Matrix:
    """1 where a question names a pair of words twice or more that one or two passages have.

    A question about «human security» may share nothing else with the one clause of
    a letter that names it.
    """
    named = np.zeros((len(source.texts), len(target.texts)))
    if not source.cites_pages:
        return named
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j, text in enumerate(target.texts):
        for pair in _word_pairs(text):
            holders[pair].append(j)
    for i, text in enumerate(source.texts):
        for pair, times in _word_pairs(text).items():
            if times >= _NAMED_TIMES and 0 < len(holders.get(pair, ())) <= _FEW_HOLDERS:
                named[i, holders[pair]] = 1.0
    return named


def _cited_pages(source: Side, target: Side) -> Matrix:
    """1 where the source cites the target's page, 0.5 where it is one page off."""
    cited = np.zeros((len(source.texts), len(target.texts)))
    if not source.cites_pages:
        return cited
    firsts = np.array([first for first, _ in target.pages])
    lasts = np.array([last for _, last in target.pages])
    for i, text in enumerate(source.texts):
        for page in find_page_references(text):
            off = np.maximum(np.maximum(firsts - page, page - lasts), 0)
            cited[i] = np.maximum(cited[i], np.where(off == 0, 1.0, np.where(off == 1, 0.5, 0.0)))
    return cited
