"""What is set against what, as a reader chooses it: letters, sections, cabinets, parties, or the rest."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from compare.analysis.selection import Selection
from compare.analysis.sides import (
    CABINET_PREFIX,
    LEAST_WORDS,
    PARTY_PREFIX,
    REST,
    SECTION_MARK,
    Side,
    find_cabinets,
    find_parties,
    find_sections,
    make_side,
    set_apart,
)
from compare.i18n import format_number
from compare.model import Letter
from compare.ui.address import choose_many, put_choice
from compare.ui.choices import PAIR, choose_counted, choose_speakers, policy_letters
from compare.ui.context import Context
from compare.ui.made import note_letters
from compare.ui.once import once
from compare.ui.parts import say
from compare.ui.sentences import listed

_FOLLOWED = "pair-followed"


def choose_sides(ctx: Context) -> tuple[Side, Side, Selection]:
    """Target, reference and whose words count; the page ends here when nothing can be compared.

    At first the newer and the older policy letter that come with Accent. The address holds
    the choice as ``target`` and ``reference``; ``pair_a`` and ``pair_b`` of other pages are taken over.
    """
    t = ctx.t
    letters = ctx.corpus.letters
    offered = once(ctx, _offered)(ctx, letters)
    policy = policy_letters(ctx)
    _take_over_pair(offered, (policy[0], policy[-1]))
    left, right = st.columns(2)
    with left:
        reference_ids = choose_many(
            t("Set against"),
            {**offered, REST: t("everything else that is loaded")},
            "reference",
            default=policy[:1],
            placeholder=t("Choose letters, a section, a cabinet or a party"),
            wrap=True,
        )
    with right:
        target_ids = choose_many(
            t("The text studied"),
            offered,
            "target",
            default=policy[-1:],
            placeholder=t("Choose letters, a section, a cabinet or a party"),
            help=t("Type to search: letters, cabinets, parties, and the sections of every letter."),
            wrap=True,
        )
    if not target_ids or not reference_ids:
        say(ctx, t("Choose something on both sides: a letter, several, a section, a cabinet or a party."))
        st.stop()
    named = _letters_named((*target_ids, *reference_ids), letters)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        selection = choose_speakers(ctx, named or letters)
        selection = choose_counted(ctx, named or letters, selection)
    target = once(ctx, make_side)(target_ids, letters, selection)
    whole = once(ctx, make_side)(reference_ids, letters, selection, apart_from=target)
    reference, twice = once(ctx, set_apart)(target, whole)
    if twice and not reference.blocks:
        say(ctx, t("Both sides hold the same text. Choose another text on one side."))
        st.stop()
    if twice:
        text = t("{n} words stand on both sides; they count for the text studied only.")
        say(ctx, text.format(n=format_number(twice, ctx.lang)))
    note_letters((*target.letters, *reference.letters))
    _warn(ctx, target, reference)
    return target, reference, selection


def side_name(ctx: Context, side: Side) -> str:
    """Name of a side in the reader's language: «Beleidsbrief BZ 2022», «Rutte III», «SP»."""
    short = once(ctx, _offered)(ctx, ctx.corpus.letters)
    names = [
        ctx.t("everything else") if x == REST else _plain_name(ctx, x) or short.get(x, x) for x in side.ids
    ]
    return " + ".join(names) if len(names) < 4 else ctx.t("{n} texts").format(n=len(names))


def too_little(ctx: Context, side: Side) -> str:
    """What to say of a side with too few words for a comparison; empty when there are enough."""
    words = side.words
    if words >= LEAST_WORDS:
        return ""
    return ctx.t("«{side}» holds {n} words of those chosen; at least {least} are needed.").format(
        side=side_name(ctx, side), n=format_number(words, ctx.lang), least=LEAST_WORDS
    )


def _plain_name(ctx: Context, asked: str) -> str:
    """Name without its kind, for a sentence."""
    if asked.startswith((CABINET_PREFIX, PARTY_PREFIX)):
        return asked.partition(":")[2]
    if SECTION_MARK in asked:
        letter_id, _, n = asked.partition(SECTION_MARK)
        letter = next((x for x in ctx.corpus.letters if x.id == letter_id), None)
        found = [s for s in find_sections(letter) if str(s.n) == n] if letter else []
        return f"§ {found[0].path[-1]}" if found else ""
    return ""


def _offered(ctx: Context, letters: Sequence[Letter]) -> dict[str, str]:
    """Everything that can be chosen with its label: letters first, then cabinets, parties, sections."""
    t = ctx.t
    offered = {x.id: x.short for x in letters}
    offered |= {f"{CABINET_PREFIX}{x}": t("Cabinet: {name}").format(name=x) for x in find_cabinets(letters)}
    offered |= {f"{PARTY_PREFIX}{x}": t("Party: {name}").format(name=x) for x in find_parties(letters)}
    for letter in letters:
        offered |= {s.id: f"§ {s.path[-1]} ({letter.short})" for s in find_sections(letter)}
    return offered


def _letters_named(ids: Sequence[str], letters: Sequence[Letter]) -> tuple[Letter, ...]:
    """The letters that ids take from, for the choice of speakers."""
    wanted = {x.partition(SECTION_MARK)[0] for x in ids}
    cabinets = {x.removeprefix(CABINET_PREFIX) for x in ids if x.startswith(CABINET_PREFIX)}
    if REST in wanted or any(x.startswith(PARTY_PREFIX) for x in ids):
        return tuple(letters)
    return tuple(x for x in letters if x.id in wanted or x.cabinet in cabinets)


def _take_over_pair(offered: dict[str, str], default: tuple[str, str]) -> None:
    """Follow the pair of a link, or a pair that was chosen on another page in the meantime."""
    keys = (("pair_a", "reference"), ("pair_b", "target"))
    pair = [st.query_params.get(old, "") for old, _ in keys]
    chosen = st.session_state.get(PAIR, default)
    if not any(pair) and chosen != st.session_state.get(_FOLLOWED, default):
        pair = list(chosen)
    st.session_state[_FOLLOWED] = chosen
    for asked, (old, new) in zip(pair, keys, strict=True):
        if asked in offered and new not in st.query_params:
            put_choice(new, asked)
        if old in st.query_params:
            del st.query_params[old]


def _warn(ctx: Context, target: Side, reference: Side) -> None:
    """Say it when a letter stands beside another kind of paper."""
    kinds = target.kinds | reference.kinds
    if "letter" not in kinds or len(kinds) < 2:
        return
    there = {b.place.letter_id for side in (target, reference) for b in side.blocks}
    papers = dict.fromkeys((*target.letters, *reference.letters))
    others = listed(ctx, [x.short for x in papers if x.kind != "letter" and x.id in there])
    text = ctx.t(
        "Unlike papers: in a letter the cabinet chooses its subjects, in {others} parliament did. "
        "A difference may come from that."
    )
    st.warning(text.format(others=others), icon="⚖️")
