"""Letters at their true dates; shifts at their true ratios."""

from __future__ import annotations

from datetime import date
from math import inf

import plotly.graph_objects as go
import pytest
from chart_builders import EARLIER, LATER, chosen_of, texts_of

from compare.analysis.shifts import Shift
from compare.charts.shifts import chart_shifts
from compare.charts.style import NOISE, PAPER
from compare.charts.timeline import chart_timeline
from compare.model import Share

WORDS = {EARLIER.id: 12345, LATER.id: 678}


def shift(
    before: int, after: int, *, kind: str = "concept", size: float = 1.0, clear: bool = True,
    ratio: tuple[float, float] = (0.5, 3.0), function: bool = False,
) -> Shift:  # fmt: skip
    """A shift between two letters of 1,000 words."""
    a, b = Share(before, 1000), Share(after, 1000)
    return Shift(
        kind=kind,
        id="china",
        label="China",
        label_en="China",
        earlier_id=EARLIER.id,
        later_id=LATER.id,
        earlier=a,
        later=b,
        difference=b.value - a.value,
        low=0.0,
        high=0.1,
        p=0.01,
        clear=clear,
        size=size,
        paragraphs=(1, 2),
        ratio_low=ratio[0],
        ratio_high=ratio[1],
        is_function=function,
    )


def drawn(*shifts: Shift):
    names = {("concept", "china"): "China", ("theme", "china"): "China en Indo-Pacific"}
    return chart_shifts(shifts, names, EARLIER, LATER, whose="kabinet", lang="nl")


def test_a_letter_stands_on_its_day() -> None:
    point = next(t for t in chart_timeline((EARLIER, LATER), WORDS, "nl").data if t.mode == "markers")
    assert list(point.x) == [date(2020, 4, 17)]


def test_a_date_known_to_the_month_is_a_bar_as_long_as_the_month() -> None:
    bars = [t for t in chart_timeline((EARLIER, LATER), WORDS, "nl").data if t.mode == "lines"]
    assert [list(t.x) for t in bars] == [[date(2022, 3, 1), date(2022, 3, 31)]]


def test_the_timeline_names_date_sender_cabinet_length_and_source() -> None:
    texts = texts_of(chart_timeline((EARLIER, LATER), WORDS, "nl"))
    for part in (
        "17 april 2020 · Rutte III",
        "Minister A",
        "12.345 woorden",
        "maart 2022",
        "nr. 84",
        "datum",
    ):
        assert part in texts


def test_every_letter_on_the_timeline_can_be_chosen() -> None:
    assert chosen_of(chart_timeline((EARLIER, LATER), WORDS)) == [
        {"letter": EARLIER.id},
        {"letter": LATER.id},
    ]


def point_of(figure: go.Figure) -> go.Scatter:
    """The first mark that can be chosen."""
    return next(t for t in figure.data if t.customdata is not None)


@pytest.mark.parametrize(("before", "after", "at"), [(10, 40, 2), (40, 10, -2), (20, 20, 0)])
def test_a_shift_stands_at_its_ratio(before: int, after: int, at: float) -> None:
    point = point_of(drawn(shift(before, after)))
    assert point.x[0] == pytest.approx(at)


def lines(figure: go.Figure) -> list[go.Scatter]:
    return [t for t in figure.data if t.mode == "lines"]


def test_the_line_is_the_margin_of_the_ratio() -> None:
    assert list(lines(drawn(shift(10, 40, ratio=(0.5, 2.5))))[0].x) == pytest.approx([0.5, 2.5])


def test_a_margin_without_end_stops_at_the_edge_with_an_arrow() -> None:
    figure = drawn(shift(0, 40, size=1.5, ratio=(1.5, inf)))
    (line,) = lines(figure)
    edge = figure.layout.xaxis.range[1]
    assert list(line.x) == pytest.approx([1.5, edge])
    assert [t.marker.symbol for t in figure.data if t.customdata is None and t.mode == "markers"] == [
        "triangle-right"
    ]


def test_the_title_is_the_finding() -> None:
    rise, fall = shift(10, 40), shift(40, 10, kind="theme")
    assert (
        "<b>Duidelijk meer: China. Duidelijk minder: China en Indo-Pacific</b>"
        in drawn(rise, fall).layout.title.text
    )
    assert "Geen duidelijke verschuiving" in drawn(shift(10, 40, clear=False)).layout.title.text


def test_a_function_word_is_drawn_but_makes_no_headline() -> None:
    figure = drawn(shift(10, 40, function=True))
    assert "Geen duidelijke verschuiving" in figure.layout.title.text
    assert "functiewoord" in texts_of(figure)


def test_what_is_absent_from_one_letter_gets_an_open_mark_and_no_ratio() -> None:
    point = point_of(drawn(shift(0, 40, size=1.5)))
    assert point.marker.color == PAPER
    assert point.x[0] == pytest.approx(1.5)


def test_a_shift_that_the_noise_explains_is_grey() -> None:
    point = point_of(drawn(shift(10, 40, clear=False)))
    assert point.marker.color == NOISE
    assert {t.line.color for t in lines(drawn(shift(10, 40, clear=False)))} == {NOISE}


def test_the_shifts_show_counts_shares_unit_and_source() -> None:
    texts = texts_of(drawn(shift(1, 4), shift(10, 40, kind="theme")))
    for part in ("10 (1×) → 40 (4×)", "1% → 4%", "keer meer", "95%", "nr. 57", "China en Indo-Pacific"):
        assert part in texts


def test_a_theme_and_a_concept_with_the_same_id_keep_their_own_names() -> None:
    figure = drawn(shift(1, 4), shift(10, 40, kind="theme"))
    names = [t.name for t in figure.data if t.customdata is not None]
    assert names == ["China", "China en Indo-Pacific"]
