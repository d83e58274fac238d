"""Letters that were read apart: one that a visitor sends, or many from a folder."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from compare.apart.limits import BROKE, OWN_DISK, UPLOAD, Limits
from compare.apart.process import Child, Ended, ask_child, ask_once, check_size, end_child, start_child
from compare.errors import UnreadableFileError
from compare.io.papers.readings import letter_from_json
from compare.model import Letter

_FILES_A_LIFE = 100  # that one process of many reads, so that what the readers leave behind goes


@dataclass(frozen=True, slots=True)
class Item:
    """A file to read among many: what it is called, what it holds, and its metadata file."""

    name: str
    data: bytes
    metadata: bytes = b""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of an item: its letter, or why it could not be read."""

    item: Item
    letter: Letter | None
    error: UnreadableFileError | None = None


@dataclass(slots=True)
class _Reader:
    """A process that reads one file after another, and how many it has read."""

    child: Child
    files: int = 0


def read_apart(data: bytes, name: str, metadata: bytes = b"", *, limits: Limits = UPLOAD) -> Letter:
    """The letter in a file, read in a process of its own that is gone afterwards. Nothing is written to disk.

    Args:
        data: What the file holds.
        name: What to call it in messages.
        metadata: The metadata file that came with it.
        limits: What reading it may take.

    Raises:
        UnreadableFileError: It is no paper, or reading it took too much; one sentence says what to do.
    """
    name = _sayable(name)
    _, body = ask_once("read", {"name": name}, (data, metadata), limits)
    return _to_letter(body, data, name)


def read_many_apart(items: Iterable[Item], jobs: int = 1, *, limits: Limits = OWN_DISK) -> Iterator[Reading]:
    """What came of each of many files, in their order, read by so many processes at once.

    A process reads on until it has read a hundred; one that hangs or is brought down costs
    that one file. Items are asked for as they are needed, and never all held at once.

    Args:
        items: The files, which are not all held at once when this gives them one by one.
        jobs: Processes that read at the same time, from 1.
    """
    idle: SimpleQueue[_Reader] = SimpleQueue()
    threads = ThreadPoolExecutor(jobs, thread_name_prefix="read-apart")
    waiting: deque[Future[Reading]] = deque()
    try:
        for item in items:
            waiting.append(threads.submit(_read_next, item, idle, limits))
            if len(waiting) > 2 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        threads.shutdown(cancel_futures=True)
        with suppress(Empty):
            while True:
                end_child(idle.get_nowait().child)


def _read_next(item: Item, idle: SimpleQueue[_Reader], limits: Limits) -> Reading:
    """Read an item by a process that has nothing to do, or by a new one."""
    files, name = (item.data, item.metadata), _sayable(item.name)
    try:
        check_size(name, files, limits)
    except UnreadableFileError as error:
        return Reading(item, None, error)
    try:
        reader = idle.get_nowait()
    except Empty:
        reader = _Reader(start_child("read", limits))
    try:
        _, body = ask_child(reader.child, {"name": name}, files, limits)
        reading = Reading(item, _to_letter(body, item.data, name))
    except Ended as error:
        return Reading(item, None, error)
    except UnreadableFileError as error:
        reading = Reading(item, None, error)
    reader.files += 1
    if reader.files < _FILES_A_LIFE:
        idle.put(reader)
    else:
        end_child(reader.child)
    return reading


def _sayable(name: str) -> str:
    """The name of a file without what is no character: a disk may hold names of any bytes."""
    return name.encode("utf-8", "replace").decode()


def _to_letter(body: bytes, data: bytes, name: str) -> Letter:
    """The letter that the process sent, when it is one of this file.

    Raises:
        UnreadableFileError: It is not: the file has got hold of the process.
    """
    try:
        letter = letter_from_json(body)
    except Exception:  # whatever is wrong with it, it is not taken
        raise UnreadableFileError(f"{name}: {BROKE}") from None
    if letter.sha256 != hashlib.sha256(data).hexdigest() or letter.source_file != name:
        raise UnreadableFileError(f"{name}: {BROKE}")
    return letter
