"""Variants, units and borrowed words as tables with headings in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from compare.analysis.quotations import Borrowed
from compare.analysis.robustness import Firmness
from compare.charts.robustness import unit_factor
from compare.text.citations import cite
from compare.ui.choices import BORROWED
from compare.ui.context import Context, paper_of
from compare.ui.firmness.words import name_of, unit_names


def variants_frame(ctx: Context, firm: Firmness) -> pd.DataFrame:
    """Every variant with all its figures; shares in %, a concept's rate per 10,000 words."""
    t = ctx.t
    said = {
        "same": t("says the same"),
        "noise": t("falls into the noise"),
        "clear": t("becomes clear"),
        "turned": t("turns round"),
    }
    rows = []
    for v in (firm.main, *firm.variants):
        factor = unit_factor(firm.kind, v.unit)
        rows.append(
            {
                t("what was changed"): name_of(ctx, v),
                t("what it says"): said[v.outcome(firm.main)],
                t("what is counted"): t("times per 10,000 words")
                if factor == 1e4
                else t("% of the {unit}").format(unit=unit_names(ctx)[v.unit]),
                t("earlier side"): round(factor * v.earlier.value, 2),
                t("later side"): round(factor * v.later.value, 2),
                t("difference found"): round(factor * v.difference, 2),
                t("from"): round(factor * v.low, 2),
                t("to"): round(factor * v.high, 2),
                t("noise band"): round(factor * v.noise, 2),
                "p": round(v.p, 4),
                t("counted, earlier"): round(v.earlier.count, 1),
                t("out of, earlier"): round(v.earlier.total, 1),
                t("counted, later"): round(v.later.count, 1),
                t("out of, later"): round(v.later.total, 1),
            }
        )
    return pd.DataFrame(rows)


def units_frame(ctx: Context, firm: Firmness) -> pd.DataFrame:
    """The subject in each unit and letter, with a theme's place among the themes."""
    rows = []
    names = unit_names(ctx)
    for u in firm.units:
        factor = unit_factor(firm.kind, u.unit)
        row: dict[str, object] = {
            ctx.t("what is counted"): names[u.unit],
            ctx.t("letter"): paper_of(ctx, u.letter_id).short,
            ctx.t("times per 10,000 words") if factor == 1e4 else ctx.t("share (%)"): round(
                factor * u.share.value, 2
            ),
            ctx.t("count"): round(u.share.count, 1),
            ctx.t("out of"): round(u.share.total, 1),
        }
        if any(x.rank for x in firm.units):
            row[ctx.t("place among the themes")] = f"{u.rank}/{u.of}" if u.rank else "–"
        rows.append(row)
    return pd.DataFrame(rows)


def borrowed_frame(ctx: Context, borrowed: Sequence[Borrowed]) -> pd.DataFrame:
    """Every stretch that is not the writer's own, with where it came from."""
    t = ctx.t
    rows = []
    for b in borrowed:
        letter = paper_of(ctx, b.stretch.letter_id)
        rows.append(
            {
                t("kind"): t(BORROWED[b.kind]),
                t("text"): b.text,
                t("words"): b.words,
                t("citation"): cite(letter, b.page),
                t("stood before in"): _source(ctx, b),
            }
        )
    return pd.DataFrame(rows)


def _source(ctx: Context, b: Borrowed) -> str:
    """Where a stretch stood before, "" when that is not known."""
    if not b.source_id:
        return ""
    source = paper_of(ctx, b.source_id)
    return cite(source, source.block(b.source_n).page_at(b.source_start))
