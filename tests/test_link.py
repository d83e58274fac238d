"""A link says what its view was made with, and what has changed since."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from builders import build_block as block
from builders import build_letter as letter
from hypothesis import given
from hypothesis import strategies as st

from compare import __version__
from compare.ui.link import (
    MOST_NAMED,
    Changes,
    compare_fingerprint,
    fingerprint_to_text,
    make_fingerprint,
    mark_of_data,
    mark_of_letter,
    text_to_fingerprint,
    write_address,
)

LISTS = ("c0c0", "1234", "abcd")
OLD = letter([block("De oude brief.")], id="kst-1-1")
NEW = letter([block("De nieuwe brief.")], id="kst-1-2")


def changes_since(then, loaded, shown=None, lists=LISTS):
    """What a link made with these letters says of the ones that are here now."""
    link = text_to_fingerprint(fingerprint_to_text(make_fingerprint(then, LISTS)))
    return compare_fingerprint(link, loaded, lists, then if shown is None else shown)


def test_the_same_letters_lists_and_version_are_identical() -> None:
    assert changes_since([OLD, NEW], [OLD, NEW]).identical


def test_a_letter_that_is_not_here_is_missing() -> None:
    assert changes_since([OLD, NEW], [NEW], [NEW]) == Changes(missing=(OLD.id,))


def test_a_letter_that_counts_now_and_did_not_is_told() -> None:
    assert changes_since([OLD], [OLD, NEW], [OLD, NEW]) == Changes(came=(NEW.id,))


def test_a_letter_that_is_here_but_outside_the_view_changes_nothing() -> None:
    assert changes_since([OLD], [OLD, NEW], [OLD]).identical


@pytest.mark.parametrize(
    "other",
    [
        letter([block("De oude brief!")], id=OLD.id),
        letter([block("De oude brief.", speaker="PvdA")], id=OLD.id),
        letter([block("De oude brief.", page=2)], id=OLD.id),
    ],
    ids=["text", "speaker", "page"],
)
def test_another_word_speaker_or_page_is_another_reading(other) -> None:
    assert changes_since([OLD], [other]) == Changes(changed=(OLD.id,))


def test_a_new_title_is_not_another_reading() -> None:
    assert changes_since([OLD], [replace(OLD, title="Anders")]).identical


def test_each_list_is_told_apart() -> None:
    assert changes_since([OLD], [OLD], lists=("c0c1", "1234", "abcd")).lists == ("concepts",)
    assert changes_since([OLD], [OLD], lists=("c0c0", "4321", "dcba")).lists == ("themes", "tables")


def test_another_version_is_named() -> None:
    then = replace(make_fingerprint([OLD], LISTS), version="0.0.9")
    assert compare_fingerprint(then, [OLD], LISTS, [OLD]) == Changes(version="0.0.9")


def test_of_many_letters_one_mark_tells_whether_any_differs() -> None:
    many = [letter([block(f"Brief {n}.")], id=f"kst-{n}") for n in range(MOST_NAMED + 1)]
    text = fingerprint_to_text(make_fingerprint(many, LISTS))
    assert len(text) < 60
    assert changes_since(many, many).identical
    assert changes_since(many, many[1:], many[1:]) == Changes(many=True)
    other = [letter([block("Anders.")], id="kst-0"), *many[1:]]
    assert changes_since(many, other, other) == Changes(many=True)


@given(st.text(max_size=80))
def test_whatever_stands_in_an_address_is_a_fingerprint_or_none(text: str) -> None:
    found = text_to_fingerprint(text)
    assert found is None or fingerprint_to_text(found) == text


@pytest.mark.parametrize(
    "text", ["", "~~", "1.0~c0c01234abcd~s~alone", "1.0~xyz~s", "1.0~c0c01234abcd~S~many~ab", "~" * 3000]
)
def test_a_damaged_fingerprint_is_none(text: str) -> None:
    assert text_to_fingerprint(text) is None


def test_a_fingerprint_needs_no_escapes_in_an_address() -> None:
    text = fingerprint_to_text(make_fingerprint([OLD, NEW], LISTS, whole=True))
    assert text.startswith(f"{__version__}~c0c01234abcd~a~kst-1-1~{mark_of_letter(OLD)}~")
    assert write_address("http://host/termen", {}, text) == f"http://host/termen?v={text}"


def test_an_address_is_plain_and_gives_the_choices_back() -> None:
    params = {"q": ["veilig*, vrede"], "subject": ["concept:navo"], "letters": ["a", "b"], "v": ["former"]}
    address = write_address("http://host/termen", params, "new")
    assert address.endswith("?q=veilig*,+vrede&subject=concept:navo&letters=a&letters=b&v=new")
    assert parse_qs(urlsplit(address).query) == {**params, "v": ["new"]}


def test_a_mark_keeps_its_key_whatever_the_order_of_what_it_stands_for() -> None:
    key = mark_of_data({"theme": "europa", "letter": "kst-1"})
    assert key == mark_of_data({"letter": "kst-1", "theme": "europa"})
    assert key != mark_of_data({"letter": "kst-2", "theme": "europa"})
