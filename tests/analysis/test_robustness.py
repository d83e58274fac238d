"""A difference under every choice: what is tried, what counts as holding, what is said to carry it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import build_block, build_letter

from compare.analysis.quotations import find_borrowed
from compare.analysis.robustness import ALL, check_firmness, find_changed
from compare.analysis.robustness_cases import (
    DIVIDED,
    EXTRA,
    FORM,
    FORMS,
    SECTIONS,
    SPEAKER,
    UNIT,
    WITHOUT,
    judge_cases,
    make_case,
)
from compare.analysis.selection import CABINET_ONLY, EVERYONE
from compare.analysis.units import PARAGRAPHS, SENTENCES, WORDS, Read
from compare.errors import TooLittleTextError
from compare.model import CABINET, Concept, Letter, Share, Term, Theme
from compare.statistics import difference_interval, permutation_p
from compare.text.patterns import term_from_text

PLAIN = "Het kabinet werkt verder aan een veilig land met goede scholen en wegen."


def concept(*forms: str, off: str = "") -> Concept:
    """A concept of these forms, one more switched off."""
    terms = [term_from_text(x) for x in forms]
    if off:
        last = term_from_text(off)
        terms.append(type(last)(last.id, last.label, last.pattern, last.mode, default=False))
    return Concept("begrip", "Begrip", "Concept", tuple(terms))


def letter(id: str, named: dict[str, int], of: int = 40) -> Letter:
    """A letter of ``of`` paragraphs, so many of which begin with each word."""
    words = [word for word, n in named.items() for _ in range(n)]
    return build_letter([f"{word} {PLAIN}" for word in words] + [PLAIN] * (of - len(words)), id)


FEW, MANY = letter("weinig", {"China": 2}), letter("veel", {"China": 12, "Peking": 14})


def test_the_main_count_is_that_of_the_two_letters() -> None:
    main = check_firmness(concept("China", "Peking"), [FEW], [MANY]).main
    assert main.earlier == Share(2, 40 * 13 + 2) and main.later == Share(26, 40 * 13 + 26)
    assert main.difference == pytest.approx(26 / 546 - 2 / 522)
    hits = [[1] * n + [0] * (40 - n) for n in (26, 2)]
    sizes = [[13 + h for h in side] for side in hits]
    assert main.p == permutation_p(hits[0], sizes[0], hits[1], sizes[1])
    margin = difference_interval(hits[0], sizes[0], hits[1], sizes[1])
    assert (main.low, main.high) == (margin.low, margin.high)
    assert main.clear and main.agrees and abs(main.difference) > main.noise


def test_the_form_that_carries_a_difference_is_named_and_without_it_the_difference_shrinks() -> None:
    firm = check_firmness(concept("China", "Peking"), [FEW], [MANY])
    forms = {v.label: v for v in firm.variants if v.kind == FORM}
    assert forms["Peking"].later.count == 12 and forms["China"].later.count == 14
    carrier = firm.carrier
    assert carrier is not None and carrier.label == "Peking"
    gone = forms["Peking"].difference / firm.main.difference
    assert firm.lost(carrier) == pytest.approx(1 - gone)


def test_a_conclusion_that_hangs_on_one_form_falls_without_it() -> None:
    firm = check_firmness(
        concept("China", "Peking"), [letter("a", {"China": 4})], [letter("b", {"China": 4, "Peking": 20})]
    )
    fallen = {v.label: v for v in firm.fallen if v.kind == FORM}
    assert set(fallen) == {"Peking"}
    assert fallen["Peking"].outcome(firm.main) == "noise"
    came, went = find_changed(firm.main, fallen["Peking"])
    assert came == () and len(went) == 20 and {spot[0] for spot in went} == {"b"}


def test_a_conclusion_can_turn_round() -> None:
    a, b = letter("a", {"China": 15}), letter("b", {"China": 1, "Peking": 39})
    firm = check_firmness(concept("China", "Peking"), [a], [b])
    assert firm.main.difference > 0 and firm.main.clear
    assert {v.label: v.outcome(firm.main) for v in firm.fallen if v.kind == FORM} == {"Peking": "turned"}


def test_noise_that_stays_noise_agrees_and_what_becomes_clear_does_not() -> None:
    a, b = letter("a", {"China": 10, "Peking": 14}), letter("b", {"China": 26})
    firm = check_firmness(concept("China", "Peking"), [a], [b])
    assert not firm.main.clear
    assert {v.label: v.outcome(firm.main) for v in firm.variants if v.kind == FORM} == {
        "Peking": "clear",
        "China": "clear",
    }


def test_the_only_form_is_not_left_out() -> None:
    firm = check_firmness(concept("China"), [FEW], [MANY])
    assert [v for v in firm.variants if v.kind == FORM] == [] and firm.carrier is None


def test_forms_that_are_off_are_put_in_as_one_variant() -> None:
    firm = check_firmness(concept("China", off="Peking"), [FEW], [MANY])
    (forms,) = [v for v in firm.variants if v.kind == FORMS]
    assert firm.main.later.count == 12 and forms.later.count == 26


def test_sentences_and_paragraphs_are_other_units_of_the_same_words() -> None:
    firm = check_firmness(concept("China"), [FEW], [MANY])
    units = {v.id: v for v in firm.variants if v.kind == UNIT}
    assert units[PARAGRAPHS].later == Share(12, 40) and units[SENTENCES].earlier == Share(2, 40)
    assert "headings" not in units  # none names it
    assert {(u.unit, u.letter_id): u.share for u in firm.units}[WORDS, "veel"] == firm.main.later


def test_headings_footnotes_and_speakers_are_tried_where_they_change_something() -> None:
    mixed = build_letter(
        [
            *[f"China {PLAIN}"] * 20,
            build_block("China", "heading"),
            build_block("China in een noot.", "footnote"),
            *[build_block(f"China {PLAIN}", speaker="SP")] * 20,
        ],
        "gemengd",
    )
    party = build_letter([*[PLAIN] * 20, *[build_block(PLAIN, speaker="SP")] * 20], "partij")
    firm = check_firmness(concept("China"), [party], [mixed], selection=CABINET_ONLY)
    tried = {(v.kind, v.id): v for v in firm.variants}
    assert tried[EXTRA, "heading"].later.count == 21 and tried[EXTRA, "footnote"].later.count == 21
    assert tried[SPEAKER, ALL].later.count == 40 and tried[SPEAKER, "SP"].later.count == 20
    assert (SPEAKER, CABINET) not in tried
    everyone = check_firmness(concept("China"), [party], [mixed], selection=EVERYONE)
    assert {v.id for v in everyone.variants if v.kind == SPEAKER} == {CABINET, "SP"}


def test_borrowed_words_are_left_out_by_kind_and_all_together() -> None:
    said = "«China is voor ons allen gevaarlijk» aldus het rapport van de dienst zelf."
    later = build_letter([said, said, "Verder werken wij door aan scholen en wegen."], "later")
    borrowed = find_borrowed(later)
    assert {b.kind for b in borrowed} == {"quotation", "repeated"}
    firm = check_firmness(concept("China"), [FEW], [later], borrowed=borrowed)
    counts = {v.id: v.later.count for v in firm.variants if v.kind == WITHOUT}
    assert firm.main.later.count == 2 and counts["quotation"] == 0 and counts["repeated"] == 1
    assert counts[ALL] == 0


def test_what_changes_nothing_is_named_and_not_counted() -> None:
    with_notes = build_letter([*[f"China {PLAIN}"] * 20, build_block("Zie daar.", "footnote")], "noten")
    firm = check_firmness(concept("China", "Peking"), [FEW], [with_notes])
    idle = {(u.kind, u.id) for u in firm.unchanged}
    assert {(FORM, "Peking"), (EXTRA, "heading"), (SPEAKER, ALL)} <= idle
    assert not idle & {(v.kind, v.id) for v in firm.variants}


def test_whole_sections_can_be_drawn_where_there_are_five() -> None:
    def in_sections(id: str, word: str) -> Letter:
        blocks = [build_block(f"{word} {PLAIN}", section=(f"Hoofdstuk {i % 6}",)) for i in range(30)]
        return build_letter(blocks, id)

    firm = check_firmness(concept("China"), [in_sections("a", "Wij")], [in_sections("b", "China")])
    (sections,) = [v for v in firm.variants if v.kind == SECTIONS]
    assert sections.difference == firm.main.difference and sections.agrees
    assert [v for v in check_firmness(concept("China"), [FEW], [MANY]).variants if v.kind == SECTIONS] == []


def test_one_letter_can_be_set_against_several() -> None:
    firm = check_firmness(concept("China"), [FEW, letter("derde", {"China": 1})], [MANY])
    assert firm.earlier_ids == ("weinig", "derde") and firm.main.earlier.count == 3


def test_a_letter_against_itself_is_counted_once() -> None:
    firm = check_firmness(concept("China", "Peking"), [MANY], [MANY])
    assert firm.main.earlier == firm.main.later == Share(26, 546)
    assert not firm.main.clear and [x.share.count for x in firm.units if x.unit == WORDS] == [26]


def test_what_is_clear_by_itself_may_not_be_clear_among_many_subjects() -> None:
    firm = check_firmness(concept("China"), [FEW], [MANY])
    assert firm.main.clear and 0.05 / 10 < firm.main.p < 0.05
    assert firm.is_clear_among(1) and not firm.is_clear_among(10)


def test_a_side_without_words_is_refused() -> None:
    party = build_letter([build_block(PLAIN, speaker="SP")], "partij")
    with pytest.raises(TooLittleTextError, match="partij: no words that were asked for"):
        check_firmness(concept("China"), [party], [MANY])


def themes() -> tuple[Theme, ...]:
    """Two themes, one of two words."""

    def term(theme: str, word: str) -> Term:
        return Term(f"{theme}:{word}", word, word, "word", weight=3.0)

    weapons = Theme("wapens", "Wapens", "Weapons", (term("wapens", "kernwapens"), term("wapens", "raketten")))
    return (
        weapons,
        Theme("handel", "Handel", "Trade", (term("handel", "export"),)),
        Theme("overig", "", "", ()),
    )


def test_a_theme_without_a_word_loses_the_paragraphs_that_only_that_word_gave_it() -> None:
    written = (
        ["Kernwapens blijven ver weg."] * 8 + ["Raketten en export nemen toe."] * 4 + ["Export groeit."] * 8
    )
    later, earlier = build_letter(written, "later"), build_letter(["Export groeit."] * 20, "eerder")
    firm = check_firmness(themes()[0], [earlier], [later], themes())
    lost = {v.id: find_changed(firm.main, v)[1] for v in firm.variants if v.kind == FORM}
    assert {spot[1] for spot in lost["wapens:kernwapens"]} == set(range(1, 9))
    # The order of the two ties may fall either way; what falls out is at most where the word stands.
    assert {spot[1] for spot in lost.get("wapens:raketten", ())} <= set(range(9, 13))
    assert firm.kind == "theme" and firm.main.later.count >= 32


def test_leaving_a_word_out_is_the_same_as_never_having_had_it() -> None:
    written = ["Kernwapens blijven ver weg.", "Raketten en kernwapens.", "Raketten.", "Export groeit."] * 6
    later, earlier = build_letter(written, "later"), build_letter(["Export groeit."] * 20, "eerder")
    weapons, *others = themes()
    fewer = replace(weapons, terms=weapons.terms[1:])
    firm = check_firmness(weapons, [earlier], [later], themes())
    (without,) = [v for v in firm.variants if (v.kind, v.id) == (FORM, "wapens:kernwapens")]
    never = check_firmness(fewer, [earlier], [later], (fewer, *others)).main
    assert (without.later, without.difference, without.p) == (never.later, never.difference, never.p)


def test_a_theme_divided_over_its_paragraphs_never_gets_more_than_their_words() -> None:
    later = build_letter(["Kernwapens en export en export."] * 12, "later")
    firm = check_firmness(themes()[0], [build_letter(["Export groeit."] * 20, "eerder")], [later], themes())
    for v in firm.variants:
        assert 0 <= v.later.value <= 1
    assert {v.kind for v in (*firm.variants, *firm.unchanged)} >= {DIVIDED}


def test_cases_of_the_same_paragraphs_are_judged_as_each_would_be_by_itself() -> None:
    def side(id: str, counts: list[int]) -> tuple[Read, ...]:
        return tuple(Read(id, n, "paragraph", CABINET, (), 20, 2, c, min(c, 2)) for n, c in enumerate(counts))

    cases = [
        make_case("main", "", "", side("a", [0, 1, 2, 0, 1]), side("b", [3, 1, 4, 1, 5])),
        make_case(FORM, "x", "x", side("a", [0, 1, 0, 0, 1]), side("b", [3, 0, 4, 0, 0])),
    ]
    together = judge_cases(cases)
    assert [v.p for v in together] == [judge_cases([c])[0].p for c in cases]
    with pytest.raises(ValueError, match="main count"):
        judge_cases([])
