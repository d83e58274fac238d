"""The nouns: what a letter, a passage, a theme, a hit and a share are.

Plain frozen data; nothing here reads a file or draws a chart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

BODY_KINDS = frozenset({"paragraph", "list_item", "question", "answer"})
"""Kinds of block whose words count by default."""

EXTRA_KINDS = ("heading", "label", "title", "footnote", "table", "signature", "address")
"""Kinds that are left out of counts unless asked for; a label is the head «Vraag 3» or «Antwoord»."""

CABINET = "kabinet"
"""Speaker of everything that the cabinet itself says."""

COMMITTEE = "commissie"
"""Speaker of what a committee of parliament says in its own name."""

CHAIR = "voorzitter"
"""Speaker of who leads a debate."""

MEMBERS = "leden"
"""Speaker of a motion: the members who sign it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of text stands.

    ``start`` and ``end`` are offsets in `Letter.text`; the pages are those
    printed in the paper.
    """

    letter_id: str
    start: int
    end: int
    page: int
    last_page: int


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page of the file, in points from the page's bottom left.

    ``sheet`` counts the pages of the file from 1, whatever is printed on them.
    """

    sheet: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, question, answer, note or signature.

    A newline inside ``text`` marks a paragraph that the paper sets without a
    blank line (an alinea group). ``page_starts`` holds (offset in ``text``,
    printed page) for each page that begins inside the block; ``areas`` where it
    stands on the pages of a PDF, one rectangle a page or column.
    """

    n: int
    kind: str
    text: str
    place: Place
    section: tuple[str, ...] = ()
    box: str = ""
    speaker: str = ""
    question_numbers: tuple[int, ...] = ()
    note_numbers: tuple[int, ...] = ()
    page_starts: tuple[tuple[int, int], ...] = ()
    areas: tuple[Area, ...] = ()

    @property
    def id(self) -> str:
        """Letter id and number of the block, ``kst-33694-57#12``."""
        return f"{self.place.letter_id}#{self.n}"

    @property
    def is_body(self) -> bool:
        """Whether its words count by default."""
        return self.kind in BODY_KINDS

    @property
    def is_asked(self) -> bool:
        """Whether it belongs to a numbered question."""
        return self.kind == "question" or (self._is_listed and self.speaker != CABINET)

    @property
    def is_answer(self) -> bool:
        """Whether it belongs to an answer."""
        return self.kind == "answer" or (self._is_listed and self.speaker == CABINET)

    @property
    def _is_listed(self) -> bool:
        return self.kind == "list_item" and bool(self.question_numbers)

    def page_at(self, offset: int) -> int:
        """Printed page of the character at ``offset`` in the block's text."""
        page = self.place.page
        for start, started in self.page_starts:
            if offset >= start:
                page = started
        return page

    def place_of(self, start: int, end: int) -> Place:
        """Place in the letter of a stretch of the block's text."""
        return Place(
            self.place.letter_id,
            self.place.start + start,
            self.place.start + end,
            self.page_at(start),
            self.page_at(max(start, end - 1)),
        )

    def passages(self) -> Iterator[tuple[int, str]]:
        """The paragraphs inside the block as (offset, text); mostly just one."""
        offset = 0
        for part in self.text.split("\n"):
            yield offset, part
            offset += len(part) + 1


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line (PDF, text) or one whole paragraph (XML, HTML, ODT, DOCX), not yet understood.

    ``gap`` is the number of empty lines before it; in a marked source 0 means that
    it belongs to the block of the line before. ``page`` is the printed page, 0 when
    not known (yet). ``starts_page`` is a sign that a page begins here. ``open_end``
    tells that the source ends the line with a space, as running text does; ``ends``
    that the line stops although the next word would have fitted, None when the source
    does not show how wide its lines are.

    ``role`` is what the file's own layout makes sure, "" when it does not tell:
    "furniture" (never in the body), "title", "address", "heading", "label" (head of a
    question or an answer), "paragraph", "question", "answer", "list_item", "table" (a
    row), "signature" or "note" (with ``note`` its number on the line that starts it).
    ``references`` holds the note numbers that were taken out of the line; ``styled``
    that all of it is set in another type than the running text; ``level`` the depth of
    a heading or list item, from 1, 0 when unknown; ``box`` the title of the box that the
    file marks round it.
    """

    text: str
    number: int
    gap: int = 0
    page: int = 0
    starts_page: bool = False
    open_end: bool = False
    ends: bool | None = None
    role: str = ""
    note: int = 0
    references: tuple[int, ...] = ()
    area: Area | None = None
    styled: bool = False
    level: int = 0
    box: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a paper states about itself; empty where it says nothing.

    ``type`` is "letter", "motion", "questions" (without answers), "consultation"
    (questions and answers), "report" or "other". ``sender`` is the office where the
    paper tells it, else the person.
    """

    id: str = ""
    type: str = ""
    title: str = ""
    dossier: str = ""
    dossier_title: str = ""
    number: str = ""
    session_year: str = ""
    sender: str = ""
    date: date | None = None
    chamber: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """What a file gave: its lines in reading order, and what it states about itself.

    ``format`` is "pdf", "xml", "html", "odt", "docx" or "text". In a ``marked`` source
    each line is a whole paragraph and its role says what it is. ``sheets`` is the
    number of pages of the file, 0 where it has none. ``remarks`` are for the reader.
    """

    format: str
    lines: tuple[Line, ...]
    stated: Stated = Stated()
    marked: bool = False
    sheets: int = 0
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of the source that are in no block, and why."""

    text: str
    reason: str
    page: int
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """What was decided about a hyphen at the end of a line, and on which printed page."""

    left: str
    right: str
    result: str
    rule: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Correction:
    """A mistake of the reader that a person mended: one line of ``data/corrections.csv``.

    ``block`` is the number of the block as it was read, before any correction;
    ``part`` is 1, or 2 and on for what a split has made of it; ``begins`` holds its
    first words where the line gives them. ``old`` is what stood there and ``n`` the
    number that the block has now, 0 when it is gone: both are known once it is applied.
    ``line`` is the line of the file.
    """

    letter_id: str
    page: int
    block: int
    field: str
    value: str
    reason: str
    by: str
    date: date
    part: int = 1
    begins: str = ""
    line: int = 0
    old: str = ""
    n: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    """A paper as it was understood: its facts, its text and its blocks.

    ``text`` is the blocks' text parted by blank lines; each block stands at its
    own place in it. ``date_precision`` is "day" or "month". ``kind`` is "letter",
    "consultation" (questions with answers), "questions", "motion", "report" (of a
    debate) or "other".
    ``witness_of`` names the paper that this is a second copy of. ``format`` is that of
    its file, as in `Source`; ``corrections`` are those that were applied.

    Raises:
        ValueError: A block's text does not stand at its place.
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
    source_file: str
    sha256: str
    url: str
    text: str
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    joins: tuple[Join, ...] = ()
    notes: tuple[str, ...] = ()
    witness_of: str = ""
    format: str = ""
    corrections: tuple[Correction, ...] = ()

    def __post_init__(self) -> None:
        for block in self.blocks:
            if self.text[block.place.start : block.place.end] != block.text:
                raise ValueError(f"{self.id}: block {block.n} does not stand at its place")

    @property
    def pages(self) -> tuple[int, int]:
        """First and last printed page."""
        return self.blocks[0].place.page, max(b.place.last_page for b in self.blocks)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks in the body, in order of appearance."""
        return tuple(dict.fromkeys(b.speaker for b in self.blocks if b.is_body))

    def block(self, n: int) -> Block:
        """The block with number ``n``, counted from 1."""
        return self.blocks[n - 1]


@dataclass(frozen=True, slots=True)
class Term:
    """One written form to look for.

    ``mode`` is "word" (a whole word or a part of a hyphen compound), "prefix"
    (``stam*``), "suffix" (``*stam``) or "phrase" (words in a row, each of which
    may carry a ``*``). ``case`` asks for the same capitals. ``exclude`` holds
    words, and phrases round it, that do not count although the pattern fits. ``default``
    tells whether the form is switched on at first; ``family`` that it is not, but belongs
    to the family of a name («Russische» to Rusland). ``weight`` is used for themes only.
    """

    id: str
    label: str
    pattern: str
    mode: str
    case: bool = False
    exclude: tuple[str, ...] = ()
    default: bool = True
    weight: float = 1.0
    family: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """One meaning with the written forms that count for it."""

    id: str
    label: str
    label_en: str
    terms: tuple[Term, ...]

    def only(self, term_ids: frozenset[str]) -> Concept:
        """The same concept with only these forms."""
        kept = tuple(t for t in self.terms if t.id in term_ids)
        return Concept(self.id, self.label, self.label_en, kept)

    def by_default(self) -> Concept:
        """The same concept with the forms that are on at first."""
        return self.only(frozenset(t.id for t in self.terms if t.default))

    def with_family(self) -> Concept:
        """The same concept with the forms that are on at first and those of its name's family."""
        return self.only(frozenset(t.id for t in self.terms if t.default or t.family))


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject that a reader would recognise, with the patterns that point to it."""

    id: str
    label: str
    label_en: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """A paragraph as a person coded it: one line of ``data/coded.csv``, or of a reader's own coding.

    ``begins`` holds the first words of the block, so that a letter that is cut otherwise is noticed.
    ``primary`` holds more than one theme where each is right; it is empty when the reader could not tell.
    """

    letter_id: str
    block_n: int
    begins: str
    primary: tuple[str, ...]
    secondary: tuple[str, ...] = ()
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A form found at a place. ``text`` is what is written there."""

    concept_id: str
    term_id: str
    text: str
    place: Place
    block_n: int
    speaker: str


