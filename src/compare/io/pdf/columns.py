"""Parts the pages of a paper into columns: double pages at the middle, text columns at the gutter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from compare.io.pdf.model import Char, Rule, Sheet
from compare.io.pdf.rows import group_by_base

_DOUBLE = 1.3  # a page this many times as wide as high may be two pages side by side
_APART = 0.9  # times the size; a gap this wide ends a segment
_FEWEST = 8  # segments; with fewer there is nothing to tell columns by
_CROSSING = 0.2  # part of the segments that may run over a gutter: titles over both columns
_NARROWEST = 6.0  # points; a gutter is at least this wide
_SHARE = 0.15  # part of the characters that a column has at least
_FILLED = 0.5  # part of its width that a line of running text fills at least


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paper: a sheet, or half of a double page; ``left`` and ``right`` are its edges."""

    sheet: int
    left: float
    right: float
    height: float
    chars: tuple[Char, ...]
    rules: tuple[Rule, ...]

    @property
    def width(self) -> float:
        """From edge to edge, in points."""
        return self.right - self.left


@dataclass(slots=True)
class _Segment:
    """Characters on one baseline without a wide gap."""

    chars: list[Char]
    x0: float
    x1: float


def sheets_to_pages(sheets: Sequence[Sheet]) -> list[Page]:
    """The pages of a paper in reading order; a double page becomes two."""
    pages: list[Page] = []
    for sheet in sheets:
        middle = sheet.width / 2
        if _is_double(sheet, middle):
            pages.append(_half(sheet, 0.0, middle))
            pages.append(_half(sheet, middle, sheet.width))
        else:
            pages.append(Page(sheet.number, 0.0, sheet.width, sheet.height, sheet.chars, sheet.rules))
    return pages


def split_columns(chars: Sequence[Char]) -> list[list[Char]]:
    """The characters of a page column by column, in reading order.

    What runs over the gutter, as a title over two columns, is a part of its own:
    the columns above it are read before it.
    """
    parts = _split(_segments(chars))
    return [[char for segment in part for char in segment.chars] for part in parts]


def _is_double(sheet: Sheet, middle: float) -> bool:
    """Whether nothing but a stray word crosses the middle of a wide sheet with text on both sides."""
    if sheet.width < _DOUBLE * sheet.height:
        return False
    segments = _segments(sheet.chars)
    crossing = sum(s.x0 < middle - 3 and s.x1 > middle + 3 for s in segments)
    left, right = sum(s.x1 <= middle + 3 for s in segments), sum(s.x0 >= middle - 3 for s in segments)
    return crossing <= 0.02 * len(segments) and min(left, right) > 0


def _half(sheet: Sheet, left: float, right: float) -> Page:
    chars = tuple(c for c in sheet.chars if left <= (c.x0 + c.x1) / 2 < right)
    rules = tuple(r for r in sheet.rules if left <= (r.x0 + r.x1) / 2 < right)
    return Page(sheet.number, left, right, sheet.height, chars, rules)


def _segments(chars: Sequence[Char]) -> list[_Segment]:
    """Runs of characters from top to bottom and left to right."""
    segments: list[_Segment] = []
    for row in group_by_base(sorted(chars, key=lambda c: -c.base)):
        last: _Segment | None = None
        for char in sorted(row, key=lambda c: c.x0):
            if not char.text.strip():
                if last:
                    last.chars.append(char)
            elif last and char.x0 - last.x1 <= _APART * char.size:
                last.chars.append(char)
                last.x1 = max(last.x1, char.x1)
            else:
                last = _Segment([char], char.x0, char.x1)
                segments.append(last)
    return segments


def _split(segments: list[_Segment]) -> list[list[_Segment]]:
    gutter = _find_gutter(segments)
    if gutter is None:
        return [segments] if segments else []
    parts: list[list[_Segment]] = []
    left: list[_Segment] = []
    right: list[_Segment] = []
    over: list[_Segment] = []

    def close() -> None:
        parts.extend(_split(list(left)))
        parts.extend(_split(list(right)))
        left.clear()
        right.clear()

    for segment in segments:
        if segment.x0 < gutter < segment.x1 or (over and _goes_on(over[-1], segment)):
            close()
            over.append(segment)
            continue
        if over:
            parts.append(list(over))
            over.clear()
        (left if segment.x1 <= gutter else right).append(segment)
    if over:
        parts.append(list(over))
    close()
    return parts


def _goes_on(above: _Segment, segment: _Segment) -> bool:
    """Whether a segment is the last line of what runs over the gutter."""
    first, last = segment.chars[0], above.chars[0]
    alike = first.font == last.font and abs(first.size - last.size) < 0.3
    return alike and abs(segment.x0 - above.x0) < 2 and last.base - first.base < 1.5 * first.size


def _find_gutter(segments: Sequence[_Segment]) -> float | None:
    """The middle of the white strip between two columns of running text, or None."""
    if len(segments) < _FEWEST:
        return None
    steps: Counter[int] = Counter()
    for segment in segments:
        steps[int(segment.x0)] += 1
        steps[int(segment.x1) + 1] -= 1
    most = _CROSSING * len(segments)
    start, running = min(steps), 0
    strips: list[tuple[float, float]] = []
    begun: int | None = None
    for x in range(start, max(steps) + 1):
        running += steps[x]
        if running <= most and x > start:
            begun = x if begun is None else begun
        elif begun is not None:
            strips.append((begun, x))
            begun = None
    for x0, x1 in sorted(strips, key=lambda strip: strip[0] - strip[1]):
        if x1 - x0 >= _NARROWEST:
            gutter = _middle(segments, x0, x1)
            if gutter is not None and _parts_columns(segments, gutter):
                return gutter
    return None


def _middle(segments: Sequence[_Segment], x0: float, x1: float) -> float | None:
    """Where in a strip the right column begins, a little to the left of it."""
    begins = Counter(round(s.x0) for s in segments if x0 <= s.x0 <= x1 + 2)
    if not begins:
        return None
    return begins.most_common(1)[0][0] - 3.0


def _parts_columns(segments: Sequence[_Segment], gutter: float) -> bool:
    """Whether there is running text on both sides: enough of it, in lines that fill their column."""
    sides = [s for s in segments if s.x1 <= gutter], [s for s in segments if s.x0 >= gutter]
    total = sum(len(s.chars) for s in segments)
    for side in sides:
        if len(side) < _FEWEST // 2 or sum(len(s.chars) for s in side) < _SHARE * total:
            return False
        width = max(s.x1 for s in side) - min(s.x0 for s in side)
        filled = median(s.x1 - s.x0 for s in side) >= _FILLED * width
        if not filled and _find_gutter(side) is None:
            return False
    return True
