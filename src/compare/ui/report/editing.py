"""The page of the report: what stands in it and in which order, a preview, and the documents."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from compare.analysis.selection import count_words_of, select_blocks
from compare.charts.kept import PAPER_WIDTH, fits_phone, set_for_paper, text_to_figure
from compare.charts.style import Figure
from compare.charts.timeline import chart_timeline
from compare.errors import ReportError
from compare.export.report import ChartItem, PassageItem, Report, TableItem, TextItem
from compare.export.report.html import (
    below_to_html,
    caption_to_html,
    cover_to_html,
    end_to_html,
    item_to_html,
)
from compare.export.report.laid import Laid, LaidReport
from compare.export.report.model import (
    LONGEST_LINE,
    LONGEST_TEXT,
    MOST_ITEMS,
    add_item,
    change_item,
    move_item,
    remove_item,
)
from compare.export.report.style import CSS
from compare.ui.context import Context
from compare.ui.made import Made
from compare.ui.parts import say
from compare.ui.report.basket import (
    can_undo_report,
    chart_to_item,
    put_report,
    refusal,
    report_now,
    undo_report,
)
from compare.ui.rows import letters_frame

_REFUSED = "report-page-refused"
_LONGEST_CHOICE = 70
_BESIDE, _BELOW = "report-preview-beside", "report-preview-below"
_PREVIEW_CSS = """
[data-testid="stMainBlockContainer"]:has(.st-key-report-preview-beside) { max-width: 84rem;
  padding-left: 3rem; padding-right: 3rem; }
[class*="st-key-report-preview"] { background: #fff; border: 1px solid #c9c9c9; border-radius: 3px;
  padding: 36px 20px; gap: 0; overflow: hidden auto; }
[class*="st-key-report-preview"] .report { margin: 0; }
[data-testid="stLayoutWrapper"]:has(> .st-key-report-preview-beside) { position: sticky; top: 4rem; }
.st-key-report-preview-beside { --z: .72; max-height: calc((100vh - 6rem) / var(--z)); }
.st-key-report-preview-below { --z: .72; }
@media (max-width: 1400px) { .st-key-report-preview-beside { --z: .56; } }
@media (min-width: 640px) {
  [class*="st-key-report-preview"] { zoom: var(--z); }
  [class*="st-key-report-preview"] > :has([data-testid="stPlotlyChart"]) { max-width: none;
    width: calc(800px / var(--z)); }
}
"""
"""The preview is the page itself, drawn smaller, and stays in sight beside what is written.

Streamlit measures the room of a chart in pixels of the screen, so that of a chart is made larger by as much.
"""
_CHART_CSS = """
@media (min-width: 640px) {{
  .st-key-{key} {{ height: {height}px; overflow: hidden; }}
  .st-key-{key} [data-testid="stPlotlyChart"] {{ height: calc({height}px / var(--z)) !important; }}
}}
"""


def show_empty(ctx: Context) -> None:
    """What a report is, and an example to click."""
    t = ctx.t
    say(
        ctx,
        t(
            "Collect what you find, in your own order and with your own words, and take it along as Word, "
            "HTML or PDF. Under every chart, table and list of passages stands «Add to report». Sources, "
            "settings and method go along by themselves."
        ),
        "acc-lead",
    )
    st.button(
        t("Try it: begin with the letters on a time axis"), on_click=_add_example, args=(ctx,), type="primary"
    )


def _add_example(ctx: Context) -> None:
    """A report with one chart of the start page in it."""
    t, letters = ctx.t, ctx.corpus.letters
    words = {x.id: count_words_of(select_blocks(x)) for x in letters}
    method = t(
        "Each letter stands on the day it was sent. Its words are those of running text: paragraphs, list "
        "items, questions and answers; headings, footnotes and signatures are left out."
    )
    address = (st.context.url or "").split("?")[0].removesuffix("/").removesuffix("rapport")
    made = Made(t("Start"), link=address, letters={x.id: x for x in letters}, method=method)
    alt = t("The letters on a time axis with date, sender, cabinet and number of words.")
    figure = chart_timeline(letters, words, ctx.lang)
    put_report(add_item(report_now(), chart_to_item(ctx, figure, alt, letters_frame(ctx, words), made)))


def edit_report(ctx: Context, report: Report, whole: LaidReport) -> None:
    """Title, maker and introduction; then every item with its place, its caption and words of one's own."""
    t = ctx.t
    _line(t("Title"), "title", report.title, lambda x: replace(report_now(), title=x), t("Report"))
    _line(t("By whom"), "author", report.author, lambda x: replace(report_now(), author=x))
    _area(t("Introduction"), "intro", report.introduction, lambda x: replace(report_now(), introduction=x))
    with st.container(horizontal=True):
        st.button(t("Add text"), on_click=_add_text, args=(ctx, len(report.items)), icon=":material/add:")
        st.button(t("Undo"), on_click=undo_report, disabled=not can_undo_report(), icon=":material/undo:")
    if refused := st.session_state.pop(_REFUSED, ""):
        st.warning(refused)
    for place, laid in enumerate(whole.items):
        with st.container(border=True, key=f"report-item-{laid.item.id}"):
            _edit_item(ctx, laid, place, len(whole.items))


