"""Gives paragraphs their themes by weighted patterns, and letters their shares.

Linear and auditable: the score of a theme is the sum of its hits, and every
paragraph keeps them. It finds no theme that is not in ``data/themes.csv``.

A hit weighs ``strength x sqrt(ln((N + 1) / (df + 1)) / ln(N + 1))``, where df is in how
many of the N body paragraphs of the shipped letters the pattern occurs (2 for one
that does not occur: rare, but unproven) and strength is 3 for words that name the
theme, 2 for words that point to it and 1 for words that other themes use as well.
``benchmarks/theme_weights.py`` writes that product into the table.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from compare.analysis.questions import find_questions
from compare.analysis.selection import EVERYONE, Selection, select_blocks
from compare.analysis.theme_hits import Entry, Found, ThemeHit, damp_common, find_patterns, weigh_hits
from compare.model import Block, Letter, Theme
from compare.statistics import bootstrap_shares
from compare.text.patterns import compile_term
from compare.text.tokens import count_words

__all__ = ["OTHER", "ParagraphThemes", "ThemeHit", "ThemeShare", "assign_themes", "share_themes"]

OTHER = "overig"
"""The theme of procedure, and of paragraphs in which nothing was found."""

COUNTRY_THEMES = frozenset({"rusland-oekraine", "china", "trans-atlantisch"})
"""Themes that are primary only when the country dominates the paragraph."""

DOMINATES = 1.4
"""How many times the next theme's score a country theme needs to be primary."""

MIXED = 0.25
"""When no theme has this part, the paragraph is a list: then it is about `WORLD`, if that is near the top."""

WORLD = "wereldorde"
"""The general picture of the world; near the top is four fifths of the first theme's score."""

FLOOR = 0.6
"""Score below which a paragraph is ``overig``; one plain hit of a rare word is about 2."""

HEADING_PART = 1.2
"""Weight of a hit in the nearest heading or box title, against one in the text."""

QUESTION_PART = 0.7
"""Weight of a hit in the question, against one in the answer itself."""


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


def _primary(scores: Mapping[str, float]) -> str:
    """The theme that a reader would file a paragraph under."""
    ranked = sorted(scores, key=lambda theme_id: (-scores[theme_id], theme_id))
    if not ranked or scores[ranked[0]] < FLOOR:
        return OTHER
    first = ranked[0]
    if scores[first] < MIXED * math.fsum(scores.values()) and scores.get(WORLD, 0.0) >= 0.8 * scores[first]:
        return WORLD
    if first in COUNTRY_THEMES:
        rivals = [t for t in ranked if t not in COUNTRY_THEMES and t != OTHER]
        if rivals and scores[first] < DOMINATES * scores[rivals[0]] and scores[rivals[0]] >= FLOOR:
            return rivals[0]
    return first


def _assign_block(letter: Letter, block: Block, hits: Sequence[ThemeHit], *, refers: bool) -> ParagraphThemes:
    """A paragraph with its themes from its hits."""
    scores: defaultdict[str, float] = defaultdict(float)
    for hit in hits:
        scores[hit.theme_id] += hit.weight
    primary = OTHER if refers else _primary(scores)
    total = math.fsum(scores.values())
    weights = {t: scores[t] / total for t in sorted(scores, key=lambda t: -scores[t])}
    if refers or not total or (primary == OTHER and max(scores.values()) < FLOOR):
        weights = {OTHER: 1.0}
    return ParagraphThemes(
        letter.id,
        block.n,
        block.place.page,
        block.speaker,
        count_words(block.text),
        primary,
        weights,
        tuple(sorted(hits, key=lambda h: (h.where != "text", -h.weight, h.start))),
    )


