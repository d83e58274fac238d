"""Formulas on a true time axis: a row each, a mark where a letter has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from textwrap import shorten, wrap

import plotly.graph_objects as go

from compare.analysis.formulas.find import LITERAL, REWORDED, Formula
from compare.analysis.formulas.places import Occurrence
from compare.charts.style import (
    MUTED,
    NOISE,
    PAPER,
    Overlay,
    add_text,
    base_figure,
    label_row,
    lay_over,
    letter_colour,
    plain,
    source_of,
)
from compare.i18n import format_date, quote, translator
from compare.model import CABINET, Letter

_LINES, _WIDTH = 3, 40
_ROW = 86
_SIDE = 306
_APART = 0.13
"""How far the mark of a party stands under that of the cabinet on the same day, in rows."""


def chart_formulas(formulas: Sequence[Formula], letters: Sequence[Letter], lang: str = "nl") -> go.Figure:
    """A row for each formula: its base wording at the left, its newest at the right, marks between.

    A filled mark has the words of the base, an open one is reworded; a circle is the cabinet's, a
    diamond a party's.

    Args:
        formulas: In the order in which they are drawn, from above.
        letters: Those that were searched.

    Returns:
        The figure; a mark's customdata is ``{"formula": id, "letter": letter id}``.
    """
    t = translator(lang)
    rows, by_id = len(formulas), {x.id: x for x in letters}
    order = (
        t("The longest first.")
        if all(f.kind == LITERAL for f in formulas)
        else t("The most telling first: rare words in a fixed order.")
    )
    figure = base_figure(
        t("Formulas that travel"),
        t(
            "Left the wording that the others are set beside, right the newest other one; "
            "a mark for each letter that has it, on its date."
        ),
        t("Filled: the same words. Open: reworded. Circle: the cabinet; diamond: a party.") + f" {order}",
        source_of([x for x in letters if any(x.id in f.letters for f in formulas)], lang),
        lang=lang,
        plot_height=_ROW * rows + 12,
        left=_SIDE,
        right=_SIDE,
        axis_space=40,
    )
    overlay = Overlay()
    for i, formula in enumerate(formulas):
        y = float(rows - i)
        _add_line(figure, formula, by_id, y)
        for mark in _marks(formula):
            _add_mark(figure, formula, mark, by_id, y, lang)
        label_row(overlay, figure, y, _quoted(formula.base, lang), name="wording")
        add_text(
            overlay,
            x=1,
            xref="paper",
            y=y,
            text=_quoted(formula.latest, lang),
            xanchor="left",
            align="left",
            xshift=14,
            name="newest",
        )
    _lay_axis(figure, [by_id[x] for f in formulas for x in f.letters], lang)
    figure.update_yaxes(showticklabels=False, range=[0.4, rows + 0.6], showgrid=False)
    lay_over(figure, overlay)
    return figure


def _quoted(occurrence: Occurrence, lang: str) -> str:
    """A wording in quotation marks, in a few lines, with its page."""
    text = shorten(occurrence.wording, _LINES * _WIDTH - 26, placeholder=" …")
    lines = wrap(quote(text, lang), _WIDTH)
    where = (
        f"<span style='color:{MUTED};font-size:11px'>p. {occurrence.page}</span>" if occurrence.page else ""
    )
    return "<br>".join([*map(plain, lines), *([where] if where else [])])


def _marks(formula: Formula) -> list[Occurrence]:
    """One occurrence for each letter, speaker's side and form: the first of them."""
    found: dict[tuple[str, bool, bool], Occurrence] = {}
    for o in formula.occurrences:
        found.setdefault((o.letter_id, o.speaker == CABINET, o.form == REWORDED), o)
    return list(found.values())


def _add_line(figure: go.Figure, formula: Formula, by_id: Mapping[str, Letter], y: float) -> None:
    """A thin line from the first letter to the last."""
    days = [by_id[x].date for x in formula.letters]
    figure.add_trace(
        go.Scatter(
            x=[min(days), max(days)],
            y=[y, y],
            mode="lines",
            hoverinfo="skip",
            line={"color": NOISE, "width": 1.2},
        )
    )


def _add_mark(
    figure: go.Figure, formula: Formula, o: Occurrence, by_id: Mapping[str, Letter], y: float, lang: str
) -> None:
    """A letter's mark in the row of a formula."""
    letter, is_cabinet = by_id[o.letter_id], o.speaker == CABINET
    colour = letter_colour(o.letter_id)
    when = format_date(letter.date, letter.date_precision, lang)
    figure.add_trace(
        go.Scatter(
            x=[letter.date],
            y=[y if is_cabinet else y - _APART],
            mode="markers",
            name=plain(letter.short),
            customdata=[{"formula": formula.id, "letter": o.letter_id}],
            hovertext=[
                f"<b>{plain(letter.short)}</b>, {when}<br>{quote(plain(shorten(o.wording, 90)), lang)}"
            ],
            hoverinfo="text",
            marker={
                "size": 13,
                "symbol": "circle" if is_cabinet else "diamond",
                "color": PAPER if o.form == REWORDED else colour,
                "line": {"color": colour, "width": 2.4},
            },
        )
    )


def _tick(day: date, lang: str, first: bool) -> str:
    """A year at its start; a month elsewhere, with its year at the first tick."""
    if day.month == 1:
        return str(day.year)
    month = format_date(day, "month", lang)
    return f"{month[:3]} {day.year}" if first else month[:3]


def _lay_axis(figure: go.Figure, letters: Sequence[Letter], lang: str) -> None:
    """Years under the drawing, months too where there is only one, else the dates themselves."""
    first, last = min(x.date for x in letters), max(x.date for x in letters)
    room = max(timedelta(days=20), (last - first) * 0.07)
    ticks = [date(y, m, 1) for y in range(first.year, last.year + 2) for m in (1, 7)]
    ticks = [d for d in ticks if first - room <= d <= last + room]
    if len(ticks) > 6:
        ticks = [d for d in ticks if d.month == 1]
    names = [_tick(d, lang, first=i == 0) for i, d in enumerate(ticks)]
    if len(ticks) < 2:
        ends = {x.date: x for x in letters if x.date in (first, last)}
        ticks = sorted(ends)
        names = [format_date(d, ends[d].date_precision, lang) for d in ticks]
    figure.update_xaxes(
        range=[first - room, last + room],
        type="date",
        tickvals=ticks,
        ticktext=names,
        showgrid=True,
    )
