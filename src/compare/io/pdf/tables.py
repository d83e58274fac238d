"""Puts the cells of a printed table together into rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.io.pdf.rows import Row, group_by_base

_CLOSE = 1.35  # times the size; a row that follows nearer may go on with the one before


def cells_to_rows(cells: Sequence[Row]) -> list[Row]:
    """The rows of a table, cells joined by " | ", from its printed cells.

    A line that lacks a cell in the first column goes on with the row above it; so does
    one that begins in lower case where it or the row above has one cell only.

    Args:
        cells: What is printed between two gaps of the table, from top to bottom and left to right.
    """
    found: list[list[Row]] = []
    left = min((cell.x0 for cell in cells), default=0.0)
    base = 0.0
    for line in group_by_base(cells):
        goes_on = bool(found) and base - line[0].base < _CLOSE * line[0].size
        lacks_first = line[0].x0 > left + line[0].size
        lower = line[0].text[:1].islower() and 1 in (len(line), len(found[-1]) if found else 0)
        if goes_on and (lacks_first or lower):
            found[-1] = _add(found[-1], line)
        else:
            found.append(line)
        base = line[0].base
    return [_join(row) for row in found]


def _add(row: list[Row], line: Sequence[Row]) -> list[Row]:
    """A row with each cell of a further line added to the cell that it stands under."""
    cells = list(row)
    for cell in line:
        at = max(range(len(cells)), key=lambda n: min(cells[n].x1, cell.x1) - max(cells[n].x0, cell.x0))
        above = cells[at]
        if min(above.x1, cell.x1) < max(above.x0, cell.x0):
            cells.append(cell)
            continue
        text = f"{above.text[:-1]}{cell.text}" if _is_broken(above, cell) else f"{above.text} {cell.text}"
        cells[at] = replace(
            above,
            text=text,
            x0=min(above.x0, cell.x0),
            x1=max(above.x1, cell.x1),
            references=above.references + cell.references,
        )
    return sorted(cells, key=lambda c: c.x0)


def _is_broken(above: Row, cell: Row) -> bool:
    return above.text.endswith("-") and cell.text[:1].islower()


def _join(cells: Sequence[Row]) -> Row:
    return replace(
        cells[0],
        text=" | ".join(cell.text for cell in cells),
        x1=max(cell.x1 for cell in cells),
        one_font=all(cell.one_font and cell.font == cells[0].font for cell in cells),
        references=tuple(n for cell in cells for n in cell.references),
    )
