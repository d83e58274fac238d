"""The largest shifts between two letters: how many times more or less."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

import plotly.graph_objects as go

from compare.analysis.shifts import Shift
from compare.charts.style import (
    MUTED,
    NOISE,
    PAPER,
    Overlay,
    base_figure,
    label_row,
    lay_over,
    letter_colour,
    letter_symbol,
    plain,
    source_of,
)
from compare.i18n import format_number, format_percent, format_rate, translator
from compare.model import Letter, Share
from compare.statistics import log_ratio

_ROW, _NARROW_ROW = 46, 60


def chart_shifts(
    shifts: Sequence[Shift],
    labels: Mapping[tuple[str, str], str],
    earlier: Letter,
    later: Letter,
    *,
    whose: str,
    lang: str = "nl",
) -> go.Figure:
    """How many times more or less often, with the part of it that can safely be claimed.

    Args:
        shifts: In the order in which they are drawn.
        labels: Kind and id of what shifted to its name in the reader's language.
        whose: Whose words count, in the reader's language.

    Returns:
        The figure; a mark's customdata is ``{"kind": "theme" or "concept", "id": id}``.
    """
    t = translator(lang)
    rows = len(shifts)
    figure = base_figure(
        t("Largest shifts: «{a}» → «{b}»").format(a=earlier.short, b=later.short),
        t("How many times more or less in the later letter, per word; {whose}.").format(whose=whose),
        t(
            "Point: as counted. Thick line: the smallest ratio that can safely be claimed (95%, allowing for "
            "mentions that come together). Grey: the noise inside the letters can explain it. "
            "Open mark: absent from one of the letters, so no ratio; it stands at what can be claimed."
        ),
        source_of((earlier, later), lang),
        lang=lang,
        plot_height=_ROW * rows,
        narrow_height=_NARROW_ROW * rows,
        left=330,
        narrow_left=16,
        right=150,
        narrow_right=16,
    )
    overlay = Overlay()
    sizes = [_size(s) for s in shifts]
    for i, (shift, size) in enumerate(zip(shifts, sizes, strict=True)):
        y = rows - i
        towards = later if size > 0 else earlier
        colour = letter_colour(towards.id) if shift.clear else NOISE
        safe = min(abs(shift.size), abs(size)) * (1 if size > 0 else -1)
        for x0, x1, width in ((0.0, size, 1.2), (0.0, safe, 6)):
            figure.add_scatter(
                x=[x0, x1], y=[y, y], mode="lines", hoverinfo="skip", line={"color": colour, "width": width}
            )
        what = t("theme") if shift.kind == "theme" else t("term")
        figure.add_scatter(
            x=[size],
            y=[y],
            mode="markers",
            name=plain(labels[shift.kind, shift.id]),
            customdata=[{"kind": shift.kind, "id": shift.id}],
            hovertext=[f"<b>{plain(labels[shift.kind, shift.id])}</b> ({what})<br>{_figures(shift, lang)}"],
            hoverinfo="text",
            marker={
                "size": 13,
                "color": colour if shift.earlier.count and shift.later.count else PAPER,
                "symbol": letter_symbol(towards.id),
                "line": {"color": colour, "width": 2},
            },
        )
        label_row(
            overlay,
            figure,
            y,
            f"{plain(labels[shift.kind, shift.id])}<br><span style='color:{MUTED}'>{what}</span>",
            value=_figures(shift, lang),
        )
    low, high = min(-1.0, *sizes), max(1.0, *sizes)
    step = max(1, ceil((high - low) / 5))
    ticks = [x for x in range(-step * 9, step * 9 + 1, step) if low - 0.5 <= x <= high + 0.5]
    figure.update_xaxes(
        range=[low - 0.6, high + 0.6],
        tickangle=0,
        tickvals=ticks,
        ticktext=[_times(x, lang) for x in ticks],
        zeroline=True,
        zerolinecolor=MUTED,
        zerolinewidth=1,
        title_text=t("times less in the later letter ← equal → times more"),
    )
    figure.update_yaxes(showticklabels=False, range=[0.4, rows + 0.6], showgrid=False)
    lay_over(figure, overlay)
    return figure


def _size(shift: Shift) -> float:
    """Log ratio as counted; with a zero on one side, what can safely be claimed or a doubling."""
    if shift.earlier.count and shift.later.count:
        a, b = shift.earlier, shift.later
        return float(log_ratio(b.count, a.count, b.total, a.total))
    return shift.size or (1.0 if shift.later.count else -1.0)


def _figures(shift: Shift, lang: str) -> str:
    """Both figures, in the unit of their kind."""
    return f"{_figure(shift.kind, shift.earlier, lang)} → {_figure(shift.kind, shift.later, lang)}"


def _figure(kind: str, share: Share, lang: str) -> str:
    """A share of the words, or a rate with its count."""
    if kind == "theme":
        return format_percent(share.value, lang)
    rate, count = format_rate(1e4 * share.value, lang), format_number(int(share.count), lang)
    return f"{rate} ({count}×)"


def _times(x: int, lang: str) -> str:
    """What stands at a tick: 2^x times as much, in words that do not need the sign."""
    t = translator(lang)
    if x == 0:
        return t("equal")
    return t("{n}× more").format(n=2**x) if x > 0 else t("{n}× less").format(n=2**-x)
