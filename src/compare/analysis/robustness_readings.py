"""A theme or concept read in some letters under one choice: without a form, without borrowed words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.analysis.selection import Selection, Stretch
from compare.analysis.theme_hits import patterns_of
from compare.analysis.theme_scores import rescore, scan_letter
from compare.analysis.themes import ParagraphThemes, assign_themes
from compare.analysis.units import EVERYTHING, Reading, read_concept, read_theme
from compare.model import Concept, Letter, Term, Theme

Subject = Concept | Theme
"""What a difference is about."""


def assign_all(
    letters: Sequence[Letter], themes: Sequence[Theme], without: frozenset[Stretch] = frozenset()
) -> tuple[ParagraphThemes, ...]:
    """`assign_themes` for every block that a reading holds."""
    selection = Selection(extra=EVERYTHING, without=without)
    return assign_themes(letters, themes, selection)


def read_subject(
    subject: Subject,
    letters: Sequence[Letter],
    themes: Sequence[Theme],
    without: frozenset[Stretch] = frozenset(),
) -> Reading:
    """The letters with the mentions of a concept (all its forms) or the paragraphs of a theme."""
    if isinstance(subject, Concept):
        return read_concept(letters, subject, without)
    return read_theme(letters, assign_all(letters, themes, without), subject.id, without)


def read_without_forms(
    subject: Subject,
    letters: Sequence[Letter],
    themes: Sequence[Theme],
    assigned: Sequence[ParagraphThemes],
    without: frozenset[Stretch] = frozenset(),
) -> Iterator[tuple[Term, Reading]]:
    """Each form that is found with the letters read as if it were not on the list.

    What a longer form covered counts again when that form is gone («Chinese» inside «Chinese
    regering»). For a theme the patterns are tried that stand in one of its own paragraphs, their
    headings and questions: no other can take a paragraph from it.

    Args:
        subject: What is counted; a concept with the forms that count.
        letters: The letters.
        themes: All themes, for a theme.
        assigned: `assign_all` of the letters, for a theme.
        without: Stretches that do not count.
    """
    if isinstance(subject, Concept):
        for term in subject.terms:
            rest = replace(subject, terms=tuple(t for t in subject.terms if t.id != term.id))
            yield term, read_concept(letters, rest, without)
        return
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for p in assigned:
        if p.primary == subject.id:
            for hit in p.hits:
                holders[hit.term_id].add(p.letter_id)
    selection = Selection(extra=EVERYTHING, without=without)
    patterns = patterns_of(tuple(themes))
    scans = {x.id: scan_letter(x, patterns) for x in letters}
    known = {x.id: [p for p in assigned if p.letter_id == x.id] for x in letters}
    for term in (t for t in subject.terms if t.id in holders):
        left_out = frozenset({term.id})
        anew = {i: rescore(scans[i], selection, left_out, known[i]) for i in holders[term.id]}
        paragraphs = (p for i in known for p in anew.get(i, known[i]))
        yield term, read_theme(letters, paragraphs, subject.id, without)
