"""How firm a difference is, in words: the verdict, what carries it, what the halves show."""

from __future__ import annotations

from collections.abc import Sequence

from compare.analysis.robustness import Firmness
from compare.analysis.robustness_cases import FORM, Variant
from compare.analysis.units import HEADINGS, WORDS
from compare.charts.robustness import unit_factor, variant_name
from compare.i18n import format_number, format_percent, format_rate, format_signed
from compare.model import Share
from compare.ui.context import Context, paper_of
from compare.ui.sentences import listed, times_named

MANY = 4
"""A sentence names no more variants than these."""
CARRIES = 1 / 3
"""A form that takes away this part of a difference carries much of it."""


def subject_name(ctx: Context, firm: Firmness) -> str:
    """Name of the theme or concept in the reader's language."""
    return firm.label if ctx.lang == "nl" else firm.label_en or firm.label


def side_name(ctx: Context, letter_ids: Sequence[str]) -> str:
    """Name of a side: its letter, or how many there are."""
    if len(letter_ids) == 1:
        return paper_of(ctx, letter_ids[0]).short
    return ctx.t("the {n} other letters").format(n=len(letter_ids))


def name_of(ctx: Context, variant: Variant) -> str:
    """Name of a variant in the reader's language."""
    return variant_name(variant.kind, variant.id, variant.label, ctx.lang)


def verdict_sentence(ctx: Context, firm: Firmness) -> str:
    """Whether the difference stands, in how many variants, and what brings it down."""
    t = ctx.t
    named = {"name": subject_name(ctx, firm)} | _sides(ctx, firm)
    total, holds = len(firm.variants), len(firm.variants) - len(firm.fallen)
    numbers = {"holds": format_number(holds, ctx.lang), "total": format_number(total, ctx.lang)}
    if not firm.main.clear:
        text = t("Whether «{name}» differs between {a} and {b} cannot be told: the difference is noise.")
        if firm.fallen:
            text += " " + t("So it is in {holds} of {total} variants; only these make it clear: {fallen}.")
        else:
            text += " " + t("So it is in all {total} variants.")
    else:
        rises = firm.main.difference > 0
        if firm.kind == "theme":
            text = (
                t("«{name}» gets more room in {b} than in {a}.")
                if rises
                else t("«{name}» gets less room in {b} than in {a}.")
            )
        else:
            text = (
                t("«{name}» is named more often in {b} than in {a}.")
                if rises
                else t("«{name}» is named less often in {b} than in {a}.")
            )
        if firm.fallen:
            text += " " + t("That holds in {holds} of {total} variants; it falls with: {fallen}.")
        else:
            text += " " + t("That holds in all {total} variants.")
    return text.format(fallen=_some(ctx, firm.fallen), **named, **numbers)


def _sides(ctx: Context, firm: Firmness) -> dict[str, str]:
    return {"a": side_name(ctx, firm.earlier_ids), "b": side_name(ctx, firm.later_ids)}


def _some(ctx: Context, variants: Sequence[Variant]) -> str:
    """A few variants by name, those that turn it round first."""
    first = sorted(variants, key=lambda v: v.p)[:MANY]
    names = [_lower(name_of(ctx, v)) for v in first]
    rest = len(variants) - len(first)
    if rest:
        names.append(ctx.t("{n} more").format(n=rest))
    return listed(ctx, names)


def _lower(name: str) -> str:
    """A name as it stands inside a sentence."""
    return name[:1].lower() + name[1:]


