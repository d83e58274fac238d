"""Terms: how often a concept or any typed word is named, by whom, where, in which sentence."""

import streamlit as st

from compare import ui
from compare.analysis.concordance import concordance
from compare.analysis.selection import EVERYONE
from compare.charts.terms import chart_barcode, chart_rates
from compare.ui import rows, sentences, suggested, terms
from compare.ui.firmness import shown as firmness

LINES = 40
FEW = 200

ctx = ui.frame("termen")
t = ctx.t
st.title(t("Terms"))
concepts = terms.choose_concepts(ctx)
wide, narrow = st.columns([3, 2])
with wide:
    letters = ui.choose_letters(ctx, "letters")
with narrow:
    by_speaker = ui.choose_switch(t("Each speaker apart"), "speakers")
    if by_speaker:
        selection = EVERYONE
        ui.say(ctx, t("The words of everyone count, each speaker apart."))
    else:
        selection = ui.choose_speakers(ctx, letters)
if not concepts:
    ui.say(ctx, t("Choose a concept or type a word, for example «veilig*»."))
    st.stop()
whole = {c.id: c for c in concepts}
with st.container(horizontal=True, vertical_alignment="bottom"):
    concepts = terms.choose_forms(ctx, concepts)
    selection = ui.choose_counted(ctx, letters, selection)
if not by_speaker:
    ui.warn_unlike(ctx, letters, selection)

by = "speaker" if by_speaker else "letter"
counts = [
    (ctx.label(c), tuple(r for r in ui.cached_counts(ctx, letters, c, selection, by) if r.words))
    for c in concepts
]
name, first = counts[0]
ui.show_answer(ctx, terms.count_sentence(ctx, name, [r for r in first if r.count or not by_speaker]))
if not by_speaker:
    firmness.link_pair(ctx, "concept", concepts[0].id, letters, selection)
is_found = any(row.count for _, group in counts for row in group)
if not is_found:
    suggested.show_suggestions(ctx, letters, whole[concepts[0].id], selection, unfolded=True)
flat = [(n, row) for n, group in counts for row in group if not by_speaker or row.words >= FEW]
few = {(row.letter_id, row.speaker) for _, g in counts for row in g if by_speaker and row.words < FEW}
if few:
    text = t("Not in the chart, with fewer than {n} words: {speakers}.")
    named = (f"{ui.speaker_name(ctx, s)} ({ui.paper_of(ctx, x).short})" for x, s in sorted(few))
    ui.say(ctx, text.format(n=FEW, speakers=", ".join(named)))
counted = [x for x in letters if x.id in {r.letter_id for _, r in flat}]
whose = sentences.whose_words(ctx, selection.speakers)
terms.say_left_out(ctx, concepts, letters, selection)
figures = ui.once(ctx, rows.counts_frame)(ctx, flat)
marks = ui.show_chart(
    ctx,
    ui.once(ctx, chart_rates)(
        flat,
        counted,
        title=t("How often «{names}» is named").format(names="», «".join(n for n, _ in counts)),
        whose=whose,
        speakers={r.speaker: ui.speaker_name(ctx, r.speaker) for _, r in flat},
        lang=ctx.lang,
    ),
    "rates",
    " ".join(terms.count_sentence(ctx, n, group) for n, group in counts),
    figures,
    "termen",
    behind=lambda: terms.mention_passages(ctx, concepts, letters, selection),
)

focus = next((c for c in concepts if marks and c.id == marks[0]["term"]), concepts[0])
focus_name = ctx.label(focus)
if len(concepts) > 1:
    ui.say(ctx, t("Below: «{name}». Choose a mark in the chart for another.").format(name=focus_name))
found = ui.cached_hits(ctx, letters, focus, selection)
places = ui.show_chart(
    ctx,
    ui.once(ctx, chart_barcode)(
        found,
        counted,
        whose=whose,
        lang=ctx.lang,
        title=t("Where «{name}» stands in each letter").format(name=focus_name),
    ),
    "barcode",
    t("Where each mention stands, from the start to the end of each letter."),
    ui.once(ctx, rows.hits_frame)(ctx, found),
    "vindplaatsen",
    behind=lambda: terms.mention_passages(ctx, (focus,), letters, selection),
)

st.header(t("The sentences"), anchor=False)
orders = {
    "place": t("place in the letter"),
    "left": t("word before"),
    "right": t("word after"),
    "hit": t("written form"),
}
sort = ui.choose_one(t("Sorted by"), orders, "sort", draw=st.segmented_control, required=True)
lines = concordance(letters, focus, selection, sort=sort)
for mark in marks[:1]:
    lines = tuple(x for x in lines if x.letter_id == mark["letter"] and mark["speaker"] in ("", x.speaker))
if places:
    cards = terms.block_cards(ctx, [(p["letter"], p["block"]) for p in places], lines)
    ui.show_passages(ctx, cards, t("The paragraph chosen"), level=3, key="all-chosen")
ui.say(ctx, t("Mentions of «{name}»: {n}.").format(n=len(lines), name=focus_name))
everything = len(lines) <= LINES or ui.choose_switch(t("Show all {n} lines").format(n=len(lines)), "all")
st.html(terms.lines_html(ctx, lines if everything else lines[:LINES]))
with st.expander(t("The forms that the count is made of"), expanded=False):
    forms = ui.once(ctx, rows.forms_frame)(ctx, focus, found, letters)
    if len(forms):
        ui.show_table(ctx, forms, "forms", "vormen")
if is_found:
    suggested.show_suggestions(ctx, letters, whole[focus.id], selection)
with st.expander(t("The figures")):
    ui.show_table(ctx, figures, "counts", "termen")
ui.show_method(ctx, terms.terms_method(ctx))
