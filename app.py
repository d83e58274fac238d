"""Start page: what this is, the largest shifts between two letters, which letters, where to begin."""

import streamlit as st

from compare import ui
from compare.analysis.selection import CABINET_ONLY, count_words_of, select_blocks
from compare.charts.shifts import chart_shifts
from compare.charts.timeline import chart_timeline
from compare.tables import to_frame
from compare.ui import rows, sentences, themes

SHOWN = 5

ctx = ui.frame("start")
t = ctx.t
st.title(t("What changed in the cabinet's letters?"))
ui.say(
    ctx,
    t(
        "Accent lays letters of the Dutch cabinet to parliament side by side: what they are about, which "
        "words "
        "came and went, who asked what. Every figure opens the sentences that it was counted from, with page "
        "and "
        "Kamerstuk number."
    ),
    "acc-lead",
)

a, b = ui.choose_pair(ctx)
ui.say(ctx, t("Only the cabinet's words count."))
ui.warn_unlike(ctx, (a, b))
themes.warn_outside(ctx, ui.cached_shares(ctx, (a, b)))
shifts = ui.cached_shifts(ctx, a, b)[:SHOWN]
if not shifts:
    ui.show_answer(ctx, t("One of these papers holds no words of the cabinet, so nothing can be compared."))
else:
    ui.show_answer(ctx, sentences.shift_sentence(ctx, shifts[0]))
    sentences.link_shift(ctx, shifts[0])
    names = {(s.kind, s.id): sentences.shift_name(ctx, s) for s in shifts}
    whose = sentences.whose_words(ctx, CABINET_ONLY.speakers)
    figure = chart_shifts(shifts, names, a, b, whose=whose, lang=ctx.lang)
    ui.show_chart(
        ctx,
        figure,
        "shifts",
        " ".join(sentences.shift_sentence(ctx, s) for s in shifts),
        to_frame(shifts),
        f"verschuivingen-{a.id}-{b.id}",
        selectable=False,
    )
    st.header(t("The next four shifts"), anchor=False)
    for shift in shifts[1:]:
        ui.say(ctx, sentences.shift_sentence(ctx, shift), "acc-shift")
        sentences.link_shift(ctx, shift)

st.header(t("The letters"), anchor=False)
words = {x.id: count_words_of(select_blocks(x)) for x in ctx.corpus.letters}
chosen = ui.show_chart(
    ctx,
    chart_timeline(ctx.corpus.letters, words, ctx.lang),
    "timeline",
    t("The letters on a time axis with date, sender, cabinet and number of words."),
    rows.letters_frame(ctx, words),
    "brieven",
)
for mark in chosen:
    letter = ui.paper_of(ctx, mark["letter"])
    ui.link_page(ctx, "brieven", t("Read «{letter}»").format(letter=letter.short), letter=letter.id)

st.header(t("Where to begin"), anchor=False)
ui.link_page(ctx, "themas", t("What is each letter about?"))
ui.link_page(ctx, "termen", t("How often do they say it, and where?"))
ui.link_page(ctx, "verschillen", t("Which passages returned, and how did they change?"))
ui.show_method(
    ctx,
    t(
        "The list holds all themes and all concepts of the project, fixed in advance. A shift is ranked by "
        "the "
        "smallest ratio that can safely be claimed; what the noise inside the letters can explain comes "
        "after all "
        "that it cannot (permutation of paragraphs, corrected for the length of the list). Margins are 95% "
        "and come "
        "from drawing paragraphs again; they tell how far a figure would move had the letter been made of "
        "other, "
        "similar paragraphs. Headings, footnotes and signatures are left out."
    ),
)
