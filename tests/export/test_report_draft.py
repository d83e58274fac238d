"""A draft brings back the same report; a file that was tampered with gives one clear message."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_builders import build_draft, build_report

from compare.errors import UnreadableFileError
from compare.export.report import Report, draft_to_report, report_to_draft
from compare.export.report.draft import MOST_BYTES, NEWER, NO_DRAFT, TOO_LARGE_FILE
from compare.export.report.model import MOST_ITEMS, facts_only


def test_a_draft_brings_back_the_same_report() -> None:
    back = draft_to_report(report_to_draft(build_report()), "x.json")
    assert [x.id for x in back.items] == ["c1", "x1", "t1", "p1"]
    assert (back.title, back.author, back.introduction) == ("Mijn rapport", "A. Lezer", "Een inleiding.")
    assert report_to_draft(back) == report_to_draft(build_report())


def test_a_letter_in_a_draft_has_its_facts_and_no_text() -> None:
    data = report_to_draft(build_report())
    letter = draft_to_report(data, "x.json").items[0].made.letters[0]  # type: ignore[union-attr]
    assert letter == facts_only(build_report().items[0].made.letters[0])  # type: ignore[union-attr]
    assert b"Een alinea." not in data


def test_an_empty_report_is_a_draft_too() -> None:
    assert draft_to_report(report_to_draft(Report()), "x.json") == Report()


def put(*path: str | int, value: Any) -> Callable[[Any], None]:
    """A change of a draft at this place."""

    def change(held: Any) -> None:
        for step in path[:-1]:
            held = held[step]
        held[path[-1]] = value

    return change


def twice(held: Any) -> None:
    """The same item again."""
    held["items"].append(held["items"][0])


@pytest.mark.parametrize(
    "change",
    [
        put("kind", value="something-else"),
        put("version", value=0),
        put("version", value="1"),
        put("title", value=5),
        put("title", value="x" * 500),
        put("introduction", value="x" * 30_000),
        put("items", value={"a": 1}),
        put("items", value=[{}] * (MOST_ITEMS + 1)),
        put("items", 0, "kind", value="virus"),
        put("items", 0, "id", value="../../etc/passwd"),
        put("items", 0, "figure", value='{"data": [], "layout": {"images": [{"source": "http://x"}]}}'),
        put("items", 0, "figure", value={"data": []}),
        put("items", 0, "made", "lang", value="xx"),
        put("items", 0, "made", "made", value="gisteren"),
        put("items", 0, "made", "letters", value=[{"id": "x"}]),
        put("items", 0, "made", "settings", value=[["a", "b", "c"]]),
        put("items", 2, "columns", value=[0, 0]),
        put("items", 2, "columns", value=[7]),
        put("items", 2, "rows", "rows", value=[["te kort"]]),
        put("items", 2, "rows", "rows", value=[[10**30, 1]]),
        put("items", 2, "rows", "of", value=-1),
        put("items", 3, "shown", value=[5]),
        put("items", 3, "passages", 0, "marks", value=[[0, 99999]]),
        put("items", 3, "passages", 0, "colour", value="red;background:url(http://x)"),
        twice,
    ],
)
def test_a_draft_that_somebody_changed_is_refused_with_one_message(change: Callable[[Any], None]) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        draft_to_report(build_draft(change), "x.json")
    assert str(refused.value) == f"x.json: {NO_DRAFT}"


@pytest.mark.parametrize(
    "data",
    [b"", b"null", b"[]", b"{}", b"\xff\xfe", b"PK\x03\x04", b"[" * 500_000, b"9" * 9_000, b'{"kind": NaN}'],
)
def test_what_is_no_draft_at_all_is_refused_with_one_message(data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        draft_to_report(data, "x.json")
    assert str(refused.value) == f"x.json: {NO_DRAFT}"


def test_a_newer_and_a_too_large_draft_each_say_so() -> None:
    with pytest.raises(UnreadableFileError, match=NEWER[:30]):
        draft_to_report(build_draft(put("version", value=99)), "x.json")
    with pytest.raises(UnreadableFileError, match=TOO_LARGE_FILE):
        draft_to_report(b" " * (MOST_BYTES + 1), "x.json")


def test_signs_that_no_document_can_hold_are_left_out() -> None:
    draft = build_draft(put("title", value="a\x00b\ud800c"))
    assert draft_to_report(draft, "x.json").title == "abc"


DRAFT = build_draft()


@settings(max_examples=40)
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.integers(), st.lists))
def test_whatever_stands_in_the_place_of_an_item_never_breaks(value: Any) -> None:
    held = json.loads(DRAFT)
    held["items"] = [value]
    with pytest.raises(UnreadableFileError):
        draft_to_report(json.dumps(held).encode(), "x.json")
