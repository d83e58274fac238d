"""What became of the paragraphs of a paper, on the screen: the finding, the pairs, the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape

import pandas as pd
import streamlit as st

from compare.analysis.diff import diff_words
from compare.analysis.matches import Passage, PassageFate, count_fates
from compare.analysis.sections import SectionLink, section_of
from compare.charts.fate import FATE_LABELS, PAIRED
from compare.i18n import format_number, format_percent, mark
from compare.model import Letter
from compare.text.citations import cite
from compare.ui.context import Context
from compare.ui.parts import show_table
from compare.ui.sides import Side, change_html, pair_html, shared_html, side_html

FATE_HELP = {
    "kept": mark("the same words; spelling and typography aside"),
    "reworded": mark("the same passage in other words"),
    "related": mark("about the same thing, not the same passage"),
    "new": mark("no counterpart found in the older paper"),
    "dropped": mark("no counterpart found in the newer paper"),
}
FATES = tuple(FATE_HELP)

RETURNS = "returns"
"""Id of the choice for all that is kept, reworded or related."""


def totals_of(fates: Sequence[PassageFate], letter: Letter) -> dict[str, int]:
    """How many paragraphs of a letter met each fate."""
    return {f.fate: f.passages for f in count_fates(fates) if f.letter_id == letter.id}


def fates_sentence(ctx: Context, fates: Sequence[PassageFate], source: Letter, target: Letter) -> str:
    """What became of the paragraphs, each counted once."""
    t = ctx.t
    then, now = totals_of(fates, source), totals_of(fates, target)
    counts = {f: format_number(then.get(f, 0), ctx.lang) for f in (*PAIRED, "dropped")}
    old = format_number(sum(then.values()), ctx.lang)
    if set(then) | set(now) == {"kept"}:
        return t("All {n} paragraphs of {a} stand in {b} unchanged.").format(
            n=old, a=source.short, b=target.short
        )
    text = (
        t(
            "Of the {old} paragraphs of {a}, {kept} return word for word in {b} and {reworded} in other "
            "words; {related} have a related passage, for {dropped} none was found. Of the {new} paragraphs "
            "of {b}, {fresh} have no counterpart."
        )
        if then.get("kept") or then.get("reworded")
        else t(
            "None of the {old} paragraphs of {a} returns in {b} word for word or in other words; {related} "
            "have a related passage there, for {dropped} none was found. Of the {new} paragraphs of {b}, "
            "{fresh} have no counterpart."
        )
    )
    return text.format(
        old=old,
        new=format_number(sum(now.values()), ctx.lang),
        a=source.short,
        b=target.short,
        fresh=format_number(now.get("new", 0), ctx.lang),
        **counts,
    )


def fate_choices(ctx: Context, fates: Sequence[PassageFate]) -> dict[str, str]:
    """The fates that occur, with how many pairs, and all that returns together."""
    pairs = Counter(row.fate for row in fates)
    paired = sum(pairs[f] for f in PAIRED)
    named = {RETURNS: (ctx.t("all that returns"), paired)} if paired else {}
    named |= {f: (ctx.t(FATE_LABELS[f]), pairs[f]) for f in FATES if pairs[f]}
    return {f: f"{name} ({format_number(n, ctx.lang)})" for f, (name, n) in named.items()}


def sections_of(fates: Iterable[PassageFate]) -> tuple[str, ...]:
    """The sections of both papers, in the order of the rows."""
    named = (section_of(p) for row in fates for p in (row.source, row.target) if p)
    return tuple(dict.fromkeys(filter(None, named)))


def pick_fates(
    fates: Sequence[PassageFate], wanted: str, section: str, chosen: Sequence[Mapping[str, str]]
) -> list[PassageFate]:
    """The rows of a fate, in a section of the list or at the marks chosen in the map.

    Those of the whole paper come closest first; those of a place in reading order.
    """

    def fits(row: PassageFate) -> bool:
        """Whether a row is wanted."""
        old, new = (section_of(p) if p else None for p in (row.source, row.target))
        if not (row.fate in PAIRED if wanted == RETURNS else row.fate == wanted):
            return False
        if chosen:
            return any(c.get("source", old) == old and c.get("target", new) == new for c in chosen)
        return not section or section in (old, new)

    rows = [row for row in fates if fits(row)]
    if not (section or chosen):
        rank = {f: i for i, f in enumerate(PAIRED)}
        rows.sort(key=lambda r: (rank.get(r.fate, 0), -r.similarity if r.fate in rank else 0))
    return rows


# ---------------------------------------------------------------- what is drawn


def passage_side(letter: Letter, passage: Passage, html: str) -> Side:
    """A half of a pair from a passage of a letter."""
    block = letter.block(passage.block_n)
    return Side(letter, block, f"<p>{html}</p>", passage.page, passage.page, section_of(passage))


def fate_html(ctx: Context, row: PassageFate, source: Letter, target: Letter) -> str:
    """A passage beside its counterpart, with what changed marked and named."""
    t = ctx.t
    head = f"<b>{escape(t(FATE_LABELS[row.fate]))}</b>"
    if row.source is not None and row.target is not None:
        head += " · " + escape(
            t("similarity {value}").format(value=format_number(row.similarity, ctx.lang, 2))
        )
        if row.fate == "related":
            old = shared_html(row.source.text, row.target.text)
            new = shared_html(row.target.text, row.source.text)
        else:
            changes = diff_words(row.source.text, row.target.text)
            old = change_html(changes, "removed", t("dropped:"))
            new = change_html(changes, "added", t("added:"))
    else:
        old = escape(row.source.text) if row.source else ""
        new = escape(row.target.text) if row.target else ""
    left = passage_side(source, row.source, old) if row.source else None
    right = passage_side(target, row.target, new) if row.target else None
    return pair_html(
        ctx,
        head,
        side_html(ctx, left, t("No counterpart found in {letter}.").format(letter=source.short)),
        side_html(ctx, right, t("No counterpart found in {letter}.").format(letter=target.short)),
    )


def show_links(ctx: Context, links: Sequence[SectionLink], limit: int = 12) -> None:
    """The map of sections as a list, for a screen too narrow for ribbons."""
    nameless = ctx.t("(before the first heading)")
    rows = "".join(
        f"<tr><td>{escape(x.source or nameless)} → {escape(x.target or nameless)}</td>"
        f'<td class="acc-num">{x.count} {escape(ctx.t(FATE_LABELS[x.fate]))}</td></tr>'
        for x in links[:limit]
    )
    st.html(f'<div class="acc-scroll"><table class="acc-table"><tbody>{rows}</tbody></table></div>')


def show_fate_key(ctx: Context, fates: Iterable[str]) -> None:
    """What the marks in the texts mean, for the fates that are shown."""
    t, shown = ctx.t, set(fates)
    parts = [escape(f"{t(FATE_LABELS[f]).capitalize()}: {t(FATE_HELP[f])}.") for f in FATES if f in shown]
    if shown & {"kept", "reworded"}:
        parts.append(
            f"<del>{escape(t('struck through'))}</del> {escape(t('only in the older text'))}, "
            f"<ins>{escape(t('underlined'))}</ins> {escape(t('only in the newer text'))}."
        )
    if "related" in shown:
        parts.append(
            f'<span class="cmp-shared">{escape(t("Dotted"))}</span>: '
            f"{escape(t('words that both passages share'))}."
        )
    if parts:
        st.html(f'<p class="acc-quiet cmp-key">{" ".join(parts)}</p>')


def show_chosen(ctx: Context, places: str) -> None:
    """A line that says what was chosen in the chart, and how to get out of it."""
    text = ctx.t("Chosen in the chart: **{places}**. Click beside it to see everything again.")
    st.markdown(text.format(places=places))


def fates_frame(fates: Sequence[PassageFate]) -> pd.DataFrame:
    """Every pair with both texts, for the CSV."""
    rows = []
    for row in fates:
        cells: dict[str, object] = {"fate": row.fate, "similarity": row.similarity}
        for name, p in (("source", row.source), ("target", row.target)):
            cells[f"{name}_page"] = p.page if p else None
            cells[f"{name}_section"] = section_of(p) if p else ""
            cells[f"{name}_text"] = p.text if p else ""
        rows.append(cells)
    return pd.DataFrame(rows)


def show_fates(
    ctx: Context, fates: Sequence[PassageFate], source: Letter, target: Letter, filename: str
) -> None:
    """The table of all pairs."""
    t, frame = ctx.t, fates_frame(fates)
    table = pd.DataFrame(
        {
            t("fate"): [t(FATE_LABELS[r.fate]) for r in fates],
            t("similarity"): [r.similarity if r.source and r.target else None for r in fates],
            t("page, older"): frame["source_page"].astype("Int64"),
            source.short: frame["source_text"],
            t("page, newer"): frame["target_page"].astype("Int64"),
            target.short: frame["target_text"],
        }
    )
    decimals = {t("similarity"): st.column_config.NumberColumn(format="%.2f")}
    show_table(ctx, table, "fates-table", filename, decimals)


def fates_method(ctx: Context, fates: Sequence[PassageFate], source: Letter) -> tuple[str, tuple[str, ...]]:
    """How passages are paired, and what was left out."""
    t, then = ctx.t, totals_of(fates, source)
    body = t(
        "Every paragraph of one paper is set beside every paragraph of the other, by the words that they "
        "share (pieces of words and dictionary forms, the rare ones weighing most). Then the words of the "
        "likeliest pairs are aligned. **Kept**: {kept}. **Reworded**: {reworded}. **Related**: {related}. "
        "**New** and **dropped**: no counterpart found. Similarity runs from 0 to 1; between two papers on "
        "the same policy 0.25 is much. Only words are compared: the same policy in wholly other words is "
        "missed, so read “new” as “no counterpart found”, never as “never said before”."
    ).format(**{f: t(FATE_HELP[f]) for f in PAIRED})
    return body, (
        t("{share} of the paragraphs of {a} have a counterpart.").format(
            share=format_percent(1 - then.get("dropped", 0) / max(1, sum(then.values())), ctx.lang),
            a=f"{source.short} ({cite(source)})",
        ),
        t(
            "A paragraph may be in more than one pair; the sentence above counts every paragraph once, the "
            "lists count pairs."
        ),
        t("Headings, footnotes, tables and signatures are not compared."),
    )
