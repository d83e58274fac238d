"""What the patterns of a theme may have missed: words to consider, and paragraphs to read again.

Offered to a reader, never used by itself: only ``data/themes.csv`` gives a paragraph its theme.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from compare.analysis.theme_scores import OTHER, ParagraphThemes
from compare.errors import UnknownIdError
from compare.model import Letter
from compare.statistics import g2, log_ratio
from compare.text.lemmas import lemma
from compare.text.tokens import split_tokens

Vector = npt.NDArray[np.float64]
"""The weights of a paragraph's or a theme's words."""

LEAST_PARAGRAPHS = 2
"""In how many of the theme's paragraphs a word must stand; one would be an incident."""

LEAST_OF_THEME = 3
"""Paragraphs that a theme needs before its words can speak for it."""

SHORTEST = 3
"""Letters of the shortest word that is offered."""


@dataclass(frozen=True, slots=True)
class ThemeWord:
    """A word that a theme's paragraphs hold more often than the others, and that no pattern of it covers.

    ``here`` and ``elsewhere`` are counts inside and outside the theme's paragraphs, ``g2`` is the
    log-likelihood of the difference, ``log_ratio`` its size in doublings.
    """

    theme_id: str
    word: str
    forms: tuple[str, ...]
    here: int
    paragraphs: int
    elsewhere: int
    g2: float
    log_ratio: float


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """A paragraph whose words, all taken together, are nearer to another theme's paragraphs.

    ``lead`` is how much nearer (a difference of cosines), ``words`` are those that decide.
    """

    letter_id: str
    n: int
    page: int
    primary: str
    other: str
    words: tuple[str, ...]
    lead: float


def suggest_words(
    letters: Iterable[Letter],
    assigned: Sequence[ParagraphThemes],
    theme_id: str,
    stopwords: Set[str] = frozenset(),
    top: int = 20,
) -> tuple[ThemeWord, ...]:
    """Words that set a theme's paragraphs apart and that its patterns do not cover, the surest first.

    Misleads where the theme has few paragraphs: then the words are those of one passage.

    Args:
        letters: The letters that the paragraphs are of.
        assigned: Every paragraph with its theme; see `compare.analysis.themes.assign_themes`.
        theme_id: The theme.
        stopwords: Words that say nothing by themselves, in lower case.
        top: At most so many.

    Returns:
        Empty when the theme has no paragraphs, or nothing but covered words.

    Source:
        Dunning (1993) for the log-likelihood; Hardie (2014) for the log ratio.
    """
    here: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    holding: Counter[str] = Counter()
    by_id = {letter.id: letter for letter in letters}
    for paragraph in assigned:
        text = by_id[paragraph.letter_id].block(paragraph.n).text
        if paragraph.primary != theme_id:
            elsewhere.update(form for form, _ in _words_of(text, stopwords, ()))
            continue
        covered = [(h.start, h.end) for h in paragraph.hits if h.where == "text" and h.theme_id == theme_id]
        words = list(_words_of(text, stopwords, covered))
        here.update(word for word, _ in words)
        holding.update({word for word, _ in words})
        for word, form in words:
            forms[word][form] += 1
    words_kept = sorted(w for w in here if holding[w] >= LEAST_PARAGRAPHS)
    if not words_kept:
        return ()
    a, b = np.array([here[w] for w in words_kept]), np.array([elsewhere[w] for w in words_kept])
    n1, n2 = here.total(), max(elsewhere.total(), 1)
    scores, sizes = g2(a, b, n1, n2), log_ratio(a, b, n1, n2)
    found = [
        ThemeWord(
            theme_id,
            word,
            tuple(f for f, _ in forms[word].most_common()),
            here[word],
            holding[word],
            elsewhere[word],
            float(score),
            float(size),
        )
        for word, score, size in zip(words_kept, scores, sizes, strict=True)
        if size > 0
    ]
    return tuple(sorted(found, key=lambda w: (-w.g2, w.word))[:top])


