"""Keeps papers from files and folders, read several at once."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from compare.apart import Item, Reading, read_many_apart
from compare.errors import CompareError
from compare.io.facts import read_bytes
from compare.io.metadata import find_metadata_beside
from compare.library.keeping import ALREADY_THERE, FAILED, Added, keep_letter, load_sound
from compare.library.twins import Shelved, find_shelved

ENDINGS = (".pdf", ".xml", ".html", ".htm", ".xhtml", ".odt", ".docx", ".txt")
"""Names of the files that are taken from a folder; what they are is found from their bytes."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read, with what it holds; ``added`` when it is clear already what becomes of it."""

    path: Path
    item: Item | None = None
    added: Added | None = None


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files to read: those that are named, and those in folders that are named, in order of name.

    Files of metadata are no papers; they are used with the paper that they lie beside.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in ENDINGS)
            found += sorted(p for p in inside if not _is_beside(p))
        else:
            found.append(path)
    return tuple(dict.fromkeys(found))


def keep_files(paths: Sequence[Path], jobs: int = 1, day: date | None = None) -> Iterator[Added]:
    """Read files and keep them, in order.

    What goes wrong with one file stays with that file, also when it brings its reader down. A
    file that is in the library is not read again, so a long run that was broken off goes on
    where it was.

    Args:
        paths: The files, as `find_files` gives them.
        jobs: How many are read at once.
        day: Date of the papers that do not tell their own.
    """
    shelved = find_shelved()
    waiting: deque[File] = deque()

    def items() -> Iterator[Item]:
        for path in paths:
            file = open_file(path, shelved)
            waiting.append(file)
            if file.item:
                yield file.item

    for reading in read_many_apart(items(), jobs):
        while waiting[0].item is None:
            yield _known(waiting.popleft())
        yield keep_reading(waiting.popleft().path, reading, shelved, day)
    yield from map(_known, waiting)


def open_file(path: Path, shelved: Shelved) -> File:
    """A file with what it holds, or why it need not or cannot be read."""
    try:
        data = read_bytes(path)
        metadata = find_metadata_beside(path) or b""
    except CompareError as error:
        return File(path, added=Added(str(path), FAILED, source=path.name, error=error))
    same = shelved.files.get(hashlib.sha256(data).hexdigest())
    if same and (letter := load_sound(same.id)):
        return File(path, added=Added(str(path), ALREADY_THERE, letter, path.name))
    return File(path, Item(path.name, data, metadata))


def keep_reading(path: Path, reading: Reading, shelved: Shelved, day: date | None) -> Added:
    """Keep a file that was read, or say why it was refused."""
    item, asked = reading.item, str(path)
    try:
        if reading.letter is None:
            raise reading.error or ValueError(f"{asked}: neither read nor refused")
        added = keep_letter(reading.letter, item.data, item.metadata, day=day, shelved=shelved)
        return replace(added, asked=asked)
    except CompareError as error:
        return Added(asked, FAILED, source=path.name, error=error)


def _known(file: File) -> Added:
    """What becomes of a file that is not read."""
    if file.added is None:
        raise ValueError(f"{file.path}: it waits to be read")
    return file.added


def _is_beside(path: Path) -> bool:
    """Whether a file in a folder is hidden, or metadata."""
    return path.name.startswith(".") or path.name.endswith(("metadata.xml", "metadata_owms.xml"))
