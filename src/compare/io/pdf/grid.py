"""Puts the cells of a column together: marks before items, labels in the margin, tables apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from compare.io.pdf.head import names_office
from compare.io.pdf.model import Char
from compare.io.pdf.rows import Row, chars_to_rows, group_by_base
from compare.io.pdf.tables import cells_to_rows
from compare.signs import BULLETS

_CELL_GAP = 1.6  # times the size; a wider gap parts two cells
_BASE = 2.5  # points; a label stands this near in height to its text
_ALIGNED = 4.0  # points; cells of one column begin or end this near to each other
_CLOSE = 2.7  # times the size; a row of a table follows this near
_SIGNED = 9.0  # the same below an office, where there is room for a name in ink
MARK = re.compile(
    rf"^(?:[{BULLETS}–—-]|o|[\divxIVX]{{1,4}}[.)°]|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?|[A-Za-z][.)]"
    r"|\([\da-zA-Z]{1,3}\))$"
)
"""What stands before a list item or a numbered heading, alone."""


def chars_to_grid(chars: Sequence[Char]) -> list[list[Row]]:
    """The cells of a column from top to bottom, those on one baseline together; a mark joins its text."""
    return [_join_marks(cells) for cells in group_by_base(chars_to_rows(chars, _CELL_GAP))]


def _join_marks(cells: list[Row]) -> list[Row]:
    if len(cells) > 1 and MARK.match(cells[0].text):
        return [join(cells[0], cells[1]), *cells[2:]]
    return cells


def is_next(mark: str, following: str) -> bool:
    """Whether a mark follows on another: «30.» and «31.», «b)» and «c)»."""
    if mark[-1:] != following[-1:]:
        return False
    first, second = mark.strip("().°"), following.strip("().°")
    if first.isdigit() and second.isdigit():
        return int(second) == int(first) + 1
    return len(first) == len(second) == 1 and first.isalpha() and ord(second) == ord(first) + 1


def join_all(cells: Sequence[Row]) -> Row:
    """Rows that stand beside each other as one."""
    row = cells[0]
    for cell in cells[1:]:
        row = join(row, cell)
    return row


def join(first: Row, second: Row) -> Row:
    """Two rows that stand beside each other as one."""
    font = first.font if len(first.text) > len(second.text) else second.font
    return replace(
        first,
        text=f"{first.text} {second.text}",
        x1=second.x1,
        size=second.size,
        font=font,
        one_font=first.one_font and second.one_font and first.font == second.font,
        tail_font=second.font if second.one_font else "",
        second=second.x0 if MARK.match(first.text) or not first.second else first.second,
        open_end=second.open_end,
        references=first.references + second.references,
    )


def join_labels(grid: Sequence[Sequence[Row]], left: float) -> tuple[list[list[Row]], set[float]]:
    """The cells with what stands left of the text column joined to the text beside it.

    Returns:
        The cells; the baselines where a label begins something new.
    """
    labels = [cell for cells in grid for cell in cells if cell.x1 < left - 3]
    kept = [[cell for cell in cells if cell.x1 >= left - 3] for cells in grid]
    kept = [cells for cells in kept if cells]
    begins: set[float] = set()
    above: list[list[Row]] = []
    for label in labels:
        beside = next((cells for cells in kept if abs(cells[0].base - label.base) <= _BASE), None)
        if beside and (len(beside) > 1 or MARK.match(beside[0].text.split(" ", 1)[0])):
            above.append([replace(label, base=beside[0].base + 0.1)])
            begins.add(above[-1][0].base)
        elif beside:
            # Of two labels beside one text the left one comes first.
            beside[0] = replace(join(label, beside[0]), base=beside[0].base, font=beside[0].font)
            begins.add(beside[0].base)
        else:
            kept.append([label])
            begins.add(label.base)
    return sorted([*kept, *above], key=lambda cells: -cells[0].base), begins


def split_tables(grid: Sequence[Sequence[Row]], width: float) -> list[tuple[Row, int]]:
    """Rows of a column in order, each with the number of its table, 0 when it is text.

    A table is two rows or more whose cells stand under each other.
    """
    found: list[tuple[Row, int]] = []
    at, tables = 0, 0
    while at < len(grid):
        end = _table_end(grid, at, width)
        if end > at and any(names_office(cell.text) for cell in grid[at]):
            found += [(row, 0) for row in _by_column(grid[at:end])]
            at = end
        elif end > at:
            tables += 1
            found += [
                (row, tables) for row in cells_to_rows([cell for cells in grid[at:end] for cell in cells])
            ]
            at = end
        else:
            found.append((join_all(grid[at]), 0))
            at += 1
    return found


def _by_column(grid: Sequence[Sequence[Row]]) -> list[Row]:
    """Cells that stand under each other one after the other, as in two signatures side by side."""
    starts = [cell.x0 for cell in grid[0]]
    cells = [cell for line in grid for cell in line]
    return sorted(
        cells, key=lambda c: (min(range(len(starts)), key=lambda n: abs(starts[n] - c.x0)), -c.base)
    )


def _table_end(grid: Sequence[Sequence[Row]], start: int, width: float) -> int:
    """Where a table that begins at a row ends; ``start`` when none begins there."""
    if len(grid[start]) < 2:
        return start
    cells, end, full = list(grid[start]), start + 1, 1
    at = start + 1
    while at < len(grid):
        above, line = grid[at - 1][0], grid[at]
        room = _SIGNED if names_office(cells[0].text) else _CLOSE
        if above.base - line[0].base > room * max(line[0].size, above.size):
            break
        if len(line) > 1:
            if not any(_under(cell, known) for cell in line[1:] for known in cells):
                break
            full += 1
            end = at + 1
        elif line[0].x1 - line[0].x0 > 0.5 * width or not any(_under(line[0], known) for known in cells):
            break
        elif line[0].x0 > cells[0].x0 + _ALIGNED:
            end = at + 1
        cells += line
        at += 1
    return end if full > 1 else start


def _under(cell: Row, known: Row) -> bool:
    return abs(cell.x0 - known.x0) < _ALIGNED or abs(cell.x1 - known.x1) < _ALIGNED
