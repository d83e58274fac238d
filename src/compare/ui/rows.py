"""Results as tables with headings in the reader's language: for the screen and the CSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from compare.analysis.frequency import TermCount
from compare.analysis.themes import ThemeShare
from compare.model import Concept, Hit, Letter
from compare.text.citations import cite
from compare.ui.context import Context, paper_of
from compare.ui.parts import speaker_name


def shares_frame(
    ctx: Context,
    shares: Sequence[ThemeShare],
    by_speaker: bool = False,
    beside: Sequence[ThemeShare] = (),
) -> pd.DataFrame:
    """Shares as a table; shares and margins in %. ``beside`` are the machine's own of corrected shares."""
    names = {x.id: ctx.label(x) for x in ctx.themes}
    raw = {(s.theme_id, s.letter_id, s.speaker): s.share for s in beside}
    rows = []
    for s in shares:
        letter = paper_of(ctx, s.letter_id)
        row: dict[str, object] = {ctx.t("theme"): names[s.theme_id], ctx.t("letter"): letter.short}
        if by_speaker:
            row[ctx.t("speaker")] = speaker_name(ctx, s.speaker)
        if raw:
            row[ctx.t("by the machine (%)")] = round(100 * raw[s.theme_id, s.letter_id, s.speaker], 2)
        row |= {
            ctx.t("share (%)"): round(100 * s.share, 2),
            ctx.t("from (%)"): round(100 * s.low, 2),
            ctx.t("to (%)"): round(100 * s.high, 2),
            ctx.t("words"): s.words,
            ctx.t("of words"): s.total_words,
            ctx.t("paragraphs"): s.paragraphs,
            ctx.t("of paragraphs"): s.total_paragraphs,
        }
        rows.append(row)
    return pd.DataFrame(rows)


def counts_frame(ctx: Context, counts: Sequence[tuple[str, TermCount]]) -> pd.DataFrame:
    """Counts as a table; rates and margins per 10,000 words."""
    rows = []
    for name, c in counts:
        row: dict[str, object] = {ctx.t("term"): name, ctx.t("letter"): paper_of(ctx, c.letter_id).short}
        if any(x.speaker for _, x in counts):
            row[ctx.t("speaker")] = speaker_name(ctx, c.speaker)
        row |= {
            ctx.t("count"): c.count,
            ctx.t("of words"): c.words,
            ctx.t("per 10,000"): round(1e4 * c.rate, 2),
            ctx.t("from"): round(1e4 * c.low, 2),
            ctx.t("to"): round(1e4 * c.high, 2),
            ctx.t("paragraphs"): c.paragraphs,
            ctx.t("of paragraphs"): c.total_paragraphs,
        }
        rows.append(row)
    return pd.DataFrame(rows)


def forms_frame(
    ctx: Context, concept: Concept, hits: Sequence[Hit], letters: Sequence[Letter]
) -> pd.DataFrame:
    """The written forms that a count is made of, by letter; their sum is the count."""
    labels = {term.id: term.label for term in concept.terms}
    made = Counter((h.term_id, h.text.lower(), h.place.letter_id) for h in hits)
    rows: dict[tuple[str, str], dict[str, object]] = {}
    for (term_id, text, letter_id), n in made.items():
        row = rows.setdefault(
            (term_id, text),
            {ctx.t("form"): labels.get(term_id, term_id), ctx.t("as written"): text}
            | {x.short: 0 for x in letters},
        )
        row[paper_of(ctx, letter_id).short] = n
    ordered = sorted(rows.values(), key=lambda r: -sum(v for v in r.values() if isinstance(v, int)))
    return pd.DataFrame(ordered)


def letters_frame(ctx: Context, words: dict[str, int]) -> pd.DataFrame:
    """The letters with their facts."""
    return pd.DataFrame(
        [
            {
                "id": x.id,
                ctx.t("letter"): x.short,
                ctx.t("title"): x.title,
                ctx.t("date"): x.date.isoformat() if x.date_precision == "day" else x.date.strftime("%Y-%m"),
                ctx.t("sender"): x.sender,
                ctx.t("cabinet"): x.cabinet,
                ctx.t("words"): words[x.id],
            }
            for x in ctx.corpus.letters
        ]
    )


def hits_frame(ctx: Context, hits: Sequence[Hit]) -> pd.DataFrame:
    """Every mention with its place."""
    return pd.DataFrame(
        [
            {
                ctx.t("letter"): paper_of(ctx, h.place.letter_id).short,
                ctx.t("as written"): h.text,
                ctx.t("speaker"): speaker_name(ctx, h.speaker),
                ctx.t("page"): h.place.page,
                ctx.t("citation"): cite(paper_of(ctx, h.place.letter_id), h.place.page),
                ctx.t("block"): h.block_n,
            }
            for h in hits
        ]
    )
