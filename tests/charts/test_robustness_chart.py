"""One difference under every choice: each row is drawn where it was counted, noise in grey."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from chart_builders import EARLIER, LATER, chosen_of, texts_of

from compare.analysis.robustness_cases import FORM, MAIN, SECTIONS, UNIT, WITHOUT, Variant
from compare.charts.robustness import chart_variants, unit_factor, variant_name
from compare.charts.style import NOISE, PAPER, letter_colour
from compare.model import Share

MADE = Variant(
    MAIN,
    "",
    "",
    "words",
    Share(10, 1000),
    Share(60, 1000),
    0.05,
    0.02,
    0.08,
    0.001,
    0.03,
    True,
    True,
    frozenset(),
)
WEAKER = replace(
    MADE,
    kind=FORM,
    id="x:sanctie",
    label="sanctie*",
    difference=0.02,
    low=-0.01,
    high=0.05,
    clear=False,
    agrees=False,
)
OTHER = replace(MADE, kind=UNIT, id="sentences", unit="sentences", difference=0.06, low=0.03, high=0.09)


def drawn(*variants: Variant, kind: str = "theme", lang: str = "nl"):  # type: ignore[no-untyped-def]
    """The chart of a main count with these variants."""
    return chart_variants(
        kind,
        MADE,
        variants,
        [EARLIER],
        [LATER],
        title="«Sancties»: het verschil bij elke keuze",
        names=(EARLIER.short, LATER.short),
        whose="de woorden van iedereen",
        lang=lang,
    )


def test_a_mark_stands_at_its_difference_and_its_line_at_its_margin() -> None:
    figure = drawn(WEAKER, OTHER)
    marks = {t.customdata[0]["id"]: t.x[0] for t in figure.data if t.customdata is not None}
    assert marks == {"": 5.0, "x:sanctie": 2.0, "sentences": 6.0}
    lines = [tuple(t.x) for t in figure.data if t.mode == "lines"]
    assert lines == [(2.0, 8.0), (-1.0, 5.0), (3.0, 9.0)]


def test_what_is_noise_is_grey_and_what_says_something_else_is_open() -> None:
    marks = {t.customdata[0]["id"]: t.marker for t in drawn(WEAKER, OTHER).data if t.customdata is not None}
    assert marks["x:sanctie"].line.color == NOISE and marks["x:sanctie"].color == PAPER
    assert marks["sentences"].color == letter_colour(LATER.id) == marks[""].color


def test_the_band_and_the_main_figure_are_drawn_once_behind_all() -> None:
    band, line = drawn(WEAKER).layout.shapes
    assert (band.type, band.x0, band.x1, band.layer) == ("rect", -3.0, 3.0, "below")
    assert (line.x0, line.x1) == (5.0, 5.0)


def test_rows_stand_under_each_other_with_room_between_kinds() -> None:
    figure = drawn(WEAKER, replace(WEAKER, id="x:y", label="y"), OTHER)
    heights = [t.y[0] for t in figure.data if t.mode == "markers"]
    steps = [round(a - b, 2) for a, b in pairwise(heights)]
    assert steps == [1.45, 1.0, 1.45] and heights[-1] == 1


def test_a_concept_in_another_unit_gets_a_chart_without_the_main_line() -> None:
    assert unit_factor("concept", "words") == 10_000 and unit_factor("concept", "sentences") == 100
    figure = drawn(OTHER, kind="concept")
    assert [c["id"] for c in chosen_of(figure)] == ["sentences"]
    assert not figure.layout.shapes
    assert "procentpunten" in texts_of(figure)


def test_the_picture_says_what_it_shows_in_both_languages() -> None:
    dutch, english = texts_of(drawn(WEAKER)), texts_of(drawn(WEAKER, lang="en"))
    assert "Zonder «sanctie*»" in dutch and "De hoofdtelling" in dutch and "Bron:" in dutch
    assert "Without “sanctie*”" in english and "percentage points" in english
    assert "+5,0 (+2,0 … +8,0)" in dutch and "+5.0 (+2.0 … +8.0)" in english


def test_every_choice_has_a_name() -> None:
    assert variant_name(WITHOUT, "quotation", "", "nl") == "Zonder citaten"
    assert variant_name(SECTIONS, "", "", "en") == "Whole sections drawn, not paragraphs"
    assert variant_name("speaker", "SP", "SP", "nl") == "Alleen de woorden van SP"
