"""What the pages show of each piece: its text, its pages, and what no reader could see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from typesetting.lines import SetLine
from typesetting.paper import Paper, Printed
from typesetting.sheets import Row

_STOP = re.compile(r"[.?!…:][»”’\")\]]*$")
_OPENS = re.compile(r"^[«“‘\"'(]*[A-ZÀ-Þ0-9•–]")
_SEEN = 2.0
"""Points that the next word must clear the line by, before the line shows that it was ended on purpose."""


def printed_pieces(
    paper: Paper, rows: Sequence[tuple[Row, int]], notes: Sequence[tuple[Row, int]]
) -> tuple[Printed, ...]:
    """Each piece as printed, each note after the piece that refers to it."""
    found: list[Printed] = []
    for index, piece in enumerate(paper.pieces):
        own = [(row, page) for row, page in rows if row.piece == index]
        following = next(((row, page) for row, page in rows if row.piece == index + 1), None)
        same_look = False
        if following and index + 1 < len(paper.pieces):
            after = paper.pieces[index + 1]
            same_look = after.kind == piece.kind and after.box == piece.box and not following[0].mark
            same_look = same_look and piece.kind in ("paragraph", "answer", "question", "title")
            same_look = same_look or (
                after.kind == "list_item" and piece.kind == "list_item" and not following[0].mark
            )
        numbers = tuple(number for row, _ in own for number in row.notes)
        shown = _printed(piece.text, own, following if same_look else None)
        found.append(
            replace(
                shown,
                kind=piece.kind,
                notes=numbers,
                numbers=piece.numbers,
                box=piece.box,
                speaker=piece.speaker,
            )
        )
        for number in numbers:
            lines = [(row, page) for row, page in notes if row.piece == number]
            text = " ".join(paper.notes[number])
            found.append(
                replace(_printed(text, lines, None), kind="footnote", notes=(number,), doubts=(), breaks=())
            )
    return tuple(found)


def _printed(text: str, rows: Sequence[tuple[Row, int]], following: tuple[Row, int] | None) -> Printed:
    """Text, pages and doubts of one piece; ``following`` only where it looks the same as what comes next."""
    doubts: list[int] = []
    breaks: list[int] = []
    offset, lead = 0, 0
    for (row, page), (after, next_page) in pairwise(rows):
        lead = len(row.mark) or lead
        end = offset + lead + row.line.end
        turned = page != next_page
        if row.part != after.part:
            # After the last line of a paragraph: one step down, or over a page.
            seen = _shown(row.line, row.next_text, text[:end])
            if not seen:
                doubts.append(end)
            elif turned:
                breaks.append(end)
            offset, lead = end + 1, 0
        elif turned and text[end : end + 1] == " " and _may_end(text[:end], text[end + 1 :]):
            doubts.append(end)
    last, page = rows[-1]
    runs_on = ""
    if following and (page != following[1] or following[0].space < 1.0):
        runs_on = "break" if _shown(last.line, last.next_text, text) else "doubt"
    return Printed(
        kind="",
        text=text,
        page=rows[0][1],
        last_page=page,
        doubts=tuple(doubts),
        breaks=tuple(breaks),
        runs_on=runs_on,
        ends=tuple(row.line.line_end for row, _ in rows if row.line.line_end),
    )


def _shown(line: SetLine, next_text: str, before: str) -> bool:
    """Whether a line is visibly ended on purpose: there was room for the next word, and a sentence ends."""
    return line.room > _SEEN and _may_end(before, next_text)


def _may_end(before: str, after: str) -> bool:
    return _STOP.search(before) is not None and _OPENS.match(after) is not None
