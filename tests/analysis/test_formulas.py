"""Formulas that travel: planted ones are found, chance and boilerplate are not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, permutations

import numpy as np
import pytest
from builders import build_block, build_letter
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.analysis.formulas.alignment import (
    EXTEND,
    OPEN,
    UNLIKE,
    align_pairs,
    best_scores,
    find_candidates,
    score_words,
)
from compare.analysis.formulas.find import BASE, LITERAL, REWORDED, Formula, find_formulas
from compare.analysis.formulas.places import lay_under
from compare.analysis.formulas.search import find_wording
from compare.analysis.formulas.words import Sentence, Weighed
from compare.corpus import load_given
from compare.errors import CompareError
from compare.io.dutch import read_dutch
from compare.model import Letter
from compare.text.tokens import split_tokens

DUTCH = read_dutch()
GIVEN = load_given().letters

GARDEN = (
    "De tuinman snoeit elke lente de oude perenboom achter het huis.",
    "Zijn buurvrouw bewaart appels op zolder tot de vorst voorbij is.",
    "Een egel slaapt onder de bladeren naast de schuur.",
    "Wie vroeg zaait, oogst voor de hitte van augustus.",
    "Het hek kraakt wanneer de westenwind opsteekt.",
)
KITCHEN = (
    "De bakker kneedt zijn deeg voordat de stad ontwaakt.",
    "In de pan sissen uien en een teen knoflook.",
    "Haar grootmoeder leerde haar jam koken zonder thermometer.",
    "Soep smaakt beter als zij een nacht heeft gestaan.",
    "Op tafel ligt een linnen kleed met blauwe ruiten.",
)


def letter(name: str, year: int, *texts: str) -> Letter:
    return build_letter(texts, name, day=date(year, 1, 1), number=str(year))


def found_in(*letters: Letter, **options: float) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Kind and wordings of each formula that tells something."""
    return tuple(
        (f.kind, tuple(o.wording for o in f.occurrences))
        for f in find_formulas(letters, GIVEN, DUTCH, **options)
        if f.telling
    )


# --- the alignment ---


def weighed(rows: list[list[int]], worth: list[float]) -> Weighed:
    """Sentences of numbered words; a word is recognised by its number alone."""
    sentences = tuple(Sentence("x", n, 0, "", 1, "", ()) for n in range(len(rows)))
    return Weighed(
        sentences,
        tuple(np.array(row, dtype=np.int32) for row in rows),
        tuple({f"={i}": bits, f"~{i}": bits} for i, bits in enumerate(worth)),
        tuple(np.ones(len(row), dtype=np.float32) for row in rows),
    )


def by_definition(one: list[int], two: list[int], worth: list[float]) -> float:
    """Smith and Waterman as they wrote it: a gap of any length is tried at each cell.

    A word that is passed over costs no more than it is worth.
    """

    def gap(passed: list[int]) -> float:
        return sum(min(worth[w], EXTEND if n else OPEN) for n, w in enumerate(passed))

    best = 0.0
    score = [[0.0] * (len(two) + 1) for _ in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(two) + 1):
            same = one[i - 1] == two[j - 1]
            ways = [0.0, score[i - 1][j - 1] + (worth[one[i - 1]] if same else -UNLIKE)]
            ways += [score[i - k][j] - gap(one[i - k : i]) for k in range(1, i + 1)]
            ways += [score[i][j - k] - gap(two[j - k : j]) for k in range(1, j + 1)]
            score[i][j] = max(ways)
            best = max(best, score[i][j])
    return best


