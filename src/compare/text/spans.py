"""Where any of a concept's written forms stands in a text, each stretch counted once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.model import Term
from compare.text.patterns import Pattern, compile_term, match_patterns

Span = tuple[int, int, Term]
"""Start and end of a mention in a text, and the form that fits it."""


def find_spans(text: str, terms: Iterable[Term]) -> tuple[Span, ...]:
    """Where any of these forms stands in a text, each stretch counted once.

    Where forms overlap the longest counts, then the leftmost, then the one named
    first: «Chinese» inside «Chinese regering» is not a second mention.

    Raises:
        PatternError: A form cannot be used.
    """
    forms = tuple(terms)
    return spans_of(text, forms, compile_terms(forms))


def compile_terms(terms: Iterable[Term]) -> list[Pattern]:
    """Forms made ready once for many texts.

    Raises:
        PatternError: A form cannot be used.
    """
    return [compile_term(term) for term in terms]


def spans_of(text: str, terms: Sequence[Term], patterns: Sequence[Pattern]) -> tuple[Span, ...]:
    """`find_spans` with forms that `compile_terms` made ready, in the same order."""
    found = list(match_patterns(patterns, text))
    found.sort(key=lambda f: (f[1] - f[2], f[1], f[0]))
    kept: list[Span] = []
    for rank, start, end in found:
        if all(end <= other_start or start >= other_end for other_start, other_end, _ in kept):
            kept.append((start, end, terms[rank]))
    return tuple(sorted(kept, key=lambda f: f[0]))
