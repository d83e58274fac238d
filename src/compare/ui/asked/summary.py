"""What the questions of a paper are about, all together: the finding, the table, the method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from compare.analysis.asked.locate import AskedPaper
from compare.analysis.asked.passages import count_grades
from compare.analysis.asked.places import BY_CONTENT, EXACT, PAGE_ONLY, UNRESOLVED
from compare.analysis.themes import OTHER
from compare.charts.asked import GRADE_LABELS
from compare.i18n import format_number, quote
from compare.model import Letter
from compare.ui.context import Context
from compare.ui.once import once
from compare.ui.parts import show_table
from compare.ui.sentences import listed

AGREED = {"right": 29, "all": 29, "content": 25, "of": 34, "missed": 8}
"""How often a blind reader of the questions of 2020 saw the passage that is shown; see docs/methods.md."""


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
        subjects=listed(
            ctx, [f"{quote(labels.get(x, x), lang)} ({format_number(n, lang)})" for x, n in subjects]
        ),
    )


def graded_sentence(ctx: Context, located: AskedPaper) -> str:
    """How many questions lead to a passage, and how surely; the parts sum to the questions.

    It goes on from `asked_sentence`; "" where the letter is not here.
    """
    t, counts, letter = ctx.t, count_grades(located.questions), located.subject.letter
    if letter is None or not located.subject.has_pages:
        return ""
    parts = [
        (counts[EXACT], t("{n} point exactly at a passage of {letter}")),
        (counts[PAGE_ONLY], t("{n} name only a page")),
        (counts[BY_CONTENT], t("{n} lead to one by their content")),
        (counts[UNRESOLVED], t("{n} to none")),
    ]
    said = [text.format(n=format_number(n, ctx.lang), letter=letter.short) for n, text in parts if n]
    asked = format_number(len(located.questions), ctx.lang)
    return " " + t("Of the {n}, {parts}.").format(n=asked, parts=listed(ctx, said))


def counted_line(ctx: Context, answered: bool) -> str:
    """What the numbers of the matrix count."""
    if answered:
        return ctx.t("Number of questions, by the main theme of each")
    return ctx.t("Number of paragraphs with a question, by the main theme of each")


def asked_frame(located: AskedPaper, asked: Sequence[tuple[str, str]]) -> pd.DataFrame:
    """Every question with its theme, its passage and the numbers of its answers, for the CSV."""
    rows = located.questions
    found = [row.passage for row in rows]
    return pd.DataFrame(
        {
            "speaker": [row.question.speaker for row in rows],
            "numbers": [" ".join(map(str, row.question.numbers)) for row in rows],
            "theme": [theme for _, theme in asked],
            "page": [row.question.page for row in rows],
            "citation": [row.citation for row in rows],
            "question": [row.question.text for row in rows],
            "cited_pages": [" ".join(map(str, row.pages)) for row in rows],
            "grade": [row.grade for row in rows],
            "passage_letter": [x.letter_id if x else "" for x in found],
            "passage_page": [x.page if x else None for x in found],
            "passage_speaker": [x.speaker if x else "" for x in found],
            "passage_citation": [x.citation if x else "" for x in found],
            "passage": [x.text if x else "" for x in found],
            "similarity": [x.similarity if x else None for x in found],
            "page_note": [x.page_note if x else "" for x in found],
            "answer_blocks": [" ".join(map(str, row.question.answers)) for row in rows],
            "followed_blocks": [" ".join(map(str, row.question.followed)) for row in rows],
        }
    )


def show_asked(
    ctx: Context,
    paper: Letter,
    located: AskedPaper,
    asked: Sequence[tuple[str, str]],
    labels: Mapping[str, str],
) -> None:
    """The table of all questions; columns without anything in them are left out."""
    t, frame = ctx.t, once(ctx, asked_frame)(located, asked)
    table = pd.DataFrame(
        {
            t("party"): frame["speaker"],
            t("no."): frame["numbers"],
            t("theme"): [labels.get(theme, theme) for _, theme in asked],
            t("page"): frame["page"],
            t("question"): frame["question"],
            t("how sure"): [t(GRADE_LABELS[grade]) for grade in frame["grade"]],
            t("page of the letter"): frame["passage_page"].astype("Int64"),
            t("passage"): frame["passage"],
        }
    )
    if not frame["numbers"].any():
        table = table.drop(columns=t("no."))
    if not frame["passage"].any():
        table = table.drop(columns=[t("how sure"), t("page of the letter"), t("passage")])
    show_table(ctx, table, "questions-table", f"vragen-{paper.id}")


def asked_method(ctx: Context, paper: Letter) -> tuple[str, tuple[str, ...]]:
    """How questions, themes and answers were found, and what was left out."""
    t, n = ctx.t, {k: format_number(v, ctx.lang) for k, v in AGREED.items()}
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
            "questions. Its theme is the main theme of the paragraph."
        )
    )
    found = t(
        "The passage of the letter is found by what the question points at. **Exact**: the words that it "
        "quotes stand there (on the page cited or the one beside it), or its page and its content point at "
        "one passage. **Page only**: no passage on the page cited clearly speaks of it. **By content**: it "
        "shares most telling words, names the section, or goes on about the passage of the question before. "
        "**No passage**: nothing of this. A reader who did not see the outcome agreed with {right} of the "
        "{all} exact passages of the questions of 2020, and with {content} of the {of} found by content; "
        "{missed} were not found though the letter has a passage."
    ).format(**n)
    left_out = t("What the committee itself writes (the introduction) is not counted as a question.")
    return f"{body}\n\n{found}", (left_out,)
