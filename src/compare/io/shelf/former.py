"""The papers that an earlier version kept, a folder each with the file and a record: read to take over."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from compare.errors import KeepError, UnreadableFileError
from compare.io.facts import read_bytes
from compare.io.papers.home import data_folder

_RECORD, _METADATA = "record.json", "metadata.xml"


@dataclass(frozen=True, slots=True)
class Former:
    """A paper that an earlier version kept; ``day`` is the date that a reader gave, None without."""

    folder: Path
    id: str
    data: bytes
    metadata: bytes
    kept: str
    address: str
    name: str
    day: date | None


def count_former() -> int:
    """How many papers of an earlier version have not been taken over."""
    return len(_folders())


def find_former() -> Iterator[Former | UnreadableFileError]:
    """The papers of an earlier version by name, one by one, or what is wrong with one."""
    for folder in _folders():
        try:
            yield _read_former(folder)
        except UnreadableFileError as error:
            yield error


def retire_former(former: Former) -> None:
    """Put a paper that was taken over among what is set aside.

    Raises:
        KeepError: It could not be moved; it will be found again, and known as the same file.
    """
    aside = data_folder() / "aside"
    try:
        aside.mkdir(exist_ok=True)
        place = aside / former.folder.name
        former.folder.rename(place if not place.exists() else f"{place}-{former.kept.replace(':', '')}")
    except OSError as error:
        raise KeepError(f"{former.folder} was taken over but cannot be moved ({error.strerror})") from error


def _folders() -> list[Path]:
    """The folders of the papers by name; none where there is no such place."""
    place = data_folder() / "papers"
    try:
        return [place / name for name in sorted(os.listdir(place)) if not name.startswith(".")]
    except OSError:
        return []


def _read_former(folder: Path) -> Former:
    """A paper with its record.

    Raises:
        UnreadableFileError: Something of it is missing, or is not what was kept.
    """
    problem = f"{folder}: what an earlier version kept here is damaged; it is left where it is. Add it again"
    try:
        record = json.loads(read_bytes(folder / _RECORD))
        file = "paper.txt" if record["format"] == "text" else f"paper.{record['format']}"
        if Path(file).name != file:
            raise UnreadableFileError(problem)
        data = read_bytes(folder / file)
        metadata = read_bytes(folder / _METADATA) if record["metadata_sha256"] else b""
        hashes = [hashlib.sha256(x).hexdigest() if x else "" for x in (data, metadata)]
        if hashes != [record["sha256"], record["metadata_sha256"]]:
            raise UnreadableFileError(problem)
        return Former(
            folder=folder,
            id=record["id"],
            data=data,
            metadata=metadata,
            kept=record["kept"],
            address=record["address"],
            name=record["name"] or f"{record['id']}.{record['format']}",
            day=date.fromisoformat(record["day"]) if record["day"] else None,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableFileError(problem) from error
