"""What a reader can choose: letters, a pair, whose words. The address holds it all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from compare.analysis.selection import CABINET_ONLY, EVERYONE, Selection
from compare.model import CABINET, Letter
from compare.ui.address import choose_many, choose_one
from compare.ui.context import Context
from compare.ui.parts import say, speaker_name

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
    offered = {x.id: x for x in ctx.corpus.letters if include_questions or x.kind != "questions"}
    chosen = choose_many(
        ctx.t("Letters"),
        {x.id: x.short for x in offered.values()},
        key,
        default=offered if default is None else default,
        placeholder=ctx.t("Choose letters"),
        wrap=True,
    )
    if not chosen:
        say(ctx, ctx.t("No letter chosen: all are shown."))
    return tuple(x for x in offered.values() if x.id in (chosen or offered))


def choose_pair(ctx: Context, key: str = "pair") -> tuple[Letter, Letter]:
    """Two different letters, the older first; at first the two policy letters that come with Accent.

    An address without a choice so shows the same pair, whatever papers were added.
    """
    offered = {x.id: x for x in ctx.corpus.letters}
    names = {x.id: x.short for x in offered.values()}
    letters = [x.id for x in offered.values() if x.kind == "letter"] or list(offered)
    given = [x for x in letters if x in ctx.given]
    letters = given if len(given) > 1 else letters
    left, right = st.columns(2)
    with left:
        first = choose_one(ctx.t("One letter"), names, f"{key}_a", default=letters[0])
    with right:
        second = choose_one(ctx.t("The other letter"), names, f"{key}_b", default=letters[-1])
    if first == second:
        other = next((i for i in reversed(letters) if i != first), next(i for i in names if i != first))
        say(ctx, ctx.t("Twice the same letter: set beside «{other}».").format(other=names[other]))
        second = other
    a, b = sorted((offered[first], offered[second]), key=lambda x: (x.date, x.id))
    return a, b


def choose_speakers(ctx: Context, letters: Sequence[Letter], key: str = "who") -> Selection:
    """Whose words count: the cabinet's at first, and the page says so."""
    speakers = sorted({s for x in letters for s in x.speakers if s})
    options = [s for s in (CABINET, EVERYONE_ID) if s == EVERYONE_ID or CABINET in speakers]
    options += [s for s in speakers if s != CABINET]
    own = {CABINET: ctx.t("the cabinet's"), EVERYONE_ID: ctx.t("everyone's")}
    labels = {s: own.get(s) or speaker_name(ctx, s) for s in options}
    chosen = choose_one(ctx.t("Whose words"), labels, key)
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
    say(ctx, ctx.t("Only the words of {speaker} count.").format(speaker=labels[chosen]))
    return Selection(speakers=frozenset({chosen}))


def warn_unlike(ctx: Context, letters: Iterable[Letter]) -> None:
    """Say it when a letter stands beside a consultation: the one steers, the other answers."""
    chosen = tuple(letters)
    if len({x.kind == "letter" for x in chosen}) < 2:
        return
    others = ", ".join(x.short for x in chosen if x.kind != "letter")
    st.warning(
        ctx.t(
            "Unlike papers: in a letter the cabinet chooses its subjects, in {others} parliament did. "
            "A difference may come from that."
        ).format(others=others),
        icon="⚖️",
    )
