"""What changed between two letters, what the noise can explain, and what is told under what."""

import re
from math import inf, log2

import pytest
from builders import build_block, build_letter
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.analysis.selection import CABINET_ONLY, select_blocks
from compare.analysis.shifts import Shift, rank_shifts
from compare.corpus import load_corpus
from compare.io.tables import read_concepts, read_stopwords, read_themes
from compare.model import Concept, Letter, Term, Theme

FILLER = "het kabinet werkt verder aan vele zaken die hier niet worden genoemd"


def letter(id: str, paragraphs: list[str]) -> Letter:
    """A letter of these paragraphs, all the cabinet's."""
    return build_letter(paragraphs, id)


def word(name: str) -> Concept:
    return Concept(name, name, name, (Term(name, name, name, "word"),))


def theme(name: str, *patterns: str) -> Theme:
    return Theme(name, name, name, tuple(Term(p, p, p, "word", weight=3.0) for p in patterns))


def fixed(a: Letter, b: Letter, *concepts: Concept) -> tuple[Shift, ...]:
    """The fixed list only."""
    return rank_shifts(a, b, concepts, (), words=0)


def row(shifts: tuple[Shift, ...], kind: str, id: str) -> Shift:
    return next(s for s in shifts if (s.kind, s.id) == (kind, id))


def test_a_word_that_is_in_every_paragraph_of_one_letter_only_comes_first_and_is_clear() -> None:
    a = letter("a", [FILLER] * 40)
    b = letter("b", [f"{FILLER} oorlog"] * 40)
    first = fixed(a, b, word("vele"), word("oorlog"))[0]
    assert (first.id, first.earlier.count, first.later.count, first.clear) == ("oorlog", 0, 40, True)
    assert first.size > 0 and first.low > 0


def test_the_same_mentions_in_one_paragraph_are_not_clear() -> None:
    a = letter("a", [FILLER] * 40)
    b = letter("b", [f"{FILLER} {'oorlog ' * 6}", *[FILLER] * 39])
    (only,) = fixed(a, b, word("oorlog"))
    assert only.later.count == 6 and not only.clear
    assert only.densest == 6 and only.one_paragraph


def test_a_shift_turned_round_has_the_opposite_sign() -> None:
    a = letter("a", [FILLER] * 20 + [f"{FILLER} vrede"] * 10)
    b = letter("b", [f"{FILLER} vrede"] * 30)
    (there,), (back,) = fixed(a, b, word("vrede")), fixed(b, a, word("vrede"))
    assert there.difference == pytest.approx(-back.difference)
    assert there.size == pytest.approx(-back.size)
    assert there.ratio_low == pytest.approx(-back.ratio_high)


def test_what_neither_letter_names_is_no_shift() -> None:
    a = letter("a", [FILLER] * 5)
    assert fixed(a, a, word("oorlog")) == ()


def test_a_letter_in_which_nobody_selected_speaks_gives_no_rows() -> None:
    asked = build_letter([build_block("Wat vindt de minister van oorlog?", speaker="SP")], "b")
    assert rank_shifts(letter("a", [FILLER] * 5), asked, [word("oorlog")], (), CABINET_ONLY) == ()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 3), min_size=4, max_size=20), st.lists(st.integers(0, 3), min_size=4, max_size=20)
)
def test_the_margin_of_the_ratio_holds_the_ratio_that_was_counted(
    first: list[int], second: list[int]
) -> None:
    a = letter("a", [f"{FILLER} {'vrede ' * n}" for n in first])
    b = letter("b", [f"{FILLER} {'vrede ' * n}" for n in second])
    for shift in fixed(a, b, word("vrede")):
        if shift.earlier.count and shift.later.count:
            ratio = log2(shift.later.value / shift.earlier.value)
            assert shift.ratio_low <= ratio <= shift.ratio_high
        else:
            assert inf in (shift.ratio_high, -shift.ratio_low)
        bounds = (shift.ratio_low, shift.ratio_high)
        assert shift.size == (0.0 if bounds[0] <= 0 <= bounds[1] else min(bounds, key=abs))


def test_one_mention_is_too_little_to_say() -> None:
    a, b = letter("a", [FILLER] * 40), letter("b", [*[FILLER] * 39, f"{FILLER} oorlog"])
    (only,) = fixed(a, b, word("oorlog"))
    assert (only.certainty, only.enough) == ("too little", False)


def test_many_mentions_that_are_as_frequent_on_both_sides_are_enough_but_not_clear() -> None:
    a = letter("a", [f"{FILLER} vrede"] * 30)
    (only,) = fixed(a, letter("b", [f"{FILLER} vrede"] * 30), word("vrede"))
    assert only.certainty == "not clear" and only.difference == 0


def test_clear_rows_come_first_and_rows_with_too_little_last() -> None:
    a = letter("a", [f"{FILLER} vrede"] * 40)
    b = letter("b", [f"{FILLER} vrede oorlog"] * 39 + [f"{FILLER} vrede hoop"])
    rows = fixed(a, b, word("hoop"), word("vrede"), word("oorlog"))
    assert [(s.id, s.certainty) for s in rows] == [
        ("oorlog", "clear"), ("vrede", "not clear"), ("hoop", "too little"),
    ]  # fmt: skip


