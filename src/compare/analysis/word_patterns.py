"""Patterns of words in a row, as the tables of ``data/`` write them, looked for in a clause.

«zet/zetten … in$»: ``a/b`` is either, ``*`` any ending or beginning, ``…`` lets other words stand
between, ``$`` closes the clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from compare.text.tokens import Token, fold

GAP = "…"
_LONGEST_GAP = 40


@dataclass(frozen=True, slots=True)
class _Piece:
    """One word of a pattern: its spellings, its beginnings and ends, and whether it closes its clause."""

    exact: frozenset[str]
    stems: tuple[str, ...]
    tails: tuple[str, ...]
    at_end: bool
    is_gap: bool

    def may_stand_in(self, keys: AbstractSet[str]) -> bool:
        """Whether it is worth looking for among these words."""
        return bool(self.stems or self.tails) or not self.exact.isdisjoint(keys)

    def fits(self, key: str) -> bool:
        """Whether a folded word is this one."""
        return (
            key in self.exact
            or key.startswith(self.stems)
            or any(key.endswith(tail) and key != tail for tail in self.tails)
        )


@lru_cache(maxsize=4096)
def _pieces(pattern: str) -> tuple[_Piece, ...]:
    """The words of a pattern, ready to be looked for."""
    pieces = []
    for word in pattern.split():
        spellings = [fold(x) for x in word.rstrip("$").split("/")]
        pieces.append(
            _Piece(
                frozenset(x for x in spellings if "*" not in x),
                tuple(x[:-1] for x in spellings if x.endswith("*")),
                tuple(x[1:] for x in spellings if x.startswith("*")),
                word.endswith("$"),
                word == GAP,
            )
        )
    return tuple(pieces)


def opens_pattern(pattern: str, key: str) -> bool:
    """Whether a folded word is the first word of a pattern."""
    return _pieces(pattern)[0].fits(key)


def find_pattern(pattern: str, tokens: Sequence[Token], keys: AbstractSet[str]) -> list[tuple[int, ...]]:
    """Where a pattern stands: for each place of its first word the numbers of the words it takes.

    Args:
        pattern: As in the head of this module.
        tokens: The words of a clause.
        keys: Their keys, which tell at once that most patterns are not there.
    """
    pieces = _pieces(pattern)
    if not pieces[0].may_stand_in(keys):
        return []
    found = []
    for start, token in enumerate(tokens):
        if not pieces[0].fits(token.key):
            continue
        taken, gap = [start], False
        for piece in pieces[1:]:
            if piece.is_gap:
                gap = True
                continue
            reach = range(taken[-1] + 1, min(len(tokens), taken[-1] + (_LONGEST_GAP if gap else 2)))
            hit = next(
                (
                    i
                    for i in reach
                    if piece.fits(tokens[i].key) and not (piece.at_end and _goes_on(tokens, i))
                ),
                None,
            )
            if hit is None:
                break
            taken.append(hit)
            gap = False
        else:
            found.append(tuple(taken))
    return found


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether another word follows without a sign between: then «in» is no half of a verb."""
    return i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end + 1 and tokens[i + 1].key != "en"
