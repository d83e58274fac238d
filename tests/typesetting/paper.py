"""What is set (a paper of pieces) and what the page then shows of it (the truth to compare with)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph: its text, note numbers at an offset, and stretches in another face."""

    text: str
    notes: tuple[tuple[int, int], ...] = ()
    """(offset after which the number stands, number), in order."""
    faces: tuple[tuple[int, int, str], ...] = ()
    """(start, end, "bold" or "italic")."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block as it is in the paper; several parts are paragraphs without a blank line (an alinea group).

    The rows of a table and the lines of a signature are parts too. ``gap`` is the number of
    empty lines before it, None for what the setting does by itself. ``indent`` moves the first
    line of each part.
    """

    kind: str
    parts: tuple[Part, ...]
    face: str = "roman"
    box: str = ""
    numbers: tuple[int, ...] = ()
    speaker: str = ""
    gap: int | None = None
    indent: float = 0.0

    @property
    def text(self) -> str:
        return "\n".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the furniture of the page says."""

    id: str = "kst-99999-7"
    dossier: str = "99 999"
    suffix: str = ""
    number: str = "7"
    dossier_title: str = "Een dossier dat niet bestaat"
    session_year: str = "2022–2023"
    chamber: str = "2"
    year: str = "2023"
    ministry: tuple[str, ...] = ("Ministerie van", "Buitenlandse Zaken")
    reference: str = "BZ-2023.12345"
    date: str = "7 juli 2023"
    subject: str = "Een brief die niet bestaat"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to be set: its facts, its pieces, and its notes by number."""

    facts: Facts
    pieces: tuple[Piece, ...]
    notes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    appendix: bool = False
    """Whether it is an Aanhangsel (questions with answers, smaller, without space between paragraphs)."""


@dataclass(frozen=True, slots=True)
class LineEnd:
    """A hyphen at the end of a printed line: ``result`` is what stands between the halves in the text.

    "" for a word that was only broken, "-" for a hyphen of the word itself or of an address,
    "- " for a suspended one («in- en uitvoer»).
    """

    left: str
    right: str
    result: str


@dataclass(frozen=True, slots=True)
class Printed:
    """What the page shows of one piece or note.

    ``doubts`` are offsets in ``text`` (of a newline or a space) where the page cannot show whether
    a paragraph ends: any reading will do. ``breaks`` are offsets of a newline where a paragraph
    does end but the page does not show how (a blank line lost at a page break). ``runs_on`` says
    the same of the end of the piece: "" (shown), "doubt" or "break".
    """

    kind: str
    text: str
    page: int
    last_page: int
    notes: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    box: str = ""
    speaker: str = ""
    doubts: tuple[int, ...] = ()
    breaks: tuple[int, ...] = ()
    runs_on: str = ""
    ends: tuple[LineEnd, ...] = ()


@dataclass(frozen=True, slots=True)
class Typeset:
    """The PDF and the truth: what each block should be read back as, and what is furniture."""

    data: bytes
    printed: tuple[Printed, ...]
    furniture: tuple[str, ...]
    pages: int
    lines: int
