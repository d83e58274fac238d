"""The claims that parties make are found where they are claims, and checked in the letter they are about."""

from __future__ import annotations

from datetime import date

import pytest
from builders import build_block, build_letter

from compare.analysis.claims import CANNOT_TELL, CONTRADICTED, SUPPORTED, PartyClaim, find_party_claims
from compare.corpus import load_given
from compare.io.claims import read_claim_words
from compare.io.tables import read_concepts
from compare.model import COMMITTEE

WORDS, CONCEPTS = read_claim_words(), read_concepts()
LETTER = build_letter(
    ["Wij bouwen windmolens op zee, want de wind is van iedereen en kost niets."],
    id="kst-33694-2",
    short="Waterbrief 2022",
    number="2",
    day=date(2022, 3, 1),
)


def find(*sentences: str, loaded: bool = True) -> tuple[PartyClaim, ...]:
    """The claims in questions of a party about the small letter."""
    opening = build_block("De commissie vraagt naar de brief (Kamerstuk 33 694, nr. 2).", speaker=COMMITTEE)
    asked = [build_block(s, speaker="SP") for s in sentences]
    paper = build_letter([opening, *asked], id="vragen", kind="questions", day=date(2022, 4, 1))
    letters = (LETTER, paper) if loaded else (paper,)
    return find_party_claims((paper,), letters, WORDS, CONCEPTS)


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        (
            "De leden van de SP-fractie constateren dat windmolens niet worden genoemd in de brief.",
            CONTRADICTED,
        ),
        ("De leden van de SP-fractie constateren dat dijken niet worden genoemd in de brief.", SUPPORTED),
        ("Zij vragen waarom de brief niet ingaat op dijken.", SUPPORTED),
        ("Waarom maakt de brief geen melding van windmolens?", CONTRADICTED),
        ("De minister schrijft in de brief «de wind is van iedereen».", SUPPORTED),
        ("De minister schrijft in de brief «de zon schijnt voor niemand».", CONTRADICTED),
        ("De brief besteedt weinig aandacht aan windmolens.", CANNOT_TELL),
        ("Zij merken op dat windmolens niet meer worden genoemd in de brief.", CONTRADICTED),
        ("De leden lezen niets in de brief over dijken.", SUPPORTED),
        ("Het woord «dijken» komt in de brief niet voor.", SUPPORTED),
        ("Zij lezen dat de brief drie keer spreekt over windmolens.", CONTRADICTED),
        ("In de brief worden windmolens één keer genoemd.", SUPPORTED),
        ("De leden merken op dat de brief geen melding maakt van dijken.", SUPPORTED),
        ("De minister schrijft in de brief dat «Wij bouwen windmolens op zee».", SUPPORTED),
    ],
)
def test_a_claim_of_a_party_is_checked_in_the_letter(sentence: str, verdict: str) -> None:
    (found,) = find(sentence)
    assert (found.judged.verdict, found.about, found.speaker) == (verdict, "kst-33694-2", "SP")
    assert (found.text, found.page, found.letter_id) == (sentence, 1, "vragen")


@pytest.mark.parametrize(
    "sentence",
    [
        "De leden van de SP-fractie danken de minister voor de brief.",
        "Hoe beoordeelt het kabinet de windmolens op zee?",
        "In de pers worden windmolens niet genoemd.",
        "De AIVD schrijft in het jaarverslag «de wind is van iedereen».",
        "De leden vragen naar de nota «Wind op zee voor iedereen».",
    ],
)
def test_what_claims_nothing_about_the_letter_is_not_listed(sentence: str) -> None:
    assert find(sentence) == ()


def test_this_concept_is_the_one_that_the_sentence_before_names() -> None:
    (found,) = find(
        "Tot slot hebben deze leden een vraag over het concept windmolens. Zij merken op dat dit concept, in "
        "feite het belangrijkste doel, niet meer genoemd wordt in de brief."
    )
    assert (found.judged.claim.side.term, found.judged.verdict) == ("windmolens", CONTRADICTED)


def test_what_is_about_a_paper_that_is_not_loaded_cannot_be_told() -> None:
    (found,) = find("Zij merken op dat windmolens niet worden genoemd in de brief.", loaded=False)
    assert (found.judged.verdict, found.about) == (CANNOT_TELL, "")


def test_the_claim_that_human_security_is_gone_is_found_and_contradicted() -> None:
    letters = load_given().letters
    papers = [x for x in letters if x.kind == "questions"]
    found = find_party_claims(papers, letters, WORDS, CONCEPTS)
    (claim,) = [x for x in found if x.judged.claim.form == "no longer"]
    assert (claim.speaker, claim.page, claim.judged.verdict) == ("ChristenUnie", 15, CONTRADICTED)
    assert [(m.page, m.where) for m in claim.judged.mentions] == [(15, "box")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Zij constateren dat windmolens niet worden genoemd in de brief.",
        "Ook windmolens ontbreekt in de brief.",
        "Waarom wordt in de brief met geen woord gerept over windmolens?",
    ],
)
def test_the_letter_is_the_one_that_the_questions_are_about_however_many_are_loaded(sentence: str) -> None:
    opening = build_block("De commissie vraagt naar de brief (Kamerstuk 33 694, nr. 2).", speaker=COMMITTEE)
    paper = build_letter([opening, build_block(sentence, speaker="SP")], id="v", kind="questions")
    another = build_letter(["Wij bouwen wegen."], id="kst-33694-1", number="1", day=date(2020, 3, 1))
    (found,) = find_party_claims((paper,), (another, LETTER, paper), WORDS, CONCEPTS)
    assert (found.judged.verdict, found.about) == (CONTRADICTED, LETTER.id)


def test_what_a_minister_answered_is_not_looked_up_in_the_letter() -> None:
    assert not find("De minister antwoordde bij de brief dat hij «daar niet op in kan gaan».")
