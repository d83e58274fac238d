"""How each number is made, how far it can be trusted, and what it was made from."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from compare import ui, ui_compare, ui_method
from compare.analysis.selection import EVERYONE, count_words_of, select_blocks
from compare.i18n import format_date, format_number
from compare.text.citations import cite

ctx = ui.frame("methode")
t, lang = ctx.t, ctx.lang
ui_compare.draw_style()

ui.show_answer(
    ctx,
    t(
        "Every number on these pages is a count of words that you can open and read. The margin beside it "
        "says how far it would move had the letter been made of other, similar paragraphs."
    ),
)
with st.container(width=740):
    for title, says, misleads, rule in ui_method.SECTIONS:
        st.markdown(f"#### {t(title)}")
        st.markdown(t(says))
        if rule:
            st.markdown(f"`{t(rule)}`")
        st.markdown(f"**{t('When it misleads.')}** {t(misleads)}")

st.markdown("#### " + t("How often the computer agrees with hand coding"))
st.markdown(t(ui_method.AGREEMENT))
measured = ui_method.marked_block("theme-agreement")
if measured:
    st.markdown(measured)
else:
    st.markdown(t("This has not been measured in this version."))

st.markdown("#### " + t("Checked against published values"))
st.markdown(
    t(
        "The formulas are worked out again here, now, and set beside what the literature prints. A row that "
        "differs means that something is broken."
    )
)
tests = ui_method.self_test()
good = sum(x.agrees for x in tests)
st.markdown(
    t("**{good} of {n} agree.**").format(good=format_number(good, lang), n=format_number(len(tests), lang))
)
ui.show_table(
    ctx,
    pd.DataFrame(
        {
            t("measure"): [x.measure for x in tests],
            t("case"): [x.case for x in tests],
            t("printed"): [format_number(x.printed, lang, x.digits) for x in tests],
            t("worked out"): [format_number(x.found, lang, x.digits) for x in tests],
            t("agrees"): [t("yes") if x.agrees else t("no") for x in tests],
            t("source"): [x.source for x in tests],
        }
    ),
    "zelftest",
    "zelftest",
)

st.markdown("#### " + t("What these pages cannot say"))
st.markdown("\n".join(f"- {t(limit)}" for limit in ui_method.LIMITS))

st.markdown("#### " + t("The letters and their sources"))
papers = [*ctx.corpus.letters, *ctx.corpus.witnesses]
counted = [select_blocks(x, EVERYONE) for x in papers]
ui.show_table(
    ctx,
    pd.DataFrame(
        {
            t("paper"): [x.short for x in papers],
            t("title"): [x.title for x in papers],
            t("date"): [format_date(x.date, x.date_precision, lang) for x in papers],
            t("sender"): [x.sender for x in papers],
            t("cabinet"): [x.cabinet for x in papers],
            t("reference"): [cite(x) for x in papers],
            t("words counted"): [count_words_of(b) for b in counted],
            t("paragraphs"): [len(b) for b in counted],
            t("web address"): [x.url for x in papers],
            t("second copy of"): [x.witness_of for x in papers],
        }
    ),
    "brieven-tabel",
    "brieven",
    {t("web address"): st.column_config.LinkColumn()},
)
st.markdown(
    t(
        "These are papers of the Dutch government and parliament; they are free to reuse. A second copy is "
        "there to check the reading: it is never counted."
    )
)
with st.expander(t("The full account, with formulas and sources (in English)")):
    st.markdown(ui_method.full_text())
