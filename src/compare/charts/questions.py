"""Who asked about which theme: a matrix of parties and themes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from compare.analysis.themes import OTHER
from compare.charts.style import (
    CELL_INK,
    CELL_PAPER,
    MUTED,
    Overlay,
    add_text,
    base_figure,
    lay_over,
    letter_colour,
    plain,
    source_of,
    wrap,
)
from compare.i18n import format_number, translator
from compare.model import Letter

_ROW = 34
_SIZES, _SIZES_NARROW = (19, 31), (15, 20)


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """How many questions one party asked about one theme."""

    speaker: str
    theme_id: str
    count: int


def count_questions(asked: Iterable[tuple[str, str]]) -> tuple[QuestionCount, ...]:
    """Questions of each party about each theme, commonest first.

    Args:
        asked: Speaker and theme id, once for every question.
    """
    counts = Counter(asked)
    rows = (QuestionCount(speaker, theme, n) for (speaker, theme), n in counts.items())
    return tuple(sorted(rows, key=lambda x: (-x.count, x.speaker, x.theme_id)))


def chart_questions(
    counts: Sequence[QuestionCount],
    letter: Letter,
    labels: Mapping[str, str],
    *,
    title: str,
    subtitle: str,
    lang: str = "nl",
    narrow: bool = False,
) -> go.Figure:
    """A matrix: themes down, parties across, the number of questions in each cell.

    Themes and parties with most questions come first; a theme that nobody asked
    about is not drawn.

    Args:
        counts: Rows of `count_questions`.
        labels: Theme id to its name on the screen.
        narrow: Drawn for a phone: party names upright.

    Returns:
        The figure; the custom data of a mark is ``{"speaker": …, "theme": …}``.
    """
    t = translator(lang)
    by_speaker: Counter[str] = Counter()
    by_theme: Counter[str] = Counter()
    for row in counts:
        by_speaker[row.speaker] += row.count
        by_theme[row.theme_id] += row.count
    speakers = [name for name, _ in sorted(by_speaker.items(), key=lambda x: (-x[1], x[0]))]
    themes = [theme for theme, _ in sorted(by_theme.items(), key=lambda x: (x[0] == OTHER, -x[1], x[0]))]
    column = {name: i for i, name in enumerate(speakers)}
    line = {theme: i for i, theme in enumerate(themes)}
    names = [labels.get(theme, theme) for theme in themes]
    longest = max((len(n) for n in names), default=10)
    most = max((row.count for row in counts), default=1)
    figure = base_figure(
        title,
        subtitle,
        t("The area of a circle is the number of questions, which stands in it. Empty: no question."),
        source_of((letter,), lang),
        lang=lang,
        plot_height=max(120, _ROW * len(themes)),
        left=146 if narrow else max(120, min(300, 20 + int(6.0 * longest))),
        right=26 if narrow else 40,
        axis_space=14,
        above=96 if narrow else 44,
    )
    overlay = Overlay()
    smallest, biggest = _SIZES_NARROW if narrow else _SIZES
    sizes = [smallest + (biggest - smallest) * (row.count / most) ** 0.5 for row in counts]
    colour = letter_colour(letter.id)
    figure.add_trace(
        go.Scatter(
            x=[column[row.speaker] for row in counts],
            y=[line[row.theme_id] for row in counts],
            mode="markers+text",
            text=[format_number(row.count, lang) for row in counts],
            textfont={"size": 11 if narrow else 13, "color": CELL_INK},
            customdata=[{"speaker": row.speaker, "theme": row.theme_id} for row in counts],
            hovertext=[
                (
                    t("{speaker} on “{theme}”: one question")
                    if row.count == 1
                    else t("{speaker} on “{theme}”: {count} questions")
                ).format(
                    speaker=plain(row.speaker),
                    theme=plain(labels.get(row.theme_id, row.theme_id)),
                    count=format_number(row.count, lang),
                )
                for row in counts
            ],
            hoverinfo="text",
            marker={
                "size": sizes,
                "color": CELL_PAPER,
                "line": {"width": 1.5 if narrow else 2.5, "color": colour},
                "opacity": 1,
            },
            showlegend=False,
        )
    )
    for name, i in column.items():
        between = " " if narrow else "<br>"
        total = format_number(by_speaker[name], lang)
        head = f"{plain(name)}{between}<span style='color:{MUTED}'>{total}</span>"
        add_text(
            overlay,
            x=i,
            y=1,
            yref="paper",
            text=f"<b>{head}</b>",
            yanchor="bottom",
            yshift=4,
            xanchor="center",
            textangle=-90 if narrow else 0,
        )
    for theme, i in line.items():
        add_text(
            overlay,
            x=len(speakers) - 0.42,
            y=i,
            text=format_number(by_theme[theme], lang),
            xanchor="left",
            font={"color": MUTED},
        )
    figure.update_xaxes(
        range=[-0.6, len(speakers) - 0.4],
        showticklabels=False,
        ticks="",
        tickmode="array",
        tickvals=list(range(len(speakers))),
        showgrid=True,
    )
    figure.update_yaxes(
        range=[len(themes) - 0.4, -0.6],
        tickmode="array",
        tickvals=list(range(len(themes))),
        ticktext=[wrap(n, 26) if narrow else plain(n) for n in names],
        tickfont={"size": 10 if narrow else 13},
        ticks="",
        showgrid=True,
    )
    lay_over(figure, overlay)
    return figure
