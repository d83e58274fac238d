"""Why a paragraph got its theme, and what changes when a pattern is left out."""

from __future__ import annotations

import math

from builders import build_block, build_letter
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.theme_hits import Patterns
from compare.analysis.theme_scores import (
    COUNTRY,
    LIST,
    MOST,
    NOTHING,
    OTHER,
    REFERS,
    WORLD,
    decide,
    find_reasons,
    rescore,
    scan_letter,
)
from compare.analysis.themes import assign_themes
from compare.corpus import load_corpus
from compare.io.coding import read_coded
from compare.io.tables import read_themes
from compare.model import Block, Letter, Term, Theme

THEMES = (
    Theme("navo-defensie", "", "", (Term("navo-defensie:NAVO", "", "NAVO", "word", weight=2.0),)),
    Theme(
        "missies",
        "",
        "",
        (
            Term("missies:NAVO-missie", "", "NAVO-missie", "phrase", weight=3.0),
            Term("missies:missie", "", "missie", "word", weight=2.0),
        ),
    ),
    Theme("china", "", "", (Term("china:China", "", "China", "word", weight=2.2),)),
    Theme(
        OTHER,
        "",
        "",
        (Term("overig:vragen en opmerkingen", "", "vragen en opmerkingen", "phrase", weight=3.0),),
    ),
)


def scan(*blocks: Block | str) -> tuple[Letter, tuple]:  # type: ignore[type-arg]
    """A letter of these blocks and its paragraphs with their themes."""
    letter = build_letter(blocks)
    return letter, assign_themes([letter], THEMES)


def test_the_reasons_of_all_themes_sum_to_one() -> None:
    _, (paragraph,) = scan("De NAVO en de NAVO. Een missie in China.")
    parts = [r.part for theme in paragraph.weights for r in find_reasons(paragraph, theme)]
    assert math.isclose(sum(parts), 1.0)


def test_a_reason_tells_how_often_the_words_stand_there_and_where() -> None:
    _, (paragraph,) = scan(build_block("De NAVO en de NAVO.", section=("De NAVO",)))
    assert [(r.text, r.where, r.times) for r in find_reasons(paragraph)] == [
        ("NAVO", "text", 2),
        ("NAVO", "heading", 1),
    ]


def test_a_paragraph_without_hits_has_no_reasons() -> None:
    _, (paragraph,) = scan("Hier staat niets.")
    assert find_reasons(paragraph) == ()
    assert (paragraph.primary, paragraph.rule, paragraph.margin) == (OTHER, NOTHING, 1.0)


def test_the_margin_is_the_lead_of_the_primary_theme() -> None:
    _, (one, both) = scan("De NAVO.", "De NAVO en een missie en nog een missie.")
    assert (one.margin, one.rule) == (1.0, MOST)
    assert math.isclose(both.margin, both.weights["missies"] - both.weights["navo-defensie"])


def test_a_country_that_gives_way_leaves_a_margin_below_zero() -> None:
    _, (paragraph,) = scan("China en de NAVO.")
    assert (paragraph.primary, paragraph.rule) == ("navo-defensie", COUNTRY)
    assert paragraph.margin < 0


def test_a_heading_that_names_procedure_does_not_make_a_question_procedure() -> None:
    _, (paragraph,) = scan(
        build_block(
            "Wat kost een missie?", "question", section=("Vragen en opmerkingen van de SP",), speaker="SP"
        )
    )
    assert paragraph.primary == "missies"


def test_the_first_sentence_counts_for_more_than_those_that_follow() -> None:
    _, (mission, nato) = scan("De missie begint. De NAVO helpt.", "De NAVO helpt. De missie begint.")
    assert (mission.primary, nato.primary) == ("missies", "navo-defensie")


def test_an_example_counts_as_half_a_mention() -> None:
    """In the first sentence a mention counts 1.5 times, so an example there 0.75 times."""
    _, (plain, example) = scan("De NAVO en China.", "De NAVO, zoals China.")
    weight = {h.text: h.weight for h in plain.hits}
    half = {h.text: h.weight for h in example.hits}
    assert half["NAVO"] == weight["NAVO"]
    assert math.isclose(half["China"] / weight["China"], math.log2(1 + 0.75) / math.log2(1 + 1.5))


def test_what_follows_the_sentence_with_the_example_counts_in_full() -> None:
    _, (plain, example) = scan("Iets. De NAVO.", "Iets zoals dat. De NAVO.")
    assert [h.weight for h in plain.hits] == [h.weight for h in example.hits]


