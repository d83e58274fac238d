"""How many sentences of each letter commit, and how many only intend."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import plotly.graph_objects as go

from compare.analysis.promises import KINDS, PromiseRate
from compare.charts.keyness import sign_of
from compare.charts.style import (
    MUTED,
    Overlay,
    add_text,
    base_figure,
    label_row,
    lay_over,
    letter_colour,
    letter_symbol,
    plain,
    source_of,
)
from compare.i18n import format_number, format_rate, mark, translator
from compare.model import Letter

_ROW = 30
NAMES = {"commitment": mark("Commitments"), "intention": mark("Intentions")}
_SYMBOLS = {"commitment": "circle", "intention": "diamond"}
_PER = 100


def chart_promises(
    rates: Sequence[PromiseRate], letters: Sequence[Letter], *, title: str, subtitle: str, lang: str = "nl"
) -> go.Figure:
    """For each letter two marks with their margin, per 100 sentences, on one axis from 0.

    A zero is an open mark whose line runs to the highest rate that still fits.

    Args:
        rates: `count_promises` of the letters.
        letters: The letters, oldest first.

    Returns:
        The figure; the custom data of a mark is ``{"letter": id, "kind": kind}``.
    """
    t = translator(lang)
    height = 0.0
    spots: list[tuple[float, Letter, PromiseRate]] = []
    heads: list[tuple[float, Letter]] = []
    by_key = {(r.letter_id, r.kind): r for r in rates}
    for letter in letters:
        heads.append((height, letter))
        for kind in KINDS:
            height -= 1.0
            spots.append((height, letter, by_key[letter.id, kind]))
        height -= 1.25
    figure = base_figure(
        title,
        subtitle,
        _note(rates, t),
        source_of(letters, lang),
        lang=lang,
        plot_height=int(_ROW * (-height + 0.2)),
        left=106,
        right=84,
    )
    overlay = Overlay()
    widest = max([2.0, *(r.high * _PER for r in rates if r.high == r.high)])
    for at, letter in heads:
        sign = sign_of(letter_symbol(letter.id), letter_colour(letter.id))
        add_text(
            overlay,
            x=0,
            xref="paper",
            y=at,
            text=f"{sign} <b>{plain(letter.short)}</b>",
            xanchor="left",
            xshift=-100,
            font={"size": 14},
        )
    for at, letter, row in spots:
        if row.rate != row.rate:
            continue
        _add_row(figure, at, letter, row, t, lang)
        counted = t("{n} of {total}").format(
            n=format_number(row.count, lang), total=format_number(row.sentences, lang)
        )
        label_row(overlay, figure, at, t(NAMES[row.kind]), name="kind")
        add_text(
            overlay,
            x=1,
            xref="paper",
            y=at,
            text=counted,
            xanchor="right",
            xshift=78,
            name="count",
            font={"color": MUTED, "size": 12},
        )
    figure.update_xaxes(
        title_text=t("per 100 sentences"), range=[-widest * 0.015, widest * 1.04], rangemode="tozero"
    )
    figure.update_yaxes(range=[height + 0.8, 0.6], showticklabels=False)
    lay_over(figure, overlay)
    return figure


def _add_row(
    figure: go.Figure, at: float, letter: Letter, row: PromiseRate, t: Callable[[str], str], lang: str
) -> None:
    """The margin as a thin line and the rate as a mark on it."""
    colour = letter_colour(letter.id)
    figure.add_trace(
        go.Scatter(
            x=[row.low * _PER, row.high * _PER],
            y=[at, at],
            mode="lines",
            line={"color": colour, "width": 1.6},
            opacity=0.7,
            hoverinfo="skip",
            showlegend=False,
        )
    )
    hover = t("<b>{kind}</b> in {letter}: {rate} per 100 sentences (margin {low} to {high}); {n} of {total}")
    symbol = _SYMBOLS[row.kind]
    figure.add_trace(
        go.Scatter(
            x=[row.rate * _PER],
            y=[at],
            mode="markers",
            cliponaxis=False,
            name=plain(letter.short),
            showlegend=False,
            customdata=[{"letter": letter.id, "kind": row.kind}],
            hovertext=[
                hover.format(
                    kind=t(NAMES[row.kind]),
                    letter=plain(letter.short),
                    rate=format_rate(row.rate * _PER, lang),
                    low=format_rate(row.low * _PER, lang),
                    high=format_rate(row.high * _PER, lang),
                    n=format_number(row.count, lang),
                    total=format_number(row.sentences, lang),
                )
            ],
            hoverinfo="text",
            marker={
                "size": 12,
                "symbol": symbol if row.count else f"{symbol}-open",
                "color": colour,
                "line": {"width": 0 if row.count else 2},
            },
            selected={"marker": {"opacity": 1.0}},
            unselected={"marker": {"opacity": 1.0}},
        )
    )


def _note(rates: Sequence[PromiseRate], t: Callable[[str], str]) -> str:
    """What the lines are; only what is on this picture."""
    parts = [
        t("Line: 95% margin, how far the figure would move had the letter been made of similar paragraphs.")
    ]
    if any(not r.count for r in rates):
        parts.append(t("Open mark: none found; the line runs to the highest figure that still fits."))
    return " ".join(parts)
