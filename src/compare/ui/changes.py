"""Pairs of passages side by side, with the words that changed and what they decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from compare.analysis.fates.changes import PassagePair, operative_of_pair, pair_passages
from compare.analysis.fates.fates import PassageFate
from compare.analysis.wording.operative import OperativeChange
from compare.analysis.wording.operative_words import KINDS
from compare.i18n import format_number, mark
from compare.io.operative import read_operative
from compare.model import Letter
from compare.ui.address import choose_many, choose_one, put_choice
from compare.ui.changed_text import OPERATIVE_KINDS, key_html, pair_of_texts
from compare.ui.context import Context
from compare.ui.once import once
from compare.ui.parts import say
from compare.ui.store import kept

PER_PAGE = 8
"""Pairs that stand on the page at once."""

_MODES = {"": mark("all differences"), "operative": mark("only operative words")}
_SHOWN = "changes-shown"


def show_changes(ctx: Context, rows: Sequence[PassageFate], source: Letter, target: Letter, key: str) -> None:
    """The rows as pairs side by side, what changed marked, with a choice for operative words only.

    The address holds the choice as ``words``, ``kind`` and ``part`` (which eight pairs).

    Args:
        rows: Rows of `fate_of_passages`, in the order in which they are to be shown.
        key: Names what the rows are a choice of: with another one the first pairs are shown again.
    """
    t = ctx.t
    pairs = pair_passages(rows)
    if not pairs:
        st.markdown(t("Nothing fits this choice. Choose something else in the lists above."))
        return
    found = _operative(ctx, pairs, source, target)
    mode, kinds = _choose(ctx, found)
    shown = [
        (pair, own)
        for pair, own in zip(pairs, found, strict=True)
        if not mode or any(x.kind in kinds for x in own)
    ]
    if mode:
        say(
            ctx,
            _counted(ctx, [x for _, own in shown for x in own if x.kind in kinds], len(shown), len(pairs)),
        )
    if not shown:
        return
    if told := key_html(ctx, [pair for pair, _ in shown], any(own for _, own in shown)):
        st.html(told)
    part = _choose_part(ctx, len(shown), f"{key}-{source.id}-{target.id}-{mode}-{kinds}")
    st.html(
        "".join(
            once(ctx, pair_of_texts)(ctx, pair, [x for x in own if x.kind in kinds], source, target)
            for pair, own in shown[part * PER_PAGE : (part + 1) * PER_PAGE]
        )
    )


def _operative(
    ctx: Context, pairs: Sequence[PassagePair], source: Letter, target: Letter
) -> tuple[tuple[OperativeChange, ...], ...]:
    """The operative changes of each pair, kept between reruns."""

    def find() -> tuple[tuple[OperativeChange, ...], ...]:
        words = read_operative()
        return tuple(operative_of_pair(pair, words) for pair in pairs)

    places = tuple(
        (pair.fate, *((p.block_n, p.offset) for p in (*pair.sources, *pair.targets))) for pair in pairs
    )
    made: tuple[tuple[OperativeChange, ...], ...] = kept(
        ctx, "operative", find, (source,), (target,), hash(places)
    )
    return made


def _choose(ctx: Context, found: Sequence[Sequence[OperativeChange]]) -> tuple[str, tuple[str, ...]]:
    """What is shown: "" for all differences or "operative", and the kinds of operative words that count."""
    t = ctx.t
    count = Counter(x.kind for own in found for x in own)
    labels = {m: t(name) for m, name in _MODES.items()}
    labels["operative"] += f" ({format_number(sum(count.values()), ctx.lang)})"
    if not count:
        return "", KINDS
    mode = choose_one(t("Show"), labels, "words", draw=st.radio, horizontal=True, help=t(_HELP))
    if not mode:
        return "", KINDS
    kinds = {k: f"{t(OPERATIVE_KINDS[k])} ({format_number(count[k], ctx.lang)})" for k in KINDS if count[k]}
    chosen = choose_many(
        t("Kinds of operative words"), kinds, "kind", default=(), draw=st.pills, selection_mode="multi"
    )
    return mode, chosen or KINDS


_HELP = mark(
    "Operative words decide what a sentence obliges to: «zal» or «kan», amounts, percentages, numbers, "
    "years, deadlines, who acts, «niet», and conditions such as «waar mogelijk»."
)


def _counted(ctx: Context, found: Sequence[OperativeChange], shown: int, of: int) -> str:
    """How many operative words changed in how many pairs, and which way the obligations went."""
    t, lang = ctx.t, ctx.lang
    text = t("{n} operative words differ, in {shown} of the {all} pairs.").format(
        n=format_number(len(found), lang), shown=format_number(shown, lang), all=format_number(of, lang)
    )
    ways = Counter(x.direction for x in found if x.direction in ("weaker", "stronger"))
    if ways:
        text += " " + t("Weaker: {weaker}; stronger: {stronger}.").format(
            weaker=format_number(ways["weaker"], lang), stronger=format_number(ways["stronger"], lang)
        )
    if unsure := sum(not x.sure for x in found):
        text += " " + t("{n} are in sentences that are only alike: weaker evidence.").format(
            n=format_number(unsure, lang)
        )
    return text


def _choose_part(ctx: Context, count: int, key: str) -> int:
    """Which eight pairs are shown, from 0; asked only where there are more. Another ``key`` starts anew."""
    if st.session_state.get(_SHOWN, key) != key:
        put_choice("part", "1")
    st.session_state[_SHOWN] = key
    if count <= PER_PAGE:
        return 0
    starts = range(0, count, PER_PAGE)
    names = {
        str(k): ctx.t("{first} to {last} of {all}").format(
            first=start + 1, last=min(start + PER_PAGE, count), all=format_number(count, ctx.lang)
        )
        for k, start in enumerate(starts, 1)
    }
    return int(choose_one(ctx.t("Pairs"), names, "part", width=200)) - 1
