"""Loads one letter: where reading a file and cutting its text meet."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from compare.errors import UnreadableFileError
from compare.io.facts import Facts, read_bytes
from compare.io.metadata import find_metadata_beside, merge_stated, read_metadata
from compare.io.papers.readings import find_reading, keep_reading, reading_key
from compare.io.read import read_source
from compare.model import Letter, Source
from compare.text.blocks import lines_to_blocks
from compare.text.identifiers import identifier_to_address
from compare.text.kinds import guess_kind
from compare.text.names import stated_to_short

METADATA_LEFT_OUT = "The metadata file beside it could not be read and was left out."
"""Note on a letter that came with metadata that are none."""

LONGEST_WORD = 2_000
"""Characters without a space between them; over longer ones an analysis could take a server's time."""
NO_WORDS = (
    "this holds a word of thousands of letters, so it is no text to read; give another copy of the paper"
)


def load_letter(
    source: Path | bytes,
    facts: Facts | None = None,
    name: str = "",
    first_copy: Letter | None = None,
    metadata: bytes = b"",
) -> Letter:
    """One letter from a file or its bytes, cut into blocks.

    Args:
        source: The file, or what it holds.
        facts: What is known about it; without, the name of the file stands in for the rest.
        name: Name to show when bytes are given.
        first_copy: The same paper from a better source, when this is a second copy of it.
        metadata: The metadata file that came with it; those beside a file are found without.

    Raises:
        UnreadableFileError: It is not a file that can be read as a letter.
    """
    data = read_bytes(source) if isinstance(source, Path) else source
    name = name or (source.name if isinstance(source, Path) else "the file")
    read = read_source(data, name)
    if facts is None:
        if isinstance(source, Path) and not metadata:
            metadata = find_metadata_beside(source) or b""
        read = _with_metadata(read, metadata)
        facts = _facts_of(name, read)
    cut = lines_to_blocks(facts.id, read, kind=facts.kind, first_page=facts.first_page, first_copy=first_copy)
    if not cut.blocks:
        raise UnreadableFileError(f"{name}: no running text was found in it; give the paper itself")
    if max(map(len, cut.text.split())) > LONGEST_WORD:
        raise UnreadableFileError(f"{name}: {NO_WORDS}")
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
        format=read.format,
    )


def recall_letter(path: Path, facts: Facts | None = None, first_copy: Letter | None = None) -> Letter:
    """The same as `load_letter`, from what was kept when neither the file nor the reader has changed."""
    data, metadata = read_bytes(path), b"" if facts else find_metadata_beside(path) or b""
    key = reading_key(data, metadata, path.name, repr(facts), first_copy.text if first_copy else "")
    letter = find_reading(key)
    if letter is None:
        letter = load_letter(data, facts, path.name, first_copy, metadata)
        keep_reading(key, letter)
    return letter


def _facts_of(name: str, source: Source) -> Facts:
    """What a file that is not in ``letters.csv`` says about itself; its name stands in for the rest."""
    stem, stated, kind = Path(name).stem, source.stated, _kind_of(source)
    return Facts(
        file=name,
        id=stated.id or stem,
        title=stated.title or stem,
        short=stated_to_short(stated, kind) or stated.id or stem,
        kind=kind,
        sender=stated.sender,
        cabinet="",
        date=stated.date or date.min,
        date_precision="day",
        dossier=stated.dossier,
        number=stated.number,
        session_year=stated.session_year,
        first_page=1,
        url=identifier_to_address(stated.id),
        witness_of="",
    )


def _kind_of(source: Source) -> str:
    """The kind of paper as stated; a report of a written consultation may hold questions only."""
    stated, guessed = source.stated.type, guess_kind(source.lines)
    return guessed if not stated or (stated, guessed) == ("consultation", "questions") else stated


def _with_metadata(source: Source, metadata: bytes) -> Source:
    """The source with what its metadata add to what it states itself."""
    if not metadata:
        return source
    try:
        stated = merge_stated(source.stated, read_metadata(metadata))
    except UnreadableFileError:
        return replace(source, remarks=(*source.remarks, METADATA_LEFT_OUT))
    return replace(source, stated=stated)
