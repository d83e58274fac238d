"""The command that ranks shifts: rows for programs with the sentence, sentences for and against on asking."""

from __future__ import annotations

import csv
import io

import pytest
from command_line import rows

from compare.cli import main

PAIR = ("kst-33694-57", "kst-35925-V-84")


def test_the_surest_shift_comes_first_with_its_sentence_in_both_languages(
    capsys: pytest.CaptureFixture[str],
) -> None:
    (first,) = rows(capsys, "shifts", *PAIR, "--top", "1")
    assert (first["kind"], first["id"], first["certainty"]) == ("concept", "oekraine", "clear")
    assert str(first["sentence_nl"]).startswith(f"«Oekraïne» wordt {first['later']} keer genoemd")
    assert str(first["sentence_en"]).startswith(f"“Ukraine” is named {first['later']} times")
    assert str(first["sentence_nl"]).endswith("nr. 84.")


def test_only_one_kind_and_only_what_is_clear(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "shifts", *PAIR, "--kind", "word", "--clear")
    assert {(r["kind"], r["certainty"]) for r in found} == {("word", "clear")}


def test_the_evidence_is_a_sentence_a_line_with_page_and_citation(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "shifts", *PAIR, "--top", "1", "--evidence")
    assert {r["side"] for r in found} == {"for", "against"}
    assert all("Oekraïne" in str(r["sentence"]) and f"p. {r['page']}" in str(r["citation"]) for r in found)


def test_the_table_leaves_the_sentences_out_and_csv_has_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["shifts", *PAIR, "--top", "2"]) == 0
    table = capsys.readouterr()
    assert "sentence" not in table.out and "must be named at least" in table.err
    assert main(["shifts", *PAIR, "--top", "2", "--format", "csv"]) == 0
    records = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(records) == 2 and all(r["sentence_nl"] and r["sentence_en"] for r in records)


def test_a_letter_beside_a_consultation_brings_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["shifts", "kst-33694-57", "kst-28676-346", "--top", "1"]) == 0
    assert "a letter is set beside a paper of another kind" in capsys.readouterr().err


def test_a_paper_without_words_of_the_cabinet_is_refused_in_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["shifts", "nds-tk-2020D20723", "kst-33694-57"]) == 1
    assert "only 0 words" in capsys.readouterr().err


def test_letters_named_the_wrong_way_round_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["shifts", "kst-35925-V-84", "kst-33694-57", "--top", "1", "--kind", "concept"]) == 0
    assert "careful: kst-35925-V-84 is the later of the two" in capsys.readouterr().err
