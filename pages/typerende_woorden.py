"""Words that one letter uses more, and words that it uses less, than another."""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd
import streamlit as st

from compare import ui, ui_compare
from compare.analysis.keyness import KeyWord
from compare.analysis.selection import select_blocks
from compare.charts.keyness import chart_keyness, split_direction, word_label
from compare.i18n import format_number, format_rate

ctx = ui.frame("typerende_woorden")
t, lang = ctx.t, ctx.lang
ui_compare.draw_style()
above = st.container()

with st.container():
    reference, target = ui.choose_pair(ctx, "paar")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        selection = ui.choose_speakers(ctx, (reference, target), "stem")
        with st.popover(t("More choices")):
            fewest = st.number_input(
                t("Fewest times in both letters together"), 2, 50, 5, key="minst", bind="query-params"
            )
            function_words = st.checkbox(
                t("Show function words (de, het, van …)"), key="functie", bind="query-params"
            )
ui.warn_unlike(ctx, (reference, target))

result = ui.cached_keyness(
    ctx,
    target,
    reference,
    selection,
    min_count=int(fewest),
    drop_stopwords=not function_words,
    stopwords=ctx.stopwords,
)
if not result.words:
    with above:
        ui.show_answer(
            ctx, t("One of the two letters holds no words of this speaker: nothing can be compared.")
        )
        st.markdown(t("Choose **everyone's** words or another letter below."))
    st.stop()

written = ui_compare.written_forms(b for x in (reference, target) for b in select_blocks(x, selection))
sure = [w for w in result.words if w.lrc and not w.one_paragraph]
came, went = split_direction(sure, 3)


def name(words: tuple[KeyWord, ...]) -> str:
    """Words with both counts: «Oekraïne» (3 → 52)."""
    shown = [
        f"«{written.get(w.word, w.word)}» ({w.reference_count}\u00a0→\u00a0{w.target_count})" for w in words
    ]
    return ", ".join(shown[:-1]) + t(" and ") + shown[-1] if len(shown) > 1 else "".join(shown)


if came and went:
    answer = t("What stands out in {b} beside {a}: {came}. What receded: {went}.").format(
        a=reference.short, b=target.short, came=name(came), went=name(went)
    )
elif came or went:
    answer = t("Between {a} and {b} these words moved for sure: {words}.").format(
        a=reference.short, b=target.short, words=name(came or went)
    )
else:
    answer = t("No word differs so much between {a} and {b} that chance can be ruled out.").format(
        a=reference.short, b=target.short
    )
with above:
    ui.show_answer(ctx, answer)

tried = t(
    "{m} words compared, each at least {n} times in both letters together; {a}: {na} words, {b}: {nb} words"
).format(
    m=format_number(result.candidates, lang),
    n=result.min_count,
    a=reference.short,
    na=format_number(result.n_reference, lang),
    b=target.short,
    nb=format_number(result.n_target, lang),
)
frame = pd.DataFrame([{**asdict(w), "members": " ".join(w.members)} for w in result.words])
chosen = ui.show_chart(
    ctx,
    chart_keyness(
        result.words,
        target,
        reference,
        lang=lang,
        top=12,
        written=written,
        title=t("Words that came and words that went, from {a} to {b}").format(
            a=reference.short, b=target.short
        ),
        subtitle=tried,
    ),
    "typerend",
    answer,
    frame,
    f"typerende-woorden-{target.id}-{reference.id}",
)

by_word = {w.word: w for w in result.words}
picked = chosen[0]["word"] if chosen else ""
if picked != st.session_state.get("picked_word", "") and picked in by_word:
    st.session_state["woord"] = picked  # a new choice in the chart; after that the list is free again
st.session_state["picked_word"] = picked
ui_compare.settle_choice(list(by_word), "woord")
word = by_word[
    st.selectbox(
        t("Read a word in its paragraphs"),
        list(by_word),
        key="woord",
        bind="query-params",
        help=t("Type to search."),
        format_func=lambda w: written.get(w, w),
    )
]
per = 10_000
shown = written.get(word.word, word.word)
times = ""
if min(word.target_count, word.reference_count) >= 5:
    ratio = max(word.target_rate, word.reference_rate) / min(word.target_rate, word.reference_rate)
    times = t(" That is {x} times as often.").format(x=format_rate(ratio, lang))
