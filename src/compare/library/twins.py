"""The same paper twice: known by its official id, by its file, or by near-identical text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

import numpy as np

from compare.corpus import list_cards, load_given
from compare.io.papers.addresses import find_wanted
from compare.io.shelf.catalogue import list_kept
from compare.model import Letter
from compare.text.alike import SIZE, estimate_alike, letter_to_signature

SAME_TEXT = 0.8
"""Part of the runs of four words from which two texts are one paper; see docs/methods.md."""
_SAME_WORDS = 0.99  # of two with official numbers of their own: a motion that was changed is another
_SAME_DAYS = 31  # that the dates of two copies of a paper may lie apart: of the letter and of its web page
_NO_SIGNATURE = bytes(SIZE)


@dataclass(frozen=True, slots=True)
class Twin:
    """The letter that another is a copy of.

    ``by`` is what tells so: "id", "file" or "text"; ``alike`` which part of their runs of four
    words they share, from 0 to 1.
    """

    letter: Letter
    by: str
    alike: float

    @property
    def id(self) -> str:
        """Id of the letter that counts."""
        return self.letter.witness_of or self.letter.id


@dataclass(frozen=True, slots=True)
class Match:
    """What a letter was found to be a copy of: ``root`` is the letter that counts; else as in `Twin`."""

    root: str
    by: str
    alike: float


@dataclass(frozen=True, slots=True)
class Known:
    """What tells a letter that is there from a copy; ``root`` is the letter that counts."""

    id: str
    root: str
    sha256: str
    date: date
    signature: bytes


@dataclass(slots=True)
class Shelved:
    """All letters that a new one may be a copy of; more may be put beside them."""

    papers: list[Known] = field(default_factory=list)
    ids: dict[str, Known] = field(default_factory=dict)
    files: dict[str, Known] = field(default_factory=dict)
    signatures: bytearray = field(default_factory=bytearray)

    def put(self, known: Known) -> None:
        """One more."""
        self.papers.append(known)
        self.ids[known.id] = self.files[known.sha256] = known
        self.signatures += known.signature or _NO_SIGNATURE


def find_twin(letter: Letter, others: Iterable[Letter]) -> Twin | None:
    """The letter that this is another copy of; None when it is a paper of its own.

    Two letters that differ in date by more than a month are never one paper, however alike; two
    with official numbers of their own only when the words are the same.

    Args:
        letter: The letter to place.
        others: Those that are there; itself may be among them only under another id and file.
    """
    shelved, letters = Shelved(), {x.id: x for x in others}
    for other in letters.values():
        shelved.put(letter_to_known(other))
    match = find_match(letter_to_known(letter), shelved)
    if match is None:
        return None
    # a copy may be there without the letter that it is a copy of
    first = letters.get(match.root) or next(x for x in letters.values() if x.witness_of == match.root)
    return Twin(first, match.by, match.alike)


def find_match(new: Known, shelved: Shelved) -> Match | None:
    """The same as `find_twin`, from what is known of the letters. Costs one look at all signatures."""
    if same := shelved.files.get(new.sha256) if new.sha256 else None:
        return Match(same.root, "file", 1.0)
    if not shelved.papers:
        return None
    alike = estimate_alike(new.signature or _NO_SIGNATURE, shelved.signatures)
    same = shelved.ids.get(new.id)
    if same and find_wanted(new.id):
        return Match(same.root, "id", float(alike[shelved.papers.index(same)]))
    if not new.signature:
        return None
    for at in np.argsort(-alike, kind="stable"):
        if alike[at] < SAME_TEXT:
            return None
        if _may_be_one(new, shelved.papers[at], float(alike[at])):
            return Match(shelved.papers[at].root, "text", float(alike[at]))
    return None


def letter_to_known(letter: Letter) -> Known:
    """What tells a letter from a copy."""
    return Known(letter.id, letter.witness_of or letter.id, letter.sha256, letter.date, _signature_of(letter))


def find_shelved(without: str = "") -> Shelved:
    """The letters that come with Accent and those of the library, without the one of this id."""
    shelved = Shelved()
    given = load_given()
    for letter in (*given.letters, *given.witnesses):
        shelved.put(letter_to_known(letter))
    signatures = {x.card.id: x.signature for x in list_kept()[0]}
    for card in (x for x in list_cards()[0] if x.id != without):
        signature = signatures.get(card.id, b"")
        shelved.put(Known(card.id, card.witness_of or card.id, card.sha256, card.date, signature))
    return shelved


@lru_cache(maxsize=128)
def _signature_of(letter: Letter) -> bytes:
    return letter_to_signature(letter)


def _may_be_one(one: Known, other: Known, alike: float) -> bool:
    """Whether dates and numbers leave room for two papers being one; without a date it may be of any day."""
    if find_wanted(one.id) and find_wanted(other.id) and alike < _SAME_WORDS:
        return False
    return date.min in (one.date, other.date) or abs((one.date - other.date).days) <= _SAME_DAYS
