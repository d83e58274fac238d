"""What the pages that compare share: texts side by side, words in their paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from compare.analysis.diff import WordChange, diff_words
from compare.analysis.matches import Passage, PassageFate, fate_of_passages
from compare.analysis.sections import SectionLink, section_of
from compare.analysis.selection import Selection, select_blocks
from compare.charts.fate import FATE_LABELS
from compare.charts.style import letter_colour
from compare.i18n import format_number, mark
from compare.model import Block, Letter
from compare.text.citations import cite
from compare.text.tokens import split_sentences, split_tokens
from compare.ui import Context, PassageCard
from compare.ui_parts import letter_link, speaker_name

STYLE = Path(__file__).with_name("ui_compare.css")

FATE_HELP = {
    "kept": mark("the same words; spelling and typography aside"),
    "reworded": mark("the same passage in other words"),
    "related": mark("about the same thing, not the same passage"),
    "new": mark("no counterpart found in the older paper"),
    "dropped": mark("no counterpart found in the newer paper"),
}
FATES = tuple(FATE_HELP)


def draw_style() -> None:
    """Put the style of these pages on the page."""
    st.html(f"<style>{STYLE.read_text('utf-8')}</style>")


@dataclass(frozen=True, slots=True)
class Side:
    """One half of a pair: whose words, where, and the text as escaped HTML."""

    letter: Letter
    block: Block
    html: str
    page: int
    last_page: int
    section: str = ""


# ---------------------------------------------------------------- words in their lines


def find_word(
    blocks: Iterable[Block], members: Sequence[str]
) -> tuple[tuple[Block, tuple[tuple[int, int], ...]], ...]:
    """The blocks that hold one of these words, with where it stands in each.

    Words are compared as keyness counts them (`Token.key`), so the places sum to its count.
    """
    wanted = frozenset(members)
    found = []
    for block in blocks:
        marks = tuple((t.start, t.end) for t in split_tokens(block.text) if t.key in wanted)
        if marks:
            found.append((block, marks))
    return tuple(found)


def written_forms(blocks: Iterable[Block]) -> dict[str, str]:
    """How each word is mostly written: «EU» for «eu»; one that only opens sentences stays in lower case."""
    seen: dict[str, Counter[str]] = {}
    opening: dict[str, Counter[str]] = {}
    for block in blocks:
        starts = {start for start, _ in split_sentences(block.text)}
        for token in split_tokens(block.text):
            seen_here = opening if token.start in starts else seen
            seen_here.setdefault(token.key, Counter())[token.text] += 1
    forms = {key: counts.most_common(1)[0][0] for key, counts in seen.items()}
    return {key: key for key in opening} | forms


def word_cards(letter: Letter, selection: Selection, members: Sequence[str]) -> tuple[PassageCard, ...]:
    """A card for each paragraph with the word, hits marked, those with most hits first."""
    found = find_word(select_blocks(letter, selection), members)
    ordered = sorted(found, key=lambda x: (-len(x[1]), x[0].n))
    return tuple(PassageCard(letter, block, marks) for block, marks in ordered)


# ---------------------------------------------------------------- passages side by side


def change_html(changes: Sequence[WordChange], side: Literal["removed", "added"], label: str) -> str:
    """One side of a comparison as HTML: its own words in ``<del>`` or ``<ins>``, all text escaped.

    Args:
        changes: What `diff_words` gave.
        side: "removed" draws the older text, "added" the newer.
        label: Read aloud before each change.
    """
    tag = "del" if side == "removed" else "ins"
    spoken = f'<span class="cmp-sr">{escape(label)} </span>'
    parts: list[str] = []
    for change in changes:
        bare = change.text.strip()
        if change.kind == "same" or (change.kind == side and not bare):
            parts.append(escape(change.text))
        elif change.kind == side:
            before, after = change.text.split(bare, 1)
            parts.append(f"{escape(before)}<{tag}>{spoken}{escape(bare)}</{tag}>{escape(after)}")
    return "".join(parts)


def side_html(ctx: Context, side: Side | None, empty: str) -> str:
    """One half of a pair, with speaker, section, page, citation and a link to the letter."""
    if side is None:
        return f'<div class="cmp-side cmp-none"><p>{escape(empty)}</p></div>'
    where = f" · {escape(side.section)}" if side.section else ""
    who = f"<b>{escape(speaker_name(ctx, side.block.speaker))}</b> · {escape(side.letter.short)}{where}"
    cited = escape(cite(side.letter, side.page or None, side.last_page or None))
    address = escape(letter_link(ctx, side.letter.id, side.block.n))
    link = f'<a href="{address}" target="_self">{escape(ctx.t("read it in the letter"))}</a>'
    return (
        f'<div class="cmp-side" style="--acc:{letter_colour(side.letter.id)}">'
        f'<div class="acc-meta">{who}</div>{side.html}<div class="acc-meta">{cited} · {link}</div></div>'
    )


def pair_html(ctx: Context, head: str, left: str, right: str) -> str:
    """Two halves beside each other under a line that says what they are; ``head`` is HTML."""
    two = f'<div class="cmp-two">{left}{right}</div>'
    return f'<div class="cmp-pair"><div class="cmp-head">{head}</div>{two}</div>'


def passage_side(letter: Letter, passage: Passage, html: str) -> Side:
    """A half of a pair from a passage of a letter."""
    block = letter.block(passage.block_n)
    return Side(letter, block, f"<p>{html}</p>", passage.page, passage.page, section_of(passage))


def fate_html(ctx: Context, row: PassageFate, source: Letter, target: Letter) -> str:
    """A passage beside its counterpart, with what changed marked and named."""
    t = ctx.t
    head = f"<b>{escape(t(FATE_LABELS[row.fate]))}</b>"
    if row.source is not None and row.target is not None:
        head += " · " + escape(
            t("similarity {value}").format(value=format_number(row.similarity, ctx.lang, 2))
        )
        if row.fate == "related":
            old = shared_html(row.source.text, row.target.text)
            new = shared_html(row.target.text, row.source.text)
        else:
            changes = diff_words(row.source.text, row.target.text)
            old = change_html(changes, "removed", t("dropped:"))
            new = change_html(changes, "added", t("added:"))
    else:
        old = escape(row.source.text) if row.source else ""
        new = escape(row.target.text) if row.target else ""
    left = passage_side(source, row.source, old) if row.source else None
    right = passage_side(target, row.target, new) if row.target else None
    return pair_html(
        ctx,
        head,
        side_html(ctx, left, t("No counterpart found in {letter}.").format(letter=source.short)),
        side_html(ctx, right, t("No counterpart found in {letter}.").format(letter=target.short)),
    )


def shared_marks(text: str, other: str, run: int = 3) -> tuple[tuple[int, int], ...]:
    """Where a text has ``run`` or more words in a row that the other has as well, wherever they stand there.

    Runs of short words only («van de») do not count.
    """
    keys = [t.key for t in split_tokens(other)]
    theirs = {tuple(keys[i : i + run]) for i in range(len(keys) - run + 1)}
    tokens = split_tokens(text)
    marks: list[tuple[int, int]] = []
    for i in range(len(tokens) - run + 1):
        words = tokens[i : i + run]
        if tuple(t.key for t in words) not in theirs or sum(len(t.key) >= 6 for t in words) < 1:
            continue
        if marks and words[0].start <= marks[-1][1] + 1:
            marks[-1] = marks[-1][0], words[-1].end
        else:
            marks.append((words[0].start, words[-1].end))
    return tuple(marks)


def shared_html(text: str, other: str) -> str:
    """Escaped HTML of a text, what it shares with the other marked."""
    parts, at = [], 0
    for start, end in shared_marks(text, other):
        parts += [escape(text[at:start]), '<span class="cmp-shared">', escape(text[start:end]), "</span>"]
        at = end
    return "".join([*parts, escape(text[at:])])


def show_pairs(
    ctx: Context, pairs: Sequence[Any], draw: Callable[[Any], str], key: str, limit: int = 8
) -> None:
    """Pairs under each other in one block; the rest come on asking."""
    if not pairs:
        st.markdown(ctx.t("Nothing fits this choice. Choose something else in the lists above."))
        return
    everything = True
    if len(pairs) > limit:
        everything = st.toggle(
            ctx.t("Show all {n}").format(n=format_number(len(pairs), ctx.lang)), key=f"all-{key}"
        )
    st.html("".join(draw(pair) for pair in (pairs if everything else pairs[:limit])))


def show_tally(rows: Sequence[tuple[str, str]]) -> None:
    """A row of numbers, each with what it counts under it."""
    items = "".join(f"<li><b>{escape(number)}</b><span>{escape(label)}</span></li>" for number, label in rows)
    st.html(f'<ul class="cmp-tally">{items}</ul>')


def settle_choice(options: Sequence[str], key: str) -> None:
    """Make the choice in the address fit what is offered.

    A link may name an option by its id (the same in both languages) where the widget
    writes its label; a choice that these letters do not have is forgotten.
    """
    asked = st.query_params.get(key)
    if key not in st.session_state and asked in options:
        st.session_state[key] = asked
    if st.session_state.get(key) not in (None, *options):
        del st.session_state[key]


@st.cache_resource(show_spinner=False, max_entries=40)
def _fates(
    version: str, key: str, _pair: tuple[Letter, Letter], _selection: Selection
) -> tuple[PassageFate, ...]:
    """What became of the passages, worked out once."""
    return fate_of_passages(*_pair, _selection, _selection)


def cached_fates(
    ctx: Context, source: Letter, target: Letter, selection: Selection
) -> tuple[PassageFate, ...]:
    """`fate_of_passages` with the same speakers on both sides, kept between reruns."""
    speakers = "*" if selection.speakers is None else ",".join(sorted(selection.speakers))
    key = "|".join((f"{source.id}@{source.sha256}", f"{target.id}@{target.sha256}", speakers))
    with st.spinner(ctx.t("Comparing every paragraph …")):
        return _fates(ctx.corpus.version, key, (source, target), selection)


# ---------------------------------------------------------------- what goes with the map


def show_links(ctx: Context, links: Sequence[SectionLink], limit: int = 12) -> None:
    """The map of sections as a list, for a screen too narrow for ribbons."""
    nameless = ctx.t("(before the first heading)")
    rows = "".join(
        f"<tr><td>{escape(x.source or nameless)} → {escape(x.target or nameless)}</td>"
        f'<td class="acc-num">{x.count} {escape(ctx.t(FATE_LABELS[x.fate]))}</td></tr>'
        for x in links[:limit]
    )
    st.html(f'<div class="acc-scroll"><table class="acc-table"><tbody>{rows}</tbody></table></div>')


def show_fate_key(ctx: Context, fates: Iterable[str]) -> None:
    """What the marks in the texts mean, for the fates that are shown."""
    t, shown = ctx.t, set(fates)
    parts = [escape(f"{t(FATE_LABELS[f]).capitalize()}: {t(FATE_HELP[f])}.") for f in FATES if f in shown]
    if shown & {"kept", "reworded"}:
        parts.append(
            f"<del>{escape(t('struck through'))}</del> {escape(t('only in the older text'))}, "
            f"<ins>{escape(t('underlined'))}</ins> {escape(t('only in the newer text'))}."
        )
    if "related" in shown:
        parts.append(
            f'<span class="cmp-shared">{escape(t("Dotted"))}</span>: '
            f"{escape(t('words that both passages share'))}."
        )
    if parts:
        st.html(f'<p class="acc-quiet cmp-key">{" ".join(parts)}</p>')
