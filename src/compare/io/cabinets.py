"""Reads ``data/cabinets.csv``: which cabinet was in office when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from compare.io.tables import Row, read_rows

_FILE = "cabinets.csv"


@dataclass(frozen=True, slots=True)
class Cabinet:
    """A cabinet from the day it was sworn in to the day the next one was."""

    name: str
    start: date
    end: date


def read_cabinets(data_dir: Path | None = None) -> tuple[Cabinet, ...]:
    """The cabinets of the table, the latest first.

    Raises:
        DataFileError: A day is not a date, or a cabinet ends before it begins.
        UnreadableFileError: The table is missing or is not UTF-8.
    """
    cabinets: list[Cabinet] = []
    for row in read_rows(data_dir, _FILE, ("name", "from", "until")):
        cabinet = Cabinet(row.required("name"), _day(row, "from"), _day(row, "until"))
        if cabinet.end < cabinet.start:
            raise row.wrong("until", "is before the day on which it begins")
        cabinets.append(cabinet)
    return tuple(sorted(cabinets, key=lambda cabinet: cabinet.start, reverse=True))


def cabinet_on(day: date, cabinets: Iterable[Cabinet]) -> str:
    """Name of the cabinet in office on a day; "" outside the table.

    On the day that one hands over to the next, the next is in office.
    """
    return next((c.name for c in cabinets if c.start <= day <= c.end), "")


def _day(row: Row, column: str) -> date:
    try:
        return date.fromisoformat(row.required(column))
    except ValueError:
        raise row.wrong(column, f"{row.text(column)!r} is not a date (2022-01-10)") from None
