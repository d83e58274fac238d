"""A stretch of a letter as it is shown: its sentence, its place, and its words beside those of another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from compare.analysis.formulas.alignment import align_pairs, score_words
from compare.analysis.formulas.pairs import Spot
from compare.analysis.formulas.words import Sentence, Weighed
from compare.model import Letter
from compare.text.citations import cite
from compare.text.tokens import Token, split_sentences, split_tokens

_AROUND = ' ,;:.«»“”„‘’"()–'
Beside = tuple[tuple[int, int, int, int], ...]
"""Words that align: where each begins and ends, and where its counterpart does."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A wording at a place.

    ``aligned`` are the words that align, as they are written; ``form`` is "base" for
    the wording that the others of a formula are laid beside, "literal" for the same words in a row,
    else "reworded". ``start`` and ``end`` are offsets in the block's text, ``words`` are
    those that align with the base, ``beside`` where each of these stands there. ``score`` is
    in bits.
    """

    letter_id: str
    block_n: int
    start: int
    end: int
    page: int
    speaker: str
    citation: str
    sentence: str
    wording: str
    aligned: tuple[str, ...]
    form: str
    score: float
    beside: Beside

    @property
    def words(self) -> tuple[tuple[int, int], ...]:
        """Where the words stand that align."""
        return tuple((start, end) for start, end, _, _ in self.beside)


@dataclass(frozen=True, slots=True)
class Column:
    """Words of two wordings under each other; ``alike`` when they align, else either may be empty."""

    above: str
    below: str
    alike: bool


def lay_under(base: Occurrence, other: Occurrence) -> tuple[Column, ...]:
    """Another wording word under word of the base; what lies between aligned words stands together."""
    columns = []
    above, below = base.start, other.start
    for start, end, there, there_end in other.beside:
        columns.append(Column(_cut_out(base, above, there), _cut_out(other, below, start), False))
        columns.append(Column(_cut_out(base, there, there_end), _cut_out(other, start, end), True))
        above, below = there_end, end
    columns.append(Column(_cut_out(base, above, base.end), _cut_out(other, below, other.end), False))
    return tuple(c for c in columns if c.above or c.below)


def _cut_out(occurrence: Occurrence, start: int, end: int) -> str:
    """A part of a wording by its place in the block, without the blanks and marks round it."""
    return occurrence.wording[start - occurrence.start : end - occurrence.start].strip(_AROUND)


@dataclass(frozen=True, slots=True)
class Side:
    """A letter with its sentences weighed."""

    letter: Letter
    weighed: Weighed

    def speaker(self, spot: Spot) -> str:
        """Who speaks there."""
        return self.letter.block(spot.block_n).speaker


def tell_spot(side: Side, spot: Spot, form: str, score: float, beside: Beside) -> Occurrence:
    """A stretch with all that a reader must know of it."""
    block = side.letter.block(spot.block_n)
    held = [(a, b) for a, b in split_sentences(block.text) if a < spot.end and spot.start < b]
    start, end = held[0][0], held[-1][1]
    page, last = block.page_at(spot.start), block.page_at(spot.end - 1)
    return Occurrence(
        spot.letter_id,
        spot.block_n,
        spot.start,
        spot.end,
        page,
        block.speaker,
        cite(side.letter, page, last),
        " ".join(block.text[start:end].split()),
        block.text[spot.start : spot.end].replace("\n", " "),
        tuple(block.text[a:b] for a, b, _, _ in beside),
        form,
        score,
        beside,
    )


def is_literal(one: Side, spot: Spot, other: Side, beside: Spot) -> bool:
    """Whether two stretches are the same words, case aside, or the one holds all of the other."""
    short, long = sorted((keys_of(one, spot), keys_of(other, beside)), key=len)
    return holds_words(long, short)


def holds_words(text: str, words: str) -> bool:
    """Whether words stand in a row in a text; both as `keys_of` gives them."""
    return f" {words} " in f" {text} "


def keys_of(side: Side, spot: Spot) -> str:
    """The words of a stretch as they are compared, parted by blanks."""
    return " ".join(t.key for t in _tokens(side, spot))


def _tokens(side: Side, spot: Spot) -> tuple[Token, ...]:
    """The words of a stretch, counted from where it begins."""
    return split_tokens(side.letter.block(spot.block_n).text[spot.start : spot.end])


def lay_beside(one: Side, spot: Spot, other: Side, beside: Spot) -> Beside:
    """The words of two stretches that align; empty when none do."""
    if keys_of(one, spot) == keys_of(other, beside):
        both = zip(_tokens(one, spot), _tokens(other, beside), strict=True)
        return tuple(
            (spot.start + a.start, spot.start + a.end, beside.start + b.start, beside.start + b.end)
            for a, b in both
        )
    left, places = _cut(one.weighed, spot)
    right, others = _cut(other.weighed, beside)
    (aligned,) = align_pairs(left, right, score_words(left, right), np.array([[0, 0]]))
    return tuple((*places[i], *others[j]) for i, j in aligned.words)


def _sentences(weighed: Weighed, spot: Spot) -> list[int]:
    """Numbers of the sentences that a stretch touches."""
    return [
        n
        for n, s in enumerate(weighed.sentences)
        if s.block_n == spot.block_n and s.start < spot.end and spot.start < s.start + len(s.text)
    ]


def _cut(weighed: Weighed, spot: Spot) -> tuple[Weighed, list[tuple[int, int]]]:
    """The words of one stretch, weighed as in its letter, and where they stand."""
    types, tells, places = [], [], []
    touched: list[Sentence] = []
    for n in _sentences(weighed, spot):
        sentence = weighed.sentences[n]
        touched.append(sentence)
        for token, kind, tell in zip(sentence.tokens, weighed.types[n], weighed.tells[n], strict=True):
            start, end = sentence.start + token.start, sentence.start + token.end
            if spot.start <= start and end <= spot.end:
                types.append(kind)
                tells.append(tell)
                places.append((start, end))
    kinds = sorted(set(types))
    numbers = np.array([kinds.index(k) for k in types], dtype=np.int32)
    facets = tuple(weighed.facets[k] for k in kinds)
    cut = Weighed(tuple(touched[:1]), (numbers,), facets, (np.array(tells, dtype=np.float32),))
    return cut, places
