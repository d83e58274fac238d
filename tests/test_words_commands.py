"""The commands keyness, promises and readability."""

from __future__ import annotations

import pytest
from command_line import rows

from compare.cli import main

OLD, NEW = "kst-33694-57", "kst-35925-V-84"


def test_keyness_has_the_promised_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(rows(capsys, "keyness", NEW, OLD, "--top", "1")[0]) == [
        "word", "target_count", "reference_count", "target_rate", "reference_rate", "log_ratio", "low",
        "high", "lrc", "g2", "q", "dp", "range_target", "range_reference", "one_paragraph", "direction",
    ]  # fmt: skip


def test_lemmas_show_their_members_with_both_counts(capsys: pytest.CaptureFixture[str]) -> None:
    found = {str(r["word"]): r for r in rows(capsys, "keyness", NEW, OLD, "--lemmas")}
    threats = found["dreigingen"]
    assert threats["members"] == ["dreigingen 5/31", "dreiging 1/13"]
    assert (threats["target_count"], threats["reference_count"]) == (6, 44)


def test_a_section_against_its_own_letter_leaves_the_section_out_of_the_reference(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["keyness", OLD, OLD, "--section", "terroristische", "--top", "3"]) == 0
    printed = capsys.readouterr()
    assert "words are on both sides" in printed.err
    assert len(printed.out.splitlines()) == 5


@pytest.mark.parametrize(
    "sides", [(f"{NEW}+kst-28676-346", OLD), ("cabinet:Rutte IV", "cabinet:Rutte III"), ("party:SP", "rest")]
)
def test_sides_may_be_several_letters_cabinets_parties_and_the_rest(
    sides: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert rows(capsys, "keyness", *sides, "--top", "2", "--no-function-words", "--min", "5")


@pytest.mark.parametrize(
    "arguments", [("cabinet:Den Uyl", OLD), (f"{OLD}#nergens", NEW), (OLD, OLD), ("party:X", OLD)]
)
def test_a_side_that_is_not_there_or_empty_gets_one_line(
    arguments: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keyness", *arguments]) == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith("compare: ")


def test_the_counts_of_promises_are_those_of_the_rows(capsys: pytest.CaptureFixture[str]) -> None:
    counted = {(r["letter_id"], r["kind"]): r["count"] for r in rows(capsys, "promises", "--counts")}
    listed = rows(capsys, "promises")
    for (letter, kind), count in counted.items():
        assert sum(r["letter_id"] == letter and r["kind"] == kind for r in listed) == count
    assert (OLD, "commitment") in counted and counted[NEW, "commitment"]


def test_concrete_promises_have_a_deadline_or_an_amount(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "promises", NEW, "--concrete", "--kind", "commitment")
    assert found and all(r["deadline"] or r["amount"] for r in found)
    notes = [r for r in found if "hoofdlijnennotitie over de Europawet" in str(r["sentence"])]
    assert [(r["until"], r["page"]) for r in notes] == [("2022-06-01", 17)]


def test_readability_has_a_row_a_letter_with_margins(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "readability", OLD, NEW)
    assert [r["letter_id"] for r in found] == [OLD, NEW]
    for row in found:
        low, value, high = (float(str(row[f"lix{x}"])) for x in ("_low", "", "_high"))
        assert low < value < high
