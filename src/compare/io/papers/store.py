"""The papers that a reader added: one folder each, with the file exactly as it came and a record of it.

Written whole or not at all; read with a check of every byte. Reading changes nothing on the disk.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path

from compare.errors import KeepError, UnreadableFileError
from compare.io.facts import read_bytes
from compare.io.papers.home import data_folder, sync_folder, write_whole

_SCHEMA = 1
_RECORD, _METADATA = "record.json", "metadata.xml"
_UNFINISHED = ".new-"
_DAY = 86_400.0
_NAME = re.compile(r"[^0-9A-Za-z().-]+")


@dataclass(frozen=True, slots=True)
class Paper:
    """The record of a kept paper.

    ``address`` is where it was fetched, ``name`` the name of the file that was given;
    ``kept`` is the moment in UTC; ``day`` the date that the reader gave, "" when the
    paper tells its own.
    """

    id: str
    format: str
    sha256: str
    size: int
    kept: str
    address: str = ""
    name: str = ""
    day: str = ""
    metadata_sha256: str = ""

    @property
    def file(self) -> str:
        """Name of its file in its folder."""
        return f"paper.{'txt' if self.format == 'text' else self.format}"

    @property
    def source(self) -> str:
        """Where it came from: the address, or the name of the file."""
        return self.address or self.name


def papers_folder() -> Path:
    """Folder in which every kept paper has a folder of its own."""
    return data_folder() / "papers"


def papers_state() -> str:
    """A mark that is another one as soon as a paper comes or goes; costs one look at a folder."""
    try:
        names = sorted(os.listdir(papers_folder()))
        changed = papers_folder().stat().st_mtime_ns
    except OSError:
        return ""
    return hashlib.sha256("/".join([str(papers_folder()), str(changed), *names]).encode()).hexdigest()[:16]


def list_papers() -> tuple[tuple[Paper, ...], tuple[str, ...]]:
    """The records of the kept papers by id, and what is wrong with those that cannot be used."""
    papers: list[Paper] = []
    problems: list[str] = []
    for folder in _folders():
        try:
            papers.append(_read_record(folder))
        except UnreadableFileError as error:
            problems.append(str(error))
    return tuple(papers), tuple(problems)


def find_paper(id: str) -> Paper | None:
    """The record of a kept paper; None when there is none that can be used."""
    try:
        return _read_record(papers_folder() / _folder_name(id))
    except UnreadableFileError:
        return None


def read_paper(paper: Paper) -> tuple[bytes, bytes]:
    """The file of a kept paper and its metadata, empty when it has none.

    Raises:
        UnreadableFileError: It is gone, or not what was kept.
    """
    folder = papers_folder() / _folder_name(paper.id)
    data = read_bytes(folder / paper.file)
    metadata = read_bytes(folder / _METADATA) if paper.metadata_sha256 else b""
    for content, sha256 in ((data, paper.sha256), (metadata, paper.metadata_sha256)):
        if sha256 and hashlib.sha256(content).hexdigest() != sha256:
            raise UnreadableFileError(
                f"{paper.id}: the file in {folder} is no longer what was kept; it is left out. Add it again"
            )
    return data, metadata


def keep_paper(
    id: str,
    form: str,
    data: bytes,
    metadata: bytes = b"",
    *,
    address: str = "",
    name: str = "",
    day: date | None = None,
    now: datetime | None = None,
) -> tuple[Paper, bool]:
    """Keep a paper; one that is there already and is sound stays as it is.

    A damaged paper with the same id is set aside, in the folder ``aside``, never thrown away.

    Args:
        id: Id of the paper.
        form: Its format as `detect_format` names it.
        now: The moment to write down; the present one when not given.

    Returns:
        The record, and whether it is new.

    Raises:
        KeepError: It could not be written; nothing of it was left behind.
    """
    paper = Paper(
        id=id,
        format=form,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        kept=(now or datetime.now(UTC)).isoformat(timespec="seconds"),
        address=address,
        name=name,
        day=day.isoformat() if day else "",
        metadata_sha256=hashlib.sha256(metadata).hexdigest() if metadata else "",
    )
    place = papers_folder() / _folder_name(id)
    if there := _sound(id):
        return there, False
    try:
        with _new_folder() as new:
            write_whole(new / paper.file, data)
            if metadata:
                write_whole(new / _METADATA, metadata)
            record = json.dumps({"schema": _SCHEMA, **asdict(paper)}, ensure_ascii=False, indent=1)
            write_whole(new / _RECORD, record.encode())
            if place.exists():
                # careful: another process may just have put a sound one there
                if there := _sound(id):
                    return there, False
                _set_aside(place)
            new.rename(place)
            sync_folder(place.parent)
    except OSError as error:
        if there := _sound(id):  # another process was first
            return there, False
        raise KeepError(f"{id} cannot be kept in {papers_folder()} ({error.strerror})") from error
    return paper, True


def _sound(id: str) -> Paper | None:
    """The record of a kept paper whose file is what was kept."""
    paper = find_paper(id)
    if paper:
        try:
            read_paper(paper)
        except UnreadableFileError:
            return None
    return paper


def _folders() -> list[Path]:
    """The folders of kept papers, by name."""
    try:
        names = sorted(os.listdir(papers_folder()))
    except OSError:
        return []
    return [papers_folder() / name for name in names if not name.startswith(".")]


def _folder_name(id: str) -> str:
    """An id as the name of a folder, whatever characters it holds."""
    plain = _NAME.sub("-", id).strip(".-")[:100]
    # careful: two ids must never share a folder
    return plain if plain == id else f"{plain}-{hashlib.sha256(id.encode()).hexdigest()[:8]}"


def _read_record(folder: Path) -> Paper:
    """The record in a folder.

    Raises:
        UnreadableFileError: It is missing, damaged, or written by a newer version.
    """
    damaged = f"{folder}: the record of this paper is damaged; it is left out. Add the paper again"
    try:
        record = json.loads(read_bytes(folder / _RECORD))
        schema = record.pop("schema")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableFileError(damaged) from error
    if isinstance(schema, int) and schema > _SCHEMA:
        raise UnreadableFileError(
            f"{folder}: kept by a newer version of Accent; it is left out. Update Accent"
        )
    types = {f.name: int if f.name == "size" else str for f in fields(Paper)}
    if (
        schema != _SCHEMA
        or set(record) != set(types)
        or not all(isinstance(record[k], types[k]) for k in types)
    ):
        raise UnreadableFileError(damaged)
    paper = Paper(**record)
    if _folder_name(paper.id) != folder.name or not re.fullmatch(r"[a-z]{3,4}", paper.format):
        raise UnreadableFileError(damaged)
    return paper


@contextmanager
def _new_folder() -> Iterator[Path]:
    """A folder that nobody sees yet, gone at the end if it was not given a name."""
    papers_folder().mkdir(parents=True, exist_ok=True)
    for left in papers_folder().glob(f"{_UNFINISHED}*"):  # of a process that was killed
        with suppress(FileNotFoundError):  # another process has just finished with it
            if time.time() - left.stat().st_mtime > _DAY:
                shutil.rmtree(left, ignore_errors=True)
    new = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=papers_folder()))
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _set_aside(place: Path) -> None:
    """Move a damaged paper out of the way."""
    aside = data_folder() / "aside"
    aside.mkdir(exist_ok=True)
    place.rename(Path(tempfile.mkdtemp(prefix=f"{place.name}-", dir=aside)) / place.name)
