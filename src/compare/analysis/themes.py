"""Gives paragraphs their themes by weighted patterns, and letters their shares.

Linear and auditable: the score of a theme is the sum of its hits, and every
paragraph keeps them. It finds no theme that is not in ``data/themes.csv``.

A hit weighs ``strength x ln((N + 1) / (df + 1)) / ln(N + 1)``, where df is in how
many of the N body paragraphs of the shipped letters the pattern occurs (2 for one
that does not occur: rare, but unproven) and strength is 3 for words that name the
theme, 2 for words that point to it and 1 for words that other themes use as well.
``benchmarks/theme_weights.py`` writes that product into the table.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from compare.analysis.intervals import bootstrap_shares
from compare.analysis.selection import EVERYONE, Selection, select_blocks
from compare.model import Block, Letter, Term, Theme
from compare.text.patterns import Pattern, compile_term, match_pattern
from compare.text.tokens import count_words

OTHER = "overig"
"""The theme of procedure, and of paragraphs in which nothing was found."""

COUNTRY_THEMES = frozenset({"rusland-oekraine", "china", "trans-atlantisch"})
"""Themes that are primary only when the country dominates the paragraph."""

DOMINATES = 1.25
"""How many times the next theme's score a country theme needs to be primary."""

FLOOR = 0.9
"""Score below which a paragraph is ``overig``; one plain hit of a rare word is about 1.5."""

HEADING_PART = 0.75
"""Weight of a hit in the nearest heading or box title, against one in the text."""

QUESTION_PART = 0.4
"""Weight of a hit in the question, against one in the answer itself."""

OPENING_PART = 1.4
"""Weight of a hit in the first sentence, which mostly names the subject."""

RUNS_THROUGH = 0.15
"""A pattern in more than this part of a letter's paragraphs says less about each of them."""


@dataclass(frozen=True, slots=True)
class ThemeHit:
    """A pattern found, and what it adds to its theme's score.

    ``start`` and ``end`` are offsets in the block's text, or in the title or the
    question when ``where`` is "heading" or "question".
    """

    theme_id: str
    term_id: str
    text: str
    start: int
    end: int
    weight: float
    where: str


@dataclass(frozen=True, slots=True)
class ParagraphThemes:
    """A paragraph with its themes: the primary one, and all with their part (summing to 1)."""

    letter_id: str
    n: int
    page: int
    speaker: str
    words: int
    primary: str
    weights: dict[str, float]
    hits: tuple[ThemeHit, ...]


@dataclass(frozen=True, slots=True)
class ThemeShare:
    """The part of the words that stand in paragraphs with this primary theme.

    ``share``, ``low`` and ``high`` are proportions; ``words`` and ``paragraphs``
    are the theme's, the totals those of all paragraphs counted. ``speaker`` is
    empty when counted by letter.
    """

    theme_id: str
    letter_id: str
    speaker: str
    share: float
    low: float
    high: float
    words: int
    paragraphs: int
    total_words: int
    total_paragraphs: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """A pattern of a theme, ready to be matched."""

    theme_id: str
    term: Term
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a pattern stands in a text."""

    entry: _Entry
    start: int
    end: int


def _find(text: str, entries: Sequence[_Entry]) -> tuple[_Found, ...]:
    """The patterns in a text; a shorter form inside a longer one does not count.

    «NAVO-missie» speaks for missions, not for NATO as well.
    """
    found = [_Found(e, start, end) for e in entries for start, end in match_pattern(e.pattern, text)]
    found.sort(key=lambda f: (f.start - f.end, -len(f.entry.pattern.pieces), -f.entry.term.weight))
    kept: list[_Found] = []
    for f in found:
        covers = (k for k in kept if k.start < f.end and f.start < k.end)
        if not any(_outdoes(k, f) for k in covers):
            kept.append(f)
    return tuple(sorted(kept, key=lambda f: (f.start, f.end)))


def _outdoes(longer: _Found, shorter: _Found) -> bool:
    """Whether a form makes another that it overlaps superfluous."""
    if longer.entry.theme_id == shorter.entry.theme_id:
        return True
    inside = longer.start <= shorter.start and shorter.end <= longer.end
    is_longer = longer.end - longer.start > shorter.end - shorter.start
    return inside and (is_longer or len(longer.entry.pattern.pieces) > len(shorter.entry.pattern.pieces))


def _weigh(
    text: str, found: Sequence[_Found], where: str, part: float, damping: Mapping[str, float]
) -> tuple[ThemeHit, ...]:
    """The hits of one text with what each adds: ``weight x log2(1 + tf)``, shared among them."""
    bounds = split_sentences(text)
    opening = bounds[0][1] if bounds and where == "text" else 0
    sizes = [OPENING_PART if f.start < opening else 1.0 for f in found]
    often: Counter[str] = Counter()
    for f, size in zip(found, sizes, strict=True):
        often[f.entry.term.id] += size  # type: ignore[assignment]
    hits = []
    for f, size in zip(found, sizes, strict=True):
        term, tf = f.entry.term, often[f.entry.term.id]
        weight = part * term.weight * damping.get(term.id, 1.0) * math.log2(1 + tf) * size / tf
        hits.append(
            ThemeHit(f.entry.theme_id, term.id, text[f.start : f.end], f.start, f.end, weight, where)
        )
    return tuple(hits)
