"""The wordings that two letters share: aligned sentences with what chance would do, and literal runs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp

import numpy as np

from compare.analysis.formulas.alignment import (
    UNLIKE,
    Aligned,
    Scores,
    align_pairs,
    best_scores,
    find_candidates,
    score_words,
)
from compare.analysis.formulas.words import (
    Scale,
    Sentence,
    Weighed,
    count_letters,
    find_sentences,
    make_scale,
    weigh_sentences,
)
from compare.analysis.shared_runs import find_maximal_runs, index_runs
from compare.model import CABINET, Dutch, Letter
from compare.text.tokens import Token, split_tokens

LEAST = 15.0
"""Bits that a shared wording is worth at least."""
SHORTEST_RUN = 6
"""Words in a row that count as taken over word for word."""
_NEAR = 2
"""Words to the end of a clause that are taken along."""
_CLAUSE_ENDS = re.compile(r"[»”’\")]*(?:[.,;:?!]|$)")
FEWEST = 3
"""Words that align at least."""
_ASKS = frozenset(("leden", "fractie", "vragen", "vraagt", "minister"))
"""Words by which a manner of asking is known."""
_TAIL = 13.0
"""Bits from which the scores of shuffled sentences are taken to fall off evenly."""
_FALL, _KNOWN = 2.5, 10
"""By how many bits chance falls by a factor e between two ordinary letters, and what that is trusted for."""
_SAMPLE = 4
"""One pair of sentences in this many is shuffled."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a letter: whole words of one block, ``start`` to ``end`` in its text."""

    letter_id: str
    block_n: int
    start: int
    end: int

    def shared(self, other: Spot) -> float:
        """Part of this stretch that lies on the other, 0 to 1."""
        if (self.letter_id, self.block_n) != (other.letter_id, other.block_n):
            return 0.0
        return max(0, min(self.end, other.end) - max(self.start, other.start)) / (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Echo:
    """Two stretches, in two letters, that share a wording.

    ``score`` is in bits; ``expected`` how many pairs as good the two letters would share if
    the words of each sentence stood in random order. ``words`` is how many align; ``run`` are the
    words of a run of `SHORTEST_RUN` or more, empty for what was aligned. ``telling`` is false for a
    run of names, set phrases or a manner of asking.
    """

    one: Spot
    other: Spot
    score: float
    expected: float
    words: int
    run: tuple[str, ...] = ()
    telling: bool = True


@lru_cache(maxsize=32)
def _scale(letters: tuple[Letter, ...], dutch: Dutch) -> Scale:
    """The scale by the counts of these letters."""
    return make_scale(count_letters(letters), dutch)


@lru_cache(maxsize=64)
def weigh_letter(letter: Letter, reference: tuple[Letter, ...], dutch: Dutch) -> Weighed:
    """A letter's sentences, with what its words are worth in it and in the letters of ``reference``."""
    return weigh_sentences(find_sentences(letter), scale_of(letter, reference, dutch))


def scale_of(letter: Letter, reference: tuple[Letter, ...], dutch: Dutch) -> Scale:
    """By what the words of a letter are weighed: its own counts and those of ``reference``."""
    return _scale(tuple(sorted({*reference, letter}, key=lambda x: x.id)), dutch)


@lru_cache(maxsize=512)
def find_echoes(
    one: Letter, other: Letter, reference: tuple[Letter, ...], dutch: Dutch, least: float = LEAST
) -> tuple[Echo, ...]:
    """The wordings that two letters share, the most telling first; of runs those that tell nothing too.

    Depends on these two letters and ``reference`` only, never on what else is loaded.

    Args:
        least: Bits; what is worth less is left out, or as a run not telling.
    """
    left, right = weigh_letter(one, reference, dutch), weigh_letter(other, reference, dutch)
    words = score_words(left, right)
    pairs = find_candidates(left, right, least)
    scores = best_scores(left, right, words, pairs)
    chance = best_scores(_shuffled(left), right, words, pairs[scores < least][::_SAMPLE])
    told = pairs[scores >= least]
    found = [
        _echo(left, right, int(i), int(j), aligned, _expected(chance, aligned.score))
        for (i, j), aligned in zip(told, align_pairs(left, right, words, told), strict=True)
    ]
    runs = [
        replace(
            r,
            expected=_expected(chance, r.score),
            telling=r.score >= least and not _asks(r, one, other),
        )
        for r in _runs(one, other, left, right)
    ]
    over = [run for run in runs if run.score >= least]
    kept = [
        e
        for e in found
        if e.words >= FEWEST and not any(_within(e, run) for run in over) and not _asks(e, one, other)
    ]
    return tuple(sorted((*kept, *runs), key=lambda e: (-e.score, _place(e.one), _place(e.other))))


def _place(spot: Spot) -> tuple[int, int]:
    return spot.block_n, spot.start


def _shuffled(side: Weighed) -> Weighed:
    """The same sentences with their words in random order; always the same one."""
    random = np.random.default_rng(0)
    orders = [random.permutation(len(types)) for types in side.types]
    return Weighed(
        side.sentences,
        tuple(types[order] for types, order in zip(side.types, orders, strict=True)),
        side.facets,
        tuple(tells[order] for tells, order in zip(side.tells, orders, strict=True)),
    )


def _expected(chance: Scores, score: float) -> float:
    """How many pairs of shuffled sentences would score this much: an even fall from `_TAIL` on."""
    above = chance[chance >= _TAIL]
    fall = (float((above - _TAIL).sum()) + _FALL * _KNOWN) / (len(above) + _KNOWN)
    return _SAMPLE * (len(above) + 0.5) * exp(-(score - _TAIL) / fall)


def _echo(left: Weighed, right: Weighed, i: int, j: int, aligned: Aligned, expected: float) -> Echo:
    """Two aligned sentences as stretches of their letters."""
    one, other = left.sentences[i], right.sentences[j]
    (first, start), (last, end) = aligned.words[0], aligned.words[-1]
    spots = spot_of(one, first, last), spot_of(other, start, end)
    return Echo(*spots, aligned.score, expected, len(aligned.words))


def spot_of(sentence: Sentence, first: int, last: int) -> Spot:
    """The stretch from one word of a sentence to another, and on to the end of the clause if that is near."""
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    for token in sentence.tokens[last : last + _NEAR + 1]:
        if _CLAUSE_ENDS.match(sentence.text, token.end):
            end = token.end
            break
    return Spot(sentence.letter_id, sentence.block_n, sentence.start + start, sentence.start + end)


def _runs(one: Letter, other: Letter, left: Weighed, right: Weighed) -> list[Echo]:
    """Runs of the same words, over the ends of sentences too, worth what their words tell in both."""
    texts, keys = split_body(other), keys_by_block(other)
    index = index_runs(keys, SHORTEST_RUN)
    told, others = _told(left), _told(right)
    found = []
    for n, words in keys_by_block(one).items():
        tokens = split_body(one)[n]
        for run in find_maximal_runs(words, keys, index, SHORTEST_RUN):
            here = tokens[run.start : run.start + run.length]
            there = texts[run.source][run.source_start : run.source_start + run.length]
            score = sum(
                min(told.get((n, a.start), 0.0), others.get((run.source, b.start), 0.0))
                for a, b in zip(here, there, strict=True)
            )
            spots = (
                Spot(one.id, n, here[0].start, here[-1].end),
                Spot(other.id, run.source, there[0].start, there[-1].end),
            )
            found.append(Echo(*spots, score, 0.0, run.length, words[run.start : run.start + run.length]))
    return found


@lru_cache(maxsize=64)
def split_body(letter: Letter) -> Mapping[int, tuple[Token, ...]]:
    """The words of each block of a letter's body, by its number."""
    return {b.n: split_tokens(b.text) for b in letter.blocks if b.is_body}


def keys_by_block(letter: Letter) -> dict[int, tuple[str, ...]]:
    """The same words as they are compared."""
    return {n: tuple(t.key for t in tokens) for n, tokens in split_body(letter).items()}


def _told(side: Weighed) -> dict[tuple[int, int], float]:
    """What each word of a letter tells, by its block and where it begins."""
    return {
        (s.block_n, s.start + token.start): bits
        for n, s in enumerate(side.sentences)
        for token, bits in zip(s.tokens, side.bits(n), strict=True)
    }


def _asks(echo: Echo, one: Letter, other: Letter) -> bool:
    """Whether two stretches share a manner of asking: «De leden van de X-fractie vragen of»."""
    speakers = {x.block(s.block_n).speaker for x, s in ((one, echo.one), (other, echo.other))}
    if CABINET in speakers:
        return False
    texts = (x.block(s.block_n).text[s.start : s.end] for x, s in ((one, echo.one), (other, echo.other)))
    return all(_ASKS & {part for t in split_tokens(text) for part in t.key.split("-")} for text in texts)


def _within(echo: Echo, run: Echo) -> bool:
    """Whether an aligned stretch tells no more than a run that it lies on."""
    on_it = echo.one.shared(run.one) >= 0.5 and echo.other.shared(run.other) >= 0.5
    return on_it and echo.score <= run.score + UNLIKE
