"""How letters are written, on the screen: the table of style figures and the longest sentences."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

import pandas as pd

from compare.analysis.readability import Estimate, LetterStyle, LongSentence
from compare.charts.style import letter_colour
from compare.i18n import format_number, format_percent
from compare.ui.context import Context, paper_of
from compare.ui.parts import letter_link


def style_html(ctx: Context, styles: Sequence[LetterStyle]) -> str:
    """The style figures as one table: a row a figure, a column a letter, margins in brackets."""
    t, lang = ctx.t, ctx.lang
    there = [s for s in styles if s.sentences]
    longest = [format_number(s.longest.words, lang) if s.longest else "–" for s in there]
    rows: list[tuple[str, str, list[str]]] = [
        (t("Words a sentence, mean"), "", [_with_margin(s.sentence, lang) for s in there]),
        (
            t("Words a sentence, middle one"),
            t("half of the sentences are longer"),
            [format_number(s.median, lang) for s in there],
        ),
        (
            t("Longest sentence, words"),
            "",
            longest,
        ),
        (t("Words a paragraph"), "", [_with_margin(s.paragraph, lang) for s in there]),
        (
            t("Long words"),
            t("more than six letters, of all words"),
            [_with_margin(s.long_words, lang, percent=True) for s in there],
        ),
        (
            t("Passive sentences"),
            t("«worden» with a participle; rough"),
            [_with_margin(s.passive, lang, percent=True) for s in there],
        ),
        (
            t("Flesch-Douma"),
            t("100 is very easy, below 30 very hard"),
            [_with_margin(s.flesch_douma, lang) for s in there],
        ),
        (t("LIX"), t("below 30 very easy, above 60 very hard"), [_with_margin(s.lix, lang) for s in there]),
        (
            t("Variety of words"),
            t("different words in each stretch of 500"),
            [format_percent(s.variety, lang) for s in there],
        ),
        (
            t("Sentences counted"),
            t("questions and very short ones too"),
            [format_number(s.sentences, lang) for s in there],
        ),
    ]
    head = "".join(
        f'<th class="acc-num" style="white-space:normal">{escape(paper_of(ctx, s.letter_id).short)}</th>'
        for s in there
    )
    body = "".join(
        f"<tr><td>{escape(name)}"
        + (f'<br><span class="acc-meta">{escape(told)}</span>' if told else "")
        + "</td>"
        + "".join(f'<td class="acc-num">{_two_lines(cell)}</td>' for cell in cells)
        + "</tr>"
        for name, told, cells in rows
    )
    table = f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="acc-scroll" tabindex="0"><table class="acc-table">{table}</table></div>'


def style_frame(ctx: Context, styles: Sequence[LetterStyle]) -> pd.DataFrame:
    """The style figures for the CSV, margins in columns of their own."""
    t = ctx.t
    rows = []
    for s in styles:
        if not s.sentences:
            continue
        row: dict[str, object] = {t("letter"): paper_of(ctx, s.letter_id).short, t("words"): s.words}
        row |= {t("sentences"): s.sentences, t("paragraphs"): s.paragraphs}
        for name, e, digits in (
            (t("words a sentence"), s.sentence, 2),
            (t("words a paragraph"), s.paragraph, 1),
            (t("long words"), s.long_words, 4),
            (t("passive sentences"), s.passive, 4),
            ("Flesch-Douma", s.flesch_douma, 1),
            ("LIX", s.lix, 1),
        ):
            row |= {
                name: round(e.value, digits),
                f"{name}, {t('from')}": round(e.low, digits),
                f"{name}, {t('to')}": round(e.high, digits),
            }
        row |= {
            t("median words a sentence"): s.median,
            t("standard deviation"): round(s.spread, 2),
            t("longest sentence"): s.longest.words if s.longest else 0,
            t("variety of words"): round(s.variety, 4) if s.variety == s.variety else None,
        }
        rows.append(row)
    return pd.DataFrame(rows)


def long_sentences_html(ctx: Context, sentences: Sequence[LongSentence]) -> str:
    """The longest sentences as cards, each with its number of words and its place."""
    cards = []
    for s in sentences:
        letter = paper_of(ctx, s.letter_id)
        block = letter.block(s.block_n)
        link = escape(letter_link(ctx, letter.id, block.n))
        words = ctx.t("{n} words").format(n=format_number(s.words, ctx.lang))
        head = f"<b>{escape(words)}</b> · {escape(letter.short)}"
        cards.append(
            f'<div class="acc-card" style="--acc:{letter_colour(letter.id)}">'
            f'<div class="acc-meta">{head}</div>'
            f"<p>{escape(block.text[s.start : s.end])}</p>"
            f'<div class="acc-meta">{escape(s.citation)} · <a href="{link}" target="_self">'
            f"{escape(ctx.t('read it in the letter'))}</a></div></div>"
        )
    return f'<div class="acc-cards">{"".join(cards)}</div>'


def _with_margin(e: Estimate, lang: str, *, percent: bool = False) -> str:
    """A figure with its margin in brackets, where the text is long enough for one."""
    form = format_percent if percent else _one_digit
    if math.isnan(e.low):
        return form(e.value, lang)
    return f"{form(e.value, lang)} ({form(e.low, lang)}–{form(e.high, lang)})"


def _two_lines(cell: str) -> str:
    """A figure with its margin small under it, as HTML."""
    figure, bracket, margin = cell.partition(" (")
    return escape(figure) + (f'<br><span class="acc-meta">({escape(margin)}</span>' if bracket else "")


def _one_digit(x: float, lang: str) -> str:
    """A figure of style: one digit below 100."""
    return format_number(x, lang, 1 if abs(x) < 100 else 0)
