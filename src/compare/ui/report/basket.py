"""What a reader puts aside for a report, from any page: kept for the visit, seen by nobody else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from compare.charts.kept import figure_to_text
from compare.charts.style import Figure, letter_colour
from compare.errors import ReportError
from compare.export.provenance import Provenance
from compare.export.report.laid import columns_that_fit, frame_to_rows
from compare.export.report.model import (
    FULL,
    LONGEST_LINE,
    MOST_ITEMS,
    TOO_LARGE,
    ChartItem,
    Item,
    Passage,
    PassageItem,
    Report,
    Rows,
    TableItem,
    add_item,
    facts_only,
    remove_item,
)
from compare.text.citations import cite
from compare.ui.context import Context
from compare.ui.made import Made, made_so_far
from compare.ui.made import Passage as Shown

if TYPE_CHECKING:
    from compare.ui.parts import PassageCard

Draw = Callable[[], None]
"""Draws a button where it is called."""

MOST_PASSAGES = 30
"""Of one list, in a report; the first three stand there until the reader chooses."""
FIRST_PASSAGES = 3

LANGUAGE = "Taal / Language"
"""The choice in the menu that says nothing of how a figure was made."""
_REPORT, _PAST, _OFFERED, _REFUSED = "report-of-visit", "report-past", "report-offered", "report-refused"
_MENU = "report-in-menu"
_MOST_UNDONE = 30


def report_now() -> Report:
    """The report of this visit."""
    report: Report | None = st.session_state.get(_REPORT)
    return report if report is not None else Report()


def put_report(report: Report, *, anew: bool = False) -> None:
    """Make this the report of the visit; the one before can be had back.

    ``anew`` is for another report altogether: only the last one before it is kept.
    """
    past: list[Report] = st.session_state.get(_PAST, [])
    st.session_state[_PAST] = [report_now()] if anew else [*past, report_now()][-_MOST_UNDONE:]
    st.session_state[_REPORT] = report


def undo_report() -> None:
    """Take the last change of the report back."""
    past: list[Report] = st.session_state.get(_PAST, [])
    if past:
        st.session_state[_REPORT] = past[-1]
        st.session_state[_PAST] = past[:-1]


def can_undo_report() -> bool:
    """Whether there is a change to take back."""
    return bool(st.session_state.get(_PAST))


def count_in_menu(label: str, draw: Callable[[str], None]) -> None:
    """The line of the menu with how many items the report has; it keeps up without the page being drawn."""

    @st.fragment(key=_MENU)
    def line() -> None:
        n = len(report_now().items)
        draw(f"{label} ({n})" if n else label)

    line()


def offer_chart(ctx: Context, figure: Figure, key: str, alt: str, frame: pd.DataFrame, row: str) -> Draw:
    """Draws a button that puts a chart in the report, with the rows behind it.

    Args:
        row: Name of the fragment that the button stands in; it is drawn anew when the button is pressed.
    """
    return _offer(ctx, f"{key}-report", row, lambda made: chart_to_item(ctx, figure, alt, frame, made))


def offer_table(ctx: Context, frame: pd.DataFrame, key: str, filename: str, row: str) -> Draw:
    """Draws a button that puts a table in the report."""

    def item(made: Made) -> TableItem:
        rows = frame_to_rows(frame)
        caption = ctx.t("{page} in figures").format(page=made.page)
        id = _id("table", filename, rows.header, rows.rows)
        return TableItem(id, rows, columns_that_fit(rows, ctx.lang), _frozen(ctx, made), caption)

    return _offer(ctx, f"{key}-table-report", row, item)


def offer_passages(ctx: Context, cards: Sequence[PassageCard], title: str, row: str) -> Draw:
    """Draws a button that puts passages in the report."""
    first = [(card.block.id, card.marks) for card in cards[:MOST_PASSAGES]]
    shown = [x for x in made_so_far().passages if x.title == title][-len(cards) :]

    def item(made: Made) -> PassageItem:
        some = zip(cards[:MOST_PASSAGES], shown, strict=False)
        passages = tuple(_passage(card, told) for card, told in some)
        letters = {card.letter.id: card.letter for card in cards[:MOST_PASSAGES]}
        frozen = _frozen(ctx, made)
        frozen = replace(frozen, letters=tuple(facts_only(x) for x in letters.values()))
        places = tuple(range(min(FIRST_PASSAGES, len(passages))))
        caption = title[:LONGEST_LINE]
        return PassageItem(_id("passages", title, first), passages, places, len(cards), frozen, caption)

    return _offer(ctx, f"passages-report-{_id(title, first)}", row, item)


def chart_to_item(ctx: Context, figure: Figure, alt: str, frame: pd.DataFrame, made: Made) -> ChartItem:
    """A chart as it goes into a report: as it is now, on a light page, and wide."""
    text = figure_to_text(figure)
    caption = str((figure.layout.meta or {}).get("title", made.page))[:LONGEST_LINE]
    return ChartItem(
        _id("chart", text), text, alt, _few(frame_to_rows(frame), ctx.lang), _frozen(ctx, made), caption
    )


def _few(rows: Rows, lang: str) -> Rows:
    """The columns that fit on a page: all that the rows behind a chart are for."""
    columns = columns_that_fit(rows, lang)
    return Rows(
        tuple(rows.header[i] for i in columns),
        tuple(tuple(row[i] for i in columns) for row in rows.rows),
        rows.of,
    )


def _offer(ctx: Context, key: str, row: str, make: Callable[[Made], Item]) -> Draw:
    """Draws the button itself; pressed again it takes out what it put in."""
    t, made = ctx.t, made_so_far()

    def button() -> None:
        place = -1
        if key in st.session_state.get(_OFFERED, ()):
            place = report_now().place_of(make(made).id)
        label = t("Add to report") if place < 0 else t("✓ In report ({n})").format(n=place + 1)
        # Always some help: a button that gets or loses it is another one, and drops the keyboard's focus.
        told = t("For a document in Word, HTML or PDF") if place < 0 else t("Click again to take it out")
        st.button(label, key=key, help=told, on_click=press)
        refused = st.session_state.get(_REFUSED)
        if refused and refused[0] == key:
            st.warning(refused[1])

    def press() -> None:
        st.session_state.pop(_REFUSED, None)
        st.session_state[_OFFERED] = {*st.session_state.get(_OFFERED, ()), key}
        report, item = report_now(), make(made)
        try:
            there = report.place_of(item.id) >= 0
            put_report(remove_item(report, item.id) if there else add_item(report, item))
        except ReportError as error:
            st.session_state[_REFUSED] = (key, refusal(ctx, error))
        st.rerun([row, _MENU])

    return button


def refusal(ctx: Context, error: ReportError) -> str:
    """Why the report cannot take something in, in the reader's language."""
    full = str(error) == FULL.format(n=MOST_ITEMS)
    return ctx.t(FULL).format(n=MOST_ITEMS) if full else ctx.t(TOO_LARGE)


def _frozen(ctx: Context, made: Made) -> Provenance:
    """What the page was made from, without the text of the letters."""
    told = made.provenance(ctx)
    settings = tuple(x for x in told.settings if x[0] != LANGUAGE)
    return replace(told, settings=settings, letters=tuple(facts_only(x) for x in told.letters))


def _passage(card: PassageCard, told: Shown) -> Passage:
    """A passage as it goes into a report."""
    letter, block = card.letter, card.block
    return Passage(
        letter.id,
        told.speaker,
        letter.short,
        " › ".join((*block.section, *([block.box] if block.box else []))),
        block.text,
        tuple(card.marks),
        card.note,
        cite(letter, told.page, told.last_page),
        letter_colour(letter.id),
    )


def _id(*parts: Any) -> str:
    """Name of an item: what is the same has the same name."""
    return hashlib.sha256(repr(parts).encode(errors="replace")).hexdigest()[:16]
