"""Shifts on the screen: which are shown, each opened with the sentences for it and on the other side."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from compare.analysis.detectable import find_needed, typical_clumping
from compare.analysis.selection import Selection
from compare.analysis.shifts import Shift
from compare.charts.shifts import kind_name
from compare.export.notes import power_to_sentence
from compare.export.sentences import shift_to_sentence
from compare.i18n import format_number, format_rate, translator
from compare.model import Letter
from compare.ui.address import choose_one
from compare.ui.context import Context, paper_of
from compare.ui.parts import say, show_method
from compare.ui.sentences import shift_name, shift_sentence
from compare.ui.shift_rows import CERTAINTY, show_copy_menu

ROWS = ("8", "20", "50")


def choose_shown(ctx: Context, shifts: Sequence[Shift]) -> tuple[Shift, ...]:
    """The rows that the reader wants to see: of which kind, and how many."""
    t = ctx.t
    kinds = {"all": t("Everything"), "theme": t("Themes"), "concept": t("Terms"), "word": t("Words")}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = choose_one(t("What shifts"), kinds, "kind", draw=st.segmented_control, required=True)
        count = choose_one(t("How many"), {n: n for n in ROWS}, "rows", width=110)
    fitting = [s for s in shifts if kind in ("all", s.kind)]
    shown = tuple(fitting[: int(count)])
    fixed = next((s.tried for s in shifts if s.kind != "word"), 0)
    words = next((s.tried for s in shifts if s.kind == "word"), 0)
    text = t(
        "Rows: {all}, of which clear: {clear}; shown: {shown}. Compared: {fixed} themes and terms of a list "
        "made in advance, and all {words} words; each of the two is corrected for its own length."
    )
    say(
        ctx,
        text.format(
            shown=len(shown),
            all=len(fitting),
            clear=sum(s.clear for s in fitting),
            fixed=format_number(fixed, ctx.lang),
            words=format_number(words, ctx.lang),
        ),
    )
    return shown


def show_power(ctx: Context, shifts: Sequence[Shift], a: Letter, b: Letter) -> None:
    """What these letters could show at all: one sentence, and the rest folded under it."""
    t, lang = ctx.t, ctx.lang
    words = int(shifts[0].earlier.total), int(shifts[0].later.total)
    clumping = typical_clumping(shifts)
    needed = find_needed(words, clumping)
    usual = next((x for x in needed if x.rate == 10 and x.least), None)
    if usual is None:
        say(ctx, power_to_sentence((), a, b, words, t, lang))
        return
    text = t(
        "Before you conclude: what is named 10 times per 10,000 words must become {ratio} times as frequent "
        "before these texts can show it"
    )
    with st.expander(text.format(ratio=format_rate(usual.ratio, lang))):
        say(ctx, power_to_sentence(needed, a, b, words, t, lang))
        more = t(
            "That is for one subject that you chose in advance, at 5%, with mentions that come in clumps of "
            "about {clumping} as they do in these letters. Out of a long list it takes more: each row that "
            "is not clear says how much. “Not clear” is not the same as “equal”."
        )
        say(ctx, more.format(clumping=format_rate(clumping, lang)))


def show_first(ctx: Context, shift: Shift, selection: Selection) -> None:
    """The sentence that answers: the surest shift, or that there is none."""
    text = shift_sentence(ctx, shift)
    if not shift.clear:
        none = ctx.t("Nothing differs clearly between these two papers. What comes nearest:")
        text = f"{none} {text}"
    st.html(f'<p class="acc-answer">{escape(text)}</p>')
    show_copy_menu(ctx, shift, selection, "answer")


def shifts_frame(ctx: Context, shifts: Sequence[Shift]) -> pd.DataFrame:
    """All rows as a table, with the sentence in both languages."""
    t, rows = ctx.t, []
    for s in shifts:
        a, b = paper_of(ctx, s.earlier_id), paper_of(ctx, s.later_id)
        per, unit = (100, t("% of the words")) if s.kind == "theme" else (1e4, t("per 10,000 words"))
        rows.append(
            {
                t("name"): shift_name(ctx, s),
                t("kind"): kind_name(s, ctx.lang),
                t("certainty"): t(CERTAINTY[s.certainty]),
                t("unit"): unit,
                t("earlier letter"): a.short,
                t("later letter"): b.short,
                t("count, earlier"): int(s.earlier.count),
                t("count, later"): int(s.later.count),
                t("words, earlier"): int(s.earlier.total),
                t("words, later"): int(s.later.total),
                t("figure, earlier"): round(per * s.earlier.value, 2),
                t("figure, later"): round(per * s.later.value, 2),
                t("difference"): round(per * s.difference, 2),
                t("margin from"): round(per * s.low, 2),
                t("margin to"): round(per * s.high, 2),
                t("paragraphs, earlier"): s.paragraphs[0],
                t("paragraphs, later"): s.paragraphs[1],
                t("safe log ratio"): round(s.size, 3),
                t("p or q, corrected"): round(s.p, 5),
                t("corrected for"): s.tried,
                "nl": shift_to_sentence(s, a, b, translator("nl"), "nl"),
                "en": shift_to_sentence(s, a, b, translator("en"), "en"),
            }
        )
    return pd.DataFrame(rows)


def show_shifts_method(ctx: Context) -> None:
    """How the list is made, and what each word for certainty means."""
    t = ctx.t
    show_method(
        ctx,
        t(
            "**Two lists in one.** The themes and terms of the project were fixed in advance; all words "
            "together are an exploration. Each is corrected for its own length, and never for the other's. "
            "**Order.** Clear shifts first, then those that are not clear, then those with too little to "
            "say; within each by the smallest ratio that is safe to claim, with mentions that come in clumps "
            "counted as one. That ratio puts the share of a theme and the rate of a term on one scale. "
            "**Clear**: the margin of that ratio leaves out “equal”, and the difference survives the length "
            "of its list. For a theme or term that is: paragraphs dealt at random over the two letters "
            "hardly ever differ as much (9,999 deals, Holm's correction). For a word: its conservative log "
            "ratio (LRC) over all words compared is not zero, and it stands in more than one paragraph. "
            "**Too little to say**: even had all mentions stood in one letter, it would not have been clear. "
            "A word that is mostly a form of a term, or a mark of a theme, that moved the same way and is as "
            "sure is told there. **Sentences for and against** are chosen by points: one for each mention "
            "(three at most), one for a whole sentence of 8 to 40 words, half a point when it is named "
            "early, one off for a list; one sentence of a paragraph. *On the other side* stand sentences of "
            "the letter that has less, and one of the other letter beside a denial (geen, niet, zonder …)."
        ),
        (
            t("Headings, footnotes, tables and signatures do not count."),
            t("Function words are compared too, but have a row only when they are clear."),
        ),
    )
