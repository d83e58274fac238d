"""A letter seen from its questions: where parties asked, and what they ask against what it offers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import plotly.graph_objects as go

from compare.analysis.asked.offered import AskedOffered
from compare.analysis.asked.passages import PassageAsked
from compare.analysis.asked.places import BY_CONTENT, EXACT, PAGE_ONLY
from compare.charts.style import (
    GRID,
    INK,
    MUTED,
    NOISE,
    PAPER,
    Overlay,
    add_text,
    base_figure,
    label_row,
    lay_over,
    letter_colour,
    plain,
    source_of,
)
from compare.i18n import format_number, format_percent, mark, quote, translator
from compare.model import Letter

GRADE_LABELS = {
    EXACT: mark("exact"),
    PAGE_ONLY: mark("page only"),
    BY_CONTENT: mark("by content"),
    "unresolved": mark("no passage"),
}
"""How sure the passage of a question is, as the reader sees it."""

_ROW, _NARROW_ROW = 32, 44
_THEME_ROW, _NARROW_THEME_ROW = 38, 62
_SYMBOLS = {EXACT: "circle", PAGE_ONLY: "diamond", BY_CONTENT: "circle-open"}


def chart_strip(
    rows: Sequence[PassageAsked], letter: Letter, *, title: str, subtitle: str, lang: str = "nl"
) -> go.Figure:
    """The letter from its first word to its last, with a mark where a party asked about it.

    Parties stand under each other, who asked most on top. Sections about which nobody asked are shaded;
    the ticks below are the letter's passages.

    Args:
        rows: `passages_asked` of the letter.

    Returns:
        The figure; the custom data of a mark is ``{"passage": "n-offset", "speaker": party}``.
    """
    t = translator(lang)
    asked = Counter(party for row in rows for party, n in row.parties for _ in range(n))
    parties = [name for name, _ in sorted(asked.items(), key=lambda x: (-x[1], x[0]))]
    figure = base_figure(
        title,
        subtitle,
        t(
            "Filled: the question quotes these words, or its page and its content point here. Diamond: page "
            "only. Open: by content. Shaded: a section about which no question was found. A question about "
            "two passages has two marks."
        ),
        source_of((letter,), lang),
        lang=lang,
        plot_height=max(_ROW * (len(parties) + 1), 90),
        narrow_height=max(_NARROW_ROW * (len(parties) + 1), 110),
        left=130,
        narrow_left=12,
        right=50,
        narrow_right=30,
        above=10,
    )
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + row.words)
    middle = [(a + b) / 2 for a, b in pairwise(starts)]
    overlay = Overlay()
    _shade(overlay, rows, starts, len(parties))
    colour = letter_colour(letter.id)
    for i, party in enumerate(parties):
        y = len(parties) - i
        _draw_party(figure, rows, middle, party, y, colour, lang)
        label_row(overlay, figure, y, f"<b>{plain(party)}</b>", value=format_number(asked[party], lang))
    figure.add_scatter(
        x=middle,
        y=[0.1] * len(rows),
        mode="markers",
        marker={"symbol": "line-ns", "size": 11, "line": {"color": MUTED, "width": 1.5}},
        customdata=[{"passage": _id(row), "speaker": ""} for row in rows],
        hovertext=[_hover(row, "", lang) for row in rows],
        hoverinfo="text",
    )
    ticks = {row.passage.page: start for row, start in reversed(list(zip(rows, starts, strict=False)))}
    shown = [p for p in sorted(ticks) if p == 1 or p % max(1, round(len(ticks) / 7)) == 0]
    figure.update_xaxes(
        range=[-starts[-1] * 0.005, starts[-1] * 1.005],
        tickvals=[ticks[p] for p in shown],
        ticktext=[format_number(p, lang) for p in shown],
        title_text=t("page of the letter"),
        showgrid=False,
        ticks="outside",
    )
    figure.update_yaxes(range=[-0.5, len(parties) + 0.7], showticklabels=False, showgrid=False)
    lay_over(figure, overlay)
    return figure


def _id(row: PassageAsked) -> str:
    return f"{row.passage.block_n}-{row.passage.offset}"


def _draw_party(
    figure: go.Figure,
    rows: Sequence[PassageAsked],
    middle: Sequence[float],
    party: str,
    y: float,
    colour: str,
    lang: str,
) -> None:
    """One party's marks; two questions about one passage are one larger mark."""
    own = [(i, row, dict(row.parties).get(party, 0)) for i, row in enumerate(rows)]
    own = [x for x in own if x[2]]
    best = [
        next(g for q, g in zip(r.questions, r.grades, strict=True) if q.question.speaker == party)
        for _, r, _ in own
    ]
    figure.add_scatter(
        x=[middle[i] for i, _, _ in own],
        y=[y] * len(own),
        mode="markers",
        name=plain(party),
        customdata=[{"passage": _id(row), "speaker": party} for _, row, _ in own],
        hovertext=[_hover(row, party, lang) for _, row, _ in own],
        hoverinfo="text",
        marker={
            "size": [11 + 4 * (n - 1) for _, _, n in own],
            "symbol": [_SYMBOLS.get(g, "circle-open") for g in best],
            "color": colour,
            "opacity": 1,
            "line": {"color": colour, "width": 2},
        },
    )


