"""Reads ``data/corrections.csv``: mistakes of the reader that people have mended.

Checks each line by itself; whether it fits the letter is for `compare.text.corrections`.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from compare.io.tables import DATA_DIR, Row, read_rows
from compare.model import BODY_KINDS, EXTRA_KINDS, Correction

FILE = "corrections.csv"
COLUMNS = ("letter", "page", "block", "field", "value", "reason", "by", "date")
FIELDS = (
    "kind", "text", "speaker", "section", "box", "page", "question_numbers", "note_numbers",
    "join", "split", "drop",
)  # fmt: skip
"""What can be corrected: the fields of a block, and which words belong together."""

_KINDS = (*sorted(BODY_KINDS), *EXTRA_KINDS)
_MAY_BE_EMPTY = ("speaker", "section", "box", "question_numbers", "note_numbers")
_BLOCK = re.compile(r"(\d+)(?:\.(\d+))?(?:\s+(\S.*))?")


def read_corrections(data_dir: Path | None = None) -> tuple[Correction, ...]:
    """The corrections in the order of the file; none where there is no such file.

    Raises:
        DataFileError: A cell is wrong: unknown field, no reason, not a number or date, a doubled line.
        UnreadableFileError: The table is not UTF-8.
    """
    folder = data_dir or DATA_DIR
    if not (folder / FILE).exists():
        return ()
    made: list[Correction] = []
    lines: dict[tuple[str, int, int, str, str], int] = {}
    for row in read_rows(folder, FILE, COLUMNS):
        correction = _row_to_correction(row)
        which = correction.value if correction.field == "split" else ""
        key = (correction.letter_id, correction.block, correction.part, correction.field, which)
        if key in lines:
            raise row.wrong("field", f"this was corrected already on line {lines[key]}; keep one")
        lines[key] = row.line
        made.append(correction)
    return tuple(made)


def _row_to_correction(row: Row) -> Correction:
    block = _BLOCK.fullmatch(row.required("block"))
    if not block or not int(block[1]) or (block[2] is not None and not int(block[2])):
        problem = f"{row.text('block')!r} is not the number of a block; write 12, or 12.2 for the second part"
        raise row.wrong("block", f"{problem} after a split, and if you like its first words after it")
    field = row.required("field")
    if field not in FIELDS:
        raise row.wrong("field", f"unknown field {field!r}; there is {', '.join(FIELDS)}")
    _check_value(row, field, row.text("value"))
    return Correction(
        letter_id=row.required("letter"),
        page=_whole(row, "page", row.required("page")),
        block=int(block[1]),
        part=int(block[2] or 1),
        begins=block[3] or "",
        field=field,
        value=row.text("value"),
        reason=row.required("reason"),
        by=row.required("by"),
        date=_day(row, row.required("date")),
        line=row.line,
    )


def _check_value(row: Row, field: str, value: str) -> None:
    """Refuses what cannot be the value of this field."""
    if field in ("join", "drop"):
        if value:
            raise row.wrong("value", f"{field} takes no value; leave it empty")
    elif not value and field not in _MAY_BE_EMPTY:
        raise row.wrong("value", "is empty; fill it in or remove the line")
    elif field == "kind" and value not in _KINDS:
        raise row.wrong("value", f"unknown kind {value!r}; there is {', '.join(_KINDS)}")
    elif field == "page":
        _whole(row, "value", value)
    elif field.endswith("_numbers") and not re.fullmatch(r"(?:\d+(?:,\s*\d+)*)?", value):
        raise row.wrong("value", f"{value!r} is not a list of numbers; write 3, 4, 5")


def _whole(row: Row, column: str, value: str) -> int:
    if not value.isdecimal():
        raise row.wrong(column, f"{value!r} is not a page number; 0 where the source shows no pages")
    return int(value)


def _day(row: Row, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise row.wrong("date", f"{value!r} is not a date; write 2026-11-21") from None
