"""What a command makes goes to a file in the form that its name tells; letters are cited in every form."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from command_line import rows

from compare.cli import main


def test_a_workbook_holds_the_rows_as_figures_and_tells_how_they_were_asked(tmp_path: Path) -> None:
    path = tmp_path / "china.xlsx"
    assert main(["terms", "China", "--letter", "kst-33694-57", "--output", str(path)]) == 0
    book = openpyxl.load_workbook(path)
    names, *found = book["terms"].iter_rows(values_only=True)
    (row,) = [dict(zip(names, cells, strict=True)) for cells in found]
    assert row["letter_id"] == "kst-33694-57"
    assert isinstance(row["count"], int) and row["count"] > 0
    told = list(book.worksheets[1].iter_rows(values_only=True))
    assert ("Choice: terms", "China") in [cells[:2] for cells in told]
    assert [cells[2] for cells in told if cells[2] and "33694" in str(cells[2])] == [
        "Kamerstukken II 2019/20, 33694, nr. 57"
    ]


def test_the_name_of_the_file_tells_the_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, first in (("a.csv", "letter_id,citation,url"), ("a.txt", "letter_id     citation")):
        assert main(["cite", "kst-33694-57", "--output", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_text("utf-8").startswith(first)
    assert capsys.readouterr().out == ""


def test_a_workbook_without_a_file_is_refused_before_anything_is_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["terms", "China", "--format", "xlsx"])
    assert "--output FILE" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cite", "--output", str(tmp_path / "nowhere" / "a.csv")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_a_page_is_cited_as_lawyers_do_and_in_every_form(capsys: pytest.CaptureFixture[str]) -> None:
    cited = "Kamerstukken II 2019/20, 33694, nr. 57, p. 15"
    (row,) = rows(capsys, "cite", "kst-33694-57", "--page", "15")
    assert row["citation"] == cited
    for form in ("text", "bibtex", "ris", "csl"):
        assert main(["cite", "kst-33694-57", "--page", "15", "--form", form]) == 0
        printed = capsys.readouterr().out
        assert cited in printed
        if form == "csl":
            assert json.loads(printed)[0]["page"] == "15"


@pytest.mark.parametrize("page", ["0", "x", "16-15"])
def test_what_is_no_page_is_refused(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["cite", "kst-33694-57", "--page", page])
    assert "is no page" in capsys.readouterr().err
