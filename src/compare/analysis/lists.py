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


def weigher(letters: Iterable[Letter]) -> Callable[[Term, float], float]:
    """The function that weighs a pattern by its strength and by how rare it is in these letters.

    weight = strength x sqrt(ln((N + 1) / (df + 1)) / ln(N + 1)), as for the given themes: df is
    the number of the N body paragraphs with the pattern. The answer is above zero.
    """
    texts = tuple(b.text for letter in letters for b in letter.blocks if b.is_body)

    @cache
    def weigh(term: Term, strength: float) -> float:
        """Strength times rarity."""
        if not texts:
            return strength
        within = sum(1 for text in texts if match_term(term, text)) or UNSEEN
        rarity = math.log((len(texts) + 1) / (min(within, len(texts)) + 1)) / math.log(len(texts) + 1)
        return max(round(strength * math.sqrt(rarity), 2), 0.01)

    return weigh