@dataclass(frozen=True, slots=True)
class Share:
    """A count and what it is a count of; never a bare percentage."""

    count: float
    total: float

    @property
    def value(self) -> float:
        """The part, 0 to 1. Zero of nothing is 0."""
        return self.count / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Published:
    """A value that the literature prints, and what it was worked out from.

    ``measure`` is a function of `compare.statistics`, ``part`` the field of its answer
    ("low", "high") or empty. ``arguments`` are its arguments by name, each one number or
    more. ``printed`` is the value as printed: its digits say how exactly it is known.
    """

    measure: str
    part: str
    arguments: tuple[tuple[str, tuple[float, ...]], ...]
    printed: str
    source: str


@dataclass(frozen=True, slots=True)
class Signal:
    """One line of ``data/promises.csv`` or ``data/answer_signs.csv``: words that tell what a sentence does.

    In the first table ``kind`` is "commitment" or "intention"; or what these need: "subject" (who counts as
    the cabinet), "other" (who does not), "never" (words that undo it) and "effort" (words
    that make «zal» an intention). ``detail`` asks for a deadline or an amount. The data
    dictionary tells what ``mode`` and ``exclude`` mean for each kind.
    """

    kind: str
    label: str
    label_en: str
    pattern: str
    mode: str
    detail: bool = False
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OperativeWord:
    """One line of ``data/operative.csv``: words on which the meaning of a sentence turns.

    ``kind`` is "obligation", "deadline", "number", "actor", "negation" or "scope". Words with one
    ``label`` mean the same. ``strength`` is 3 (must, will), 2 (means to) or 1 (can) for an obligation
    and 1 for a reservation, else 0. ``exclude`` holds phrases in which the words mean something else.
    """

    kind: str
    label: str
    label_en: str
    pattern: str
    strength: int = 0
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimWord:
    """One line of ``data/claim_forms.csv``: words that play a part in a sentence that claims something.

    ``role`` is one of `compare.io.claims.ROLES`; ``value`` what the words stand for where the role needs it.
    In ``pattern`` a «…» lets other words stand between. ``lang`` is "nl" or "en".
    """

    role: str
    pattern: str
    value: str
    lang: str


@dataclass(frozen=True, slots=True)
class Dutch:
    """What is known of Dutch in general, from ``data/``.

    ``alike`` are groups of words that may take each other's place («mogelijk», «kunnen»);
    ``phrases`` are those that any official writes («in het kader van»).
    """

    alike: tuple[tuple[str, ...], ...] = ()
    phrases: tuple[str, ...] = ()
