"""Syllables, beside words that were counted by clapping."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.syllables import count_syllables

CLAPPED = """
Ne-der-land ka-bi-net vei-lig-heid Oe-kra-ï-ne Eu-ro-pe-se na-ti-o-naal mis-sies po-li-tie-ke
be-ëin-di-gen Sy-ri-ë ge-ïn-te-greerd fi-nan-ci-ë-le in-dus-trie-ën mu-se-um fi-nan-ci-eel
bij-een-komst nieuw be-ïn-vloe-ding ge-o-po-li-tiek co-ör-di-na-tie cy-ber ni-veau cre-ë-ren
di-ver-si-fi-ca-tie si-tu-a-tie vi-a re-ac-tie bou-wen ja-nu-a-ri tus-sen-rap-por-ta-ge co-a-li-tie
ro-yaal eeuw uit-brei-ding vrou-wen i-dee-ën ui-ter-aard e-co-no-misch koei-en maat-schap-pe-lij-ke
be-ant-woor-den in-ter-na-ti-o-na-le mooi-e es-sen-ti-eel cri-sis bu-reaus toe-na-me
bui-ten-land-be-leid wij de ri-si-co’s re-ëel ge-ëin-digd
"""


@pytest.mark.parametrize("clapped", CLAPPED.split())
def test_a_word_has_the_syllables_that_are_clapped(clapped: str) -> None:
    assert count_syllables(clapped.replace("-", "")) == clapped.count("-") + 1


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("EU", 2), ("VN", 2), ("NAVO", 2), ("NAVO-bondgenoten", 6), ("2%", 0), ("1325", 0)],
)
def test_letters_are_read_one_by_one_and_numbers_not_at_all(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


@given(st.text("abcdeioukrsty-ëï’", max_size=20))
def test_a_word_with_a_letter_has_at_least_one_syllable(word: str) -> None:
    assert (count_syllables(word) > 0) == any(c.isalpha() for c in word)
