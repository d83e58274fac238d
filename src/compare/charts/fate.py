"""Which section of one letter went where in another: two columns of sections, ribbons between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import plotly.graph_objects as go

from compare.analysis.matches import PassageFate
from compare.analysis.sections import SectionLink, SectionSize, count_links, count_sections
from compare.charts.style import (
    CELL_INK,
    CELL_PAPER,
    MUTED,
    Overlay,
    add_text,
    base_figure,
    lay_over,
    plain,
    source_of,
)
from compare.i18n import format_number, mark, translator
from compare.model import Letter

PAIRED = ("kept", "reworded", "related")
"""Fates of a passage that has a counterpart, closest first."""

FATE_COLOURS = {"kept": "#0b4f7d", "reworded": "#3f86b8", "related": "#9fc3de"}
_ALONE = "#b5b5b5"

FATE_LABELS = {
    "kept": mark("kept"),
    "reworded": mark("reworded"),
    "related": mark("related"),
    "new": mark("new"),
    "dropped": mark("dropped"),
}

_SLOT, _GAP, _BAR, _STEPS = 17.0, 4.0, 0.016, 24
_LABEL, _SHARED_HEAD = 46, 3


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
    """Sections of the older letter left, of the newer right, a ribbon for passages that return.

    A bar is as high as the section has paragraphs; the grey part has no counterpart.

    Args:
        fates: Rows of `fate_of_passages`.
        highlight: A section; the ribbons of all others fade.

    Returns:
        The figure; the custom data of a mark on a ribbon is
        ``{"source": …, "target": …}``, of a bar ``{"source": …}`` or ``{"target": …}``.
    """
    t = translator(lang)
    left, right = count_sections(fates, "source"), count_sections(fates, "target")
    links = count_links(fates)
    unit = _unit(left, right)
    tops_left, height_left = _stack(left, unit)
    tops_right, height_right = _stack(right, unit)
    height = max(height_left, height_right, 120.0)
    figure = base_figure(
        title,
        subtitle,
        t("A ribbon is as wide as the number of paragraphs that return. Grey: without a counterpart."),
        source_of((source, target), lang),
        lang=lang,
        plot_height=int(height),
        left=300,
        right=300,
        axis_space=18,
        above=52,
    )
    overlay = Overlay()
    _add_ribbons(figure, links, (left, right), (tops_left, tops_right), unit, highlight, lang)
    _add_bars(figure, overlay, left, tops_left, unit, side="source", lang=lang)
    _add_bars(figure, overlay, right, tops_right, unit, side="target", lang=lang)
    for x, letter, anchor in ((0.0, source, "right"), (1.0, target, "left")):
        add_text(
            overlay,
            x=x,
            y=1,
            yref="paper",
            text=f"<b>{plain(letter.short)}</b>",
            xanchor=anchor,
            yanchor="bottom",
            yshift=6,
            xshift=-8 if anchor == "right" else 8,
        )
    present = {link.fate for link in links}
    figure.add_traces(
        [
            go.Scatter(
                x=[None],
                y=[None],
                mode="markers",
                name=plain(t(FATE_LABELS[fate])),
                showlegend=True,
                hoverinfo="skip",
                marker={"color": FATE_COLOURS[fate], "symbol": "square", "size": 12},
            )
            for fate in PAIRED
            if fate in present
        ]
    )
    figure.update_layout(showlegend=True, legend={"y": 1 + 28 / height})
    figure.update_xaxes(visible=False, range=[0, 1], fixedrange=True)
    figure.update_yaxes(visible=False, range=[height, 0], fixedrange=True)
    lay_over(figure, overlay)
    return figure


def _unit(left: Sequence[SectionSize], right: Sequence[SectionSize]) -> float:
    """Pixels for one passage, so that the larger letter fits in about 620."""
    most = max(sum(s.passages for s in left), sum(s.passages for s in right), 1)
    return max(4.0, min(14.0, 620 / most))


def _stack(sections: Sequence[SectionSize], unit: float) -> tuple[dict[str, float], float]:
    """Where each section's bar begins, from above, and the height of all together."""
    tops: dict[str, float] = {}
    y = 0.0
    for section in sections:
        tops[section.section] = y
        y += max(_SLOT, section.passages * unit) + _GAP
    return tops, y


