"""The parts that pages are made of: the answer, charts, passages, tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from compare.charts.style import Figure, fit, letter_colour
from compare.errors import CompareError
from compare.i18n import LANGUAGES, format_date
from compare.model import CABINET, CHAIR, COMMITTEE, MEMBERS, Block, Letter
from compare.text.citations import cite
from compare.ui.context import Context
from compare.ui.made import note_method
from compare.ui.taking import take_chart, take_passages, take_table
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
) -> list[dict[str, Any]]:
    """Draw a chart with its downloads, and give what the reader chose in it.

    Args:
        key: Name of the chart; letters, digits and ``-`` only.
        alt: What the chart shows, for who cannot see it.
        frame: The rows behind the chart, for the CSV.
        filename: Name of the files, without extension.

    Returns:
        ``customdata`` of each chosen mark; empty when none was chosen.
    """
    key = re.sub(r"[^A-Za-z0-9_-]", "-", key)
    drawn = fit(figure, narrow=ctx.narrow, dark=ctx.dark, room=ctx.room)
    config = {**_CHART_CONFIG, "toImageButtonOptions": {"format": "png", "filename": filename, "scale": 2}}
    chosen: list[dict[str, Any]] = []
    if selectable:
        state = st.plotly_chart(
            drawn, key=key, theme=None, on_select="rerun", selection_mode="points", config=config, alt=alt
        )
        for point in state["selection"]["points"]:
            data = point.get("customdata")
            if isinstance(data, (list, tuple)) and len(data) == 1:
                data = data[0]
            if isinstance(data, dict):
                chosen.append(data)
    else:
        st.plotly_chart(drawn, key=key, theme=None, config=config, alt=alt)
    take_chart(ctx, figure, key, alt, frame, filename)
    return chosen


def letter_link(ctx: Context, letter_id: str, block_n: int | None = None) -> str:
    """Address of a place in a letter, relative to any page."""
    params = {"letter": letter_id} | ({"block": str(block_n)} if block_n else {})
    if ctx.lang != LANGUAGES[0]:
        params["lang"] = ctx.lang
    return "brieven?" + urlencode(params)


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
    letter, block, place = card.letter, card.block, card.block.place
    first = block.page_at(card.marks[0][0]) if card.marks else place.page
    last = first if card.marks else place.last_page
    where = " › ".join((*block.section, *([block.box] if block.box else [])))
    head = f"<b>{escape(speaker_name(ctx, block.speaker))}</b> · {escape(letter.short)}"
    if where:
        head += f" · {escape(where)}"
    paragraphs = "".join(f"<p>{part}</p>" for part in mark_text(block.text, card.marks).split("\n") if part)
    note = f'<p class="acc-note">{escape(card.note)}</p>' if card.note else ""
    link = escape(letter_link(ctx, letter.id, block.n))
    cited = escape(cite(letter, first, last))
    day = format_date(letter.date, letter.date_precision, ctx.lang)
    dated = "" if format_date(letter.date, letter.date_precision, "nl") in cited else f" ({escape(day)})"
    read = ctx.t("read it in the letter") if letter.kind == "letter" else ctx.t("read it in the paper")
    return (
        f'<div class="acc-card" style="--acc:{letter_colour(letter.id)}">'
        f'<div class="acc-meta">{head}</div>{paragraphs}{note}'
        f'<div class="acc-meta">{cited}{dated} · <a href="{link}" target="_self">'
        f"{escape(read)}</a></div></div>"
    )


def show_passages(
    ctx: Context, cards: Sequence[PassageCard], title: str, limit: int = 3, note: str = "", level: int = 2
) -> None:
    """Passages in reading width, hits marked, each with speaker, page, citation and a link.

    Args:
        limit: How many stand there at once; the others come on asking.
        note: A line under the title, such as what they sum to.
        level: Level of the title; 2 stands right under the title of the page.
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
        everything = st.toggle(
            ctx.t("Show all {n} passages").format(n=len(shown)),
            key=f"all-{re.sub('[^a-z0-9]+', '-', title.lower())}",
        )
    body = "".join(card_html(ctx, c) for c in (shown if everything else shown[:limit]))
    st.html(f'<div class="acc-cards">{body}</div>')
    take_passages(ctx, shown, title)


def show_table(
    ctx: Context,
    frame: pd.DataFrame,
    key: str,
    filename: str,
    column_config: dict[str, Any] | None = None,
    selectable: bool = False,
) -> list[int]:
    """Rows with a download; returns the positions of the rows chosen."""
    rows: list[int] = []
    # Figures as the reader's browser writes them: 0,81 or 0.81.
    figures = {
        name: st.column_config.NumberColumn(format="localized")
        for name in frame.columns
        if pd.api.types.is_numeric_dtype(frame[name]) and not pd.api.types.is_bool_dtype(frame[name])
    }
    column_config = figures | (column_config or {})
    if selectable:
        state = st.dataframe(
            frame,
            hide_index=True,
            key=key,
            on_select="rerun",
            selection_mode="multi-row",
            column_config=column_config,
            placeholder="–",
        )
        rows = [int(r) for r in state["selection"]["rows"]]
    else:
        st.dataframe(frame, hide_index=True, key=key, column_config=column_config, placeholder="–")
    take_table(ctx, frame, key, filename)
    return rows


def show_method(ctx: Context, body: str, notes: Sequence[str] = ()) -> None:
    """How the figures were made, folded; ``notes`` say what was left out."""
    note_method(body, notes)
    with st.expander(ctx.t("How was this made?")):
        st.markdown(body)
        if notes:
            st.markdown("\n".join(f"- {note}" for note in notes))
