"""The looks of a fate: its name, its colour, its shapes, and the marks by which a passage is chosen."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from compare.analysis.fates.fates import FATES, PassageFate
from compare.analysis.matching.passages import Passage
from compare.charts.style import INK, PAPER, plain
from compare.i18n import format_number, mark, translator

PAIRED = ("kept", "moved", "edited", "split", "merged", "related")
"""Fates of a passage that has a counterpart, those that left most of its wording first."""

FATE_LABELS = {
    "kept": mark("kept"),
    "edited": mark("edited"),
    "split": mark("split"),
    "merged": mark("merged"),
    "moved": mark("moved"),
    "related": mark("related"),
    "dropped": mark("not found again"),
    "new": mark("not found before"),
}

FATE_COLOURS = {
    "kept": "#1f6aa5",
    "moved": "#1f6aa5",
    "edited": "#e69f00",
    "split": "#009e73",
    "merged": "#009e73",
    "related": "#b9c7d2",
    "dropped": PAPER,
    "new": INK,
}
"""Colour-blind safe; in grey each is a step lighter, and what shares a colour is striped."""

_STRIPED = frozenset({"moved", "merged"})
_EXCERPT = 70
_IN_LINE = 8


def passage_id(passage: Passage | None) -> str:
    """What names a passage within its letter: number of its block and offset in it, «12.0»; "" for none."""
    return "" if passage is None else f"{passage.block_n}.{passage.offset}"


def fate_area(x: Sequence[float | None], y: Sequence[float | None], fate: str, **looks: Any) -> go.Scatter:
    """Filled shapes in the colour of a fate, striped where two share one."""
    colour = FATE_COLOURS[fate]
    fill: dict[str, Any] = {"fillcolor": colour}
    if fate in _STRIPED:
        fill = {
            "fillpattern": {"shape": "/", "fgcolor": colour, "bgcolor": PAPER, "size": 5, "solidity": 0.5}
        }
    return go.Scatter(
        x=x,
        y=y,
        mode="lines",
        line={"width": 0.5, "color": colour},
        fill="toself",
        hoverinfo="skip",
        showlegend=False,
        **fill,
        **looks,
    )


def choosing_marks(
    x: Sequence[float], y: Sequence[float], data: Sequence[Mapping[str, str]], texts: Sequence[str]
) -> go.Scatter:
    """Marks that show only when they are chosen."""
    return go.Scatter(
        x=x,
        y=y,
        mode="markers",
        marker={"size": 11, "color": INK, "opacity": 0},
        selected={"marker": {"opacity": 0.9}},
        unselected={"marker": {"opacity": 0}},
        customdata=data,
        hovertext=texts,
        hoverinfo="text",
        showlegend=False,
    )


def tell_pair(row: PassageFate, lang: str) -> str:
    """What the pointer tells of a ribbon."""
    t = translator(lang)
    head = f"<b>{plain(t(FATE_LABELS[row.fate]))}</b>, " + t("similarity {value}").format(
        value=format_number(row.similarity, lang, 2)
    )
    if row.moved and row.fate != "moved":
        head += ", " + t("and moved")
    return "<br>".join([head, *(excerpt(p) for p in (row.source, row.target) if p is not None)])


def excerpt(passage: Passage) -> str:
    """The first words of a passage after its page."""
    text = passage.text if len(passage.text) <= _EXCERPT else passage.text[:_EXCERPT].rsplit(" ", 1)[0] + " …"
    return plain(f"p. {passage.page}: {text}" if passage.page else text)


def fate_key(present: Collection[str], lang: str) -> str:
    """A square with the name of each fate that occurs, in lines of eight, as Plotly writes them."""
    t = translator(lang)
    signs = [
        f'<span style="color:{INK if fate == "dropped" else FATE_COLOURS[fate]}">{_sign(fate)}</span> '
        f"{plain(t(FATE_LABELS[fate]))}"
        for fate in FATES
        if fate in present
    ]
    return "<br>".join("     ".join(signs[k : k + _IN_LINE]) for k in range(0, len(signs), _IN_LINE))


def _sign(fate: str) -> str:
    """A square as the shapes of a fate are filled: striped, open or full."""
    return "▨" if fate in _STRIPED else "□" if fate == "dropped" else "■"
