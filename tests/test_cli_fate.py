"""The command that tells what became of each passage: every row with place and citation, totals that sum."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from analysis.match_builders import BORDERS, CHINA, SAHEL, WEAPONS
from command_line import rows

from compare.analysis.fates.fates import FATES
from compare.analysis.selection import count_words_of, select_blocks
from compare.cli import main
from compare.corpus import load_corpus

PAIR = ("kst-33694-57", "kst-35925-V-84")


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """Two made letters: one paragraph split, one edited, one dropped, one new."""
    old, new = tmp_path / "oud.txt", tmp_path / "nieuw.txt"
    old.write_text("\n\n".join([f"{CHINA} {SAHEL}", BORDERS, WEAPONS]), "utf-8")
    new.write_text(
        "\n\n".join([CHINA, SAHEL, BORDERS.replace("meer", "minder"), "Er komt een zwembad."]), "utf-8"
    )
    return str(old), str(new)


def test_rows_carry_letter_page_speaker_and_citation_on_both_sides(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = rows(capsys, "fate", *PAIR)
    assert {str(r["fate"]) for r in found} <= set(FATES)
    for row in found:
        for side in ("source", "target", "nearest"):
            if row[f"{side}_id"]:
                assert str(row[f"{side}_citation"]).startswith("Kamerstukken II")
                assert f"p. {row[f'{side}_page']}" in str(row[f"{side}_citation"])
                assert row[f"{side}_speaker"] and row[f"{side}_text"]
    alone = [r for r in found if r["fate"] in ("dropped", "new")]
    assert all(bool(r["nearest_id"]) == bool(r["matched_by"]) for r in alone)


def test_made_letters_give_the_fates_that_were_made(
    capsys: pytest.CaptureFixture[str], files: tuple[str, str]
) -> None:
    found = rows(capsys, "fate", *files)
    assert [(r["fate"], r["source_n"], r["target_n"]) for r in found] == [
        ("split", 1, 1),
        ("split", 1, 2),
        ("edited", 2, 3),
        ("dropped", 3, None),
        ("new", None, 4),
    ]
    assert [r["matched_by"] for r in found[:3]] == [["wording"]] * 3


def test_only_some_fates_on_asking(capsys: pytest.CaptureFixture[str], files: tuple[str, str]) -> None:
    found = rows(capsys, "fate", *files, "--only", "new", "--only", "edited")
    assert [r["fate"] for r in found] == ["edited", "new"]


def test_totals_sum_to_the_words_of_each_letter(capsys: pytest.CaptureFixture[str]) -> None:
    corpus = load_corpus()
    found = rows(capsys, "fate", *PAIR, "--totals")
    for side, letter in zip(("source", "target"), map(corpus.letter, PAIR), strict=True):
        own = [r for r in found if r["side"] == side]
        words = count_words_of(select_blocks(letter))
        assert sum(int(str(r["words"])) for r in own) == words
        assert {r["of_words"] for r in own} == {words}
        assert sum(float(str(r["share"])) for r in own) == pytest.approx(1, abs=0.001)


def test_a_letter_beside_itself_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "fate", PAIR[0], PAIR[0])
    assert {(r["fate"], r["similarity"], r["source_n"] == r["target_n"]) for r in found} == {
        ("kept", 1.0, True)
    }


def test_csv_has_the_same_rows(capsys: pytest.CaptureFixture[str], files: tuple[str, str]) -> None:
    assert main(["fate", *files, "--format", "csv"]) == 0
    read = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [r["fate"] for r in read] == ["split", "split", "edited", "dropped", "new"]
    assert main(["fate", *files]) == 0
    assert "no counterpart was found" in capsys.readouterr().err
