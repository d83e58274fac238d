"""Corrections are read line by line, and a wrong line is refused with its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from compare.errors import DataFileError
from compare.io.corrections import read_corrections

HEAD = "letter,page,block,field,value,reason,by,date"


def write(folder: Path, *lines: str) -> Path:
    """A data folder with these corrections."""
    (folder / "corrections.csv").write_text("\n".join([HEAD, *lines]) + "\n", "utf-8")
    return folder


def test_the_project_ships_a_file_that_can_be_read() -> None:
    assert isinstance(read_corrections(), tuple)


def test_a_folder_without_the_file_has_no_corrections(tmp_path: Path) -> None:
    assert read_corrections(tmp_path) == ()


def test_a_line_becomes_a_correction(tmp_path: Path) -> None:
    folder = write(tmp_path, "kst-1-2,5,12 Het kabinet,kind,heading,het is een kop,A. Lezer,2026-11-21")
    (read,) = read_corrections(folder)
    assert (read.letter_id, read.page, read.block, read.part) == ("kst-1-2", 5, 12, 1)
    assert (read.begins, read.field, read.value) == ("Het kabinet", "kind", "heading")
    assert (read.reason, read.by, read.date, read.line) == (
        "het is een kop",
        "A. Lezer",
        date(2026, 11, 21),
        2,
    )


def test_a_part_of_a_split_block_is_named_with_a_point(tmp_path: Path) -> None:
    (read,) = read_corrections(write(tmp_path, "k,5,12.2,kind,heading,x,y,2026-11-21"))
    assert (read.block, read.part) == (12, 2)


@pytest.mark.parametrize(
    ("line", "column", "says"),
    [
        ("k,5,12,colour,red,x,y,2026-11-21", "field", "unknown field 'colour'; there is kind, text"),
        ("k,5,12,kind,poem,x,y,2026-11-21", "value", "unknown kind 'poem'"),
        ("k,5,12,kind,,x,y,2026-11-21", "value", "is empty"),
        ("k,5,twelve,kind,heading,x,y,2026-11-21", "block", "not the number of a block"),
        ("k,5,0,kind,heading,x,y,2026-11-21", "block", "not the number of a block"),
        ("k,five,12,kind,heading,x,y,2026-11-21", "page", "not a page number"),
        ("k,5,12,page,last,x,y,2026-11-21", "value", "not a page number"),
        ("k,5,12,note_numbers,3 en 4,x,y,2026-11-21", "value", "write 3, 4, 5"),
        ("k,5,12,drop,all of it,x,y,2026-11-21", "value", "takes no value"),
        ("k,5,12,kind,heading,,y,2026-11-21", "reason", "is empty"),
        ("k,5,12,kind,heading,x,,2026-11-21", "by", "is empty"),
        ("k,5,12,kind,heading,x,y,21 november", "date", "write 2026-11-21"),
        (",5,12,kind,heading,x,y,2026-11-21", "letter", "is empty"),
    ],
)
def test_a_wrong_cell_is_refused_with_line_and_column(
    tmp_path: Path, line: str, column: str, says: str
) -> None:
    good = "k,1,1,drop,,x,y,2026-11-21"
    with pytest.raises(DataFileError, match=rf"corrections\.csv, line 3, column {column}: .*{says}"):
        read_corrections(write(tmp_path, good, line))


def test_the_same_field_of_a_block_is_corrected_once(tmp_path: Path) -> None:
    line = "k,5,12,kind,heading,x,y,2026-11-21"
    with pytest.raises(DataFileError, match="line 3, column field: this was corrected already on line 2"):
        read_corrections(write(tmp_path, line, line))


def test_a_block_may_be_split_more_than_once(tmp_path: Path) -> None:
    folder = write(
        tmp_path, "k,5,12,split,Ten tweede,x,y,2026-11-21", "k,5,12,split,Ten derde,x,y,2026-11-21"
    )
    assert len(read_corrections(folder)) == 2


def test_an_empty_value_takes_the_speaker_or_the_numbers_away(tmp_path: Path) -> None:
    folder = write(tmp_path, "k,5,12,speaker,,x,y,2026-11-21", "k,5,12,note_numbers,,x,y,2026-11-21")
    assert [c.value for c in read_corrections(folder)] == ["", ""]


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "corrections.csv").write_text("letter,page\n", "utf-8")
    with pytest.raises(DataFileError, match="column block: this column is missing"):
        read_corrections(tmp_path)
