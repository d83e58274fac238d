"""The command `answers`: every row with its place, on papers that are here and on files."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import rows
from samples import SAMPLES, needs_samples

from compare.cli import main

NATO = "kst-28676-346"
LIST = """2024D12345

LIJST VAN VRAGEN EN ANTWOORDEN

Vraag 1
Klopt het dat de brug in Delft dicht is? Zo ja, wanneer gaat hij open? En hoeveel kost het herstel?

Antwoord
Ja. De brug in Delft gaat in mei 2026 weer open.

Vraag 2
Wie betaalt de brug in Delft?

Antwoord
Zie het antwoord op vraag 3.

Vraag 3
Is de gemeente Delft de eigenaar van de brug?

Antwoord op vraag 3
De gemeente is eigenaar en betaalt.
"""


def test_every_row_has_letter_pages_speakers_and_citations(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "answers", NATO)
    assert len(found) == 25
    for row in found:
        assert row["letter_id"] == NATO
        assert row["party"] in ("GroenLinks", "SP", "D66") and row["answer_speaker"] == "kabinet"
        assert str(row["citation"]).startswith("Kamerstukken II 2020/21, 28676, nr. 346, p. ")
        assert str(row["answer_citation"]).startswith("Kamerstukken II 2020/21, 28676, nr. 346, p. ")
        assert 2 <= int(str(row["page"])) <= int(str(row["answer_page"])) <= 14


def test_parts_are_those_that_the_questions_count(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "answers", NATO)
    parts = rows(capsys, "answers", NATO, "--parts")
    for row in found:
        own = [p for p in parts if p["n"] == row["n"]]
        assert len(own) == row["parts"]
        assert sum(p["outcome"] == "not_found" for p in own) == row["parts_not_found"]
        assert all(p["nearest_citation"] for p in own if p["nearest_sentence"])


def test_counts_hold_a_row_for_each_party_and_one_for_all(capsys: pytest.CaptureFixture[str]) -> None:
    found = {r["party"]: r for r in rows(capsys, "answers", NATO, "--counts")}
    assert {p: r["questions"] for p, r in found.items()} == {"GroenLinks": 5, "SP": 11, "D66": 9, "all": 25}


def test_filters_keep_what_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert {r["party"] for r in rows(capsys, "answers", NATO, "--party", "d66")} == {"D66"}
    assert [r["numbers"] for r in rows(capsys, "answers", NATO, "--kind", "refers")] == [[22]]
    lost = rows(capsys, "answers", NATO, "--parts", "--outcome", "not_found")
    assert lost and {r["outcome"] for r in lost} == {"not_found"}


def test_a_list_of_ones_own_is_answered_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "lijst.txt"
    path.write_text(LIST, encoding="utf-8")
    first, second, third = rows(capsys, "answers", str(path))
    assert (first["yes_no"], first["parts"], first["parts_found"]) == ("yes", 3, 2)
    assert (second["kind"], second["followed_end"], second["ends_as"]) == ("refers", "answer", "answered")
    assert second["final_answer"] == third["answer"] == "De gemeente is eigenaar en betaalt."


REFERRING = """2024D12346

LIJST VAN VRAGEN EN ANTWOORDEN

Vraag 1
Wat kost de brug in Delft?

Vraag 2
Wie betaalt de brug in Delft?

Antwoord op vragen 1 en 2
De brug kost tien miljoen euro en de gemeente betaalt.

Vraag 3
Waarom is de brug zo duur?

Antwoord op vraag 3
Ik verwijs u naar het antwoord op vraag 1.

Vraag 4
Is de brug te duur?

Antwoord op vraag 4
Nee. Zie mijn antwoord hierboven.

Vraag 5
Wanneer gaat de sluis open?

Antwoord op vraag 5
Hiervoor verwijs ik naar het antwoord op vraag 6.

Vraag 6
Wanneer gaat de sluis dicht?

Antwoord op vraag 6
Zie het antwoord op vraag 5.

Vraag 7
Hoe staat het met de tunnel?

Antwoord op vraag 7
Zie Kamerstuk 29 521, nr. 324.

Vraag 8
Is de gemeente eigenaar van de brug?

