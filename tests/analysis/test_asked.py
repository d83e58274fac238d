"""Questions lead to the letter's own passage, graded; what leads nowhere says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from analysis.asked_read import agreement, questions_of_2020
from builders import build_block, build_letter
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.analysis.asked.letter import ALIKE, CITED, DATED, GIVEN, NOT_HERE, find_subject
from compare.analysis.asked.locate import ABSENT, ELSEWHERE, NO_LETTER, NO_PAGE, Asked, locate_questions
from compare.analysis.asked.offered import EVERY_PARTY, compare_asked_offered
from compare.analysis.asked.passages import count_grades, passages_asked, sections_asked
from compare.analysis.asked.places import BY_CONTENT, EXACT, GRADES, PAGE_ONLY, UNRESOLVED
from compare.corpus import load_corpus
from compare.io.tables import read_themes
from compare.model import Block, Letter

FLEET = (
    "Het kabinet wil dat de uitstoot van stikstofoxiden door de binnenvaart met 35 procent daalt. Daartoe "
    "komt er een subsidieregeling voor emissieloze motoren; schippers met een klein schip krijgen voorrang."
)
POWER = (
    "Walstroom maakt het mogelijk dat afgemeerde schepen hun generatoren uitzetten. Het kabinet erkent dat "
    "de uitrol van walstroom achterloopt door een gebrek aan technisch personeel bij de netbeheerders."
)
TARIFF = (
    "De tarieven voor walstroom verschillen sterk van haven tot haven. De minister is met de havenbeheerders "
    "in gesprek over één landelijk tarief, zodat schippers vooraf weten wat zij betalen."
)
DROUGHT = (
    "De droge zomers hebben laten zien hoe kwetsbaar het vervoer over water is. Bij Lobith stond het water "
    "weken laag, waardoor schepen maar een derde van hun lading konden meenemen."
)
BED = (
    "Verdieping van de vaargeul helpt alleen tijdelijk: de bodem van de Waal daalt elk jaar met ongeveer "
    "twee centimeter. Een vaste drempel bij Nijmegen is duurzamer, maar vergt een besluit van een volgend "
    "kabinet."
)


def letter() -> Letter:
    """A letter of three sections on pages 1, 2 and 3."""
    parts = [
        (FLEET, "Vergroening van de vloot", 1),
        (POWER, "Walstroom in de havens", 2),
        (TARIFF, "Walstroom in de havens", 2),
        (DROUGHT, "Bereikbaarheid bij laagwater", 3),
        (BED, "Bereikbaarheid bij laagwater", 3),
    ]
    blocks = [build_block(text, section=(head,), page=page) for text, head, page in parts]
    return build_letter(blocks, id="schone-binnenvaart", day=date(2023, 5, 12))


def paper(texts: Sequence[str | tuple[str, str]], opening: str = "", id: str = "vragen") -> Letter:
    """A paper of questions; a bare text is the VVD's."""
    given = [("VVD", x) if isinstance(x, str) else x for x in texts]
    blocks = [build_block(opening, speaker="commissie")] if opening else []
    blocks += [build_block(text, speaker=speaker) for speaker, text in given]
    return build_letter(blocks, id=id, kind="questions", day=date(2023, 6, 1))


def one(text: str, *before: str, loaded: Sequence[Letter] = ()) -> Asked:
    """The last question of a paper about the letter."""
    about = letter()
    return locate_questions(paper([*before, text]), (about, *loaded), about).questions[-1]


def test_a_page_and_what_is_said_of_it_point_exactly_at_one_passage() -> None:
    asked = one(
        "Op pagina 2 lezen de leden dat de uitrol van walstroom achterloopt bij netbeheerders. Waarom?"
    )
    assert asked.grade == EXACT
    assert asked.passage is not None
    assert (asked.passage.block_n, asked.passage.page, asked.passage.page_offset) == (2, 2, 0)
    assert asked.passage.page_note == ""


