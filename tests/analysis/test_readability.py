"""Style figures beside texts whose words, sentences and letters can be counted by hand."""

from __future__ import annotations

import math

import pytest
from builders import build_block, build_letter
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.readability import find_long_sentences, is_passive, measure_style, variety
from compare.statistics import wilson
from compare.text.tokens import split_tokens


def test_the_figures_of_a_text_counted_by_hand() -> None:
    """Two paragraphs, of 4 + 6 and of 5 words."""
    letter = build_letter(
        ["Nederland is een land. Het wordt door ons gebouwd nu.", "Veiligheid is voor het kabinet."]
    )
    (style,) = measure_style([letter])
    assert (style.words, style.sentences, style.paragraphs) == (15, 3, 2)
    assert style.sentence.value == 5 and style.median == 5 and style.spread == pytest.approx(1.0)
    assert style.paragraph.value == 7.5
    assert style.long_words.value == pytest.approx(4 / 15)  # Nederland, gebouwd, veiligheid, kabinet
    assert style.passive.value == pytest.approx(1 / 3)
    assert style.lix.value == pytest.approx(5 + 100 * 4 / 15)
    # Ne-der-land is een land (6), het wordt door ons ge-bouwd nu (7), vei-lig-heid is voor het ka-bi-net (9)
    assert style.flesch_douma.value == pytest.approx(206.84 - 77 * 22 / 15 - 0.93 * 5)
    assert style.longest is not None and style.longest.words == 6
    assert math.isnan(style.variety)


def test_a_margin_holds_its_figure_and_is_a_point_when_all_paragraphs_are_alike() -> None:
    varied = build_letter(["Dit is kort.", "Dit is een veel langere zin met meer woorden."] * 10)
    (style,) = measure_style([varied])
    assert style.sentence.low < style.sentence.value < style.sentence.high
    (alike,) = measure_style([build_letter(["Dit is kort."] * 12)])
    assert alike.sentence.low == alike.sentence.value == alike.sentence.high == 3


def test_one_paragraph_cannot_show_how_paragraphs_differ() -> None:
    (style,) = measure_style([build_letter(["Nederland is een land. Het wordt door ons gebouwd nu."])])
    assert style.sentence.value == 5
    for figure in (style.sentence, style.paragraph, style.flesch_douma, style.lix):
        assert math.isnan(figure.low) and math.isnan(figure.high)
    # 2 of 10 words (Nederland, gebouwd), 1 of 2 sentences: parts whose margin follows from their counts.
    assert style.long_words.low == pytest.approx(wilson(2, 10).low)
    assert style.passive.high == pytest.approx(wilson(1, 2).high)


def test_no_passive_found_is_not_none_for_certain() -> None:
    (style,) = measure_style([build_letter(["Dit is kort. Dat is lang."] * 12)])
    assert style.passive.value == style.passive.low == 0
    assert style.passive.high == pytest.approx(1 - 0.05 ** (1 / 24))


def test_a_letter_without_words_of_those_selected_has_no_figures() -> None:
    (style,) = measure_style([build_letter([build_block("De leden vragen dit.", speaker="SP")])])
    assert style.words == 0 and style.longest is None
    assert math.isnan(style.sentence.value) and math.isnan(style.lix.low)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Uw Kamer wordt hierover geïnformeerd.", True),
        ("De strategie zal worden opgesteld.", True),
        ("De brug werd gebouwd.", True),
        ("Het besluit is door de Raad genomen.", False),  # the participle is not before «door»
        ("Het besluit is genomen door de Raad.", True),
        ("De dreiging is toegenomen.", False),
        ("Het land wordt steeds groter.", False),
        ("Het kabinet bouwt een brug.", False),
    ],
)
def test_a_passive_is_worden_with_a_participle(sentence: str, expected: bool) -> None:
    assert is_passive(split_tokens(sentence)) is expected


def test_the_longest_sentences_come_first_with_their_place() -> None:
    letter = build_letter(["Een twee drie. Een twee.", "Een twee drie vier vijf."])
    found = find_long_sentences([letter], top=2)
    assert [(s.words, s.block_n) for s in found] == [(5, 2), (3, 1)]
    assert letter.block(1).text[found[1].start : found[1].end] == "Een twee drie."


def test_variety_is_the_mean_over_windows() -> None:
    """Windows of 3 in a b a a: {a, b} and {b, a}, so 2/3."""
    assert variety(["a", "b", "a", "a"], window=3) == pytest.approx(2 / 3)
    assert variety(["a"] * 10, window=5) == pytest.approx(1 / 5)
    assert math.isnan(variety(["a", "b"], window=3))


@given(st.lists(st.sampled_from("abcd"), min_size=4, max_size=30))
def test_variety_agrees_with_counting_each_window(keys: list[str]) -> None:
    windows = [len(set(keys[i : i + 4])) / 4 for i in range(len(keys) - 3)]
    assert variety(keys, window=4) == pytest.approx(sum(windows) / len(windows))
