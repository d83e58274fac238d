"""Which answers are shown: the lists of party, theme and kind, and the marks of the chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from compare.analysis.answers.judge import Answered
from compare.charts.answers import chart_answers
from compare.i18n import mark
from compare.model import Letter
from compare.ui.address import choose_one
from compare.ui.answers.shown import kind_names
from compare.ui.answers.tables import answers_frame
from compare.ui.context import Context
from compare.ui.fates.shown import show_chosen
from compare.ui.once import once
from compare.ui.parts import show_chart

_LOST = "lost"
_LOST_NAME = mark("with a part that was not found")


def choose_answers(ctx: Context, answered: Sequence[Answered], labels: Mapping[str, str]) -> list[Answered]:
    """The rows of a party, theme and kind; the address holds all three."""
    t, kinds = ctx.t, kind_names(ctx)
    parties = {"": t("all parties")} | {s: s for s in _by_count(x.question.speaker for x in answered)}
    themes = {"": t("all themes")} | {x: labels.get(x, x) for x in _by_count(x.theme for x in answered)}
    offered = {"": t("all answers")} | {k: kinds[k] for k in kinds if any(x.kind == k for x in answered)}
    if any(x.not_found for x in answered):
        offered[_LOST] = t(_LOST_NAME)
    with st.container(horizontal=True):
        party = choose_one(t("Party"), parties, "party")
        theme = choose_one(t("Theme"), themes, "theme")
        kind = choose_one(t("Answer"), offered, "kind")
    return [
        x
        for x in answered
        if party in ("", x.question.speaker)
        and theme in ("", x.theme)
        and (kind in ("", x.kind) or (kind == _LOST and x.not_found))
    ]


def draw_answers(
    ctx: Context, rows: Sequence[Answered], paper: Letter, labels: Mapping[str, str], answer: str
) -> list[Answered]:
    """The chart; returns the answers chosen in it, else all, those with a part not found first."""
    t = ctx.t
    figure = once(ctx, chart_answers)(
        rows,
        paper,
        kind_names(ctx),
        lang=ctx.lang,
        narrow=ctx.narrow,
        title=t("How long the answers are, and how much of the question comes back"),
        subtitle=t("Each mark is a question, with its number; height: part of the weight of its own words"),
    )
    frame = once(ctx, answers_frame)(paper, rows, labels)
    wanted = {c["n"] for c in show_chart(ctx, figure, "answers", answer, frame, f"antwoorden-{paper.id}")}
    if not wanted:
        return sorted(rows, key=lambda x: not x.not_found)
    picked = [x for x in rows if x.question.block_n in wanted]
    show_chosen(ctx, "; ".join(" ".join(map(str, x.question.numbers)) or x.question.speaker for x in picked))
    return picked


def _by_count(names: Iterable[str]) -> list[str]:
    """Each name once, the commonest first."""
    return [name for name, _ in Counter(names).most_common()]
