"""Numbers in digits and words, with their unit."""

from __future__ import annotations

import pytest

from compare.text.numbers import NUMBER_WORDS, ORDINALS, find_quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("€ 1,5 miljard", 1_500_000_000, "euro"),
        ("1.500 miljoen euro", 1_500_000_000, "euro"),
        ("anderhalf miljard euro", 1_500_000_000, "euro"),
        ("een half miljard", 500_000_000, "euro"),
        ("€ 25 mln. per jaar", 25_000_000, "euro"),
        ("EUR 500.000", 500_000, "euro"),
        ("50 dollar", 50, "dollar"),
        ("twee procent", 2, "percent"),
        ("2 %", 2, "percent"),
        ("met -2%", -2, "percent"),
        ("(–1,5 procent)", -1.5, "percent"),
        ("de 2%-norm", 2, "percent"),
        ("vijfentwintig agenten", 25, ""),
        ("honderdvijftig man", 150, ""),
        ("tweeduizend woningen", 2000, ""),
        ("3 miljoen mensen", 3_000_000, ""),
        ("2000 militairen", 2000, ""),
        ("sinds 2014 werken zij", 2014, "year"),
        ("één schip", 1, ""),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: float, unit: str) -> None:
    assert [(q.value, q.unit) for q in find_quantities(text)] == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    ["een schip", "5G en de G7", "artikel 5", "Het kabinet acht dit nodig", "een 5-jarig plan", "1.2.3"],
)
def test_a_name_or_a_verb_is_no_number(text: str) -> None:
    assert find_quantities(text) == ()


def test_a_dash_between_two_numbers_is_no_minus() -> None:
    found = find_quantities("10 -15 man, 2019 – 2021 jaar en 5 – 7 boten")
    assert [q.value for q in found] == [10, 15, 2019, 2021, 5, 7]


def test_the_thing_that_is_counted_comes_along() -> None:
    [found] = find_quantities("Er komen vier nieuwe fregatten bij.")
    assert (found.counted, (found.start, found.end)) == ("vier nieuwe fregatten", (9, 13))


def test_words_for_whole_numbers_have_their_value() -> None:
    assert [NUMBER_WORDS[w] for w in ("een", "één", "twaalf", "negentien", "twintig")] == [1, 1, 12, 19, 20]
    assert "nul" not in NUMBER_WORDS
    assert (ORDINALS["eerste"], ORDINALS["tiende"]) == (1, 10)
