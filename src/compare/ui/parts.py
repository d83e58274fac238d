"""The parts that pages are made of: the answer, charts, passages, tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from compare.charts.style import Figure, letter_colour, settle
from compare.errors import CompareError
from compare.export.bibliography import FORMS, Cited
from compare.i18n import LANGUAGES, format_date
from compare.model import CABINET, CHAIR, COMMITTEE, MEMBERS, Block, Letter
from compare.ui.address import choose_switch
from compare.ui.context import Context
from compare.ui.made import Passage, made_so_far, note_method, note_passages
from compare.ui.marks import (
    Leads,
    chosen_marks,
    chosen_rows,
    follow_chart,
    follow_table,
    show_as_chosen,
    show_clear,
)
from compare.ui.once import once
from compare.ui.table import PARAM, table_with
from compare.ui.taking.row import take_chart, take_passages, take_table
from compare.ui.taking.taken import CITATIONS
from compare.ui.widgets import copy_button

_CHART_CONFIG = {
    "displaylogo": False,
    "displayModeBar": "hover",
    "modeBarButtons": [["toImage"]],
    "scrollZoom": False,
    "doubleClick": "reset",
}


@dataclass(frozen=True, slots=True)
class PassageCard:
    """A block to show, with the stretches of its text to mark and a line of one's own under it."""

    letter: Letter
    block: Block
    marks: tuple[tuple[int, int], ...] = ()
    note: str = ""


def say(ctx: Context, sentence: str, kind: str = "acc-said") -> None:
    """A quiet line of text."""
    st.html(f'<p class="{kind}">{escape(sentence)}</p>')


def show_error(t: Callable[[str], str], error: CompareError, before: str = "") -> None:
    """A box that says what went wrong, in the reader's language where there is a translation."""
    file, colon, reason = str(error).partition(": ")
    told = t(str(error))
    if told == str(error) and colon:
        told = f"{file}: {t(reason)}"
    st.error(f"{before} {told}".strip().replace("*", r"\*"), icon=":material/error:")


def speaker_name(ctx: Context, speaker: str) -> str:
    """Name of a speaker on the screen."""
    named = {
        CABINET: ctx.t("cabinet"),
        COMMITTEE: ctx.t("committee"),
        MEMBERS: ctx.t("members"),
        CHAIR: ctx.t("chair"),
        "": ctx.t("not known"),
    }
    return named.get(speaker, speaker)


def show_answer(ctx: Context, sentence: str) -> None:
    """The sentence that answers the page's question, large, with a button to copy it."""
    st.html(f'<p class="acc-answer">{escape(sentence)}</p>')
    copy_button(sentence, ctx.t("Copy sentence"), ctx.t("Copied"), key=f"copy-{abs(hash(sentence)) % 10**9}")


def show_chart(
    ctx: Context,
    figure: Figure,
    key: str,
    alt: str,
    frame: pd.DataFrame,
    filename: str,
    selectable: bool = True,
    leads: Leads | None = None,
    behind: Callable[[], Iterable[tuple[str, PassageCard]]] | None = None,
) -> list[dict[str, Any]]:
    """Draw a chart with its downloads, and give what the reader or the address chose in it.

    Args:
        key: Name of the chart; letters, digits and ``-`` only.
        alt: What the chart shows, for who cannot see it.
        frame: The rows behind the chart, for the CSV.
        filename: Name of the files, without extension.
        leads: The choice further down that follows a mark, and the id that the mark gives it.
        behind: Gives every passage behind the chart with what it stands for, called only when a reader takes
            them along; without it those that the page shows go along.

    Returns:
        ``customdata`` of each chosen mark; empty when none was chosen.
    """
    key = re.sub(r"[^A-Za-z0-9_-]", "-", key)
    chosen = chosen_marks(ctx, figure, key, leads) if selectable else []
    shown = once(ctx, show_as_chosen)(figure, chosen) if chosen else figure
    drawn = once(ctx, settle)(shown, narrow=ctx.narrow, dark=ctx.dark, room=ctx.room)
    config = {**_CHART_CONFIG, "toImageButtonOptions": {"format": "png", "filename": filename, "scale": 2}}
    if selectable:
        follow = follow_chart(key, leads)
        st.plotly_chart(
            drawn, key=key, theme=None, on_select=follow, selection_mode="points", config=config, alt=alt
        )
    else:
        st.plotly_chart(drawn, key=key, theme=None, config=config, alt=alt)
    if chosen:
        show_clear(ctx, key)
    all_behind = (lambda: tuple(_passage(ctx, *x) for x in behind())) if behind else None
    take_chart(ctx, figure, key, alt, frame, filename, all_behind)
    return chosen


def letter_link(ctx: Context, letter_id: str, block_n: int | None = None) -> str:
    """Address of a place in a letter, relative to any page; what lies on the table stays there."""
    params: dict[str, object] = {"letter": letter_id} | ({"block": block_n} if block_n else {})
    if ctx.lang != LANGUAGES[0]:
        params["lang"] = ctx.lang
    if table := table_with(ctx.corpus, letter_id):
        params[PARAM] = table
    return "brieven?" + urlencode(params, doseq=True)


def mark_text(text: str, marks: Sequence[tuple[int, int]]) -> str:
    """Escaped HTML of a text with these stretches marked; overlapping ones become one."""
    out, at = [], 0
    for start, end in sorted(marks):
        start = max(start, at)
        if end <= start:
            continue
        out += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    out.append(escape(text[at:]))
    return "".join(out)


