"""Adds papers by number, official address or citation, or from files; keeps what came, or says why not."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from compare.corpus import load_paper
from compare.errors import CompareError, FetchError, UnreadableFileError
from compare.io.facts import read_bytes
from compare.io.metadata import find_metadata_beside
from compare.io.papers.addresses import Wanted, find_wanted, is_official_host
from compare.io.papers.store import Paper, find_paper, keep_paper
from compare.letters import load_letter, recall_letter, said_of
from compare.model import Letter
from compare.text.references import find_references

if TYPE_CHECKING:
    from compare.io.papers.fetch import Visit

ADDED, ALREADY_THERE, THIS_VISIT, FAILED = "added", "already there", "this visit only", "failed"
ENDINGS = (".pdf", ".xml", ".html", ".htm", ".xhtml", ".odt", ".docx", ".txt")
"""Names of the files that are taken from a folder; what they are is found from their bytes."""

NO_DATE = "no date was found in it, and letters are laid out in time; give its date"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one thing that was asked for.

    ``status`` is "added", "already there", "this visit only" (read, not kept) or
    "failed", and then ``error`` says why. ``source`` is an address or the name of a file.
    """

    asked: str
    status: str
    letter: Letter | None = None
    source: str = ""
    error: CompareError | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read, or why it could not be."""

    path: Path
    letter: Letter | None
    error: CompareError | None = None


def find_papers_asked(asked: str) -> tuple[Wanted, ...]:
    """The papers that a number, an official address or a citation names, in order.

    Raises:
        FetchError: It names none.
    """
    if wanted := find_wanted(asked):
        return (wanted,)
    found = find_references(asked)
    papers = [w for x in found if x.identifier and x.kind != "dossier" and (w := find_wanted(x.identifier))]
    if papers:
        return tuple({paper.id: paper for paper in papers}.values())
    if any(x.kind == "dossier" for x in found):
        problem = "this is a whole dossier; name a paper in it, as «33 694, nr. 57»"
    elif is_official_host(asked):
        problem = "this address of the official site shows no paper; open the paper itself"
    elif "://" in asked:
        problem = "only papers of officielebekendmakingen.nl and repository.overheid.nl are fetched"
    else:
        problem = (
            "this is no file here and no number of a paper; write kst-33694-57, «Kamerstuk 33 694, nr. 57»,"
            " ah-tk-20202021-3235, or an official address"
        )
    raise FetchError("unknown", asked, problem)


def fetch_and_keep(asked: str, visit: Visit, day: date | None = None) -> Iterator[Added]:
    """Bring the papers that were asked for, read them and keep them.

    Args:
        asked: A number, an official address, or a citation of one or more papers.
        visit: The visit that asks the official sites.
        day: Date of the paper when it does not tell its own.
    """
    try:
        papers = find_papers_asked(asked)
    except FetchError as error:
        yield Added(asked, FAILED, error=error)
        return
    for wanted in papers:
        try:
            yield _fetch_one(wanted, visit, day)
        except CompareError as error:
            yield Added(wanted.id, FAILED, error=error)


def _fetch_one(wanted: Wanted, visit: Visit, day: date | None) -> Added:
    # careful: loading httpx takes as long as reading all letters, so only who fetches pays for it
    from compare.io.papers.fetch import fetch_paper

    if there := _find_readable(wanted.id):
        paper, letter = there
        return Added(wanted.id, ALREADY_THERE, letter, paper.source)
    came = fetch_paper(wanted, visit, accept=_read_fetched)
    letter = _read_fetched(came.data, f"{wanted.id}.{came.format}", came.metadata)
    day = require_date(letter, day)
    paper, new = keep_paper(wanted.id, came.format, came.data, came.metadata, address=came.url, day=day)
    return Added(wanted.id, ADDED if new else ALREADY_THERE, load_paper(paper), paper.source)


def _read_fetched(data: bytes, name: str, metadata: bytes) -> Letter:
    with said_of(name):
        return recall_letter(data, name=name, metadata=metadata)


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


def _is_beside(path: Path) -> bool:
    """Whether a file in a folder is hidden, or metadata."""
    return path.name.startswith(".") or path.name.endswith(("metadata.xml", "metadata_owms.xml"))


def read_letters(paths: Sequence[Path], jobs: int = 1) -> Iterator[Read]:
    """The letters of files, read in so many processes at once, in the order of the files.

    What goes wrong with one file stays with that file, also when reading it brings its
    process down.

    Args:
        paths: The files.
        jobs: Number of processes; with 1 they are read here.
    """
    if jobs == 1 or len(paths) < 2:
        yield from map(_read_one, paths)
        return
    rest = list(paths)
    while rest:
        done = 0
        executor = _processes(min(jobs, len(rest)))
        try:
            waiting: list[Future[Read]] = [executor.submit(_read_one, path) for path in rest]
            for future in waiting:
                yield future.result()
                done += 1
            return
        except BrokenProcessPool:
            # one of those under way did it: the first of them goes alone, the rest on together
            yield _read_alone(rest[done])
            rest = rest[done + 1 :]
        finally:
            executor.shutdown(cancel_futures=True)


def _processes(jobs: int) -> ProcessPoolExecutor:
    """Processes that start fresh: a copy of one with threads may hang."""
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))


def _read_one(path: Path) -> Read:
    try:
        with said_of(path.name):
            return Read(path, recall_letter(path))
    except CompareError as error:
        return Read(path, None, error)


def _read_alone(path: Path) -> Read:
    """Read a file in a process of its own, after one of several has brought theirs down."""
    with _processes(1) as executor:
        try:
            return executor.submit(_read_one, path).result()
        except BrokenProcessPool:
            problem = f"{path.name}: reading it brought the reader down (out of memory?); it is left out"
            return Read(path, None, UnreadableFileError(problem))


def keep_files(paths: Sequence[Path], jobs: int = 1, day: date | None = None) -> Iterator[Added]:
    """Read files and keep them, in order.

    Args:
        paths: The files, as `find_files` gives them.
        jobs: How many are read at once.
        day: Date of the papers that do not tell their own.
    """
    for read in read_letters(paths, jobs):
        asked = str(read.path)
        try:
            if read.letter is None:
                raise read.error or ValueError(f"{asked}: neither read nor refused")
            data = read_bytes(read.path)
            metadata = find_metadata_beside(read.path) or b""
            yield replace(keep_letter(read.letter, data, metadata, day=day), asked=asked)
        except CompareError as error:
            yield Added(asked, FAILED, source=read.path.name, error=error)


def keep_letter(letter: Letter, data: bytes, metadata: bytes = b"", *, day: date | None = None) -> Added:
    """Keep the file of a letter that was read.

    A paper with an official id is there once, whatever the file; of others the same file is
    there once.

    Raises:
        UnreadableFileError: It has no date.
        KeepError: It could not be written.
    """
    day = require_date(letter, day)
    id = letter.id
    there = _find_readable(id)
    if there and there[0].sha256 != letter.sha256 and not find_wanted(id):
        id = f"{id}-{letter.sha256[:6]}"
        there = _find_readable(id)
    if there:
        return Added(id, ALREADY_THERE, there[1], there[0].source)
    paper, new = keep_paper(id, letter.format, data, metadata, name=letter.source_file, day=day)
    return Added(id, ADDED if new else ALREADY_THERE, load_paper(paper), paper.source)


def read_upload(data: bytes, name: str, day: date | None = None) -> Letter:
    """The letter of a file that a reader brought for this visit; nothing of it is written to disk.

    Raises:
        UnreadableFileError: It cannot be read, or has no date.
    """
    with said_of(name):
        letter = load_letter(data, name=name)
    day = require_date(letter, day)
    return replace(letter, date=day) if day else letter


def require_date(letter: Letter, day: date | None) -> date | None:
    """The day that has to be written down with a letter: None when it tells its own.

    Raises:
        UnreadableFileError: It tells none, and none was given.
    """
    if letter.date != date.min:
        return None
    if day is None:
        raise UnreadableFileError(f"{letter.source_file}: {NO_DATE}")
    return day


def _find_readable(id: str) -> tuple[Paper, Letter] | None:
    """The record of a kept paper with what it holds; None when it is not there or is damaged."""
    paper = find_paper(id)
    try:
        return (paper, load_paper(paper)) if paper else None
    except CompareError:
        return None
