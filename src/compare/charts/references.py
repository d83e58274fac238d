"""Which loaded letter cites which, in time, and the papers that are cited most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

from compare.analysis.references import CitedPaper, Citing
from compare.charts.style import (
    INK,
    NOISE,
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
from compare.i18n import format_date, translator
from compare.model import Letter
from compare.text.identifiers import identifier_to_words

_LABEL = 44


def chart_citing(letters: Sequence[Letter], citing: Sequence[Citing], lang: str = "nl") -> go.Figure:
    """A row for each letter that cites or is cited, at its date; a line runs from it to the one it cites.

    The line goes along the row of the citing letter to the date of the cited one, and
    from there straight to its mark; the number at the corner says how often.

    Args:
        letters: All that are loaded; those that no line touches are left out, which the note says.

    Returns:
        The figure; a number's customdata is ``{"letter": citing id, "cited": id}``.

    Raises:
        ValueError: No letter cites another.
    """
    if not citing:
        raise ValueError("no letter cites another one")
    t = translator(lang)
    touched = {x for c in citing for x in (c.citing_id, c.cited_id)}
    shown = sorted((x for x in letters if x.id in touched), key=lambda x: (x.date, x.id))
    rows, step = len(shown), 44 if len(letters) <= 12 else 26
    note = t("A page that is named without the paper («page 13 of the letter») counts as citing that letter.")
    if len(letters) > rows:
        note += " " + t("Left out: {n} letters that no other one cites and that cite none.").format(
            n=len(letters) - rows
        )
    figure = base_figure(
        t("Which letter cites which"),
        t("Each letter at its date; a line leads to the letter cited, the number is how often."),
        note,
        source_of(shown, lang) if rows <= 8 else "",
        lang=lang,
        plot_height=step * rows + 20,
        narrow_height=max(step, 46) * rows + 20,
        left=290,
        narrow_left=14,
        right=40,
        narrow_right=24,
        axis_space=46,
    )
    level = {x.id: rows - i for i, x in enumerate(shown)}
    _add_lines(figure, {x.id: x for x in shown}, level, citing, lang)
    figure.add_trace(
        go.Scatter(
            x=[x.date for x in shown],
            y=[level[x.id] for x in shown],
            mode="markers",
            hovertext=[f"<b>{plain(x.title)}</b><br>{_when(x, lang)}" for x in shown],
            hoverinfo="text",
            marker={
                "size": 13 if step > 30 else 10,
                "color": [letter_colour(x.id) for x in shown],
                "symbol": [letter_symbol(x.id) for x in shown],
            },
        )
    )
    overlay = Overlay()
    for x in shown:
        label_row(overlay, figure, level[x.id], plain(_short(x.short)), size=13 if step > 30 else 12)
        overlay.texts[-1]["bgcolor"] = PAPER  # on a phone the name stands on the lines
    first, last = min(x.date for x in shown), max(x.date for x in shown)
    room = max(timedelta(days=12), (last - first) * 0.06)
    ticks = _ticks(first - room, last + room)
    figure.update_xaxes(
        range=[first - room, last + room],
        tickvals=ticks,
        ticktext=[_tick(d, lang, with_year=i == 0) for i, d in enumerate(ticks)],
        type="date",
        showgrid=True,
        title_text=t("date of the paper"),
    )
    figure.update_yaxes(showticklabels=False, range=[0.3, rows + 0.7], showgrid=False)
    lay_over(figure, overlay)
    return figure


def chart_cited(
    papers: Sequence[CitedPaper], letters: Sequence[Letter], top: int = 12, lang: str = "nl"
) -> go.Figure:
    """The papers that are cited most, a bar for each with how often; those that are loaded in colour.

    Args:
        papers: As `rank_cited` orders them; the first ``top`` are shown.
        letters: All that are loaded.

    Returns:
        The figure; a bar's customdata is ``{"paper": official id}``.
    """
    t = translator(lang)
    shown = papers[:top]
    called = {"motie": t("motion"), "bijlage": t("attachment")}
    rows = len(shown)
    names = {x.id: x.short for x in letters}
    note = t("A loaded letter is in its own colour, other papers are grey.")
    if len(papers) > rows:
        note += " " + t("{n} more papers are in the data (CSV).").format(n=len(papers) - rows)
    figure = base_figure(
        t("The papers cited most"),
        t("How often these letters refer to a paper; at the right in how many letters."),
        note,
        source_of(letters, lang) if len(letters) <= 8 else "",
        lang=lang,
        plot_height=34 * rows + 10,
        narrow_height=56 * rows + 10,
        left=290,
        narrow_left=14,
        right=110,
        narrow_right=16,
        axis_space=46,
    )
    ys = [rows - i for i in range(rows)]
    figure.add_trace(
        go.Bar(
            x=[p.count for p in shown],
            y=ys,
            orientation="h",
            width=0.36,
            customdata=[{"paper": p.identifier} for p in shown],
            hovertext=[_told(p, names) for p in shown],
            hoverinfo="text",
            marker={
                "color": [letter_colour(p.cited_id) if p.cited_id else NOISE for p in shown],
                "line": {"width": 0},
            },
        )
    )
    overlay = Overlay()
    for y, p in zip(ys, shown, strict=True):
        label = _short(names[p.cited_id]) if p.cited_id else identifier_to_words(p.identifier)
        if p.named in called:
            label += f" ({called[p.named]})"
        value = t("1 letter") if len(p.letter_ids) == 1 else t("{n} letters").format(n=len(p.letter_ids))
        label_row(overlay, figure, y, plain(label), value=value)
        add_text(overlay, x=p.count, y=y, text=str(p.count), xanchor="left", xshift=5, yanchor="middle")
    most = max((p.count for p in shown), default=1)
    figure.update_xaxes(
        range=[0, most * 1.08 + 0.3],
        dtick=max(1, -(-most // 6)),
        showgrid=True,
        title_text=t("number of references"),
    )
    figure.update_yaxes(showticklabels=False, range=[0.4, rows + 0.6], showgrid=False)
    lay_over(figure, overlay)
    return figure


def _add_lines(
    figure: go.Figure,
    letters: Mapping[str, Letter],
    level: Mapping[str, int],
    citing: Sequence[Citing],
    lang: str,
) -> None:
    """The lines in the colour of the letter that they lead to, with a number at each corner."""
    t = translator(lang)
    by_cited: dict[str, list[Citing]] = defaultdict(list)
    for c in citing:
        by_cited[c.cited_id].append(c)
    for cited_id, same in by_cited.items():
        day, colour = letters[cited_id].date, letter_colour(cited_id)
        xs: list[date | None] = []
        ys: list[float | None] = []
        for c in same:
            xs += [letters[c.citing_id].date, day, day, None]
            ys += [level[c.citing_id], level[c.citing_id], level[cited_id], None]
        figure.add_trace(
            go.Scatter(x=xs, y=ys, mode="lines", hoverinfo="skip", line={"color": colour, "width": 1.6})
        )
        figure.add_trace(
            go.Scatter(
                x=[day] * len(same),
                y=[level[c.citing_id] for c in same],
                mode="markers+text",
                text=[f"{c.count}×" for c in same],
                textposition="bottom left",
                cliponaxis=False,
                textfont={"color": INK, "size": 11},
                customdata=[{"letter": c.citing_id, "cited": c.cited_id} for c in same],
                hovertext=[
                    t("{citing} cites {cited} {n} times, {pages} of these by page").format(
                        citing=plain(letters[c.citing_id].short),
                        cited=plain(letters[cited_id].short),
                        n=c.count,
                        pages=c.by_page,
                    )
                    for c in same
                ],
                hoverinfo="text",
                marker={"size": 7, "color": colour, "line": {"width": 0}},
            )
        )


def _ticks(first: date, last: date) -> list[date]:
    """First days of months, so far apart that there are at most about a dozen."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((s for s in (1, 2, 3, 6, 12) if months / s <= 10), 12 * -(-months // 120))
    days = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if (year * 12 + month - 1) % step == 0
    ]
    return [d for d in days if first <= d <= last]


def _tick(day: date, lang: str, *, with_year: bool) -> str:
    """A year for January, else the short name of the month; the first one says the year too."""
    if day.month == 1:
        return str(day.year)
    month = format_date(day, "month", lang)[:3]
    return f"{month} {day.year}" if with_year else month


def _told(paper: CitedPaper, names: Mapping[str, str]) -> str:
    """What a bar says under the pointer: the paper and the letters that cite it."""
    citing = "<br>".join(plain(names.get(x, x)) for x in paper.letter_ids)
    return f"<b>{plain(identifier_to_words(paper.identifier))}</b><br>{citing}"


def _short(name: str) -> str:
    """A name that fits before its row."""
    return name if len(name) <= _LABEL else name[: _LABEL - 1].rstrip() + "…"


def _when(letter: Letter, lang: str) -> str:
    return format_date(letter.date, letter.date_precision, lang)
