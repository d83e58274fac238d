"""Promises and style: what a letter commits to, what it only intends, and how it is written."""

import streamlit as st

from compare import ui
from compare.analysis.promises import count_promises
from compare.analysis.readability import find_long_sentences
from compare.analysis.selection import CABINET_ONLY
from compare.charts.promises import chart_promises
from compare.ui import promises, style_figures

ctx = ui.frame("toezeggingen")
t = ctx.t
st.title(t("Promises and style"))
policy = [x.id for x in ctx.corpus.letters if x.kind == "letter"] or None
letters = ui.choose_letters(ctx, "letters", default=policy, include_questions=False)
with st.container(horizontal=True, vertical_alignment="bottom"):
    counted = {x: t(promises.DETAILS[x]) for x in ("all", "concrete")}
    of = ui.choose_one(t("Count"), counted, "of", draw=st.segmented_control, required=True)
    selection = ui.choose_counted(ctx, letters, CABINET_ONLY)
ui.say(ctx, t("Only the cabinet's words count."))
ui.warn_unlike(ctx, letters, selection)

concrete = of == "concrete"
found = ui.cached_promises(ctx, letters, selection)
rates = ui.once(ctx, count_promises)(letters, found, selection, concrete=concrete)
answer = ui.once(ctx, promises.promise_sentence)(ctx, letters, rates, found, selection, concrete=concrete)
ui.show_answer(ctx, answer)
subtitle = t("Sentences of the cabinet that commit it to something, and that only intend; per 100 sentences")
if concrete:
    subtitle = t("Only sentences with a deadline or an amount; per 100 sentences of the cabinet")
marks = ui.show_chart(
    ctx,
    ui.once(ctx, chart_promises)(
        rates, letters, title=t("What the letters commit to"), subtitle=subtitle, lang=ctx.lang
    ),
    "promises",
    answer,
    ui.once(ctx, promises.rates_frame)(ctx, rates),
    "beloften",
    behind=lambda: promises.promise_passages(ctx, found),
)

st.header(t("The sentences"), anchor=False)
with st.container(horizontal=True, vertical_alignment="bottom"):
    kinds = ui.choose_many(
        t("Which"),
        {k: t(name) for k, name in promises.SHOWN.items()},
        "kind",
        default=("commitment",),
        draw=st.pills,
        selection_mode="multi",
    )
    details = {x: t(name) for x, name in promises.DETAILS.items()}
    detail = ui.choose_one(t("With"), details, "detail", default=of, draw=st.segmented_control, required=True)
    year = promises.choose_year(ctx, found)
chosen = marks[0] if marks else {}
shown = promises.filter_promises(
    ctx,
    found,
    (chosen["kind"],) if chosen else promises.kinds_of(kinds),
    detail,
    chosen.get("letter", ""),
    year,
)
if chosen:
    ui.say(ctx, t("Only what was chosen in the chart; the button under it shows all."))
ui.say(ctx, promises.shown_sentence(ctx, shown))
if shown:
    promises.show_more(ctx, shown)
    with st.expander(t("As a table")):
        ui.show_table(
            ctx, ui.once(ctx, promises.promises_frame)(ctx, shown), "promises-table", "beloften-zinnen"
        )

st.header(t("How it is written"), anchor=False)
styles = ui.cached_style(ctx, letters, selection)
st.html(style_figures.style_html(ctx, styles))
ui.say(ctx, t("In brackets the 95% margin: how far the figure moves when paragraphs are drawn again."))
with st.expander(t("The longest sentences")):
    st.html(
        style_figures.long_sentences_html(ctx, ui.once(ctx, find_long_sentences)(letters, selection, top=6))
    )
with st.expander(t("The figures")):
    ui.show_table(ctx, ui.once(ctx, style_figures.style_frame)(ctx, styles), "style-table", "stijl")
ui.show_method(ctx, *promises.promises_method(ctx))
