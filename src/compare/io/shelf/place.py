"""Where the letters are kept: a folder of this computer, or any address that fsspec knows.

A file is there whole or not at all. Nothing here knows what is in it.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from compare.io.papers.home import data_folder, sync_folder, write_whole

ENDING = ".parquet"
ASIDE = "aside"
_UNFINISHED = ".new-"
_DAY = 86_400.0
_REMEMBERED = 5.0  # seconds that a listing of a place elsewhere is believed
_STAMPS = ("size", "ETag", "etag", "mtime", "LastModified", "modified", "updated", "created")
"""What places elsewhere tell of a file that changes with it; when it was last read is not among them."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A place where letters are kept: ``folder`` on this computer, None when it lies elsewhere."""

    address: str
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A file on a shelf; ``mark`` is another one as soon as the file is."""

    name: str
    mark: str


def find_shelf() -> Shelf:
    """The shelf that ``ACCENT_LIBRARY`` names, else the folder ``library`` beside the reader's other data."""
    named = os.environ.get("ACCENT_LIBRARY", "").strip()
    if not named:
        folder = data_folder() / "library"
    elif "://" not in named:
        folder = Path(named).expanduser().absolute()
    elif named.startswith(("file://", "local://")):
        folder = Path(named.split("://", 1)[1]).absolute()
    else:
        return Shelf(named.rstrip("/"))
    return Shelf(str(folder), folder)


def list_entries(shelf: Shelf) -> tuple[Entry, ...]:
    """The files of letters on a shelf by name; none when there is no such place yet.

    Raises:
        OSError: It cannot be looked into.
    """
    if shelf.folder is None:
        found = [Entry(name, _mark(info)) for name, info in _list_away(shelf) if name.endswith(ENDING)]
        return tuple(sorted(found, key=lambda x: x.name))
    found = []
    with suppress(FileNotFoundError), os.scandir(shelf.folder) as inside:
        for item in inside:
            if item.name.endswith(ENDING) and not item.name.startswith("."):
                with suppress(FileNotFoundError):  # taken away meanwhile
                    told = item.stat()
                    found.append(Entry(item.name, f"{told.st_size}-{told.st_mtime_ns}-{told.st_ino}"))
    return tuple(sorted(found, key=lambda x: x.name))


def list_aside(shelf: Shelf) -> tuple[str, ...]:
    """Names of the files that were set aside, the last one first.

    Raises:
        OSError: The place cannot be looked into.
    """
    if shelf.folder is None:
        names = [name for name, _ in _list_away(Shelf(f"{shelf.address}/{ASIDE}"))]
    else:
        try:
            names = os.listdir(shelf.folder / ASIDE)
        except FileNotFoundError:
            names = []
    return tuple(sorted((x for x in names if x.endswith(ENDING)), key=_moment_of, reverse=True))


def shelf_state(shelf: Shelf) -> str:
    """A mark that is another one as soon as a file comes, goes or changes; "" where there is no place.

    Costs one look at a folder here; of a place elsewhere what was seen is believed for some seconds.
    """
    if shelf.folder is None:
        return _state_away(shelf, int(time.monotonic() / _REMEMBERED))
    try:
        told = shelf.folder.stat()
    except FileNotFoundError:
        return ""
    except OSError as error:
        return f"closed-{error.errno}"
    return hashlib.sha256(f"{shelf.folder} {told.st_mtime_ns} {told.st_ino}".encode()).hexdigest()[:16]


@contextmanager
def open_entry(shelf: Shelf, name: str) -> Iterator[BinaryIO]:
    """A file of a shelf, to read parts of.

    Raises:
        OSError: It is not there, or cannot be opened.
    """
    if shelf.folder is not None:
        whole = shelf.folder / name
        if stat.S_ISFIFO(whole.stat().st_mode):  # opening one would hold up every command for good
            raise OSError(errno.ENXIO, "Is a named pipe")
        with open(whole, "rb") as file:
            yield file
    else:
        system, path = _away(shelf.address)
        with system.open(f"{path}/{name}", "rb") as file:
            yield file


def read_entry(shelf: Shelf, name: str) -> bytes:
    """All of a file of a shelf.

    Raises:
        OSError: It is not there, or cannot be read.
    """
    with open_entry(shelf, name) as file:
        return file.read()


def has_entry(shelf: Shelf, name: str) -> bool:
    """Whether a shelf has a file of this name.

    Raises:
        OSError: The place cannot be looked into.
    """
    if shelf.folder is not None:
        return (shelf.folder / name).exists()
    system, path = _away(shelf.address)
    system.invalidate_cache()
    return bool(system.exists(f"{path}/{name}"))


def write_entry(shelf: Shelf, name: str, data: bytes) -> None:
    """Put a file on a shelf, whole or not at all; one of the same name is replaced.

    Elsewhere it is one put: places that keep objects make that whole or nothing, and what another
    place has left half is known by its hash.

    Raises:
        OSError: It could not be written; what was there still is.
    """
    if shelf.folder is None:
        system, path = _away(shelf.address)
        system.makedirs(path, exist_ok=True)
        system.pipe_file(f"{path}/{name}", data)
    else:
        shelf.folder.mkdir(parents=True, exist_ok=True)
        _drop_unfinished(shelf.folder)
        write_whole(shelf.folder / name, data)
    _changed(shelf)