WORDS = st.lists(st.integers(0, 5), min_size=1, max_size=9)
WORTH = [0.5, 1.0, 2.0, 4.0, 7.0, 9.0]


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=4), st.lists(WORDS, min_size=1, max_size=4))
def test_alignment_scores_as_the_definition_does(ones: list[list[int]], twos: list[list[int]]) -> None:
    left, right = weighed(ones, WORTH), weighed(twos, WORTH)
    pairs = np.array([[i, j] for i in range(len(ones)) for j in range(len(twos))])
    words = score_words(left, right)
    wanted = [by_definition(ones[i], twos[j], WORTH) for i, j in pairs.tolist()]
    assert best_scores(left, right, words, pairs) == pytest.approx(wanted, abs=1e-4)
    traced = align_pairs(left, right, words, pairs)
    assert [a.score for a in traced] == pytest.approx(wanted, abs=1e-4)
    for (i, j), aligned in zip(pairs.tolist(), traced, strict=True):
        assert all(ones[i][a] == twos[j][b] for a, b in aligned.words)
        assert sorted(aligned.words) == list(aligned.words)


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=4), st.lists(WORDS, min_size=1, max_size=4), st.floats(1, 20))
def test_no_pair_that_may_reach_the_score_is_passed_over(
    ones: list[list[int]], twos: list[list[int]], least: float
) -> None:
    left, right = weighed(ones, WORTH), weighed(twos, WORTH)
    kept = {tuple(p) for p in find_candidates(left, right, least).tolist()}
    for i, one in enumerate(ones):
        for j, two in enumerate(twos):
            if by_definition(one, two, WORTH) >= least + 1e-6:
                assert (i, j) in kept


# --- planted formulas ---

OLD = "De raad kiest een koers: streng waar het moet, soepel waar het kan, en nooit halfslachtig."
NEW = "Voortaan geldt voor de polders soepel waar mogelijk, maar streng waar nodig en zelden halfslachtig."
REWORD_OLD = "Het kanaal is de levensader van onze binnenvaart, en dat blijft zo."
REWORD_NEW = "Voor schippers is en blijft dit kanaal een levensader der binnenvaart."
SAME = "Wij bouwen dijken voor kleinkinderen die wij nooit zullen kennen"


def test_a_planted_rewording_is_found_with_its_places() -> None:
    a = letter("kst-1-1", 2020, GARDEN[0], f"{GARDEN[1]} {REWORD_OLD} {GARDEN[2]}")
    b = letter("kst-2-2", 2022, f"{KITCHEN[0]} {REWORD_NEW}", KITCHEN[1])
    (formula,) = find_formulas((a, b), GIVEN, DUTCH)
    old, new = formula.occurrences
    assert (formula.kind, old.form, new.form) == (REWORDED, BASE, REWORDED)
    assert {"kanaal", "levensader", "binnenvaart"} & set(old.aligned) >= {"levensader", "binnenvaart"}
    assert (old.letter_id, old.block_n, new.letter_id, new.block_n) == ("kst-1-1", 2, "kst-2-2", 1)
    assert old.sentence == REWORD_OLD and new.sentence == REWORD_NEW
    for x, o in ((a, old), (b, new)):
        assert x.block(o.block_n).text[o.start : o.end] == o.wording
    assert old.citation == "Kamerstukken II 2021/22, 33694, nr. 2020, p. 1"


def test_a_run_of_the_same_words_is_literal_and_longer_runs_come_first() -> None:
    short = "Zwijgende molens malen het traagst van allemaal"
    a = letter("a", 2020, f"{GARDEN[0]} {SAME}.", f"{short}. {GARDEN[3]}")
    b = letter("b", 2022, f"{short}, zegt men.", f"Ook nu: {SAME.lower()}. {KITCHEN[2]}")
    formulas = find_formulas((a, b), GIVEN, DUTCH)
    assert [f.kind for f in formulas] == [LITERAL, LITERAL]
    assert [f.words for f in formulas] == [10, 7]
    assert formulas[0].base.wording == SAME


def test_unrelated_texts_share_nothing() -> None:
    assert found_in(letter("a", 2020, *GARDEN), letter("b", 2022, *KITCHEN)) == ()


