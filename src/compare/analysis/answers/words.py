"""The words that carry a question, and whether they come back in an answer.

A word comes back in any form of its family («uitbreiden», «uitbreiding»), in a compound
(«troepen», «troepenverplaatsing»), and taken apart («defensie-uitgaven», «uitgaven aan
defensie»). Other words for the same are not found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from math import log

from compare.model import Letter
from compare.text.families import compound_parts, family
from compare.text.tokens import Token, split_tokens

PREAMBLE = 0.25
"""Weight of a word that stands only in what leads up to the asking sentences, against 1 for theirs."""
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class KeyWord:
    """A word that carries a question, as first written, with its ``places`` in the question's text.

    ``key`` is its family, ``parts`` those of the words that a compound is made of. ``weight`` is its
    rarity in the paper, less when it stands in the preamble only.
    """

    key: str
    parts: tuple[str, ...]
    text: str
    weight: float
    asked: bool
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A word of a text as it is compared: its family, those of its compound parts, its place."""

    key: str
    parts: tuple[str, ...]
    start: int
    end: int
    text: str

    @property
    def keys(self) -> tuple[str, ...]:
        """All families under which the word can be met."""
        return (self.key, *self.parts)


@lru_cache(maxsize=65536)
def _keys(word: str) -> tuple[str, tuple[str, ...]]:
    """Family of a word in lower case, and those of the words it is made of."""
    return family(word), tuple(family(p) for p in compound_parts(word))


@lru_cache(maxsize=4096)
def _split_units(text: str) -> tuple[Unit, ...]:
    """The words of a text as they are compared, in order."""
    return tuple(Unit(*_keys(t.key), t.start, t.end, t.text) for t in split_tokens(text))


def rarity(letter: Letter) -> dict[str, float]:
    """For each family of words how rare it is among the paragraphs of a paper: log(1 + paragraphs / with it).

    Rare here is rare in this paper: its subject weighs little in it.
    """
    blocks = [b for b in letter.blocks if b.is_body]
    found: Counter[str] = Counter()
    for block in blocks:
        found.update({key for unit in _split_units(block.text) for key in unit.keys})
    return {key: log(1 + len(blocks) / n) for key, n in found.items()}


def find_key_words(
    text: str,
    asked: Sequence[tuple[int, int]],
    weights: Mapping[str, float],
    common: frozenset[str],
) -> tuple[KeyWord, ...]:
    """The words that carry a question, the heaviest first.

    Args:
        text: The question.
        asked: Start and end of the parts that ask; words elsewhere weigh `PREAMBLE`.
        weights: `rarity` of the paper.
        common: Words that carry nothing, in lower case: stop words, and those in which parties ask.
    """
    places: dict[str, list[tuple[int, int]]] = {}
    parts: dict[str, tuple[str, ...]] = {}
    inside: dict[str, tuple[int, int]] = {}
    formulas = _formula_spans(text)
    for token in split_tokens(text):
        if not _carries(token, common) or any(a <= token.start < b for a, b in formulas):
            continue
        key, made_of = _keys(token.key)
        places.setdefault(key, []).append((token.start, token.end))
        parts[key] = () if any(p in common for p in compound_parts(token.key)) else made_of
        if any(a <= token.start < b for a, b in asked):
            inside.setdefault(key, (token.start, token.end))
    highest = max(weights.values(), default=1.0)
    words = (
        KeyWord(
            key,
            parts[key],
            text[slice(*inside.get(key, found[0]))],
            weights.get(key, highest) * (1.0 if key in inside else PREAMBLE),
            key in inside,
            tuple(found),
        )
        for key, found in places.items()
    )
    return tuple(sorted(words, key=lambda w: (-w.weight, w.places[0])))


_FORMULA = re.compile(
    r"\b(?:leden|lid|woordvoerders?)\s+van\s+de\s+[^.,;?]{1,60}?-?\s?fracties?\b", re.IGNORECASE
)


def _formula_spans(text: str) -> list[tuple[int, int]]:
    """Where a party names itself."""
    return [m.span() for m in _FORMULA.finditer(text)]


def _carries(token: Token, common: frozenset[str]) -> bool:
    """Whether a word says what a question is about."""
    if token.key in common or family(token.key) in common:
        return False
    if "fractie" in token.key:
        return False
    return len(token.key) >= _SHORTEST or any(c.isdigit() for c in token.key) or token.text.isupper()


def keys_of(text: str) -> frozenset[str]:
    """The families of all words of a text, compounds also under their parts."""
    return frozenset(key for unit in _split_units(text) for key in unit.keys)


def returned(word: KeyWord, keys: AbstractSet[str]) -> float:
    """How far a key word comes back among these families: 1, 0, or of a compound the part of its words."""
    if word.key in keys or not word.parts:
        return float(word.key in keys)
    return sum(p in keys for p in word.parts) / len(word.parts)


def returned_share(words: Sequence[KeyWord], keys: AbstractSet[str]) -> float:
    """Part of the weight of these words that comes back, from 0 to 1; 0 without words."""
    total = sum(w.weight for w in words)
    return sum(w.weight * returned(w, keys) for w in words) / total if total else 0.0


def find_returns(text: str, words: Iterable[KeyWord]) -> tuple[tuple[int, int], ...]:
    """Where key words come back in a text, as start and end in reading order."""
    wanted = {key for w in words for key in (w.key, *w.parts)}
    return tuple((u.start, u.end) for u in _split_units(text) if not wanted.isdisjoint(u.keys))
