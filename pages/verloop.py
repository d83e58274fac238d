"""Over time: how often a word or concept is named, in all letters of the library."""

from dataclasses import replace

import numpy as np
import streamlit as st

from compare import ui
from compare.analysis.trends import count_groups, trend_of, unit_for, within
from compare.charts.style import source_of
from compare.charts.trends import MOST_PANELS, chart_trend
from compare.ui import sentences, terms, trend_words, trends
from compare.ui.made import note_letters

SOURCES = 10

ctx = ui.frame("verloop")
t = ctx.t
st.title(t("Over time"))
index = trends.open_index(ctx)
concepts = terms.choose_concepts(ctx)
if not concepts:
    ui.say(ctx, t("Choose a concept or type a word, for example «veilig*»."))
    st.stop()
left, middle, right = st.columns([3, 3, 4])
with left:
    by = ui.choose_one(t("Grouped by"), {k: t(name) for k, name in trends.GROUPED.items()}, "by")
with middle:
    whose = trends.choose_whose(ctx, index)
with right:
    years = trends.choose_years(ctx, index)
with st.container(horizontal=True, vertical_alignment="bottom"):
    selection = trends.choose_kinds(ctx, whose)
    concepts = terms.choose_forms(ctx, concepts)
counts = [ui.once(ctx, within)(trends.count_of(ctx, index, c, selection), *years) for c in concepts]
first = counts[0]
name = ctx.label(concepts[0])
if not len(first.letter):
    ui.show_answer(ctx, t("Nobody whose words count says anything in these letters."))
    st.stop()

letters = tuple(first.letters[i] for i in np.unique(first.letter).tolist())
note_letters(letters)
unit = unit_for(first)
if by:
    points, totals = ui.once(ctx, count_groups)(first, by, unit), ui.once(ctx, count_groups)(first, by)
    names = trend_words.group_names(ctx, by, points)
    answer = trend_words.groups_sentence(ctx, name, totals, names)
    trend = None
else:
    several = len(concepts) > 1
    points = tuple(
        replace(x, group=c.concept.id if several else "")
        for c in counts
        for x in ui.once(ctx, count_groups)(c, unit=unit)
    )
    names = {c.id: ctx.label(c) for c in concepts} if several else {"": ""}
    marks = ui.once(ctx, count_groups)(first, unit=unit)
    trend = ui.once(ctx, trend_of)(marks)
    answer = trend_words.trend_sentence(
        ctx, name, ui.once(ctx, count_groups)(first)[0], unit, trend, len(marks)
    )
    totals = marks
ui.show_answer(ctx, answer)
if len(ctx.corpus.letters) == len(ctx.given):
    ui.link_page(ctx, "brieven", t("Add letters of your own to see more of the years between"))
for note in index.notes:
    ui.say(ctx, note)
if by and len(concepts) > 1:
    ui.say(ctx, t("Grouped is only the first: «{name}».").format(name=name))
if len(names) > MOST_PANELS:
    text = t("Drawn are the {n} groups with most words; the table holds all {all}.")
    ui.say(ctx, text.format(n=MOST_PANELS, all=len(names)))

by_id = {x.id: x for x in letters} if unit == "letter" else {}
frame = trend_words.trend_frame(ctx, points, names, by_id)
chosen = ui.show_chart(
    ctx,
    ui.once(ctx, chart_trend)(
        points,
        by_id,
        title=t("How often «{names}» is named, over time").format(
            names="», «".join(ctx.label(c) for c in (concepts[:1] if by else concepts))
        ),
        whose=sentences.whose_words(ctx, selection.speakers),
        source=source_of(letters, ctx.lang)
        if len(letters) <= SOURCES
        else trend_words.source_sentence(ctx, letters),
        groups=names,
        trend=trend if trend is not None and trend.p < trend_words.SURE and len(concepts) == 1 else None,
        lang=ctx.lang,
    ),
    "trend",
    answer,
    frame,
    "verloop",
)

st.header(t("The sentences"), anchor=False)
shown, focus = first, name
for mark in chosen[:1]:
    shown = next((c for c in counts if not by and c.concept.id == mark["group"]), first)
    focus = ctx.label(shown.concept)
    shown = trends.of_mark(shown, by, unit, mark)
if not chosen:
    ui.say(ctx, t("Choose a mark in the chart to see only its sentences."))
trends.show_lines(ctx, shown, focus)
with st.expander(t("The figures")):
    ui.show_table(ctx, frame, "trend-figures", "verloop")
    if by:
        ui.show_table(
            ctx, trend_words.trend_frame(ctx, totals, names, {}), "group-figures", "verloop-groepen"
        )
ui.show_method(ctx, trend_words.trends_method(ctx))
