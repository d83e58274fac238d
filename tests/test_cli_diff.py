"""``compare diff``: one row a change or an operative word, with both places."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import rows as run

OLD = """Brief over veiligheid

Het kabinet zal de defensie-uitgaven verhogen tot 2% van het bbp. Daarvoor komt € 1,5 miljard vrij.

De bescherming van journalisten blijft een speerpunt van het buitenlands beleid van Nederland.
"""
NEW = OLD.replace("zal", "kan").replace("2%", "twee procent").replace("1,5", "1,2")


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    paths = tmp_path / "oud.txt", tmp_path / "nieuw.txt"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, "utf-8")
    return str(paths[0]), str(paths[1])


PLACE = ("id", "n", "page", "last_page", "speaker", "section", "citation")


def test_each_change_is_a_row_with_both_places(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    rows = run(capsys, "diff", *files)
    assert [(r["kind"], r["old"], r["new"]) for r in rows] == [
        ("replaced", "zal", "kan"),
        ("replaced", "2%", "twee procent"),
        ("replaced", "1,5", "1,2"),
    ]
    assert [r["operative"] for r in rows] == [["obligation"], [], ["amount"]]
    assert all(f"{side}_{cell}" in r for r in rows for side in ("source", "target") for cell in PLACE)
    assert {(r["source_citation"], r["source_speaker"]) for r in rows} == {("oud", "kabinet")}


def test_operative_words_are_a_row_each_and_can_be_chosen_by_kind(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    rows = run(capsys, "diff", *files, "--operative")
    assert [(r["operative"], r["old"], r["new"], r["direction"]) for r in rows] == [
        (["obligation"], "zal", "kan", ["weaker"]),
        (["amount"], "€ 1,5 miljard", "€ 1,2 miljard", ["lower"]),
    ]
    assert [r["new"] for r in run(capsys, "diff", *files, "--kind", "amount")] == ["€ 1,2 miljard"]


def test_two_copies_of_one_letter_have_no_changes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "diff", "kst-33694-57", "kst-33694-57.web") == []


def test_related_passages_come_on_asking_as_weaker_evidence(capsys: pytest.CaptureFixture[str]) -> None:
    papers = ("diff", "kst-33694-57", "kst-35925-V-84", "--speaker", "kabinet")
    assert run(capsys, *papers) == []
    rows = run(capsys, *papers, "--related", "--operative")
    assert rows and {r["evidence"] for r in rows} <= {"alike", "edit"}
    assert all(r["source_page"] and r["target_page"] and "p. " in r["target_citation"] for r in rows)
