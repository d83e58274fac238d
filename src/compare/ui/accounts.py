"""What the page on method says, and what a benchmark measured of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from compare.analysis.selection import EVERYONE, count_words_of, select_blocks
from compare.corpus import load_given
from compare.export.examples import Worked, worked_examples
from compare.i18n import format_date, format_number, mark
from compare.io.coding import read_coded
from compare.io.promises import read_promises
from compare.io.tables import read_concepts, read_themes
from compare.model import Letter
from compare.text.citations import cite
from compare.ui.context import Context

DOCS = Path(__file__).resolve().parents[3] / "docs"

AGREEMENT = mark(
    "Paragraphs were coded by hand, without the computer. The table says how often the lists of words choose "
    "the same main theme, and how far the shares of the paper are off. The lists were improved with these "
    "papers in view, but for the two called last-: these come nearest to what to expect of another letter. "
    "Papers called made-, held- and last- were invented for measuring. Every theme share on these pages "
    "carries that error as well as its margin."
)

LIMITS = (
    mark("A finding is about a letter, not about “the cabinet”: these are a few papers, and not a sample."),
    mark("Three letters make no trend; no line is drawn through fewer than five."),
    mark("Counting words does not see irony, denial or who is quoted. Read the passages."),
    mark("The lists of words were made for these letters; other subjects need other lists."),
    mark("Dates are as exact as the paper: October 2020 has no day."),
)


@st.cache_data(show_spinner=False, max_entries=4)
def examples(version: str, lang: str) -> dict[str, str]:
    """`worked_examples` on the first and last letter that come with Accent, for a version of the corpus."""
    letters = [x for x in load_given().letters if x.kind == "letter"]
    lists = (read_concepts(), read_themes(), read_coded(), read_promises())
    return worked_examples(Worked(letters[0], letters[-1], *lists), lang)


def full_text() -> str:
    """The document on methods, with its headings two levels lower and its marks taken out."""
    path = DOCS / "methods.md"
    text = path.read_text("utf-8") if path.exists() else ""
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    return re.sub(r"^(#{1,3}) ", r"##\1 ", text, flags=re.MULTILINE)


def marked_block(name: str) -> str:
    """What a benchmark wrote between its marks in the document on methods; "" when nothing yet."""
    path = DOCS / "methods.md"
    text = path.read_text("utf-8") if path.exists() else ""
    found = re.search(
        rf"<!-- {re.escape(name)}: begin.*?-->\n(.*?)<!-- {re.escape(name)}: end", text, re.DOTALL
    )
    block = found.group(1).strip() if found else ""
    return "" if block.startswith("*Not measured") else block


AGREEMENT_HEADS = (
    mark("letter"),
    mark("paragraphs coded"),
    mark("same primary theme"),
    mark("same, or one of the secondary themes"),
    mark("share error"),
)


def agreement_html(ctx: Context, block: str) -> str:
    """The table of agreement in the reader's language, as escaped HTML.

    Args:
        block: The Markdown table that `marked_block` found.
    """
    lines = [line.strip("|").split("|") for line in block.splitlines() if line.startswith("|")]
    names = {x.id: x.short for x in (*ctx.corpus.letters, *ctx.corpus.witnesses)}
    heads = "".join(f'<th scope="col">{escape(ctx.t(head.strip()))}</th>' for head in lines[0])
    rows = ""
    for line in lines[2:]:
        cells = [names.get(cell.strip(), cell.strip()) for cell in line]
        rows += "".join(["<tr>", *(f"<td>{escape(_in_language(ctx, cell))}</td>" for cell in cells), "</tr>"])
    table = f'<table class="acc-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    return f'<div class="acc-scroll" tabindex="0">{table}</div>'


def _in_language(ctx: Context, cell: str) -> str:
    """«4.1 percentage points» as the reader writes it; other cells as they are."""
    found = re.fullmatch(r"([\d.]+) percentage points", cell)
    if not found:
        return cell
    return ctx.t("{x} percentage points").format(x=format_number(float(found.group(1)), ctx.lang))


def papers_frame(ctx: Context, papers: Sequence[Letter]) -> pd.DataFrame:
    """The papers with what was counted of each, whoever speaks."""
    t = ctx.t
    counted = [select_blocks(x, EVERYONE) for x in papers]
    return pd.DataFrame(
        {
            t("paper"): [x.short for x in papers],
            t("title"): [x.title for x in papers],
            t("date"): [format_date(x.date, x.date_precision, ctx.lang) for x in papers],
            t("sender"): [x.sender for x in papers],
            t("cabinet"): [x.cabinet for x in papers],
            t("reference"): [cite(x) for x in papers],
            t("words counted"): [count_words_of(b) for b in counted],
            t("paragraphs"): [len(b) for b in counted],
            t("web address"): [x.url for x in papers],
            t("second copy of"): [x.witness_of for x in papers],
        }
    )
