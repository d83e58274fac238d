"""Cuts the lines of a paper into its blocks: headings, paragraphs, lists, questions, answers, notes.

Rests on what the file marks or the page shows (empty lines, line widths, page
starts), never on the words of one letter.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from compare.model import Letter, Source
from compare.text.assemble import Cut, assemble
from compare.text.chunks import dense_chunks, first_words, gap_chunks, guided_chunks, openings_of
from compare.text.clean import count_inner_words
from compare.text.drafts import chunks_to_drafts, marked_to_drafts
from compare.text.notes import split_notes, strip_references
from compare.text.pages import number_pages, split_furniture
from compare.text.sections import place_in_sections

BORROWED = "Where paragraphs and boxes begin is taken from the first copy; the words are this copy's own."
"""Note on a second copy that shows no paragraphs of its own."""


def lines_to_blocks(
    letter_id: str,
    source: Source,
    *,
    kind: str = "letter",
    first_page: int = 1,
    first_copy: Letter | None = None,
) -> Cut:
    """The blocks of a paper, its text, what was left out, and the hyphens that were decided.

    Args:
        letter_id: Id for the places of the blocks.
        source: What the file gave, in reading order.
        kind: Kind of paper as in `Letter.kind`; it tells who speaks where the text does not.
        first_page: Printed number of the first page when no footer tells it; 0 = no pages.
        first_copy: The same paper from a better source: where this source has lost its
            empty lines, paragraphs begin where they begin there. The words stay its own.
    """
    if source.marked:
        return _marked_to_blocks(letter_id, source, kind)
    paged, left_out = number_pages(source.lines, first_page)
    body, notes = split_notes(paged)
    seen = count_inner_words(body)
    body, references = strip_references(body, notes)
    at_line: defaultdict[int, list[int]] = defaultdict(list)
    for at, note in references:
        at_line[body[at].number].append(note)
    dense = not any(line.gap for line in body)
    remarks = source.remarks
    openings = openings_of(first_copy) if dense and first_copy else None
    if openings:
        chunks = guided_chunks(body, openings)
        remarks += (BORROWED,)
    else:
        chunks = dense_chunks(body) if dense else gap_chunks(body)
    drafts = chunks_to_drafts(chunks)
    for draft in drafts:
        for line in draft.lines:
            draft.references += at_line[line.number]
    place_in_sections(drafts, kind, seen)
    if openings:
        for draft in drafts:
            twin = openings.blocks.get(first_words(draft.lines[0].text))
            if twin:
                draft.section, draft.box = twin.section, twin.box
    return assemble(letter_id, drafts, notes, left_out, remarks, seen, dense)


def _marked_to_blocks(letter_id: str, source: Source, kind: str) -> Cut:
    """Blocks of a file that says itself what each of its paragraphs is."""
    kept, left_out = split_furniture(source.lines)
    body, notes = split_notes(kept)
    drafts = marked_to_drafts(body)
    place_in_sections(drafts, kind, Counter())
    return assemble(letter_id, drafts, notes, left_out, source.remarks, Counter(), dense=False)
