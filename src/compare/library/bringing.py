"""Brings papers by number, official address or citation, and keeps them or says why not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from compare.apart import read_apart
from compare.apart.limits import OWN_DISK
from compare.errors import CompareError, FetchError
from compare.io.papers.addresses import Wanted, find_wanted, is_official_host
from compare.io.shelf.card import Edited
from compare.library.keeping import (
    ALREADY_THERE,
    FAILED,
    Added,
    find_copy_of,
    keep_letter,
    load_sound,
)
from compare.model import Letter
from compare.text.references import find_references

if TYPE_CHECKING:
    from compare.io.papers.fetch import Visit


def find_papers_asked(asked: str) -> tuple[Wanted, ...]:
    """The papers that a number, an official address or a citation names, in order.

    Raises:
        FetchError: It names none.
    """
    if wanted := find_wanted(asked):
        return (wanted,)
    found = find_references(asked)
    papers = [w for x in found if x.identifier and x.kind != "dossier" and (w := find_wanted(x.identifier))]
    if papers:
        return tuple({paper.id: paper for paper in papers}.values())
    if any(x.kind == "dossier" for x in found):
        problem = "this is a whole dossier; name a paper in it, as «33 694, nr. 57»"
    elif is_official_host(asked):
        problem = "this address of the official site shows no paper; open the paper itself"
    elif "://" in asked:
        problem = "only papers of officielebekendmakingen.nl and repository.overheid.nl are fetched"
    else:
        problem = (
            "this is no file here and no number of a paper; write kst-33694-57, «Kamerstuk 33 694, nr. 57»,"
            " ah-tk-20202021-3235, or an official address"
        )
    raise FetchError("unknown", asked, problem)


def fetch_and_keep(asked: str, visit: Visit, day: date | None = None) -> Iterator[Added]:
    """Bring the papers that were asked for, read them and keep them.

    Args:
        asked: A number, an official address, or a citation of one or more papers.
        visit: The visit that asks the official sites.
        day: Date of the paper when it does not tell its own.
    """
    try:
        papers = find_papers_asked(asked)
    except FetchError as error:
        yield Added(asked, FAILED, error=error)
        return
    for wanted in papers:
        try:
            yield _fetch_one(wanted, visit, day)
        except CompareError as error:
            yield Added(wanted.id, FAILED, error=error)


def _fetch_one(wanted: Wanted, visit: Visit, day: date | None) -> Added:
    # careful: loading httpx takes as long as reading all letters, so only who fetches pays for it
    from compare.io.papers.fetch import fetch_paper

    if (card := find_copy_of(wanted.id)) and (letter := load_sound(card.id)):
        return Added(wanted.id, ALREADY_THERE, letter, card.source)
    came = fetch_paper(wanted, visit, accept=_read)
    letter = _read(came.data, f"{wanted.id}.{came.format}", came.metadata)
    # the number by which it was asked is its id, whatever it says itself
    facts = Edited() if letter.id == wanted.id else Edited(id=wanted.id)
    return keep_letter(letter, came.data, came.metadata, day=day, address=came.url, facts=facts)


def _read(data: bytes, name: str, metadata: bytes) -> Letter:
    return read_apart(data, name, metadata, limits=OWN_DISK)
