"""Reads the official setting of parliamentary papers: one column to the right of a margin.

All measures are points from the bottom left, as the typesetter has used them for
every Kamerstuk and Aanhangsel since 2014 at least. Paragraphs of a Kamerstuk are
parted by an empty line; those of an Aanhangsel only by a short last line.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from compare.io.masthead import describes_answer, find_stated
from compare.io.pdf.model import Sheet
from compare.io.pdf.rows import Row, chars_to_rows
from compare.io.pdf.tables import cells_to_rows
from compare.model import Line, Stated
from compare.signs import ends_with_stop, opens_question

_MARGIN = 200.0  # what begins left of this is a number in the margin
_FOOT = 90.0  # running footer and paper id stand below this
_LEFT, _RIGHT = 221.1, 540.0  # the column
_INDENT = 6.0  # a line that begins this far inside may belong to a list item
_BODY = (8.0, 9.5)  # running text is set in 9.1 (Kamerstuk) or 8.5 (Aanhangsel), notes in 6.9
_SMALL = 0.9  # type this much smaller than the running text is a note or a table
_CELL_GAP = 0.7  # times the size; a wider gap parts two cells of a table
_NUMBER = re.compile(r"Nr\.|[A-Z]{1,3}$")  # the Eerste Kamer gives its papers letters
_SPACE = 0.28  # times the size; width of a space
_ENOUGH = 6  # lines that show where their column ends
_MANY = 40  # the same for the column itself, which is known
_NEAR = 4.0  # points; lines of the column that all end further from its side are set narrower
_FITS = 1.5  # a line is ended on purpose when this much room would be left after the next word
_MARK = re.compile(r"^(?:[•–—\-]|\d{1,3}[.)°]|[a-z][.)]|\([a-z\d]{1,2}\)) ")


@dataclass(frozen=True, slots=True)
class _Page:
    """The rows of a page by what they are; ``cells`` are those of tables."""

    sheet: int
    number: int
    head: tuple[Row, ...]
    title: tuple[Row, ...]
    column: tuple[Row, ...]
    cells: tuple[Row, ...]
    notes: tuple[Row, ...]
    foot: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Style:
    """Type and step of the running text, and whether only a short line ends a paragraph.

    ``right`` is the right side of the lines that begin at a place, in whole points: a
    box is set narrower than the column.
    """

    size: float
    font: str
    step: float
    short_lines_end: bool
    right: Mapping[int, float]


def is_official(sheets: Sequence[Sheet]) -> bool:
    """Whether the first page has the head of the official setting: the large number of the Chamber."""
    return any(c.size > 40 and c.x0 > 400 and c.text in "12" for c in sheets[0].chars)


def official_to_lines(sheets: Sequence[Sheet]) -> tuple[list[Line], Stated]:
    """The lines of a paper in the official setting, and what its head says."""
    sizes = Counter(c.size for sheet in sheets for c in sheet.chars if _BODY[0] < c.size < _BODY[1])
    body_size = sizes.most_common(1)[0][0] if sizes else _BODY[1]
    pages = [_sheet_to_page(sheet, body_size) for sheet in sheets]
    column = [row for page in pages for row in page.column]
    steps = [
        a.base - b.base
        for page in pages
        for a, b in pairwise(page.column)
        if body_size < a.base - b.base < 1.5 * body_size
    ]
    style = _Style(
        size=body_size,
        font=Counter(row.font for row in column).most_common(1)[0][0] if column else "",
        step=median(steps) if steps else 1.17 * body_size,
        right=_right_sides(column),
        short_lines_end=any(
            body_size + 3 < row.size < 20 and row.x0 > _MARGIN and row.text.isdigit() for row in pages[0].head
        ),
    )
    lines: list[Line] = []
    for at, page in enumerate(pages):
        following = next((p.column[0] for p in pages[at + 1 :] if p.column), None)
        last = next((line for line in reversed(lines) if line.role in ("", "list_item")), None)
        lines += _page_to_lines(page, style, last, following)
    printed = [line.text for line in lines if line.role in ("furniture", "title")]
    return lines, find_stated([*printed, *(row.text for row in column[:6])])


def _sheet_to_page(sheet: Sheet, body_size: float) -> _Page:
    rows = chars_to_rows(sheet.chars)
    foot = tuple(row for row in rows if row.base < _FOOT)
    rows = [row for row in rows if row.base >= _FOOT]
    head, title, rows = _split_head(rows, body_size) if sheet.number == 1 else ([], [], rows)
    margin = [row for row in rows if row.x0 < _MARGIN]
    rows = [row for row in rows if row.x0 >= _MARGIN]
    notes_top = _find_notes(sheet, rows, body_size)
    has_cells = any(row.size < body_size * _SMALL and row.base > notes_top for row in rows)
    apart = chars_to_rows([c for c in sheet.chars if c.x0 > _MARGIN], _CELL_GAP) if has_cells else ()
    return _Page(
        sheet=sheet.number,
        number=next((int(r.text) for r in foot if r.x0 > 400 and r.text.isdigit()), sheet.number),
        head=(*head, *margin),
        title=tuple(title),
        column=tuple(row for row in rows if row.size >= body_size * _SMALL),
        cells=tuple(r for r in apart if r.size < body_size * _SMALL and r.base > max(notes_top, _FOOT)),
        notes=tuple(row for row in rows if row.size < body_size * _SMALL and row.base < notes_top),
        foot=foot,
    )


def _find_notes(sheet: Sheet, rows: Sequence[Row], body_size: float) -> float:
    """Height below which notes stand: the short rule, else the first numbered small line of the foot."""
    rules = [r.y for r in sheet.rules if abs(r.x0 - _LEFT) < 4 and 40 < r.x1 - r.x0 < 80]
    if rules:
        return max(rules)
    top = 0.0
    for row in reversed(rows):
        if row.size >= body_size * _SMALL:
            break
        if row.lead:
            top = row.base + row.size
    return top


def _split_head(rows: Sequence[Row], body_size: float) -> tuple[list[Row], list[Row], list[Row]]:
    """Head, title and the rest of a first page.

    The title of a Kamerstuk stands beside «Nr. 143»; that of an Aanhangsel is all
    between its number, in large type, and the first question.
    """
    number = next(
        (row for row in rows if row.x0 < _MARGIN and _NUMBER.match(row.text) and row.size < body_size + 0.8),
        None,
    )
    if number:
        head = [row for row in rows if row.base > number.base + 1 or row is number]
        beside = [row for row in rows if row not in head and row.x0 >= _MARGIN]
        end = next(
            (n for n, (a, b) in enumerate(pairwise(beside), 1) if a.base - b.base > 1.5 * body_size),
            len(beside),
        )
        title = beside[:end] if beside and beside[0].base > number.base - 1 else []
        return head, title, [row for row in rows if row not in head and row not in title]
    large = [row.base for row in rows if row.size > body_size + 0.8]
    lowest = min(large, default=float("inf"))
    head = [row for row in rows if row.base >= lowest]
    below = [row for row in rows if row.base < lowest]
    first = next((n for n, row in enumerate(below) if opens_question(row.text)), 0)
    return head, below[:first], below[first:]


def _page_to_lines(page: _Page, style: _Style, last: Line | None, following: Row | None) -> list[Line]:
    """Lines of one page: head, title, running text with its tables, notes, foot."""
    lines = [_line(row, page, "furniture") for row in page.head]
    lines += _title_to_lines(page, style)
    lines += _text_to_lines(page, style, last, following)
    for row in page.notes:
        lines.append(replace(_line(row, page, "note"), note=row.lead))
    return lines + [_line(row, page, "furniture") for row in page.foot]


def _title_to_lines(page: _Page, style: _Style) -> list[Line]:
    lines: list[Line] = []
    previous: Row | None = None
    for row in page.title:
        other_type = previous and not style.short_lines_end and previous.font != row.font
        gap = previous is not None and _gap(previous, row, style.step) > 0
        new = not previous or gap or other_type or describes_answer(row.text)
        lines.append(_line(row, page, "title", gap=int(bool(new))))
        previous = row
    return lines


def _text_to_lines(page: _Page, style: _Style, last: Line | None, following: Row | None) -> list[Line]:
    """Running text and tables from top to bottom."""
    lines: list[Line] = []
    tables = _tables(page, style)
    rows = sorted([*page.column, *(row for table in tables for row in table)], key=lambda row: -row.base)
    cells = {id(row) for table in tables for row in table}
    tops = {id(table[0]) for table in tables}
    previous: Row | None = None
    for at, row in enumerate(rows):
        if id(row) in cells:
            line = _line(row, page, "table", gap=int(id(row) in tops))
        else:
            gap = _gap(previous, row, style.step) if previous else 0
            after = next((r for r in rows[at + 1 :] if id(r) not in cells), following)
            line = _line(row, page, gap=gap)
            line = replace(
                line,
                styled=row.one_font and row.font != style.font,
                ends=after is None or row.x1 + _SPACE * row.size + after.word < _right(row, style) - _FITS,
                open_end=row.open_end,
            )
            line = _with_role(line, row, last, style)
            last = line
        lines.append(replace(line, starts_page=previous is None))
        previous = row
    return lines


def _tables(page: _Page, style: _Style) -> list[list[Row]]:
    """The tables of a page, parted where running text or much room stands between their cells."""
    groups: list[list[Row]] = []
    for cell in page.cells:
        above = groups[-1][-1] if groups else None
        parted = above and (
            above.base - cell.base > 2.5 * style.step
            or any(above.base > row.base > cell.base for row in page.column)
        )
        if not above or parted:
            groups.append([])
        groups[-1].append(cell)
    return [cells_to_rows(group) for group in groups]


def _with_role(line: Line, row: Row, last: Line | None, style: _Style) -> Line:
    """A line with its role when the column shows it: a list item hangs from its mark."""
    marked = _MARK.match(row.text) is not None and row.second - row.x0 - row.word > 0.5 * style.size
    if marked and not line.styled:
        return replace(line, role="list_item", gap=max(1, line.gap))
    inside = row.x0 > _LEFT + _INDENT
    if inside and not line.gap and last and last.role == "list_item":
        return replace(line, role="list_item")
    if last and style.short_lines_end and not line.gap and last.ends and ends_with_stop(last.text):
        return replace(line, gap=1)
    return line


def _right_sides(rows: Sequence[Row]) -> dict[int, float]:
    """Right side of the lines that begin at each place, where enough of them show it."""
    ends: defaultdict[int, list[float]] = defaultdict(list)
    for row in rows:
        ends[round(row.x0)].append(row.x1)
    return {
        x0: max(found)
        for x0, found in ends.items()
        if len(found) >= (_ENOUGH if x0 > _LEFT + 1 else _MANY) and max(found) < _RIGHT - _NEAR
    }


def _right(row: Row, style: _Style) -> float:
    return style.right.get(round(row.x0), _RIGHT)


def _gap(above: Row, row: Row, step: float) -> int:
    """Empty lines between two rows."""
    return max(0, round((above.base - row.base) / step) - 1)


def _line(row: Row, page: _Page, role: str = "", gap: int = 0) -> Line:
    return Line(
        row.text, 0, gap, page.number, role=role, references=row.references, area=row.area(page.sheet)
    )
