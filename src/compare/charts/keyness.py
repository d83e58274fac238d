"""Words that one letter uses more, and words that it uses less, than another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from compare.analysis.keyness import KeyWord
from compare.charts.style import (
    LETTER_COLOURS,
    MUTED,
    NOISE,
    Overlay,
    add_text,
    base_figure,
    lay_over,
    letter_colour,
    letter_symbol,
    plain,
    source_of,
)
from compare.i18n import format_number, format_rate, translator
from compare.model import Letter
from compare.statistics import PER

_ROW = 25
_ONE_PARAGRAPH = "†"


@dataclass(frozen=True, slots=True)
class Look:
    """How a side of the comparison appears: name, colour, mark, and the letters for the source line."""

    name: str
    colour: str
    symbol: str
    letters: tuple[Letter, ...]


_SIGNS = {"circle": "●", "diamond": "◆", "square": "■", "triangle-up": "▲", "star": "★"}


def sign_of(symbol: str, colour: str) -> str:
    """A mark as a coloured sign in a line of text: names stay readable in light and dark."""
    return f'<span style="color:{colour}">{_SIGNS.get(symbol, "●")}</span>'


def looks_of(
    target: tuple[str, Sequence[Letter]], reference: tuple[str, Sequence[Letter]]
) -> tuple[Look, Look]:
    """The looks of target and reference, each given as name and letters.

    A side of one letter has that letter's colour and mark; two sides never have the same.
    """
    looks = []
    for (name, letters), spare in ((target, ("#D55E00", "diamond")), (reference, ("#0072B2", "circle"))):
        one = letters[0].id if len(letters) == 1 else ""
        colour, symbol = (letter_colour(one), letter_symbol(one)) if one else spare
        looks.append(Look(name, colour, symbol, tuple(letters)))
    first, second = looks
    if first.colour == second.colour or first.symbol == second.symbol:
        colour = next(c for c in LETTER_COLOURS.values() if c != first.colour)
        second = replace(second, colour=colour, symbol="square" if first.symbol != "square" else "circle")
    return first, second


def split_direction(words: Sequence[KeyWord], top: int) -> tuple[tuple[KeyWord, ...], tuple[KeyWord, ...]]:
    """The first ``top`` words that are commoner in the target, and as many that are rarer.

    The order given is kept.
    """
    came = tuple(w for w in words if w.log_ratio > 0)[:top]
    went = tuple(w for w in words if w.log_ratio < 0)[:top]
    return came, went


def word_label(word: KeyWord, written: Mapping[str, str] | None = None) -> str:
    """The word as it is shown, with a mark when all its hits stand in one paragraph.

    Args:
        written: How a word is mostly written, where that is known: «EU» for «eu».
    """
    shown = (written or {}).get(word.word, word.word)
    return f"{shown} {_ONE_PARAGRAPH}" if word.one_paragraph else shown


def chart_keyness(
    words: Sequence[KeyWord],
    target: Look,
    reference: Look,
    *,
    title: str,
    subtitle: str,
    lang: str = "nl",
    top: int = 12,
    written: Mapping[str, str] | None = None,
) -> go.Figure:
    """A dumbbell a word: its rate in both letters, per 10,000 words.

    Above stand the words that came or grew, below those that went or shrank. An
    open mark is a zero. A word without a safe difference (LRC 0) is grey.

    Args:
        words: In the order in which they are to be shown, surest first.
        target: The side studied.
        reference: The side that it is set against.
        top: Most words shown in each direction.
        written: How each word is mostly written.

    Returns:
        The figure; the custom data of a mark is ``{"word": …}``.
    """
    t = translator(lang)
    came, went = split_direction(words, top)
    heads = (
        (t("Came or grew"), came),
        (t("Vanished or shrank"), went),
    )
    rows: list[tuple[float, KeyWord]] = []
    captions: list[tuple[float, str]] = []
    y = 0.0
    for head, group in heads:
        if not group:
            continue
        captions.append((y, head))
        y -= 1.0
        for word in group:
            rows.append((y, word))
            y -= 1.0
        y -= 0.3
    longest = max((len(word_label(w, written)) for _, w in rows), default=10)
    figure = base_figure(
        title,
        subtitle,
        _note(rows, (reference.name, target.name), t),
        source_of(dict.fromkeys((*reference.letters, *target.letters)), lang),
        lang=lang,
        plot_height=int(_ROW * max(3.0, -y + 0.4)),
        left=max(90, min(190, 26 + int(7.4 * longest))),
        right=64,
        above=30,
    )
    overlay = Overlay()
    widest = max((max(w.target_rate, w.reference_rate) * PER for _, w in rows), default=1.0)
    _add_lines(figure, rows)
    for side in (reference, target):
        _add_marks(figure, rows, side, is_target=side is target, written=written, lang=lang)
    for at, word in rows:
        right_end = max(word.target_rate, word.reference_rate) * PER
        counts = f"{format_number(word.reference_count, lang)} → {format_number(word.target_count, lang)}"
        add_text(
            overlay,
            x=right_end,
            y=at,
            text=counts,
            xanchor="left",
            xshift=11,
            font={"color": MUTED, "size": 12},
        )
    for at, head in captions:
        add_text(overlay, x=0, y=at, xref="paper", text=f"<b>{plain(head)}</b>", xanchor="left", xshift=2)
    figure.add_traces(legend_of_looks((reference, target)))
    figure.update_layout(showlegend=True)
    figure.update_xaxes(
        title_text=t("times per 10,000 words"), range=[-widest * 0.015, widest * 1.09], rangemode="tozero"
    )
    figure.update_yaxes(
        range=[y - 0.1, 0.6],
        tickmode="array",
        tickvals=[at for at, _ in rows],
        ticktext=[plain(word_label(w, written)) for _, w in rows],
        ticks="",
        ticklabelstandoff=8,
    )
    lay_over(figure, overlay)
    return figure


def legend_of_looks(sides: Sequence[Look]) -> list[go.Scatter]:
    """One empty trace for each side, so that a legend shows its mark and name."""
    return [
        go.Scatter(
            x=[None],
            y=[None],
            mode="markers",
            name=plain(x.name),
            showlegend=True,
            hoverinfo="skip",
            marker={"color": x.colour, "symbol": x.symbol, "size": 11},
        )
        for x in sides
    ]


def _note(rows: Sequence[tuple[float, KeyWord]], names: tuple[str, str], t: Callable[[str], str]) -> str:
    """What the marks mean; only what is on this picture."""
    parts = [t("Beside each word its counts: {a} → {b}.").format(a=names[0], b=names[1])]
    if any(0 in (w.target_count, w.reference_count) for _, w in rows):
        parts.append(t("Open mark: not found (that is not the same as never said)."))
    if any(w.one_paragraph for _, w in rows):
        parts.append(t("† All in one paragraph."))
    if any(w.lrc == 0 for _, w in rows):
        parts.append(t("Grey: the difference may be chance."))
    parts.append(t("Sorted by the smallest difference that is still sure (LRC, 95%)."))
    return " ".join(parts)


def _add_lines(figure: go.Figure, rows: Sequence[tuple[float, KeyWord]]) -> None:
    """The bar between the two rates of a word."""
    x: list[float | None] = []
    y: list[float | None] = []
    for at, word in rows:
        x += [word.reference_rate * PER, word.target_rate * PER, None]
        y += [at, at, None]
    figure.add_trace(
        go.Scatter(
            x=x, y=y, mode="lines", line={"color": NOISE, "width": 2}, hoverinfo="skip", showlegend=False
        )
    )


def _add_marks(
    figure: go.Figure,
    rows: Sequence[tuple[float, KeyWord]],
    side: Look,
    *,
    is_target: bool,
    written: Mapping[str, str] | None,
    lang: str,
) -> None:
    """One letter's mark on every row."""
    t = translator(lang)
    symbol, colour = side.symbol, side.colour
    counts = [w.target_count if is_target else w.reference_count for _, w in rows]
    rates = [(w.target_rate if is_target else w.reference_rate) * PER for _, w in rows]
    hover = [
        t("<b>{word}</b> in {letter}: {count} times, {rate} per 10,000 words").format(
            word=plain(word_label(w, written)),
            letter=plain(side.name),
            count=format_number(c, lang),
            rate=format_rate(r, lang),
        )
        for (_, w), c, r in zip(rows, counts, rates, strict=True)
    ]
    figure.add_trace(
        go.Scatter(
            x=rates,
            y=[at for at, _ in rows],
            mode="markers",
            cliponaxis=False,
            name=plain(side.name),
            showlegend=False,
            customdata=[{"word": w.word} for _, w in rows],
            hovertext=hover,
            hoverinfo="text",
            marker={
                "size": 11,
                "symbol": [symbol if c else f"{symbol}-open" for c in counts],
                "color": [colour if w.lrc else NOISE for _, w in rows],
                "line": {
                    "width": [0 if c else 2 for c in counts],
                    "color": [colour if w.lrc else NOISE for _, w in rows],
                },
            },
        )
    )
