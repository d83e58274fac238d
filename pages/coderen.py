"""Coding."""

import streamlit as st

from compare import ui

ctx = ui.frame("coderen")
st.title(ctx.t("Coding"))
