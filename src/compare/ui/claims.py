"""Claims on the screen: the field, the verdict, what was tried, where it stands, and what parties claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd
import streamlit as st

from compare.analysis.claims import (
    CANNOT_TELL,
    Judged,
    Mention,
    Mentions,
    PartyClaim,
    find_mentions,
    find_party_claims,
    judge_claim,
    read_claim,
)
from compare.export.claim_words import EXAMPLES, VERDICT_NAMES, WHERE_NAMES, WHY_NAMES
from compare.export.claims import (
    claim_to_citation,
    reading_to_sentence,
    reasons_to_sentences,
    verdict_to_sentence,
    what_counts,
    zero_to_sentence,
)
from compare.i18n import format_percent, format_rate, quote
from compare.io.claims import read_claim_words
from compare.model import Hit, Letter, Place
from compare.text.citations import cite
from compare.ui.address import choose_many, choose_one, put_choice, type_text
from compare.ui.context import Context, paper_of
from compare.ui.parts import PassageCard, letter_link, mark_text, say, show_table, speaker_name
from compare.ui.store import kept
from compare.ui.widgets import copy_button

SIGNS = {"supported": "✓", "contradicted": "✕", "cannot tell": "?"}
"""Sign before each verdict, so that no colour is needed."""

_FIELD = "claim"
_PLACES = 8
"""Places that a claim of a party links to at most."""


def choose_claim(ctx: Context) -> tuple[str, tuple[str, ...]]:
    """The claim that was typed, or the first example; and ids of the letters chosen beside it."""
    t, examples = ctx.t, EXAMPLES[ctx.lang]
    left, right = st.columns([3, 2])
    with left:
        typed = type_text(
            t("Your claim"),
            _FIELD,
            longest=600,
            placeholder=examples[0],
            help=t("Put the word or phrase between quotation marks to be sure that it is read rightly."),
        )
    with right:
        letters = choose_many(
            t("About which letters"),
            {x.id: x.short for x in ctx.corpus.letters},
            "letters",
            default=(),
            placeholder=t("As the claim says"),
        )
    with st.popover(t("Examples to click")):
        _show_examples(ctx, "example")
    return typed.strip() or examples[0], letters


def _show_examples(ctx: Context, key: str) -> None:
    """Claims of every form, each a button."""
    for n, example in enumerate(EXAMPLES[ctx.lang]):
        st.button(example, key=f"{key}-{n}", on_click=_put, args=(example,), type="tertiary")


def _put(example: str) -> None:
    """Type an example for the reader."""
    put_choice(_FIELD, example)


def papers_by_id(ctx: Context) -> dict[str, Letter]:
    """All letters that are loaded."""
    return {x.id: x for x in ctx.corpus.letters}


def cached_judged(ctx: Context, claim: str, asked: Sequence[str]) -> Judged:
    """A claim that was read and judged, kept between reruns."""
    letters = tuple(ctx.corpus.letters)
    made: Judged = kept(
        ctx,
        "judged",
        lambda: judge_claim(read_claim(claim, letters, read_claim_words(), asked), letters, ctx.concepts),
        claim,
        tuple(asked),
        letters,
    )
    return made


def cached_party_claims(ctx: Context) -> tuple[PartyClaim, ...]:
    """The claims of parties in all loaded papers, kept between reruns."""
    letters = tuple(ctx.corpus.letters)
    papers = tuple(x for x in letters if x.kind != "letter")
    made: tuple[PartyClaim, ...] = kept(
        ctx,
        "party claims",
        lambda: find_party_claims(papers, letters, read_claim_words(), ctx.concepts),
        papers,
        letters,
    )
    return made


def cached_everywhere(ctx: Context, judged: Judged) -> Mentions:
    """Where the term of a claim stands in every loaded letter, kept between reruns."""
    letters, side = tuple(ctx.corpus.letters), judged.claim.side
    made: Mentions = kept(
        ctx,
        "mentions",
        lambda: find_mentions(letters, side.term, ctx.concepts, literal=side.literal),
        side.term,
        side.literal,
        letters,
    )
    return made


def show_verdict(ctx: Context, judged: Judged) -> None:
    """The verdict in one large sentence with a button to copy it, how it was read, and the other reasons."""
    t, letters = ctx.t, papers_by_id(ctx)
    sign = SIGNS[judged.verdict]
    sentence = verdict_to_sentence(judged, letters, t, ctx.lang)
    say(ctx, quote(judged.claim.text, ctx.lang), "acc-quiet")
    st.html(f'<p class="acc-answer">{sign} {escape(sentence)}</p>')
    cited = claim_to_citation(judged, letters, t, ctx.lang)
    copy_button(cited, t("Copy with source"), t("Copied"), key=f"copy-{abs(hash(cited)) % 10**9}")
    say(ctx, reading_to_sentence(judged, letters, t, ctx.lang))
    more = reasons_to_sentences(judged, letters, t, ctx.lang)[1:]
    for reason in filter(None, (*more, zero_to_sentence(judged, t, ctx.lang))):
        say(ctx, reason)
    if judged.claim.problem:
        say(ctx, t("Claims that work:"))
        _show_examples(ctx, "works")


def mentions_to_hits(ctx: Context, mentions: Sequence[Mention]) -> tuple[Hit, ...]:
    """Mentions that count, in blocks, as hits of a chart."""
    found = []
    for m in mentions:
        if m.counts and m.block_n:
            start = paper_of(ctx, m.letter_id).block(m.block_n).place.start
            place = Place(m.letter_id, start + m.start, start + m.end, m.page, m.last_page)
            found.append(Hit("", m.form, m.text, place, m.block_n, m.speaker))
    return tuple(found)


def mention_cards(ctx: Context, mentions: Sequence[Mention], *, counting: bool) -> list[PassageCard]:
    """A card for each block with mentions that count, or with those that settle nothing."""
    blocks: dict[tuple[str, int], list[Mention]] = {}
    for m in mentions:
        if m.block_n and m.counts == counting:
            blocks.setdefault((m.letter_id, m.block_n), []).append(m)
    cards = []
    for (id, n), found in blocks.items():
        letter = paper_of(ctx, id)
        told = (
            [ctx.t(WHERE_NAMES[found[0].where])] if not found[0].is_in_text or found[0].where == "box" else []
        )
        told += list(dict.fromkeys(ctx.t(WHY_NAMES[m.why]) for m in found)) if not counting else []
        marks = tuple((m.start, m.end) for m in found)
        cards.append(PassageCard(letter, letter.block(n), marks, " · ".join(told)))
    return cards


def near_cards(ctx: Context, judged: Judged) -> list[PassageCard]:
    """A card for each wording that comes near."""
    cards = []
    for near in judged.near:
        letter = paper_of(ctx, near.letter_id)
        told = (
            ctx.t("likeness {n}").format(n=format_percent(near.likeness, ctx.lang))
            if near.by == "words"
            else ctx.t("a sentence with the words that stand round the term in other letters")
        )
        cards.append(PassageCard(letter, letter.block(near.block_n), ((near.start, near.end),), told))
    return cards


def show_tried(ctx: Context, judged: Judged) -> None:
    """Every form that was tried, also those found nowhere, with counts that sum to the figures."""
    t = ctx.t
    rows = []
    for tally in judged.tallies:
        for tried in tally.found.tried:
            rows.append(
                {
                    t("term"): tally.side.term,
                    t("letter"): ", ".join(paper_of(ctx, x).short for x in tally.side.letters),
                    t("form"): tried.form,
                    t("why tried"): t(WHY_NAMES[tried.why]),
                    t("counts"): t("yes") if tried.counts else t("no"),
                    t("count"): tried.found,
                }
            )
    if rows:
        show_table(ctx, pd.DataFrame(rows), "tried", "vormen")
    for line in what_counts(judged, t):
        say(ctx, line)


def choose_listed(ctx: Context, found: Sequence[PartyClaim]) -> list[PartyClaim]:
    """The claims of parties with the verdict that the reader wants: those that could be checked go first."""
    t = ctx.t
    kinds = {"all": t("All")} | {v: t(name) for v, name in VERDICT_NAMES.items()}
    kind = choose_one(t("Verdict"), kinds, "verdict", draw=st.segmented_control, required=True)
    listed = [x for x in found if kind in ("all", x.judged.verdict)]
    say(ctx, t("{n} of the {all} claims that were recognised.").format(n=len(listed), all=len(found)))
    return sorted(listed, key=lambda x: (x.judged.verdict == CANNOT_TELL, not x.judged.tallies))


def party_claims_html(ctx: Context, found: Sequence[PartyClaim]) -> str:
    """The claims of parties as cards: sentence, who and where, verdict and why; all text escaped."""
    letters, cards = papers_by_id(ctx), []
    for x in found:
        judged = x.judged
        start = x.text.find(x.cue)
        marks = [(start, start + len(x.cue))] if start >= 0 else []
        told = " ".join(reasons_to_sentences(judged, letters, ctx.t, ctx.lang))
        links = _places_html(ctx, judged, letters)
        # «Dit concept» or «het document»: the reader must see which term and which letter were looked for.
        term = judged.claim.side.term
        read = "" if not term or term in x.text else reading_to_sentence(judged, letters, ctx.t, ctx.lang)
        is_told = any(r.code == "nearly literally" for r in judged.reasons)
        near = (
            ""
            if is_told or not judged.near
            else f" {ctx.t('Nearest wording:')} {quote(judged.near[0].text, ctx.lang)}."
        )
        link = escape(letter_link(ctx, x.letter_id, x.block_n))
        cards.append(
            '<div class="acc-card">'
            f'<div class="acc-meta"><b>{escape(speaker_name(ctx, x.speaker))}</b> · '
            f'<a href="{link}" target="_self">{escape(x.citation)}</a></div>'
            f"<p>{mark_text(x.text, marks)}</p>"
            f"<p><b>{SIGNS[judged.verdict]} {escape(ctx.t(VERDICT_NAMES[judged.verdict]))}.</b> "
            f"{escape(told + near)}</p>"
            + "".join(f'<div class="acc-meta">{line}</div>' for line in (escape(read), links) if line)
            + "</div>"
        )
    return f'<div class="acc-cards">{"".join(cards)}</div>'


def _places_html(ctx: Context, judged: Judged, letters: Mapping[str, Letter]) -> str:
    """Links to where the words of a claim stand, or else to the nearest wording."""
    at = [(m.letter_id, m.block_n, m.page) for m in judged.mentions if m.counts]
    at = at or [(near.letter_id, near.block_n, near.page) for near in judged.near[:1]]
    places = list(dict.fromkeys((id, n, cite(letters[id], page or None)) for id, n, page in at))
    links = [
        f'<a href="{escape(letter_link(ctx, id, n))}" target="_self">{escape(cited)}</a>'
        for id, n, cited in places[:_PLACES]
    ]
    if len(places) > _PLACES:
        links.append(escape(ctx.t("and {n} more").format(n=len(places) - _PLACES)))
    return " · ".join(links)


def party_claims_frame(ctx: Context, found: Sequence[PartyClaim]) -> pd.DataFrame:
    """The claims of parties as a table."""
    t, letters = ctx.t, papers_by_id(ctx)
    return pd.DataFrame(
        [
            {
                t("speaker"): speaker_name(ctx, x.speaker),
                t("sentence"): x.text,
                t("citation"): x.citation,
                t("about"): letters[x.about].short if x.about in letters else t("not loaded"),
                t("verdict"): t(VERDICT_NAMES[x.judged.verdict]),
                t("why"): " ".join(reasons_to_sentences(x.judged, letters, t, ctx.lang)),
            }
            for x in found
        ]
    )


def rates_sentence(ctx: Context, judged: Judged) -> str:
    """Counts and rates of what was counted, with their margin."""
    t, parts = ctx.t, []
    for tally in judged.tallies:
        if not tally.of:
            continue
        names = ", ".join(paper_of(ctx, x).short for x in tally.side.letters)
        whose = f" ({speaker_name(ctx, tally.side.speaker)})" if tally.side.speaker else ""
        parts.append(
            t("«{term}» in {letters}: {n}×, {rate} per 10,000 words (margin {low} to {high})").format(
                term=tally.side.term,
                letters=names + whose,
                n=tally.forms,
                rate=format_rate(1e4 * tally.rate, ctx.lang),
                low=format_rate(1e4 * tally.low, ctx.lang),
                high=format_rate(1e4 * tally.high, ctx.lang),
            )
        )
    return "; ".join(parts) + "." if parts else ""


def claims_method(ctx: Context) -> str:
    """How a verdict is made."""
    return ctx.t(
        "The sentence is taken apart by the words of `data/claim_forms.csv`; what is left over must be "
        "one term, else the claim is not understood. A count is then known between two bounds: what every "
        "reader counts (the words themselves, inflected, and the forms that count for their concept, in "
        "running text and boxes) and what any reader could (headings, notes, tables, left-out text, forms "
        "that are off at first, words that may be misread). The claim is right when it holds all the way "
        "between the bounds, not right when it holds nowhere, and else it cannot be told. On a page that "
        "was badly read nothing is found absent. «No longer» and «for the first time» look at the earlier "
        "letters that are loaded and at no others. Of a comparison number and rate must say the same; "
        "whether the difference is larger than its margin is told beside it. The list of claims by "
        "parties holds only sentences with the words of the table, or with a quotation that is said to be "
        "the letter's."
    )
