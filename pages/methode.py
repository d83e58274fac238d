"""How each number is made, how far it can be trusted, and what it was made from."""

from __future__ import annotations

import streamlit as st

from compare import ui
from compare.ui import accounts
from compare.ui.measures import MEASURES

ctx = ui.frame("methode")
t = ctx.t
st.title(t("Method"))
ui.show_answer(
    ctx,
    t(
        "Every number on these pages is a count of words that you can open and read. The margin beside it "
        "says how far it would move had the letter been made of other, similar paragraphs."
    ),
)
with st.spinner(t("Working out the examples …")):
    worked = accounts.examples(ctx.corpus.version, ctx.lang)
with st.container(width=740):
    for measure in MEASURES:
        st.header(t(measure.title), anchor=False)
        st.markdown(t(measure.says))
        if measure.rule:
            st.markdown(f"`{t(measure.rule)}`")
        st.markdown(f"**{t('When it misleads.')}** {t(measure.misleads)}")
        if worked.get(measure.example):
            st.markdown(f"**{t('Worked out.')}** {worked[measure.example]}")
        if measure.source:
            st.caption(f"{t('Source')}: {measure.source}")

st.header(t("How often the computer agrees with hand coding"), anchor=False)
st.markdown(t(accounts.AGREEMENT))
measured = accounts.marked_block("theme-agreement")
if measured:
    st.html(accounts.agreement_html(ctx, measured))
else:
    st.markdown(t("This has not been measured in this version."))

st.header(t("Checked against published values"), anchor=False)
ui.link_page(ctx, "zelftest", t("Every formula beside the values that the literature prints: the self-test"))

st.header(t("From question to conclusion"), anchor=False)
ui.link_page(ctx, "kookboek", t("Four tasks from beginning to end: the cookbook"))

st.header(t("What these pages cannot say"), anchor=False)
st.markdown("\n".join(f"- {t(limit)}" for limit in accounts.LIMITS))

st.header(t("The letters and their sources"), anchor=False)
papers = [*ctx.corpus.letters, *ctx.corpus.witnesses]
links = {t("web address"): st.column_config.LinkColumn()}
ui.show_table(ctx, ui.once(ctx, accounts.papers_frame)(ctx, papers), "papers", "brieven", links)
st.markdown(
    t(
        "These are papers of the Dutch government and parliament; they are free to reuse. A second copy is "
        "there to check the reading: it is never counted."
    )
)
with st.expander(t("The full account, with formulas and sources (in English)")):
    st.markdown(accounts.full_text())
