"""The row above a page: a button that copies its link, and what became of a link that was followed."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from urllib.parse import urlencode

import streamlit as st

from compare.i18n import mark, quote
from compare.io.facts import read_bytes
from compare.io.tables import DATA_DIR
from compare.model import Letter
from compare.ui.address import address_now, lost_parts
from compare.ui.context import Context
from compare.ui.link import (
    PARAM,
    Changes,
    Fingerprint,
    compare_fingerprint,
    fingerprint_to_text,
    make_fingerprint,
    mark_of,
    marks_of_lists,
    text_to_fingerprint,
)
from compare.ui.made import Made
from compare.ui.once import once
from compare.ui.sentences import listed
from compare.ui.widgets import link_button

_LISTS = {
    "concepts": mark("the concepts"),
    "themes": mark("the themes"),
    "tables": mark("other word lists"),
}
_TOLD_ELSEWHERE = ("concepts.csv", "terms.csv", "themes.csv", "letters.csv")
"""Tables that have a mark of their own."""


def show_link_row(ctx: Context, made: Made, link: Callable[[], None]) -> None:
    """Draw the button, and say what a link asked that is not there; both follow what the page notes later.

    ``link`` draws the way to where a letter is added.
    """
    t = ctx.t
    with st.container(key="accent-link"):
        link_button(t("Copy link"), t("Copied"), ctx.lang)
        carried = st.empty()
    told = st.empty()

    def tell() -> None:
        made.fingerprint = fingerprint_to_text(page_fingerprint(ctx, made))
        made.link = address_now()
        extra = urlencode({**made.fixed, PARAM: made.fingerprint}, doseq=True, safe=":,*/~")
        carried.html(f'<span class="acc-carried" hidden data-extra="{escape(extra)}"></span>')
        then = st.query_params.get(PARAM, "")
        if then or lost_parts():
            with told.container():
                _show_lost(ctx)
                if then:
                    _show_changes(ctx, text_to_fingerprint(then), tuple(made.letters.values()), link)
        else:
            told.empty()

    made.told = tell
    tell()


def page_fingerprint(ctx: Context, made: Made) -> Fingerprint:
    """The fingerprint of a page with the letters that it noted, or with all when it noted none."""
    letters = tuple(made.letters.values())
    counted = letters or tuple(ctx.corpus.letters)
    return once(ctx, make_fingerprint)(counted, _lists_of(ctx), whole=not letters)


def linked_letters() -> tuple[str, ...]:
    """Ids of the letters that the link that was followed counts in; none without a fingerprint."""
    then = text_to_fingerprint(st.query_params.get(PARAM, ""))
    return tuple(then.letters) if then else ()


def _lists_of(ctx: Context) -> tuple[str, str, str]:
    """Marks of the lists of this view."""
    return _marks(ctx.corpus.version, ctx.lists, ctx)


@st.cache_resource(show_spinner=False, max_entries=32)
def _marks(version: str, lists: str, _ctx: Context) -> tuple[str, str, str]:
    """The same, kept for a version of the letters and of the reader's own lists."""
    tables = (path for path in sorted(DATA_DIR.glob("*.csv")) if path.name not in _TOLD_ELSEWHERE)
    return marks_of_lists(_ctx.concepts, _ctx.themes, mark_of(*map(read_bytes, tables)))


def _show_lost(ctx: Context) -> None:
    """What a link asked in vain."""
    if lost := lost_parts():
        parts = "; ".join(
            f"{label}: {', '.join(quote(x, ctx.lang) for x in values)}" for label, values in lost.items()
        )
        text = ctx.t(
            "This part of the link could not be followed: {parts}. The page shows its own choice there."
        )
        _tell(text.format(parts=parts))


def _show_changes(
    ctx: Context, then: Fingerprint | None, shown: tuple[Letter, ...], link: Callable[[], None]
) -> None:
    """Whether the view is that of when the link was made, else what differs and what to do."""
    t = ctx.t
    if then is None:
        _tell(t("The end of this link is damaged: whether the page is still the same cannot be told."))
        return
    loaded = (*ctx.corpus.letters, *ctx.corpus.witnesses)
    counted = shown or (ctx.corpus.letters if then.whole else ())
    changes = compare_fingerprint(then, loaded, _lists_of(ctx), counted)
    if changes.identical:
        _tell(t("Identical: letters, lists and program are those that this link was made with."))
        return
    _tell(" ".join([t("Figures can differ from when this link was made."), *changes_sentences(ctx, changes)]))
    if changes.missing:
        link()


def changes_sentences(ctx: Context, changes: Changes) -> list[str]:
    """What differs since a link was made, a sentence for each kind."""
    t = ctx.t
    names = {x.id: x.short for x in (*ctx.corpus.letters, *ctx.corpus.witnesses)}
    told = (
        (
            t(
                "Not here: {letters}. A paper that somebody brought for himself alone stands in no link: ask "
                "for the file and add it, or fetch an official paper by its number."
            ),
            changes.missing,
        ),
        (t("Read otherwise by now: {letters}."), changes.changed),
        (t("Counted now, and not then: {letters}."), changes.came),
    )
    said = [
        text.format(letters=listed(ctx, [quote(names.get(x, x[:60]), ctx.lang) for x in ids]))
        for text, ids in told
        if ids
    ]
    if changes.many:
        said.append(t("At least one of its many letters is another than then."))
    if changes.lists:
        lists = listed(ctx, [t(_LISTS[x]) for x in changes.lists])
        said.append(t("Other lists than then: {lists}.").format(lists=lists))
    if changes.version:
        said.append(t("Made with version {version} of Accent.").format(version=changes.version))
    return said


def _tell(sentence: str) -> None:
    """A line at the top of the page that a screen reader says by itself."""
    st.html(f'<p class="acc-own" role="status">{escape(sentence)}</p>')
