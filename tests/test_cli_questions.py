"""The command about questions: rows with both sides, the letter's side, and papers of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import rows

from compare.cli import main

PAPER, LETTER = "nds-tk-2020D20723", "kst-33694-57"
OWN_LETTER = """Brief van de Minister van Infrastructuur en Waterstaat

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 12 mei 2023

Met deze brief informeer ik uw Kamer over de voortgang van het programma Schone Binnenvaart en Havens.

Walstroom maakt het mogelijk dat afgemeerde schepen hun generatoren uitzetten. Het kabinet erkent dat de
uitrol achterloopt door een gebrek aan technisch personeel bij de netbeheerders.



 De droge zomers van 2018 en 2022 hebben laten zien hoe kwetsbaar het vervoer over water is. Bij Lobith stond
het water weken lager dan zeven meter, waardoor schepen maar een derde van hun lading konden meenemen.

De Minister van Infrastructuur en Waterstaat,
A. Jansen
"""
OWN_QUESTIONS = """Inbreng van de leden van de VVD-fractie

De leden van de VVD-fractie lezen op bladzijde 1 van de brief dat de uitrol van walstroom achterloopt. Hoeveel
technici komen de netbeheerders tekort?

Inbreng van de leden van de CDA-fractie

De leden van de CDA-fractie lezen op pagina 1 dat "schepen maar een derde van hun lading konden meenemen".
Hoe vaak kwam dat voor?

Wat vindt de minister van de nieuwe dienstregeling van de spoorwegen?
"""


def own(tmp_path: Path) -> tuple[str, str]:
    """A letter and a paper of questions about it, as files."""
    letter, paper = tmp_path / "brief.txt", tmp_path / "vragen.txt"
    letter.write_text(OWN_LETTER, "utf-8")
    paper.write_text(OWN_QUESTIONS, "utf-8")
    return str(letter), str(paper)


def test_each_question_stands_beside_its_passage_with_place_speaker_and_citation_of_both(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = rows(capsys, "questions", PAPER)
    assert len(found) == 71
    for row in found:
        assert row["letter_id"] == PAPER
        assert row["party"]
        assert str(row["citation"]).startswith("Tweede Kamer, 2020D20723, p. ")
        resolved = row["grade"] != "unresolved"
        assert resolved == bool(row["passage"]) == bool(row["passage_citation"]) == (not row["reason"])
        if resolved:
            assert row["passage_letter_id"] == LETTER
            assert f"p. {row['passage_page']}" in str(row["passage_citation"])
            assert row["passage_speaker"] == "kabinet"
    (off,) = (r for r in found if r["page_note"])
    assert (off["page_note"], off["page_offset"]) == ("cited 16, found on 15", -1)


def test_the_single_questions_sum_to_more_rows_and_stand_in_their_paragraph(
    capsys: pytest.CaptureFixture[str],
) -> None:
    whole = {r["n"]: str(r["question"]) for r in rows(capsys, "questions", PAPER)}
    single = rows(capsys, "questions", PAPER, "--sentences")
    assert len(single) > len(whole)
    assert all(" ".join(str(r["question"]).split()) in whole[r["n"]] for r in single)


def test_a_letter_tells_which_passages_drew_questions(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "questions", LETTER)
    assert [r["questions"] for r in found] == sorted((r["questions"] for r in found), reverse=True)  # type: ignore[type-var]
    assert all(r["letter_id"] == LETTER and r["citation"] and r["parties"] and r["asked_at"] for r in found)
    assert rows(capsys, "questions", PAPER, "--asked") == found


def test_sections_are_all_there_with_those_that_drew_none(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "questions", LETTER, "--sections")
    assert any(r["questions"] == 0 for r in found)
    assert sum(r["passages"] for r in found) == 94  # type: ignore[misc]


def test_asked_against_offered_has_every_party_and_sums(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, "questions", PAPER, "--against")
    assert {"all", "SP", "SGP"} <= {r["party"] for r in found}
    for party in {r["party"] for r in found}:
        mine = [r for r in found if r["party"] == party]
        assert sum(r["asked_words"] for r in mine) == mine[0]["of_asked_words"]  # type: ignore[misc]


def test_a_consultation_gives_its_answers_and_says_that_its_letter_is_not_here(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = rows(capsys, "questions", "kst-28676-346")
    assert len(found) == 25
    assert all(r["answer"] and r["answer_speaker"] == "kabinet" and r["answer_citation"] for r in found)
    assert not any(r["cited_pages"] for r in found)
    assert [r["numbers"] for r in found if r["answer_refers"]] == [[22]]
    main(["questions", "kst-28676-346"])
    assert "is not loaded" in capsys.readouterr().err


def test_papers_of_ones_own_are_taken_by_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter, paper = own(tmp_path)
    found = rows(capsys, "questions", paper, "--about", letter)
    assert [(r["party"], r["grade"], r["passage_page"], r["page_note"]) for r in found] == [
        ("VVD", "exact", 1, ""),
        ("CDA", "exact", 2, "cited 1, found on 2"),
        ("CDA", "unresolved", None, ""),
    ]


def test_a_paper_without_questions_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter, _ = own(tmp_path)
    assert main(["questions", letter]) == 1
    assert "none of the loaded papers with questions is about it" in capsys.readouterr().err
    assert main(["questions", "kst-35925-V-84"]) == 1


def test_a_paper_taken_for_a_letter_is_set_against_the_letter_and_names_no_page_zero(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text(OWN_LETTER, "utf-8")
    paper = tmp_path / "vragen.txt"
    paper.write_text(
        "De leden van de VVD-fractie vragen hoe het staat met de walstroom in de havens.\n", "utf-8"
    )
    against = rows(capsys, "questions", str(paper), "--about", str(letter), "--against")
    assert {row["party"] for row in against} == {"all", "VVD"}
    assert next(row["of_asked_words"] for row in against if row["party"] == "VVD") == 15
    assert "p. 0" not in str(rows(capsys, "questions", str(paper), "--about", str(letter)))
