"""Terms on the screen: which concepts and forms are looked for, the counts, the sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from compare.analysis.concordance import Line
from compare.analysis.frequency import TermCount
from compare.analysis.selection import Selection
from compare.errors import PatternError
from compare.i18n import format_rate
from compare.model import Concept, Letter
from compare.text.patterns import term_from_text
from compare.ui.address import choose_many, choose_switch, type_text
from compare.ui.context import Context, paper_of
from compare.ui.parts import PassageCard, letter_link, say, speaker_name
from compare.ui.sentences import listed, times_named
from compare.ui.store import cached_counts, cached_hits

MANY = 4
"""A sentence names no more counts than these."""


def choose_concepts(ctx: Context) -> tuple[Concept, ...]:
    """The concepts chosen and the words typed; typed ones first."""
    t = ctx.t
    left, right = st.columns(2)
    with right:
        typed = type_text(
            t("Or your own word or phrase"),
            "q",
            placeholder=t("veilig*, human security"),
            help=t(
                "Wildcard * at the start or end of a word; part several with a comma. Capitals do not "
                "matter, except in an acronym of two or three letters (IS, AI)."
            ),
        )
    with left:
        picked = choose_many(
            t("Concepts"),
            {c.id: ctx.label(c) for c in ctx.concepts},
            "concept",
            default=() if typed else [c.id for c in ctx.concepts[:1]],
            placeholder=t("Choose concepts"),
        )
    concepts = []
    for word in filter(None, (w.strip() for w in typed.split(","))):
        try:
            concepts.append(Concept(f"typed:{word}", word, word, (term_from_text(word),)))
        except PatternError:
            text = t(
                "«{word}» cannot be looked for: give at least one letter, and * only at the ends of a word."
            )
            st.error(text.format(word=word).replace("*", r"\*"), icon=":material/error:")
    return (*concepts, *(c for c in ctx.concepts if c.id in picked))


def choose_forms(ctx: Context, concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """The same concepts with only the written forms that the reader wants; never none."""
    has_family = any(term.family for c in concepts for term in c.terms)
    with st.container(horizontal=True, vertical_alignment="center"):
        popover = st.popover(
            ctx.t("Which written forms count"), disabled=all(len(c.terms) < 2 for c in concepts)
        )
        whole = has_family and choose_switch(
            ctx.t("The whole family of a name"),
            "family",
            help=ctx.t("Adjectives, inhabitants and compounds too: «Russische», «Russen», «Ruslandbrief»."),
        )
    with popover:
        return tuple(_with_forms(ctx, c, whole) if len(c.terms) > 1 else c for c in concepts)


def _with_forms(ctx: Context, concept: Concept, whole: bool) -> Concept:
    """A concept with the forms that are on."""
    forms = {term.id: term.label for term in concept.terms}
    first = [term.id for term in concept.terms if term.default or (whole and term.family)]
    on = choose_many(
        ctx.label(concept),
        forms,
        f"forms-{concept.id}" + ("-family" if whole else ""),
        default=first,
        draw=st.pills,
        selection_mode="multi",
    )
    return concept.only(frozenset(on or forms))


def say_left_out(
    ctx: Context, concepts: Sequence[Concept], letters: Sequence[Letter], selection: Selection
) -> None:
    """Tell how often the forms that are switched off stand in these letters: a figure may hang on them."""
    whole = {c.id: c for c in ctx.concepts}
    for concept in concepts:
        _say_family(ctx, whole.get(concept.id, concept), concept, letters, selection)
        on = {term.id for term in concept.terms}
        off = [term for term in whole.get(concept.id, concept).terms if term.id not in on]
        if not off:
            continue
        labels = {term.id: term.label for term in off}
        rest = whole[concept.id].only(frozenset(labels))
        found = Counter(labels[hit.term_id] for hit in cached_hits(ctx, letters, rest, selection))
        if found:
            forms = ", ".join(f"{label} ({n}×)" for label, n in found.most_common(6))
            text = ctx.t(
                "Not counted for «{name}»: {forms}. Switch them on under «Which written forms count»."
            )
            say(ctx, text.format(name=ctx.label(concept), forms=forms))


def _say_family(
    ctx: Context, whole: Concept, counted: Concept, letters: Sequence[Letter], selection: Selection
) -> None:
    """A name and its family can tell different stories, so the other figure always stands there too."""
    family = whole.with_family()
    if not any(term.family for term in whole.terms):
        return
    name = ctx.label(whole)
    is_whole = {x.id for x in counted.terms} >= {x.id for x in family.terms}
    other = whole.by_default() if is_whole else family
    counts = [c for c in cached_counts(ctx, letters, other, selection) if c.words]
    if not any(c.count for c in counts) or len(counts) > MANY:
        return
    parts = listed(
        ctx,
        [
            ctx.t("{n} in {letter} ({rate} per 10,000)").format(
                n=times_named(ctx, c.count),
                letter=paper_of(ctx, c.letter_id).short,
                rate=format_rate(1e4 * c.rate, ctx.lang),
            )
            for c in counts
        ],
    )
    text = (
        ctx.t("The name «{name}» alone: {parts}.")
        if is_whole
        else ctx.t("With the whole family of «{name}» (adjective, inhabitants): {parts}.")
    )
    say(ctx, text.format(name=name, parts=parts))


def block_cards(ctx: Context, blocks: Iterable[tuple[str, int]], lines: Sequence[Line]) -> list[PassageCard]:
    """A card for each block named by letter and number, its mentions marked."""
    return [
        PassageCard(
            paper_of(ctx, letter),
            paper_of(ctx, letter).block(n),
            tuple((x.start, x.end) for x in lines if (x.letter_id, x.block_n) == (letter, n)),
        )
        for letter, n in sorted(set(blocks))
    ]


def mention_passages(
    ctx: Context, concepts: Iterable[Concept], letters: tuple[Letter, ...], selection: Selection
) -> list[tuple[str, PassageCard]]:
    """Every block that names a concept, with the concept's name; its mentions marked."""
    found = []
    for concept in concepts:
        marks: dict[tuple[str, int], list[tuple[int, int]]] = {}
        for hit in cached_hits(ctx, letters, concept, selection):
            start = paper_of(ctx, hit.place.letter_id).block(hit.block_n).place.start
            stretch = hit.place.start - start, hit.place.end - start
            marks.setdefault((hit.place.letter_id, hit.block_n), []).append(stretch)
        for (letter_id, n), stretches in marks.items():
            letter = paper_of(ctx, letter_id)
            found.append((ctx.label(concept), PassageCard(letter, letter.block(n), tuple(stretches))))
    return found


