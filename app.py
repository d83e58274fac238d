"""Start page: what this is, the largest shifts between two letters, which letters, where to begin."""

import streamlit as st

from compare import ui
from compare.analysis.selection import count_words_of, select_blocks
from compare.charts.shifts import chart_shifts
from compare.charts.timeline import chart_timeline
from compare.ui import rows, sentences, shift_rows, shifts, themes
from compare.ui.guide import show_guide

ctx = ui.frame("start")
t = ctx.t
st.title(t("What changed in the cabinet's letters?"))
ui.say(
    ctx,
    t(
        "Accent lays letters of the Dutch cabinet to parliament side by side: what they are about, which "
        "words came and went, who asked what. Every figure opens the sentences that it was counted from, "
        "with page and Kamerstuk number."
    ),
    "acc-lead",
)
show_guide(ctx, "start", ui.link_page)

left, right = st.columns([2, 1])
with left:
    a, b = ui.choose_pair(ctx)
with right:
    selection = ui.choose_speakers(ctx, (a, b))
ui.warn_unlike(ctx, (a, b), selection)
themes.warn_outside(ctx, ui.cached_shares(ctx, (a, b), selection))
ranked = ui.cached_shifts(ctx, a, b, selection)
if not ranked:
    ui.show_answer(ctx, t("One of these papers holds no such words, so nothing can be compared."))
    ui.link_everyone(ctx, "start", a, b)
else:
    first = next((s for s in ranked if not s.is_function), ranked[0])
    shifts.show_first(ctx, first, selection)
    shifts.show_power(ctx, ranked, a, b)
    shown = shifts.choose_shown(ctx, ranked)
    names = {(s.kind, s.id): sentences.shift_name(ctx, s) for s in shown}
    whose = sentences.whose_words(ctx, selection.speakers)
    ui.show_chart(
        ctx,
        ui.once(ctx, chart_shifts)(shown, names, a, b, whose=whose, lang=ctx.lang),
        "shifts",
        " ".join(sentences.shift_sentence(ctx, s) for s in shown[:8]),
        ui.once(ctx, shifts.shifts_frame)(ctx, ranked),
        f"verschuivingen-{a.id}-{b.id}",
        leads=(shift_rows.OPENED, shift_rows.row_of),
    )
    st.header(t("The shifts one by one"), anchor=False)
    ui.say(ctx, t("Open a row for the sentences that speak for it and those that speak against it."))
    shift_rows.show_shifts(ctx, shown, selection, first)

st.header(t("The letters"), anchor=False)
words = {x.id: count_words_of(select_blocks(x)) for x in ctx.corpus.letters}
marks = ui.show_chart(
    ctx,
    ui.once(ctx, chart_timeline)(ctx.corpus.letters, words, ctx.lang),
    "timeline",
    t("The letters on a time axis with date, sender, cabinet and number of words."),
    ui.once(ctx, rows.letters_frame)(ctx, words),
    "brieven",
)
for mark in marks:
    letter = ui.paper_of(ctx, mark["letter"])
    ui.link_page(ctx, "brieven", t("Read «{letter}»").format(letter=letter.short), letter=letter.id)

st.header(t("Where to begin"), anchor=False)
ui.link_page(ctx, "themas", t("What is each letter about?"))
ui.link_page(ctx, "termen", t("How often do they say it, and where?"))
ui.link_page(ctx, "verschillen", t("Which passages returned, and how did they change?"))
ui.link_page(ctx, "kookboek", t("Four tasks from beginning to end: the cookbook"))
shifts.show_shifts_method(ctx)
