"""Paragraphs of two papers matched: what was kept, reworded, related, new, or dropped."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import streamlit as st

from compare import ui, ui_compare
from compare.analysis.matches import PassageFate, count_fates
from compare.analysis.sections import count_links, section_of
from compare.analysis.selection import select_blocks
from compare.charts.fate import FATE_LABELS, PAIRED, chart_fate
from compare.i18n import format_number, format_percent
from compare.text.citations import cite

ctx = ui.frame("verschillen")
t, lang = ctx.t, ctx.lang
ui_compare.draw_style()
above = st.container()

witnesses = [w for w in ctx.corpus.witnesses if any(x.id == w.witness_of for x in ctx.corpus.letters)]
what = {"brieven": t("two papers"), "weergaven": t("two copies of the same paper (PDF and web)")}
kind = "brieven"
first_row = st.container()
second_row = st.container(horizontal=True, vertical_alignment="bottom")
speaker_spot = second_row.container(horizontal=True, vertical_alignment="bottom")
if witnesses:
    ui_compare.settle_choice(list(what), "soort")
    with second_row.popover(t("More choices")):
        kind = st.radio(
            t("Compare"), list(what), format_func=lambda k: what[k], key="soort", bind="query-params"
        )
if kind == "weergaven":
    copies = {w.short: w for w in witnesses}
    picked = (
        first_row.selectbox(t("Copy"), list(copies), key="kopie", bind="query-params")
        if len(copies) > 1
        else next(iter(copies))
    )
    target = copies[picked]
    source = ui.paper_of(ctx, target.witness_of)
else:
    with first_row:
        source, target = ui.choose_pair(ctx, "paar")
with speaker_spot:
    selection = ui.choose_speakers(ctx, (source, target), "stem")
ui.warn_unlike(ctx, (source, target))
if not (select_blocks(source, selection) and select_blocks(target, selection)):
    with above:
        ui.show_answer(
            ctx, t("One of the two papers holds no words of this speaker: nothing can be compared.")
        )
        st.markdown(t("Choose **everyone's** words or another paper below."))
    st.stop()

fates = ui_compare.cached_fates(ctx, source, target, selection)
pairs = Counter(row.fate for row in fates)
totals = count_fates(fates)
then = {f.fate: f.passages for f in totals if f.letter_id == source.id}
now = {f.fate: f.passages for f in totals if f.letter_id == target.id}


def number(count: int) -> str:
    """A count as it is written."""
    return format_number(count, lang)


paired = sum(pairs[f] for f in PAIRED)
if set(then) | set(now) == {"kept"}:
    answer = t("All {n} paragraphs of {a} stand in {b} unchanged.").format(
        n=number(sum(then.values())), a=source.short, b=target.short
    )
else:
    none = not (then.get("kept") or then.get("reworded"))
    answer = (
        t(
            "None of the {old} paragraphs of {a} returns in {b} word for word or in other words; {related} "
            "have a related passage there, for {dropped} none was found. Of the {new} paragraphs of {b}, "
            "{fresh} have no counterpart."
        )
        if none
        else t(
            "Of the {old} paragraphs of {a}, {kept} return word for word in {b} and {reworded} in other "
            "words; {related} have a related passage, for {dropped} none was found. Of the {new} paragraphs "
            "of {b}, {fresh} have no counterpart."
        )
    ).format(
        old=number(sum(then.values())),
        new=number(sum(now.values())),
        a=source.short,
        b=target.short,
        fresh=number(now.get("new", 0)),
        **{f: number(then.get(f, 0)) for f in (*PAIRED, "dropped")},
    )
with above:
    ui.show_answer(ctx, answer)

frame = pd.DataFrame(
    {
        "fate": [r.fate for r in fates],
        "similarity": [r.similarity for r in fates],
        "source_page": [r.source.page if r.source else None for r in fates],
        "source_section": [section_of(r.source) if r.source else "" for r in fates],
        "source_text": [r.source.text if r.source else "" for r in fates],
        "target_page": [r.target.page if r.target else None for r in fates],
        "target_section": [section_of(r.target) if r.target else "" for r in fates],
        "target_text": [r.target.text if r.target else "" for r in fates],
    }
)
filename = f"verschillen-{source.id}-{target.id}"
sections = list(
    dict.fromkeys(section_of(p) for r in fates for p in (r.source, r.target) if p and section_of(p))
)
ui_compare.settle_choice(["", *sections], "sectie")
chosen: list[dict[str, str]] = []
if paired and not ctx.narrow:
    figure = chart_fate(
        fates,
        source,
        target,
        lang=lang,
        title=t("What returns where"),
        highlight=st.session_state.get("sectie", ""),
        subtitle=t("Sections in the order of the papers; ribbons join paragraphs with a counterpart"),
    )
    chosen = ui.show_chart(ctx, figure, "kaart", answer, frame, filename)
elif paired:
    ui_compare.show_links(ctx, count_links(fates))

st.markdown("#### " + t("Side by side"))
choices = ["terug", *[f for f in ui_compare.FATES if pairs[f]]]
names = {f: t(FATE_LABELS[f]) + f" ({number(pairs[f])})" for f in ui_compare.FATES}
names["terug"] = t("all that returns") + f" ({number(paired)})"
if not paired:
    choices = choices[1:]
ui_compare.settle_choice(choices, "lot")
wanted = st.radio(
    t("Which paragraphs"),
    choices,
    format_func=lambda f: names[f],
    key="lot",
    bind="query-params",
    horizontal=True,
    captions=None,
)
section = st.selectbox(
    t("Section"),
    ["", *sections],
    key="sectie",
    bind="query-params",
    format_func=lambda s: s or t("all sections"),
)


def fits(row: PassageFate) -> bool:
    """Whether a row belongs to the fate and section chosen, in the lists or in the chart."""
    here = (section_of(row.source) if row.source else None, section_of(row.target) if row.target else None)
    if not (row.fate in PAIRED if wanted == "terug" else row.fate == wanted):
        return False
    if chosen:
        return any(
            c.get("source", here[0]) == here[0] and c.get("target", here[1]) == here[1] for c in chosen
        )
    return not section or section in here


rows = [row for row in fates if fits(row)]
if not (section or chosen):
    rows.sort(
        key=lambda r: (
            PAIRED.index(r.fate) if r.fate in PAIRED else 0,
            -r.similarity if r.fate in PAIRED else 0,
        )
    )
if chosen:
    places = "; ".join(" → ".join(v for v in (c.get("source"), c.get("target")) if v) for c in chosen)
    st.markdown(
        t("Chosen in the chart: **{places}**. Click beside it to see everything again.").format(places=places)
    )
ui_compare.show_fate_key(ctx, {row.fate for row in rows})
ui_compare.show_pairs(
    ctx, rows, lambda row: ui_compare.fate_html(ctx, row, source, target), f"{wanted}-{section}-{len(chosen)}"
)

st.markdown("#### " + t("All paragraphs as a table"))
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
ui.show_table(
    ctx, table, "alineas", filename, {t("similarity"): st.column_config.NumberColumn(format="%.2f")}
)
ui.show_method(
    ctx,
    t(
        "Every paragraph of one paper is set beside every paragraph of the other, by the words that they "
        "share (pieces of words and dictionary forms, the rare ones weighing most). Then the words of the "
        "likeliest pairs are aligned. **Kept**: {kept}. **Reworded**: {reworded}. **Related**: {related}. "
        "**New** and **dropped**: no counterpart found. Similarity runs from 0 to 1; between two papers on "
        "the same policy 0.25 is much. Only words are compared: the same policy in wholly other words is "
        "missed, so read “new” as “no counterpart found”, never as “never said before”."
    ).format(**{f: t(ui_compare.FATE_HELP[f]) for f in PAIRED}),
    (
        t("{share} of the paragraphs of {a} have a counterpart.").format(
            share=format_percent(1 - then.get("dropped", 0) / max(1, sum(then.values())), lang),
            a=f"{source.short} ({cite(source)})",
        ),
        t(
            "A paragraph may be in more than one pair; the sentence above counts every paragraph once, the "
            "lists count pairs."
        ),
        t("Headings, footnotes, tables and signatures are not compared."),
    ),
)
