"""One difference under every choice: a row a choice, with margin, main figure and noise band."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from compare.analysis.robustness_cases import (
    DIVIDED,
    EXTRA,
    FORM,
    FORMS,
    MAIN,
    SECTIONS,
    SPEAKER,
    UNIT,
    WITHOUT,
    Variant,
)
from compare.analysis.units import WORDS
from compare.charts.style import (
    GRID,
    INK,
    MUTED,
    NOISE,
    PAPER,
    Overlay,
    base_figure,
    label_row,
    lay_over,
    letter_colour,
    letter_symbol,
    plain,
    source_of,
)
from compare.i18n import format_signed, mark, translator
from compare.model import CABINET, Letter

_ROW, _NARROW_ROW, _GAP = 31, 54, 0.45
_NAMES = {
    (MAIN, ""): mark("The main count"),
    (FORMS, "all"): mark("With the forms that are off at first"),
    (DIVIDED, ""): mark("Each paragraph divided over its themes"),
    (UNIT, "sentences"): mark("Share of the sentences"),
    (UNIT, "paragraphs"): mark("Share of the paragraphs"),
    (UNIT, "headings"): mark("Share of the headings"),
    (WITHOUT, "quotation"): mark("Without quotations"),
    (WITHOUT, "taken-over"): mark("Without passages taken over"),
    (WITHOUT, "repeated"): mark("Without repetitions"),
    (WITHOUT, "formula"): mark("Without set forms"),
    (WITHOUT, "all"): mark("Without any borrowed words"),
    (EXTRA, "heading"): mark("With headings"),
    (EXTRA, "footnote"): mark("With footnotes"),
    (EXTRA, "no-heading"): mark("Without headings"),
    (EXTRA, "no-footnote"): mark("Without footnotes"),
    (SPEAKER, "all"): mark("Everyone's words"),
    (SPEAKER, CABINET): mark("Only the cabinet's words"),
    (SECTIONS, ""): mark("Whole sections drawn, not paragraphs"),
}


def variant_name(variant_kind: str, variant_id: str, label: str, lang: str) -> str:
    """Name of a choice in the reader's language."""
    t = translator(lang)
    known = _NAMES.get((variant_kind, variant_id))
    if known:
        return t(known)
    if variant_kind == FORM:
        return t("Without «{form}»").format(form=label or variant_id)
    return t("Only the words of {speaker}").format(speaker=label or variant_id)


def unit_factor(kind: str, unit: str) -> float:
    """What a share is multiplied by to be read: per 10,000 words for a concept, else a percentage."""
    return 1e4 if kind == "concept" and unit == WORDS else 100.0


