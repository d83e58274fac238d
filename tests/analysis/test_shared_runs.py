"""Runs of words that texts share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.shared_runs import (
    Run,
    find_maximal_runs,
    find_run,
    find_runs,
    index_runs,
    returning_words,
)

WORDS = st.lists(st.sampled_from("abcd"), max_size=24)


def test_the_longest_run_from_each_word_on_is_found() -> None:
    texts = {1: ["x", "a", "b", "c", "y"], 2: ["a", "b", "c", "d", "e"]}
    runs = find_runs(["q", "a", "b", "c", "d", "z", "a", "b", "c"], texts, index_runs(texts, 3), 3)
    assert runs == (Run(1, 4, 2, 0), Run(6, 3, 1, 1))


def test_only_texts_before_a_key_count_when_asked() -> None:
    texts = {1: ["a", "b"], 5: ["a", "b", "c"]}
    assert find_runs(["a", "b", "c"], texts, index_runs(texts, 2), 2, before=5) == (Run(0, 2, 1, 0),)


def test_an_empty_word_fits_no_other() -> None:
    texts = {1: ["a", "", "b"]}
    assert find_runs(["a", "", "b"], texts, index_runs(texts, 2), 2) == ()


def test_words_return_when_their_run_stands_in_enough_texts() -> None:
    assert returning_words([["a", "b", "c"], ["b", "c", "d"], ["c", "d", "a"]], 2, 2) == (
        frozenset({1, 2}),
        frozenset({0, 1, 2}),
        frozenset({0, 1}),
    )


@given(WORDS, WORDS)
def test_every_run_is_shared_and_a_text_shares_all_of_itself(one: list[str], other: list[str]) -> None:
    texts = {7: other}
    for run in find_runs(one, texts, index_runs(texts, 3), 3):
        here = one[run.start : run.start + run.length]
        assert here == other[run.source_start : run.source_start + run.length] and len(here) >= 3
    if len(one) >= 3:
        own = {1: one}
        assert find_runs(one, own, index_runs(own, 3), 3) == (Run(0, len(one), 1, 0),)


@given(WORDS, WORDS)
def test_maximal_runs_are_all_that_can_be_made_no_longer(one: list[str], other: list[str]) -> None:
    longest = {
        (a, b, n)
        for a in range(len(one))
        for b in range(len(other))
        for n in range(3, len(one) + 1)
        if one[a : a + n] == other[b : b + n] and max(a + n - len(one), b + n - len(other)) <= 0
    }
    wanted = {
        (a, b, n)
        for a, b, n in longest
        if (a, b, n + 1) not in longest and (a - 1, b - 1, n + 1) not in longest
    }
    texts = {7: other}
    index = index_runs(texts, 3)
    found = find_maximal_runs(one, texts, index, 3)
    assert {(r.start, r.source_start, r.length) for r in found} == wanted and len(found) == len(wanted)
    for run in found:
        words = one[run.start : run.start + run.length]
        places = [(7, b) for b in range(len(other)) if other[b : b + len(words)] == words]
        assert list(find_run(words, texts, index, 3)) == places


def test_an_empty_word_ends_a_maximal_run() -> None:
    texts = {1: ["", "a", "b", ""]}
    assert find_maximal_runs(["", "a", "b", ""], texts, index_runs(texts, 2), 2) == (Run(1, 2, 1, 1),)
