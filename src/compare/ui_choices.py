"""What a reader can choose: letters, a pair, whose words. The address holds it all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from compare.analysis.selection import CABINET_ONLY, EVERYONE, Selection
from compare.model import CABINET, Letter
from compare.ui_parts import say

if TYPE_CHECKING:
    from compare.ui import Context

EVERYONE_ID = "iedereen"


def choose_letters(
    ctx: Context, key: str, default: Sequence[str] | None = None, include_questions: bool = True
) -> tuple[Letter, ...]:
    """The letters that the reader wants, in order of date; never none.

    Args:
        key: Name of the choice in the address.
        default: Ids that are on at first; None is all of them.
        include_questions: Whether papers with questions only may be chosen.
    """
    offered = {x.short: x for x in ctx.corpus.letters if include_questions or x.kind != "questions"}
    first = [name for name, x in offered.items() if default is None or x.id in default]
    chosen = st.multiselect(
        ctx.t("Letters"),
        list(offered),
        default=first,
        key=key,
        bind="query-params",
        placeholder=ctx.t("Choose letters"),
        wrap=True,
        persist_state="session",
    )
    if not chosen:
        say(ctx, ctx.t("No letter chosen: all are shown."))
    return tuple(x for name, x in offered.items() if name in (chosen or offered))


def choose_pair(ctx: Context, key: str) -> tuple[Letter, Letter]:
    """Two different letters, the older first; at first the two policy letters."""
    offered = {x.short: x for x in ctx.corpus.letters}
    names = list(offered)
    letters = [x.short for x in ctx.corpus.letters if x.kind == "letter"] or names
    left, right = st.columns(2)
    with left:
        first = st.selectbox(
            ctx.t("One letter"),
            names,
            index=names.index(letters[0]),
            key=f"{key}_a",
            bind="query-params",
            persist_state="session",
        )
    with right:
        second = st.selectbox(
            ctx.t("The other letter"),
            names,
            index=names.index(letters[-1]),
            key=f"{key}_b",
            bind="query-params",
            persist_state="session",
        )
    if first == second:
        other = next((n for n in reversed(letters) if n != first), next(n for n in names if n != first))
        say(ctx, ctx.t("Twice the same letter: set beside «{other}».").format(other=other))
        second = other
    a, b = sorted((offered[first], offered[second]), key=lambda x: (x.date, x.id))
    return a, b


def choose_speakers(ctx: Context, letters: Sequence[Letter], key: str) -> Selection:
    """Whose words count: the cabinet's at first, and the page says so."""
    speakers = sorted({s for x in letters for s in x.speakers if s})
    options = [s for s in (CABINET, EVERYONE_ID) if s == EVERYONE_ID or CABINET in speakers]
    options += [s for s in speakers if s != CABINET]
    labels = {CABINET: ctx.t("the cabinet's"), EVERYONE_ID: ctx.t("everyone's")}
    chosen = st.selectbox(
        ctx.t("Whose words"),
        options,
        key=key,
        bind="query-params",
        persist_state="session",
        format_func=lambda s: labels.get(s, s),
    )
    if chosen == EVERYONE_ID:
        say(ctx, ctx.t("The words of everyone count."))
        return EVERYONE
    if chosen == CABINET:
        silent = [x.short for x in letters if CABINET not in x.speakers]
        text = ctx.t("Only the cabinet's words count.")
        if silent:
            text += " " + ctx.t("{letters} holds none.").format(letters=", ".join(silent))
        say(ctx, text)
        return CABINET_ONLY
    say(ctx, ctx.t("Only the words of {speaker} count.").format(speaker=chosen))
    return Selection(speakers=frozenset({chosen}))


def warn_unlike(ctx: Context, letters: Iterable[Letter]) -> None:
    """Say it when a letter stands beside a consultation: the one steers, the other answers."""
    chosen = tuple(letters)
    if len({x.kind == "letter" for x in chosen}) < 2:
        return
    others = ", ".join(x.short for x in chosen if x.kind != "letter")
    st.warning(
        ctx.t(
            "Unlike papers: in a letter the cabinet chooses its subjects, in {others} parliament asked. "
            "A difference may come from the questions."
        ).format(others=others),
        icon="⚖️",
    )