Antwoord op vraag 8
Zoals gemeld in het antwoord op vraag 2, betaalt de gemeente. Zij is ook eigenaar.
"""


def both_commands(capsys: pytest.CaptureFixture[str], paper: str) -> list[tuple[object, ...]]:
    """What each of the two commands says of every question, once they say the same."""
    answers, questions = rows(capsys, "answers", paper), rows(capsys, "questions", paper)
    told = [
        (a["numbers"], a["kind"] == "refers", a["followed_end"], a["followed_elsewhere"]) for a in answers
    ]
    assert told == [
        (q["numbers"], q["answer_refers"], q["answer_followed_end"], q["answer_followed_elsewhere"])
        for q in questions
    ]
    texts = {tuple(q["answer_n"]): q["answer"] for q in questions}  # type: ignore[arg-type]
    for a, q in zip(answers, questions, strict=True):
        assert a["answer"] == q["answer"]
        assert bool(a["followed"]) == bool(q["answer_followed"])
        assert bool(a["named"]) == bool(q["answer_named"])
        if a["kind"] == "refers" and a["followed_end"] == "answer":
            assert str(a["final_answer"]) in texts.values()
    return told


def test_answers_and_questions_say_the_same_of_every_reference(capsys: pytest.CaptureFixture[str]) -> None:
    told = both_commands(capsys, NATO)
    assert [numbers for numbers, refers, *_ in told if refers] == [[22]]


def test_both_agree_on_a_joint_answer_a_chain_a_circle_and_another_paper(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "lijst.txt"
    path.write_text(REFERRING, encoding="utf-8")
    assert both_commands(capsys, str(path)) == [
        ([1], False, "", ""),
        ([2], False, "", ""),
        ([3], True, "answer", ""),
        ([4], True, "answer", ""),
        ([5], True, "loop", ""),
        ([6], True, "loop", ""),
        ([7], True, "other paper", "Kamerstuk 29 521, nr. 324"),
        ([8], False, "", ""),
    ]
    found = {str(r["numbers"]): r for r in rows(capsys, "questions", str(path))}
    joint, third = found["[1]"]["answer_n"], found["[3]"]["answer_n"]
    assert isinstance(joint, list) and isinstance(third, list)
    assert found["[4]"]["answer_followed"] == [*third, *joint]
    assert found["[8]"]["answer_named"] == joint and found["[8]"]["answer_followed"] == []


def test_a_paper_without_answers_says_so_and_still_lists_its_questions(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["answers", "nds-tk-2020D20723", "--format", "csv"]) == 0
    printed = capsys.readouterr()
    assert "holds questions only" in printed.err
    assert len(printed.out.splitlines()) > 10


def test_a_letter_without_questions_gets_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answers", "kst-33694-57"]) == 1
    assert "no question of a party" in capsys.readouterr().err


@needs_samples
@pytest.mark.parametrize(
    ("name", "questions"),
    [
        ("pdf/ah-tk-20232024-1178.pdf", 9),
        ("pdf/ah-tk-20232024-1893.pdf", 7),
        ("xml/ah-tk-20202021-3235.xml", 9),
        ("pdf/ah-tk-20202021-3235.pdf", 9),
        ("office/ah-tk-20202021-3235.odt", 9),
    ],
)
def test_official_papers_with_questions_are_answered(
    name: str, questions: int, capsys: pytest.CaptureFixture[str]
) -> None:
    found = rows(capsys, "answers", str(SAMPLES / name))
    assert len(found) == questions
    assert all(r["kind"] != "none" and r["words_answered"] for r in found)


@needs_samples
def test_questions_printed_together_are_one_with_all_their_numbers(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = rows(capsys, "answers", str(SAMPLES / "pdf" / "ah-tk-20232024-1314.pdf"))
    assert [r["numbers"] for r in found] == [[1], [2], [3, 4, 5], [6]]
    assert found[0]["yes_no"] == "yes" and found[0]["directness"] is None


@needs_samples
def test_a_postponement_leaves_every_question_without_answer(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "answers", str(SAMPLES / "pdf" / "ah-tk-20232024-1999.pdf"))
    assert [r["kind"] for r in found] == ["none"] * 3
