"""Report: what was put aside on other pages, in order, with captions, as a document."""

from datetime import UTC, datetime

import streamlit as st

from compare import ui
from compare.export.report.laid import lay_out
from compare.ui.report import editing as shown
from compare.ui.report import files
from compare.ui.report.basket import report_now

ctx = ui.frame("rapport")
t = ctx.t
st.title(t("Report"))
report = report_now()
if not report.items:
    shown.show_empty(ctx)
    with st.expander(t("Go on with a saved draft")):
        files.show_drafts(ctx, report)
    st.stop()
lang = files.choose_document_language(ctx)
files.make_documents(ctx, report, lang)
whole = lay_out(report, lang, datetime.now(UTC).astimezone())
# A narrow screen has no room for two columns: there the preview comes after what is written.
left, right = [st.container()] * 2 if ctx.narrow or ctx.room else st.columns([2, 3], gap="medium")
with left:
    shown.edit_report(ctx, report, whole)
    with st.expander(t("Save and open drafts")):
        files.show_drafts(ctx, report)
with right:
    shown.show_preview(ctx, whole)
