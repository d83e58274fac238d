"""The chart of typical words shows both letters, both counts and what is not sure."""

from __future__ import annotations

from datetime import date

import pytest
from builders import build_letter

from compare.analysis.keyness import KeyWord
from compare.charts.keyness import chart_keyness, looks_of, split_direction, word_label
from compare.model import Letter


def letter(letter_id: str, short: str, year: int) -> Letter:
    """A letter without text; the chart needs its names only."""
    return build_letter(id=letter_id, short=short, day=date(year, 1, 2), number=str(year))


def key_word(
    word: str, target: int, reference: int, ratio: float, lrc: float, *, one_paragraph: bool = False
) -> KeyWord:
    """A word in two letters of 1,000 words."""
    return KeyWord(
        word=word,
        members=(word,),
        target_count=target,
        reference_count=reference,
        target_rate=target / 1000,
        reference_rate=reference / 1000,
        log_ratio=ratio,
        low=0.0,
        high=0.0,
        lrc=lrc,
        g2=1.0,
        q=0.01,
        dp=0.5,
        range_target=target,
        range_reference=reference,
        one_paragraph=one_paragraph,
        direction="more" if ratio > 0 else "less",
    )


WORDS = (
    key_word("oorlog", 30, 2, 3.7, 2.0),
    key_word("afghanistan", 0, 12, -4.6, -1.1),
    key_word("euro", 4, 3, 0.4, 0.0, one_paragraph=True),
)
NEW, OLD = looks_of(
    ("Brief 2022", [letter("nieuw", "Brief 2022", 2022)]), ("Brief 2020", [letter("oud", "Brief 2020", 2020)])
)


def traces_of(name: str, lang: str = "nl") -> list[object]:
    """The marks of one letter, legend entries aside."""
    figure = chart_keyness(WORDS, NEW, OLD, title="Titel", subtitle="Onderschrift", lang=lang)
    return [x for x in figure.data if x.name == name and x.customdata is not None]


def test_words_are_parted_by_direction_and_keep_their_order() -> None:
    came, went = split_direction(WORDS, 5)
    assert [w.word for w in came] == ["oorlog", "euro"]
    assert [w.word for w in went] == ["afghanistan"]


def test_no_more_words_are_shown_than_asked_for() -> None:
    came, went = split_direction(WORDS, 1)
    assert [w.word for w in came] == ["oorlog"]
    assert len(went) == 1


def test_a_mark_stands_at_the_rate_per_ten_thousand_words() -> None:
    (new,) = traces_of("Brief 2022")
    assert dict(zip([d["word"] for d in new.customdata], new.x, strict=True)) == pytest.approx(
        {"oorlog": 300.0, "euro": 40.0, "afghanistan": 0.0}
    )


def test_a_zero_is_an_open_mark_and_only_a_zero_is() -> None:
    (new,) = traces_of("Brief 2022")
    is_open = {d["word"]: s.endswith("-open") for d, s in zip(new.customdata, new.marker.symbol, strict=True)}
    assert is_open == {"oorlog": False, "euro": False, "afghanistan": True}


def test_a_word_without_a_safe_claim_is_drawn_in_another_colour() -> None:
    (new,) = traces_of("Brief 2022")
    colours = {d["word"]: c for d, c in zip(new.customdata, new.marker.color, strict=True)}
    assert colours["oorlog"] == colours["afghanistan"] != colours["euro"]


def test_both_counts_stand_beside_each_word_earlier_first() -> None:
    figure = chart_keyness(WORDS, NEW, OLD, title="Titel", subtitle="Onderschrift")
    texts = [a.text for a in figure.layout.annotations]
    assert {"2 → 30", "12 → 0", "3 → 4"} <= set(texts)


def test_a_word_of_one_paragraph_is_marked_and_the_mark_explained() -> None:
    assert word_label(WORDS[2]) != WORDS[2].word
    figure = chart_keyness(WORDS, NEW, OLD, title="Titel", subtitle="Onderschrift")
    assert word_label(WORDS[2]) in figure.layout.yaxis.ticktext
    assert "†" in figure.layout.meta["note"]
    without = chart_keyness(WORDS[:1], NEW, OLD, title="Titel", subtitle="Onderschrift")
    assert "†" not in without.layout.meta["note"]


def test_title_axis_and_source_are_inside_the_picture() -> None:
    figure = chart_keyness(WORDS, NEW, OLD, title="Titel", subtitle="Onderschrift", lang="en")
    assert "Titel" in figure.layout.title.text
    assert figure.layout.xaxis.title.text == "times per 10,000 words"
    assert "Brief 2020" in figure.layout.meta["source"]
    assert "Brief 2022" in figure.layout.meta["source"]


def test_a_word_with_markup_in_it_is_shown_as_text() -> None:
    figure = chart_keyness((key_word("<b>x", 9, 1, 3.0, 1.0),), NEW, OLD, title="T", subtitle="S")
    assert figure.layout.yaxis.ticktext == ("&lt;b&gt;x",)


def test_two_sides_never_look_the_same_and_a_letter_keeps_its_own_look() -> None:
    given = letter("kst-33694-57", "Rapportage", 2020)
    section, rest = looks_of(("§ Cyber", [given]), ("Rapportage", [given]))
    assert section.colour == "#0072B2"
    assert section.colour != rest.colour and section.symbol != rest.symbol
    several, one = looks_of(("Samen", [given, letter("x", "X", 2021)]), ("Rapportage", [given]))
    assert one.colour == "#0072B2" and several.colour != one.colour and several.symbol != one.symbol