def card_html(ctx: Context, card: PassageCard) -> str:
    """One passage as HTML; all text of the letter escaped."""
    letter, block = card.letter, card.block
    cited = Cited(letter, *_pages(card))
    where = " › ".join((*block.section, *([block.box] if block.box else [])))
    head = f"<b>{escape(speaker_name(ctx, block.speaker))}</b> · {escape(letter.short)}"
    if where:
        head += f" · {escape(where)}"
    paragraphs = "".join(f"<p>{part}</p>" for part in mark_text(block.text, card.marks).split("\n") if part)
    note = f'<p class="acc-note">{escape(card.note)}</p>' if card.note else ""
    link = escape(letter_link(ctx, letter.id, block.n))
    day = format_date(letter.date, letter.date_precision, ctx.lang)
    told = format_date(letter.date, letter.date_precision, "nl") in cited.citation
    dated = "" if told else f" ({escape(day)})"
    read = ctx.t("read it in the letter") if letter.kind == "letter" else ctx.t("read it in the paper")
    return (
        f'<div class="acc-card" style="--acc:{letter_colour(letter.id)}">'
        f'<div class="acc-meta">{head}</div><div lang="nl">{paragraphs}</div>{note}'
        f'<div class="acc-meta">{escape(cited.citation)}{dated} · <a href="{link}" target="_self">'
        f"{escape(read)}</a> {once(ctx, cite_html)(ctx, letter, *_pages(card))}</div></div>"
    )


def _pages(card: PassageCard) -> tuple[int, int]:
    """First and last page of what is shown, as printed: that of the first mark, else of the whole block."""
    if card.marks:
        page = card.block.page_at(card.marks[0][0])
        return page, page
    return card.block.place.page, card.block.place.last_page


def _passage(ctx: Context, title: str, card: PassageCard) -> Passage:
    """What a card shows, as it goes along with a file; ``title`` is what it stands for."""
    speaker = speaker_name(ctx, card.block.speaker)
    return Passage(title, card.letter, card.block, speaker, card.note, *_pages(card))


def cite_html(ctx: Context, letter: Letter, page: int, last_page: int) -> str:
    """A word that unfolds into buttons, each of which copies the citation of some pages in one form."""
    cited = Cited(letter, page, last_page)
    start = f'<button type="button" aria-live="polite" data-done="{escape(ctx.t("Copied"))}" data-copy="'
    buttons = "".join(
        f'{start}{escape(FORMS[form][1]([cited]).strip())}">{escape(ctx.t(name))}</button>'
        for form, name in CITATIONS.items()
    )
    return f'<details class="acc-cite"><summary>{escape(ctx.t("cite"))}</summary>{buttons}</details>'


def show_passages(
    ctx: Context,
    cards: Sequence[PassageCard],
    title: str,
    limit: int = 3,
    note: str = "",
    level: int = 2,
    key: str = "all",
) -> None:
    """Passages in reading width, hits marked, each with speaker, page, citation and a link.

    Args:
        limit: How many stand there at once; the others come on asking.
        note: A line under the title, such as what they sum to.
        level: Level of the title; 2 stands right under the title of the page.
        key: Name in the address of the switch that shows all; each list of a page has its own.
    """
    (st.header if level == 2 else st.subheader)(title, anchor=False)
    if note:
        say(ctx, note)
    if not cards:
        if not note:
            say(ctx, ctx.t("No passages."))
        return
    shown = list(cards)
    everything = True
    if len(shown) > limit:
        label = ctx.t("Show all {n} passages").format(n=len(shown))
        everything = choose_switch(label, key)
        made_so_far().settings.pop(label)  # it changes what stands on the screen, and no figure
    body = "".join(card_html(ctx, c) for c in (shown if everything else shown[:limit]))
    st.html(f'<div class="acc-cards">{body}</div>')
    passages = tuple(_passage(ctx, title, x) for x in shown)
    note_passages(passages)
    take_passages(ctx, shown, passages, title, key)


def show_table(
    ctx: Context,
    frame: pd.DataFrame,
    key: str,
    filename: str,
    column_config: dict[str, Any] | None = None,
    row_ids: Sequence[str] = (),
) -> list[int]:
    """Rows with a download; returns the positions of the rows that the reader or the address chose.

    Args:
        row_ids: An id for each row, where rows can be chosen.
    """
    rows: list[int] = []
    # Figures as the reader's browser writes them: 0,81 or 0.81.
    figures = {
        name: st.column_config.NumberColumn(format="localized")
        for name in frame.columns
        if pd.api.types.is_numeric_dtype(frame[name]) and not pd.api.types.is_bool_dtype(frame[name])
    }
    column_config = figures | (column_config or {})
    if row_ids:
        rows, at_first = chosen_rows(key, row_ids)
        st.dataframe(
            frame,
            hide_index=True,
            key=key,
            on_select=follow_table(key, row_ids),
            selection_mode="multi-row",
            selection_default={"selection": {"rows": at_first}},
            column_config=column_config,
            placeholder="–",
        )
    else:
        st.dataframe(frame, hide_index=True, key=key, column_config=column_config, placeholder="–")
    take_table(ctx, frame, key, filename, column_config)
    return rows


def show_method(ctx: Context, body: str, notes: Sequence[str] = ()) -> None:
    """How the figures were made, folded; ``notes`` say what was left out."""
    note_method(body, notes)
    with st.expander(ctx.t("How was this made?")):
        st.markdown(body)
        if notes:
            st.markdown("\n".join(f"- {note}" for note in notes))
