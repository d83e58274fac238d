"""Promises on the screen: the answer, the sentences with why they count, the method."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from compare.analysis.promises import (
    KINDS,
    Kind,
    Promise,
    PromiseRate,
    by_concreteness,
    compare_promises,
)
from compare.analysis.selection import Selection
from compare.charts.style import letter_colour
from compare.i18n import format_date, format_number, format_rate, format_signed, mark
from compare.model import Letter
from compare.text.details import Deadline
from compare.ui.address import choose_one, choose_switch
from compare.ui.context import Context, paper_of
from compare.ui.parts import PassageCard, letter_link, mark_text, speaker_name

DETAILS = {
    "all": mark("all"),
    "concrete": mark("with a deadline or amount"),
    "deadline": mark("with a deadline"),
    "amount": mark("with an amount"),
}
SHOWN = {"commitment": mark("commitments"), "intention": mark("intentions")}
FIRST = 8
"""Sentences that are shown at once."""
_CARD = {"commitment": mark("commitment"), "intention": mark("intention")}


def promise_sentence(
    ctx: Context,
    letters: Sequence[Letter],
    rates: Sequence[PromiseRate],
    promises: Sequence[Promise],
    selection: Selection,
    *,
    concrete: bool,
) -> str:
    """What the newest policy letter commits to, how much of it is concrete, and beside which older letter."""
    t, lang = ctx.t, ctx.lang
    by_key = {(r.letter_id, r.kind): r for r in rates if r.sentences}
    speaking = [x for x in letters if (x.id, "commitment") in by_key]
    if not speaking:
        return t("The cabinet says nothing in these papers: there is nothing to promise.")
    policy = [x for x in speaking if x.kind == "letter"] or speaking
    last, first = policy[-1], policy[0]
    commits, intends = by_key[last.id, "commitment"], by_key[last.id, "intention"]
    dated = sum(p.is_concrete and p.kind == "commitment" and p.letter_id == last.id for p in promises)
    numbers = {
        "letter": last.short,
        "n": format_number(commits.count, lang),
        "total": format_number(commits.sentences, lang),
        "rate": format_rate(100 * commits.rate, lang),
        "low": format_rate(100 * commits.low, lang),
        "high": format_rate(100 * commits.high, lang),
        "m": format_number(intends.count, lang),
        "dated": format_number(dated, lang),
    }
    if concrete:
        text = t(
            "In {letter} {n} of {total} sentences commit the cabinet with a deadline or an amount ({rate} "
            "per "
            "100, margin {low} to {high}); {m} intentions have one."
        )
    else:
        text = t(
            "In {letter} {n} of {total} sentences commit the cabinet to something ({rate} per 100, margin "
            "{low} "
            "to {high}), {dated} of them with a deadline or an amount; {m} sentences only intend."
        )
    told = text.format(**numbers)
    if first is last:
        return told
    shift = compare_promises(first, last, promises, "commitment", selection, concrete=concrete)
    older = by_key[first.id, "commitment"]
    if shift is None:
        return told
    beside = t(
        " In {letter} {n} of {total} commit: a difference of {difference} per 100 (margin {low} to {high})."
    ).format(
        letter=first.short,
        n=format_number(older.count, lang),
        total=format_number(older.sentences, lang),
        difference=format_signed(100 * shift.difference, lang),
        low=format_signed(100 * shift.low, lang),
        high=format_signed(100 * shift.high, lang),
    )
    return told + beside + ("" if shift.p <= 0.05 else t(" Chance can explain that difference."))


def choose_year(ctx: Context, promises: Sequence[Promise]) -> str:
    """The year in which a deadline must end; "" for any. Asked only where deadlines end in several years."""
    years = sorted({str(d.last.year) for p in promises for d in p.deadlines})
    if len(years) < 2:
        return ""
    names = {"": ctx.t("any year")} | {y: y for y in years}
    return choose_one(ctx.t("Deadline ends in"), names, "until", width=150)


def shown_sentence(ctx: Context, shown: Sequence[Promise]) -> str:
    """How many sentences fit the reader's choice."""
    if len(shown) < 2:
        return ctx.t("One sentence.") if shown else ctx.t("No sentence fits this choice.")
    return ctx.t("{n} sentences, the most concrete first.").format(n=format_number(len(shown), ctx.lang))