def test_an_answer_that_only_points_elsewhere_tells_that_this_decided() -> None:
    _, (*_, answer) = scan(
        build_block("Hoe staat het met de NAVO?", "question", speaker="SP", questions=(1,)),
        build_block("Goed.", "answer", questions=(1,)),
        build_block("En de NAVO?", "question", speaker="SP", questions=(2,)),
        build_block("Zie het antwoord op vraag 1.", "answer", questions=(2,)),
    )
    assert (answer.primary, answer.rule) == (OTHER, REFERS)


def test_rescoring_without_anything_left_out_is_the_assignment() -> None:
    letter, assigned = scan("De NAVO-missie.", "China.")
    assert rescore(scan_letter(letter, Patterns(THEMES))) == assigned


def test_a_shorter_form_counts_again_when_the_longer_one_is_left_out() -> None:
    letter, (with_it,) = scan("De NAVO-missie.")
    scanned = scan_letter(letter, Patterns(THEMES))
    (without,) = rescore(scanned, without=frozenset({"missies:NAVO-missie"}))
    assert {h.term_id for h in with_it.hits} == {"missies:NAVO-missie"}
    assert {h.term_id for h in without.hits} == {"missies:missie", "navo-defensie:NAVO"}


def test_leaving_out_a_pattern_is_the_same_as_a_list_without_it() -> None:
    letter = build_letter(["De NAVO-missie in China.", "De NAVO."])
    shorter = tuple(
        Theme(t.id, "", "", tuple(x for x in t.terms if x.id != "navo-defensie:NAVO")) for t in THEMES
    )
    scanned = scan_letter(letter, Patterns(THEMES))
    assert rescore(scanned, without=frozenset({"navo-defensie:NAVO"})) == assign_themes([letter], shorter)


def test_taking_over_what_a_left_out_pattern_does_not_touch_changes_nothing() -> None:
    """Without «NAVO-missie» the NAVO runs through this letter, so paragraphs without a mission change too."""
    letter = build_letter(
        [
            *["De NAVO-missie begint in de zomer."] * 6,
            *[f"Paragraaf {n} gaat over handel." for n in range(14)],
            build_block("China en China en de NAVO.", section=("Een missie",)),
            build_block("Wat kost een missie?", "question", speaker="SP", questions=(1,)),
            build_block("Weinig.", "answer", questions=(1,)),
        ]
    )
    scanned = scan_letter(letter, Patterns(THEMES))
    known = rescore(scanned)
    for term in (t for theme in THEMES for t in theme.terms):
        gone = frozenset({term.id})
        assert rescore(scanned, without=gone, known=known) == rescore(scanned, without=gone)
    weights = [
        rescore(scanned, without=frozenset(gone))[20].weights["navo-defensie"]
        for gone in ((), ("missies:NAVO-missie",))
    ]
    assert weights[0] > weights[1]


def test_a_list_without_a_leader_is_about_the_world_when_that_is_half_as_high() -> None:
    many = {f"thema-{i}": 1.0 for i in range(6)}
    assert decide(many | {WORLD: 0.6}) == (WORLD, LIST)
    assert decide(many | {WORLD: 0.4})[1] == MOST


@given(st.dictionaries(st.sampled_from("abcdef"), st.floats(0.7, 9), min_size=1))
def test_the_highest_score_wins_where_no_rule_speaks(scores: dict[str, float]) -> None:
    assert scores[decide(scores)[0]] == max(scores.values())


def test_a_letter_gets_the_same_themes_whatever_is_read_with_it() -> None:
    a, b = build_letter(["De NAVO."], id="a"), build_letter(["China en China."], id="b")
    assert assign_themes([a, b], THEMES) == assign_themes([a], THEMES) + assign_themes([b], THEMES)


def test_nine_in_ten_paragraphs_coded_by_hand_get_the_theme_of_the_reader() -> None:
    """A floor below what `benchmarks/theme_agreement.py` prints: it notices when a change does harm."""
    assigned = {(p.letter_id, p.n): p.primary for p in assign_themes(load_corpus().letters, read_themes())}
    rows = [c for c in read_coded() if c.primary and (c.letter_id, c.block_n) in assigned]
    right = sum(assigned[c.letter_id, c.block_n] in c.primary for c in rows)
    assert len(rows) > 300
    assert right / len(rows) >= 0.9
