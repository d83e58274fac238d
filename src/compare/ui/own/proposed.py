"""The facts of a paper as a small form: what was found, where, and what the reader makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from compare.errors import CompareError
from compare.i18n import mark
from compare.io.cabinets import cabinet_on, read_cabinets
from compare.io.masthead import dossier_to_id
from compare.model import Letter
from compare.text.proposed import FIELDS, FILE_NAME, NOT_FOUND, OTHER_FACTS, PAPER, Proposal, facts_of
from compare.ui.context import Context
from compare.ui.own.library_words import told_of_library
from compare.ui.own.papers import OTHER_COPY
from compare.ui.own.summary import PAPER_KINDS
from compare.ui.parts import say

EARLIEST = date(1814, 5, 2)
"""The first sitting of the States General."""
_OPEN, _ROUND = "facts-open", "facts-round"

NAMES = {
    "title": mark("Title"),
    "short": mark("Short name"),
    "kind": mark("Kind of paper"),
    "sender": mark("Sender"),
    "date": mark("Date of the paper"),
    "dossier": mark("Dossier number"),
    "number": mark("Number in the dossier"),
    "session_year": mark("Year of parliament"),
    "id": mark("Id"),
}
"""What each fact is called in the form."""
ORIGINS = {
    PAPER: mark("stands in the paper"),
    FILE_NAME: mark("from the name of the file"),
    OTHER_FACTS: mark("follows from the other facts"),
    OTHER_COPY: mark("from the paper of which this is a second copy"),
    NOT_FOUND: mark("not found in it"),
    "reader": mark("filled in by you"),
}
"""Where a fact comes from, in words."""
PROBLEMS = {
    "title": mark("Title: write what the paper is called, in at most 300 characters."),
    "short": mark("Short name: write a name for charts and menus, in at most 60 characters."),
    "date": mark("Date: choose the day, or any day of the month when only that is known."),
    "dossier": mark("Dossier number: write it as 33694, 33 694 or 35 925 V, or leave it empty."),
    "number": mark(
        "Number in the dossier: write 57 or, for a paper of the Eerste Kamer, A; or leave it empty."
    ),
    "session_year": mark("Year of parliament: write two years in a row, as 2021-2022, or leave it empty."),
    "id": mark("Id: use letters, digits, dots and hyphens, at most 80, and none that another paper has."),
}
"""What to say of a fact that cannot be used."""


def open_facts(key: str) -> None:
    """Open the form of this paper, and close any other; "" closes all."""
    st.session_state[_OPEN] = key
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def is_open(key: str) -> bool:
    """Whether the form of this paper is open."""
    return bool(st.session_state.get(_OPEN) == key)


def show_facts(
    ctx: Context,
    key: str,
    letter: Letter,
    proposals: Sequence[Proposal],
    save: Callable[[dict[str, str]], None],
    reset: Callable[[], None] | None = None,
) -> None:
    """The form of a paper's facts.

    Args:
        key: What tells the paper from others.
        letter: The paper with its facts as they are.
        proposals: What was found of each fact, and where; another value now is the reader's own.
            Empty for a letter of the library, of which that is not known any more.
        save: Takes the facts as the reader filled them in, by name, dates as in `Proposal.value`.
        reset: Takes back what the reader filled in, where that can be done.
    """
    t = ctx.t
    stamp = f"{key[:12]}-{st.session_state.get(_ROUND, 0)}"
    found = {p.field: p for p in proposals}
    values = facts_of(letter)
    with st.form(f"facts-{stamp}"):
        told: dict[str, Any] = {"title": _text(ctx, "title", values, found, stamp)}
        left, right = st.columns(2, gap="medium")
        with left:
            told["short"] = _text(ctx, "short", values, found, stamp)
            told["kind"] = st.selectbox(
                _label(ctx, "kind", values, found),
                list(PAPER_KINDS),
                index=list(PAPER_KINDS).index(letter.kind),
                format_func=lambda kind: t(PAPER_KINDS[kind]),
                key=f"kind-{stamp}",
            )
            told["sender"] = _text(ctx, "sender", values, found, stamp)
            told["day"] = st.date_input(
                _label(ctx, "date", values, found),
                value=letter.date if letter.date != date.min else None,
                min_value=EARLIEST,
                format="DD-MM-YYYY",
                key=f"date-{stamp}",
            )
            told["month_only"] = st.checkbox(
                t("Only the month is known"), value=letter.date_precision == "month", key=f"month-{stamp}"
            )
        with right:
            for field in ("dossier", "number", "session_year", "id"):
                told[field] = _text(ctx, field, values, found, stamp)
        cabinet = cabinet_on(letter.date, read_cabinets(ctx.corpus.data_dir))
        if cabinet:
            say(ctx, t("Cabinet in office on that date: {cabinet}.").format(cabinet=cabinet))
        with st.container(horizontal=True):
            saved = st.form_submit_button(t("Use these facts"), type="primary")
            was = reset is not None and st.form_submit_button(t("As they were found"))
    if was and reset:
        reset()
        open_facts(key)  # anew, with the values as they are now
        st.rerun()
    if saved:
        taken = {x.id for x in (*ctx.corpus.letters, *ctx.corpus.witnesses)} - {letter.id}
        facts, wrong = check_facts(told, taken, letter)
        for field in wrong:
            st.error(t(PROBLEMS[field]), icon=":material/error:")
        if not wrong:
            try:
                save(facts)
            except CompareError as error:
                st.error(told_of_library(t, str(error)).replace("*", r"\*"), icon=":material/error:")
                return
            open_facts("")
            st.rerun()


def check_facts(
    told: Mapping[str, Any], taken: Collection[str], letter: Letter
) -> tuple[dict[str, str], tuple[str, ...]]:
    """What a reader filled in, made good, and the names of the facts that cannot be used.

    Args:
        told: What was filled in, by name of the fact; ``day`` and ``month_only`` for the date.
        taken: Ids of the other papers.
        letter: The paper. Where its id comes from the name of its file and was left alone, a dossier
            and number give it the official one.

    Returns:
        The facts by name, dates as in `Proposal.value`, without those that are wrong.
    """
    facts = {k: " ".join(str(told[k]).split()) for k in FIELDS if k != "date"}
    day: date | None = told["day"]
    facts["date"] = day.isoformat()[: 7 if told["month_only"] else 10] if day else ""
    facts["number"] = re.sub(r"^nr\.? ?", "", facts["number"], flags=re.I)
    if facts["dossier"]:
        facts["dossier"] = dossier_to_id(re.sub(r"^kst-", "", facts["dossier"])) or "?"
    if years := re.fullmatch(r"(\d{4}) ?[-–—/] ?(\d{4}|\d{2})", facts["session_year"]):
        end = years[2] if len(years[2]) == 4 else f"{years[1][:2]}{years[2]}"
        facts["session_year"] = f"{years[1]}-{end}"
    official = f"kst-{facts['dossier']}-{facts['number']}"
    was_named = facts["id"] == letter.id and not letter.id.startswith(("kst-", "ah-"))
    if was_named and facts["dossier"] and facts["number"] and official not in taken:
        facts["id"] = official
    good = {
        "title": 0 < len(facts["title"]) <= 300,
        "short": 0 < len(facts["short"]) <= 60,
        "date": bool(facts["date"]),
        "dossier": facts["dossier"] != "?",
        "number": re.fullmatch(r"(?:\d{1,5}|[A-Z]{1,3})?", facts["number"]) is not None,
        "session_year": _is_session_year(facts["session_year"]),
        "id": facts["id"] == letter.id
        or (re.fullmatch(r"[\w.()-]{1,80}", facts["id"]) is not None and facts["id"] not in taken),
    }
    wrong = tuple(field for field in FIELDS if not good.get(field, True))
    return {k: v for k, v in facts.items() if k not in wrong}, wrong


def _is_session_year(text: str) -> bool:
    """Whether it is empty, or two years in a row."""
    years = re.fullmatch(r"(\d{4})-(\d{4})", text)
    return not text or (years is not None and int(years[2]) == int(years[1]) + 1)


def _text(
    ctx: Context, field: str, values: Mapping[str, str], found: Mapping[str, Proposal], stamp: str
) -> str:
    """A line for one fact, with where it comes from."""
    key = f"{field}-{stamp}"
    return str(st.text_input(_label(ctx, field, values, found), value=values[field], key=key))


def _label(ctx: Context, field: str, values: Mapping[str, str], found: Mapping[str, Proposal]) -> str:
    """The name of a fact and where its value comes from."""
    if not found:
        return ctx.t(NAMES[field])
    proposal = found[field]
    same = values[field] == proposal.value
    origin = proposal.origin if same else "reader" if values[field] else NOT_FOUND
    return ctx.t("{fact} · {origin}").format(fact=ctx.t(NAMES[field]), origin=ctx.t(ORIGINS[origin]))
