"""The ranking of words that set two texts apart."""

from __future__ import annotations

import math
from collections import Counter

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from compare.analysis.keyness import KeyWord, rank_keyness
from compare.analysis.selection import CABINET_ONLY, select_blocks
from compare.corpus import load_corpus
from compare.model import Block, Place
from compare.statistics import dp, lrc
from compare.text.tokens import split_tokens

FILLER = "gras boom water lucht steen zand klei hout "

texts = st.lists(st.text("abc dé 1-’", min_size=0, max_size=60), max_size=8)


def blocks(*paragraphs: str) -> tuple[Block, ...]:
    """Paragraphs as blocks of some letter."""
    return tuple(
        Block(n, "paragraph", text, Place("x", 0, len(text), 1, 1))
        for n, text in enumerate(paragraphs, start=1)
    )


def found(words: tuple[KeyWord, ...], word: str) -> KeyWord:
    """The row of one word."""
    (row,) = (w for w in words if w.word == word)
    return row


def test_words_that_came_and_words_that_vanished_are_both_in_the_list() -> None:
    result = rank_keyness(blocks("oorlog " * 4 + FILLER), blocks("vrede " * 5 + FILLER))
    came, vanished = found(result.words, "oorlog"), found(result.words, "vrede")
    assert (came.direction, came.target_count, came.reference_count) == ("came", 4, 0)
    assert (vanished.direction, vanished.target_count, vanished.reference_count) == ("vanished", 0, 5)
    assert came.log_ratio > 0 > vanished.log_ratio
    assert came.high == math.inf and vanished.low == -math.inf


def test_more_and_less_follow_the_rates_and_not_the_counts() -> None:
    target = blocks("rusland " * 5 + FILLER * 1)
    reference = blocks("rusland " * 6 + FILLER * 10)
    word = found(rank_keyness(target, reference).words, "rusland")
    assert word.direction == "more"
    assert word.target_rate == pytest.approx(5 / 13)
    assert word.reference_rate == pytest.approx(6 / 86)
    assert found(rank_keyness(reference, target).words, "rusland").direction == "less"


def test_rates_are_of_all_words_also_of_those_that_are_no_candidates() -> None:
    target, reference = blocks("kern kern kern de de 2014 5 % a"), blocks("wapen de")
    result = rank_keyness(target, reference, drop_stopwords=True, stopwords=frozenset({"de"}))
    assert (result.n_target, result.n_reference) == (8, 2)
    assert found(result.words, "kern").target_rate == pytest.approx(3 / 8)


def test_numbers_single_letters_and_rare_words_are_no_candidates_and_are_counted_as_dropped() -> None:
    text = "kern " * 3 + "2014 " * 3 + "2% " * 3 + "a " * 3 + "zelden"
    result = rank_keyness(blocks(text), blocks(FILLER * 3))
    assert [w.word for w in result.words if w.direction == "came"] == ["kern"]
    assert (result.dropped_numbers, result.dropped_short, result.dropped_rare) == (2, 1, 1)
    assert result.candidates == len(result.words) == 1 + len(FILLER.split())
    assert "1 rarer words, 2 numbers, 1 of one letter, 0 function words" in result.notes[2]


def test_function_words_stay_unless_asked_to_go() -> None:
    target, reference, stop = blocks("De de DE kern kern kern"), blocks(FILLER), frozenset({"de", "het"})
    kept = rank_keyness(target, reference, stopwords=stop)
    dropped = rank_keyness(target, reference, stopwords=stop, drop_stopwords=True)
    assert found(kept.words, "de").target_count == 3
    assert "de" not in {w.word for w in dropped.words}
    assert (kept.dropped_stopwords, dropped.dropped_stopwords) == (0, 1)


def test_capitals_and_curly_apostrophes_make_no_other_word() -> None:
    result = rank_keyness(blocks("NAVO Navo navo foto’s foto's Foto's"), blocks(FILLER))
    assert found(result.words, "navo").target_count == 3
    assert found(result.words, "foto's").target_count == 3


