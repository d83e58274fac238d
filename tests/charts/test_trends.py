"""A chart over time shows each letter or stretch of time where it belongs, with its margin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from chart_builders import EARLIER, LATER, chosen_of, texts_of

from compare.analysis.trends import TrendCount, middle
from compare.charts.style import fit
from compare.charts.trends import MOST_PANELS, chart_trend
from compare.statistics import Trend

LETTERS = {x.id: x for x in (EARLIER, LATER)}
FIRST = TrendCount("", EARLIER.id, EARLIER.date, EARLIER.date, 1, 1, 4, 1000, 0.004, 0.002, 0.008, "wilson")
MONTH = TrendCount(
    "", LATER.id, date(2022, 3, 1), date(2022, 3, 31), 1, 0, 0, 1000, 0.0, 0.0, 0.003, "exact zero"
)


def year(n: int, group: str = "", count: int = 4) -> TrendCount:
    """The row of a year."""
    rate = count / 1000
    return TrendCount(
        group,
        str(n),
        date(n, 1, 1),
        date(n, 12, 31),
        3,
        2,
        count,
        1000,
        rate,
        rate / 2,
        rate * 2,
        "bootstrap",
    )


def drawn(points: list[TrendCount], **options: Any) -> Any:
    """The figure of these rows, in English."""
    options = {"title": "T", "whose": "w", "source": "Source: x.", "groups": {}, "lang": "en"} | options
    return chart_trend(points, LETTERS, **options)


def marks(figure: Any) -> list[Any]:
    """The traces that can be chosen."""
    return [x for x in figure.data if x.customdata is not None]


def test_each_letter_is_a_mark_at_its_date_and_rate_and_can_be_chosen() -> None:
    figure = drawn([MONTH, FIRST])
    assert [(x.x[0], x.y[0]) for x in marks(figure)] == [(date(2020, 4, 17), 40), (date(2022, 3, 16), 0)]
    assert chosen_of(figure) == [{"group": "", "period": x} for x in LETTERS]


def test_a_zero_is_an_open_mark_with_a_dotted_line_to_its_bound() -> None:
    figure = drawn([FIRST, MONTH])
    found, none = marks(figure)
    assert found.marker.color == found.marker.line.color != none.marker.color
    (dotted,) = (x for x in figure.data if x.line.dash == "dot")
    assert dotted.y[:2] == (0, 30)
    assert figure.layout.yaxis.range[0] == 0


def test_a_date_known_to_the_month_is_a_bar_of_that_month_and_the_note_says_so() -> None:
    figure = drawn([FIRST, MONTH])
    assert [x.x for x in figure.data if x.line.width == 5] == [(date(2022, 3, 1), date(2022, 4, 1))]
    assert "only the month is known" in texts_of(figure)
    assert "only the month is known" not in texts_of(drawn([FIRST]))


def test_years_are_a_line_in_a_band_that_breaks_where_a_year_is_missing() -> None:
    figure = drawn([year(2019), year(2020), year(2022)])
    bands = [x for x in figure.data if x.fill == "toself"]
    assert [len(x.x) for x in bands] == [4, 2]
    assert bands[0].y == (80, 80, 20, 20)
    assert "Band: 95% margin" in texts_of(figure)


def test_each_group_has_a_panel_with_its_name_and_the_same_scale() -> None:
    groups = [f"g{i}" for i in range(MOST_PANELS + 2)]
    figure = drawn([year(2020, g) for g in groups], groups={g: f"Group {g}" for g in groups})
    axes = [figure.layout[f"yaxis{i or ''}"] for i in (0, *range(2, MOST_PANELS + 1))]
    assert len({tuple(x.range) for x in axes}) == 1
    assert len({tuple(x.domain) for x in axes}) == MOST_PANELS
    assert "Group g7" in texts_of(figure) and "Group g8" not in texts_of(figure)


def test_the_trend_is_a_line_through_the_marks() -> None:
    points = [year(n, count=n - 2010) for n in range(2015, 2020)]
    trend = Trend(1.0, 0.016, 0.001, 0.0005, 0.002, 0.005 - 0.001 * middle(points[0]), 5)
    (line,) = (x for x in drawn(points, trend=trend).data if x.line.dash == "dash")
    assert line.y == pytest.approx((50, 90), abs=0.5)
    assert not [x for x in drawn(points).data if x.line.dash == "dash"]


def test_one_wide_margin_does_not_press_the_others_flat_and_the_note_says_so() -> None:
    wide = TrendCount(
        "", "2021", date(2021, 1, 1), date(2021, 12, 31), 1, 1, 1, 9, 0.001, 0.0001, 0.9, "wilson"
    )
    figure = drawn([year(2020), wide])
    assert figure.layout.yaxis.range[1] < 200
    assert "runs out of the picture" in texts_of(figure)


def test_margins_that_are_all_wide_stay_in_the_picture() -> None:
    wide = [
        TrendCount("", str(y), date(y, 1, 1), date(y, 12, 31), 1, 1, n, 9, n / 12_000, 0.0, high, "wilson")
        for y, n, high in ((2020, 1, 0.00046), (2021, 0, 0.00087), (2022, 0, 0.00034))
    ]
    figure = drawn(wide)
    assert figure.layout.yaxis.range[1] >= 8.7
    assert "runs out of the picture" not in texts_of(figure)


def test_title_unit_and_source_stand_in_the_picture() -> None:
    told = texts_of(drawn([FIRST], title="How often «China» & co <b>"))
    assert "How often «China» &amp; co &lt;b&gt;" in told
    assert "Times per 10,000 words" in told and "Source: x." in told


def test_nothing_to_draw_is_an_empty_figure() -> None:
    assert marks(drawn([])) == []


def test_long_names_get_more_room_above_and_a_phone_keeps_its_dates_upright() -> None:
    def room(name: str) -> tuple[float, object]:
        letters = {x: replace(LETTERS[FIRST.period], id=x, short=f"{name} {x}") for x in "abc"}
        points = [replace(FIRST, period=x, count=1 + i) for i, x in enumerate("abc")]
        figure = chart_trend(points, letters, title="t", whose="w", source="s", groups={}, lang="en")
        return figure.layout.margin.t, fit(figure, narrow=True).layout.xaxis.tickangle

    assert room("A name that is longer than the others")[0] == room("short")[0] + 20
    assert room("short")[1] is None
