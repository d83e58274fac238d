"""Reads ``data/promises.csv``: by which words a sentence is taken for a commitment or an intention."""

from __future__ import annotations

from pathlib import Path

from compare.io.tables import read_rows
from compare.model import Signal

KINDS = ("subject", "other", "never", "effort", "commitment", "intention")
MODES = {
    "subject": ("word", "prefix"),
    "other": ("word", "prefix"),
    "never": ("word", "phrase"),
    "effort": ("word", "phrase"),
    "commitment": ("finite", "passive", "open", "phrase"),
    "intention": ("finite", "passive", "open", "phrase", "effort"),
}
COLUMNS = ("kind", "label", "label_en", "pattern", "mode", "needs", "exclude")


def read_promises(data_dir: Path | None = None) -> tuple[Signal, ...]:
    """The signals of commitments and intentions, in the order of the table.

    Args:
        data_dir: Folder of the table; the project's own when None.

    Raises:
        DataFileError: A cell is wrong: unknown kind, mode or need, empty pattern.
        UnreadableFileError: The table is missing or is not UTF-8.
    """
    signals = []
    for row in read_rows(data_dir, "promises.csv", COLUMNS):
        kind, mode, needs = row.required("kind"), row.required("mode"), row.text("needs")
        if kind not in KINDS:
            raise row.wrong("kind", f"unknown kind {kind!r}; there is {', '.join(KINDS)}")
        if mode not in MODES[kind]:
            raise row.wrong("mode", f"{mode!r} does not go with {kind!r}; there is {', '.join(MODES[kind])}")
        if needs not in ("", "detail"):
            raise row.wrong("needs", f"{needs!r} is not known; write detail or leave it empty")
        pattern = row.required("pattern")
        if not all(any(c.isalnum() for c in word) or word == "…" for word in pattern.split()):
            raise row.wrong("pattern", f"{pattern!r} holds a word without a letter")
        labels = row.required("label"), row.required("label_en")
        signals.append(Signal(kind, *labels, pattern, mode, needs == "detail", row.listed("exclude")))
    return tuple(signals)
