"""Sentences for a shift and on the other side, chosen by rules that can be checked by eye."""

from builders import build_block, build_letter

from compare.analysis.evidence import Sentence, find_evidence
from compare.analysis.shifts import rank_shifts
from compare.model import Block, Concept, Letter, Term, Theme

FILLER = "Het kabinet werkt verder aan vele zaken die hier niet worden genoemd."
PLAIN = "In de komende jaren zal het kabinet de band met China verder versterken."
EARLY = "China krijgt in de komende jaren van het kabinet meer aandacht dan voorheen."
TWICE = "China is groot en het kabinet ziet dat China in de wereld steeds meer invloed heeft."
LIST = "Landen als India, Japan, China, Brazilië, Chili, Peru, Ghana, Kenia."
DENIAL = "Het kabinet heeft in de komende jaren nog altijd geen China-strategie voor ogen."


def word(name: str) -> Concept:
    return Concept(name.lower(), name, name, (Term(name, name, name, "word"),))


def theme(name: str, pattern: str) -> Theme:
    return Theme(name, name, name, (Term(pattern, pattern, pattern, "word", weight=3.0),))


def evidence(
    earlier: list[str | Block], later: list[str | Block], themes: tuple[Theme, ...] = (), most: int = 3
) -> tuple[Sentence, ...]:
    """What is found for the first row about China."""
    a, b = build_letter(earlier, "a"), build_letter(later, "b")
    concepts = () if themes else (word("China"),)
    shift = rank_shifts(a, b, concepts, themes, words=0)[0]
    return find_evidence(shift, a, b, concepts, themes, most=most)


def texts(found: tuple[Sentence, ...], side: str) -> list[str]:
    return [s.text for s in found if s.side == side]


def test_for_is_the_letter_with_more_and_against_the_letter_with_less() -> None:
    found = evidence([FILLER, PLAIN], [EARLY, TWICE])
    assert {s.letter_id for s in found if s.side == "for"} == {"b"}
    assert [(s.letter_id, s.why) for s in found if s.side == "against"] == [("a", "other letter")]


def test_when_it_shrank_the_earlier_letter_speaks_for_and_the_later_against() -> None:
    found = evidence([EARLY, TWICE], [FILLER, PLAIN])
    assert {s.letter_id for s in found if s.side == "for"} == {"a"}
    assert texts(found, "against") == [PLAIN]


def test_more_mentions_come_first_then_an_early_one_and_a_list_last() -> None:
    assert texts(evidence([FILLER], [LIST, PLAIN, EARLY, TWICE], most=4), "for") == [
        TWICE,
        EARLY,
        PLAIN,
        LIST,
    ]


def test_one_sentence_of_each_paragraph_and_a_sentence_printed_twice_only_once() -> None:
    found = evidence([FILLER], [f"{TWICE} {EARLY}", PLAIN, PLAIN])
    assert texts(found, "for") == [TWICE, PLAIN]


def test_a_sentence_beside_a_denial_stands_on_the_other_side_and_names_the_word() -> None:
    found = evidence([FILLER], [EARLY, DENIAL])
    assert texts(found, "for") == [EARLY]
    assert [(s.text, s.why, s.detail) for s in found if s.side == "against"] == [(DENIAL, "denied", "geen")]


def test_a_denial_of_something_else_is_none() -> None:
    other = "Het kabinet sluit niet uit dat er in de komende jaren meer over China komt."
    only = "Het kabinet noemt niet alleen China in de komende jaren als een grote speler."
    assert texts(evidence([FILLER], [other, only]), "against") == []


def test_a_theme_that_is_named_in_a_paragraph_of_another_theme_is_found_in_passing() -> None:
    themes = (theme("azie", "China"), theme("handel", "handel"))
    trade = (
        "Handel is handel en handel blijft voor het kabinet belangrijk, ook met China in de komende jaren."
    )
    found = evidence([trade, FILLER], [EARLY, TWICE, PLAIN], themes)
    against = [s for s in found if s.side == "against"]
    assert [(s.text, s.why, s.detail) for s in against] == [(trade, "in passing", "handel")]


def test_every_sentence_stands_at_its_place_with_its_marks_page_and_citation() -> None:
    made = build_letter([build_block(f"{FILLER} {EARLY}", page=7)], "b", number="84")
    empty = build_letter([FILLER], "a")
    (shift,) = rank_shifts(empty, made, [word("China")], (), words=0)
    (found,) = find_evidence(shift, empty, made, [word("China")], ())
    text = made.block(found.block_n).text
    assert text[found.start : found.end] == found.text == EARLY
    assert [text[a:b] for a, b in found.marks] == ["China"]
    assert (found.page, found.citation) == (7, "Kamerstukken II 2021/22, 33694, nr. 84, p. 7")


def test_the_marks_of_a_word_are_the_occurrences_that_were_counted() -> None:
    def paper(id: str, sentence: str) -> Letter:
        return build_letter([f"{FILLER} {sentence}"] * 30, id)

    a, b = paper("a", "Zo is het."), paper("b", "Zo wordt Afrika in de brief genoemd, en Afrika-beleid ook.")
    shift = next(s for s in rank_shifts(a, b, (), ()) if s.id == "afrika")
    found = find_evidence(shift, a, b, (), ())
    assert {text for s in found for text in (b.block(s.block_n).text[x:y] for x, y in s.marks)} == {"Afrika"}
