"""Reads a PDF into printed lines by position and size of its characters.

Two settings are known: the official one (one column to the right of a margin)
and the ministry letterhead (one column to the left of addresses). What is
furniture is kept and marked, so that it can be listed as left out.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer, LTCurve, LTPage
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException

from compare.errors import NoTextLayerError, UnreadableFileError
from compare.model import Line

_MARGIN = 200.0  # official setting: what begins left of this is a number in the margin
_FOOT = 90.0  # official setting: running footer and paper id stand below this
_ASIDE = 455.0  # letterhead: the addresses begin right of this
_PAGE_OF = re.compile(r"^P\s?agina (\d+) van \d+$")
_SMALL = 0.7  # a character this much smaller than the text is a note number


@dataclass(frozen=True, slots=True)
class _Char:
    text: str
    x0: float
    x1: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class _Row:
    """Characters on one baseline: a printed line before its role is known."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    lead: int = 0
    references: tuple[int, ...] = ()


def read_pdf(data: bytes, name: str = "the file") -> tuple[Line, ...]:
    """The printed lines of a PDF, with page, gaps, note numbers and roles.

    Raises:
        UnreadableFileError: Not a PDF, damaged, locked, or its letters cannot be mapped to characters.
        NoTextLayerError: It holds pictures of pages only.
    """
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        pages = [
            (_chars(page), list(_rules(page)), page)
            for page in extract_pages(io.BytesIO(data), laparams=None)
        ]
    except PDFPasswordIncorrect:
        raise UnreadableFileError(f"{name}: this PDF is locked with a password") from None
    except (PDFException, PSException, RecursionError, ValueError, KeyError, TypeError) as error:
        raise UnreadableFileError(f"{name}: not a PDF, or a damaged one ({error})") from None
    chars = [c for page, _, _ in pages for c in page]
    _check(chars, len(pages), name)
    body_size = Counter(round(c.size, 1) for c in chars if c.text.strip()).most_common(1)[0][0]
    official = any(c.size > 40 and c.x0 > 400 for c in pages[0][0])
    lines: list[Line] = []
    for index, (page_chars, rules, _) in enumerate(pages):
        rows = list(_rows(page_chars, body_size))
        printed = _printed_number(rows, official) or index + 1
        lines += _rows_to_lines(rows, rules, printed, body_size, official, first=index == 0)
    return tuple(replace(line, number=n) for n, line in enumerate(lines, start=1))


def _chars(page: LTPage) -> list[_Char]:
    found: list[_Char] = []

    def walk(item: object) -> None:
        if isinstance(item, LTChar):
            found.append(_Char(item.get_text(), item.x0, item.x1, item.matrix[5], round(item.size, 1)))
        elif isinstance(item, LTContainer):
            for child in item:
                walk(child)

    walk(page)
    return found


def _rules(page: LTPage) -> Iterator[tuple[float, float]]:
    """(height, width) of the short rules above notes."""
    for item in page:
        if isinstance(item, LTCurve) and item.height < 1.5 and 40 < item.width < 160:
            yield item.y0, item.width


def _check(chars: Sequence[_Char], pages: int, name: str) -> None:
    """Refuses what has no text, or text that cannot be read."""
    visible = [c for c in chars if c.text.strip()]
    if len(visible) < 50 * max(1, pages) and len(visible) < 200:
        raise NoTextLayerError(f"{name}: a scan without text; run text recognition on it first")
    unmapped = sum(1 for c in visible if c.text.startswith("(cid:"))
    letters = sum(1 for c in visible if c.text.isalpha())
    if unmapped > 0.05 * len(visible) or letters < 0.5 * len(visible):
        raise UnreadableFileError(
            f"{name}: its letters cannot be mapped to characters; use another copy of the paper"
        )


def _rows(chars: Sequence[_Char], body_size: float) -> Iterator[_Row]:
    """The rows of a page from top to bottom, with raised note numbers taken out of them."""
    # Small digits among small letters are small print, not note numbers.
    print_rows = {(round(c.base), c.size) for c in chars if c.text.isalpha()}
    small = {
        c
        for c in chars
        if c.size < body_size * _SMALL and c.text.isdigit() and (round(c.base), c.size) not in print_rows
    }
    large = [c for c in chars if c not in small]
    groups: list[list[_Char]] = []
    for char in sorted(large, key=lambda c: -c.base):
        if groups and abs(groups[-1][0].base - char.base) <= 1.0:
            groups[-1].append(char)
        else:
            groups.append([char])
    for group in groups:
        for part in _split_columns(sorted(group, key=lambda c: c.x0)):
            if not any(c.text.strip() for c in part):
                continue
            yield _row(part, [c for c in small if 0.3 < c.base - group[0].base < 6.0])


