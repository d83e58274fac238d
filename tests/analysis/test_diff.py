"""Which words changed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.diff import (
    WordChange,
    cover_wording,
    diff_words,
    is_same_wording,
    wording_similarity,
)

TEXT = st.text(alphabet="ab c.,«»-\n2", max_size=40)


def parts(old: str, new: str) -> list[tuple[str, str]]:
    return [(change.kind, change.text) for change in diff_words(old, new)]


def test_a_changed_word_is_shown_between_the_words_that_stayed() -> None:
    assert parts("Nederland zal meer bijdragen.", "Nederland kan meer bijdragen.") == [
        ("same", "Nederland "),
        ("removed", "zal"),
        ("added", "kan"),
        ("same", " meer bijdragen."),
    ]


def test_changes_parted_by_a_space_only_are_one_change() -> None:
    assert parts("wij zullen dat doen", "wij streven ernaar doen") == [
        ("same", "wij "),
        ("removed", "zullen dat"),
        ("added", "streven ernaar"),
        ("same", " doen"),
    ]


def test_quotation_marks_dashes_and_capitals_are_no_change() -> None:
    old, new = "De «security» kant – zoals de NAVO’s", "de “security” kant - zoals de NAVO's"
    assert diff_words(old, new) == (WordChange("same", new),)


def test_two_empty_texts_have_no_change() -> None:
    assert diff_words("", "") == ()


def test_a_new_text_is_all_added() -> None:
    assert diff_words("", "Geheel nieuw.") == (WordChange("added", "Geheel nieuw."),)


@given(TEXT, TEXT)
def test_what_stayed_and_what_came_is_the_new_text_to_the_letter(old: str, new: str) -> None:
    assert "".join(c.text for c in diff_words(old, new) if c.kind != "removed") == new


@given(st.text(alphabet="ab c.2", max_size=40), st.text(alphabet="ab c.2", max_size=40))
def test_what_stayed_and_what_went_is_the_old_text_but_for_the_width_of_spaces(old: str, new: str) -> None:
    shown = "".join(c.text for c in diff_words(old, new) if c.kind != "added")
    assert re.sub(" +", " ", shown) == re.sub(" +", " ", old)


@given(TEXT)
def test_a_text_did_not_change_against_itself(text: str) -> None:
    assert all(change.kind == "same" for change in diff_words(text, text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("maatschappelijke organisaties steunen", "maatschappelijke organisaties2 steunen"),
        ("Strategie (NVS) inclusief de", "Strategie (NVS)1 inclusief de"),
        ("gelijkwaardig aan de VS", "gelijkwaardig aan de VS9"),
        ("een niet-bondgenoot", "een nietbondgenoot"),
        ("de «safety» kant – nu", 'de "safety" kant - nu'),
    ],
)
def test_typography_and_numbers_of_notes_are_no_other_wording(old: str, new: str) -> None:
    assert is_same_wording(old, new)
    assert is_same_wording(new, old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Het kabinet zal 2% halen", "Het kabinet kan 2% halen"),
        ("in 2020 en later", "in 2024 en later"),
        ("de G7 en de NAVO", "de G20 en de NAVO"),
        ("wel nodig", "wel niet nodig"),
        ("€ 1,7 miljard", "€ 1,5 miljard"),
    ],
)
def test_one_changed_word_or_amount_is_another_wording(old: str, new: str) -> None:
    assert not is_same_wording(old, new)


def test_one_changed_word_in_a_long_text_is_another_wording() -> None:
    long = "het kabinet werkt met bondgenoten aan veiligheid en vrede in de wereld " * 20
    assert not is_same_wording(long + "zal", long + "kan")


def test_shared_words_are_counted_in_order() -> None:
    # three of four words on each side are shared: 2 x 3 / 8
    assert wording_similarity("een twee drie vier", "een twee drie vijf") == pytest.approx(0.75)


def test_parts_cover_a_whole_only_when_no_word_is_left() -> None:
    whole = "Eerste zin over vrede. Tussenkop Tweede zin over recht."
    halves = ("Eerste zin over vrede.", "Tweede zin over recht.")
    assert cover_wording(whole, halves) == ()
    assert cover_wording(whole, halves, ["Tussenkop"]) == (0, 1)
