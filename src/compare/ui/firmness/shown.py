"""How firm a difference is, on the screen: choices, the kept result, passages that came or went, the link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from compare.analysis.robustness import ALL, Firmness, check_firmness, find_changed
from compare.analysis.robustness_cases import WITHOUT, Spot, Variant
from compare.analysis.robustness_readings import Subject
from compare.analysis.selection import Selection
from compare.model import CABINET, Concept, Letter, Theme
from compare.ui.address import choose_one
from compare.ui.choices import EVERYONE_ID, policy_letters
from compare.ui.context import Context, paper_of
from compare.ui.firmness.rows import borrowed_frame
from compare.ui.firmness.words import name_of
from compare.ui.made import note_letters
from compare.ui.once import once
from compare.ui.page import link_page
from compare.ui.parts import PassageCard, say, show_passages, show_table
from compare.ui.store import cached_borrowed, kept

OTHERS = "overige"
"""Id of the side that is all other letters together."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared: letters of the earlier side and of the later one."""

    earlier: tuple[Letter, ...]
    later: tuple[Letter, ...]

    @property
    def letters(self) -> tuple[Letter, ...]:
        """All letters of both."""
        return (*self.earlier, *self.later)


def link_firmness(ctx: Context, kind: str, id: str, a: str, b: str, who: str = "", label: str = "") -> None:
    """A link to the page that shows how firm a difference is.

    Args:
        kind: "theme" or "concept".
        id: Id of the theme or concept.
        a: Id of one letter.
        b: Id of the other.
        who: Whose words count, as `choose_speakers` writes it; "" is its first choice.
        label: What the link says; "" is «How firm is this?».
    """
    params = {"subject": f"{kind}:{id}", "pair_a": a, "pair_b": b} | ({"who": who} if who else {})
    link_page(ctx, "stevigheid", label or ctx.t("How firm is this?"), **params)


def who_of(selection: Selection) -> str:
    """Whose words count, as the address writes it."""
    if selection.speakers is None:
        return EVERYONE_ID
    return next(iter(sorted(selection.speakers)), CABINET)


def link_pair(ctx: Context, kind: str, id: str, letters: Sequence[Letter], selection: Selection) -> None:
    """The same link for the first and the last of some letters, named in it; none for fewer than two."""
    known: tuple[Theme, ...] | tuple[Concept, ...] = ctx.themes if kind == "theme" else ctx.concepts
    if len(letters) < 2 or id not in {x.id for x in known}:
        return
    a, b = letters[0], letters[-1]
    label = ctx.t("How firm is the difference between {a} and {b}?").format(a=a.short, b=b.short)
    link_firmness(ctx, kind, id, a.id, b.id, who_of(selection), label)


def choose_subject(ctx: Context) -> Subject:
    """A theme or concept, at first one with a clear difference; the address holds its kind and id."""
    themes = {f"theme:{x.id}": x for x in ctx.themes}
    concepts = {f"concept:{x.id}": x for x in ctx.concepts}
    named = {key: f"{ctx.label(x)} ({ctx.t('theme')})" for key, x in themes.items()}
    named |= {key: f"{ctx.label(x)} ({ctx.t('term')})" for key, x in concepts.items()}
    first = "concept:oekraine"
    chosen = choose_one(
        ctx.t("Theme or term"), named, "subject", default=first, help=ctx.t("Type to search.")
    )
    return themes.get(chosen) or concepts[chosen]


def choose_sides(ctx: Context) -> Sides:
    """Two letters, the older first, or one letter and all others of its kind."""
    offered = {x.id: x for x in ctx.corpus.letters}
    names = {x.id: x.short for x in offered.values()}
    letters = policy_letters(ctx)
    left, right = st.columns(2)
    with left:
        one = choose_one(ctx.t("One letter"), names, "pair_a", default=letters[0])
    with right:
        others = names | {OTHERS: ctx.t("all other letters together")}
        other = choose_one(ctx.t("The other letter"), others, "pair_b", default=letters[-1])
    if other == OTHERS:
        note_letters(offered.values())
        return Sides(tuple(x for x in offered.values() if x.id != one), (offered[one],))
    if one == other:
        other = next((x for x in reversed(letters) if x != one), next(x for x in names if x != one))
    a, b = sorted((offered[one], offered[other]), key=lambda x: (x.date, x.id))
    note_letters((a, b))
    return Sides((a,), (b,))


