"""Dictionary forms of the words that these letters use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("dreigingen", "dreiging"),
        ("sancties", "sanctie"),
        ("grenzen", "grens"),
        ("Europese", "Europees"),
        ("technologieën", "technologie"),
    ],
)
def test_an_inflected_word_comes_back_in_its_dictionary_form(word: str, expected: str) -> None:
    assert lemma(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("veiligheidsdreigingen", "veiligheidsdreiging"),
        ("wapenbeheersingsverdragen", "wapenbeheersingsverdrag"),
        ("kernwapenstaten", "kernwapenstaat"),
        ("uitreizigers", "uitreiziger"),
    ],
)
def test_an_unknown_compound_takes_the_form_of_its_last_word(word: str, expected: str) -> None:
    assert lemma(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("NAVO-bondgenoten", "NAVO-bondgenoot"), ("ISIS-strijders", "ISIS-strijder")],
)
def test_of_a_hyphen_compound_only_the_last_part_changes(word: str, expected: str) -> None:
    assert lemma(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("leden", "lid"), ("gevaren", "gevaar"), ("sprake", "sprake"), ("opbouw", "opbouw")],
)
def test_known_slips_of_the_word_list_are_mended(word: str, expected: str) -> None:
    assert lemma(word) == expected


@pytest.mark.parametrize("word", ["inzetten", "grondgebied", "ontwikkelingssamenwerking"])
def test_no_word_comes_back_with_an_underscore(word: str) -> None:
    assert lemma(word) == word


@pytest.mark.parametrize("word", ["welvaart", "Noorwegen", "gekwalificeerde"])
def test_a_word_is_not_cut_where_no_compound_is(word: str) -> None:
    assert lemma(word).startswith(word[:6])


@pytest.mark.parametrize("word", ["NAVO", "VS", "AIVD"])
def test_words_in_capitals_stay(word: str) -> None:
    assert lemma(word) == word


def test_a_suspended_hyphen_stays() -> None:
    assert lemma("veiligheids-") == "veiligheids-"


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzë-", max_size=25))
def test_any_word_has_a_form_and_keeps_its_place_in_a_compound(word: str) -> None:
    head, hyphen, _ = word.rpartition("-")
    assert lemma(word).startswith(head + hyphen)
    assert bool(lemma(word)) == bool(word)


SIXTY = """
dreigingen dreiging, sancties sanctie, missies missie, grenzen grens, technologieën technologie, landen land,
bondgenoten bondgenoot, Europese Europees, Russische Russisch, Chinese Chinees, Amerikaanse Amerikaans,
waarden waarde, verdragen verdrag, kernwapens kernwapen, veiligheidsdreigingen veiligheidsdreiging,
wapenbeheersingsverdragen wapenbeheersingsverdrag, kernwapenstaten kernwapenstaat, uitreizigers uitreiziger,
trans-Atlantische trans-Atlantisch, cyberaanvallen cyberaanval, NAVO-bondgenoten NAVO-bondgenoot,
ISIS-strijders ISIS-strijder, versterkt versterken, gekwalificeerde gekwalificeerd, leden lid, reden reden,
gevaren gevaar, Polen Polen, eisen eis, mensenrechten mensenrecht, lidstaten lidstaat,
afhankelijkheden afhankelijkheid, partnerschappen partnerschap, conflicten conflict, belangen belang,
ontwikkelingen ontwikkeling, burgers burger, risico’s risico, crises crisis, ambassades ambassade,
posten post,
vrouwen vrouw, journalisten journalist, militairen militair, desinformatiecampagnes desinformatiecampagne,
internationale internationaal, economische economisch, strategische strategisch, digitale digitaal,
organisaties organisatie, grootmachten grootmacht, bedrijven bedrijf, investeringen investering,
inlichtingendiensten inlichtingendienst, grondstoffen grondstof, data data, media media, Golf Golf,
NAVO NAVO,
geïntegreerde geïntegreerd
"""


def test_of_sixty_words_at_least_59_come_back_as_a_reader_would_look_them_up() -> None:
    pairs = [pair.split() for pair in SIXTY.split(",")]
    assert len(pairs) == 60
    wrong = [(word, lemma(word)) for word, expected in pairs if lemma(word) != expected]
    assert len(wrong) <= 1, wrong


def test_a_sign_that_counts_as_a_word_stays_as_it_is() -> None:
    assert lemma("_") == "_"
