"""Passages of two letters with the same words: typography aside, with a heading run in, or repeated."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from compare.analysis.fates.cuts import Words
from compare.analysis.matching.passages import Passage
from compare.model import Letter
from compare.text.tokens import joined, split_tokens

SIGNS = frozenset("€$£¥%‰±<>=")
"""Marks that say something, other than those of punctuation."""

_MINUS = re.compile(r"(?<![^\s(€$])[-‐‑–−](?=\d)")


@dataclass(frozen=True, slots=True)
class WordingPair:
    """A passage of the source and one of the target, by their places, that share wording.

    ``fate`` is "kept", "edited", "split" or "merged". ``shared`` is the part of the words
    that both have in the same order, 0 to 1; of a part of a paragraph it is the part of its own
    words. ``words`` is their number. ``by`` is "wording", with "run-in heading" or "repetition" where
    that explains the pair.
    """

    source: int
    target: int
    fate: str
    shared: float
    words: int
    by: tuple[str, ...] = ("wording",)


@dataclass(frozen=True, slots=True)
class TextSide:
    """The passages of one letter as they are aligned.

    ``letters`` are the words run together, with the signs that are no punctuation: one
    form for what differs in typography only. ``around`` is the same with the headings
    that stand right before or after run in.
    """

    passages: tuple[Passage, ...]
    words: tuple[Words, ...]
    letters: tuple[str, ...]
    around: tuple[frozenset[str], ...]


# ---------------------------------------------------------------- the sides


def to_side(letter: Letter, passages: tuple[Passage, ...], numbers: dict[str, int]) -> TextSide:
    """The passages of a letter as they are aligned; ``numbers`` numbers the words of both letters."""
    keys = [[joined(t.key) for t in split_tokens(p.text)] for p in passages]
    words = tuple(tuple(numbers.setdefault(key, len(numbers)) for key in one) for one in keys)
    letters = tuple(map(letters_of, (p.text for p in passages)))
    headings = [b.n for b in letter.blocks if not b.is_body and b.kind in ("heading", "title", "label")]
    return TextSide(passages, words, letters, _with_headings(letter, passages, letters, frozenset(headings)))


def letters_of(text: str) -> str:
    """The words of a text run together, in lower case: equal for texts that differ in typography only."""
    words = "".join(joined(t.key) for t in split_tokens(text))
    return words + signs_of(text)


def signs_of(text: str) -> str:
    """The marks of a text that say something, «-2%» having one of its own, in order."""
    return "".join(sign for sign in _MINUS.sub("<", text) if sign in SIGNS)


def _with_headings(
    letter: Letter, passages: Sequence[Passage], letters: Sequence[str], headings: frozenset[int]
) -> tuple[frozenset[str], ...]:
    """Each passage with the headings right before it, right after it, or both, run in."""
    around = []
    for passage, own in zip(passages, letters, strict=True):
        before, after = [""], [""]
        n = passage.block_n - 1
        while passage.offset == 0 and n in headings:
            before.append(letters_of(letter.block(n).text) + before[-1])
            n -= 1
        n = passage.block_n + 1
        while passage.offset + len(passage.text) == len(letter.block(passage.block_n).text) and n in headings:
            after.append(after[-1] + letters_of(letter.block(n).text))
            n += 1
        around.append(frozenset(x + own + y for x in before for y in after) - {own})
    return tuple(around)


def free_places(pairs: Iterable[WordingPair], size: int, side: str) -> list[int]:
    """Places of one side ("source" or "target") that are in no pair, in reading order."""
    taken = {getattr(pair, side) for pair in pairs}
    return [k for k in range(size) if k not in taken]


# ---------------------------------------------------------------- the same words


def same_pairs(source: TextSide, target: TextSide) -> list[WordingPair]:
    """Passages that differ in typography only, one to one: as many as can be in order, then the others."""
    pairs = [
        WordingPair(i, j, "kept", 1.0, len(source.words[i]))
        for code in Indel.opcodes(source.letters, target.letters)
        if code.tag == "equal"
        for i, j in zip(
            range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True
        )
    ]
    waiting: dict[str, list[int]] = defaultdict(list)
    for j in reversed(free_places(pairs, len(target.letters), "target")):
        waiting[target.letters[j]].append(j)
    for i in free_places(pairs, len(source.letters), "source"):
        if waiting.get(source.letters[i]):
            j = waiting[source.letters[i]].pop()
            pairs.append(WordingPair(i, j, "kept", 1.0, len(source.words[i])))
    return pairs


def run_in_pairs(source: TextSide, target: TextSide, pairs: Sequence[WordingPair]) -> list[WordingPair]:
    """Passages that are the same once the headings beside them in the one letter are run in."""
    free_i = free_places(pairs, len(source.letters), "source")
    free_j = free_places(pairs, len(target.letters), "target")
    by_letters: dict[str, list[int]] = defaultdict(list)
    by_around: dict[str, list[int]] = defaultdict(list)
    for j in free_j:
        by_letters[target.letters[j]].append(j)
        for run_in in target.around[j]:
            by_around[run_in].append(j)
    found: dict[int, int] = {}
    for i in free_i:
        others = by_around.get(source.letters[i], [])
        others = [*others, *(j for run_in in source.around[i] for j in by_letters.get(run_in, []))]
        nearest = min((j for j in others if j not in found), key=lambda j: abs(i - j), default=None)
        if nearest is not None:
            found[nearest] = i
    by = ("wording", "run-in heading")
    return [
        WordingPair(i, j, "kept", 1.0, min(len(source.words[i]), len(target.words[j])), by)
        for j, i in found.items()
    ]


def repeated_pairs(source: TextSide, target: TextSide, pairs: Sequence[WordingPair]) -> list[WordingPair]:
    """What one letter has once more than the other, set beside the nearest copy there."""
    copies_i, copies_j = _by_letters(source), _by_letters(target)
    by = ("wording", "repetition")
    merged = [
        WordingPair(i, _nearest(copies_j[source.letters[i]], i), "merged", 1.0, len(source.words[i]), by)
        for i in free_places(pairs, len(source.letters), "source")
        if source.letters[i] in copies_j
    ]
    split = [
        WordingPair(_nearest(copies_i[target.letters[j]], j), j, "split", 1.0, len(target.words[j]), by)
        for j in free_places(pairs, len(target.letters), "target")
        if target.letters[j] in copies_i
    ]
    return merged + split


def _by_letters(side: TextSide) -> Mapping[str, list[int]]:
    """The places of each wording."""
    places: dict[str, list[int]] = defaultdict(list)
    for k, letters in enumerate(side.letters):
        places[letters].append(k)
    return dict(places)


def _nearest(places: Sequence[int], place: int) -> int:
    """Of some places in order the one that is nearest."""
    at = bisect_left(places, place)
    return min(places[max(at - 1, 0) : at + 1], key=lambda x: abs(x - place))
