"""Real letters, fiches and reports as they stand on their pages; read from the pictures."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from itertools import pairwise

import pytest
from samples import SAMPLES, needs_samples

from compare.io.pdf import read_pdf
from compare.letters import load_letter
from compare.model import Letter, Source

PDF_SAMPLES = SAMPLES / "pdf"


@lru_cache(maxsize=8)
def sample_source(name: str) -> Source:
    return read_pdf((PDF_SAMPLES / name).read_bytes())


@lru_cache(maxsize=8)
def sample(name: str) -> Letter:
    return load_letter((PDF_SAMPLES / name).read_bytes(), name=name)


def texts_of(letter: Letter, kind: str) -> list[str]:
    return [b.text for b in letter.blocks if b.kind == kind]


LETTERS = {
    "kamerbrief-verzamelbrief-luchtvaart.pdf": (13, date(2023, 10, 18), "Verzamelbrief luchtvaart"),
    "kamerbrief-2022-water-en-bodem.pdf": (27, date(2022, 11, 25), "Water en Bodem sturend"),
    "kamerbrief-2023-circulaire-economie.pdf": (
        6,
        date(2023, 2, 3),
        "Nationaal Programma Circulaire Economie 2023-2030 (NPCE) incl. kabinetsreactie op ICER "
        "en SER-verkenning",
    ),
}


@needs_samples
@pytest.mark.parametrize("name", LETTERS)
def test_a_real_letter_states_its_subject_and_its_day_and_has_all_its_notes(name: str) -> None:
    notes, day, subject = LETTERS[name]
    stated = sample_source(name).stated
    assert (stated.type, stated.date, stated.title) == ("letter", day, subject)
    letter = sample(name)
    numbers = [n for b in letter.blocks if b.kind == "footnote" for n in b.note_numbers]
    assert sorted(numbers) == list(range(1, notes + 1))
    assert [n for b in letter.blocks if b.kind != "footnote" for n in b.note_numbers] == numbers


@needs_samples
@pytest.mark.parametrize("name", [*LETTERS, "bnc-fiche-1-instant-payments.pdf"])
def test_nothing_from_the_margins_of_a_real_letter_is_in_its_text(name: str) -> None:
    letter = sample(name)
    body = "\n".join(b.text for b in letter.blocks if b.kind != "address")
    assert not re.search(r"Pagina \d|Kenmerk|IENW/BSK|Retouradres|Rijnstraat 8|Postbus 20901", body)
    assert "Ministerie van\n" not in body and "Geachte" not in body


@needs_samples
def test_no_word_of_a_real_letter_is_broken_or_has_a_note_number_stuck_to_it() -> None:
    broken = re.compile(
        r"Inf rastructuur|inw oners|A uxiliary|O ngevallen|A rbeids|A lgemene|milieu degradatie|kennisi "
    )
    stuck = re.compile(r"\b(?!CO2|H2|D2B|MKB2)[a-zéëï]{3,}\d{1,2}\b")
    for name in [*LETTERS, "bnc-fiche-1-instant-payments.pdf"]:
        for block in sample(name).blocks:
            assert not broken.search(block.text), (name, block.text)
            if "http" not in block.text and "Kamerstuk" not in block.text:
                assert not stuck.search(block.text), (name, block.text)


@needs_samples
def test_the_headings_of_a_short_letter_are_those_on_its_pages() -> None:
    assert texts_of(sample("kamerbrief-verzamelbrief-luchtvaart.pdf"), "heading") == [
        "1. Registratiekosten voor drone-exploitanten in andere EU-landen",
        "2. Controles door de Nederlandse Arbeidsinspectie (NLA) en de Inspectie Leefomgeving "
        "en Transport (ILT)",
        "3. Tiende update zomerdrukte Schiphol",
        "4. Verbod korte vluchten Benelux",
        "Benelux",
        "EU-recht",
        "EU-verordening 1008/2008",
        "(Bilaterale en EU) luchtvervoerverdragen met derde landen",
        "Conclusie",
    ]


@needs_samples
def test_the_lists_and_headings_of_a_letter_with_an_annex_are_those_on_its_pages() -> None:
    letter = sample("kamerbrief-2023-circulaire-economie.pdf")
    assert texts_of(letter, "heading") == [
        "De circulaire transitie versnellen",
        "Het Nationaal Programma Circulaire Economie 2023-2030 (NPCE)",
        "Maatregelen",
        "1: Vermindering gebruik grondstoffen:",
        "2: Substitutie",
        "3: Levensduurverlenging:",
        "4: Hoogwaardige verwerking",
        "ICER en SER-verkenning",
        "Uitwerking ambitieus klimaatdoel voor de circulaire economie",
        "Data en monitoring",
        "Kabinetsbrede inzet op circulaire economie",
        "Tot slot",
        "Bijlage: Mogelijke aanvullende maatregelen op het NPCE",
    ]
    items = texts_of(letter, "list_item")
    assert [item.split(" ", 1)[0] for item in items] == (
        ["1.", "2.", "3.", "4."] + ["-"] * 9 + ["1.", "2.", "3.", "4."] + ["•"] * 10
    )
    assert [line for text in texts_of(letter, "signature") for line in text.split("\n")] == [
        "Hoogachtend,",
        "DE STAATSSECRETARIS VAN INFRASTRUCTUUR EN WATERSTAAT,",
        "drs. V.L.W.A. Heijnen",
    ]


@needs_samples
def test_the_numbered_choices_in_the_boxes_of_a_long_letter_run_from_1_to_33() -> None:
    letter = sample("kamerbrief-2022-water-en-bodem.pdf")
    numbers = [int(m[1]) for text in texts_of(letter, "list_item") if (m := re.match(r"(\d+)\. ", text))]
    assert numbers == list(range(1, 34))
    headings = texts_of(letter, "heading")
    assert headings.count("Structurerende keuzes") == 6 and headings.count("Consequenties") == 6
    assert (
        "Duurzaam bouwen met landelijke maatlat voor een groene klimaatadaptieve gebouwde omgeving"
        in headings
    )
    chapters = [h for h in headings if re.match(r"\d", h)]
    assert chapters == [
        "1. Water en Bodem",
        "1.1 Voldoende en schoon (zoet)water",
        "1.2 Bodem; vitaal en efficiënt geordend",
        "2. Bebouwd gebied",
        "3. Gebieden",
        "3.1 Laagveengebieden",
        "3.2 Verziltende kustgebieden",
        "3.3 Hoge zandgronden",
    ]
    problems = [b.section for b in letter.blocks if b.kind == "heading" and b.text == "Problematiek"]
    assert [s[-2] for s in problems] == [chapters[1], chapters[2], *chapters[3:4], *chapters[5:]]


@needs_samples
def test_the_heads_of_a_fiche_are_its_numbered_and_its_lettered_ones() -> None:
    letter = sample("bnc-fiche-1-instant-payments.pdf")
    headings = texts_of(letter, "heading")
    letters = {1: "abcdefghij", 2: "ab", 3: "abc", 4: "abc", 5: "abcd", 6: "abcde", 7: "", 8: ""}
    expected = [mark for n, under in letters.items() for mark in (f"{n}.", *(f"{c})" for c in under))]
    assert [h.split(" ", 1)[0] for h in headings[1:]] == expected
    assert len(texts_of(letter, "footnote")) == 11
    assert {b.place.page for b in letter.blocks} == set(range(1, 14))


@needs_samples
def test_a_report_in_two_columns_has_its_speakers_in_order() -> None:
    letter = sample("handelingen-tk40-6-staat-van-de-volkshuisvesting.pdf")
    speakers = [h for h in texts_of(letter, "heading") if h.endswith(":")]
    assert speakers[:8] == [
        "De voorzitter:",
        "De voorzitter:",
        "De heer De Hoop (GroenLinks-PvdA):",
        "De voorzitter:",
        "De heer De Hoop (GroenLinks-PvdA):",
        "De voorzitter:",
        "Mevrouw Beckerman (SP):",
        "De heer De Hoop (GroenLinks-PvdA):",
    ]
    body = " ".join(b.text for b in letter.blocks)
    assert "TK 40" not in body and "8 februari 2024" not in body
    assert "het tweeminutendebat Staat van de Volkshuisvesting. Een hartelijk woord van welkom" in body
    stated = sample_source("handelingen-tk40-6-staat-van-de-volkshuisvesting.pdf").stated
    assert (stated.type, stated.title, stated.date) == (
        "report",
        "Staat van de Volkshuisvesting",
        date(2024, 2, 8),
    )


@needs_samples
def test_the_items_of_an_agenda_are_headings_with_their_labels() -> None:
    letter = sample("besluitenlijst-financien-2016.pdf")
    items = [h for h in texts_of(letter, "heading") if re.match(r"\d+\. Agendapunt: ", h)]
    numbers = [int(h.split(".", 1)[0]) for h in items]
    assert numbers == list(range(2, 44))
    assert items[0] == "2. Agendapunt: Brievenlijst (zie de zaken en de besluiten op de brievenlijst)"
    assert "Besluit: Voor kennisgeving aangenomen." in texts_of(letter, "paragraph")


@needs_samples
def test_a_designed_paper_is_read_page_by_page_and_column_by_column() -> None:
    letter = sample("beleidsnota-internationale-klimaatstrategie.pdf")
    numbers = [n for b in letter.blocks if b.kind == "footnote" for n in b.note_numbers]
    assert numbers == list(range(1, 67))
    pages = [b.place.page for b in letter.blocks]
    assert all(a <= b for a, b in pairwise(pages)) and max(pages) == 24
    headings = texts_of(letter, "heading")
    expected = (
        "Samenvatting",
        "Onze strategische doelstellingen",
        "Klimaat en humanitaire hulp",
        "Klimaatdiplomatie",
    )
    assert [headings.index(h) for h in expected] == sorted(headings.index(h) for h in expected)
    assert texts_of(letter, "title") == ["Internationale Klimaatstrategie", "van ambitie naar transitie"]


@needs_samples
@pytest.mark.parametrize("name", [*LETTERS, "bnc-fiche-1-instant-payments.pdf"])
def test_every_line_of_a_real_letter_says_what_it_is_and_where_it_stands(name: str) -> None:
    lines = sample_source(name).lines
    assert all(line.text and line.role and line.area for line in lines)
