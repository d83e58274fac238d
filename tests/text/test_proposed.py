"""The facts of a paper that a reader brings are proposed with where they were found, or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from builders import build_block, build_letter
from samples import SAMPLES, needs_samples

from compare.letters import load_letter
from compare.model import LeftOut, Letter
from compare.text.proposed import (
    FIELDS,
    FILE_NAME,
    NOT_FOUND,
    OTHER_FACTS,
    PAPER,
    Proposal,
    propose_facts,
    to_session_year,
)


def undated(name: str, *blocks: object, kind: str = "letter") -> Letter:
    """A letter of which the reader of the file found nothing but its blocks."""
    stem = name.rsplit(".", 1)[0]
    letter = build_letter(blocks or ("Een alinea.",), id=stem, kind=kind, day=date.min)  # type: ignore[arg-type]
    return replace(letter, source_file=name)


def found(letter: Letter) -> dict[str, Proposal]:
    proposals = propose_facts(letter)
    assert tuple(p.field for p in proposals) == FIELDS
    return {p.field: p for p in proposals}


def test_what_the_reader_of_the_file_found_stands_in_the_paper() -> None:
    letter = build_letter(("Een alinea.",), id="kst-33694-57", number="57")
    facts = found(replace(letter, title="Tussenrapportage", sender="Minister", source_file="a.pdf"))
    assert facts["title"] == Proposal("title", "Tussenrapportage", PAPER)
    assert facts["date"] == Proposal("date", "2022-03-08", PAPER)
    assert facts["id"] == Proposal("id", "kst-33694-57", PAPER)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("brief 2024-03-08 drones.pdf", "2024-03-08"),
        ("20240308_drones.pdf", "2024-03-08"),
        ("drones-8-maart-2024.pdf", "2024-03-08"),
        ("drones 08-03-2024.pdf", "2024-03-08"),
        ("kamerbrief-maart-2024.pdf", "2024-03"),
        ("kamerbrief-2024.pdf", ""),
        ("ah-tk-20202021-3235.pdf", ""),
        ("kst-33694-57.pdf", ""),
        ("brief 2024-13-40.pdf", ""),
    ],
)
def test_a_date_is_taken_from_the_name_of_a_file_only_where_it_is_one(name: str, day: str) -> None:
    assert found(undated(name))["date"] == Proposal("date", day, FILE_NAME if day else NOT_FOUND)


def test_an_official_id_in_the_name_tells_dossier_and_number() -> None:
    facts = found(undated("kst-35925-V-84 (1).pdf"))
    told = {field: facts[field].value for field in ("id", "dossier", "number")}
    assert told == {"id": "kst-35925-V-84", "dossier": "35925-V", "number": "84"}
    answer = found(undated("ah-tk-20202021-3235.pdf"))
    assert (answer["number"].value, answer["session_year"].value) == ("3235", "2020-2021")


def test_the_office_is_read_from_the_signature_and_the_committee_from_the_opening() -> None:
    signed = build_block("Hoogachtend,\nDe Minister van Buitenlandse Zaken,\nS.A. Blok", "signature")
    assert found(undated("a.txt", "Tekst.", signed))["sender"].value == "Minister van Buitenlandse Zaken"
    opening = "Binnen de vaste commissie voor Buitenlandse Zaken hebben de onderstaande fracties vragen."
    asked = found(undated("a.txt", opening, kind="questions"))["sender"]
    assert asked == Proposal("sender", "Vaste commissie voor Buitenlandse Zaken", PAPER)


def test_a_date_that_stands_alone_counts_and_one_in_a_sentence_or_under_a_heading_does_not() -> None:
    assert found(undated("a.txt", "Slot.", "oktober 2022"))["date"] == Proposal("date", "2022-10", PAPER)
    assert found(undated("a.txt", "Slot.", "Bergen, 23 december 2015"))["date"].value == "2015-12-23"
    assert found(undated("a.txt", "Bij brief van 17 april 2020 schreef ik."))["date"].value == ""
    received = build_block("Datum ontvangst", "heading")
    assert found(undated("a.txt", received, "26 oktober 2022"))["date"].value == ""


def test_the_running_foot_tells_the_year_of_parliament() -> None:
    foot = LeftOut("Tweede Kamer, vergaderjaar 2021–2022, 35 925 V, nr. 84 17", "running foot", 17)
    letter = replace(undated("a.txt"), left_out=(foot,))
    assert found(letter)["session_year"] == Proposal("session_year", "2021-2022", PAPER)


@pytest.mark.parametrize(
    ("day", "years"),
    [
        (date(2022, 9, 19), "2021-2022"),
        (date(2022, 9, 20), "2022-2023"),  # Prinsjesdag of that year
        (date(2020, 4, 17), "2019-2020"),
        (date(2024, 12, 31), "2024-2025"),
        (date(2025, 1, 1), "2024-2025"),
    ],
)
def test_the_year_of_parliament_begins_on_the_third_tuesday_of_september(day: date, years: str) -> None:
    assert to_session_year(day) == years


def test_the_year_of_parliament_follows_from_a_day_and_not_from_a_month() -> None:
    told = found(undated("brief 2022-11-25.pdf"))["session_year"]
    assert told == Proposal("session_year", "2022-2023", OTHER_FACTS)
    assert found(undated("brief september 2022.pdf"))["session_year"].value == ""


def test_a_name_is_made_of_the_office_where_the_paper_has_no_title() -> None:
    signed = build_block("De Minister van Buitenlandse Zaken,\nW.B. Hoekstra", "signature")
    facts = found(undated("scan 2022-03-08.txt", "Tekst.", signed))
    assert facts["short"].value == "Brief Buitenlandse Zaken 2022"
    assert facts["title"] == Proposal("title", "scan 2022 03 08", FILE_NAME)


CHECKED = {
    # what the papers themselves say, written down by hand: sender, date, dossier, number, year
    "html/gmb.html": ("Burgemeester van Rheden", "", "", "", ""),
    "html/stb.html": ("Minister van Binnenlandse Zaken en Koninkrijksrelaties", "2014-07-29", "", "", ""),
    "html/stcrt.html": ("Burgemeester en wethouders van Staphorst", "", "", "", ""),
    "html/kst-32545-143.html": ("Inge van Dijk en Grinwis", "2021-07-06", "32545", "143", "2020-2021"),
    "office/tk-09b97518.docx": ("Claassen", "2025-04-22", "36682", "10", "2024-2025"),
    "office/tk-motie-36278-32.docx": ("Rikkers-Oosterkamp", "2025-04-24", "36278", "32", "2024-2025"),
    "pdf/ah-tk-20232024-1893.pdf": ("Minister van Buitenlandse Zaken", "2024-06-03", "", "1893", "2023-2024"),
    "pdf/ah-tk-20232024-1999.pdf": (
        "Minister van Binnenlandse Zaken en Koninkrijksrelaties", "2024-06-07", "", "1999", "2023-2024",
    ),
    "pdf/bnc-fiche-1-instant-payments.pdf": ("Ministerie van Financiën", "", "", "", ""),
    "pdf/kamerbrief-verzamelbrief-luchtvaart.pdf": (
        "Minister van Infrastructuur en Waterstaat", "2023-10-18", "", "", "2023-2024",
    ),
    "xml/ah-tk-20202021-3235.xml": (
        "Minister van Sociale Zaken en Werkgelegenheid", "2021-06-21", "", "3235", "2020-2021",
    ),
    "xml/kst-21501-20-2146.xml": ("Dijk", "2024-12-17", "21501-20", "2146", "2024-2025"),
    "xml/kst-28844-269.xml": (
        "Minister van Binnenlandse Zaken en Koninkrijksrelaties", "2023-07-07", "28844", "269", "2022-2023",
    ),
    "xml/kst-32317-898.xml": ("Diederik van Dijk en Eerdmans", "2024-10-09", "32317", "898", "2024-2025"),
    "xml/kst-33576-382.xml": ("Van Campen", "2024-06-20", "33576", "382", "2023-2024"),
    "xml/kst-36027-12.xml": ("Van der Lee", "2024-06-13", "36027", "12", "2023-2024"),
    "xml/kst-36410-XVI-109.xml": ("Tielen en Dobbe", "2024-01-29", "36410-XVI", "109", "2023-2024"),
    "xml/wetsuite-stb.xml": ("Staatssecretaris van Financiën", "2018-03-09", "", "", ""),
    "xml/wetsuite-stcrt.xml": ("Burgemeester en wethouders van Bergen (NH)", "2015-12-23", "", "", ""),
    "../letters/000_ae354c3eb7cbf921.txt": ("Vaste commissie voor Buitenlandse Zaken", "", "", "", ""),
    "../letters/001_08bbf887f8a3f01b.txt": ("Minister van Buitenlandse Zaken", "", "", "", ""),
    "../letters/002_6d368b6775620651.txt": (
        "Minister van Buitenlandse Zaken", "2020-04-17", "33694", "57", "2019-2020",
    ),
    "../letters/003_117d03dec8eb1697.txt": (
        "Minister van Buitenlandse Zaken", "2022-03-08", "35925-V", "84", "2021-2022",
    ),
    "../letters/004_20b737318ba9053a.txt": ("", "", "28676", "346", "2020-2021"),
}  # fmt: skip


@needs_samples
def test_on_real_papers_nothing_wrong_is_proposed_and_little_is_missed() -> None:
    wrong, missed, years = [], [], 0
    for name, told in CHECKED.items():
        path = SAMPLES / name
        letter = load_letter(path.read_bytes(), name=path.name)
        facts = found(letter)
        for field, true in zip(("sender", "date", "dossier", "number", "session_year"), told, strict=True):
            if (proposed := facts[field].value) != true:
                (wrong if proposed else missed).append((name, field, proposed, true))
        if letter.session_year and letter.date != date.min:
            # where the paper prints its year of parliament, the one that follows from its date is the same
            assert to_session_year(letter.date) == letter.session_year, name
            years += 1
    assert wrong == []
    assert len(missed) <= 4, missed
    assert years > 10
