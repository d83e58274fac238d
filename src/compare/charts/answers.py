"""Each question as a mark: how long its answer is, and how much of its words comes back there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

import plotly.graph_objects as go

from compare.analysis.answers.judge import Answered
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
)
from compare.i18n import format_number, translator
from compare.model import Letter

_SYMBOLS = {"answered": "circle", "refers": "square", "deferred": "diamond", "declined": "hexagon2"}
_MOST_NUMBERED = 60
"""With more questions than this the numbers in the marks cannot be read."""


def chart_answers(
    answered: Sequence[Answered],
    letter: Letter,
    names: Mapping[str, str],
    *,
    title: str,
    subtitle: str,
    lang: str = "nl",
    narrow: bool = False,
) -> go.Figure:
    """Length of the answer to the right, part of the question's words that comes back upward.

    A filled mark has a part that was not found; the shape tells the kind of answer. The dashed
    line is what comes back in answers to other questions. Questions without an answer and
    those answered by a bare yes or no have no place; the note counts them.

    Args:
        names: Kind of answer to its name on the screen.
        narrow: Drawn for a phone: smaller marks.

    Returns:
        The figure; the custom data of a mark is ``{"n": block number of the question}``.
    """
    t = translator(lang)
    shown = [one for one in answered if one.directness is not None]
    left_out = len(answered) - len(shown)
    note = t(
        "Filled: of at least one part next to nothing was found. Square: the answer only points to another, "
        "which is measured. "
        "Dashed: what comes back on average in the answers to other questions."
    )
    if left_out:
        note += " " + t("Not drawn: {n} without an answer, or with a bare yes or no.").format(
            n=format_number(left_out, lang)
        )
    figure = base_figure(
        title,
        subtitle,
        note,
        source_of((letter,), lang),
        lang=lang,
        plot_height=380,
        left=64,
        narrow_left=50,
        right=30,
        narrow_height=360,
    )
    if shown:
        _add_marks(figure, shown, letter, names, lang, narrow=narrow)
        _add_chance(figure, shown, lang)
    longest = max((one.words_final for one in shown), default=100)
    highest = max((one.directness or 0 for one in shown), default=1)
    figure.update_xaxes(
        title_text=t("words in the answer"),
        range=[-longest * 0.03, longest * 1.08],
        rangemode="tozero",
        nticks=6,
    )
    figure.update_yaxes(
        title_text=t("comes back (%)"),
        range=[-0.04, max(0.5, highest) * 1.1],
        tickformat=".0%",
        showgrid=True,
        nticks=6,
    )
    return figure


def _add_marks(
    figure: go.Figure,
    shown: Sequence[Answered],
    letter: Letter,
    names: Mapping[str, str],
    lang: str,
    *,
    narrow: bool,
) -> None:
    """One mark for each question, its number in it while there are not too many."""
    t = translator(lang)
    colour = letter_colour(letter.id)
    numbered = len(shown) <= _MOST_NUMBERED
    size = (17 if narrow else 24) if numbered else 10
    hover = t("<b>{question}</b> ({speaker}): {share} of its words come back in {words} words; {kind}")
    filled = [bool(one.not_found) for one in shown]
    figure.add_trace(
        go.Scatter(
            x=[one.words_final for one in shown],
            y=[one.directness for one in shown],
            mode="markers+text" if numbered else "markers",
            text=[_name(one) for one in shown],
            textfont={
                "size": 10 if narrow else 12,
                "color": [CELL_PAPER if f else CELL_INK for f in filled],
            },
            cliponaxis=False,
            customdata=[{"n": one.question.block_n} for one in shown],
            hovertext=[
                hover.format(
                    question=plain(t("question {number}").format(number=_name(one)).strip()),
                    speaker=plain(one.question.speaker),
                    share=_percent(one.directness or 0, lang),
                    words=format_number(one.words_final, lang),
                    kind=plain(names.get(one.kind, one.kind)),
                )
                for one in shown
            ],
            hoverinfo="text",
            marker={
                "size": size,
                "symbol": [_SYMBOLS.get(one.kind, "circle") for one in shown],
                "color": [colour if f else CELL_PAPER for f in filled],
                "line": {"width": 2, "color": colour},
                "opacity": 1,
            },
            showlegend=False,
        )
    )


def _add_chance(figure: go.Figure, shown: Sequence[Answered], lang: str) -> None:
    """The line of what comes back in answers to other questions."""
    others = [one.elsewhere for one in shown if one.elsewhere is not None]
    if not others:
        return
    t = translator(lang)
    level = median(others)
    overlay = Overlay()
    overlay.boxes.append(
        {
            "type": "line",
            "x0": 0,
            "x1": 1,
            "xref": "paper",
            "y0": level,
            "y1": level,
            "line": {"color": MUTED, "width": 1.5, "dash": "dash"},
            "layer": "below",
        }
    )
    add_text(
        overlay,
        x=1,
        xref="paper",
        y=level,
        yref="y",
        text=t("other answers: {share}").format(share=_percent(level, lang)),
        xanchor="right",
        yanchor="bottom",
        font={"color": MUTED, "size": 12},
    )
    lay_over(figure, overlay)


def _name(one: Answered) -> str:
    """The first number of a question, short enough for a mark."""
    return str(one.question.numbers[0]) if one.question.numbers else ""


def _percent(share: float, lang: str) -> str:
    """A share in whole percents."""
    return f"{format_number(round(100 * share), lang)}%"
