"""Each sign of a wrong reading is found where it stands, and good text raises no doubt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders import build_block, build_letter

from compare import i18n
from compare.model import Block
from compare.text import doubts
from compare.text.doubts import Doubt, find_doubts

GOOD = "Het kabinet werkt aan de veiligheid van ons land en van onze bondgenoten."


def with_notes(text: str, *numbers: int, kind: str = "paragraph") -> Block:
    return replace(build_block(text, kind), note_numbers=numbers)


def reasons(*blocks: Block | str, kind: str = "letter") -> list[tuple[int, str, str]]:
    """What is doubted in a letter of these blocks."""
    return [(d.block_n, d.reason, d.detail) for d in find_doubts(build_letter(blocks, kind=kind))]


def test_a_good_letter_raises_no_doubt() -> None:
    blocks = [
        build_block("Geachte voorzitter,"),
        build_block("Inleiding", "heading"),
        with_notes(GOOD, 1),
        with_notes("Kamerstuk 33 694, nr. 12.", 1, kind="footnote"),
        build_block("Drie dingen zijn van belang:"),
        build_block("– veiligheid;", "list_item"),
        build_block("– welvaart.", "list_item"),
        build_block("’s Ochtends kwam CO2 ter sprake op www.rijksoverheid.nl/klimaat2"),
    ]
    assert reasons(*blocks) == []


def test_a_paragraph_that_begins_in_the_middle_of_a_sentence() -> None:
    assert reasons(GOOD, "en daarom werkt het kabinet door.") == [(2, doubts.LOWER_CASE, "")]


def test_a_sentence_that_goes_on_after_a_list_is_in_order() -> None:
    blocks = [build_block("Het gaat om:"), build_block("– veiligheid", "list_item"), build_block("en meer.")]
    assert reasons(*blocks) == []


def test_a_paragraph_that_stops_in_the_middle_of_a_sentence() -> None:
    assert reasons("Het kabinet werkt aan de", GOOD) == [(1, doubts.NO_STOP, "… de")]


def test_a_paper_that_never_writes_full_stops_is_in_order() -> None:
    assert reasons(*[f"Volgcommissie {n}: EU" for n in range(20)]) == []


def test_a_paragraph_that_begins_with_an_address_is_in_order() -> None:
    assert reasons(GOOD, "https://www.rijksoverheid.nl/klimaat") == []


def test_a_broken_sentence_is_doubted_once() -> None:
    assert reasons("Het kabinet werkt aan de", "veiligheid van ons land.") == [(2, doubts.LOWER_CASE, "")]


def test_a_motion_is_one_sentence_over_many_paragraphs() -> None:
    assert reasons("gehoord de beraadslaging,", "overwegende dat het zo is", kind="motion") == []


def test_a_heading_as_long_as_a_paragraph() -> None:
    heading = build_block("Over " + "de veiligheid en " * 12, "heading")
    assert [r[1] for r in reasons(heading, GOOD)] == [doubts.LONG_HEADING]


def test_a_block_as_long_as_a_page() -> None:
    assert [r[1] for r in reasons(" ".join([GOOD] * 50))] == [doubts.LONG_BLOCK]


def test_a_page_break_between_two_sentences_may_be_between_two_paragraphs() -> None:
    text = f"{GOOD} {GOOD}"
    between = replace(build_block(text), page_starts=((len(GOOD) + 1, 2),))
    within = replace(build_block(text), page_starts=((20, 2),))
    assert reasons(between, within) == [(1, doubts.TWO_PARAGRAPHS, "… bondgenoten. | Het kabinet …")]


def test_notes_and_references_that_do_not_meet() -> None:
    blocks = [
        with_notes(GOOD, 1, 3),
        with_notes("Noot een.", 1, kind="footnote"),
        with_notes("Noot vier.", 4, kind="footnote"),
    ]
    assert reasons(*blocks) == [
        (1, doubts.NOTE_MISSING, "3"),
        (3, doubts.NOTE_UNUSED, "4"),
        (3, doubts.NOTE_ORDER, "1, 4"),
    ]


def test_a_source_without_any_notes_is_doubted_once() -> None:
    assert reasons(with_notes(GOOD, 1), with_notes(GOOD, 2)) == [(1, doubts.NOTES_MISSING, "")]


def test_questions_and_answers_that_do_not_meet() -> None:
    def numbered(kind: str, *numbers: int) -> Block:
        return build_block(GOOD, kind, questions=numbers)

    blocks = [numbered("question", 1), numbered("question", 2), numbered("answer", 1), numbered("answer", 3)]
    assert reasons(*blocks, kind="consultation") == [(2, doubts.NO_ANSWER, "2"), (4, doubts.NO_QUESTION, "3")]


def test_questions_that_nobody_answered_yet_are_in_order() -> None:
    assert reasons(build_block(GOOD, "question", questions=(1,)), kind="questions") == []


@pytest.mark.parametrize("sign", ["\ufffd", "(cid:129)", "\uf0b7", "\x02"])
def test_a_character_that_could_not_be_read(sign: str) -> None:
    assert reasons(f"Het kabinet {sign} werkt door.") == [(1, doubts.NO_CHARACTER, sign)]


def test_a_block_of_a_bullet_alone() -> None:
    assert [r[1] for r in reasons(build_block("•", "list_item"))] == [doubts.NO_CHARACTER]


@pytest.mark.parametrize("word", ["doel1", "doel1.", "doel.12", "«veiligheid»3"])
def test_a_number_stuck_to_a_word(word: str) -> None:
    assert [r[1] for r in reasons(f"Het kabinet werkt aan zijn {word} Daarna niets.")] == [doubts.STUCK_DIGIT]


@pytest.mark.parametrize("word", ["COVID-19", "CO2", "G7", "5G", "2,5%", "www.site.nl/deel2", "4.2", "A12"])
def test_a_number_that_belongs_to_a_name_is_in_order(word: str) -> None:
    assert reasons(f"Het kabinet sprak over {word} in de zaal.") == []


@pytest.mark.parametrize("broken", ["Inf rastructuur", "infra-structuur", "economi-sche"])
def test_a_word_in_two_that_stands_elsewhere_whole(broken: str) -> None:
    text = f"De infrastructuur en de economische groei. Het ging om {broken} in het land."
    found = reasons(text)
    expected = [(1, doubts.BROKEN_WORD, broken)] if broken != "infra-structuur" else []
    assert found == expected


@pytest.mark.parametrize(
    "pair", ["daar voor", "Sahel-landen", "Cyber Security", "te gelijk", "contra-terrorisme"]
)
def test_two_words_that_can_also_be_written_as_one_are_in_order(pair: str) -> None:
    text = f"Daarvoor, Sahellanden, cybersecurity, tegelijk: terrorisme, contraterrorisme. Het is {pair} zo."
    assert reasons(text) == []


def test_a_page_with_far_less_text_than_the_pages_beside_it() -> None:
    long = " ".join([GOOD] * 10)
    pages = [build_block(long, page=1), build_block(GOOD, page=2), build_block(long, page=3)]
    assert reasons(*pages) == [(2, doubts.THIN_PAGE, "2")]
    assert reasons(*pages[1:]) == []


def test_a_page_that_gave_nothing_at_all() -> None:
    long = " ".join([GOOD] * 10)
    assert reasons(build_block(long, page=1), build_block(long, page=3)) == [(2, doubts.THIN_PAGE, "2")]


def test_every_reason_has_its_dutch() -> None:
    dutch = i18n.read_catalogue(Path(__file__).parents[2] / "locale" / "nl" / "LC_MESSAGES")
    assert [reason for reason in doubts.REASONS if reason not in dutch] == []


def test_doubts_come_in_reading_order() -> None:
    found = find_doubts(build_letter(["Zonder einde", "begin klein en doel1 blijft"]))
    assert [d.block_n for d in found] == sorted(d.block_n for d in found)
    assert all(isinstance(d, Doubt) for d in found)
