"""Reads ``data/letters.csv``: the facts about each letter that its text does not tell."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from compare.errors import DataFileError, UnreadableFileError

COLUMNS = (
    "file", "id", "title", "short", "kind", "sender", "cabinet", "date", "date_precision",
    "dossier", "number", "session_year", "first_page", "url", "witness_of",
)  # fmt: skip
_KINDS = ("letter", "consultation", "questions", "motion", "report", "other")


@dataclass(frozen=True, slots=True)
class Facts:
    """One line of ``letters.csv``; ``first_page`` 0 means that the source shows no pages."""

    file: str
    id: str
    title: str
    short: str
    kind: str
    sender: str
    cabinet: str
    date: date
    date_precision: str
    dossier: str
    number: str
    session_year: str
    first_page: int
    url: str
    witness_of: str


def read_bytes(path: Path) -> bytes:
    """What a file holds.

    Raises:
        UnreadableFileError: There is no such file, or it cannot be opened.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"{path}: cannot be opened ({error.strerror})") from error


def read_letters_csv(path: Path) -> tuple[Facts, ...]:
    """The facts of all letters, in the order of the file.

    Raises:
        DataFileError: A column is missing, an id stands twice, or a value is not one that can be used.
    """
    text = read_bytes(path).decode("utf-8-sig")
    rows = csv.DictReader(text.splitlines())
    missing = [c for c in COLUMNS if c not in (rows.fieldnames or ())]
    if missing:
        raise DataFileError(path.name, 1, missing[0], "this column is missing")
    facts: list[Facts] = []
    for line, row in enumerate(rows, start=2):
        if row["kind"] not in _KINDS:
            raise DataFileError(path.name, line, "kind", f"{row['kind']!r} is none of {', '.join(_KINDS)}")
        if row["id"] in {f.id for f in facts}:
            raise DataFileError(path.name, line, "id", f"{row['id']!r} stands here twice")
        try:
            first_page = int(row["first_page"])
        except ValueError:
            raise DataFileError(
                path.name, line, "first_page", f"{row['first_page']!r} is not a number"
            ) from None
        text_of = {column: row[column] for column in COLUMNS}
        day = _to_date(text_of.pop("date"), text_of["date_precision"], path.name, line)
        text_of.pop("first_page")
        facts.append(Facts(date=day, first_page=first_page, **text_of))
    return tuple(facts)


def _to_date(text: str, precision: str, file: str, line: int) -> date:
    """A date; one that is known to the month is its first day."""
    if precision not in ("day", "month"):
        raise DataFileError(file, line, "date_precision", f"{precision!r} is neither day nor month")
    try:
        return date.fromisoformat(text if precision == "day" else f"{text}-01")
    except ValueError:
        raise DataFileError(file, line, "date", f"{text!r} is not a date (2020-04-17, or 2020-10)") from None
