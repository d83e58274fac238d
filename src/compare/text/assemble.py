"""Writes a letter's text from its drafted blocks and gives each block its place in it."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from compare.model import Area, Block, Join, LeftOut, Line, Place
from compare.signs import CAPITAL, OPEN_OFFICE, ends_sentence
from compare.text.chunks import is_ended
from compare.text.clean import join_lines
from compare.text.notes import Note
from compare.text.widths import width


@dataclass(slots=True)
class Draft:
    """A block in the making: its lines, and what is known about it.

    ``whole`` tells that each line is a paragraph of its own, which the file marks so;
    ``mode`` is "question" or "answer" for all that stands in one.
    """

    kind: str
    lines: list[Line]
    whole: bool = False
    mode: str = ""
    box: str = ""
    section: tuple[str, ...] = ()
    speaker: str = ""
    questions: tuple[int, ...] = ()
    references: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cut:
    """What came of the lines of a paper."""

    text: str
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...]
    joins: tuple[Join, ...]
    remarks: tuple[str, ...]


def assemble(
    letter_id: str,
    drafts: Sequence[Draft],
    notes: Sequence[Note],
    left_out: tuple[LeftOut, ...],
    remarks: tuple[str, ...],
    seen: Counter[str],
    dense: bool,
) -> Cut:
    """Writes the text and finds each block its place; a note follows the block that refers to it."""
    pieces: list[str] = []
    blocks: list[Block] = []
    joins: list[Join] = []
    offset = 0
    column = max((width(line.text) for draft in drafts for line in draft.lines), default=0)
    waiting: defaultdict[int, deque[Note]] = defaultdict(deque)
    for note in notes:
        waiting[note.number].append(note)

    def add(draft: Draft) -> None:
        nonlocal offset
        parts, starts, decided = _draft_to_text(draft, seen, column, dense)
        joins.extend(decided)
        text = "\n".join(parts)
        pages = _page_starts(draft.lines, starts)
        place = Place(letter_id, offset, offset + len(text), draft.lines[0].page, draft.lines[-1].page)
        blocks.append(
            Block(
                n=len(blocks) + 1,
                kind=draft.kind,
                text=text,
                place=place,
                section=draft.section,
                box=draft.box,
                speaker=draft.speaker,
                question_numbers=draft.questions,
                note_numbers=tuple(draft.references),
                page_starts=pages,
                areas=_areas(draft.lines),
            )
        )
        pieces.append(text)
        offset += len(text) + 2

    for draft in drafts:
        add(draft)
        for number in draft.references:
            if waiting[number]:
                add(_note_to_draft(waiting[number].popleft(), draft))
    for note in notes if drafts else ():
        if note in waiting[note.number]:
            add(_note_to_draft(note, drafts[-1]))
    return Cut("\n\n".join(pieces), tuple(blocks), left_out, tuple(joins), remarks)


def _note_to_draft(note: Note, draft: Draft) -> Draft:
    return Draft(
        "footnote",
        list(note.lines),
        box=draft.box,
        section=draft.section,
        speaker=draft.speaker,
        references=[note.number],
    )


def _draft_to_text(
    draft: Draft, seen: Counter[str], column: int, dense: bool
) -> tuple[list[str], tuple[int, ...], tuple[Join, ...]]:
    """The paragraphs of a draft; where in the whole each line begins; the hyphens decided."""
    if draft.whole and draft.kind != "footnote":
        return [line.text for line in draft.lines], (), ()
    groups: list[list[Line]] = [[]]
    own = column
    if draft.kind in ("paragraph", "question", "answer", "list_item") and len(draft.lines) >= 4:
        own = max(width(line.text) for line in draft.lines[:-1])
    for at, line in enumerate(draft.lines):
        if (
            at
            and (draft.lines[at - 1].ends or not dense)
            and draft.kind not in ("heading", "title", "footnote")
            and _breaks(draft.kind, draft.lines[at - 1], line, own)
        ):
            groups.append([])
        groups[-1].append(line)
    parts: list[str] = []
    starts: list[int] = []
    joins: list[Join] = []
    offset = 0
    for group in groups:
        text, inner, decided = join_lines([x.text for x in group], seen, [x.page for x in group])
        parts.append(text)
        starts += [offset + start for start in inner]
        joins += decided
        offset += len(text) + 1
    return parts, tuple(starts), tuple(joins)


def _breaks(kind: str, before: Line, line: Line, column: int) -> bool:
    """Whether a paragraph ends between two lines although no empty line parts them."""
    if kind == "table":
        return True
    if kind == "signature":
        return not OPEN_OFFICE.match(before.text)
    if not ends_sentence(before.text) or not CAPITAL.match(line.text):
        return False
    return is_ended(before, line, column) and not line.starts_page


def _page_starts(lines: Sequence[Line], starts: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """(offset, page) for each page that begins inside a draft."""
    return tuple(
        (starts[at], line.page) for at, line in enumerate(lines) if at and line.page != lines[at - 1].page
    )


def _areas(lines: Iterable[Line]) -> tuple[Area, ...]:
    """Where lines stand: one rectangle for those that follow each other down a page."""
    areas: list[Area] = []
    for area in (line.area for line in lines if line.area):
        last = areas[-1] if areas else None
        if (
            last
            and last.sheet == area.sheet
            and area.y1 <= last.y1
            and area.x0 < last.x1
            and last.x0 < area.x1
        ):
            areas[-1] = Area(
                area.sheet,
                min(last.x0, area.x0),
                min(last.y0, area.y0),
                max(last.x1, area.x1),
                max(last.y1, area.y1),
            )
        else:
            areas.append(area)
    return tuple(areas)
