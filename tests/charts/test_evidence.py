"""The chart of effect and certainty: every word is there, the sure ones by name, no name on another."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from builders import build_letter
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.keyness import KeyWord
from compare.charts.evidence import chart_evidence
from compare.charts.keyness import looks_of
from compare.charts.placing import Box, name_width, place_names

NEW, OLD = looks_of(
    ("Brief 2022", [build_letter(id="kst-35925-V-84", short="Brief 2022", number="84")]),
    ("Brief 2020", [build_letter(id="kst-33694-57", short="Brief 2020", number="57")]),
)


def word(name: str, ratio: float, g2: float, lrc: float = 0.0, q: float = 1.0, zero: bool = False) -> KeyWord:
    """A word at a place of the chart."""
    counts = (6, 0 if zero else 2) if ratio > 0 else (0 if zero else 2, 6)
    rates = counts[0] / 1000, counts[1] / 1000
    direction = "more" if ratio > 0 else "less"
    return KeyWord(
        name,
        (name,),
        *counts,
        *rates,
        ratio,
        lrc,
        lrc,
        lrc,
        g2,
        q,
        0.5,
        3,
        3,
        False,
        direction,  # type: ignore[arg-type]
    )


WORDS = (
    word("oorlog", 4.0, 60.0, lrc=1.2, q=0.001),
    word("gbvs", -5.0, 40.0, lrc=-0.8, q=0.001, zero=True),
    word("eu", 1.2, 16.0, q=0.02),
    word("land", 0.3, 0.5),
)


def marks() -> dict[str, tuple[float, float, str, str]]:
    """Place, symbol and colour of each word in the figure."""
    figure = chart_evidence(WORDS, NEW, OLD, title="Titel", subtitle="Onderschrift")
    found = {}
    for trace in figure.data:
        for i, data in enumerate(trace.customdata if trace.customdata is not None else ()):
            found[data["word"]] = (trace.x[i], trace.y[i], trace.marker.symbol[i], trace.marker.color)
    return found


def test_every_word_has_a_mark_at_its_log_ratio_and_the_root_of_its_g2() -> None:
    found = marks()
    assert set(found) == {w.word for w in WORDS}
    for w in WORDS:
        assert found[w.word][:2] == pytest.approx((w.log_ratio, math.sqrt(w.g2)))


def test_sure_words_have_the_colour_of_their_side_and_others_are_grey() -> None:
    found = marks()
    assert found["oorlog"][3] == "#D55E00" and found["gbvs"][3] == "#0072B2"
    assert found["eu"][3] == found["land"][3] == "#8c8c8c"


def test_a_word_that_one_side_lacks_is_open_and_only_that() -> None:
    assert {w: m[2].endswith("-open") for w, m in marks().items()} == {
        "oorlog": False,
        "gbvs": True,
        "eu": False,
        "land": False,
    }


def test_the_line_of_a_sure_word_runs_from_its_log_ratio_to_what_is_still_sure() -> None:
    figure = chart_evidence(WORDS, NEW, OLD, title="Titel", subtitle="Onderschrift")
    lines = [list(t.x) for t in figure.data if t.mode == "lines"]
    assert sorted(lines) == [[-5.0, -0.8, None], [4.0, 1.2, None]]


def test_both_sides_the_axes_the_note_and_the_source_are_inside_the_picture() -> None:
    figure = chart_evidence(WORDS, NEW, OLD, title="Titel", subtitle="Onderschrift", lang="en")
    texts = " ".join(a.text for a in figure.layout.annotations)
    assert "Brief 2022" in texts and "Brief 2020" in texts and "oorlog" in texts
    assert "log ratio" in figure.layout.xaxis.title.text and "G2" in figure.layout.yaxis.title.text
    assert "LRC" in figure.layout.meta["note"] and "Open mark" in figure.layout.meta["note"]
    assert "Brief 2020" in figure.layout.meta["source"]
    plain = chart_evidence(WORDS[3:], NEW, OLD, title="T", subtitle="S", lang="en").layout.meta["note"]
    assert "LRC" not in plain and "Open mark" not in plain


def test_a_chosen_word_is_named_whatever_its_certainty() -> None:
    names = {n.word.word for n in place_names(WORDS, (6.0, 9.0), 0, chosen="land")}
    assert names == {"land"}


def test_no_words_make_an_empty_chart_and_no_error() -> None:
    assert chart_evidence((), NEW, OLD, title="T", subtitle="S").layout.title.text


spots = st.tuples(st.floats(-5, 5), st.floats(0, 80), st.booleans())


@given(st.lists(spots, max_size=40))
def test_no_name_lies_on_another(places: list[tuple[float, float, bool]]) -> None:
    words = tuple(
        word(f"woordnummer{i}", x or 0.1, y, lrc=math.copysign(0.1, x) if sure else 0.0)
        for i, (x, y, sure) in enumerate(places)
    )
    boxes = []
    for name in place_names(words, (6.6, 10.0), 20):
        x = (name.word.log_ratio / 6.6 + 1) / 2 * 800 + name.xshift
        y = math.sqrt(name.word.g2) / 10.0 * 520 + name.yshift
        wide = name_width(name.text)
        left = x - (wide if name.xanchor == "right" else wide / 2 if name.xanchor == "center" else 0)
        boxes.append(Box(left, y - 7.4, left + wide - 0.1, y + 7.4))
    assert not any(a.meets(b) for a, b in combinations(boxes, 2))
