"""What became of the paragraphs of a paper, on the screen: the finding and the choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape

import streamlit as st

from compare.analysis.fates.fates import CLOSEST, FATES, PassageFate, count_fates
from compare.analysis.fates.sections import SectionLink, section_of
from compare.charts.fate_marks import FATE_LABELS, PAIRED, passage_id
from compare.i18n import format_number, format_percent, mark
from compare.model import Letter
from compare.ui.context import Context
from compare.ui.parts import say
from compare.ui.sentences import listed

FATE_HELP = {
    "kept": mark("the same words in the same place; spelling and typography aside"),
    "edited": mark("most of the words in the same order; a changed figure or «niet» is an edit"),
    "split": mark("one paragraph became several"),
    "merged": mark("several paragraphs became one"),
    "moved": mark("the same words in another place"),
    "related": mark("about the same thing in other words"),
    "dropped": mark("no clear counterpart found in the newer paper"),
    "new": mark("no clear counterpart found in the older paper"),
}

RETURNS = "returns"
"""Id of the choice for all that has a counterpart."""

POSSIBLE = "possible"
"""Id of the choice for what has no clear counterpart but a possible one."""


def fates_sentence(ctx: Context, fates: Sequence[PassageFate], source: Letter, target: Letter) -> str:
    """What became of the paragraphs, each counted once."""
    t, totals = ctx.t, count_fates(fates)
    then = {x.fate: x for x in totals if x.side == "source"}
    now = {x.fate: x for x in totals if x.side == "target"}
    old, new = (format_number(sum(x.passages for x in side.values()), ctx.lang) for side in (then, now))
    if set(then) | set(now) == {"kept"}:
        return t("All {n} paragraphs of {a} stand in {b} unchanged.").format(
            n=old, a=source.short, b=target.short
        )
    words = sum(x.words for x in then.values())
    perhaps = Counter(row.fate for row in fates if row.possible)
    gone = then.get("dropped")
    met = [f for f in FATES if f in then and f != "dropped"]
    counts = [f"{format_number(then[f].passages, ctx.lang)} {t(FATE_LABELS[f])}" for f in met]
    text = (
        t(
            "Of the {old} paragraphs of {a}, compared with {b}: {counts}; for {dropped} ({share} of the "
            "words) no clear counterpart was found{perhaps}. Of the {new} paragraphs of {b}, {fresh} have "
            "no clear forerunner{perhaps_new}."
        )
        if set(then) - {"related", "dropped"}
        else t(
            "None of the {old} paragraphs of {a} returns in {b} as it was or edited; {related} have a "
            "related passage there, for {dropped} ({share} of the words) no clear counterpart was "
            "found{perhaps}. Of the {new} paragraphs of {b}, {fresh} have no clear forerunner{perhaps_new}."
        )
    )
    return text.format(
        old=old,
        new=new,
        a=source.short,
        b=target.short,
        counts=listed(ctx, counts),
        related=format_number(then["related"].passages if "related" in then else 0, ctx.lang),
        dropped=format_number(gone.passages if gone else 0, ctx.lang),
        share=format_percent(gone.words / words if gone else 0.0, ctx.lang),
        fresh=format_number(now["new"].passages if "new" in now else 0, ctx.lang),
        perhaps=_perhaps(ctx, perhaps["dropped"]),
        perhaps_new=_perhaps(ctx, perhaps["new"]),
    )


def _perhaps(ctx: Context, count: int) -> str:
    """For how many of what has no clear counterpart there is a possible one."""
    if not count:
        return ""
    return ctx.t(", though for {n} of these a possible one").format(n=format_number(count, ctx.lang))


def fate_choices(ctx: Context, fates: Sequence[PassageFate]) -> dict[str, str]:
    """The fates that occur, with how many rows, and all that returns together."""
    rows = Counter(row.fate for row in fates)
    paired = sum(rows[f] for f in PAIRED)
    named = {RETURNS: (ctx.t("all that returns"), paired)} if paired else {}
    named |= {f: (ctx.t(FATE_LABELS[f]), rows[f]) for f in FATES if rows[f]}
    if perhaps := sum(row.possible for row in fates):
        named[POSSIBLE] = ctx.t("among these a possible counterpart"), perhaps
    return {f: f"{name} ({format_number(n, ctx.lang)})" for f, (name, n) in named.items()}


def sections_of(fates: Iterable[PassageFate]) -> tuple[str, ...]:
    """The sections of both papers, in the order of the rows."""
    named = (section_of(p) for row in fates for p in (row.source, row.target) if p)
    return tuple(dict.fromkeys(filter(None, named)))


def pick_fates(
    fates: Sequence[PassageFate], wanted: str, section: str, chosen: Sequence[Mapping[str, str]]
) -> list[PassageFate]:
    """The rows at the marks chosen in the map, else those of a fate and a section of the lists.

    What is chosen in the map is shown whatever the lists say. Rows of the whole paper come closest
    first, or the longest where there is not even a possible one; those of a place in reading order.
    """
    if chosen:
        return [row for row in fates if any(_is_at(row, mark) for mark in chosen)]
    fitting = {RETURNS: PAIRED, POSSIBLE: ("dropped", "new")}.get(wanted, (wanted,))
    rows = [
        row
        for row in fates
        if row.fate in fitting
        and (row.possible or wanted != POSSIBLE)
        and (not section or section in [section_of(p) for p in (row.source, row.target) if p])
    ]
    if not section:
        rows.sort(key=lambda r: (CLOSEST.index(r.fate), -_weight(r)))
    return rows


def _weight(row: PassageFate) -> float:
    """What goes first: the most alike, or the longest of what has no counterpart at all."""
    alone = None if row.possible or row.fate in PAIRED else row.source or row.target
    return len(alone.text) if alone else row.similarity


def _is_at(row: PassageFate, chosen: Mapping[str, str]) -> bool:
    """Whether a row belongs to a mark of the map: a ribbon, a bar or a section."""
    own = {
        "source": passage_id(row.source),
        "target": passage_id(row.target),
        "source_section": section_of(row.source) if row.source else None,
        "target_section": section_of(row.target) if row.target else None,
    }
    return all(own[key] == value for key, value in chosen.items())


# ---------------------------------------------------------------- what is drawn


def show_links(ctx: Context, links: Sequence[SectionLink], limit: int = 12) -> None:
    """The map of sections as a list, for a screen too narrow for ribbons."""
    nameless = ctx.t("(before the first heading)")
    rows = "".join(
        f"<tr><td>{escape(x.source or nameless)} → {escape(x.target or nameless)}</td>"
        f'<td class="acc-num">{x.count} {escape(ctx.t(FATE_LABELS[x.fate]))}</td></tr>'
        for x in links[:limit]
    )
    if not rows:
        return
    st.header(ctx.t("What became of each paragraph"), anchor=False)
    table = f'<table class="acc-table"><tbody>{rows}</tbody></table>'
    st.html(f'<div class="acc-scroll" tabindex="0">{table}</div>')
    if len(links) > limit:
        rest = format_number(len(links) - limit, ctx.lang)
        say(ctx, ctx.t("{n} more in the table below.").format(n=rest))


def show_fate_key(ctx: Context, fates: Iterable[str]) -> None:
    """What the fates mean that are shown."""
    t, shown = ctx.t, set(fates)
    parts = [escape(f"{t(FATE_LABELS[f]).capitalize()}: {t(FATE_HELP[f])}.") for f in FATES if f in shown]
    if parts:
        st.html(f'<p class="acc-quiet cmp-key">{" ".join(parts)}</p>')


def show_chosen(ctx: Context, places: str) -> None:
    """A line that says what was chosen in the chart, and how to get out of it."""
    text = ctx.t("Chosen in the chart: **{places}**. The button under the chart shows everything again.")
    st.markdown(text.format(places=places))


def chosen_places(ctx: Context, rows: Sequence[PassageFate], chosen: Sequence[Mapping[str, str]]) -> str:
    """Names of what was chosen in the map: its section, or the pages of the first pair."""
    sections = [value for mark in chosen for key, value in mark.items() if key.endswith("section")]
    if sections or not rows:
        return "; ".join(sections)
    places = (p for p in (rows[0].source, rows[0].target) if p is not None)
    return " → ".join(f"{section_of(p) or ctx.t('(before the first heading)')}, p. {p.page}" for p in places)
