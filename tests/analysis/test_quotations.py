"""Words that are not the writer's own: quoted, taken over, repeated, set forms."""

from __future__ import annotations

from datetime import date

import pytest
from builders import build_block, build_letter
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.quotations import (
    BORROWED_KINDS,
    FORMULA,
    QUOTATION,
    REPEATED,
    TAKEN_OVER,
    Borrowed,
    find_borrowed,
    leave_out,
)
from compare.analysis.selection import EVERYONE, count_words_of, select_blocks
from compare.corpus import load_corpus
from compare.model import Letter

EARLIER = build_letter(
    ["De krijgsmacht moet in 2024 de afspraken over de verdediging van het bondgenootschap kunnen nakomen."],
    "eerder",
    day=date(2020, 4, 17),
)


def texts(letter: Letter, kind: str, *earlier: Letter) -> list[str]:
    """What is found of one kind."""
    return [b.text for b in find_borrowed(letter, earlier) if b.kind == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hij sprak van «een harde klap voor allen» daarna.", ["een harde klap voor allen"]),
        ("Hij sprak van “een harde klap voor allen” daarna.", ["een harde klap voor allen"]),
        ("Hij sprak van ‘een harde klap voor allen’ daarna.", ["een harde klap voor allen"]),
        ('Hij sprak van "een harde klap voor allen" daarna.', ["een harde klap voor allen"]),
        ("Hij sprak van „een harde klap voor allen” daarna.", ["een harde klap voor allen"]),
        ("Hij sprak van «een harde klap» daarna.", []),
        ("De eis van 2%»s is «safety» en «security» samen.", []),
        ("Het gaat om auto’s, foto’s en collega’s van het land zelf.", []),
        ("Dit staat in het rapport «Goed voor de wereld, goed voor Nederland» van toen.", []),
        ("Nederland steunt het «Joint Statement On Advancing Behaviour» van 2019.", []),
    ],
)
def test_a_quotation_has_marks_and_four_words_and_is_no_title(text: str, expected: list[str]) -> None:
    assert texts(build_letter([text]), QUOTATION) == expected


def test_a_quotation_does_not_run_over_the_end_of_a_paragraph() -> None:
    letter = build_letter(["Een «open teken zonder slot\nen daarna komt er een slot» zomaar."])
    assert texts(letter, QUOTATION) == []


def test_a_quotation_of_an_earlier_letter_names_its_place() -> None:
    letter = build_letter(["De brief noemt “de verdediging van het bondgenootschap” een doel."], "later")
    (found,) = find_borrowed(letter, [EARLIER])
    assert (found.kind, found.source_id, found.source_n) == (QUOTATION, "eerder", 1)
    assert (
        EARLIER.block(1).text[found.source_start : found.source_end]
        == "de verdediging van het bondgenootschap"
    )


def test_eight_words_in_a_row_are_taken_over_and_seven_are_not() -> None:
    eight = build_letter(["Ik lees: krijgsmacht moet in 2024 de afspraken over de tafel."], "later")
    assert texts(eight, TAKEN_OVER, EARLIER) == ["krijgsmacht moet in 2024 de afspraken over de"]
    seven = build_letter(["Ik lees: krijgsmacht moet in 2024 de afspraken over tafels."], "later")
    assert texts(seven, TAKEN_OVER, EARLIER) == []


def test_punctuation_and_capitals_do_not_part_a_run() -> None:
    letter = build_letter(["KRIJGSMACHT, moet – in 2024 – de Afspraken: over de tafel."], "later")
    assert len(texts(letter, TAKEN_OVER, EARLIER)) == 1


def test_once_a_paragraph_is_known_to_be_used_six_words_count_too() -> None:
    both = (
        "de krijgsmacht moet in 2024 de afspraken over dat; "
        "en de verdediging van het bondgenootschap kunnen nog"
    )
    found = texts(build_letter([both], "later"), TAKEN_OVER, EARLIER)
    assert found == [
        "de krijgsmacht moet in 2024 de afspraken over",
        "de verdediging van het bondgenootschap kunnen",
    ]
    alone = build_letter(["Zie de verdediging van het bondgenootschap kunnen nog."], "later")
    assert texts(alone, TAKEN_OVER, EARLIER) == []


def test_nothing_is_taken_over_from_a_younger_letter_or_from_the_letter_itself() -> None:
    younger = build_letter([EARLIER.block(1).text], "jonger", day=date(2023, 1, 1))
    assert find_borrowed(EARLIER, [younger, EARLIER]) == ()


