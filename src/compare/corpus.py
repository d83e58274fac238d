"""Loads letters: the only place where reading files and cutting text meet."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from compare import __version__
from compare.errors import UnknownIdError, UnreadableFileError
from compare.io.facts import Facts, read_bytes, read_letters_csv
from compare.io.read import read_source
from compare.io.tables import DATA_DIR
from compare.model import Letter, Source
from compare.text.blocks import lines_to_blocks
from compare.text.kinds import guess_kind


@dataclass(frozen=True, slots=True)
class Corpus:
    """The letters by date, and second copies of them, which are never counted."""

    letters: tuple[Letter, ...]
    witnesses: tuple[Letter, ...]
    version: str

    def letter(self, asked: str) -> Letter:
        """The letter or second copy with this id or short name.

        Raises:
            UnknownIdError: There is none.
        """
        for letter in self.letters + self.witnesses:
            if asked in (letter.id, letter.short):
                return letter
        raise UnknownIdError("letter", asked, tuple(x.id for x in self.letters + self.witnesses))


def load_letter(
    source: Path | bytes, facts: Facts | None = None, name: str = "", first_copy: Letter | None = None
) -> Letter:
    """One letter from a file or its bytes, cut into blocks.

    Args:
        source: The file, or what it holds.
        facts: What is known about it; without, the name of the file stands in for the rest.
        name: Name to show when bytes are given.
        first_copy: The same paper from a better source, when this is a second copy of it.

    Raises:
        UnreadableFileError: It is not a file that can be read as a letter.
    """
    data = read_bytes(source) if isinstance(source, Path) else source
    name = name or (source.name if isinstance(source, Path) else "the file")
    read = read_source(data, name)
    facts = facts or _facts_of(name, read)
    cut = lines_to_blocks(facts.id, read, kind=facts.kind, first_page=facts.first_page, first_copy=first_copy)
    if not cut.blocks:
        raise UnreadableFileError(f"{name}: no running text was found in it")
    return Letter(
        id=facts.id,
        title=facts.title,
        short=facts.short,
        kind=facts.kind,
        sender=facts.sender,
        cabinet=facts.cabinet,
        date=facts.date,
        date_precision=facts.date_precision,
        dossier=facts.dossier,
        number=facts.number,
        session_year=facts.session_year,
        source_file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        url=facts.url,
        text=cut.text,
        blocks=cut.blocks,
        left_out=cut.left_out,
        joins=cut.joins,
        notes=cut.remarks,
        witness_of=facts.witness_of,
    )


@lru_cache(maxsize=4)
def load_corpus(data_dir: Path = DATA_DIR) -> Corpus:
    """All letters of ``letters.csv``, the oldest first.

    The version changes with any letter, any word list and the program itself.

    Raises:
        UnreadableFileError: A letter's file is missing or cannot be read.
        DataFileError: A line of ``letters.csv`` is wrong.
    """
    rows = read_letters_csv(data_dir / "letters.csv")
    letters: list[Letter] = []
    for row in sorted(rows, key=lambda row: bool(row.witness_of)):
        first_copy = next((x for x in letters if x.id == row.witness_of), None)
        letters.append(load_letter(data_dir / "letters" / row.file, row, first_copy=first_copy))
    letters.sort(key=lambda letter: (letter.date, letter.id))
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(data_dir.glob("*.csv")):
        digest.update(read_bytes(path))
    for letter in letters:
        digest.update(letter.sha256.encode())
    return Corpus(
        letters=tuple(x for x in letters if not x.witness_of),
        witnesses=tuple(x for x in letters if x.witness_of),
        version=digest.hexdigest()[:12],
    )


def _facts_of(name: str, source: Source) -> Facts:
    """What a file that is not in ``letters.csv`` says about itself; its name stands in for the rest."""
    stem, stated = Path(name).stem, source.stated
    return Facts(
        file=name,
        id=stated.id or stem,
        title=stated.title or stem,
        short=stated.id or stem,
        kind=_kind_of(source),
        sender=stated.sender,
        cabinet="",
        date=stated.date or date.min,
        date_precision="day",
        dossier=stated.dossier,
        number=stated.number,
        session_year=stated.session_year,
        first_page=1,
        url=f"https://zoek.officielebekendmakingen.nl/{stated.id}.html" if stated.id else "",
        witness_of="",
    )


def _kind_of(source: Source) -> str:
    """The kind of paper as stated; a report of a written consultation may hold questions only."""
    stated, guessed = source.stated.type, guess_kind(source.lines)
    return guessed if not stated or (stated, guessed) == ("consultation", "questions") else stated
