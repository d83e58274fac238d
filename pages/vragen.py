"""Who asked what about which theme, with the answer or the passage it is about beside it."""

from collections import Counter

import streamlit as st

from compare import ui
from compare.analysis.themes import OTHER
from compare.charts.questions import chart_questions, count_questions
from compare.i18n import format_number
from compare.ui import asked as summary
from compare.ui import questions as shown
from compare.ui.fates import show_chosen
from compare.ui.sides import show_pairs

LIMIT = 5

ctx = ui.frame("vragen")
t = ctx.t
st.title(t("Questions and answers"))
papers = {x.id: x for x in ctx.corpus.letters if x.kind in ("questions", "consultation")}
if not papers:
    ui.show_answer(ctx, t("None of the papers holds questions of parties."))
    st.stop()
paper = papers[ui.choose_one(t("Paper with questions"), {i: x.short for i, x in papers.items()}, "paper")]
answered = paper.kind == "consultation"
questions = ui.cached_questions(ctx, paper)
theme_of = shown.themes_of_blocks(ctx, paper)
labels = {x.id: ctx.label(x) for x in ctx.themes}
asked = [(q.speaker, theme_of.get(q.block_n, OTHER)) for q in questions]
answer = summary.asked_sentence(ctx, paper, asked, labels)
ui.show_answer(ctx, answer)
chosen = ui.show_chart(
    ctx,
    chart_questions(
        count_questions(asked),
        paper,
        labels,
        lang=ctx.lang,
        narrow=ctx.narrow,
        title=t("Who asked about what"),
        subtitle=t("Number of questions, by the main theme of each")
        if answered
        else t("Number of paragraphs with a question, by the main theme of each"),
    ),
    "questions",
    answer,
    summary.asked_frame(questions, asked),
    f"vragen-{paper.id}",
)

st.header(t("Questions and answers") if answered else t("Questions beside the letter"), anchor=False)
parties = {"": t("all parties")} | {s: s for s, _ in Counter(s for s, _ in asked).most_common()}
themes = {"": t("all themes")} | {x: labels.get(x, x) for x, _ in Counter(x for _, x in asked).most_common()}
with st.container(horizontal=True):
    party = ui.choose_one(t("Party"), parties, "party")
    theme = ui.choose_one(t("Theme"), themes, "theme")
wanted = {(c["speaker"], c["theme"]) for c in chosen}
if wanted:
    show_chosen(ctx, "; ".join(f"{s}: {labels.get(x, x)}" for s, x in sorted(wanted)))
rows = [
    q
    for q, (s, x) in zip(questions, asked, strict=True)
    if ((s, x) in wanted if wanted else party in ("", s) and theme in ("", x))
]
names = {n: labels.get(x, x) for n, x in theme_of.items()}
key = f"{paper.id}-{party}-{theme}-{len(chosen)}"
about = None if answered else shown.subject_of(ctx, paper)
if about:
    letter, matches = about, ui.cached_matches(ctx, paper, about)
    st.markdown(shown.beside_line(ctx, letter))
    show_pairs(
        ctx, rows, lambda q: shown.question_html(ctx, q, paper, letter, matches, names), key, limit=LIMIT
    )
else:
    only = sum(q.refers for q in questions)
    if not answered:
        st.markdown(t("This paper holds questions only, and the letter that they are about is not here."))
    elif only > 1:
        text = t("{n} answers only point to another answer; that one is shown with them.")
        st.markdown(text.format(n=format_number(only, ctx.lang)))
    elif only:
        st.markdown(t("One answer only points to another answer; that one is shown with it."))
    show_pairs(ctx, rows, lambda q: shown.answer_html(ctx, q, paper, names), key, limit=LIMIT)

st.header(t("All questions as a table"), anchor=False)
summary.show_asked(ctx, paper, questions, asked, labels)
ui.show_method(ctx, *summary.asked_method(ctx, paper))
