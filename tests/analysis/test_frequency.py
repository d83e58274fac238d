"""Counts of a concept by letter and by speaker, with their margins."""

from __future__ import annotations

from datetime import date
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.frequency import count_hits, count_paragraphs
from compare.analysis.hits import find_hits
from compare.analysis.selection import CABINET_ONLY, Selection, select_blocks
from compare.model import CABINET, Block, Concept, Letter, Place, Term
from compare.statistics import rate_interval
from compare.text.tokens import count_words

RUSSIA = Concept("rusland", "Rusland", "Russia", (Term("rusland", "Rusland", "Rusland", "word"),))


def letter(*paragraphs: tuple[str, str] | tuple[str, str, str], id: str = "x") -> Letter:
    """A letter of (speaker, text) or (speaker, text, kind)."""
    blocks, offset = [], 0
    for n, (speaker, text, *kind) in enumerate(paragraphs, start=1):
        place = Place(id, offset, offset + len(text), 1, 1)
        blocks.append(Block(n, kind[0] if kind else "paragraph", text, place, speaker=speaker))
        offset += len(text) + 2
    text = "\n\n".join(b.text for b in blocks)
    return Letter(
        id, id, id, "letter", "", "", date(2022, 3, 8), "day", "", "", "", "", "", "", text, tuple(blocks)
    )


ANSWERED = letter(
    ("VVD", "Hoe denkt het kabinet over Rusland en China?"),
    (CABINET, "Rusland blijft Rusland."),
    ("", "Rusland", "heading"),
    (CABINET, "Over China is niets te zeggen."),
    id="antwoorden",
)
SILENT = letter((CABINET, "Over landbouw en visserij."), id="stil")


def test_a_letter_is_counted_with_its_words_and_paragraphs() -> None:
    (row,) = count_hits([ANSWERED], RUSSIA)
    assert (row.term, row.letter_id, row.speaker) == ("rusland", "antwoorden", "")
    assert (row.count, row.words) == (3, 8 + 3 + 6)
    assert (row.paragraphs, row.total_paragraphs) == (2, 3)
    assert row.rate == pytest.approx(3 / 17)
    assert row.low < row.rate < row.high


def test_every_letter_has_a_row_also_where_the_count_is_zero() -> None:
    rows = count_hits([SILENT, ANSWERED], RUSSIA)
    assert [r.letter_id for r in rows] == ["stil", "antwoorden"]
    assert (rows[0].count, rows[0].rate, rows[0].low, rows[0].method) == (0, 0, 0, "exact zero")
    assert rows[0].high == pytest.approx(1 - 0.05 ** (1 / 4))


def test_speakers_are_counted_apart_in_order_of_appearance() -> None:
    rows = count_hits([ANSWERED, SILENT], RUSSIA, by="speaker")
    assert [(r.letter_id, r.speaker, r.count, r.words) for r in rows] == [
        ("antwoorden", "VVD", 1, 8),
        ("antwoorden", CABINET, 2, 9),
        ("stil", CABINET, 0, 4),
    ]


def test_only_the_selected_words_count_and_are_counted() -> None:
    (row,) = count_hits([ANSWERED], RUSSIA, selection=CABINET_ONLY)
    assert (row.count, row.words, row.total_paragraphs) == (2, 9, 2)
    (with_heading,) = count_hits([ANSWERED], RUSSIA, selection=Selection(extra=frozenset({"heading"})))
    assert (with_heading.count, with_heading.words, with_heading.total_paragraphs) == (4, 18, 4)


def test_a_letter_in_which_nobody_selected_speaks_has_no_rate() -> None:
    nobody = Selection(speakers=frozenset({"SGP"}))
    (row,) = count_hits([SILENT], RUSSIA, selection=nobody)
    assert (row.count, row.words, row.total_paragraphs, row.method) == (0, 0, 0, "no words")
    assert isnan(row.rate) and isnan(row.low) and isnan(row.high)
    assert count_hits([SILENT], RUSSIA, by="speaker", selection=nobody) == ()


def test_a_concept_without_forms_is_found_nowhere() -> None:
    (row,) = count_hits([ANSWERED], Concept("leeg", "Leeg", "Empty", ()))
    assert row.count == 0


def test_counting_by_anything_else_is_refused() -> None:
    with pytest.raises(ValueError, match="'letter' or 'speaker'"):
        count_hits([ANSWERED], RUSSIA, by="party")


def test_the_margin_is_that_of_the_paragraphs() -> None:
    hits, words = [0, 1, 3, 0] * 6, [50, 80, 120, 70] * 6
    row, interval = count_paragraphs("t", "x", "", hits, words), rate_interval(hits, words)
    assert (row.low, row.high, row.method) == (interval.low, interval.high, "bootstrap")
    assert (row.count, row.words, row.paragraphs, row.total_paragraphs) == (24, 1920, 12, 24)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", CABINET, "D66"]), st.sampled_from(["Rusland", "Rusland en Rusland", "China"])
        ),
        min_size=1,
        max_size=12,
    )
)
def test_rows_sum_to_the_hits_and_the_words_behind_them(paragraphs: list[tuple[str, str]]) -> None:
    paper = letter(*paragraphs)
    (whole,) = count_hits([paper], RUSSIA)
    rows = count_hits([paper], RUSSIA, by="speaker")
    assert whole.count == sum(r.count for r in rows) == len(find_hits([paper], RUSSIA))
    assert whole.words == sum(r.words for r in rows) == sum(count_words(b.text) for b in select_blocks(paper))
    assert whole.paragraphs == sum(r.paragraphs for r in rows)
    assert whole.total_paragraphs == sum(r.total_paragraphs for r in rows) == len(paragraphs)