def _hover(row: PassageAsked, party: str, lang: str) -> str:
    """A passage in a few words: its page, its section, who asked."""
    t = translator(lang)
    who = party or ", ".join(name for name, _ in row.parties) or t("nobody asked")
    section = row.passage.section[-1] if row.passage.section else ""
    begins = " ".join(row.passage.text.split()[:9])
    page = t("p. {page}").format(page=format_number(row.passage.page, lang))
    return "<br>".join(plain(x) for x in (who, f"{page} {section}".strip(), quote(f"{begins} …", lang)))


def _shade(overlay: Overlay, rows: Sequence[PassageAsked], starts: Sequence[int], parties: int) -> None:
    """A line where a section begins; a shade over sections without a question."""
    begin = 0
    for i in range(1, len(rows) + 1):
        if i < len(rows) and rows[i].passage.section == rows[begin].passage.section:
            continue
        span = {"x0": starts[begin], "x1": starts[i], "y0": -0.4, "y1": parties + 0.6, "layer": "below"}
        if not any(row.questions for row in rows[begin:i]):
            overlay.boxes.append({"type": "rect", "fillcolor": GRID, "line": {"width": 0}, **span})
        line = {**span, "x1": starts[begin], "line": {"color": GRID, "width": 1}}
        overlay.boxes.append({"type": "line", **line})
        begin = i


def chart_asked_offered(
    rows: Sequence[AskedOffered],
    labels: Mapping[str, str],
    paper: Letter,
    letter: Letter,
    *,
    title: str,
    subtitle: str,
    lang: str = "nl",
    narrow: bool = False,
) -> go.Figure:
    """A dumbbell a theme: its share of a party's words and of the letter's; grey inside the margin.

    Args:
        rows: Of one party, in the order in which they are drawn.
        labels: Theme id to its name on the screen.
        narrow: Drawn for a phone: the differences without their margins.

    Returns:
        The figure; the custom data of a mark is ``{"theme": id}``.
    """
    t = translator(lang)
    longest = max((len(labels.get(r.theme_id, r.theme_id)) for r in rows), default=10)
    figure = base_figure(
        title,
        subtitle,
        t(
            "Filled: share of the words in the questions. Open: share of the words in the letter. At the "
            "right the difference in percentage points, with its 95% margin where there is room. Grey: "
            "within that margin there may be no difference. Of twenty themes looked at, one comes out of "
            "the grey by chance."
        ),
        source_of((paper, letter), lang),
        lang=lang,
        plot_height=max(_THEME_ROW * len(rows), 90),
        narrow_height=max(_NARROW_THEME_ROW * len(rows), 110),
        left=max(120, min(330, 24 + int(6.8 * longest))),
        narrow_left=12,
        right=150,
        narrow_right=16,
        above=10,
    )
    overlay = Overlay()
    top = max((max(r.asked, r.offered) for r in rows), default=0.1) * 1.06 or 0.1
    for i, row in enumerate(rows):
        y = len(rows) - i
        asked = letter_colour(paper.id) if row.is_likely else NOISE
        offered = letter_colour(letter.id) if row.is_likely else NOISE
        line = {"color": INK if row.is_likely else GRID, "width": 3}
        figure.add_scatter(x=[row.offered, row.asked], y=[y, y], mode="lines", line=line, hoverinfo="skip")
        for value, colour, filled in ((row.offered, offered, False), (row.asked, asked, True)):
            figure.add_scatter(
                x=[value],
                y=[y],
                mode="markers",
                customdata=[{"theme": row.theme_id}],
                hovertext=[_hover_theme(row, labels, filled, lang)],
                hoverinfo="text",
                marker={
                    "size": 12,
                    "color": colour if filled else PAPER,
                    "line": {"color": colour, "width": 2.5},
                },
            )
        label_row(
            overlay,
            figure,
            y,
            plain(labels.get(row.theme_id, row.theme_id)),
            value=_points(row.difference, lang) if narrow else _difference(row, lang),
        )
    if not rows:
        add_text(overlay, x=0.5, y=0.5, xref="paper", yref="paper", text=t("Nothing to compare."))
    figure.update_xaxes(
        range=[-top * 0.02, top], tickformat=",.0%", rangemode="tozero", title_text=t("share of the words")
    )
    figure.update_yaxes(showticklabels=False, range=[0.4, len(rows) + 0.6], showgrid=False)
    lay_over(figure, overlay)
    return figure


def _difference(row: AskedOffered, lang: str) -> str:
    """The difference with its margin: «+6 (−4 to +17)»."""
    t = translator(lang)
    points = [_points(x, lang) for x in (row.difference, row.low, row.high)]
    return t("{difference} ({low} to {high})").format(difference=points[0], low=points[1], high=points[2])


def _points(value: float, lang: str) -> str:
    """A difference in percentage points with its sign."""
    number = round(100 * value)
    return ("+" if number > 0 else "−" if number < 0 else "") + format_number(abs(number), lang)


def _hover_theme(row: AskedOffered, labels: Mapping[str, str], asked: bool, lang: str) -> str:
    t = translator(lang)
    share, words, total = (
        (row.asked, row.asked_words, row.total_asked)
        if asked
        else (row.offered, row.offered_words, row.total_offered)
    )
    text = (
        t("{theme}: {share} of the words in the questions ({words} of {total})")
        if asked
        else t("{theme}: {share} of the words in the letter ({words} of {total})")
    )
    return text.format(
        theme=plain(labels.get(row.theme_id, row.theme_id)),
        share=format_percent(share, lang),
        words=format_number(words, lang),
        total=format_number(total, lang),
    )
