"""Mentions of a concept: counted once, placed, and by the right speaker."""

from __future__ import annotations

from collections import Counter

import pytest
from builders import build_block, build_letter

from compare.analysis.hits import find_hits
from compare.analysis.selection import CABINET_ONLY, Selection
from compare.corpus import Corpus, load_corpus
from compare.io.tables import read_concepts
from compare.model import EXTRA_KINDS, Concept, Term
from compare.text.patterns import term_from_text

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


WHOLE_PAPER = Selection(extra=frozenset(EXTRA_KINDS))


def spellings(corpus: Corpus, typed: str, letter: str) -> Counter[str]:
    """How a typed form is written in a whole paper, headings and notes too."""
    concept = Concept("t", "t", "t", (term_from_text(typed),))
    return Counter(hit.text for hit in find_hits([corpus.letter(letter)], concept, WHOLE_PAPER))


def test_the_china_family_in_the_whole_papers_is_that_counted_by_hand(corpus: Corpus) -> None:
    assert spellings(corpus, "Chin*", "kst-33694-57") == {
        "China": 16,
        "Chinese": 3,
        "Chinanotitie": 1,
        "Chinastrategie": 1,
    }
    newer = spellings(corpus, "Chin*", "kst-35925-V-84")
    assert (newer["China"], newer["Chinese"]) == (12, 1)


def test_cyber_has_22_spellings_in_the_older_letter_and_is_seldom_a_word_by_itself(corpus: Corpus) -> None:
    written = Counter[str]()
    for text, n in spellings(corpus, "cyber*", "kst-33694-57").items():
        written[text.lower()] += n
    assert len(written) == 22
    assert sum(n for text, n in written.items() if text.startswith("cyber")) == 42
    in_compounds = sum(n for text, n in written.items() if text not in ("cyber", "cyber-"))
    assert in_compounds > 30


def test_weerba_leaves_weerbarstiger_out(corpus: Corpus, concepts: dict[str, Concept]) -> None:
    counted = {
        letter: len(find_hits([corpus.letter(letter)], concepts["weerbaarheid"].by_default(), WHOLE_PAPER))
        for letter in ("kst-33694-57", "kst-35925-V-84")
    }
    assert counted == {"kst-33694-57": 13, "kst-35925-V-84": 18}
    assert "weerbarstiger" in spellings(corpus, "weerba*", "nds-tk-2020D20723")
    questions = find_hits([corpus.letter("nds-tk-2020D20723")], concepts["weerbaarheid"])
    assert "weerbarstiger" not in {hit.text for hit in questions}


def test_the_name_of_a_country_and_its_family_are_two_figures(
    corpus: Corpus, concepts: dict[str, Concept]
) -> None:
    letters = [corpus.letter("kst-33694-57"), corpus.letter("kst-35925-V-84")]
    name, family = concepts["rusland"].by_default(), concepts["rusland"].with_family()
    assert [len(find_hits([x], name)) for x in letters] == [26, 18]
    assert [len(find_hits([x], family)) for x in letters] == [42, 48]
    assert {t.id for t in name.terms} < {t.id for t in family.terms}


def test_possessives_of_a_name_are_the_name_and_a_closed_compound_is_not(
    concepts: dict[str, Concept],
) -> None:
    letter = build_letter(["China’s invloed, de Chinastrategie, Ruslands rol en NAVO’s antwoord."])
    found = {
        x: [h.text for h in find_hits([letter], concepts[x].by_default())]
        for x in ("china", "rusland", "navo")
    }
    assert found == {"china": ["China’s"], "rusland": ["Ruslands"], "navo": ["NAVO’s"]}


def test_the_united_states_of_america_are_one_mention(concepts: dict[str, Concept]) -> None:
    letter = build_letter(["De Verenigde Staten van Amerika en Latijns-Amerika."])
    assert [h.text for h in find_hits([letter], concepts["vs"])] == ["Verenigde Staten van Amerika"]


@pytest.mark.parametrize(
    "text",
    [
        "2% van het bbp", "2 % van ons bbp", "2% van hun bnp", "2 procent van het bruto binnenlands product",
        "twee procent van het bbp", "de NAVO-norm van 2%", "de 2%-norm", "de twee-procentsnorm",
        "de tweeprocentsnorm", "2% aan defensie", "de 2%-doelstelling",
    ],
)  # fmt: skip
def test_the_two_percent_norm_is_one_mention_however_it_is_written(
    concepts: dict[str, Concept], text: str
) -> None:
    assert len(find_hits([build_letter([text])], concepts["twee-procent-norm"].by_default())) == 1


def test_another_percentage_is_not_the_norm(concepts: dict[str, Concept]) -> None:
    letter = build_letter(
        ["12% van het bbp, 0,2% van het bbp, een rente van 2% en twee procent van de banen."]
    )
    assert find_hits([letter], concepts["twee-procent-norm"].by_default()) == ()


def test_the_name_of_a_ministry_is_no_mention_of_its_subject(concepts: dict[str, Concept]) -> None:
    letter = build_letter(
        ["De Minister van Economische Zaken en Klimaat; Buitenlandse Handel en Ontwikkelingssamenwerking."]
    )
    for concept in ("klimaat", "ontwikkelingssamenwerking"):
        assert find_hits([letter], concepts[concept].by_default()) == ()
