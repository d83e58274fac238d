"""A theme or concept counted in words, sentences, paragraphs and headings; decides nothing.

One reading of the letters holds all that any unit or any choice of words needs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from compare.analysis.hits import find_hits
from compare.analysis.selection import Selection, Stretch, select_blocks
from compare.analysis.themes import ParagraphThemes
from compare.model import Block, Concept, Letter, Share
from compare.text.tokens import count_words, split_sentences

WORDS, SENTENCES, PARAGRAPHS, HEADINGS = "words", "sentences", "paragraphs", "headings"
UNITS = (WORDS, SENTENCES, PARAGRAPHS, HEADINGS)
"""What a share can be a share of; the first is the one of all other pages."""

EVERYTHING = frozenset({"heading", "footnote"})
"""Kinds of block beside the body that a reading holds."""


@dataclass(frozen=True, slots=True)
class Read:
    """One block with what a theme or concept has in it.

    ``amount`` is the number of mentions of a concept, or the words of a paragraph with
    the theme (0 for another). ``naming`` is the number of sentences with a mention, or all
    of a paragraph with the theme. ``spots`` are the mentions; empty for a theme.
    """

    letter_id: str
    n: int
    kind: str
    speaker: str
    section: tuple[str, ...]
    words: int
    sentences: int
    amount: float
    naming: int
    spots: tuple[tuple[int, int], ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.kind == "heading"


Reading = tuple[Read, ...]
"""The blocks of some letters in reading order, headings and footnotes too, whoever speaks."""


def read_concept(
    letters: Iterable[Letter], concept: Concept, without: frozenset[Stretch] = frozenset()
) -> Reading:
    """The letters with every mention of a concept."""
    chosen, selection = tuple(letters), Selection(extra=EVERYTHING, without=without)
    spots: defaultdict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for hit in find_hits(chosen, concept, selection):
        offset = hit.place.start, hit.place.end
        spots[hit.place.letter_id, hit.block_n].append(offset)
    rows = []
    for block in (b for x in chosen for b in select_blocks(x, selection)):
        at = block.place.start
        found = spots[block.place.letter_id, block.n]
        rows.append(_read(block, spots=tuple((start - at, end - at) for start, end in found)))
    return tuple(rows)


def read_theme(
    letters: Iterable[Letter],
    assigned: Iterable[ParagraphThemes],
    theme_id: str,
    without: frozenset[Stretch] = frozenset(),
    *,
    divided: bool = False,
) -> Reading:
    """The letters with the paragraphs of a theme.

    Args:
        letters: The letters.
        assigned: the themes of every block of the same letters, without the same stretches.
        theme_id: The theme.
        without: Stretches that do not count.
        divided: Give the theme its part of every paragraph instead of the whole of those
            in which it comes first.
    """
    parts: dict[tuple[str, int], float] = {}
    for p in assigned:
        parts[p.letter_id, p.n] = p.weights.get(theme_id, 0.0) if divided else float(p.primary == theme_id)
    blocks = (b for x in letters for b in select_blocks(x, Selection(extra=EVERYTHING, without=without)))
    return tuple(_read(b, part=parts.get((b.place.letter_id, b.n), 0.0)) for b in blocks)


def _read(block: Block, *, spots: tuple[tuple[int, int], ...] = (), part: float | None = None) -> Read:
    """A block with its mentions, or with its part of a theme."""
    words, bounds = count_words(block.text), split_sentences(block.text)
    ends = [end for _, end in bounds]
    naming = (
        len({bisect_right(ends, start) for start, _ in spots}) if part is None else len(bounds) * (part > 0)
    )
    return Read(
        block.place.letter_id,
        block.n,
        block.kind,
        block.speaker,
        block.section,
        words,
        len(bounds),
        float(len(spots)) if part is None else part * words,
        naming,
        spots,
    )


def keep_read(reading: Reading, letter_ids: frozenset[str], selection: Selection) -> Reading:
    """The blocks of some letters that count; stretches left out are those of the reading itself."""
    return tuple(
        r
        for r in reading
        if r.letter_id in letter_ids
        and (r.kind not in EVERYTHING or r.kind in selection.extra)
        and (selection.speakers is None or r.speaker in selection.speakers)
    )


def headings_of(reading: Reading, letter_ids: frozenset[str]) -> Reading:
    """The headings of some letters; they are nobody's words."""
    return tuple(r for r in reading if r.is_heading and r.letter_id in letter_ids)


_COUNTS: Mapping[str, Callable[[Read], tuple[float, float]]] = {
    WORDS: lambda r: (r.amount, float(r.words)),
    SENTENCES: lambda r: (float(r.naming), float(r.sentences)),
    PARAGRAPHS: lambda r: (float(r.amount > 0), 1.0),
    HEADINGS: lambda r: (float(r.amount > 0), 1.0),
}


def count_unit(reading: Reading, unit: str) -> tuple[list[float], list[float]]:
    """For each block its count and what that is a count of, in a unit of `UNITS`.

    For a concept: mentions of the words, sentences with a mention of the sentences, paragraphs
    with a mention of the paragraphs. For a theme: the words, sentences and paragraphs of
    paragraphs with that theme. Headings: those that name the concept or are about the theme.
    """
    pairs = [_COUNTS[unit](r) for r in reading]
    return [a for a, _ in pairs], [b for _, b in pairs]


def share_unit(reading: Reading, unit: str) -> Share:
    """The same for all blocks together."""
    counts, totals = count_unit(reading, unit)
    return Share(sum(counts), sum(totals))


def rank_theme(
    reading: Reading, assigned: Iterable[ParagraphThemes], theme_id: str, unit: str
) -> tuple[int, int]:
    """The place of a theme among the themes of these blocks, largest first, and how many there are.

    Themes that stand nowhere do not count; a theme that stands nowhere comes after all others.

    Args:
        reading: The blocks that count, as `keep_read` gives them.
        assigned: the themes of every block of their letters.
        theme_id: The theme.
        unit: "words", "sentences" or "paragraphs".
    """
    primary = {(p.letter_id, p.n): p.primary for p in assigned}
    sizes: defaultdict[str, float] = defaultdict(float)
    for r in reading:
        size = {WORDS: r.words, SENTENCES: r.sentences}.get(unit, 1)
        sizes[primary.get((r.letter_id, r.n), "")] += size
    own = sizes.pop(theme_id, 0.0)
    larger = sum(1 for size in sizes.values() if size > own)
    return larger + 1, len(sizes) + bool(own)
