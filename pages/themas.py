"""Themes: how much room each takes, in two letters, in all, and by speaker."""

import streamlit as st

from compare import ui
from compare.ui import rows, themes

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

names = {x.id: ctx.label(x) for x in ctx.themes}
assigned = ui.cached_themes(ctx, view.letters, view.selection)
for share in view.chosen:
    name = names[share.theme_id]
    title = f"{name}: {ui.paper_of(ctx, share.letter_id).short}"
    if share.speaker:
        title += f", {ui.speaker_name(ctx, share.speaker)}"
    cards = themes.theme_cards(ctx, assigned, share.theme_id, share.letter_id, share.speaker)
    ui.show_passages(ctx, cards, title, note=themes.sum_sentence(ctx, share, name))
if view.shares:
    with st.expander(t("The figures")):
        table = rows.shares_frame(ctx, view.shares, shown == "speakers")
        ui.show_table(ctx, table, "themes-table", "themas")
ui.show_method(ctx, themes.themes_method(ctx))
