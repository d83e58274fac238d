"""Lists."""

import streamlit as st

from compare import ui

ctx = ui.frame("lijsten")
st.title(ctx.t("Lists"))
