"""From results to what a reader reads: sentences with their figures, and the passages behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from compare.analysis.concordance import Line
from compare.analysis.frequency import TermCount
from compare.analysis.shifts import Shift
from compare.analysis.themes import ParagraphThemes, ThemeShare
from compare.i18n import format_number, format_percent, format_rate
from compare.model import CABINET
from compare.ui import Context, PassageCard, letter_link, link_page, paper_of, speaker_name

MANY = 4
"""A sentence names no more counts than these."""


def whose_words(ctx: Context, speakers: frozenset[str] | None) -> str:
    """Whose words count, as a chart's subtitle says it."""
    if speakers is None:
        return ctx.t("the words of everyone")
    if speakers == {CABINET}:
        return ctx.t("only the cabinet's words")
    return ctx.t("only the words of {speaker}").format(speaker=", ".join(sorted(speakers)))


def shift_name(ctx: Context, shift: Shift) -> str:
    """Name of what shifted, in the reader's language."""
    return shift.label if ctx.lang == "nl" else shift.label_en or shift.label


def _times(ctx: Context, n: int) -> str:
    """How often, in words: not once, once, n times."""
    words = {0: ctx.t("not once"), 1: ctx.t("once")}
    return words.get(n) or ctx.t("{n} times").format(n=format_number(n, ctx.lang))


def shift_sentence(ctx: Context, shift: Shift) -> str:
    """One shift as a sentence with counts, rates and margin."""
    a, b = paper_of(ctx, shift.earlier_id), paper_of(ctx, shift.later_id)
    named = {"name": shift_name(ctx, shift), "a": a.short, "b": b.short}
    lang = ctx.lang
    if shift.kind == "theme":
        text = ctx.t(
            "«{name}» takes {later} of the words in {b}, against {earlier} in {a} ({p2} against {p1} "
            "paragraphs): "
            "a difference of {difference} percentage points (margin {low} to {high})."
        ).format(
            earlier=format_percent(shift.earlier.value, lang),
            later=format_percent(shift.later.value, lang),
            p1=shift.paragraphs[0],
            p2=shift.paragraphs[1],
            difference=_signed(100 * shift.difference, lang),
            low=_signed(100 * shift.low, lang),
            high=_signed(100 * shift.high, lang),
            **named,
        )
    else:
        text = ctx.t(
            "«{name}» is named {n2} in {b}, against {n1} in {a}: {later} against {earlier} per "
            "10,000 words, a difference of {difference} (margin {low} to {high})."
        ).format(
            n1=_times(ctx, int(shift.earlier.count)),
            n2=_times(ctx, int(shift.later.count)),
            earlier=format_rate(1e4 * shift.earlier.value, lang),
            later=format_rate(1e4 * shift.later.value, lang),
            difference=_signed(1e4 * shift.difference, lang),
            low=_signed(1e4 * shift.low, lang),
            high=_signed(1e4 * shift.high, lang),
            **named,
        )
    if not shift.clear:
        text += " " + ctx.t("In a list this long, chance can explain that.")
    return text


def link_shift(ctx: Context, shift: Shift) -> None:
    """A link to the passages that a shift was counted from."""
    if shift.kind == "theme":
        pair = {
            "pair_a": paper_of(ctx, shift.earlier_id).short,
            "pair_b": paper_of(ctx, shift.later_id).short,
        }
        link_page(ctx, "themas", ctx.t("See the paragraphs behind it"), theme=shift.id, **pair)
    else:
        link_page(ctx, "termen", ctx.t("See the sentences behind it"), concept=shift_name(ctx, shift))


def _signed(x: float, lang: str) -> str:
    """A difference with a real minus sign."""
    return format_rate(x, lang).replace("-", "−")


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


def lines_html(ctx: Context, lines: Sequence[Line]) -> str:
    """A concordance as one escaped table: context, hit, context, and where it stands."""
    rows = []
    for line in lines:
        link = escape(letter_link(ctx, line.letter_id, line.block_n))
        rows.append(
            f'<tr><td class="l"><bdi>{escape(line.left)}</bdi></td>'
            f'<td class="h"><mark>{escape(line.hit)}</mark></td>'
            f'<td class="r">{escape(line.right)}</td><td class="c"><a href="{link}" target="_self">'
            f"{escape(speaker_name(ctx, line.speaker))} · {escape(line.citation)}</a></td></tr>"
        )
    across = min(max((len(line.hit) for line in lines), default=0) + 1, 26)
    widths = f'<colgroup><col><col style="width:{across}ch"><col><col style="width:12.5rem"></colgroup>'
    return f'<table class="acc-kwic">{widths}<tbody>{"".join(rows)}</tbody></table>'


def count_sentence(ctx: Context, name: str, counts: Sequence[TermCount]) -> str:
    """What the counts say: how often in each letter, from the oldest to the newest."""
    if not counts or not any(c.count for c in counts):
        bound = max((c.high for c in counts), default=0.0)
        return ctx.t(
            "«{name}» is not found. That does not prove silence: up to {bound} times per 10,000 words would "
            "still fit."
        ).format(name=name, bound=format_rate(1e4 * bound, ctx.lang))
    most = len(counts) > MANY
    total = sum(c.count for c in counts)
    if most:
        counts = sorted(counts, key=lambda c: -c.count)[: MANY - 1]
    parts = [
        ctx.t("{n} in {letter} ({rate} per 10,000 words, margin {low} to {high})").format(
            n=_times(ctx, c.count),
            letter=paper_of(ctx, c.letter_id).short
            + (f" ({speaker_name(ctx, c.speaker)})" if c.speaker else ""),
            rate=format_rate(1e4 * c.rate, ctx.lang),
            low=format_rate(1e4 * c.low, ctx.lang),
            high=format_rate(1e4 * c.high, ctx.lang),
        )
        for c in counts
    ]
    joined = ", ".join(parts[:-1]) + (ctx.t(" and ") if parts[:-1] else "") + parts[-1]
    if most:
        return ctx.t("«{name}» is found {total} in all, most often {parts}.").format(
            name=name, total=_times(ctx, total), parts=joined
        )
    return ctx.t("«{name}» is found {parts}.").format(name=name, parts=joined)


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


def terms_method(ctx: Context) -> str:
    """How the rates are made."""
    return ctx.t(
        "Every written form that is switched on counts; where forms overlap, the longest counts once. The "
        "rate is "
        "the count per 10,000 words of running text: paragraphs, list items, questions and answers; "
        "headings, "
        "footnotes and signatures are left out. Margins are 95%: paragraphs are drawn again 2,000 times; "
        "with few "
        "mentions a Wilson interval on the number of independent words takes its place. Not found is not the "
        "same "
        "as absent: the open mark's line runs to the highest rate that still fits with finding none."
    )
