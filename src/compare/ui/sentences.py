"""Words that several pages make their sentences of, and the sentence about a shift."""

from __future__ import annotations

from collections.abc import Sequence

from compare.analysis.shifts import Shift
from compare.export.sentences import name_shift, shift_to_sentence, times_to_text
from compare.model import CABINET
from compare.ui.context import Context, paper_of
from compare.ui.once import once
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
    return name_shift(shift, ctx.lang)


def listed(ctx: Context, parts: Sequence[str]) -> str:
    """Parts with commas and a last «and»."""
    return ", ".join(parts[:-1]) + ctx.t(" and ") + parts[-1] if len(parts) > 1 else "".join(parts)


def times_named(ctx: Context, n: int) -> str:
    """How often, in words: not once, once, n times."""
    return times_to_text(n, ctx.t, ctx.lang)


def shift_sentence(ctx: Context, shift: Shift) -> str:
    """One shift as it stands on the screen: counts, rates, margin and certainty, without its source."""
    a, b = paper_of(ctx, shift.earlier_id), paper_of(ctx, shift.later_id)
    return once(ctx, shift_to_sentence)(shift, a, b, ctx.t, ctx.lang, source=False)
