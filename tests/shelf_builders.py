"""Small letters on the shelf, and what to look at there."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from builders import build_block, build_letter

from compare.io.shelf.card import Edited, First, Record
from compare.io.shelf.kept import keep_kept
from compare.io.shelf.parquet import letter_to_facts
from compare.model import Area, Correction, Join, LeftOut, Letter

MOMENT = "2026-11-22T01:02:03+00:00"


def rich_letter(id: str = "ah-tk-20202021-1") -> Letter:
    """A letter with something in every field that can hold something."""
    area = Area(2, 221.1, 100.0, 540.0, 120.5)
    block = build_block(
        "Wat vindt u «ervan»?\nTweede alinea.", "question", section=("A", "B"), questions=(3, 4), box="Kader"
    )
    block = replace(block, note_numbers=(1,), page_starts=((5, 2),), areas=(area, area))
    return replace(
        build_letter([block, "Het antwoord — met ’s en ë."], id, number="1"),
        left_out=(LeftOut("voetregel", "furniture of the page", 1, area), LeftOut("x", "y", 2)),
        joins=(Join("buiten-", "grenzen", "buitengrenzen", "rule", 3),),
        notes=("A note.",),
        format="pdf",
        source_file="brief.pdf",
        corrections=(Correction("a", 1, 2, "kind", "v", "r", "b", date(2026, 1, 2)),),
    )


def of_file(letter: Letter, data: bytes) -> Letter:
    """The letter as one that was read from these bytes."""
    return replace(letter, sha256=hashlib.sha256(data).hexdigest())


def build_record(letter: Letter, edited: Edited | None = None, first: First | None = None) -> Record:
    """What is kept of a letter beside its text."""
    return Record(
        facts=letter_to_facts(letter),
        edited=edited or Edited(),
        kept=MOMENT,
        address="",
        name=letter.source_file,
        reader="reader",
        words=5,
        blocks=len(letter.blocks),
        signature=b"s" * 512,
        first=first,
    )


def keep(id: str, data: bytes = b"", edited: Edited | None = None, first: First | None = None) -> Letter:
    """Keep a small letter of this id, and give it."""
    data = data or id.encode()
    letter = of_file(build_letter([f"Dit is {id}."], id), data)
    assert keep_kept(id, build_record(letter, edited, first), letter, data)
    return letter


def everything(folder: Path) -> dict[str, bytes]:
    """Every file under a folder with what it holds."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