def test_a_quotation_points_exactly_and_is_marked_where_it_stands() -> None:
    asked = one(
        "De leden lezen dat «de bodem van de Waal daalt elk jaar met ongeveer twee centimeter». Waarom?"
    )
    assert asked.grade == EXACT
    assert asked.passage is not None
    ((start, end),) = asked.passage.marks
    assert asked.passage.text[start:end] == "de bodem van de Waal daalt elk jaar met ongeveer twee centimeter"
    assert "quotation" in asked.passage.by


def test_a_quotation_with_a_letter_wrong_is_found_all_the_same() -> None:
    asked = one(
        "De leden lezen “de bodem van de Waal daald ieder jaar met ongeveer twee centimeter”. Waarom?"
    )
    assert asked.grade == EXACT
    assert asked.passage is not None
    assert asked.passage.block_n == 5


def test_words_taken_over_without_marks_point_exactly() -> None:
    asked = one(
        "Deze leden lezen dat een vaste drempel bij Nijmegen is duurzamer, maar vergt een besluit. Welk?"
    )
    assert asked.grade == EXACT
    assert asked.passage is not None
    assert asked.passage.block_n == 5
    assert [q.quoted.kind for q in asked.quotes] == ["reported"]


def test_a_page_that_is_one_off_is_told() -> None:
    asked = one("Op pagina 2 lezen de leden «Bij Lobith stond het water weken laag». Hoe laag precies?")
    assert asked.grade == EXACT
    assert asked.passage is not None
    assert (asked.passage.page, asked.passage.page_offset) == (3, 1)
    assert asked.passage.page_note == "cited 2, found on 3"


def test_words_quoted_far_from_the_page_cited_are_not_exact() -> None:
    asked = one("Op pagina 1 lezen de leden «Bij Lobith stond het water weken laag». Hoe laag precies?")
    found = [x for x in asked.passages if x.block_n == 4]
    assert [x.grade for x in found] == [BY_CONTENT]
    assert found[0].page_note == "cited 1, found on 3"


def test_a_page_on_which_nothing_speaks_of_the_question_is_page_only() -> None:
    asked = one(
        "Op pagina 1 staat volgens deze leden iets over de visserij. Klopt dat vissers niets krijgen?"
    )
    assert asked.grade == PAGE_ONLY
    assert asked.passage is not None
    assert asked.passage.page == 1


def test_a_page_that_the_letter_has_not_is_told() -> None:
    asked = one("Op pagina 40 lezen de leden over de visserij op zee. Klopt dat?")
    assert (asked.grade, asked.reason, asked.passages) == (UNRESOLVED, NO_PAGE, ())


def test_a_quotation_in_no_letter_is_told_with_the_nearest_wording() -> None:
    asked = one("De leden citeren «wie niet vaart die niet spaart en wint». Waarom deze toon?")
    assert (asked.grade, asked.reason) == (UNRESOLVED, ELSEWHERE)
    (quote,) = asked.quotes
    assert quote.places == ()
    assert quote.nearest is not None
    assert 0 < quote.nearest.likeness < 0.9
    assert quote.nearest.text in letter().text


def test_a_quotation_of_another_loaded_letter_leads_there() -> None:
    words = "Elke nieuwe brug krijgt een doorvaarthoogte van ten minste zeven meter boven de waterlijn."
    other = build_letter([words], id="bruggen", day=date(2021, 1, 1))
    asked = one("Eerder schreef het kabinet «een doorvaarthoogte van ten minste zeven meter». Geldt dat nog?",
                loaded=[other])  # fmt: skip
    assert asked.grade == EXACT
    assert asked.passage is not None
    assert asked.passage.letter_id == "bruggen"


def test_a_section_that_is_named_leads_to_its_passage_about_the_question() -> None:
    asked = one("Onder het kopje Bereikbaarheid bij laagwater gaat het over een drempel. Wat kost die?")
    assert asked.passage is not None
    assert (asked.grade, asked.passage.block_n) == (BY_CONTENT, 5)


