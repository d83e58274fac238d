"""What a coding says of the machine: agreement, confusions, corrections; and readers beside each other."""

from __future__ import annotations

import math
from collections.abc import Sequence

import streamlit as st

from compare.analysis.coding import (
    Agreement,
    Judged,
    agree_all,
    count_confusions,
    judge_paragraphs,
    judge_readers,
    measure_agreement,
)
from compare.analysis.corrected import CorrectedTheme, correct_themes
from compare.analysis.selection import EVERYONE
from compare.charts.corrected import chart_corrected
from compare.i18n import format_number, format_percent, quote
from compare.model import Coded, Letter
from compare.ui.address import choose_one
from compare.ui.coding.codings import PROJECT, codings
from compare.ui.coding.rows import agreement_by_letter, agreement_by_theme, corrected_frame
from compare.ui.context import Context, paper_of
from compare.ui.once import once
from compare.ui.parts import PassageCard, say, show_answer, show_chart, show_passages, show_table
from compare.ui.store import cached_themes
from compare.ui.themes import by_both, why

GOOD, FAIR = 0.8, 0.667
"""Krippendorff's bounds for a coding to build on, and for tentative conclusions."""


def show_outcome(ctx: Context) -> None:
    """Everything that follows from one coding, and from all of them beside each other."""
    t = ctx.t
    found = codings(ctx)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        coder = choose_one(
            t("Whose coding"), {key: name for key, (name, _) in found.items()}, "coder", width=380
        )
        name, coded = found[coder]
        letters = _letters_of(ctx, coded)
        names = {x.id: x.short for x in letters}
        letter_id = choose_one(t("Letter"), names, "coded_letter", width=330) if names else ""
    if not letters:
        show_answer(ctx, t("This coding is of no letter that is loaded."))
        return
    assigned = cached_themes(ctx, letters, EVERYONE)
    rows = judge_paragraphs(assigned, coded)
    agreement = measure_agreement(rows)
    if agreement is None:
        show_answer(ctx, t("Nothing is coded yet in which a theme was chosen."))
        return
    show_answer(ctx, agreement_sentence(ctx, agreement, name))
    _say_measures(ctx, agreement, coder)
    _show_corrected(ctx, assigned, coded, paper_of(ctx, letter_id), name)
    _show_confusions(ctx, rows)
    with st.expander(t("The figures by theme and by letter")):
        show_table(
            ctx, agreement_by_letter(ctx, rows, letters), "coding-letters", "overeenstemming-per-brief"
        )
        show_table(ctx, agreement_by_theme(ctx, agreement), "coding-themes", "overeenstemming-per-thema")
    _show_readers(ctx, found)


def _letters_of(ctx: Context, coded: Sequence[Coded]) -> tuple[Letter, ...]:
    """The letters of which something is coded, in order of date."""
    there = {c.letter_id for c in coded}
    return tuple(x for x in (*ctx.corpus.letters, *ctx.corpus.witnesses) if x.id in there)


def agreement_sentence(ctx: Context, agreement: Agreement, reader: str) -> str:
    """How often the machine gives the reader's theme, as a sentence with its margin."""
    return ctx.t(
        "In {same} of {n} paragraphs the machine gives the theme that {reader} gives: {share} (margin {low} "
        "to {high})."
    ).format(
        same=format_number(agreement.same, ctx.lang),
        n=format_number(agreement.n, ctx.lang),
        reader=quote(reader, ctx.lang),
        share=format_percent(agreement.share, ctx.lang),
        low=format_percent(agreement.interval.low, ctx.lang),
        high=format_percent(agreement.interval.high, ctx.lang),
    )


def _say_measures(ctx: Context, a: Agreement, coder: str) -> None:
    """Kappa and alpha with margins and in words, and what they do not say."""
    t, lang = ctx.t, ctx.lang
    if math.isnan(a.kappa.value) or math.isnan(a.alpha.value):
        say(ctx, t("Only one theme occurs, so agreement beyond chance cannot be measured."))
    else:
        text = t(
            "Beyond chance: Cohen's kappa {kappa} (margin {kl} to {kh}), Krippendorff's alpha {alpha} "
            "(margin {al} to {ah}); 1 is full agreement, 0 is what chance gives."
        ).format(
            kappa=format_number(a.kappa.value, lang, 2),
            kl=format_number(a.kappa.low, lang, 2),
            kh=format_number(a.kappa.high, lang, 2),
            alpha=format_number(a.alpha.value, lang, 2),
            al=format_number(a.alpha.low, lang, 2),
            ah=format_number(a.alpha.high, lang, 2),
        )
        say(ctx, f"{text} {_verdict(ctx, a.alpha.low, a.alpha.value)}")
    if a.near > a.same:
        say(
            ctx,
            t("In {n} more the machine gives a theme that the reader named as secondary.").format(
                n=format_number(a.near - a.same, lang)
            ),
        )
    if coder == PROJECT:
        say(
            ctx,
            t(
                "Careful: the themes were improved with this coding in view, and its readers are of one "
                "kind. A coding of your own is a better judge: code a sample."
            ),
        )


