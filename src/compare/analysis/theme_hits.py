"""Finds the patterns of themes in a text and weighs them; decides nothing.

The decision, and how a pattern got its weight, stand in `compare.analysis.themes`.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.model import Term
from compare.text.patterns import Pattern, match_pattern
from compare.text.tokens import split_sentences

OPENING_PART = 1.4
"""Weight of a hit in the first sentence, which mostly names the subject."""

SPREAD_LEAST, SPREAD_GAIN = 0.5, 0.75
"""A theme's hits in the text weigh ``least + gain x the part of the sentences that name it``."""

RUNS_THROUGH = 0.15
"""A pattern in more than this part of a letter's paragraphs says less about each of them."""

LEAST_LEFT = 0.25
"""What is left at least of the weight of a pattern that runs through a letter."""

MANY_PARAGRAPHS = 20
"""Paragraphs that a letter needs before a pattern can be said to run through it."""


@dataclass(frozen=True, slots=True)
class ThemeHit:
    """A pattern found, and what it adds to its theme's score.

    ``start`` and ``end`` are offsets in the block's text, or in the title or the
    question when ``where`` is "heading" or "question".
    """

    theme_id: str
    term_id: str
    text: str
    start: int
    end: int
    weight: float
    where: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A pattern of a theme, ready to be matched."""

    theme_id: str
    term: Term
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Found:
    """Where a pattern stands in a text."""

    entry: Entry
    start: int
    end: int


def find_patterns(text: str, entries: Sequence[Entry]) -> tuple[Found, ...]:
    """The patterns in a text; a shorter form inside a longer one does not count.

    «NAVO-missie» speaks for missions, not for NATO as well.
    """
    found = [Found(e, start, end) for e in entries for start, end in match_pattern(e.pattern, text)]
    found.sort(key=lambda f: (f.start - f.end, -len(f.entry.pattern.pieces), -f.entry.term.weight))
    kept: list[Found] = []
    for f in found:
        covers = (k for k in kept if k.start < f.end and f.start < k.end)
        if not any(_outdoes(k, f) for k in covers):
            kept.append(f)
    return tuple(sorted(kept, key=lambda f: (f.start, f.end)))


def _outdoes(longer: Found, shorter: Found) -> bool:
    """Whether a form makes another that it overlaps superfluous."""
    if longer.entry.theme_id == shorter.entry.theme_id:
        return True
    inside = longer.start <= shorter.start and shorter.end <= longer.end
    is_longer = longer.end - longer.start > shorter.end - shorter.start
    return inside and (is_longer or len(longer.entry.pattern.pieces) > len(shorter.entry.pattern.pieces))


def weigh_hits(
    text: str, found: Sequence[Found], where: str, part: float, damping: Mapping[str, float]
) -> tuple[ThemeHit, ...]:
    """The hits of one text with what each adds: ``weight x log2(1 + tf)``, shared among them."""
    bounds = split_sentences(text) if where == "text" else ()
    opening = bounds[0][1] if bounds else 0
    spread = _spread(found, bounds)
    sizes = [OPENING_PART if f.start < opening else 1.0 for f in found]
    often: defaultdict[str, float] = defaultdict(float)
    for f, size in zip(found, sizes, strict=True):
        often[f.entry.term.id] += size
    hits = []
    for f, size in zip(found, sizes, strict=True):
        term, tf = f.entry.term, often[f.entry.term.id]
        rarity = term.weight * damping.get(term.id, 1.0) * spread.get(f.entry.theme_id, 1.0)
        weight = part * rarity * math.log2(1 + tf) * size / tf
        hits.append(ThemeHit(f.entry.theme_id, term.id, text[f.start : f.end], f.start, f.end, weight, where))
    return tuple(hits)


def _spread(found: Sequence[Found], bounds: Sequence[tuple[int, int]]) -> dict[str, float]:
    """How much a theme's hits weigh, by the part of the sentences that name it."""
    naming: defaultdict[str, set[int]] = defaultdict(set)
    ends = [end for _, end in bounds]
    for f in found:
        naming[f.entry.theme_id].add(bisect_right(ends, f.start))
    return {t: SPREAD_LEAST + SPREAD_GAIN * len(n) / len(bounds) for t, n in naming.items()} if bounds else {}


def damp_common(found: Iterable[Sequence[Found]]) -> dict[str, float]:
    """How much less a pattern says that runs through the whole letter; 1 for most."""
    paragraphs = list(found)
    seen = Counter(term_id for f in paragraphs for term_id in {x.entry.term.id for x in f})
    damping = {}
    for term_id, often in seen.items():
        part = often / len(paragraphs)
        if len(paragraphs) >= MANY_PARAGRAPHS and part > RUNS_THROUGH:
            damping[term_id] = max(LEAST_LEFT, math.log(part) / math.log(RUNS_THROUGH))
    return damping