def test_the_order_of_the_letters_makes_no_difference() -> None:
    three = (
        letter("a", 2020, GARDEN[0], REWORD_OLD, SAME + "."),
        letter("b", 2021, KITCHEN[0], SAME + ", altijd."),
        letter("c", 2022, REWORD_NEW, KITCHEN[1]),
    )
    all_ways = {find_formulas(way, GIVEN, DUTCH) for way in permutations(three)}
    assert len(all_ways) == 1


def test_a_score_stays_the_same_when_another_letter_is_loaded() -> None:
    a, b = letter("a", 2020, REWORD_OLD, GARDEN[0]), letter("b", 2022, REWORD_NEW)
    other = letter("c", 2023, *KITCHEN, "De levensader van de binnenvaart is een kanaal.")
    (alone,) = find_formulas((a, b), GIVEN, DUTCH)
    beside = find_formulas((a, b, other), GIVEN, DUTCH)
    assert alone.score in {f.score for f in beside}


def test_a_formula_gathers_its_wordings_over_three_letters_in_order_of_date() -> None:
    a = letter("a", 2020, f"{SAME}.")
    b = letter("b", 2021, f"{KITCHEN[0]} {SAME}, heet het.")
    c = letter("c", 2022, "Wij bouwden dijken voor kleinkinderen die wij zelf nooit kennen.")
    (formula,) = find_formulas((c, a, b), GIVEN, DUTCH)
    assert [o.letter_id for o in formula.occurrences] == ["a", "b", "c"]
    assert [o.form for o in formula.occurrences] == [BASE, LITERAL, REWORDED]


def test_a_name_is_no_formula() -> None:
    name = "de Zuiderzeese Haringvisserij Maatschappij"
    a = letter("a", 2020, f"Gisteren sprak ik met {name} over netten.", GARDEN[0])
    b = letter("b", 2022, f"Onlangs kwam {name} in zwaar weer.", KITCHEN[0])
    assert found_in(a, b) == ()


def test_a_name_whose_initials_follow_is_no_formula() -> None:
    name = "gezamenlijke kustvaart- en oeverfonds (GKO)"
    a = letter("a", 2020, f"Het {name} betaalt de steigers.", GARDEN[0])
    b = letter("b", 2022, f"Daarvoor is het {name} opgericht.", KITCHEN[0])
    assert found_in(a, b) == ()


def test_set_phrases_of_any_official_are_no_formula() -> None:
    a = letter("a", 2020, "In het kader van snoeien en met het oog op vorst wacht de tuinman.")
    b = letter("b", 2022, "In het kader van koken en met het oog op smaak proeft de bakker.")
    assert found_in(a, b) == ()


def test_a_manner_of_asking_is_no_formula() -> None:
    asks = "De leden van de {}-fractie koesteren twijfel en vragen of de bewindspersoon dat onderschrijft."
    texts = [build_block(asks.format(party), "question", speaker=party) for party in ("SP", "VVD")]
    a, b = (build_letter([x], n, "questions") for x, n in zip(texts, "ab", strict=True))
    assert found_in(a, b) == ()


def test_what_the_same_speaker_uses_again_comes_before_what_a_party_quotes() -> None:
    quoted = "De zeewering verdraagt geen uitstel, hoe hoog de rekening ook oploopt."
    asked = build_block(
        "Vindt u nog dat de zeewering echt geen uitstel verdraagt, hoe hoog de rekening ook oploopt?",
        "question",
        speaker="SP",
    )
    a = letter("a", 2020, REWORD_OLD, quoted)
    b = build_letter([REWORD_NEW, asked], "b", "consultation", day=date(2022, 1, 1))
    own, by_party, run = find_formulas((a, b), GIVEN, DUTCH)
    assert (own.travels, by_party.travels) == (True, False)
    assert "levensader" in own.base.wording and "zeewering" in by_party.base.wording
    assert (run.kind, run.base.wording) == (LITERAL, "hoe hoog de rekening ook oploopt")