def _verdict(ctx: Context, low: float, value: float) -> str:
    """What an alpha allows, by Krippendorff's bounds."""
    if low >= GOOD:
        return ctx.t("That is enough to build on (0.80 or more, margin included).")
    if low >= FAIR:
        return ctx.t("That allows tentative conclusions (0.67 or more, margin included).")
    if value >= FAIR:
        return ctx.t("The margin goes below 0.67: code more paragraphs before concluding.")
    return ctx.t("That is too little for conclusions (below 0.67).")


def _show_corrected(
    ctx: Context, assigned: Sequence[object], coded: Sequence[Coded], letter: Letter, name: str
) -> None:
    """The chart of raw and corrected shares of one letter, and how the correction was made."""
    t = ctx.t
    own = cached_themes(ctx, (letter,), EVERYONE)
    rows = correct_themes(own, coded, ctx.themes)
    if not rows:
        return
    st.header(t("What the shares become"), anchor=False)
    say(ctx, corrected_sentence(ctx, rows, letter))
    names = {x.id: ctx.label(x) for x in ctx.themes}
    frame = corrected_frame(ctx, rows)
    chart = once(ctx, chart_corrected)(rows, names, letter, reader=name, lang=ctx.lang)
    told = corrected_sentence(ctx, rows, letter)
    marks = show_chart(ctx, chart, "coding-corrected", told, frame, f"gecorrigeerd-{letter.id}")
    if marks:
        theme = marks[0]["theme"]
        judged = [j for j in judge_paragraphs(own, coded) if theme in (j.hand, j.machine)]
        title = t("{theme}: what was coded").format(theme=names[theme])
        show_passages(ctx, _cards(ctx, judged), title, note=_theme_sum(ctx, judged, theme))
    with st.expander(t("Table of these shares")):
        show_table(ctx, frame, "coding-corrected-table", f"gecorrigeerd-{letter.id}")


def corrected_sentence(ctx: Context, rows: Sequence[CorrectedTheme], letter: Letter) -> str:
    """What the correction does to a letter, in one sentence; also when it shows nothing."""
    t, lang = ctx.t, ctx.lang
    first = rows[0]
    wrong = sorted((r for r in rows if r.errs), key=lambda r: -abs(r.share - r.raw))
    moved = format_percent(sum(abs(r.share - r.raw) for r in rows) / 2, lang)
    names = {x.id: ctx.label(x) for x in ctx.themes}
    if first.coded == first.paragraphs:
        text = t("«{letter}» was coded as a whole; {moved} of its words move to another theme.").format(
            letter=letter.short, moved=moved
        )
    else:
        text = t("{n} of the {all} paragraphs of «{letter}» were coded; {moved} of its words move.").format(
            n=format_number(first.coded, lang),
            all=format_number(first.paragraphs, lang),
            letter=letter.short,
            moved=moved,
        )
    if not wrong:
        return text + " " + t("For no theme does the sample show that the machine's share is wrong.")
    largest = wrong[0]
    text += " " + t("Largest: «{theme}» goes from {raw} to {share}.").format(
        theme=names.get(largest.theme_id, largest.theme_id),
        raw=format_percent(largest.raw, lang),
        share=format_percent(largest.share, lang),
    )
    if first.coded < first.paragraphs:
        text += " " + t("Margin of coding: {low} to {high}.").format(
            low=format_percent(largest.low, lang), high=format_percent(largest.high, lang)
        )
    return text


def _theme_sum(ctx: Context, rows: Sequence[Judged], theme: str) -> str:
    """How many of the coded paragraphs both, only the reader, or only the machine gave a theme."""
    both = sum(r.agrees for r in rows)
    missed = sum(r.hand == theme and not r.agrees for r in rows)
    return ctx.t(
        "Of the coded paragraphs {both} have this theme by both, {missed} only by hand, {false} only by the "
        "machine."
    ).format(both=both, missed=missed, false=len(rows) - both - missed)