def find_second_opinions(
    letters: Iterable[Letter],
    assigned: Sequence[ParagraphThemes],
    theme_id: str = "",
    stopwords: Set[str] = frozenset(),
) -> tuple[SecondOpinion, ...]:
    """Paragraphs that the nearest centroid would file elsewhere, the farthest astray first.

    A centroid is the mean of a theme's paragraphs as weighted dictionary forms; a paragraph
    is left out of its own. Measured by itself this voice is right half as often as the
    patterns, and added to them it made them worse: therefore it only points at paragraphs to read.

    Args:
        letters: The letters that the paragraphs are of.
        assigned: Every paragraph with its theme.
        theme_id: Only those filed under this theme, or that the voice would put there; "" for all.
        stopwords: Words that say nothing by themselves, in lower case.

    Returns:
        Empty when fewer than two themes have `LEAST_OF_THEME` paragraphs.
    """
    by_id = {letter.id: letter for letter in letters}
    sizes = Counter(p.primary for p in assigned if p.primary != OTHER)
    themes = sorted(t for t, size in sizes.items() if size >= LEAST_OF_THEME)
    if len(themes) < 2:
        return ()
    texts = [by_id[p.letter_id].block(p.n).text for p in assigned]
    vectorizer = TfidfVectorizer(
        analyzer=lambda text: [word for word, _ in _words_of(text, stopwords, ())],
        sublinear_tf=True,
        min_df=LEAST_PARAGRAPHS,
    )
    vectors = csr_matrix(vectorizer.fit_transform(texts))
    names = vectorizer.get_feature_names_out()
    rows = {t: [i for i, p in enumerate(assigned) if p.primary == t] for t in themes}
    sums: dict[str, Vector] = {}
    for t, own_rows in rows.items():
        sums[t] = np.asarray(vectors[own_rows].sum(axis=0), dtype=np.float64).ravel()
    found = []
    for i, paragraph in enumerate(assigned):
        if paragraph.primary not in sums:
            continue
        own: Vector = np.asarray(vectors[i].toarray(), dtype=np.float64).ravel()
        centroids = {t: _unit(s - own if t == paragraph.primary else s) for t, s in sums.items()}
        cosines = {t: float(own @ c) for t, c in centroids.items()}
        best = min(cosines, key=lambda t: (-cosines[t], t))
        if best == paragraph.primary or (theme_id and theme_id not in (best, paragraph.primary)):
            continue
        pull = own * (centroids[best] - centroids[paragraph.primary])
        deciding = tuple(str(names[j]) for j in np.argsort(-pull, kind="stable")[:4] if pull[j] > 0)
        lead = cosines[best] - cosines[paragraph.primary]
        place = (paragraph.letter_id, paragraph.n, paragraph.page, paragraph.primary)
        found.append(SecondOpinion(*place, best, deciding, lead))
    return tuple(sorted(found, key=lambda o: (-o.lead, o.letter_id, o.n)))


def require_theme(theme_id: str, known: Iterable[str]) -> None:
    """Refuses a theme that is not in the list.

    Raises:
        UnknownIdError: There is no such theme.
    """
    ids = tuple(known)
    if theme_id not in ids:
        raise UnknownIdError("theme", theme_id, ids)


def _words_of(
    text: str, stopwords: Set[str], covered: Sequence[tuple[int, int]]
) -> Iterator[tuple[str, str]]:
    """The words of a text that say something, as dictionary form and as written; covered stretches not."""
    for token in split_tokens(text):
        if len(token.key) < SHORTEST or token.key in stopwords or not token.key[0].isalpha():
            continue
        if not any(start < token.end and token.start < end for start, end in covered):
            yield lemma(token.key), token.key


def _unit(vector: Vector) -> Vector:
    """A vector of length one; nothing stays nothing."""
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
