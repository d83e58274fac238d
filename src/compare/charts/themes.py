"""Themes: two letters as a dumbbell, any number of columns as a heat map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from compare.analysis.shifts import Shift
from compare.analysis.themes import OTHER, ThemeShare
from compare.charts.style import (
    CELL_INK,
    CELL_PAPER,
    GRID,
    INK,
    MUTED,
    NOISE,
    SCALE,
    Overlay,
    base_figure,
    label_row,
    lay_over,
    legend_of,
    letter_colour,
    letter_symbol,
    plain,
    source_of,
    wrap,
)
from compare.i18n import format_number, format_percent, format_rate, translator
from compare.model import Letter

_ROW, _NARROW_ROW = 34, 62


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the heat map: a letter, or one speaker in it."""

    letter_id: str
    speaker: str
    label: str


_ROOMY, _CROWDED = 6, 7
"""Columns of a heat map: with more than the first, long words in their heads are cut short; with more than
the second the heads stand upright and the numbers are whole."""
_LONGEST_HEAD = 30


def _short_words(label: str) -> str:
    return " ".join(word if len(word) <= 12 else f"{word[:11]}…" for word in label.split())


def _heads(columns: Sequence[Column]) -> list[str]:
    """What stands above the columns, as much of it as there is room for."""
    across = len(columns)
    if across > _CROWDED:
        cut = (
            c.label if len(c.label) <= _LONGEST_HEAD else f"{c.label[: _LONGEST_HEAD - 1]}…" for c in columns
        )
        return [plain(label) for label in cut]
    return [
        wrap(c.label if across <= _ROOMY else _short_words(c.label), 18 if across <= 5 else 11)
        for c in columns
    ]


def _cell(share: float, lang: str, crowded: bool) -> str:
    """A share in % for its cell; a whole number where cells are small."""
    if not crowded:
        return format_rate(100 * share, lang)
    return plain("<1") if share < 0.005 else format_number(100 * share, lang, 0)


