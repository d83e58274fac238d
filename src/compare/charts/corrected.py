"""Shares by the machine and after correction by a reader's sample, beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from compare.analysis.corrected import CorrectedTheme
from compare.charts.style import (
    INK,
    NOISE,
    Overlay,
    base_figure,
    label_row,
    lay_over,
    letter_colour,
    plain,
    source_of,
)
from compare.i18n import format_number, format_percent, translator
from compare.model import Letter

_ROW, _NARROW_ROW = 30, 62


def chart_corrected(
    rows: Sequence[CorrectedTheme],
    labels: Mapping[str, str],
    letter: Letter,
    *,
    reader: str,
    lang: str = "nl",
) -> go.Figure:
    """Each theme's raw share as an open mark and the corrected one, with what coding leaves open.

    Coloured where the sample shows that the raw share is wrong, grey where it does not. Themes that neither
    the machine nor the reader found are left out, and the note says so.

    Args:
        rows: The themes of one letter, as `correct_themes` gives them.
        labels: Theme id to name in the reader's language.
        reader: Who coded.

    Returns:
        The figure; a mark's customdata is ``{"theme": id, "letter": id}``.
    """
    t = translator(lang)
    shown = sorted((r for r in rows if r.raw or r.share > 1e-9), key=lambda r: (-r.share, r.theme_id))
    coded, paragraphs = rows[0].coded, rows[0].paragraphs
    figure = base_figure(
        t("Shares before and after correction: «{letter}»").format(letter=letter.short),
        t(
            "Part of the words, by the main theme of each paragraph; the words of everyone. Coded by "
            "{reader}: {n} of {all} paragraphs."
        ).format(reader=reader, n=format_number(coded, lang), all=format_number(paragraphs, lang)),
        _note(rows, len(shown), lang),
        source_of((letter,), lang),
        lang=lang,
        plot_height=_ROW * len(shown) + 8,
        narrow_height=_NARROW_ROW * len(shown) + 8,
        left=330,
        narrow_left=14,
        right=128,
        narrow_right=16,
        above=26,
    )
    overlay = Overlay()
    places = [len(shown) - i for i in range(len(shown))]
    colours = [letter_colour(letter.id) if r.errs else NOISE for r in shown]
    for row, y, colour in zip(shown, places, colours, strict=True):
        figure.add_scatter(
            x=[100 * row.low, 100 * row.high], y=[y, y], mode="lines",
            hoverinfo="skip", showlegend=False, line={"color": colour, "width": 1.4},
        )  # fmt: skip
        before, after = format_percent(row.raw, lang), format_percent(row.share, lang)
        label_row(
            overlay, figure, y, plain(labels.get(row.theme_id, row.theme_id)), value=f"{before} → {after}"
        )
    shared = {
        "y": places, "mode": "markers", "hoverinfo": "text", "cliponaxis": False,
        "customdata": [{"theme": r.theme_id, "letter": r.letter_id} for r in shown],
        "hovertext": [_hover(r, labels, lang) for r in shown],
    }  # fmt: skip
    figure.add_scatter(
        x=[100 * r.share for r in shown],
        name=t("corrected"),
        marker={"size": 11, "color": colours, "opacity": 1},
        showlegend=True,
        **shared,
    )
    figure.add_scatter(
        x=[100 * r.raw for r in shown],
        name=t("by the machine"),
        marker={"size": 9, "symbol": "diamond-open", "color": INK, "line": {"width": 1.6, "color": INK}},
        showlegend=True,
        **shared,
    )
    figure.update_layout(showlegend=True)
    figure.update_xaxes(
        title_text=t("part of the words (%)"), ticksuffix="%", rangemode="tozero", showgrid=True, nticks=7
    )
    figure.update_yaxes(showticklabels=False, range=[0.3, len(shown) + 0.7], showgrid=False)
    lay_over(figure, overlay)
    return figure


def _note(rows: Sequence[CorrectedTheme], shown: int, lang: str) -> str:
    """What the lines mean, and what was left out."""
    t = translator(lang)
    if rows[0].coded == rows[0].paragraphs:
        note = t(
            "Everything was coded, so the corrected share is the reader's own and has no margin of coding."
        )
    else:
        note = t(
            "Thin lines: 95% margin, what coding the rest by hand could still bring. Grey: the sample does "
            "not show that the machine's share is wrong."
        )
    if shown < len(rows):
        hidden = format_number(len(rows) - shown, lang)
        note += " " + t("Themes that neither found are not in the picture: {n}.").format(n=hidden)
    return note + " " + t("Headings, footnotes and signatures are left out.")


def _hover(row: CorrectedTheme, labels: Mapping[str, str], lang: str) -> str:
    """What a mark tells when it is pointed at."""
    return translator(lang)(
        "<b>{theme}</b><br>by the machine {raw}<br>corrected {share} ({low} to {high})"
    ).format(
        theme=plain(labels.get(row.theme_id, row.theme_id)),
        raw=format_percent(row.raw, lang),
        share=format_percent(row.share, lang),
        low=format_percent(row.low, lang),
        high=format_percent(row.high, lang),
    )
