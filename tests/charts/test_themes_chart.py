"""Themes in two letters and in a heat map: what is drawn is what was counted."""

from __future__ import annotations

from chart_builders import EARLIER, LATER, chosen_of, texts_of

from compare.analysis.shifts import Shift
from compare.analysis.themes import ThemeShare
from compare.charts.style import NOISE, letter_colour
from compare.charts.themes import Column, chart_dumbbell, chart_heat
from compare.model import Share

LABELS = {"navo": "NAVO", "china": "China en Indo-Pacific", "overig": "Overig"}


def share(theme: str, letter: str, words: int, speaker: str = "") -> ThemeShare:
    """A share of a letter of 200 words, with a margin of five points."""
    part = words / 200
    return ThemeShare(theme, letter, speaker, part, max(0, part - 0.05), part + 0.05, words, 2, 200, 8)


def shift(theme: str, before: int, after: int, clear: bool) -> Shift:
    """What `rank_shifts` says of a theme."""
    a, b = Share(before, 200), Share(after, 200)
    return Shift(
        kind="theme",
        id=theme,
        label=theme,
        label_en=theme,
        earlier_id=EARLIER.id,
        later_id=LATER.id,
        earlier=a,
        later=b,
        difference=b.value - a.value,
        low=-0.1,
        high=0.1,
        p=0.01,
        clear=clear,
        size=1.0,
        paragraphs=(2, 2),
    )


SHARES = [
    share("navo", EARLIER.id, 20),
    share("china", EARLIER.id, 60),
    share("navo", LATER.id, 90),
    share("china", LATER.id, 0),
]


def dumbbell():
    changes = [shift("navo", 20, 90, True), shift("china", 60, 0, False)]
    return chart_dumbbell(changes, SHARES, LABELS, EARLIER, LATER, whose="alleen het kabinet", lang="nl")


def heat(lang: str = "nl"):
    columns = [Column(x.id, "", x.short) for x in (EARLIER, LATER)]
    return chart_heat(SHARES, LABELS, columns, (EARLIER, LATER), title="Thema’s", whose="kabinet", lang=lang)


def test_the_dumbbell_names_its_letters_unit_whose_words_and_source() -> None:
    texts = texts_of(dumbbell())
    for part in (
        "Rapportage 2020",
        "Beleidsbrief 2022",
        "(%)",
        "alleen het kabinet",
        "95%",
        "nr. 57",
        "17 april 2020",
    ):
        assert part in texts


def test_the_dumbbell_draws_every_share_of_both_letters() -> None:
    drawn = {
        (c["theme"], c["letter"]): x
        for trace in dumbbell().data
        if trace.customdata is not None
        for c, x in zip(trace.customdata, trace.x, strict=True)
    }
    assert drawn == {(s.theme_id, s.letter_id): 100 * s.share for s in SHARES}


def test_the_dumbbell_draws_each_margin_from_its_low_to_its_high_end() -> None:
    spans = {tuple(t.x) for t in dumbbell().data if t.mode == "lines"}
    for s in SHARES:
        assert (100 * s.low, 100 * s.high) in spans


def test_a_difference_inside_the_noise_is_grey_and_a_clear_one_is_not() -> None:
    marks = [t for t in dumbbell().data if t.customdata is not None]
    assert [list(t.marker.color) for t in marks] == [
        [letter_colour(EARLIER.id), NOISE],
        [letter_colour(LATER.id), NOISE],
    ]


def test_the_heat_map_has_a_number_in_every_cell_and_shows_a_silence() -> None:
    cells = heat().data[1]
    assert sorted(cells.text) == sorted(["10", "30", "45", "0"])
    silent = [n for n, c in enumerate(cells.customdata) if c["theme"] == "china" and c["letter"] == LATER.id]
    assert [cells.marker.line.width[n] for n in silent] == [1]
    assert sum(cells.marker.line.width) == 1


def test_a_silence_has_no_colour_of_its_own_in_the_heat_map() -> None:
    values = [v for row in heat().data[0].z for v in row]
    assert sorted(v for v in values if v is not None) == [10, 30, 45]
    assert values.count(None) == 1


def test_every_cell_of_the_heat_map_can_be_chosen() -> None:
    assert {(c["theme"], c["letter"]) for c in chosen_of(heat())} == {
        (s.theme_id, s.letter_id) for s in SHARES
    }


def test_the_heat_map_puts_the_largest_theme_on_top_and_the_rest_category_last() -> None:
    rest = [*SHARES, share("overig", EARLIER.id, 120), share("overig", LATER.id, 110)]
    columns = [Column(x.id, "", x.short) for x in (EARLIER, LATER)]
    figure = chart_heat(rest, LABELS, columns, (EARLIER, LATER), title="t", whose="w", lang="nl")
    rows = sorted((a for a in figure.layout.annotations if a.name == "cellrow"), key=lambda a: -a.y)
    assert [a.text for a in rows] == ["NAVO", "China en Indo-Pacific", "Overig"]


def test_the_heat_map_tells_unit_and_source_in_both_languages() -> None:
    for lang in ("nl", "en"):
        texts = texts_of(heat(lang))
        assert "%" in texts and "nr. 84" in texts and "95%" in texts


def test_long_words_in_the_heads_of_many_columns_are_cut_short() -> None:
    columns = [Column(EARLIER.id, "", "Brief Integriteitsbeleid 2023")] * 7
    heads = chart_heat(
        SHARES, LABELS, columns, (EARLIER,), title="t", whose="w", lang="nl"
    ).layout.xaxis.ticktext
    assert {"Integriteit…", "Brief"} <= set(heads[0].split("<br>"))


def test_from_eight_columns_on_the_heads_stand_upright_and_the_numbers_are_whole() -> None:
    columns = [Column(EARLIER.id, "", "Brief Integriteitsbeleid 2023 & meer")] * 8
    shares = [
        share("navo", EARLIER.id, 21),
        ThemeShare("china", EARLIER.id, "", 0.004, 0, 0.02, 1, 1, 200, 8),
    ]
    figure = chart_heat(shares, LABELS, columns, (EARLIER,), title="t", whose="w", lang="nl")
    assert figure.layout.xaxis.tickangle == -90
    assert all(len(head) <= 34 and "<br>" not in head for head in figure.layout.xaxis.ticktext)
    assert set(figure.data[1].text) == {"10", "&lt;1"}


def test_corrected_shares_stand_beside_the_machines_own() -> None:
    changes = [shift("navo", 20, 90, True), shift("china", 60, 0, False)]
    own = [share("navo", EARLIER.id, 30), share("china", EARLIER.id, 50), share("navo", LATER.id, 80)]
    own.append(share("china", LATER.id, 10))
    figure = chart_dumbbell(changes, SHARES, LABELS, EARLIER, LATER, whose="w", lang="nl", beside=own)
    beside = [list(t.x) for t in figure.data if str(t.marker.symbol).endswith("-open")]
    assert beside == [[15, 25], [40, 5]]
    assert "open tekens" in texts_of(figure) and "open tekens" not in texts_of(dumbbell())
