"""Checks and weighs the patterns of lists that a reader made; knows no file."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import cache

from compare.errors import ListsError, PatternError
from compare.model import Concept, Letter, Term, Theme
from compare.text.patterns import compile_term, match_term, mode_of

UNSEEN = 2
"""Paragraphs that a pattern which occurs nowhere is taken to stand in: rare, but unproven."""


def check_patterns(concepts: Iterable[Concept], themes: Iterable[Theme]) -> None:
    """Sees to it that every form and pattern can be looked for.

    Raises:
        ListsError: One cannot; the message names it.
    """
    named = [(x.label, x.terms) for x in concepts] + [(x.label, x.terms) for x in themes]
    for label, terms in named:
        for term in terms:
            try:
                compile_term(term)
            except PatternError as error:
                raise ListsError(f"{label}: {error}") from error


def natural_mode(pattern: str) -> str:
    """The mode that a pattern's own stars and spaces ask for; "word" for one that cannot be used."""
    try:
        mode = mode_of(pattern)
    except PatternError:
        return "word"
    return "phrase" if mode == "word" and "-" in pattern else mode


def weigh(strength: float, within: int, paragraphs: int) -> float:
    """What a pattern of a theme weighs: its strength, less so the more paragraphs it stands in.

    weight = strength x sqrt(ln((N + 1) / (df + 1)) / ln(N + 1)), in two digits and above zero.

    Args:
        strength: 3 for words that name the theme, 2 for words that point to it, 1 for shared words.
        within: Number df of paragraphs that hold the pattern; 0 counts as `UNSEEN`.
        paragraphs: Number N of paragraphs. With none the weight is the strength.
    """
    if not paragraphs:
        return strength
    rarity = math.log((paragraphs + 1) / (min(within or UNSEEN, paragraphs) + 1)) / math.log(paragraphs + 1)
    return max(round(strength * math.sqrt(rarity), 2), 0.01)


def weigher(letters: Iterable[Letter]) -> Callable[[Term, float], float]:
    """The function that weighs a pattern by its strength and by how rare it is in these letters."""
    texts = tuple(b.text for letter in letters for b in letter.blocks if b.is_body)

    @cache
    def weigh_term(term: Term, strength: float) -> float:
        """Strength times rarity."""
        return weigh(strength, sum(1 for text in texts if match_term(term, text)), len(texts))

    return weigh_term
