"""What a list does to the letters, a form tried out, and lists saved, loaded and shared."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from compare.analysis.concordance import concordance
from compare.analysis.selection import EVERYONE
from compare.analysis.themes import OTHER
from compare.errors import PatternError
from compare.i18n import format_number, format_percent
from compare.io.lists import Lists, concepts_to_cells, read_lists, themes_to_cells, to_csv
from compare.model import Concept, Term, Theme
from compare.text.patterns import term_from_text
from compare.ui.address import type_text
from compare.ui.context import Context, paper_of
from compare.ui.lists.editor import show_wrong, try_use
from compare.ui.lists.used import own_lists, put_concept, shared_link, weigh_pattern
from compare.ui.once import once
from compare.ui.own.uploader import say_uploader
from compare.ui.page import link_page
from compare.ui.parts import say
from compare.ui.store import cached_counts, cached_shares, cached_themes
from compare.ui.suggested import with_form
from compare.ui.terms import count_sentence, lines_html
from compare.ui.widgets import copy_button

_SHOWN = 3


def show_effect(ctx: Context, thing: Concept | Theme) -> None:
    """What the list gives now: how often in each letter, and the way to the page that shows it."""
    if isinstance(thing, Concept):
        counted = thing.by_default()
        if counted.terms:
            counts = cached_counts(ctx, ctx.corpus.letters, counted)
            say(ctx, count_sentence(ctx, ctx.label(thing), [c for c in counts if c.words]))
            link_page(ctx, "termen", ctx.t("See the sentences"), concept=thing.id)
        else:
            say(ctx, ctx.t("No form of this concept is on: it counts nothing."))
        return
    shares = [x for x in cached_shares(ctx, ctx.corpus.letters) if x.theme_id == thing.id and x.total_words]
    parts = ", ".join(
        f"{paper_of(ctx, x.letter_id).short} {format_percent(x.share, ctx.lang)}" for x in shares
    )
    text = ctx.t("Part of the cabinet's words in paragraphs that are mainly about «{name}»: {parts}.")
    say(ctx, text.format(name=ctx.label(thing), parts=parts))
    assigned = cached_themes(ctx, ctx.corpus.letters)
    held, most = sum(thing.id in p.weights for p in assigned), sum(thing.id == p.primary for p in assigned)
    told = ctx.t(
        "Paragraphs in which one of its patterns weighs: {held}; in {most} of them no theme weighs more."
    )
    say(ctx, told.format(held=format_number(held, ctx.lang), most=format_number(most, ctx.lang)))
    link_page(ctx, "themas", ctx.t("See the paragraphs"), theme=thing.id)


def show_trial(ctx: Context, thing: Concept | Theme) -> None:
    """Try a form on the letters before it goes into a list: how often, and three lines."""
    t = ctx.t
    typed = type_text(
        t("Try a form on the letters"), "try", longest=80, placeholder=t("veilig*, human security")
    )
    if not typed.strip():
        return
    try:
        term = term_from_text(typed)
    except PatternError:
        st.error(
            t(
                "That cannot be looked for: give at least one letter, and * only at the ends of a word."
            ).replace("*", r"\*")
        )
        return
    concept = Concept("try", typed, typed, (term,))
    counts = cached_counts(ctx, ctx.corpus.letters, concept, EVERYONE)
    where = ", ".join(
        f"{paper_of(ctx, c.letter_id).short} {format_number(c.count, ctx.lang)}×" for c in counts
    )
    say(
        ctx,
        t("«{form}» stands in the letters: {where} (everyone's words).").format(
            form=term.pattern, where=where
        ),
    )
    lines = concordance(ctx.corpus.letters, concept, EVERYONE)
    if lines:
        st.html(lines_html(ctx, lines[:_SHOWN]))
    if isinstance(thing, Concept):
        st.button(
            t("Add to «{name}»").format(name=ctx.label(thing)), on_click=_add_tried, args=(ctx, thing, term)
        )


def _add_tried(ctx: Context, concept: Concept, term: Term) -> None:
    """The form that was tried goes into the concept."""
    try_use(ctx, lambda: put_concept(own_lists(ctx), with_form(ctx, concept, term)))


def show_exchange(ctx: Context, address: str) -> None:
    """Take the lists along as CSV, bring them back, and share them in a link."""
    t = ctx.t
    st.header(t("Save, load and share"), anchor=False)
    with st.container(horizontal=True):
        files = {
            "terms.csv": (t("Concepts as CSV"), once(ctx, concepts_to_csv)(ctx.concepts)),
            "themes.csv": (t("Themes as CSV"), once(ctx, themes_to_csv)(ctx.themes)),
        }
        for name, (label, data) in files.items():
            st.download_button(
                label, data, file_name=name, mime="text/csv", on_click="ignore", key=f"save-{name}"
            )
        if link := shared_link():
            copy_button(f"{address}?{link}", t("Copy link with these lists"), t("Copied"), key="copy-lists")
    if ctx.lists and not shared_link():
        say(ctx, t("These lists are too large for a link: share them as CSV."))
    if ctx.lists:
        say(
            ctx,
            t(
                "Whoever opens the link sees the same figures. A figure made with lists of one's own cannot "
                "be checked without them: cite it with the link or the CSV."
            ),
        )
    with st.form("load-lists", border=False, clear_on_submit=True):
        say_uploader(ctx, t("CSV, at most 2 MB"))
        file = st.file_uploader(
            t("A list of your own (CSV with the columns of terms.csv or themes.csv)"),
            type="csv",
            max_upload_size=2,
        )
        whole = st.checkbox(t("Only what is in the file: the other concepts or themes go"))
        if st.form_submit_button(t("Load")) and file:
            data, name = file.getvalue(), file.name
            if try_use(ctx, lambda: _load(ctx, data, name, whole)):
                st.rerun()
            show_wrong()


def concepts_to_csv(concepts: tuple[Concept, ...]) -> bytes:
    """The concepts as a file."""
    return to_csv(concepts_to_cells(concepts)).encode("utf-8-sig")


def themes_to_csv(themes: tuple[Theme, ...]) -> bytes:
    """The themes as a file."""
    return to_csv(themes_to_cells(themes)).encode("utf-8-sig")


def _load(ctx: Context, data: bytes, name: str, whole: bool) -> Lists:
    """The lists with those of a file; the theme of all that fits nowhere stays."""
    lists = read_lists(data, name, own_lists(ctx), weigh_pattern(), whole)
    if OTHER not in {x.id for x in lists.themes}:
        other = next(x for x in ctx.themes if x.id == OTHER)
        lists = replace(lists, themes=(*lists.themes, other))
    return lists


def lists_method(ctx: Context) -> str:
    """What the columns and modes mean."""
    return ctx.t(
        "A form is a whole word or a part of a hyphen compound («NAVO-bondgenoot» counts for NAVO); with a "
        "star a beginning (veilig\\*) or an ending (\\*strategie); or words in a row. A closed compound "
        "counts only when a form with a star fits it. Where forms overlap, the longest counts once. "
        "«But not» names words, or phrases round the form, that never count. Forms that are off are named "
        "beside every figure, never counted silently. Your lists are kept for this visit and in the "
        "address; nothing is stored. A saved terms.csv or themes.csv can be put in the folder data of an "
        "installation, and the command line takes it with \\-\\-lists."
    )
