"""Which of the kept letters are second copies, as things stand now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from compare.io.cabinets import Cabinet, cabinet_on
from compare.io.shelf.card import Card
from compare.io.shelf.catalogue import Listed


def settle_cards(
    listed: Iterable[Listed], given: Mapping[str, str], cabinets: tuple[Cabinet, ...]
) -> tuple[Card, ...]:
    """The cards of the kept letters, each with its cabinet and what it is a second copy of now.

    The same file twice is one letter. When the paper that others are copies of has gone, the
    copy that was kept first takes its place.

    Args:
        listed: The letters on the shelf.
        given: Hash of the file of each letter that comes with Accent, by id.
        cabinets: Who was in office when.

    Returns:
        In the order in which they were given.
    """
    letters = _each_file_once(listed, set(given.values()))
    ids = {x.card.id for x in letters} | set(given)
    files = {sha256: id for id, sha256 in given.items()} | {x.card.sha256: x.card.id for x in letters}
    leads: dict[str, str] = {}  # of papers that have gone: the copy that stands in
    firsts: dict[str, str] = {}
    for x in sorted(letters, key=lambda x: (x.card.kept, x.card.id)):
        if x.card.id in given:
            firsts[x.card.id] = x.card.id
        elif x.first:
            there = x.first.id if x.first.id in ids else files.get(x.first.sha256, "")
            lead = there or leads.setdefault(x.first.sha256, x.card.id)
            if lead != x.card.id:
                firsts[x.card.id] = lead
    cards = []
    for x in letters:
        cabinet = x.card.cabinet or cabinet_on(x.card.date, cabinets)
        cards.append(replace(x.card, cabinet=cabinet, witness_of=_root(x.card.id, firsts)))
    return tuple(cards)


def _each_file_once(listed: Iterable[Listed], seen: set[str]) -> list[Listed]:
    """The letters without those whose file was kept under another id before."""
    kept = set()
    for x in sorted(listed := list(listed), key=lambda x: (x.card.kept, x.card.id)):
        if x.card.sha256 not in seen:
            seen.add(x.card.sha256)
            kept.add(x.file)
    return [x for x in listed if x.file in kept]


def _root(id: str, firsts: Mapping[str, str]) -> str:
    """The paper that a letter is in the end a copy of; "" when it is none."""
    passed = {id}
    root = firsts.get(id, "")
    while root and root not in passed and firsts.get(root, ""):
        passed.add(root)
        root = firsts[root]
    return root
