"""What the page on the screen was made from, gathered while it is drawn, for who takes something along."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import streamlit as st

from compare import __version__
from compare.export.provenance import Provenance
from compare.model import Block, Letter
from compare.ui.context import Context

_MADE = "made-of-page"


@dataclass(frozen=True, slots=True)
class Passage:
    """A block that the page shows as evidence.

    ``title`` is that of the list it stands in, ``note`` the line under it; the pages are those of what is
    marked in it, as printed, 0 where the source shows none.
    """

    title: str
    letter: Letter
    block: Block
    speaker: str
    note: str
    page: int
    last_page: int


Passages = tuple[Passage, ...]


@dataclass(slots=True)
class Made:
    """What was gathered of one drawing of a page.

    Downloads are made in another thread after the page was drawn: they hold this object, and read it then.
    """

    page: str = ""
    link: str = ""
    settings: dict[str, str] = field(default_factory=dict)
    letters: dict[str, Letter] = field(default_factory=dict)
    method: str = ""
    notes: tuple[str, ...] = ()
    passages: Passages = ()
    fingerprint: str = ""
    """What the view is made with, as the end of its link says it."""
    fixed: dict[str, list[str]] = field(default_factory=dict)
    """Choices that a link names even where they are the default."""
    told: Callable[[], None] = lambda: None
    """Called when letters come, or a link asks in vain: draws what the page says of it."""

    def provenance(self, ctx: Context) -> Provenance:
        """The same, as it goes along with what is taken."""
        letters = tuple(sorted(self.letters.values(), key=lambda x: (x.date, x.id)))
        return Provenance(
            page=self.page,
            link=self.link,
            settings=tuple(self.settings.items()),
            letters=letters or ctx.corpus.letters,
            method=self.method,
            notes=self.notes,
            version=__version__,
            corpus=ctx.corpus.version,
            lists=ctx.lists,
            made=datetime.now(UTC).astimezone(),
            lang=ctx.lang,
        )


def begin_made(page: str) -> Made:
    """Forget the page that was drawn before; ``page`` is the title of this one."""
    made = Made(page)
    st.session_state[_MADE] = made
    return made


def made_so_far() -> Made:
    """What was gathered of the page that is being drawn."""
    made: Made | None = st.session_state.get(_MADE)
    return made if made is not None else begin_made("")


def note_setting(label: str, chosen: str) -> None:
    """A choice that the reader made, or left as it was."""
    made_so_far().settings[label] = chosen


def note_letters(letters: Iterable[Letter]) -> None:
    """Letters that the page counts in."""
    made = made_so_far()
    made.letters.update({x.id: x for x in letters})
    made.told()


def note_passages(passages: Passages) -> None:
    """Passages that the page shows."""
    made_so_far().passages += passages


def note_method(method: str, notes: Sequence[str] = ()) -> None:
    """How the page counts, and what it left out."""
    made = made_so_far()
    made.method, made.notes = method, tuple(notes)
