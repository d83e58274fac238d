"""Which operative words changed between two wordings: «zal» became «kan», € 1,5 miljard € 1,2 miljard.

Old is paired with new by place. Says what changed in the words, not whether the policy did.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from compare.analysis.wording.alignment import SAME_KINDS, Alignment, align_wording
from compare.analysis.wording.diff import shared_part
from compare.analysis.wording.operative_places import (
    QUALIFIERS,
    Placed,
    differ,
    pair_up,
    pieces_of,
    place_operatives,
)
from compare.analysis.wording.operative_words import KINDS, Operative
from compare.analysis.wording.pieces import Pieces, cut_pieces, is_content
from compare.model import OperativeWord
from compare.text.tokens import split_sentences

SAME_SENTENCE = 0.5
"""From this share of common words on two sentences are one sentence edited."""

LIKE_SENTENCE = 0.28
"""From this share on (of the words with content) they may say the same in other words."""

COMMITMENT = 3
"""Strength of «zal» and «moet», and of a plain statement without such a word."""

_SETS = ("obligation", "amount", "percentage", "negation")
"""Of sentences that are only alike a word of these kinds counts where the other has none."""
_FEWEST_SHARED = 3


@dataclass(frozen=True, slots=True)
class OperativeChange:
    """What an operative word became.

    ``kind`` is one of `KINDS`; ``old`` or ``new`` is empty when the word was put in or taken out.
    The marks are the offsets of its words in either text; ``old_start`` and ``new_start`` its
    places, where it is missing those of the sentence that it is missing from (-1 when there is none).
    ``direction`` is "stronger" or "weaker" (obligation, reservation), "higher" or "lower"
    (numbers), "later" or "earlier" (times), else "". ``sure`` is false for two sentences that
    are alike and not the same sentence edited: weaker evidence.
    """

    kind: str
    old: str
    new: str
    old_marks: tuple[tuple[int, int], ...]
    new_marks: tuple[tuple[int, int], ...]
    old_start: int
    new_start: int
    direction: str
    sure: bool = True


def find_operative_changes(
    old: str, new: str, words: Sequence[OperativeWord], *, related: bool = False
) -> tuple[OperativeChange, ...]:
    """The operative words that differ between two texts, in the order of the texts.

    A word that both have in the same place, or elsewhere in the same sentence, is no
    change, nor is the same value in another writing («2%» and «twee procent»). A plain
    statement counts as a commitment, so «worden geïnformeerd» → «kunnen worden
    geïnformeerd» is weaker. In a sentence that is wholly new or gone only obligations, amounts and
    times count. *Misleads when* a sentence was rewritten so far that words stand opposite each
    other by chance: read both.

    Args:
        old: The older text.
        new: The newer text.
        words: The table, as `read_operative` gives it.
        related: The texts are on the same subject and not the same text edited: then each sentence is
            set beside the one most like it, and only what these pairs show is given.
    """
    return _changes(old, new, tuple(words), related)


@lru_cache(maxsize=4096)
def _changes(
    old: str, new: str, words: tuple[OperativeWord, ...], related: bool
) -> tuple[OperativeChange, ...]:
    if not related:
        return tuple(_compare(old, new, words, sure=True))
    found = []
    for (a, b), (c, d), same in like_sentences(old, new):
        pair = _compare(old[a:b], new[c:d], words, sure=same >= SAME_SENTENCE)
        found += [_shifted(change, a, c) for change in pair]
    return tuple(found)


# ------------------------------------------------------------------ one text beside another


def _compare(
    old: str, new: str, words: tuple[OperativeWord, ...], *, sure: bool
) -> Iterator[OperativeChange]:
    """The operative words that differ, left and right paired by place, then by sentence."""
    aligned = align_wording(old, new)
    if all(step.kind in SAME_KINDS for step in aligned.steps):
        return
    left, right = place_operatives(aligned, words, sure=sure)
    pairs = pair_up(left, right, sure=sure)
    changes = [_replaced(a.word, b.word, sure) for a, b in pairs if differ(a.word, b.word)]
    changes += [_removed(x, aligned, sure) for x in left if _counts(x, sure)]
    changes += [_added(x, aligned, sure) for x in right if _counts(x, sure)]
    yield from sorted(changes, key=lambda x: (max(x.new_start, 0), max(x.old_start, 0), KINDS.index(x.kind)))


def _counts(placed: Placed, sure: bool) -> bool:
    """Whether a word without a counterpart is a change."""
    if not sure:
        return placed.word.kind in _SETS
    if placed.word.kind == "actor" and not placed.steps:  # its words stand in both: «Kamer» and «kamer»
        return False
    return placed.opposite >= 0 or placed.word.kind not in QUALIFIERS


# ------------------------------------------------------------------ what is told of it


def _replaced(a: Operative, b: Operative, sure: bool) -> OperativeChange:
    """One word for another."""
    kind = b.kind if a.kind == b.kind or b.kind == "deadline" else a.kind
    return OperativeChange(kind, a.text, b.text, a.marks, b.marks, a.start, b.start, _direction(a, b), sure)


def _removed(x: Placed, aligned: Alignment, sure: bool) -> OperativeChange:
    """A word that the new text lacks."""
    there = _sentence_start(aligned.new.text, x.opposite)
    direction = _loss(x, aligned.old, aligned, side=0)
    return OperativeChange(
        x.word.kind, x.word.text, "", x.word.marks, (), x.word.start, there, direction, sure
    )


def _added(x: Placed, aligned: Alignment, sure: bool) -> OperativeChange:
    """A word that the old text lacks."""
    there = _sentence_start(aligned.old.text, x.opposite)
    turned = {"stronger": "weaker", "weaker": "stronger", "": ""}
    direction = turned[_loss(x, aligned.new, aligned, side=1)]
    return OperativeChange(
        x.word.kind, "", x.word.text, (), x.word.marks, there, x.word.start, direction, sure
    )


def _sentence_start(text: str, n: int) -> int:
    """Where a sentence begins; -1 for none."""
    bounds = split_sentences(text)
    return bounds[n][0] if 0 <= n < len(bounds) else -1


def _direction(a: Operative, b: Operative) -> str:
    """Which way it went."""
    if a.kind != b.kind:
        return _shift(a, b)
    if a.kind in ("obligation", "scope"):
        if a.kind == "scope" or a.strength == b.strength:
            return ""
        return "stronger" if b.strength > a.strength else "weaker"
    if a.kind == "year":
        return "later" if b.size > a.size else "earlier"
    if a.size and b.size and a.value.split()[1:] == b.value.split()[1:]:
        return "higher" if b.size > a.size else "lower"
    return _shift(a, b)


def _shift(a: Operative, b: Operative) -> str:
    """Whether a deadline came later or earlier; "" when the one lies within the other or one has no year."""
    if a.span is None or b.span is None or a.value.startswith("relative") != b.value.startswith("relative"):
        return ""
    first, last = b.span[0] - a.span[0], b.span[1] - a.span[1]
    if date.min in (a.span[0], b.span[0]):  # «uiterlijk»: only the end is named
        first = last
    if not (first.days or last.days):
        return ""
    if first.days >= 0 and last.days >= 0:
        return "later"
    return "earlier" if first.days <= 0 and last.days <= 0 else ""


def _loss(x: Placed, own: Pieces, aligned: Alignment, side: int) -> str:
    """What it does to a clause that a word is taken out of it; "" when the clause went with it."""
    word = x.word
    if word.kind not in ("obligation", "scope") or word.strength in (0, COMMITMENT):
        return ""
    return "stronger" if x.opposite >= 0 and _clause_stayed(word, own, aligned, side) else ""


def _clause_stayed(word: Operative, own: Pieces, aligned: Alignment, side: int) -> bool:
    """Whether most words round an operative word are in the other text too."""
    stayed = {
        i
        for step in aligned.steps
        if step.kind != "changed"
        for i in (range(step.a, step.b) if side == 0 else range(step.c, step.d))
    }
    marked = {i for a, b in word.marks for i in pieces_of(own, a, b)}
    first, last = _clause_of(own, min(marked), max(marked))
    near = [i for i in range(first, last) if i not in marked and is_content(own.keys[i])]
    return bool(near) and 2 * sum(i in stayed for i in near) >= len(near)


def _clause_of(own: Pieces, first: int, last: int) -> tuple[int, int]:
    """The pieces between the marks that close a clause, round some of them."""
    closes = (",", ";", ":", ".", "?", "!")
    while first > 0 and own.keys[first - 1] not in closes:
        first -= 1
    while last + 1 < len(own.keys) and own.keys[last] not in closes:
        last += 1
    return first, last + 1


# ------------------------------------------------------------------ sentences that are alike


def like_sentences(old: str, new: str) -> Iterator[tuple[tuple[int, int], tuple[int, int], float]]:
    """Sentences that may say the same, each once, the likest first; with the share of words in common."""
    left = [(bounds, _content(old[slice(*bounds)])) for bounds in split_sentences(old)]
    right = [(bounds, _content(new[slice(*bounds)])) for bounds in split_sentences(new)]
    scored = sorted(
        (-2 * len(a & b) / (len(a) + len(b)), i, j)
        for i, (_, a) in enumerate(left)
        for j, (_, b) in enumerate(right)
        if len(a & b) >= _FEWEST_SHARED
    )
    taken: tuple[set[int], set[int]] = set(), set()
    chosen = []
    for score, i, j in scored:
        if -score < LIKE_SENTENCE:
            break
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            chosen.append((i, j, -score))
    for i, j, _ in sorted(chosen):
        first, second = left[i][0], right[j][0]
        yield first, second, shared_part(old[slice(*first)], new[slice(*second)])


def _content(text: str) -> frozenset[str]:
    return frozenset(filter(is_content, cut_pieces(text).keys))


def _shifted(change: OperativeChange, old: int, new: int) -> OperativeChange:
    """The same with offsets in the whole texts."""
    return OperativeChange(
        change.kind,
        change.old,
        change.new,
        tuple((a + old, b + old) for a, b in change.old_marks),
        tuple((a + new, b + new) for a, b in change.new_marks),
        change.old_start + old if change.old_start >= 0 else old,
        change.new_start + new if change.new_start >= 0 else new,
        change.direction,
        change.sure,
    )
