"""References to other papers: links in the text of a letter, and what is cited by whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import pandas as pd
import streamlit as st

from compare.analysis.references import LetterReference, block_on_page, count_citing, rank_cited
from compare.charts.references import chart_cited, chart_citing
from compare.model import Block, Letter
from compare.text.citations import cite
from compare.text.identifiers import identifier_to_words
from compare.ui.context import Context, paper_of
from compare.ui.once import once
from compare.ui.parts import (
    PassageCard,
    letter_link,
    say,
    show_chart,
    show_passages,
    show_table,
    speaker_name,
)
from compare.ui.store import cached_references


def linked_html(ctx: Context, block: Block, rows: Iterable[LetterReference]) -> str:
    """Escaped HTML of a block's text in which each reference leads to its paper.

    A loaded paper opens here, at the page that is named; any other at its official address.

    Args:
        rows: The references in this block.
    """
    out, at = [], 0
    for row in sorted(rows, key=lambda r: r.reference.start):
        reference = row.reference
        link = _link_of(ctx, row)
        if reference.start < at or not link:
            continue
        written = escape(block.text[reference.start : reference.end])
        out += [escape(block.text[at : reference.start]), link, written, "</a>"]
        at = reference.end
    out.append(escape(block.text[at:]))
    return "".join(out).replace("\n", "<br>")


def show_references(ctx: Context, letter: Letter) -> None:
    """What a letter refers to, as a table, and which of the letters cites which."""
    t = ctx.t
    rows = cached_references(ctx, letter)
    st.header(t("References"), anchor=False)
    if rows:
        papers = {p.identifier: p for p in rank_cited(rows)}
        sentence = t("References: {n}, to {papers} different papers; here to be read: {loaded}.").format(
            n=len(rows), papers=len(papers), loaded=sum(bool(p.cited_id) for p in papers.values())
        )
        if lost := sum(bool(r.unresolved) for r in rows):
            untold = t("{n} times a page is named of which it is not known whose it is.")
            sentence += " " + untold.format(n=lost)
        say(ctx, sentence)
        with st.expander(t("All references ({n})").format(n=len(rows))):
            show_table(
                ctx,
                once(ctx, references_frame)(ctx, rows),
                "references",
                f"{letter.id}-verwijzingen",
                column_config={
                    t("official text"): st.column_config.LinkColumn(display_text=r"([^/=]+?)(?:\.html)?$")
                },
            )
    else:
        say(ctx, t("This paper refers to no other paper by number or page."))
    _show_graph(ctx)


def references_frame(ctx: Context, rows: Sequence[LetterReference]) -> pd.DataFrame:
    """Every reference with its place and the paper it points to."""
    t = ctx.t
    return pd.DataFrame(
        [
            {
                t("page"): row.place.page or None,
                t("as written"): row.reference.text,
                t("paper"): _paper_name(ctx, row),
                t("pages named"): ", ".join(map(str, row.reference.pages)),
                t("in the letters"): paper_of(ctx, row.cited_id).short if row.cited_id else "",
                t("official text"): row.reference.url
                or (paper_of(ctx, row.cited_id).url if row.cited_id else "")
                or None,
                t("called"): _called(ctx, row.reference.named) if row.reference.kind != "page" else "",
                t("speaker"): speaker_name(ctx, row.speaker),
            }
            for row in rows
        ]
    )


def _show_graph(ctx: Context) -> None:
    """Which letter cites which, and the papers cited most; a choice lists its passages."""
    t = ctx.t
    letters = ctx.corpus.letters
    rows = tuple(row for letter in letters for row in cached_references(ctx, letter))
    if not rows:
        return
    citing, papers = once(ctx, count_citing)(rows), once(ctx, rank_cited)(rows)
    names = {x.id: x.short for x in letters}
    st.subheader(t("Between the letters"), anchor=False)
    if citing:
        most = citing[0]
        sentence = t("{citing} cites {cited} {n} times, {pages} of these by page").format(
            citing=names[most.citing_id], cited=names[most.cited_id], n=most.count, pages=most.by_page
        )
        frame = pd.DataFrame(
            [
                {
                    t("letter"): names[c.citing_id],
                    t("cites"): names[c.cited_id],
                    t("references"): c.count,
                    t("of these by page"): c.by_page,
                }
                for c in citing
            ]
        )
        say(ctx, f"{sentence}.")
        chosen = show_chart(
            ctx,
            once(ctx, chart_citing)(letters, citing, ctx.lang),
            "citing",
            sentence,
            frame,
            "wie-noemt-wie",
        )
        _show_chosen(
            ctx,
            [r for r in rows for c in chosen if (r.place.letter_id, r.cited_id) == (c["letter"], c["cited"])],
        )
    else:
        say(ctx, t("None of the letters cites another one of them."))
    frame = pd.DataFrame(
        [
            {
                "id": p.identifier,
                t("paper"): identifier_to_words(p.identifier),
                t("called"): _called(ctx, p.named),
                t("references"): p.count,
                t("letters"): len(p.letter_ids),
                t("official text"): p.url,
            }
            for p in papers
        ]
    )
    alt = t("The paper cited most is {paper}, {n} times.").format(
        paper=identifier_to_words(papers[0].identifier), n=papers[0].count
    )
    chosen = show_chart(
        ctx, once(ctx, chart_cited)(papers, letters, lang=ctx.lang), "cited", alt, frame, "meest-genoemd"
    )
    loaded = {p.identifier: p.cited_id for p in papers if p.cited_id}
    asked = {str(c["paper"]) for c in chosen}
    _show_chosen(
        ctx,
        [
            r
            for r in rows
            if r.reference.identifier in asked or r.cited_id in {loaded[x] for x in asked if x in loaded}
        ],
    )


def _show_chosen(ctx: Context, rows: Sequence[LetterReference]) -> None:
    """The paragraphs of some references, the references marked."""
    if not rows:
        return
    marks: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for row in rows:
        key = row.place.letter_id, row.block_n
        marks.setdefault(key, []).append((row.reference.start, row.reference.end))
    cards = []
    for (letter_id, n), stretches in marks.items():
        letter = paper_of(ctx, letter_id)
        cards.append(PassageCard(letter, letter.block(n), tuple(stretches)))
    show_passages(ctx, cards, ctx.t("Where it says so"), level=3)


def _link_of(ctx: Context, row: LetterReference) -> str:
    """The opening tag of a reference's link; "" when there is nowhere to go."""
    reference = row.reference
    if row.cited_id:
        cited = paper_of(ctx, row.cited_id)
        page = reference.pages[0] if reference.pages else None
        n = block_on_page(cited, page) if page else None
        title = f"{cited.short}: {cite(cited, page)}"
        href = letter_link(ctx, cited.id, n)
        return f'<a href="{escape(href)}" target="_self" title="{escape(title)}">'
    if not reference.url:
        return ""
    title = identifier_to_words(reference.identifier)
    return f'<a href="{escape(reference.url)}" target="_blank" rel="noopener" title="{escape(title)}">'


def _paper_name(ctx: Context, row: LetterReference) -> str:
    """What the reference points to, or why that is not known."""
    if row.unresolved:
        return ctx.t(row.unresolved)
    return identifier_to_words(row.reference.identifier or row.cited_id)


def _called(ctx: Context, named: str) -> str:
    """What a letter calls a paper, in the reader's language."""
    return {"motie": ctx.t("motion"), "bijlage": ctx.t("attachment")}.get(named, "")
