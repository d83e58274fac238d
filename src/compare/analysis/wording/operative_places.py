"""Where the operative words of two texts stand, and which of the one belongs to which of the other."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from compare.analysis.wording.alignment import Alignment
from compare.analysis.wording.operative_words import Operative, find_operatives
from compare.analysis.wording.pieces import Pieces, is_content
from compare.model import OperativeWord
from compare.text.tokens import split_sentences

_GROUPS = {
    "amount": "quantity", "percentage": "quantity", "number": "quantity", "deadline": "time", "year": "time",
}  # fmt: skip
QUALIFIERS = ("actor", "negation", "scope")
"""These say something about a sentence: in one that is wholly new they are no change."""
_COUNTERPART = 0.3


@dataclass(frozen=True, slots=True)
class Placed:
    """An operative word, with where it stands in the alignment."""

    word: Operative
    pieces: frozenset[int]  # in the new text, those of the old text that stayed or moved
    steps: frozenset[int]  # changed steps that it has a word in
    sentence: int  # of its own text
    opposite: int  # the sentence of the other text, -1 when there is none


def place_operatives(
    aligned: Alignment, words: tuple[OperativeWord, ...], *, sure: bool
) -> tuple[list[Placed], list[Placed]]:
    """The operative words of both texts with their places in the alignment."""
    moved = {step.move: step.c for step in aligned.steps if step.kind == "moved" and step.d > step.c}
    to_new: dict[int, int] = {}
    changed: tuple[dict[int, int], dict[int, int]] = {}, {}
    for k, step in enumerate(aligned.steps):
        target = moved.get(step.move, -1) if step.kind == "moved" else step.c
        if step.kind == "changed":
            changed[0].update(dict.fromkeys(range(step.a, step.b), k))
            changed[1].update(dict.fromkeys(range(step.c, step.d), k))
        elif step.kind == "respelt":
            to_new.update(dict.fromkeys(range(step.a, step.b), target))
        else:
            to_new.update((i, target + i - step.a) for i in range(step.a, step.b))
    opposite = _opposites(aligned, to_new) if sure else ({0: 0}, {0: 0})
    placed: tuple[list[Placed], list[Placed]] = [], []
    for side, pieces in enumerate((aligned.old, aligned.new)):
        bounds = [start for start, _ in split_sentences(pieces.text)] if sure else [0]
        for word in find_operatives(pieces.text, words):
            own = [i for a, b in word.marks for i in pieces_of(pieces, a, b)]
            there = frozenset(to_new[i] for i in own if i in to_new) if not side else frozenset(own)
            steps = frozenset(changed[side][i] for i in own if i in changed[side])
            at = max(bisect_right(bounds, word.start) - 1, 0)
            placed[side].append(Placed(word, there, steps, at, opposite[side].get(at, -1)))
    return placed


def pieces_of(pieces: Pieces, start: int, end: int) -> range:
    """Numbers of the pieces that a stretch of text touches."""
    first = max(bisect_right(pieces.starts, start) - 1, 0)
    last = max(bisect_right(pieces.starts, max(end - 1, start)) - 1, first)
    return range(first, min(last + 1, len(pieces.keys)))


def _opposites(aligned: Alignment, to_new: dict[int, int]) -> tuple[dict[int, int], dict[int, int]]:
    """For each sentence of either text the one of the other with which it shares most of its words."""
    sizes: list[list[int]] = []
    sentence_of: list[list[int]] = []
    for pieces in (aligned.old, aligned.new):
        starts = [start for start, _ in split_sentences(pieces.text)] or [0]
        own = [max(bisect_right(starts, at) - 1, 0) for at in pieces.starts[:-1]]
        if own and pieces.starts[0] < starts[0]:
            own[0] = 0
        sentence_of.append(own)
        sizes.append([0] * (len(starts) + 1))
        for i, key in enumerate(pieces.keys):
            sizes[-1][own[i]] += is_content(key)
    shared: dict[tuple[int, int], int] = {}
    for i, j in to_new.items():
        if is_content(aligned.old.keys[i]):
            pair = sentence_of[0][i], sentence_of[1][j]
            shared[pair] = shared.get(pair, 0) + 1
    forward: dict[int, int] = {}
    back: dict[int, int] = {}
    for (s, t), n in sorted(shared.items(), key=lambda x: -x[1]):
        if n >= _COUNTERPART * min(sizes[0][s], sizes[1][t]):
            forward.setdefault(s, t)
            back.setdefault(t, s)
    return forward, back


def pair_up(left: list[Placed], right: list[Placed], *, sure: bool) -> list[tuple[Placed, Placed]]:
    """Old and new words that belong together, taken out of the lists; what is left there has no other."""
    pairs = []
    for fits in _IN_EDIT if sure else _IN_ALIKE:
        for one in list(left):
            other = next((x for x in right if fits(one, x, left, right)), None)
            if other is not None:
                left.remove(one)
                right.remove(other)
                pairs.append((one, other))
    return pairs


def _group(word: Operative) -> str:
    return _GROUPS.get(word.kind, word.kind)


def differ(a: Operative, b: Operative) -> bool:
    """Whether two words do not say the same."""
    return (a.kind, a.value) != (b.kind, b.value)


def _at_one_place(a: Placed, b: Placed, left: list[Placed], right: list[Placed]) -> bool:
    """They share a word that stayed, or that moved along."""
    if _group(a.word) != _group(b.word) or a.pieces.isdisjoint(b.pieces):
        return False
    return not differ(a.word, b.word) or not any(
        not differ(a.word, x.word) and not a.pieces.isdisjoint(x.pieces) for x in right
    )


def _in_one_change_alike(a: Placed, b: Placed, left: list[Placed], right: list[Placed]) -> bool:
    """They stand in the same change and say the same."""
    return not differ(a.word, b.word) and not a.steps.isdisjoint(b.steps)


def _in_one_change(a: Placed, b: Placed, left: list[Placed], right: list[Placed]) -> bool:
    """They stand in the same change, of one kind, or of one group where no other is of its kind."""
    if _group(a.word) != _group(b.word) or a.steps.isdisjoint(b.steps):
        return False
    return a.word.kind == b.word.kind or not any(
        x.word.kind == y.word.kind and not x.steps.isdisjoint(y.steps)
        for x, row in ((a, right), (b, left))
        for y in row
    )


def _in_one_sentence_alike(a: Placed, b: Placed, left: list[Placed], right: list[Placed]) -> bool:
    """They say the same elsewhere in the same sentence."""
    return not differ(a.word, b.word) and _are_opposite(a, b)


def _lone_of_kind(a: Placed, b: Placed, left: list[Placed], right: list[Placed]) -> bool:
    """They are the only ones left of their kind in the same sentence."""
    if a.word.kind != b.word.kind or not _are_opposite(a, b):
        return False
    return all(
        sum(x.word.kind == one.word.kind and x.sentence == one.sentence for x in row) == 1
        for one, row in ((a, left), (b, right))
    )


def _lone_in_sentence(a: Placed, b: Placed, left: list[Placed], right: list[Placed]) -> bool:
    """They are the only ones left of their kind in the same sentence, and no mere qualifiers."""
    return a.word.kind not in QUALIFIERS and _lone_of_kind(a, b, left, right)


def _are_opposite(a: Placed, b: Placed) -> bool:
    return a.opposite == b.sentence or b.opposite == a.sentence


_IN_EDIT = (_at_one_place, _in_one_change_alike, _in_one_change, _in_one_sentence_alike, _lone_in_sentence)
_IN_ALIKE = (_in_one_sentence_alike, _lone_of_kind)
"""By what old and new belong together, the surest first; of sentences only alike, places say nothing."""
