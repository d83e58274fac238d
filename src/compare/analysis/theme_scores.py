"""From the patterns in a letter to the theme of each paragraph, and why.

Patterns are looked up once (`scan_letter`); weighing them is cheap and can be done again
with some left out (`rescore`). The factors stand here, each with what it is for.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.analysis.questions import find_questions
from compare.analysis.selection import EVERYONE, Selection, select_blocks
from compare.analysis.theme_hits import (
    Found,
    Patterns,
    ThemeHit,
    damp_common,
    find_patterns,
    keep_longest,
    weigh_hits,
)
from compare.model import Block, Letter
from compare.text.tokens import count_words

OTHER = "overig"
"""The theme of procedure, and of paragraphs in which nothing was found."""

COUNTRY_THEMES = frozenset({"rusland-oekraine", "china", "trans-atlantisch"})
"""Themes that are primary only when the country dominates the paragraph."""

DOMINATES = 1.25
"""How many times the next theme's score a country theme needs to be primary."""

WORLD = "wereldorde"
"""The general picture of the world, to which a paragraph belongs that lists many subjects."""

MIXED, NEAR = 0.22, 0.5
"""No theme has this part of the score: a list; `WORLD` wins it from this part of the first theme's score."""

FLOOR = 0.6
"""Score below which a paragraph is ``overig``; one plain hit of a rare word is about 2."""

HEADING_PART = 1.2
"""Weight of a hit in the nearest heading or box title, against one in the text."""

QUESTION_PART = 1.0
"""Weight of a hit in the question, against one in the answer itself."""

MOST, COUNTRY, LIST, REFERS, NOTHING = "most", "country", "list", "refers", "nothing"
"""Rules that decide: the highest score; a country that does not dominate gives way; a list is about the
world; an answer that only points elsewhere, and a text with too little in it, are ``overig``."""


@dataclass(frozen=True, slots=True)
class ParagraphThemes:
    """A paragraph with its themes: the primary one, and all with their part (summing to 1).

    ``rule`` says what decided (`MOST` and the rest). ``margin`` is the primary theme's part
    minus that of the highest other theme: near 0 it was a close call, below 0 the rule of the
    country or the list gave it to a theme with less.
    """

    letter_id: str
    n: int
    page: int
    speaker: str
    words: int
    primary: str
    weights: dict[str, float]
    hits: tuple[ThemeHit, ...]
    rule: str = MOST
    margin: float = 1.0


@dataclass(frozen=True, slots=True)
class Reason:
    """Words that speak for a theme, how often they stand where, and what part of all scores they bring."""

    theme_id: str
    text: str
    where: str
    times: int
    part: float


@dataclass(frozen=True, slots=True)
class ScannedLetter:
    """A letter with every pattern that stands in its texts and titles.

    ``kept`` are those that count when none is left out, ``damping`` what they lose for running through
    the letter, ``refers`` the blocks of answers that only point elsewhere.
    """

    letter: Letter
    patterns: Patterns
    texts: Mapping[str, tuple[Found, ...]]
    kept: Mapping[str, tuple[Found, ...]]
    damping: Mapping[str, float]
    refers: frozenset[int]


# Looking up the patterns takes most of the time, and every page and every choice reads the same letters.
@lru_cache(maxsize=32)
def scan_letter(letter: Letter, patterns: Patterns) -> ScannedLetter:
    """Looks up the patterns in each text and title of a letter, once."""
    texts = {b.text for b in letter.blocks} | {_title_of(b) for b in letter.blocks}
    found = {text: find_patterns(text, patterns) for text in sorted(texts)}
    kept = {text: keep_longest(f) for text, f in found.items()}
    damping = damp_common(kept[b.text] for b in letter.blocks if b.is_body)
    refers = frozenset(n for q in find_questions(letter) if q.refers for n in q.answers)
    return ScannedLetter(letter, patterns, found, kept, damping, refers)