def test_a_numbered_line_that_reads_as_a_heading_is_no_passage() -> None:
    blocks = [build_block("1. Vergroening van de vloot", kind="list_item"), build_block(FLEET)]
    blocks += [build_block("2. Walstroom in de havens", kind="list_item"), build_block(POWER)]
    about = build_letter(blocks, id="los", day=date(2023, 5, 12))
    asked = locate_questions(paper(["Wat staat er over walstroom in de havens?"]), (about,), about)
    assert asked.questions[0].passage is not None
    assert asked.questions[0].passage.block_n == 4


def test_a_paragraph_that_goes_on_keeps_the_passage_before_it() -> None:
    first = (
        "Op pagina 2 lezen de leden over de gesprekken met havenbeheerders over één landelijk tarief. Waarom?"
    )
    asked = one("Hoe worden de havenbeheerders daarbij betrokken, en wie beslist er uiteindelijk?", first)
    assert asked.passage is not None
    assert asked.passage.block_n == 3


def test_a_question_about_something_else_is_unresolved() -> None:
    asked = one("Wat vindt de minister van de nieuwe dienstregeling van de spoorwegen in Limburg?")
    assert (asked.grade, asked.passages) == (UNRESOLVED, ())
    asked = one("Waarom is er in de brief geen aandacht voor de recreatievaart op de Friese meren?")
    assert (asked.grade, asked.reason) == (UNRESOLVED, ABSENT)


def test_two_questions_in_one_paragraph_have_each_their_own_passage() -> None:
    asked = one(
        "De leden lezen «schepen maar een derde van hun lading konden meenemen». Hoe vaak kwam dat voor? "
        "Zij lezen ook over «één landelijk tarief, zodat schippers vooraf weten wat zij betalen». "
        "Wanneer is dat er?"
    )
    assert [s.text for s in asked.sentences] == ["Hoe vaak kwam dat voor?", "Wanneer is dat er?"]
    assert [s.passage.block_n if s.passage else 0 for s in asked.sentences] == [4, 3]
    assert {x.block_n for x in asked.passages} == {3, 4}


def test_remarks_are_given_on_asking_only() -> None:
    about = letter()
    texts = [
        "De leden hebben met belangstelling kennisgenomen van de brief.",
        "Wat kost de drempel bij Nijmegen?",
    ]
    assert [x.asks for x in locate_questions(paper(texts), (about,), about).questions] == [True]
    both = locate_questions(paper(texts), (about,), about, remarks=True).questions
    assert [x.asks for x in both] == [False, True]
    assert both[0].grade == UNRESOLVED


# ---------------------------------------------------------------- which letter


def test_the_letter_asked_about_is_the_one_that_is_cited() -> None:
    about = replace(letter(), dossier="31409", number="400")
    asking = paper(["Wat kost dat?"], opening="Over de brief van 12 mei 2023 (Kamerstuk 31 409, nr. 400).")
    assert find_subject(asking, [about, build_letter([POWER], id="andere")]).how == CITED


def test_the_letter_asked_about_is_known_by_its_date() -> None:
    other = build_letter([POWER], id="andere", day=date(2022, 1, 1))
    subject = find_subject(
        paper(["Wat kost dat?"], opening="Over de brief van 12 mei 2023."), [other, letter()]
    )
    assert (subject.how, subject.letter) == (DATED, letter())


def test_a_letter_that_is_named_and_not_here_is_told() -> None:
    asking = paper(
        ["Op pagina 2 lezen de leden iets. Wat kost walstroom?"], opening="Over de brief van 3 maart 2021."
    )
    subject = find_subject(asking, [letter()])
    assert (subject.how, subject.has_pages) == (NOT_HERE, False)
    (asked,) = locate_questions(asking, (letter(),)).questions
    assert (asked.grade, asked.reason) == (UNRESOLVED, NO_LETTER)


