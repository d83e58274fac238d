"""What a question points at by itself: pages, quotations, parts named, and where it goes on."""

from __future__ import annotations

import pytest

from compare.analysis.asked.pointers import (
    MARKED,
    REPORTED,
    SHORT,
    TITLE,
    continues,
    find_headings,
    find_named,
    find_pointed_pages,
    find_quoted,
    says_silent,
)

HEADINGS = (
    "2. Walstroom in de havens",
    "Resultaatgebied: Militaire dreigingen",
    "Vooruitblik",
    "Kader: Vlieland",
)


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("Op pagina 13 van de brief lezen de leden over walstroom.", ((13,),)),
        ("De leden lezen op bladzijde 8 en 9 over havens en op p. 12 over schepen.", ((8, 9), (12,))),
        ("Zie pagina’s 8-10 van de nota.", ((8, 9, 10),)),
        ("Op blz. 4 e.v. gaat de minister in op de tarieven.", ((4, 5),)),
        ("Op pagina 6 tot 8 staat dat.", ((6, 7, 8),)),
        ("Op de derde pagina staat een tabel.", ((3,),)),
        ("Op pagina 4 staat dat. Op dezelfde pagina staat het tegendeel.", ((4,), (4,))),
        ("De leden hebben geen pagina overgeslagen.", ()),
    ],
)
def test_pages_of_the_letter_are_read_in_every_form(text: str, pages: tuple[tuple[int, ...], ...]) -> None:
    found = find_pointed_pages(text)
    assert tuple(x.pages for x in found) == pages
    assert not any(x.elsewhere for x in found)


@pytest.mark.parametrize(
    "text",
    [
        "Op pagina 12 van het jaarverslag van de AIVD staat dat spionage toeneemt.",
        "In het rapport van de Rekenkamer staat op pagina 40 een tabel.",
        "Op pagina 3 van de rapportage van het PBL staat een raming.",
    ],
)
def test_a_page_of_another_paper_is_told_apart(text: str) -> None:
    assert [x.elsewhere for x in find_pointed_pages(text)] == [True]


def test_a_page_after_the_cabinet_is_of_the_letter_even_when_a_report_came_before() -> None:
    text = "Het jaarverslag van de AIVD waarschuwt, zoals het kabinet ook constateert op pagina 5."
    assert [x.elsewhere for x in find_pointed_pages(text)] == [False]


@pytest.mark.parametrize("marks", ["«»", "“”", "„”", "‘’", '""', "''", "„“"])
def test_a_quotation_is_found_between_any_marks(marks: str) -> None:
    text = f"De leden lezen over {marks[0]}een haven zonder rook en lawaai{marks[1]} en vragen waarom."
    (found,) = (x for x in find_quoted(text) if x.kind == MARKED)
    assert found.text == text[found.start : found.end] == "een haven zonder rook en lawaai"


def test_a_term_a_title_and_a_retelling_are_no_quotation_of_four_words() -> None:
    text = (
        "Wat bedoelt de minister met ‘groene haven’? In de nota «Investeren in schone lucht en water» staat "
        "dat de uitrol van walstroom in alle havens achterloopt."
    )
    kinds = {x.kind: x.text for x in find_quoted(text)}
    assert kinds == {
        SHORT: "groene haven",
        TITLE: "Investeren in schone lucht en water",
        REPORTED: "de uitrol van walstroom in alle havens achterloopt",
    }


def test_an_apostrophe_opens_no_quotation() -> None:
    assert find_quoted("Welke risico's en foto's noemt de brief over de regio's en auto's?") == ()


def test_a_quotation_with_dots_and_brackets_is_looked_for_in_its_pieces() -> None:
    (found,) = find_quoted("Zij citeren «het kabinet [wil] dat de vloot (…) schoner wordt in 2030».")
    assert found.parts == ("het kabinet", "dat de vloot", "schoner wordt in 2030")


@pytest.mark.parametrize(
    ("text", "label", "number"),
    [
        ("Hoe staat het met doel 4 van het programma?", "doel", "4"),
        ("In hoofdstuk 3.2 staat dat.", "hoofdstuk", "3.2"),
        ("Wat is de status van actielijn twee?", "actielijn", "2"),
        ("Over het derde doel hebben deze leden een vraag.", "doel", "3"),
        ("Zie voetnoot 12.", "voetnoot", "12"),
    ],
)
def test_parts_named_by_number_are_read(text: str, label: str, number: str) -> None:
    assert [(x.label, x.number) for x in find_named(text)] == [(label, number)]


@pytest.mark.parametrize(
    "text", ["Op dit punt een vergelijking graag.", "Het doel 2% te halen.", "doel 4,5 miljard"]
)
def test_a_count_or_an_article_is_no_number_of_a_part(text: str) -> None:
    assert find_named(text) == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Onder het kopje «Walstroom in de havens» lezen zij dat.", HEADINGS[0]),
        ("De leden hebben vragen over het resultaatgebied militaire dreigingen.", HEADINGS[1]),
        ("In het kader Vlieland staat een voorbeeld.", HEADINGS[3]),
        ("Over walstroom in de havens hebben zij vragen.", HEADINGS[0]),
    ],
)
def test_a_section_is_known_by_its_heading(text: str, named: str) -> None:
    assert find_headings(text, HEADINGS) == (named,)


def test_a_heading_of_one_common_word_needs_more_than_that_word() -> None:
    assert find_headings("Een vooruitblik op volgend jaar ontbreekt.", HEADINGS) == ()


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("Waarom besteedt de brief zo weinig aandacht aan vrouwen?", True),
        ("Zij merken op dat human security niet meer genoemd wordt.", True),
        ("De minister noemt de aandacht voor vrouwen.", False),
    ],
)
def test_a_question_that_misses_something_says_so(text: str, silent: bool) -> None:
    assert says_silent(text) is silent


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("Deze leden lezen verder dat het tarief verschilt.", True),
        ("Hoe wordt daarbij gelet op kleine schippers?", True),
        ("Voorts vragen de leden van de SP-fractie aandacht voor vrouwen.", False),
        ("De leden van de VVD-fractie vragen naar de kosten.", False),
    ],
)
def test_only_words_that_point_back_go_on(text: str, goes_on: bool) -> None:
    assert continues(text) is goes_on