st.markdown(
    t(
        "**{word}**: {a_count} times in {a} ({a_rate} per 10,000 words; paragraphs: {a_range}), "
        "{b_count} times in {b} ({b_rate} per 10,000; paragraphs: {b_range}).{times}"
    ).format(
        word=shown,
        a=reference.short,
        b=target.short,
        times=times,
        a_count=format_number(word.reference_count, lang),
        b_count=format_number(word.target_count, lang),
        a_rate=format_rate(word.reference_rate * per, lang),
        b_rate=format_rate(word.target_rate * per, lang),
        a_range=format_number(word.range_reference, lang),
        b_range=format_number(word.range_target, lang),
    )
    + (
        t(" All hits stand in one paragraph: this tells of a passage, not of the letter.")
        if word.one_paragraph
        else ""
    )
)
for letter in (target, reference):
    cards = ui_compare.word_cards(letter, selection, word.members)
    count = sum(len(c.marks) for c in cards)
    title = t("“{word}” in {letter}: {count}").format(
        word=shown, letter=letter.short, count=format_number(count, lang)
    )
    ui.show_passages(ctx, cards, title)

st.markdown("#### " + t("All words compared"))
table = pd.DataFrame(
    {
        t("word"): [word_label(w, written) for w in result.words],
        f"{reference.short}": [w.reference_count for w in result.words],
        f"{target.short}": [w.target_count for w in result.words],
        t("per 10,000, older"): [w.reference_rate * per for w in result.words],
        t("per 10,000, newer"): [w.target_rate * per for w in result.words],
        t("log ratio"): [w.log_ratio for w in result.words],
        "LRC": [w.lrc for w in result.words],
        t("G2 (four cells)"): [w.g2 for w in result.words],
        "q": [w.q for w in result.words],
        "DP": [w.dp for w in result.words],
        t("paragraphs, older"): [w.range_reference for w in result.words],
        t("paragraphs, newer"): [w.range_target for w in result.words],
    }
)
decimals = {
    t(c): st.column_config.NumberColumn(format="%.1f") for c in ("per 10,000, older", "per 10,000, newer")
}
decimals |= {c: st.column_config.NumberColumn(format="%.2f") for c in (t("log ratio"), "LRC", "DP")}
decimals |= {
    t("G2 (four cells)"): st.column_config.NumberColumn(format="%.1f"),
    "q": st.column_config.NumberColumn(format="%.4f"),
}
ui.show_table(ctx, table, "woorden", f"typerende-woorden-{target.id}-{reference.id}", decimals)
ui.show_method(
    ctx,
    t(
        "**Typical words (keyness).** Every word of {b} is set against the same word in {a}. **Log ratio**: "
        "how many times doubled (+1 is twice as often, −1 half as often; a zero counts as half a hit). "
        "**LRC** (conservative log ratio): the smallest difference that is still sure after correction for "
        "all {m} words tried; 0 means no safe claim. **G2**: how badly the counts fit “no difference”, over "
        "four cells; it grows with the length of the texts. **DP**: 0 is spread evenly over the paragraphs, "
        "1 is all in one spot. **q**: the part of false alarms when everything up to here is believed. † All "
        "hits in one paragraph. A ratio is named only when both counts are at least 5. Zero is never “gone”: "
        "a word may be missing by chance."
    ).format(a=reference.short, b=target.short, m=format_number(result.candidates, lang)),
    (
        t(
            "Left out: {rare} rarer words, {numbers} numbers, {short} of one letter, {function} function "
            "words."
        ).format(
            rare=format_number(result.dropped_rare, lang),
            numbers=format_number(result.dropped_numbers, lang),
            short=format_number(result.dropped_short, lang),
            function=format_number(result.dropped_stopwords, lang),
        ),
        t("Headings, footnotes, tables and signatures do not count."),
    ),
)
