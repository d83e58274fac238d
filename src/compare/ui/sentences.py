"""Words that several pages make their sentences of, and the sentence about a shift."""

from __future__ import annotations

from collections.abc import Sequence

from compare.analysis.shifts import Shift
from compare.i18n import format_number, format_percent, format_rate
from compare.model import CABINET
from compare.ui.context import Context, paper_of
from compare.ui.page import link_page
from compare.ui.parts import speaker_name


def whose_words(ctx: Context, speakers: frozenset[str] | None) -> str:
    """Whose words count, as a chart's subtitle says it."""
    if speakers is None:
        return ctx.t("the words of everyone")
    if speakers == {CABINET}:
        return ctx.t("only the cabinet's words")
    return ctx.t("only the words of {speaker}").format(
        speaker=", ".join(speaker_name(ctx, s) for s in sorted(speakers))
    )


def shift_name(ctx: Context, shift: Shift) -> str:
    """Name of what shifted, in the reader's language."""
    return shift.label if ctx.lang == "nl" else shift.label_en or shift.label


def listed(ctx: Context, parts: Sequence[str]) -> str:
    """Parts with commas and a last «and»."""
    return ", ".join(parts[:-1]) + ctx.t(" and ") + parts[-1] if len(parts) > 1 else "".join(parts)


def times_named(ctx: Context, n: int) -> str:
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
            n1=times_named(ctx, int(shift.earlier.count)),
            n2=times_named(ctx, int(shift.later.count)),
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
        view = {"view": "pair", "pair_a": shift.earlier_id, "pair_b": shift.later_id, "who": CABINET}
        link_page(ctx, "themas", ctx.t("See the paragraphs behind it"), theme=shift.id, **view)
    else:
        link_page(ctx, "termen", ctx.t("See the sentences behind it"), concept=shift.id, who=CABINET)


def _signed(x: float, lang: str) -> str:
    """A difference with a real minus sign."""
    return format_rate(x, lang).replace("-", "−")
