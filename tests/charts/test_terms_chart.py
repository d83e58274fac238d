"""Rates with their margins, zeros as open marks, and a stroke for each mention."""

from __future__ import annotations

import pytest
from chart_builders import EARLIER, LATER, chosen_of, texts_of

from compare.analysis.frequency import TermCount
from compare.charts.style import PAPER, letter_colour
from compare.charts.terms import chart_barcode, chart_rates
from compare.model import Hit, Place

FOUND = TermCount("china", EARLIER.id, "", 4, 2000, 0.002, 0.001, 0.004, 3, 20, "bootstrap")
ZERO = TermCount("china", LATER.id, "", 0, 1000, 0.0, 0.0, 0.003, 0, 10, "zero")


def rates(lang: str = "nl"):
    rows = [("China", FOUND), ("China", ZERO)]
    return chart_rates(
        rows, (EARLIER, LATER), title="Hoe vaak «China»", whose="kabinet", speakers={}, lang=lang
    )


def hit(letter, word: str) -> Hit:
    """The first time that a word stands in a letter."""
    start = letter.text.index(word)
    block = next(b for b in letter.blocks if b.place.start <= start < b.place.end)
    return Hit("china", "t", word, Place(letter.id, start, start + len(word), 1, 1), block.n, "kabinet")


def test_the_rates_stand_per_10_000_words_with_count_margin_and_source() -> None:
    texts = texts_of(rates())
    for part in ("10.000 woorden", "20 · 4× op 2.000", "95%", "Kamerstukken II 2019/20, 33694, nr. 57"):
        assert part in texts


def test_the_rates_use_the_signs_of_the_language() -> None:
    assert "2,000" in texts_of(rates("en"))
    assert rates("en").layout.separators == ".,"
    assert rates("nl").layout.separators == ",."


def test_each_rate_is_drawn_at_its_value_with_its_margin() -> None:
    data = rates().data
    assert [t.x[0] for t in data if t.customdata is not None] == pytest.approx([20, 0])
    spans = [tuple(t.x) for t in data if t.mode == "lines"]
    assert spans[0] == pytest.approx((10, 40))
    assert spans[1] == pytest.approx((0, 30))


def test_a_zero_is_an_open_mark_and_a_count_a_closed_one() -> None:
    marks = [t for t in rates().data if t.customdata is not None]
    assert [t.marker.color for t in marks] == [letter_colour(EARLIER.id), PAPER]


def test_choosing_a_rate_tells_term_letter_and_speaker() -> None:
    assert chosen_of(rates()) == [
        {"term": "china", "letter": EARLIER.id, "speaker": ""},
        {"term": "china", "letter": LATER.id, "speaker": ""},
    ]


def test_the_barcode_has_a_stroke_for_every_mention_at_its_place() -> None:
    hits = [hit(EARLIER, "China"), hit(EARLIER, "NAVO"), hit(LATER, "China")]
    figure = chart_barcode(hits, (EARLIER, LATER), title="Waar", whose="kabinet", lang="nl")
    assert [len(t.x) for t in figure.data] == [2, 1]
    assert figure.data[0].x[0] == pytest.approx(100 * EARLIER.text.index("China") / len(EARLIER.text))
    assert [(c["letter"], c["block"]) for c in chosen_of(figure)] == [
        (EARLIER.id, 1),
        (EARLIER.id, 2),
        (LATER.id, 2),
    ]


def test_the_barcode_has_title_axis_pages_and_source() -> None:
    figure = chart_barcode([], (EARLIER, LATER), title="Waar «China» staat", whose="kabinet", lang="nl")
    texts = texts_of(figure)
    for part in ("Waar «China» staat", "% van de tekst", "p. 1", "nr. 84", "kabinet"):
        assert part in texts
