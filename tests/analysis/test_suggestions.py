"""Forms that may have been missed: offered with a reason, never what counts already."""

from __future__ import annotations

import pytest
from builders import build_letter
from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.hits import find_hits
from compare.analysis.suggestions import REASONS, suggest_forms
from compare.corpus import load_corpus
from compare.io.tables import read_concepts
from compare.model import Concept, Term
from compare.text.patterns import term_from_text


def concept_of(*typed: str, exclude: tuple[str, ...] = ()) -> Concept:
    """A concept with these forms."""
    terms = tuple(Term(t, t, t, term_from_text(t).mode, exclude=exclude) for t in typed)
    return Concept("c", typed[0], typed[0], terms)


def offered(text: str, *typed: str, exclude: tuple[str, ...] = ()) -> dict[str, str]:
    """Reason of each form that is offered in a text."""
    found = suggest_forms([build_letter([text])], concept_of(*typed, exclude=exclude))
    return {s.text: s.reason for s in found}


@pytest.mark.parametrize(
    ("typed", "text", "form", "reason"),
    [
        ("Syrie", "De strijd in Syrië.", "Syrië", "spelling"),
        ("burden sharing", "Over burdensharing gesproken.", "burdensharing", "spelling"),
        ("burdensharing", "Over burden-sharing gesproken.", "burden-sharing", "spelling"),
        ("burdensharing", "Over burden sharing gesproken.", "burden sharing", "spelling"),
        ("China", "China’s invloed.", "China’s", "ending"),
        ("sanctie", "Er zijn sancties.", "sancties", "ending"),
        ("weerbaar", "Een weerbare samenleving.", "weerbare", "lemma"),
        ("Rusland", "De Russische inval.", "Russische", "family"),
        ("China", "Chinese bedrijven.", "Chinese", "family"),
        ("Afghanistan", "Afghaanse partners.", "Afghaanse", "family"),
        ("China", "De Chinastrategie.", "Chinastrategie", "compound"),
        ("veiligheid en ontwikkeling", "ontwikkeling en veiligheid", "ontwikkeling en veiligheid", "order"),
        (
            "strategische autonomie",
            "strategische Europese autonomie",
            "strategische Europese autonomie",
            "between",
        ),
        ("desinformatie", "De desinfomatie van toen.", "desinfomatie", "typo"),
    ],
)
def test_a_missed_form_is_offered_with_its_reason(typed: str, text: str, form: str, reason: str) -> None:
    assert offered(text, typed) == {form: reason}


def test_other_capitals_are_offered_where_capitals_were_asked_for() -> None:
    concept = Concept("c", "EU", "EU", (Term("eu", "EU", "EU", "word", case=True),))
    (one,) = suggest_forms([build_letter(["De Eu en de EU."])], concept)
    assert (one.text, one.reason, one.total) == ("Eu", "capitals", 1)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("NAVO", "in navolging van de NAVO"),
        ("China", "China en china"),
        ("missie", "de kwestie en de commissie"),
        ("inmenging", "een menging van zaken"),
        ("human security", "human. Security"),
        ("vrede", "een gewone zin zonder enig verband"),
    ],
)
def test_what_is_not_near_is_not_offered(typed: str, text: str) -> None:
    assert offered(text, typed) == {}


def test_an_excluded_word_and_a_form_that_counts_never_come() -> None:
    text = "weerbaar, weerbare, weerbarstig en Noord-Amerikaanse partners"
    assert offered(text, "weerba*", exclude=("weerbarstig*",)) == {}
    assert offered(text, "Amerikaans*", exclude=("noord-amerikaans*",)) == {}


def test_many_compounds_are_offered_as_one_beginning() -> None:
    words = "sanctiebeleid, sanctiecomité, sanctiepakket, sanctielijsten en sanctieregime"
    (one,) = suggest_forms([build_letter([words])], concept_of("sanctie"))
    assert (one.term.pattern, one.term.mode, one.total) == ("sanctie*", "prefix", 5)


def test_a_suggestion_stands_where_it_says() -> None:
    letter = build_letter(["Eerst iets anders.", "Dan Syrië en nog eens Syrië."])
    (one,) = suggest_forms([letter], concept_of("Syrie"))
    assert letter.text[one.example.start : one.example.end] == "Syrië"
    assert (one.block_n, one.counts) == (2, ((letter.id, 2),))


@pytest.mark.parametrize("concept", [c for c in read_concepts()], ids=lambda c: c.id)
def test_adding_a_suggestion_raises_the_count_by_what_it_said(concept: Concept) -> None:
    letters = load_corpus().letters
    before = len(find_hits(letters, concept))
    for suggestion in suggest_forms(letters, concept):
        more = Concept(concept.id, concept.label, concept.label_en, (*concept.terms, suggestion.term))
        assert len(find_hits(letters, more)) == before + suggestion.total
        assert suggestion.reason in REASONS
        assert suggestion.term.pattern not in {s.term.pattern for s in suggest_forms(letters, more)}


def test_the_surest_reason_comes_first_then_the_most_frequent() -> None:
    found = suggest_forms(load_corpus().letters, concept_of("kernwapen"))
    keys = [(REASONS.index(s.reason), -s.total) for s in found]
    assert keys == sorted(keys)
    assert len(found) > 1


@given(st.lists(st.sampled_from(["China", "Chinese", "chinese", "Chinastrategie", "en", "."]), max_size=8))
def test_counted_forms_and_suggestions_never_overlap(words: list[str]) -> None:
    text = " ".join([*words, "slot"])
    letter = build_letter([text])
    concept = concept_of("China")
    counted = {(h.place.start, h.place.end) for h in find_hits([letter], concept)}
    for s in suggest_forms([letter], concept):
        assert (s.example.start, s.example.end) not in counted
