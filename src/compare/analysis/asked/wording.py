"""Where in a letter words stand that somebody gives as the letter's own, literally or nearly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz, process

from compare.analysis.asked.pointers import REPORTED, SHORT, Quoted
from compare.analysis.shared_runs import Index, Words, find_runs, index_runs
from compare.model import Block, Letter
from compare.text.tokens import fold, split_tokens

FOUND = 0.9
"""Likeness from which words count as found: quotations of a letter reach 0.96, others 0.69 at most."""
RUN = 6
"""Words in a row that tell after «schrijft dat»."""
LONG_RUN = 8
"""Words in a row that are no chance, whatever stands before them."""
_KEPT_WORDS = 0.75
_TELLING = 6
_LEAST_TELLING = 2
_COMMON = 3
_NOT_SEARCHED = frozenset({"signature", "address", "label", "title"})
_MARKS = str.maketrans({c: '"' for c in "«»“”„‹›‘"} | {c: " " for c in "\n\u00a0\u202f\t"})


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of a letter, from ``start`` to ``end`` of the block's text.

    ``likeness`` is 0 to 1, with the words that were sought.
    """

    letter_id: str
    block_n: int
    start: int
    end: int
    page: int
    text: str
    likeness: float


@dataclass(frozen=True, slots=True)
class SharedRun:
    """Words in a row that a text shares with a letter, and where in both."""

    start: int
    end: int
    words: int
    wording: Wording


@dataclass(frozen=True, slots=True)
class _Searched:
    """A paragraph as it is searched: its flat text, and the block that each part of it is from."""

    blocks: tuple[tuple[Block, int, int], ...]  # block, offset in the block, offset in the flat text
    flat: str


def find_quotation(quoted: Quoted, letter: Letter) -> tuple[Wording, ...]:
    """Every place of a letter where quoted words stand, literally or nearly, the closest first.

    A term of two or three words must stand there letter by letter. Longer words may differ in
    a letter or a word; the pieces of a quotation with dots must stand in one paragraph. A
    quotation that runs over the end of a paragraph is found at its beginning.
    """
    if quoted.kind == SHORT:
        return tuple(_literal(quoted.text, letter))
    for texts in (_searched(letter), _joined(letter)):
        found = _close(quoted.parts, texts, FOUND)
        if found:
            return tuple(sorted(found, key=lambda w: (-w.likeness, w.block_n, w.start)))
    return ()


def nearest_wording(quoted: Quoted, letters: Iterable[Letter]) -> Wording | None:
    """The words that come closest to a quotation in any of some letters; None when there is no text."""
    best: Wording | None = None
    for letter in letters:
        found = _close((quoted.text,), _searched(letter), 0.0)
        near = max(found, key=lambda w: w.likeness, default=None)
        if near and (best is None or near.likeness > best.likeness):
            best = near
    return best


def find_unmarked(text: str, reported: Sequence[Quoted], letter: Letter) -> tuple[SharedRun, ...]:
    """Words that a text has taken from a letter without quotation marks, in reading order.

    Six words in a row after «schrijft dat», eight anywhere. A run that stands in three
    paragraphs of the letter, in its title, or in short words only, tells nothing.
    """
    tokens = split_tokens(text)
    words, index, texts = _indexed(letter)
    title = " ".join(t.key for t in split_tokens(letter.title))
    found = []
    for run in find_runs([t.key for t in tokens], words, index, RUN):
        keys = [t.key for t in tokens[run.start : run.start + run.length]]
        start, end = tokens[run.start].start, tokens[run.start + run.length - 1].end
        told = any(q.kind == REPORTED and q.start <= end and start <= q.end for q in reported)
        telling = sum(len(key) >= _TELLING for key in keys)
        if run.length < LONG_RUN and not told:
            continue
        if telling < _LEAST_TELLING or " ".join(keys) in title:
            continue
        if len({n for n, _ in index[tuple(keys[:RUN])]}) >= _COMMON:
            continue
        there = texts[run.source]
        there_tokens = split_tokens(there.flat)
        a = there_tokens[run.source_start].start
        b = there_tokens[run.source_start + run.length - 1].end
        found.append(SharedRun(start, end, run.length, _wording(there, a, b, 1.0)))
    return tuple(found)


