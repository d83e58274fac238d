"""The largest shifts between two letters: how many times more or less, with the margin of that ratio."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, isinf

import plotly.graph_objects as go

from compare.analysis.shifts import Shift
from compare.charts.style import (
    GRID,
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

_ROW, _NARROW_ROW = 44, 78
_EDGE = 6.0
"""No further than 64 times more or less is drawn: beyond that the count is a zero in disguise."""
_NAMED = 3


def chart_shifts(
    shifts: Sequence[Shift],
    labels: Mapping[tuple[str, str], str],
    earlier: Letter,
    later: Letter,
    *,
    whose: str,
    lang: str = "nl",
) -> go.Figure:
    """How many times more or less often, each with its margin; what chance can explain is grey.

    Args:
        shifts: In the order in which they are drawn.
        labels: Kind and id of what shifted to its name in the reader's language.
        whose: Whose words count, in the reader's language.

    Returns:
        The figure, its title the finding; a mark's customdata is ``{"kind": kind, "id": id}``.
    """
    t = translator(lang)
    rows = len(shifts)
    figure = base_figure(
        _title(shifts, labels, lang),
        t("From “{a}” to “{b}”: how many times more or less, per word; {whose}.").format(
            a=earlier.short, b=later.short, whose=whose
        ),
        t(
            "Point: as counted. Line: 95% margin of that ratio, with mentions that come together counted as "
            "one; an arrow goes on. Grey: not clear, chance can explain it in a list this long. Open point: "
            "absent from one of the letters, so there is no ratio; it stands at the smallest one that is "
            "safe to claim."
        ),
        source_of((earlier, later), lang),
        lang=lang,
        plot_height=max(_ROW * rows, 90),
        narrow_height=max(_NARROW_ROW * rows, 110),
        left=300,
        narrow_left=16,
        right=170,
        above=10,
        narrow_right=16,
    )
    points = [_point(s) for s in shifts]
    low, high = min(-1.0, *points, 0.0) - 0.8, max(1.0, *points, 0.0) + 0.8
    overlay = Overlay()
    overlay.boxes.append(
        {"type": "line", "x0": 0, "x1": 0, "y0": 0.4, "y1": rows + 0.6, "line": {"color": MUTED, "width": 1}}
    )
    for i, (shift, point) in enumerate(zip(shifts, points, strict=True)):
        y = rows - i
        towards = later if shift.rises else earlier
        colour = letter_colour(towards.id) if shift.clear else NOISE
        _draw_margin(figure, shift, y, (low, high), colour)
        name, what = plain(labels[shift.kind, shift.id]), kind_name(shift, lang)
        figure.add_scatter(
            x=[point],
            y=[y],
            mode="markers",
            name=name,
            customdata=[{"kind": shift.kind, "id": shift.id}],
            hovertext=[_hover(shift, name, lang)],
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
            f"{name}<br><span style='color:{MUTED}'>{what}</span>",
            value=_figures(shift, lang),
        )
    step = max(1, ceil((high - low) / 7))
    ticks = [x for x in range(-step * 9, step * 9 + 1, step) if low <= x <= high]
    figure.update_xaxes(
        range=[low, high],
        tickangle=0,
        tickvals=ticks,
        ticktext=[_times(x, lang) for x in ticks],
        gridcolor=GRID,
        title_text=t("times less in the later letter ← equal → times more"),
    )
    figure.update_yaxes(showticklabels=False, range=[0.4, rows + 0.6], showgrid=False)
    lay_over(figure, overlay)
    return figure


def kind_name(shift: Shift, lang: str) -> str:
    """What kind of row it is, in the reader's language."""
    t = translator(lang)
    if shift.is_function:
        return t("function word")
    return {"theme": t("theme"), "concept": t("term"), "word": t("word")}[shift.kind]


def _title(shifts: Sequence[Shift], labels: Mapping[tuple[str, str], str], lang: str) -> str:
    """The finding: what clearly became more and what less; function words are left to the rows."""
    t = translator(lang)
    clear = [s for s in shifts if s.clear and not s.is_function]
    if not clear:
        return t("No clear shift: chance can explain what differs")
    more, less = ([labels[s.kind, s.id] for s in clear if s.rises is up] for up in (True, False))
    if not less:
        return t("Clearly more: {more}").format(more=_some(more, lang))
    if not more:
        return t("Clearly less: {less}").format(less=_some(less, lang))
    return t("Clearly more: {more}. Clearly less: {less}").format(
        more=_some(more, lang), less=_some(less, lang)
    )


def _some(names: Sequence[str], lang: str) -> str:
    """The first names, and how many more there are."""
    t = translator(lang)
    shown = ", ".join(names[:_NAMED])
    rest = len(names) - _NAMED
    return shown if rest <= 0 else t("{names} and {n} more").format(names=shown, n=rest)


def _draw_margin(figure: go.Figure, shift: Shift, y: float, axis: tuple[float, float], colour: str) -> None:
    """The margin of a ratio as a line, with an arrow where it runs off the drawing."""
    low, high = axis
    ends = [min(max(x, low), high) for x in (shift.ratio_low, shift.ratio_high)]
    arrows = [x for x, end in zip((shift.ratio_low, shift.ratio_high), ends, strict=True) if x != end]
    figure.add_scatter(
        x=ends,
        y=[y, y],
        mode="lines",
        hoverinfo="skip",
        line={"color": colour, "width": 3 if shift.clear else 2},
    )
    for x in arrows:
        figure.add_scatter(
            x=[low if x < 0 else high],
            y=[y],
            mode="markers",
            hoverinfo="skip",
            marker={"symbol": "triangle-left" if x < 0 else "triangle-right", "size": 9, "color": colour},
            cliponaxis=False,
        )


def _point(shift: Shift) -> float:
    """Log ratio as counted; with a zero on one side, the smallest that is safe to claim."""
    if shift.earlier.count and shift.later.count:
        a, b = shift.earlier, shift.later
        found = float(log_ratio(b.count, a.count, b.total, a.total))
    else:
        found = shift.size
    return min(max(found, -_EDGE), _EDGE)


def _hover(shift: Shift, name: str, lang: str) -> str:
    """What a mark tells: figures, paragraphs, margin of the ratio."""
    t = translator(lang)
    paragraphs = t("paragraphs: {a} of {na} → {b} of {nb}").format(
        a=shift.paragraphs[0], na=shift.of_paragraphs[0], b=shift.paragraphs[1], nb=shift.of_paragraphs[1]
    )
    margin = t("margin of the ratio: {low} to {high} times").format(
        low=_as_times(shift.ratio_low, lang), high=_as_times(shift.ratio_high, lang)
    )
    lines = [f"<b>{name}</b> ({kind_name(shift, lang)})", _figures(shift, lang), paragraphs, margin]
    return "<br>".join(lines)


def _as_times(x: float, lang: str) -> str:
    """A log ratio as a number of times."""
    if isinf(x):
        return "∞" if x > 0 else "0"
    return format_rate(2**x, lang)


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
    """What stands at a tick: 2^x times; the title of the axis says which side is less."""
    return translator(lang)("equal") if x == 0 else f"{format_number(2 ** abs(x), lang)}×"
