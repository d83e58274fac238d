"""Brings the index up to date with the letters there are: only what is new or changed is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np

from compare.errors import CompareError
from compare.index.segment import Mask, Segment, letters_to_segment, merge_segments
from compare.index.shelf import locked, read_segment, read_segments, write_list, write_segment
from compare.model import Letter

Report = Callable[[int, int], None]
"""Told now and then how many of how many letters have been taken in."""

BATCH = 1_000_000
"""About so many words of new letters become one segment."""
_SIGNS_A_WORD = 7
LIKE = 8
"""So many segments of about one size become one, so that each word is written anew a few times at most."""
SMALL = 1 << 15
FULL = SMALL * LIKE**2
"""A segment of so many words is merged no more: one that is ever larger would ask for ever more memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A segment, and which of its letters count: one that was changed or removed stays in it for a while.

    ``file`` is its name on the disk, "" when it is in memory only.
    """

    file: str
    segment: Segment
    stays: Mask

    @property
    def words(self) -> int:
        """Words of the letters that count."""
        return int(self.segment.words[self.stays[self.segment.blocks["letter"]]].sum())


def bring_up_to_date(
    folder: Path, wanted: Mapping[str, str], load: Callable[[str], Letter], report: Report
) -> tuple[tuple[Held, ...], tuple[str, ...]]:
    """The segments that hold just the letters that are wanted, and a note on each that cannot be read.

    What is done stays done when the program is stopped halfway. Several processes may ask at once: one
    works, the others wait for it. Where nothing can be written all of it is made in memory.

    Args:
        folder: Where the index lies.
        wanted: The id of each letter, with a key that changes when its text does.
        load: Gives a letter by its id.
        report: Told how far it is.
    """
    held, missing = _compare(read_segments(folder), wanted)
    if not missing:
        return tuple(held), ()
    with suppress(OSError), locked(folder):
        return _build(folder, wanted, load, report, write=True)
    return _build(folder, wanted, load, report, write=False)


def _compare(segments: Mapping[str, Segment], wanted: Mapping[str, str]) -> tuple[list[Held], list[str]]:
    """Which letters of the segments count, and which of those wanted stand in none."""
    missing = dict(wanted)
    held = []
    for file, segment in segments.items():
        stays = [
            missing.get(id) == key and missing.pop(id) is not None
            for id, key in zip(segment.letters, segment.keys, strict=True)
        ]
        held.append(Held(file, segment, np.array(stays, dtype=np.bool_)))
    return held, list(missing)


def _build(
    folder: Path, wanted: Mapping[str, str], load: Callable[[str], Letter], report: Report, *, write: bool
) -> tuple[tuple[Held, ...], tuple[str, ...]]:
    """`bring_up_to_date` while no other process is at it."""
    held, missing = _compare(read_segments(folder), wanted)
    notes: list[str] = []

    def letters() -> Iterator[tuple[str, Letter]]:
        for done, id in enumerate(missing):
            report(done, len(missing))
            try:
                yield wanted[id], load(id)
            except CompareError as error:
                notes.append(str(error))

    for batch in _batches(letters()):
        held.append(_hold(folder, letters_to_segment(batch), write=write))
        while due := _due(held):
            held = [x for x in held if x not in due]
            if any(x.words for x in due):
                merged = merge_segments([(x.segment, x.stays) for x in due])
                held.append(_hold(folder, merged, write=write))
        if write:
            write_list(folder, [x.file for x in held])
    report(len(missing), len(missing))
    return tuple(held), tuple(notes)


def _hold(folder: Path, segment: Segment, *, write: bool) -> Held:
    """A new segment, as it lies on the disk when it can be written there: then it takes no memory."""
    file = write_segment(folder, segment) if write else ""
    return Held(
        file,
        (read_segment(folder / file) if write else None) or segment,
        np.ones(len(segment.letters), dtype=np.bool_),
    )


def _batches(letters: Iterable[tuple[str, Letter]]) -> Iterator[list[tuple[str, Letter]]]:
    """Letters with their keys, so many at once as make a segment."""
    batch: list[tuple[str, Letter]] = []
    signs = 0
    for keyed in letters:
        batch.append(keyed)
        signs += len(keyed[1].text)
        if signs > BATCH * _SIGNS_A_WORD:
            yield batch
            batch, signs = [], 0
    if batch:
        yield batch


def _due(held: Iterable[Held]) -> list[Held]:
    """Segments to make one of: enough that are about as large, or one that is half empty."""
    sizes: dict[int, list[Held]] = {}
    for x in held:
        if 2 * x.words < len(x.segment.tokens):
            return [x]
        if x.words < FULL:
            sizes.setdefault(int(log(max(x.words, SMALL) / SMALL, LIKE)), []).append(x)
    return next((alike for alike in sizes.values() if len(alike) >= LIKE), [])
