"""A workbook gives back what went in, each value as what it is, and runs nothing."""

from __future__ import annotations

import csv
import io
import math
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pandas as pd
import pytest
from made_from import MADE

from compare.export import xlsx
from compare.export.csv import harmless
from compare.export.xlsx import frames_to_xlsx


def read(data: bytes) -> Any:
    """The workbook as a program of others reads it."""
    return openpyxl.load_workbook(io.BytesIO(data))


def rows_of(sheet: Any) -> list[tuple[Any, ...]]:
    """What stands on a sheet."""
    return list(sheet.iter_rows(values_only=True))


def test_every_value_comes_back_as_what_it_is() -> None:
    values: list[Any] = [
        12, -3, 2.5, 0.125, True, date(2020, 4, 17), "Oekraïne «’»", "12", "2020-04-17", "1e5", "TRUE",
        "https://voorbeeld.nl", None, math.nan, "", pd.NA,
    ]  # fmt: skip
    frame = pd.DataFrame({"waarde": pd.Series(values, dtype=object)})
    sheet = read(frames_to_xlsx({"Gegevens": frame}, MADE))["Gegevens"]
    found = [cell.value for (cell,) in sheet.iter_rows(min_row=2, max_row=len(values) + 1)]
    expected = [*values[:12], None, None, None, None]
    expected[5] = datetime(2020, 4, 17)
    assert found == expected
    assert [type(x) for x in found[:5]] == [int, int, float, float, bool]
    assert sheet["A7"].is_date
    assert all(cell.hyperlink is None for (cell,) in sheet.iter_rows())


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", " ="])
def test_a_formula_stays_text_and_does_no_harm_when_the_sheet_is_saved_as_csv(sign: str) -> None:
    text = f"{sign}HYPERLINK(1)"
    sheet = read(frames_to_xlsx({"a": pd.DataFrame({"=kop": [text]})}, MADE))["a"]
    assert {sheet["A1"].data_type, sheet["A2"].data_type} == {"s"}
    saved = io.StringIO()
    csv.writer(saved).writerows(rows_of(sheet))
    for row in csv.reader(io.StringIO(saved.getvalue())):
        assert all(cell.startswith("'") for cell in row)


def test_a_formula_inside_a_text_is_made_harmless_where_another_list_separator_would_part_it() -> None:
    assert harmless("a;=1+1;b\n@x") == "a;'=1+1;b\n'@x"
    assert harmless("NAVO-top; de 2%-norm – en meer") == "NAVO-top; de 2%-norm – en meer"


@pytest.mark.parametrize("sign", ["\ufeff", "\u200b", "\u200e", "\u2060", "\x00", "\u200b \x1f"])
def test_a_formula_behind_signs_that_nobody_sees_is_made_harmless(sign: str) -> None:
    assert harmless(f"{sign}=1+1") == f"'{sign}=1+1"
    assert harmless(f"a;{sign}@x") == f"a;'{sign}@x"


def test_a_part_is_shown_as_a_percentage_and_stays_a_figure() -> None:
    frame = pd.DataFrame({"deel": [0.125], "n": [3]})
    sheet = read(frames_to_xlsx({"a": frame}, MADE, percentages=["deel"]))["a"]
    assert (sheet["A2"].value, sheet["A2"].number_format) == (0.125, "0.0%")
    assert sheet["B2"].number_format == "General"


def test_the_header_stays_in_view_and_can_be_filtered_and_columns_are_not_endless() -> None:
    frame = pd.DataFrame({"kort": [1, 2], "lang": ["woord " * 100, ""]})
    sheet = read(frames_to_xlsx({"a": frame}, MADE))["a"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["A"].width < 12 < sheet.column_dimensions["B"].width < 70


def test_the_last_sheet_tells_what_the_rows_were_made_from() -> None:
    book = read(frames_to_xlsx({"a": pd.DataFrame({"n": [1]})}, MADE))
    told = rows_of(book.worksheets[-1])
    facts = dict(cells[:2] for cells in told if cells[0])
    assert facts["Pagina"] == "Accent, Thema’s"
    assert facts["Adres"] == MADE.link
    assert facts["Keuze: Wiens woorden"] == "van iedereen"
    assert facts["Hoe het is gemaakt"] == "Aandeel van de woorden."
    assert facts["Opmerking"] == "Twee koppen tellen niet mee."
    assert facts["Versie van Accent"] == "0.1.0"
    assert facts["Gemaakt op"] == "2026-11-22 10:00:00+00:00"
    letters = [cells for cells in told if cells[2]]
    assert [cells[2] for cells in letters[1:]] == [
        "Kamerstukken II 2019/20, 33694, nr. 57",
        "Kamerstukken II 2021/22, 35925 V, nr. 84",
    ]
    assert [cells[3] for cells in letters[1:]] == [datetime(2020, 4, 17), "2022-03"]


def test_sheets_get_names_that_excel_allows_each_another() -> None:
    frame = pd.DataFrame({"n": [1]})
    names = ["x" * 40, "x" * 31, "a/b:[c]?*\\d", "'stil'", "History", "", "hoe het is gemaakt"]
    found = read(frames_to_xlsx(dict.fromkeys(names, frame), MADE)).sheetnames
    assert len({name.lower() for name in found}) == len(names) + 1
    for name in found:
        assert 0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") and name.strip("'") == name
        assert name.lower() != "history"


def test_more_rows_than_a_sheet_holds_go_on_in_the_next_and_it_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    book = read(frames_to_xlsx({"a": pd.DataFrame({"n": [1, 2, 3, 4, 5]})}, MADE))
    assert book.sheetnames[:3] == ["a", "a 2", "a 3"]
    assert [x for name in book.sheetnames[:3] for (x,) in rows_of(book[name])[1:]] == [1, 2, 3, 4, 5]
    assert any("gaan verder op het volgende" in str(cells[1]) for cells in rows_of(book.worksheets[-1]))


def test_a_text_or_figure_too_large_for_a_cell_is_kept_as_far_as_it_goes_and_it_is_said() -> None:
    frame = pd.DataFrame({"tekst": ["a" * 40_000, "b"], "n": [10**18, 1]}, dtype=object)
    book = read(frames_to_xlsx({"lang": frame}, MADE))
    assert len(book["lang"]["A2"].value) == 32_767
    assert book["lang"]["B2"].value == "1000000000000000000"
    assert any("staat hij heel" in str(cells[1]) for cells in rows_of(book.worksheets[-1]))


def test_an_empty_table_has_its_header() -> None:
    sheet = read(frames_to_xlsx({"a": pd.DataFrame(columns=["n", "tekst"])}, MADE))["a"]
    assert rows_of(sheet) == [("n", "tekst")]


def test_the_same_rows_give_the_same_file() -> None:
    frame = pd.DataFrame({"n": [1]})
    first, second = (frames_to_xlsx({"a": frame}, MADE) for _ in range(2))
    assert first == second
    assert zipfile.is_zipfile(io.BytesIO(first))
