"""One look for every chart: colours, texts inside the picture, light and dark.

Charts are built in light colours; `fit` sets them for a dark screen or a phone.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

import plotly.graph_objects as go

from compare.i18n import format_date, translator
from compare.model import Letter
from compare.text.citations import cite

INK, MUTED, GRID, PAPER = "#1a1a1a", "#5b5b5b", "#e2e2e2", "#ffffff"
_DARK = {INK: "#f2f1ef", MUTED: "#bdbab5", GRID: "#3b3935", PAPER: "#171614"}
LIGHT_OF = {dark: light for light, dark in _DARK.items()}
"""For each colour of a dark screen the one on paper."""
NOISE = "#8c8c8c"
"""Grey of what stays inside the noise; readable on white and on black."""
CELL_INK, CELL_PAPER = "#101418", "#fdfdfd"
"""Text on light and on dark cells; the same on every screen."""
FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
"""One that is on every machine: a saved picture cannot carry the page's own font along."""
SCALE = [[0.0, "#f3f6fa"], [0.25, "#c9dcec"], [0.5, "#8fb9d9"], [0.75, "#3f86b8"], [1.0, "#0b4f7d"]]
"""Light to dark blue, one hue, for heat maps; prints in grey."""

LETTER_COLOURS = {
    "kst-33694-57": "#0072B2",
    "kst-35925-V-84": "#D55E00",
    "kst-28676-346": "#009E73",
    "nds-tk-2020D20723": "#CC79A7",
}
"""Okabe-Ito colours; a letter keeps its own on every page."""
_SYMBOLS = {
    "kst-33694-57": "circle",
    "kst-35925-V-84": "diamond",
    "kst-28676-346": "square",
    "nds-tk-2020D20723": "triangle-up",
}
_SPARE = ("#56B4E9", "#E69F00", "#332288", "#999933", "#882255", "#44AA99", "#8C564B", "#5F6B73")
_SPARE_SYMBOLS = ("pentagon", "hexagon", "star", "cross", "x", "triangle-down")
"""For papers of one's own: colours and marks that none of the given letters has, 48 pairs of them."""
Figure = go.Figure
"""The type of every chart, for who may not know Plotly."""
_WIDE, _NARROW = 118, 46
_LETTER = 6.8
"""Pixels that a letter of a subtitle takes across, somewhat more than the mean."""
_LINE = {"title": 24.7, "note": 16}
_LONGEST_BESIDE = 46
"""Characters of a row's name that fit beside its figures on a phone."""
_LONGEST_BOLD = 32
"""The same of the first line of a name of several lines, which may be bold."""
_LIFT = 21
"""Pixels that a name stands above its row on a phone, clear of the margins drawn there."""


def _paper_id(letter_id: str) -> str:
    """Id of the paper that a witness is a copy of."""
    return letter_id.split(".")[0]


def letter_colour(letter_id: str) -> str:
    """Colour of a letter; a letter of one's own gets a spare one, always the same."""
    paper = _paper_id(letter_id)
    return LETTER_COLOURS.get(paper) or _SPARE[crc32(paper.encode()) % len(_SPARE)]


