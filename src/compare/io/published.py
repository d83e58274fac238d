"""Reads ``data/published.csv``: values that the literature prints, with what they were worked out from."""

from __future__ import annotations

import math
from pathlib import Path

from compare.io.tables import Row, read_rows
from compare.model import Published

_COLUMNS = ("measure", "part", "arguments", "printed", "source")


def read_published(data_dir: Path | None = None) -> tuple[Published, ...]:
    """The printed values, in the order of the table.

    Args:
        data_dir: Folder of the table; the project's own when None.

    Raises:
        DataFileError: A cell is wrong: no number, or an argument that cannot be read.
        UnreadableFileError: The table is missing or is not UTF-8.
    """
    return tuple(
        Published(
            row.required("measure"),
            row.text("part"),
            _arguments(row),
            _number(row, "printed", row.required("printed")) and row.text("printed"),
            row.required("source"),
        )
        for row in read_rows(data_dir, "published.csv", _COLUMNS)
    )


def _arguments(row: Row) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """Names with their numbers: ``a=10; counts=1 2 3``."""
    arguments = []
    for part in row.required("arguments").split(";"):
        name, equals, values = part.strip().partition("=")
        if not (name.isidentifier() and equals and values.strip()):
            raise row.wrong("arguments", f"{part.strip()!r} is not name=number; write a=10; counts=1 2 3")
        arguments.append((name, tuple(float(_number(row, "arguments", v)) for v in values.split())))
    return tuple(arguments)


def _number(row: Row, column: str, typed: str) -> str:
    """The same text, when it is a number."""
    try:
        fine = math.isfinite(float(typed))
    except ValueError:
        fine = False
    if not fine:
        raise row.wrong(column, f"{typed!r} is not a number; write it with a point, as 1.5")
    return typed
