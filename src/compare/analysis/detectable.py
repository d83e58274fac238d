"""What two letters of this length could show at all: how often something must be named to be a difference.

Says nothing about what was found; it is for before a reader concludes, and for rows that are not clear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from compare.analysis.shifts import LEVEL, Shift
from compare.statistics import PER, least_detectable

RATES = (0.0, 5.0, 10.0, 30.0)
"""Times per 10,000 words: absent, rare, usual, everywhere."""

SEEN_ENOUGH = 5
"""Mentions that a letter must hold of a concept before its clumps can be seen."""


@dataclass(frozen=True, slots=True)
class Needed:
    """How often a subject must be named in the later letter to be a difference.

    ``rate`` is per 10,000 words in the earlier letter. ``least`` is the fewest mentions in the later
    letter that show a rise, None when no number does; ``ratio`` is how many times as often that is.
    """

    rate: float
    least: int | None
    ratio: float


def typical_clumping(shifts: Sequence[Shift]) -> float:
    """The design effect that is usual in these letters: the middle one of the concepts named 5 times or more.

    1 when no concept is named so often.
    """
    seen = [
        effect
        for s in shifts
        if s.kind == "concept"
        for share, effect in zip((s.earlier, s.later), s.effects, strict=True)
        if share.count >= SEEN_ENOUGH
    ]
    return median(seen) if seen else 1.0


def find_needed(
    words: tuple[int, int], clumping: float, rates: Sequence[float] = RATES
) -> tuple[Needed, ...]:
    """For something named so often in the earlier letter, how often it must be in the later one.

    With exactly so many a difference just shows (5%, one subject that was chosen in advance); out of a long
    list it takes more. A real difference of this size shows in about half of all such letters.

    Args:
        words: Words of the earlier and of the later letter.
        clumping: Design effect of both letters, at least 1; see `typical_clumping`.
        rates: Times per 10,000 words in the earlier letter; 0 is a subject that is not in it.

    Returns:
        One for each rate. Empty when a letter has no words.
    """
    n1, n2 = words
    if not n1 or not n2:
        return ()
    rows = []
    for rate in rates:
        least = least_detectable(rate * n1 / PER, n1, n2, clumping).more
        rows.append(Needed(rate, least, least / n2 * PER / rate if least and rate else 0.0))
    return tuple(rows)


def least_to_show(shift: Shift) -> int | None:
    """What the later letter would have had to hold for this row to be clear, the earlier one as it is.

    In the direction that was found, allowing for the clumps of the row and the length of its list. For
    a theme or concept that is about what the permutation test asks, not exactly.

    Returns:
        Mentions, or words of a theme: at least so many for a rise, at most so many for a fall. None when
        no number would have been enough.
    """
    found = least_detectable(
        shift.earlier.count,
        shift.earlier.total,
        shift.later.total,
        max(shift.effects),
        LEVEL / shift.tried,
    )
    return found.more if shift.rises else found.fewer
