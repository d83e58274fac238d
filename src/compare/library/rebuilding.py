"""Reads every kept file again with the reader of now, and takes over what an earlier version kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from compare.apart import Item, Reading, read_many_apart
from compare.corpus import list_cards
from compare.errors import CompareError, UnreadableFileError
from compare.io.papers.readings import reader_fingerprint
from compare.io.shelf import kept as shelf
from compare.io.shelf.card import Edited, Record, with_facts
from compare.io.shelf.former import Former, find_former, retire_former
from compare.library.keeping import keep_letter, letter_to_record
from compare.library.twins import find_shelved
from compare.model import Letter

SAME, CHANGED, TAKEN_OVER, FAILED = "same", "changed", "taken over", "failed"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What became of a letter that was read again.

    ``status`` is "same", "changed" and then ``changes`` says what, "taken over" from an earlier
    version, or "failed" and then ``error`` says why; a letter that failed stays as it was.
    """

    id: str
    status: str
    changes: tuple[str, ...] = ()
    error: CompareError | None = None


def rebuild_library(jobs: int = 1) -> Iterator[Rebuilt]:
    """Read the letters of the library again, by date, then take over those of an earlier version.

    What a reader edited stays, and so do ids, moments and addresses. A letter is written when
    its reading is another one; until then, and when it fails, the former stands.

    Args:
        jobs: How many are read at once.
    """
    yield from _read_again(jobs)
    yield from _take_over(jobs)


def _read_again(jobs: int) -> Iterator[Rebuilt]:
    """Each letter of the library, read from the file that is kept with it."""
    waiting: deque[tuple[str, Record] | Rebuilt] = deque()

    def items() -> Iterator[Item]:
        for card in list_cards()[0]:
            try:
                record = shelf.read_kept_record(card.id)
                item = Item(record.name, *shelf.read_kept_source(card.id))
            except CompareError as error:
                waiting.append(Rebuilt(card.id, FAILED, error=error))
            else:
                waiting.append((card.id, record))
                yield item

    for reading in read_many_apart(items(), jobs):
        while isinstance(first := waiting.popleft(), Rebuilt):
            yield first
        try:
            yield _put(*first, reading)
        except CompareError as error:
            yield Rebuilt(first[0], FAILED, error=error)
    yield from (x for x in waiting if isinstance(x, Rebuilt))


def _put(id: str, record: Record, reading: Reading) -> Rebuilt:
    """Put a new reading in the place of the former, when it is another."""
    letter = _letter_of(reading)
    edited = record.edited if letter.id == id else replace(record.edited, id=id)
    if with_facts(letter, edited).date == date.min:
        edited = replace(edited, date=record.to_card().date)
    try:
        former = shelf.read_kept(id)[1]
    except UnreadableFileError:  # its file is whole, its text is not
        former = None
    if former == letter and record.reader == reader_fingerprint():
        return Rebuilt(id, SAME)
    new = letter_to_record(letter, edited, record.kept, record.address, record.first)
    data, metadata = reading.item.data, reading.item.metadata
    if former is None:
        shelf.keep_kept(id, new, letter, data, metadata)
        return Rebuilt(id, CHANGED, ("its text was damaged and is read again",))
    shelf.replace_kept(id, new, letter, data, metadata, aside=False)
    changes = tuple(_find_changes(former, letter, record.words, new.words))
    return Rebuilt(id, CHANGED if changes else SAME, changes)


def _take_over(jobs: int) -> Iterator[Rebuilt]:
    """Each paper that an earlier version kept, read and put in the library."""
    waiting: deque[Former | UnreadableFileError] = deque()
    shelved = find_shelved()

    def items() -> Iterator[Item]:
        for former in find_former():
            waiting.append(former)
            if isinstance(former, Former):
                yield Item(former.name, former.data, former.metadata)

    for reading in read_many_apart(items(), jobs):
        while isinstance(former := waiting.popleft(), UnreadableFileError):
            yield Rebuilt("", FAILED, error=former)
        try:
            letter = _letter_of(reading)
            facts = Edited() if letter.id == former.id else Edited(id=former.id)
            added = keep_letter(
                letter, former.data, former.metadata,
                day=former.day, address=former.address, facts=facts, kept=former.kept, shelved=shelved,
            )  # fmt: skip
            retire_former(former)
            yield Rebuilt(added.letter.id if added.letter else former.id, TAKEN_OVER)
        except CompareError as error:
            yield Rebuilt(former.id, FAILED, error=error)
    yield from (Rebuilt("", FAILED, error=x) for x in waiting if isinstance(x, UnreadableFileError))


def _letter_of(reading: Reading) -> Letter:
    """The letter that was read.

    Raises:
        UnreadableFileError: The file was refused.
    """
    if reading.letter is None:
        raise reading.error or ValueError(f"{reading.item.name}: neither read nor refused")
    return reading.letter


def _find_changes(former: Letter, letter: Letter, words_before: int, words: int) -> Iterator[str]:
    """What another reading of a file changed, in words."""
    for name in ("id", "title", "short", "kind", "sender", "date", "dossier", "number", "session_year"):
        before, now = getattr(former, name), getattr(letter, name)
        if before != now:
            yield f"{name}: «{before}» → «{now}»"
    if len(former.blocks) != len(letter.blocks):
        yield f"blocks: {len(former.blocks)} → {len(letter.blocks)}"
    if words_before != words:
        yield f"words: {words_before} → {words}"
    elif former.text != letter.text:
        yield "text"
    elif former.blocks != letter.blocks:
        yield "how its text is cut"