def test_without_any_letter_nothing_is_found() -> None:
    (asked,) = locate_questions(paper(["Wat kost walstroom?"]), ()).questions
    assert (asked.grade, asked.reason, asked.nearest) == (UNRESOLVED, NO_LETTER, None)


def test_a_later_letter_is_never_the_one_asked_about() -> None:
    later = replace(letter(), date=date(2024, 1, 1))
    assert find_subject(paper(["Wat kost de drempel bij Nijmegen?"]), [later]).letter is None


def test_a_letter_that_is_given_is_the_one() -> None:
    assert find_subject(paper(["Wat?"]), [], letter()).how == GIVEN


def test_else_the_letter_that_comes_closest_is_taken_and_told() -> None:
    texts = [
        f"De leden lezen «{x.split('.')[0]}». Waarom is dat?" for x in (FLEET, POWER, TARIFF, DROUGHT, BED)
    ]
    other = build_letter(["De bossen in Drenthe lijden onder stikstof en droogte."] * 3, id="bos")
    subject = find_subject(paper(texts), [replace(other, date=date(2020, 1, 1)), letter()])
    assert subject.letter == letter()
    assert subject.how == ALIKE


# ---------------------------------------------------------------- from the letter's side


def questions() -> Letter:
    """Three questions of two parties: two about the bed of the river, one about power."""
    return paper(
        [
            (
                "VVD",
                "De leden lezen «de bodem van de Waal daalt elk jaar met ongeveer twee centimeter». Waarom?",
            ),
            ("SP", "De leden lezen «Een vaste drempel bij Nijmegen is duurzamer». Wanneer komt die?"),
            (
                "SP",
                "Zij lezen «de uitrol van walstroom achterloopt door een gebrek». Hoeveel ontbreken er?",
            ),
        ]
    )


def test_the_letter_tells_which_passages_drew_questions_and_from_whom() -> None:
    about = letter()
    rows = passages_asked(about, [locate_questions(questions(), (about,), about)])
    assert [(r.passage.block_n, r.parties) for r in rows if r.questions] == [
        (2, (("SP", 1),)),
        (5, (("SP", 1), ("VVD", 1))),
    ]
    assert len(rows) == 5


def test_sections_without_a_question_are_there_with_zero() -> None:
    about = letter()
    rows = passages_asked(about, [locate_questions(questions(), (about,), about)])
    assert [(s.section, s.passages, s.asked, s.questions) for s in sections_asked(rows)] == [
        ("Vergroening van de vloot", 1, 0, 0),
        ("Walstroom in de havens", 2, 1, 1),
        ("Bereikbaarheid bij laagwater", 2, 1, 2),
    ]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([FLEET, POWER, TARIFF, DROUGHT, BED, "Iets heel anders?"]), max_size=4))
def test_the_grades_sum_to_the_questions_and_no_unresolved_one_has_a_passage(texts: list[str]) -> None:
    about = letter()
    asked = locate_questions(paper([f"{x} Waarom?" for x in texts]), (about,), about).questions
    assert sum(count_grades(asked).values()) == len(asked) == len(texts)
    for row in asked:
        assert (row.grade == UNRESOLVED) == (not row.passages) == bool(row.reason)
        assert row.grade in GRADES


# ---------------------------------------------------------------- asked against offered


def theme_block(word: str, words: int, **given: str) -> Block:
    """A paragraph of so many words, all about one theme."""
    return build_block(" ".join([word] * words), **given)  # type: ignore[arg-type]


