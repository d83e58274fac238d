"""Terms: how often, with margins and raw counts, and where in the letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from compare.analysis.frequency import TermCount
from compare.charts.style import (
    GRID,
    MUTED,
    PAPER,
    Overlay,
    add_text,
    base_figure,
    label_row,
    lay_over,
    letter_colour,
    letter_symbol,
    plain,
    source_of,
)
from compare.i18n import format_date, format_number, format_rate, quote, translator
from compare.model import Hit, Letter

_ROW, _NARROW_ROW = 34, 54


def chart_rates(
    counts: Sequence[tuple[str, TermCount]],
    letters: Sequence[Letter],
    *,
    title: str,
    whose: str,
    speakers: Mapping[str, str],
    lang: str = "nl",
) -> go.Figure:
    """Rate per 10,000 words with its margin, a row for each letter (and speaker) under each term.

    Args:
        counts: Name of the term with its count, in the order in which they are drawn.
        whose: Whose words count, in the reader's language.
        speakers: Speaker to name on the screen.

    Returns:
        The figure; a mark's customdata is ``{"term": id, "letter": id, "speaker": name}``.
        Zeros are open marks at 0 with a line to their upper bound.
    """
    t = translator(lang)
    by_id = {x.id: x for x in letters}
    names = list(dict.fromkeys(name for name, _ in counts))
    lines: list[tuple[str, TermCount | None]] = []
    for name in names:
        before = None
        for count in (c for n, c in counts if n == name):
            head = _heading(
                name if len(names) > 1 else "", by_id[count.letter_id].short if count.speaker else ""
            )
            if head and head != before:
                lines.append((head, None))
            lines.append((name, count))
            before = head
    rows = len(lines)
    figure = base_figure(
        title,
        t("Times per 10,000 words, with the raw count at the right; {whose}.").format(whose=whose),
        t(
            "Thin lines: 95% margin, how far the rate would move had the letter been made of other, similar "
            "paragraphs. Open mark: not found; the line runs to the highest rate that still fits. Headings "
            "and "
            "footnotes are left out."
        ),
        source_of(letters, lang),
        lang=lang,
        plot_height=max(_ROW * rows, 60),
        narrow_height=max(_NARROW_ROW * rows, 90),
        left=312,
        narrow_left=14,
        right=150,
        narrow_right=16,
        above=4,
    )
    overlay = Overlay()
    for i, (name, found) in enumerate(lines):
        y = rows - i
        if found is None:
            label_row(overlay, figure, y - 0.2, f"<b>{plain(name)}</b>", size=14)
            continue
        count, letter = found, by_id[found.letter_id]
        who = speakers.get(count.speaker, count.speaker)
        shown = f"{letter.short}, {who}" if count.speaker else letter.short
        beside = who if count.speaker else letter.short
        colour, symbol = letter_colour(letter.id), letter_symbol(letter.id)
        figure.add_trace(
            go.Scatter(
                x=[1e4 * count.low, 1e4 * count.high],
                y=[y, y],
                mode="lines",
                hoverinfo="skip",
                line={"color": colour, "width": 1.6, "dash": "solid" if count.count else "dot"},
            )
        )
        figure.add_trace(
            go.Scatter(
                x=[1e4 * count.rate],
                y=[y],
                mode="markers",
                name=plain(shown),
                cliponaxis=False,
                customdata=[{"term": count.term, "letter": letter.id, "speaker": count.speaker}],
                hovertext=[_hover(name, shown, count, lang)],
                hoverinfo="text",
                marker={
                    "size": 12,
                    "symbol": symbol,
                    "color": colour if count.count else PAPER,
                    "opacity": 1,
                    "line": {"color": colour, "width": 2},
                },
                unselected={"marker": {"opacity": 0.45}},
            )
        )
        label_row(
            overlay,
            figure,
            y,
            plain(beside),
            value=t("{rate} · {count} of {words}").format(
                rate=format_rate(1e4 * count.rate, lang),
                count=t("{n}×").format(n=format_number(count.count, lang)),
                words=format_number(count.words, lang),
            ),
        )
    figure.update_xaxes(
        title_text=t("times per 10,000 words"),
        rangemode="tozero",
        showgrid=True,
        nticks=7,
        zeroline=True,
        zerolinecolor=MUTED,
        zerolinewidth=1,
    )
    figure.update_yaxes(showticklabels=False, range=[0.4, rows + 0.6], showgrid=False)
    lay_over(figure, overlay)
    return figure


def _heading(term: str, letter: str) -> str:
    """What stands above a group of rows: the term, the letter, or both."""
    return ": ".join(filter(None, (term, letter)))


def _hover(name: str, shown: str, count: TermCount, lang: str) -> str:
    """What a mark tells when it is pointed at."""
    return translator(lang)(
        "<b>{term}</b><br>{where}: {rate} per 10,000 words ({low} to {high})<br>"
        "{count} times in {words} words, in {n} of {all} paragraphs"
    ).format(
        term=plain(name),
        where=plain(shown),
        rate=format_rate(1e4 * count.rate, lang),
        low=format_rate(1e4 * count.low, lang),
        high=format_rate(1e4 * count.high, lang),
        count=format_number(count.count, lang),
        words=format_number(count.words, lang),
        n=format_number(count.paragraphs, lang),
        all=format_number(count.total_paragraphs, lang),
    )


def chart_barcode(
    hits: Sequence[Hit], letters: Sequence[Letter], *, title: str, whose: str, lang: str = "nl"
) -> go.Figure:
    """Where in each letter the term stands: a stroke for each mention.

    Returns:
        The figure; a stroke's customdata is ``{"letter": id, "block": n, "start": n}``,
        the start being the offset in the letter.
    """
    t = translator(lang)
    rows = len(letters)
    figure = base_figure(
        title,
        t(
            "Each stroke is one mention, from the start of the letter (left) to its end (right); {whose}."
        ).format(whose=whose),
        t("The numbers under each bar are the first and last printed page. Overlapping forms count once."),
        source_of(letters, lang),
        lang=lang,
        plot_height=56 * rows,
        narrow_height=92 * rows,
        left=284,
        narrow_left=14,
        right=60,
        narrow_right=16,
        axis_space=50,
        above=4,
    )
    overlay = Overlay()
    for i, letter in enumerate(letters):
        y, length = rows - i, max(len(letter.text), 1)
        found = [h for h in hits if h.place.letter_id == letter.id]
        overlay.boxes.append(
            {
                "type": "rect",
                "x0": 0,
                "x1": 100,
                "y0": y - 0.2,
                "y1": y + 0.2,
                "line": {"width": 0},
                "fillcolor": GRID,
                "layer": "below",
            }
        )
        figure.add_trace(
            go.Scatter(
                x=[100 * h.place.start / length for h in found],
                y=[y] * len(found),
                mode="markers",
                name=plain(letter.short),
                customdata=[{"letter": letter.id, "block": h.block_n, "start": h.place.start} for h in found],
                hovertext=[
                    ", ".join(
                        part
                        for part in (
                            quote(plain(h.text), lang),
                            t("p. {page}").format(page=h.place.page) if h.place.page else "",
                            plain(h.speaker),
                        )
                        if part
                    )
                    for h in found
                ],
                hoverinfo="text",
                marker={
                    "symbol": "line-ns",
                    "size": 22,
                    "line": {"width": 2.4, "color": letter_colour(letter.id)},
                },
                unselected={"marker": {"opacity": 0.35}},
            )
        )
        first, last = letter.pages
        ends = ((0, first, "left"), (100, last, "right")) if first else ()  # XML shows no pages
        for x, page, anchor in ends:
            add_text(
                overlay,
                x=x,
                y=y - 0.2,
                yanchor="top",
                xanchor=anchor,
                text=t("p. {page}").format(page=page),
                font={"size": 11, "color": MUTED},
            )
        date = format_date(letter.date, letter.date_precision, lang)
        label_row(
            overlay,
            figure,
            y,
            f"{plain(letter.short)}<br><span style='color:{MUTED}'>{date}</span>",
            value=t("{n}×").format(n=format_number(len(found), lang)),
        )
    figure.update_xaxes(
        title_text=t("place in the letter (% of its text)"),
        range=[-0.5, 100.5],
        ticksuffix="%",
        showgrid=False,
        nticks=5,
    )
    figure.update_yaxes(showticklabels=False, range=[0.4, rows + 0.6], showgrid=False)
    lay_over(figure, overlay)
    return figure
