"""What became of each passage, on papers small enough to say it beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, permutations

import pytest
from analysis.match_builders import BORDERS, CHINA, FOUR, SAHEL, WEAPONS, Part, paper
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.analysis.fates.fates import FATES, PassageFate, count_fates, fate_of_passages
from compare.analysis.matching.passages import Passage, find_passages
from compare.analysis.selection import CABINET_ONLY, count_words_of, select_blocks
from compare.corpus import load_corpus
from compare.model import Letter

CLIMATE = (
    "De zeespiegel stijgt sneller dan werd verwacht en daarom verhoogt Rijkswaterstaat de dijken langs de "
    "Waddenzee met anderhalve meter."
)
SCHOOLS = (
    "Leraren op basisscholen krijgen een hoger salaris zodra zij lesgeven in een wijk waar veel kinderen "
    "een taalachterstand hebben."
)
IN_OTHER_WORDS = (
    "Mali en Niger krijgen trainers en helikopters tegen de terroristische groepen in de Sahel; er komt "
    "ook geld voor scholen."
)
SIX = (*FOUR, CLIMATE, SCHOOLS)

Row = tuple[str, int, int]


def rows(old: Sequence[Part | str], new: Sequence[Part | str]) -> list[Row]:
    """The fates between two papers: fate and both block numbers, 0 where there is no passage."""
    fates = fate_of_passages(paper(old), paper(new, id="kst-2-2"))
    return [(f.fate, f.source.block_n if f.source else 0, f.target.block_n if f.target else 0) for f in fates]


def fates_between(old: Sequence[Part | str], new: Sequence[Part | str]) -> tuple[PassageFate, ...]:
    return fate_of_passages(paper(old), paper(new, id="kst-2-2"))


# ---------------------------------------------------------------- kept


def test_a_letter_beside_itself_is_kept_in_full() -> None:
    assert rows(SIX, SIX) == [("kept", n, n) for n in range(1, 7)]


@pytest.mark.parametrize(
    "other",
    [
        CHINA.replace("offensief", "«offensief»"),
        CHINA.replace("cyberprogramma", "cyber-programma"),
        CHINA.replace("cyberprogramma", "cyber\u2011programma"),
        CHINA.replace("stroomvoorziening", "stroom voorziening"),
        CHINA.replace(" ", "\u00a0").replace(",", " ,"),
        CHINA.replace("telefoonnet.", "telefoonnet.12"),
        CHINA.upper(),
    ],
    ids=["quotes", "hyphen", "other hyphen", "space in a word", "spaces", "number of a note", "capitals"],
)
def test_typography_alone_leaves_a_passage_kept(other: str) -> None:
    assert rows([CHINA, SAHEL], [other, SAHEL]) == [("kept", 1, 1), ("kept", 2, 2)]


def test_the_number_of_a_note_behind_capitals_leaves_a_passage_kept() -> None:
    old = f"{CHINA} Dat meldt de NVS."
    assert rows([old], [old.replace("NVS", "NVS1")]) == [("kept", 1, 1)]


@pytest.mark.parametrize("heading_first", [True, False])
def test_a_heading_run_into_a_passage_leaves_it_kept(heading_first: bool) -> None:
    apart = [Part("Digitale dreiging", "heading"), CHINA, SAHEL]
    run_in = [f"Digitale dreiging {CHINA}", SAHEL]
    if heading_first:
        assert rows(apart, run_in) == [("kept", 2, 1), ("kept", 3, 2)]
    else:
        assert rows(run_in, apart) == [("kept", 1, 2), ("kept", 2, 3)]


def test_a_heading_run_into_the_end_of_the_passage_before_leaves_it_kept() -> None:
    apart = [CHINA, Part("De Sahel", "heading"), SAHEL]
    assert rows(apart, [f"{CHINA} De Sahel", SAHEL]) == [("kept", 1, 1), ("kept", 3, 2)]


def test_a_short_passage_is_kept_as_a_long_one() -> None:
    assert rows([CHINA, "Dat is goed.", SAHEL], [CHINA, "Dat is goed.", SAHEL]) == [
        ("kept", 1, 1),
        ("kept", 2, 2),
        ("kept", 3, 3),
    ]


def test_a_passage_under_a_renamed_heading_is_kept() -> None:
    old = [Part("Dreiging", "heading"), CHINA, SAHEL]
    new = [Part("Bedreigingen", "heading"), CHINA, SAHEL]
    assert {fate for fate, _, _ in rows(old, new)} == {"kept"}


def test_between_a_letter_and_its_second_copy_all_is_kept() -> None:
    corpus = load_corpus()
    letter, copy = corpus.letter("kst-33694-57"), corpus.letter("kst-33694-57.web")
    for a, b in permutations((letter, copy)):
        fates = fate_of_passages(a, b)
        assert {(f.fate, f.moved) for f in fates} == {("kept", False)}
        assert len(fates) == len(find_passages(a))


# ---------------------------------------------------------------- edited


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (CHINA, CHINA.replace("probeert", "weigert")),
        (SAHEL, SAHEL.replace("steunt het kabinet", "steunt het kabinet niet")),
        ("Er gaat 5 miljoen euro naar Mali in 2021.", "Er gaat 7 miljoen euro naar Mali in 2021."),
        ("De norm is 2% van het bbp in 2024.", "De norm is 2% van het bbp in 2026."),
        ("De boete bedraagt € 500 per dag.", "De boete bedraagt $ 500 per dag."),
        ("Dat is goed.", "Dat is niet goed."),
        ("De koopkracht verandert met 2% in 2024.", "De koopkracht verandert met −2% in 2024."),
        ("Dat staat in Kamerstuk 33 694, nr.12.", "Dat staat in Kamerstuk 33 694, nr.13."),
    ],
    ids=["word", "negation", "amount", "year", "currency", "short", "below zero", "number of a paper"],
)
def test_a_changed_word_or_figure_is_an_edit(old: str, new: str) -> None:
    assert rows([old, BORDERS], [new, BORDERS]) == [("edited", 1, 1), ("kept", 2, 2)]


def test_a_sentence_added_in_the_middle_is_an_edit() -> None:
    first, second = "De dijken worden hoger gemaakt langs de hele kust.", "Het werk duurt nog zeven jaar."
    old, new = f"{first} {second}", f"{first} Dat kost vier miljard euro. {second}"
    assert rows([old, SAHEL], [new, SAHEL]) == [("edited", 1, 1), ("kept", 2, 2)]


def test_what_is_left_of_a_shortened_passage_is_an_edit() -> None:
    assert rows([f"{CHINA} {SAHEL} {BORDERS}", WEAPONS], [SAHEL, WEAPONS]) == [
        ("edited", 1, 1),
        ("kept", 2, 2),
    ]


def test_the_similarity_of_an_edit_is_the_part_of_the_words_in_the_same_order() -> None:
    old, new = "een twee drie vier vijf", "een twee drie vier zes"
    only = fates_between([old], [new])[0]
    assert (only.fate, only.similarity, only.by) == ("edited", pytest.approx(8 / 10), ("wording",))


# ---------------------------------------------------------------- split and merged


def test_a_passage_cut_in_two_is_split_and_put_together_is_merged() -> None:
    whole, halves = [f"{CHINA} {SAHEL}", BORDERS], [CHINA, SAHEL, BORDERS]
    assert rows(whole, halves) == [("split", 1, 1), ("split", 1, 2), ("kept", 2, 3)]
    assert rows(halves, whole) == [("merged", 1, 1), ("merged", 2, 1), ("kept", 3, 2)]


def test_a_passage_cut_in_three_is_split_in_three() -> None:
    assert rows([f"{CHINA} {SAHEL} {CLIMATE}", BORDERS], [CHINA, SAHEL, CLIMATE, BORDERS]) == [
        ("split", 1, 1),
        ("split", 1, 2),
        ("split", 1, 3),
        ("kept", 2, 4),
    ]


def test_a_short_sentence_cut_off_is_a_part_of_the_split() -> None:
    assert rows([f"{CHINA} Dat is goed.", BORDERS], [CHINA, "Dat is goed.", BORDERS]) == [
        ("split", 1, 1),
        ("split", 1, 2),
        ("kept", 2, 3),
    ]


def test_two_short_sentences_cut_apart_are_a_split() -> None:
    old = "Dat is goed. Wij gaan ermee door."
    assert rows([old, BORDERS], ["Dat is goed.", "Wij gaan ermee door.", BORDERS])[:2] == [
        ("split", 1, 1),
        ("split", 1, 2),
    ]


def test_lightly_edited_parts_are_parts() -> None:
    parts = [CHINA.replace("probeert", "weigert"), SAHEL.replace("geld", "fondsen"), BORDERS]
    found = fates_between([f"{CHINA} {SAHEL}", BORDERS], parts)
    assert [f.fate for f in found] == ["split", "split", "kept"]
    words = len(CHINA.split())
    assert found[0].similarity == pytest.approx((words - 1) / words)


def test_a_new_passage_beside_an_edited_one_does_not_make_a_split() -> None:
    old, new = [CHINA, BORDERS], [CHINA.replace("probeert", "weigert"), SCHOOLS, BORDERS]
    assert rows(old, new) == [("edited", 1, 1), ("kept", 2, 3), ("new", 0, 2)]


def test_a_passage_of_which_half_went_has_its_rest_shown() -> None:
    assert rows([f"{CHINA} {SAHEL}", BORDERS], [CHINA, BORDERS]) == [("edited", 1, 1), ("kept", 2, 2)]


# ---------------------------------------------------------------- moved


def test_of_two_passages_that_changed_places_one_moved() -> None:
    found = fates_between([CHINA, SAHEL, BORDERS], [SAHEL, CHINA, BORDERS])
    assert sorted(f.fate for f in found) == ["kept", "kept", "moved"]
    assert [f.moved for f in found if f.fate == "moved"] == [True]


def test_of_two_that_changed_places_the_one_with_fewer_words_moved() -> None:
    long = f"{CHINA} {BORDERS}"
    assert rows([long, SAHEL], [SAHEL, long]) == [("kept", 1, 2), ("moved", 2, 1)]


def test_the_last_passage_set_first_is_the_only_one_that_moved() -> None:
    assert rows(SIX, (SIX[5], *SIX[:5])) == [*(("kept", n, n + 1) for n in range(1, 6)), ("moved", 6, 1)]


def test_what_others_inserted_and_dropped_around_a_passage_does_not_move_it() -> None:
    assert rows([CHINA, SAHEL, BORDERS], [WEAPONS, SAHEL, CLIMATE, BORDERS]) == [
        ("dropped", 1, 0),
        ("kept", 2, 2),
        ("kept", 3, 4),
        ("new", 0, 1),
        ("new", 0, 3),
    ]


def test_an_edited_passage_that_moved_says_both() -> None:
    edited = CHINA.replace("probeert", "weigert")
    found = fates_between([CHINA, SAHEL, BORDERS, WEAPONS], [SAHEL, BORDERS, WEAPONS, edited])
    assert [(f.fate, f.moved) for f in found] == [("edited", True), *[("kept", False)] * 3]


def test_a_passage_past_a_heading_that_both_letters_have_moved() -> None:
    one, two = Part("Dreiging", "heading"), Part("Aanpak", "heading")
    assert rows([one, CHINA, SAHEL, two, BORDERS], [one, CHINA, two, SAHEL, BORDERS]) == [
        ("kept", 2, 2),
        ("moved", 3, 4),
        ("kept", 5, 5),
    ]


def test_of_two_sections_that_changed_places_one_moved_with_all_that_is_in_it() -> None:
    one, two = Part("Dreiging", "heading"), Part("Aanpak", "heading")
    old, new = [one, CHINA, SAHEL, CLIMATE, two, BORDERS], [two, BORDERS, one, CHINA, SAHEL, CLIMATE]
    assert [fate for fate, _, _ in rows(old, new)] == ["kept", "kept", "kept", "moved"]


@settings(max_examples=20, deadline=None)
@given(st.permutations(SIX))
def test_as_few_passages_move_as_the_order_allows(shuffled: list[str]) -> None:
    order = [shuffled.index(text) for text in SIX]
    longest = max(
        size for size in range(1, 7) for chosen in combinations(order, size) if list(chosen) == sorted(chosen)
    )
    found = fates_between(SIX, shuffled)
    assert sum(f.fate == "moved" for f in found) == len(SIX) - longest
    assert {f.fate for f in found} <= {"kept", "moved"}


# ---------------------------------------------------------------- repetitions


def test_equal_passages_pair_in_their_order() -> None:
    assert rows([CHINA, SAHEL, CHINA], [CHINA, SAHEL, CHINA]) == [("kept", n, n) for n in (1, 2, 3)]


def test_a_passage_that_stood_twice_and_stands_once_is_not_gone() -> None:
    assert rows([CHINA, SAHEL, CHINA], [CHINA, SAHEL]) == [("kept", 1, 1), ("kept", 2, 2), ("merged", 3, 1)]


def test_a_passage_that_stood_once_and_stands_twice_is_not_new() -> None:
    found = fates_between([CHINA, SAHEL], [CHINA, SAHEL, CHINA])
    assert [f.fate for f in found] == ["kept", "split", "kept"]
    assert found[1].by == ("wording", "repetition")


# ---------------------------------------------------------------- by content, or not at all


def test_what_is_gone_is_dropped_and_what_came_is_new_each_with_its_nearest() -> None:
    found = fates_between([CHINA, SAHEL], [SAHEL, BORDERS])
    assert [f.fate for f in found] == ["dropped", "kept", "new"]
    gone, _, came = found
    assert gone.target is None and came.source is None
    for row, letter in ((gone, "kst-2-2"), (came, "kst-1-1")):
        assert row.nearest is None or row.nearest.letter_id == letter
        assert (row.nearest is None) == (row.similarity == 0.0 and not row.by)


def test_a_passage_put_in_other_words_is_related() -> None:
    found = fates_between([SAHEL, WEAPONS, CLIMATE], [WEAPONS, SCHOOLS, IN_OTHER_WORDS])
    assert [(f.fate, f.moved) for f in found] == [
        ("related", False), ("kept", False), ("dropped", False), ("new", False),
    ]  # fmt: skip
    assert 0.0 < found[0].similarity < 1.0 and "wording" not in found[0].by


def test_what_stood_beside_a_passage_already_is_not_what_became_of_it() -> None:
    found = fates_between([SAHEL, IN_OTHER_WORDS, WEAPONS], [IN_OTHER_WORDS, WEAPONS])
    assert [f.fate for f in found] == ["dropped", "kept", "kept"]
    assert found[0].nearest is not None and found[0].nearest.text == IN_OTHER_WORDS


def test_a_new_passage_about_what_was_kept_is_new_with_that_as_its_nearest() -> None:
    found = fates_between([SAHEL, WEAPONS], [SAHEL, WEAPONS, IN_OTHER_WORDS])
    assert [f.fate for f in found] == ["kept", "kept", "new"]
    assert found[2].nearest is not None and found[2].nearest.text == SAHEL


def test_a_passage_of_which_one_half_stayed_may_have_a_counterpart_for_the_other() -> None:
    found = fates_between([f"{BORDERS} {SAHEL}", WEAPONS], [BORDERS, WEAPONS, IN_OTHER_WORDS])
    assert [
        (f.fate, f.source.block_n if f.source else 0, f.target.block_n if f.target else 0) for f in found
    ] == [
        ("edited", 1, 1),
        ("related", 1, 3),
        ("kept", 2, 2),
    ]


def test_a_side_without_text_makes_all_of_the_other_dropped_or_new() -> None:
    nothing = [Part("Kop", "heading")]
    assert rows(FOUR, nothing) == [("dropped", n, 0) for n in range(1, 5)]
    assert rows(nothing, FOUR) == [("new", 0, n) for n in range(1, 5)]
    assert rows(nothing, nothing) == []


def test_one_selection_holds_for_both_letters() -> None:
    mixed = paper([Part(CHINA, speaker="SP"), SAHEL], id="kst-2-2")
    found = fate_of_passages(paper(FOUR), mixed, CABINET_ONLY)
    assert {f.target.text for f in found if f.target} == {SAHEL}


# ---------------------------------------------------------------- totals

MADE = [*SIX, f"{CHINA} {SAHEL}", CHINA.replace("probeert", "weigert"), "Dat is goed.", "Ja.", "12", "…"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(MADE), max_size=7), st.lists(st.sampled_from(MADE), max_size=7))
def test_every_passage_has_a_row_and_the_totals_sum_to_both_letters(old: list[str], new: list[str]) -> None:
    letters = paper(old), paper(new, id="kst-2-2")
    check_sums(letters, fate_of_passages(*letters))


def test_the_totals_of_every_pair_of_given_letters_sum_to_their_words() -> None:
    corpus = load_corpus()
    for pair in permutations((*corpus.letters, *corpus.witnesses), 2):
        check_sums(pair, fate_of_passages(*pair))


def test_two_letters_of_one_name_keep_their_own_totals() -> None:
    found = fate_of_passages(paper([CHINA, SAHEL]), paper([SAHEL]))
    assert [(t.side, t.fate, t.passages) for t in count_fates(found)] == [
        ("source", "kept", 1),
        ("source", "dropped", 1),
        ("target", "kept", 1),
    ]


def test_the_totals_of_one_speaker_sum_to_the_words_of_that_speaker() -> None:
    corpus = load_corpus()
    pair = corpus.letter("kst-33694-57"), corpus.letter("kst-28676-346")
    totals = count_fates(fate_of_passages(*pair, CABINET_ONLY))
    for side, letter in zip(("source", "target"), pair, strict=True):
        words = sum(t.words for t in totals if t.side == side)
        assert words == count_words_of(select_blocks(letter, CABINET_ONLY))
    assert count_words_of(select_blocks(pair[1], CABINET_ONLY)) < count_words_of(select_blocks(pair[1]))


def check_sums(letters: Sequence[Letter], found: Sequence[PassageFate]) -> None:
    """Every passage is in a row; rows hang together; words and passages sum to each letter."""
    totals = count_fates(found)
    seen: tuple[set[Passage], set[Passage]] = (
        {f.source for f in found if f.source},
        {f.target for f in found if f.target},
    )
    pairs = [(f.source, f.target) for f in found]
    assert len(pairs) == len(set(pairs))
    for side, letter, passages in zip(("source", "target"), letters, seen, strict=True):
        assert passages == set(find_passages(letter))
        own = [t for t in totals if t.side == side]
        assert {t.letter_id for t in own} <= {letter.id}
        assert sum(t.words for t in own) == count_words_of(select_blocks(letter))
        assert sum(t.passages for t in own) == len(passages)
    for row in found:
        assert row.fate in FATES and 0.0 <= row.similarity <= 1.0
        assert (row.target is None) == (row.fate == "dropped") and (row.source is None) == (row.fate == "new")
        assert row.nearest is None or row.fate in ("dropped", "new")
        assert not row.moved or row.fate in ("moved", "edited", "split", "merged")
        assert row.moved or row.fate != "moved"


def test_a_passage_of_several_rows_counts_once_under_its_closest_fate() -> None:
    row = fates_between([CHINA], [CHINA])[0]
    looser = PassageFate("related", find_passages(paper([SAHEL, BORDERS]))[1], row.target, 0.3)
    totals = {(t.letter_id, t.fate): t.passages for t in count_fates([looser, row])}
    assert totals == {("kst-1-1", "related"): 1, ("kst-1-1", "kept"): 1, ("kst-2-2", "kept"): 1}
