"""How a letter was read: what was left out, decided, doubted and corrected."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from compare.i18n import format_number, mark
from compare.io.corrections import COLUMNS
from compare.model import BODY_KINDS, Letter
from compare.text.audit import count_pages, count_rules
from compare.text.corrections import numbers_as_read
from compare.text.tokens import count_words
from compare.ui.address import choose_tabs
from compare.ui.context import Context
from compare.ui.once import once
from compare.ui.parts import letter_link, say, show_table
from compare.ui.reading import KINDS
from compare.ui.store import cached_doubts

_FORMATS = {
    "pdf": mark("a PDF"),
    "xml": mark("an XML file"),
    "html": mark("a web page"),
    "odt": mark("an ODT file"),
    "docx": mark("a Word file"),
    "text": mark("a text file"),
}


def doubt_titles(ctx: Context, letter: Letter) -> dict[int, str]:
    """For each doubtful block the sentence that says why."""
    told: dict[int, list[str]] = {}
    for doubt in cached_doubts(ctx, letter):
        detail = f" ({doubt.detail})" if doubt.detail else ""
        told.setdefault(doubt.block_n, []).append(ctx.t(doubt.reason) + detail)
    return {n: f"{ctx.t('Doubtful:')} {'; '.join(reasons)}" for n, reasons in told.items()}


def show_audit(ctx: Context, letter: Letter, marked: int | None) -> None:
    """How the paper was read: one sentence, then the evidence for it.

    Args:
        marked: Number of the block that the reader is looking at, for the example of a correction.
    """
    t = ctx.t
    doubts = cached_doubts(ctx, letter)
    st.header(t("How the paper was read"), anchor=False)
    sentence = t(
        "{words} words in {blocks} blocks, read from {format}. Left out: {left}; "
        "hyphens at line ends: {hyphens}; doubts: {doubts}; corrections: {corrections}."
    ).format(
        words=format_number(sum(count_words(b.text) for b in letter.blocks), ctx.lang),
        blocks=format_number(len(letter.blocks), ctx.lang),
        format=t(_FORMATS.get(letter.format, letter.format)),
        left=len(letter.left_out),
        hyphens=len(letter.joins),
        doubts=len(doubts),
        corrections=len(letter.corrections),
    )
    file = t("File {file}, SHA-256 {hash}").format(file=letter.source_file, hash=letter.sha256)
    quiet = [file]
    if letter.format != "pdf":
        quiet.append(t("Its printed pages cannot be shown: only a PDF has pictures of them."))
    told = "".join(f'<p class="acc-quiet acc-hash">{escape(line)}</p>' for line in quiet)
    st.html(f'<p class="acc-lead">{escape(sentence)}</p>{told}')
    names = {
        "doubts": t("Doubts ({n})").format(n=len(doubts)),
        "left-out": t("Left out ({n})").format(n=len(letter.left_out)),
        "hyphens": t("Hyphens ({n})").format(n=len(letter.joins)),
        "corrections": t("Corrections ({n})").format(n=len(letter.corrections)),
        "sheets": t("Pages"),
        "kinds": t("Kinds"),
    }
    doubted, left_out, hyphens, corrected, pages, kinds = choose_tabs(names, "audit")
    with doubted:
        _show_doubts(ctx, letter)
    with left_out:
        if letter.left_out:
            show_table(ctx, once(ctx, left_out_frame)(ctx, letter), "left-out", f"{letter.id}-weggelaten")
        else:
            say(ctx, t("Every word of the source stands in a block."))
    with hyphens:
        _show_hyphens(ctx, letter)
    with corrected:
        _show_corrections(ctx, letter, marked)
    with pages:
        show_table(ctx, once(ctx, pages_frame)(ctx, letter), "pages-read", f"{letter.id}-bladzijden")
    with kinds:
        show_table(ctx, once(ctx, blocks_frame)(ctx, letter), "kinds", f"{letter.id}-soorten")


def _show_doubts(ctx: Context, letter: Letter) -> None:
    """The doubtful places, each a link to its block."""
    t = ctx.t
    doubts = cached_doubts(ctx, letter)
    if not doubts:
        say(ctx, t("Nothing looks wrong. That does not prove that all is right."))
        return
    say(ctx, t("Signs that something may have been read wrongly; the paper itself may be written so."))
    rows = []
    for doubt in doubts:
        block = letter.block(doubt.block_n)
        link = escape(letter_link(ctx, letter.id, block.n))
        begin = escape(block.text[:70] + ("…" if len(block.text) > 70 else ""))
        detail = f" <b>{escape(doubt.detail)}</b>" if doubt.detail else ""
        rows.append(
            f'<tr><td class="acc-num"><a href="{link}" target="_self">{block.n}</a></td>'
            f'<td class="acc-num">{block.place.page or "–"}</td><td>{escape(t(doubt.reason))}{detail}</td>'
            f'<td lang="nl">{begin}</td></tr>'
        )
    _show_rows((t("block"), t("page"), t("why"), t("begins")), rows, numbers=2)


def _show_hyphens(ctx: Context, letter: Letter) -> None:
    """How many hyphens each rule decided, and each of them."""
    t = ctx.t
    if not letter.joins:
        say(ctx, t("No line of this source ends in a hyphen."))
        return
    rows = [
        f'<tr><td class="acc-num">{count}</td><td>{escape(t(rule))}</td></tr>'
        for rule, count in count_rules(letter)
    ]
    _show_rows((t("hyphens"), t("rule")), rows, numbers=1)
    show_table(ctx, once(ctx, joins_frame)(ctx, letter), "joins", f"{letter.id}-afbrekingen")


def _show_corrections(ctx: Context, letter: Letter, marked: int | None) -> None:
    """What people have mended in this letter, and how to mend more."""
    t = ctx.t
    rows = []
    for c in letter.corrections:
        link = escape(letter_link(ctx, letter.id, c.n))
        block = f'<a href="{link}" target="_self">{c.n}</a>' if c.n else "–"
        old, new = (t(KINDS[x]) if c.field == "kind" else _short(x) for x in (c.old, c.value))
        rows.append(
            f'<tr><td class="acc-num">{block}</td><td>{escape(t(c.field))}</td>'
            f'<td lang="nl"><del>{escape(old)}</del> {escape(new)}</td>'
            f"<td>{escape(c.reason)}</td><td>{escape(c.by)}, {c.date.isoformat()}</td></tr>"
        )
    if rows:
        _show_rows((t("block"), t("what"), t("was, and is now"), t("reason"), t("by")), rows, numbers=1)
    else:
        say(ctx, t("Nothing in this letter was corrected."))
    n = marked or next((doubt.block_n for doubt in cached_doubts(ctx, letter)), 1)
    say(
        ctx,
        t(
            "A block that was read wrongly is corrected with a line in data/corrections.csv, never in the "
            "file of the letter. For block {n} such a line looks like this; data/README.md tells what can "
            "be corrected."
        ).format(n=n),
    )
    st.code(correction_line(letter, n), language=None, wrap_lines=True)


def correction_line(letter: Letter, n: int) -> str:
    """An example of a line of ``corrections.csv`` for a block: it makes a heading of it."""
    block = letter.block(n)
    begin = " ".join(block.text.split()[:3])
    read = numbers_as_read(letter)[n - 1]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    today = date.today().isoformat()
    writer.writerow((letter.id, block.place.page, f"{read} {begin}", "kind", "heading", "…", "…", today))
    return out.getvalue().strip()


def pages_frame(ctx: Context, letter: Letter) -> pd.DataFrame:
    """What was read of each page."""
    t = ctx.t
    return pd.DataFrame(
        [
            {
                t("page"): str(x.page or "–"),
                t("blocks"): x.blocks,
                t("words"): x.words,
                t("footnotes"): x.notes,
                t("left out"): x.left_out,
            }
            for x in count_pages(letter)
        ]
    )


def blocks_frame(ctx: Context, letter: Letter) -> pd.DataFrame:
    """How many blocks of each kind, and how many words they hold."""
    blocks = Counter(b.kind for b in letter.blocks)
    words: Counter[str] = Counter()
    for b in letter.blocks:
        words[b.kind] += count_words(b.text)
    return pd.DataFrame(
        [
            {
                ctx.t("kind"): ctx.t(KINDS.get(kind, kind)),
                ctx.t("blocks"): n,
                ctx.t("words"): words[kind],
                ctx.t("counts by default"): ctx.t("yes") if kind in BODY_KINDS else ctx.t("no"),
            }
            for kind, n in blocks.most_common()
        ]
    )


def left_out_frame(ctx: Context, letter: Letter) -> pd.DataFrame:
    """What is in no block, with the page and the reason."""
    return pd.DataFrame(
        [
            {ctx.t("page"): x.page, ctx.t("text"): x.text, ctx.t("reason"): ctx.t(x.reason)}
            for x in letter.left_out
        ]
    )


def joins_frame(ctx: Context, letter: Letter) -> pd.DataFrame:
    """What was decided about each hyphen at the end of a line."""
    t = ctx.t
    return pd.DataFrame(
        [
            {
                t("page"): str(x.page or "–"),
                t("in the paper"): f"{x.left}{'' if x.left.endswith('/') else '-'} ⏎ {x.right}",
                t("read as"): f"{x.left}{x.result}{x.right}",
                t("rule"): t(x.rule),
            }
            for x in letter.joins
        ]
    )


def _show_rows(names: tuple[str, ...], rows: list[str], numbers: int) -> None:
    """A table of rows in HTML; the first so many columns hold numbers."""
    head = "".join(
        f'<th class="{"acc-num" if at < numbers else ""}">{escape(name)}</th>'
        for at, name in enumerate(names)
    )
    body = "".join(rows)
    table = f'<table class="acc-table acc-audit"><tr>{head}</tr>{body}</table>'
    st.html(f'<div class="acc-scroll" tabindex="0">{table}</div>')


def _short(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:80]} … {text[-70:]}"
