"""Result rows as data frames and plain records, for screens, charts and files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, is_dataclass
from typing import Any

import pandas as pd

from compare.analysis.selection import EVERYONE, count_words_of, select_blocks
from compare.model import Letter


def to_records(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Result rows as plain records, one field each.

    Raises:
        ValueError: A row is not one of the project's dataclasses.
    """
    records = []
    for row in rows:
        if not is_dataclass(row) or isinstance(row, type):
            raise ValueError(f"{row!r} is no result row")
        records.append(asdict(row))
    return records


def to_frame(rows: Iterable[Any]) -> pd.DataFrame:
    """Result rows as a data frame, one column a field; empty for no rows."""
    return pd.DataFrame.from_records(to_records(rows))


def letters_to_records(letters: Iterable[Letter]) -> list[dict[str, Any]]:
    """The facts of letters with their words and paragraphs (body text, everyone's words)."""
    records = []
    for letter in letters:
        blocks = select_blocks(letter, EVERYONE)
        day = letter.date.isoformat() if letter.date_precision == "day" else letter.date.strftime("%Y-%m")
        first, last = letter.pages
        records.append(
            {
                "letter_id": letter.id,
                "short": letter.short,
                "title": letter.title,
                "kind": letter.kind,
                "date": day,
                "cabinet": letter.cabinet,
                "sender": letter.sender,
                "dossier": letter.dossier,
                "number": letter.number,
                "words": count_words_of(blocks),
                "paragraphs": len(blocks),
                "first_page": first,
                "last_page": last,
                "speakers": list(letter.speakers),
                "witness_of": letter.witness_of,
                "url": letter.url,
                "sha256": letter.sha256,
            }
        )
    return records


def blocks_to_records(letter: Letter) -> list[dict[str, Any]]:
    """The blocks of a letter in reading order."""
    return [
        {
            "letter_id": letter.id,
            "n": block.n,
            "kind": block.kind,
            "text": block.text,
            "page": block.place.page,
            "last_page": block.place.last_page,
            "section": " › ".join(block.section),
            "box": block.box,
            "speaker": block.speaker,
            "question_numbers": list(block.question_numbers),
            "note_numbers": list(block.note_numbers),
        }
        for block in letter.blocks
    ]
