"""The command about formulas."""

import json
from pathlib import Path

import pytest
from command_line import rows

from compare.cli import main

PLACE = {"letter_id", "page", "speaker", "citation", "sentence", "wording", "aligned"}


def test_reworded_formulas_come_with_place_and_rank(capsys: pytest.CaptureFixture[str]) -> None:
    pair = ("--letter", "kst-33694-57", "--letter", "kst-35925-V-84")
    found = rows(capsys, "formulas", "--reworded", "--top", "3", *pair)
    assert {row["rank"] for row in found} == {1, 2, 3}
    assert all(set(row) >= PLACE | {"formula", "kind", "score", "expected", "form"} for row in found)
    assert {row["kind"] for row in found} == {"reworded"}
    assert all(row["citation"] and row["page"] for row in found)


def test_literal_ones_share_runs_of_words_the_longest_first(capsys: pytest.CaptureFixture[str]) -> None:
    pair = ("--letter", "kst-33694-57", "--letter", "nds-tk-2020D20723")
    found = rows(capsys, "formulas", "--literal", "--top", "5", *pair)
    lengths = [len(str(row["wording"]).split()) for row in found if row["form"] == "base"]
    assert lengths == sorted(lengths, reverse=True) and lengths[0] > 20


def test_a_typed_phrase_is_found_reworded_two_years_later(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "formulas", "open waar het kan, beschermen waar het moet")
    assert (found[0]["score"], found[0]["kind"], found[0]["page"]) == (1.0, "literal", 18)
    assert any(row["letter_id"] == "kst-35925-V-84" and row["page"] == 5 for row in found[:3])
    assert all(set(row) >= PLACE for row in found)


def test_a_file_of_ones_own_is_searched_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("De regel is: beschermd waar het moest, open waar dat kon.\n", encoding="utf-8")
    found = rows(capsys, "formulas", "open waar het kan", "--letter", str(path))
    assert found and "open waar dat kon" in str(found[0]["wording"])


@pytest.mark.parametrize("phrase", ["open", "", " "])
def test_fewer_than_two_words_are_no_phrase(capsys: pytest.CaptureFixture[str], phrase: str) -> None:
    rows(capsys, "formulas", phrase, code=1)


def test_names_and_set_phrases_are_left_out_with_their_number_until_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    pair = ("--letter", "kst-33694-57", "--letter", "nds-tk-2020D20723")
    main(["formulas", "--literal", "--top", "1000", "--format", "jsonl", *pair])
    told = capsys.readouterr()
    telling = {json.loads(line)["formula"] for line in told.out.splitlines()}
    every = rows(capsys, "formulas", "--literal", "--all", *pair)
    aside = {row["formula"] for row in every if not row["telling"]}
    assert aside and telling == {row["formula"] for row in every if row["telling"]}
    assert f"left out {len(aside)} that are names, set phrases or manners of asking" in told.err
