"""Agreement and corrected shares as tables with headings in the reader's language."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from compare.analysis.coding import Agreement, Judged, measure_agreement
from compare.analysis.corrected import CorrectedTheme
from compare.model import Letter
from compare.ui.context import Context, paper_of


def corrected_frame(ctx: Context, rows: Sequence[CorrectedTheme]) -> pd.DataFrame:
    """Raw and corrected shares as a table, in %."""
    t = ctx.t
    names = {x.id: ctx.label(x) for x in ctx.themes}
    return pd.DataFrame(
        [
            {
                t("theme"): names.get(r.theme_id, r.theme_id),
                t("letter"): paper_of(ctx, r.letter_id).short,
                t("by the machine (%)"): round(100 * r.raw, 2),
                t("corrected (%)"): round(100 * r.share, 2),
                t("from (%)"): round(100 * r.low, 2),
                t("to (%)"): round(100 * r.high, 2),
                t("from, with the noise of the text (%)"): round(100 * r.wide_low, 2),
                t("to, with the noise of the text (%)"): round(100 * r.wide_high, 2),
                t("paragraphs coded"): r.coded,
                t("of paragraphs"): r.paragraphs,
            }
            for r in sorted(rows, key=lambda r: -r.share)
        ]
    )


def agreement_by_theme(ctx: Context, agreement: Agreement) -> pd.DataFrame:
    """For each theme how much was found and how much of that is right."""
    t = ctx.t
    names = {x.id: ctx.label(x) for x in ctx.themes}
    return pd.DataFrame(
        [
            {
                t("theme"): names.get(f.category, f.category),
                t("by hand"): f.both + f.missed,
                t("by the machine"): f.both + f.false,
                t("both"): f.both,
                t("of what the machine gave, right (%)"): _percent(f.precision),
                t("precision from (%)"): _percent(f.precision_interval.low),
                t("precision to (%)"): _percent(f.precision_interval.high),
                t("of what is there, found (%)"): _percent(f.recall),
                t("recall from (%)"): _percent(f.recall_interval.low),
                t("recall to (%)"): _percent(f.recall_interval.high),
                "F1": None if math.isnan(f.f1) else round(f.f1, 3),
            }
            for f in agreement.themes
        ]
    )


def agreement_by_letter(ctx: Context, rows: Sequence[Judged], letters: Sequence[Letter]) -> pd.DataFrame:
    """Agreement letter by letter."""
    t = ctx.t
    made = []
    for letter in letters:
        a = measure_agreement([r for r in rows if r.letter_id == letter.id])
        if a:
            made.append(
                {
                    t("letter"): letter.short,
                    t("paragraphs coded"): a.n,
                    t("same theme"): a.same,
                    t("same or secondary"): a.near,
                    t("same theme (%)"): _percent(a.share),
                    t("from (%)"): _percent(a.interval.low),
                    t("to (%)"): _percent(a.interval.high),
                    t("kappa"): None if math.isnan(a.kappa.value) else round(a.kappa.value, 3),
                    t("alpha"): None if math.isnan(a.alpha.value) else round(a.alpha.value, 3),
                    t("share error (percentage points)"): round(100 * a.share_error, 1),
                }
            )
    return pd.DataFrame(made)


def _percent(x: float) -> float | None:
    return None if math.isnan(x) else round(100 * x, 1)
