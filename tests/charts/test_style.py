"""Every picture carries its texts, keeps its colours apart, and fits a phone and a dark screen."""

from __future__ import annotations

import re

import pytest
from chart_builders import EARLIER, LATER, texts_of

from compare.charts.style import (
    LETTER_COLOURS,
    Overlay,
    add_text,
    base_figure,
    fit,
    label_row,
    lay_over,
    letter_colour,
    letter_symbol,
    plain,
    source_of,
    wrap,
)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours as WCAG 2 defines it, 1 to 21."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_a_figure_holds_title_subtitle_note_and_source_inside_the_picture() -> None:
    texts = texts_of(base_figure("De titel", "De eenheid", "De marge", "Bron: x"))
    for part in ("De titel", "De eenheid", "De marge", "Bron: x"):
        assert part in texts


def test_the_source_line_names_each_letter_with_number_and_date() -> None:
    line = source_of([LATER, EARLIER], "nl")
    assert "nr. 57" in line and "nr. 84" in line
    assert "17 april 2020" in line and "maart 2022" in line
    assert line.index("nr. 57") < line.index("nr. 84")
    assert "8 maart" not in line  # the month only is known


def test_no_two_letters_share_a_colour_or_a_mark() -> None:
    assert len({letter_colour(x) for x in LETTER_COLOURS}) == len(LETTER_COLOURS)
    assert len({letter_symbol(x) for x in LETTER_COLOURS}) == len(LETTER_COLOURS)


def test_a_second_copy_has_the_colour_of_its_paper() -> None:
    assert letter_colour("kst-33694-57.web") == letter_colour("kst-33694-57")


def test_a_letter_of_ones_own_always_gets_the_same_colour() -> None:
    assert letter_colour("eigen-brief") == letter_colour("eigen-brief")
    assert letter_colour("eigen-brief") not in LETTER_COLOURS.values()
    assert re.fullmatch(r"#[0-9A-Fa-f]{6}", letter_colour("eigen-brief"))


@pytest.mark.parametrize("dark", [False, True])
def test_text_can_be_read_in_light_and_dark(dark: bool) -> None:
    figure = fit(base_figure("t", "s", "n", "b"), dark=dark)
    paper = figure.layout.paper_bgcolor
    note = next(a for a in figure.layout.annotations if a.name == "foot")
    for ink in (figure.layout.title.font.color, note.font.color, figure.layout.xaxis.tickfont.color):
        assert contrast(ink, paper) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_marks_stand_out_from_light_and_dark_paper(dark: bool) -> None:
    paper = fit(base_figure("t"), dark=dark).layout.paper_bgcolor
    for colour in LETTER_COLOURS.values():
        assert contrast(colour, paper) >= 2.9


def test_a_phone_gets_shorter_lines_and_a_taller_picture() -> None:
    long = "Deze noot legt in gewone woorden uit hoe breed de marge is en wat er buiten bleef. " * 3
    wide = base_figure("Titel", "", long, "Bron")
    narrow = fit(wide, narrow=True)
    longest = [
        max(
            len(line) for line in next(a.text for a in f.layout.annotations if a.name == "foot").split("<br>")
        )
        for f in (wide, narrow)
    ]
    assert longest[1] < 60 < longest[0]
    assert narrow.layout.height > wide.layout.height


def test_fitting_leaves_the_figure_itself_as_it_was() -> None:
    figure = base_figure("Titel", "", "noot " * 60, "Bron")
    before = figure.to_json()
    fit(figure, narrow=True, dark=True)
    assert figure.to_json() == before


def test_text_of_a_letter_is_never_taken_for_markup() -> None:
    assert plain("<b>x</b> & y") == "&lt;b&gt;x&lt;/b&gt; &amp; y"
    assert "<script" not in wrap("<script>alert(1)</script>", 40)


def test_a_text_in_the_drawing_gets_the_house_font() -> None:
    figure = base_figure("t")
    overlay = Overlay()
    add_text(overlay, x=0, y=0, text="hier", font={"size": 9})
    lay_over(figure, overlay)
    note = next(a for a in figure.layout.annotations if a.text == "hier")
    assert note.font.size == 9
    assert note.font.family == figure.layout.font.family


@pytest.mark.parametrize("room", [480, 560, 640, 720])
@pytest.mark.parametrize("narrow", [False, True])
def test_lines_fit_the_room_between_a_phone_and_a_full_page(room: int, narrow: bool) -> None:
    long = "woorden die samen een lange regel maken " * 6
    figure = fit(base_figure(long, long, long, long), narrow=narrow, room=room)
    title, subtitle = figure.layout.title.text.split('<br><span style="font-size:14px')
    foot = next(a.text for a in figure.layout.annotations if a.name == "foot")
    # A letter of Arial is about half its size wide; the title's are bold.
    for text, size, wide in ((title, 19, 0.55), (subtitle.partition(">")[2], 14, 0.48), (foot, 12, 0.48)):
        assert max(len(line) for line in re.sub("</?(b|span)>", "", text).split("<br>")) * size * wide <= room


def test_on_a_phone_the_figures_of_a_row_stand_behind_a_line_of_its_name_with_room() -> None:
    overlay, figure = Overlay(), base_figure("t")
    label_row(
        overlay,
        figure,
        1,
        "<b>Kamervragen bij de tussenrapportage 2020</b><br>27 mei<br>commissie",
        value="8",
    )
    label_row(overlay, figure, 2, "<b>Beleidsbrief</b><br>27 mei<br>Minister", value="9")
    lay_over(figure, overlay)
    lifted = {a.text: a.yshift for a in fit(figure, narrow=True).layout.annotations if a.name == "value"}
    assert lifted["9"] - lifted["8"] == 16
