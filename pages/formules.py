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
    phrase = st.text_input(
        t("Or a phrase of your own"),
        key="q",
        bind="query-params",
        placeholder="open waar het kan",
        max_chars=300,
    )
found = shown.cached_formulas(ctx, letters)
formulas = shown.choose_telling(ctx, [f for f in found if f.kind == kind])
answer = shown.formulas_sentence(ctx, formulas)
if phrase.strip():
    cards = shown.show_typed(ctx, letters, phrase.strip())
    if cards:
        ui.show_passages(
            ctx, cards, t("Where «{phrase}» stands, and what resembles it").format(phrase=phrase.strip())
        )
    ui.say(ctx, answer)
else:
    ui.show_answer(ctx, answer)
if not formulas:
    ui.show_method(ctx, *shown.formulas_method(ctx, found))
    st.stop()
first = formulas[: shown.FIRST]
chosen: list[dict[str, str]] = []
frame = shown.formulas_frame(ctx, formulas)
if ctx.narrow:
    shown.show_list(ctx, first)
else:
    figure = chart_formulas(first, letters, lang=ctx.lang)
    chosen = ui.show_chart(ctx, figure, f"formulas-{kind}", answer, frame, "formules")

st.header(t("Word under word"), anchor=False)
focus = shown.choose_formula(ctx, formulas, chosen)
shown.show_formula(ctx, focus)
cards = shown.formula_cards(ctx, focus, chosen[0]["letter"] if chosen else "")
ui.show_passages(ctx, cards, t("The passages"))
with st.expander(t("As a table")):
    ui.show_table(ctx, frame, "formulas-table", "formules")
ui.show_method(ctx, *shown.formulas_method(ctx, found))
