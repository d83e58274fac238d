"""Charts that are kept as text, drawn again later, and set for paper.

A kept chart may come back from a file that a stranger made, so it is looked through before it is drawn.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

from compare.charts.style import Figure, fit
from compare.errors import UnreadableFileError
from compare.i18n import mark

PAPER_WIDTH = 800
"""Pixels across of a chart on a page of A4: its letters then come out at seven to eight points."""
STRANGE = mark("This is no chart that Accent can draw.")

_TRACES = frozenset({"scatter", "bar", "heatmap"})
_LAYOUT = frozenset(
    {"annotations", "bargap", "barmode", "clickmode", "dragmode", "font", "height", "hoverlabel", "hovermode"}
    | {"legend", "margin", "meta", "modebar", "paper_bgcolor", "plot_bgcolor", "separators", "shapes"}
    | {"showlegend", "template", "title", "width", "xaxis", "yaxis"}
)
"""The parts that our charts have; none of them can bring something from outside."""
_TAG = re.compile(r"</?(b|i|br|sub|sup|span)( style=(['\"])[a-zA-Z0-9#:;. -]*\3)?>")
_MOST_CHARACTERS = 2_000_000
_EMPTY_TITLE = "<b></b>"
_MOST_BESIDE_ON_PHONE = 200
"""Pixels for names beside a drawing, of the 360 that a phone has."""


@cache
def plotly_script() -> str:
    """The program that draws charts in a browser, 4.5 MB of JavaScript."""
    script: str = get_plotlyjs()
    return script


def figure_to_text(figure: Figure) -> str:
    """A chart as it is now, as JSON; later changes of the figure do not reach it."""
    text: str = figure.to_json()
    return text


def text_to_figure(text: str) -> Figure:
    """The chart that `figure_to_text` kept.

    Raises:
        UnreadableFileError: It holds what no chart of ours does, such as a picture, a map or a link.
    """
    if len(text) > _MOST_CHARACTERS:
        raise UnreadableFileError(STRANGE)
    try:
        spec = json.loads(text)
        if not _is_ours(spec):
            raise UnreadableFileError(STRANGE)
        spec["layout"]["template"] = "none"
        figure = go.Figure({"data": spec["data"], "layout": spec["layout"]})
        set_for_paper(figure)
        return figure
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnreadableFileError(STRANGE) from error


def set_for_paper(figure: Figure, *, narrow: bool = False) -> Figure:
    """A chart for a page where a caption stands above it: without its own title, lines broken for the page.

    Args:
        narrow: For a phone; else for `PAPER_WIDTH`.
    """
    bare, meta = go.Figure(figure), figure.layout.meta
    bare.layout.meta = {**meta, "title": ""}
    fitted = fit(bare, narrow=True) if narrow else fit(bare, room=PAPER_WIDTH)
    title = fitted.layout.title
    title.text = title.text.removeprefix(_EMPTY_TITLE).removeprefix("<br>")
    # The line where the title stood, and the space that a second line asks above the first.
    spare = 24.7 if meta["subtitle"] else 34.7
    title.pad.t = 14
    fitted.layout.margin.t -= spare
    fitted.layout.height -= spare
    # The texts are laid now; as they were given they hold signs that could be taken for markup.
    fitted.layout.meta = None
    return fitted


def fits_phone(figure: Figure) -> bool:
    """Whether a chart has a form for a phone; one with names at both sides has not."""
    meta = figure.layout.meta
    return bool(meta["narrow_left"] + meta["narrow_right"] < _MOST_BESIDE_ON_PHONE)


def _is_ours(spec: Any) -> bool:
    """Whether a chart is made of our parts only, and its texts hold no markup but ours."""
    layout, traces = spec["layout"], spec["data"]
    laid = {name: part for name, part in layout.items() if name not in ("meta", "template")}
    return (
        set(spec) <= {"data", "layout"}
        and set(layout) <= _LAYOUT
        and isinstance(traces, list)
        and all(trace.get("type", "scatter") in _TRACES for trace in traces)
        and not any("<" in _TAG.sub("", x) or "url(" in x.lower() for x in _texts([traces, laid]))
    )


def _texts(part: Any) -> Iterator[str]:
    """Every text in a chart, however deep."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from _texts(value)
    elif isinstance(part, list):
        for value in part:
            yield from _texts(value)
