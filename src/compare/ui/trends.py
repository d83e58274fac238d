"""Over time on the screen: the index with its progress, the choices, the sentences and the lines."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import streamlit as st

from compare.analysis.search import find_lines
from compare.analysis.selection import CABINET_ONLY, EVERYONE, Selection
from compare.analysis.trends import (
    Counted,
    count_everywhere,
    in_letters,
    period_of,
)
from compare.i18n import format_number, mark
from compare.index import Index, index_state, load_index
from compare.library import MOST_ON_TABLE
from compare.model import CABINET, Concept, Letter
from compare.ui.address import choose_number, choose_one, put_choice
from compare.ui.choices import EVERYONE_ID, choose_extra
from compare.ui.context import OWN_LETTERS, Context
from compare.ui.parts import say, speaker_name
from compare.ui.table import lay_on_table
from compare.ui.terms import lines_html

GROUPED = {
    "": mark("not grouped"),
    "cabinet": mark("cabinet"),
    "sender": mark("sender"),
    "dossier": mark("dossier"),
    "kind": mark("kind of paper"),
    "speaker": mark("speaker"),
}
"""What a reader can group by."""
_PAGE = "page"


@st.cache_resource(show_spinner=False)
def _held() -> tuple[threading.Lock, dict[str, Index]]:
    """The index that all readers share, by its state."""
    return threading.Lock(), {}


def open_index(ctx: Context) -> Index:
    """The index of all letters; while it is brought up to date a bar shows how far that is."""
    lock, held = _held()
    state = index_state(ctx.corpus.data_dir)
    if found := held.get(state):
        return found
    bar = st.empty()

    def report(done: int, of: int) -> None:
        if of and (done % max(1, of // 100) == 0 or done == of):
            text = ctx.t("Taking letters in: {done} of {of}").format(
                done=format_number(done, ctx.lang), of=format_number(of, ctx.lang)
            )
            bar.progress(done / of, text)

    with st.spinner(ctx.t("Looking through all letters …"), show_time=False), lock:
        if state not in held:
            index = load_index(report, ctx.corpus.data_dir)
            held.clear()
            held[state] = index
    bar.empty()
    return held[state]


@st.cache_resource(show_spinner=False, max_entries=4)
def _keep_counted(state: str, concept: Concept, selection: Selection, _index: Index) -> Counted:
    """What was counted, kept for the next page of lines; few at a time, since it is large."""
    return count_everywhere(_index, concept, selection)


def count_of(ctx: Context, index: Index, concept: Concept, selection: Selection) -> Counted:
    """Where a concept is named in all letters, those of this visit alone too."""
    if st.session_state.get(OWN_LETTERS):
        return count_everywhere(index, concept, selection, ctx.corpus.letters)
    return _keep_counted(index_state(ctx.corpus.data_dir), concept, selection, index)


def choose_whose(ctx: Context, index: Index) -> str:
    """Whose words count, out of everyone who speaks in any letter."""
    t = ctx.t
    others = sorted({x for x in index.speakers if x and x != CABINET} | _own_speakers(ctx))
    labels = {CABINET: t("the cabinet's"), EVERYONE_ID: t("everyone's")}
    labels |= {x: speaker_name(ctx, x) for x in others}
    return choose_one(t("Whose words"), labels, "who")


def choose_kinds(ctx: Context, whose: str) -> Selection:
    """The words that count: of ``whose``, and which kinds of block beside the body."""
    t = ctx.t
    with st.popover(t("What counts")):
        extra = choose_extra(ctx)
        say(ctx, t("Quotations and other borrowed words cannot be left out over all letters."))
    chosen = {CABINET: CABINET_ONLY, EVERYONE_ID: EVERYONE}.get(whose, Selection(frozenset({whose})))
    return Selection(chosen.speakers, frozenset(extra))


def _own_speakers(ctx: Context) -> set[str]:
    """Who speaks in the letters of this visit alone."""
    own: Sequence[Letter] = st.session_state.get(OWN_LETTERS, ())
    return {s for x in own for s in x.speakers if s and s != CABINET}


def choose_years(ctx: Context, index: Index) -> tuple[date, date]:
    """The first and the last day that count; at first those of all letters."""
    days = [x.date for x in (*index.letters, *ctx.corpus.letters)]
    years = {str(y): str(y) for y in range(min(days).year, max(days).year + 1)}
    left, right = st.columns(2)
    with left:
        first = choose_one(ctx.t("From the year"), years, "from")
    with right:
        last = choose_one(ctx.t("up to and including"), years, "until", default=list(years)[-1])
    low, high = sorted((int(first), int(last)))
    return date(low, 1, 1), date(high, 12, 31)


def of_mark(counted: Counted, by: str, unit: str, chosen: Mapping[str, str]) -> Counted:
    """What was counted behind one mark of the chart."""
    inside = [
        x.id
        for x in counted.letters
        if period_of(x, unit) == chosen["period"]
        and (by in ("", "speaker") or str(getattr(x, by)) == chosen["group"])
    ]
    found = in_letters(counted, inside)
    if by != "speaker":
        return found
    return found.only(found.speaker == found.speakers.index(chosen["group"]))


def show_lines(ctx: Context, counted: Counted, name: str) -> None:
    """The lines of what was counted, page by page, oldest first."""
    t = ctx.t
    told = (counted.concept.id, counted.total)
    if st.session_state.get("lines-of", told) != told:
        put_choice(_PAGE, "1")
    st.session_state["lines-of"] = told
    found = find_lines(counted)
    say(
        ctx,
        t("Mentions of «{name}»: {n}, the oldest first.").format(
            n=format_number(found.total, ctx.lang), name=name
        ),
    )
    if found.pages > 1:
        label = t("Page (of {n})").format(n=format_number(found.pages, ctx.lang))
        page = choose_number(label, _PAGE, 1, found.pages, 1, width=180)
        found = find_lines(counted, page)
    if found.lines:
        st.html(lines_html(ctx, found.lines))
        _offer_table(ctx, dict.fromkeys(x.letter_id for x in found.lines))


def _offer_table(ctx: Context, ids: Iterable[str]) -> None:
    """A button that lays letters which are on no other page yet on the table."""
    there = {x.id for x in (*ctx.corpus.letters, *ctx.corpus.witnesses)}
    away = [x for x in ids if x not in there][:MOST_ON_TABLE]
    if not away:
        return
    say(ctx, ctx.t("Of a large library only the letters on the table stand on the other pages."))
    text = ctx.t("Lay these {n} letters on the table").format(n=len(away))
    if st.button(text, key="lay-on-table"):
        for id in away:
            lay_on_table(id)
        st.rerun()
