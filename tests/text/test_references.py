"""References to papers are found in every form in which they are written, and nothing else is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.identifiers import identifier_to_address, identifier_to_words
from compare.text.references import Reference, find_references

SITE = "https://zoek.officielebekendmakingen.nl/"
PAPERS = {
    "Kamerstuk 33 694, nr. 12": ["kst-33694-12"],
    "Kamerstuk 33 694 nr. 57": ["kst-33694-57"],
    "Kamerstuk36 045, nr. 4)additionele": ["kst-36045-4"],
    "Kamerstukken II 2021/22, 30175, nr. 414": ["kst-30175-414"],
    "Kamerstukken II, 2023/2024, 31 839, nr. 1024": ["kst-31839-1024"],
    "Kamerstukken ll 2023/24, 31 839, nr. 1024": ["kst-31839-1024"],
    "Kamerstuk 34 775 V, nr. 77": ["kst-34775-V-77"],
    "Kamerstukken II 2021/22, 35 925 hoofdstuk V, nr. 84": ["kst-35925-V-84"],
    "33400-J, nr. 19": ["kst-33400-J-19"],
    "21 501-02, nr. 2510": ["kst-21501-02-2510"],
    "36 410 XVI, nr. 160": ["kst-36410-XVI-160"],
    "(35.830 XVII nr.6)": ["kst-35830-XVII-6"],
    "Kamerstuk 36200-XII-60": ["kst-36200-XII-60"],
    "Kamerstuk 32605-217, «Waterambitie»": ["kst-32605-217"],
    "nr. 77 en Kamerstuk 34 919, nr. 79": ["kst-34919-79"],
    "29 521, nrs. 410 en 411": ["kst-29521-410", "kst-29521-411"],
    "Kamerstukken 29665, nummers 427, 433 en 473.": ["kst-29665-427", "kst-29665-433", "kst-29665-473"],
    "(31311, nrs. 125 tot en met 127)": ["kst-31311-125", "kst-31311-126", "kst-31311-127"],
    "Kamerstuk 34 919, nrs. 12, 15 en 35 925 V, nr. 3": ["kst-34919-12", "kst-34919-15", "kst-35925-V-3"],
    "Kamerstukken 29 521 en 25 295, nrs. 402 en 404": ["kst-29521-402", "kst-29521-404"],
    "Zij krijgt nr. 915 (21501-20).": ["kst-21501-20-915"],
    "Zij krijgt nr. 726, was nr. 719 (21501-08).": ["kst-21501-08-726", "kst-21501-08-719"],
    "Kamerstuk 33 694, nr. 12 en 17 april 2020": ["kst-33694-12"],
    "Kamerstuk 33694, nr. 43, 24 april 2019": ["kst-33694-43"],
    "Kamerstukken I 2019/20, 35 403, A": ["kst-35403-A"],
    "Kamerstukken I 2019/20, 33 694, U, p. 3": ["kst-33694-U"],
    "(kst-30552-3)": ["kst-30552-3"],
    f"{SITE}dossier/33694/kst-33694-57?resultIndex=3&sorttype=1.": ["kst-33694-57"],
    f"{SITE}kst-35925-V-84.html?zoekcriteria=%3fzkt%3dx": ["kst-35925-V-84"],
    "https://repository.overheid.nl/frbr/officielepublicaties/kst/33694/kst-33694-57/1/pdf/x": [
        "kst-33694-57"
    ],
    "Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 2147": ["ah-tk-20232024-2147"],
    "Zie ook Aanhangsel Handelingen, vergaderjaar 2023–2024, 1028": ["ah-tk-20232024-1028"],
    "Aanhangsel van de Handelingen II 2019/20, nrs. 12 en 13": ["ah-tk-20192020-12", "ah-tk-20192020-13"],
    "Handelingen II 2022/23, nr. 84, item 12": ["h-tk-20222023-84-12"],
    "Handelingen II 2022/23, 84-12-5": ["h-tk-20222023-84-12"],
    "Handelingen II 2019/20, nr. 23, items 4 en 7": ["h-tk-20192020-23-4", "h-tk-20192020-23-7"],
    "TK 85-5-7, 25 mei 2023": ["h-tk-20222023-85-5"],
    "Handelingen I 1999/00, nr. 3, item 2": ["h-ek-19992000-3-2"],
    "Handelingen II 2019/23, nr. 3, item 2": [],
    "Stb. 2020, 118 en Stcrt. 2020, 1234": ["stb-2020-118", "stcrt-2020-1234"],
    "Staatsblad 2020, 118": ["stb-2020-118"],
    "Trb. 2010, 272": ["trb-2010-272"],
    "Kamerstuk 2022D15171": ["2022D15171"],
    "dossier 21 501-02": ["21501-02"],
}
NOTHING = [
    "1 500 000 euro in 2020 en 12 345 mensen",
    "Verordening (EU) nr. 1286/2014, Richtlijn 98/34/EG en COM(2022) 546",
    "tel. 070-3486486, artikel 33, nr. 5",
    "Kamerbrief van 17 april 2020",
    "Zie nr. 3 en de motie op stuk nr. 1136.",
    "Tweede Kamer, vergaderjaar 2020–2021, Aanhangsel 1",
    "Afwegingskader, blz. 42 en 46–48, en de rapportage van 2020, pagina 4",
    "op pagina 4 van de rapportage van het PBL",
    "https://www.rijksoverheid.nl/documenten/kamerstukken/2022/09/28/kst-1",
]


def ids_of(text: str) -> list[str]:
    """Ids of the papers that a text refers to."""
    return [x.identifier for x in find_references(text) if x.kind != "page"]


def only(text: str) -> Reference:
    """The one reference of a text."""
    (reference,) = find_references(text)
    return reference


@pytest.mark.parametrize(("text", "expected"), PAPERS.items())
def test_a_reference_in_this_form_gives_the_id_of_the_paper(text: str, expected: list[str]) -> None:
    assert sorted(ids_of(text)) == sorted(expected)
    assert sorted(ids_of(text.replace(" ", "\u00a0"))) == sorted(expected)


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_reference_is_none(text: str) -> None:
    assert find_references(text) == ()


def test_a_reference_stands_where_it_says_and_is_given_as_written() -> None:
    text = "In de brief (Kamerstukken\u00a0II 2019–2020, 33\u00a0694, nr.\u00a057, p. 15) staat"
    found = only(text)
    assert found.text == text[found.start : found.end] == text[text.index("Kamer") : text.index(")")]
    assert (found.identifier, found.pages, found.url) == ("kst-33694-57", (15,), f"{SITE}kst-33694-57.html")


@pytest.mark.parametrize(
    ("written", "pages"),
    [("p. 15", (15,)), ("blz. 6 en 52", (6, 52)), ("p. 3-5", (3, 4, 5)), ("blz. 8, 24 april 2019", (8,))],
)
def test_the_pages_named_with_a_paper_belong_to_it(written: str, pages: tuple[int, ...]) -> None:
    assert only(f"Kamerstuk 33 694, nr. 57, {written}.").pages == pages


@pytest.mark.parametrize(
    ("text", "written", "pages", "named"),
    [
        ("Op pagina 13 van de brief lezen de leden", "Op pagina 13 van de brief", (13,), "de brief"),
        ("Op pagina 8 en 9 van de brief lezen", "Op pagina 8 en 9 van de brief", (8, 9), "de brief"),
        ("lezen op pagina 8 over de dreiging", "op pagina 8", (8,), ""),
        ("blz. 13 van de tussenrapportage", "blz. 13 van de tussenrapportage", (13,), "de tussenrapportage"),
    ],
)
def test_a_page_of_a_paper_without_number_is_found(
    text: str, written: str, pages: tuple[int, ...], named: str
) -> None:
    found = only(text)
    assert (found.kind, found.text, found.pages, found.named) == ("page", written, pages, named)
    assert (found.identifier, found.url) == ("", "")


def test_it_is_told_when_the_paper_is_called_a_motion_or_something_attached() -> None:
    assert only("de motie-Sjoerdsma c.s. (Kamerstuk 36 045, nr. 4) beziet").named == "motie"
    assert only("Kamerstuk 33 694, nr. 56 – Motie van de leden Verhoeven").named == "motie"
    assert only("Bijlage bij Kamerstuk 34 700, nr. 34").named == "bijlage"
    assert only("Die motie is aangenomen. De brief (Kamerstuk 33 997, nr. 168) volgde").named == ""


@pytest.mark.parametrize(
    "text",
    [
        "Kamerstukken II 1985/86, 19 403, nr. 3",
        "Handelingen II 2003/04, nr. 42, p. 2833",
        "Stcrt. 2001, 36",
        "Trb. 1965, 152",
        "Kamerstuk 35 403 (R2140), nr. 5",
    ],
)
def test_no_address_is_made_up_where_none_follows_from_the_number(text: str) -> None:
    assert only(text).identifier
    assert only(text).url == ""


def test_an_address_of_another_site_never_becomes_the_link() -> None:
    text = "https://kwaad.example/zoek.officielebekendmakingen.nl/kst-33694-57.html"
    assert find_references(text) == ()


def test_a_year_of_the_chamber_begins_on_the_third_tuesday_of_september() -> None:
    assert ids_of("TK 1-2-3, 19 september 2022, TK 1-2-3, 20 september 2022") == [
        "h-tk-20212022-1-2",
        "h-tk-20222023-1-2",
    ]


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        ("kst-33694-12", "Kamerstuk 33 694, nr. 12"),
        ("kst-35925-V-84", "Kamerstuk 35 925 V, nr. 84"),
        ("kst-21501-02-2510", "Kamerstuk 21 501-02, nr. 2510"),
        ("kst-33694-U", "Kamerstuk 33 694, U"),
        ("ah-tk-20232024-2147", "Aanhangsel Handelingen II 2023/24, nr. 2147"),
        ("h-ek-20222023-84-12", "Handelingen I 2022/23, nr. 84, item 12"),
        ("stb-2020-118", "Stb. 2020, 118"),
    ],
)
def test_an_id_can_be_said_in_words_and_the_words_are_found_again(identifier: str, words: str) -> None:
    assert identifier_to_words(identifier) == words
    if not identifier.endswith("-U"):  # a letter alone is a number only where the Eerste Kamer is named
        assert ids_of(words) == [identifier]


@given(
    st.lists(
        st.sampled_from(
            [
                "Kamerstuk ",
                "33 694",
                ", ",
                "nr. ",
                "nrs. ",
                "12",
                " en ",
                "-",
                "V",
                "p. 3",
                "(",
                ")",
                "II 2019/20 ",
            ]
        ),
        max_size=25,
    )
)
def test_references_never_overlap_except_in_a_range_and_always_stand_in_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    start, end = 0, 0
    for found in find_references(text):
        assert text[found.start : found.end] == found.text
        assert found.start >= end or (found.start, found.end) == (start, end)
        start, end = found.start, found.end


def test_two_hundred_references_in_fifteen_thousand_characters_take_no_time() -> None:
    text = "Zie Kamerstuk 33 694, nr. 12, over de inzet van het kabinet in dat jaar en later. " * 200
    begin = time.perf_counter()
    found = find_references(text[:16_400])
    # 50 ms is the aim; a busy machine gets room, a pattern that explodes does not.
    assert time.perf_counter() - begin < 0.5
    assert len(found) == 200


def test_an_attachment_has_the_address_of_its_pdf_and_a_paper_without_a_number_none() -> None:
    assert (
        identifier_to_address("kst-33694-57") == "https://zoek.officielebekendmakingen.nl/kst-33694-57.html"
    )
    assert identifier_to_address("blg-1012345") == "https://zoek.officielebekendmakingen.nl/blg-1012345.pdf"
    assert identifier_to_address("kst-33694-57", year=1990) == identifier_to_address("") == ""
