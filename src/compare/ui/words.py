"""Typical words on the screen: how they are written, where they stand, what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd
import streamlit as st

from compare.analysis.keyness import KeynessResult, KeyWord
from compare.analysis.selection import Selection, select_blocks
from compare.charts.keyness import split_direction, word_label
from compare.i18n import format_number, format_rate
from compare.model import Block, Letter
from compare.text.tokens import split_sentences, split_tokens
from compare.ui.context import Context
from compare.ui.parts import PassageCard, show_table
from compare.ui.sentences import listed, times_named

PER = 10_000


def find_word(
    blocks: Iterable[Block], members: Sequence[str]
) -> tuple[tuple[Block, tuple[tuple[int, int], ...]], ...]:
    """The blocks that hold one of these words, with where it stands in each.

    Words are compared as keyness counts them (`Token.key`), so the places sum to its count.
    """
    wanted = frozenset(members)
    found = []
    for block in blocks:
        marks = tuple((t.start, t.end) for t in split_tokens(block.text) if t.key in wanted)
        if marks:
            found.append((block, marks))
    return tuple(found)


def written_forms(blocks: Iterable[Block]) -> dict[str, str]:
    """How each word is mostly written: «EU» for «eu»; one that only opens sentences stays in lower case."""
    seen: dict[str, Counter[str]] = {}
    opening: dict[str, Counter[str]] = {}
    for block in blocks:
        starts = {start for start, _ in split_sentences(block.text)}
        for token in split_tokens(block.text):
            seen_here = opening if token.start in starts else seen
            seen_here.setdefault(token.key, Counter())[token.text] += 1
    forms = {key: counts.most_common(1)[0][0] for key, counts in seen.items()}
    return {key: key for key in opening} | forms


def word_cards(letter: Letter, selection: Selection, members: Sequence[str]) -> tuple[PassageCard, ...]:
    """A card for each paragraph with the word, hits marked, those with most hits first."""
    found = find_word(select_blocks(letter, selection), members)
    ordered = sorted(found, key=lambda x: (-len(x[1]), x[0].n))
    return tuple(PassageCard(letter, block, marks) for block, marks in ordered)


def moved_sentence(
    ctx: Context, result: KeynessResult, written: Mapping[str, str], target: Letter, reference: Letter
) -> str:
    """The words that moved most for sure, both ways, with both counts."""
    t = ctx.t

    def name(words: Sequence[KeyWord]) -> str:
        """«Oekraïne» (3 → 52)."""
        return listed(
            ctx,
            [
                f"«{written.get(w.word, w.word)}» ({w.reference_count}\u00a0→\u00a0{w.target_count})"
                for w in words
            ],
        )

    came, went = split_direction([w for w in result.words if w.lrc and not w.one_paragraph], 3)
    named = {"a": reference.short, "b": target.short}
    if came and went:
        text = t("What stands out in {b} beside {a}: {came}. What receded: {went}.")
        return text.format(came=name(came), went=name(went), **named)
    if came or went:
        text = t("Between {a} and {b} these words moved for sure: {words}.")
        return text.format(words=name(came or went), **named)
    return t("No word differs so much between {a} and {b} that chance can be ruled out.").format(**named)


def word_sentence(ctx: Context, word: KeyWord, shown: str, target: Letter, reference: Letter) -> str:
    """One word with its counts, rates and paragraphs in both letters, as Markdown."""
    t, lang = ctx.t, ctx.lang
    text = t(
        "**{word}**: {a_count} in {a} ({a_rate} per 10,000 words; paragraphs: {a_range}), "
        "{b_count} in {b} ({b_rate} per 10,000; paragraphs: {b_range})."
    ).format(
        word=shown,
        a=reference.short,
        b=target.short,
        a_count=times_named(ctx, word.reference_count),
        b_count=times_named(ctx, word.target_count),
        a_rate=format_rate(word.reference_rate * PER, lang),
        b_rate=format_rate(word.target_rate * PER, lang),
        a_range=format_number(word.range_reference, lang),
        b_range=format_number(word.range_target, lang),
    )
    if min(word.target_count, word.reference_count) >= 5:
        ratio = max(word.target_rate, word.reference_rate) / min(word.target_rate, word.reference_rate)
        text += t(" That is {x} times as often.").format(x=format_rate(ratio, lang))
    if word.one_paragraph:
        text += t(" All hits stand in one paragraph: this tells of a passage, not of the letter.")
    return text


def tried_line(ctx: Context, result: KeynessResult, target: Letter, reference: Letter) -> str:
    """How many words were compared, in letters of which length."""
    return ctx.t(
        "{m} words compared, each at least {n} times in both letters together; {a}: {na} words, "
        "{b}: {nb} words"
    ).format(
        m=format_number(result.candidates, ctx.lang),
        n=result.min_count,
        a=reference.short,
        na=format_number(result.n_reference, ctx.lang),
        b=target.short,
        nb=format_number(result.n_target, ctx.lang),
    )


def words_frame(result: KeynessResult) -> pd.DataFrame:
    """Every word compared with all its figures, for the CSV."""
    return pd.DataFrame([{**asdict(w), "members": " ".join(w.members)} for w in result.words])


def show_words(
    ctx: Context,
    result: KeynessResult,
    written: Mapping[str, str],
    target: Letter,
    reference: Letter,
    filename: str,
) -> None:
    """The table of all words compared."""
    t = ctx.t
    columns: dict[str, tuple[list[Any], str]] = {
        t("word"): ([word_label(w, dict(written)) for w in result.words], ""),
        reference.short: ([w.reference_count for w in result.words], ""),
        target.short: ([w.target_count for w in result.words], ""),
        t("per 10,000, older"): ([w.reference_rate * PER for w in result.words], "%.1f"),
        t("per 10,000, newer"): ([w.target_rate * PER for w in result.words], "%.1f"),
        t("log ratio"): ([w.log_ratio for w in result.words], "%.2f"),
        "LRC": ([w.lrc for w in result.words], "%.2f"),
        t("G2 (four cells)"): ([w.g2 for w in result.words], "%.1f"),
        "q": ([w.q for w in result.words], "%.4f"),
        "DP": ([w.dp for w in result.words], "%.2f"),
        t("paragraphs, older"): ([w.range_reference for w in result.words], ""),
        t("paragraphs, newer"): ([w.range_target for w in result.words], ""),
    }
    decimals = {k: st.column_config.NumberColumn(format=form) for k, (_, form) in columns.items() if form}
    table = pd.DataFrame({k: values for k, (values, _) in columns.items()})
    show_table(ctx, table, "words-table", filename, decimals)


def words_method(
    ctx: Context, result: KeynessResult, target: Letter, reference: Letter
) -> tuple[str, tuple[str, ...]]:
    """How the words are ranked, and what was left out."""
    t, lang = ctx.t, ctx.lang
    body = t(
        "**Typical words (keyness).** Every word of {b} is set against the same word in {a}. **Log ratio**: "
        "how many times doubled (+1 is twice as often, −1 half as often; a zero counts as half a hit). "
        "**LRC** (conservative log ratio): the smallest difference that is still sure after correction for "
        "all {m} words tried; 0 means no safe claim. **G2**: how badly the counts fit “no difference”, over "
        "four cells; it grows with the length of the texts. **DP**: 0 is spread evenly over the paragraphs, "
        "1 is all in one spot. **q**: the part of false alarms when everything up to here is believed. † All "
        "hits in one paragraph. A ratio is named only when both counts are at least 5. Zero is never “gone”: "
        "a word may be missing by chance."
    ).format(a=reference.short, b=target.short, m=format_number(result.candidates, lang))
    left_out = t(
        "Left out: {rare} rarer words, {numbers} numbers, {short} of one letter, {function} function words."
    ).format(
        rare=format_number(result.dropped_rare, lang),
        numbers=format_number(result.dropped_numbers, lang),
        short=format_number(result.dropped_short, lang),
        function=format_number(result.dropped_stopwords, lang),
    )
    return body, (left_out, t("Headings, footnotes, tables and signatures do not count."))
