"""Is it true? A claim about the wording of letters, checked; and the claims that parties make."""

import streamlit as st

from compare import ui
from compare.charts.terms import chart_barcode
from compare.ui import claims as shown
from compare.ui import rows

FEW = 10

ctx = ui.frame("beweringen")
t = ctx.t
st.title(t("Is it true?"))
claim, asked = shown.choose_claim(ctx)
judged = shown.cached_judged(ctx, claim, asked)
shown.show_verdict(ctx, judged)

if judged.tallies:
    everywhere = shown.cached_everywhere(ctx, judged)
    hits = ui.once(ctx, shown.mentions_to_hits)(ctx, everywhere.places)
    name = judged.claim.side.term
    alt = shown.rates_sentence(ctx, judged)
    ui.show_chart(
        ctx,
        ui.once(ctx, chart_barcode)(
            hits,
            ctx.corpus.letters,
            whose=t("the words of everyone, headings and notes too"),
            lang=ctx.lang,
            title=t("Where «{name}» stands in each letter").format(name=name),
        ),
        "barcode",
        alt,
        ui.once(ctx, rows.hits_frame)(ctx, hits),
        "bewering",
        selectable=False,
    )
    ui.say(ctx, alt)
    cards = shown.mention_cards(ctx, judged.mentions, counting=True)
    note = "" if cards else t("None of the forms that count stands in what was looked through.")
    ui.show_passages(ctx, cards, t("Where it stands"), note=note)
    if others := shown.mention_cards(ctx, judged.mentions, counting=False):
        ui.show_passages(ctx, others, t("What settles nothing by itself"), level=3, limit=2, key="all-others")
    if judged.near:
        ui.show_passages(
            ctx, shown.near_cards(ctx, judged), t("The nearest wording"), level=3, limit=3, key="all-near"
        )
    with st.expander(t("What was tried, and what counts as a mention")):
        shown.show_tried(ctx, judged)

st.header(t("What parties claim"), anchor=False)
found = shown.cached_party_claims(ctx)
ui.say(ctx, t("Sentences in the loaded questions and consultations that claim something about a letter."))
listed = shown.choose_listed(ctx, found)
whole = len(listed) <= FEW or ui.choose_switch(t("Show all {n} claims").format(n=len(listed)), "all-claims")
st.html(shown.party_claims_html(ctx, listed if whole else listed[:FEW]))
if found:
    with st.expander(t("The claims as a table")):
        ui.show_table(ctx, ui.once(ctx, shown.party_claims_frame)(ctx, listed), "party-claims", "beweringen")
ui.show_method(ctx, shown.claims_method(ctx))
