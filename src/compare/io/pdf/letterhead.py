"""Reads papers that are not in the official setting: letters as sent, fiches, designed papers, reports.

Everything rests on where print stands and how it differs from the running text of
the same paper; the name of a type or of a ministry plays no part.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from compare.io.pdf.body import rows_to_lines
from compare.io.pdf.columns import sheets_to_pages, split_columns
from compare.io.pdf.foot import Look, split_foot
from compare.io.pdf.furniture import Cleared, clear_pages
from compare.io.pdf.grid import chars_to_grid, join_all, join_labels, split_tables
from compare.io.pdf.head import find_facts, split_head
from compare.io.pdf.model import Sheet
from compare.io.pdf.rows import Row
from compare.io.pdf.shape import Placed
from compare.model import Line, Stated

_LEFT_SHARE = 0.08  # part of all rows that begin at the left edge of a column at least
_FEW = 4  # cells; fewer are a heading
_PICTURE = 10  # characters; rows this short with no running text among them are words in a picture


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a page: its cells from top to bottom, and the edges of its text."""

    page: Cleared
    grid: list[list[Row]]
    left: float
    right: float


def letterhead_to_lines(sheets: Sequence[Sheet], body_size: float) -> tuple[list[Line], Stated]:
    """The lines of a paper with their roles, and what it states about itself."""
    pages = clear_pages(sheets_to_pages(sheets), body_size)
    parts = [(page, chars_to_grid(part)) for page in pages for part in split_columns(page.text)]
    parts = [(page, grid) for page, grid in parts if grid]
    look = _look([grid for _, grid in parts], body_size)
    head: list[tuple[Row, str]] = []
    placed: list[Placed] = []
    apart: defaultdict[int, list[Line]] = defaultdict(list)
    owners: list[int] = []
    expected = 1
    for column in _columns(parts, look):
        page, grid = column.page, column.grid
        if _is_picture(grid, look) and placed:
            apart[page.index] += [_line(cell, page, "furniture") for cells in grid for cell in cells]
            continue
        grid, begins = join_labels(grid, column.left)
        rows = [join_all(cells) for cells in grid]
        if page.index == 0 and not head:
            head, taken = split_head(rows, look)
            grid, rows = grid[taken:], rows[taken:]
        start, foot = split_foot(rows, page.page.rules, look, expected)
        expected = max([expected, *(number + 1 for _, number in foot)])
        apart[page.index] += [replace(_line(row, page, "note"), note=number) for row, number in foot]
        for at, (row, table) in enumerate(split_tables(grid[:start], column.right - column.left)):
            placed.append(
                Placed(
                    row, page.page.sheet, page.number, column.left, column.right, at == 0, table,
                    row.base in begins,
                )
            )  # fmt: skip
            owners.append(page.index)
    body = rows_to_lines(placed, look, {sheet.number: sheet.rules for sheet in sheets})
    lines: list[Line] = []
    for page in pages:
        lines += [_line(row, page, "furniture") for row in page.furniture]
        if page.index == 0:
            lines += _head_to_lines(head, page, look)
        own = [line for owner, line in zip(owners, body, strict=True) if owner == page.index]
        first = next((n for n, line in enumerate(own) if line.role != "furniture"), None)
        lines += [replace(line, starts_page=n == first) for n, line in enumerate(own)]
        lines += apart[page.index]
    furniture = [row.text for page in pages for row in page.furniture]
    return lines, find_facts([row for row, _ in head], furniture, body)


def _look(grids: Sequence[Sequence[Sequence[Row]]], body_size: float) -> Look:
    """Size, type and line step of the running text."""
    rows = [cells[0] for grid in grids for cells in grid]
    texts = [row for row in rows if abs(row.size - body_size) < 0.3]
    fonts: Counter[str] = Counter()
    for row in texts:
        fonts[row.font] += len(row.text)
    steps = [
        above[0].base - cells[0].base
        for grid in grids
        for above, cells in pairwise(grid)
        if abs(cells[0].size - body_size) < 0.3
        and abs(above[0].size - body_size) < 0.3
        and 0.8 * body_size < above[0].base - cells[0].base < 2.6 * body_size
    ]
    step = median(steps) if steps else 1.3 * body_size
    return Look(body_size, fonts.most_common(1)[0][0] if fonts else "", step)


def _columns(parts: Sequence[tuple[Cleared, list[list[Row]]]], look: Look) -> Iterator[_Column]:
    """The columns with their edges: where most rows of the paper begin, and how far its lines reach."""
    begins: Counter[int] = Counter()
    for page, grid in parts:
        begins.update(round(row.x0 - page.page.left) for row in _texts(grid, look))
    total = begins.total()
    common = [x for x, count in begins.items() if count >= _LEFT_SHARE * total]
    bounds: list[tuple[float, float]] = []
    reach: defaultdict[int, list[float]] = defaultdict(list)
    for page, grid in parts:
        texts = _texts(grid, look) or [cell for cells in grid for cell in cells]
        starts = Counter(round(row.x0 - page.page.left) for row in texts)
        own = [x for x in common if starts[x] or starts[x - 1] or starts[x + 1]]
        lowest = min(row.x0 for row in texts)
        left = min(own) + page.page.left if own else lowest
        left = min((row.x0 for row in texts if abs(row.x0 - left) < 2), default=left)
        furthest = max(row.x1 for row in texts)
        bounds.append((left, furthest))
        reach[round(left - page.page.left) // 4].append(furthest - page.page.left)
    for (page, grid), (left, furthest) in zip(parts, bounds, strict=True):
        known = sorted(reach[round(left - page.page.left) // 4])
        right = max(furthest, known[len(known) // 2] + page.page.left)
        yield _Column(page, grid, left, right)


def _texts(grid: Sequence[Sequence[Row]], look: Look) -> list[Row]:
    return [cells[0] for cells in grid if abs(cells[0].size - look.size) < 0.5]


def _is_picture(grid: Sequence[Sequence[Row]], look: Look) -> bool:
    """Whether a part of a page is no more than a few words, none of them running text."""
    cells = [cell for row in grid for cell in row]
    if len(cells) < _FEW or any(look.is_text(cell) for cell in cells):
        return False
    return median(len(cell.text) for cell in cells) < _PICTURE


def _head_to_lines(head: Sequence[tuple[Row, str]], page: Cleared, look: Look) -> Iterator[Line]:
    above: Row | None = None
    role_above = ""
    for row, role in head:
        new = above is None or role != role_above or above.base - row.base > 1.7 * look.step
        yield replace(_line(row, page, role), gap=int(new))
        above, role_above = row, role


def _line(row: Row, page: Cleared, role: str) -> Line:
    return Line(row.text, 0, 0, page.number, role=role, area=row.area(page.page.sheet))