def filter_promises(
    ctx: Context,
    promises: Sequence[Promise],
    kinds: Sequence[str],
    detail: str,
    letter_id: str = "",
    year: str = "",
) -> tuple[Promise, ...]:
    """The sentences that the reader asked for: most concrete first, of those the newest letter first.

    ``year`` keeps those with a deadline that ends in it.
    """
    newest_first = sorted(promises, key=lambda p: paper_of(ctx, p.letter_id).date, reverse=True)
    return by_concreteness(
        p
        for p in newest_first
        if p.kind in kinds
        and _has(p, detail)
        and letter_id in ("", p.letter_id)
        and (not year or any(str(d.last.year) == year for d in p.deadlines))
    )


def _has(promise: Promise, detail: str) -> bool:
    """Whether a sentence has what `DETAILS` names."""
    return {
        "all": True,
        "concrete": promise.is_concrete,
        "deadline": bool(promise.deadlines),
        "amount": bool(promise.amounts),
    }[detail]


def promises_html(ctx: Context, promises: Sequence[Promise]) -> str:
    """Sentences as cards: the words that make them count marked, deadline and amount, place and link."""
    return f'<div class="acc-cards">{"".join(_card(ctx, p) for p in promises)}</div>'


def promise_passages(ctx: Context, promises: Iterable[Promise]) -> list[tuple[str, PassageCard]]:
    """The paragraph of each sentence, the sentence marked, with its kind and why it counts."""
    found = []
    for promise in promises:
        letter = paper_of(ctx, promise.letter_id)
        stretch = ((promise.start, promise.end),)
        card = PassageCard(letter, letter.block(promise.block_n), stretch, why_sentence(ctx, promise))
        found.append((ctx.t(_CARD[promise.kind]), card))
    return found


def _card(ctx: Context, promise: Promise) -> str:
    """One sentence as HTML; all text of the letter escaped."""
    letter = paper_of(ctx, promise.letter_id)
    block = letter.block(promise.block_n)
    details = [(d.start, d.end) for d in promise.deadlines] + [(x.start, x.end) for x in promise.amounts]
    inside = [(a - promise.start, b - promise.start) for a, b in (*promise.marks, *details)]
    head = (
        f"<b>{escape(ctx.t(_CARD[promise.kind]).capitalize())}</b> · "
        f"{escape(speaker_name(ctx, promise.speaker))} · {escape(letter.short)}"
    )
    if block.section:
        head += f" · {escape(block.section[-1])}"
    link = escape(letter_link(ctx, letter.id, block.n))
    read = ctx.t("read it in the letter") if letter.kind == "letter" else ctx.t("read it in the paper")
    return (
        f'<div class="acc-card" style="--acc:{letter_colour(letter.id)}"><div class="acc-meta">{head}</div>'
        f"<p>{mark_text(promise.text, inside)}</p>"
        f'<p class="acc-note">{escape(why_sentence(ctx, promise))}</p>'
        f'<div class="acc-meta">{escape(promise.citation)} · <a href="{link}" target="_self">'
        f"{escape(read)}</a></div></div>"
    )


def why_sentence(ctx: Context, promise: Promise) -> str:
    """Why a sentence counts, and what was read in it as deadline and amount."""
    t, lang = ctx.t, ctx.lang
    labels = dict.fromkeys(s.label if lang == "nl" else s.label_en for s in promise.signals)
    parts = [t("Counts by: {signals}.").format(signals=", ".join(f"«{x}»" for x in labels))]
    if promise.deadlines:
        written = paper_of(ctx, promise.letter_id).date
        dates = ", ".join(f"{d.text} ({_days(ctx, d, written)})" for d in promise.deadlines)
        parts.append(t("Deadline: {dates}.").format(dates=dates))
    if promise.amounts:
        parts.append(t("Amount: {amounts}.").format(amounts=", ".join(a.text for a in promise.amounts)))
    return " ".join(parts)


def _days(ctx: Context, deadline: Deadline, written: date) -> str:
    """The days that a deadline spans; its last day when it is one day or begins at once."""
    last = format_date(deadline.last, "day", ctx.lang)
    if deadline.first == deadline.last:
        return last
    if deadline.first <= written:
        return ctx.t("by {day}").format(day=last)
    return f"{format_date(deadline.first, 'day', ctx.lang)} – {last}"