def test_an_answer_that_restates_its_question_is_a_repetition_and_the_question_is_not() -> None:
    asked = build_block(
        "Klopt het dat Duitsland een mobiel lanceerplatform voor de ruimtevaart bouwt?",
        "question",
        speaker="SP",
        questions=(1,),
    )
    answer = build_block(
        "De plannen voor een mobiel lanceerplatform voor de ruimtevaart zijn oud.", "answer", questions=(1,)
    )
    (found,) = find_borrowed(build_letter([asked, answer]))
    assert (found.kind, found.stretch.block_n, found.source_n) == (REPEATED, 2, 1)
    assert found.text == "een mobiel lanceerplatform voor de ruimtevaart"


def test_what_a_letter_says_twice_is_a_repetition_the_second_time() -> None:
    said = "Investeren in veiligheid loont voor heel Europa en voor de NAVO."
    (found,) = find_borrowed(build_letter([said, "Iets anders.", said]))
    assert (found.kind, found.stretch.block_n, found.words) == (REPEATED, 3, 11)


def test_a_set_form_stands_in_three_paragraphs_whichever_party_speaks() -> None:
    asked = [
        f"De leden van de {party}-fractie vragen de minister naar {what}."
        for party, what in (("SP", "Rusland"), ("D66", "China"), ("VVD", "Iran"))
    ]
    assert texts(build_letter(asked), FORMULA) == [
        f"De leden van de {party}-fractie vragen de minister naar" for party in ("SP", "D66", "VVD")
    ]
    assert texts(build_letter(asked[:2]), FORMULA) == []


def test_a_phrase_on_the_subject_is_no_set_form_however_often_it_returns() -> None:
    letter = build_letter([f"Spanning tussen Rusland en de VS {x}." for x in ("groeit", "daalt", "blijft")])
    assert find_borrowed(letter) == ()


def test_words_left_out_are_gone_from_the_count_and_places_stay() -> None:
    letter = build_letter(["Hij zei «dit is een citaat over China» en zweeg."])
    left = leave_out(EVERYONE, find_borrowed(letter), [QUOTATION])
    (block,) = select_blocks(letter, left)
    assert count_words_of([block]) == 4
    assert block.text.index("zweeg") == letter.block(1).text.index("zweeg")
    assert leave_out(EVERYONE, find_borrowed(letter), []) == EVERYONE


@given(st.lists(st.sampled_from(["de", "leden", "vragen", "«", "»", "China", "NAVO", "."]), max_size=60))
def test_every_stretch_stands_in_its_block_and_holds_the_words_it_counts(words: list[str]) -> None:
    letter = build_letter([" ".join(words) or "x", " ".join(words[::-1]) or "x"])
    for found in find_borrowed(letter, [EARLIER]):
        text = letter.block(found.stretch.block_n).text[found.stretch.start : found.stretch.end]
        assert text == found.text
        assert found.kind in BORROWED_KINDS and found.words >= 4


def read_by_eye() -> dict[str, tuple[Borrowed, ...]]:
    """The stretches of the letters that come with Accent."""
    letters = {x.id: x for x in load_corpus().letters}
    return {
        x: find_borrowed(letters[x], tuple(letters.values())) for x in ("nds-tk-2020D20723", "kst-28676-346")
    }


def test_the_questions_of_the_parties_quote_the_report_that_they_are_about() -> None:
    found = read_by_eye()["nds-tk-2020D20723"]
    quoted = [b for b in found if b.kind == QUOTATION]
    # Read in the paper: 12 of four words or more stand between marks; one, on the camps, is of elsewhere.
    assert len(quoted) == 12
    assert [b.text.split()[0] for b in quoted if b.source_id != "kst-33694-57"] == ["Kinderen"]
    over = [b for b in found if b.kind == TAKEN_OVER]
    assert len(over) >= 30 and {b.source_id for b in over} == {"kst-33694-57"}
    assert max(b.words for b in over) == 36


def test_the_consultation_has_two_quotations_and_answers_that_restate_their_question() -> None:
    found = read_by_eye()["kst-28676-346"]
    assert [b.text.split()[0] for b in found if b.kind == QUOTATION] == ["vooralsnog", "van"]
    assert "om in de Noordzee een mobiel lanceerplatform voor de ruimtevaart te bouwen" in {
        b.text for b in found if b.kind == REPEATED
    }
