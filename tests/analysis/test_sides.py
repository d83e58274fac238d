"""What stands on each side of a comparison: each block once, nothing on both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from builders import build_block, build_letter

from compare.analysis.keyness import compare_sides
from compare.analysis.selection import CABINET_ONLY, EVERYONE
from compare.analysis.sides import (
    find_cabinets,
    find_parties,
    find_sections,
    make_side,
    require_side,
    set_apart,
)
from compare.analysis.wordforms import find_word, lemma_groups, split_keys, word_lines, written_forms
from compare.errors import TooLittleTextError, UnknownIdError

OLD = replace(
    build_letter(
        [
            build_block("Inleiding", "heading"),
            build_block("een twee drie", section=("Inleiding",)),
            build_block("Cyber", "heading"),
            build_block("vier vijf", section=("Cyber",)),
            build_block("zes", section=("Cyber", "Diplomatie")),
        ],
        "oud",
        day=date(2020, 4, 17),
    ),
    cabinet="Rutte III",
)
NEW = replace(
    build_letter(["zeven acht", build_block("negen", speaker="SP")], "nieuw", kind="consultation"),
    cabinet="Rutte IV",
)
LETTERS = (OLD, NEW)


def texts(*ids: str, **options: object) -> list[str]:
    """The text of a side."""
    return [b.text for b in make_side(ids, LETTERS, EVERYONE, **options).blocks]  # type: ignore[arg-type]


def test_a_side_can_be_a_letter_several_a_section_a_cabinet_or_a_party() -> None:
    assert texts("oud") == ["een twee drie", "vier vijf", "zes"]
    assert texts("oud", "nieuw") == ["een twee drie", "vier vijf", "zes", "zeven acht", "negen"]
    assert texts("oud#cyber") == ["vier vijf", "zes"]
    assert texts("oud#Diplom") == ["zes"]
    assert texts("cabinet:rutte iii") == ["een twee drie", "vier vijf", "zes"]
    assert texts("party:sp") == ["negen"]


def test_a_part_that_is_named_twice_is_there_once() -> None:
    assert texts("oud", "oud#Cyber", "cabinet:Rutte III") == ["een twee drie", "vier vijf", "zes"]


def test_the_rest_is_everything_that_is_not_on_the_other_side() -> None:
    cyber = make_side(["oud#Cyber"], LETTERS, EVERYONE)
    assert texts("rest", apart_from=cyber) == ["een twee drie", "zeven acht", "negen"]


def test_the_speaker_counts_for_letters_and_a_party_speaks_for_itself() -> None:
    assert [b.text for b in make_side(["nieuw"], LETTERS, CABINET_ONLY).blocks] == ["zeven acht"]
    assert [b.text for b in make_side(["party:SP"], LETTERS, CABINET_ONLY).blocks] == ["negen"]


def test_what_is_on_both_sides_counts_for_the_target_only_and_is_told() -> None:
    target, reference = (make_side([x], LETTERS, EVERYONE) for x in ("oud#Cyber", "oud"))
    apart, twice = set_apart(target, reference)
    assert ([b.text for b in apart.blocks], twice) == (["een twee drie"], 3)
    nothing, all_of_it = set_apart(reference, reference)
    assert (nothing.blocks, nothing.letters, all_of_it) == ((), (), 6)


def test_sections_are_found_at_every_level_and_named_by_their_first_block() -> None:
    assert [(s.id, s.path) for s in find_sections(OLD)] == [
        ("oud#2", ("Inleiding",)),
        ("oud#4", ("Cyber",)),
        ("oud#5", ("Cyber", "Diplomatie")),
    ]
    assert [texts(s.id) for s in find_sections(OLD)] == [["een twee drie"], ["vier vijf", "zes"], ["zes"]]


def test_cabinets_and_parties_are_those_of_the_letters() -> None:
    assert find_cabinets(LETTERS) == ("Rutte III", "Rutte IV")
    assert find_parties(LETTERS) == ("SP",)


@pytest.mark.parametrize("asked", ["nergens", "oud#Afrika", "oud#99", "oud#", "cabinet:X", "party:X"])
def test_what_does_not_exist_is_named_with_what_does(asked: str) -> None:
    with pytest.raises(UnknownIdError, match="there is"):
        make_side([asked], LETTERS)


def test_a_side_with_too_few_words_is_refused() -> None:
    with pytest.raises(TooLittleTextError, match="oud: only 6 words"):
        require_side(make_side(["oud"], LETTERS))
    with pytest.raises(TooLittleTextError):
        compare_sides(make_side(["oud"], LETTERS), make_side(["nieuw"], LETTERS))


def test_forms_of_a_word_count_together_under_the_most_frequent_and_acronyms_stay() -> None:
    filler = "gras " * 120
    target = make_side(
        ["a"], [build_letter([f"Nieuwe sancties. Oude sancties en een sanctie. {filler}"], "a")]
    )
    reference = make_side(["b"], [build_letter([f"De VS en de VS. {filler}"], "b")])
    found = {w.word: w for w in compare_sides(target, reference, unit="lemmas", min_count=2).words}
    assert found["sancties"].members == ("sancties", "sanctie")
    assert found["sancties"].member_counts == ((2, 0), (1, 0))
    assert found["vs"].members == ("vs",)


def test_two_words_in_a_row_are_a_phrase_unless_a_sign_or_a_function_word_comes_between() -> None:
    text = "open economie en open economie, open. Economie"
    assert [k for k, _, _ in split_keys(text, pairs=True)] == [
        "open economie", "economie en", "en open", "open economie",
    ]  # fmt: skip
    filler = "gras " * 120
    target = make_side(["a"], [build_letter([text + " " + filler], "a")])
    reference = make_side(["b"], [build_letter([filler], "b")])
    result = compare_sides(target, reference, unit="phrases", min_count=2, stopwords=frozenset({"en"}))
    assert {(w.word, w.target_count) for w in result.words} == {("open economie", 2), ("gras gras", 119)}


def test_the_lines_of_a_word_are_as_many_as_its_count_on_each_side() -> None:
    letter = build_letter(["Een sanctie en SANCTIES.", "Geen."], "a")
    side = make_side(["a"], [letter])
    lines = word_lines(side, ("sanctie", "sancties"))
    assert [x.hit for x in lines] == ["sanctie", "SANCTIES"]
    assert [letter.block(x.block_n).text[x.start : x.end] for x in lines] == [x.hit for x in lines]
    assert [x.hit for x in word_lines(side, ("een sanctie",))] == ["Een sanctie"]
    assert find_word(side.blocks, ("niets",)) == ()


def test_a_word_is_written_as_it_mostly_is_inside_sentences() -> None:
    blocks = [build_block("Derde landen. Een derde deel van de EU. De EU en een eu.")]
    forms = written_forms(blocks)
    assert (forms["eu"], forms["derde"]) == ("EU", "derde")
    assert lemma_groups(blocks)("eu") == "eu"