def rescore(
    scanned: ScannedLetter,
    selection: Selection = EVERYONE,
    without: frozenset[str] = frozenset(),
    known: Iterable[ParagraphThemes] = (),
) -> tuple[ParagraphThemes, ...]:
    """The paragraphs of a scanned letter with their themes; cheap, to be done many times.

    Args:
        scanned: See `scan_letter`.
        selection: Whose words and which kinds of block.
        without: Ids of terms (``theme:pattern``) that do not count this time; a shorter
            form inside one of them counts again.
        known: The answer for the same selection with no term left out; paragraphs that the terms do
            not touch are taken from it.
    """
    letter = scanned.letter
    touched = {text for text, found in scanned.kept.items() if _holds(found, without)} if without else set()
    kept = {**scanned.kept, **{text: _keep(scanned.texts[text], without) for text in touched}}
    body = [b for b in letter.blocks if b.is_body]
    damping = scanned.damping
    if touched:
        damping = damp_common(kept[b.text] for b in body)
        either = damping.keys() | scanned.damping.keys()
        other = frozenset(x for x in either if damping.get(x) != scanned.damping.get(x))
        touched |= {text for text, found in kept.items() if other and _holds(found, other)}
    questions = {number: b for b in body if b.is_asked for number in b.question_numbers}
    before = {p.n: p for p in known}
    assigned = []
    for block in select_blocks(letter, selection):
        title = _title_of(block)
        numbers = block.question_numbers if block.is_answer else ()
        asked = {questions[n].n: questions[n] for n in numbers if n in questions}
        texts = (block.text, title, *(question.text for question in asked.values()))
        if block.n in before and block.text in kept and touched.isdisjoint(texts):
            assigned.append(before[block.n])
            continue
        if block.text not in kept:
            kept[block.text] = _keep(find_patterns(block.text, scanned.patterns), without)
        hits = [*weigh_hits(block.text, kept[block.text], "text", 1.0, damping)]
        hits += weigh_hits(title, _of_subjects(kept[title]), "heading", HEADING_PART, {})
        for question in asked.values():
            part = QUESTION_PART / len(asked)
            hits += weigh_hits(question.text, kept[question.text], "question", part, damping)
        assigned.append(_assign(letter, block, hits, refers=block.n in scanned.refers))
    return tuple(assigned)


def find_reasons(paragraph: ParagraphThemes, theme_id: str = "") -> tuple[Reason, ...]:
    """The words that gave a paragraph its primary theme (or speak for another), the heaviest first.

    The parts of all reasons of all themes sum to 1. Empty where nothing was found.
    """
    wanted = theme_id or paragraph.primary
    total = math.fsum(h.weight for h in paragraph.hits)
    groups: defaultdict[tuple[str, str], list[ThemeHit]] = defaultdict(list)
    for hit in paragraph.hits:
        if hit.theme_id == wanted:
            groups[hit.term_id, hit.where].append(hit)
    reasons = [
        Reason(wanted, hits[0].text, where, len(hits), math.fsum(h.weight for h in hits) / total)
        for (_, where), hits in groups.items()
    ]
    return tuple(sorted(reasons, key=lambda r: (-r.part, r.text)))


def decide(scores: Mapping[str, float]) -> tuple[str, str]:
    """The theme that a reader would file a paragraph under, and the rule that decided."""
    ranked = sorted(scores, key=lambda theme_id: (-scores[theme_id], theme_id))
    if not ranked or scores[ranked[0]] < FLOOR:
        return OTHER, NOTHING
    first = ranked[0]
    is_list = scores[first] < MIXED * math.fsum(scores.values())
    if is_list and first != WORLD and scores.get(WORLD, 0.0) >= NEAR * scores[first]:
        return WORLD, LIST
    if first in COUNTRY_THEMES:
        rivals = [t for t in ranked if t not in COUNTRY_THEMES and t != OTHER]
        if rivals and scores[first] < DOMINATES * scores[rivals[0]] and scores[rivals[0]] >= FLOOR:
            return rivals[0], COUNTRY
    return first, MOST


def _title_of(block: Block) -> str:
    """The title of the box that a block stands in, else the nearest heading."""
    return block.box or (block.section[-1] if block.section else "")


def _of_subjects(found: Sequence[Found]) -> tuple[Found, ...]:
    """What a heading says about subjects: «Vragen en opmerkingen» above a question makes it no procedure."""
    return tuple(f for f in found if f.entry.theme_id != OTHER)


def _holds(found: Iterable[Found], terms: frozenset[str]) -> bool:
    """Whether one of these terms was found."""
    return any(f.entry.term.id in terms for f in found)


def _keep(found: Sequence[Found], without: frozenset[str]) -> tuple[Found, ...]:
    """What counts of the patterns found, some left out."""
    return keep_longest(f for f in found if f.entry.term.id not in without)


def _assign(letter: Letter, block: Block, hits: Sequence[ThemeHit], *, refers: bool) -> ParagraphThemes:
    """A paragraph with its themes from its hits."""
    scores: defaultdict[str, float] = defaultdict(float)
    for hit in hits:
        scores[hit.theme_id] += hit.weight
    primary, rule = (OTHER, REFERS) if refers else decide(scores)
    total = math.fsum(scores.values())
    weights = {t: scores[t] / total for t in sorted(scores, key=lambda t: -scores[t])}
    if rule in (REFERS, NOTHING):
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
        rule,
        weights[primary] - max((w for t, w in weights.items() if t != primary), default=0.0),
    )