def _add_ribbons(
    figure: go.Figure,
    links: Sequence[SectionLink],
    sections: tuple[Sequence[SectionSize], Sequence[SectionSize]],
    tops: tuple[dict[str, float], dict[str, float]],
    unit: float,
    highlight: str,
    lang: str,
) -> None:
    """Curved bands, ordered so that those of one section do not cross at its bar."""
    t = translator(lang)
    rank_left = {s.section: i for i, s in enumerate(sections[0])}
    rank_right = {s.section: i for i, s in enumerate(sections[1])}
    fate_rank = {fate: i for i, fate in enumerate(PAIRED)}
    if not any(highlight in (link.source, link.target) for link in links):
        highlight = ""  # a section without ribbons would leave an empty map
    start = _ends(
        sorted(links, key=lambda x: (rank_left[x.source], rank_right[x.target], fate_rank.get(x.fate, 9))),
        "source",
        sections[0],
        tops[0],
        unit,
    )
    end = _ends(
        sorted(links, key=lambda x: (rank_right[x.target], rank_left[x.source], fate_rank.get(x.fate, 9))),
        "target",
        sections[1],
        tops[1],
        unit,
    )
    steps = [i / _STEPS for i in range(_STEPS + 1)]
    ease = [s * s * (3 - 2 * s) for s in steps]
    marked: list[SectionLink] = []
    for link in sorted(links, key=lambda x: (fate_rank.get(x.fate, 9), x.count), reverse=True):
        faded = bool(highlight) and highlight not in (link.source, link.target)
        (a0, a1), (b0, b1) = start[link], end[link]
        xs = [_BAR + (1 - 2 * _BAR) * s for s in steps]
        upper = [a0 + (b0 - a0) * e for e in ease]
        lower = [a1 + (b1 - a1) * e for e in ease]
        figure.add_trace(
            go.Scatter(
                x=xs + xs[::-1],
                y=upper + lower[::-1],
                mode="lines",
                line={"width": 0},
                fill="toself",
                fillcolor=FATE_COLOURS.get(link.fate, _ALONE),
                opacity=0.12 if faded else 0.72,
                hoverinfo="skip",
                showlegend=False,
            )
        )
        if not faded:
            marked.append(link)
    figure.add_trace(
        go.Scatter(
            x=[_apart(i) for i in range(len(marked))],
            y=[
                _on_curve(_apart(i), sum(start[link]) / 2, sum(end[link]) / 2)
                for i, link in enumerate(marked)
            ],
            mode="markers+text",
            text=[format_number(link.count, lang) if link.count > 1 else "" for link in marked],
            textfont={"size": 11, "color": CELL_INK},
            customdata=[{"source": link.source, "target": link.target} for link in marked],
            hovertext=[
                (
                    t("One paragraph {fate}:<br>{source}<br>→ {target}")
                    if link.count == 1
                    else t("{count} paragraphs {fate}:<br>{source}<br>→ {target}")
                ).format(
                    count=format_number(link.count, lang),
                    fate=t(FATE_LABELS.get(link.fate, link.fate)),
                    source=plain(link.source or t("(before the first heading)")),
                    target=plain(link.target or t("(before the first heading)")),
                )
                for link in marked
            ],
            hoverinfo="text",
            marker={
                "size": [17 if link.count > 1 else 9 for link in marked],
                "color": CELL_PAPER,
                "opacity": 1,
                "line": {"width": 1.5, "color": [FATE_COLOURS.get(link.fate, _ALONE) for link in marked]},
            },
            showlegend=False,
        )
    )


def _ends(
    links: Sequence[SectionLink],
    side: str,
    sections: Sequence[SectionSize],
    tops: dict[str, float],
    unit: float,
) -> dict[SectionLink, tuple[float, float]]:
    """Upper and lower edge of each ribbon at one bar, in the order given.

    A paragraph may be in several pairs; the ribbons of a section share the height
    of its paragraphs with a counterpart.
    """
    total: Counter[str] = Counter()
    for link in links:
        total[getattr(link, side)] += link.count
    room = {s.section: s.paired * unit for s in sections}
    used: Counter[str] = Counter()
    ends: dict[SectionLink, tuple[float, float]] = {}
    for link in links:
        section = getattr(link, side)
        one = room[section] / total[section]
        top = tops[section] + used[section] * one
        used[section] += link.count
        ends[link] = (top, top + link.count * one)
    return ends


def _apart(i: int) -> float:
    """Where along its ribbon the i-th mark stands, so that marks seldom lie on each other."""
    return 0.18 + 0.64 * ((i * 0.618) % 1.0)


def _on_curve(x: float, y0: float, y1: float) -> float:
    """Height at ``x`` of a curve from one bar to the other."""
    s = (x - _BAR) / (1 - 2 * _BAR)
    return y0 + (y1 - y0) * s * s * (3 - 2 * s)


def _short(section: str, stems: Counter[str]) -> str:
    """The name of a section without what three or more begin with, and not too long."""
    head, _, rest = section.partition(": ")
    name = rest if rest and stems[head] >= _SHARED_HEAD else section
    return name if len(name) <= _LABEL else name[: _LABEL - 1].rstrip() + "…"


def _add_bars(
    figure: go.Figure,
    overlay: Overlay,
    sections: Sequence[SectionSize],
    tops: dict[str, float],
    unit: float,
    *,
    side: str,
    lang: str,
) -> None:
    """A bar and a name for each section, and a mark to choose it by."""
    t = translator(lang)
    is_left = side == "source"
    x0, x1 = (0.0, _BAR) if is_left else (1 - _BAR, 1.0)
    stems = Counter(s.section.split(": ", 1)[0] for s in sections if ": " in s.section)
    for section in sections:
        top = tops[section.section]
        for colour, a, b in (
            (MUTED, 0, section.paired),
            (_ALONE, section.paired, section.passages),
        ):
            if b > a:
                overlay.boxes.append(
                    {
                        "type": "rect",
                        "x0": x0,
                        "x1": x1,
                        "y0": top + a * unit,
                        "y1": top + b * unit,
                        "fillcolor": colour,
                        "line": {"width": 0},
                        "layer": "above",
                    }
                )
        name = section.section or t("(before the first heading)")
        add_text(
            overlay,
            x=0.0 if is_left else 1.0,
            y=top + min(max(_SLOT, section.passages * unit) / 2, _SLOT / 2 + 2),
            text=plain(_short(name, stems)),
            xanchor="right" if is_left else "left",
            yanchor="middle",
            xshift=-8 if is_left else 8,
            font={"size": 12},
        )
    figure.add_trace(
        go.Scatter(
            x=[(x0 + x1) / 2] * len(sections),
            y=[tops[s.section] + s.passages * unit / 2 for s in sections],
            mode="markers",
            marker={"size": 16, "color": "rgba(0,0,0,0)", "line": {"width": 0}},
            customdata=[{side: s.section} for s in sections],
            hovertext=[
                t("{section}: {paired} of {passages} paragraphs with a counterpart").format(
                    section=plain(s.section or t("(before the first heading)")),
                    paired=format_number(s.paired, lang),
                    passages=format_number(s.passages, lang),
                )
                for s in sections
            ],
            hoverinfo="text",
            showlegend=False,
        )
    )
