"""The report as a file: documents to take along, and a draft to go on with another time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from compare.errors import CompareError
from compare.export.pictures import find_browser
from compare.export.report import (
    ChartItem,
    Report,
    TextItem,
    draft_to_report,
    report_to_docx,
    report_to_draft,
    report_to_html,
    report_to_pdf,
)
from compare.i18n import LANGUAGES, format_number
from compare.ui.address import choose_one
from compare.ui.context import Context
from compare.ui.parts import say, show_error
from compare.ui.report.basket import put_report

_MADE, _REFUSED = "report-document", "report-draft-refused"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FORMS = {"docx": ("Word", _DOCX), "html": ("HTML", "text/html"), "pdf": ("PDF", "application/pdf")}
_SECONDS_A_CHART = 4


def choose_document_language(ctx: Context) -> str:
    """Language of the document, at first that of the screen."""
    names = {"nl": "Nederlands", "en": "English"}
    ordered = {ctx.lang: names[ctx.lang]} | {x: names[x] for x in LANGUAGES}
    label = ctx.t("Language of the document")
    return choose_one(label, ordered, "doc", draw=st.segmented_control, required=True)


def make_documents(ctx: Context, report: Report, lang: str) -> None:
    """A button for each kind of document; what was made is saved with another, and what cannot be is told."""
    t = ctx.t
    has_browser = find_browser() is not None
    pressed = ""
    with st.container(horizontal=True, vertical_alignment="center"):
        for form, (name, _) in _FORMS.items():
            can = has_browser or form != "pdf"
            if st.button(t("Make {form}").format(form=name), key=f"report-make-{form}", disabled=not can):
                pressed = form
        saving = st.empty()
    _say_beforehand(ctx, report, lang, has_browser)
    if pressed:
        _make(ctx, report, lang, pressed)
    made = st.session_state.get(_MADE)
    if made and made[0] is report and made[1] == lang:
        _, _, form, data = made
        size = format_number(max(len(data) / 1e6, 0.1), ctx.lang, 1)
        saving.download_button(
            t("Save {form} ({size} MB)").format(form=_FORMS[form][0], size=size),
            data,
            file_name=f"{_file_name(report, t)}.{form}",
            mime=_FORMS[form][1],
            on_click="ignore",
            type="primary",
            key="report-save",
        )


def _say_beforehand(ctx: Context, report: Report, lang: str, has_browser: bool) -> None:
    """What to know before waiting: what cannot be made, how long it takes, what keeps which language."""
    t = ctx.t
    charts = sum(isinstance(x, ChartItem) for x in report.items)
    if not has_browser:
        say(
            ctx,
            t(
                "There is no Chrome on this server, so it makes no PDF: open the HTML and print it, or save "
                "it as PDF from there. In Word a chart stands as its table."
            ),
        )
    elif charts > 2:
        seconds = format_number(charts * _SECONDS_A_CHART, ctx.lang)
        say(ctx, t("Word takes about {n} seconds: each chart is drawn apart.").format(n=seconds))
    others = sum(not isinstance(x, TextItem) and x.made.lang != lang for x in report.items)
    if others:
        told = t(
            "{n} items were added in the other language and keep it: open their page in this language and "
            "add them anew to change that."
        )
        one = t(
            "One item was added in the other language and keeps it: open its page in this language and add "
            "it anew to change that."
        )
        say(ctx, one if others == 1 else told.format(n=others))


def _make(ctx: Context, report: Report, lang: str, form: str) -> None:
    """Make a document and keep it until another is made."""
    t = ctx.t
    bar = st.progress(0.0, t("Making the document …"))

    def tell(done: int, of: int) -> None:
        bar.progress(done / of, t("Item {n} of {of} …").format(n=done + 1, of=of))

    makers: dict[str, Callable[[], bytes]] = {
        "docx": lambda: report_to_docx(report, lang, on_item=tell),
        "html": lambda: report_to_html(report, lang),
        "pdf": lambda: report_to_pdf(report, lang),
    }
    try:
        st.session_state[_MADE] = (report, lang, form, makers[form]())
    except CompareError as error:
        show_error(t, error, t("The document cannot be made."))
    bar.empty()


def show_drafts(ctx: Context, report: Report) -> None:
    """Save the report as it is, and open one that was saved."""
    t = ctx.t
    if report.items:
        say(ctx, t("The report is gone when your visit ends. A draft on your own computer is not."))
        st.download_button(
            t("Save draft"),
            lambda: report_to_draft(report),
            file_name=f"{_file_name(report, t)}.accent.json",
            mime="application/json",
            on_click="ignore",
            key="report-draft",
        )
    file = st.file_uploader(
        t("Open a draft (a file that was saved here, at most 9 MB)"),
        type="json",
        key="report-open",
        max_upload_size=9,
    )
    st.button(t("Open"), on_click=_open, args=(ctx, file), disabled=file is None, key="report-open-now")
    if refused := st.session_state.pop(_REFUSED, None):
        show_error(t, refused)


def _open(ctx: Context, file: Any) -> None:
    """Go on with a draft; the report that was there can be had back with Undo."""
    try:
        put_report(draft_to_report(file.getvalue(), file.name), anew=True)
    except CompareError as error:
        st.session_state[_REFUSED] = error


def _file_name(report: Report, t: Callable[[str], str]) -> str:
    """A name for the file that every system takes."""
    plain = "".join(x if x.isalnum() else "-" for x in (report.title or t("Report")).lower())
    return "-".join(part for part in plain.split("-") if part)[:60] or "accent"
