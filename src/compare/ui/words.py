"""Typical words on the screen: what was found, the words with their lines, the table, the method."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd
import streamlit as st

from compare.analysis.keyness import KeynessResult, KeyWord, Unit
from compare.analysis.shift_figures import QUOTABLE
from compare.analysis.sides import Side
from compare.analysis.wordforms import find_word, word_lines, written_forms
from compare.charts.evidence import chart_evidence
from compare.charts.keyness import chart_keyness, looks_of, split_direction, word_label
from compare.charts.style import Figure
from compare.i18n import format_number, format_rate, mark, quote
from compare.statistics import PER
from compare.ui.address import choose_switch
from compare.ui.context import Context
from compare.ui.once import once
from compare.ui.parts import say, show_table
from compare.ui.sentences import listed, times_named
from compare.ui.sides_choice import side_name
from compare.ui.terms import lines_html

__all__ = ["find_word", "written_forms"]

LINES = 12
"""Lines of a word that are shown at once on each side."""
DIRECTIONS = {
    "came": mark("came"),
    "more": mark("more"),
    "less": mark("less"),
    "vanished": mark("vanished"),
}
UNITS: dict[str, str] = {
    "forms": mark("each form"),
    "lemmas": mark("forms together"),
    "phrases": mark("two words"),
}


def word_of(data: Mapping[str, str]) -> str:
    """The word that a mark in the chart stands for."""
    return data["word"]


def draw_words(
    ctx: Context,
    result: KeynessResult,
    target: Side,
    reference: Side,
    written: Mapping[str, str],
    view: str,
    chosen: str,
    unit: str,
) -> Figure:
    """The chart that was asked for: all words by effect and certainty, or the surest with their counts."""
    names = side_name(ctx, target), side_name(ctx, reference)
    looks = looks_of((names[0], target.letters), (names[1], reference.letters))
    title = ctx.t("Words that came and words that went, from {a} to {b}").format(a=names[1], b=names[0])
    subtitle = tried_line(ctx, result, target, reference, unit)
    if view == "evidence":
        return once(ctx, chart_evidence)(
            result.words,
            *looks,
            title=title,
            subtitle=subtitle,
            lang=ctx.lang,
            written=written,
            chosen=chosen,
        )
    return once(ctx, chart_keyness)(
        result.words,
        *looks,
        title=title,
        subtitle=subtitle,
        lang=ctx.lang,
        top=8 if ctx.narrow else 12,
        written=written,
    )


def moved_sentence(
    ctx: Context, result: KeynessResult, written: Mapping[str, str], target: Side, reference: Side
) -> str:
    """The words that moved most for sure, both ways, with both counts."""
    t = ctx.t

    def name(words: Sequence[KeyWord]) -> str:
        """«Oekraïne» (3 → 52)."""
        return listed(
            ctx,
            [
                f"{quote(written.get(w.word, w.word), ctx.lang)} "
                f"({w.reference_count}\u00a0→\u00a0{w.target_count})"
                for w in words
            ],
        )

    came, went = split_direction([w for w in result.words if w.lrc and not w.one_paragraph], 3)
    named = {"a": side_name(ctx, reference), "b": side_name(ctx, target)}
    if came and went:
        text = t("What stands out in {b} beside {a}: {came}. What receded: {went}.")
        return text.format(came=name(came), went=name(went), **named)
    if came or went:
        text = t("Between {a} and {b} these words moved for sure: {words}.")
        return text.format(words=name(came or went), **named)
    return t("No word differs so much between {a} and {b} that chance can be ruled out.").format(**named)


def word_sentence(ctx: Context, word: KeyWord, shown: str, target: Side, reference: Side) -> str:
    """One word with its counts, rates and paragraphs on both sides, as Markdown."""
    t, lang = ctx.t, ctx.lang
    text = t(
        "**{word}**: {a_count} in {a} ({a_rate} per 10,000 words; paragraphs: {a_range}), "
        "{b_count} in {b} ({b_rate} per 10,000; paragraphs: {b_range})."
    ).format(
        word=shown,
        a=side_name(ctx, reference),
        b=side_name(ctx, target),
        a_count=times_named(ctx, word.reference_count),
        b_count=times_named(ctx, word.target_count),
        a_rate=format_rate(word.reference_rate * PER, lang),
        b_rate=format_rate(word.target_rate * PER, lang),
        a_range=format_number(word.range_reference, lang),
        b_range=format_number(word.range_target, lang),
    )
    quotable = min(word.target_count, word.reference_count) >= QUOTABLE
    if quotable and word.target_rate != word.reference_rate:
        ratio = max(word.target_rate, word.reference_rate) / min(word.target_rate, word.reference_rate)
        more = target if word.target_rate > word.reference_rate else reference
        text += t(" That is {x} times as often in {letter}.").format(
            x=format_rate(ratio, lang), letter=side_name(ctx, more)
        )
    if word.lrc and quotable:
        least = format_rate(2 ** abs(word.lrc), lang)
        sure = t(" Sure, if mentions stand apart from one another: a factor of at least {x}.")
        text += sure.format(x=least)
    elif word.lrc:
        text += t(" More than chance gives, if mentions stand apart from one another; too few for a factor.")
    else:
        text += t(" Chance can explain the difference.")
    if word.one_paragraph:
        text += t(" All hits stand in one paragraph: this tells of a passage, not of the letter.")
    if len(word.members) > 1:
        forms = ", ".join(
            f"{form} ({b}\u00a0→\u00a0{a})"
            for form, (a, b) in zip(word.members, word.member_counts, strict=True)
        )
        text += t(" Counted together: {forms}.").format(forms=forms)
    return text


def show_lines(ctx: Context, word: KeyWord, shown: str, target: Side, reference: Side, key: str) -> None:
    """The lines of a word on both sides, the text studied first; as many as its counts."""
    for side, place in ((target, "target"), (reference, "reference")):
        lines = word_lines(side, word.members)
        name = side_name(ctx, side)
        title = ctx.t("“{word}” in {letter}: {count}")
        counted = format_number(len(lines), ctx.lang)
        st.subheader(title.format(word=shown, letter=name, count=counted), anchor=False)
        if not lines:
            say(ctx, ctx.t("Not found here. That is not the same as never said."))
            continue
        everything = len(lines) <= LINES or choose_switch(
            ctx.t("Show all {n} lines").format(n=counted), f"all-{key}-{place}"
        )
        st.html(lines_html(ctx, lines if everything else lines[:LINES]))


def tried_line(ctx: Context, result: KeynessResult, target: Side, reference: Side, unit: str) -> str:
    """How many words were compared, in texts of which length."""
    text = ctx.t(
        "{m} words compared, each at least {n} times on both sides together; {a}: {na} words, {b}: {nb} words"
    )
    if unit == "phrases":
        text = ctx.t(
            "{m} combinations of two words compared, each at least {n} times on both sides together; "
            "{a}: {na} words, {b}: {nb} words"
        )
    return text.format(
        m=format_number(result.candidates, ctx.lang),
        n=result.min_count,
        a=side_name(ctx, reference),
        na=format_number(result.n_reference, ctx.lang),
        b=side_name(ctx, target),
        nb=format_number(result.n_target, ctx.lang),
    )


def words_frame(result: KeynessResult) -> pd.DataFrame:
    """Every word compared with all its figures, for the CSV."""
    rows = []
    for word in result.words:
        row: dict[str, Any] = asdict(word)
        counts = row.pop("member_counts")
        row["members"] = "; ".join(
            f"{form} {a}/{b}" for form, (a, b) in zip(word.members, counts, strict=True)
        )
        rows.append(row)
    return pd.DataFrame(rows)


def show_words(
    ctx: Context,
    words: Sequence[KeyWord],
    written: Mapping[str, str],
    target: Side,
    reference: Side,
    filename: str,
) -> KeyWord | None:
    """The table of words; the one whose row is chosen."""
    t = ctx.t
    legend = t("a: {a}, b: {b}; the bounds and LRC hold for all words at once.")
    say(ctx, legend.format(a=side_name(ctx, reference), b=side_name(ctx, target)))
    named = dict(written)
    columns: dict[str, tuple[list[Any], int | None]] = {
        t("word"): ([word_label(w, named) for w in words], None),
        t("direction"): ([t(DIRECTIONS[w.direction]) for w in words], None),
        t("a: count"): ([w.reference_count for w in words], None),
        t("b: count"): ([w.target_count for w in words], None),
        t("a: per 10,000"): ([w.reference_rate * PER for w in words], 1),
        t("b: per 10,000"): ([w.target_rate * PER for w in words], 1),
        t("log ratio"): ([w.log_ratio for w in words], 2),
        "LRC": ([w.lrc for w in words], 2),
        t("from"): ([_bound(w.low) for w in words], 2),
        t("to"): ([_bound(w.high) for w in words], 2),
        t("G2 (four cells)"): ([w.g2 for w in words], 1),
        t("q (BH)"): ([w.q for w in words], 4),
        "DP": ([w.dp for w in words], 2),
        t("a: paragraphs"): ([w.range_reference for w in words], None),
        t("b: paragraphs"): ([w.range_target for w in words], None),
    }
    if any(len(w.members) > 1 for w in words):
        columns[t("counted together")] = (
            [
                ", ".join(f"{form} {y}→{x}" for form, (x, y) in zip(w.members, w.member_counts, strict=True))
                for w in words
            ],
            None,
        )
    table = pd.DataFrame(
        {
            name: values if digits is None else [x if x is None else round(x, digits) for x in values]
            for name, (values, digits) in columns.items()
        }
    )
    rows = show_table(ctx, table, "words-table", filename, row_ids=[w.word for w in words])
    return words[rows[-1]] if rows and rows[-1] < len(words) else None


def _bound(value: float) -> float | None:
    """A bound for the table; empty where there is no end."""
    return value if abs(value) != float("inf") else None


def words_method(
    ctx: Context, result: KeynessResult, target: Side, reference: Side, unit: Unit
) -> tuple[str, tuple[str, ...]]:
    """How the words are ranked, and what was left out."""
    t, lang = ctx.t, ctx.lang
    body = t(
        "**Typical words (keyness).** Every word of {b} is set against the same word in {a}. **Log ratio**: "
        "how many times doubled (+1 is twice as often, −1 half as often; a zero counts as half a hit). "
        "**LRC** (conservative log ratio): the smallest difference that is still sure after correction for "
        "all {m} words tried; 0 means no safe claim. **From** and **to**: between these the log ratio lies, "
        "with 95% certainty for all words at once; empty is without end. **G2**: how badly the counts fit "
        "“no difference”, over four cells; it grows with the length of the texts. **DP**: 0 is spread evenly "
        "over the paragraphs of the side where the word is more common, 1 is all in one spot. **q** "
        "(Benjamini-Hochberg): the part of false alarms when everything up to here is believed. † All hits "
        "in one paragraph. A ratio is named only when both counts are at least 5. Zero is never “gone”: a "
        "word may be missing by chance. All these take words as independent, while words come in clumps: "
        "read the lines before you quote a figure."
    ).format(a=side_name(ctx, reference), b=side_name(ctx, target), m=format_number(result.candidates, lang))
    notes = [
        t(
            "Left out: {rare} rarer words, {numbers} numbers, {short} of one letter, "
            "{function} function words."
        ).format(
            rare=format_number(result.dropped_rare, lang),
            numbers=format_number(result.dropped_numbers, lang),
            short=format_number(result.dropped_short, lang),
            function=format_number(result.dropped_stopwords, lang),
        ),
        t("Headings, footnotes, tables and signatures do not count, unless they are put in."),
    ]
    if unit == "lemmas":
        notes.append(
            t(
                "Forms of one word are taken together by a word list (simplemma) with a list of exceptions; "
                "a group has the name of its most frequent form. On 60 policy words 59 groups were right."
            )
        )
    if unit == "phrases":
        notes.append(
            t(
                "Two words in a row with only a space between, neither of them a function word; rates per "
                "10,000 words."
            )
        )
    return body, tuple(notes)
