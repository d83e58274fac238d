"""Reads files on the workers of a Dask cluster; what they read is kept here."""

from __future__ import annotations

import io
import warnings
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from compare.apart import Item, Reading, read_many_apart
from compare.errors import ClusterError, UnreadableFileError
from compare.io.papers.readings import reader_fingerprint
from compare.io.shelf.card import Edited
from compare.io.shelf.parquet import letter_to_parquet, parquet_to_letter, parquet_to_source
from compare.library.files import File, keep_reading, open_file
from compare.library.keeping import Added, letter_to_record
from compare.library.twins import find_shelved

_BATCH = 8  # files a task: a worker starts one reader for them, and loses no more than these when it dies
_PATIENCE = "20s"


def keep_files_on_cluster(paths: Sequence[Path], address: str, day: date | None = None) -> Iterator[Added]:
    """The same as `keep_files`, read on the workers of a cluster.

    The files travel to the workers and come back read; only this process writes. What a worker
    that dies had in hand is read by another.

    Args:
        paths: The files, as `find_files` gives them.
        address: Of the scheduler: ``tcp://10.0.0.5:8786``.
        day: Date of the papers that do not tell their own.

    Raises:
        ClusterError: There is no such cluster, or the package that speaks to it is not installed.
    """
    try:
        from distributed import Client
    except ImportError as error:
        problem = "reading on a cluster needs the package distributed; install accent-letters[cluster]"
        raise ClusterError(problem) from error
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as error:  # a time that runs out is an OSError
        raise ClusterError(f"{address}: there is no cluster; start one with: dask scheduler") from error
    with client:
        yield from _keep_all(client, paths, day)


def _keep_all(client: Any, paths: Sequence[Path], day: date | None) -> Iterator[Added]:
    """Keep files in order, with a few tasks for each worker under way."""
    shelved = find_shelved()
    waiting: deque[tuple[list[File], Any]] = deque()
    files = (open_file(path, shelved) for path in paths)
    while True:
        at_once = 2 * max(len(client.scheduler_info()["workers"]), 1)
        while len(waiting) < at_once and (batch := list(islice(files, _BATCH))):
            waiting.append((batch, _submit(client, [x.item for x in batch if x.item])))
        if not waiting:
            return
        batch, task = waiting.popleft()
        readings = iter(_readings_of(task, [x.item for x in batch if x.item]))
        for file in batch:
            yield file.added or keep_reading(file.path, next(readings), shelved, day)


def _submit(client: Any, items: list[Item]) -> Any:
    """A task that reads files, with all that it needs in it: what lies on a worker dies with it."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Sending large graph", UserWarning)
        return client.submit(read_on_worker, [(x.name, x.data, x.metadata) for x in items], pure=False)


def read_on_worker(files: list[tuple[str, bytes, bytes]]) -> list[bytes | str]:
    """What came of each file, in order: the letter as a Parquet file, or the sentence that refuses it."""
    made: list[bytes | str] = []
    for reading in read_many_apart((Item(*file) for file in files), 1):
        if reading.letter is None:
            made.append(str(reading.error))
        else:
            record = letter_to_record(reading.letter, Edited(), "", "", None)
            made.append(letter_to_parquet(record, reading.letter, reading.item.data, reading.item.metadata))
    return made


def _readings_of(task: Any, items: list[Item]) -> Iterator[Reading]:
    """What came back of a task, each letter checked by its hash."""
    from distributed import KilledWorker

    try:
        came = task.result()
    except KilledWorker:
        came = [f"{item.name}: the workers that read it were lost; add it again" for item in items]
    for item, made in zip(items, came, strict=True):
        if isinstance(made, str):
            yield Reading(item, None, UnreadableFileError(made))
            continue
        record, letter = parquet_to_letter(io.BytesIO(made))
        if record.reader != reader_fingerprint() or parquet_to_source(io.BytesIO(made))[0] != item.data:
            told = f"{item.name}: the cluster runs another version of Accent; install this one there"
            yield Reading(item, None, UnreadableFileError(told))
        else:
            yield Reading(item, letter)