def _split_columns(chars: list[_Char]) -> Iterator[list[_Char]]:
    """Parts of a row that stand far apart: margin, body, column aside."""
    part: list[_Char] = []
    for char in chars:
        if part and char.x0 - part[-1].x1 > 3.0 * char.size and char.text.strip():
            yield part
            part = []
        part.append(char)
    yield part


def _row(chars: Sequence[_Char], raised: Sequence[_Char]) -> _Row:
    size = Counter(c.size for c in chars if c.text.strip()).most_common(1)[0][0]
    text = ""
    for at, char in enumerate(chars):
        if at and char.x0 - chars[at - 1].x1 > 0.2 * char.size and not text.endswith(" "):
            text += " "
        text += "•" if char.text.startswith("(cid:") else char.text
    first, last = chars[0].x0, chars[-1].x1
    near = sorted((c for c in raised if first - 12 <= c.x0 <= last + 6), key=lambda c: c.x0)
    numbers = _digits(near)
    lead = next((n for n, x in numbers if x <= first), 0)
    return _Row(
        " ".join(text.split()),
        first,
        last,
        chars[0].base,
        size,
        lead,
        tuple(n for n, x in numbers if x > first),
    )


def _digits(chars: Sequence[_Char]) -> list[tuple[int, float]]:
    """Note numbers from raised digits: (number, where it begins)."""
    runs: list[list[_Char]] = []
    for char in chars:
        if char.text == " ":
            continue
        if runs and char.x0 - runs[-1][-1].x1 < 1.0:
            runs[-1].append(char)
        else:
            runs.append([char])
    return [
        (int("".join(c.text for c in run)), run[0].x0) for run in runs if all(c.text.isdigit() for c in run)
    ]


def _printed_number(rows: Iterable[_Row], official: bool) -> int:
    """The page number printed in the foot, or in «Pagina 3 van 7»; 0 when there is none."""
    for row in rows:
        if official and row.base < _FOOT and row.x0 > 400 and row.text.isdigit():
            return int(row.text)
        counted = _PAGE_OF.match(row.text)
        if counted:
            return int(counted.group(1))
    return 0


def _rows_to_lines(
    rows: Sequence[_Row],
    rules: Sequence[tuple[float, float]],
    page: int,
    body_size: float,
    official: bool,
    first: bool,
) -> list[Line]:
    """Lines of one page with their role and the empty lines before them."""
    body = [row for row in rows if abs(row.size - body_size) < 0.5]
    steps = [a.base - b.base for a, b in pairwise(body) if 6 < a.base - b.base < 30]
    step = median(steps) if steps else body_size * 1.2
    note_top = max((y for y, _ in rules if y < 500), default=0.0) if official else 0.0
    lines: list[Line] = []
    previous: _Row | None = None
    number = 0
    started = False
    for row in rows:
        role = _role(row, body_size, official, note_top, first)
        note = 0
        if role == "note":
            note = row.lead
            number = note or number
        gap = 0
        if role != "furniture":
            gap = 0 if previous is None else max(0, round((previous.base - row.base) / step) - 1)
            if previous and abs(previous.base - row.base) < 1.0:
                gap = 0
            previous = row
        starts = role != "furniture" and not started
        started = started or starts
        lines.append(
            Line(row.text, 0, gap, page, starts_page=starts, role=role, note=note, references=row.references)
        )
    return lines


def _role(row: _Row, body_size: float, official: bool, note_top: float, first: bool) -> str:
    """ "furniture", "note", "table" or "" for running text."""
    if official:
        if row.base < _FOOT or row.x0 < _MARGIN or (first and row.size > body_size + 0.8):
            return "furniture"
        if row.size < body_size * 0.9:
            return "note" if row.base < note_top else "table"
        return ""
    if row.x0 > _ASIDE and row.size < body_size * 0.85:
        return "furniture"
    if _PAGE_OF.match(row.text) or (row.base < 60 and row.text.isdigit()):
        return "furniture"
    if row.size < body_size * 0.93 and (row.lead or row.base < 200):
        return "note"
    return ""
