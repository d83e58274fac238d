"""Runs of words that texts share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.analysis.shared_runs import Run, find_runs, index_runs, returning_words

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
