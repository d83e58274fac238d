"""Hand and machine beside each other: what counts as the same, what is lost, and what the shares become."""

from __future__ import annotations

from math import isnan

import pytest
from builders import build_block, build_letter

from compare.analysis.coding import (
    agree_all,
    count_confusions,
    draw_sample,
    first_words,
    fit_coded,
    judge_paragraphs,
    judge_readers,
    measure_agreement,
)
from compare.analysis.corrected import correct_themes, recode
from compare.analysis.selection import CABINET_ONLY
from compare.analysis.themes import assign_themes, share_themes
from compare.corpus import load_corpus
from compare.export.coding import coded_to_csv
from compare.io.coding import parse_coded, read_coded
from compare.io.tables import read_themes
from compare.model import Coded, Letter, Term, Theme

NAMES = ("navo", "china", "klimaat", "overig")
THEMES = tuple(Theme(x, x, x, (Term(f"{x}:{x}", x, x, "word", weight=3.0),)) for x in NAMES)


def letter_about(*words: str, id: str = "brief") -> Letter:
    """A letter with a paragraph of four words about each of these."""
    return build_letter([f"Dit gaat over {word}." for word in words], id)


def code(
    n: int, *primary: str, secondary: tuple[str, ...] = (), reader: str = "ik", id: str = "brief"
) -> Coded:
    """A coded paragraph that begins as all of them do."""
    return Coded(id, n, "Dit gaat over", primary, secondary, reader)


LETTER = letter_about("navo", "navo", "china", "klimaat")
ASSIGNED = assign_themes([LETTER], THEMES)


def test_the_sample_is_the_same_each_time_and_another_draw_is_another() -> None:
    letter = letter_about(*["navo"] * 50)
    assert draw_sample([letter], 10, 1) == draw_sample([letter], 10, 1)
    assert draw_sample([letter], 10, 1) != draw_sample([letter], 10, 2)


def test_a_larger_sample_begins_with_the_smaller_one() -> None:
    letter = letter_about(*["navo"] * 50)
    assert draw_sample([letter], 30)[:10] == draw_sample([letter], 10)
    assert sorted(n for _, n in draw_sample([letter], None)) == list(range(1, 51))


def test_another_letter_leaves_the_order_within_a_letter_as_it_was() -> None:
    one, other = letter_about(*["navo"] * 20), letter_about(*["navo"] * 30, id="b")
    both = draw_sample([one, other], None)
    assert tuple(p for p in both if p[0] == one.id) == draw_sample([one], None)


def test_only_what_is_selected_is_drawn() -> None:
    letter = build_letter(
        [build_block("Een vraag?", speaker="SP"), "Een antwoord.", build_block("Kop", "heading")]
    )
    assert draw_sample([letter], None) and {n for _, n in draw_sample([letter], None)} == {1, 2}
    assert draw_sample([letter], None, selection=CABINET_ONLY) == ((letter.id, 2),)


def test_every_paragraph_has_the_same_chance() -> None:
    letter = letter_about(*["navo"] * 10)
    drawn = [n for seed in range(2000) for _, n in draw_sample([letter], 3, seed)]
    assert all(abs(drawn.count(n) / 2000 - 0.3) < 0.05 for n in range(1, 11))


def test_the_given_coding_fits_the_letters() -> None:
    fitted = fit_coded(read_coded(), load_corpus().letters)
    assert (len(fitted.coded), fitted.moved, fitted.lost, fitted.absent) == (321, 0, (), ())
    assert {c.begins for c in read_coded()} and first_words("a b  c\nd e f g") == "a b c d e f"


def test_a_paragraph_under_another_number_is_found_by_its_words_and_told() -> None:
    letter = build_letter(["Iets nieuws vooraf.", "De NAVO is sterk.", "China groeit snel."])
    coded = [Coded("brief", 1, "De NAVO is", ("navo",)), Coded("brief", 2, "Weg", ("china",))]
    fitted = fit_coded([*coded, Coded("elders", 1, "x", ("navo",))], [letter])
    assert [c.block_n for c in fitted.coded] == [2]
    assert (fitted.moved, fitted.lost, fitted.absent) == (1, (coded[1],), ("elders",))


def test_words_that_stand_twice_do_not_find_a_paragraph() -> None:
    letter = build_letter(["Iets.", "De NAVO is sterk.", "De NAVO is groot."])
    assert len(fit_coded([Coded("brief", 1, "De NAVO", ("navo",))], [letter]).lost) == 1


