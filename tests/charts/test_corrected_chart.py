"""Raw and corrected shares in a chart: what is drawn is what was worked out."""

from __future__ import annotations

from chart_builders import EARLIER, texts_of

from compare.analysis.corrected import CorrectedTheme
from compare.charts.corrected import chart_corrected
from compare.charts.style import NOISE, fit, letter_colour

LABELS = {"navo": "NAVO", "china": "Economische veiligheid en strategische autonomie", "leeg": "Leeg"}


def row(theme: str, raw: float, share: float, low: float, high: float, coded: int = 3) -> CorrectedTheme:
    """A theme of a letter of eight paragraphs."""
    return CorrectedTheme(theme, EARLIER.id, raw, share, low, high, low, high, coded, 8, 0.5)


ROWS = [row("china", 0.1, 0.12, 0.05, 0.3), row("navo", 0.5, 0.3, 0.2, 0.4), row("leeg", 0, 0, 0, 0.2)]


def chart(lang: str = "nl", rows=ROWS):
    return chart_corrected(rows, LABELS, EARLIER, reader="lezer 1", lang=lang)


def test_it_names_reader_letter_unit_source_and_what_was_left_out() -> None:
    for lang, left_out in (("nl", "niet in beeld: 1"), ("en", "not in the picture: 1")):
        texts = texts_of(chart(lang))
        for part in ("Rapportage 2020", "lezer 1", "3", "(%)", "95%", "nr. 57", left_out):
            assert part in texts


def test_every_theme_that_somebody_found_has_both_marks_and_its_margin() -> None:
    figure = chart()
    drawn = [dict(zip([c["theme"] for c in t.customdata], t.x, strict=True)) for t in figure.data[-2:]]
    assert drawn == [{"navo": 30, "china": 12}, {"navo": 50, "china": 10}]
    assert {tuple(t.x) for t in figure.data if t.mode == "lines"} == {(20, 40), (5, 30)}


def test_only_a_share_that_the_sample_shows_to_be_wrong_has_a_colour() -> None:
    marks = next(t for t in chart().data if t.customdata is not None)
    assert list(marks.marker.color) == [letter_colour(EARLIER.id), NOISE]


def test_where_everything_was_coded_no_margin_is_promised() -> None:
    whole = [row("navo", 0.5, 0.3, 0.3, 0.3, coded=8)]
    assert "geen marge" in texts_of(chart(rows=whole)) and "95%" not in texts_of(chart(rows=whole))


def test_a_long_name_does_not_run_into_its_figures_on_a_phone() -> None:
    names = [a.text for a in fit(chart(), narrow=True).layout.annotations if a.name == "row"]
    assert all(len(line) <= 46 for name in names for line in name.split("<br>"))
