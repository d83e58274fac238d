"""Who asked what about which theme, with the answer or the passage it is about beside it."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import streamlit as st

from compare import ui, ui_compare, ui_questions
from compare.analysis.matches import Match
from compare.charts.questions import chart_questions, count_questions
from compare.i18n import format_number

ctx = ui.frame("vragen")
t, lang = ctx.t, ctx.lang
ui_compare.draw_style()
above = st.container()

papers = {x.short: x for x in ctx.corpus.letters if x.kind in ("questions", "consultation")}
if not papers:
    ui.show_answer(ctx, t("None of the papers holds questions of parties."))
    st.stop()
ui_compare.settle_choice(list(papers), "stuk")
paper = papers[st.selectbox(t("Paper with questions"), list(papers), key="stuk", bind="query-params")]
answered = paper.kind == "consultation"
questions = ui_questions.cached_questions(ctx, paper)
theme_of = ui_questions.themes_of_blocks(ctx, paper)
labels = {x.id: ctx.label(x) for x in ctx.themes}
asked = [(q.speaker, theme_of.get(q.block_n, "overig")) for q in questions]


def number(count: int) -> str:
    """A count as it is written."""
    return format_number(count, lang)


def lists(parts: list[str]) -> str:
    """Parts with commas and a last «and»."""
    return ", ".join(parts[:-1]) + t(" and ") + parts[-1] if len(parts) > 1 else "".join(parts)


subjects = Counter(theme for _, theme in asked if theme != "overig").most_common(3)
speakers = Counter(speaker for speaker, _ in asked).most_common()
most = [s for s, c in speakers if c == speakers[0][1]] if speakers else []
answer = (
    t(
        "In {paper}, {parties} parties asked {n} questions, most of them about {subjects}. At the top: "
        "{most} ({count})."
    )
    if answered
    else t(
        "In {paper}, {parties} parties wrote {n} paragraphs with a question, most of them about {subjects}. "
        "At the top: {most} ({count})."
    )
).format(
    paper=paper.short,
    parties=number(len(speakers)),
    n=number(len(questions)),
    most=lists(most),
    count=number(speakers[0][1]) if speakers else 0,
    subjects=lists([f"‘{labels.get(theme, theme)}’ ({number(c)})" for theme, c in subjects]),
)
with above:
    ui.show_answer(ctx, answer)

frame = pd.DataFrame(
    {
        "speaker": [q.speaker for q in questions],
        "numbers": [" ".join(map(str, q.numbers)) for q in questions],
        "theme": [theme for _, theme in asked],
        "page": [q.page for q in questions],
        "question": [q.text for q in questions],
        "answer_blocks": [" ".join(map(str, q.answers)) for q in questions],
        "followed_blocks": [" ".join(map(str, q.followed)) for q in questions],
    }
)
figure = chart_questions(
    count_questions(asked),
    paper,
    labels,
    lang=lang,
    narrow=ctx.narrow,
    title=t("Who asked about what"),
    subtitle=t("Number of questions, by the main theme of each")
    if answered
    else t("Number of paragraphs with a question, by the main theme of each"),
)
chosen = ui.show_chart(ctx, figure, "matrix", answer, frame, f"vragen-{paper.id}")

st.markdown("#### " + (t("Questions and answers") if answered else t("Questions beside the letter")))
themes = [theme for theme, _ in Counter(theme for _, theme in asked).most_common()]
ui_compare.settle_choice(["", *[s for s, _ in speakers]], "partij")
ui_compare.settle_choice(["", *themes], "thema")
with st.container(horizontal=True):
    party = st.selectbox(
        t("Party"),
        ["", *[s for s, _ in speakers]],
        key="partij",
        bind="query-params",
        format_func=lambda s: s or t("all parties"),
    )
    theme = st.selectbox(
        t("Theme"),
        ["", *themes],
        key="thema",
        bind="query-params",
        format_func=lambda x: labels.get(x, x) if x else t("all themes"),
    )
if chosen:
    wanted = {(c["speaker"], c["theme"]) for c in chosen}
    shown = [q for q, key in zip(questions, asked, strict=True) if key in wanted]
    places = "; ".join(f"{s}: {labels.get(x, x)}" for s, x in sorted(wanted))
    st.markdown(
        t("Chosen in the chart: **{places}**. Click beside it to see everything again.").format(places=places)
    )
else:
    shown = [q for q, (s, x) in zip(questions, asked, strict=True) if party in ("", s) and theme in ("", x)]
name_of = {n: labels.get(x, x) for n, x in theme_of.items()}
key = f"{paper.id}-{party}-{theme}-{len(chosen)}"
if answered:
    only = sum(q.refers for q in questions)
    if only:
        st.markdown(
            t("{n} answers only point to another answer; that one is shown with them.").format(n=number(only))
            if only > 1
            else t("One answer only points to another answer; that one is shown with it.")
        )
    ui_compare.show_pairs(
        ctx, shown, lambda q: ui_questions.answer_html(ctx, q, paper, name_of), key, limit=5
    )
elif (about := ui_questions.subject_of(ctx, paper)) is None:
    st.markdown(t("This paper holds questions only, and the letter that they are about is not here."))
    matches: tuple[Match, ...] = ()
    ui_compare.show_pairs(
        ctx, shown, lambda q: ui_questions.answer_html(ctx, q, paper, name_of), key, limit=5
    )
else:
    matches = ui_questions.cached_matches(ctx, paper, about)
    letter = about
    st.markdown(
        t(
            "This paper holds questions only; the answers came later, in a paper that is not here. Beside "
            "each question stands the **best matching passage** of {letter}, found by page references, "
            "quotations and shared words. It may be the wrong one: two further candidates are folded below "
            "it."
        ).format(letter=about.short)
    )
    ui_compare.show_pairs(
        ctx,
        shown,
        lambda q: ui_questions.question_html(ctx, q, paper, letter, matches, name_of),
        key,
        limit=5,
    )

st.markdown("#### " + t("All questions as a table"))
table = pd.DataFrame(
    {
        t("party"): frame["speaker"],
        t("no."): frame["numbers"],
        t("theme"): [labels.get(x, x) for _, x in asked],
        t("page"): frame["page"],
        t("question"): frame["question"],
    }
)
ui.show_table(ctx, table if answered else table.drop(columns=t("no.")), "vragen-tabel", f"vragen-{paper.id}")
ui.show_method(
    ctx,
    t(
        "A question belongs to the party under whose name it stands. Its theme is the main theme of its "
        "paragraph, found with the same lists of words as on the page Themes; a question whose words name no "
        "subject is “other”. An answer belongs to the question numbers above it: a joint answer stands at "
        "each of its questions. “See the answer to question 14” is followed until an answer speaks for "
        "itself."
    )
    if answered
    else t(
        "Each paragraph of a party that asks something counts once, also when it holds several questions. "
        "Its theme is the main theme of the paragraph. The passage beside it is the paragraph of the letter "
        "that shares most rare words with it; a page that the question names and words that it quotes weigh "
        "heavily. In a test on 25 questions that quote or cite the letter, the right passage was among the "
        "first three each time; for a question that does neither, expect less."
    ),
    (t("What the committee itself writes (the introduction) is not counted as a question."),),
)
