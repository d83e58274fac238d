"""The command line with lists of one's own, and the forms that it proposes."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import rows

from compare.cli import main

TERMS = "concept,id,label,pattern,mode,case,exclude,default\n"
THEMES = "theme,label,label_en,pattern,mode,case,exclude,weight\n"
LETTER = ("--letter", "kst-35925-V-84")


def write(folder: Path, text: str) -> str:
    """A file with a list; gives its path."""
    path = folder / "eigen.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_terms_count_a_concept_of_ones_own_beside_the_given_ones(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    mine = write(tmp_path, TERMS + "kremlin,k,Kremlin,Kremlin,word,,,1\nkremlin,p,Poetin,Poetin,word,,,1\n")
    found = rows(capsys, "terms", "kremlin", "china", "--lists", mine, *LETTER)
    assert [r["count"] for r in found] == [3, 12]


def test_a_list_in_a_file_changes_a_given_concept(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    mine = write(tmp_path, TERMS + "china,x,Chinese,Chinese,word,,,1\n")
    assert rows(capsys, "terms", "china", "--lists", mine, *LETTER)[0]["count"] == 1


def test_themes_of_a_file_take_their_share_and_all_shares_still_sum_to_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    mine = write(tmp_path, THEMES + "sahel,Sahel,Sahel,Sahel*,prefix,,,9\nsahel,Sahel,Sahel,Mali,word,,,\n")
    found = rows(capsys, "themes", "kst-33694-57", "--lists", mine)
    shares = {str(r["theme"]): float(str(r["share"])) for r in found}
    assert shares["sahel"] > 0
    assert sum(shares.values()) == pytest.approx(1, abs=0.005)


def test_a_wrong_line_of_an_own_list_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    mine = write(tmp_path, TERMS + "x,x,x,veil*heid,word,,,1\n")
    assert main(["terms", "x", "--lists", mine]) == 1
    assert "eigen.csv, line 2, column pattern" in capsys.readouterr().err
    assert main(["terms", "x", "--lists", str(tmp_path / "weg.csv")]) == 1


def test_the_family_of_a_name_is_counted_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(capsys, "terms", "Rusland", *LETTER)[0]["count"] == 18
    assert rows(capsys, "terms", "Rusland", "--family", *LETTER)[0]["count"] == 48


def test_an_id_and_the_words_of_a_concept_give_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    for id, words in (
        ("human-security", "Human Security"),
        ("twee-procent-norm", "2%-norm"),
        ("china", "China"),
    ):
        by_id, by_words = rows(capsys, "terms", id), rows(capsys, "terms", words)
        assert [r["count"] for r in by_id] == [r["count"] for r in by_words]


def test_suggestions_name_form_reason_count_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = rows(capsys, "suggestions", "Syrie", *LETTER)
    assert (found["form"], found["reason"], found["count"]) == ("Syrië", "spelling", 3)
    assert found["letters"] == ["kst-35925-V-84=3"]
    assert str(found["citation"]).startswith("Kamerstukken II 2021/22, 35925 V, nr. 84, p. ")
