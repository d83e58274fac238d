"""Themes: how much room each takes, in two letters, in all, and by speaker."""

import streamlit as st

from compare import ui
from compare.ui import rows, themes
from compare.ui.firmness import shown as firmness

ctx = ui.frame("themas")
t = ctx.t
st.title(t("Themes"))
shown = ui.choose_one(
    t("Show"),
    {"pair": t("Two letters"), "all": t("All letters"), "speakers": t("By speaker")},
    "view",
    draw=st.segmented_control,
    label_visibility="collapsed",
    required=True,
)
view = themes.show_two(ctx) if shown == "pair" else themes.show_all(ctx, shown == "speakers")
if shown == "pair" and view.chosen:
    firmness.link_pair(ctx, "theme", view.chosen[0].theme_id, view.letters, view.selection)
for n, share in enumerate(view.chosen, 1):
    themes.show_share(ctx, view, share, key=f"all-{n}")
if view.shown.shares:
    with st.expander(t("The figures")):
        table = ui.once(ctx, rows.shares_frame)(
            ctx, view.shown.shares, shown == "speakers", view.shown.beside
        )
        ui.show_table(ctx, table, "themes-table", "themas")
ui.show_method(ctx, themes.themes_method(ctx))
