"""How alike passages are: a fixed scale, for two passages and for very many."""

from __future__ import annotations

import random

import numpy as np
import pytest
from analysis.match_builders import BORDERS, CHINA, FOUR, SAHEL, WEAPONS, paper
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from compare.analysis.matching import products
from compare.analysis.matching.candidates import find_candidates
from compare.analysis.matching.passages import Compared, compare_letters
from compare.analysis.matching.products import multiply_rows
from compare.analysis.matching.similarity import Alikeness, Side, compare_sides
from compare.analysis.matching.vectors import Knowledge
from compare.analysis.matching.wordtable import tabulate_words
from compare.corpus import load_corpus, load_ordinary

EVERYTHING = 10**9


def both_ways(left: list[str], right: list[str]) -> tuple[Compared, Compared]:
    """Two letters compared in either direction."""
    a, b = paper(left, id="kst-1-1"), paper(right, id="kst-2-2")
    return compare_letters(a, b), compare_letters(b, a)


def similarity(left: str, right: str) -> float:
    """Of two letters of one passage each."""
    return both_ways([left], [right])[0].pairs[0].similarity


def sides(left: list[str], right: list[str], all_pairs: int) -> Alikeness:
    """The comparison without letters, whole or by candidates."""
    known = Knowledge(*load_ordinary())
    one, other = (Side(tuple(x), ((1, 1),) * len(x), ("",) * len(x), False) for x in (left, right))
    return compare_sides(one, other, known, all_pairs)


@pytest.mark.parametrize(
    "variant",
    [
        CHINA,
        CHINA.upper(),
        CHINA.replace("cyberprogramma", "cyber-programma"),
        CHINA.replace("cyberprogramma", "cyber\u00adprogramma"),
        CHINA.replace("vitale processen", "«vitale processen»"),
        CHINA.replace(" ", "\u00a0"),
        CHINA.replace("processen", "processen12"),
        f"  {CHINA[:-1]} .",
    ],
)
def test_the_same_wording_is_1_whatever_the_typography(variant: str) -> None:
    assert similarity(CHINA, variant) == 1.0


def test_the_same_words_in_another_order_are_not_the_same_wording() -> None:
    words = CHINA.rstrip(".").split()
    assert 0.5 < similarity(CHINA, " ".join(reversed(words))) < 1.0


def test_one_word_is_compared_like_any_text() -> None:
    assert similarity("Nee.", "nee") == 1.0
    assert similarity("Nee.", "Zwemmen") == 0.0


def test_passages_that_share_nothing_but_small_words_are_hardly_alike() -> None:
    assert (
        similarity("De kat van de buren slaapt op het dak.", "Het bezoek aan de film was op de dag.") < 0.05
    )


def test_similarity_falls_as_more_words_are_replaced() -> None:
    words = f"{CHINA} {SAHEL}".split()
    other = ["appel", "boter", "kaas", "melk", "suiker", "honing", "peper", "zout", "rijst", "linzen"]
    found = []
    for replaced in (0, 4, 8, 16, 24, len(words)):
        text = " ".join(other[n % len(other)] if n < replaced else word for n, word in enumerate(words))
        found.append(similarity(f"{CHINA} {SAHEL}", text))
    assert found[0] == 1.0
    assert found == sorted(found, reverse=True)
    assert found[-1] < 0.05


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.sampled_from([*FOUR, "Zie boven.", "12"]), min_size=1, max_size=4),
    st.lists(st.sampled_from([*FOUR, "Nee."]), min_size=1, max_size=4),
)
def test_similarity_is_the_same_from_either_side(left: list[str], right: list[str]) -> None:
    there, back = both_ways(left, right)
    forward = {(p.source, p.target): p.similarity for p in there.pairs}
    for pair in back.pairs:
        assert pair.similarity == pytest.approx(forward[pair.target, pair.source], abs=1e-5)


@settings(max_examples=20, deadline=None)
@given(st.permutations(FOUR), st.permutations(FOUR))
def test_the_order_of_the_passages_does_not_count(left: list[str], right: list[str]) -> None:
    plain, _ = both_ways(list(FOUR), list(FOUR))
    wanted = {(FOUR[p.source], FOUR[p.target]): p.similarity for p in plain.pairs}
    for pair in both_ways(left, right)[0].pairs:
        assert pair.similarity == pytest.approx(wanted[left[pair.source], right[pair.target]], abs=1e-5)


def test_a_figure_hardly_moves_when_a_passage_is_added() -> None:
    edited = SAHEL.replace("trainers", "instructeurs").replace("scholen", "wegen in Burkina Faso")
    few = both_ways([SAHEL, CHINA], [edited, BORDERS])[0].pairs[0].similarity
    more = both_ways([SAHEL, CHINA, WEAPONS], [edited, BORDERS])[0].pairs[0].similarity
    assert abs(few - more) < 0.02


