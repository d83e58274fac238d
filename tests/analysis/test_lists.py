"""Lists that a reader made: checked, and weighed as the given ones are."""

from __future__ import annotations

import math

import pytest
from builders import build_letter

from compare.analysis.lists import check_patterns, natural_mode, weigher
from compare.errors import ListsError
from compare.model import Concept, Term, Theme


def test_a_pattern_that_cannot_be_looked_for_is_named() -> None:
    wrong = Concept("x", "Mijn lijst", "My list", (Term("x", "x", "a b*", "prefix"),))
    with pytest.raises(ListsError, match="Mijn lijst"):
        check_patterns([wrong], [])
    check_patterns([], [Theme("x", "x", "x", (Term("x", "x", "a b*", "phrase"),))])


@pytest.mark.parametrize(
    ("pattern", "mode"),
    [
        ("veilig", "word"),
        ("veilig*", "prefix"),
        ("*s", "suffix"),
        ("a b", "phrase"),
        ("a-b", "phrase"),
        ("*", "word"),
    ],
)
def test_the_mode_of_a_pattern_follows_from_how_it_is_written(pattern: str, mode: str) -> None:
    assert natural_mode(pattern) == mode


def test_a_rare_pattern_weighs_its_strength_almost_whole_and_a_common_one_little() -> None:
    letter = build_letter([f"woord {'zeldzaam' if n == 0 else 'gewoon'}" for n in range(99)])
    weigh = weigher([letter])
    rare = weigh(Term("r", "r", "zeldzaam", "word"), 2.0)
    assert rare == pytest.approx(2 * math.sqrt(math.log(100 / 2) / math.log(100)), abs=0.005)
    assert weigh(Term("w", "w", "woord", "word"), 2.0) == 0.01
    unseen = weigh(Term("u", "u", "nergens", "word"), 2.0)
    assert unseen == pytest.approx(2 * math.sqrt(math.log(100 / 3) / math.log(100)), abs=0.005)


def test_without_letters_a_pattern_weighs_its_strength() -> None:
    assert weigher([])(Term("r", "r", "x", "word"), 3.0) == 3.0
