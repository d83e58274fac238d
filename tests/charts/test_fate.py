"""The map of sections counts every paragraph and joins the right sections."""

from __future__ import annotations

from datetime import date

from builders import build_letter
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.matches import Passage, PassageFate
from compare.analysis.sections import SectionLink, SectionSize, count_links, count_sections, section_of
from compare.charts.fate import PAIRED, chart_fate
from compare.model import Letter


def letter(letter_id: str, year: int) -> Letter:
    """A letter without text; the chart needs its names only."""
    return build_letter(id=letter_id, short=f"Brief {year}", day=date(year, 1, 2), number=str(year))


def passage(letter_id: str, n: int, *section: str) -> Passage:
    """A passage at block ``n`` under these headings."""
    return Passage(letter_id, n, 0, f"alinea {n}", 1, "kabinet", section)


OLD = [
    passage("oud", 1),
    passage("oud", 2, "Dreiging"),
    passage("oud", 3, "Dreiging"),
    passage("oud", 4, "Slot"),
]
NEW = [
    passage("nieuw", 1, "Deel", "Cyber"),
    passage("nieuw", 2, "Deel", "Cyber"),
    passage("nieuw", 3, "Einde"),
]
FATES = (
    PassageFate("dropped", OLD[0], None, 0.1),
    PassageFate("related", OLD[1], NEW[0], 0.3),
    PassageFate("related", OLD[2], NEW[0], 0.3),
    PassageFate("kept", OLD[3], NEW[1], 1.0),
    PassageFate("new", None, NEW[2], 0.1),
)
SOURCE, TARGET = letter("oud", 2020), letter("nieuw", 2022)


def test_a_passage_belongs_to_the_nearest_heading() -> None:
    assert section_of(NEW[0]) == "Cyber"
    assert section_of(OLD[0]) == ""


def test_links_count_pairs_by_section_and_fate() -> None:
    assert set(count_links(FATES)) == {
        SectionLink("Dreiging", "Cyber", "related", 2),
        SectionLink("Slot", "Cyber", "kept", 1),
    }


def test_sections_stand_in_reading_order_with_a_passage_counted_once() -> None:
    assert count_sections(FATES, "source") == (
        SectionSize("", 1, 0),
        SectionSize("Dreiging", 2, 2),
        SectionSize("Slot", 1, 1),
    )
    assert count_sections(FATES, "target") == (SectionSize("Cyber", 2, 2), SectionSize("Einde", 1, 0))


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9), st.sampled_from(PAIRED)), max_size=30))
def test_no_passage_is_lost_and_none_is_counted_twice(pairs: list[tuple[int, int, str]]) -> None:
    rows = [
        PassageFate(fate, passage("oud", i, f"s{i % 3}"), passage("nieuw", j, f"t{j % 4}"), 0.5)
        for i, j, fate in pairs
    ]
    assert sum(x.count for x in count_links(rows)) == len(rows)
    assert sum(x.passages for x in count_sections(rows, "source")) == len({i for i, _, _ in pairs})
    assert sum(x.paired for x in count_sections(rows, "target")) == len({j for _, j, _ in pairs})


def marks(key: str, **options: str) -> list[dict[str, str]]:
    """Custom data of the marks that carry this key."""
    figure = chart_fate(FATES, SOURCE, TARGET, title="T", subtitle="S", **options)
    return [d for trace in figure.data if trace.customdata is not None for d in trace.customdata if key in d]


def test_every_ribbon_can_be_chosen() -> None:
    both = [d for d in marks("source") if "target" in d]
    assert sorted((d["source"], d["target"]) for d in both) == [("Dreiging", "Cyber"), ("Slot", "Cyber")]


def test_every_section_can_be_chosen() -> None:
    assert [d["source"] for d in marks("source") if "target" not in d] == ["", "Dreiging", "Slot"]
    assert [d["target"] for d in marks("target") if "source" not in d] == ["Cyber", "Einde"]


def test_the_ribbons_of_a_section_end_within_its_bar() -> None:
    figure = chart_fate(FATES, SOURCE, TARGET, title="T", subtitle="S")
    bars = [(s.y0, s.y1) for s in figure.layout.shapes if s.x1 == 1.0]
    cyber = min(a for a, _ in bars), min(b for _, b in bars)
    ends = []
    for ribbon in (x for x in figure.data if x.fill == "toself"):
        right = max(ribbon.x)
        ends.append([y for x, y in zip(ribbon.x, ribbon.y, strict=True) if x == right])
    assert len(ends) == 2
    assert min(y for end in ends for y in end) == cyber[0]
    assert max(y for end in ends for y in end) == cyber[1]


def test_choosing_a_section_fades_the_other_ribbons() -> None:
    figure = chart_fate(FATES, SOURCE, TARGET, title="T", subtitle="S", highlight="Slot")
    opacities = sorted(x.opacity for x in figure.data if x.fill == "toself")
    assert opacities[0] < opacities[1]
    assert [d for d in marks("source", highlight="Slot") if "target" in d] == [
        {"source": "Slot", "target": "Cyber"}
    ]


def test_both_letters_and_their_sources_are_named_in_the_picture() -> None:
    figure = chart_fate(FATES, SOURCE, TARGET, title="Wat keert terug", subtitle="S")
    texts = " ".join(a.text for a in figure.layout.annotations)
    assert "Brief 2020" in texts and "Brief 2022" in texts and "Dreiging" in texts and "Einde" in texts
    assert "Wat keert terug" in figure.layout.title.text


def test_letters_that_share_nothing_make_a_map_without_ribbons() -> None:
    figure = chart_fate((FATES[0], FATES[4]), SOURCE, TARGET, title="T", subtitle="S")
    assert [x for x in figure.data if x.fill == "toself"] == []