def letter_symbol(letter_id: str) -> str:
    """Mark of a letter, so that colour is never the only difference."""
    paper = _paper_id(letter_id)
    return _SYMBOLS.get(paper) or _SPARE_SYMBOLS[crc32(paper.encode()) // len(_SPARE) % len(_SPARE_SYMBOLS)]


def separators(lang: str) -> str:
    """Decimal and thousands mark as Plotly wants them: ``,.`` in Dutch."""
    return ",." if lang == "nl" else ".,"


def plain(text: str) -> str:
    """Text in which nothing is taken for markup by Plotly."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrap(text: str, width: int) -> str:
    """Text broken into lines of at most ``width`` characters, as Plotly breaks them."""
    return "<br>".join(plain(line) for line in textwrap.wrap(text, width, break_long_words=False)) or ""


def source_of(letters: Iterable[Letter], lang: str = "nl") -> str:
    """Source line: each letter with its name, Kamerstuk number and date."""
    named = []
    for x in sorted(letters, key=lambda x: x.date):
        cited, day = cite(x), format_date(x.date, x.date_precision, lang)
        named.append(f"{x.short} ({cited})" if day in cited else f"{x.short} ({cited}, {day})")
    return translator(lang)("Source: {letters}.").format(letters="; ".join(named))


def base_figure(
    title: str,
    subtitle: str = "",
    note: str = "",
    source: str = "",
    *,
    lang: str = "nl",
    plot_height: int = 320,
    left: int = 60,
    right: int = 24,
    axis_space: int = 54,
    above: int = 0,
    narrow_left: int | None = None,
    narrow_right: int | None = None,
    narrow_height: int | None = None,
    narrow_above: int = 0,
) -> go.Figure:
    """An empty figure with its texts inside the picture and every colour explicit.

    Args:
        title: What is shown, or the finding.
        subtitle: What is measured, in which unit, whose words count.
        note: The margin in plain words, and what was left out.
        source: `source_of` the letters.
        plot_height: Height of the drawing itself, in pixels; the texts come on top.
        left: Room for labels left of the drawing, in pixels.
        axis_space: Room for the axis under the drawing, before the note.
        above: Room above the drawing for column heads or a legend.
        narrow_left: Room at the left on a phone, where `label_row` goes above its row.
        narrow_height: Height of the drawing on a phone.
        narrow_above: Extra room for slanted column heads on a phone.

    Returns:
        The figure; `fit` lays the texts anew for a narrow or dark screen.
    """
    axis = {
        "showline": False,
        "zeroline": False,
        "gridcolor": GRID,
        "linecolor": MUTED,
        "tickcolor": MUTED,
        "tickfont": {"color": INK, "size": 13},
        "title": {"font": {"color": MUTED, "size": 13}, "standoff": 8},
        "automargin": False,
    }
    figure = go.Figure()
    figure.update_layout(
        template="none",
        paper_bgcolor=PAPER,
        plot_bgcolor=PAPER,
        font={"family": FONT, "size": 13, "color": INK},
        separators=separators(lang),
        hovermode="closest",
        hoverlabel={
            "bgcolor": PAPER,
            "bordercolor": MUTED,
            "font": {"color": INK, "size": 13, "family": FONT},
        },
        showlegend=False,
        legend={
            "orientation": "h",
            "x": 0,
            "xref": "paper",
            "y": 1,
            "yanchor": "bottom",
            "font": {"color": INK, "size": 13},
            "bgcolor": "rgba(0,0,0,0)",
        },
        dragmode=False,
        clickmode="event+select",
        modebar={"bgcolor": "rgba(0,0,0,0)", "color": MUTED, "activecolor": INK},
        xaxis=axis,
        yaxis={**axis, "showgrid": False, "ticks": ""},
        meta={
            "title": title,
            "subtitle": subtitle,
            "note": note,
            "source": source,
            "plot_height": plot_height,
            "left": left,
            "right": right,
            "axis_space": axis_space,
            "above": above,
            "narrow_left": narrow_left if narrow_left is not None else left,
            "narrow_right": narrow_right if narrow_right is not None else right,
            "narrow_height": narrow_height or plot_height,
            "narrow_above": narrow_above,
        },
    )
    return _lay_texts(figure, narrow=False)


def _lay_texts(figure: go.Figure, *, narrow: bool, width: int = 0) -> go.Figure:
    """Set title, note and source, and make room for them; ``width`` is that of a line in characters."""
    meta = figure.layout.meta
    left, right, height = (
        (meta["narrow_left"], meta["narrow_right"], meta["narrow_height"])
        if narrow
        else (meta["left"], meta["right"], meta["plot_height"])
    )
    bold = 0.62 if width else 0.78 if narrow else 0.7
    width = width or (_NARROW if narrow else _WIDE)
    title = wrap(meta["title"], int(width * bold))
    subtitle = wrap(meta["subtitle"], width)
    foot = "<br>".join(
        filter(None, (wrap(meta["note"], int(width * 1.14)), wrap(meta["source"], int(width * 1.14))))
    )
    lines = title.count("<br>") + 1 + (subtitle.count("<br>") + 1 if subtitle else 0)
    top = 12 + _LINE["title"] * lines + 12 + meta["above"] + (meta["narrow_above"] if narrow else 0)
    below = meta["axis_space"] + _LINE["note"] * (foot.count("<br>") + 1) + 10
    text = f"<b>{title}</b>"
    if subtitle:
        text += f'<br><span style="font-size:14px;color:{MUTED}">{subtitle}</span>'
    figure.update_layout(
        title={
            "text": text,
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"t": 14 if lines == 1 else 27, "l": 2},
            "font": {"size": 19, "color": INK, "family": FONT},
            "automargin": False,
        },
        margin={"l": left, "r": right, "t": top, "b": below, "pad": 0},
        height=height + top + below,
    )
    kept = [a for a in figure.layout.annotations if a.name != "foot"]
    figure.layout.annotations = (
        *kept,
        go.layout.Annotation(
            name="foot",
            text=foot,
            showarrow=False,
            align="left",
            xref="paper",
            yref="paper",
            x=0,
            y=0,
            xanchor="left",
            yanchor="top",
            xshift=-left,
            yshift=-meta["axis_space"],
            font={"size": 12, "color": MUTED, "family": FONT},
        ),
    )
    return figure


def fit(figure: go.Figure, *, narrow: bool = False, dark: bool = False, room: int = 0) -> go.Figure:
    """The same chart for this screen: lines broken for its width, colours for its paper.

    Args:
        narrow: The screen is a phone's: what stands beside a row goes above it.
        room: Pixels across, where there are fewer than a full page has; 0 is a full page.
    """
    if isinstance(figure.layout.meta, dict) and "title" in figure.layout.meta:
        if narrow or room:
            across = min(_WIDE, int(room / _LETTER))
            figure = _lay_texts(go.Figure(figure), narrow=narrow, width=across)
        if narrow:
            _lift_labels(figure)
    if dark:
        spec = figure.to_json()
        for light, other in _DARK.items():
            spec = spec.replace(light, other)
        figure = go.Figure(json.loads(spec))
    return figure


class Settled(go.Figure):  # type: ignore[misc]  # Plotly ships no types
    """A figure that nobody changes any more, to be drawn again and again.

    Plotly copies every part of a figure each time that it is drawn, which takes longer than to write it
    out. Of this one only `to_dict` works.
    """

    def __init__(self, figure: go.Figure) -> None:
        self._parts: dict[str, Any] = figure.to_dict()

    def to_dict(self) -> dict[str, Any]:
        """The parts themselves; who changes them changes the figure."""
        return self._parts


def settle(figure: go.Figure, *, narrow: bool = False, dark: bool = False, room: int = 0) -> Settled:
    """The chart as `fit` sets it for this screen, settled."""
    return Settled(fit(figure, narrow=narrow, dark=dark, room=room))


def _lift_labels(figure: go.Figure) -> None:
    """Put what stands beside a row above it: a phone has no room beside."""
    meta = figure.layout.meta
    extra = meta["narrow_above"]
    valued = {a.y for a in figure.layout.annotations if a.name == "value"}
    for note in figure.layout.annotations:
        is_long = len(note.text) > _LONGEST_BESIDE and "<" not in note.text
        if note.name == "row" and note.y in valued and is_long:
            note.update(text="<br>".join(textwrap.wrap(note.text, _LONGEST_BESIDE)))
    rows = {a.y: a.text for a in figure.layout.annotations if a.name == "row"}
    lines = {y: text.count("<br>") for y, text in rows.items()}
    for note in figure.layout.annotations:
        up = _LIFT + 16 * (lines.get(note.y, 0) - _line_with_room(rows.get(note.y, "")))
        if note.name == "row":
            lifted = _LIFT + 8 * lines[note.y] + (10 if lines[note.y] else 0)
            note.update(xanchor="left", align="left", xshift=4 - meta["narrow_left"], yshift=lifted)
        elif note.name == "value":
            up += 10 if lines.get(note.y) else 0
            note.update(xanchor="right", align="right", xshift=meta["narrow_right"] - 4, yshift=up)
        elif note.name == "cellrow":
            short = "<br>".join(textwrap.wrap(note.text.replace("<br>", " "), 25))
            note.update(text=short, font={"size": 10.5}, xshift=-5)
    if extra and figure.layout.xaxis.type != "date":
        figure.update_xaxes(tickangle=-90, tickfont={"size": 11})
        figure.update_traces(marker={"size": 18}, textfont={"size": 10}, selector={"mode": "markers+text"})


def _line_with_room(label: str) -> int:
    """The line of a name that has room for its figures: the first, or the shortest when that is long."""
    lengths = [len(re.sub("<[^>]*>", "", line)) for line in label.split("<br>")]
    return 0 if lengths[0] <= _LONGEST_BOLD else lengths.index(min(lengths))


@dataclass(slots=True)
class Overlay:
    """Texts and boxes to be laid over a figure in one go.

    Plotly checks all of them again at each one that is added: one by one they would
    cost most of a page's time.
    """

    texts: list[dict[str, Any]] = field(default_factory=list)
    boxes: list[dict[str, Any]] = field(default_factory=list)


def lay_over(figure: go.Figure, overlay: Overlay) -> None:
    """Add the texts and boxes of an overlay to a figure."""
    figure.update_layout(
        annotations=[*figure.layout.annotations, *overlay.texts],
        shapes=[*figure.layout.shapes, *overlay.boxes],
    )


def label_row(
    overlay: Overlay,
    figure: go.Figure,
    y: float,
    text: str,
    *,
    value: str = "",
    size: int = 13,
    name: str = "row",
) -> None:
    """Name of a row at its left and its figures at its right; above the row on a phone."""
    shared: dict[str, Any] = {"xref": "paper", "y": y, "yref": "y", "yanchor": "middle", "showarrow": False}
    shared |= {"xanchor": "right", "align": "right"}
    font = {"size": size, "color": INK, "family": FONT}
    overlay.texts.append({"name": name, "text": text, "x": 0, "xshift": -12, "font": font, **shared})
    if value:
        shift = figure.layout.meta["right"] - 4
        small = {**font, "size": 12}
        overlay.texts.append(
            {"name": "value", "text": value, "x": 1, "xshift": shift, "font": small, **shared}
        )


def add_text(overlay: Overlay, *, font: Mapping[str, object] | None = None, **annotation: object) -> None:
    """Put a line of text in the drawing, in the house font unless told otherwise."""
    whole = {"size": 13, "color": INK, "family": FONT, **(font or {})}
    overlay.texts.append({"showarrow": False, "font": whole, **annotation})


def legend_of(letters: Sequence[Letter]) -> list[go.Scatter]:
    """One empty trace for each letter, so that a legend shows its mark and name."""
    return [
        go.Scatter(
            x=[None],
            y=[None],
            mode="markers",
            name=plain(x.short),
            showlegend=True,
            hoverinfo="skip",
            marker={"color": letter_colour(x.id), "symbol": letter_symbol(x.id), "size": 11},
        )
        for x in letters
    ]