def chart_dumbbell(
    changes: Sequence[Shift],
    shares: Sequence[ThemeShare],
    labels: Mapping[str, str],
    earlier: Letter,
    later: Letter,
    *,
    whose: str,
    lang: str = "nl",
    beside: Sequence[ThemeShare] = (),
) -> go.Figure:
    """Share of each theme in two letters, the largest change on top; noise in grey.

    Args:
        changes: The themes' shifts, in the order in which they are drawn.
        shares: The same themes' shares by letter, with their margins.
        labels: Theme id to name in the reader's language.
        whose: Whose words count, in the reader's language.
        beside: The machine's own shares where ``shares`` are corrected ones: drawn as small open marks.

    Returns:
        The figure; a mark's customdata is ``{"theme": id, "letter": id}``.
    """
    t = translator(lang)
    rows = len(changes)
    by_key = {(s.letter_id, s.theme_id): s for s in shares}
    figure = base_figure(
        t("Room for each theme: «{a}» and «{b}»").format(a=earlier.short, b=later.short),
        t("Part of the words, by the main theme of each paragraph; {whose}. Largest change on top.").format(
            whose=whose
        ),
        t(
            "Thin lines: 95% margin, how far the share would move had the letter been made of other, similar "
            "paragraphs. Grey: the difference stays inside the noise (permutation test over paragraphs, "
            "corrected for the whole list). Headings, footnotes and signatures are left out."
        )
        + (" " + _beside_note(lang) if beside else ""),
        source_of((earlier, later), lang),
        lang=lang,
        plot_height=_ROW * rows + 8,
        narrow_height=_NARROW_ROW * rows + 8,
        left=330,
        narrow_left=14,
        right=128,
        narrow_right=16,
        above=26,
    )
    overlay = Overlay()
    for i, change in enumerate(changes):
        y = rows - i
        pair = [by_key[x.id, change.id] for x in (earlier, later)]
        figure.add_scatter(
            x=[100 * s.share for s in pair],
            y=[y, y],
            mode="lines",
            hoverinfo="skip",
            showlegend=False,
            line={"color": MUTED if change.clear else GRID, "width": 3 if change.clear else 2},
        )
        for share, lift in zip(pair, (0.16, -0.16), strict=True):
            figure.add_scatter(
                x=[100 * share.low, 100 * share.high],
                y=[y + lift, y + lift],
                mode="lines",
                hoverinfo="skip",
                showlegend=False,
                line={"color": letter_colour(share.letter_id) if change.clear else NOISE, "width": 1.2},
            )
        before, after = (format_percent(s.share, lang) for s in pair)
        label_row(overlay, figure, y, plain(labels[change.id]), value=f"{before} → {after}")
    for letter in (earlier, later):
        own = [by_key[letter.id, c.id] for c in changes]
        figure.add_scatter(
            x=[100 * s.share for s in own],
            y=[rows - i for i in range(rows)],
            mode="markers",
            name=plain(letter.short),
            showlegend=False,
            cliponaxis=False,
            customdata=[{"theme": s.theme_id, "letter": s.letter_id} for s in own],
            hovertext=[_hover(s, labels, letter.short, lang) for s in own],
            hoverinfo="text",
            marker={
                "size": 12,
                "symbol": letter_symbol(letter.id),
                "opacity": 1,
                "color": [letter_colour(letter.id) if c.clear else NOISE for c in changes],
            },
            unselected={"marker": {"opacity": 0.45}},
        )
    raw = {(s.letter_id, s.theme_id): s for s in beside}
    for letter in (earlier, later) if beside else ():
        figure.add_scatter(
            x=[100 * raw[letter.id, c.id].share for c in changes],
            y=[rows - i for i in range(rows)],
            mode="markers",
            hoverinfo="skip",
            showlegend=False,
            cliponaxis=False,
            marker={
                "size": 8,
                "symbol": f"{letter_symbol(letter.id)}-open",
                "color": [letter_colour(letter.id) if c.clear else NOISE for c in changes],
                "line": {"width": 1.5},
            },
        )
    figure.add_traces(legend_of((earlier, later)))
    figure.update_layout(showlegend=True)
    figure.update_xaxes(
        title_text=t("part of the words (%)"), ticksuffix="%", rangemode="tozero", showgrid=True, nticks=7
    )
    figure.update_yaxes(showticklabels=False, range=[0.3, rows + 0.7], showgrid=False)
    lay_over(figure, overlay)
    return figure


def _beside_note(lang: str) -> str:
    """What the open marks are."""
    return translator(lang)(
        "Filled marks: corrected by paragraphs coded by hand, the margin with what coding leaves open. "
        "Small open marks: as the machine gives them; the test for noise is of those."
    )


def _hover(share: ThemeShare, labels: Mapping[str, str], where: str, lang: str) -> str:
    """What a mark tells when it is pointed at."""
    return translator(lang)(
        "<b>{theme}</b><br>{where}: {share} ({low} to {high})<br>"
        "{words} of {total} words, {n} of {all} paragraphs"
    ).format(
        theme=plain(labels[share.theme_id]),
        where=plain(where),
        share=format_percent(share.share, lang),
        low=format_percent(share.low, lang),
        high=format_percent(share.high, lang),
        words=format_number(share.words, lang),
        total=format_number(share.total_words, lang),
        n=share.paragraphs,
        all=share.total_paragraphs,
    )


