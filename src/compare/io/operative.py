"""Reads ``data/operative.csv``: the words on which the meaning of a sentence turns."""

from __future__ import annotations

from pathlib import Path

from compare.io.tables import read_rows
from compare.model import OperativeWord

KINDS = ("obligation", "number", "deadline", "actor", "negation", "scope")
COLUMNS = ("kind", "label", "label_en", "pattern", "strength", "exclude")
_STRENGTHS = {"obligation": ("1", "2", "3"), "scope": ("", "1")}


def read_operative(data_dir: Path | None = None) -> tuple[OperativeWord, ...]:
    """The operative words, in the order of the table.

    Args:
        data_dir: Folder of the table; the project's own when None.

    Raises:
        DataFileError: A cell is wrong: unknown kind, a strength that does not go with it, empty pattern.
        UnreadableFileError: The table is missing or is not UTF-8.
    """
    words = []
    for row in read_rows(data_dir, "operative.csv", COLUMNS):
        kind, strength, pattern = row.required("kind"), row.text("strength"), row.required("pattern")
        if kind not in KINDS:
            raise row.wrong("kind", f"unknown kind {kind!r}; there is {', '.join(KINDS)}")
        allowed = _STRENGTHS.get(kind, ("",))
        if strength not in allowed:
            told = ", ".join(x or "nothing" for x in allowed)
            raise row.wrong("strength", f"{strength!r} does not go with {kind!r}; there is {told}")
        exclude = row.listed("exclude")
        for column, written in (("pattern", pattern), *(("exclude", phrase) for phrase in exclude)):
            if not all(any(c.isalnum() for c in word) or word in ("…", "*") for word in written.split()):
                raise row.wrong(column, f"{written!r} holds a word without a letter")
        labels = row.required("label"), row.required("label_en")
        words.append(OperativeWord(kind, *labels, pattern, int(strength or 0), exclude))
    return tuple(words)
