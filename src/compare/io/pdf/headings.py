"""Finds how deep the headings of a paper stand from how they look and which follow on which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_DECIMAL = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)[.)]?$")


class Kind(NamedTuple):
    """How a heading looks: its size, its type, and how it is numbered («1», «1.1», «a», or not)."""

    size: int
    font: str
    numbering: str


def mark_to_numbering(mark: str) -> str:
    """The sort of number in front of a heading: "1" for «3.», "1.1" for «3.2», "a" for «b)»."""
    decimal = _DECIMAL.match(mark)
    if decimal:
        return ".".join("1" for _ in decimal[1].split("."))
    if not mark:
        return ""
    return "A" if mark.strip("().").isupper() else "a"


def rank_headings(kinds: Sequence[Kind | None]) -> dict[Kind, int]:
    """The level of each kind of heading, from 1.

    Larger type stands above smaller, «1.» above «1.1», a kind that is followed at once by
    another above that one; for the rest what comes first stands above.

    Args:
        kinds: The headings in order; None for text between them.
    """
    found = [kind for kind in dict.fromkeys(kinds) if kind]
    above = Counter(
        (first, second) for first, second in pairwise(kinds) if first and second and first != second
    )

    def is_above(first: Kind, second: Kind) -> bool:
        if first.size != second.size:
            return first.size > second.size
        if "1" in first.numbering and "1" in second.numbering:
            return len(first.numbering) < len(second.numbering)
        return above[first, second] > above[second, first]

    levels: dict[Kind, int] = {}
    while found:
        top = next((kind for kind in found if not any(is_above(other, kind) for other in found)), found[0])
        levels[top] = len(levels) + 1
        found.remove(top)
    return levels
