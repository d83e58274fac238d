"""Reads paragraphs coded by hand: ``data/coded.csv``, and what a reader brings in the same form.

Checks each line by itself; whether it fits the letter is for `compare.analysis.coding`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from compare.errors import DataFileError, UnreadableFileError
from compare.io.tables import DATA_DIR, Row, read_rows
from compare.model import Coded

FILE = "coded.csv"
COLUMNS = ("letter", "block", "begins", "primary", "secondary", "reader")
CANNOT_TELL = "?"
"""What stands for the primary theme when the reader looked and could not tell."""


def read_coded(path: Path | None = None) -> tuple[Coded, ...]:
    """The coded paragraphs of a table in the order of its lines; none where there is no such file.

    Args:
        path: The table; the project's own ``data/coded.csv`` when None.

    Raises:
        DataFileError: A cell is wrong, or a reader coded one paragraph twice.
        UnreadableFileError: The table is not UTF-8.
    """
    table = path or DATA_DIR / FILE
    return _rows_to_coded(read_rows(table.parent, table.name, COLUMNS)) if table.exists() else ()


def parse_coded(data: bytes, name: str, themes: Collection[str] = ()) -> tuple[Coded, ...]:
    """The coded paragraphs of a table that a reader brings.

    A line without a primary theme is not coded yet and is left out, so that an empty
    sheet can be filled in with a spreadsheet. Commas or semicolons part the cells.

    Args:
        data: What the file holds.
        name: Name of the file, for messages.
        themes: Ids that may stand in it; all when empty.

    Raises:
        DataFileError: A cell is wrong, or a reader coded one paragraph twice.
        UnreadableFileError: It is not UTF-8 text.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFileError(f"{name}: is not UTF-8; save it as CSV UTF-8") from None
    if "\0" in text:
        raise UnreadableFileError(f"{name}: holds a character of no text; save it anew as CSV UTF-8")
    return _rows_to_coded(_text_to_rows(text, name), frozenset(themes))


def _text_to_rows(text: str, name: str) -> Iterator[Row]:
    """The lines of a table given as text; a spreadsheet's semicolons are taken for commas."""
    lines = text.splitlines()
    comma = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    reader = csv.reader(io.StringIO(text), delimiter=comma)
    header = [cell.strip() for cell in next(reader, [])]
    for column in COLUMNS:
        if column not in header:
            raise DataFileError(name, 1, column, "this column is missing")
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                problem = (
                    f"{len(cells)} cells where there are {len(header)} columns; look for a comma too many"
                )
                raise DataFileError(name, reader.line_num, header[-1], problem)
            yield Row(name, reader.line_num, dict(zip(header, (c.strip() for c in cells), strict=True)))
    except csv.Error as error:
        problem = f"this line cannot be read ({error})"
        raise DataFileError(name, reader.line_num, header[0], problem) from None


def _rows_to_coded(rows: Iterable[Row], themes: frozenset[str] = frozenset()) -> tuple[Coded, ...]:
    """What the lines say, each checked; no reader twice on one paragraph."""
    made: list[Coded] = []
    lines: dict[tuple[str, str, int], int] = {}
    for row in rows:
        if not row.text("primary"):
            continue
        coded = _row_to_coded(row, themes)
        key = (coded.reader, coded.letter_id, coded.block_n)
        if key in lines:
            raise row.wrong("block", f"this reader coded it already on line {lines[key]}; keep one")
        lines[key] = row.line
        made.append(coded)
    return tuple(made)


def _row_to_coded(row: Row, themes: frozenset[str]) -> Coded:
    block = row.required("block")
    if not (block.isascii() and block.isdecimal() and int(block)):
        raise row.wrong("block", f"{block!r} is not the number of a block, counted from 1")
    primary, secondary = _themes(row, "primary", themes), _themes(row, "secondary", themes)
    if primary == (CANNOT_TELL,):
        primary = ()
    if set(primary) & set(secondary):
        raise row.wrong("secondary", "names a theme that is primary already; leave it out here")
    # A spreadsheet's guard against formulas is no part of what was read.
    begins = row.text("begins").removeprefix("'")
    return Coded(row.required("letter"), int(block), begins, primary, secondary, row.text("reader"))


def _themes(row: Row, column: str, known: frozenset[str]) -> tuple[str, ...]:
    """The themes of a cell, parted by ``|``."""
    themes = tuple(part.strip() for part in row.text(column).split("|") if part.strip())
    if len(set(themes)) < len(themes):
        raise row.wrong(column, "names a theme twice")
    for theme in themes:
        if theme == CANNOT_TELL and (column, themes) != ("primary", (CANNOT_TELL,)):
            raise row.wrong(column, f"{CANNOT_TELL} stands alone, as the primary theme")
        if known and theme not in known and theme != CANNOT_TELL:
            raise row.wrong(column, f"unknown theme {theme!r}; there is {', '.join(sorted(known))}")
    return themes
