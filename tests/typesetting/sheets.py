"""Fills pages with lines: text from the top, the notes that it refers to at the foot."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from typesetting.drawing import Run, measure
from typesetting.lines import SetLine
from typesetting.paper import Part, Piece

MARK = re.compile(r"^(•|–|-|\d{1,2}[.)]|[a-z][.)]) (?=\S)")
"""The mark of a list item, printed apart from its text."""
_MOST_NOTES = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A line on the page: of which piece (or note) and part, how it is drawn, and the space above it."""

    piece: int
    part: int
    line: SetLine
    runs: tuple[Run, ...]
    step: float
    space: float = 0.0
    notes: tuple[int, ...] = ()
    mark: str = ""
    rules: tuple[tuple[float, float], ...] = ()
    below: float = 0.0
    next_text: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Baselines of the first line (on page 1 and after) and the last, and the room that notes take."""

    first_top: float
    top: float
    bottom: float
    note_step: float
    above_notes: float

    def floor(self, notes: int) -> float:
        """The lowest baseline of text above so many lines of notes."""
        return self.bottom + ((notes - 1) * self.note_step + self.above_notes if notes else 0.0)


@dataclass(slots=True)
class Sheet:
    """A page being filled: rows with their baseline, then the lines of notes."""

    rows: list[tuple[Row, float]] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)


def fill_sheets(rows: Sequence[Row], notes: Mapping[int, Sequence[Row]], frame: Frame) -> list[Sheet]:
    """The pages.

    A note that does not fit goes on at the foot of the next page; a line moves there when not
    even the first line of its note fits.
    """
    sheets = [Sheet()]
    carried: list[Row] = []
    y, below = frame.first_top, 0.0
    for row in rows:
        wanted = [line for number in row.notes for line in notes.get(number, [])]
        sheet = sheets[-1]
        down = y - (row.step + row.space + below if sheet.rows else 0.0)
        counts = range(len(wanted), -1, -1)
        fits = next((n for n in counts if down >= frame.floor(len(sheet.notes) + n) - 0.01), -1)
        if carried or fits < min(1, len(wanted)):
            sheet = Sheet(notes=carried[:_MOST_NOTES])
            carried = carried[_MOST_NOTES:]
            sheets.append(sheet)
            down = frame.top - (9.08 if row.rules else 0.0)
            fits = next((n for n in counts if n <= 1 or down >= frame.floor(len(sheet.notes) + n)), 0)
        sheet.rows.append((row, down))
        sheet.notes += wanted[:fits]
        carried += wanted[fits:]
        y, below = down, row.below
    while carried:
        sheets.append(Sheet(notes=carried[: 2 * _MOST_NOTES]))
        carried = carried[2 * _MOST_NOTES :]
    return sheets


def without_mark(part: Part, length: int) -> Part:
    """A list item's text without its mark."""
    return Part(
        part.text[length:],
        tuple((offset - length, number) for offset, number in part.notes),
        tuple(
            (max(0, start - length), end - length, face) for start, end, face in part.faces if end > length
        ),
    )


def next_text_of(piece: Piece, number: int, following: Piece | None) -> str:
    """What is printed after a paragraph."""
    if number + 1 < len(piece.parts):
        return piece.parts[number + 1].text
    return following.parts[0].text if following else ""


def cut_runs(runs: Sequence[Run], chance: random.Random) -> list[Run]:
    """The runs of a line in fragments, cut anywhere, also inside words."""
    found: list[Run] = []
    for run in runs:
        inner = range(1, len(run.text))
        cuts = sorted(chance.sample(inner, min(3, len(inner))))
        found += _pieces(run, [0, *cuts, len(run.text)])
    return found


def cut_words(runs: Sequence[Run]) -> list[Run]:
    """The words of a line apart, without the spaces between them."""
    found: list[Run] = []
    for run in runs:
        edges = sorted({0, len(run.text), *(m.start() for m in re.finditer(r"(?<= )[^ ]", run.text))})
        found += (replace(word, text=word.text.rstrip(" ")) for word in _pieces(run, edges))
    return [run for run in found if run.text]


def _pieces(run: Run, edges: Sequence[int]) -> Iterator[Run]:
    """A run cut at these offsets, each piece where it stood."""
    x = run.x
    for start, end in pairwise(edges):
        text = run.text[start:end]
        yield replace(run, x=x, text=text)
        x += measure(text, run.face, run.family, run.word_space) * run.size * run.stretch
