"""The letter as a strip with marks where parties asked; asked against offered as dumbbells."""

from __future__ import annotations

from datetime import date

from builders import build_block, build_letter
from chart_builders import chosen_of, texts_of

from compare.analysis.asked.locate import locate_questions
from compare.analysis.asked.offered import UNSURE, AskedOffered
from compare.analysis.asked.passages import PassageAsked, passages_asked
from compare.charts.asked import chart_asked_offered, chart_strip
from compare.charts.style import NOISE

LETTER = build_letter(
    [
        build_block("Walstroom laat afgemeerde schepen hun generatoren uitzetten.", section=("Havens",)),
        build_block(
            "De bodem van de Waal daalt elk jaar met twee centimeter.", section=("Rivieren",), page=2
        ),
        build_block("Schippers krijgen een eigen loket voor subsidies.", section=("Schippers",), page=3),
    ],
    id="brief",
    short="Brief <2023>",
    day=date(2023, 5, 12),
)
PAPER = build_letter(
    [
        build_block("De leden lezen «de Waal daalt elk jaar met twee centimeter». Waarom?", speaker="VVD"),
        build_block("Zij lezen «afgemeerde schepen hun generatoren uitzetten». Hoe?", speaker="SP"),
    ],
    id="vragen",
    kind="questions",
    short="Vragen",
    day=date(2023, 6, 1),
)


def asked() -> tuple[PassageAsked, ...]:
    """The passages with the two questions."""
    return passages_asked(LETTER, [locate_questions(PAPER, (LETTER,), LETTER)])


def offered(theme: str, a: float, b: float, *, likely: bool) -> AskedOffered:
    """A row with these shares."""
    low = 0.01 if likely else -0.2
    finding = "asked more" if likely else UNSURE
    return AskedOffered("VVD", theme, a, b, a - b, low, 0.5, -0.3, 0.6, finding, 10, 5, 20, 50, (1,), (2,))


def test_each_mark_is_a_passage_and_a_party_and_can_be_chosen() -> None:
    figure = chart_strip(asked(), LETTER, title="Waar", subtitle="S")
    marks = [c for c in chosen_of(figure) if c["speaker"]]
    assert marks == [{"passage": "1-0", "speaker": "SP"}, {"passage": "2-0", "speaker": "VVD"}]
    ticks = [c for c in chosen_of(figure) if not c["speaker"]]
    assert [c["passage"] for c in ticks] == ["1-0", "2-0", "3-0"]


def test_the_marks_stand_in_the_order_of_the_words() -> None:
    figure = chart_strip(asked(), LETTER, title="Waar", subtitle="S")
    words = [7, 11, 7]  # counted by hand
    middles = [3.5, 12.5, 21.5]
    assert [row.words for row in asked()] == words
    assert list(figure.data[-1].x) == middles


def test_only_the_section_without_a_question_is_shaded() -> None:
    figure = chart_strip(asked(), LETTER, title="Waar", subtitle="S")
    shades = [(s.x0, s.x1) for s in figure.layout.shapes if s.type == "rect"]
    assert shades == [(18, 25)]


def test_the_source_names_the_letter_and_its_name_is_no_markup() -> None:
    figure = chart_strip(asked(), LETTER, title="Waar", subtitle="S")
    assert "<2023>" not in texts_of(figure)


def test_a_letter_about_which_nobody_asked_still_makes_a_picture() -> None:
    figure = chart_strip(passages_asked(LETTER, []), LETTER, title="Niemand", subtitle="S")
    assert "Niemand" in figure.layout.title.text


def test_a_difference_inside_its_margin_is_grey() -> None:
    rows = [offered("havens", 0.5, 0.1, likely=True), offered("vis", 0.3, 0.1, likely=False)]
    figure = chart_asked_offered(rows, {"havens": "Havens"}, PAPER, LETTER, title="T", subtitle="S")
    colours: dict[str, set[str]] = {}
    for trace in figure.data:
        if trace.mode == "markers":
            colours.setdefault(trace.customdata[0]["theme"], set()).add(trace.marker.line.color)
    assert colours["vis"] == {NOISE}
    assert NOISE not in colours["havens"]


def test_both_shares_are_drawn_and_the_difference_is_written_with_its_margin() -> None:
    figure = chart_asked_offered(
        [offered("havens", 0.5, 0.1, likely=True)],
        {"havens": "Havens"},
        PAPER,
        LETTER,
        title="T",
        subtitle="S",
    )
    assert sorted(t.x[0] for t in figure.data if t.mode == "markers") == [0.1, 0.5]
    assert "+40 (+1 tot +50)" in texts_of(figure)
    assert figure.layout.xaxis.range[0] <= 0
