"""Finds the places where a concept is named; counts nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.analysis.selection import EVERYONE, Selection, select_blocks
from compare.model import Block, Concept, Hit, Letter
from compare.text.patterns import Pattern
from compare.text.spans import compile_terms, spans_of


def hits_in_block(block: Block, concept: Concept) -> tuple[Hit, ...]:
    """The mentions of a concept in one block, in reading order."""
    return _hits(block, concept, compile_terms(concept.terms))


def _hits(block: Block, concept: Concept, patterns: Sequence[Pattern]) -> tuple[Hit, ...]:
    """`hits_in_block` with forms that were made ready."""
    return tuple(
        Hit(concept.id, term.id, block.text[start:end], block.place_of(start, end), block.n, block.speaker)
        for start, end, term in spans_of(block.text, concept.terms, patterns)
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
    patterns = compile_terms(concept.terms)
    return tuple(
        hit
        for letter in letters
        for block in select_blocks(letter, selection)
        for hit in _hits(block, concept, patterns)
    )
