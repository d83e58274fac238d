"""Each question beside its answer: how much of its words comes back, and which parts were not found."""

from collections import Counter

import streamlit as st

from compare import ui
from compare.charts.answers import chart_answers
from compare.i18n import mark
from compare.ui import answers as shown
from compare.ui import answers_tables as tables
from compare.ui.fates import show_chosen
from compare.ui.sides import show_pairs

LIMIT = 5
LOST = {"lost": mark("with a part that was not found")}

ctx = ui.frame("antwoorden")
t = ctx.t
st.title(t("Answers"))
papers = {x.id: x for x in ctx.corpus.letters if x.kind in ("questions", "consultation")}
if not papers:
    ui.show_answer(ctx, t("None of the papers holds questions of parties."))
    st.stop()
first = next((i for i, x in papers.items() if x.kind == "consultation"), "")
names = {i: x.short for i, x in papers.items()}
paper = papers[ui.choose_one(t("Paper with questions"), names, "answers_of", default=first)]
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
kinds = shown.kind_names(ctx)
answer = shown.answers_sentence(ctx, paper, answered)
ui.show_answer(ctx, answer)

parties = {"": t("all parties")} | {
    s: s for s, _ in Counter(x.question.speaker for x in answered).most_common()
}
themes = {"": t("all themes")} | {
    x: labels.get(x, x) for x, _ in Counter(x.theme for x in answered).most_common()
}
offered = {"": t("all answers")} | {k: kinds[k] for k in kinds if any(x.kind == k for x in answered)}
offered |= {k: t(name) for k, name in LOST.items() if any(x.not_found for x in answered)}
with st.container(horizontal=True):
    party = ui.choose_one(t("Party"), parties, "party")
    theme = ui.choose_one(t("Theme"), themes, "theme")
    kind = ui.choose_one(t("Answer"), offered, "kind")
rows = [
    x
    for x in answered
    if party in ("", x.question.speaker)
    and theme in ("", x.theme)
    and (kind in ("", x.kind) or (kind == "lost" and x.not_found))
]
chosen = ui.show_chart(
    ctx,
    chart_answers(
        rows,
        paper,
        kinds,
        lang=ctx.lang,
        narrow=ctx.narrow,
        title=t("How long the answers are, and how much of the question comes back"),
        subtitle=t("Each mark is a question, with its number; height: part of the weight of its own words"),
    ),
    "answers",
    answer,
    tables.answers_frame(paper, rows, labels),
    f"antwoorden-{paper.id}",
)
wanted = {c["n"] for c in chosen}
if wanted:
    picked = [x for x in rows if x.question.block_n in wanted]
    show_chosen(ctx, "; ".join(" ".join(map(str, x.question.numbers)) or x.question.speaker for x in picked))
st.header(t("Questions and answers"), anchor=False)
st.markdown(t("Marked: words of the question that come back. Underlined: a part that was not found."))
order = (
    [x for x in rows if x.question.block_n in wanted]
    if wanted
    else sorted(rows, key=lambda x: not x.not_found)
)
key = f"{paper.id}-{party}-{theme}-{kind}-{len(wanted)}"
show_pairs(ctx, order, lambda x: shown.answered_html(ctx, x, paper, labels), key, limit=LIMIT)

st.header(t("All questions as a table"), anchor=False)
tables.show_answers(ctx, paper, rows, labels)
st.header(t("By party"), anchor=False)
tables.show_parties(ctx, paper, answered)
ui.show_method(ctx, *tables.answers_method(ctx, answered))