def test_words_in_a_group_count_together_and_are_named() -> None:
    stem = {"bondgenoten": "bondgenoot"}
    result = rank_keyness(
        blocks("bondgenoot bondgenoten", "bondgenoten"), blocks(FILLER), group=lambda w: stem.get(w, w)
    )
    word = found(result.words, "bondgenoten")  # the most frequent form gives the name
    assert word.members == ("bondgenoten", "bondgenoot")
    assert word.member_counts == ((2, 0), (1, 0))
    assert (word.target_count, word.range_target) == (3, 2)


def test_range_counts_paragraphs_and_one_paragraph_marks_a_clump() -> None:
    target = blocks("sahel sahel sahel " + FILLER, "irak " + FILLER, "irak irak " + FILLER)
    words = rank_keyness(target, blocks(FILLER, "sahel " + FILLER * 9)).words
    clump, spread = found(words, "sahel"), found(words, "irak")
    assert (clump.range_target, clump.range_reference, clump.one_paragraph) == (1, 1, True)
    assert (spread.range_target, spread.range_reference, spread.one_paragraph) == (2, 0, False)


def test_dispersion_is_that_of_the_side_where_the_word_is_more_common() -> None:
    """Parts of 9, 10, 10, 10 and 11 words with 1 to 5 hits: DP 0.18 (Gries 2008)."""
    parts = zip((1, 2, 3, 4, 5), (9, 10, 10, 10, 11), strict=True)
    target = blocks(*("kern " * hits + "gras " * (size - hits) for hits, size in parts))
    reference = blocks("kern " + "gras " * 99, "gras " * 100)
    assert round(found(rank_keyness(target, reference).words, "kern").dp, 2) == 0.18
    assert round(found(rank_keyness(reference, target).words, "kern").dp, 2) == 0.18


def test_the_surest_difference_comes_first() -> None:
    target = blocks("rusland " * 60 + "kern " * 12 + FILLER * 30)
    reference = blocks("afrika " * 60 + FILLER * 30)
    words = rank_keyness(target, reference).words
    assert {w.word for w in words[:2]} == {"rusland", "afrika"}
    order = [(-abs(w.lrc), -w.g2) for w in words]
    assert order == sorted(order)


def test_claims_are_made_for_all_candidates_together() -> None:
    target, reference = blocks("kern " * 20 + FILLER * 10), blocks("kern " * 2 + FILLER * 10)
    result = rank_keyness(target, reference)
    word = found(result.words, "kern")
    assert result.candidates == 9
    assert word.lrc == float(lrc(20, 2, 100, 82, 9))
    assert word.lrc == word.low > 0


def test_q_is_the_false_discovery_rate_of_the_exact_tests() -> None:
    result = rank_keyness(blocks("kern " * 9 + FILLER * 4), blocks("wapen " * 7 + FILLER * 9))
    p = []
    for w in result.words:
        n = w.target_count + w.reference_count
        chance = result.n_target / (result.n_target + result.n_reference)
        tails = [stats.binomtest(w.target_count, n, chance, alternative=t) for t in ("less", "greater")]
        p.append(min(1, 2 * min(t.pvalue for t in tails)))
    assert [w.q for w in result.words] == pytest.approx(list(stats.false_discovery_control(p)))


@given(texts, texts, st.integers(1, 4))
def test_counts_sum_to_what_stands_in_the_text(
    target: list[str], reference: list[str], min_count: int
) -> None:
    result = rank_keyness(blocks(*target), blocks(*reference), min_count=min_count)
    one, two = (Counter(t.key for text in side for t in split_tokens(text)) for side in (target, reference))
    assert (result.n_target, result.n_reference) == (one.total(), two.total())
    for w in result.words:
        assert (w.target_count, w.reference_count) == (one[w.word], two[w.word])
        assert w.target_count + w.reference_count >= min_count
        assert w.range_target <= w.target_count and w.range_reference <= w.reference_count
        assert w.low - 1e-9 <= w.log_ratio <= w.high + 1e-9
        assert 0 <= w.dp <= 1 and 0 <= w.q <= 1
    if one and two:
        left_out = result.dropped_rare + result.dropped_numbers + result.dropped_short
        assert result.candidates + left_out == len({*one, *two})