def test_where_a_reader_allows_two_themes_the_machines_counts_as_right() -> None:
    rows = judge_paragraphs(ASSIGNED, [code(1, "china", "navo"), code(3, "navo"), code(4)])
    assert [(r.n, r.hand, r.machine, r.agrees) for r in rows] == [
        (1, "navo", "navo", True),
        (3, "navo", "china", False),
    ]


def test_agreement_counts_the_same_the_nearly_same_and_the_words_that_are_elsewhere() -> None:
    coded = [code(1, "navo"), code(2, "china", secondary=("navo",)), code(3, "china"), code(4, "china")]
    rows = judge_paragraphs(ASSIGNED, coded)
    agreement = measure_agreement(rows)
    assert agreement is not None
    assert (agreement.n, agreement.same, agreement.near) == (4, 2, 3)
    assert agreement.share_error == pytest.approx(0.5)
    assert [(h, m, [r.n for r in found]) for h, m, found in count_confusions(rows)] == [
        ("china", "klimaat", [4]),
        ("china", "navo", [2]),
    ]
    assert measure_agreement([]) is None


def test_a_letter_coded_as_a_whole_gets_the_readers_shares_and_its_paragraphs_sum_to_them() -> None:
    coded = [code(1, "navo"), code(2, "china"), code(3, "china"), code(4, "overig")]
    rows = {r.theme_id: r for r in correct_themes(ASSIGNED, coded, THEMES)}
    assert {t: r.share for t, r in rows.items()} == pytest.approx(
        {"navo": 0.25, "china": 0.5, "klimaat": 0, "overig": 0.25}
    )
    opened = {s.theme_id: s.share for s in share_themes(recode(ASSIGNED, coded), THEMES)}
    assert opened == pytest.approx({t: r.share for t, r in rows.items()})
    assert all(r.low == pytest.approx(r.share) == pytest.approx(r.high) for r in rows.values())
    assert all(r.wide_low <= r.share <= r.wide_high and r.wide_high > r.share for r in rows.values())


def test_a_letter_of_which_nothing_is_coded_has_no_corrected_shares() -> None:
    other = letter_about("navo", id="b")
    assigned = assign_themes([LETTER, other], THEMES)
    assert {r.letter_id for r in correct_themes(assigned, [code(1, "navo")], THEMES)} == {"brief"}
    assert correct_themes(assigned, [code(1)], THEMES) == ()


def test_the_corrected_shares_of_every_given_letter_sum_to_one() -> None:
    letters, themes = load_corpus().letters, read_themes()
    half = [c for i, c in enumerate(read_coded()) if i % 2]
    totals: dict[str, float] = {}
    for row in correct_themes(assign_themes(letters, themes), half, themes):
        totals[row.letter_id] = totals.get(row.letter_id, 0) + row.share
        assert row.low - 1e-9 <= row.share <= row.high + 1e-9
    assert totals == pytest.approx(dict.fromkeys([x.id for x in letters], 1.0))


def test_readers_agree_where_either_allows_the_others_theme() -> None:
    first = [code(1, "navo"), code(2, "navo"), code(3, "china")]
    second = [code(1, "china", "navo", reader="jij"), code(2, "china", reader="jij"), code(3, reader="jij")]
    rows = judge_readers(first, second, [LETTER])
    assert [(r.n, r.agrees) for r in rows] == [(1, True), (2, False)]


def test_alpha_over_readers_takes_gaps_and_needs_two_for_a_paragraph() -> None:
    full = [code(n, theme) for n, theme in enumerate(("navo", "china", "klimaat", "navo"), start=1)]
    assert agree_all({"a": full, "b": full, "c": full[:1]}).value == 1
    assert isnan(agree_all({"a": full[:2], "b": full[2:]}).value)


def test_coding_comes_back_from_its_file_as_it_was() -> None:
    coded = (*read_coded(), code(7), code(8, "navo", "china", reader="wie, «dan»"))
    assert parse_coded(coded_to_csv(coded), "x.csv") == coded


def test_a_sheet_to_fill_in_holds_the_paragraphs_that_are_open() -> None:
    sheet = coded_to_csv([code(1, "navo")], [("brief", 3)], [LETTER], "ik").decode("utf-8-sig")
    assert sheet.splitlines()[1:] == ["brief,1,Dit gaat over,navo,,ik", "brief,3,Dit gaat over china.,,,ik"]
    assert [c.block_n for c in parse_coded(sheet.encode(), "x.csv")] == [1]
