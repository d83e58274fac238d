"""Who asked what about which theme, the passage that it is about, and the letter seen from the questions."""

from collections import Counter

import streamlit as st

from compare import ui
from compare.analysis.themes import OTHER
from compare.charts.asked import GRADE_LABELS
from compare.charts.questions import chart_questions, count_questions
from compare.ui import questions as shown
from compare.ui.asked import beside, summary, views
from compare.ui.fates.shown import show_chosen

LIMIT = 5

ctx = ui.frame("vragen")
t = ctx.t
st.title(t("Questions and answers"))
papers = ui.question_papers(ctx)
with st.container(horizontal=True, vertical_alignment="bottom"):
    paper = papers[
        ui.choose_one(t("Paper with questions"), {i: x.short for i, x in papers.items()}, "paper", fixed=True)
    ]
    located = ui.cached_asked(ctx, paper)
    letter = located.subject.letter if located.subject.has_pages else None
    ui.note_letters((paper, letter) if letter else (paper,))
    options = {"questions": t("Question by question")}
    if letter is not None:
        options |= {"letter": t("From the letter"), "against": t("Asked and offered")}
    view = ui.choose_one(t("View"), options, "view", draw=st.segmented_control, required=True)
theme_of = shown.themes_of_blocks(ctx, paper)
labels = {x.id: ctx.label(x) for x in ctx.themes}
if letter is not None and view != "questions":
    if view == "letter":
        views.show_letter_view(ctx, paper, located, letter)
    else:
        views.show_offered_view(ctx, paper, letter, labels)
    st.stop()

answered = paper.kind == "consultation"
asked = [(row.question.speaker, theme_of.get(row.question.block_n, OTHER)) for row in located.questions]
answer = summary.asked_sentence(ctx, paper, asked, labels) + summary.graded_sentence(ctx, located)
ui.show_answer(ctx, answer)
figure = ui.once(ctx, chart_questions)(
    ui.once(ctx, count_questions)(asked), paper, labels, lang=ctx.lang, narrow=ctx.narrow,
    title=t("Who asked about what"), subtitle=summary.counted_line(ctx, answered),
)  # fmt: skip
frame = ui.once(ctx, summary.asked_frame)(located, asked)
chosen = ui.show_chart(ctx, figure, "questions", answer, frame, f"vragen-{paper.id}")

st.header(
    t("Questions beside the letter") if letter or not answered else t("Questions and answers"), anchor=False
)
with st.container(horizontal=True):
    parties = {"": t("all parties")} | {s: s for s, _ in Counter(s for s, _ in asked).most_common()}
    party = ui.choose_one(t("Party"), parties, "party")
    common = [x for x, _ in Counter(x for _, x in asked).most_common()]
    themes = {"": t("all themes")} | {x: labels.get(x, x) for x in common}
    theme = ui.choose_one(t("Theme"), themes, "theme")
    grades = {"": t("all")} | {g: t(GRADE_LABELS[g]) for g in GRADE_LABELS}
    grade = ui.choose_one(t("How sure"), grades, "grade") if letter else ""
wanted = {(c["speaker"], c["theme"]) for c in chosen}
if wanted:
    show_chosen(ctx, "; ".join(f"{s}: {labels.get(x, x)}" for s, x in sorted(wanted)))
rows = [
    row
    for row, (s, x) in zip(located.questions, asked, strict=True)
    if ((s, x) in wanted if wanted else party in ("", s) and theme in ("", x)) and grade in ("", row.grade)
]
beside.show_questions(ctx, paper, located, rows, theme_of, LIMIT)

st.header(t("All questions as a table"), anchor=False)
summary.show_asked(ctx, paper, located, asked, labels)
ui.show_method(ctx, *summary.asked_method(ctx, paper))