def _edit_item(ctx: Context, laid: Laid, place: int, of: int) -> None:
    """One item: where it stands, and what the reader says with it."""
    t, item = ctx.t, laid.item
    key = f"report-{item.id}"
    quiet = partial(st.button, type="tertiary")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<b class="acc-report-label">{laid.label or t("Text")}</b>', width="content")
        quiet(t("Up"), key=f"{key}-up", on_click=_move, args=(item.id, -1), disabled=not place)
        quiet(t("Down"), key=f"{key}-down", on_click=_move, args=(item.id, 1), disabled=place == of - 1)
        quiet(t("Take out"), key=f"{key}-out", on_click=_take_out, args=(item.id,))
        quiet(t("Text below"), key=f"{key}-below", on_click=_add_text, args=(ctx, place + 1))

    def changed(**parts: Any) -> Report:
        return change_item(report_now(), item.id, lambda x: replace(x, **parts))

    title = t("Heading (may stay empty)") if isinstance(item, TextItem) else t("Caption")
    _line(title, f"{key}-caption", item.caption, lambda x: changed(caption=x))
    _area(t("Your own text"), f"{key}-text", item.text, lambda x: changed(text=x))
    if isinstance(item, TableItem):
        names = dict(enumerate(item.rows.header))
        _choose(t("Columns"), f"{key}-columns", names, item.columns, lambda x: changed(columns=x))
    elif isinstance(item, PassageItem):
        names = {i: _cut(f"{i + 1}. {x.speaker}: {x.text}") for i, x in enumerate(item.passages)}
        _choose(t("Passages that stand in it"), f"{key}-shown", names, item.shown, lambda x: changed(shown=x))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_CHOICE else text[: _LONGEST_CHOICE - 1].rstrip() + "…"


def _line(label: str, key: str, value: str, change: Callable[[str], Report], hint: str = "") -> None:
    """A line to write in; what is written is in the report at once."""
    st.session_state[key] = value
    st.text_input(
        label,
        key=key,
        max_chars=LONGEST_LINE,
        placeholder=hint or None,
        on_change=lambda: put_report(change(st.session_state[key])),
    )


def _area(label: str, key: str, value: str, change: Callable[[str], Report]) -> None:
    """Room for paragraphs; a blank line parts them."""
    st.session_state[key] = value
    st.text_area(
        label,
        key=key,
        max_chars=LONGEST_TEXT,
        height=100 if value else 68,
        on_change=lambda: put_report(change(st.session_state[key])),
    )


def _choose(
    label: str,
    key: str,
    names: dict[int, str],
    chosen: tuple[int, ...],
    change: Callable[[tuple[int, ...]], Report],
) -> None:
    """Which of some parts stand in the report, in their own order; one at least."""
    st.session_state[key] = list(chosen)

    def put() -> None:
        picked = tuple(sorted(st.session_state[key]))
        if picked:
            put_report(change(picked))

    st.multiselect(
        label, list(names), key=key, format_func=lambda x: names[x], on_change=put, select_all=False
    )


def _add_text(ctx: Context, at: int) -> None:
    """An empty text at a place."""
    try:
        put_report(add_item(report_now(), TextItem(uuid.uuid4().hex[:16]), at))
    except ReportError as error:
        st.session_state[_REFUSED] = refusal(ctx, error)


def _move(id: str, by: int) -> None:
    put_report(move_item(report_now(), id, by))


def _take_out(id: str) -> None:
    put_report(remove_item(report_now(), id))


@st.cache_resource(show_spinner=False, scope="session", max_entries=MOST_ITEMS)
def _paper_figure(text: str, narrow: bool) -> Figure:
    """A kept chart as it stands on paper; kept for this visit, as it may be of its own papers."""
    figure = text_to_figure(text)
    return set_for_paper(figure, narrow=narrow and fits_phone(figure))


def show_preview(ctx: Context, whole: LaidReport) -> None:
    """The report as it will be, drawn small."""
    with st.container(key=_BELOW if ctx.narrow or ctx.room else _BESIDE):
        st.html(f'<style>{CSS}{_PREVIEW_CSS}</style><div class="report">{cover_to_html(whole)}</div>')
        for laid in whole.items:
            if isinstance(laid.item, ChartItem):
                _show_chart(ctx, laid, laid.item, whole)
            else:
                st.html(f'<div class="report">{item_to_html(laid, whole)}</div>')
        st.html(f'<div class="report">{end_to_html(whole)}</div>')


def _show_chart(ctx: Context, laid: Laid, item: ChartItem, whole: LaidReport) -> None:
    """A chart between its caption and its sources."""
    caption = f"<figure><figcaption>{caption_to_html(laid)}</figcaption></figure>"
    figure, key = _paper_figure(item.figure, ctx.narrow), f"report-chart-{item.id}"
    style = _CHART_CSS.format(key=key, height=round(figure.layout.height))
    st.html(f'<style>{style}</style><div class="report"><section class="item">{caption}</section></div>')
    st.plotly_chart(
        figure,
        key=key,
        theme=None,
        width="stretch" if ctx.narrow else PAPER_WIDTH,
        config={"staticPlot": True},
        alt=item.alt,
    )
    st.html(f'<div class="report">{below_to_html(laid, whole)}</div>')
