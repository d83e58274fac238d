"""The letters that a reader brought and those that are kept here, and what can be done with each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

import streamlit as st

from compare.errors import CompareError
from compare.i18n import format_number, mark
from compare.library import MOST_ON_TABLE, Card, Edited, edit_letter, list_cards, load_kept
from compare.model import Letter
from compare.text.audit import count_body
from compare.ui.context import Context
from compare.ui.own.library_words import told_of_library
from compare.ui.own.papers import (
    Own,
    change_own,
    facts_to_edited,
    keep_own,
    last_step,
    own_papers,
    proposals_of,
    propose,
    remove_kept,
    remove_own,
    undo_step,
    with_other_id,
)
from compare.ui.own.proposed import is_open, open_facts, show_facts
from compare.ui.own.replacing import show_replaced, show_replacing
from compare.ui.own.summary import facts_line, links_html, twin_line
from compare.ui.parts import say, show_error
from compare.ui.table import lay_on_table, on_table, take_from_table

_A_PAGE = 20
_PAGE, _SEARCH, _ERROR = "shelf-page", "shelf-search", "shelf-error"

DONE = {
    "removed": mark("«{letter}» was removed."),
    "kept": mark("«{letter}» was put in the library, for everyone who uses this installation."),
    "replaced": mark("«{letter}» was replaced by another file."),
    "second": mark("«{letter}» was put in the library as a second copy of a paper that is there."),
    "there": mark("«{letter}» was in the library already."),
}
"""What was done last, which can be taken back."""


def show_shelf(ctx: Context) -> None:
    """The reader's own letters and those of the library, with what can be done with each."""
    t = ctx.t
    own = own_papers()
    cards, _ = list_cards()
    if not own and not cards and not last_step():
        say(
            ctx,
            t("No letters of your own yet. Add one above; it then stands beside the others on every page."),
        )
        return
    title = t("Own and kept letters ({n})").format(n=format_number(len(own) + len(cards), ctx.lang))
    with st.expander(title, icon=":material/folder_open:", expanded=bool(own or last_step())):
        _show_done(ctx)
        show_replaced(ctx)
        for paper in own:
            _show_own(ctx, paper)
        if cards:
            _show_kept(ctx, cards)


def _show_done(ctx: Context) -> None:
    """What was done last with a way back, and what went wrong with it, once."""
    if wrong := st.session_state.pop(_ERROR, ""):
        st.error(told_of_library(ctx.t, wrong).replace("*", r"\*"), icon=":material/error:")
    step = last_step()
    if step is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="own-undo"):
        say(ctx, ctx.t(DONE[step.told]).format(letter=step.name), "acc-own")
        st.button(
            ctx.t("Undo"), key="own-undo-button", icon=":material/undo:", on_click=_try, args=(undo_step,)
        )


def _show_own(ctx: Context, paper: Own) -> None:
    """A paper of this visit: what it is, its audit, and its buttons."""
    t, letter, key = ctx.t, paper.letter, paper.key
    there = _on_pages(ctx, key)
    cabinet = there.cabinet if there else ""
    line = facts_line(ctx, letter.kind, letter.date, letter.date_precision, cabinet, count_body(letter))
    more = [links_html(ctx, there)] if there else []
    if paper.twin and not paper.other:
        more.append(escape(twin_line(ctx, paper.twin)))
    _row(letter.short, t("this visit only"), line, more)
    with st.container(horizontal=True, key=f"own-{key[:12]}"):
        _facts_button(ctx, key, letter.short)
        help = t("Puts it in the library of this installation: everyone who uses it sees it then.")
        undated = not paper.is_dated
        _button(ctx, t("Keep"), letter.short, "keep", key, keep_own, key, disabled=undated, help=help)
        if paper.twin and not paper.other:
            _button(ctx, t("It is another paper"), letter.short, "other", key, _deny_twin, paper)
        _button(ctx, t("Remove"), letter.short, "remove", key, remove_own, key)
    if not paper.is_dated:
        say(ctx, t("Give its date, then it stands on every page."), "acc-own")
    if is_open(key):
        show_facts(
            ctx,
            key,
            letter,
            proposals_of(paper),
            lambda facts: change_own(key, facts=facts_to_edited(paper.read, facts)),
            lambda: change_own(key, facts=propose(paper).facts),
        )
        show_replacing(ctx, key, letter)


