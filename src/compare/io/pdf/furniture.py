"""Finds what a page prints beside its text: addresses aside, running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from compare.io.pdf.columns import Page
from compare.io.pdf.model import Char
from compare.io.pdf.rows import Row, chars_to_rows

_ASIDE_FROM = 0.6  # part of the page width; the addresses begin right of it
_ASIDE_SIZE = 0.87  # part of the text size that the addresses are set in at most
_ASIDE_SHARE = 0.2  # part of all characters that they are at most
_ZONE = 0.15  # part of the page height where running heads and feet stand
_EDGE = 0.08  # part of the page height where a bare number is a page number
_REPEATED = 0.3  # part of the pages that a running head or foot stands on at least
_PAGE_OF = re.compile(r"^P\s?agina (\d+)(?: van \d+)?$")


@dataclass(frozen=True, slots=True)
class Cleared:
    """A page without its furniture, its printed number, and the furniture; ``index`` counts from 0."""

    index: int
    page: Page
    number: int
    text: tuple[Char, ...]
    furniture: tuple[Row, ...]


def clear_pages(pages: Sequence[Page], body_size: float) -> list[Cleared]:
    """The pages of a paper, each with its text and its furniture apart."""
    edge = _find_aside(pages, body_size)
    apart = [_split_aside(page, edge, body_size) for page in pages]
    zones = [_zone_rows(page, text) for page, (text, _) in zip(pages, apart, strict=True)]
    numbers = _find_numbers(pages, zones, [aside for _, aside in apart])
    running = _find_running(zones, numbers)
    cleared: list[Cleared] = []
    for at, page in enumerate(pages):
        (text, aside), rows, number = apart[at], zones[at], numbers[at]
        low, high = _limits(page, rows, running, number)
        outside = [c for c in text if c.base <= low or c.base >= high]
        inside = tuple(c for c in text if low < c.base < high)
        furniture = (*chars_to_rows(outside), *chars_to_rows(aside))
        cleared.append(Cleared(at, page, number, inside, furniture))
    return cleared


def _find_aside(pages: Sequence[Page], body_size: float) -> float | None:
    """Where the column of addresses begins, counted from the left edge of a page."""
    ink: Counter[int] = Counter()
    small: Counter[int] = Counter()
    for page in pages:
        for char in page.chars:
            at = char.x0 - page.left
            if at > _ASIDE_FROM * page.width and char.text.strip():
                for x in range(int(at), int(char.x1 - page.left) + 1):
                    ink[x] += 1
                if char.size < _ASIDE_SIZE * body_size:
                    small[int(at)] += 1
    total = sum(len(page.chars) for page in pages)
    stray = 0.0005 * total
    width = int(max(page.width for page in pages))
    white = 0
    for x in range(int(_ASIDE_FROM * width), width):
        if ink[x] > stray:
            right = sum(small[at] for at in range(x, width))
            # Small print right of a strip that no line of the text reaches into.
            if white >= 3 and _is_aside(pages, x - 1.0, body_size) and right < _ASIDE_SHARE * total:
                return x - 1.0
            white = 0
        else:
            white += 1
    return None


def _is_aside(pages: Sequence[Page], edge: float, body_size: float) -> bool:
    sizes = Counter(
        c.size < _ASIDE_SIZE * body_size
        for page in pages
        for c in page.chars
        if c.x0 - page.left >= edge and c.text.strip()
    )
    return sizes[True] >= 10 and sizes[True] > 0.9 * sizes.total()


def _split_aside(
    page: Page, edge: float | None, body_size: float
) -> tuple[tuple[Char, ...], tuple[Char, ...]]:
    if edge is None:
        return page.chars, ()
    aside = tuple(c for c in page.chars if c.x0 - page.left >= edge and c.size < _ASIDE_SIZE * body_size)
    taken = set(aside)
    return tuple(c for c in page.chars if c not in taken), aside


def _zone_rows(page: Page, chars: Sequence[Char]) -> list[Row]:
    """What stands near the top and the bottom of a page."""
    low, high = _ZONE * page.height, (1 - _ZONE) * page.height
    return chars_to_rows([c for c in chars if c.base < low or c.base > high])


def _keys(row: Row, number: int) -> set[tuple[int, str]]:
    """Height and text of a row, with and without the number of its page."""
    at = round(row.base)
    return {(at, row.text), (at, re.sub(rf"\b{number}\b(?!.*\b{number}\b)", "#", row.text))}


def _find_running(zones: Sequence[Sequence[Row]], numbers: Sequence[int]) -> frozenset[tuple[int, str]]:
    """What stands at the same height on several pages, but for the page number."""
    seen: Counter[tuple[int, str]] = Counter()
    for rows, number in zip(zones, numbers, strict=True):
        seen.update({key for row in rows if not row.lead for key in _keys(row, number)})
    least = max(2.0, _REPEATED * len(zones))
    return frozenset(key for key, count in seen.items() if count >= least)


def _limits(
    page: Page, rows: Sequence[Row], running: frozenset[tuple[int, str]], number: int
) -> tuple[float, float]:
    """Between which heights the text of a page stands."""
    low, high = 0.0, page.height
    for row in rows:
        numbered = row.text == str(number) and _is_bare_number(row, rows, page)
        if _keys(row, number) & running or numbered or _PAGE_OF.match(row.text):
            if row.base < page.height / 2:
                low = max(low, row.base + 1.0)
            else:
                high = min(high, row.base - 1.0)
    return low, high


def _is_bare_number(row: Row, rows: Sequence[Row], page: Page) -> bool:
    """Whether a row is a number near the edge of the page with nothing beside it, as a note has."""
    if not row.text.isdigit() or len(row.text) > 4:
        return False
    if min(row.base, page.height - row.base) > _EDGE * page.height:
        return False
    return not any(other is not row and abs(other.base - row.base) < 5.0 for other in rows)


def _find_numbers(
    pages: Sequence[Page], zones: Sequence[Sequence[Row]], asides: Sequence[Sequence[Char]]
) -> list[int]:
    """The printed page numbers: what counts up with the pages in their heads and feet.

    Without any printed number it is the page of the file.
    """
    offsets: Counter[int] = Counter()
    for at, (page, rows, aside) in enumerate(zip(pages, zones, asides, strict=True)):
        found: set[int] = set()
        for row in (*rows, *chars_to_rows(aside)):
            counted = _PAGE_OF.match(row.text)
            if counted or _is_bare_number(row, rows, page):
                offsets[int(counted[1] if counted else row.text) - at] += 2
            elif len(pages) > 2:
                found |= {int(n) - at for n in re.findall(r"\d{1,4}", row.text)}
        offsets.update(found)
    if not offsets:
        return [page.sheet for page in pages]
    offset, count = offsets.most_common(1)[0]
    if count < max(2.0, 0.5 * len(pages)):
        return [page.sheet for page in pages]
    return [max(1, at + offset) for at in range(len(pages))]
