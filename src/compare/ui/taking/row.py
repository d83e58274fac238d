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
from compare.ui.context import Context
from compare.ui.made import Passages, made_so_far
from compare.ui.report.basket import Draw, offer_chart, offer_passages, offer_table
from compare.ui.taking.taken import PICTURES, Taken, name_of, to_file
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
    taken = Taken(ctx, made_so_far(), filename, frame, figure, alt, behind)
    offer = offer_chart(ctx, figure, key, alt, frame, _name(key))

    def row() -> None:
        st.html(f'<span class="acc-quiet">{escape(ctx.t("Take along:"))}</span>', width="content")
        picture_buttons(key, filename, LIGHT_OF if ctx.dark else {}, key=f"{key}-picture")
        _show_menu(taken, ctx.t("More forms"), key)
        offer()

    _show_row(key, row)


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
    _show_taken(taken, f"{key}-table", offer_table(ctx, frame, key, filename, _name(f"{key}-table")))


def take_passages(
    ctx: Context, cards: Sequence[PassageCard], passages: Passages, title: str, key: str
) -> None:
    """The row under passages; ``passages`` are the same as the cards, with their pages."""
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "passages"
    taken = Taken(ctx, made_so_far(), name, passages=passages)
    key = f"{key}-{name}-passages"
    _show_taken(taken, key, offer_passages(ctx, cards, title, _name(key)))


def take_citations(ctx: Context, letter: Letter) -> None:
    """Menus with the citations of one letter, and of all that are counted."""
    one = Taken(ctx, made_so_far(), letter.id, letters=(letter,))
    every = Taken(ctx, made_so_far(), "brieven", letters=ctx.corpus.letters)

    def row() -> None:
        _show_menu(one, ctx.t("Cite this paper"), "cite-one")
        _show_menu(every, ctx.t("Cite all letters"), "cite-all")

    _show_row("citations", row)


def _show_taken(taken: Taken, key: str, offer: Draw) -> None:
    """The row under a table or passages."""

    def row() -> None:
        _show_menu(taken, taken.ctx.t("Take along"), key)
        offer()

    _show_row(key, row)


def _show_row(key: str, draw: Draw) -> None:
    """A row that is drawn anew by itself; one fragment, since each copies the state of the page."""

    @st.fragment(key=_name(key))
    def row() -> None:
        with _row(key):
            draw()

    row()


def _name(key: str) -> str:
    """Name of the fragment that a row is."""
    return f"{key}-row"


def _row(key: str) -> Any:
    """A row of small buttons; its name gives it its looks."""
    return st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"take-{key}")


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
