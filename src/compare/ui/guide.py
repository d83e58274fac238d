"""Three steps for who comes for the first time: small, gone on asking, and back from the menu."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from compare.i18n import mark
from compare.ui.context import Context

_SHOWN = "guide-shown"

STEPS = (
    (
        mark("Choose two letters"),
        mark(
            "Above the chart. The large sentence says what shifted most between them, and how sure that is."
        ),
        "start",
        mark("See what shifted"),
    ),
    (
        mark("Open a mark"),
        mark("Click a dot in a chart, or open a row: there are the sentences that were counted, with page."),
        "termen",
        mark("See how often they say it"),
    ),
    (
        mark("Take it along, or bring a letter"),
        mark("Picture, table and sentences stand under each chart. Your own letter comes beside the others."),
        "brieven",
        mark("Bring a letter"),
    ),
)
"""Each step: its name, what to do, the page where it is done, and what the link to it says."""


def is_open(page: str) -> bool:
    """Whether the guide stands on a page: on the start page at first, and where it was asked for."""
    return bool(st.session_state.get(_SHOWN, page == "start"))


def guide_button(t: Callable[[str], str]) -> None:
    """The way back to the guide, in the menu."""
    st.button(t("How it works"), key="guide-open", on_click=_show, args=(True,), type="tertiary")


def show_guide(ctx: Context, page: str, link: Callable[..., None]) -> None:
    """The three steps, unless the reader has put them away.

    Args:
        page: Name of the page that is drawn; a step that is done there has no link.
        link: Draws a link to a page, as `compare.ui.page.link_page`.
    """
    if not is_open(page):
        return
    t = ctx.t
    with st.container(border=True, key="guide"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="acc-guide">{escape(t("How it works, in three steps"))}</p>')
            st.button(t("Hide"), key="guide-hide", on_click=_show, args=(False,), type="tertiary")
        for n, (column, step) in enumerate(zip(st.columns(3, gap="medium"), STEPS, strict=True), 1):
            name, told, there, label = step
            with column:
                st.html(
                    f'<p class="acc-step"><b><span aria-hidden="true">{n}</span> {escape(t(name))}</b>'
                    f"<br>{escape(t(told))}</p>"
                )
                if there != page:
                    link(ctx, there, t(label))


def _show(shown: bool) -> None:
    st.session_state[_SHOWN] = shown