def test_a_copy_of_a_letter_is_passed_over() -> None:
    a = letter("a", 2020, SAME + ".")
    copy = replace(letter("b", 2020, SAME + "."), witness_of="a")
    assert find_formulas((a, copy), GIVEN, DUTCH) == ()
    assert find_formulas((), GIVEN, DUTCH) == find_formulas((a,), GIVEN, DUTCH) == ()


def test_the_reworded_formula_on_china_is_found_between_the_given_letters() -> None:
    letters = [x for x in GIVEN if x.id in ("kst-33694-57", "kst-35925-V-84")]
    reworded = [f for f in find_formulas(letters, GIVEN, DUTCH) if f.kind == REWORDED]
    places = [
        n
        for n, f in enumerate(reworded, 1)
        if f.base.wording == "open waar het kan, beschermen waar het moet"
        and any(o.wording == "open waar mogelijk, naar beschermend waar nodig" for o in f.occurrences)
    ]
    assert places and places[0] <= 20
    pair = next(o for o in reworded[places[0] - 1].occurrences if "nodig" in o.aligned)
    assert pair.aligned == ("open", "waar", "mogelijk", "beschermend", "waar", "nodig")


# --- runs of the same words ---

LEAST_RUN = 6


def paragraphs(x: Letter) -> list[list[str]]:
    return [[t.key for t in split_tokens(b.text)] for b in x.blocks if b.is_body]


def runs_by_hand(letters: Sequence[Letter]) -> set[tuple[str, ...]]:
    """Every run two letters share, by laying each whole letter on each other one at every distance."""
    numbers: dict[str, int] = {}
    rows = []
    for n, x in enumerate(letters):
        words: list[str] = []
        for i, paragraph in enumerate(paragraphs(x)):
            words += [*paragraph, f"end of paragraph {i} of letter {n}"]
        rows.append((words, np.array([numbers.setdefault(w, len(numbers)) for w in words])))
    found = set()
    for (words, one), (_, other) in combinations(rows, 2):
        for shift in range(-len(other) + 1, len(one)):
            here, there = one[max(0, shift) :], other[max(0, -shift) :]
            length = min(len(here), len(there))
            same = np.concatenate(([False], here[:length] == there[:length], [False]))
            edges = np.flatnonzero(same[1:] != same[:-1]).reshape(-1, 2) + max(0, shift)
            found |= {tuple(words[a:b]) for a, b in edges.tolist() if b - a >= LEAST_RUN}
    return found


def runs_in(formulas: Sequence[Formula]) -> list[Formula]:
    return [f for f in formulas if f.kind == LITERAL and f.words >= LEAST_RUN]


def words_of(wording: str) -> tuple[str, ...]:
    return tuple(t.key for t in split_tokens(wording))


def assert_all_runs_are_listed(letters: Sequence[Letter], formulas: Sequence[Formula]) -> None:
    """Each run once, with every place of it, and no other."""
    runs = runs_in(formulas)
    listed = [words_of(f.base.wording) for f in runs]
    assert len(listed) == len(set(listed))
    assert set(listed) == runs_by_hand(letters)
    joined = [" ".join((" ", *p, " ")) for x in letters for p in paragraphs(x)]
    for f, words in zip(runs, listed, strict=True):
        exact = [o for o in f.occurrences if o.form != REWORDED]
        assert all(words_of(o.wording) == words for o in exact) and f.words == len(words)
        places = {(o.letter_id, o.block_n, o.start) for o in exact}
        again = f"(?= {re.escape(' '.join(words))} )"
        assert len(places) == len(exact) == sum(len(re.findall(again, p)) for p in joined)


