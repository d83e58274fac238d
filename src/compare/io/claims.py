"""Reads ``data/claim_forms.csv``: the words by which a claim about the wording of letters is understood."""

from __future__ import annotations

from pathlib import Path

from compare.io.tables import read_rows
from compare.model import ClaimWord

ROLES = (
    "frame", "gone", "first", "everywhere", "negation", "lack", "mention", "at least", "at most",
    "more than", "less than", "exactly", "more often", "less often", "as often", "times as often",
    "than", "times", "number", "count", "only", "rate", "number of times", "very words", "page",
    "cabinet", "paper", "english name", "filler", "parting", "party claim", "paper word", "says",
    "says other",
)  # fmt: skip
"""Parts that words can play; the data dictionary tells what each is for."""

NEEDS_VALUE = ("number", "count", "paper", "english name", "party claim", "than")
COLUMNS = ("role", "pattern", "value", "lang")


def read_claim_words(data_dir: Path | None = None) -> tuple[ClaimWord, ...]:
    """The words of claims, in the order of the table.

    Args:
        data_dir: Folder of the table; the project's own when None.

    Raises:
        DataFileError: A cell is wrong: unknown role or language, empty pattern, a value missing.
        UnreadableFileError: The table is missing or is not UTF-8.
    """
    words = []
    for row in read_rows(data_dir, "claim_forms.csv", COLUMNS):
        role, pattern, lang = row.required("role"), row.required("pattern"), row.required("lang")
        if role not in ROLES:
            raise row.wrong("role", f"unknown role {role!r}; there is {', '.join(ROLES)}")
        if lang not in ("nl", "en"):
            raise row.wrong("lang", f"unknown language {lang!r}; write nl or en")
        value = row.required("value") if role in NEEDS_VALUE else row.text("value")
        if role in ("number", "count") and not value.isdigit():
            raise row.wrong("value", f"{value!r} is no whole number")
        if pattern.split()[0] == "…" or pattern.split()[-1] == "…":
            raise row.wrong("pattern", "… stands between words, not at an end")
        words.append(ClaimWord(role, pattern, value, lang))
    return tuple(words)
