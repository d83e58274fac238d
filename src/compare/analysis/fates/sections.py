"""How many passages of each section came back, and in which section of the other letter.

Only counts what `fates` decided; finds no counterpart itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from compare.analysis.fates.fates import CLOSEST, PassageFate
from compare.analysis.matching.passages import Passage


@dataclass(frozen=True, slots=True)
class SectionLink:
    """Passages of one section that have their counterpart in one section of the other letter.

    ``count`` is the number of pairs, of the one fate.
    """

    source: str
    target: str
    fate: str
    count: int


def section_of(passage: Passage) -> str:
    """The nearest heading above a passage; "" before the first."""
    return passage.section[-1] if passage.section else ""


def count_links(fates: Iterable[PassageFate]) -> tuple[SectionLink, ...]:
    """How many passages went from which section to which, the fates that left most wording first.

    Returns:
        Within a fate most first. They sum to the rows that have both sides.
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in fates:
        if row.source is not None and row.target is not None:
            counts[section_of(row.source), section_of(row.target), row.fate] += 1
    links = (SectionLink(*key, count) for key, count in counts.items())
    return tuple(sorted(links, key=lambda x: (CLOSEST.index(x.fate), -x.count, x.source, x.target)))
