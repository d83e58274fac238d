"""Shares of themes corrected by a coding: whose, the corrected shares, and how far hand and machine agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from compare.analysis.coding import judge_paragraphs
from compare.analysis.corrected import CorrectedTheme, correct_themes, recode
from compare.analysis.selection import EVERYONE, Selection
from compare.analysis.themes import ParagraphThemes, ThemeShare
from compare.i18n import format_number, format_percent
from compare.model import Coded, Letter
from compare.statistics import wilson
from compare.ui.address import choose_one
from compare.ui.coding.codings import PROJECT, codings
from compare.ui.context import Context
from compare.ui.parts import say
from compare.ui.store import cached_themes

RAW = "raw"
"""Id of the shares as the machine gives them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The shares on the screen, the paragraphs they are made of, and the machine's own beside them.

    ``beside`` holds the machine's shares where others are shown, ``name`` whose coding corrected them; both
    are empty for the machine's own.
    """

    shares: tuple[ThemeShare, ...]
    assigned: tuple[ParagraphThemes, ...]
    beside: tuple[ThemeShare, ...] = ()
    name: str = ""
    corrected: tuple[CorrectedTheme, ...] = ()


NOTHING = Shown((), ())
"""Where there is nothing to compare."""


def choose_correction(ctx: Context, letters: Sequence[Letter]) -> tuple[str, tuple[Coded, ...]]:
    """Whose coding corrects the shares, by name; empty for none. Asked only where something is coded."""
    t = ctx.t
    there = {x.id for x in letters}
    found = {
        key: (name, coded)
        for key, (name, coded) in codings(ctx).items()
        if any(c.letter_id in there for c in coded)
    }
    if not found:
        return "", ()
    names = {RAW: t("as the machine gives them")}
    names |= {key: t("corrected: {name}").format(name=name) for key, (name, _) in found.items()}
    chosen = choose_one(
        t("Shares"),
        names,
        "shares",
        width=330,
        help=t(
            "Where paragraphs were coded by hand, the machine's shares can be set right by the errors seen. "
            "The page Coding tells how."
        ),
    )
    return found.get(chosen, ("", ()))


def shares_shown(
    ctx: Context,
    letters: Sequence[Letter],
    selection: Selection,
    raw: tuple[ThemeShare, ...],
    correction: tuple[str, tuple[Coded, ...]],
) -> Shown:
    """The machine's shares, or the corrected ones where a coding was chosen; says what was corrected."""
    assigned = cached_themes(ctx, letters, selection)
    name, coded = correction
    if not coded:
        return Shown(raw, assigned)
    corrected = correct_themes(assigned, coded, ctx.themes)
    by_key = {(c.letter_id, c.theme_id): c for c in corrected}
    read = recode(assigned, coded)
    shares = tuple(_share(s, by_key.get((s.letter_id, s.theme_id)), read) for s in raw)
    there = {s.letter_id for s in raw}
    _say_corrected(ctx, [x for x in letters if x.id in there], corrected)
    return Shown(shares, read, raw, name, corrected)


def _share(raw: ThemeShare, corrected: CorrectedTheme | None, read: Iterable[ParagraphThemes]) -> ThemeShare:
    """A share after correction, with the words and paragraphs that have the theme now."""
    if corrected is None:
        return raw
    own = [p for p in read if (p.letter_id, p.primary) == (raw.letter_id, raw.theme_id)]
    return replace(
        raw,
        share=corrected.share,
        low=corrected.wide_low,
        high=corrected.wide_high,
        words=sum(p.words for p in own),
        paragraphs=len(own),
    )


def _say_corrected(ctx: Context, letters: Sequence[Letter], corrected: Sequence[CorrectedTheme]) -> None:
    """For each letter how much of it was coded, and which were not."""
    t = ctx.t
    read = {c.letter_id: (c.coded, c.paragraphs) for c in corrected}
    parts = []
    for letter in letters:
        coded, all_of = read.get(letter.id, (0, 0))
        if not coded:
            parts.append(
                t("{letter}: nothing coded, so as the machine gives them").format(letter=letter.short)
            )
        elif coded == all_of:
            parts.append(t("{letter}: all paragraphs coded").format(letter=letter.short))
        else:
            told = t("{letter}: {n} of {all} paragraphs coded")
            parts.append(told.format(letter=letter.short, n=coded, all=all_of))
    say(ctx, t("Corrected shares.") + " " + "; ".join(parts) + ".")


def corrected_pair_sentence(
    ctx: Context, shown: Shown, theme_id: str, name: str, a: Letter, b: Letter
) -> str:
    """One theme in two letters after correction, with the machine's own figures beside it."""
    by_key = {(s.letter_id, s.theme_id): s for s in shown.shares}
    raw = {(s.letter_id, s.theme_id): s for s in shown.beside}
    one, other = by_key[a.id, theme_id], by_key[b.id, theme_id]
    lang = ctx.lang
    return ctx.t(
        "After correction «{name}» takes {later} of the words in {b} (margin {bl} to {bh}), against "
        "{earlier} in {a} (margin {al} to {ah}); by the machine {raw_later} and {raw_earlier}."
    ).format(
        name=name,
        a=a.short,
        b=b.short,
        later=format_percent(other.share, lang),
        bl=format_percent(other.low, lang),
        bh=format_percent(other.high, lang),
        earlier=format_percent(one.share, lang),
        al=format_percent(one.low, lang),
        ah=format_percent(one.high, lang),
        raw_later=format_percent(raw[b.id, theme_id].share, lang),
        raw_earlier=format_percent(raw[a.id, theme_id].share, lang),
    )


def rest_sentence(ctx: Context, share: ThemeShare) -> str:
    """What the correction adds to the words of the paragraphs listed, where not all were coded."""
    listed = share.words / share.total_words if share.total_words else 0.0
    if abs(listed - share.share) < 5e-5:
        return ""
    difference = format_percent(abs(share.share - listed), ctx.lang)
    if share.share > listed:
        return ctx.t(
            "The errors seen in the sample add {difference} to that, for paragraphs that nobody read."
        ).format(difference=difference)
    return ctx.t(
        "The errors seen in the sample take {difference} from that, for paragraphs that nobody read."
    ).format(difference=difference)


def agreement_of_theme(ctx: Context, theme_id: str) -> str:
    """How often coding by hand agrees where the machine gives this theme, over all that was coded."""
    t, lang = ctx.t, ctx.lang
    coded = codings(ctx)[PROJECT][1]
    there = {c.letter_id for c in coded}
    papers = tuple(x for x in ctx.corpus.letters if x.id in there)
    judged = judge_paragraphs(cached_themes(ctx, papers, EVERYONE), coded) if papers else ()
    given = [j for j in judged if j.machine == theme_id]
    by_hand = [j for j in judged if j.hand == theme_id]
    if not given and not by_hand:
        return t("Agreement with coding by hand: no coded paragraph has this theme.")
    right = sum(j.agrees for j in given)
    text = t(
        "Agreement with coding by hand: of {n} paragraphs that the machine gives this theme, {right} are "
        "right"
    ).format(n=format_number(len(given), lang), right=format_number(right, lang))
    if given:
        margin = wilson(right, len(given))
        text += " " + t("({share}, margin {low} to {high})").format(
            share=format_percent(right / len(given), lang),
            low=format_percent(margin.low, lang),
            high=format_percent(margin.high, lang),
        )
    return (
        text
        + "; "
        + t("of {n} that have it by hand, it finds {found}.").format(
            n=format_number(len(by_hand), lang), found=format_number(sum(j.agrees for j in by_hand), lang)
        )
    )