def _flat(text: str) -> str:
    """A text as it is compared: folded, one kind of mark; every character at its own place."""
    flat = fold(text).translate(_MARKS)
    return flat if len(flat) == len(text) else text.translate(_MARKS)


# A few letters only: each takes some megabytes, and a page asks for the same ones.
@lru_cache(maxsize=32)
def _searched(letter: Letter) -> tuple[_Searched, ...]:
    """The paragraphs of a letter, notes and headings too."""
    return tuple(
        _Searched(((block, offset, 0),), _flat(text))
        for block in letter.blocks
        if block.kind not in _NOT_SEARCHED
        for offset, text in block.passages()
        if text.strip()
    )


@lru_cache(maxsize=32)
def _joined(letter: Letter) -> tuple[_Searched, ...]:
    """Each two paragraphs of the running text that follow each other, as one."""
    body = [x for x in _searched(letter) if x.blocks[0][0].is_body]
    return tuple(
        _Searched((*a.blocks, (b.blocks[0][0], b.blocks[0][1], len(a.flat) + 1)), f"{a.flat} {b.flat}")
        for a, b in pairwise(body)
    )


@lru_cache(maxsize=16)
def _indexed(letter: Letter) -> tuple[Mapping[int, Words], Index, Mapping[int, _Searched]]:
    """The words of the running text, and where their runs begin."""
    texts = {i: x for i, x in enumerate(_searched(letter)) if x.blocks[0][0].is_body}
    words = {i: [t.key for t in split_tokens(x.flat)] for i, x in texts.items()}
    return words, index_runs(words, RUN), texts


def _wording(text: _Searched, start: int, end: int, likeness: float) -> Wording:
    """A stretch of a flat text as words of the letter; what runs into a next paragraph is cut off."""
    block, offset, begins = next(x for x in reversed(text.blocks) if x[2] <= start)
    ends = next((x[2] - 1 for x in text.blocks if x[2] > start), len(text.flat))
    first, last = offset + start - begins, offset + min(end, ends) - begins
    return Wording(
        block.place.letter_id, block.n, first, last, block.page_at(first), block.text[first:last], likeness
    )


def _literal(term: str, letter: Letter) -> Iterable[Wording]:
    """The places where a term stands letter by letter, as whole words; one a paragraph."""
    sought = _flat(term).strip()
    for text in _searched(letter):
        at = text.flat.find(sought)
        while at >= 0:
            before, after = text.flat[at - 1 : at], text.flat[at + len(sought) : at + len(sought) + 1]
            if not before.isalnum() and not after.isalnum():
                yield _wording(text, at, at + len(sought), 1.0)
                break
            at = text.flat.find(sought, at + 1)


def _close(parts: Sequence[str], texts: Sequence[_Searched], least: float) -> list[Wording]:
    """The paragraphs that hold every part at least this closely; the place is that of the longest part."""
    sought = [_flat(part) for part in parts]
    longest = max(range(len(sought)), key=lambda i: len(sought[i]))
    fits = [i for i, x in enumerate(texts) if len(x.flat) >= len(sought[longest])]
    if not fits:
        return []
    flats = [texts[i].flat for i in fits]
    scores = process.cdist(sought, flats, scorer=fuzz.partial_ratio).min(axis=0) / 100.0
    if least == 0.0:
        chosen = [int(scores.argmax())]
    else:
        chosen = [i for i, score in enumerate(scores) if score >= least]
    found = []
    for i in chosen:
        at = fuzz.partial_ratio_alignment(sought[longest], flats[i])
        if at is None:
            continue
        start, end = _whole_words(flats[i], at.dest_start, at.dest_end)
        if least and not _keeps_words(sought[longest], flats[i][start:end]):
            continue
        found.append(_wording(texts[fits[i]], start, end, float(scores[i])))
    return found


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch made to begin and end at whole words."""
    while start > 0 and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1 : end].isalnum():
        end += 1
    while start < end and text[start] == " ":
        start += 1
    return start, end


def _keeps_words(quote: str, there: str) -> bool:
    """Whether most words of a quotation are words of the stretch, so that letters alone never decide."""
    keys = [t.key for t in split_tokens(quote)]
    held = {t.key for t in split_tokens(there)}
    return sum(key in held for key in keys) >= _KEPT_WORDS * len(keys)
