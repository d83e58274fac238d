"""Two wordings as HTML: what went, came and moved, and the operative words numbered; all text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape

from compare.analysis.fates.changes import PassagePair
from compare.analysis.fates.sections import section_of
from compare.analysis.matching.passages import Passage, pages_of
from compare.analysis.wording.diff import WordChange, diff_words
from compare.analysis.wording.operative import OperativeChange
from compare.charts.fate_marks import FATE_LABELS
from compare.i18n import format_number, mark
from compare.model import Letter
from compare.ui.context import Context
from compare.ui.sides import Side, pair_html, shared_marks, side_html

OPERATIVE_KINDS = {
    "obligation": mark("obligation and certainty"),
    "amount": mark("amount"),
    "percentage": mark("percentage"),
    "number": mark("number"),
    "deadline": mark("deadline"),
    "year": mark("year"),
    "actor": mark("actor"),
    "negation": mark("negation"),
    "scope": mark("condition or scope"),
}
"""Names of the kinds of operative words."""

DIRECTIONS = {
    "stronger": mark("stronger"),
    "weaker": mark("weaker"),
    "higher": mark("higher"),
    "lower": mark("lower"),
    "later": mark("later"),
    "earlier": mark("earlier"),
}
_ONE_SIDE = mark("taken out"), mark("put in")
_ONE_SIDE_ALIKE = mark("only in the older text"), mark("only in the newer text")
_SHARED = '<span class="cmp-shared">'
_OWN = {"old": ("removed", "moved_from"), "new": ("added", "moved_to")}
_SPOKEN = {
    "removed": mark("dropped:"),
    "added": mark("added:"),
    "moved_from": mark("moved from here:"),
    "moved_to": mark("moved to here:"),
}


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of a text to set apart: the HTML that opens it, that stands at its end, and its tag."""

    start: int
    end: int
    before: str
    after: str = ""
    tag: str = "span"


def pair_of_texts(
    ctx: Context, pair: PassagePair, operative: Sequence[OperativeChange], source: Letter, target: Letter
) -> str:
    """A pair side by side as HTML: what it is, its operative words as a numbered list, both texts.

    Args:
        operative: The changes of operative words to number and to list.
    """
    t = ctx.t
    left, right = _texts(ctx, pair, operative)
    none = t("No counterpart found in {letter}.")
    return pair_html(
        ctx,
        _head(ctx, pair) + _listed(ctx, operative),
        _column(ctx, source, pair.sources, left, none.format(letter=source.short)),
        _column(ctx, target, pair.targets, right, none.format(letter=target.short)),
    )


def key_html(ctx: Context, pairs: Iterable[PassagePair], operative: bool) -> str:
    """What the marks in the texts mean, those that occur."""
    t, shown = ctx.t, list(pairs)
    edits = [p for p in shown if p.sources and p.targets and p.is_edit and p.fate != "kept"]
    kinds = {c.kind for p in edits for c in diff_words(p.old, p.new)}
    parts = []
    if "removed" in kinds:
        parts.append(f"<del>{escape(t('struck through'))}</del> {escape(t('only in the older text'))}")
    if "added" in kinds:
        parts.append(f"<ins>{escape(t('underlined'))}</ins> {escape(t('only in the newer text'))}")
    if "moved_to" in kinds:
        said = t("the same words at another place")
        parts.append(f'<span class="cmp-moved">⇄ {escape(t("between arrows"))} ⇄</span> {escape(said)}')
    if any(p.sources and p.targets and not p.is_edit for p in shown):
        said = t("words that both passages share")
        parts.append(f'<span class="cmp-shared">{escape(t("dotted"))}</span> {escape(said)}')
    if operative:
        said = t("operative word, explained above the texts")
        parts.append(f'<span class="cmp-op">{escape(t("numbered"))}<sup>1</sup></span> {escape(said)}')
    return f'<p class="acc-quiet cmp-key">{"; ".join(parts)}.</p>' if parts else ""


def _head(ctx: Context, pair: PassagePair) -> str:
    """What became of the passage, and how alike the two are."""
    t = ctx.t
    parts = [f"<b>{escape(t(FATE_LABELS[pair.fate]))}</b>"]
    if pair.moved and pair.fate != "moved":
        parts.append(escape(t("at another place")))
    if pair.sources and pair.targets:
        value = format_number(pair.similarity, ctx.lang, 2)
        parts.append(escape(t("similarity {value}").format(value=value)))
    return " · ".join(parts)


def _listed(ctx: Context, operative: Sequence[OperativeChange]) -> str:
    """The operative words that differ, numbered as they are in the texts."""
    items = "".join(f"<li>{_told(ctx, x)}</li>" for x in operative)
    return f'<ol class="cmp-ops">{items}</ol>' if items else ""


