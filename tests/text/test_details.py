"""Moments to come and amounts, as a reader of the sentence would put them in a diary."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.details import find_amounts, find_deadlines

WRITTEN = date(2022, 3, 8)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Uw Kamer ontvangt uiterlijk 1 juni een notitie.", "2022-03-08", "2022-06-01"),
        ("In dit kader zal Nederland begin 2023 een conferentie organiseren.", "2023-01-01", "2023-03-31"),
        ("die eind 2022 gereed zal zijn", "2022-10-01", "2022-12-31"),
        ("voor de zomer van 2022", "2022-03-08", "2022-06-30"),
        ("na de zomer", "2022-09-01", "2022-12-31"),
        ("in het derde kwartaal van 2022", "2022-07-01", "2022-09-30"),
        ("zal in Q2/Q3 worden afgerond", "2022-04-01", "2022-09-30"),
        ("in de eerste helft van 2023", "2023-01-01", "2023-06-30"),
        ("dit najaar", "2022-09-01", "2022-11-30"),
        ("eind dit jaar", "2022-10-01", "2022-12-31"),
        ("volgend jaar", "2023-01-01", "2023-12-31"),
        ("in juni vastgesteld", "2022-06-01", "2022-06-30"),
        ("in februari", "2023-02-01", "2023-02-28"),
        ("binnen zes weken", "2022-03-08", "2022-04-19"),
        ("op Prinsjesdag", "2022-09-20", "2022-09-20"),
        ("vóór 1 januari 2024", "2022-03-08", "2024-01-01"),
        ("voor eind 2023", "2022-03-08", "2023-12-31"),
    ],
)
def test_a_moment_is_read_with_the_days_it_spans(text: str, first: str, last: str) -> None:
    (found,) = find_deadlines(text, WRITTEN)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "op 26 februari jl.",
        "In 2018 is dat gebeurd.",
        "de motie van 24 april 2019",
        "sinds 2017",
        "binnenkort, op korte termijn en in de komende jaren",
        "Kamerstuk 36 045, nr. 4",
        "op 31 november",
    ],
)
def test_what_is_past_or_vague_is_no_deadline(text: str) -> None:
    assert find_deadlines(text, WRITTEN) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("oplopend tot € 1,5 miljard structureel", [(1.5e9, "euro")]),
        ("€ 23,8 miljoen, waarvan € 2,2 miljoen", [(23.8e6, "euro"), (2.2e6, "euro")]),
        ("500 miljoen euro extra", [(5e8, "euro")]),
        ("EUR 20 miljoen", [(2e7, "euro")]),
        ("€ 1.250.000", [(1.25e6, "euro")]),
        ("2 miljard extra per jaar", [(2e9, "euro")]),
        ("een verhoging met 5%", [(5.0, "percent")]),
        ("met 2,5 procent", [(2.5, "percent")]),
        ("12 miljoen mensen", []),
        ("de 2%-norm van de NAVO", []),
    ],
)
def test_amounts_are_read_in_euros_or_percent(text: str, expected: list[tuple[float, str]]) -> None:
    found = find_amounts(text)
    assert [(pytest.approx(a.value), a.unit) for a in found] == expected
    assert all(text[a.start : a.end].strip() == a.text for a in found)


@given(st.text("0123456789 .,€%abejnuv", max_size=40), st.dates(date(2010, 1, 1), date(2035, 1, 1)))
def test_no_text_breaks_the_reading_and_no_deadline_is_over(text: str, written: date) -> None:
    assert all(d.last >= written and d.first <= d.last for d in find_deadlines(text, written))
    assert all(a.value >= 0 for a in find_amounts(text))