def _show_kept(ctx: Context, cards: Sequence[Card]) -> None:
    """The library: searchable and a page at a time when there is much, with what is on the table."""
    t = ctx.t
    found = list(cards)
    many = len(cards) > MOST_ON_TABLE
    if many:
        say(
            ctx,
            t(
                "The library holds {n} letters, too many to lay side by side. The pages show those that you "
                "put on the table, {most} at most; «Over time» counts in all of them."
            ).format(n=format_number(len(cards), ctx.lang), most=MOST_ON_TABLE),
        )
    if len(cards) > _A_PAGE:
        asked = st.text_input(
            t("Search in title, sender and number"), key=_SEARCH, on_change=_first_page, placeholder="NAVO"
        )
        found = [card for card in cards if all(word in _words_of(card) for word in asked.lower().split())]
        if not found:
            say(ctx, t("No kept letter has «{asked}» in its title, sender or number.").format(asked=asked))
    last = max((len(found) - 1) // _A_PAGE, 0)
    page = min(st.session_state.get(_PAGE, 0), last)
    for card in found[page * _A_PAGE : (page + 1) * _A_PAGE]:
        _show_card(ctx, card, many)
    if last:
        with st.container(horizontal=True, vertical_alignment="center"):
            told = t("Page {page} of {pages}").format(page=page + 1, pages=last + 1)
            for label, to in ((t("Previous page"), page - 1), (t("Next page"), page + 1)):
                st.button(
                    label,
                    key=f"shelf-{label}",
                    disabled=not 0 <= to <= last,
                    on_click=st.session_state.update,
                    args=({_PAGE: to},),
                )
            say(ctx, told)


def _show_card(ctx: Context, card: Card, many: bool) -> None:
    """A kept letter: what it is, and its buttons; its text is opened only when it is asked for."""
    t = ctx.t
    line = facts_line(ctx, card.kind, card.date, card.date_precision, card.cabinet, card.words)
    there = _on_pages(ctx, card.sha256)
    where = t("kept, second copy") if card.witness_of else t("kept, for everyone")
    _row(card.short, where, line, [links_html(ctx, there)] if there else [])
    with st.container(horizontal=True, key=f"kept-{card.sha256[:12]}"):
        if many and card.id in on_table():
            _button(ctx, t("Take from the table"), card.short, "off", card.id, take_from_table, card.id)
        elif many:
            _button(ctx, t("Put on the table"), card.short, "on", card.id, lay_on_table, card.id,
                    disabled=len(on_table()) >= MOST_ON_TABLE)  # fmt: skip
        _facts_button(ctx, card.id, card.short)
        _button(ctx, t("Remove"), card.short, "remove", card.id, remove_kept, card.id, card.short)
    if is_open(card.id):
        try:
            letter = load_kept(card.id)
        except CompareError as error:
            show_error(t, error)
            return
        show_facts(
            ctx,
            card.id,
            letter,
            (),
            lambda facts: _edit_kept(card, facts_to_edited(letter, facts)),
        )
        show_replacing(ctx, card.id, letter, kept=True)


def _row(short: str, where: str, line: str, more: Sequence[str]) -> None:
    """The words of a row; what ``more`` holds is HTML, the rest is escaped."""
    lines = "".join(f'<br><span class="acc-meta">{x}</span>' for x in (escape(line), *more))
    st.html(
        f'<div class="acc-shelf"><b lang="nl">{escape(short)}</b> '
        f'<span class="acc-where">{escape(where)}</span>{lines}</div>'
    )


def _button(
    ctx: Context,
    label: str,
    short: str,
    what: str,
    key: str,
    act: Callable[..., None],
    *args: object,
    disabled: bool = False,
    help: str = "",
) -> None:
    """A button of a row; what goes wrong is told above the rows."""
    told = help or ctx.t("{action}: «{letter}»").format(action=label, letter=short)
    st.button(label, key=f"{what}-{key[:60]}", on_click=_try, args=(act, *args), disabled=disabled, help=told)


def _facts_button(ctx: Context, key: str, short: str) -> None:
    """Opens and closes the form of a paper's facts."""
    label = ctx.t("Close") if is_open(key) else ctx.t("Change or replace")
    _button(ctx, label, short, "facts", key, open_facts, "" if is_open(key) else key)


def _try(act: Callable[..., None], *args: object) -> None:
    """Do it; what goes wrong is told on the next drawing."""
    try:
        act(*args)
    except CompareError as error:
        st.session_state[_ERROR] = str(error)


def _deny_twin(paper: Own) -> None:
    """The reader says that it is a paper of its own: it gets an id that no other has."""
    own = with_other_id(paper) if paper.twin and paper.letter.id == paper.twin.id else paper
    change_own(paper.key, other=True, facts=own.facts)


def _edit_kept(card: Card, facts: Edited) -> None:
    """Write down the facts of a kept letter."""
    edit_letter(card.id, facts)


def _on_pages(ctx: Context, sha256: str) -> Letter | None:
    """A paper as the pages have it, with its cabinet and its own name; None when it is not there."""
    papers = (*ctx.corpus.letters, *ctx.corpus.witnesses)
    return next((x for x in papers if x.sha256 == sha256), None)


def _words_of(card: Card) -> str:
    """What can be searched in of a kept letter, in small letters."""
    parts = (card.title, card.short, card.sender, card.dossier, card.number, card.id, card.cabinet)
    return " ".join(parts).lower() + (f" {card.date.year}" if card.date != date.min else "")


def _first_page() -> None:
    st.session_state[_PAGE] = 0


def bring_from_library(id: str) -> None:
    """Lay a letter of a large library on the table when a link asks for it, and draw the page anew."""
    if id in {card.id for card in list_cards()[0]} - set(on_table()) and len(on_table()) < MOST_ON_TABLE:
        lay_on_table(id)
        st.rerun()
