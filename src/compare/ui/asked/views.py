"""A letter seen from the questions about it, on the screen: its passages, and asked against offered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from compare.analysis.asked.locate import AskedPaper
from compare.analysis.asked.offered import EVERY_PARTY, AskedOffered
from compare.analysis.asked.passages import PassageAsked, passages_asked, sections_asked
from compare.charts.asked import GRADE_LABELS, chart_asked_offered, chart_strip
from compare.i18n import format_number, format_percent
from compare.model import Letter
from compare.text.citations import cite
from compare.ui.address import choose_one
from compare.ui.context import Context
from compare.ui.once import once
from compare.ui.parts import (
    PassageCard,
    show_answer,
    show_chart,
    show_method,
    show_passages,
    show_table,
)
from compare.ui.sentences import listed
from compare.ui.store import cached_asked_offered

_SHOWN = 14


def show_letter_view(ctx: Context, paper: Letter, located: AskedPaper, letter: Letter) -> None:
    """The letter with a mark where each party asked; the passages that drew questions, and the sections."""
    t = ctx.t
    rows = passages_asked(letter, [located])
    answer = strip_sentence(ctx, rows, letter, paper)
    show_answer(ctx, answer)
    figure = once(ctx, chart_strip)(
        rows,
        letter,
        title=t("Where in the letter parties asked"),
        subtitle=t("{letter}, from the first word to the last; one mark for each passage and party").format(
            letter=letter.short
        ),
        lang=ctx.lang,
    )
    chosen = show_chart(
        ctx, figure, "strip", answer, once(ctx, passages_frame)(rows), f"gevraagd-{letter.id}"
    )
    wanted = {c["passage"] for c in chosen}
    picked = [r for r in rows if f"{r.passage.block_n}-{r.passage.offset}" in wanted]
    shown = picked or sorted((r for r in rows if r.questions), key=lambda r: -len(r.questions))
    cards = [PassageCard(letter, letter.block(r.passage.block_n), note=_note(ctx, r)) for r in shown]
    show_passages(
        ctx, cards, t("Chosen passages") if picked else t("Passages that drew most questions"), limit=3
    )
    st.header(t("Sections"), anchor=False)
    sections = sections_asked(rows)
    table = pd.DataFrame(
        {
            t("section"): [s.section or t("(before the first heading)") for s in sections],
            t("pages"): [
                f"{s.page}–{s.last_page}" if s.last_page > s.page else str(s.page) for s in sections
            ],
            t("passages"): [s.passages for s in sections],
            t("with a question"): [s.asked for s in sections],
            t("questions"): [s.questions for s in sections],
            t("party"): [_parties(ctx, s.parties) for s in sections],
        }
    )
    show_table(ctx, table, "sections-table", f"gevraagd-per-deel-{letter.id}")
    show_method(
        ctx,
        t(
            "A question counts for every passage that it points at, so the marks are more than the "
            "questions. Found by quotation, page or content, as on the view Question by question; what was "
            "not found stands nowhere. A passage without a mark was not asked about, or not found: read "
            "“none found”."
        ),
    )


def strip_sentence(ctx: Context, rows: Sequence[PassageAsked], letter: Letter, paper: Letter) -> str:
    """How many passages drew questions, which one most, and which sections none."""
    t, lang = ctx.t, ctx.lang
    asked = [r for r in rows if r.questions]
    if not asked:
        return t("No passage of {letter} was found that {paper} asks about.").format(
            letter=letter.short, paper=paper.short
        )
    most = max(asked, key=lambda r: (len(r.questions), len(r.parties)))
    silent = [s for s in sections_asked(rows) if not s.questions]
    words = sum(s.words for s in silent) / max(1, sum(r.words for r in rows))
    text = t(
        "{paper} asks about {asked} of the {all} passages of {letter}, most often about one on page {page} "
        "({n} questions, {parties})."
    ).format(
        paper=paper.short,
        asked=format_number(len(asked), lang),
        all=format_number(len(rows), lang),
        letter=letter.short,
        page=most.passage.page,
        n=format_number(len(most.questions), lang),
        parties=listed(ctx, [name for name, _ in most.parties]),
    )
    if not silent:
        return text + " " + t("No section was left without a question.")
    told = (
        t("About one section, with {share} of its words, no question was found.")
        if len(silent) == 1
        else t("About {n} sections, with {share} of its words, no question was found.")
    )
    share = format_percent(words, lang)
    return f"{text} {told.format(n=format_number(len(silent), lang), share=share)}"


def _note(ctx: Context, row: PassageAsked) -> str:
    """Who asked about a passage, where, and how sure it is."""
    said = [
        f"{q.question.speaker} ({q.citation}; {ctx.t(GRADE_LABELS[grade])})"
        for q, grade in zip(row.questions, row.grades, strict=True)
    ]
    if not said:
        return ctx.t("No question about this passage was found.")
    return ctx.t("Asked by: {parties}.").format(parties="; ".join(said))


def _parties(ctx: Context, parties: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{name} ({format_number(n, ctx.lang)})" for name, n in parties)


def passages_frame(rows: Sequence[PassageAsked]) -> pd.DataFrame:
    """Every passage with the questions about it, for the CSV."""
    return pd.DataFrame(
        {
            "letter_id": [r.passage.letter_id for r in rows],
            "n": [r.passage.block_n for r in rows],
            "page": [r.passage.page for r in rows],
            "speaker": [r.passage.speaker for r in rows],
            "citation": [r.citation for r in rows],
            "section": [r.passage.section[-1] if r.passage.section else "" for r in rows],
            "questions": [len(r.questions) for r in rows],
            "parties": [", ".join(f"{name} ({n})" for name, n in r.parties) for r in rows],
            "grades": [" | ".join(r.grades) for r in rows],
            "passage": [r.passage.text for r in rows],
        }
    )


def show_offered_view(ctx: Context, paper: Letter, letter: Letter, labels: Mapping[str, str]) -> None:
    """A party's themes against the letter's; the paragraphs behind a theme; the table of all parties."""
    t = ctx.t
    rows = cached_asked_offered(ctx, paper, letter)
    speakers = dict.fromkeys(r.speaker for r in rows)
    names = {s or "all": s or t("all parties") for s in speakers}
    if not rows:
        show_answer(ctx, t("There is too little text to compare."))
        return
    who = choose_one(t("Whose questions"), names, "asker")
    own = [r for r in rows if r.speaker == (EVERY_PARTY if who == "all" else who)]
    answer = offered_sentence(ctx, own, labels, names[who], paper, letter)
    show_answer(ctx, answer)
    drawn = sorted(own, key=lambda r: (not r.is_likely, -abs(r.difference)))[:_SHOWN]
    drawn.sort(key=lambda r: -r.difference)
    figure = once(ctx, chart_asked_offered)(
        drawn,
        labels,
        paper,
        letter,
        title=t("Asked against offered: {party}").format(party=names[who]),
        subtitle=t("Share of the words by main theme: {n} words of questions, {m} of the letter").format(
            n=format_number(own[0].total_asked, ctx.lang), m=format_number(own[0].total_offered, ctx.lang)
        ),
        lang=ctx.lang,
        narrow=ctx.narrow,
    )
    frame = once(ctx, offered_frame)(rows, paper, letter)
    chosen = show_chart(ctx, figure, "offered", answer, frame, f"gevraagd-geboden-{paper.id}")
    theme = (
        chosen[0]["theme"] if chosen else max(own, key=lambda r: (r.is_likely, abs(r.difference))).theme_id
    )
    row = next(r for r in own if r.theme_id == theme)
    cards = [PassageCard(paper, paper.block(n)) for n in row.asked_blocks]
    cards += [PassageCard(letter, letter.block(n)) for n in row.offered_blocks]
    show_passages(
        ctx,
        cards,
        t("Paragraphs about “{theme}”").format(theme=labels.get(theme, theme)),
        note=t("{n} in the questions, then {m} in the letter.").format(
            n=format_number(len(row.asked_blocks), ctx.lang),
            m=format_number(len(row.offered_blocks), ctx.lang),
        ),
    )
    st.header(t("All parties as a table"), anchor=False)
    _show_offered_table(ctx, rows, labels, paper)
    show_method(
        ctx,
        t(
            "Each paragraph counts with all its words for its main theme. The margin tells how far the "
            "difference would move had both been made of other, similar paragraphs. A party writes a page or "
            "two, so its margins are wide: read a grey row as “cannot tell”, not as “equal”. A theme that is "
            "only mentioned in passing does not show here."
        ),
        (t("Themes that neither names are left out; the chart shows at most {n}.").format(n=_SHOWN),),
    )


def _show_offered_table(
    ctx: Context, rows: Sequence[AskedOffered], labels: Mapping[str, str], paper: Letter
) -> None:
    """Every party and theme."""
    t = ctx.t
    shares = {name: st.column_config.NumberColumn(format="percent") for name in (t("asked"), t("offered"))}
    table = pd.DataFrame(
        {
            t("party"): [r.speaker or t("all parties") for r in rows],
            t("theme"): [labels.get(r.theme_id, r.theme_id) for r in rows],
            t("asked"): [r.asked for r in rows],
            t("offered"): [r.offered for r in rows],
            t("margin of the difference"): [
                t("{low} to {high}").format(
                    low=format_percent(r.low, ctx.lang), high=format_percent(r.high, ctx.lang)
                )
                for r in rows
            ],
            t("clear by itself"): [t("yes") if r.is_likely else t("no") for r in rows],
            t("clear among all themes"): [t("yes") if r.is_certain else t("no") for r in rows],
        }
    )
    show_table(ctx, table, "offered-table", f"gevraagd-geboden-{paper.id}", shares)


def offered_sentence(
    ctx: Context,
    rows: Sequence[AskedOffered],
    labels: Mapping[str, str],
    who: str,
    paper: Letter,
    letter: Letter,
) -> str:
    """What a party asks more about than the letter offers, and the reverse; or that it cannot be told."""
    t = ctx.t
    likely = [r for r in rows if r.is_likely]
    if not likely:
        return t(
            "Between what was asked in {paper} ({who}) and what {letter} offers no clear difference shows: "
            "every one is within its margin."
        ).format(who=who, paper=paper.short, letter=letter.short)
    more = [r for r in likely if r.difference > 0]
    less = [r for r in likely if r.difference < 0]
    said = []
    for found, text in (
        (more, t("The questions ({who}) gave more room than {letter} to {themes}.")),
        (less, t("The questions ({who}) gave less room than {letter} to {themes}.")),
    ):
        if found:
            named = [_named(ctx, r, labels) for r in sorted(found, key=lambda r: -abs(r.difference))]
            said.append(text.format(who=who, letter=letter.short, themes=listed(ctx, named)))
    if not any(r.is_certain for r in likely):
        said.append(t("With so many themes looked at and so few words, this may still be chance."))
    return " ".join(said)


def _named(ctx: Context, row: AskedOffered, labels: Mapping[str, str]) -> str:
    """A theme with both shares."""
    return ctx.t("“{theme}” ({asked} against {offered} of the words)").format(
        theme=labels.get(row.theme_id, row.theme_id),
        asked=format_percent(row.asked, ctx.lang),
        offered=format_percent(row.offered, ctx.lang),
    )


def offered_frame(rows: Sequence[AskedOffered], paper: Letter, letter: Letter) -> pd.DataFrame:
    """Every party and theme with its figures and where it stands, for the CSV."""
    return pd.DataFrame(
        {
            "letter_id": [paper.id for _ in rows],
            "citation": [cite(paper) for _ in rows],
            "offered_letter_id": [letter.id for _ in rows],
            "offered_citation": [cite(letter) for _ in rows],
            "party": [r.speaker or "all" for r in rows],
            "theme": [r.theme_id for r in rows],
            "asked": [r.asked for r in rows],
            "offered": [r.offered for r in rows],
            "difference": [r.difference for r in rows],
            "low": [r.low for r in rows],
            "high": [r.high for r in rows],
            "finding": [r.finding for r in rows],
            "certain": [r.is_certain for r in rows],
            "asked_words": [r.asked_words for r in rows],
            "offered_words": [r.offered_words for r in rows],
            "asked_blocks": [" ".join(map(str, r.asked_blocks)) for r in rows],
            "offered_blocks": [" ".join(map(str, r.offered_blocks)) for r in rows],
        }
    )
