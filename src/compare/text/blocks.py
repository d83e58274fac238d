"""Cuts printed lines into the blocks of a letter: headings, paragraphs, lists, questions, answers, notes.

Rests on what the page shows (empty lines, line widths, page starts), never on
the words of one letter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from compare.model import CABINET, COMMITTEE, LeftOut, Letter, Line
from compare.text.assemble import Cut, Draft, assemble
from compare.text.chunks import dense_chunks, gap_chunks, guided_chunks, openings_of
from compare.text.clean import count_inner_words, join_lines
from compare.text.notes import split_notes, strip_references
from compare.text.pages import number_pages
from compare.text.signs import (
    ADDRESS,
    ANSWER,
    BOX,
    BULLET,
    OFFICE,
    QUESTION,
    TITLE,
    looks_like_heading,
    to_numbers,
)
from compare.text.speakers import heading_to_speaker, paragraph_to_party

BORROWED = "Where paragraphs begin is taken from the first copy; the words are this copy's own."
"""Note on a second copy that shows no paragraphs of its own."""

_LONGEST_HEADING = 22
"""Words; a longer text without a full stop is a sentence that was cut off."""


def lines_to_blocks(
    letter_id: str,
    lines: Sequence[Line],
    *,
    kind: str = "letter",
    first_page: int = 1,
    first_copy: Letter | None = None,
) -> Cut:
    """The blocks of a paper, its text, what was left out, and the hyphens that were decided.

    Args:
        letter_id: Id for the places of the blocks.
        lines: Printed lines in reading order.
        kind: "letter" (the cabinet speaks), "consultation" or "questions".
        first_page: Printed number of the first page when no footer tells it; 0 = no pages.
        first_copy: The same paper from a better source: where this source has lost its
            empty lines, paragraphs begin where they begin there. The words stay its own.
    """
    paged, left_out = number_pages(lines, first_page)
    body, notes = split_notes(paged)
    seen = count_inner_words(body)
    body, references = strip_references(body, notes)
    at_line: defaultdict[int, list[int]] = defaultdict(list)
    for at, note in references:
        at_line[body[at].number].append(note)
    dense = not any(line.gap for line in body)
    remarks: tuple[str, ...] = ()
    if dense and first_copy:
        chunks = guided_chunks(body, openings_of(first_copy))
        remarks = (BORROWED,)
    else:
        chunks = dense_chunks(body) if dense else gap_chunks(body)
    drafts, heads = _chunks_to_drafts(chunks)
    for draft in drafts:
        for line in draft.lines:
            draft.references += at_line[line.number]
    _place_in_sections(drafts, kind, seen)
    left_out += tuple(LeftOut(line.text, reason, line.page) for line, reason in heads)
    return assemble(letter_id, drafts, notes, left_out, remarks, seen, dense)


def _chunks_to_drafts(chunks: Sequence[list[Line]]) -> tuple[list[Draft], list[tuple[Line, str]]]:
    """Chunks with their kind and question numbers; the heads that were read off."""
    drafts: list[Draft] = []
    heads: list[tuple[Line, str]] = []
    mode = ""
    numbers: tuple[int, ...] = ()
    open_questions: list[int] = []
    for at, chunk in enumerate(chunks):
        text = " ".join(line.text for line in chunk)
        question, answer = QUESTION.match(text), ANSWER.match(text)
        if question or answer:
            heads += [(line, "head of a question or answer, kept as its number") for line in chunk]
            match = question or answer
            assert match is not None
            named = to_numbers(match.group("numbers") or "")
            if question:
                mode, numbers = "question", named
                open_questions += named
            else:
                mode, numbers = "answer", named or tuple(open_questions)
                open_questions = [n for n in open_questions if n not in numbers]
            continue
        is_last = at == len(chunks) - 1
        kind = _kind_of(chunk, text, chunks[at + 1] if not is_last else None, mode)
        if kind == "title":
            heads += [(line, "title of the paper, kept as its metadata") for line in chunk]
            continue
        if kind == "heading":
            mode, numbers, open_questions = "", (), []
        drafts.append(Draft(kind, list(chunk), questions=numbers if kind in ("question", "answer") else ()))
    return drafts, heads


def _kind_of(chunk: list[Line], text: str, following: list[Line] | None, mode: str) -> str:
    if chunk[0].role == "table":
        return "table"
    if TITLE.match(text) and len(chunk) == 1:
        return "title"
    if ADDRESS.match(text) and len(chunk) <= 2:
        return "address"
    if OFFICE.match(chunk[0].text) and len(chunk) <= 4:
        return "signature"
    if OFFICE.match(text.rsplit(",", 1)[0] + ",") and len(chunk) == 1 and following is None:
        return "signature"
    short = len(chunk) <= 2 and len(text.split()) <= _LONGEST_HEADING
    if short and following is not None and looks_like_heading(text):
        return "heading"
    if mode:
        return mode
    return "list_item" if BULLET.match(text) else "paragraph"


def _place_in_sections(drafts: Sequence[Draft], kind: str, seen: Counter[str]) -> None:
    """Gives each draft its nearest heading, its box and its speaker."""
    section: tuple[str, ...] = ()
    box, party = "", ""
    ends_open = _ends_open(drafts)
    for draft in drafts:
        text, _, _ = join_lines([line.text for line in draft.lines], seen)
        if draft.kind == "heading":
            if BOX.match(text):
                box = text
            else:
                box, section = "", (text,)
                speaker = heading_to_speaker(text)
                party = speaker or ("" if kind != "questions" else party)
        draft.section, draft.box = section, box
        draft.speaker = _speaker_of(draft, text, kind, party)
        if draft.speaker not in (CABINET, COMMITTEE, "") and draft.kind != "heading":
            party = draft.speaker
        if box and draft.kind != "heading" and ends_open and not draft.lines[-1].open_end:
            box = ""


def _ends_open(drafts: Sequence[Draft]) -> bool:
    """Whether this source ends lines of running text with a space, so that a bare end means something."""
    lines = [line for draft in drafts for line in draft.lines]
    return sum(line.open_end for line in lines) > 0.8 * len(lines)


def _speaker_of(draft: Draft, text: str, kind: str, party: str) -> str:
    if kind == "letter":
        return CABINET
    if draft.kind in ("address", "signature"):
        return COMMITTEE if kind == "questions" else CABINET
    if draft.kind == "answer":
        return CABINET
    if draft.kind == "heading":
        return heading_to_speaker(text) or party
    if kind == "questions":
        return party or COMMITTEE
    return paragraph_to_party(text) or party or (COMMITTEE if draft.kind == "question" else CABINET)