def cached_firmness(ctx: Context, subject: Subject, sides: Sides, selection: Selection) -> Firmness:
    """`check_firmness`, kept between reruns."""
    borrowed = tuple(b for x in sides.letters for b in cached_borrowed(ctx, x))
    made: Firmness = kept(
        ctx,
        "firmness",
        lambda: check_firmness(subject, sides.earlier, sides.later, ctx.themes, borrowed, selection),
        subject.id,
        type(subject).__name__,
        sides.earlier,
        sides.later,
        selection,
    )
    return made


def row_of(data: Mapping[str, str]) -> str:
    """Id of the variant that a mark in the chart stands for."""
    return f"{data['kind']}:{data['id']}"


def choose_variant(ctx: Context, firm: Firmness) -> Variant:
    """The variant whose passages are shown: that of the chart or the address, or the first that falls."""
    rows = {f"{v.kind}:{v.id}": v for v in (firm.main, *firm.variants)}
    first = next(iter(firm.fallen), firm.carrier or firm.main)
    chosen = choose_one(
        ctx.t("What a row counts"),
        {key: name_of(ctx, v) for key, v in rows.items()},
        "row",
        default=f"{first.kind}:{first.id}",
    )
    return rows[chosen]


def show_variant(ctx: Context, firm: Firmness, variant: Variant, sides: Sides) -> None:
    """The passages that came in or fell out; where none did, what was left out or what is counted."""
    t = ctx.t
    if variant.kind == WITHOUT:
        left_out = borrowed_cards(ctx, sides, variant.id)
        show_passages(
            ctx, left_out, t("What was left out: {n} paragraphs").format(n=len(left_out)), key="all-left-out"
        )
    came, went = (spot_cards(ctx, spots) for spots in find_changed(firm.main, variant))
    if went:
        show_passages(ctx, went, t("No longer counted: {n} paragraphs").format(n=len(went)), key="all-gone")
    if came:
        show_passages(
            ctx, came, t("Counted now, and not in the main count: {n} paragraphs").format(n=len(came))
        )
    if not (came or went or variant.kind == WITHOUT):
        cards = spot_cards(ctx, variant.spots)
        show_passages(ctx, cards, t("What it counts: {n} paragraphs").format(n=len(cards)))


def spot_cards(ctx: Context, spots: Iterable[Spot]) -> list[PassageCard]:
    """A card for each block that holds something counted, those with most in them first."""
    marks: defaultdict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for letter_id, n, start, end in spots:
        marks[letter_id, n] += [(start, end)] if end else []
    ordered = sorted(marks, key=lambda key: (-len(marks[key]), key))
    return [
        PassageCard(
            paper_of(ctx, letter_id),
            paper_of(ctx, letter_id).block(n),
            tuple(sorted(marks[letter_id, n])),
        )
        for letter_id, n in ordered
    ]


def borrowed_cards(ctx: Context, sides: Sides, kind: str) -> list[PassageCard]:
    """A card for each paragraph with stretches of a kind, marked, the longest first, with their source."""
    marks: defaultdict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    sources: defaultdict[tuple[str, int], dict[str, None]] = defaultdict(dict)
    for b in (b for x in sides.letters for b in cached_borrowed(ctx, x)):
        if kind in (ALL, b.kind):
            key = (b.stretch.letter_id, b.stretch.block_n)
            marks[key].append((b.stretch.start, b.stretch.end))
            if b.source_id:
                source = paper_of(ctx, b.source_id)
                page = source.block(b.source_n).page_at(b.source_start)
                at = ctx.t("{letter}, p. {page}").format(letter=source.short, page=page)
                sources[key][at] = None
    ordered = sorted(marks, key=lambda key: (-sum(end - start for start, end in marks[key]), key))
    note = ctx.t("Stood before in: {sources}.")
    return [
        PassageCard(
            paper_of(ctx, letter_id),
            paper_of(ctx, letter_id).block(n),
            tuple(sorted(marks[letter_id, n])),
            note.format(sources="; ".join(sources[letter_id, n])) if sources[letter_id, n] else "",
        )
        for letter_id, n in ordered
    ]


def show_borrowed(ctx: Context, sides: Sides) -> None:
    """How many borrowed words of each kind each letter has, and the table of all of them."""
    found = [b for x in sides.letters for b in cached_borrowed(ctx, x)]
    if not found:
        say(ctx, ctx.t("None was found."))
        return
    say(
        ctx,
        ctx.t(
            "Found by rule, read them: quotations of at least 4 words between marks, passages of at least 8 "
            "words that stand in an earlier letter, repetitions inside a letter, set forms of parliament."
        ),
    )
    show_table(ctx, once(ctx, borrowed_frame)(ctx, found), "borrowed", "ontleend")
