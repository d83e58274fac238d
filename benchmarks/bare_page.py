"""The least that a Streamlit page with charts and tables can be: what `load.py` sets a page beside.

With a folder in ``ACCENT_BARE`` it draws what `load.py` took from a page of Accent: the very same figures
with the same settings, and tables of the same rows, made ready once and kept; ``?page=`` says of which
page. Without, a chart of three bars and their table.
"""

import json
import os
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa
import streamlit as st

FOLDER = os.environ.get("ACCENT_BARE", "")


@st.cache_resource(show_spinner=False)
def prepared(page: str) -> tuple[list[tuple[go.Figure, dict[str, object], bool]], list[pd.DataFrame]]:
    """Figures with their settings and whether one can choose in them, and frames."""
    if not FOLDER or not page:
        figure = go.Figure(go.Bar(x=[3, 2, 1], y=["a", "b", "c"], orientation="h"))
        return [(figure, {}, False)], [pd.DataFrame({"theme": ["a", "b", "c"], "share": [3, 2, 1]})]
    charts = [json.loads(path.read_text("utf-8")) for path in sorted(Path(FOLDER).glob(f"{page}-*.json"))]
    tables = [path.read_bytes() for path in sorted(Path(FOLDER).glob(f"{page}-*.arrow"))]
    figures = [(go.Figure(json.loads(x["spec"])), json.loads(x["config"]), x["choose"]) for x in charts]
    return figures, [pa.ipc.open_stream(table).read_pandas() for table in tables]


def show(page: str) -> None:
    """Draw the charts and tables of a page under its name."""
    st.title(page or "A bare page")
    figures, frames = prepared(page)
    for n, (figure, config, choose) in enumerate(figures):
        st.plotly_chart(
            figure,
            key=f"{page}-chart-{n}",
            theme=None,
            config=config,
            on_select="rerun" if choose else "ignore",
        )
    for frame in frames:
        st.dataframe(frame, hide_index=True)


if __name__ == "__main__":
    show(st.query_params.get("page", ""))
