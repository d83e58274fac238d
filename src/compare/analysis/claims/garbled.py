"""Finds a term that reading broke or garbled: parted by spaces, hyphens or the end of a page, or misread."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA
from simplemma import is_known

from compare.model import Block, Letter
from compare.text.tokens import Token, split_tokens

_SHORTEST = 5
_GLUED = 8
_PARTING = ("", " ", "- ", "-", "\n", "-\n")
_LOOKALIKES = (
    ("rn", "m"),
    ("vv", "w"),
    ("cl", "d"),
    ("0", "o"),
    ("1", "l"),
    ("5", "s"),
    ("i", "l"),
    ("|", "l"),
)
"""Letters that a scan takes for one another, both sides folded alike."""
_STOPS = re.compile(r"[.;:!?,()]")
_OFTEN = 2
"""A strange word that stands there more often is a name, not a slip."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Blocks in a row as one string of letters and digits, and where each of those stands."""

    letters: str
    blocks: tuple[Block, ...]
    at: tuple[tuple[int, int], ...]


def find_broken(letter: Letter, term: str) -> Iterator[tuple[Block, int, int, bool]]:
    """Where the letters of a term follow one another although no row of words gives it.

    So «secu-» at the end of a page and «rity» on the next, «h u m a n», and a ligature, are found. A place
    that runs over two blocks is given as its part in the first.

    Yields:
        Block, start and end in its text, and whether nothing but space or a hyphen parts the letters (a full
        stop or a comma may be the end of one thing and the beginning of another).
    """
    wanted = _bare(term)
    if len(wanted) < _SHORTEST:
        return
    glued = len(wanted) >= _GLUED and len(split_tokens(term)) > 1  # «vanhumansecurity»
    seen: set[tuple[int, int]] = set()
    for run in _runs(letter):
        at = run.letters.find(wanted)
        while at >= 0:
            (first, start), (last, stop) = run.at[at], run.at[at + len(wanted) - 1]
            block = run.blocks[first]
            end = stop + 1 if last == first else len(block.text)
            whole = _is_whole(run, at, len(wanted))
            if (block.n, start) not in seen and (whole or glued):
                seen.add((block.n, start))
                parted = block.text[start:end]
                if last != first:
                    parted += " " + run.blocks[last].text[: stop + 1]
                yield block, start, end, whole and not _STOPS.search(parted)
            at = run.letters.find(wanted, at + 1)


@lru_cache(maxsize=64)
def _runs(letter: Letter) -> tuple[_Run, ...]:
    """The text without notes (a sentence goes on behind them), and the notes with what stands beside them."""
    body = [b for b in letter.blocks if b.kind != "footnote"]
    return _run(body), _run(letter.blocks)


def _run(blocks: Sequence[Block]) -> _Run:
    letters: list[str] = []
    at: list[tuple[int, int]] = []
    for n, block in enumerate(blocks):
        for i, char in enumerate(block.text):
            for bare in _bare(char):
                letters.append(bare)
                at.append((n, i))
    return _Run("".join(letters), tuple(blocks), tuple(at))


def _bare(text: str) -> str:
    """Letters and digits only, small, without accents; a ligature is its letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if c.isalnum())


def _is_whole(run: _Run, at: int, size: int) -> bool:
    """Whether a stretch begins and ends with a word: «iran» in «kiran den» does not."""
    (first, start), (last, stop) = run.at[at], run.at[at + size - 1]
    before = run.blocks[first].text[:start][-1:]
    after = run.blocks[last].text[stop + 1 :][:1]
    return not before.isalnum() and not after.isalnum()


def find_garbled(letter: Letter, term: str) -> Iterator[tuple[Block, int, int]]:
    """Words that are in no dictionary and may be the term misread: a letter or two off, or its letters mixed.

    Of a phrase each word must be there or be such a slip, and one at least must be there or be long. Never
    proof of a mention; it takes away the proof that there is none.
    """
    words = [t.key for t in split_tokens(term)]
    often = _often(letter)
    for block in letter.blocks:
        tokens = split_tokens(block.text)
        for i in range(len(tokens) - len(words) + 1):
            row = tokens[i : i + len(words)]
            kinds = [_likeness(t, w, often) for t, w in zip(row, words, strict=True)]
            if all(kinds) and "slip" in kinds:
                yield block, row[0].start, row[-1].end
        if len(words) == 1 and len(words[0]) >= _GLUED:
            for a, b in pairwise(tokens):
                parted = block.text[a.end : b.start]
                whole = _bare(a.key + b.key)
                if (
                    parted in _PARTING
                    and _looks_like(whole, words[0])
                    and not all(often[x.key] > _OFTEN or is_known(x.key, lang="nl") for x in (a, b))
                ):
                    yield block, a.start, b.end


@lru_cache(maxsize=64)
def _often(letter: Letter) -> Counter[str]:
    """How often each word stands in a letter."""
    return Counter(t.key for b in letter.blocks for t in split_tokens(b.text))


def _likeness(token: Token, word: str, often: Counter[str]) -> str:
    """ "same", "slip" or "" for a word of the text beside one of the term."""
    key = token.key
    if key == word:
        return "same"
    if abs(len(key) - len(word)) > max(2, _slips(word)) or often[key] > _OFTEN:
        return ""
    if not _looks_like(key, word) or is_known(key, lang=("nl", "en")):
        return ""
    return "slip"


@lru_cache(maxsize=65536)
def _looks_like(key: str, word: str) -> bool:
    """Whether one may be a misreading of the other."""
    if _folded(key) == _folded(word):
        return True
    if len(word) >= _SHORTEST and key != word and sorted(key) == sorted(word):
        return True
    allowed = _slips(word)
    return bool(allowed) and OSA.distance(key, word, score_cutoff=allowed) <= allowed


def _slips(word: str) -> int:
    """How many letters a misreading of a word may be off, by its length."""
    return sum(len(word) >= length for length in (6, 8, 12, 16))


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    """A word in which letters that look alike are one."""
    for seen, meant in _LOOKALIKES:
        word = word.replace(seen, meant)
    return word
