"""The rows that were chosen: pairs with what changed, and the others beside their nearest passage."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from compare.analysis.fates.fates import PassageFate
from compare.analysis.fates.sections import section_of
from compare.analysis.matching.passages import Passage, pages_of
from compare.charts.fate_marks import FATE_LABELS
from compare.i18n import format_number
from compare.model import Letter
from compare.ui.changes import show_changes
from compare.ui.context import Context
from compare.ui.sides import Side, pair_html, shared_html, show_pairs, side_html


def show_rows(ctx: Context, rows: Sequence[PassageFate], source: Letter, target: Letter, key: str) -> None:
    """The pairs with what changed in them, then the dropped and new passages beside their nearest.

    Args:
        rows: Rows of `fate_of_passages`.
        key: Names what the rows are a choice of.
    """
    paired = [row for row in rows if row.source is not None and row.target is not None]
    alone = [row for row in rows if row.source is None or row.target is None]
    if paired or not rows:
        show_changes(ctx, paired, source, target, key)
    if alone:
        show_pairs(ctx, alone, lambda row: alone_html(ctx, row, source, target))


def alone_html(ctx: Context, row: PassageFate, source: Letter, target: Letter) -> str:
    """A passage without a counterpart, the nearest beside it with the words that both share."""
    t = ctx.t
    head = f"<b>{escape(t(FATE_LABELS[row.fate]))}</b>"
    if row.nearest is not None:
        value = format_number(row.similarity, ctx.lang, 2)
        text = (
            t("a possible counterpart, similarity {value}: read it")
            if row.possible
            else t("no counterpart; the nearest passage has similarity {value}")
        )
        head += " · " + escape(text.format(value=value))
    left = _half(ctx, row.source or row.nearest, row.nearest if row.source else row.target, source)
    right = _half(ctx, row.target or row.nearest, row.nearest if row.target else row.source, target)
    return pair_html(ctx, head, left, right)


def _half(ctx: Context, passage: Passage | None, other: Passage | None, letter: Letter) -> str:
    """One side: the passage at its place, what it shares with the other marked."""
    nothing = ctx.t("No counterpart found in {letter}.").format(letter=letter.short)
    if passage is None:
        return side_html(ctx, None, nothing)
    block, pages = letter.block(passage.block_n), pages_of(letter, passage)
    html = f"<p>{shared_html(passage.text, other.text if other else '')}</p>"
    return side_html(ctx, Side(letter, block, html, *pages, section_of(passage)), nothing)