def chart_variants(
    kind: str,
    main: Variant,
    variants: Sequence[Variant],
    earlier: Sequence[Letter],
    later: Sequence[Letter],
    *,
    title: str,
    names: tuple[str, str],
    whose: str,
    lang: str = "nl",
) -> go.Figure:
    """The difference in each variant: a specification curve laid on its side.

    Args:
        kind: "theme" or "concept".
        main: The count that the line and the band belong to; it is the first row when it has their unit.
        variants: In the order in which they are drawn, all in one unit of measure.
        earlier: Letters of the side that is subtracted.
        later: Letters of the other side.
        title: The subject, or the finding.
        names: Names of the two sides, as the axis says them.
        whose: Whose words count, in the reader's language.

    Returns:
        The figure; a mark's customdata is ``{"kind": kind, "id": id}`` of its variant.

    Source:
        Simonsohn, Simmons & Nelson (2020), "Specification curve analysis".
    """
    t = translator(lang)
    per = {unit_factor(kind, v.unit) for v in variants}
    factor = per.pop() if len(per) == 1 else 100.0
    drawn = [*([main] if unit_factor(kind, main.unit) == factor else []), *variants]
    has_main = bool(drawn) and drawn[0] is main
    heights = _heights(drawn)
    rows = heights[0] if heights else 1.0
    unit = t("in times per 10,000 words") if factor == 1e4 else t("in percentage points")
    figure = base_figure(
        title,
        t("Difference {unit}, {b} less {a}; {whose}.").format(unit=unit, a=names[0], b=names[1], whose=whose),
        _note(has_main, lang),
        source_of((*earlier, *later), lang),
        lang=lang,
        plot_height=int(_ROW * (rows + 0.4)),
        narrow_height=int(_NARROW_ROW * (rows + 0.4)),
        left=292,
        narrow_left=14,
        right=172,
        narrow_right=16,
    )
    overlay = Overlay()
    if has_main:
        _draw_band(overlay, factor * main.noise, factor * main.difference, rows)
    for variant, y in zip(drawn, heights, strict=True):
        towards = (later if variant.difference > 0 else earlier)[0]
        colour = letter_colour(towards.id) if variant.clear else NOISE
        low, high, at = (factor * x for x in (variant.low, variant.high, variant.difference))
        name = variant_name(variant.kind, variant.id, variant.label, lang)
        figures = "{} ({} … {})".format(*(format_signed(x, lang, 1) for x in (at, low, high)))
        figure.add_scatter(
            x=[low, high],
            y=[y, y],
            mode="lines",
            hoverinfo="skip",
            line={"color": colour, "width": 3 if variant is main else 1.4},
        )
        figure.add_scatter(
            x=[at],
            y=[y],
            mode="markers",
            name=plain(name),
            customdata=[{"kind": variant.kind, "id": variant.id}],
            hovertext=[f"<b>{plain(name)}</b><br>{figures}<br>{_outcome(variant, main, lang)}"],
            hoverinfo="text",
            cliponaxis=False,
            marker={
                "size": 14 if variant is main else 11,
                "color": colour if variant.agrees else PAPER,
                "symbol": letter_symbol(towards.id),
                "line": {"color": colour, "width": 2},
            },
            unselected={"marker": {"opacity": 0.5}},
        )
        shown = f"<b>{plain(name)}</b>" if variant is main else plain(name)
        label_row(overlay, figure, y, shown, value=figures)
    bounds = [factor * x for v in drawn for x in (v.low, v.high)] + [factor * main.noise] * has_main
    low, high = min(0.0, *bounds, -factor * main.noise * has_main), max(0.0, *bounds)
    room = 0.06 * (high - low) or 1.0
    figure.update_xaxes(
        range=[low - room, high + room],
        zeroline=True,
        zerolinecolor=INK,
        zerolinewidth=1,
        nticks=6,
        tickangle=0,
        title_text=t("less ← equal → more in {b}").format(b=plain(names[1])),
    )
    figure.update_yaxes(showticklabels=False, range=[0.3, rows + 0.7], showgrid=False)
    lay_over(figure, overlay)
    return figure


def _note(has_main: bool, lang: str) -> str:
    """What line, band and marks mean."""
    t = translator(lang)
    if not has_main:
        return t(
            "Thin line: 95% margin (paragraphs drawn again). Grey mark: inside the noise of random halves "
            "of the letters, or not clear in the test of dealt paragraphs. Open mark: says something else "
            "than the main count."
        )
    return t(
        "Thin line: 95% margin (paragraphs drawn again). Grey band: the difference that the noise inside "
        "the letters makes (random halves, 1,000 times). Grey mark: inside that noise, or not clear in the "
        "test of dealt paragraphs. Open mark: says something else than the main count. Dashed: the main "
        "count."
    )


def _heights(drawn: Sequence[Variant]) -> list[float]:
    """Where each row stands, the first on top; a little room between kinds of choice."""
    below, heights = 0.0, []
    for i, variant in enumerate(drawn):
        if i:
            below += 1 + (_GAP if variant.kind != drawn[i - 1].kind else 0.0)
        heights.append(below)
    return [1 + below - x for x in heights]


def _draw_band(overlay: Overlay, noise: float, at: float, rows: float) -> None:
    """The band of noise round zero, and the main figure as a line."""
    shared = {"xref": "x", "yref": "y", "y0": 0.3, "y1": rows + 0.7, "layer": "below"}
    overlay.boxes.append(
        {"type": "rect", "x0": -noise, "x1": noise, "fillcolor": GRID, "opacity": 0.55, "line": {"width": 0}}
        | shared
    )
    overlay.boxes.append(
        {"type": "line", "x0": at, "x1": at, "line": {"color": MUTED, "width": 1.4, "dash": "dash"}} | shared
    )


def _outcome(variant: Variant, main: Variant, lang: str) -> str:
    """What a variant says beside the main count, in words."""
    t = translator(lang)
    said = {
        "same": mark("says the same as the main count"),
        "noise": mark("inside the noise, where the main count is clear"),
        "clear": mark("clear, where the main count is not"),
        "turned": mark("the other way round"),
    }
    return t(said[variant.outcome(main)])
