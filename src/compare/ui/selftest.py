"""The self-test on the screen: what was worked out again, beside what it must be."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from compare.analysis.selftest import (
    CODING,
    GROUPS,
    PROMISE,
    PUBLISHED,
    WITNESS,
    Check,
    run_selftest,
)
from compare.corpus import load_given
from compare.i18n import format_number, mark, quote
from compare.io.coding import read_coded
from compare.io.published import read_published
from compare.io.tables import read_concepts, read_themes
from compare.ui.context import Context
from compare.ui.once import once

TITLES = {
    WITNESS: (
        mark("Two copies of one letter"),
        mark(
            "The tussenrapportage is here twice: from the PDF and from the web page. Whoever reads one must "
            "get the figures of the other."
        ),
    ),
    CODING: (
        mark("Paragraphs coded by hand"),
        mark(
            "The machine's main theme beside the one that readers chose. Careful: the lists of words were "
            "improved while looking at these letters; the page Method says what to expect of others."
        ),
    ),
    PROMISE: (
        mark("What every figure promises"),
        mark("The words behind a figure stand where it says, and add up to it."),
    ),
    PUBLISHED: (
        mark("Values that the literature prints"),
        mark(
            "Every measure is worked out again with the numbers of a printed example, and must come out the "
            "same at the digits that are printed."
        ),
    ),
}
"""Title and explanation of each kind of check."""

MEASURES = {
    "g2": "G2",
    "log_ratio": "log ratio",
    "lrc": "LRC",
    "chi2": "χ²",
    "dp": "DP",
    "dp_norm": "DPnorm",
    "wilson": "Wilson",
    "newcombe": "Newcombe",
    "clopper_pearson": "Clopper-Pearson",
    "zero_bound": "1 − 0.05^(1/n)",
    "cohen_kappa": "Cohen κ",
    "krippendorff_alpha": "Krippendorff α",
}
"""Measures as the literature writes them."""

WHATS = (
    mark("paragraphs with the main theme chosen by hand"),
    mark("share error in percentage points"),
    mark("words"),
    mark("the same words in the same order"),
    mark("passages"),
    mark("concepts with the same count"),
    mark("passages with the same theme"),
    mark("blocks that stand at their place in the letter"),
    mark("mentions that stand at their place in the letter"),
    mark("mentions behind the counts add up to the counts"),
    mark("words behind the theme shares add up to the words of the letters"),
)
"""What a check may be of, for the catalogue; measures keep their name."""


@st.cache_resource(show_spinner=False, max_entries=2)
def cached_selftest(version: str) -> tuple[Check, ...]:
    """`run_selftest` of the letters and lists that come with Accent; ``version`` is that of the corpus."""
    return run_selftest(load_given(), read_concepts(), read_themes(), read_published(), read_coded())


def verdict(ctx: Context, checks: Sequence[Check]) -> str:
    """How many checks hold, and which do not, in a sentence."""
    failed = [c for c in checks if not c.passed]
    n = format_number(len(checks), ctx.lang)
    if not failed:
        return ctx.t(
            "All {n} checks hold: every figure here rests on what was worked out again just now."
        ).format(n=n)
    return ctx.t(
        "{failed} of {n} checks do not hold. Do not quote figures before this is understood."
    ).format(failed=format_number(len(failed), ctx.lang), n=n)


def show_checks(ctx: Context, checks: Sequence[Check]) -> None:
    """The checks of each kind, those that failed first; the many printed values folded while all hold."""
    for group in GROUPS:
        rows = sorted((c for c in checks if c.group == group), key=lambda c: c.passed)
        if not rows:
            continue
        title, explained = TITLES[group]
        st.header(ctx.t(title), anchor=False)
        good = sum(c.passed for c in rows)
        told = ctx.t("{good} of {n} hold.").format(good=good, n=len(rows))
        st.html(f'<p class="acc-said">{escape(ctx.t(explained))} <b>{escape(told)}</b></p>')
        if group == PUBLISHED and good == len(rows):
            with st.expander(ctx.t("Every value beside what is printed")):
                st.html(once(ctx, _table)(ctx, rows))
        else:
            st.html(once(ctx, _table)(ctx, rows))


def _table(ctx: Context, rows: Sequence[Check]) -> str:
    """Checks as a table; a column of sources only where there are any."""
    sourced = any(c.source for c in rows)
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in _heads(ctx, sourced))
    body = "".join(_row(ctx, c, sourced) for c in rows)
    return (
        '<div class="acc-scroll" tabindex="0"><table class="acc-table acc-checks">'
        f"<thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _heads(ctx: Context, sourced: bool) -> tuple[str, ...]:
    """What stands above the columns; a phone shows it before each figure."""
    heads = (ctx.t("outcome"), ctx.t("worked out"), ctx.t("must be"), ctx.t("is"), ctx.t("source"))
    return heads if sourced else heads[:-1]


def _row(ctx: Context, check: Check, sourced: bool) -> str:
    """One check as a row; the outcome is a word as well as a colour."""
    kind, word = ("good", ctx.t("✓ holds")) if check.passed else ("bad", ctx.t("✗ fails"))
    measure, bracket, part = check.what.partition(" (")
    what = MEASURES[measure] + bracket + part if measure in MEASURES else ctx.t(check.what)
    of = f'<br><span class="acc-quiet">{escape(_named(ctx, check.of))}</span>' if check.of else ""
    cells = [_said(ctx, check.expected), _said(ctx, check.found)]
    cells += [_named(ctx, check.source)] if sourced else []
    return (
        f'<tr><td class="acc-{kind}">{escape(word)}</td><td>{escape(what)}{of}</td>'
        + "".join(
            f'<td data-label="{escape(head)}">{escape(cell)}</td>'
            for head, cell in zip(_heads(ctx, sourced)[2:], cells, strict=True)
        )
        + "</tr>"
    )


def _named(ctx: Context, text: str) -> str:
    """A text with the ids of papers as their short names."""
    for paper in sorted((*ctx.corpus.witnesses, *ctx.corpus.letters), key=lambda x: len(x.id), reverse=True):
        text = text.replace(paper.id, quote(paper.short, ctx.lang)) if paper.id in text else text
    return text.replace("two readers", ctx.t("two readers"))


def _said(ctx: Context, text: str) -> str:
    """«at least 90%», «81 of 86», whole numbers and decimals as the reader writes them."""
    if text.isdigit():
        return format_number(int(text), ctx.lang)
    for english in ("at least", "at most", " of "):
        text = text.replace(english, ctx.t(english))
    return text.replace(".", ",") if ctx.lang == "nl" else text


WORDS = (mark("at least"), mark("at most"), mark(" of "), mark("two readers"))
"""Words inside figures, for the catalogue."""


def checks_frame(checks: Sequence[Check]) -> pd.DataFrame:
    """Every check with its outcome, for the CSV."""
    return pd.DataFrame(
        {
            "group": [c.group for c in checks],
            "what": [c.what for c in checks],
            "of": [c.of for c in checks],
            "expected": [c.expected for c in checks],
            "found": [c.found for c in checks],
            "passed": [c.passed for c in checks],
            "source": [c.source for c in checks],
        }
    )
