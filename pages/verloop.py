"""Over time: how often a word or concept is named, in all letters of the library."""

import streamlit as st

from compare import ui

ctx = ui.frame("verloop")
st.title(ctx.t("Over time"))
