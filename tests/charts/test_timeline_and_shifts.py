"""Letters at their true dates; shifts at their true ratios."""

from __future__ import annotations

from datetime import date

import pytest
from chart_builders import EARLIER, LATER, chosen_of, texts_of

from compare.analysis.shifts import Shift
from compare.charts.shifts import chart_shifts
from compare.charts.style import NOISE, PAPER
from compare.charts.timeline import chart_timeline
from compare.model import Share

WORDS = {EARLIER.id: 12345, LATER.id: 678}


def shift(before: int, after: int, *, kind: str = "concept", size: float = 1.0, clear: bool = True) -> Shift:
    """A shift between two letters of 1,000 words."""
    a, b = Share(before, 1000), Share(after, 1000)
    return Shift(
        kind=kind,
        id="china",
        label="China",
        label_en="China",
        earlier_id=EARLIER.id,
        later_id=LATER.id,
        earlier=a,
        later=b,
        difference=b.value - a.value,
        low=0.0,
        high=0.1,
        p=0.01,
        clear=clear,
        size=size,
        paragraphs=(1, 2),
    )


def drawn(*shifts: Shift):
    names = {("concept", "china"): "China", ("theme", "china"): "China en Indo-Pacific"}
    return chart_shifts(shifts, names, EARLIER, LATER, whose="kabinet", lang="nl")


def test_a_letter_stands_on_its_day() -> None:
    point = next(t for t in chart_timeline((EARLIER, LATER), WORDS, "nl").data if t.mode == "markers")
    assert list(point.x) == [date(2020, 4, 17)]


def test_a_date_known_to_the_month_is_a_bar_as_long_as_the_month() -> None:
    bars = [t for t in chart_timeline((EARLIER, LATER), WORDS, "nl").data if t.mode == "lines"]
    assert [list(t.x) for t in bars] == [[date(2022, 3, 1), date(2022, 3, 31)]]


def test_the_timeline_names_date_sender_cabinet_length_and_source() -> None:
    texts = texts_of(chart_timeline((EARLIER, LATER), WORDS, "nl"))
    for part in (
        "17 april 2020 · Rutte III",
        "Minister A",
        "12.345 woorden",
        "maart 2022",
        "nr. 84",
        "datum",
    ):
        assert part in texts


def test_every_letter_on_the_timeline_can_be_chosen() -> None:
    assert chosen_of(chart_timeline((EARLIER, LATER), WORDS)) == [
        {"letter": EARLIER.id},
        {"letter": LATER.id},
    ]


@pytest.mark.parametrize(("before", "after", "at"), [(10, 40, 2), (40, 10, -2), (20, 20, 0)])
def test_a_shift_stands_at_its_ratio(before: int, after: int, at: float) -> None:
    point = next(t for t in drawn(shift(before, after)).data if t.mode == "markers")
    assert point.x[0] == pytest.approx(at)


def test_the_thick_line_never_claims_more_than_was_counted() -> None:
    figure = drawn(shift(10, 40, size=9.0))
    thick = next(t for t in figure.data if t.mode == "lines" and t.line.width > 3)
    assert list(thick.x) == pytest.approx([0, 2])


def test_what_is_absent_from_one_letter_gets_an_open_mark_and_no_ratio() -> None:
    point = next(t for t in drawn(shift(0, 40, size=1.5)).data if t.mode == "markers")
    assert point.marker.color == PAPER
    assert point.x[0] == pytest.approx(1.5)


def test_a_shift_that_the_noise_explains_is_grey() -> None:
    point = next(t for t in drawn(shift(10, 40, clear=False)).data if t.mode == "markers")
    assert point.marker.color == NOISE


def test_the_shifts_show_counts_shares_unit_and_source() -> None:
    texts = texts_of(drawn(shift(1, 4), shift(10, 40, kind="theme")))
    for part in ("10 (1×) → 40 (4×)", "1% → 4%", "keer meer", "95%", "nr. 57", "China en Indo-Pacific"):
        assert part in texts


def test_a_theme_and_a_concept_with_the_same_id_keep_their_own_names() -> None:
    names = [t.name for t in drawn(shift(1, 4), shift(10, 40, kind="theme")).data if t.mode == "markers"]
    assert names == ["China", "China en Indo-Pacific"]
