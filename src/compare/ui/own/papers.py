"""The papers that a reader brought for this visit alone: what was read of them, what was changed, and undo.

They are held in memory, by this visit only; nothing of them is written to disk until the reader keeps one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import streamlit as st

from compare.apart import read_apart
from compare.library import (
    ADDED,
    Edited,
    Removed,
    Twin,
    find_twin,
    keep_letter,
    remove_letter,
    replace_letter,
    restore_letter,
    with_facts,
)
from compare.model import Letter
from compare.text.proposed import NOT_FOUND, Proposal, propose_facts, to_written
from compare.ui.context import OWN_FILES, OWN_LETTERS, Context

MOST_PAPERS = 40
"""Papers that one visit may hold."""
MOST_BYTES = 40_000_000
"""Bytes of their files that one visit may hold, so that many visits fit in one server."""
OTHER_COPY = "other copy"
"""Origin of a fact that comes from the paper of which this is a second copy."""

_OWN, _PAST = "own-papers", "own-past"
_MOST_UNDONE = 5  # each may hold a file
_AS_READ = Edited()


@dataclass(frozen=True, slots=True)
class Own:
    """A paper of this visit.

    ``read`` is the letter as it was read, ``facts`` what was proposed or the reader changed since.
    ``twin`` is the paper of which it looks like a second copy and ``first_date`` the date of that, as in
    `Proposal.value`; ``other`` says that the reader denies it.
    """

    read: Letter
    data: bytes
    metadata: bytes = b""
    facts: Edited = _AS_READ
    twin: Twin | None = None
    first_date: str = ""
    other: bool = False

    @property
    def key(self) -> str:
        """What tells it from the others: the checksum of its file."""
        return self.read.sha256

    @property
    def letter(self) -> Letter:
        """The letter with its facts; a second copy says of what."""
        letter = with_facts(self.read, self.facts)
        return replace(letter, witness_of=self.twin.id) if self.twin and not self.other else letter

    @property
    def is_dated(self) -> bool:
        """Whether its date is known; without, it has no place among the letters."""
        return self.letter.date != date.min


@dataclass(frozen=True, slots=True)
class Step:
    """What was done last and how it is taken back.

    ``drop`` is the paper of this visit that goes and ``back`` the one that comes back; ``unkeep`` the kept
    letter that goes, ``removed`` the one that comes back, and ``former`` the file of a kept one that comes
    back in the place of another.
    """

    told: str
    name: str
    drop: str = ""
    back: Own | None = None
    unkeep: str = ""
    removed: Removed | None = None
    former: Former | None = None


@dataclass(frozen=True, slots=True)
class Former:
    """The file from which a kept letter was read before another took its place."""

    id: str
    name: str
    data: bytes
    metadata: bytes


def own_papers() -> tuple[Own, ...]:
    """The papers of this visit, in the order in which they came."""
    own: tuple[Own, ...] = st.session_state.get(_OWN, ())
    return own


def put_own(own: Iterable[Own]) -> None:
    """Make these the papers of this visit; the next run has those with a date on every page."""
    papers = tuple(own)
    st.session_state[_OWN] = papers
    st.session_state[OWN_LETTERS] = tuple(x.letter for x in papers if x.is_dated)
    st.session_state[OWN_FILES] = {x.key: x.data for x in papers if x.read.format == "pdf"}


def change_own(key: str, **changes: object) -> None:
    """Change a paper of this visit; the fields are those of `Own`."""
    put_own(replace(x, **changes) if x.key == key else x for x in own_papers())  # type: ignore[arg-type]


def room_left() -> tuple[int, int]:
    """How many papers, and how many bytes of files, this visit can take in yet."""
    own = own_papers()
    return MOST_PAPERS - len(own), MOST_BYTES - sum(len(x.data) for x in own)


def bring_own(ctx: Context, data: bytes, name: str, metadata: bytes = b"") -> Own:
    """Read a file apart, propose its facts, and hold it for this visit.

    Raises:
        UnreadableFileError: It cannot be read.
    """
    letter = read_apart(data, name, metadata)
    own = propose(Own(letter, data, metadata))
    others = _others(ctx)
    if twin := find_twin(own.letter, others.values()):
        first = others[twin.id]
        own = propose(replace(own, twin=twin, first_date=to_written(first.date, first.date_precision)))
    elif own.letter.id in others:  # another paper whose file has the same name
        own = with_other_id(own)
    put_own([*(x for x in own_papers() if x.key != own.key), own])
    return own


def find_same_file(ctx: Context, sha256: str) -> Letter | None:
    """The paper that was read from this very file before, in this visit or from the library."""
    there = (*ctx.corpus.letters, *ctx.corpus.witnesses, *(x.read for x in own_papers()))
    return next((x for x in there if x.sha256 == sha256), None)


def propose(own: Own) -> Own:
    """The paper with the facts that were found for what the reader of the file left open."""
    values = {p.field: p.value for p in proposals_of(own) if p.value}
    facts = facts_to_edited(own.read, values)
    return replace(own, facts=facts)


def with_other_id(own: Own) -> Own:
    """The paper under an id that no other has."""
    return replace(own, facts=own.facts.then(Edited(id=f"{own.letter.id}-{own.key[:6]}")))


def proposals_of(own: Own) -> tuple[Proposal, ...]:
    """What is proposed for each fact, and from where; an undated second copy has the date of the first."""
    proposals = propose_facts(own.read)
    if not own.first_date or own.other:
        return proposals
    return tuple(
        Proposal("date", own.first_date, OTHER_COPY) if p.field == "date" and p.origin == NOT_FOUND else p
        for p in proposals
    )


def facts_to_edited(letter: Letter, values: dict[str, str]) -> Edited:
    """These facts as changes of a letter: only what differs from what was read.

    Args:
        values: By name of the fact; a date as in `Proposal.value`.
    """
    told = dict(values)
    changes: dict[str, Any] = {}
    if day := told.pop("date", ""):
        changes["date"] = date.fromisoformat(f"{day}-01"[:10])
        changes["date_precision"] = "day" if len(day) > len("2022-10") else "month"
    changes |= told
    known = {f.name for f in fields(Edited)}
    return Edited(**{k: v for k, v in changes.items() if k in known and v != getattr(letter, k)})


def remove_own(key: str) -> None:
    """Forget a paper of this visit; that can be undone while the visit lasts."""
    gone = next(x for x in own_papers() if x.key == key)
    _let_go(key)
    note_step(Step("removed", gone.letter.short, back=gone))


def keep_own(key: str) -> None:
    """Put a paper of this visit in the library of this installation, for everyone.

    Raises:
        KeepError: It could not be written.
    """
    own = next(x for x in own_papers() if x.key == key)
    added = keep_letter(own.read, own.data, own.metadata, facts=own.facts, of_its_own=own.other)
    _let_go(key)
    kept = added.letter.id if added.letter and added.status == ADDED else ""
    told = "second" if added.twin and kept else "kept" if kept else "there"
    note_step(Step(told, own.letter.short, back=own, unkeep=kept))


def remove_kept(id: str, short: str) -> None:
    """Take a letter out of the library; that can be undone.

    Raises:
        UnknownIdError: Another reader was first.
    """
    note_step(Step("removed", short, removed=remove_letter(id)))


def note_step(step: Step) -> None:
    """Remember what was done, so that it can be taken back."""
    past: tuple[Step, ...] = st.session_state.get(_PAST, ())
    st.session_state[_PAST] = (*past, step)[-_MOST_UNDONE:]


def last_step() -> Step | None:
    """What would be taken back now."""
    past: tuple[Step, ...] = st.session_state.get(_PAST, ())
    return past[-1] if past else None


def undo_step() -> None:
    """Take back what was done last.

    Raises:
        CompareError: The library could not be brought back to what it was.
    """
    past: tuple[Step, ...] = st.session_state.get(_PAST, ())
    if not past:
        return
    step = past[-1]
    st.session_state[_PAST] = past[:-1]
    if step.removed:
        restore_letter(step.removed)
    if step.unkeep:
        remove_letter(step.unkeep)
    if step.former:
        was = step.former
        letter = read_apart(was.data, was.name, was.metadata)
        replace_letter(was.id, letter, was.data, was.metadata)
    rest = [x for x in own_papers() if x.key != step.drop]
    put_own([*rest, step.back] if step.back else rest)


def _let_go(key: str) -> None:
    """Take a paper out of the visit."""
    put_own(x for x in own_papers() if x.key != key)


def _others(ctx: Context) -> dict[str, Letter]:
    """What a paper that comes in may be a second copy of, by id."""
    own = (x.letter for x in own_papers())
    return {x.id: x for x in (*ctx.corpus.letters, *own) if not x.witness_of}
