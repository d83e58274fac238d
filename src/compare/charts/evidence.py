"""Every word compared, by how far apart its rates lie and how sure that is; the surest by name."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import plotly.graph_objects as go

from compare.analysis.keyness import KeyWord
from compare.charts.keyness import Look, sign_of, word_label
from compare.charts.placing import HEIGHT, LIKELY, place_names
from compare.charts.style import (
    GRID,
    INK,
    MUTED,
    NOISE,
    Overlay,
    add_text,
    base_figure,
    lay_over,
    plain,
    source_of,
)
from compare.i18n import format_number, format_rate, translator
from compare.statistics import PER

_TICKS = (0, 4, 10, 20, 30, 50, 75, 100, 150, 200, 300, 400, 600, 800, 1200, 2000, 4000)
_SHORTEST_RANGE = 4.0


def chart_evidence(
    words: Sequence[KeyWord],
    target: Look,
    reference: Look,
    *,
    title: str,
    subtitle: str,
    lang: str = "nl",
    names: int = 14,
    written: Mapping[str, str] | None = None,
    chosen: str = "",
) -> go.Figure:
    """A mark a word: to the right what the target uses more, higher up what is surer.

    The line of a coloured mark runs from the log ratio to the smallest difference that is
    still sure (LRC). Grey marks may be chance. Marks with the same counts lie on each other.

    Args:
        words: All words compared, surest first.
        target: The side studied, at the right.
        reference: The side it is set against, at the left.
        names: Most words named in each direction; fewer where they would meet.
        written: How each word is mostly written.
        chosen: A word to be ringed and named.

    Returns:
        The figure; the custom data of a mark is ``{"word": …}``.
    """
    t = translator(lang)
    widest = max([_SHORTEST_RANGE, *(abs(w.log_ratio) for w in words)]) * 1.32
    highest = math.sqrt(max([16.0, *(w.g2 for w in words)])) * 1.1
    figure = base_figure(
        title,
        subtitle,
        _note(words, t),
        source_of(dict.fromkeys((*reference.letters, *target.letters)), lang),
        lang=lang,
        plot_height=HEIGHT,
        left=58,
        right=20,
        axis_space=62,
        above=34,
    )
    sure = [w for w in words if w.lrc]
    for group, colour, symbol in (
        ([w for w in words if not w.lrc and w.q > LIKELY], NOISE, "circle"),
        ([w for w in words if not w.lrc and w.q <= LIKELY], NOISE, "circle"),
        ([w for w in sure if w.log_ratio < 0], reference.colour, reference.symbol),
        ([w for w in sure if w.log_ratio > 0], target.colour, target.symbol),
    ):
        if group:
            _add_whiskers(figure, group, colour)
            figure.add_trace(_marks(group, colour, symbol, (reference.name, target.name), written, lang))
    overlay = Overlay()
    by_word = {w.word: w for w in words}
    if chosen in by_word:
        _add_ring(figure, by_word[chosen])
    for name in place_names(words, (widest, highest), names, written, chosen):
        add_text(
            overlay,
            x=name.word.log_ratio,
            y=math.sqrt(name.word.g2),
            text=f"<b>{plain(name.text)}</b>" if name.word.word == chosen else plain(name.text),
            xanchor=name.xanchor,
            xshift=name.xshift,
            yshift=name.yshift,
            yanchor="middle",
            font={"size": 13, "color": INK if name.word.lrc or name.word.word == chosen else MUTED},
        )
    for side, text, x, anchor in (
        (reference, t("← more in {side}"), 0.0, "left"),
        (target, t("more in {side} →"), 1.0, "right"),
    ):
        add_text(
            overlay,
            xref="paper",
            yref="paper",
            x=x,
            y=1,
            xanchor=anchor,
            yanchor="bottom",
            yshift=8,
            text=text.format(side=f"<b>{plain(side.name)}</b> {sign_of(side.symbol, side.colour)}"),
            font={"color": INK, "size": 14},
        )
    _set_axes(figure, widest, highest, t, lang)
    lay_over(figure, overlay)
    return figure


def _marks(
    words: Sequence[KeyWord],
    colour: str,
    symbol: str,
    names: tuple[str, str],
    written: Mapping[str, str] | None,
    lang: str,
) -> go.Scatter:
    """The marks of one group, open for a word that one side does not have."""
    is_sure, is_likely = bool(words[0].lrc), words[0].q <= LIKELY
    opacity = 1.0 if is_sure else 0.9 if is_likely else 0.45
    return go.Scatter(
        x=[w.log_ratio for w in words],
        y=[math.sqrt(w.g2) for w in words],
        mode="markers",
        showlegend=False,
        cliponaxis=False,
        customdata=[{"word": w.word} for w in words],
        hovertext=[_hover(w, names, written, lang) for w in words],
        hoverinfo="text",
        marker={
            "size": 11 if is_sure else 8 if is_likely else 5,
            "symbol": [symbol if w.target_count and w.reference_count else f"{symbol}-open" for w in words],
            "color": colour,
            "opacity": opacity,
            "line": {"width": [0 if w.target_count and w.reference_count else 1.6 for w in words]},
        },
        # A chosen mark is ringed and named; the others do not fade.
        selected={"marker": {"opacity": 1.0}},
        unselected={"marker": {"opacity": opacity}},
    )


def _add_whiskers(figure: go.Figure, words: Sequence[KeyWord], colour: str) -> None:
    """For each sure word the line to the smallest difference that is still sure."""
    x: list[float | None] = []
    y: list[float | None] = []
    for word in words:
        if word.lrc:
            height = math.sqrt(word.g2)
            x += [word.log_ratio, word.lrc, None]
            y += [height, height, None]
    if x:
        line = {"color": colour, "width": 1.4}
        figure.add_trace(
            go.Scatter(x=x, y=y, mode="lines", line=line, opacity=0.55, hoverinfo="skip", showlegend=False)
        )


def _add_ring(figure: go.Figure, word: KeyWord) -> None:
    """A ring round the chosen word."""
    figure.add_trace(
        go.Scatter(
            x=[word.log_ratio],
            y=[math.sqrt(word.g2)],
            mode="markers",
            hoverinfo="skip",
            showlegend=False,
            marker={"size": 19, "symbol": "circle-open", "color": INK, "line": {"width": 1.6}},
        )
    )


def _hover(word: KeyWord, names: tuple[str, str], written: Mapping[str, str] | None, lang: str) -> str:
    """Counts, rates and what is still sure of one word."""
    t = translator(lang)
    line = t("{side}: {count} times, {rate} per 10,000 words, {range} paragraphs")
    rows = [
        line.format(
            side=plain(name),
            count=format_number(count, lang),
            rate=format_rate(rate * PER, lang),
            range=format_number(spread, lang),
        )
        for name, count, rate, spread in (
            (names[0], word.reference_count, word.reference_rate, word.range_reference),
            (names[1], word.target_count, word.target_rate, word.range_target),
        )
    ]
    log = t("log ratio {ratio}; still sure (LRC): {lrc}").format(
        ratio=format_number(word.log_ratio, lang, 1),
        lrc=format_number(word.lrc, lang, 2) if word.lrc else t("nothing"),
    )
    return "<br>".join((f"<b>{plain(word_label(word, written))}</b>", *rows, log))


def _note(words: Sequence[KeyWord], t: Callable[[str], str]) -> str:
    """What the marks mean; only what is on this picture."""
    parts = []
    if any(w.lrc for w in words):
        parts.append(
            t("Line: down to the smallest difference that is still sure (LRC, 95% for all words at once).")
        )
    parts.append(t("Grey: may be chance; large grey marks: at most one in twenty is (q below 5%)."))
    if any(0 in (w.target_count, w.reference_count) for w in words):
        parts.append(t("Open mark: not found on one side (that is not the same as never said)."))
    if any(w.one_paragraph and w.lrc for w in words):
        parts.append(t("† All in one paragraph."))
    return " ".join(parts)


def _set_axes(figure: go.Figure, widest: float, highest: float, t: Callable[[str], str], lang: str) -> None:
    """Doublings across, in words; evidence upwards, wide apart below and close above."""
    steps = [n for n in range(-12, 13, 2 if widest > 5 else 1) if abs(n) <= widest]
    figure.update_xaxes(
        range=[-widest, widest],
        tickmode="array",
        tickvals=steps,
        ticktext=[_times(n, lang) for n in steps],
        title_text=t("how many times as often (log ratio, on a logarithmic scale)"),
        zeroline=True,
        zerolinecolor=MUTED,
        zerolinewidth=1,
        gridcolor=GRID,
    )
    marks = [n for n in _TICKS if math.sqrt(n) <= highest]
    kept = [n for i, n in enumerate(marks) if not i or math.sqrt(n) - math.sqrt(marks[i - 1]) > highest / 22]
    figure.update_yaxes(
        range=[-highest * 0.02, highest],
        tickmode="array",
        tickvals=[math.sqrt(n) for n in kept],
        ticktext=[format_number(n, lang) for n in kept],
        showgrid=True,
        gridcolor=GRID,
        title_text=t("evidence for a difference (G2) →"),
    )


def _times(doublings: int, lang: str) -> str:
    """A number of doublings in words: 8× on either side, the same in the middle."""
    return "1×" if not doublings else f"{format_number(2 ** abs(doublings), lang)}×"