def move_aside(shelf: Shelf, name: str, why: str) -> str:
    """Take a file off the shelf without throwing it away.

    Args:
        why: One word that its new name tells: "removed", "replaced", "damaged".

    Returns:
        Its name among those that were set aside.

    Raises:
        OSError: It could not be moved, and is where it was.
    """
    aside = _to_aside(name, why)
    if shelf.folder is None:
        system, path = _away(shelf.address)
        system.makedirs(f"{path}/{ASIDE}", exist_ok=True)
        system.mv(f"{path}/{name}", f"{path}/{ASIDE}/{aside}")
    else:
        (shelf.folder / ASIDE).mkdir(exist_ok=True)
        os.rename(shelf.folder / name, shelf.folder / ASIDE / aside)
        sync_folder(shelf.folder / ASIDE)
        sync_folder(shelf.folder)
    _changed(shelf)
    return aside


def copy_aside(shelf: Shelf, name: str, why: str) -> str:
    """The same as `move_aside`, but the file stays on the shelf as well, until another takes its place."""
    data = read_entry(shelf, name)
    aside = _to_aside(name, why)
    place = f"{shelf.address}/{ASIDE}"
    write_entry(Shelf(place, shelf.folder and shelf.folder / ASIDE), aside, data)
    return aside


def move_back(shelf: Shelf, aside: str, name: str) -> None:
    """Put a file that was set aside on the shelf again.

    Raises:
        OSError: It is not there any more, or could not be moved.
    """
    if shelf.folder is None:
        system, path = _away(shelf.address)
        system.mv(f"{path}/{ASIDE}/{aside}", f"{path}/{name}")
    else:
        os.rename(shelf.folder / ASIDE / aside, shelf.folder / name)
        sync_folder(shelf.folder)
    _changed(shelf)


def open_system(shelf: Shelf) -> tuple[Any, str]:
    """The file system of a shelf elsewhere, None when it is this computer's; and the address of its folder.

    Raises:
        OSError: There is no such kind of place, or what it needs is not installed.
    """
    if shelf.folder is not None:
        return None, shelf.address
    system, path = _away(shelf.address)
    return system, str(system.unstrip_protocol(path))


def aside_to_parts(aside: str) -> tuple[str, str]:
    """Name that a file had before it was set aside, and the word that tells why."""
    stem, told = aside.removesuffix(ENDING).rsplit(".", 1)
    return stem + ENDING, told.split("-")[0]


@contextmanager
def alone(shelf: Shelf) -> Iterator[None]:
    """Time in which no other process or thread changes a shelf here; given back at once when one dies.

    Elsewhere, and where a disk knows no locks, the last one to write wins.

    Raises:
        OSError: There is no place, and none can be made.
    """
    if shelf.folder is None:
        yield
        return
    shelf.folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(shelf.folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _to_aside(name: str, why: str) -> str:
    """Name of a file among what was set aside; see `aside_to_parts`."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    return f"{name.removesuffix(ENDING)}.{why}-{moment}{ENDING}"


def _moment_of(aside: str) -> str:
    return aside.rsplit("-", 1)[-1]


def _changed(shelf: Shelf) -> None:
    """Make sure that the state is another one, also after two changes within one tick of the disk's clock."""
    if shelf.folder is None:
        _state_away.cache_clear()
        return
    now = time.time_ns()
    with suppress(OSError):  # of another user's folder the time cannot be set
        os.utime(shelf.folder, ns=(now, now))


def _drop_unfinished(folder: Path) -> None:
    """Throw away what processes that were killed a day ago have left unfinished."""
    for left in folder.glob(f"{_UNFINISHED}*"):
        with suppress(FileNotFoundError):  # another process has just finished with it
            if time.time() - left.stat().st_mtime > _DAY:
                left.unlink()


@lru_cache(maxsize=4)
def _state_away(shelf: Shelf, when: int) -> str:
    """The state of a place elsewhere as it was found in this stretch of seconds."""
    try:
        seen = sorted((name, _mark(info)) for name, info in _list_away(shelf))
    except OSError as error:
        return f"closed-{error.errno}"
    return hashlib.sha256(repr((shelf.address, seen)).encode()).hexdigest()[:16] if seen else ""


def _list_away(shelf: Shelf) -> list[tuple[str, Mapping[str, Any]]]:
    """What a place elsewhere holds, by name; what it tells of each."""
    system, path = _away(shelf.address)
    system.invalidate_cache()
    try:
        told = system.ls(path, detail=True)
    except FileNotFoundError:
        return []
    return [(x["name"].rstrip("/").rsplit("/", 1)[-1], x) for x in told if x["type"] == "file"]


def _mark(told: Mapping[str, Any]) -> str:
    stamps = repr([str(told.get(stamp, "")) for stamp in _STAMPS])
    return hashlib.sha256(stamps.encode()).hexdigest()[:16]


@lru_cache(maxsize=8)
def _away(address: str) -> tuple[Any, str]:
    """The file system of an address elsewhere, and the path in it.

    Raises:
        OSError: There is no such kind of place, or what it needs is not installed.
    """
    from fsspec.core import url_to_fs

    try:
        system, path = url_to_fs(address)
    except (ValueError, ImportError) as error:
        raise OSError(None, str(error)) from error
    return system, path.rstrip("/")
