"""Terms: how often a concept or any typed word is named, by whom, where, in which sentence."""

import streamlit as st

from compare import ui, ui_evidence, ui_frames
from compare.analysis.concordance import concordance
from compare.charts.terms import chart_barcode, chart_rates
from compare.errors import PatternError
from compare.model import Concept, Hit
from compare.text.patterns import term_from_text

LINES = 40
FEW = 200

ctx = ui.frame("termen")
t = ctx.t
st.title(t("Terms"))
known = {ctx.label(c): c for c in ctx.concepts}
first = [ctx.label(c) for c in ctx.concepts[:1]]
with st.container(border=False):
    left, right = st.columns(2)
    with left:
        picked = st.multiselect(
            t("Concepts"),
            list(known),
            default=first,
            key="concept",
            bind="query-params",
            placeholder=t("Choose concepts"),
        )
    with right:
        typed = st.text_input(
            t("Or your own word or phrase"),
            key="q",
            bind="query-params",
            placeholder=t("veilig*, human security"),
            help=t(
                "Wildcard * at the start or end of a word; part several with a comma. Capitals do not matter."
            ),
        )
    wide, narrow = st.columns([3, 2])
    with wide:
        letters = ui.choose_letters(ctx, "letters")
    with narrow:
        by_speaker = st.toggle(t("Each speaker apart"), key="speakers", bind="query-params")
        if by_speaker:
            selection = ui.EVERYONE
            ui.say(ctx, t("The words of everyone count, each speaker apart."))
        else:
            selection = ui.choose_speakers(ctx, letters, "who")

concepts = []
for word in filter(None, (w.strip() for w in typed.split(","))):
    try:
        concepts.append(Concept(f"typed:{word}", word, word, (term_from_text(word),)))
    except PatternError:
        text = t("«{word}» cannot be looked for: give at least one letter, and * only at the ends of a word.")
        st.error(text.format(word=word).replace("*", r"\*"))
concepts += [known[name] for name in picked]
if not concepts:
    ui.say(ctx, t("Choose a concept or type a word, for example «veilig*»."))
    st.stop()
chosen_forms = [c for c in concepts if len(c.terms) == 1]
with st.popover(t("Which written forms count"), disabled=len(chosen_forms) == len(concepts)):
    for concept in (c for c in concepts if len(c.terms) > 1):
        forms = {term.label: term.id for term in concept.terms}
        on = st.pills(
            ctx.label(concept),
            list(forms),
            selection_mode="multi",
            key=f"forms-{concept.id}",
            default=[term.label for term in concept.terms if term.default],
            bind="query-params",
        )
        chosen_forms.append(concept.only(frozenset(forms[label] for label in on or forms)))
chosen_forms.sort(key=lambda c: [x.id for x in concepts].index(c.id))
if not by_speaker:
    ui.warn_unlike(ctx, letters)

by = "speaker" if by_speaker else "letter"
counts = [(ctx.label(c), ui.cached_counts(ctx, letters, c, selection, by)) for c in chosen_forms]
counts = [(name, tuple(row for row in rows if row.words)) for name, rows in counts]
hits = {c.id: ui.cached_hits(ctx, letters, c, selection) for c in chosen_forms}
whose = ui_evidence.whose_words(ctx, selection.speakers)
name, rows = counts[0]
ui.show_answer(
    ctx, ui_evidence.count_sentence(ctx, name, [r for r in rows if r.count] if by_speaker else rows)
)
flat = [(n, row) for n, group in counts for row in group if not row.speaker or row.words >= FEW]
few = {row.speaker for _, group in counts for row in group if row.speaker and row.words < FEW}
if few:
    text = t("Not in the chart, with fewer than {n} words: {speakers}.")
    ui.say(ctx, text.format(n=FEW, speakers=", ".join(ui.speaker_name(ctx, s) for s in sorted(few))))
figure = chart_rates(
    flat,
    letters,
    title=t("How often «{names}» is named").format(names="», «".join(n for n, _ in counts)),
    whose=whose,
    speakers={r.speaker: ui.speaker_name(ctx, r.speaker) for _, r in flat},
    lang=ctx.lang,
)
alt = " ".join(ui_evidence.count_sentence(ctx, n, group) for n, group in counts)
marks = ui.show_chart(ctx, figure, "rates", alt, ui_frames.counts_frame(ctx, flat), "termen")

focus = next((c for c in chosen_forms if marks and ctx.label(c) == marks[0]["term"]), chosen_forms[0])
if len(chosen_forms) > 1:
    ui.say(ctx, t("Below: «{name}». Choose a mark in the chart for another.").format(name=ctx.label(focus)))
there = {r.letter_id for _, r in flat}
found: tuple[Hit, ...] = hits[focus.id]
places = ui.show_chart(
    ctx,
    chart_barcode(
        found,
        [x for x in letters if x.id in there],
        whose=whose,
        lang=ctx.lang,
        title=t("Where «{name}» stands in each letter").format(name=ctx.label(focus)),
    ),
    "barcode",
    t("Where each mention stands, from the start to the end of each letter."),
    ui_frames.hits_frame(ctx, found),
    "vindplaatsen",
)

st.subheader(t("The sentences"))
orders = {
    "place": t("place in the letter"),
    "left": t("word before"),
    "right": t("word after"),
    "hit": t("written form"),
}
sort = st.segmented_control(
    t("Sorted by"),
    list(orders),
    default="place",
    format_func=lambda o: orders[o],
    key="sort",
    bind="query-params",
    required=True,
)
lines = concordance(letters, focus, selection, sort=sort)
for mark in marks[:1]:
    lines = tuple(x for x in lines if x.letter_id == mark["letter"] and mark["speaker"] in ("", x.speaker))
if places:
    blocks = {(p["letter"], p["block"]) for p in places}
    cards = [
        ui.PassageCard(
            ui.paper_of(ctx, i),
            ui.paper_of(ctx, i).block(n),
            tuple((x.start, x.end) for x in lines if (x.letter_id, x.block_n) == (i, n)),
        )
        for i, n in sorted(blocks)
    ]
    ui.show_passages(ctx, cards, t("The paragraph chosen"))
ui.say(ctx, t("{n} mentions of «{name}».").format(n=len(lines), name=ctx.label(focus)))
everything = len(lines) <= LINES or st.toggle(t("Show all {n} lines").format(n=len(lines)), key="all-lines")
st.html(ui_evidence.lines_html(ctx, lines if everything else lines[:LINES]))
forms_table = ui_frames.forms_frame(ctx, focus, found, letters)
with st.expander(t("The forms that the count is made of"), expanded=False):
    if len(forms_table):
        ui.show_table(ctx, forms_table, "forms", "vormen")
with st.expander(t("The figures")):
    ui.show_table(ctx, ui_frames.counts_frame(ctx, flat), "counts", "termen")
ui.show_method(ctx, ui_evidence.terms_method(ctx))
