"""Reads paragraphs coded by hand (``data/coded.csv``, and what a reader brings in its form) and the codebook.

Checks each line by itself; whether it fits the letter is for `compare.analysis.coding`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from compare.errors import UnreadableFileError
from compare.io.facts import read_bytes
from compare.io.tables import DATA_DIR, Row, read_rows, split_rows
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
    return _rows_to_coded(split_rows(text, name, COLUMNS), frozenset(themes))


def read_coding(path: Path, themes: Collection[str] = ()) -> tuple[Coded, ...]:
    """The coded paragraphs of a file that a reader names; see `parse_coded`.

    Raises:
        DataFileError: A cell is wrong, or a reader coded one paragraph twice.
        UnreadableFileError: It cannot be opened or is not UTF-8 text.
    """
    return parse_coded(read_bytes(path), path.name, themes)


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
    return Coded(
        row.required("letter"), int(block), row.text("begins"), primary, secondary, row.text("reader")
    )


def _themes(row: Row, column: str, known: frozenset[str]) -> tuple[str, ...]:
    """The themes of a cell, parted by ``|``."""
    themes = row.listed(column)
    if len(set(themes)) < len(themes):
        raise row.wrong(column, "names a theme twice")
    for theme in themes:
        if theme == CANNOT_TELL and (column, themes) != ("primary", (CANNOT_TELL,)):
            raise row.wrong(column, f"{CANNOT_TELL} stands alone, as the primary theme")
        if known and theme not in known and theme != CANNOT_TELL:
            raise row.wrong(column, f"unknown theme {theme!r}; there is {', '.join(sorted(known))}")
    return themes


@dataclass(frozen=True, slots=True)
class Guide:
    """What a coder is told of a theme in Dutch and English: its group, what belongs to it and what not."""

    group: str
    group_en: str
    belongs: str
    belongs_en: str
    excluded: str
    excluded_en: str


def read_codebook(data_dir: Path | None = None) -> dict[str, Guide]:
    """What a coder is told of each theme, from ``codebook.csv``, in its order.

    Args:
        data_dir: Folder of the table; the project's own when None.

    Raises:
        DataFileError: A cell is empty that may not be, or a theme stands there twice.
        UnreadableFileError: The table is missing or is not UTF-8.
    """
    guides: dict[str, Guide] = {}
    columns = ("theme", "group", "group_en", "belongs", "belongs_en", "not", "not_en")
    for row in read_rows(data_dir, "codebook.csv", columns):
        theme = row.required("theme")
        if theme in guides:
            raise row.wrong("theme", f"{theme!r} is there already; keep one")
        guides[theme] = Guide(
            group=row.required("group"),
            group_en=row.required("group_en"),
            belongs=row.required("belongs"),
            belongs_en=row.required("belongs_en"),
            excluded=row.text("not"),
            excluded_en=row.text("not_en"),
        )
    return guides
