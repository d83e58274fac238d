"""Tables as CSV: what goes in comes out, and a spreadsheet runs nothing."""

import csv
import io

import pandas as pd
import pytest

from compare.export.csv import frame_to_csv, to_csv


@pytest.mark.parametrize("harmful", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1"])
def test_a_text_that_a_spreadsheet_would_run_gets_a_quote_before_it(harmful: str) -> None:
    (row,) = csv.DictReader(io.StringIO(to_csv([{"text": harmful, "n": -1}]), newline=""))
    assert row["text"].startswith("'") and row["text"].replace("'", "") == harmful
    assert row["n"] == "-1"


def test_a_bare_carriage_return_cannot_break_a_line() -> None:
    (row,) = csv.DictReader(io.StringIO(to_csv([{"text": "een\rtwee"}]), newline=""))
    assert row["text"] == "een\ntwee"


def test_lists_become_words_parted_by_a_space() -> None:
    assert to_csv([{"numbers": [10, 11], "name": "vraag"}]) == "numbers,name\n10 11,vraag\n"


def test_a_frame_keeps_its_columns_and_accents() -> None:
    text = frame_to_csv(pd.DataFrame({"term": ["Oekraïne"], "aantal": [29]}))
    assert text.decode("utf-8-sig") == "term,aantal\nOekraïne,29\n"
    assert text.startswith(b"\xef\xbb\xbf")


def test_a_figure_that_is_not_a_number_stays_empty() -> None:
    assert to_csv([{"a": float("nan"), "b": 0.5}]) == "a,b\n,0.5\n"
