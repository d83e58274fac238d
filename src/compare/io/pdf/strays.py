"""Finds what stands among the text but is no part of it: words in pictures, numbers that adorn a page."""

from __future__ import annotations

from collections.abc import Sequence

from compare.io.pdf.foot import Look
from compare.io.pdf.shape import Placed, Shape

_WIDE = 0.6  # part of the column; what reaches over more of it is text
_SMALL = 0.87  # part of the text size; smaller type in a word alone is a picture's


def find_strays(rows: Sequence[Placed], shapes: Sequence[Shape], look: Look) -> frozenset[int]:
    """Which rows are no part of the text, counted from 0."""
    return frozenset(at for at in range(1, len(rows)) if _is_stray(rows, shapes, look, at))


def _is_stray(rows: Sequence[Placed], shapes: Sequence[Shape], look: Look, at: int) -> bool:
    place, shape = rows[at], shapes[at]
    if place.table or place.row.x1 - place.row.x0 > _WIDE * (place.right - place.left):
        return False
    if place.row.text.isdigit() and shape.large:
        return place.sheet != rows[0].sheet
    below = shapes[at + 1].gap if at + 1 < len(rows) else None
    alone = shape.gap not in (0, 1) and below not in (0, 1)
    if alone and place.row.x0 > place.left + 3 and not shape.style and not shape.mark:
        return True
    beside = [rows[n] for n in (at - 1, at + 1) if n < len(rows)]
    return place.row.size < _SMALL * look.size and not any(_belong(place, other, look) for other in beside)


def _belong(place: Placed, other: Placed, look: Look) -> bool:
    """Whether two rows are near each other and set in type of one size."""
    return (
        abs(other.row.size - place.row.size) < 0.3
        and abs(other.row.x0 - place.row.x0) < 30
        and abs(other.row.base - place.row.base) < 2.5 * look.step
    )
