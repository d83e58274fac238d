"""Formulas on the screen: the answer, wordings word under word, where a typed phrase stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from textwrap import shorten

import pandas as pd
import streamlit as st

from compare.analysis.formulas.find import BASE, LITERAL, REWORDED, Formula, find_formulas
from compare.analysis.formulas.places import Occurrence, lay_under
from compare.analysis.formulas.search import Found, find_wording
from compare.charts.style import letter_colour
from compare.errors import CompareError
from compare.i18n import format_date, format_number, format_rate, mark, quote
from compare.io.dutch import read_dutch
from compare.model import Letter
from compare.ui.address import choose_one, choose_switch
from compare.ui.context import Context, paper_of
from compare.ui.parts import PassageCard, letter_link, say, show_answer, show_error, speaker_name
from compare.ui.store import kept

KINDS = {REWORDED: mark("reworded"), LITERAL: mark("word for word")}
"""Kinds of formula with their names."""
FORMS = {BASE: mark("set beside"), LITERAL: mark("word for word"), REWORDED: mark("reworded")}
"""What an occurrence is beside the base, with its name."""
FIRST = 12
"""Formulas in the chart."""
_LONG = 110
_RARE = 0.001
"""Fewer pairs than this by chance are told as fewer than this."""


def cached_formulas(ctx: Context, letters: Sequence[Letter]) -> tuple[Formula, ...]:
    """`find_formulas` with rarity by the letters that come with Accent, kept between reruns."""
    chosen, given = tuple(letters), _given(ctx)
    made: tuple[Formula, ...] = kept(
        ctx, "formulas", lambda: find_formulas(chosen, given, read_dutch()), chosen, given
    )
    return made


def _given(ctx: Context) -> tuple[Letter, ...]:
    """The letters by which rarity is measured."""
    return tuple(x for x in ctx.corpus.letters if x.id in ctx.given)


def formulas_sentence(ctx: Context, formulas: Sequence[Formula]) -> str:
    """The most telling formula, and what became of it."""
    if not formulas:
        return ctx.t("These papers share no wording that tells anything.")
    best = formulas[0]
    if best.kind == LITERAL:
        text = ctx.t("The longest wording taken over is «{old}» in {first}; it stands again in {last}.")
    else:
        text = ctx.t(
            "The most telling formula that returns reworded is «{old}» in {first}; {last} has «{new}»."
        )
    return text.format(
        old=shorten(best.base.wording, 2 * _LONG, placeholder=" …"),
        new=shorten(best.latest.wording, 2 * _LONG, placeholder=" …"),
        first=_where(ctx, best.base),
        last=_where(ctx, best.latest),
    )


def _where(ctx: Context, o: Occurrence) -> str:
    """A letter with the page: «Beleidsbrief BZ 2022 (p. 5)»."""
    short = paper_of(ctx, o.letter_id).short
    return f"{short} (p. {o.page})" if o.page else short


def choose_telling(ctx: Context, formulas: Sequence[Formula]) -> list[Formula]:
    """Those that tell something; behind a switch that says how many also the others."""
    telling = [f for f in formulas if f.telling]
    label = ctx.t("Names, set phrases and manners of asking too ({n})").format(
        n=format_number(len(formulas) - len(telling), ctx.lang)
    )
    if len(telling) == len(formulas) or not choose_switch(label, "names"):
        return telling
    return list(formulas)


def formula_of(data: Mapping[str, str]) -> str:
    """Id of the formula that a mark in the chart belongs to."""
    return data["formula"]


def choose_formula(ctx: Context, formulas: Sequence[Formula]) -> Formula:
    """One of the formulas."""
    names = {f.id: f"{n}. {shorten(f.base.wording, 90, placeholder=' …')}" for n, f in enumerate(formulas, 1)}
    label = ctx.t("Formula ({n} found, the first {k} are drawn)").format(
        n=format_number(len(names), ctx.lang), k=min(FIRST, len(names))
    )
    picked = choose_one(label, names, "formula")
    return next(f for f in formulas if f.id == picked)


def show_formula(ctx: Context, formula: Formula) -> None:
    """A formula with each other wording under the base, word under word."""
    base = formula.base
    rows = [_head_html(ctx, base, ctx.t("set beside")) + f"<p>{quote(escape(base.wording), ctx.lang)}</p>"]
    for o in formula.occurrences:
        if o.form == BASE:
            continue
        rows.append(_head_html(ctx, o, ctx.t(FORMS[o.form])))
        rows.append(
            _under_html(base, o) if o.form == REWORDED else f"<p>{quote(escape(o.wording), ctx.lang)}</p>"
        )
    told = ctx.t("Strength {bits} bits: were the words in random order, {n} such pairs would be expected.")
    chance = format_rate(max(formula.expected, _RARE), ctx.lang)
    if formula.expected < _RARE:
        chance = ctx.t("fewer than {n}").format(n=chance)
    say(ctx, told.format(bits=format_rate(formula.score, ctx.lang), n=chance))
    st.html(f'<div class="acc-formula">{"".join(rows)}</div>')


def _head_html(ctx: Context, o: Occurrence, form: str) -> str:
    """Who says it, where, with a link."""
    letter = paper_of(ctx, o.letter_id)
    link = escape(letter_link(ctx, letter.id, o.block_n))
    day = format_date(letter.date, letter.date_precision, ctx.lang)
    return (
        f'<div class="acc-meta" style="border-left:3px solid {letter_colour(letter.id)};padding-left:.6rem;'
        f'margin-top:.8rem"><b>{escape(letter.short)}</b> · {escape(day)} · '
        f'{escape(speaker_name(ctx, o.speaker))} · {escape(form)} · <a href="{link}" target="_self">'
        f"{escape(o.citation)}</a></div>"
    )


def _under_html(base: Occurrence, o: Occurrence) -> str:
    """Two wordings as columns of words that wrap together; what aligns is marked."""
    cells = "".join(
        '<span style="display:inline-block;vertical-align:top;margin:0 .3rem .35rem 0">'
        f'<span class="acc-meta" style="display:block;min-height:1.4em">{escape(c.above)}</span>'
        f'<span style="display:block;min-height:1.4em">{_marked(c.below, c.alike)}</span></span>'
        for c in lay_under(base, o)
    )
    return f'<p style="line-height:1.4">{cells}</p>'


def _marked(text: str, alike: bool) -> str:
    return f"<mark>{escape(text)}</mark>" if alike else escape(text)


def formula_cards(ctx: Context, formula: Formula, letter_id: str = "") -> list[PassageCard]:
    """The passages of a formula, those of one letter first."""
    chosen = sorted(formula.occurrences, key=lambda o: o.letter_id != letter_id)
    return [_card(ctx, o, ctx.t(FORMS[o.form])) for o in chosen]


def _card(ctx: Context, o: Occurrence, note: str) -> PassageCard:
    letter = paper_of(ctx, o.letter_id)
    return PassageCard(letter, letter.block(o.block_n), o.words or ((o.start, o.end),), note)


def show_typed(ctx: Context, letters: Sequence[Letter], phrase: str) -> list[PassageCard]:
    """Where a typed phrase or a rewording of it stands, after a sentence that says how often."""
    chosen, given = tuple(letters), _given(ctx)
    try:
        found: tuple[Found, ...] = find_wording(phrase, chosen, given, read_dutch())
    except CompareError as error:
        show_error(ctx.t, error)
        return []
    literal = sum(f.occurrence.form == LITERAL for f in found)
    if found:
        told = ctx.t("Sentences with «{phrase}» word for word: {n}; sentences that resemble it: {m}.")
    else:
        told = ctx.t("Nothing in these papers resembles «{phrase}» enough.")
    show_answer(ctx, told.format(phrase=phrase, n=literal, m=len(found) - literal))
    note = ctx.t("{form}; {n}% of the phrase, rare words weighing more")
    return [
        _card(
            ctx,
            f.occurrence,
            note.format(form=ctx.t(FORMS[f.occurrence.form]), n=format_rate(100 * f.score, ctx.lang)),
        )
        for f in found
    ]


def show_list(ctx: Context, formulas: Sequence[Formula]) -> None:
    """The formulas as a list, for a screen too small for the chart."""
    items = "".join(
        f"<li><p>{quote(escape(shorten(f.base.wording, _LONG, placeholder=' …')), ctx.lang)} "
        f'<span class="acc-meta">{escape(_where(ctx, f.base))}</span><br>→ '
        f"{quote(escape(shorten(f.latest.wording, _LONG, placeholder=' …')), ctx.lang)} "
        f'<span class="acc-meta">{escape(_where(ctx, f.latest))}</span></p></li>'
        for f in formulas
    )
    st.html(f'<ol class="acc-list">{items}</ol>')


def formulas_frame(ctx: Context, formulas: Sequence[Formula]) -> pd.DataFrame:
    """One row for each occurrence, in the order of the formulas."""
    t = ctx.t
    return pd.DataFrame(
        [
            {
                t("rank"): rank,
                t("kind"): t(KINDS[f.kind]),
                t("telling"): t("yes") if f.telling else t("no"),
                t("shared words"): f.words,
                t("bits"): round(f.score, 1),
                t("expected by chance"): round(f.expected, 3),
                t("form"): t(FORMS[o.form]),
                t("wording"): o.wording,
                t("words that align"): " ".join(o.aligned),
                t("letter"): paper_of(ctx, o.letter_id).short,
                t("speaker"): speaker_name(ctx, o.speaker),
                t("page"): o.page,
                t("citation"): o.citation,
                t("sentence"): o.sentence,
            }
            for rank, f in enumerate(formulas, 1)
            for o in f.occurrences
        ]
    )


def formulas_method(ctx: Context, formulas: Sequence[Formula]) -> tuple[str, list[str]]:
    """How formulas are found, and what was left out."""
    t = ctx.t
    body = t(
        "Every two papers are searched sentence by sentence for the stretch that they share best "
        "(local alignment, Smith and Waterman 1981): the same words, words of one family (beschermen, "
        "beschermend), parts of compounds, and general words that may take each other's place (kan, "
        "mogelijk). A word counts for more the rarer it is (bits); words of names, titles and set phrases "
        "count for little, and what differs costs. Every run of "
        "six words or more is found word for word, over the ends of sentences too."
    )
    caution = t(
        "*Expected by chance* is how many pairs as good the two papers would share if the words of each "
        "sentence stood in random order. Formulas that the same speaker uses again come before those that "
        "parties quote. A name in small letters can pass for a formula, and two papers may both follow a "
        "third that is not here."
    )
    telling = [f for f in formulas if f.telling]
    own = sum(f.travels for f in telling)
    notes = [
        t("{n} formulas; {m} of them are used again by the same speaker.").format(
            n=format_number(len(telling), ctx.lang), m=format_number(own, ctx.lang)
        ),
        t(
            "Left out: wordings under 15 bits or of fewer than three words, and manners of asking. Of the "
            "runs of six words or more none is left out: {n} of this sort stand behind a switch."
        ).format(n=format_number(len(formulas) - len(telling), ctx.lang)),
    ]
    return f"{body}\n\n{caution}", notes
