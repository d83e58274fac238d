"""Paragraphs of two papers matched: kept, edited, split, merged, moved, related, dropped or new."""

import streamlit as st

from compare import ui
from compare.analysis.fates.sections import count_links
from compare.analysis.selection import select_blocks
from compare.charts.fate import chart_fate
from compare.ui.address import chosen_so_far
from compare.ui.fates import shown, tables
from compare.ui.fates.rows import show_rows
from compare.ui.sentences import whose_words

ctx = ui.frame("verschillen")
t = ctx.t
st.title(t("Differences"))
copies = {x.id: x for x in ctx.corpus.witnesses if any(y.id == x.witness_of for y in ctx.corpus.letters)}
letters_row = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    speaker_spot = st.container(horizontal=True, vertical_alignment="bottom")
    compared = "papers"
    if copies:
        kinds = {"papers": t("two papers"), "copies": t("two copies of the same paper (PDF and web)")}
        with st.popover(t("More choices")):
            compared = ui.choose_one(t("Compare"), kinds, "compare", draw=st.radio)
with letters_row:
    if compared == "copies":
        target = copies[ui.choose_one(t("Copy"), {i: x.short for i, x in copies.items()}, "copy", fixed=True)]
        source = ui.paper_of(ctx, target.witness_of)
    else:
        source, target = ui.choose_pair(ctx)
with speaker_spot:
    selection = ui.choose_speakers(ctx, (source, target))
ui.warn_unlike(ctx, (source, target), selection)
if not (select_blocks(source, selection) and select_blocks(target, selection)):
    ui.show_answer(ctx, t("One of the two papers holds no words of this speaker: nothing can be compared."))
    st.markdown(t("Choose **everyone's** words or another paper above."))
    st.stop()

fates = ui.cached_fates(ctx, source, target, selection)
answer = shown.fates_sentence(ctx, fates, source, target)
ui.show_answer(ctx, answer)
choices = shown.fate_choices(ctx, fates)
sections = {"": t("all sections")} | {s: s for s in shown.sections_of(fates)}
filename = f"verschillen-{source.id}-{target.id}"
chosen: list[dict[str, str]] = []
if ctx.narrow:
    shown.show_links(ctx, count_links(fates))
else:
    figure = ui.once(ctx, chart_fate)(
        fates,
        source,
        target,
        lang=ctx.lang,
        title=t("What became of each paragraph"),
        highlight=chosen_so_far(sections, "section"),
        subtitle=t("Paragraphs in the order of the papers, each as high as it has words; {whose}").format(
            whose=whose_words(ctx, selection.speakers)
        ),
    )
    frame = ui.once(ctx, tables.fates_frame)(fates, source, target)
    chosen = ui.show_chart(ctx, figure, "fates", answer, frame, filename)

st.header(t("Side by side"), anchor=False)
wanted = ui.choose_one(t("Which paragraphs"), choices, "fate", draw=st.radio, horizontal=True)
section = ui.choose_one(t("Section"), sections, "section")
rows = shown.pick_fates(fates, wanted, section, chosen)
if chosen:
    shown.show_chosen(ctx, shown.chosen_places(ctx, rows, chosen))
shown.show_fate_key(ctx, {row.fate for row in rows})
show_rows(ctx, rows, source, target, f"{wanted}-{section}-{chosen}")

st.header(t("Totals"), anchor=False)
tables.show_totals(ctx, fates, source, target, filename)
st.header(t("All paragraphs as a table"), anchor=False)
tables.show_fates(ctx, fates, source, target, filename)
ui.show_method(ctx, *tables.fates_method(ctx, fates, source))
