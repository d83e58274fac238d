"""Themes on the screen: two letters, all letters or all speakers, and the paragraphs of a share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from compare.analysis.selection import EVERYONE, Selection
from compare.analysis.themes import OTHER, ParagraphThemes, ThemeShare
from compare.charts.themes import Column, chart_dumbbell, chart_heat
from compare.i18n import format_number, format_percent
from compare.model import Coded, Letter
from compare.ui.address import choose_one, kept_ids
from compare.ui.choices import choose_counted, choose_letters, choose_pair, choose_speakers, warn_unlike
from compare.ui.context import Context, paper_of
from compare.ui.corrections import (
    NOTHING,
    Shown,
    agreement_of_theme,
    choose_correction,
    corrected_pair_sentence,
    rest_sentence,
    shares_shown,
)
from compare.ui.made import note_letters
from compare.ui.once import once
from compare.ui.page import link_everyone
from compare.ui.parts import PassageCard, say, show_answer, show_chart, show_passages, speaker_name
from compare.ui.rows import shares_frame
from compare.ui.sentences import shift_sentence, whose_words
from compare.ui.store import cached_shares, cached_shifts, cached_themes

SECONDARY = 0.2
"""Part of a paragraph's score from which another theme is named beside the main one."""
MOST_NARROW = 10
"""Columns of the heat map that a phone can show."""
MUCH = 0.25
"""A share of words without a theme above which a paper is said to be of another field."""


@dataclass(frozen=True, slots=True)
class View:
    """What was compared, the paragraphs it is made of, and the shares that the reader wants to see opened."""

    letters: tuple[Letter, ...]
    selection: Selection
    shown: Shown = NOTHING
    chosen: tuple[ThemeShare, ...] = ()


def show_two(ctx: Context) -> View:
    """Two letters beside each other: what shifted, and a mark for each theme in each letter."""
    t = ctx.t
    left, right = st.columns([2, 1])
    with left:
        a, b = choose_pair(ctx)
    with right:
        selection = choose_speakers(ctx, (a, b))
    selection, correction = _choose_rest(ctx, (a, b), selection)
    warn_unlike(ctx, (a, b), selection)
    raw = cached_shares(ctx, (a, b), selection)
    warn_outside(ctx, raw)
    changes = [s for s in cached_shifts(ctx, a, b, selection) if s.kind == "theme"]
    if not changes:
        show_answer(ctx, t("One of these papers holds no such words, so nothing can be compared."))
        link_everyone(ctx, "themas", a, b)
        return View((a, b), selection)
    shown = shares_shown(ctx, (a, b), selection, raw, correction)
    size = {(s.letter_id, s.theme_id): s.share for s in shown.shares}
    changes.sort(key=lambda s: -abs(size[b.id, s.id] - size[a.id, s.id]))
    names = {x.id: ctx.label(x) for x in ctx.themes}
    first = next((s for s in changes if s.clear), None)
    if first is None:
        none = t("No theme differs more between {a} and {b} than the noise inside the letters can explain.")
        answer = none.format(a=a.short, b=b.short)
    elif shown.name:
        answer = corrected_pair_sentence(ctx, shown, first.id, names[first.id], a, b)
    else:
        answer = shift_sentence(ctx, first)
    show_answer(ctx, answer)
    marks = show_chart(
        ctx,
        once(ctx, chart_dumbbell)(
            changes,
            shown.shares,
            names,
            a,
            b,
            whose=whose_words(ctx, selection.speakers),
            lang=ctx.lang,
            beside=shown.beside,
        ),
        "themes-pair",
        " ".join([answer, *(shift_sentence(ctx, s) for s in changes[:3])]),
        once(ctx, shares_frame)(ctx, shown.shares),
        f"themas-{a.id}-{b.id}",
        behind=lambda: theme_passages(ctx, View((a, b), selection, shown)),
    )
    theme = _theme_in_address(marks, (first or changes[0]).id, shown.shares)
    marks = marks or [{"theme": theme, "letter": x.id} for x in (b, a)]
    return View((a, b), selection, shown, _shares_at(marks, shown.shares))


