"""Lays a word under the concept or theme that already tells its story, so that nothing is told twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from compare.analysis.shift_figures import FoldedWord, Shift
from compare.model import Block
from compare.text.tokens import split_tokens

Carriers = Mapping[str, Counter[tuple[str, str]]]
"""For each word, how many of its occurrences stand in a hit of each concept or theme (kind, id)."""

MOSTLY = 0.5
"""A word is a form of a concept when at least this part of its occurrences is."""

_SURENESS = ("clear", "not clear", "too little")


def find_carriers(
    blocks: Sequence[Block],
    spans: Mapping[tuple[str, int], Sequence[tuple[int, int, tuple[str, str]]]],
) -> Carriers:
    """Of which concepts and themes the words of these blocks are part, counted by occurrence.

    Args:
        blocks: The text.
        spans: For letter and number of a block: start and end of each hit in its text, and what was hit.
    """
    carriers: dict[str, Counter[tuple[str, str]]] = {}
    for block in blocks:
        there = spans.get((block.place.letter_id, block.n))
        if not there:
            continue
        for token in split_tokens(block.text):
            inside = {what for start, end, what in there if start < token.end and token.start < end}
            if inside:
                carriers.setdefault(token.key, Counter()).update(inside)
    return carriers


def fold_words(fixed: Sequence[Shift], words: Sequence[Shift], carriers: Carriers) -> list[Shift]:
    """The fixed rows with the words that tell the same under them, and the other words as rows.

    A word goes under a concept or theme when most of its occurrences are hits of it, both moved the same
    way, and the concept or theme is at least as sure: a clear word is never hidden under a row that is not.
    Of several the one with most of the word goes first, a concept before a theme.
    """
    by_key = {(s.kind, s.id): s for s in fixed}
    under: dict[tuple[str, str], list[FoldedWord]] = {}
    alone = []
    for word in words:
        owner = _owner(word, by_key, carriers)
        if owner is None:
            alone.append(word)
        else:
            told = FoldedWord(word.label, int(word.earlier.count), int(word.later.count), word.clear)
            under.setdefault(owner, []).append(told)
    return [replace(s, words=tuple(under.get((s.kind, s.id), ()))) for s in fixed] + alone


def _owner(
    word: Shift, by_key: Mapping[tuple[str, str], Shift], carriers: Carriers
) -> tuple[str, str] | None:
    """The row that a word is told under, or None."""
    seen: Counter[tuple[str, str]] = Counter()
    for form in word.forms:
        seen.update(carriers.get(form, Counter()))
    total = word.earlier.count + word.later.count
    fitting = [
        key
        for key, n in seen.items()
        if n >= MOSTLY * total
        and key in by_key
        and by_key[key].difference * word.difference > 0
        and _SURENESS.index(by_key[key].certainty) <= _SURENESS.index(word.certainty)
    ]
    return min(fitting, key=lambda key: (-seen[key], key), default=None)
