"""Promises and style."""

import streamlit as st

from compare import ui

ctx = ui.frame("toezeggingen")
st.title(ctx.t("Promises and style"))
