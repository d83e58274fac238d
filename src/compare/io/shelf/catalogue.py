"""The list of what is on the shelf, kept in the cache; only the feet of new files are read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from compare.errors import UnreadableFileError
from compare.io.papers.home import cache_folder, write_whole
from compare.io.shelf.card import Card, First
from compare.io.shelf.kept import DAMAGED, id_to_file, set_aside
from compare.io.shelf.parquet import read_record
from compare.io.shelf.place import (
    ENDING,
    Entry,
    Shelf,
    aside_to_parts,
    find_shelf,
    list_aside,
    list_entries,
    open_entry,
    shelf_state,
)

_FORM = 1  # of the kept list; a list of another form is made anew
_AT_ONCE = 8  # feet that are read at the same time: a place elsewhere takes its time for each


@dataclass(frozen=True, slots=True)
class Listed:
    """A letter on the shelf: its card as it was kept, its file, and what tells it from copies."""

    card: Card
    file: str
    mark: str
    signature: bytes
    first: First | None


def library_state() -> str:
    """A mark that is another one as soon as a letter comes, goes or changes; "" when there is no library.

    Cheap: one look at a folder; of a library elsewhere what was seen is believed for five seconds.
    """
    shelf = find_shelf()
    state = shelf_state(shelf)
    # a library that was there and is not: nothing to load, but something to say
    return state or ("gone" if _path(shelf).exists() else "")


def list_kept() -> tuple[tuple[Listed, ...], tuple[str, ...]]:
    """The letters on the shelf by date and id, and what cannot be used and why."""
    return _list_kept(find_shelf(), library_state())


@lru_cache(maxsize=2)
def _list_kept(shelf: Shelf, state: str) -> tuple[tuple[Listed, ...], tuple[str, ...]]:
    """The list while the shelf is in this state."""
    known = {x.file: x for x in _read_list(shelf)}
    if state == "gone":
        told = f"The library {shelf.address} is not there any more; it held {len(known)} letters."
        return (), (f"{told} Connect its disk, or name another with ACCENT_LIBRARY",) if known else ()
    try:
        entries, aside = list_entries(shelf), list_aside(shelf)
    except OSError as error:
        return (), (f"The library {shelf.address} cannot be read ({error.strerror or error})",)
    same = {e.name: x for e in entries if (x := known.get(e.name)) and x.mark == e.mark}
    new = [entry for entry in entries if entry.name not in same]
    listed, problems = list(same.values()), list[str]()
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for read in threads.map(lambda entry: _read_listed(shelf, entry), new):
            if isinstance(read, Listed):
                listed.append(read)
            elif read:
                problems.append(read)
    if len(known) != len(same) or len(listed) != len(same):
        _write_list(shelf, listed)
    there = {entry.name for entry in entries}
    for name in aside:  # of those that were found damaged before and were not added again
        file, why = aside_to_parts(name)
        if why == DAMAGED and file not in there:
            problems.append(
                f"{file.removesuffix(ENDING)}: was damaged and is set aside as {name}; add the paper again"
            )
    return tuple(sorted(listed, key=lambda x: (x.card.date, x.card.id))), tuple(sorted(problems))


def _read_listed(shelf: Shelf, entry: Entry) -> Listed | str:
    """What the foot of a file tells, or why it cannot be used; "" when it has just gone."""
    try:
        with open_entry(shelf, entry.name) as file:
            record = read_record(file)
    except FileNotFoundError:
        return ""
    except UnreadableFileError as error:
        return set_aside(shelf, entry.name, error)
    except OSError as error:
        return (
            f"{entry.name.removesuffix(ENDING)}: cannot be opened ({error.strerror or error}); it is left out"
        )
    card = record.to_card()
    if id_to_file(card.id) != entry.name:
        return (
            f"{entry.name.removesuffix(ENDING)}: this file holds {card.id} under another name; it is left out"
        )
    return Listed(card, entry.name, entry.mark, record.signature, record.first)


def _path(shelf: Shelf) -> Path:
    """The kept list of a shelf."""
    named = hashlib.sha256(shelf.address.encode()).hexdigest()[:16]
    return cache_folder() / "library" / f"{named}-{_FORM}.parquet"


def _read_list(shelf: Shelf) -> Iterable[Listed]:
    """The list as it was kept; empty when there is none, or it is damaged."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(_path(shelf)).read(use_threads=False)
        columns = {name: table.column(name).to_pylist() for name in table.column_names}
        own = [columns[f.name] for f in fields(Card)]
        rest = [columns[name] for name in ("file", "mark", "signature", "first_id", "first_sha256")]
    except (OSError, pa.ArrowException, KeyError):
        return []
    return [
        Listed(Card(*told), file, mark, signature, First(id, sha256) if id else None)
        for told, (file, mark, signature, id, sha256) in zip(
            zip(*own, strict=True), zip(*rest, strict=True), strict=True
        )
    ]


def _write_list(shelf: Shelf, listed: list[Listed]) -> None:
    """Keep the list. What cannot be kept costs time later and no more: no error."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns: dict[str, Any] = {
        f.name: pa.array([getattr(x.card, f.name) for x in listed], _TYPES[str(f.type)](pa))
        for f in fields(Card)
    }
    columns |= {
        "file": pa.array([x.file for x in listed], pa.string()),
        "mark": pa.array([x.mark for x in listed], pa.string()),
        "signature": pa.array([x.signature for x in listed], pa.binary()),
        "first_id": pa.array([x.first.id if x.first else "" for x in listed], pa.string()),
        "first_sha256": pa.array([x.first.sha256 if x.first else "" for x in listed], pa.string()),
    }
    written = pa.BufferOutputStream()
    pq.write_table(pa.table(columns), written, compression="zstd")
    try:
        _path(shelf).parent.mkdir(parents=True, exist_ok=True)
        write_whole(_path(shelf), written.getvalue().to_pybytes(), sync=False)
    except OSError:
        return


_TYPES = {"str": lambda pa: pa.string(), "int": lambda pa: pa.int32(), "date": lambda pa: pa.date32()}
