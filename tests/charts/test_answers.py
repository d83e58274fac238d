"""Each question is a mark at the length of its answer and the share of its words that comes back."""

from __future__ import annotations

from typing import Any

from compare.analysis.answers.judge import judge_answers
from compare.charts.answers import chart_answers
from compare.corpus import load_corpus
from compare.io.answers import read_answer_signs
from compare.io.tables import read_stopwords

NATO = load_corpus().letter("kst-28676-346")
ANSWERED = judge_answers(NATO, read_answer_signs(), read_stopwords())
NAMES = {"answered": "antwoordt zelf"}


def drawn(rows: tuple[Any, ...] = ANSWERED, **options: Any) -> Any:
    return chart_answers(rows, NATO, NAMES, title="Titel", subtitle="Eenheid", **options)


def test_every_question_with_a_share_has_a_mark_at_its_figures() -> None:
    (marks,) = drawn().data
    assert [d["n"] for d in marks.customdata] == [one.question.block_n for one in ANSWERED]
    assert list(marks.x) == [one.words_final for one in ANSWERED]
    assert list(marks.y) == [one.directness for one in ANSWERED]
    assert list(marks.text) == [str(n) for n in range(1, 26)]


def test_a_mark_is_filled_when_a_part_was_not_found_and_square_when_the_answer_points() -> None:
    (marks,) = drawn().data
    filled = [c != "#fdfdfd" for c in marks.marker.color]
    assert filled == [bool(one.not_found) for one in ANSWERED]
    assert [s for s in marks.marker.symbol if s == "square"] == ["square"]


def test_the_axes_begin_at_zero_and_the_texts_stand_in_the_picture() -> None:
    figure = drawn()
    assert figure.layout.xaxis.range[0] <= 0 and figure.layout.yaxis.range[0] <= 0
    assert figure.layout.meta["title"] == "Titel"
    assert "28676, nr. 346" in figure.layout.meta["source"]


def test_questions_without_a_share_are_counted_in_the_note() -> None:
    assert drawn(()).data == ()
    letter = load_corpus().letter("nds-tk-2020D20723")
    none = judge_answers(letter, read_answer_signs(), read_stopwords())
    assert str(len(none)) in drawn(none).layout.meta["note"]
