"""A paper gets the cabinet of its day from the table, and none where the table says nothing."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from compare.errors import DataFileError
from compare.io.cabinets import cabinet_on, read_cabinets
from compare.io.facts import read_letters_csv
from compare.io.tables import DATA_DIR


@pytest.mark.parametrize(
    ("day", "cabinet"),
    [
        (date(1982, 11, 3), ""),
        (date(1994, 8, 22), "Kok I"),
        (date(2006, 7, 6), "Balkenende II"),
        (date(2012, 11, 4), "Rutte I"),
        (date(2012, 11, 5), "Rutte II"),
        (date(2020, 4, 17), "Rutte III"),
        (date(2024, 7, 2), "Schoof"),
        (date(2025, 12, 31), "Schoof"),
        (date(2026, 1, 1), ""),
    ],
)
def test_the_cabinet_of_a_day_is_the_one_sworn_in_last(day: date, cabinet: str) -> None:
    assert cabinet_on(day, read_cabinets()) == cabinet


def test_between_two_cabinets_is_no_day_without_one() -> None:
    assert [b.end for a, b in pairwise(read_cabinets())] == [a.start for a, b in pairwise(read_cabinets())]


def test_the_table_says_the_same_as_the_facts_of_the_given_letters() -> None:
    cabinets = read_cabinets()
    for facts in read_letters_csv(DATA_DIR / "letters.csv"):
        assert cabinet_on(facts.date, cabinets) == facts.cabinet


@pytest.mark.parametrize(
    ("line", "column"),
    [("X,2020,2021-01-01", "from"), ("X,2020-01-01,", "until"), ("X,2021-01-01,2020-01-01", "until")],
)
def test_a_wrong_line_is_named(line: str, column: str, tmp_path: Path) -> None:
    (tmp_path / "cabinets.csv").write_text(f"name,from,until\n{line}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=f"line 2, column {column}"):
        read_cabinets(tmp_path)
