"""Keeps letters with their file, changes what is known of them, takes them out and puts them back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from compare.corpus import find_card, finish_letter, list_cards, load_card, load_given, load_kept
from compare.errors import CompareError, KeepError, UnreadableFileError
from compare.io.cabinets import read_cabinets
from compare.io.corrections import read_corrections
from compare.io.papers.readings import reader_fingerprint
from compare.io.shelf import kept as shelf
from compare.io.shelf.card import Card, Edited, First, Record, with_facts
from compare.io.shelf.parquet import letter_to_facts
from compare.library.twins import (
    Match,
    Shelved,
    Twin,
    find_match,
    find_shelved,
    letter_to_known,
)
from compare.model import Letter
from compare.text.alike import letter_to_signature
from compare.text.audit import count_body

ADDED, ALREADY_THERE, FAILED = "added", "already there", "failed"
_NO_DATE = "no date was found in it, and letters are laid out in time; give its date"
_TRIES = 5  # to keep a letter while other processes take the name that it would get


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one thing that was asked for.

    ``status`` is "added", "already there" or "failed", and then ``error`` says why.
    ``source`` is an address or the name of a file. ``twin`` tells what it is a second copy of,
    and by what it was known.
    """

    asked: str
    status: str
    letter: Letter | None = None
    source: str = ""
    error: CompareError | None = None
    twin: Twin | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """A letter that was taken out of the library; ``aside`` is where its file is, for `restore_letter`."""

    id: str
    short: str
    aside: str


def keep_letter(
    letter: Letter,
    data: bytes,
    metadata: bytes = b"",
    *,
    day: date | None = None,
    address: str = "",
    facts: Edited | None = None,
    kept: str = "",
    shelved: Shelved | None = None,
    of_its_own: bool = False,
) -> Added:
    """Keep a letter that was read, with the file that it was read from.

    The same file is there once. Another copy of a paper that is there, by its official id or by
    near-identical text, is kept as a second copy, which never counts.

    Args:
        letter: The letter as it was read.
        data: The file, as it came.
        metadata: The metadata file that came with it.
        day: Its date, when it does not tell one; without, a second copy has that of the first.
        address: Where it was fetched, when it was.
        facts: What a reader edited of it.
        kept: The moment to write down, when it was kept before; else the present one.
        shelved: What is there, when many are kept in a row; each is put beside it.
        of_its_own: A reader says that it is no copy, however alike it is to another.

    Raises:
        UnreadableFileError: It has no date.
        KeepError: It could not be written; nothing of it was left behind.
    """
    edited = facts or Edited()
    shown = with_facts(letter, edited)
    source = address or letter.source_file
    asked, new, damaged = shown.id, letter_to_known(shown), ""
    for _ in range(_TRIES):
        there = shelved if shelved is not None else find_shelved(without=damaged)
        match = find_match(new, there)
        if match and match.by == "file":
            there_as = there.files[new.sha256].id
            if same := load_sound(there_as):
                return Added(asked, ALREADY_THERE, same, source)
            shelved, damaged = None, there_as
            continue
        match = None if of_its_own else match
        if given := _require_date(shown, there.ids[match.root].date if match and not day else day):
            edited = replace(edited, date=given)
            shown, new = with_facts(letter, edited), replace(new, date=given)
        id = _free_id(shown, there, is_copy=match is not None)
        named = edited if id == letter.id else replace(edited, id=id)
        first = First(match.root, there.ids[match.root].sha256) if match else None
        record = letter_to_record(letter, named, kept or _now(), address, first)
        if shelf.keep_kept(id, record, letter, data, metadata):
            there.put(replace(new, id=id, root=first.id if first else id))
            added = replace(with_facts(letter, named), witness_of=first.id if first else "")
            return Added(asked, ADDED, _finish(added), source, twin=_match_to_twin(match))
        shelved = None  # another process has just taken the name: look again
    raise KeepError(f"{asked} cannot be kept: others keep taking its name; try again")


def letter_to_record(letter: Letter, edited: Edited, kept: str, address: str, first: First | None) -> Record:
    """What is kept of a letter beside its text and its file."""
    return Record(
        facts=letter_to_facts(letter),
        edited=edited,
        kept=kept,
        address=address,
        name=letter.source_file,
        reader=reader_fingerprint(),
        words=count_body(letter),
        blocks=len(letter.blocks),
        signature=letter_to_signature(letter),
        first=first,
    )


