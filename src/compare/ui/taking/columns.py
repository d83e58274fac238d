"""What the columns of a table are called in the files that a reader takes along."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from compare.i18n import mark
from compare.ui.context import Context

COLUMNS = {
    "also": mark("other kinds of answer"),
    "answer_blocks": mark("blocks of the answer"),
    "answer_citation": mark("citation of the answer"),
    "asked": mark("share asked"),
    "asked_blocks": mark("blocks with questions"),
    "asked_words": mark("words that ask"),
    "certain": mark("outside the noise"),
    "citation": mark("citation"),
    "cited_pages": mark("pages that the question names"),
    "difference": mark("difference in shares"),
    "direction": mark("direction"),
    "directness": mark("part of the question that comes back"),
    "directness_elsewhere": mark("part that comes back in other answers"),
    "dp": mark("DP (dispersion)"),
    "en": mark("sentence in English"),
    "expected": mark("expected"),
    "fate": mark("what happened"),
    "finding": mark("finding"),
    "followed": mark("what the answer leads to"),
    "followed_blocks": mark("blocks that follow the answer"),
    "followed_end": mark("where that ends"),
    "found": mark("found"),
    "g2": mark("G2 (four cells)"),
    "grade": mark("how sure"),
    "grades": mark("how sure, by question"),
    "group": mark("group"),
    "high": mark("margin to"),
    "id": mark("id"),
    "joint_with": mark("answered together with"),
    "key_words_missed": mark("words that do not come back"),
    "key_words_used": mark("words that come back"),
    "kind": mark("kind"),
    "letter_id": mark("id of the letter"),
    "log_ratio": mark("log ratio"),
    "low": mark("margin from"),
    "lrc": mark("log ratio at the safe end (LRC)"),
    "matched_by": mark("matched by"),
    "members": mark("words counted together"),
    "moved": mark("moved"),
    "n": mark("block"),
    "nearest_citation": mark("nearest passage: citation"),
    "nearest_id": mark("nearest passage: id of the letter"),
    "nearest_last_page": mark("nearest passage: last page"),
    "nearest_n": mark("nearest passage: block"),
    "nearest_page": mark("nearest passage: page"),
    "nearest_section": mark("nearest passage: section"),
    "nearest_speaker": mark("nearest passage: speaker"),
    "nearest_text": mark("nearest passage: text"),
    "nl": mark("sentence in Dutch"),
    "numbers": mark("numbers of the questions"),
    "of": mark("of"),
    "offered": mark("share offered"),
    "offered_blocks": mark("blocks of the letter"),
    "offered_citation": mark("citation of the letter"),
    "offered_letter_id": mark("id of the letter set beside it"),
    "offered_words": mark("words of the letter"),
    "one_paragraph": mark("in one paragraph only"),
    "page": mark("page"),
    "page_note": mark("note on the page"),
    "parties": mark("parties"),
    "parts": mark("parts of the question"),
    "parts_not_found": mark("parts not found"),
    "party": mark("party"),
    "passage": mark("passage"),
    "passage_citation": mark("citation of the passage"),
    "passage_letter": mark("letter of the passage"),
    "passage_page": mark("page of the passage"),
    "passage_speaker": mark("speaker of the passage"),
    "passed": mark("agrees"),
    "possible": mark("possible counterpart"),
    "q": mark("q (Benjamini-Hochberg)"),
    "question": mark("question"),
    "questions": mark("questions"),
    "range_reference": mark("paragraphs, reference"),
    "range_target": mark("paragraphs, target"),
    "reference_count": mark("count, reference"),
    "reference_rate": mark("per 10,000 words, reference"),
    "section": mark("section"),
    "similarity": mark("similarity (0 to 1)"),
    "source": mark("source"),
    "source_citation": mark("older: citation"),
    "source_id": mark("older: id of the letter"),
    "source_last_page": mark("older: last page"),
    "source_n": mark("older: block"),
    "source_page": mark("older: page"),
    "source_section": mark("older: section"),
    "source_speaker": mark("older: speaker"),
    "source_text": mark("older: text"),
    "speaker": mark("speaker"),
    "target_citation": mark("newer: citation"),
    "target_count": mark("count, target"),
    "target_id": mark("newer: id of the letter"),
    "target_last_page": mark("newer: last page"),
    "target_n": mark("newer: block"),
    "target_page": mark("newer: page"),
    "target_rate": mark("per 10,000 words, target"),
    "target_section": mark("newer: section"),
    "target_speaker": mark("newer: speaker"),
    "target_text": mark("newer: text"),
    "theme": mark("theme"),
    "what": mark("what"),
    "word": mark("word"),
    "words_answered": mark("words of the answer"),
    "words_asked": mark("words of the question"),
    "yes_no": mark("answer to a yes-or-no question"),
}
"""For each column that code names, its name in English."""
_PARTS = (
    frozenset({"directness", "directness_elsewhere"}),
    frozenset({"asked", "offered", "difference", "low", "high"}),
)
"""Columns that hold parts, 0 to 1, in a table that has them all."""


def to_reader(
    ctx: Context, frame: pd.DataFrame, percentages: Iterable[str] = ()
) -> tuple[pd.DataFrame, frozenset[str]]:
    """The table with its columns named in the reader's language, and which of them hold parts of one.

    Args:
        percentages: Further columns that are known to hold parts, 0 to 1.
    """
    names = {c: ctx.t(COLUMNS[c]) if c in COLUMNS else str(c) for c in frame.columns}
    parts = {*percentages, *(c for group in _PARTS if group <= set(frame.columns) for c in group)}
    return frame.rename(columns=names), frozenset(names[c] for c in parts if c in names)
