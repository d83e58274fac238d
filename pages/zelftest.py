"""Self-test."""

import streamlit as st

from compare import ui

ctx = ui.frame("zelftest")
st.title(ctx.t("Self-test"))