def _choose_rest(
    ctx: Context, letters: tuple[Letter, ...], selection: Selection
) -> tuple[Selection, tuple[str, tuple[Coded, ...]]]:
    """What counts beside the rule, and whose coding corrects the shares."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        selection = choose_counted(ctx, letters, selection)
        return selection, choose_correction(ctx, letters)


def show_all(ctx: Context, by_speaker: bool) -> View:
    """Every theme in every letter, or for every speaker of a consultation."""
    t = ctx.t
    correction: tuple[str, tuple[Coded, ...]] = ("", ())
    if by_speaker:
        papers = {x.id: x for x in ctx.corpus.letters if len(x.speakers) > 1}
        paper = papers[
            choose_one(t("Consultation"), {i: x.short for i, x in papers.items()}, "consultation", fixed=True)
        ]
        letters: tuple[Letter, ...] = (paper,)
        note_letters(letters)
        selection = choose_counted(ctx, letters, EVERYONE)
        columns = [Column(paper.id, s, speaker_name(ctx, s)) for s in paper.speakers]
        title = t("Who spoke about what in «{letter}»").format(letter=paper.short)
        raw = cached_shares(ctx, letters, selection, by="speaker")
    else:
        left, right = st.columns([2, 1])
        with left:
            letters = choose_letters(ctx, "letters")
        with right:
            selection = choose_speakers(ctx, letters)
        selection, correction = _choose_rest(ctx, letters, selection)
        warn_unlike(ctx, letters, selection)
        title = t("What each letter is about")
        raw = cached_shares(ctx, letters, selection)
        warn_outside(ctx, raw)
        there = {s.letter_id for s in raw}
        columns = [Column(x.id, "", x.short) for x in letters if x.id in there]
    if not raw:
        show_answer(ctx, t("One of these papers holds no such words, so nothing can be compared."))
        return View(letters, selection)
    shown = shares_shown(ctx, letters, selection, raw, correction)
    shares = shown.shares
    if ctx.narrow and len(columns) > MOST_NARROW:
        told = t("On a narrow screen the last {n} of {all} columns are drawn; the table has them all.")
        say(ctx, told.format(n=MOST_NARROW, all=len(columns)))
        columns = columns[-MOST_NARROW:]
    names = {x.id: ctx.label(x) for x in ctx.themes}
    strongest = max((s for s in shares if s.theme_id != OTHER), key=lambda s: s.share)
    answer = strongest_sentence(ctx, strongest, names[strongest.theme_id])
    show_answer(ctx, answer)
    marks = show_chart(
        ctx,
        once(ctx, chart_heat)(
            shares,
            names,
            columns,
            letters,
            title=title,
            lang=ctx.lang,
            whose=whose_words(ctx, selection.speakers),
            corrected=bool(shown.name),
        ),
        "themes-speakers" if by_speaker else "themes-all",
        f"{title}. {answer}",
        once(ctx, shares_frame)(ctx, shares, by_speaker),
        "themas-sprekers" if by_speaker else "themas",
        behind=lambda: theme_passages(ctx, View(letters, selection, shown)),
    )
    theme = _theme_in_address(marks, strongest.theme_id, shares)
    top = max((s for s in shares if s.theme_id == theme), key=lambda s: s.share)
    marks = marks or [{"theme": theme, "letter": top.letter_id, "speaker": top.speaker}]
    return View(letters, selection, shown, _shares_at(marks, shares))


def warn_outside(ctx: Context, shares: Iterable[ThemeShare]) -> None:
    """Say it when much of a paper fits no theme: the list was made for foreign and security policy."""
    outside = [paper_of(ctx, s.letter_id).short for s in shares if s.theme_id == OTHER and s.share > MUCH]
    if outside:
        text = ctx.t(
            "The list of themes is for foreign and security policy. More than a quarter of the words fits "
            "no theme in: {letters}. What their other shares say is little, and may be chance."
        )
        say(ctx, text.format(letters=", ".join(outside)))


def _theme_in_address(marks: list[dict[str, Any]], first: str, shares: Iterable[ThemeShare]) -> str:
    """The theme that the chart or else the address names."""
    asked = marks[0]["theme"] if marks else next(iter(kept_ids("theme", [first])), first)
    return asked if any(s.theme_id == asked for s in shares) else first


def _shares_at(marks: Iterable[dict[str, Any]], shares: Iterable[ThemeShare]) -> tuple[ThemeShare, ...]:
    """The shares that some marks stand for."""
    by_key = {(s.theme_id, s.letter_id, s.speaker): s for s in shares}
    keys = ((m["theme"], m["letter"], m.get("speaker", "")) for m in marks)
    return tuple(by_key[key] for key in keys if key in by_key)


def show_share(ctx: Context, view: View, share: ThemeShare, key: str) -> None:
    """The paragraphs that a share is made of, what they sum to, and how far hand and machine agree on it."""
    name = next(ctx.label(x) for x in ctx.themes if x.id == share.theme_id)
    title = f"{name}: {paper_of(ctx, share.letter_id).short}"
    if share.speaker:
        title += f", {speaker_name(ctx, share.speaker)}"
    told = [sum_sentence(ctx, share, name)]
    if view.shown.name:
        told.append(rest_sentence(ctx, share))
    told.append(agreement_of_theme(ctx, share.theme_id))
    show_passages(ctx, theme_cards(ctx, view, share), title, note=" ".join(x for x in told if x), key=key)


def theme_cards(ctx: Context, view: View, share: ThemeShare) -> list[PassageCard]:
    """The paragraphs of a share, the most outspoken first, with the words that decided and other themes."""
    theme_id = share.theme_id
    chosen = [
        p
        for p in view.shown.assigned
        if p.primary == theme_id and p.letter_id == share.letter_id and share.speaker in ("", p.speaker)
    ]
    chosen.sort(key=lambda p: (-sum(h.weight for h in p.hits if h.theme_id == theme_id), p.n))
    letter = paper_of(ctx, share.letter_id)
    given = {
        p.n: p.primary for p in cached_themes(ctx, view.letters, view.selection) if p.letter_id == letter.id
    }
    cards = []
    for p in chosen:
        machine = given.get(p.n, theme_id)
        parts = [ctx.t("{n} words.").format(n=format_number(p.words, ctx.lang))]
        if machine != theme_id:
            parts.append(by_both(ctx, theme_id, machine))
        parts += [why(ctx, p, machine), also(ctx, p)]
        marks = tuple((h.start, h.end) for h in p.hits if h.theme_id == machine and h.where == "text")
        cards.append(PassageCard(letter, letter.block(p.n), marks, " ".join(x for x in parts if x)))
    return cards


def theme_passages(ctx: Context, view: View) -> list[tuple[str, PassageCard]]:
    """Every paragraph behind the shares, with the name of its theme."""
    names = {x.id: ctx.label(x) for x in ctx.themes}
    return [
        (names[share.theme_id], card) for share in view.shown.shares for card in theme_cards(ctx, view, share)
    ]


def by_both(ctx: Context, hand: str, machine: str) -> str:
    """The themes that a reader and the machine gave."""
    names = {x.id: ctx.label(x) for x in ctx.themes}
    return ctx.t("By hand: {hand}. By the machine: {machine}.").format(
        hand=names.get(hand, hand), machine=names.get(machine, machine)
    )


def also(ctx: Context, paragraph: ParagraphThemes) -> str:
    """The other themes that take a real part of a paragraph."""
    names = {x.id: ctx.label(x) for x in ctx.themes}
    others = [
        t for t, w in paragraph.weights.items() if t not in (paragraph.primary, OTHER) and w >= SECONDARY
    ]
    if not others:
        return ""
    told = (f"{names.get(x, x)} ({format_percent(paragraph.weights[x], ctx.lang)})" for x in others[:2])
    return ctx.t("Also about: {themes}.").format(themes=", ".join(told))


def why(ctx: Context, paragraph: ParagraphThemes, theme_id: str) -> str:
    """The words that gave a paragraph a theme, and where they stand."""
    own = [h for h in paragraph.hits if h.theme_id == theme_id]
    decided = Counter(h.text.lower() for h in own if h.where == "text")
    elsewhere = dict.fromkeys(h.text for h in own if h.where != "text")
    parts = []
    if decided:
        words = ", ".join(f"{w} ({n}×)" if n > 1 else w for w, n in decided.most_common(8))
        parts.append(ctx.t("Decided by: {words}.").format(words=words))
    if elsewhere:
        parts.append(ctx.t("In its heading or question: {words}.").format(words=", ".join(elsewhere)))
    if not own:
        parts.append(ctx.t("No theme's words were found in it."))
    return " ".join(parts)


def sum_sentence(ctx: Context, share: ThemeShare, name: str) -> str:
    """That the paragraphs listed make up the share."""
    if not share.paragraphs:
        return ctx.t("A silence: no paragraph here has this as its main theme.")
    return ctx.t(
        "{n} paragraphs with {words} words together: {share} of the {total} words. That is the figure for "
        "«{name}»."
    ).format(
        n=format_number(share.paragraphs, ctx.lang),
        words=format_number(share.words, ctx.lang),
        share=format_percent(share.share, ctx.lang),
        total=format_number(share.total_words, ctx.lang),
        name=name,
    )


def strongest_sentence(ctx: Context, share: ThemeShare, name: str) -> str:
    """The largest share of all, as a sentence."""
    where = paper_of(ctx, share.letter_id).short
    if share.speaker:
        where += f" ({speaker_name(ctx, share.speaker)})"
    return ctx.t(
        "The largest share of all is «{name}» in {where}: {share} of the words (margin {low} to {high}), in "
        "{n} of "
        "{total} paragraphs."
    ).format(
        name=name,
        where=where,
        share=format_percent(share.share, ctx.lang),
        low=format_percent(share.low, ctx.lang),
        high=format_percent(share.high, ctx.lang),
        n=share.paragraphs,
        total=share.total_paragraphs,
    )


def themes_method(ctx: Context) -> str:
    """How the shares are made."""
    return ctx.t(
        "Each paragraph gets one main theme: the one whose patterns weigh most in it, rare patterns more "
        "than common "
        "ones, its heading and (for an answer) its question for a part. The patterns stand in "
        "`data/themes.csv` and "
        "can be changed there. A share is the part of the words that stand in paragraphs with that main "
        "theme; a "
        "paragraph in which too little was found goes to «Other and procedure». Margins are 95% and come "
        "from "
        "drawing paragraphs again (2,000 times). How often this agrees with coding by hand stands on the "
        "page Method."
    )
