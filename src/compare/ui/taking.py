"""What a reader can take along of a chart, a table or passages."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from compare.charts.style import LIGHT_OF, Figure
from compare.export.csv import frame_to_csv
from compare.ui.basket import offer_chart, offer_passages, offer_table
from compare.ui.context import Context
from compare.ui.widgets import picture_buttons

if TYPE_CHECKING:
    from compare.ui.parts import PassageCard


def take_chart(ctx: Context, figure: Figure, key: str, alt: str, frame: pd.DataFrame, filename: str) -> None:
    """The row under a chart: the picture, and the data behind it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<span class="acc-quiet">{escape(ctx.t("Take along:"))}</span>', width="content")
        picture_buttons(key, filename, LIGHT_OF if ctx.dark else {}, key=f"{key}-picture")
        _csv_button(ctx, frame, f"{key}-csv", filename)
        offer_chart(ctx, figure, key, alt, frame)


def take_table(ctx: Context, frame: pd.DataFrame, key: str, filename: str) -> None:
    """The row under a table."""
    _csv_button(ctx, frame, f"{key}-table-csv", filename)
    offer_table(ctx, frame, key, filename)


def take_passages(ctx: Context, cards: Sequence[PassageCard], title: str) -> None:
    """The row under passages."""
    offer_passages(ctx, cards, title)


def _csv_button(ctx: Context, frame: pd.DataFrame, key: str, filename: str) -> None:
    """A button that gives the rows as CSV; with a mark so that spreadsheets see the accents."""
    st.download_button(
        ctx.t("Data as CSV"),
        frame_to_csv(frame),
        file_name=f"{filename}.csv",
        mime="text/csv",
        key=key,
        on_click="ignore",
    )