def test_shares_asked_and_offered_are_the_words_counted_by_hand() -> None:
    about = build_letter([theme_block("cyberaanvallen", 30), theme_block("kernwapens", 10)], id="brief")
    asking = build_letter(
        [theme_block("kernwapens", 15, speaker="SP"), theme_block("cyberaanvallen", 5, speaker="VVD")],
        id="vragen",
        kind="questions",
    )
    rows = {(r.speaker, r.theme_id): r for r in compare_asked_offered(asking, about, read_themes())}
    arms = rows["SP", "wapenbeheersing"]
    assert (arms.asked_words, arms.total_asked, arms.offered_words, arms.total_offered) == (15, 15, 10, 40)
    assert (arms.asked, arms.offered, arms.difference) == (1.0, 0.25, 0.75)
    assert rows[EVERY_PARTY, "wapenbeheersing"].asked == 0.75
    assert arms.low <= arms.difference <= arms.high


def test_one_short_contribution_makes_nothing_certain() -> None:
    about = build_letter([theme_block("cyberaanvallen", 30), theme_block("kernwapens", 10)], id="brief")
    asking = build_letter([theme_block("kernwapens", 15, speaker="SP")], id="vragen", kind="questions")
    assert not any(r.is_certain for r in compare_asked_offered(asking, about, read_themes()))


def test_the_wide_margin_holds_the_narrow_one() -> None:
    corpus = load_corpus()
    rows = compare_asked_offered(
        corpus.letter("nds-tk-2020D20723"), corpus.letter("kst-33694-57"), read_themes()
    )
    assert all(r.wide_low <= r.low <= r.difference <= r.high <= r.wide_high for r in rows)
    assert all(r.is_likely for r in rows if r.is_certain)
    for speaker in {r.speaker for r in rows}:
        own = [r for r in rows if r.speaker == speaker]
        assert sum(r.asked_words for r in own) == own[0].total_asked
        assert sum(r.asked for r in own) == pytest.approx(1.0)


# ---------------------------------------------------------------- the questions of 2020


@pytest.fixture(scope="module")
def of_2020() -> dict[int, Asked]:
    """The questions on the letter of 2020 by block."""
    return questions_of_2020()


PAGES_READ_BY_HAND = [
    ((8,), 8, "Ook in Afghanistan"), ((8, 9), 8, "Grensbeheer en contr"), ((12,), 12, "De (militair) techn"),
    ((13,), 13, "Daarnaast stelde Ned"), ((15,), 15, "De veiligheid in Ned"),
    ((16,), 15, "Ongewenste afhankel"), ((19,), 19, "De beweging richting"),
    ((20,), 20, "Bovengenoemde trends"), ((24,), 24, "Op het gebied van c"), ((5,), 5, "Op middellange term"),
]  # fmt: skip


def test_the_ten_page_citations_of_2020_lead_where_a_reader_goes(of_2020: dict[int, Asked]) -> None:
    found = [
        (asked.pages, asked.passage.page, asked.passage.text[:18])
        for asked in of_2020.values()
        if asked.pages and asked.passage
    ]
    assert found == [(pages, page, text[:18]) for pages, page, text in PAGES_READ_BY_HAND]
    notes = [a.passage.page_note for a in of_2020.values() if a.passage and a.passage.page_note]
    assert notes == ["cited 16, found on 15"]


def test_of_the_twelve_quotations_of_2020_one_is_from_elsewhere(of_2020: dict[int, Asked]) -> None:
    quotes = [q for asked in of_2020.values() for q in asked.quotes if q.quoted.kind == "marked"]
    assert len(quotes) == 12
    missing = [q for q in quotes if not q.places]
    assert [q.quoted.text[:24] for q in missing] == ["Kinderen die in de kampe"]
    assert missing[0].nearest is not None
    assert missing[0].nearest.likeness < 0.7


def test_exact_passages_are_those_of_a_blind_reader_in_95_of_100(of_2020: dict[int, Asked]) -> None:
    hits, of = agreement(of_2020)[EXACT]
    assert of >= 25
    assert hits >= 0.95 * of


def test_passages_by_content_are_those_of_a_blind_reader_in_two_of_three(of_2020: dict[int, Asked]) -> None:
    hits, of = agreement(of_2020)[BY_CONTENT]
    assert hits >= 0.66 * of
