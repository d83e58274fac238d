"""The paragraphs and tables of a word processor's file, before anybody knows what they are.

What `read_odt` and `read_docx` have in common; `manuscript_roles` tells what each
paragraph is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from compare.io.markup import UNSEEN
from compare.io.masthead import find_date, opens_masthead


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a row of a table, as a word processor's file gives it.

    ``text`` may hold line ends and tabs. ``notes`` are the notes that are referred to
    here for the first time, as (number, paragraphs). ``kind`` is "title", "heading",
    "list_item", "table" (a row), "furniture" or "". ``mark`` is what is printed before a
    list item or heading; an item's second paragraph has none and ``goes_on``. ``look`` is
    "bold", "italic" or "underline" when all of it is. ``spaced`` tells that white stands
    before it; for a row, that it begins a table.
    """

    text: str
    references: tuple[int, ...] = ()
    notes: tuple[tuple[int, tuple[str, ...]], ...] = ()
    kind: str = ""
    level: int = 0
    mark: str = ""
    goes_on: bool = False
    look: str = ""
    spaced: bool = True


@dataclass(slots=True)
class NoteNumbers:
    """The notes met so far, each with its number: as printed, else in order of appearance."""

    known: dict[str, int] = field(default_factory=dict)

    def number_of(self, key: str, printed: str = "") -> int:
        """Number of the note ``key``, which is given one when it is met for the first time."""
        if key not in self.known:
            taken = self.known.values()
            number = int(printed) if printed.isdecimal() else 0
            self.known[key] = number if number and number not in taken else max(taken, default=0) + 1
        return self.known[key]


class Look(Protocol):
    """How words are set; None is not known."""

    @property
    def bold(self) -> bool | None: ...
    @property
    def italic(self) -> bool | None: ...
    @property
    def underline(self) -> bool | None: ...


@dataclass(slots=True)
class Words:
    """Running text as it is gathered: its pieces with their looks, its notes, what is placed beside it."""

    pieces: list[tuple[str, Look]] = field(default_factory=list)
    references: list[int] = field(default_factory=list)
    notes: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    beside: list[Paragraph] = field(default_factory=list)

    def look(self) -> str:
        """ "bold", "italic" or "underline" when all of it is."""
        looks = [style for text, style in self.pieces if text.strip()]
        for name in ("bold", "italic", "underline"):
            if looks and all(getattr(look, name) for look in looks):
                return name
        return ""

    def text(self) -> str:
        """All of it, with its line ends and tabs."""
        return "".join(piece for piece, _ in self.pieces)

    def to_paragraph(self, kind: str, level: int, mark: str, *, spaced: bool) -> Paragraph:
        """The paragraph that it makes."""
        return Paragraph(
            self.text(),
            tuple(self.references),
            tuple(self.notes),
            kind,
            level,
            mark,
            look=self.look(),
            spaced=spaced,
        )


_LETTERHEAD = re.compile(r"(?:> ?)?Retouradres\b|Betreft\b:?|Datum:?(?P<date>.*)", re.I)
_PAGES = 3000
"""Characters in a cell; a table of figures or words has shorter ones."""


def clean_text(text: str) -> str:
    """Text in single spaces without signs that nobody sees."""
    return " ".join(text.translate(UNSEEN).split())


def rows_to_paragraphs(rows: Sequence[Sequence[Sequence[Paragraph]]]) -> Iterator[Paragraph]:
    """A table as its rows; as plain paragraphs where it only serves to place text on the page.

    That is so when no row has two filled cells, when it holds the masthead or the head
    of a letter, or when one of its cells holds whole pages.

    Args:
        rows: Rows of cells of paragraphs; a cell that another one covers is left out.
    """
    filled = [[cell for cell in row if any(p.text.strip() for p in cell)] for row in rows]
    if (
        all(len(row) <= 1 for row in filled)
        or any(_places_head([clean_text(p.text) for cell in row for p in cell]) for row in filled[:6])
        or any(sum(len(p.text) for p in cell) > _PAGES for row in filled for cell in row)
    ):
        for row in rows:
            yield from (p for cell in row for p in cell)
            if not any(p.text.strip() for cell in row for p in cell):
                yield Paragraph("")
        return
    spaced = True
    for row in rows:
        cells = [" ".join(clean_text(f"{p.mark} {p.text}") for p in cell).strip() for cell in row]
        if any(cells):
            paragraphs = [p for cell in row for p in cell]
            yield Paragraph(
                " | ".join(cells),
                references=tuple(number for p in paragraphs for number in p.references),
                notes=tuple(note for p in paragraphs for note in p.notes),
                kind="table",
                spaced=spaced,
            )
            spaced = False


def _places_head(texts: Sequence[str]) -> bool:
    """Whether a row holds the masthead, or «Datum» and «Betreft» of a letter with what they say."""
    if any(opens_masthead(text) for text in texts):
        return True
    match = _LETTERHEAD.match(texts[0]) if texts else None
    if not match:
        return False
    return match["date"] is None or any(find_date(text) for text in texts)
