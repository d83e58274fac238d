"""Two small letters and what a reader can read in a figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import plotly.graph_objects as go
from builders import build_letter

EARLIER = replace(
    build_letter(["Een alinea over China.", "Een tweede over de NAVO."], "kst-33694-57"),
    short="Rapportage 2020",
    sender="Minister A",
    cabinet="Rutte III",
    date=date(2020, 4, 17),
    dossier="33694",
    number="57",
    session_year="2019-2020",
)
LATER = replace(
    build_letter(["Een alinea over Rusland.", "En nog een over China."], "kst-35925-V-84"),
    short="Beleidsbrief 2022",
    sender="Minister B",
    cabinet="Rutte IV",
    date=date(2022, 3, 8),
    date_precision="month",
    dossier="35925-V",
    number="84",
    session_year="2021-2022",
)


def texts_of(figure: go.Figure) -> str:
    """All text in the picture: title, axes, annotations, marks."""
    layout = figure.layout
    parts = [layout.title.text, layout.xaxis.title.text, *(layout.xaxis.ticktext or ())]
    parts += [a.text for a in layout.annotations]
    for trace in figure.data:
        parts += list(trace.text) if getattr(trace, "text", None) is not None else []
        parts.append(trace.name)
    return "\n".join(str(p) for p in parts if p is not None).replace("<br>", " ")


def chosen_of(figure: go.Figure) -> list[dict[str, object]]:
    """What a reader can choose: the customdata of every mark."""
    return [dict(c) for trace in figure.data if trace.customdata is not None for c in trace.customdata]
