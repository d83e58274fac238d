"""Coding: read a sample by hand, and see how far the machine agrees and what the shares become."""

import streamlit as st

from compare import ui
from compare.ui import coding, coding_outcome, coding_reading

ctx = ui.frame("coderen")
t = ctx.t
st.title(t("Coding"))
shown = ui.choose_one(
    t("Show"),
    {"read": t("Read and code"), "outcome": t("Outcome")},
    "step",
    draw=st.segmented_control,
    label_visibility="collapsed",
    required=True,
)
if shown == "read":
    sample = coding.choose_sample(ctx)
    coding_reading.show_reading(ctx, sample)
    coding.show_files(ctx, sample)
else:
    coding_outcome.show_outcome(ctx)
ui.show_method(ctx, coding_outcome.coding_method(ctx))
