"""Where the bars of two letters' paragraphs and the ribbons between them stand, in pixels from above."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from compare.analysis.fates.sections import section_of
from compare.analysis.matching.passages import Passage
from compare.text.tokens import count_words

_HEIGHT, _SLOT, _GAP, _THINNEST, _BETWEEN = 680.0, 17.0, 6.0, 2.0, 1.0

Pair = tuple[Passage, Passage]
Edges = tuple[float, float]
"""Upper and lower edge."""


@dataclass(frozen=True, slots=True)
class Column:
    """The paragraphs of one letter under each other: the edges of each, and of each section by its turn."""

    bars: Mapping[Passage, Edges]
    sections: tuple[tuple[str, Edges], ...]
    height: float


def lay_columns(left: Sequence[Passage], right: Sequence[Passage]) -> tuple[Column, Column]:
    """Both letters on one scale: a bar is as high as its paragraph has words, a hair at least.

    A section has room for its name, however short it is.
    """
    words = {p: count_words(p.text) for p in (*left, *right)}
    most = max(sum(words[p] for p in left), sum(words[p] for p in right), 1)
    return _column(left, words, _HEIGHT / most), _column(right, words, _HEIGHT / most)


def _column(passages: Sequence[Passage], words: Mapping[Passage, int], unit: float) -> Column:
    """The bars of one letter in reading order, a gap after each section."""
    bars: dict[Passage, Edges] = {}
    sections = []
    top = 0.0
    for name, group in groupby(sorted(passages, key=lambda p: (p.block_n, p.offset)), key=section_of):
        y = top
        for passage in group:
            bars[passage] = (y, y + max(_THINNEST, words[passage] * unit))
            y = bars[passage][1] + _BETWEEN
        sections.append((name, (top, y - _BETWEEN)))
        top = max(y, top + _SLOT) + _GAP
    return Column(bars, tuple(sections), top)


def share_bars(pairs: Iterable[Pair], columns: tuple[Column, Column]) -> dict[Pair, tuple[Edges, Edges]]:
    """Where each ribbon begins and ends: a paragraph of several pairs shares its bar among these."""
    chosen = tuple(pairs)
    start = _share(chosen, 0, columns)
    end = _share(chosen, 1, columns)
    return {pair: (start[pair], end[pair]) for pair in chosen}


def _share(pairs: Sequence[Pair], side: int, columns: tuple[Column, Column]) -> dict[Pair, Edges]:
    """The edges of each ribbon at one side, ordered so that those of one bar do not cross."""
    at: dict[Passage, list[Pair]] = defaultdict(list)
    for pair in pairs:
        at[pair[side]].append(pair)
    edges: dict[Pair, Edges] = {}
    for passage, own in at.items():
        top, bottom = columns[side].bars[passage]
        one = (bottom - top) / len(own)
        own.sort(key=lambda pair: columns[1 - side].bars[pair[1 - side]])
        for k, pair in enumerate(own):
            edges[pair] = (top + k * one, top + (k + 1) * one)
    return edges


def curve(start: float, end: float, steps: int) -> list[float]:
    """Heights of a smooth line from one side to the other, at ``steps`` + 1 places."""
    parts = [k / steps for k in range(steps + 1)]
    return [start + (end - start) * s * s * (3 - 2 * s) for s in parts]


def short_names(names: Iterable[str], longest: int) -> dict[str, str]:
    """Names of sections without what three or more begin with («Doel 3: »), and not too long."""
    known = set(names)
    heads = Counter(name.split(": ", 1)[0] for name in known if ": " in name)
    short = {}
    for name in known:
        head, _, rest = name.partition(": ")
        bare = rest if rest and heads[head] >= 3 else name
        short[name] = bare if len(bare) <= longest else bare[: longest - 1].rstrip() + "…"
    return short