def _show_confusions(ctx: Context, rows: Sequence[Judged]) -> None:
    """Which theme is taken for which; a choice opens the paragraphs."""
    t = ctx.t
    st.header(t("What is taken for what"), anchor=False)
    pairs = count_confusions(rows)
    if not pairs:
        say(ctx, t("Nothing: every coded paragraph has the reader's theme."))
        return
    names = {x.id: ctx.label(x) for x in ctx.themes}
    labels = {
        f"{hand}>{machine}": t("{hand}, by the machine {machine} ({n})").format(
            hand=names.get(hand, hand), machine=names.get(machine, machine), n=len(found)
        )
        for hand, machine, found in pairs
    }
    told = t("{n} paragraphs, {pairs} pairs of themes; the pair with most words first.")
    say(ctx, told.format(n=sum(len(found) for *_, found in pairs), pairs=len(pairs)))
    chosen = choose_one(t("By hand, and by the machine"), labels, "confused")
    judged = next(found for hand, machine, found in pairs if f"{hand}>{machine}" == chosen)
    show_passages(ctx, _cards(ctx, judged), labels[chosen], level=3, key="all-confused")


def _cards(ctx: Context, rows: Sequence[Judged]) -> list[PassageCard]:
    """Paragraphs with both themes, and why the machine gave its own."""
    cards = []
    for row in rows:
        letter = paper_of(ctx, row.letter_id)
        given = next(p for p in cached_themes(ctx, (letter,), EVERYONE) if p.n == row.n)
        note = by_both(ctx, row.hand, row.machine)
        marks = tuple((h.start, h.end) for h in given.hits if h.theme_id == row.machine and h.where == "text")
        cards.append(
            PassageCard(letter, letter.block(row.n), marks, f"{note} {why(ctx, given, row.machine)}")
        )
    return cards


def _show_readers(ctx: Context, found: dict[str, tuple[str, tuple[Coded, ...]]]) -> None:
    """How far readers agree with each other, where two or more coded the same paragraphs."""
    t, lang = ctx.t, ctx.lang
    letters = (*ctx.corpus.letters, *ctx.corpus.witnesses)
    keys = list(found)
    pairs = []
    for i, first in enumerate(keys):
        for second in keys[i + 1 :]:
            rows = judge_readers(found[first][1], found[second][1], letters)
            if agreement := measure_agreement(rows):
                pairs.append((found[first][0], found[second][0], agreement))
    if not pairs:
        return
    st.header(t("Between readers"), anchor=False)
    for one, other, a in pairs:
        text = t(
            "«{one}» and «{other}» coded {n} paragraphs both, and give {same} of them one theme: {share}."
        )
        told = text.format(
            one=one,
            other=other,
            n=format_number(a.n, lang),
            same=format_number(a.same, lang),
            share=format_percent(a.share, lang),
        )
        if not math.isnan(a.kappa.value):
            told += " " + t("Kappa {kappa} (margin {low} to {high}).").format(
                kappa=format_number(a.kappa.value, lang, 2),
                low=format_number(a.kappa.low, lang, 2),
                high=format_number(a.kappa.high, lang, 2),
            )
        say(ctx, told)
    alpha = agree_all({key: coded for key, (_, coded) in found.items()})
    if not math.isnan(alpha.value):
        text = t(
            "Over all readers: Krippendorff's alpha {alpha} (margin {low} to {high}), {n} paragraphs."
        ).format(
            alpha=format_number(alpha.value, lang, 2),
            low=format_number(alpha.low, lang, 2),
            high=format_number(alpha.high, lang, 2),
            n=format_number(alpha.units, lang),
        )
        say(ctx, f"{text} {_verdict(ctx, alpha.low, alpha.value)}")


def coding_method(ctx: Context) -> str:
    """How sample, agreement and correction are made."""
    return ctx.t(
        "**Sample.** Paragraphs are drawn at random, each with the same chance, and read in a random order: "
        "so you may stop when you like. The machine's theme is not shown before you "
        "choose.\n\n**Agreement.** Cohen's kappa and Krippendorff's alpha set the agreement against what "
        "chance would give to two readers with these habits. Where a reader allows two themes, either is "
        "right.\n\n**Correction.** What you read counts as you coded it. For the rest the machine's share "
        "is moved by the errors seen in the sample: (words by hand − words by machine) / words read. With "
        "few errors of many kinds most of that is chance, so the move is drawn back by the part of it that "
        "chance explains. The shares still sum to 100%.\n\n**Margin.** What coding the rest by hand could "
        "still bring: the words missed and the words wrongly given each get a score interval on the "
        "paragraphs read, and the two are joined. With 20 of 86 paragraphs that is some 10 percentage "
        "points to either side; with all of them nothing. It is not the noise of the text, which the table "
        "gives as well.\n\n**Misleads when** the paragraphs were not drawn at random (a file that you load "
        "may hold any), when hard ones are passed over, and when the reader errs."
    )
