"""Runs of words that two texts share, word for word; knows no letters and judges nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Words = Sequence[str]
"""The words of a text in the form in which they are compared; "" is a word that fits no other."""


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` words of a text from ``start`` that stand in the source from ``source_start``.

    ``source`` is the key of the text it was found in.
    """

    start: int
    length: int
    source: int
    source_start: int


Index = Mapping[tuple[str, ...], Sequence[tuple[int, int]]]
"""Where each run of a fixed number of words begins: key of the text, number of the word."""


def index_runs(texts: Mapping[int, Words], length: int) -> Index:
    """Where each run of ``length`` words begins in some texts."""
    index: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for key, words in texts.items():
        for start in range(len(words) - length + 1):
            run = tuple(words[start : start + length])
            if all(run):
                index[run].append((key, start))
    return index


def find_runs(
    words: Words, texts: Mapping[int, Words], index: Index, least: int, before: int | None = None
) -> tuple[Run, ...]:
    """The longest runs of a text that stand in other texts as well, in order, none overlapping.

    Taken from the left: at each word the longest run that begins there, the first
    text's where several have it.

    Args:
        words: The text that is looked through.
        texts: The texts that ``index`` was made of.
        index: `index_runs` of those texts with ``least`` words.
        least: Fewest words of a run.
        before: Only texts with a lower key count; None is all of them.

    Returns:
        The runs in order; empty when nothing is shared.
    """
    runs: list[Run] = []
    at = 0
    while at <= len(words) - least:
        best = Run(at, 0, 0, 0)
        for key, start in index.get(tuple(words[at : at + least]), ()):
            if before is not None and key >= before:
                continue
            length = _common(words, at, texts[key], start)
            if length > best.length:
                best = Run(at, length, key, start)
        if best.length:
            runs.append(best)
        at += best.length or 1
    return tuple(runs)


def find_maximal_runs(words: Words, texts: Mapping[int, Words], index: Index, least: int) -> tuple[Run, ...]:
    """Every run that a text shares with other texts and that is longer on neither side, at each place.

    Args:
        words: The text that is looked through.
        texts: The texts that ``index`` was made of.
        index: `index_runs` of those texts with ``least`` words.
        least: Fewest words of a run.

    Returns:
        The runs in order, overlapping ones too; empty when nothing is shared.
    """
    runs = []
    for at in range(len(words) - least + 1):
        for key, start in index.get(tuple(words[at : at + least]), ()):
            other = texts[key]
            if not (at and start and words[at - 1] and words[at - 1] == other[start - 1]):
                runs.append(Run(at, _common(words, at, other, start), key, start))
    return tuple(runs)


def find_run(run: Words, texts: Mapping[int, Words], index: Index, least: int) -> tuple[tuple[int, int], ...]:
    """Where a run of ``least`` words or more stands: key of the text, number of its first word."""
    held = tuple(run)
    return tuple(
        (key, start)
        for key, start in index.get(held[:least], ())
        if tuple(texts[key][start : start + len(held)]) == held
    )


def _common(words: Words, at: int, other: Words, start: int) -> int:
    """How many words two texts share from these places on."""
    length = 0
    while at + length < len(words) and start + length < len(other):
        if not words[at + length] or words[at + length] != other[start + length]:
            break
        length += 1
    return length


def returning_words(texts: Iterable[Words], length: int, times: int) -> tuple[frozenset[int], ...]:
    """For each text the words that are part of a run of ``length`` that stands in ``times`` texts or more."""
    listed = list(texts)
    holders: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for n, words in enumerate(listed):
        for start in range(len(words) - length + 1):
            holders[tuple(words[start : start + length])].add(n)
    covered: list[set[int]] = [set() for _ in listed]
    for n, words in enumerate(listed):
        for start in range(len(words) - length + 1):
            run = tuple(words[start : start + length])
            if all(run) and len(holders[run]) >= times:
                covered[n].update(range(start, start + length))
    return tuple(frozenset(c) for c in covered)
