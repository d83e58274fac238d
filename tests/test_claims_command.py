"""`compare claims`: the verdict is the first row, every row has its place, and files of one's own work."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import rows

from compare.cli import main
from compare.cli.claims import COLUMNS
from compare.errors import DataFileError
from compare.export.claim_words import EXAMPLES
from compare.io.claims import read_claim_words

CLAIM = "human security wordt niet meer genoemd in de tussenrapportage"


def test_the_first_row_is_the_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "claims", CLAIM)
    first = found[0]
    assert (first["row"], first["verdict"], first["level"], first["count"]) == (
        "verdict", "contradicted", "literal", 1,
    )  # fmt: skip
    assert "Tussenrapportage GBVS 2020" in str(first["read_as"])
    (hit,) = [x for x in found if x["row"] == "hit"]
    assert (hit["page"], hit["where"], hit["speaker"], hit["hit"]) == (15, "box", "kabinet", "human security")
    assert hit["citation"] == "Kamerstukken II 2019/20, 33694, nr. 57, p. 15"


def test_every_row_carries_claim_verdict_letter_and_citation(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(
        capsys, "claims", "Rusland wordt in de beleidsbrief vaker genoemd dan in de tussenrapportage"
    )
    assert all(set(x) == set(COLUMNS) for x in found)
    assert all(x["verdict"] in ("supported", "contradicted", "cannot tell") for x in found)
    assert all(x["letter_id"] and x["citation"] for x in found)
    for part in ("", " (other)"):
        tried = sum(
            int(str(x["count"])) for x in found if x["row"] == "form tried" and x["term"] == "Rusland"
        )
        assert tried >= sum(1 for x in found if x["row"] == f"hit{part}")


def test_a_row_a_claim_is_enough_for_many(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "claims", *EXAMPLES["nl"], "--verdict-only")
    assert [x["claim"] for x in found] == list(EXAMPLES["nl"])
    assert all(x["read_as"] != "Read as: nothing that can be checked." for x in found)
    english = rows(capsys, "claims", *EXAMPLES["en"], "--verdict-only")
    assert [x["verdict"] for x in english] == [x["verdict"] for x in found]


def test_a_file_of_ones_own_can_be_asked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, own_home: Path
) -> None:
    own = tmp_path / "eigen.txt"
    own.write_text("Geachte voorzitter,\n\nHet kabinet bouwt windmolens op zee.\n", "utf-8")
    there = rows(capsys, "claims", "windmolens worden niet genoemd", "--letter", str(own), "--verdict-only")
    assert (there[0]["verdict"], there[0]["letter_id"]) == ("contradicted", "eigen")
    gone = rows(capsys, "claims", "kernwapens worden niet genoemd", "--letter", str(own), "--verdict-only")
    assert gone[0]["verdict"] == "supported"


def test_what_is_no_claim_gets_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", "wat een mooie brief", "--format", "jsonl"]) == 0
    printed = capsys.readouterr()
    assert '"verdict": "cannot tell"' in printed.out
    assert EXAMPLES["nl"][0] in printed.err


def test_without_a_claim_those_of_parties_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "claims")
    assert {x["row"] for x in found} == {"claim by a party"}
    assert all(x["speaker"] and x["page"] and x["citation"] and x["cue"] for x in found)
    assert not any(x["speaker"] in ("kabinet", "commissie") for x in found)


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_all_three_formats_hold_the_verdict(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", CLAIM, "--verdict-only", "--format", form]) == 0
    assert "contradicted" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("verb,noemt,,nl", "role"),
        ("mention,noemt,,de", "lang"),
        ("number,drie,veel,nl", "value"),
        ("paper,brief,,nl", "value"),
        ("mention,… noemt,,nl", "pattern"),
    ],
)
def test_a_wrong_cell_of_the_table_is_pointed_at(tmp_path: Path, line: str, column: str) -> None:
    (tmp_path / "claim_forms.csv").write_text(f"role,pattern,value,lang\n{line}\n", "utf-8")
    with pytest.raises(DataFileError, match=f"line 2, column {column}"):
        read_claim_words(tmp_path)


def test_the_count_of_an_earlier_letter_is_told_alike_everywhere(capsys: pytest.CaptureFixture[str]) -> None:
    claim = "Venezuela wordt niet meer genoemd in de Beleidsbrief BZ 2022"  # 5 in text and once in a heading
    (row,) = rows(capsys, "claims", claim, "--verdict-only")
    assert "before, 5 times: Tussenrapportage GBVS 2020 (5×)" in row["reason"]