SHORT_TEXT = st.lists(st.sampled_from(["Aap", "noot", "mies.", "wim", "zus, "]), min_size=1, max_size=16)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(SHORT_TEXT, min_size=1, max_size=3), min_size=2, max_size=3))
def test_every_run_of_six_words_is_listed_once_and_none_is_invented(texts: list[list[list[str]]]) -> None:
    letters = [letter(f"l{n}", 2020 + n, *map(" ".join, rows)) for n, rows in enumerate(texts)]
    assert_all_runs_are_listed(letters, find_formulas(letters))


@pytest.fixture(scope="module")
def formulas_of_given() -> tuple[Formula, ...]:
    return find_formulas(GIVEN, GIVEN, DUTCH)


def test_every_run_between_the_given_letters_is_listed(formulas_of_given: tuple[Formula, ...]) -> None:
    copies = {x.id for x in GIVEN if x.witness_of}
    assert_all_runs_are_listed([x for x in GIVEN if x.id not in copies], formulas_of_given)


def test_runs_that_tell_nothing_come_after_those_that_do(formulas_of_given: tuple[Formula, ...]) -> None:
    literal = [f for f in formulas_of_given if f.kind == LITERAL]
    assert [f.telling for f in literal] == sorted((f.telling for f in literal), reverse=True)
    telling = {f.base.wording: f.telling for f in runs_in(literal)}
    assert telling["een Europa dat meer verantwoordelijkheid neemt voor de eigen veiligheid"]
    assert not telling["tussen de NAVO en de EU"]
    assert not telling["Deze leden vragen de minister aan te geven"]


def test_a_run_goes_on_over_the_end_of_a_sentence_but_not_of_a_paragraph() -> None:
    a = letter(
        "a", 2020, "Wij wachten. Morgen regent het weer.", "Soep smaakt beter dan", "brood zonder boter"
    )
    b = letter("b", 2021, "Wij wachten. Morgen regent het weer.", "Soep smaakt beter dan brood zonder boter")
    (run,) = runs_in(find_formulas((a, b)))
    assert [o.wording for o in run.occurrences] == ["Wij wachten. Morgen regent het weer"] * 2
    assert [o.sentence for o in run.occurrences] == ["Wij wachten. Morgen regent het weer."] * 2


# --- words under words ---


def test_wordings_stand_word_under_word_and_nothing_is_lost() -> None:
    a, b = letter("a", 2020, REWORD_OLD), letter("b", 2022, REWORD_NEW)
    (formula,) = find_formulas((a, b), GIVEN, DUTCH)
    base, other = formula.occurrences
    columns = lay_under(base, other)
    for wording, side in (
        (base.wording, [c.above for c in columns]),
        (other.wording, [c.below for c in columns]),
    ):
        told = [t.key for t in split_tokens(" ".join(side))]
        assert told == [t.key for t in split_tokens(wording)]
    assert ("levensader", "levensader", True) in [(c.above, c.below, c.alike) for c in columns]


# --- a phrase that a reader types ---


def test_a_phrase_is_found_word_for_word_and_reworded() -> None:
    a, b = letter("a", 2020, GARDEN[0], REWORD_OLD), letter("b", 2022, KITCHEN[0], REWORD_NEW)
    first, second = find_wording("de levensader van onze binnenvaart", (b, a), GIVEN, DUTCH)
    assert (first.occurrence.letter_id, first.occurrence.form, round(first.score, 6)) == ("a", LITERAL, 1.0)
    assert (second.occurrence.letter_id, second.occurrence.form) == ("b", REWORDED)
    assert second.score < 1


def test_a_phrase_that_stands_nowhere_gives_nothing() -> None:
    assert find_wording("paarse olifanten dansen", (letter("a", 2020, *GARDEN),), GIVEN, DUTCH) == ()


@pytest.mark.parametrize("phrase", ["", "levensader", "woord " * 61])
def test_a_phrase_needs_two_to_sixty_words(phrase: str) -> None:
    with pytest.raises(CompareError):
        find_wording(phrase, (letter("a", 2020, *GARDEN),))