def assign_themes(
    letters: Iterable[Letter], themes: Sequence[Theme], selection: Selection = EVERYONE
) -> tuple[ParagraphThemes, ...]:
    """Every paragraph that counts with its themes, in reading order, letter by letter.

    A theme's score is the sum over its patterns of ``weight x log2(1 + tf)``, where
    a mention in the first sentence counts for more, a theme that few of the sentences
    name and a pattern that runs through the whole letter for less. Hits in the nearest
    heading or box title are added, and for an answer a part of its question's hits.
    A country theme is primary only when it dominates; where no theme stands out,
    `WORLD` is, when it is near the top. Nothing found, too little found, or an answer
    that only points elsewhere: `OTHER`.

    Misleads where a paragraph says what it is about in words that no pattern knows,
    and where it names many things in a list.

    Args:
        letters: The letters.
        themes: What may be found; see `compare.io.tables.read_themes`.
        selection: Whose words and which kinds of block. The assignment of a
            paragraph does not depend on what else is selected.
    """
    entries = tuple(Entry(theme.id, term, compile_term(term)) for theme in themes for term in theme.terms)
    return tuple(p for letter in letters for p in _assign_letter(letter, entries, selection))


def _assign_letter(
    letter: Letter, entries: Sequence[Entry], selection: Selection
) -> Iterable[ParagraphThemes]:
    """The paragraphs of one letter with their themes."""
    found = {b.n: find_patterns(b.text, entries) for b in letter.blocks if b.is_body}
    damping = damp_common(found.values())
    titles: dict[str, tuple[Found, ...]] = {}
    questions = {number: b for b in letter.blocks if b.is_asked for number in b.question_numbers}
    refers = {n for q in find_questions(letter) if q.refers for n in q.answers}
    for block in select_blocks(letter, selection):
        whole = block.n in found and block.text == letter.block(block.n).text
        inside = found[block.n] if whole else find_patterns(block.text, entries)
        hits = list(weigh_hits(block.text, inside, "text", 1.0, damping))
        for title in {block.box, block.section[-1] if block.section and not block.box else ""} - {""}:
            if title not in titles:
                titles[title] = find_patterns(title, entries)
            hits += weigh_hits(title, titles[title], "heading", HEADING_PART, {})
        if block.is_answer:
            asked = {questions[n].n: questions[n] for n in block.question_numbers if n in questions}
            for question in asked.values():
                part = QUESTION_PART / len(asked)
                hits += weigh_hits(question.text, found[question.n], "question", part, damping)
        yield _assign_block(letter, block, hits, refers=block.n in refers)


def share_themes(
    assigned: Sequence[ParagraphThemes], themes: Sequence[Theme], by: str = "letter"
) -> tuple[ThemeShare, ...]:
    """Each theme's part of the words, for each letter (and speaker), zeros included.

    The shares of one letter (or speaker) sum to 1. The interval tells how far a
    share would move had the letter been made of other, similar paragraphs.

    Args:
        assigned: Paragraphs as `assign_themes` gives them.
        themes: Every theme that gets a row.
        by: "letter" or "speaker" (a row for each speaker of each letter).

    Returns:
        Letters and speakers in order of appearance, themes in the order given.

    Raises:
        ValueError: ``by`` is something else.
    """
    if by not in ("letter", "speaker"):
        raise ValueError(f"by must be 'letter' or 'speaker', not {by!r}")
    groups: dict[tuple[str, str], list[ParagraphThemes]] = {}
    for paragraph in assigned:
        key = (paragraph.letter_id, paragraph.speaker if by == "speaker" else "")
        groups.setdefault(key, []).append(paragraph)
    shares = []
    for (letter_id, speaker), paragraphs in groups.items():
        words = np.array([p.words for p in paragraphs], dtype=float)
        primary = np.array([[p.primary == theme.id for theme in themes] for p in paragraphs], dtype=float)
        parts = primary * words[:, None]
        total = int(words.sum())
        for i, (theme, interval) in enumerate(zip(themes, bootstrap_shares(parts, words), strict=True)):
            own = int(parts[:, i].sum())
            shares.append(
                ThemeShare(
                    theme.id,
                    letter_id,
                    speaker,
                    own / total if total else 0.0,
                    interval.low,
                    interval.high,
                    own,
                    int(primary[:, i].sum()),
                    total,
                    len(paragraphs),
                )
            )
    return tuple(shares)