def figures_sentence(ctx: Context, firm: Firmness, variant: Variant) -> str:
    """What a variant counts on both sides, with difference, margin, p and noise."""
    factor = unit_factor(firm.kind, variant.unit)
    parts = [
        ctx.t("{b}: {later}; {a}: {earlier}. A difference of {difference} (margin {low} to {high}).").format(
            later=share_text(ctx, firm.kind, variant.unit, variant.later),
            earlier=share_text(ctx, firm.kind, variant.unit, variant.earlier),
            difference=format_signed(factor * variant.difference, ctx.lang, 1),
            low=format_signed(factor * variant.low, ctx.lang, 1),
            high=format_signed(factor * variant.high, ctx.lang, 1),
            **_sides(ctx, firm),
        ),
        ctx.t("Noise inside the letters: up to {noise}; p = {p}.").format(
            noise=format_rate(factor * variant.noise, ctx.lang), p=format_number(variant.p, ctx.lang)
        ),
    ]
    return " ".join(parts)


def picked_sentence(ctx: Context, firm: Firmness) -> str:
    """That a clear difference is not clear for who picked it out of the whole list; empty when it is."""
    n = len(ctx.themes) + len(ctx.concepts)
    if not firm.main.clear or firm.is_clear_among(n):
        return ""
    return ctx.t(
        "This is for a subject chosen in advance. Picked out of all {n} themes and terms it is not firm: "
        "with so many compared, chance can give such a difference."
    ).format(n=format_number(n, ctx.lang))


def share_text(ctx: Context, kind: str, unit: str, share: Share) -> str:
    """A count with what it is a count of."""
    count, total = (format_number(round(x), ctx.lang) for x in (share.count, share.total))
    if kind == "concept" and unit == WORDS:
        return ctx.t("{n} in {total} words, {rate} per 10,000").format(
            n=times_named(ctx, int(share.count)), total=total, rate=format_rate(1e4 * share.value, ctx.lang)
        )
    units = {
        WORDS: ctx.t("{n} of {total} words, {share}"),
        "sentences": ctx.t("{n} of {total} sentences, {share}"),
        "paragraphs": ctx.t("{n} of {total} paragraphs, {share}"),
        HEADINGS: ctx.t("{n} of {total} headings, {share}"),
    }
    return units[unit].format(n=count, total=total, share=format_percent(share.value, ctx.lang))


def carrier_sentence(ctx: Context, firm: Firmness) -> str:
    """Which form carries the difference; empty when no form does."""
    carrier = firm.carrier
    forms = [v for v in firm.variants if v.kind == FORM]
    if not forms or carrier is None:
        return ctx.t("No single form carries it.") if forms else ""
    lost = firm.lost(carrier)
    named = {"form": carrier.label, "part": format_percent(min(lost, 1.0), ctx.lang), "n": len(forms)}
    if lost >= 1:
        text = ctx.t(
            "One form carries it, «{form}»: without it the difference is gone or turns round. (Forms that "
            "were left out in turn, and changed something: {n}.)"
        )
    elif lost >= CARRIES:
        text = ctx.t(
            "«{form}» carries much of it: without that form {part} of the difference goes. (Forms that were "
            "left out in turn, and changed something: {n}.)"
        )
    else:
        text = ctx.t(
            "No single form carries it: without «{form}», the most that any takes away, {part} of the "
            "difference goes. (Forms that were left out in turn, and changed something: {n}.)"
        )
    return text.format(**named)


def halves_sentence(ctx: Context, firm: Firmness) -> str:
    """What halves of the letters themselves show, beside the difference."""
    factor = unit_factor(firm.kind, WORDS)
    first, second = firm.halves
    return ctx.t(
        "Beside it, the noise: cut {a} at random in two halves, and in 95 of 100 cuts they differ by no "
        "more than {first}; for {b} that is {second}. For two whole letters that makes {noise}. Second half "
        "against first half as printed: {a} {first_half}, {b} {second_half}."
    ).format(
        first=format_rate(factor * first.random, ctx.lang),
        second=format_rate(factor * second.random, ctx.lang),
        noise=format_rate(factor * firm.main.noise, ctx.lang),
        first_half=format_signed(factor * first.halfway, ctx.lang, 1),
        second_half=format_signed(factor * second.halfway, ctx.lang, 1),
        **_sides(ctx, firm),
    )


