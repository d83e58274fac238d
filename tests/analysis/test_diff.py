"""Which words changed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.wording.diff import (
    Change,
    WordChange,
    diff_words,
    find_changes,
    is_same_wording,
    shared_part,
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


OWN = {"old": ("same", "removed", "moved_from"), "new": ("same", "added", "moved_to")}


@given(TEXT, TEXT)
def test_what_stayed_came_and_moved_here_is_the_new_text_to_the_letter(old: str, new: str) -> None:
    assert "".join(c.text for c in diff_words(old, new) if c.kind in OWN["new"]) == new


@given(st.text(alphabet="ab c.2", max_size=40), st.text(alphabet="ab c.2", max_size=40))
def test_what_stayed_went_and_moved_away_is_the_old_text_but_for_spaces_and_notes(old: str, new: str) -> None:
    shown = "".join(c.text for c in diff_words(old, new) if c.kind in OWN["old"])
    bare = [re.sub(r"(?<=[a-c]{2})2|(?<=[a-c]\.)2|\s", "", text) for text in (shown, old)]
    assert is_same_wording(shown, old) or bare[0] == bare[1]


WORDS = st.lists(st.sampled_from(("de", "van", "vrede", "recht", "zal", "niet", ".", "oorlog")), max_size=25)


@given(WORDS, WORDS)
def test_every_stretch_stands_at_its_place(first: list[str], second: list[str]) -> None:
    old, new = " ".join(first), " ".join(second)
    for c in diff_words(old, new):
        text = old if c.kind in ("removed", "moved_from") else new
        assert text[c.start :].startswith(c.text)
    for change in find_changes(old, new):
        assert old[change.old_start :].startswith(change.old)
        assert new[change.new_start :].startswith(change.new)


@given(WORDS, WORDS)
def test_what_moved_stands_in_both_texts_with_the_same_words(first: list[str], second: list[str]) -> None:
    changes = diff_words(" ".join(first), " ".join(second))
    gone = {c.move: c.text.split() for c in changes if c.kind == "moved_from"}
    come = {c.move: c.text.split() for c in changes if c.kind == "moved_to"}
    assert gone == come
    assert all(len(words) >= 4 for words in gone.values())


def test_a_sentence_put_elsewhere_is_moved_and_not_removed_and_added() -> None:
    first, second = "Rusland valt Oekraïne binnen.", "Wij steunen de bevolking met geld, wapens en opvang."
    found = parts(f"{first} {second}", f"{second} {first}")
    assert [kind for kind, _ in found] == ["moved_from", "same", "moved_to"]
    assert found[0][1].strip() == found[2][1].strip() == first


def test_a_few_short_words_elsewhere_are_no_move() -> None:
    found = {kind for kind, _ in parts("van de het een recht op vrede", "recht op vrede van de het een")}
    assert found == {"same", "removed", "added"}


def test_two_changes_that_share_only_a_short_word_are_one() -> None:
    assert find_changes("de aanpak van corruptie nu", "de bestrijding van fraude nu") == (
        Change("replaced", "aanpak van corruptie", "bestrijding van fraude", 3, 3),
    )


def test_a_new_sentence_begins_where_the_sentence_begins() -> None:
    assert find_changes("Een zin. Nog een.", "Een zin. Een zin erbij. Nog een.") == (
        Change("added", "", "Een zin erbij.", 9, 9),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("non-proliferatie", "nonproliferatie"),
        ("de ﬁnanciële kant", "de financiële kant"),
        ("organisaties2 steunen", "organisaties3 steunen"),
        ("Strategie (NVS) inclusief", "Strategie (NVS)1 inclusief"),
        ("de NVS1 geldt", "de NVS geldt"),
        ("2 % van het bbp", "2% van het bbp"),
        ("een  ruimte", "een\u00a0ruimte"),
        ("de jaren 2021-2024", "de jaren 2021–2024"),
    ],
)
def test_typography_is_no_change_of_words(old: str, new: str) -> None:
    assert find_changes(old, new) == ()
    assert shared_part(old, new) == 1.0


def test_a_changed_amount_is_a_change_although_it_looks_like_a_note() -> None:
    assert [(c.old, c.new) for c in find_changes("€ 1,5 mld", "€ 1,7 mld")] == [("1,5", "1,7")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("de EU-lidstaten samen", "de EU lidstaten samen"),
        ("en zo voort…", "en zo voort..."),
        ("de samen werking is goed", "de samenwerking is goed"),
    ],
)
def test_words_parted_otherwise_are_no_change(old: str, new: str) -> None:
    assert find_changes(old, new) == find_changes(new, old) == ()
    assert diff_words(old, new) == (WordChange("same", new),)


def test_figures_parted_otherwise_are_a_change() -> None:
    assert [(c.old, c.new) for c in find_changes("kost 1 200 euro", "kost 12 00 euro")] == [
        ("1 200", "12 00")
    ]


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
        ("zie p.13 van de brief", "zie p.14 van de brief"),
        ("33 694, nr.12", "33 694, nr.13"),
    ],
)
def test_one_changed_word_or_amount_is_another_wording(old: str, new: str) -> None:
    assert not is_same_wording(old, new)


def test_one_changed_word_in_a_long_text_is_another_wording() -> None:
    long = "het kabinet werkt met bondgenoten aan veiligheid en vrede in de wereld " * 20
    assert not is_same_wording(long + "zal", long + "kan")
