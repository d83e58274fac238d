"""Reads ``data/answer_signs.csv``: words by which an answer says yes or no, puts off, declines."""

from __future__ import annotations

from pathlib import Path

from compare.io.tables import read_rows
from compare.model import Signal

KINDS = ("yes", "no", "declined", "deferred", "unknown", "frame")
MODES = ("start", "phrase", "word")
COLUMNS = ("kind", "label", "label_en", "pattern", "mode", "exclude")


def read_answer_signs(data_dir: Path | None = None) -> tuple[Signal, ...]:
    """The signs by which answers are read, in the order of the table.

    Args:
        data_dir: Folder of the table; the project's own when None.

    Raises:
        DataFileError: A cell is wrong: unknown kind or mode, empty pattern.
        UnreadableFileError: The table is missing or is not UTF-8.
    """
    signs = []
    for row in read_rows(data_dir, "answer_signs.csv", COLUMNS):
        kind, mode, pattern = row.required("kind"), row.required("mode"), row.required("pattern")
        if kind not in KINDS:
            raise row.wrong("kind", f"unknown kind {kind!r}; there is {', '.join(KINDS)}")
        if mode not in MODES or (mode == "word") != (kind == "frame"):
            raise row.wrong("mode", f"{mode!r} does not go with {kind!r}; there is {', '.join(MODES)}")
        if not all(any(c.isalnum() for c in word) or word == "…" for word in pattern.split()):
            raise row.wrong("pattern", f"{pattern!r} holds a word without a letter")
        labels = row.required("label"), row.required("label_en")
        signs.append(Signal(kind, *labels, pattern, mode, exclude=row.listed("exclude")))
    return tuple(signs)
