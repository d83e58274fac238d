"""Words of one root are one family, and compounds fall apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.families import compound_parts, family


@pytest.mark.parametrize(
    "words",
    [
        ("beschermen", "beschermend", "bescherming", "beschermde", "beschermt"),
        ("noodzaak", "noodzakelijk"),
        ("afschrikken", "afschrikking"),
        ("weerbaar", "weerbare", "weerbaarheid"),
        ("strategie", "strategisch", "strategische"),
        ("verweven", "verwevenheid"),
    ],
)
def test_words_of_one_root_are_one_family(words: tuple[str, ...]) -> None:
    assert len({family(w) for w in words}) == 1


@pytest.mark.parametrize(
    "pair", [("weer", "weerbaar"), ("open", "openbaar"), ("land", "laten"), ("dat", "data")]
)
def test_words_that_only_look_alike_are_not(pair: tuple[str, str]) -> None:
    assert family(pair[0]) != family(pair[1])


def test_compounds_fall_apart_into_known_words() -> None:
    assert compound_parts("veiligheidsomgeving") == ("veiligheid", "omgeving")
    assert compound_parts("navo-bondgenoten") == ("navo", "bondgenoten")
    assert compound_parts("veiligheid") == compound_parts("dijk") == ()


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzéëï-", max_size=25))
def test_any_word_has_a_family(word: str) -> None:
    assert family(word) or not word
    assert all(compound_parts(word)) or not compound_parts(word)
