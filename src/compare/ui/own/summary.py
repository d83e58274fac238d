"""What is told of a paper in a line or two: what it is, how it was read, of what it is a second copy."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from compare.i18n import format_date, format_number, format_percent, mark
from compare.library import Twin
from compare.model import Letter
from compare.text.audit import count_pages
from compare.text.tokens import count_words
from compare.ui.context import Context
from compare.ui.parts import letter_link
from compare.ui.store import cached_doubts

PAPER_KINDS = {
    "letter": mark("letter of the cabinet"),
    "consultation": mark("questions with answers"),
    "questions": mark("questions without answers"),
    "motion": mark("motion (paper)"),
    "report": mark("report of a meeting"),
    "other": mark("another kind of paper"),
}
"""The kinds of paper, as in `Letter.kind`."""


def facts_line(ctx: Context, kind: str, day: date, precision: str, cabinet: str, words: int) -> str:
    """Kind, date, cabinet and length of a paper, in a row."""
    dated = format_date(day, precision, ctx.lang) if day != date.min else ctx.t("no date yet")
    length = ctx.t("{words} words").format(words=format_number(words, ctx.lang))
    return " · ".join(filter(None, (ctx.t(PAPER_KINDS[kind]), dated, cabinet, length)))


def audit_line(ctx: Context, letter: Letter) -> str:
    """How a paper was read, in one line: pages, words, what was left out, hyphens and doubts."""
    pages = sum(1 for page in count_pages(letter) if page.page)
    told = (
        ctx.t(
            "{pages} pages, {words} words in {blocks} blocks; left out: {left}; hyphens at line ends: "
            "{hyphens}; doubts: {doubts}."
        )
        if pages
        else ctx.t(
            "{words} words in {blocks} blocks; left out: {left}; hyphens at line ends: {hyphens}; "
            "doubts: {doubts}. The file shows no pages."
        )
    )
    return told.format(
        pages=pages,
        words=format_number(sum(count_words(b.text) for b in letter.blocks), ctx.lang),
        blocks=format_number(len(letter.blocks), ctx.lang),
        left=len(letter.left_out),
        hyphens=len(letter.joins),
        doubts=len(cached_doubts(ctx, letter)),
    )


def links_html(ctx: Context, letter: Letter) -> str:
    """A link to a letter and one to its audit."""
    href = escape(letter_link(ctx, letter.id))
    return (
        f'<a href="{href}" target="_self">{escape(ctx.t("read it"))}</a> · '
        f'<a href="{href}&amp;audit=1" target="_self">{escape(ctx.t("the full audit"))}</a>'
    )


def twin_line(ctx: Context, twin: Twin) -> str:
    """Of what a paper is a second copy, and how alike the two are."""
    papers = (*ctx.corpus.letters, *ctx.corpus.witnesses)
    name = next((x.short for x in papers if x.id == twin.id), twin.id)
    told = {
        "id": ctx.t("The same paper as «{letter}», by its number; {alike} of the text is the same."),
        "file": ctx.t("The same file as «{letter}»."),
        "text": ctx.t("{alike} of the text is the same as that of «{letter}»."),
    }[twin.by]
    first = told.format(letter=name, alike=format_percent(twin.alike, ctx.lang))
    return f"{first} {ctx.t('It is shown as a second copy and never counted.')}"


def show_read(ctx: Context, letter: Letter, told: str = "") -> None:
    """A paper that came in: its name, its audit, and whether it is a second copy or lacks a date."""
    t = ctx.t
    papers = {x.id: x for x in (*ctx.corpus.letters, *ctx.corpus.witnesses)}
    more = [told] if told else []
    if letter.witness_of in papers:
        second = t("It is a second copy of «{letter}», and never counts.")
        more.append(second.format(letter=papers[letter.witness_of].short))
    if letter.date == date.min:
        more.append(t("No date was found in it. Give its date below: letters are laid out in time."))
    links = links_html(ctx, letter) if letter.date != date.min else ""
    said = escape(" ".join([audit_line(ctx, letter), *more]))
    st.html(f'<p class="acc-said" role="status">✓ <b>{escape(letter.short)}</b>: {said} {links}</p>')
