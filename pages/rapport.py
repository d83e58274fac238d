"""Report: what was put aside on other pages, in order, with captions, as a document."""

import streamlit as st

from compare import ui

ctx = ui.frame("rapport")
st.title(ctx.t("Report"))
