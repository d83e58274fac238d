"""What goes into a report stands there in order, once, and within bounds; all of it is numbered."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from report_builders import (
    LETTER,
    NOW,
    OTHER,
    build_chart,
    build_made,
    build_passages,
    build_report,
    build_table,
)

from compare.errors import ReportError
from compare.export.report.laid import (
    LONGEST_CELL,
    MOST_ROWS,
    columns_that_fit,
    frame_to_rows,
    is_number_column,
    lay_out,
    rows_note,
    split_marks,
)
from compare.export.report.model import (
    MOST_CHARACTERS,
    MOST_ITEMS,
    Report,
    Rows,
    TextItem,
    add_item,
    facts_only,
    move_item,
    remove_item,
)
from compare.export.report.prose import cell_to_text, clean, method_to_paragraphs, text_to_paragraphs


def ids(report: Report) -> list[str]:
    """The items in order."""
    return [x.id for x in report.items]


def test_items_stand_in_the_order_they_were_added_and_none_twice() -> None:
    report = Report()
    for item in (build_chart(), build_table(), build_chart()):
        report = add_item(report, item)
    assert ids(report) == ["c1", "t1"]
    assert ids(add_item(report, TextItem("x"), at=1)) == ["c1", "x", "t1"]


def test_an_item_moves_one_place_and_stops_at_the_ends() -> None:
    report = build_report(*(TextItem(x) for x in "abc"))
    assert ids(move_item(report, "c", -1)) == ["a", "c", "b"]
    assert ids(move_item(report, "a", 1)) == ["b", "a", "c"]
    assert ids(move_item(report, "a", -1)) == ["a", "b", "c"]
    assert ids(move_item(report, "c", 1)) == ["a", "b", "c"]
    assert ids(move_item(report, "nobody", 1)) == ["a", "b", "c"]
    assert ids(remove_item(report, "b")) == ["a", "c"]


def test_a_full_report_and_one_that_grows_too_large_say_so() -> None:
    full = build_report(*(TextItem(f"x{i}") for i in range(MOST_ITEMS)))
    with pytest.raises(ReportError, match="full"):
        add_item(full, TextItem("one-more"))
    big = replace(build_chart(), figure="x" * MOST_CHARACTERS)
    with pytest.raises(ReportError, match="too large"):
        add_item(Report(), big)


def test_figures_tables_and_passages_are_counted_apart_and_text_is_not() -> None:
    report = build_report(build_chart(), TextItem("x"), build_table(), build_chart("c2"), build_passages())
    labels = [x.label for x in lay_out(report, "nl", NOW).items]
    assert labels == ["Figuur 1", "", "Tabel 1", "Figuur 2", "Passages 1"]
    assert lay_out(report, "en", NOW).items[0].label == "Figure 1"


def test_each_letter_is_a_source_once_with_citation_day_and_address() -> None:
    two = replace(build_table(), made=build_made(OTHER, LETTER))
    laid = lay_out(build_report(build_chart(), two), "nl", NOW)
    assert [(x.n, x.id) for x in laid.cited] == [(1, LETTER.id), (2, OTHER.id)]
    assert laid.items[1].cited == (1, 2)
    first = laid.cited[0]
    assert first.citation == "Kamerstukken II 2021/22, 33694, nr. 57"
    assert (first.day, first.address) == ("8 maart 2022", LETTER.url)


def test_passages_that_do_not_stand_there_bring_no_source() -> None:
    assert [x.id for x in lay_out(build_report(build_passages()), "nl", NOW).cited] == [LETTER.id]
    both = build_passages(shown=(0, 1))
    assert [x.id for x in lay_out(build_report(both), "nl", NOW).cited] == [LETTER.id, OTHER.id]


def test_the_account_names_page_settings_versions_moment_and_link() -> None:
    account = lay_out(build_report(build_chart()), "nl", NOW).accounts[0]
    told = dict(account.facts)
    assert told["Pagina"] == "Termen"
    assert told["Wie telt"] == "het kabinet"
    assert told["Weggelaten"] == "Koppen tellen niet."
    assert "1.2.3" in told["Versie"] and "abc123" in told["Versie"]
    assert told["Toegevoegd"] == "22 november 2026, 10:42"
    assert account.link == "https://accent.example/termen?q=drones"


def test_a_method_that_stood_there_before_is_pointed_at() -> None:
    other = replace(build_table("t2"), made=build_made(method="Anders."))
    accounts = lay_out(build_report(build_chart(), build_table(), other), "nl", NOW).accounts
    assert [x.same for x in accounts] == ["", "Figuur 1", ""]
    assert accounts[0].method == ((("Alles ", False), ("telt", True), (".", False)),)


def test_a_report_keeps_of_a_letter_only_its_facts() -> None:
    bare = facts_only(LETTER)
    assert bare.text == "" and bare.blocks == ()
    assert (bare.id, bare.short, bare.url) == (LETTER.id, LETTER.short, LETTER.url)


def test_a_long_table_is_cut_and_says_how_many_rows_there_were() -> None:
    rows = frame_to_rows(pd.DataFrame({"n": range(200), "woord": ["x"] * 200}))
    assert len(rows.rows) == MOST_ROWS
    assert rows_note(rows, (0, 1), "nl") == (
        f"De eerste {MOST_ROWS} van 200 rijen. Alles is te downloaden op de pagina waar het vandaan komt."
    )
    assert rows_note(build_table().rows, (0, 1), "nl") == ""


def test_a_cell_is_a_number_or_one_line_of_text() -> None:
    frame = pd.DataFrame({"a": ["één\n twee", "x" * 999], "b": [1.5, None], "c": [True, False]})
    first, second = frame_to_rows(frame).rows
    assert first == ("één twee", 1.5, "✓")
    assert len(str(second[0])) == LONGEST_CELL and second[1:] == (None, "")
    assert is_number_column(frame_to_rows(frame), 1)
    assert not is_number_column(frame_to_rows(frame), 0)


def test_as_many_columns_stand_there_as_the_page_is_wide() -> None:
    wide = Rows(tuple(f"kolom {i}" for i in range(20)), (("een heel lange cel met woorden",) * 20,), 1)
    fitting = columns_that_fit(wide, "nl")
    assert 2 <= len(fitting) < 6 and fitting[0] == 0
    assert len(columns_that_fit(Rows(("a", "b"), (), 0), "nl")) == 2


@pytest.mark.parametrize(
    ("cell", "dutch", "english"),
    [
        (2020, "2020", "2020"),
        (12345, "12.345", "12,345"),
        (0.5, "0,5", "0.5"),
        (-3, "−3", "−3"),
        (None, "–", "–"),
    ],
)
def test_numbers_stand_in_the_form_of_the_language(cell: float | None, dutch: str, english: str) -> None:
    assert (cell_to_text(cell, "nl"), cell_to_text(cell, "en")) == (dutch, english)


def test_text_falls_apart_in_paragraphs_and_lines() -> None:
    assert text_to_paragraphs("een\ntwee\n\n \n\ndrie") == (("een", "twee"), ("drie",))
    assert text_to_paragraphs(" \n ") == ()
    assert clean("a\x00b\ud800c\x0b") == "abc"


def test_of_markdown_in_a_method_only_bold_is_kept() -> None:
    text = r"Zie `data/x.csv`, een ster (veilig\*), *schuin* en **vet**."
    assert method_to_paragraphs(text) == (
        (("Zie data/x.csv, een ster (veilig*), schuin en ", False), ("vet", True), (".", False)),
    )


def test_marks_part_a_passage_in_stretches() -> None:
    passage = build_passages().passages[0]
    assert split_marks(passage) == (
        (("Het kabinet koopt ", False), ("drones", True), (".", False)),
        (("En meer.", False),),
    )
