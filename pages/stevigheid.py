"""How firm?."""

import streamlit as st

from compare import ui

ctx = ui.frame("stevigheid")
st.title(ctx.t("How firm?"))
