"""Coding on the command line: agreement, samples, corrected shares."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import rows

from compare.cli import main
from compare.export.coding import coded_to_csv
from compare.io.coding import read_coded


def test_the_given_coding_is_measured_by_letter_and_over_all(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "coding")
    assert [r["paragraphs"] for r in found] == [86, 82, 70, 83, 321]
    for r in found:
        assert float(str(r["low"])) < float(str(r["share"])) < float(str(r["high"]))
        assert float(str(r["kappa"])) < float(str(r["share"]))
    assert sum(int(str(r["same"])) for r in found[:-1]) == found[-1]["same"]


def test_the_paragraphs_that_differ_are_those_not_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    every = rows(capsys, "coding")[-1]
    differing = rows(capsys, "coding", "--confusions")
    assert len(differing) == int(str(every["paragraphs"])) - int(str(every["same"]))
    assert all(r["hand"] != r["machine"] and r["text"] for r in differing)


def test_two_readers_in_two_files_are_set_beside_each_other(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    given = [c for c in read_coded() if c.letter_id == "kst-28676-346"]
    paths = []
    for name in ("Ada", "Bob"):
        path = tmp_path / f"{name}.csv"
        path.write_bytes(coded_to_csv(given).replace(b"two readers", name.encode()))
        paths.append(str(path))
    last = rows(capsys, "coding", *paths)[-1]
    assert (last["reader"], last["beside"], last["paragraphs"], last["kappa"]) == ("Ada", "Bob", 70, 1)


def test_a_sheet_is_a_random_sample_that_can_be_coded_and_read_back(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["sample", "kst-33694-57", "--size", "5", "--format", "csv"]) == 0
    path = tmp_path / "sheet.csv"
    path.write_text(capsys.readouterr().out, "utf-8")
    assert main(["coding", str(path)]) == 1
    assert "no coded paragraph" in capsys.readouterr().err
    path.write_text(path.read_text("utf-8").replace(",,,,", ",overig,,ik,"), "utf-8")
    assert rows(capsys, "coding", str(path))[-1]["paragraphs"] == 5


def test_corrected_shares_stand_beside_the_raw_ones_and_sum_to_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = rows(capsys, "themes", "kst-35925-V-84", "--corrected")
    raw = {r["theme"]: r["share"] for r in rows(capsys, "themes", "kst-35925-V-84")}
    assert {r["theme"]: r["share"] for r in found} == raw
    assert sum(float(str(r["corrected"])) for r in found) == pytest.approx(1, abs=0.002)
    assert all(r["coding_low"] == r["corrected"] == r["coding_high"] for r in found)


def test_a_file_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coding", "nergens.csv"]) == 1
    assert "nergens.csv" in capsys.readouterr().err
