"""The command line: the same figures, three forms, one line when the input is wrong."""

import csv
import io
from pathlib import Path

import pytest
from command_line import rows

from compare.cli import main


def test_letters_tell_words_and_paragraphs(capsys: pytest.CaptureFixture[str]) -> None:
    found = {r["letter_id"]: r for r in rows(capsys, "letters")}
    assert set(found) >= {"kst-33694-57", "kst-35925-V-84", "kst-28676-346", "nds-tk-2020D20723"}
    assert found["kst-28676-346"]["date"] == "2020-10"
    assert found["kst-33694-57.web"]["witness_of"] == "kst-33694-57"


def test_blocks_have_the_promised_columns(capsys: pytest.CaptureFixture[str]) -> None:
    first = rows(capsys, "blocks", "kst-28676-346")[0]
    assert list(first) == [
        "letter_id", "n", "kind", "text", "page", "last_page", "section", "box", "speaker",
        "question_numbers", "note_numbers",
    ]  # fmt: skip


def test_a_file_is_read_like_a_letter(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(" Geachte voorzitter,\n\nDit is een brief van het kabinet.\n", encoding="utf-8")
    assert [r["text"] for r in rows(capsys, "blocks", str(path))][-1] == "Dit is een brief van het kabinet."


def test_two_percent_is_named_once_by_the_cabinet_twice_by_groenlinks_three_times_by_the_sp(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = rows(capsys, "terms", "2%-norm", "--by", "speaker", "--letter", "kst-28676-346")
    assert {r["speaker"]: r["count"] for r in found} == {"kabinet": 1, "GroenLinks": 2, "SP": 3, "D66": 0}


def test_terms_have_a_row_for_every_letter_zeros_included(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "terms", "xyzzy")
    assert len(found) == 4 and all(r["count"] == 0 and r["rate"] == 0 and r["high"] > 0 for r in found)  # type: ignore[operator]


def test_a_concordance_line_cites_its_page(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = rows(capsys, "concordance", "human security", "--letter", "kst-33694-57")
    assert line["hit"] == "human security"
    assert line["citation"] == "Kamerstukken II 2019/20, 33694, nr. 57, p. 15"


def test_the_theme_shares_of_a_letter_sum_to_one(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "themes", "kst-33694-57")
    assert sum(float(str(r["share"])) for r in found) == pytest.approx(1, abs=0.002)
    paragraphs = rows(capsys, "themes", "kst-33694-57", "--paragraphs")
    assert sum(int(str(r["paragraphs"])) for r in found) == len(paragraphs)


def test_matches_give_so_many_candidates_for_each_passage(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "matches", "nds-tk-2020D20723", "kst-33694-57", "--top", "2")
    assert {r["rank"] for r in found} == {1, 2}
    assert all(0 <= float(str(r["similarity"])) <= 1 for r in found)


def test_keyness_of_a_letter_against_another_names_words_that_came_and_vanished(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = rows(capsys, "keyness", "kst-35925-V-84", "kst-33694-57")
    assert {"came", "vanished"} <= {str(r["direction"]) for r in found}


def test_csv_and_table_hold_the_same_rows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "China", "--format", "csv"]) == 0
    from_csv = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert main(["terms", "China"]) == 0
    table = capsys.readouterr().out.splitlines()
    assert len(from_csv) == len(table) - 2
    assert table[0].split() == list(from_csv[0])


@pytest.mark.parametrize(
    "arguments",
    [
        ["blocks", "kst-1-1"],
        ["terms", "  "],
        ["terms", "*"],
        ["concordance", ""],
        ["keyness", "kst-33694-57", "nowhere"],
        ["matches", "nowhere", "kst-33694-57"],
        ["themes", "nowhere"],
    ],
)
def test_bad_input_gets_one_line_and_exit_code_1(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.strip().splitlines()) == 1 and printed.err.startswith("compare: ")


def test_a_file_that_is_not_text_and_one_with_too_little_are_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    binary, short = tmp_path / "x.bin", tmp_path / "kort.txt"
    binary.write_bytes(bytes(range(256)) * 20)
    short.write_text("Twee woorden.", encoding="utf-8")
    assert main(["blocks", str(binary)]) == 1
    assert "x.bin" in capsys.readouterr().err
    assert main(["keyness", str(short), "kst-33694-57"]) == 1
    assert "at least" in capsys.readouterr().err


@pytest.mark.parametrize("typed", ["NAVO, EU", r"\d+", "[a", "a|b"])
def test_signs_that_cannot_be_searched_are_refused_not_dropped(
    typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["terms", typed]) == 1
    assert "compare: " in capsys.readouterr().err


def test_a_speaker_may_be_typed_in_any_case_and_an_unknown_one_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = rows(capsys, "terms", "NAVO", "--speaker", "groenlinks", "--letter", "kst-28676-346")
    assert int(str(found[0]["count"])) > 0
    assert main(["terms", "NAVO", "--speaker", "piet"]) == 1
    assert "no such speaker" in capsys.readouterr().err


def test_a_name_too_long_for_a_file_is_no_such_letter(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["blocks", "x" * 5000]) == 1
    assert "no such letter" in capsys.readouterr().err


def test_a_concept_says_which_forms_count_and_which_do_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "Rusland"]) == 0
    said = capsys.readouterr().err
    assert "Rusland is the concept" in said and "not counted" in said and "Russisch" in said


def test_a_letter_named_twice_is_counted_once(capsys: pytest.CaptureFixture[str]) -> None:
    twice = ["--letter", "kst-28676-346", "--letter", "kst-28676-346"]
    assert len(rows(capsys, "terms", "NAVO", *twice)) == 1


@pytest.mark.parametrize("arguments", [["--top", "-5"], ["--top", "0"], ["--top", "veel"]])
def test_a_number_below_one_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["matches", "kst-33694-57", "kst-35925-V-84", *arguments])
    assert stopped.value.code == 2
    assert "--top" in capsys.readouterr().err


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("letters", "blocks", "terms", "concordance", "keyness", "themes", "matches"):
        with pytest.raises(SystemExit) as stopped:
            main([command, "--help"])
        assert stopped.value.code == 0
        assert "--format" in capsys.readouterr().out


def test_the_help_of_a_command_has_no_sign_doubled(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in ([], ["terms"], ["themes"]):
        with pytest.raises(SystemExit, match="0"):
            main([*asked, "--help"])
        shown = capsys.readouterr().out
        assert "95% margin" in " ".join(shown.split()) and "%%" not in shown


def test_a_folder_with_the_name_of_a_letter_does_not_hide_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kst-28676-346").mkdir()
    monkeypatch.chdir(tmp_path)
    assert rows(capsys, "blocks", "kst-28676-346")
