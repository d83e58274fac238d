"""The page over time, opened through the start page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[1]


def opened(**asked: Any) -> AppTest:
    """The page with these choices in its address."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    for name, value in asked.items():
        app.query_params[name] = value
    app.switch_page("pages/verloop.py").run()
    assert not app.exception and not app.error
    return app


def said(app: AppTest) -> str:
    """All that stands on the page as HTML."""
    return " ".join(x.body for x in app.get("html"))


def drawn(app: AppTest) -> Any:
    """What the chart is made of."""
    (chart,) = app.get("plotly_chart")
    return json.loads(chart.proto.spec)


def test_below_five_letters_the_sentence_says_why_there_is_no_trend_line() -> None:
    app = opened(concept="china", who="iedereen", lang="en")
    assert "No trend line: that takes 5 letters of different dates at least, and there are 4." in said(app)
    assert [x for x in drawn(app)["data"] if x.get("line", {}).get("dash") == "dash"] == []


def test_all_lines_are_there_page_by_page() -> None:
    first, second = opened(concept="china", lang="en"), opened(concept="china", page="2", lang="en")
    assert said(first).count('class="h"') == 25
    assert ": 26, the oldest first" in said(second) and said(second).count('class="h"') == 1


@pytest.mark.parametrize("by", ["cabinet", "sender", "dossier", "kind", "speaker"])
def test_every_grouping_is_drawn_with_its_groups(by: str) -> None:
    assert drawn(opened(concept="rusland", by=by, who="iedereen"))["data"]


def test_several_concepts_have_a_panel_each() -> None:
    assert "yaxis2" in drawn(opened(concept=["china", "rusland"]))["layout"]


def test_what_is_found_nowhere_is_told_with_its_bound() -> None:
    assert "is not found in 3 letters" in said(opened(q="zzzq", lang="en"))


def test_only_the_years_chosen_count() -> None:
    assert "in one letter:" in said(opened(concept="china", **{"from": "2022"}, lang="en"))
