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
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from compare.analysis.intervals import bootstrap_shares
from compare.analysis.questions import find_questions
from compare.analysis.selection import EVERYONE, Selection, select_blocks
from compare.model import Block, Letter, Term, Theme
from compare.text.patterns import Pattern, compile_term, match_pattern
from compare.text.tokens import count_words, split_sentences

OTHER = "overig"
"""The theme of procedure, and of paragraphs in which nothing was found."""

COUNTRY_THEMES = frozenset({"rusland-oekraine", "china", "trans-atlantisch"})
"""Themes that are primary only when the country dominates the paragraph."""

DOMINATES = 1.25
"""How many times the next theme's score a country theme needs to be primary."""

FLOOR = 0.9
"""Score below which a paragraph is ``overig``; one plain hit of a rare word is about 1.5."""

HEADING_PART = 1.2
"""Weight of a hit in the nearest heading or box title, against one in the text."""

QUESTION_PART = 0.7
"""Weight of a hit in the question, against one in the answer itself."""

OPENING_PART = 1.4
"""Weight of a hit in the first sentence, which mostly names the subject."""

SPREAD_LEAST, SPREAD_GAIN = 0.5, 0.75
"""A theme's hits in the text weigh ``least + gain x the part of the sentences that name it``."""

RUNS_THROUGH = 0.15
"""A pattern in more than this part of a letter's paragraphs says less about each of them."""

LEAST_LEFT = 0.25
"""What is left at least of the weight of a pattern that runs through a letter."""

MANY_PARAGRAPHS = 20
"""Paragraphs that a letter needs before a pattern can be said to run through it."""


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
    bounds = split_sentences(text) if where == "text" else ()
    opening = bounds[0][1] if bounds else 0
    spread = _spread(found, bounds)
    sizes = [OPENING_PART if f.start < opening else 1.0 for f in found]
    often: defaultdict[str, float] = defaultdict(float)
    for f, size in zip(found, sizes, strict=True):
        often[f.entry.term.id] += size
    hits = []
    for f, size in zip(found, sizes, strict=True):
        term, tf = f.entry.term, often[f.entry.term.id]
        rarity = term.weight * damping.get(term.id, 1.0) * spread.get(f.entry.theme_id, 1.0)
        weight = part * rarity * math.log2(1 + tf) * size / tf
        hits.append(ThemeHit(f.entry.theme_id, term.id, text[f.start : f.end], f.start, f.end, weight, where))
    return tuple(hits)


def _spread(found: Sequence[_Found], bounds: Sequence[tuple[int, int]]) -> dict[str, float]:
    """How much a theme's hits weigh, by the part of the sentences that name it."""
    naming: defaultdict[str, set[int]] = defaultdict(set)
    ends = [end for _, end in bounds]
    for f in found:
        naming[f.entry.theme_id].add(bisect_right(ends, f.start))
    return {t: SPREAD_LEAST + SPREAD_GAIN * len(n) / len(bounds) for t, n in naming.items()} if bounds else {}


def _damping(found: Iterable[Sequence[_Found]]) -> dict[str, float]:
    """How much less a pattern says that runs through the whole letter; 1 for most."""
    paragraphs = list(found)
    seen = Counter(term_id for f in paragraphs for term_id in {x.entry.term.id for x in f})
    damping = {}
    for term_id, often in seen.items():
        part = often / len(paragraphs)
        if len(paragraphs) >= MANY_PARAGRAPHS and part > RUNS_THROUGH:
            damping[term_id] = max(LEAST_LEFT, math.log(part) / math.log(RUNS_THROUGH))
    return damping


def _primary(scores: Mapping[str, float]) -> str:
    """The theme that a reader would file a paragraph under."""
    ranked = sorted(scores, key=lambda theme_id: (-scores[theme_id], theme_id))
    if not ranked or scores[ranked[0]] < FLOOR:
        return OTHER
    first = ranked[0]
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
    if refers or not total:
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
    a mention in the first sentence counts for more, a pattern that runs through the
    whole letter for less, and hits in the nearest heading or box title are added at
    a part of their weight. An answer takes in its question's hits in the same way.
    A country theme is primary only when it dominates. Nothing found, too little
    found, or an answer that only points elsewhere: `OTHER`.

    Misleads where a paragraph says what it is about in words that no pattern knows,
    and where it names many things in a list.

    Args:
        letters: The letters.
        themes: What may be found; see `compare.io.tables.read_themes`.
        selection: Whose words and which kinds of block. The assignment of a
            paragraph does not depend on what else is selected.
    """
    entries = tuple(_Entry(theme.id, term, compile_term(term)) for theme in themes for term in theme.terms)
    return tuple(p for letter in letters for p in _assign_letter(letter, entries, selection))


def _assign_letter(
    letter: Letter, entries: Sequence[_Entry], selection: Selection
) -> Iterable[ParagraphThemes]:
    """The paragraphs of one letter with their themes."""
    found = {b.n: _find(b.text, entries) for b in letter.blocks if b.is_body}
    damping = _damping(found.values())
    titles: dict[str, tuple[_Found, ...]] = {}
    questions = {number: b for b in letter.blocks if b.kind == "question" for number in b.question_numbers}
    refers = {n for q in find_questions(letter) if q.refers for n in q.answers}
    for block in select_blocks(letter, selection):
        inside = found[block.n] if block.n in found else _find(block.text, entries)
        hits = list(_weigh(block.text, inside, "text", 1.0, damping))
        for title in {block.box, block.section[-1] if block.section and not block.box else ""} - {""}:
            if title not in titles:
                titles[title] = _find(title, entries)
            hits += _weigh(title, titles[title], "heading", HEADING_PART, {})
        if block.kind == "answer":
            asked = {questions[n].n: questions[n] for n in block.question_numbers if n in questions}
            for question in asked.values():
                part = QUESTION_PART / len(asked)
                hits += _weigh(question.text, found[question.n], "question", part, damping)
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
