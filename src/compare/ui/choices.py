"""What a reader can choose: letters, a pair, whose words. The address holds it all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import streamlit as st

from compare.analysis.quotations import FORMULA, QUOTATION, REPEATED, TAKEN_OVER, leave_out
from compare.analysis.references import ASKING
from compare.analysis.selection import CABINET_ONLY, EVERYONE, Selection, count_words_of, select_blocks
from compare.i18n import format_number, mark
from compare.model import CABINET, Letter
from compare.ui.address import choose_many, choose_one, put_choice, was_drawn
from compare.ui.context import Context
from compare.ui.link_row import linked_letters
from compare.ui.made import note_letters
from compare.ui.parts import say, show_answer, speaker_name
from compare.ui.sentences import listed
from compare.ui.store import cached_borrowed

EVERYONE_ID = "iedereen"
PAIR = "pair-chosen"
"""Where a visit holds the ids of the pair chosen last, the older first."""
EXTRA = {"heading": mark("headings"), "footnote": mark("footnotes")}
"""Kinds of block that a reader can count too, with their names."""
BORROWED = {
    QUOTATION: mark("quotations"),
    TAKEN_OVER: mark("passages taken over"),
    REPEATED: mark("repetitions"),
    FORMULA: mark("set forms"),
}
"""Kinds of stretch that a reader can leave out, with their names."""


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
    linked = [x for x in linked_letters() if x in offered]
    if default is None and linked and set(linked) != set(offered) and not was_drawn(key):
        put_choice(key, *linked)  # all letters of then, not of now
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
    letters = tuple(x for x in offered.values() if x.id in (chosen or offered))
    note_letters(letters)
    return letters


def policy_letters(ctx: Context) -> list[str]:
    """Ids of the letters that a page compares at first: those that come with Accent, else all; by date."""
    letters = [x.id for x in ctx.corpus.letters if x.kind == "letter"] or [x.id for x in ctx.corpus.letters]
    given = [x for x in letters if x in ctx.given]
    return given if len(given) > 1 else letters


def question_papers(ctx: Context) -> dict[str, Letter]:
    """The papers in which parties ask, by id. Without any the run ends here, with a plain message."""
    papers = {x.id: x for x in ctx.corpus.letters if x.kind in ASKING}
    if not papers:
        show_answer(ctx, ctx.t("None of the papers holds questions of parties."))
        st.stop()
    return papers


def choose_pair(ctx: Context, key: str = "pair") -> tuple[Letter, Letter]:
    """Two different letters, the older first; at first the two policy letters that come with Accent.

    An address without a choice so shows the same pair, whatever papers were added.
    """
    offered = {x.id: x for x in ctx.corpus.letters}
    names = {x.id: x.short for x in offered.values()}
    letters = policy_letters(ctx)
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
    st.session_state[PAIR] = (a.id, b.id)
    note_letters((a, b))
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


def warn_unlike(ctx: Context, letters: Iterable[Letter], selection: Selection = EVERYONE) -> None:
    """Say it when a letter stands beside a consultation: the one steers, the other answers.

    A paper without words of those who count (``selection``) is not compared, so not warned of.
    """
    who = selection.speakers
    chosen = tuple(x for x in letters if who is None or who & set(x.speakers))
    if len({x.kind == "letter" for x in chosen}) < 2:
        return
    others = listed(ctx, [x.short for x in chosen if x.kind != "letter"])
    st.warning(
        ctx.t(
            "Unlike papers: in a letter the cabinet chooses its subjects, in {others} parliament did. "
            "A difference may come from that."
        ).format(others=others),
        icon="⚖️",
    )


def choose_extra(ctx: Context) -> tuple[str, ...]:
    """Kinds of block that count beside the body, none at first; the address holds them as ``include``."""
    return choose_many(
        ctx.t("Count these too"),
        {kind: ctx.t(name) for kind, name in EXTRA.items()},
        "include",
        default=(),
        draw=st.pills,
        selection_mode="multi",
    )


def choose_counted(ctx: Context, letters: Sequence[Letter], selection: Selection) -> Selection:
    """What counts beside the rule: footnotes and headings in, borrowed words out; nothing switched at first.

    Draws a popover; when something is switched the page says what, and how many words are left.

    Args:
        letters: The letters that are counted in.
        selection: Whose words count, as `choose_speakers` gives it.

    Returns:
        The same selection with what was switched; the address holds it as ``include`` and ``without``.
    """
    t = ctx.t
    with st.popover(t("What counts")):
        extra = choose_extra(ctx)
        kinds = choose_many(
            t("Leave these out"),
            {kind: t(name) for kind, name in BORROWED.items()},
            "without",
            default=(),
            draw=st.pills,
            selection_mode="multi",
            help=t(
                "Quotations: at least 4 words between quotation marks. Passages taken over: at least 8 "
                "words in a row that stand in an earlier letter. Repetitions: an answer that restates its "
                "question, and what the letter said before. Set forms: «De leden van de X-fractie vragen de "
                "minister»."
            ),
        )
    counted = replace(selection, extra=selection.extra | frozenset(extra))
    if kinds:
        found = [b for x in letters for b in cached_borrowed(ctx, x)]
        counted = leave_out(counted, found, kinds)
    if counted != selection:
        say(ctx, counted_sentence(ctx, letters, selection, counted))
    elif kinds:
        say(ctx, t("Nothing of the kind stands in these letters: {kinds}.").format(kinds=_names(ctx, kinds)))
    return counted


def counted_sentence(
    ctx: Context, letters: Sequence[Letter], selection: Selection, counted: Selection
) -> str:
    """What is switched, and how many words are left of each letter."""
    t, lang = ctx.t, ctx.lang
    parts = []
    extra = counted.extra - selection.extra
    if extra:
        parts.append(
            t("Counted too: {kinds}.").format(kinds=", ".join(t(EXTRA[k]) for k in EXTRA if k in extra))
        )
    gone = counted.without - selection.without
    if gone:
        places = {b.stretch: b.kind for x in letters for b in cached_borrowed(ctx, x) if b.stretch in gone}
        found = set(places.values())
        parts.append(t("Left out: {kinds}.").format(kinds=_names(ctx, [k for k in BORROWED if k in found])))
    left = []
    for x in letters:
        before, after = (count_words_of(select_blocks(x, s)) for s in (selection, counted))
        if before or after:
            left.append(
                t("{letter} {after} words instead of {before}").format(
                    letter=x.short, after=format_number(after, lang), before=format_number(before, lang)
                )
            )
    return " ".join(parts) + (" " + "; ".join(left) + "." if left else "")


def _names(ctx: Context, kinds: Iterable[str]) -> str:
    """Names of kinds of stretch in a row."""
    return ", ".join(ctx.t(BORROWED[k]) for k in kinds)
