"""The matrix of questions shows who asked about what, and its numbers sum."""

from __future__ import annotations

from datetime import date

from builders import build_letter
from hypothesis import given
from hypothesis import strategies as st

from compare.charts.questions import QuestionCount, chart_questions, count_questions

PAPER = build_letter(id="vragen", kind="questions", short="Vragen 2020", day=date(2020, 5, 27), number="58")
ASKED = [
    ("SP", "navo"),
    ("SP", "navo"),
    ("SP", "cyber"),
    ("D66", "navo"),
    ("D66", "overig"),
    ("D66", "overig"),
]
LABELS = {"navo": "NAVO", "cyber": "Cyber", "overig": "Overig"}


def test_questions_are_counted_by_party_and_theme_commonest_first() -> None:
    assert count_questions(ASKED) == (
        QuestionCount("D66", "overig", 2),
        QuestionCount("SP", "navo", 2),
        QuestionCount("D66", "navo", 1),
        QuestionCount("SP", "cyber", 1),
    )


def test_no_questions_make_no_rows() -> None:
    assert count_questions([]) == ()


@given(st.lists(st.tuples(st.sampled_from(["SP", "D66", "VVD"]), st.sampled_from(["a", "b", "overig"]))))
def test_the_counts_sum_to_the_questions(asked: list[tuple[str, str]]) -> None:
    assert sum(row.count for row in count_questions(asked)) == len(asked)


def test_each_circle_holds_its_number_and_can_be_chosen() -> None:
    figure = chart_questions(count_questions(ASKED), PAPER, LABELS, title="T", subtitle="S")
    (circles,) = figure.data
    shown = {
        (d["speaker"], d["theme"]): text for d, text in zip(circles.customdata, circles.text, strict=True)
    }
    assert shown == {("SP", "navo"): "2", ("SP", "cyber"): "1", ("D66", "navo"): "1", ("D66", "overig"): "2"}


def test_more_questions_make_a_larger_circle() -> None:
    figure = chart_questions(count_questions(ASKED), PAPER, LABELS, title="T", subtitle="S")
    (circles,) = figure.data
    size = dict(
        zip(((d["speaker"], d["theme"]) for d in circles.customdata), circles.marker.size, strict=True)
    )
    assert size["SP", "navo"] > size["SP", "cyber"] == size["D66", "navo"]


def test_themes_are_sorted_by_size_with_the_rest_last() -> None:
    figure = chart_questions(count_questions(ASKED), PAPER, LABELS, title="T", subtitle="S")
    assert figure.layout.yaxis.ticktext == ("NAVO", "Cyber", "Overig")
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]


def test_parties_carry_their_totals_and_the_source_is_named() -> None:
    figure = chart_questions(count_questions(ASKED), PAPER, LABELS, title="T", subtitle="S")
    texts = [a.text for a in figure.layout.annotations]
    assert any("SP" in x and "3" in x for x in texts)
    assert "Vragen 2020" in figure.layout.meta["source"]


def test_a_paper_without_questions_still_makes_a_picture() -> None:
    figure = chart_questions((), PAPER, LABELS, title="Niemand", subtitle="S")
    assert "Niemand" in figure.layout.title.text
