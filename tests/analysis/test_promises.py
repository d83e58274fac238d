"""Sentences that commit the cabinet, sentences that only intend, and sentences that do neither."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from builders import build_block, build_letter
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.promises import (
    Promise,
    by_concreteness,
    compare_promises,
    count_promises,
    find_promises,
)
from compare.analysis.selection import EVERYONE
from compare.analysis.signals import split_clauses
from compare.corpus import load_corpus
from compare.io.promises import read_promises

SIGNALS = read_promises()
CODED = Path(__file__).parent / "promises_coded.csv"


def read(*sentences: str) -> tuple[Promise, ...]:
    """What is found in a letter of 8 March 2022 with one paragraph a sentence."""
    return find_promises([build_letter(sentences)], SIGNALS)


def kind_of(sentence: str) -> str:
    """What one sentence is."""
    found = read(sentence)
    return found[0].kind if found else "neither"


@pytest.mark.parametrize(
    "sentence",
    [
        "Het kabinet zal een Afrikastrategie opstellen.",
        "Hiertoe zal het kabinet een gerichte Afrikastrategie formuleren.",
        "In dit kader zal Nederland begin 2023 een conferentie organiseren.",
        "Dat betekent dat Nederland een ambassade zal openen in Niger.",
        "Nederland komt in mei met een voorstel voor de Raad.",
        "Uw Kamer ontvangt uiterlijk 1 juni een hoofdlijnennotitie.",
        "Ik informeer uw Kamer over de uitkomst van het overleg.",
        "De Kamer zal over de uitkomst worden geïnformeerd.",
        "Daartoe zal een nieuwe strategie worden opgesteld.",
        "Ook zullen nieuwe systemen ingevoerd worden op alle posten.",
        "Het kabinet stelt € 20 miljoen beschikbaar voor noodhulp.",
        "Het kabinet investeert 500 miljoen euro in de krijgsmacht.",
        "Wij gaan de komende maanden extra mensen aannemen.",
        "De Minister van Justitie en Veiligheid zal het voorstel in consultatie brengen.",
    ],
)
def test_what_the_cabinet_says_it_will_do_is_a_commitment(sentence: str) -> None:
    assert kind_of(sentence) == "commitment"


@pytest.mark.parametrize(
    "sentence",
    [
        "Het kabinet zet zich in voor een kernwapenvrije wereld.",
        "Daarnaast zet Nederland in op meer samenwerking met Afrika.",
        "Nederland streeft naar een sterke Europese Unie.",
        "Het kabinet zal zich inspannen om de conferentie te laten slagen.",
        "Ook zal het kabinet onderzoeken hoe sancties beter werken.",
        "Het kabinet beziet wat op korte termijn mogelijk is.",
        "Nederland wil een betrouwbare bondgenoot zijn.",
        "Wij blijven pleiten voor vrede en blijven ons inzetten voor journalisten.",
        "In dit kader pleit het kabinet voor stevige taal.",
        "Daarbij zal worden verkend hoe deze landen daarnaar kijken.",
    ],
)
def test_what_the_cabinet_aims_at_tries_or_examines_is_an_intention(sentence: str) -> None:
    assert kind_of(sentence) == "intention"


@pytest.mark.parametrize(
    "sentence",
    [
        "Rusland zal zijn leger verder uitbreiden.",
        "De dreiging zal de komende jaren toenemen.",
        "Het kabinet verwacht dat China zijn invloed zal vergroten.",
        "Samen met Nederland zal Duitsland een brigade leveren.",
        "Het kabinet zal dit niet opnieuw voorstellen aan de Raad.",
        "Nederland zou een groter schip kunnen sturen.",
        "Zal het kabinet hierover met de Kamer spreken?",
        "Het kabinet stelde € 20 miljoen beschikbaar voor noodhulp.",
        "Nederland streefde naar een sterke Europese Unie.",
        "Het rapport zegt: «Het kabinet zal een nieuwe strategie opstellen voor Afrika.»",
        "De Kustwacht voert in het Caribisch gebied taken uit.",
        "Van Nederland mag men dat verwachten, aldus de NAVO.",
        "Wij zullen moeten wennen aan een andere wereld.",
        "Nederland zal worden geraakt indien de crisis aanhoudt.",
        "Er is een versterkt optreden van de Unie nodig, vindt het kabinet.",
        "In het plan wordt gevraagd om capaciteit te verhogen, ook van Nederland.",
    ],
)
def test_others_negations_conditions_questions_quotations_and_the_past_are_neither(sentence: str) -> None:
    assert kind_of(sentence) == "neither"


def test_a_sentence_with_both_is_a_commitment() -> None:
    assert kind_of("Het kabinet zet in op vrede en zal een conferentie organiseren.") == "commitment"


def test_each_sentence_shows_the_words_by_which_it_counts_at_their_place() -> None:
    text = "Dat is zo. Hiertoe zal het kabinet begin 2023 met € 5 miljoen een fonds oprichten."
    (promise,) = read(text)
    assert text[promise.start : promise.end] == promise.text == text[11:]
    assert [text[a:b] for a, b in promise.marks] == ["zal", "kabinet"]
    assert [text[d.start : d.end] for d in promise.deadlines] == ["begin 2023"]
    assert [a.value for a in promise.amounts] == [5e6]
    assert promise.deadlines[0].last == date(2023, 3, 31)
    assert promise.signals[0].label == "zal (zelf)"


def test_the_most_concrete_come_first_and_a_commitment_before_an_intention() -> None:
    found = read(
        "Het kabinet wil in 2023 een top houden in Den Haag.",
        "Het kabinet zal een fonds oprichten voor journalisten.",
        "Het kabinet zal in 2023 een fonds oprichten voor journalisten.",
        "Het kabinet zal in 2023 een fonds van € 5 miljoen oprichten.",
    )
    assert [p.block_n for p in by_concreteness(found)] == [4, 3, 2, 1]


def test_the_counts_are_those_of_the_sentences_listed_and_of_all_sentences() -> None:
    letter = build_letter(
        [
            "Het kabinet zal een fonds oprichten. Dat is nodig voor de vrede. Het kabinet wil meer doen.",
            "Nederland is een klein land. Waarom zou dat niet zo zijn?",
        ]
    )
    found = find_promises([letter], SIGNALS)
    commits, intends = count_promises([letter], found)
    assert (commits.count, commits.sentences, commits.paragraphs, commits.total_paragraphs) == (1, 4, 1, 2)
    assert (intends.count, intends.rate) == (1, 0.25)
    assert commits.low <= commits.rate <= commits.high
    dated, _ = count_promises([letter], found, concrete=True)
    assert dated.count == 0 and dated.high > 0


def test_a_letter_in_which_nobody_selected_speaks_has_no_rate() -> None:
    letter = build_letter([build_block("De leden zullen een motie indienen.", speaker="SP")])
    row, _ = count_promises([letter], find_promises([letter], SIGNALS))
    assert row.sentences == 0 and row.rate != row.rate
    assert compare_promises(letter, letter, (), "commitment") is None


def test_two_letters_of_one_text_do_not_differ() -> None:
    text = [
        "Het kabinet zal een fonds oprichten.",
        "Nederland is een klein land.",
        "Dat is zo, zegt men.",
    ] * 6
    one, two = build_letter(text, "a"), build_letter(text, "b")
    shift = compare_promises(one, two, find_promises([one, two], SIGNALS), "commitment")
    assert shift is not None
    assert shift.difference == 0 and shift.low < 0 < shift.high and shift.p == 1


@given(st.text("abc de; zal kabinet, (Nederland) dat niet.«»\n", max_size=80))
def test_any_text_is_read_and_its_marks_lie_in_its_sentence(text: str) -> None:
    letter = build_letter([text or "x"])
    for promise in find_promises([letter], SIGNALS, EVERYONE):
        assert all(promise.start <= a < b <= promise.end for a, b in promise.marks)
    ends = [b for _, b in split_clauses(text)]
    assert ends == sorted(ends)


def test_agreement_with_coding_by_hand_does_not_fall() -> None:
    """The 520 sentences of the coded table; see the methods for what was tuned on which."""
    found: dict[tuple[str, int], list[Promise]] = {}
    for promise in find_promises(load_corpus().letters, SIGNALS):
        found.setdefault((promise.letter_id, promise.block_n), []).append(promise)
    with CODED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 520
    said = [
        next(
            (p.kind for p in found.get((r["letter"], int(r["block"])), []) if p.text == r["sentence"]),
            "neither",
        )
        for r in rows
    ]
    for kind, least in (("commitment", 0.85), ("intention", 0.85)):
        right = sum(s == r["coded"] == kind for s, r in zip(said, rows, strict=True))
        assert right / said.count(kind) >= least
        assert right / sum(r["coded"] == kind for r in rows) >= least
