"""The graph of who cites whom, and the papers cited most."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from builders import build_letter
from chart_builders import EARLIER, LATER, chosen_of, texts_of

from compare.analysis.references import CitedPaper, Citing
from compare.charts.references import chart_cited, chart_citing
from compare.charts.style import fit

ALONE = build_letter(["x"], "kst-30000-1", short="Zonder", day=date(2019, 1, 1))


def test_a_line_runs_from_the_citing_letter_to_the_date_and_row_of_the_cited_one() -> None:
    figure = chart_citing([EARLIER, LATER], [Citing(LATER.id, EARLIER.id, 3, 1)])
    line = next(t for t in figure.data if t.mode == "lines")
    assert list(line.x[:3]) == [LATER.date, EARLIER.date, EARLIER.date]
    assert list(line.y[:3]) == [1, 1, 2]
    assert "3×" in texts_of(figure)
    assert chosen_of(figure) == [{"letter": LATER.id, "cited": EARLIER.id}]


def test_letters_that_no_line_touches_are_left_out_and_that_is_said() -> None:
    texts = texts_of(chart_citing([ALONE, EARLIER, LATER], [Citing(LATER.id, EARLIER.id, 1, 0)], "en"))
    assert "Zonder" not in texts
    assert "Left out: 1 letters" in texts


def test_without_a_citation_there_is_no_graph() -> None:
    with pytest.raises(ValueError, match="no letter cites"):
        chart_citing([EARLIER, LATER], [])


@pytest.mark.parametrize("n", [2, 40])
def test_rows_keep_their_distance_and_ticks_stay_few_with_two_letters_and_with_forty(n: int) -> None:
    letters = [
        build_letter(["x"], f"kst-{30000 + i}-1", day=date(2014, 3, 1) + timedelta(days=70 * i))
        for i in range(n)
    ]
    citing = [Citing(letters[i].id, letters[i - 1].id, 1, 0) for i in range(1, n)]
    for narrow, least in ((False, 24), (True, 40)):
        figure = fit(chart_citing(letters, citing), narrow=narrow)
        drawing = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
        low, high = figure.layout.yaxis.range
        assert drawing / (high - low) >= least
        assert 2 <= len(figure.layout.xaxis.tickvals) <= 12
    assert any(str(y) in figure.layout.xaxis.ticktext[0] for y in (2014, 2015))


def test_bars_begin_at_zero_and_say_how_often_and_in_how_many_letters() -> None:
    papers = [
        CitedPaper("kst-33694-57", "u", 11, (LATER.id,), EARLIER.id),
        CitedPaper("kst-36045-4", "u", 2, (LATER.id, EARLIER.id), "", "motie"),
        CitedPaper("kst-1-1", "u", 1, (LATER.id,)),
    ]
    figure = chart_cited(papers, [EARLIER, LATER], top=2)
    assert list(figure.data[0].x) == [11, 2]
    assert figure.layout.xaxis.range[0] == 0
    texts = texts_of(figure)
    for words in (EARLIER.short, "Kamerstuk 36 045, nr. 4 (motie)", "1 brief", "2 brieven", "Nog 1 stukken"):
        assert words in texts
    assert chosen_of(figure) == [{"paper": "kst-33694-57"}, {"paper": "kst-36045-4"}]
