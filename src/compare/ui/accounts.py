"""What the page on method says, and what a benchmark measured of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

import pandas as pd

from compare.analysis.selection import EVERYONE, count_words_of, select_blocks
from compare.i18n import format_date, format_number, mark
from compare.model import Letter
from compare.text.citations import cite
from compare.ui.context import Context

DOCS = Path(__file__).resolve().parents[3] / "docs"

SECTIONS = (
    (
        mark("What is counted"),
        mark(
            "A word is a run of letters or digits; NAVO-bondgenoten, risico’s and 2% are one word each. "
            "Paragraphs, list items, questions and answers count. Headings, footnotes, tables and signatures "
            "do not. At first only the cabinet’s words count. The page Letters shows how each paper was "
            "read, and what was left out with the reason."
        ),
        mark(
            "Who compares a letter with a consultation compares two kinds of text; the pages warn when you "
            "do."
        ),
        "",
    ),
    (
        mark("How often something is named"),
        mark(
            "Times per 10,000 words, always with the raw count and the number of paragraphs. A concept is a "
            "list of written forms; every count opens into the forms and sentences that it was made of."
        ),
        mark(
            "A meaning in words that are not on the list is not found. Zero is about those forms, never "
            "“gone”."
        ),
        mark("rate = hits / words × 10,000"),
    ),
    (
        mark("Room for a theme"),
        mark(
            "The part of the words that stands in paragraphs whose main theme it is. The theme comes from "
            "lists of words that you can read and change; rare words weigh more, words in the heading count "
            "too. No model was trained."
        ),
        mark("A paragraph has one main theme: a clause on climate in a paragraph on trade counts as trade."),
        mark("share = words of paragraphs with this main theme / words of all paragraphs"),
    ),
    (
        mark("Margins"),
        mark(
            "Thin lines show a margin of 95%: 2,000 times a letter is put together anew from its own "
            "paragraphs, drawn at random. Where few paragraphs have a hit, a formula for small numbers is "
            "used (Wilson). Words come in clumps, and this margin takes that into account."
        ),
        mark(
            "Two margins that overlap do not prove that nothing changed. A margin says nothing about other "
            "letters or years."
        ),
        "",
    ),
    (
        mark("Typical words (keyness)"),
        mark(
            "Every word of one letter is set against the same word in another. Words are sorted by the "
            "smallest difference that is still sure after correction for all words tried (LRC). Words that "
            "vanished are listed like words that came."
        ),
        mark("A word whose hits stand in one paragraph (†) tells of that paragraph, not of the letter."),
        mark("log ratio = log2((hits A / words A) / (hits B / words B))"),
    ),
    (
        mark("Passages that return"),
        mark(
            "Every paragraph is set beside every paragraph of the other letter, by shared pieces of words "
            "and dictionary forms; then the words of likely pairs are aligned. Kept: the same words. "
            "Reworded: most words, in order. Related: on the same thing."
        ),
        mark("The same policy in wholly other words is missed: read “new” as “no counterpart found”."),
        "",
    ),
    (
        mark("Questions and answers"),
        mark(
            "An answer belongs to the question numbers above it; an answer that only points to another is "
            "followed. Where the paper holds no answers, the passage of the letter that a question is about "
            "is looked for by pages, quotations and rare words."
        ),
        mark("The best matching passage is a proposal. Read it before you quote it."),
        "",
    ),
)
"""Title, what it says, when it misleads, and the rule, of each kind of number."""

AGREEMENT = mark(
    "Two readers coded paragraphs by hand, without the computer. The table says how often the lists of words "
    "choose the same main theme, and how far the shares of the letter are off. Every theme share on these "
    "pages carries that error as well as its margin."
)

LIMITS = (
    mark("A finding is about a letter, not about “the cabinet”: these are a few papers, and not a sample."),
    mark("Three letters make no trend; no line is drawn through fewer than five."),
    mark("Counting words does not see irony, denial or who is quoted. Read the passages."),
    mark("The lists of words were made for these letters; other subjects need other lists."),
    mark("Dates are as exact as the paper: October 2020 has no day."),
)


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
    return f'<div class="acc-scroll">{table}</div>'


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