def promises_frame(ctx: Context, promises: Sequence[Promise]) -> pd.DataFrame:
    """The sentences as a table."""
    t = ctx.t
    return pd.DataFrame(
        [
            {
                t("kind"): t(_CARD[p.kind]),
                t("sentence"): " ".join(p.text.split()),
                t("deadline"): "; ".join(d.text for d in p.deadlines),
                t("until"): max(d.last for d in p.deadlines).isoformat() if p.deadlines else "",
                t("amount"): "; ".join(a.text for a in p.amounts),
                t("counts by"): "; ".join(
                    dict.fromkeys(s.label if ctx.lang == "nl" else s.label_en for s in p.signals)
                ),
                t("letter"): paper_of(ctx, p.letter_id).short,
                t("page"): p.page,
                t("citation"): p.citation,
            }
            for p in promises
        ]
    )


def rates_frame(ctx: Context, rates: Sequence[PromiseRate]) -> pd.DataFrame:
    """The rows behind the chart; rates and margins per 100 sentences."""
    t = ctx.t
    return pd.DataFrame(
        [
            {
                t("letter"): paper_of(ctx, r.letter_id).short,
                t("kind"): t(_CARD[r.kind]),
                t("count"): r.count,
                t("of sentences"): r.sentences,
                t("per 100 sentences"): round(100 * r.rate, 2),
                t("from"): round(100 * r.low, 2),
                t("to"): round(100 * r.high, 2),
                t("paragraphs"): r.paragraphs,
                t("of paragraphs"): r.total_paragraphs,
            }
            for r in rates
            if r.sentences
        ]
    )


def promises_method(ctx: Context) -> tuple[str, tuple[str, ...]]:
    """How the sentences are found and how the figures of style are made."""
    t = ctx.t
    body = t(
        "**Commitments and intentions.** A sentence commits when it says that the cabinet will do a "
        "particular thing: «zal», «gaat», «komt met», «de Kamer ontvangt», «wordt opgesteld», with "
        "the cabinet, a minister, Nederland, we or I as the one who acts. It intends when it aims, "
        "tries, wants or examines: «zet in op», «streeft naar», «wil», «onderzoekt», «zal zich "
        "inzetten». A sentence with both is a commitment. Questions, quotations, negations («zal "
        "niet»), conditions («zou», «mits»), the past, and what others will do («Rusland zal») do not "
        "count. The words stand in `data/promises.csv`, where you can change them; each sentence "
        "shows by which it counts. **Deadline**: a date, month, quarter, season or year after the "
        "date of the letter; «binnenkort» is none. **Margin**: paragraphs drawn again 2,000 times.\n\n"
        "**How often this is right.** 520 sentences were drawn at random and coded by one reader, who "
        "then chose the words; on the 360 not used for choosing them 20 of 24 commitments found were "
        "right (margin 64 to 93%) and 20 of 27 were found (55 to 87%); of the intentions 24 of 25 (80 "
        "to 99%) and 24 of 37 (49 to 78%). After that the list was mended with these sentences too, "
        "so today's figures are better on these letters; on other letters expect the figures above.\n\n"
        "**Style.** *Flesch-Douma* (Douma 1960): 206.84 − 77 × syllables a word − 0.93 × words a "
        "sentence; syllables are counted by rule. *LIX* (Björnsson 1968): words a sentence + "
        "percentage of words of more than six letters. *Variety* (MATTR, Covington & McFall 2010): "
        "the part of different words in each stretch of 500 words. *Passive*: «worden» with a "
        "participle, or «zijn» with one before «door»; «is besloten» is not seen."
    )
    return body, (
        t("A promise in other words, or a plan in the present tense («Nederland steunt»), is not seen."),
        t(
            "Formulas see lengths only: names, citations of papers and lists make a text seem harder than "
            "it is."
        ),
        t("Headings, footnotes, tables and signatures do not count, unless they are put in."),
    )


def kinds_of(chosen: Sequence[str]) -> tuple[Kind, ...]:
    """The kinds chosen; both when none is."""
    return tuple(k for k in KINDS if k in chosen) or KINDS


def show_more(ctx: Context, promises: Sequence[Promise]) -> None:
    """The sentences as cards; the rest come on asking."""
    everything = len(promises) <= FIRST or choose_switch(
        ctx.t("Show all {n} sentences").format(n=format_number(len(promises), ctx.lang)), "all"
    )
    st.html(promises_html(ctx, promises if everything else promises[:FIRST]))