@given(texts, texts)
def test_changing_sides_turns_every_difference_round(target: list[str], reference: list[str]) -> None:
    there = rank_keyness(blocks(*target), blocks(*reference), min_count=1).words
    back = {w.word: w for w in rank_keyness(blocks(*reference), blocks(*target), min_count=1).words}
    for w in there:
        assert w.log_ratio == pytest.approx(-back[w.word].log_ratio)
        assert w.lrc == pytest.approx(-back[w.word].lrc, abs=1e-9)
        assert w.g2 == pytest.approx(back[w.word].g2, abs=1e-9)


def test_an_empty_side_gives_no_words_and_says_so() -> None:
    result = rank_keyness(blocks(FILLER), ())
    assert result.words == ()
    assert result.notes == ("The reference has no words. Nothing can be compared.",)
    assert rank_keyness((), blocks(FILLER)).notes[0].startswith("The target has no words.")


def test_nothing_common_enough_gives_no_words() -> None:
    result = rank_keyness(blocks(FILLER), blocks("iets anders"), min_count=2)
    assert (result.words, result.candidates) == ((), 0)


def test_a_least_count_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="below 1"):
        rank_keyness(blocks("a"), blocks("b"), min_count=0)


@given(texts, texts)
def test_dispersion_is_that_of_gries_for_every_word(target: list[str], reference: list[str]) -> None:
    for w in rank_keyness(blocks(*target), blocks(*reference), min_count=1).words:
        more = w.target_rate > w.reference_rate or (
            w.target_rate == w.reference_rate and w.target_count >= w.reference_count
        )
        side = target if more else reference
        keys = [[t.key for t in split_tokens(text)] for text in side]
        assert w.dp == pytest.approx(dp([k.count(w.word) for k in keys], [len(k) for k in keys]))


def test_the_letters_give_what_pandas_and_scipy_give() -> None:
    """Counts by pandas over the words, measures by scipy: no part of the code but its list of words."""
    corpus = load_corpus()
    sides = [select_blocks(corpus.letter(i), CABINET_ONLY) for i in ("kst-35925-V-84", "kst-33694-57")]
    result = rank_keyness(*sides)
    frame = pd.DataFrame(
        [(s, b.n, t.key) for s, side in enumerate(sides) for b in side for t in split_tokens(b.text)],
        columns=["side", "block", "word"],
    )
    n1, n2 = frame.groupby("side").size()
    for w in (*result.words[:15], *result.words[200:1000:54]):
        rows = frame[frame.word == w.word]
        a, b = (int((rows.side == s).sum()) for s in (0, 1))
        assert (a, b) == (w.target_count, w.reference_count)
        assert (rows[rows.side == 0].block.nunique(), rows[rows.side == 1].block.nunique()) == (
            w.range_target,
            w.range_reference,
        )
        table = [[a, n1 - a], [b, n2 - b]]
        assert w.g2 == pytest.approx(
            stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")[0]
        )
        assert w.log_ratio == pytest.approx(math.log2(((a or 0.5) / n1) / ((b or 0.5) / n2)))
        bounds = stats.binomtest(a, a + b).proportion_ci(1 - 0.05 / result.candidates, method="exact")
        scale = math.log2(n2 / n1)
        low, high = (
            math.copysign(math.inf, p - 0.5) if p in (0, 1) else math.log2(p / (1 - p)) + scale
            for p in (bounds.low, bounds.high)
        )
        assert (w.low, w.high) == (pytest.approx(low, rel=1e-6), pytest.approx(high, rel=1e-6))
        assert w.lrc == pytest.approx(low if low > 0 else high if high < 0 else 0.0, rel=1e-6)
