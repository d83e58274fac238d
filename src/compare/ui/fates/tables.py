"""What became of the paragraphs of a paper, as tables: the totals, every row, and how they were made."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from compare.analysis.fates.fates import FATES, PassageFate, count_fates
from compare.charts.fate_marks import FATE_LABELS
from compare.i18n import format_number, format_percent, mark
from compare.model import Letter
from compare.tables import fate_totals_to_records, fates_to_records
from compare.text.citations import cite
from compare.ui.context import Context
from compare.ui.fates.shown import FATE_HELP
from compare.ui.once import once
from compare.ui.parts import say, show_table, speaker_name

MATCHED_BY = {
    "wording": mark("words in order"),
    "run-in heading": mark("a heading run in"),
    "repetition": mark("a repetition"),
    "words": mark("shared words"),
    "quotation": mark("a quotation"),
    "page": mark("a cited page"),
    "name": mark("a name"),
    "sentence": mark("one sentence"),
    "subject": mark("the subject"),
    "heading": mark("the headings"),
}
"""Names of what a pair was matched by; one that is not here shows as it is."""


def fates_frame(fates: Sequence[PassageFate], source: Letter, target: Letter) -> pd.DataFrame:
    """Every row with both passages, their places and citations, for the CSV."""
    return pd.DataFrame(fates_to_records(fates, source, target))


def show_totals(
    ctx: Context, fates: Sequence[PassageFate], source: Letter, target: Letter, filename: str
) -> None:
    """Passages and words of both papers by fate, summed for each paper."""
    t = ctx.t
    say(ctx, t("Each paragraph counts once here, under the fate that left most of its words."))
    records = fate_totals_to_records(fates, source, target)
    rows: list[tuple[str, str, int, int, str]] = []
    for side, name in zip(("source", "target"), _names(source, target), strict=True):
        own = [r for r in records if r["side"] == side]
        for r in own:
            share = format_percent(r["share"], ctx.lang)
            rows.append((name, t(FATE_LABELS[r["fate"]]), r["passages"], r["words"], share))
        passages, words = (sum(r[field] for r in own) for field in ("passages", "words"))
        rows.append((name, t("together"), passages, words, format_percent(float(bool(words)), ctx.lang)))
    columns = [t("paper"), t("fate"), t("paragraphs"), t("words"), t("share of words")]
    show_table(ctx, pd.DataFrame(rows, columns=columns), "fates-totals", f"{filename}-{t('totals')}")


def show_fates(
    ctx: Context, fates: Sequence[PassageFate], source: Letter, target: Letter, filename: str
) -> None:
    """The table of all rows; a row without counterpart has its nearest passage instead."""
    t, frame = ctx.t, once(ctx, fates_frame)(fates, source, target)
    older, newer = _names(source, target)
    whose = [speaker_name(ctx, (p.speaker if (p := r.source or r.target) else "")) for r in fates]
    table = pd.DataFrame(
        {
            t("fate"): [
                t(FATE_LABELS[r.fate]) + (f" ({t('and moved')})" if _adds_moved(r) else "") for r in fates
            ],
            t("possible counterpart"): [t("yes") if r.possible else "" for r in fates],
            t("similarity"): [round(r.similarity, 2) for r in fates],
            t("matched by"): [", ".join(t(MATCHED_BY.get(by, by)) for by in r.by) for r in fates],
            t("speaker"): whose,
            older: frame["source_text"],
            t("source, older"): frame["source_citation"],
            newer: frame["target_text"],
            t("source, newer"): frame["target_citation"],
            t("nearest passage"): frame["nearest_text"],
            t("source, nearest"): frame["nearest_citation"],
        }
    )
    show_table(ctx, table, "fates-table", filename)


def _adds_moved(row: PassageFate) -> bool:
    return row.moved and row.fate != "moved"


def _names(source: Letter, target: Letter) -> tuple[str, str]:
    """Names of the two papers for heads of columns, never the same."""
    alike = source.short == target.short
    return source.short, f"{target.short} (2)" if alike else target.short


def fates_method(ctx: Context, fates: Sequence[PassageFate], source: Letter) -> tuple[str, tuple[str, ...]]:
    """How passages are paired, and what was left out."""
    t = ctx.t
    words = {x.fate: x.words for x in count_fates(fates) if x.side == "source"}
    body = t(
        "First the words are compared in their order, typography set aside. **Kept**: {kept}. "
        "**Moved**: {moved}. **Edited**: {edited}. **Split**: {split}. **Merged**: {merged}. What has "
        "no wording in common is compared by content: **related**: {related}. **Not found again** "
        "(“dropped” in the files): {dropped}. **Not found before** (“new”): {new}. A passage has moved when "
        "it stands out of the longest row of passages and headings that both papers have in the same order. "
        "Similarity runs from 0 to 1: for the first five it is the part of the words that both have in the "
        "same order, for a part of a paragraph of its own words; for the other three how alike two passages "
        "are by content, without a counterpart that of the nearest passage. Only words are compared: the "
        "same policy in wholly other words may be missed, so read the nearest passage before you write that "
        "something is gone or new. A nearest passage may be a **possible counterpart**: likeness too low to "
        "be sure of; of passages without any counterpart about half have one too."
    ).format(**{f: t(FATE_HELP[f]) for f in FATES})
    return body, (
        t("{share} of the words of {a} stand in paragraphs with a counterpart.").format(
            share=format_percent(1 - words.get("dropped", 0) / max(1, sum(words.values())), ctx.lang),
            a=f"{source.short} ({cite(source)})",
        ),
        t(
            "A paragraph may be in more than one row; the sentence above and the totals count every "
            "paragraph once, the lists count rows: {rows}."
        ).format(rows=format_number(len(fates), ctx.lang)),
        t("Headings, footnotes, tables and signatures are not compared; headings count in the order."),
    )
