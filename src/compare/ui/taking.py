"""The quiet row under a chart, a table or passages, with which a reader takes it along.

The browser makes a PNG or SVG by itself. All else is made when its button is pressed, in a menu that costs
nothing until it is opened: so an error stands on the screen, which one in a download would not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from compare.charts.style import LIGHT_OF, Figure
from compare.errors import CompareError
from compare.export.pictures import NO_BROWSER, find_browser
from compare.model import Letter
from compare.ui.basket import offer_chart, offer_passages, offer_table
from compare.ui.context import Context
from compare.ui.made import Passages, made_so_far
from compare.ui.taken import PICTURES, Taken, name_of, to_file
from compare.ui.widgets import picture_buttons

if TYPE_CHECKING:
    from compare.ui.parts import PassageCard

_MENU_WIDTH = 500
"""Pixels; on a phone the menu is as wide as the screen lets it."""


def take_chart(
    ctx: Context,
    figure: Figure,
    key: str,
    alt: str,
    frame: pd.DataFrame,
    filename: str,
    behind: Callable[[], Passages] | None = None,
) -> None:
    """The row under a chart: the picture at once, other forms on asking, a place in the report.

    Args:
        behind: Gives every passage behind the chart; without it those that the page shows go along.
    """
    with _row(key):
        st.html(f'<span class="acc-quiet">{escape(ctx.t("Take along:"))}</span>', width="content")
        picture_buttons(key, filename, LIGHT_OF if ctx.dark else {}, key=f"{key}-picture")
        taken = Taken(ctx, made_so_far(), filename, frame, figure, alt, behind)
        with _fitting():
            _show_menu(taken, ctx.t("More forms"), key)
        with _fitting():
            offer_chart(ctx, figure, key, alt, frame)


def take_table(
    ctx: Context, frame: pd.DataFrame, key: str, filename: str, column_config: dict[str, Any] | None = None
) -> None:
    """The row under a table; ``column_config`` as it was drawn tells which columns are percentages."""
    percentages = tuple(
        name
        for name, config in (column_config or {}).items()
        if isinstance(config, dict) and (config.get("type_config") or {}).get("format") == "percent"
    )
    taken = Taken(ctx, made_so_far(), filename, frame, percentages=percentages)
    with _row(f"{key}-table"):
        with _fitting():
            _show_menu(taken, ctx.t("Take along"), f"{key}-table")
        with _fitting():
            offer_table(ctx, frame, key, filename)


def take_passages(
    ctx: Context, cards: Sequence[PassageCard], passages: Passages, title: str, key: str
) -> None:
    """The row under passages; ``passages`` are the same as the cards, with their pages."""
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "passages"
    taken = Taken(ctx, made_so_far(), name, passages=passages)
    key = f"{key}-{name}-passages"
    with _row(key):
        with _fitting():
            _show_menu(taken, ctx.t("Take along"), key)
        with _fitting():
            offer_passages(ctx, cards, title)


def take_citations(ctx: Context, letter: Letter) -> None:
    """Menus with the citations of one letter, and of all that are counted."""
    one = Taken(ctx, made_so_far(), letter.id, letters=(letter,))
    every = Taken(ctx, made_so_far(), "brieven", letters=ctx.corpus.letters)
    with _row("citations"):
        with _fitting():
            _show_menu(one, ctx.t("Cite this paper"), "cite-one")
        with _fitting():
            _show_menu(every, ctx.t("Cite all letters"), "cite-all")


def _row(key: str) -> Any:
    """A row of small buttons; its name gives it its looks."""
    return st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"take-{key}")


def _fitting() -> Any:
    """A place in a row that is as wide as what stands in it: a fragment would take all the width."""
    return st.container(width="content")


@st.fragment
def _show_menu(taken: Taken, label: str, key: str) -> None:
    """A menu with all forms; what is pressed is made at once and can then be saved."""
    t = taken.ctx.t
    menu = st.popover(label, key=f"{key}-forms", on_change="rerun")
    if not menu.open:
        return
    with menu, st.container(width=_MENU_WIDTH):
        pressed, has_browser = "", find_browser() is not None
        # on a phone the menu is longer than the screen: what is made stands above it
        place = st.empty() if taken.ctx.narrow else None
        for n, (group, forms) in enumerate(taken.forms().items()):
            with _row(f"{key}-{n}"):
                st.html(f'<span class="acc-quiet acc-group-of">{escape(t(group))}</span>', width="content")
                for form, name in forms.items():
                    off = form in PICTURES and not has_browser
                    if st.button(t(name), key=f"{key}-{form}", disabled=off):
                        pressed = form
            if not has_browser and forms.keys() == PICTURES.keys():
                st.html(f'<p class="acc-quiet">{escape(t(NO_BROWSER))}</p>')
        place = st.empty() if place is None else place
        if pressed:
            place.empty()  # what was made before goes at once, and is not saved by mistake
            with place.container():
                _save(taken, pressed, key)


def _save(taken: Taken, form: str, key: str) -> None:
    """Make a file, with a word that it is being made, and the button that saves it; or say why not."""
    t = taken.ctx.t
    filename, kind = name_of(taken, form)
    try:
        with st.spinner(t("Making «{file}» …").format(file=filename)):
            data = to_file(taken, form)
    except CompareError as error:
        st.error(t(str(error)), icon=":material/error:")
        return
    except OSError:
        st.error(
            t("The server has no room left to make this file. Try again later."), icon=":material/error:"
        )
        return
    st.download_button(
        t("Save «{file}»").format(file=filename),
        data,
        file_name=filename,
        mime=kind,
        key=f"{key}-save",
        on_click="ignore",
        type="primary",
    )
