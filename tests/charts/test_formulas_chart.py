"""The chart of formulas: true dates, filled and open marks, texts inside the picture."""

from datetime import date

from builders import build_letter

from compare.analysis.formulas.find import find_formulas
from compare.charts.formulas import chart_formulas
from compare.charts.style import PAPER
from compare.corpus import load_given
from compare.io.dutch import read_dutch

OLD = "Wij bouwen dijken voor kleinkinderen die wij nooit zullen kennen."
NEW = "Wij bouwden dijken voor kleinkinderen die wij zelf nooit kennen."


def test_marks_stand_on_their_dates_filled_when_literal_and_open_when_reworded() -> None:
    letters = [
        build_letter([text], name, short=name, day=date(year, 5, 4))
        for text, name, year in ((OLD, "een", 2020), (OLD, "twee", 2021), (NEW, "drie", 2022))
    ]
    (formula,) = find_formulas(letters, load_given().letters, read_dutch())
    figure = chart_formulas([formula], letters)
    marks = [trace for trace in figure.data if trace.mode == "markers"]
    assert [m.x[0] for m in marks] == [date(2020, 5, 4), date(2021, 5, 4), date(2022, 5, 4)]
    assert [m.marker.color == PAPER for m in marks] == [False, False, True]
    assert [m.customdata[0]["letter"] for m in marks] == ["een", "twee", "drie"]
    texts = " ".join(a.text for a in figure.layout.annotations)
    assert "kleinkinderen" in texts and "een (" in texts
    assert figure.layout.xaxis.type == "date"


def test_letters_weeks_apart_have_their_own_dates_on_the_axis_and_the_longest_wording_first() -> None:
    letters = [build_letter([OLD], f"m{m}", short=f"m{m}", day=date(2020, m, 17)) for m in (4, 5)]
    formulas = find_formulas(letters, load_given().letters, read_dutch())
    figure = chart_formulas(formulas, letters)
    assert list(figure.layout.xaxis.ticktext) == ["17 april 2020", "17 mei 2020"]
    texts = " ".join(a.text for a in figure.layout.annotations)
    assert "De langste bovenaan." in texts and "veelzeggendste" not in texts
