"""Finds the places where a concept is named; counts nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.analysis.selection import EVERYONE, Selection, select_blocks
from compare.model import Block, Concept, Hit, Letter, Term
from compare.text.patterns import Pattern, compile_term, match_patterns


def find_spans(text: str, terms: Iterable[Term]) -> tuple[tuple[int, int, Term], ...]:
    """Where any of these forms stands in a text, each stretch counted once.

    Where forms overlap the longest counts, then the leftmost, then the one named
    first: «Chinese» inside «Chinese regering» is not a second mention.
    """
    forms = tuple(terms)
    return _spans(text, forms, _ready(forms))


def _ready(terms: Iterable[Term]) -> list[Pattern]:
    """Forms made ready once for many texts."""
    return [compile_term(term) for term in terms]


def _spans(
    text: str, terms: Sequence[Term], patterns: Sequence[Pattern]
) -> tuple[tuple[int, int, Term], ...]:
    """`find_spans` with forms that were made ready."""
    found = list(match_patterns(patterns, text))
    found.sort(key=lambda f: (f[1] - f[2], f[1], f[0]))
    kept: list[tuple[int, int, Term]] = []
    for rank, start, end in found:
        if all(end <= other_start or start >= other_end for other_start, other_end, _ in kept):
            kept.append((start, end, terms[rank]))
    return tuple(sorted(kept, key=lambda f: f[0]))


def hits_in_block(block: Block, concept: Concept) -> tuple[Hit, ...]:
    """The mentions of a concept in one block, in reading order."""
    return _hits(block, concept, _ready(concept.terms))


def _hits(block: Block, concept: Concept, patterns: Sequence[Pattern]) -> tuple[Hit, ...]:
    """`hits_in_block` with forms that were made ready."""
    return tuple(
        Hit(concept.id, term.id, block.text[start:end], block.place_of(start, end), block.n, block.speaker)
        for start, end, term in _spans(block.text, concept.terms, patterns)
    )


def find_hits(
    letters: Iterable[Letter], concept: Concept, selection: Selection = EVERYONE
) -> tuple[Hit, ...]:
    """The places where a concept is named, in reading order, letter by letter.

    All forms of ``concept`` count; give `Concept.by_default` or `Concept.only`
    to count fewer. Overlapping forms are one mention: the longest.

    Raises:
        PatternError: A form of the concept cannot be used.
    """
    patterns = _ready(concept.terms)
    return tuple(
        hit
        for letter in letters
        for block in select_blocks(letter, selection)
        for hit in _hits(block, concept, patterns)
    )
