"""Mentions of a concept: counted once, placed, and by the right speaker."""

from __future__ import annotations

import pytest
from builders import build_block, build_letter

from compare.analysis.hits import find_hits
from compare.analysis.selection import CABINET_ONLY, Selection
from compare.corpus import Corpus, load_corpus
from compare.io.tables import read_concepts
from compare.model import Concept, Term

AUTONOMY = Concept(
    "autonomie",
    "autonomie",
    "autonomy",
    (
        Term("kort", "kort", "strategische autonomie", "phrase"),
        Term("lang", "lang", "open strategische autonomie", "phrase"),
        Term("woord", "woord", "autonomie", "word"),
    ),
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="module")
def concepts() -> dict[str, Concept]:
    return {c.id: c for c in read_concepts()}


def test_overlapping_forms_count_once_and_the_longest_wins() -> None:
    letter = build_letter(["Open strategische autonomie, strategische autonomie en autonomie."])
    assert [(h.term_id, h.text) for h in find_hits([letter], AUTONOMY)] == [
        ("lang", "Open strategische autonomie"),
        ("kort", "strategische autonomie"),
        ("woord", "autonomie"),
    ]


def test_of_two_equally_long_overlapping_forms_the_leftmost_counts() -> None:
    concept = Concept("c", "c", "c", (Term("ba", "", "b a", "phrase"), Term("ab", "", "a b", "phrase")))
    assert [h.text for h in find_hits([build_letter(["a b a"])], concept)] == ["a b"]


def test_a_hit_stands_at_its_place_in_the_letter() -> None:
    letter = build_letter(
        ["Eerst iets anders.", build_block("Over autonomie gesproken.", page=7, speaker="SP")]
    )
    (hit,) = find_hits([letter], AUTONOMY)
    assert letter.text[hit.place.start : hit.place.end] == "autonomie"
    assert (hit.place.page, hit.block_n, hit.speaker) == (7, 2, "SP")


def test_headings_and_other_speakers_count_only_when_chosen() -> None:
    letter = build_letter(
        [build_block("Autonomie", "heading"), build_block("autonomie", "question", speaker="SP"), "autonomie"]
    )
    assert len(find_hits([letter], AUTONOMY)) == 2
    assert [h.block_n for h in find_hits([letter], AUTONOMY, CABINET_ONLY)] == [3]
    with_headings = Selection(extra=frozenset({"heading"}))
    assert [h.block_n for h in find_hits([letter], AUTONOMY, with_headings)] == [1, 2, 3]


def test_human_security_is_said_once_in_the_interim_report_on_page_15_in_a_box(
    corpus: Corpus, concepts: dict[str, Concept]
) -> None:
    letter = corpus.letter("kst-33694-57")
    (hit,) = find_hits([letter], concepts["human-security"].by_default())
    assert (hit.text, hit.place.page, hit.speaker) == ("human security", 15, "kabinet")
    assert letter.block(hit.block_n).box


def test_two_percent_is_named_six_times_in_the_nato_consultation(
    corpus: Corpus, concepts: dict[str, Concept]
) -> None:
    hits = find_hits([corpus.letter("kst-28676-346")], concepts["twee-procent-norm"].by_default())
    assert sorted(h.speaker for h in hits) == ["GroenLinks", "GroenLinks", "SP", "SP", "SP", "kabinet"]


def test_both_copies_of_the_interim_report_name_every_concept_as_often(
    corpus: Corpus, concepts: dict[str, Concept]
) -> None:
    paper, copy = corpus.letter("kst-33694-57"), corpus.letter("kst-33694-57.web")
    for concept in concepts.values():
        assert len(find_hits([paper], concept)) == len(find_hits([copy], concept)), concept.id


@pytest.mark.parametrize(
    ("concept", "letter", "count"),
    [
        ("china", "kst-33694-57", 14),
        ("china", "kst-35925-V-84", 12),
        ("state-security", "nds-tk-2020D20723", 3),
        ("lastenverdeling", "kst-28676-346", 5),
        ("weerbaarheid", "nds-tk-2020D20723", 4),
        ("afghanistan", "kst-28676-346", 11),
    ],
)
def test_counts_are_those_of_the_printed_text(
    corpus: Corpus, concepts: dict[str, Concept], concept: str, letter: str, count: int
) -> None:
    """Counted by hand in the text, notes and headings aside."""
    assert len(find_hits([corpus.letter(letter)], concepts[concept].by_default())) == count
