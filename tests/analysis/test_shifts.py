"""What changed between two letters, and what the noise can explain."""

import pytest
from builders import build_letter

from compare.analysis.shifts import rank_shifts
from compare.model import Concept, Letter, Term

FILLER = "het kabinet werkt verder aan vele zaken die hier niet worden genoemd"


def letter(id: str, paragraphs: list[str]) -> Letter:
    """A letter of these paragraphs, all the cabinet's."""
    return build_letter(paragraphs, id)


def word(name: str) -> Concept:
    return Concept(name, name, name, (Term(name, name, name, "word"),))


def test_a_word_that_is_in_every_paragraph_of_one_letter_only_comes_first_and_is_clear() -> None:
    a = letter("a", [FILLER] * 40)
    b = letter("b", [f"{FILLER} oorlog"] * 40)
    first = rank_shifts(a, b, [word("vele"), word("oorlog")], ())[0]
    assert (first.id, first.earlier.count, first.later.count, first.clear) == ("oorlog", 0, 40, True)
    assert first.size > 0 and first.low > 0


def test_the_same_mentions_in_one_paragraph_are_not_clear() -> None:
    a = letter("a", [FILLER] * 40)
    b = letter("b", [f"{FILLER} {'oorlog ' * 6}", *[FILLER] * 39])
    (only,) = rank_shifts(a, b, [word("oorlog")], ())
    assert only.later.count == 6 and not only.clear


def test_a_shift_turned_round_has_the_opposite_sign() -> None:
    a = letter("a", [FILLER] * 20 + [f"{FILLER} vrede"] * 10)
    b = letter("b", [f"{FILLER} vrede"] * 30)
    (there,), (back,) = rank_shifts(a, b, [word("vrede")], ()), rank_shifts(b, a, [word("vrede")], ())
    assert there.difference == pytest.approx(-back.difference)
    assert there.size == pytest.approx(-back.size)


def test_what_neither_letter_names_is_no_shift() -> None:
    a = letter("a", [FILLER] * 5)
    assert rank_shifts(a, a, [word("oorlog")], ()) == ()