def chart_heat(
    shares: Sequence[ThemeShare],
    labels: Mapping[str, str],
    columns: Sequence[Column],
    letters: Sequence[Letter],
    *,
    title: str,
    whose: str,
    lang: str = "nl",
    corrected: bool = False,
) -> go.Figure:
    """Theme by letter (or speaker) with the number in each cell; a silence is an open cell.

    ``corrected`` tells that the shares were corrected by a coding: the note says so.

    Returns:
        The figure; a cell's customdata is ``{"theme": id, "letter": id, "speaker": name}``.
    """
    t = translator(lang)
    by_key = {(s.theme_id, s.letter_id, s.speaker): s for s in shares}
    ids = [
        x
        for x in dict.fromkeys(s.theme_id for s in shares)
        if any(s.words for s in shares if s.theme_id == x)
    ]
    ids.sort(key=lambda x: (x == OTHER, -max(s.share for s in shares if s.theme_id == x)))
    rows, across = len(ids), len(columns)
    crowded, heads = across > _CROWDED, _heads(columns)
    longest = max((len(head) for head in heads), default=1)
    lines = max((head.count("<br>") + 1 for head in heads), default=1)
    figure = base_figure(
        title,
        t("Part of the words in %, by the main theme of each paragraph; {whose}.").format(whose=whose),
        t(
            "Open cell: a silence, no paragraph has this as its main theme. Point at a cell for its 95% "
            "margin; "
            "the table gives them all. Headings and footnotes are left out."
        )
        + (
            " " + t("Shares of letters of which paragraphs were coded by hand are corrected.")
            if corrected
            else ""
        ),
        source_of(letters, lang),
        lang=lang,
        plot_height=29 * rows,
        narrow_height=37 * rows,
        left=330,
        narrow_left=146,
        right=8,
        narrow_right=2,
        axis_space=16,
        narrow_above=20 if crowded else 76,
        above=12 + (round(6.2 * longest) if crowded else 17 * lines),
    )
    overlay = Overlay()
    cells = [
        (i, j, by_key.get((theme, c.letter_id, c.speaker)))
        for i, theme in enumerate(ids)
        for j, c in enumerate(columns)
    ]
    top = max((s.share for *_, s in cells if s and s.theme_id != OTHER), default=0.0) or 1.0
    grid: list[list[float | None]] = [[None] * across for _ in ids]
    for i, j, share in cells:
        if share and share.words:
            grid[rows - 1 - i][j] = 100 * share.share
    figure.add_trace(
        go.Heatmap(
            z=grid,
            x=list(range(across)),
            y=list(range(rows)),
            colorscale=SCALE,
            zmin=0,
            zmax=100 * top,
            showscale=False,
            xgap=2,
            ygap=2,
            hoverinfo="skip",
        )
    )
    known = [(i, j, s) for i, j, s in cells if s is not None]
    figure.add_trace(
        go.Scatter(
            x=[j for _, j, _ in known],
            y=[rows - 1 - i for i, _, _ in known],
            mode="markers+text",
            text=[_cell(s.share, lang, crowded) if s.words else "0" for *_, s in known],
            textfont={
                "size": 13 if across <= 5 else 11 if across <= 16 else 9.5,
                "color": [
                    MUTED if not s.words else CELL_PAPER if s.share > 0.55 * top else CELL_INK
                    for *_, s in known
                ],
            },
            customdata=[
                {"theme": s.theme_id, "letter": s.letter_id, "speaker": s.speaker} for *_, s in known
            ],
            hovertext=[_hover(s, labels, columns[j].label, lang) for _, j, s in known],
            hoverinfo="text",
            marker={
                "size": 24,
                "symbol": "square",
                "color": "rgba(0,0,0,0)",
                "line": {"width": [0 if s.words else 1 for *_, s in known], "color": NOISE},
            },
            selected={"textfont": {"color": "#D55E00"}},
            unselected={"marker": {"opacity": 1}},
        )
    )
    for i, theme in enumerate(ids):
        label_row(overlay, figure, rows - 1 - i, plain(labels[theme]), name="cellrow")
    figure.update_xaxes(
        side="top",
        tickvals=list(range(across)),
        ticktext=heads,
        showgrid=False,
        range=[-0.5, across - 0.5],
        tickfont={"size": 13 if across <= 5 else 11 if across <= _ROOMY or crowded else 9.5, "color": INK},
        title_text="",
        ticks="",
        tickangle=-90 if crowded else 0,
    )
    figure.update_yaxes(showticklabels=False, range=[-0.5, rows - 0.5], showgrid=False)
    lay_over(figure, overlay)
    return figure
