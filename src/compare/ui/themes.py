"""Themes on the screen: two letters, all letters or all speakers, and the paragraphs of a share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from compare.analysis.selection import EVERYONE, Selection
from compare.analysis.themes import ParagraphThemes, ThemeShare
from compare.charts.themes import Column, chart_dumbbell, chart_heat
from compare.i18n import format_number, format_percent
from compare.model import Letter
from compare.ui.address import choose_one
from compare.ui.choices import choose_letters, choose_pair, choose_speakers, warn_unlike
from compare.ui.context import Context, paper_of
from compare.ui.parts import PassageCard, say, show_answer, show_chart, speaker_name
from compare.ui.rows import shares_frame
from compare.ui.sentences import shift_sentence, whose_words
from compare.ui.store import cached_shares, cached_shifts

NO_THEME = "overig"
"""Id of the theme of a paragraph in which too little was found."""
MUCH = 0.25
"""A share of words without a theme above which a paper is said to be of another field."""


@dataclass(frozen=True, slots=True)
class View:
    """What was compared, and the shares whose paragraphs the reader wants to see."""

    letters: tuple[Letter, ...]
    selection: Selection
    shares: tuple[ThemeShare, ...] = ()
    chosen: tuple[ThemeShare, ...] = ()


def show_two(ctx: Context) -> View:
    """Two letters beside each other: what shifted, and a mark for each theme in each letter."""
    t = ctx.t
    left, right = st.columns([2, 1])
    with left:
        a, b = choose_pair(ctx)
    with right:
        selection = choose_speakers(ctx, (a, b))
    warn_unlike(ctx, (a, b))
    shares = cached_shares(ctx, (a, b), selection)
    warn_outside(ctx, shares)
    changes = [s for s in cached_shifts(ctx, a, b, selection) if s.kind == "theme"]
    changes.sort(key=lambda s: -abs(s.difference))
    if not changes:
        show_answer(ctx, t("One of these papers holds no such words, so nothing can be compared."))
        return View((a, b), selection)
    first = next((s for s in changes if s.clear), None)
    none = t("No theme differs more between {a} and {b} than the noise inside the letters can explain.")
    show_answer(ctx, shift_sentence(ctx, first) if first else none.format(a=a.short, b=b.short))
    marks = show_chart(
        ctx,
        chart_dumbbell(
            changes,
            shares,
            {x.id: ctx.label(x) for x in ctx.themes},
            a,
            b,
            whose=whose_words(ctx, selection.speakers),
            lang=ctx.lang,
        ),
        "themes-pair",
        " ".join(shift_sentence(ctx, s) for s in changes[:3]),
        shares_frame(ctx, shares),
        f"themas-{a.id}-{b.id}",
    )
    theme = _theme_in_address(marks, (first or changes[0]).id, shares)
    marks = marks or [{"theme": theme, "letter": x.id} for x in (b, a)]
    return View((a, b), selection, shares, _shares_at(marks, shares))


def show_all(ctx: Context, by_speaker: bool) -> View:
    """Every theme in every letter, or for every speaker of a consultation."""
    t = ctx.t
    if by_speaker:
        papers = {x.id: x for x in ctx.corpus.letters if len(x.speakers) > 1}
        paper = papers[choose_one(t("Consultation"), {i: x.short for i, x in papers.items()}, "consultation")]
        letters: tuple[Letter, ...] = (paper,)
        selection = EVERYONE
        columns = [Column(paper.id, s, speaker_name(ctx, s)) for s in paper.speakers]
        title = t("Who spoke about what in «{letter}»").format(letter=paper.short)
        shares = cached_shares(ctx, letters, selection, by="speaker")
    else:
        left, right = st.columns([2, 1])
        with left:
            letters = choose_letters(ctx, "letters")
        with right:
            selection = choose_speakers(ctx, letters)
        warn_unlike(ctx, letters)
        title = t("What each letter is about")
        shares = cached_shares(ctx, letters, selection)
        warn_outside(ctx, shares)
        there = {s.letter_id for s in shares}
        columns = [Column(x.id, "", x.short) for x in letters if x.id in there]
    if not shares:
        show_answer(ctx, t("One of these papers holds no such words, so nothing can be compared."))
        return View(letters, selection)
    names = {x.id: ctx.label(x) for x in ctx.themes}
    strongest = max((s for s in shares if s.theme_id != NO_THEME), key=lambda s: s.share)
    answer = strongest_sentence(ctx, strongest, names[strongest.theme_id])
    show_answer(ctx, answer)
    marks = show_chart(
        ctx,
        chart_heat(
            shares,
            names,
            columns,
            letters,
            title=title,
            lang=ctx.lang,
            whose=whose_words(ctx, selection.speakers),
        ),
        "themes-speakers" if by_speaker else "themes-all",
        f"{title}. {answer}",
        shares_frame(ctx, shares, by_speaker),
        "themas-sprekers" if by_speaker else "themas",
    )
    theme = _theme_in_address(marks, strongest.theme_id, shares)
    top = max((s for s in shares if s.theme_id == theme), key=lambda s: s.share)
    marks = marks or [{"theme": theme, "letter": top.letter_id, "speaker": top.speaker}]
    return View(letters, selection, shares, _shares_at(marks, shares))


def warn_outside(ctx: Context, shares: Iterable[ThemeShare]) -> None:
    """Say it when much of a paper fits no theme: the list was made for foreign and security policy."""
    outside = [paper_of(ctx, s.letter_id).short for s in shares if s.theme_id == NO_THEME and s.share > MUCH]
    if outside:
        text = ctx.t(
            "The list of themes is for foreign and security policy. More than a quarter of the words fits "
            "no theme in: {letters}. What their other shares say is little, and may be chance."
        )
        say(ctx, text.format(letters=", ".join(outside)))


def _theme_in_address(marks: list[dict[str, Any]], first: str, shares: Iterable[ThemeShare]) -> str:
    """The theme that the chart or else the address names; a mark chosen goes into the address."""
    if marks:
        st.query_params["theme"] = marks[0]["theme"]
    asked = st.query_params.get("theme", first)
    return asked if any(s.theme_id == asked for s in shares) else first


def _shares_at(marks: Iterable[dict[str, Any]], shares: Iterable[ThemeShare]) -> tuple[ThemeShare, ...]:
    """The shares that some marks stand for."""
    by_key = {(s.theme_id, s.letter_id, s.speaker): s for s in shares}
    keys = ((m["theme"], m["letter"], m.get("speaker", "")) for m in marks)
    return tuple(by_key[key] for key in keys if key in by_key)


def theme_cards(
    ctx: Context, assigned: Iterable[ParagraphThemes], theme_id: str, letter_id: str, speaker: str = ""
) -> list[PassageCard]:
    """The paragraphs that a share is made of, the most outspoken first, with the words that decided."""
    chosen = [
        p
        for p in assigned
        if p.primary == theme_id and p.letter_id == letter_id and speaker in ("", p.speaker)
    ]
    chosen.sort(key=lambda p: (-sum(h.weight for h in p.hits if h.theme_id == theme_id), p.n))
    letter = paper_of(ctx, letter_id)
    cards = []
    for p in chosen:
        own = [h for h in p.hits if h.theme_id == theme_id]
        decided = Counter(h.text.lower() for h in own if h.where == "text")
        elsewhere = dict.fromkeys(h.text for h in own if h.where != "text")
        words = ", ".join(f"{w} ({n}×)" if n > 1 else w for w, n in decided.most_common(8))
        note = ctx.t("{n} words.").format(n=format_number(p.words, ctx.lang))
        if words:
            note += " " + ctx.t("Decided by: {words}.").format(words=words)
        if elsewhere:
            note += " " + ctx.t("In its heading or question: {words}.").format(words=", ".join(elsewhere))
        if not own:
            note += " " + ctx.t("No theme's words were found in it.")
        marks = tuple((h.start, h.end) for h in own if h.where == "text")
        cards.append(PassageCard(letter, letter.block(p.n), marks, note))
    return cards


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
