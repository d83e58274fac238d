"""How many passages of each section came back, and in which section of the other letter.

Only counts what `fates` decided; finds no counterpart itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from compare.analysis.matches import Passage, PassageFate


@dataclass(frozen=True, slots=True)
class SectionLink:
    """Passages of one section that have their counterpart in one section of the other letter.

    ``count`` is the number of pairs, of the one fate.
    """

    source: str
    target: str
    fate: str
    count: int


@dataclass(frozen=True, slots=True)
class SectionSize:
    """A section in its letter's order: its passages, and how many have a counterpart."""

    section: str
    passages: int
    paired: int


def section_of(passage: Passage) -> str:
    """The nearest heading above a passage; "" before the first."""
    return passage.section[-1] if passage.section else ""


def count_links(fates: Iterable[PassageFate]) -> tuple[SectionLink, ...]:
    """How many passages went from which section to which, most first."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in fates:
        if row.source is not None and row.target is not None:
            counts[section_of(row.source), section_of(row.target), row.fate] += 1
    links = (SectionLink(*key, count) for key, count in counts.items())
    return tuple(sorted(links, key=lambda x: (-x.count, x.source, x.target, x.fate)))


def count_sections(fates: Iterable[PassageFate], side: str) -> tuple[SectionSize, ...]:
    """The sections of one letter in reading order, with the number of their passages.

    Args:
        fates: Rows of `fate_of_passages`.
        side: "source" or "target".
    """
    passages: dict[tuple[int, int], tuple[str, bool]] = {}
    for row in fates:
        one: Passage | None = getattr(row, side)
        if one is not None:
            key = (one.block_n, one.offset)
            paired = row.source is not None and row.target is not None
            passages[key] = (section_of(one), paired or passages.get(key, ("", False))[1])
    total: Counter[str] = Counter()
    with_pair: Counter[str] = Counter()
    for key in sorted(passages):
        section, paired = passages[key]
        total[section] += 1
        with_pair[section] += paired
    return tuple(SectionSize(section, n, with_pair[section]) for section, n in total.items())
