"""Formulas: stock phrases that travel from letter to letter, word for word or reworded."""

import streamlit as st

from compare import ui
from compare.charts.formulas import chart_formulas
from compare.ui import formulas as shown

ctx = ui.frame("formules")
t = ctx.t
st.title(t("Formulas"))
letters = ui.choose_letters(ctx, "letters")
if len(letters) < 2:
    ui.show_answer(ctx, t("A formula travels between two papers: choose one more."))
    st.stop()
with st.container(horizontal=True, vertical_alignment="bottom"):
    kind = ui.choose_one(
        t("Which"),
        {k: t(name) for k, name in shown.KINDS.items()},
        "kind",
        draw=st.segmented_control,
        required=True,
    )
    phrase = ui.type_text(t("Or a phrase of your own"), "q", placeholder="open waar het kan")
found = shown.cached_formulas(ctx, letters)
formulas = shown.choose_telling(ctx, [f for f in found if f.kind == kind])
answer = shown.formulas_sentence(ctx, formulas)
if phrase.strip():
    cards = shown.show_typed(ctx, letters, phrase.strip())
    if cards:
        ui.show_passages(
            ctx,
            cards,
            t("Where «{phrase}» stands, and what resembles it").format(phrase=phrase.strip()),
            key="all-typed",
        )
    ui.say(ctx, answer)
else:
    ui.show_answer(ctx, answer)
if not formulas:
    ui.show_method(ctx, *shown.formulas_method(ctx, found))
    st.stop()
first = formulas[: shown.FIRST]
chosen: list[dict[str, str]] = []
frame = ui.once(ctx, shown.formulas_frame)(ctx, formulas)
if ctx.narrow:
    shown.show_list(ctx, first)
else:
    figure = ui.once(ctx, chart_formulas)(first, letters, lang=ctx.lang)
    chosen = ui.show_chart(
        ctx, figure, f"formulas-{kind}", answer, frame, "formules", leads=("formula", shown.formula_of)
    )

st.header(t("Word under word"), anchor=False)
focus = shown.choose_formula(ctx, formulas)
shown.show_formula(ctx, focus)
cards = shown.formula_cards(ctx, focus, next((x["letter"] for x in chosen if x["formula"] == focus.id), ""))
ui.show_passages(ctx, cards, t("The passages"))
with st.expander(t("As a table")):
    ui.show_table(ctx, frame, "formulas-table", "formules")
ui.show_method(ctx, *shown.formulas_method(ctx, found))
