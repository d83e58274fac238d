"""Where a sentence ends, and where a full stop only ends an abbreviation."""

from __future__ import annotations

import pytest

from compare.corpus import load_corpus
from compare.text.tokens import split_sentences


def cut(text: str) -> list[str]:
    """The sentences as text."""
    return [text[a:b] for a, b in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Het kabinet investeert o.a. in China en m.n. Rusland.",
        "Dit geldt m.b.t. Rusland en t.a.v. het VK.",
        "Z.E. Ambassadeur Jansen kwam, met de heer S.A. Blok.",
        "Kamerstuk 36 045, nr. 4 en nrs. 12 en 13 gaan daarover.",
        "Op 1 januari jl. Werd het besloten.",
        "Volgens mr. dr. De Vries c.s. (motie nr. 3) kan het.",
        "Zie art. 100 en blz. 7 van de wet.",
        "Het gaat om ca. 3.000 mensen en max. 5% extra.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Dat deed de VS. Juist in tijden van nood.", 2),
        ("Dit is China vs. Rusland. Dat was het.", 2),
        ("Hij zei: «Wij gaan door.» Daarna vertrok hij.", 2),
        ("Waarom? Omdat het moet! En nu …", 3),
        ("Het was 1 januari 2022. Het kabinet trad aan op 10 januari 2022.", 2),
    ],
)
def test_a_sentence_ends_where_one_hears_it(text: str, sentences: int) -> None:
    assert len(cut(text)) == sentences


def test_no_sentence_of_the_letters_runs_on_after_the_name_of_a_country_in_capitals() -> None:
    found = [s for x in load_corpus().letters for b in x.blocks if b.is_body for s in cut(b.text)]
    assert len(found) > 1000
    assert [s for s in found if " VS. " in s and s.split(" VS. ")[1][:1].isupper()] == []