def read_source(id: str) -> tuple[bytes, bytes]:
    """The file of a letter of the library as it came, and its metadata file; empty when it had none.

    Raises:
        UnknownIdError: There is none of this id.
        UnreadableFileError: It is damaged, newer than this version, or cannot be opened.
    """
    return shelf.read_kept_source(find_card(id).id)


def edit_letter(id: str, facts: Edited) -> Letter:
    """Write down what a reader edited of a letter, and give the letter as it stands now.

    What was read stays beside it, so that the letter can be read again. None leaves a fact as it was.

    Raises:
        KeepError: It could not be written, or the id that it would get is that of another letter.
        UnknownIdError: There is none of this id.
        UnreadableFileError: It is damaged, newer than this version, or cannot be opened.
    """
    card, given = find_card(id), load_given()
    if facts.id is not None and (not facts.id.strip() or "#" in facts.id):
        raise KeepError(f"{id} cannot be named «{facts.id}»: a name has a letter or a number, and no #")
    if facts.id != id and any(x.id == facts.id for x in (*given.letters, *given.witnesses)):
        raise KeepError(f"{id} cannot be named {facts.id}: another letter has that name")
    shelf.change_kept(card.id, lambda record: replace(record, edited=record.edited.then(facts)))
    return load_kept(facts.id or id)


def replace_letter(id: str, letter: Letter, data: bytes, metadata: bytes = b"") -> Added:
    """Put another file in the place of a letter's; id and edited facts stay, the former file goes aside.

    Raises:
        KeepError: It could not be written; the former is still there.
        UnknownIdError: There is none of this id.
        UnreadableFileError: The letter that is there is damaged.
    """
    before = shelf.read_kept_record(find_card(id).id)
    edited = before.edited if letter.id == id else replace(before.edited, id=id)
    if with_facts(letter, edited).date == date.min:
        edited = replace(edited, date=before.to_card().date)
    record = letter_to_record(letter, edited, _now(), "", before.first)
    shelf.replace_kept(id, record, letter, data, metadata)
    return Added(id, ADDED, load_kept(id), letter.source_file)


def remove_letter(id: str) -> Removed:
    """Take a letter out of the library; its file goes aside, so that it can be put back.

    Raises:
        KeepError: It could not be moved.
        UnknownIdError: There is none of this id.
    """
    card = find_card(id)
    return Removed(card.id, card.short, shelf.remove_kept(card.id))


def restore_letter(removed: Removed) -> None:
    """Put a letter that was taken out back.

    Raises:
        KeepError: There is another letter of its id by now, or it could not be moved.
    """
    shelf.restore_kept(removed.aside)


def list_removed() -> tuple[Removed, ...]:
    """The letters that were taken out and can be put back, the last one first."""
    cards = ((aside, record.to_card()) for aside, record in shelf.list_removed())
    return tuple(Removed(card.id, card.short, aside) for aside, card in cards)


def find_copy_of(id: str) -> Card | None:
    """The letter of the library with this id, else one that was fetched as a second copy of it."""
    copies = [card for card in list_cards()[0] if card.id == id or (card.witness_of == id and card.address)]
    return min(copies, key=lambda card: card.id != id, default=None)


def load_sound(id: str) -> Letter | None:
    """A letter that comes with Accent or is in the library; None when it is damaged or has gone."""
    given = load_given()
    if same := next((x for x in (*given.letters, *given.witnesses) if x.id == id), None):
        return same
    try:
        shelf.read_kept_source(id)
        return load_card(find_card(id))
    except CompareError:
        return None


def _require_date(letter: Letter, day: date | None) -> date | None:
    """The day that has to be written down with a letter: None when it tells its own.

    Raises:
        UnreadableFileError: It tells none, and none was given.
    """
    if letter.date != date.min:
        return None
    if day is None:
        raise UnreadableFileError(f"{letter.source_file}: {_NO_DATE}")
    return day


def _match_to_twin(match: Match | None) -> Twin | None:
    letter = load_sound(match.root) if match else None
    return Twin(letter, match.by, match.alike) if match and letter else None


def _free_id(letter: Letter, there: Shelved, *, is_copy: bool) -> str:
    """An id that no letter has: its own, that with the format for a copy, or with a part of its hash."""
    by_format = f"{letter.id}.{letter.format}"
    for id in (letter.id, by_format) if is_copy else (letter.id,):
        if id not in there.ids:
            return id
    return f"{letter.id}-{letter.sha256[:6]}"


def _finish(letter: Letter) -> Letter:
    return finish_letter(letter, read_cabinets(), read_corrections())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
