"""What was read is counted page by page, and by which rules."""

from __future__ import annotations

from dataclasses import replace

from builders import build_block, build_letter

from compare.model import Join, LeftOut
from compare.text.audit import PageRead, count_pages, count_rules, join_to_words
from compare.text.tokens import count_words


def test_words_count_on_the_page_where_they_stand_and_blocks_where_they_begin() -> None:
    over = replace(build_block("Een twee drie vier vijf.", page=1), page_starts=((9, 2),))
    note = replace(build_block("Zes zeven.", "footnote", page=2), note_numbers=(1,))
    letter = replace(build_letter([over, note]), left_out=(LeftOut("2", "running footer", 2),))
    assert count_pages(letter) == (PageRead(1, 1, 2, 0, 0), PageRead(2, 1, 5, 1, 1))
    assert sum(x.words for x in count_pages(letter)) == sum(count_words(b.text) for b in letter.blocks)


def test_a_page_that_gave_nothing_is_a_row_of_zeros() -> None:
    letter = build_letter([build_block("Een.", page=3), build_block("Twee.", page=5)])
    assert count_pages(letter)[1] == PageRead(4, 0, 0, 0, 0)


def test_a_source_without_pages_is_one_row() -> None:
    assert [x.page for x in count_pages(build_letter([build_block("Een twee.", page=0)]))] == [0]


def test_rules_are_counted_the_most_first() -> None:
    joins = (Join("a", "b", "", "x"), Join("c", "d", "-", "y"), Join("e", "f", "", "x"))
    assert count_rules(replace(build_letter(["Een."]), joins=joins)) == (("x", 2), ("y", 1))


def test_a_hyphen_is_told_as_printed_and_as_read() -> None:
    assert join_to_words(Join("ver", "dediging", "", "x")) == "ver- | dediging → verdediging"
    assert join_to_words(Join("in", "en", "- ", "x")) == "in- | en → in- en"
    assert join_to_words(Join("https://a.nl/", "b", "", "x")) == "https://a.nl/ | b → https://a.nl/b"
