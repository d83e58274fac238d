"""The lines in which a concept is named, with what stands to the left and the right (KWIC)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from compare.analysis.hits import find_hits
from compare.analysis.selection import EVERYONE, Selection
from compare.model import Block, Concept, Letter
from compare.text.citations import cite
from compare.text.tokens import fold

Sort = Literal["place", "left", "right", "hit"]


@dataclass(frozen=True, slots=True)
class Line:
    """One mention with its context. ``start`` and ``end`` are offsets in the block's text."""

    left: str
    hit: str
    right: str
    letter_id: str
    block_n: int
    speaker: str
    page: int
    citation: str
    start: int
    end: int


def concordance(
    letters: Iterable[Letter],
    concept: Concept,
    selection: Selection = EVERYONE,
    *,
    width: int = 70,
    sort: Sort = "place",
) -> tuple[Line, ...]:
    """The mentions of a concept, each in its line.

    Args:
        letters: The letters to look in.
        concept: What to look for; all its forms.
        selection: Whose words, and which kinds of block.
        width: Characters of context on either side, cut at a word.
        sort: "place" (reading order), "left" (by the word before, then the one
            before that), "right" (by the words after) or "hit" (by the form found).
    """
    lines = []
    for letter in letters:
        for hit in find_hits([letter], concept, selection):
            block = letter.block(hit.block_n)
            start = hit.place.start - block.place.start
            end = hit.place.end - block.place.start
            lines.append(line_at(letter, block, start, end, width=width))
    if sort == "left":
        lines.sort(key=lambda line: [fold(w) for w in reversed(line.left.split())])
    elif sort == "right":
        lines.sort(key=lambda line: [fold(w) for w in line.right.split()])
    elif sort == "hit":
        lines.sort(key=lambda line: fold(line.hit))
    return tuple(lines)


def line_at(letter: Letter, block: Block, start: int, end: int, *, width: int = 70) -> Line:
    """A stretch of a block in its line; ``start`` and ``end`` are offsets in the block's text."""
    page = block.page_at(start)
    return Line(
        left=_last_part(block.text[:start], width),
        hit=block.text[start:end],
        right=_first_part(block.text[end:], width),
        letter_id=letter.id,
        block_n=block.n,
        speaker=block.speaker,
        page=page,
        citation=cite(letter, page),
        start=start,
        end=end,
    )


def _last_part(text: str, width: int) -> str:
    text = " ".join(text.split()) + (" " if text[-1:].isspace() else "")
    if len(text) <= width:
        return text
    cut = text[-width:]
    return "… " + cut[cut.find(" ") + 1 :]


def _first_part(text: str, width: int) -> str:
    text = (" " if text[:1].isspace() else "") + " ".join(text.split())
    if len(text) <= width:
        return text
    cut = text[:width]
    return cut[: cut.rfind(" ")] + " …"
