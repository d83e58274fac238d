"""Coded paragraphs are read as they stand, and what is wrong in them is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import DataFileError, UnreadableFileError
from compare.io.coding import parse_coded, read_codebook, read_coded
from compare.io.tables import read_themes
from compare.model import Coded

HEAD = "letter,block,begins,primary,secondary,reader\n"


def parse(*lines: str, themes: tuple[str, ...] = ()) -> tuple[Coded, ...]:
    """Coding from lines under the usual head."""
    return parse_coded((HEAD + "\n".join(lines)).encode(), "mijn.csv", themes)


def test_the_given_coding_names_only_themes_that_exist() -> None:
    known = {theme.id for theme in read_themes()}
    coded = read_coded()
    assert len(coded) == 321
    assert {theme for row in coded for theme in row.primary + row.secondary} <= known


def test_a_line_gives_its_themes_in_order_with_more_than_one_where_each_is_right() -> None:
    (row,) = parse("brief,3,De NAVO is,navo|eu,rusland|china,ik")
    assert row == Coded("brief", 3, "De NAVO is", ("navo", "eu"), ("rusland", "china"), "ik")


def test_a_question_mark_is_read_as_cannot_tell_and_an_empty_cell_as_not_coded_yet() -> None:
    rows = parse("brief,3,De,?,,ik", "brief,4,Het,,,ik")
    assert [(row.block_n, row.primary) for row in rows] == [(3, ())]


def test_semicolons_of_a_spreadsheet_are_taken_for_commas() -> None:
    text = HEAD.replace(",", ";") + "brief;3;De, die;navo;;ik"
    assert parse_coded(text.encode("utf-8-sig"), "x.csv")[0].begins == "De, die"


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("brief,nul,De,navo,,ik", "block"),
        ("brief,0,De,navo,,ik", "block"),
        (",3,De,navo,,ik", "letter"),
        ("brief,3,De,navo|navo,,ik", "primary"),
        ("brief,3,De,navo|?,,ik", "primary"),
        ("brief,3,De,navo,navo,ik", "secondary"),
        ("brief,3,De,navo,?,ik", "secondary"),
        ("brief,3,De,onbekend,,ik", "primary"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_line_and_column(line: str, column: str) -> None:
    with pytest.raises(DataFileError) as error:
        parse("brief,1,Een,navo,,ik", line, themes=("navo",))
    assert (error.value.file, error.value.line, error.value.column) == ("mijn.csv", 3, column)


def test_one_reader_cannot_code_a_paragraph_twice_but_two_readers_can() -> None:
    assert len(parse("brief,3,De,navo,,ik", "brief,3,De,eu,,jij")) == 2
    with pytest.raises(DataFileError, match="on line 2"):
        parse("brief,3,De,navo,,ik", "brief,3,De,eu,,ik")


def test_a_table_without_the_columns_or_that_is_no_text_is_refused() -> None:
    with pytest.raises(DataFileError, match="column is missing"):
        parse_coded(b"letter,block\nx,1\n", "x.csv")
    for data in (b"\xff\xfe\x00", HEAD.encode() + b"brief,3,\x00,navo,,ik"):
        with pytest.raises(UnreadableFileError):
            parse_coded(data, "x.csv")


def test_no_file_is_no_coding(tmp_path: Path) -> None:
    assert read_coded(tmp_path / "coded.csv") == ()


def test_the_codebook_tells_of_every_theme_in_two_languages() -> None:
    guides = read_codebook()
    assert set(guides) == {theme.id for theme in read_themes()}
    for guide in guides.values():
        assert guide.belongs and guide.belongs_en and guide.belongs != guide.belongs_en
        assert bool(guide.excluded) == bool(guide.excluded_en)


def test_a_theme_that_stands_twice_in_the_codebook_is_refused(tmp_path: Path) -> None:
    line = "navo,g,g,b,b,,\n"
    text = "theme,group,group_en,belongs,belongs_en,not,not_en\n" + line + line
    (tmp_path / "codebook.csv").write_text(text, "utf-8")
    with pytest.raises(DataFileError, match="there already"):
        read_codebook(tmp_path)