def lines_html(ctx: Context, lines: Sequence[Line]) -> str:
    """A concordance as one escaped table: context, hit, context, and where it stands."""
    rows = []
    for line in lines:
        link = escape(letter_link(ctx, line.letter_id, line.block_n))
        rows.append(
            f'<tr><td class="l" lang="nl"><bdi>{escape(line.left)}</bdi></td>'
            f'<td class="h" lang="nl"><mark>{escape(line.hit)}</mark></td>'
            f'<td class="r" lang="nl">{escape(line.right)}</td><td class="c"><a href="{link}" target="_self">'
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
            n=times_named(ctx, c.count),
            letter=paper_of(ctx, c.letter_id).short
            + (f" ({speaker_name(ctx, c.speaker)})" if c.speaker else ""),
            rate=format_rate(1e4 * c.rate, ctx.lang),
            low=format_rate(1e4 * c.low, ctx.lang),
            high=format_rate(1e4 * c.high, ctx.lang),
        )
        for c in counts
    ]
    joined = listed(ctx, parts)
    if most:
        return ctx.t("«{name}» is found {total} in all, most often {parts}.").format(
            name=name, total=times_named(ctx, total), parts=joined
        )
    return ctx.t("«{name}» is found {parts}.").format(name=name, parts=joined)


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
