"""What is known of a kept letter without opening its text, and the facts of it that a reader edited."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from compare.model import Letter


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a kept letter without opening its text.

    ``words`` are those of its body. ``kept`` is the moment in UTC at which it was kept;
    ``address`` is where it was fetched, ``name`` the name of its file; ``reader`` is the
    mark of the reader that read it, see `reader_fingerprint`.
    """

    id: str
    title: str
    short: str
    kind: str
    sender: str
    cabinet: str
    date: date
    date_precision: str
    dossier: str
    number: str
    session_year: str
    url: str
    format: str
    sha256: str
    witness_of: str
    words: int
    blocks: int
    kept: str
    address: str
    name: str
    reader: str

    @property
    def source(self) -> str:
        """Where it came from: the address, or the name of the file."""
        return self.address or self.name


@dataclass(frozen=True, slots=True)
class Edited:
    """Facts of a letter that a reader edited; None is as it was read."""

    title: str | None = None
    short: str | None = None
    kind: str | None = None
    sender: str | None = None
    date: date | None = None
    date_precision: str | None = None
    dossier: str | None = None
    number: str | None = None
    session_year: str | None = None
    id: str | None = None

    def then(self, later: Edited) -> Edited:
        """These, and over them what was edited later."""
        return replace(self, **_given(later))


@dataclass(frozen=True, slots=True)
class First:
    """The paper that a letter is a second copy of; known by its id or else by its file."""

    id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that is kept of a letter beside its text and its file.

    ``facts`` are those of the letter as it was read, by the name of the field; ``edited``
    those that a reader put in their place. ``signature`` tells how alike two texts are,
    see `compare.text.alike`.
    """

    facts: dict[str, Any]
    edited: Edited
    kept: str
    address: str
    name: str
    reader: str
    words: int
    blocks: int
    signature: bytes
    first: First | None = None

    def to_card(self) -> Card:
        """The card; its cabinet and what it is a second copy of are as they were when it was kept."""
        own = {f.name for f in fields(Card)}
        facts = {name: x for name, x in (self.facts | _given(self.edited)).items() if name in own}
        if facts["date"] != self.facts["date"]:
            facts["cabinet"] = ""
        if self.first:
            facts["witness_of"] = self.first.id
        return Card(
            **facts,
            words=self.words,
            blocks=self.blocks,
            kept=self.kept,
            address=self.address,
            name=self.name,
            reader=self.reader,
        )


def with_facts(letter: Letter, facts: Edited) -> Letter:
    """The letter with the facts that a reader edited; its words and their places stay.

    With another date the cabinet is left open, to be found by that date.
    """
    given = _given(facts)
    if not given:
        return letter
    if "date" in given and given["date"] != letter.date:
        given["cabinet"] = ""
    if id := given.pop("id", None):
        letter = with_id(letter, id)
    return replace(letter, **given)


def with_id(letter: Letter, id: str) -> Letter:
    """The letter under another id."""
    if letter.id == id:
        return letter
    blocks = tuple(replace(b, place=replace(b.place, letter_id=id)) for b in letter.blocks)
    return replace(letter, id=id, blocks=blocks)


def _given(edited: Edited) -> dict[str, Any]:
    """The facts that were edited, by the name of the field."""
    told = {f.name: getattr(edited, f.name) for f in fields(Edited)}
    return {name: value for name, value in told.items() if value is not None}
