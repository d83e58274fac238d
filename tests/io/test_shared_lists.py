"""Lists in a link: what differs comes across, and whatever a link holds does no harm."""

from __future__ import annotations

import base64
import contextlib
import json
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import ListsError
from compare.io.lists import Lists
from compare.io.shared_lists import LONGEST_LINK, changed_ids, pack_changes, unpack_changes
from compare.io.tables import read_concepts, read_themes
from compare.model import Concept, Term

GIVEN = Lists(read_concepts(), read_themes())


def packed(changes: object) -> str:
    """Anything as a link would carry it."""
    return base64.urlsafe_b64encode(zlib.compress(json.dumps(changes).encode())).decode().rstrip("=")


def with_concept(concept: Concept) -> Lists:
    """The given lists with a concept more."""
    return replace(GIVEN, concepts=(*GIVEN.concepts, concept))


ENERGY = Concept("energie", "energie", "energy", (Term("energie--gas", "gas", "gas*", "prefix"),))


def test_the_given_lists_need_no_link() -> None:
    assert pack_changes(GIVEN, GIVEN) == ""
    assert changed_ids(GIVEN, GIVEN) == ((), ())


def test_only_the_difference_is_carried() -> None:
    link = pack_changes(GIVEN, with_concept(ENERGY))
    assert len(link) < 200
    assert unpack_changes(link, GIVEN) == with_concept(ENERGY)
    assert changed_ids(GIVEN, with_concept(ENERGY)) == (("energie",), ())


def test_a_concept_gone_a_form_gone_a_form_changed_and_a_name_changed_come_across() -> None:
    first, second, third, *rest = GIVEN.concepts
    changed = replace(second, label="anders", terms=second.terms[1:])
    other = replace(third, terms=(replace(third.terms[0], case=True), *third.terms[1:]))
    own = replace(GIVEN, concepts=(changed, other, *rest))
    assert unpack_changes(pack_changes(GIVEN, own), GIVEN) == own
    assert changed_ids(GIVEN, own)[0] == (first.id, second.id, third.id)


def test_themes_come_across_and_what_did_not_change_is_the_very_same() -> None:
    theme = GIVEN.themes[0]
    heavier = replace(theme.terms[0], weight=9.5)
    own = replace(GIVEN, themes=(replace(theme, terms=(heavier, *theme.terms[1:-1])), *GIVEN.themes[1:]))
    back = unpack_changes(pack_changes(GIVEN, own), GIVEN)
    assert back == own
    assert back.themes[0].terms[1] is theme.terms[1]


def test_a_link_made_before_a_form_was_given_still_works() -> None:
    fewer = replace(GIVEN, concepts=GIVEN.concepts[1:])
    link = pack_changes(fewer, replace(fewer, concepts=(*fewer.concepts, ENERGY)))
    assert unpack_changes(link, GIVEN) == with_concept(ENERGY)


@pytest.mark.parametrize(
    "link",
    [
        "x", "%%%", "eNqrVkpWsqpWKq4sykxVsoqO", "a" * 100,
        packed([1, 2]), packed("c"), packed({"c": [1]}), packed({"c": [True]}), packed({"c": {"x": 1}}),
        packed({"c": {"x": [1, 2]}}),
        packed({"c": {"Ongeldig Id": [["a", "b"], [], [{"id": "x", "pattern": "y", "mode": "word"}]]}}),
        packed({"c": {"x": [["a", "b"], [], [{"id": "x", "pattern": "y", "mode": "regex"}]]}}),
        packed({"c": {"x": [["<b>", "b"], [], [{"id": "x", "label": "x", "pattern": "y", "mode": "word"}]]}}),
        packed({"t": {"x": [["a", "b"], [], [{"pattern": "y", "mode": "word", "weight": "-1"}]]}}),
        packed({"t": {"x": [["a", "b"], [], [{"pattern": "y", "mode": "word", "weight": "nan"}]]}}),
    ],
)  # fmt: skip
def test_a_damaged_or_hostile_link_is_refused_in_one_sentence(link: str) -> None:
    with pytest.raises(ListsError, match=r"damaged|too large"):
        unpack_changes(link, GIVEN)


def test_a_link_that_unpacks_into_a_flood_is_refused() -> None:
    flood = base64.urlsafe_b64encode(zlib.compress(b" " * 3_000_000, 9)).decode().rstrip("=")
    assert len(flood) < LONGEST_LINK
    with pytest.raises(ListsError, match="too large"):
        unpack_changes(flood, GIVEN)
    with pytest.raises(ListsError, match="too large"):
        unpack_changes("A" * (LONGEST_LINK + 1), GIVEN)


@given(st.text(max_size=60))
def test_no_address_whatever_makes_it_fail_otherwise(link: str) -> None:
    small = Lists(GIVEN.concepts[:2], GIVEN.themes[-1:])
    with contextlib.suppress(ListsError):
        unpack_changes(link, small)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ctx"), inner, max_size=3),
    max_leaves=8,
)


@given(json_values)
def test_no_content_whatever_makes_it_fail_otherwise(content: object) -> None:
    small = Lists(GIVEN.concepts[:2], GIVEN.themes[-1:])
    with contextlib.suppress(ListsError):
        unpack_changes(packed(content), small)
