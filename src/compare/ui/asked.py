"""What the questions of a paper are about, all together: the finding, the table, the method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from compare.analysis.questions import Question
from compare.analysis.themes import OTHER
from compare.i18n import format_number
from compare.model import Letter
from compare.ui.context import Context
from compare.ui.parts import show_table
from compare.ui.sentences import listed


def asked_sentence(
    ctx: Context, paper: Letter, asked: Sequence[tuple[str, str]], labels: Mapping[str, str]
) -> str:
    """How many parties asked how much, about what most, and who most.

    Args:
        asked: Speaker and theme id of each question.
    """
    t, lang = ctx.t, ctx.lang
    subjects = Counter(theme for _, theme in asked if theme != OTHER).most_common(3)
    speakers = Counter(speaker for speaker, _ in asked)
    highest = max(speakers.values(), default=0)
    text = (
        t(
            "In {paper}, {parties} parties asked {n} questions, most of them about {subjects}. At the top: "
            "{most} ({count})."
        )
        if paper.kind == "consultation"
        else t(
            "In {paper}, {parties} parties wrote {n} paragraphs with a question, most of them about "
            "{subjects}. At the top: {most} ({count})."
        )
    )
    return text.format(
        paper=paper.short,
        parties=format_number(len(speakers), lang),
        n=format_number(len(asked), lang),
        most=listed(ctx, [s for s, count in speakers.most_common() if count == highest]),
        count=format_number(highest, lang),
        subjects=listed(ctx, [f"«{labels.get(x, x)}» ({format_number(n, lang)})" for x, n in subjects]),
    )


def asked_frame(questions: Sequence[Question], asked: Sequence[tuple[str, str]]) -> pd.DataFrame:
    """Every question with its theme and the numbers of its answers, for the CSV."""
    return pd.DataFrame(
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


def show_asked(
    ctx: Context,
    paper: Letter,
    questions: Sequence[Question],
    asked: Sequence[tuple[str, str]],
    labels: Mapping[str, str],
) -> None:
    """The table of all questions; the column of numbers is left out where there are none."""
    t, frame = ctx.t, asked_frame(questions, asked)
    table = pd.DataFrame(
        {
            t("party"): frame["speaker"],
            t("no."): frame["numbers"],
            t("theme"): [labels.get(theme, theme) for _, theme in asked],
            t("page"): frame["page"],
            t("question"): frame["question"],
        }
    )
    if not frame["numbers"].any():
        table = table.drop(columns=t("no."))
    show_table(ctx, table, "questions-table", f"vragen-{paper.id}")


def asked_method(ctx: Context, paper: Letter) -> tuple[str, tuple[str, ...]]:
    """How questions, themes and answers were found, and what was left out."""
    t = ctx.t
    body = (
        t(
            "A question belongs to the party under whose name it stands. Its theme is the main theme of its "
            "paragraph, found with the same lists of words as on the page Themes; a question whose words "
            "name no subject is “other”. An answer belongs to the question numbers above it: a joint answer "
            "stands at each of its questions. “See the answer to question 14” is followed until an answer "
            "speaks for itself."
        )
        if paper.kind == "consultation"
        else t(
            "Each paragraph of a party that asks something counts once, also when it holds several "
            "questions. Its theme is the main theme of the paragraph. The passage beside it is the paragraph "
            "of the letter that shares most rare words with it; a page that the question names and words "
            "that it quotes weigh heavily. In a test on 25 questions that quote or cite the letter, the "
            "right passage was among the first three each time; for a question that does neither, expect "
            "less."
        )
    )
    return body, (t("What the committee itself writes (the introduction) is not counted as a question."),)
