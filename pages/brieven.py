"""Letters: bring and keep one's own, and read each block by block as it was understood."""

import streamlit as st

from compare import ui
from compare.ui import audit, reading, sheets
from compare.ui.own.adding import show_adding
from compare.ui.own.shelf import bring_from_library, show_shelf
from compare.ui.references import show_references
from compare.ui.scrolling import scroll_to
from compare.ui.taking.row import take_citations

ctx = ui.frame("brieven")
t = ctx.t
papers = {x.id: x for x in (*ctx.corpus.letters, *ctx.corpus.witnesses)}
asked = st.query_params.get("letter", next(iter(papers)))
if asked not in papers:
    bring_from_library(asked)
    st.warning(t("There is no letter «{asked}»; the first one is shown.").format(asked=asked))
    asked = next(iter(papers))
# a run that ended early, to begin anew with what was added, has forgotten what was shown
if st.session_state.get("letter-asked") != asked or "letter-shown" not in st.session_state:
    st.session_state["letter-shown"] = st.session_state["letter-asked"] = asked


def _turn() -> None:
    """Put the letter chosen in the address; the block of the former one goes."""
    st.session_state["letter-asked"] = st.session_state["letter-shown"]
    st.query_params.update(letter=st.session_state["letter-shown"])
    st.query_params.pop("block", None)
    st.query_params.pop("audit", None)


def _name(paper_id: str) -> str:
    """What a paper is called in the list; a second copy after the first, with its kind of file."""
    paper = papers[paper_id]
    if paper.witness_of not in papers or paper.id in ctx.given:
        return paper.short
    second = t("{letter}, second copy ({format})")
    return second.format(letter=papers[paper.witness_of].short, format=paper.format.upper())


st.title(t("Letters"))
show_adding(ctx)
show_shelf(ctx)
paper_id = st.selectbox(t("Letter"), list(papers), key="letter-shown", on_change=_turn, format_func=_name)
letter = papers[paper_id]
block_asked = st.query_params.get("block", "")
marked = int(block_asked) if block_asked.isdigit() and 0 < int(block_asked) <= len(letter.blocks) else None

st.html(reading.facts_html(ctx, letter))
take_citations(ctx, letter)
if letter.witness_of in papers:
    st.info(
        t("A second copy of «{letter}». It is shown to compare with and never counted.").format(
            letter=papers[letter.witness_of].short
        )
    )
for note in letter.notes:
    ui.say(ctx, t(note))
headings = reading.outline(letter)
left, right = st.columns([3, 2], vertical_alignment="bottom")
with left:
    jump = (
        st.selectbox(
            t("Go to a section"),
            [n for n, _ in headings],
            index=None,
            key=f"section-{letter.id}",
            format_func=dict(headings).get,
            placeholder=t("Choose a heading"),
        )
        if headings
        else None
    )
with right:
    extra = ui.choose_switch(t("Show footnotes, address and signature"), "notes")
target = jump if jump and st.session_state.get("section-before") != (letter.id, jump) else None
st.session_state["section-before"] = (letter.id, jump)
place = (letter.id, marked)
if target is None and marked and st.session_state.get("place-before") != place:
    target = marked
st.session_state["place-before"] = place
sheet = sheets.choose_sheet(ctx, letter, target)
doubts = audit.doubt_titles(ctx, letter)
if sheet is None:
    st.html(reading.letter_html(ctx, letter, marked, extra, doubts))
else:
    printed, read = st.columns(2, gap="medium")
    with printed:
        sheets.show_sheet(ctx, letter, sheet)
    with read:
        only = sheets.blocks_on_sheet(letter, sheet)
        st.html(reading.letter_html(ctx, letter, marked, True, doubts, only))
audit_asked = "audit" in st.query_params
if target:
    st.session_state["scroll-to"] = (f"#b{target}", st.session_state.get("scroll-to", ("", 0))[1] + 1)
elif audit_asked and st.session_state.get("audit-before") != letter.id:
    st.session_state["scroll-to"] = ("#audit", st.session_state.get("scroll-to", ("", 0))[1] + 1)
st.session_state["audit-before"] = letter.id if audit_asked else ""
if "scroll-to" in st.session_state:
    selector, n = st.session_state["scroll-to"]
    # what stands above the audit, charts among it, must be drawn first
    scroll_to(selector, str(n), wait=1500 if selector == "#audit" else 350)

show_references(ctx, letter)

st.html('<span id="audit"></span>')
audit.show_audit(ctx, letter, marked)
