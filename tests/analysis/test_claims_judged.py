"""Verdicts on small letters whose truth can be counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from builders import build_block, build_letter
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.claims import (
    CANNOT_TELL,
    CONTRADICTED,
    SUPPORTED,
    Claim,
    Judged,
    Side,
    judge_claim,
    read_claim,
)
from compare.io.claims import read_claim_words
from compare.io.tables import read_concepts
from compare.model import LeftOut, Letter

WORDS, CONCEPTS = read_claim_words(), read_concepts()
FILL = "Het kabinet werkt elke dag aan een veilig en welvarend land voor alle mensen die hier wonen."


def letter(*texts: object, id: str = "b", year: int = 2022, short: str = "", kind: str = "letter") -> Letter:
    """A letter of these blocks with some running text after it."""
    blocks = [*texts, FILL, FILL]
    return build_letter(blocks, id=id, kind=kind, short=short or f"Waterbrief {year}", day=date(year, 3, 1))  # type: ignore[arg-type]


def ask(text: str, *letters: Letter) -> Judged:
    """The verdict on a claim about these letters."""
    return judge_claim(read_claim(text, letters, WORDS), letters, CONCEPTS)


def codes(judged: Judged) -> list[str]:
    """The reasons by their codes."""
    return [r.code for r in judged.reasons]


@pytest.mark.parametrize(
    ("text", "verdict", "reason"),
    [
        ("Wij bouwen windmolens op zee.", CONTRADICTED, "found"),
        ("Een windmolen staat op zee.", CONTRADICTED, "found"),
        ("Wij bouwen wind-molens op zee.", CONTRADICTED, "found"),
        ("Wij bouwen WINDMOLENS op zee.", CONTRADICTED, "found"),
        ("Wij bouwen w i n d m o l e n s op zee.", CONTRADICTED, "found"),
        ("Wij bouwen win\u00addmolens op zee.", CONTRADICTED, "found"),
        ("Wij bouwen windmolenparken op zee.", CANNOT_TELL, "only if counts"),
        ("Wij bouwen wlndmolens op zee.", CANNOT_TELL, "perhaps misread"),
        ("Wij bouwen wi\ufffddmolens op zee.", CANNOT_TELL, "badly read"),
        ("Wij bouwen dijken langs zee.", SUPPORTED, "absent"),
    ],
)
def test_not_mentioned_is_decided_by_what_stands_there(text: str, verdict: str, reason: str) -> None:
    judged = ask("windmolens worden niet genoemd", letter(text))
    assert (judged.verdict, judged.reasons[0].code.replace("found as variant", "found")) == (verdict, reason)


@pytest.mark.parametrize("kind", ["heading", "footnote", "table", "title"])
def test_a_mention_outside_running_text_settles_nothing_but_is_named(kind: str) -> None:
    paper = letter(build_block("Windmolens", kind))
    for text in ("windmolens worden niet genoemd", "windmolens worden genoemd"):
        judged = ask(text, paper)
        assert judged.verdict == CANNOT_TELL
        assert [m.where for m in judged.mentions] == [kind]
    assert ask("windmolens worden nergens genoemd", paper).verdict == CONTRADICTED


def test_what_was_left_out_of_the_letter_is_searched_too() -> None:
    paper = replace(letter(), left_out=(LeftOut("Windmolens, nr. 3", "running footer", 1),))
    assert ask("windmolens worden niet genoemd", paper).verdict == CANNOT_TELL


def test_a_box_belongs_to_the_letter() -> None:
    judged = ask(
        "windmolens worden niet genoemd", letter(build_block("Wij bouwen windmolens.", box="Uitgelicht"))
    )
    assert (judged.verdict, codes(judged)) == (CONTRADICTED, ["only in a box"])


def test_a_term_that_runs_over_two_blocks_and_a_note_is_found() -> None:
    paper = letter(
        "Wij werken aan human secu-", build_block("1 Zie de brief.", "footnote"), "rity in de wereld."
    )
    assert ask("human security wordt niet genoemd", paper).verdict == CONTRADICTED


def test_forms_of_a_concept_count_or_settle_nothing_as_its_list_says() -> None:
    on, off = letter("Wij delen de lasten te verdelen."), letter("Wij zorgen voor menselijke veiligheid.")
    assert ask("lastenverdeling wordt niet genoemd", on).verdict == CONTRADICTED
    assert ask("«lastenverdeling» wordt niet genoemd", on).verdict == CANNOT_TELL
    judged = ask("human security wordt niet genoemd", off)
    assert (judged.verdict, codes(judged)) == (CANNOT_TELL, ["only if counts"])


def test_counts_hold_only_between_all_ways_of_counting() -> None:
    three = letter("Windmolens en windmolens en windmolens op zee.")
    assert ask("windmolens worden drie keer genoemd", three).verdict == SUPPORTED
    assert ask("windmolens worden twee keer genoemd", three).verdict == CONTRADICTED
    assert ask("windmolens worden minstens drie keer genoemd", three).verdict == SUPPORTED
    assert ask("windmolens worden hooguit twee keer genoemd", three).verdict == CONTRADICTED
    noted = letter("Windmolens en windmolens en windmolens op zee.", build_block("Windmolens", "footnote"))
    assert ask("windmolens worden drie keer genoemd", noted).verdict == CANNOT_TELL
    assert ask("windmolens worden vier keer genoemd", noted).verdict == CANNOT_TELL
    assert ask("windmolens worden vijf keer genoemd", noted).verdict == CONTRADICTED


def test_a_comparison_needs_number_and_rate_to_agree() -> None:
    short = letter("Windmolens, windmolens.", id="a", year=2020)
    long = letter("Windmolens, windmolens, windmolens.", *[FILL] * 30, year=2022)
    assert ask("windmolens worden in 2022 vaker genoemd dan in 2020", short, long).verdict == CANNOT_TELL
    text = "windmolens worden in absolute aantallen in 2022 vaker genoemd dan in 2020"
    assert ask(text, short, long).verdict == SUPPORTED
    assert (
        ask("windmolens worden in 2022 relatief vaker genoemd dan in 2020", short, long).verdict
        == CONTRADICTED
    )


def test_a_comparison_says_whether_it_is_larger_than_its_margin() -> None:
    many = letter(*["Windmolens staan op zee."] * 40, id="a", year=2020)
    none, one = letter("Dijken en dijken."), letter("Windmolens op zee.")
    sure = ask("windmolens worden in 2020 vaker genoemd dan in 2022", many, none)
    assert (sure.verdict, sure.certainty) == (SUPPORTED, "certain")
    unsure = ask("windmolens worden vaker genoemd dan duinen in 2022", one)
    assert (unsure.verdict, unsure.certainty) == (SUPPORTED, "within the margin")


def test_a_ratio_needs_five_mentions_on_both_sides() -> None:
    few = letter("Windmolens, windmolens en een dijk.")
    assert ask("windmolens worden twee keer zo vaak genoemd als dijk", few).verdict == CANNOT_TELL
    many = letter(*["Windmolens en windmolens bij een dijk."] * 6)
    assert ask("windmolens worden twee keer zo vaak genoemd als dijk", many).verdict == SUPPORTED
    assert ask("windmolens worden vier keer zo vaak genoemd als dijk", many).verdict == CONTRADICTED


def test_no_longer_and_first_need_an_earlier_letter() -> None:
    gone, there = letter(), letter("Wij bouwen windmolens.")
    before = letter("Wij bouwen windmolens.", id="a", year=2020, short="Waterbrief 2020")
    without = letter(id="a", year=2020, short="Waterbrief 2020")
    no_longer, first = "windmolens worden niet meer genoemd", "windmolens worden voor het eerst genoemd"
    assert ask(no_longer, gone).verdict == CANNOT_TELL
    assert codes(ask(no_longer, gone)) == ["absent", "no earlier letters"]
    assert ask(no_longer, there).verdict == CONTRADICTED
    assert ask(no_longer, before, gone).verdict == SUPPORTED
    assert ask(no_longer, without, gone).verdict == CANNOT_TELL
    assert ask(first, there).verdict == CANNOT_TELL
    assert ask(first, before, there).verdict == CONTRADICTED
    assert ask(first, without, there).verdict == SUPPORTED
    assert ask(first, without, gone).verdict == CONTRADICTED


def test_only_looks_at_the_others_in_the_same_paper() -> None:
    asks = [
        build_block("De leden van de SP-fractie vragen naar windmolens.", "question", speaker="SP"),
        build_block("De leden van de VVD-fractie vragen naar dijken.", "question", speaker="VVD"),
    ]
    paper = letter(*asks, kind="consultation")
    assert ask("alleen de SP noemt windmolens", paper).verdict == SUPPORTED
    assert ask("alleen de VVD noemt windmolens", paper).verdict == CONTRADICTED
    both = letter(*asks, build_block("Het kabinet bouwt windmolens.", "answer"), kind="consultation")
    assert ask("alleen de SP noemt windmolens", both).verdict == CONTRADICTED


def test_a_page_one_off_is_told() -> None:
    pages = [
        build_block(FILL, page=1),
        build_block("Wij bouwen windmolens.", page=2),
        build_block(FILL, page=3),
    ]
    paper = build_letter(pages, id="b", short="Waterbrief 2022")
    assert ask("op pagina 2 van de waterbrief staat windmolens", paper).verdict == SUPPORTED
    off = ask("op pagina 3 van de waterbrief staat windmolens", paper)
    assert (off.verdict, codes(off)) == (CONTRADICTED, ["one page off"])


def test_a_term_that_may_be_half_a_sentence_is_never_found_absent() -> None:
    paper = letter("Wij werken aan human security.")
    assert ask("de waterbrief noemt human security belangrijk", paper).verdict == CANNOT_TELL
    assert ask("de waterbrief noemt dijken, duinen en molens", paper).verdict == CANNOT_TELL


def test_the_nearest_wording_is_shown_at_its_place() -> None:
    judged = ask("«digitale dreiging» wordt niet genoemd", letter("Wij zien een digitaal gevaar op zee."))
    assert [near.text for near in judged.near] == ["digitaal"]
    assert judged.near[0].page == 1


@given(
    st.lists(st.sampled_from(["windmolens", "windmolen", "dijken", "windmolenpark", "zee"]), max_size=8),
    st.sampled_from(["paragraph", "footnote", "heading"]),
    st.sampled_from(["mentioned", "times", "at least", "at most"]),
    st.integers(0, 4),
)
def test_a_claim_and_its_denial_never_agree(words: list[str], kind: str, form: str, n: int) -> None:
    paper = letter(build_block(f"Hier staan {' en '.join(words)}.", kind))
    claim = Claim("x", form, Side("windmolens", ("b",)), number=n)
    verdict = judge_claim(claim, (paper,), CONCEPTS).verdict
    turned = judge_claim(replace(claim, denied=True), (paper,), CONCEPTS).verdict
    assert (verdict, turned) in {
        (SUPPORTED, CONTRADICTED), (CONTRADICTED, SUPPORTED), (CANNOT_TELL, CANNOT_TELL),
    }  # fmt: skip
    if kind == "paragraph" and form == "mentioned" and "windmolens" in words:
        assert verdict == SUPPORTED


def test_a_phrase_with_a_comma_is_one_term_when_another_letter_holds_it() -> None:
    old = letter("Wij werken aan water, dijken en duinen in dit land.", id="a", year=2020)
    new = letter("Wij werken aan wegen in dit land.")
    judged = ask("Water, dijken en duinen komt niet voor in de Waterbrief 2022", old, new)
    assert (judged.verdict, codes(judged)) == (SUPPORTED, ["absent"])
    unknown = ask("Water, bruggen en tunnels komt niet voor in de Waterbrief 2022", old, new)
    assert (unknown.verdict, codes(unknown)) == (CANNOT_TELL, ["is it a term"])


def test_a_capital_at_the_start_of_a_claim_makes_no_name_of_a_word() -> None:
    paper = letter("Het ministerie van Infrastructuur en Waterstaat werkt mee aan dit plan.")
    assert ask("Waterstof wordt niet genoemd", paper).verdict == SUPPORTED
    assert ask("Palestina wordt niet genoemd", letter("De Palestijnse Autoriteit.")).verdict == CANNOT_TELL


def test_two_words_that_a_letter_often_uses_are_no_misreading_of_a_third() -> None:
    paper = letter("Wij zien wat Rusland doet.", "Rusland wil meer.", "Wij praten over Rusland.")
    assert ask("Wit-Rusland wordt niet genoemd", paper).verdict == SUPPORTED


def test_a_word_that_is_the_term_with_a_linking_s_and_nothing_more_is_no_compound() -> None:
    assert ask("dijken wordt niet genoemd", letter("Het gaat om dijks en om sdijk in dit land.")).verdict


def test_the_earlier_paper_that_a_claim_names_is_the_one_that_is_looked_in() -> None:
    oldest = letter("Wij bouwen dijken.", id="a", year=2018)
    old = letter("Wij bouwen wegen.", id="c", year=2020)
    new = letter("Wij bouwen huizen.", id="b", year=2022)
    papers = (oldest, old, new)
    text = "In de Waterbrief {} werd nog gesproken over «dijken», in de Waterbrief 2022 niet meer."
    assert ask(text.format(2018), *papers).verdict == SUPPORTED
    assert ask(text.format(2020), *papers).verdict == CANNOT_TELL


@pytest.mark.parametrize(
    "text",
    [
        "In de Waterbrief 2022 kwam Zeeland niet aan bod.",
        "Zeeland komt in de Waterbrief 2022 niet aan de orde.",
        "In de Waterbrief 2022 is geen aandacht meer voor Zeeland.",
        "In de Waterbrief 2022 blijft Zeeland onvermeld.",
    ],
)
def test_a_verb_beside_the_term_is_no_part_of_it(text: str) -> None:
    judged = ask(text, letter("Zeeland houdt droge voeten."))
    assert (judged.claim.side.term, judged.verdict) == ("Zeeland", CONTRADICTED)


def test_a_verb_that_is_not_known_never_makes_a_term_absent() -> None:
    judged = ask(
        "In de Waterbrief 2022 passeerde Zeeland niet ter sprake.", letter("Zeeland houdt droge voeten.")
    )
    assert (judged.verdict, codes(judged)) == (CANNOT_TELL, ["is it a term"])
