"""Words between marks, and which of them are a title."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.quotes import find_marked, is_title


def marked(text: str) -> list[str]:
    return [text[start:end] for start, end in find_marked(text)]


@pytest.mark.parametrize("marks", ["«»", "“”", "„”", "„“", "‹›", "‘’", '""', "''"])
def test_words_are_found_between_marks_of_any_kind(marks: str) -> None:
    assert marked(f"De brief noemt {marks[0]}een groene haven{marks[1]} en stopt.") == ["een groene haven"]


def test_several_are_found_in_order() -> None:
    assert marked("Eerst «dit», dan “dat” en ten slotte 'iets anders'.") == ["dit", "dat", "iets anders"]


@pytest.mark.parametrize(
    "text", ["De foto's en risico's van auto's.", "Hij zei: «dat nooit", "«boven\nonder»", "Niets."]
)
def test_apostrophes_and_marks_that_are_not_closed_hold_nothing(text: str) -> None:
    assert marked(text) == []


@given(st.text(alphabet="ab «»“”„‘’'\"\n", max_size=40))
def test_what_is_found_has_a_mark_on_either_side_and_none_overlap(text: str) -> None:
    spans = find_marked(text)
    assert all(not text[start - 1].isalnum() and not text[end].isalnum() for start, end in spans)
    assert all(a[1] < b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In de nota «Schone lucht en water» staat dat.", True),
        ("Zij lazen «Samen Sterker Tegen Water» aandachtig.", True),
        ("De minister zegt «de lucht wordt schoner».", False),
        ("In de nota «staat niets hierover».", False),
    ],
)
def test_a_title_has_a_paper_before_it_or_capitals(text: str, expected: bool) -> None:
    [(start, end)] = find_marked(text)
    assert is_title(text, start, end) is expected
