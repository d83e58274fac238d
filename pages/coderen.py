"""Coding: read a sample by hand, and see how far the machine agrees and what the shares become."""

import streamlit as st

from compare import ui
from compare.ui.coding import codings, outcome, reading

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
    sample = codings.choose_sample(ctx)
    reading.show_reading(ctx, sample)
    codings.show_files(ctx, sample)
else:
    outcome.show_outcome(ctx)
ui.show_method(ctx, outcome.coding_method(ctx))
