"""The chart of commitments: both kinds of each letter, their counts and margins."""

from __future__ import annotations

import pytest
from chart_builders import EARLIER, LATER, chosen_of, texts_of

from compare.analysis.promises import PromiseRate
from compare.charts.promises import chart_promises

RATES = (
    PromiseRate("kst-33694-57", "commitment", False, 0, 50, 0.0, 0.0, 0.06, 0, 10),
    PromiseRate("kst-33694-57", "intention", False, 5, 50, 0.1, 0.04, 0.2, 4, 10),
    PromiseRate("kst-35925-V-84", "commitment", False, 9, 60, 0.15, 0.08, 0.25, 7, 12),
    PromiseRate("kst-35925-V-84", "intention", False, 3, 60, 0.05, 0.02, 0.14, 3, 12),
)
FIGURE = chart_promises(RATES, (EARLIER, LATER), title="Titel", subtitle="Onderschrift", lang="en")


def test_each_letter_has_a_mark_for_each_kind_at_its_rate_per_hundred() -> None:
    marks = [t for t in FIGURE.data if t.mode == "markers"]
    assert [t.x[0] for t in marks] == pytest.approx([0, 10, 15, 5])
    assert chosen_of(FIGURE)[2] == {"letter": "kst-35925-V-84", "kind": "commitment"}


def test_the_line_of_a_mark_is_its_margin() -> None:
    lines = [list(t.x) for t in FIGURE.data if t.mode == "lines"]
    assert lines[0] == pytest.approx([0, 6]) and lines[2] == pytest.approx([8, 25])


def test_a_zero_is_an_open_mark_and_explained() -> None:
    symbols = [t.marker.symbol for t in FIGURE.data if t.mode == "markers"]
    assert [s.endswith("-open") for s in symbols] == [True, False, False, False]
    assert "Open mark" in FIGURE.layout.meta["note"]


def test_counts_unit_and_source_are_inside_the_picture_and_the_axis_starts_at_zero() -> None:
    texts = texts_of(FIGURE)
    assert "9 of 60" in texts and "Beleidsbrief 2022" in texts and "per 100 sentences" in texts
    assert "Rapportage 2020" in FIGURE.layout.meta["source"]
    assert FIGURE.layout.xaxis.range[0] <= 0


def test_a_letter_without_sentences_has_its_name_and_no_mark() -> None:
    nan = float("nan")
    rates = [
        *RATES[:2],
        *(PromiseRate(LATER.id, k, False, 0, 0, nan, nan, nan, 0, 0) for k in ("commitment", "intention")),
    ]
    figure = chart_promises(rates, (EARLIER, LATER), title="T", subtitle="S")
    assert len([t for t in figure.data if t.mode == "markers"]) == 2
