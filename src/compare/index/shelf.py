"""The index on disk: one Arrow file a segment, and a list of those that count. It can all be made again."""

from __future__ import annotations

import fcntl
import hashlib
import json
import shutil
import sys
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import pyarrow as pa

from compare.index import segment as segments
from compare.index.segment import OF_BLOCKS, TURNS, Segment
from compare.io.papers.home import cache_folder, write_whole
from compare.text import tokens

_LIST = "segments.json"
_MONTH = 30 * 86_400.0
_opened: WeakValueDictionary[Path, Segment] = WeakValueDictionary()
"""Segments that are in use: a file never changes, so that only new ones are read when letters come."""
_TEXTS = ("letters", "keys", "kinds", "speakers", "gaps")
_WORDS = ("types", "parts")
_NUMBERS = ("tokens", "after", "bounds", "order", "offsets", "backward", "holders", "held_from")


def index_folder(library: str) -> Path:
    """Where the index of a library lies: another place as soon as words are cut otherwise."""
    digest = hashlib.sha256(f"{sys.version} {library}".encode())
    for module in (tokens, segments):
        digest.update(Path(str(module.__file__)).read_bytes())
    return cache_folder() / "index" / digest.hexdigest()[:16]


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Only one process at a time writes the index; who reads it need not wait.

    Raises:
        OSError: The folder cannot be written in.
    """
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _drop_old(folder)
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def read_segments(folder: Path) -> dict[str, Segment]:
    """The segments that count by the name of their file; one that is damaged or gone is left out."""
    try:
        listed = json.loads((folder / _LIST).read_bytes())
    except (OSError, ValueError):
        return {}
    found = (
        {str(file): read_segment(folder / str(file)) for file in listed} if isinstance(listed, list) else {}
    )
    return {file: segment for file, segment in found.items() if segment is not None}


def write_segment(folder: Path, segment: Segment) -> str:
    """Write a segment; gives the name of its file.

    Raises:
        OSError: It cannot be written.
    """
    sink = pa.BufferOutputStream()
    table = _segment_to_table(segment)
    with pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    data = sink.getvalue()
    # What is only half on the disk after a crash does not have the sum that is in its name.
    name = f"{zlib.crc32(data):08x}-{len(data)}.arrow"
    write_whole(folder / name, data, sync=False)
    return name


def write_list(folder: Path, files: Sequence[str]) -> None:
    """Say which segments count from now on, and throw the others away; only under `locked`.

    Raises:
        OSError: It cannot be written.
    """
    write_whole(folder / _LIST, json.dumps(files).encode(), sync=False)
    for path in folder.glob("*.arrow"):
        if path.name not in files:
            path.unlink(missing_ok=True)


def read_segment(path: Path) -> Segment | None:
    """The segment of a file, mapped and not loaded; None when the file is gone or not what was written."""
    try:
        if (opened := _opened.get(path)) is not None and path.exists():
            return opened
        with path.open("rb") as file:
            total = 0
            while chunk := file.read(1 << 20):
                total = zlib.crc32(chunk, total)
        if path.name != f"{total:08x}-{path.stat().st_size}.arrow":
            return None
        segment = _table_to_segment(pa.ipc.open_file(pa.memory_map(str(path))).read_all())
    except (OSError, pa.ArrowInvalid, KeyError):
        return None
    _opened[path] = segment
    return segment


def _segment_to_table(segment: Segment) -> pa.Table:
    """One row, a list in each column: arrays of different lengths in one file."""
    columns = {name: getattr(segment, name) for name in (*_TEXTS, *_WORDS, *_NUMBERS)}
    columns |= segment.blocks | segment.turns
    arrays = {
        name: pa.array(x, pa.string()) if name in _TEXTS else pa.array(x) for name, x in columns.items()
    }
    return pa.table({name: pa.ListArray.from_arrays([0, len(x)], x) for name, x in arrays.items()})


def _table_to_segment(table: pa.Table) -> Segment:
    """What `_segment_to_table` was made of; numbers and words stay where they lie."""
    columns: dict[str, Any] = {name: table.column(name).chunk(0).values for name in table.column_names}
    for name in _TEXTS:
        columns[name] = tuple(columns[name].to_pylist())
    for name in (*_NUMBERS, *OF_BLOCKS, *TURNS):
        columns[name] = columns[name].to_numpy()
    blocks, turns = ({name: columns.pop(name) for name in names} for names in (OF_BLOCKS, TURNS))
    return Segment(**columns, blocks=blocks, turns=turns)


def _drop_old(folder: Path) -> None:
    """Throw away the indexes of programs that were last at work a month ago."""
    for other in folder.parent.iterdir():
        with suppress(FileNotFoundError):  # another process has just thrown it away
            if other != folder and time.time() - other.stat().st_mtime > _MONTH:
                shutil.rmtree(other, ignore_errors=True)