def test_a_figure_does_not_depend_on_what_else_is_loaded() -> None:
    before = similarity(SAHEL, CHINA + SAHEL)
    assert load_corpus().letters
    both_ways(list(FOUR), [BORDERS])
    assert similarity(SAHEL, CHINA + SAHEL) == before


def test_the_index_gives_the_pairs_of_a_passage_best_first() -> None:
    compared, _ = both_ways([*FOUR, "Nee."], [WEAPONS, CHINA, SAHEL])
    for i in range(5):
        row = compared.from_source(i)
        assert set(row) == {p for p in compared.pairs if p.source == i}
        assert [p.score for p in row] == sorted((p.score for p in row), reverse=True)
        assert compared.from_source(i, 2) == row[:2]
    for j in range(3):
        assert {p.source for p in compared.from_target(j)} == set(range(5))
    assert set(compared.above(0.9)) == {p for p in compared.pairs if p.similarity >= 0.9}


def many_texts(n: int, words: int, seed: int) -> tuple[list[str], list[str]]:
    """Texts of so many different words, and edited copies of half of them among others, shuffled."""
    rng = random.Random(seed)
    known = [
        "".join(rng.choice("abdegiklmnoprstuvz") for _ in range(rng.randint(3, 9))) for _ in range(words)
    ]
    left = [" ".join(rng.choice(known) for _ in range(rng.randint(8, 30))) for _ in range(n)]
    right = []
    for text in left[: n // 2]:
        right.append(" ".join(rng.choice(known) if rng.random() < 0.15 else word for word in text.split()))
    right += [" ".join(rng.choice(known) for _ in range(rng.randint(8, 30))) for _ in range(n - n // 2)]
    rng.shuffle(right)
    return left, right


@pytest.mark.parametrize("words", [40, 2000])
def test_candidates_give_the_best_match_that_all_pairs_give(words: int) -> None:
    left, right = many_texts(120, words, seed=words)
    whole, some = sides(left, right, EVERYTHING), sides(left, right, 0)
    assert len(some.source) < len(whole.source) == 120 * 120
    exact = whole.cosine.reshape(120, 120)
    assert np.allclose(some.cosine, exact[some.source, some.target], atol=1e-5)
    best = np.zeros(120)
    np.maximum.at(best, some.source, some.cosine)
    copied = exact.max(axis=1) > 0.75
    assert copied.sum() >= 40
    assert np.allclose(best[copied], exact.max(axis=1)[copied], atol=1e-5)


def test_a_text_without_anything_rare_still_has_candidates() -> None:
    rows = csr_array(np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]], dtype=np.float32))
    found = find_candidates(rows, rows, top=1)
    assert (
        set(zip(*(side.tolist() for side in found), strict=True)) >= {(0, 0), (1, 1), (2, 2)}
        or len(set(found[0].tolist())) == 3
    )


def test_blocks_of_rows_give_what_all_at_once_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(1)
    dense = (rng.random((30, 50)) * (rng.random((30, 50)) < 0.2)).astype(np.float32)
    left, right = csr_array(dense), csr_array(dense[::-1].copy())
    i, j = np.repeat(np.arange(30), 30), np.tile(np.arange(30), 30)
    wanted = (dense @ dense[::-1].T).ravel()
    for cells in (1, 120, 10_000):
        monkeypatch.setattr(products, "_CELLS_AT_ONCE", cells)
        assert np.allclose(multiply_rows(left, right, i, j), wanted, atol=1e-5)
    order = rng.permutation(900)
    assert np.allclose(multiply_rows(left, right, i[order], j[order]), wanted[order], atol=1e-5)


def test_a_side_without_passages_gives_no_pairs() -> None:
    assert len(sides([], [CHINA], EVERYTHING).source) == 0
    assert both_ways([], [CHINA])[0].pairs == ()


def test_words_are_tabulated_text_by_text_with_their_sentences() -> None:
    table = tabulate_words(["De NAVO-bondgenoten. Niet 2 %!", "", "de navo"])
    assert [table.words[n] for n in table.ids] == ["De", "NAVO", "bondgenoten", "Niet", "2%", "de", "navo"]
    assert [table.keys[n] for n in table.ids][-2:] == ["de", "navo"]
    assert table.texts.tolist() == [0, 0, 0, 0, 0, 2, 2]
    assert table.sentences.tolist() == [0, 0, 0, 1, 1, 2, 2]
    assert table.owners.tolist() == [0, 0, 2]
    assert table.joins.tolist() == [True, True, False, True, False, True, False]
    assert table.opens.tolist() == [True, True, True, False, False, True, True]
