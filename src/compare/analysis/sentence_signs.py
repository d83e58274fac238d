"""Signs in a sentence: patterns of words that stand in one of its clauses, with the words that made them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.analysis.signals import split_clauses
from compare.analysis.word_patterns import find_pattern, opens_pattern
from compare.model import Signal
from compare.text.tokens import Token, split_tokens

_WIDEST = 12
"""Words that may stand between two words of a sign."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign in a sentence, and the words that made it as start and end in that sentence."""

    kind: str
    signal: Signal
    marks: tuple[tuple[int, int], ...]


def find_signs(sentence: str, signs: Iterable[Signal], kinds: Sequence[str]) -> tuple[Sign, ...]:
    """The signs of these kinds in a sentence; a «start» only where the sentence opens.

    A sign counts inside one clause, with at most twelve words between its own.
    """
    found = []
    wanted = [s for s in signs if s.kind in kinds]
    all_tokens = split_tokens(sentence)
    all_keys = frozenset(t.key for t in all_tokens)
    for start, end in split_clauses(sentence):
        tokens = [t for t in all_tokens if start <= t.start < end]
        keys = frozenset(t.key for t in tokens)
        for signal in wanted:
            at = _first_place(signal, tokens, keys, is_head=start == 0)
            if at and not any(find_pattern(words, all_tokens, all_keys) for words in signal.exclude):
                found.append(Sign(signal.kind, signal, tuple((tokens[i].start, tokens[i].end) for i in at)))
    return tuple(found)


def _first_place(
    signal: Signal, tokens: Sequence[Token], keys: frozenset[str], *, is_head: bool
) -> tuple[int, ...]:
    """Numbers of the words of a clause that make a sign, () when it is not there."""
    is_start = signal.mode == "start"
    if is_start and not (is_head and tokens and opens_pattern(signal.pattern, tokens[0].key)):
        return ()
    for at in find_pattern(signal.pattern, tokens, keys):
        if all(b - a <= _WIDEST for a, b in pairwise(at)) and not (is_start and at[0]):
            return at
    return ()
