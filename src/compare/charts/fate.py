"""Which paragraph of one letter became which of another: two columns of bars, ribbons between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import plotly.graph_objects as go

from compare.analysis.fates.fates import PassageFate, closest_fates
from compare.analysis.fates.sections import section_of
from compare.analysis.matching.passages import Passage
from compare.charts.fate_layout import Column, Edges, curve, lay_columns, share_bars, short_names
from compare.charts.fate_marks import (
    FATE_LABELS,
    PAIRED,
    choosing_marks,
    excerpt,
    fate_area,
    fate_key,
    passage_id,
    tell_pair,
)
from compare.charts.style import INK, MUTED, Overlay, add_text, base_figure, lay_over, plain, source_of
from compare.i18n import translator
from compare.model import Letter

_BAR, _STUB, _OUT = 0.02, 0.014, 0.035
_STEPS, _MARKS = 32, 6
_MANY = 600
"""More ribbons than this get one mark each, so that the page stays quick."""
_NAME, _HALF_LINE, _MARGIN = 38, 9, 250


def chart_fate(
    fates: Sequence[PassageFate],
    source: Letter,
    target: Letter,
    *,
    title: str,
    subtitle: str,
    lang: str = "nl",
    highlight: str = "",
) -> go.Figure:
    """Paragraphs of the older letter left, of the newer right, a ribbon for each pair, coloured by fate.

    A bar is as high as its paragraph has words; one without a counterpart sticks out at its own side.

    Args:
        fates: Rows of `fate_of_passages`.
        highlight: A section; the ribbons of all others fade.

    Returns:
        The figure. The custom data of a mark on a ribbon is ``{"source": id, "target": id}`` (`passage_id`),
        of a bar one of the two, of a section ``{"source_section": name}`` or ``{"target_section": name}``.
    """
    t = translator(lang)
    closest = closest_fates(fates, "source"), closest_fates(fates, "target")
    possible = {row.source or row.target for row in fates if row.possible}
    columns = lay_columns(*map(tuple, closest))
    height = max(columns[0].height, columns[1].height, 120.0)
    figure = base_figure(
        title,
        subtitle,
        t(
            "A ribbon joins a paragraph with its counterpart; striped ones stand elsewhere or were put "
            "together. Bars that stick out have no clear counterpart; those in the colour of “related” "
            "have a possible one. Open: not found again. Black: not found before."
        ),
        source_of((source, target), lang),
        lang=lang,
        plot_height=int(height),
        left=_MARGIN,
        right=_MARGIN,
        axis_space=18,
        above=52,
    )
    _add_ribbons(figure, fates, columns, highlight, lang)
    overlay = Overlay()
    for side, letter in enumerate((source, target)):
        told = [(p, fate, p in possible) for p, fate in closest[side].items()]
        _add_bars(figure, columns[side], told, side)
        _add_marks(figure, columns[side], told, side, lang)
        _add_names(overlay, figure, columns[side], letter, side, lang)
    add_text(
        overlay,
        text=fate_key({row.fate for row in fates}, lang),
        x=0,
        xref="paper",
        xanchor="left",
        xshift=4 - _MARGIN,
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=28,
        align="left",
    )
    figure.update_xaxes(visible=False, range=[-_OUT, 1 + _OUT], fixedrange=True)
    figure.update_yaxes(visible=False, range=[height, 0], fixedrange=True)
    lay_over(figure, overlay)
    return figure


# ---------------------------------------------------------------- ribbons


def _add_ribbons(
    figure: go.Figure,
    fates: Sequence[PassageFate],
    columns: tuple[Column, Column],
    highlight: str,
    lang: str,
) -> None:
    """A band for each pair, those that left most wording on top, and marks along them to choose by."""
    rows = {(r.source, r.target): r for r in fates if r.source is not None and r.target is not None}
    edges = share_bars([(a, b) for a, b in rows if a is not None and b is not None], columns)
    seen = {pair: highlight in map(section_of, pair) for pair in edges}
    if not (highlight and any(seen.values())):  # a section without ribbons would leave an empty map
        seen = dict.fromkeys(edges, True)
    for fate in reversed(PAIRED):
        for is_seen in (False, True):
            chosen = [e for pair, e in edges.items() if rows[pair].fate == fate and seen[pair] == is_seen]
            if chosen:
                opacity = (0.5 if fate == "related" else 0.8) if is_seen else 0.1
                figure.add_trace(_bands(chosen, fate, opacity))
    marked = {pair: edge for pair, edge in edges.items() if seen[pair]}
    if marked:
        figure.add_trace(_ribbon_marks([(rows[pair], edge) for pair, edge in marked.items()], lang))


def _bands(edges: Iterable[tuple[Edges, Edges]], fate: str, opacity: float) -> go.Scatter:
    """The ribbons of one fate in one trace."""
    across = [_BAR + (1 - 2 * _BAR) * k / _STEPS for k in range(_STEPS + 1)]
    x: list[float | None] = []
    y: list[float | None] = []
    for (a0, a1), (b0, b1) in edges:
        x += [*across, *reversed(across), None]
        y += [*curve(a0, b0, _STEPS), *reversed(curve(a1, b1, _STEPS)), None]
    return fate_area(x, y, fate, opacity=opacity)


def _ribbon_marks(ribbons: Sequence[tuple[PassageFate, tuple[Edges, Edges]]], lang: str) -> go.Scatter:
    """Marks along each ribbon, not seen until chosen, that tell of it and by which it is chosen."""
    steps = range(1, _MARKS) if len(ribbons) <= _MANY else [_MARKS // 2]
    x, y, data, texts = [], [], [], []
    for row, (start, end) in ribbons:
        middle = curve(sum(start) / 2, sum(end) / 2, _MARKS)
        text = tell_pair(row, lang)
        for k in steps:
            x.append(_BAR + (1 - 2 * _BAR) * k / _MARKS)
            y.append(middle[k])
            data.append({"source": passage_id(row.source), "target": passage_id(row.target)})
            texts.append(text)
    return choosing_marks(x, y, data, texts)


# ---------------------------------------------------------------- bars


def _add_bars(
    figure: go.Figure, column: Column, told: Sequence[tuple[Passage, str, bool]], side: int
) -> None:
    """A bar for each paragraph; one without a clear counterpart reaches past the others, to its own side."""
    for fate, is_possible in dict.fromkeys((fate, possible) for _, fate, possible in told):
        x: list[float | None] = []
        y: list[float | None] = []
        inner, outer = (_BAR, 0.0) if side == 0 else (1 - _BAR, 1.0)
        if fate not in PAIRED:
            inner, outer = (outer + _BAR / 2, -_STUB) if side == 0 else (outer - _BAR / 2, 1 + _STUB)
        for passage, own, possible in told:
            if (own, possible) == (fate, is_possible):
                top, bottom = column.bars[passage]
                x += [inner, outer, outer, inner, inner, None]
                y += [top, top, bottom, bottom, top, None]
        area = fate_area(x, y, "related" if is_possible else fate)
        if fate not in PAIRED:
            area.update(line={"width": 1, "color": INK})
        figure.add_trace(area)


def _add_marks(
    figure: go.Figure, column: Column, told: Sequence[tuple[Passage, str, bool]], side: int, lang: str
) -> None:
    """A mark on each bar, and one beside each section, to choose them by."""
    t, key = translator(lang), ("source", "target")[side]
    at = _BAR / 2 if side == 0 else 1 - _BAR / 2
    perhaps = f", {t('a possible counterpart')}"
    figure.add_trace(
        choosing_marks(
            [at] * len(told),
            [sum(column.bars[p]) / 2 for p, _, _ in told],
            [{key: passage_id(p)} for p, _, _ in told],
            [
                f"<b>{plain(t(FATE_LABELS[fate]) + (perhaps if possible else ''))}</b><br>{excerpt(p)}"
                for p, fate, possible in told
            ],
        )
    )


def _add_names(
    overlay: Overlay, figure: go.Figure, column: Column, letter: Letter, side: int, lang: str
) -> None:
    """The letter above its column, the sections beside theirs with a line as long as they are."""
    t, key = translator(lang), ("source_section", "target_section")[side]
    edge, anchor, out = (0.0, "right", -1) if side == 0 else (1.0, "left", 1)
    line = edge + out * 2 * _STUB
    beside: dict[str, Any] = {"x": edge, "xref": "paper", "xanchor": anchor, "xshift": out * 6}
    above: dict[str, Any] = {"y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 6}
    add_text(overlay, text=f"<b>{plain(letter.short)}</b>", **beside, **above)
    short = short_names((name for name, _ in column.sections), _NAME)
    places = []
    for name, (top, bottom) in column.sections:
        ends = {"x0": line, "x1": line, "y0": top, "y1": bottom}
        overlay.boxes.append({"type": "line", "line": {"width": 1.5, "color": MUTED}, **ends})
        places.append(min(top + _HALF_LINE, (top + bottom) / 2))
        text = plain(short[name] or t("(before the first heading)"))
        add_text(overlay, y=places[-1], text=text, yanchor="middle", font={"size": 12}, **beside)
    names = [name for name, _ in column.sections]
    told = [plain(name or t("(before the first heading)")) for name in names]
    figure.add_trace(choosing_marks([line] * len(names), places, [{key: name} for name in names], told))
