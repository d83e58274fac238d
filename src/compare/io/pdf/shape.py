"""Measures each row of the running text against the rest: room above, width, mark, type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.io.pdf.foot import Look
from compare.io.pdf.grid import MARK
from compare.io.pdf.model import Rule
from compare.io.pdf.rows import Row

_ROOM = 0.3  # steps; more room than this between two lines is an empty line
_LOWER = 0.6  # steps; a column that begins this much lower than others has an empty line at its top
_FITS = 1.0  # points; a line is ended on purpose when this much room would be left after the next word
_TAB = 0.55  # times the size; text this far from its mark hangs from it
_LARGER = 1.12  # times the text size; larger type is a heading
_SMALLER = 0.9  # times the text size; smaller type is never a heading


@dataclass(frozen=True, slots=True)
class Placed:
    """A row and where it stands: its page, the edges of its column, and whether it begins the column.

    ``table`` is the number of its table in the column, 0 for text; ``labelled`` tells
    that a label in the margin begins something new here.
    """

    row: Row
    sheet: int
    page: int
    left: float
    right: float
    begins: bool
    table: int
    labelled: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """What the print shows of a row.

    ``gap`` is the number of empty lines above it, None where a column begins, which
    does not tell; ``lowered`` that such a column begins lower than others. ``ends``
    tells that the next word would have fitted on the line, ``fill`` how much of the
    column it reaches over. ``mark`` is what stands before it as before a list item or a
    numbered heading, ``hangs`` that the text stands a tab from it. ``style`` is the type
    of a row that is set otherwise than the running text, "" for one that is not.
    """

    gap: int | None
    lowered: bool
    ends: bool
    fill: float
    mark: str
    hangs: bool
    style: str
    large: bool


def rows_to_shapes(rows: Sequence[Placed], look: Look, rules: Mapping[int, Sequence[Rule]]) -> list[Shape]:
    """The shape of every row, in reading order."""
    tops: defaultdict[int, float] = defaultdict(float)
    for place in rows:
        if place.begins:
            tops[round(place.left)] = max(tops[round(place.left)], place.row.base)
    marks = [_mark(place.row) for place in rows]
    shapes: list[Shape] = []
    for at, place in enumerate(rows):
        row = place.row
        above = rows[at - 1] if at and not place.begins else None
        after = rows[at + 1] if at + 1 < len(rows) else None
        lower = tops[round(place.left)] - row.base > _LOWER * look.step
        shapes.append(
            Shape(
                gap=_gap(above.row, row, look) if above else None,
                lowered=above is None and lower,
                ends=is_ended(place, after, bool(marks[at + 1])) if after else True,
                fill=(row.x1 - place.left) / max(1.0, place.right - place.left),
                mark=marks[at],
                hangs=bool(marks[at]) and _hangs(row),
                style=_style(place, marks[at], look, rules.get(place.sheet, ())),
                large=row.size > _LARGER * look.size,
            )
        )
    return shapes


def _gap(above: Row, row: Row, look: Look) -> int:
    step = look.step * max(row.size, above.size) / look.size
    room = (above.base - row.base) / step - 1
    if room < -0.7:  # beside the row above, or higher
        return 1
    return max(1, round(room)) if room > _ROOM else 0


def is_ended(place: Placed, after: Placed, marked: bool) -> bool:
    """Whether the first word of the row after a row would have fitted on it; ``marked`` if that is a mark."""
    row, following = place.row, after.row
    if row.text.endswith("-"):
        return False
    word = following.second - following.x0 + 2 * following.size if marked else following.word
    return row.x1 + 0.28 * row.size + word < place.right - _FITS


def _mark(row: Row) -> str:
    first = row.text.split(" ", 1)[0]
    if not row.second or not MARK.match(first):
        return ""
    # «o» is a word and «C.» begins a name, but when the text stands a tab from it.
    return "" if (first == "o" or first[0].isupper()) and not _hangs(row) else first


def _hangs(row: Row) -> bool:
    return row.second - row.x0 - row.word > _TAB * row.size


def _style(place: Placed, mark: str, look: Look, rules: Sequence[Rule]) -> str:
    row = place.row
    large = row.size > _LARGER * look.size
    if row.size < _SMALLER * look.size or not any(c.isalpha() or (large and c.isdigit()) for c in row.text):
        return ""
    if large:
        return row.font
    if place.labelled:
        return row.font if row.font != look.font else ""
    if row.one_font and row.font != look.font:
        return row.font
    if mark and row.tail_font and row.tail_font != look.font:
        return row.tail_font
    return _ruled(place, look, rules) if rules else ""


def _ruled(place: Placed, look: Look, rules: Sequence[Rule]) -> str:
    """ "underlined" or "framed" when a rule under the row, or rules above and below it, set it off."""
    row = place.row
    if "www." in row.text or "http" in row.text:
        return ""
    near = [r for r in rules if abs(r.y - row.base) < 2 * look.step]
    if any(abs(r.x0 - row.x0) < 3 and abs(r.x1 - row.x1) < 4 and 0 < row.base - r.y < 3.5 for r in near):
        return "underlined"
    wide = [r.y for r in near if r.x0 < row.x0 + 3 and r.x1 - r.x0 > 0.8 * (place.right - place.left)]
    framed = any(y > row.base + row.size for y in wide) and any(y < row.base - 3.5 for y in wide)
    return "framed" if framed else ""
