"""Two texts beside each other, with what they share marked; all text escaped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from compare.charts.style import letter_colour
from compare.i18n import format_number
from compare.model import Block, Letter
from compare.text.citations import cite
from compare.text.tokens import split_tokens
from compare.ui.address import choose_switch
from compare.ui.context import Context
from compare.ui.parts import letter_link, speaker_name


@dataclass(frozen=True, slots=True)
class Side:
    """One half of a pair: whose words, where, and the text as escaped HTML."""

    letter: Letter
    block: Block
    html: str
    page: int
    last_page: int
    section: str = ""


def side_html(ctx: Context, side: Side | None, empty: str) -> str:
    """One half of a pair, with speaker, section, page, citation and a link to the letter."""
    if side is None:
        return f'<div class="cmp-side cmp-none"><p>{escape(empty)}</p></div>'
    where = f" · {escape(side.section)}" if side.section else ""
    who = f"<b>{escape(speaker_name(ctx, side.block.speaker))}</b> · {escape(side.letter.short)}{where}"
    cited = escape(cite(side.letter, side.page or None, side.last_page or None))
    address = escape(letter_link(ctx, side.letter.id, side.block.n))
    read = ctx.t("read it in the letter") if side.letter.kind == "letter" else ctx.t("read it in the paper")
    link = f'<a href="{address}" target="_self">{escape(read)}</a>'
    return (
        f'<div class="cmp-side" style="--acc:{letter_colour(side.letter.id)}">'
        f'<div class="acc-meta">{who}</div><div lang="nl">{side.html}</div>'
        f'<div class="acc-meta">{cited} · {link}</div></div>'
    )


def pair_html(ctx: Context, head: str, left: str, right: str) -> str:
    """Two halves beside each other under a line that says what they are; ``head`` is HTML."""
    two = f'<div class="cmp-two">{left}{right}</div>'
    return f'<div class="cmp-pair"><div class="cmp-head">{head}</div>{two}</div>'


def shared_marks(text: str, other: str, run: int = 3) -> tuple[tuple[int, int], ...]:
    """Where a text has ``run`` or more words in a row that the other has as well, wherever they stand there.

    Runs of short words only («van de») do not count.
    """
    keys = [t.key for t in split_tokens(other)]
    theirs = {tuple(keys[i : i + run]) for i in range(len(keys) - run + 1)}
    tokens = split_tokens(text)
    marks: list[tuple[int, int]] = []
    for i in range(len(tokens) - run + 1):
        words = tokens[i : i + run]
        if tuple(t.key for t in words) not in theirs or sum(len(t.key) >= 6 for t in words) < 1:
            continue
        if marks and words[0].start <= marks[-1][1] + 1:
            marks[-1] = marks[-1][0], words[-1].end
        else:
            marks.append((words[0].start, words[-1].end))
    return tuple(marks)


def shared_html(text: str, other: str) -> str:
    """Escaped HTML of a text, what it shares with the other marked."""
    parts, at = [], 0
    for start, end in shared_marks(text, other):
        parts += [escape(text[at:start]), '<span class="cmp-shared">', escape(text[start:end]), "</span>"]
        at = end
    return "".join([*parts, escape(text[at:])])


def show_pairs(ctx: Context, pairs: Sequence[Any], draw: Callable[[Any], str], limit: int = 8) -> None:
    """Pairs under each other in one block; the rest come on asking."""
    if not pairs:
        st.markdown(ctx.t("Nothing fits this choice. Choose something else in the lists above."))
        return
    everything = True
    if len(pairs) > limit:
        everything = choose_switch(ctx.t("Show all {n}").format(n=format_number(len(pairs), ctx.lang)), "all")
    st.html("".join(draw(pair) for pair in (pairs if everything else pairs[:limit])))
