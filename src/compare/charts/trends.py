"""How often something is named as time goes by: a mark for each letter, or a band where there are many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import ceil
from statistics import median_low

import plotly.graph_objects as go

from compare.analysis.trends import TrendCount, middle
from compare.charts.dates import date_ticks
from compare.charts.style import (
    GRID,
    INK,
    MUTED,
    PAPER,
    Overlay,
    add_text,
    base_figure,
    lay_over,
    legend_of,
    letter_colour,
    letter_symbol,
    plain,
)
from compare.i18n import format_number, format_rate, translator
from compare.model import Letter
from compare.statistics import PER, Trend

LINE, BAND = "#0b4f7d", "rgba(63, 134, 184, 0.28)"
MOST_PANELS = 8
"""Groups that get a panel of their own; the others are in the table."""
_NAMED = 10
"""So many letters are named in a legend; of more each tells its name when it is pointed at."""
_SHORT = 28
"""Characters of the longest name with which three of them stand beside each other in a legend."""
_HEADROOM = 3
"""The axis runs to the highest margin, but to no more than so many times the highest rate or twice what is
usual of the margins."""
_ALONE, _PANEL, _BETWEEN = 330, 118, 46


def chart_trend(
    points: Sequence[TrendCount],
    letters: Mapping[str, Letter],
    *,
    title: str,
    whose: str,
    source: str,
    groups: Mapping[str, str],
    trend: Trend | None = None,
    lang: str = "nl",
) -> go.Figure:
    """Rates on a true date axis with their margins, in a panel for each group.

    Letters are marks, with the bar of a month where only the month is known; quarters and years are a line in
    a band. Zeros are open marks with their upper bound.

    Args:
        points: As `count_groups` gives them with a unit of time; only `MOST_PANELS` groups are drawn.
        letters: The letters by id, where marks are letters.
        whose: Whose words count, in the reader's language.
        source: The source line.
        groups: Name on the screen of each group.
        trend: Drawn through the marks where it is given; for a single panel only.

    Returns:
        The figure; a mark's customdata is ``{"group": group, "period": period}``.
    """
    t = translator(lang)
    names = list(dict.fromkeys(x.group for x in points))[:MOST_PANELS]
    drawn = [x for x in points if x.group in names and x.words]
    by_letter = any(x.period in letters for x in drawn)
    height = _ALONE if len(names) < 2 else len(names) * (_PANEL + _BETWEEN)
    note = (
        t("Thin lines: 95% margin, how far the rate would move had the letter other, similar paragraphs.")
        if by_letter
        else t("Band: 95% margin, how far the rate would move had there been other, similar letters.")
    )
    note += " " + t("Open mark: not found; its margin runs to the highest rate that still fits.")
    tallest = max((PER * x.rate for x in drawn), default=0.0)
    highest = max((PER * x.high for x in drawn), default=1.0)
    # One odd margin may not press all the others flat.
    usual = median_low([PER * x.high for x in drawn] or [1.0])
    ceiling = min(highest, max(_HEADROOM * tallest, 2 * usual) if tallest else highest)
    if ceiling < highest:
        note += " " + t("A margin that runs out of the picture stands in the table.")
    if any(x.period in letters and letters[x.period].date_precision == "month" for x in drawn):
        note += " " + t("A bar through a mark: only the month is known.")
    shown = list(dict.fromkeys(x.period for x in sorted(drawn, key=middle)))
    legend = by_letter and 1 < len(shown) <= _NAMED and all(x in letters for x in shown)
    longest = max((len(letters[x].short) for x in shown), default=0) if legend else 0
    rows = ceil(len(shown) / (3 if longest <= _SHORT else 2))
    figure = base_figure(
        title,
        t("Times per 10,000 words, by date; {whose}.").format(whose=whose),
        note,
        source,
        lang=lang,
        plot_height=height,
        left=52,
        right=28,
        above=(26 if len(names) > 1 else 8) + (20 * rows if legend else 0),
        narrow_above=20 * (len(shown) - rows) if legend else 0,
    )
    overlay = Overlay()
    for i, name in enumerate(names):
        inside = sorted((x for x in drawn if x.group == name), key=middle)
        axis = "y" if i == 0 else f"y{i + 1}"
        _draw_panel(figure, inside, letters, axis, groups.get(name, name), lang)
        top = 1 - i * (_PANEL + _BETWEEN) / height
        domain = [max(0.0, top - _PANEL / height), top] if len(names) > 1 else [0, 1]
        scale = {"domain": domain, "range": [0, 1.06 * ceiling]}
        figure.update_layout({f"yaxis{axis[1:]}": _value_axis(scale, len(names) > 1)})
        if len(names) > 1:
            add_text(
                overlay,
                text=f"<b>{plain(groups.get(name, name))}</b>",
                x=0,
                xref="paper",
                xanchor="left",
                y=domain[1],
                yref="paper",
                yanchor="bottom",
                yshift=4,
            )
    if trend is not None and len(names) == 1 and drawn:
        ends = [min(map(middle, drawn)), max(map(middle, drawn))]
        figure.add_trace(
            go.Scatter(
                x=[_moment(x) for x in ends],
                y=[PER * (trend.level + trend.slope * x) for x in ends],
                mode="lines",
                hoverinfo="skip",
                showlegend=False,
                line={"color": INK, "width": 1.6, "dash": "dash"},
            )
        )
    _set_time(figure, drawn, len(names), lang)
    lay_over(figure, overlay)
    if legend:
        figure.add_traces(legend_of([letters[x] for x in shown]))
        lifted = 1 + (24 if len(names) > 1 else 0) / height
        figure.update_layout(showlegend=True, legend={"y": lifted})
    return figure


def _draw_panel(
    figure: go.Figure,
    points: Sequence[TrendCount],
    letters: Mapping[str, Letter],
    axis: str,
    group: str,
    lang: str,
) -> None:
    """The marks of one group with their margins."""
    of_letters = [x for x in points if x.period in letters]
    if not of_letters:
        _draw_band(figure, points, axis)
    else:
        _draw_margins(figure, of_letters, axis)
    for point in points:
        letter = letters.get(point.period)
        colour, symbol = (letter_colour(letter.id), letter_symbol(letter.id)) if letter else (LINE, "circle")
        if letter and letter.date_precision == "month":
            figure.add_trace(
                go.Scatter(
                    x=[point.first, point.last + timedelta(days=1)],
                    y=[PER * point.rate] * 2,
                    mode="lines",
                    yaxis=axis,
                    hoverinfo="skip",
                    showlegend=False,
                    line={"color": colour, "width": 5},
                )
            )
        figure.add_trace(
            go.Scatter(
                x=[_moment(middle(point))],
                y=[PER * point.rate],
                mode="markers",
                yaxis=axis,
                name=plain(letter.short if letter else period_name(point.period, lang)),
                showlegend=False,
                cliponaxis=False,
                customdata=[{"group": point.group, "period": point.period}],
                hovertext=[_hover(point, letter, group, lang)],
                hoverinfo="text",
                marker={
                    "size": 11 if letter else 9,
                    "symbol": symbol,
                    "color": colour if point.count else PAPER,
                    "opacity": 1,
                    "line": {"color": colour, "width": 2},
                },
                unselected={"marker": {"opacity": 0.45}},
            )
        )


def _draw_margins(figure: go.Figure, points: Sequence[TrendCount], axis: str) -> None:
    """A thin line for the margin of each letter, dotted where nothing was found."""
    for found, dash in ((True, "solid"), (False, "dot")):
        lines = [x for x in points if bool(x.count) is found]
        figure.add_trace(
            go.Scatter(
                x=[m for x in lines for m in (_moment(middle(x)), _moment(middle(x)), None)],
                y=[r for x in lines for r in (PER * x.low, PER * x.high, None)],
                mode="lines",
                yaxis=axis,
                hoverinfo="skip",
                showlegend=False,
                line={"color": MUTED, "width": 1.4, "dash": dash},
            )
        )


def _draw_band(figure: go.Figure, points: Sequence[TrendCount], axis: str) -> None:
    """The band of the margins and the line through the rates; broken where there are no letters."""
    runs: list[list[TrendCount]] = []
    for point in points:
        follows = runs and (point.first - runs[-1][-1].last).days == 1
        runs[-1].append(point) if follows else runs.append([point])
    for run in runs:
        when = [_moment(middle(x)) for x in run]
        shared = {"yaxis": axis, "mode": "lines", "hoverinfo": "skip", "showlegend": False}
        edges = [*(PER * x.high for x in run), *(PER * x.low for x in reversed(run))]
        band = {"fill": "toself", "fillcolor": BAND, "line": {"color": BAND, "width": 0 if run[1:] else 6}}
        figure.add_trace(go.Scatter(x=[*when, *reversed(when)], y=edges, **band, **shared))
        line = {"color": LINE, "width": 1.8}
        figure.add_trace(go.Scatter(x=when, y=[PER * x.rate for x in run], line=line, **shared))


def _value_axis(scale: Mapping[str, object], small: bool) -> dict[str, object]:
    """The axis of the rates."""
    looks = {"gridcolor": GRID, "showgrid": True, "tickfont": {"color": INK, "size": 12 if small else 13}}
    zero = {"zeroline": True, "zerolinecolor": MUTED, "zerolinewidth": 1, "showline": False}
    return {**scale, **looks, **zero, "nticks": 4 if small else 6, "anchor": "x", "automargin": False}


def _set_time(figure: go.Figure, points: Sequence[TrendCount], panels: int, lang: str) -> None:
    """The axis of time under all panels."""
    if not points:
        return
    first, last = min(x.first for x in points), max(x.last for x in points)
    room = timedelta(days=max(20, (last - first).days // 40))
    days, texts = date_ticks(first - room, last + room, lang)
    figure.update_xaxes(
        type="date",
        range=[first - room, last + room],
        tickvals=days,
        ticktext=texts,
        showgrid=True,
        gridcolor=GRID,
        title_text=translator(lang)("date of the paper"),
        anchor="y" if panels == 1 else f"y{panels}",
    )


def _moment(years: float) -> date:
    """The day of a number of years, as `middle` counts them."""
    return date.fromordinal(round(years * 365.25))


def period_name(period: str, lang: str) -> str:
    """Name of a year or a quarter on the screen: «2022», «2e kwartaal 2022»."""
    year, dash, quarter = period.partition("-")
    if not dash:
        return year
    return translator(lang)("quarter {n} of {year}").format(n=quarter, year=year)


def _hover(point: TrendCount, letter: Letter | None, group: str, lang: str) -> str:
    """What a mark tells when it is pointed at."""
    t = translator(lang)
    name = letter.short if letter else period_name(point.period, lang)
    head = f"<b>{plain(name)}</b>" + (f"<br>{plain(group)}" if group else "")
    text = t("{rate} per 10,000 words ({low} to {high})<br>{count} times in {words} words").format(
        rate=format_rate(PER * point.rate, lang),
        low=format_rate(PER * point.low, lang),
        high=format_rate(PER * point.high, lang),
        count=format_number(point.count, lang),
        words=format_number(point.words, lang),
    )
    if letter:
        return f"{head}<br>{text}"
    named = t("named in {n} of {all} letters").format(
        n=format_number(point.named_in, lang), all=format_number(point.letters, lang)
    )
    return f"{head}<br>{text}<br>{named}"
