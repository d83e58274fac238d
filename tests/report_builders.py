"""Small reports for tests, made of charts, tables and passages written on the spot."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from builders import build_letter

from compare.charts.kept import figure_to_text
from compare.charts.style import Overlay, add_text, base_figure, lay_over
from compare.export.provenance import Provenance
from compare.export.report import (
    ChartItem,
    Passage,
    PassageItem,
    Report,
    Rows,
    TableItem,
    TextItem,
    report_to_draft,
)
from compare.model import Letter

NOW = datetime(2026, 11, 22, 10, 42, tzinfo=UTC)
LETTER = replace(
    build_letter(["Een alinea."], "kst-33694-57", short="Beleidsbrief 2022", number="57"),
    url="https://zoek.officielebekendmakingen.nl/kst-33694-57.html",
)
OTHER = build_letter(["Nog een."], "eigen", short="Eigen brief", day=date(2023, 5, 1))
ONE_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe"
    "0def46b80000000049454e44ae426082"
)


def build_made(
    *letters: Letter, method: str = "Alles **telt**.", lang: str = "nl", **parts: Any
) -> Provenance:
    """How something was made, from one letter unless told otherwise."""
    made = Provenance(
        page="Termen",
        link="https://accent.example/termen?q=drones",
        settings=(("Wie telt", "het kabinet"),),
        letters=letters or (LETTER,),
        method=method,
        notes=("Koppen tellen niet.",),
        version="1.2.3",
        corpus="abc123",
        lists="",
        made=NOW,
        lang=lang,
    )
    return replace(made, **parts)


def build_chart(
    id: str = "c1", caption: str = "Hoe vaak drones", note: str = "Een aantekening."
) -> ChartItem:
    """A chart with one word in it, and two rows behind it."""
    figure = base_figure("Hoe vaak drones", "per 10.000 woorden", note, "Bron: de brief.")
    over = Overlay()
    add_text(over, text="drones", x=1, y=1)
    lay_over(figure, over)
    rows = Rows(("term", "aantal"), (("drones", 12), ("tanks", 3)), 2)
    return ChartItem(id, figure_to_text(figure), "Drones komen vaker voor.", rows, build_made(), caption)


def build_table(id: str = "t1", rows: int = 3, of: int = 0, **parts: Any) -> TableItem:
    """A table of two columns."""
    cells = tuple((f"woord {i}", i * 1.5) for i in range(rows))
    table = TableItem(id, Rows(("woord", "keer"), cells, of or rows), (0, 1), build_made(), "Alle woorden")
    return replace(table, **parts)


def build_passages(
    id: str = "p1", text: str = "Het kabinet koopt drones.\nEn meer.", **parts: Any
) -> PassageItem:
    """Two passages, of which the first stands in the report."""
    one = Passage(
        LETTER.id,
        "kabinet",
        LETTER.short,
        "Defensie",
        text,
        ((18, 24),),
        "",
        "Kamerstukken II, p. 4",
        "#0072B2",
    )
    two = replace(one, text="Een tweede passage.", marks=(), letter_id=OTHER.id, citation="Brief, p. 1")
    made = build_made(LETTER, OTHER)
    return replace(PassageItem(id, (one, two), (0,), 7, made, "Waar het staat"), **parts)


def build_report(*items: Any, **parts: Any) -> Report:
    """A report of these items, or of one of each kind."""
    some = items or (
        build_chart(),
        TextItem("x1", "Tussenkop", "Mijn woorden."),
        build_table(),
        build_passages(),
    )
    return replace(Report("Mijn rapport", "A. Lezer", "Een inleiding.", tuple(some)), **parts)


def build_draft(change: Any = None) -> bytes:
    """A draft as a file, perhaps changed by somebody: ``change`` gets it as JSON."""
    held = json.loads(report_to_draft(build_report()))
    if change:
        change(held)
    return json.dumps(held).encode()
