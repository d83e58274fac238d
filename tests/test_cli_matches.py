"""The command `matches`: both sides of each pair, where they stand and how they are cited."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from compare.cli import main

OLD, NEW = "kst-33694-57", "kst-35925-V-84"


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, str]]:
    """What the command prints as CSV."""
    assert main(["matches", *arguments, "--format", "csv"]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def test_every_row_says_of_both_sides_who_where_and_how_to_cite_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = rows(capsys, OLD, NEW, "--top", "1")
    assert found
    for row in found:
        for side, letter in (("source", OLD), ("target", NEW)):
            assert row[f"{side}_id"] == letter
            assert row[f"{side}_speaker"] == "kabinet"
            assert row[f"{side}_citation"].endswith(
                f"p. {row[f'{side}_page']}"
                if row[f"{side}_page"] == row[f"{side}_last_page"]
                else f"p. {row[f'{side}_page']}-{row[f'{side}_last_page']}"
            )
            assert row[f"{side}_sentence"] in row[f"{side}_text"]
            first, last = int(row[f"{side}_page"]), int(row[f"{side}_last_page"])
            assert first <= int(row[f"{side}_sentence_page"]) <= last
        assert row["matched_by"]
        assert 0.0 <= float(row["similarity"].replace(",", ".")) <= 1.0


def test_rows_of_a_passage_agree_on_whether_it_has_a_counterpart(capsys: pytest.CaptureFixture[str]) -> None:
    order = ["geen tegenhanger", "mogelijk", "overeenkomst"]
    found = rows(capsys, OLD, NEW, "--top", "3")
    for row in found:
        assert order.index(row["verdict"]) <= order.index(row["has_counterpart"])


def test_two_files_are_compared_and_the_same_text_is_1(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = (
        "De dijken langs de rivier worden in het voorjaar opgehoogd met klei uit de streek.\n\n"
        "Voor de kosten van het onderhoud stelt de provincie ieder jaar een begroting vast.\n"
    )
    one, other = tmp_path / "een.txt", tmp_path / "twee.txt"
    one.write_text(text, encoding="utf-8")
    other.write_text(text.replace("dijken", "«dijken»"), encoding="utf-8")
    assert main(["matches", str(one), str(other), "--top", "1", "--format", "jsonl"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["similarity"] for row in found] == [1.0, 1.0]
    assert {row["verdict"] for row in found} == {"overeenkomst"}
    assert found[0]["matched_by"].startswith("wording")
