"""The map of two letters shows every paragraph and joins the right ones."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest
from builders import build_letter
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.fates.fates import FATES, PassageFate
from compare.analysis.fates.sections import SectionLink, count_links, section_of
from compare.analysis.matching.passages import Passage
from compare.charts.fate import chart_fate
from compare.charts.fate_layout import curve, lay_columns, share_bars, short_names
from compare.charts.fate_marks import FATE_COLOURS, PAIRED, passage_id
from compare.charts.style import fit
from compare.model import Letter


def letter(letter_id: str, year: int) -> Letter:
    """A letter without text; the chart needs its names only."""
    return build_letter(id=letter_id, short=f"Brief {year}", day=date(year, 1, 2), number=str(year))


def passage(letter_id: str, n: int, *section: str, words: int = 2) -> Passage:
    """A passage of so many words at block ``n`` under these headings."""
    return Passage(letter_id, n, 0, " ".join(["alinea"] * words), 1, "kabinet", section)


OLD = [
    passage("oud", 1),
    passage("oud", 2, "Dreiging"),
    passage("oud", 3, "Dreiging"),
    passage("oud", 4, "Slot"),
]
NEW = [
    passage("nieuw", 1, "Deel", "Cyber"),
    passage("nieuw", 2, "Deel", "Cyber", words=6),
    passage("nieuw", 3, "Einde"),
]
ROWS = (
    PassageFate("dropped", OLD[0], None, 0.1, nearest=NEW[2]),
    PassageFate("related", OLD[1], NEW[0], 0.3),
    PassageFate("related", OLD[2], NEW[0], 0.3),
    PassageFate("moved", OLD[3], NEW[1], 1.0, moved=True),
    PassageFate("new", None, NEW[2], 0.1),
)
SOURCE, TARGET = letter("oud", 2020), letter("nieuw", 2022)


def drawn(rows: tuple[PassageFate, ...] = ROWS, **options: str) -> go.Figure:
    return chart_fate(rows, SOURCE, TARGET, title="Wat er van werd", subtitle="S", **options)


def marks(figure: go.Figure) -> list[dict[str, str]]:
    """Custom data of every mark that can be chosen."""
    return [d for trace in figure.data if trace.customdata is not None for d in trace.customdata]


def shapes(trace: Any) -> int:
    """How many filled shapes a trace holds."""
    return list(trace.x).count(None)


# ---------------------------------------------------------------- sections


def test_a_passage_belongs_to_the_nearest_heading() -> None:
    assert section_of(NEW[0]) == "Cyber"
    assert section_of(OLD[0]) == ""


def test_links_count_pairs_by_section_and_fate_those_with_most_wording_first() -> None:
    assert count_links(ROWS) == (
        SectionLink("Slot", "Cyber", "moved", 1),
        SectionLink("Dreiging", "Cyber", "related", 2),
    )


# ---------------------------------------------------------------- where things stand


@given(st.lists(st.tuples(st.integers(1, 400), st.sampled_from("abc")), min_size=1, max_size=30))
def test_bars_stand_in_order_without_overlap_and_are_as_high_as_their_words(
    given: list[tuple[int, str]],
) -> None:
    left = [passage("oud", n, section, words=words) for n, (words, section) in enumerate(given, 1)]
    column, other = lay_columns(left, left[:1])
    edges = [column.bars[p] for p in left]
    assert all(a[1] < b[0] for a, b in pairwise(edges))
    assert edges[-1][1] <= column.height
    unit = 680 / sum(words for words, _ in given)
    for (top, bottom), (words, _) in zip(edges, given, strict=True):
        assert bottom - top == pytest.approx(max(2.0, words * unit))
    assert other.bars[left[0]][1] == edges[0][1]


def test_a_section_has_room_for_its_name() -> None:
    column, _ = lay_columns([passage("oud", n, f"s{n}", words=1) for n in range(60)], OLD)
    tops = [top for _, (top, _) in column.sections]
    assert min(b - a for a, b in pairwise(tops)) >= 17


def test_ribbons_of_one_bar_share_it_in_the_order_of_their_other_ends() -> None:
    columns = lay_columns(OLD, NEW)
    edges = share_bars([(OLD[2], NEW[0]), (OLD[1], NEW[0])], columns)
    (first_start, first), (second_start, second) = edges[OLD[1], NEW[0]], edges[OLD[2], NEW[0]]
    assert (first_start, second_start) == (columns[0].bars[OLD[1]], columns[0].bars[OLD[2]])
    assert (first[0], second[1]) == columns[1].bars[NEW[0]]
    assert first[1] == second[0]


def test_a_ribbon_goes_from_bar_to_bar_without_turning_back() -> None:
    heights = curve(10.0, 50.0, 8)
    assert (heights[0], heights[-1], len(heights)) == (10.0, 50.0, 9)
    assert heights == sorted(heights)


def test_what_three_sections_begin_with_is_left_out_of_their_names() -> None:
    names = ["Doel: a", "Doel: b", "Doel: c", "Kop: d", "x" * 20]
    assert short_names(names, 12) == dict(zip(names, ["a", "b", "c", "Kop: d", "x" * 11 + "…"], strict=True))


# ---------------------------------------------------------------- the picture


def test_every_ribbon_every_paragraph_and_every_section_can_be_chosen() -> None:
    found = marks(drawn())
    ribbons = {(d["source"], d["target"]) for d in found if len(d) == 2}
    assert ribbons == {(passage_id(r.source), passage_id(r.target)) for r in ROWS if r.source and r.target}
    assert [d["source"] for d in found if d.keys() == {"source"}] == [passage_id(p) for p in OLD]
    assert [d["target"] for d in found if d.keys() == {"target"}] == [passage_id(p) for p in NEW]
    assert [d["source_section"] for d in found if "source_section" in d] == ["", "Dreiging", "Slot"]
    assert [d["target_section"] for d in found if "target_section" in d] == ["Cyber", "Einde"]


def test_there_is_a_ribbon_for_each_pair_and_a_bar_for_each_paragraph() -> None:
    figure = drawn()
    areas = [x for x in figure.data if x.fill == "toself"]
    across = [
        x
        for x in areas
        if max(v for v in x.x if v is not None) > 0.9 > 0.1 > min(v for v in x.x if v is not None)
    ]
    assert sum(shapes(x) for x in across) == 3
    assert sum(shapes(x) for x in areas if x not in across) == len(OLD) + len(NEW)


def test_bars_without_a_counterpart_reach_out_at_their_own_side() -> None:
    ends = [
        (min(v for v in x.x if v is not None), max(v for v in x.x if v is not None))
        for x in drawn().data
        if x.fill == "toself"
    ]
    assert any(low < 0 and high < 0.1 for low, high in ends)
    assert any(low > 0.9 and high > 1 for low, high in ends)
    low, high = drawn().layout.xaxis.range
    assert all(low < a and b < high for a, b in ends)


def test_choosing_a_section_fades_the_ribbons_of_the_others() -> None:
    faded = [x for x in drawn(highlight="Slot").data if x.opacity is not None and x.opacity < 0.2]
    assert [shapes(x) for x in faded] == [2]
    assert not [x for x in drawn(highlight="nergens").data if x.opacity is not None and x.opacity < 0.2]
    chosen = {(d["source"], d["target"]) for d in marks(drawn(highlight="Slot")) if len(d) == 2}
    assert chosen == {(passage_id(OLD[3]), passage_id(NEW[1]))}


def test_title_subtitle_note_sources_and_the_fates_that_occur_are_in_the_picture() -> None:
    figure = drawn(lang="en")
    texts = " ".join(a.text for a in figure.layout.annotations)
    assert "Wat er van werd" in figure.layout.title.text and ">S<" in figure.layout.title.text
    for word in (
        "Brief 2020",
        "Brief 2022",
        "Dreiging",
        "Einde",
        "Source: ",
        "moved",
        "related",
        "not found before",
    ):
        assert word in texts
    assert "merged</" not in texts and " kept" not in texts


def test_fates_differ_in_grey_or_are_striped() -> None:
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
        return float(0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2)

    plain = sorted(grey(FATE_COLOURS[f]) for f in ("kept", "edited", "split", "related", "dropped", "new"))
    assert all((b + 0.05) / (a + 0.05) > 1.3 for a, b in pairwise(plain))
    patterns = {
        fate: chart_fate((PassageFate(fate, OLD[1], NEW[0], 1.0),), SOURCE, TARGET, title="", subtitle="")
        .data[0]
        .fillpattern.shape
        for fate in PAIRED
    }
    assert {fate for fate, shape in patterns.items() if shape} == {"moved", "merged"}


def test_a_dark_screen_turns_paper_and_ink() -> None:
    spec = fit(drawn(), dark=True).to_json()
    assert "#1a1a1a" not in spec and "#ffffff" not in spec


def test_letters_that_share_nothing_make_a_map_of_bars_only() -> None:
    figure = drawn((ROWS[0], ROWS[4]))
    assert {frozenset(d) for d in marks(figure)} == {
        frozenset({key}) for key in ("source", "target", "source_section", "target_section")
    }


def test_the_map_of_no_passages_is_empty() -> None:
    assert marks(drawn(())) == []


def test_every_fate_has_a_colour() -> None:
    assert set(FATE_COLOURS) == set(FATES)


def test_a_bar_with_a_possible_counterpart_has_the_colour_of_related_and_says_so() -> None:
    maybe = PassageFate("dropped", OLD[0], None, 0.3, nearest=NEW[2], possible=True)
    figure = drawn((maybe, ROWS[4]), lang="en")
    colours = {trace.fillcolor for trace in figure.data if trace.fill == "toself"}
    assert colours == {FATE_COLOURS["related"], FATE_COLOURS["new"]}
    hovers = [text for trace in figure.data if trace.hovertext for text in trace.hovertext]
    assert any("not found again, a possible counterpart" in text for text in hovers)