def unchanged_sentence(ctx: Context, firm: Firmness) -> str:
    """Which choices change nothing here, and so are no variants."""
    forms = sum(1 for u in firm.unchanged if u.kind == FORM)
    names = [_lower(variant_name(u.kind, u.id, u.label, ctx.lang)) for u in firm.unchanged if u.kind != FORM]
    names += [ctx.t("{n} forms left out in turn").format(n=forms)] if forms else []
    if not names:
        return ""
    return ctx.t("Changes nothing here, and is not counted: {names}.").format(names=listed(ctx, names))


def order_sentence(ctx: Context, firm: Firmness) -> str:
    """Whether another unit puts the letters, or the theme among the themes, in another order."""
    rows = {(u.unit, u.letter_id): u for u in firm.units}
    letters = [*firm.earlier_ids, *firm.later_ids]
    by_words = sorted(letters, key=lambda x: -rows[WORDS, x].share.value)
    notes = []
    for unit, label in unit_names(ctx).items():
        if unit == WORDS or not any(rows[unit, x].share.count for x in letters):
            continue
        if sorted(letters, key=lambda x: -rows[unit, x].share.value) != by_words:
            notes.append(ctx.t("by {unit} the letters come in another order").format(unit=label))
        for x in letters:
            here, there = rows[unit, x], rows[WORDS, x]
            if here.rank and here.rank != there.rank:
                text = ctx.t("by {unit} the theme is number {here} in {letter}, by words number {there}")
                short = paper_of(ctx, x).short
                notes.append(text.format(unit=label, here=here.rank, there=there.rank, letter=short))
    if not notes:
        return ctx.t(
            "Whatever is counted, words, sentences, paragraphs or headings: the order stays the same."
        )
    return ctx.t("The order changes: {notes}.").format(notes="; ".join(notes))


def findings(ctx: Context, firm: Firmness) -> list[str]:
    """The lines under the chart: what carries it, the noise, the order by other units, what was idle."""
    lines = [carrier_sentence(ctx, firm), halves_sentence(ctx, firm), order_sentence(ctx, firm)]
    return [x for x in (*lines, unchanged_sentence(ctx, firm)) if x]


def hidden_sentence(ctx: Context, hidden: Sequence[Variant]) -> str:
    """How many forms are not drawn: those that move the difference least."""
    return ctx.t(
        "Not drawn: {n} more forms left out in turn, which move the difference less and all hold."
    ).format(n=format_number(len(hidden), ctx.lang))


def unit_names(ctx: Context) -> dict[str, str]:
    """The units in the reader's language."""
    return {
        WORDS: ctx.t("words"),
        "sentences": ctx.t("sentences"),
        "paragraphs": ctx.t("paragraphs"),
        HEADINGS: ctx.t("headings"),
    }


def firmness_method(ctx: Context) -> str:
    """How the variants are made."""
    return ctx.t(
        "The main count is that of all other pages. Each variant changes one choice: a written form left "
        "out (a theme's paragraphs are then assigned anew), sentences, paragraphs or headings counted "
        "instead of words, borrowed words left out, headings or footnotes counted too, other speakers, "
        "whole sections drawn instead of paragraphs. **Clear**: dealing the paragraphs at random over both "
        "sides gives so large a difference in fewer than 5 of 100 deals, and the difference is larger than "
        "the noise that random halves of the letters make. Each variant is judged by itself; who picked a "
        "theme out of a long list should look at the list on the start page, which is corrected for its "
        "length. **Holds**: same direction and clear too; where the main count is not clear, not clear "
        "either. Headings and sections are few, and a subject often has a section of its own: a difference "
        "by headings or by whole sections is seldom clear, and that tells little against it. “Holds in all” "
        "is no proof: all variants read the same letters with the same list. One choice changes at a time; "
        "two together may do more."
    )
