"""Finds the patterns of themes in a text and weighs them; decides nothing.

The decision stands in `compare.analysis.theme_scores`, the whole in `compare.analysis.themes`.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.model import Term, Theme
from compare.text.patterns import Pattern, compile_term, match_pattern
from compare.text.tokens import fold, split_sentences, split_tokens

OPENING_PART = 1.5
"""How many times a mention in the first sentence counts."""

EXAMPLE_PART = 0.5
"""Part of a mention that an example counts as: what stands after «zoals» or «waaronder» in its sentence."""

SPREAD_LEAST, SPREAD_GAIN = 0.4, 0.75
"""A theme's hits in the text weigh ``least + gain x the part of the sentences that name it``."""

RUNS_THROUGH = 0.15
"""A pattern in more than this part of a letter's paragraphs says less about each of them."""

LEAST_LEFT = 0.25
"""What is left at least of the weight of a pattern that runs through a letter."""

MANY_PARAGRAPHS = 20
"""Paragraphs that a letter needs before a pattern can be said to run through it."""

_EXAMPLES = re.compile(
    r"\b(?:zoals|bijvoorbeeld|waaronder|onder (?:wie|meer|andere))\b[^.;:?]*", re.IGNORECASE
)


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


class Patterns:
    """The patterns of themes, ordered so that a text asks only for those that can stand in it."""

    def __init__(self, themes: Sequence[Theme]) -> None:
        self._whole: defaultdict[str, list[Entry]] = defaultdict(list)
        self._starts: defaultdict[str, list[Entry]] = defaultdict(list)
        self._ends: defaultdict[str, list[Entry]] = defaultdict(list)
        self._inside: list[Entry] = []
        self._known: dict[str, tuple[Entry, ...]] = {}
        for theme in themes:
            for term in theme.terms:
                pattern = compile_term(term)
                entry, piece = Entry(theme.id, term, pattern), pattern.pieces[pattern.anchor]
                if piece.open_start and piece.open_end:
                    self._inside.append(entry)
                elif piece.open_end:
                    self._starts[piece.key].append(entry)
                elif piece.open_start:
                    self._ends[piece.key].append(entry)
                else:
                    self._whole[piece.key].append(entry)

    def that_may_stand_in(self, text: str) -> tuple[Entry, ...]:
        """The patterns whose longest word stands in a text."""
        keys = {fold(text[a:b]): None for token in split_tokens(text) for a, b in token.parts}
        return tuple({id(entry): entry for key in keys for entry in self._with_word(key)}.values())

    def _with_word(self, key: str) -> tuple[Entry, ...]:
        """The patterns whose longest word fits a word; looked up once for each word."""
        if key not in self._known:
            fitting = [e for e in self._inside if e.pattern.pieces[e.pattern.anchor].key in key]
            fitting += self._whole.get(key, ())
            for i in range(len(key)):
                fitting += self._starts.get(key[: i + 1], ())
                fitting += self._ends.get(key[i:], ())
            self._known[key] = tuple(fitting)
        return self._known[key]


@lru_cache(maxsize=4)
def patterns_of(themes: tuple[Theme, ...]) -> Patterns:
    """The patterns of these themes, made ready once."""
    return Patterns(themes)


def find_patterns(text: str, patterns: Patterns) -> tuple[Found, ...]:
    """Every pattern in a text, the longest first, those inside a longer one included."""
    found = [
        Found(e, start, end)
        for e in patterns.that_may_stand_in(text)
        for start, end in match_pattern(e.pattern, text)
    ]
    return tuple(sorted(found, key=_precedence))


def _precedence(f: Found) -> tuple[object, ...]:
    """Longer forms first, then those of more words, then the heavier."""
    term = f.entry.term
    return f.start - f.end, -len(f.entry.pattern.pieces), -term.weight, f.start, f.entry.theme_id, term.id


def keep_longest(found: Iterable[Found]) -> tuple[Found, ...]:
    """What counts of `find_patterns`: a shorter form inside a longer one does not.

    «NAVO-missie» speaks for missions, not for NATO as well.
    """
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
    spread = _spread(found, bounds)
    sizes = _sizes(text, found, bounds)
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


def _sizes(text: str, found: Sequence[Found], bounds: Sequence[tuple[int, int]]) -> list[float]:
    """How much each hit weighs by where it stands: more in the first sentence, less among examples."""
    opening = bounds[0][1] if bounds else 0
    examples = [m.span() for m in _EXAMPLES.finditer(text)]
    return [
        (OPENING_PART if f.start < opening else 1.0)
        * (EXAMPLE_PART if any(a <= f.start < b for a, b in examples) else 1.0)
        for f in found
    ]


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
