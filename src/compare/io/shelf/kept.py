"""The letters on the shelf, one by one: kept, read, changed, taken off and put back."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

from compare.errors import CompareError, KeepError, UnknownIdError, UnreadableFileError
from compare.io.shelf.card import Record
from compare.io.shelf.parquet import (
    DamagedError,
    NewerError,
    letter_to_parquet,
    parquet_to_letter,
    parquet_to_source,
    read_record,
)
from compare.io.shelf.place import (
    ASIDE,
    ENDING,
    Shelf,
    alone,
    aside_to_parts,
    copy_aside,
    find_shelf,
    has_entry,
    list_aside,
    move_aside,
    move_back,
    open_entry,
    read_entry,
    write_entry,
)
from compare.model import Letter

REMOVED, REPLACED, DAMAGED = "removed", "replaced", "damaged"
_NAME = re.compile(r"[^0-9A-Za-z().-]+")
_Read = TypeVar("_Read")


def id_to_file(id: str) -> str:
    """Name of the file of a letter, whatever characters its id holds."""
    plain = _NAME.sub("-", id).strip(".-")[:100]
    # careful: two ids must never share a file
    stem = plain if plain == id else f"{plain}-{hashlib.sha256(id.encode()).hexdigest()[:8]}"
    return stem + ENDING


def keep_kept(id: str, record: Record, letter: Letter, data: bytes, metadata: bytes = b"") -> bool:
    """Keep a letter; one that is there already under this id and is sound stays as it is.

    Returns:
        Whether it was kept: False when there is one of this id.

    Raises:
        KeepError: It could not be written; nothing of it was left behind.
    """
    written, shelf, file = letter_to_parquet(record, letter, data, metadata), find_shelf(), id_to_file(id)
    with _said_of(id, shelf), alone(shelf):
        if has_entry(shelf, file):
            if _is_sound(shelf, file):
                _require_own(shelf, file, id)
                return False
            move_aside(shelf, file, DAMAGED)
        write_entry(shelf, file, written)
    return True


def read_kept(id: str) -> tuple[Record, Letter]:
    """A kept letter as it was read, with its record.

    Raises:
        UnknownIdError: There is none of this id.
        UnreadableFileError: It is damaged, newer than this version, or cannot be opened.
    """
    return _read(id, parquet_to_letter)


def read_kept_record(id: str) -> Record:
    """What is kept of a letter beside its text; see `read_kept`."""
    return _read(id, read_record)


def read_kept_source(id: str) -> tuple[bytes, bytes]:
    """The file of a kept letter as it came, and its metadata file or nothing; see `read_kept`."""
    return _read(id, parquet_to_source)


def change_kept(id: str, change: Callable[[Record], Record]) -> None:
    """Write another record with a kept letter; its text and its file stay.

    Raises:
        KeepError: It could not be written, or the id that it would get is that of another.
        UnknownIdError: There is none of this id.
        UnreadableFileError: It is damaged, newer than this version, or cannot be opened.
    """
    shelf, file = find_shelf(), id_to_file(id)
    read_kept(id)
    with _said_of(id, shelf), alone(shelf):
        written = io.BytesIO(read_entry(shelf, file))
        before, letter = parquet_to_letter(written)
        record = change(before)
        new_id = record.to_card().id
        new_file = id_to_file(new_id)
        if new_file != file and has_entry(shelf, new_file):
            raise KeepError(f"{id} cannot be named {new_id}: another letter has that name")
        write_entry(shelf, new_file, letter_to_parquet(record, letter, *parquet_to_source(written)))
        if new_file != file:
            move_aside(shelf, file, REPLACED)


def replace_kept(
    id: str, record: Record, letter: Letter, data: bytes, metadata: bytes = b"", *, aside: bool = True
) -> None:
    """Put another reading or another file in the place of a kept letter.

    Args:
        aside: Set a copy of the former aside first.

    Raises:
        KeepError: It could not be written; the former is still there.
        UnknownIdError: There is none of this id.
    """
    written, shelf, file = letter_to_parquet(record, letter, data, metadata), find_shelf(), id_to_file(id)
    with _said_of(id, shelf), alone(shelf):
        if not has_entry(shelf, file):
            raise UnknownIdError("kept letter", id, ())
        if aside:
            copy_aside(shelf, file, REPLACED)
        write_entry(shelf, file, written)


def remove_kept(id: str) -> str:
    """Take a letter off the shelf; it goes aside.

    Returns:
        Its name among what was set aside, for `restore_kept`.

    Raises:
        KeepError: It could not be moved.
        UnknownIdError: There is none of this id.
    """
    shelf, file = find_shelf(), id_to_file(id)
    with _said_of(id, shelf), alone(shelf):
        if not has_entry(shelf, file):
            raise UnknownIdError("kept letter", id, ())
        return move_aside(shelf, file, REMOVED)


def list_removed() -> tuple[tuple[str, Record], ...]:
    """The letters that were removed and can be put back, the last one first: name aside and record."""
    shelf = find_shelf()
    found = []
    with suppress(OSError):
        for aside in list_aside(shelf):
            if aside_to_parts(aside)[1] == REMOVED:
                place = f"{ASIDE}/{aside}"
                with suppress(UnreadableFileError, FileNotFoundError), open_entry(shelf, place) as file:
                    found.append((aside, read_record(file)))
    return tuple(found)


def restore_kept(aside: str) -> None:
    """Put a letter that was removed back.

    Raises:
        KeepError: There is another letter of its id by now, or it could not be moved.
    """
    shelf, (file, _) = find_shelf(), aside_to_parts(aside)
    with _said_of(file.removesuffix(ENDING), shelf), alone(shelf):
        if has_entry(shelf, file):
            raise KeepError(f"{file.removesuffix(ENDING)} cannot be put back: it was added again meanwhile")
        move_back(shelf, aside, file)


def set_aside(shelf: Shelf, file: str, error: UnreadableFileError) -> str:
    """What to say of a file that cannot be used; a damaged one on this computer is moved out of the way.

    One that is newer stays for the version that wrote it; one elsewhere may be on its way still.
    """
    name = file.removesuffix(ENDING)
    if isinstance(error, NewerError):
        return f"{name}: {error}; it is left out. Update Accent"
    if not isinstance(error, DamagedError):
        return f"{name}: {error}; it is left out"
    if shelf.folder is not None:
        with suppress(OSError), alone(shelf):
            if not _is_sound(shelf, file):  # it may have been written anew meanwhile
                move_aside(shelf, file, DAMAGED)
    return f"{name}: damaged: {error}; it is left out. Add the paper again"


def _read(id: str, read: Callable[..., _Read]) -> _Read:
    """Something of the file of a letter."""
    shelf, file = find_shelf(), id_to_file(id)
    try:
        with open_entry(shelf, file) as opened:
            return read(opened)
    except FileNotFoundError as error:
        raise UnknownIdError("kept letter", id, ()) from error
    except UnreadableFileError as error:
        raise UnreadableFileError(set_aside(shelf, file, error)) from error
    except OSError as error:
        raise UnreadableFileError(f"{id}: cannot be opened in {shelf.address} ({_why(error)})") from error


def _require_own(shelf: Shelf, file: str, id: str) -> None:
    """Refuse to go on when the file of a letter holds something that cannot be used as that letter.

    Raises:
        KeepError: A newer version wrote it, or it holds another letter.
    """
    try:
        with open_entry(shelf, file) as opened:
            holds = read_record(opened).to_card().id
    except NewerError as error:
        raise KeepError(f"{id} cannot be kept: it is there, but {error}; update Accent") from error
    except (UnreadableFileError, FileNotFoundError):  # gone or damaged since: it is looked at again
        return
    if holds != id:
        raise KeepError(
            f"{id} cannot be kept: {file} holds {holds}; take that file away from {shelf.address}"
        )


def _is_sound(shelf: Shelf, file: str) -> bool:
    """Whether all of a file is what was kept, or at least what a newer version kept."""
    try:
        written = io.BytesIO(read_entry(shelf, file))
        parquet_to_letter(written)
        parquet_to_source(written)
    except DamagedError:
        return False
    except (UnreadableFileError, FileNotFoundError):  # newer, or gone: not ours to judge
        return True
    return True


@contextmanager
def _said_of(id: str, shelf: Shelf) -> Iterator[None]:
    """What the disk refuses becomes a sentence about one letter."""
    try:
        yield
    except CompareError:
        raise
    except OSError as error:
        raise KeepError(f"{id} cannot be kept in {shelf.address} ({_why(error)})") from error


def _why(error: OSError) -> str:
    return error.strerror or str(error) or type(error).__name__