def _told(ctx: Context, x: OperativeChange) -> str:
    """One of them in words: «verplichting: zal → kan, zwakker»."""
    t = ctx.t
    kind = escape(t(OPERATIVE_KINDS[x.kind]))
    old, new = (f"<q>{escape(' '.join(w.split()))}</q>" for w in (x.old, x.new))
    if x.old and x.new:
        words = f"{old} → {new}"
    else:
        gone, came = _ONE_SIDE if x.sure else _ONE_SIDE_ALIKE
        words = f"{old} {escape(t(gone))}" if x.old else f"{new} {escape(t(came))}"
    told = f"<b>{kind}</b> {words}"
    if x.direction:
        told += f", {escape(t(DIRECTIONS[x.direction]))}"
    return told if x.sure else f"{told} <i>({escape(t('the sentences are only alike'))})</i>"


def _texts(
    ctx: Context, pair: PassagePair, operative: Sequence[OperativeChange]
) -> tuple[list[_Mark], list[_Mark]]:
    """The marks in both texts."""
    if not (pair.sources and pair.targets):
        return [], []
    numbered = list(enumerate(operative, 1))
    left = [m for n, x in numbered for m in _numbered(n, x.old_marks)]
    right = [m for n, x in numbered for m in _numbered(n, x.new_marks)]
    if not pair.is_edit:
        return (
            left + [_Mark(a, b, _SHARED) for a, b in shared_marks(pair.old, pair.new)],
            right + [_Mark(a, b, _SHARED) for a, b in shared_marks(pair.new, pair.old)],
        )
    changes = diff_words(pair.old, pair.new)
    return (
        left + [_changed(ctx, c) for c in changes if c.kind in _OWN["old"] and c.text.strip()],
        right + [_changed(ctx, c) for c in changes if c.kind in _OWN["new"] and c.text.strip()],
    )


def _numbered(n: int, marks: Sequence[tuple[int, int]]) -> list[_Mark]:
    """The words of an operative change, its number behind the last."""
    return [
        _Mark(a, b, '<span class="cmp-op">', f"<sup>{n}</sup>" if k == len(marks) else "")
        for k, (a, b) in enumerate(marks, 1)
    ]


def _changed(ctx: Context, change: WordChange) -> _Mark:
    """What went, came or moved, without the space round it."""
    bare = change.text.strip()
    start = change.start + change.text.index(bare)
    spoken = f'<span class="cmp-sr">{escape(ctx.t(_SPOKEN[change.kind]))} </span>'
    end = start + len(bare)
    if change.move:
        sign = '<span aria-hidden="true">⇄</span>'
        return _Mark(start, end, f'<span class="cmp-moved">{spoken}{sign} ', f" {sign}")
    tag = "del" if change.kind == "removed" else "ins"
    return _Mark(start, end, f"<{tag}>{spoken}", "", tag)


def _column(
    ctx: Context, letter: Letter, passages: Sequence[Passage], marks: Sequence[_Mark], none: str
) -> str:
    """One half: each passage with its own place and citation."""
    if not passages:
        return side_html(ctx, None, none)
    halves, at = [], 0
    for p in passages:
        block, pages = letter.block(p.block_n), pages_of(letter, p)
        html = f"<p>{_marked(p.text, [_within(m, at, at + len(p.text)) for m in marks])}</p>"
        halves.append(side_html(ctx, Side(letter, block, html, *pages, section_of(p)), none))
        at += len(p.text) + 1
    return f'<div class="cmp-column">{"".join(halves)}</div>'


def _within(m: _Mark, start: int, end: int) -> _Mark:
    """A mark as it lies in a passage that is a part of the text; empty when it is elsewhere."""
    a, b = max(m.start, start) - start, min(m.end, end) - start
    return replace(m, start=a, end=max(a, b))


def _marked(text: str, marks: Iterable[_Mark]) -> str:
    """Escaped text with its marks nested; one that crosses the end of another is cut there."""
    waiting = [m for m in marks if m.end > m.start]
    opened: list[_Mark] = []
    out: list[str] = []
    at = 0
    while waiting or opened:
        waiting.sort(key=lambda m: (m.start, -m.end, m.tag == "span"))
        if opened and (not waiting or opened[-1].end <= waiting[0].start):
            last = opened.pop()
            out += [escape(text[at : last.end]), last.after, f"</{last.tag}>"]
            at = last.end
            continue
        first = waiting.pop(0)
        if opened and first.end > (edge := opened[-1].end):
            waiting.append(replace(first, start=edge))
            first = replace(first, end=edge, after="")
        out += [escape(text[at : first.start]), first.before]
        at = first.start
        opened.append(first)
    return "".join([*out, escape(text[at:])])
