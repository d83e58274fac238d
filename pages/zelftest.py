"""What the figures rest on, worked out again while the reader looks."""

import streamlit as st

from compare import ui
from compare.ui import selftest

ctx = ui.frame("zelftest")
t = ctx.t
st.title(t("Self-test"))
with st.spinner(t("Working everything out again …")):
    checks = selftest.cached_selftest(ctx.corpus.version)
ui.show_answer(ctx, selftest.verdict(ctx, checks))
ui.say(
    ctx,
    t(
        "Worked out by this installation itself, from its letters and lists as they are now. The command "
        "«python -m compare selftest» does the same."
    ),
)
selftest.show_checks(ctx, checks)
with st.expander(t("All checks as a table")):
    ui.show_table(ctx, ui.once(ctx, selftest.checks_frame)(checks), "checks", "zelftest")
ui.show_method(
    ctx,
    t(
        "The printed values stand in `data/published.csv` with their source, the coded paragraphs in "
        "`data/coded.csv`; both are plain tables that you can check and add to. A value agrees when it is "
        "the same at the printed digits. Agreement with hand coding must be 90% and the shares must lie "
        "within 6 percentage points (half the sum of the differences, by words)."
    ),
)
