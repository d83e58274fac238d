"""The letters on a true time axis."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

from compare.charts.dates import date_ticks
from compare.charts.style import (
    MUTED,
    Overlay,
    base_figure,
    label_row,
    lay_over,
    letter_colour,
    letter_symbol,
    plain,
    source_of,
)
from compare.i18n import format_date, format_number, translator
from compare.model import Letter


def chart_timeline(letters: Sequence[Letter], words: Mapping[str, int], lang: str = "nl") -> go.Figure:
    """Each letter on the day it was sent; a date known to the month is a bar as long as the month.

    Args:
        words: Letter id to number of words of its body.

    Returns:
        The figure; a mark's customdata is ``{"letter": id}``.
    """
    t = translator(lang)
    rows = len(letters)
    monthly = any(x.date_precision == "month" for x in letters)
    figure = base_figure(
        t("The letters, in the order in which parliament received them"),
        t("Date of each paper, with its sender and cabinet; at the right the words of its running text."),
        t("A bar instead of a point: only the month is known.") if monthly else "",
        source_of(letters, lang),
        lang=lang,
        plot_height=62 * rows + 12,
        narrow_height=92 * rows + 18,
        left=330,
        narrow_left=14,
        right=120,
        narrow_right=16,
        axis_space=46,
        above=0,
    )
    overlay = Overlay()
    for i, letter in enumerate(letters):
        y, colour = rows - i, letter_colour(letter.id)
        when = format_date(letter.date, letter.date_precision, lang)
        start, end = letter.date, letter.date
        if letter.date_precision == "month":
            start = letter.date.replace(day=1)
            end = start.replace(day=monthrange(start.year, start.month)[1])
            figure.add_trace(
                go.Scatter(
                    x=[start, end],
                    y=[y, y],
                    mode="lines",
                    hoverinfo="skip",
                    line={"color": colour, "width": 9},
                )
            )
        figure.add_trace(
            go.Scatter(
                x=[start + (end - start) / 2],
                y=[y],
                mode="markers",
                name=plain(letter.short),
                customdata=[{"letter": letter.id}],
                hovertext=[f"<b>{plain(letter.title)}</b><br>{when}<br>{plain(letter.sender)}"],
                hoverinfo="text",
                marker={
                    "size": 13,
                    "color": colour,
                    "symbol": letter_symbol(letter.id),
                    "opacity": 0 if letter.date_precision == "month" else 1,
                },
            )
        )
        facts = " · ".join(filter(None, (when, letter.cabinet)))
        label_row(
            overlay,
            figure,
            y,
            f"<b>{plain(letter.short)}</b><br>{plain(facts)}<br>"
            f"<span style='color:{MUTED}'>{plain(letter.sender)}</span>",
            value=t("{n} words").format(n=format_number(words[letter.id], lang)),
        )
    first, last = min(x.date for x in letters), max(x.date for x in letters)
    begin = date(first.year, 1, 1)
    finish = max(last + timedelta(days=60), date(last.year, 6, 30))
    ticks, labels = date_ticks(begin, finish, lang)
    figure.update_xaxes(
        range=[begin, finish],
        tickvals=ticks,
        type="date",
        showgrid=True,
        ticktext=labels,
        title_text=t("date of the paper"),
    )
    figure.update_yaxes(showticklabels=False, range=[0.4, rows + 0.8], showgrid=False)
    lay_over(figure, overlay)
    return figure
