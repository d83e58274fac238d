"""Each question beside its answer: how much of its words comes back, and which parts were not found."""

import streamlit as st

from compare import ui
from compare.ui.answers import choice, shown, tables
from compare.ui.sides import show_pairs

LIMIT = 5

ctx = ui.frame("antwoorden")
t = ctx.t
st.title(t("Answers"))
papers = ui.question_papers(ctx)
first = next((i for i, x in papers.items() if x.kind == "consultation"), "")
names = {i: x.short for i, x in papers.items()}
paper = papers[ui.choose_one(t("Paper with questions"), names, "answers_of", default=first, fixed=True)]
ui.note_letters((paper,))
answered = shown.cached_answers(ctx, paper)
if all(one.kind == "none" for one in answered):
    text = t("{paper} holds no answers: they came later, in a paper that is not here.")
    ui.show_answer(ctx, text.format(paper=paper.short))
    if first and first != paper.id:
        label = t("See the answers in {paper}").format(paper=papers[first].short)
        ui.link_page(ctx, "antwoorden", label, answers_of=first)
    ui.link_page(ctx, "vragen", t("See which passages these questions are about"), paper=paper.id)
    st.stop()
labels = {x.id: ctx.label(x) for x in ctx.themes}
answer = shown.answers_sentence(ctx, paper, answered)
ui.show_answer(ctx, answer)
ui.say(ctx, shown.answers_details(ctx, paper, answered))

rows = choice.choose_answers(ctx, answered, labels)
picked = choice.draw_answers(ctx, rows, paper, labels, answer)
st.header(t("Questions and answers"), anchor=False)
st.markdown(t("Marked: words of the question that come back. Underlined: a part that was not found."))
show_pairs(ctx, picked, lambda x: shown.answered_html(ctx, x, paper, labels), limit=LIMIT)

st.header(t("All questions as a table"), anchor=False)
tables.show_answers(ctx, paper, rows, labels)
st.header(t("By party"), anchor=False)
tables.show_parties(ctx, paper, answered)
ui.show_method(ctx, *tables.answers_method(ctx, answered))