def test_a_zero_still_allows_the_published_bound() -> None:
    """None in 8,000 words still allows 3.74 per 10,000."""
    a = letter("a", [" ".join(["zaak"] * 100)] * 80)
    b = letter("b", [" ".join(["zaak"] * 99) + " vrede"] * 80)
    (only,) = fixed(a, b, word("vrede"))
    assert 1e4 * only.still_fits[0] == pytest.approx(3.74, abs=0.005)
    assert only.still_fits[1] == 0


def test_a_word_of_the_exploration_has_a_row_of_its_own_family() -> None:
    a = letter("a", [FILLER] * 60)
    b = letter("b", [f"{FILLER} Afrika"] * 60)
    shifts = rank_shifts(a, b, [word("vele")], ())
    found = row(shifts, "word", "afrika")
    assert (found.label, found.later.count, found.clear) == ("Afrika", 60, True)
    assert found.tried == len(set(FILLER.split())) + 1
    assert row(shifts, "concept", "vele").tried == 1


def test_a_word_whose_hits_stand_in_one_paragraph_is_never_clear() -> None:
    a = letter("a", [FILLER] * 60)
    b = letter("b", [f"{FILLER} {'Afrika ' * 60}", *[FILLER] * 59])
    found = row(rank_shifts(a, b, (), ()), "word", "afrika")
    assert found.lrc > 0 and not found.clear


def test_the_two_families_are_never_mixed_in_their_corrections() -> None:
    a = letter("a", [FILLER] * 30 + [f"{FILLER} vrede"] * 8)
    b = letter("b", [f"{FILLER} Afrika"] * 30 + [f"{FILLER} vrede"] * 20)
    alone = row(fixed(a, b, word("vrede")), "concept", "vrede")
    both = rank_shifts(a, b, [word("vrede")], ())
    many = rank_shifts(a, b, [word("vrede"), *(word(w) for w in FILLER.split())], ())
    assert row(both, "concept", "vrede").p == alone.p
    assert row(both, "word", "afrika").p == row(many, "word", "afrika").p
    assert row(both, "word", "afrika").lrc == row(many, "word", "afrika").lrc


def test_a_word_that_is_a_form_of_a_concept_is_told_under_it() -> None:
    a = letter("a", [FILLER] * 60)
    b = letter("b", [f"{FILLER} Oekraïne"] * 60)
    shifts = rank_shifts(a, b, [word("oekraïne")], ())
    assert [(w.word, w.earlier, w.later) for w in row(shifts, "concept", "oekraïne").words] == [
        ("Oekraïne", 0, 60)
    ]
    assert ("word", "oekraïne") not in {(s.kind, s.id) for s in shifts}


def test_a_word_that_is_a_mark_of_a_theme_is_told_under_it() -> None:
    a = letter("a", [FILLER] * 60)
    b = letter("b", [f"{FILLER} tanks"] * 60)
    shifts = rank_shifts(a, b, (), [theme("defensie", "tanks")])
    assert [w.word for w in row(shifts, "theme", "defensie").words] == ["tanks"]


def test_a_clear_word_is_not_hidden_under_a_concept_that_moved_the_other_way() -> None:
    both = Concept("oorlog", "oorlog", "war", (*word("oorlog").terms, *word("strijd").terms))
    a = letter("a", [f"{FILLER} strijd strijd"] * 60)
    b = letter("b", [f"{FILLER} oorlog"] * 60)
    shifts = rank_shifts(a, b, [both], ())
    assert not row(shifts, "concept", "oorlog").rises
    assert row(shifts, "word", "oorlog").clear


def test_a_function_word_has_a_row_only_when_it_is_clear() -> None:
    a = letter("a", [FILLER] * 30 + [f"{FILLER} zou"] * 2)
    b = letter("b", [f"{FILLER} zal"] * 30 + [f"{FILLER} zou"] * 3)
    shifts = rank_shifts(a, b, (), (), stopwords=frozenset({"zal", "zou"}))
    assert {s.id for s in shifts if s.is_function} == {"zal"}


def test_what_clear_means_survives_a_new_name_of_the_letters() -> None:
    a, b = letter("a", [FILLER] * 30), letter("b", [f"{FILLER} vrede"] * 30)
    c, d = letter("x", [FILLER] * 30), letter("y", [f"{FILLER} vrede"] * 30)
    figures = [[(s.id, s.p, s.size) for s in fixed(*pair, word("vrede"))] for pair in ((a, b), (c, d))]
    assert figures[0] == figures[1]


GREPPED = {
    ("word", "gbvs"): r"(?<![\w-])GBVS(?![\w-])",
    ("word", "nederland"): r"(?<![\w-])Nederland(?![\w-])",
    ("word", "zal"): r"(?<![\w-])zal(?![\w-])",
    ("concept", "oekraine"): r"\bOekra[iï]nes?(?!\w)",
}


def test_the_counts_of_the_given_letters_are_those_of_a_plain_search() -> None:
    """Counted with regular expressions, without the patterns and tokens of the program."""
    letters = {x.id: x for x in load_corpus().letters}
    pair = letters["kst-33694-57"], letters["kst-35925-V-84"]
    shifts = rank_shifts(*pair, read_concepts(), read_themes(), CABINET_ONLY, stopwords=read_stopwords())
    texts = ["\n".join(b.text for b in select_blocks(x, CABINET_ONLY)) for x in pair]
    for (kind, id), pattern in GREPPED.items():
        found = row(shifts, kind, id)
        plain = tuple(len(re.findall(pattern, text, re.IGNORECASE)) for text in texts)
        assert (found.earlier.count, found.later.count) == plain, id
