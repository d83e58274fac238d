"""What each word of a letter is worth when wordings are laid side by side; knows no pairs of letters.

A word is worth its surprise in bits: much where it is rare, little where its neighbours give it away.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log2

import numpy as np
from numpy.typing import NDArray

from compare.model import Dutch, Letter
from compare.text.families import compound_parts, family
from compare.text.lemmas import lemma
from compare.text.tokens import Token, split_sentences, split_tokens

Numbers = NDArray[np.int32]
Parts = NDArray[np.float32]

SHORTEST_SENTENCE = 3
_RELATED, _EQUAL, _IN_PART = 0.85, 0.8, 0.5
"""Part of a word's worth that its family has, a word that may take its place, and a part of a compound."""
_MOST = 10.0
"""Bits that a word is worth at most, so that one rare word is no formula."""
_PRICE = 3.0
"""Bits taken off every word: «de» and «van» tell next to nothing."""
_NAME = 0.25
"""Part that is left for a name or a number: two letters that name the same thing share no formula."""
_SET = 0.35
"""Part that is left for a word of a phrase that any official writes."""
_FILLERS = 4
"""Words such as «van» and «de» that a name may hold beside those of its initials."""
_TRUST = 20.0
"""Times that two words must have stood together elsewhere before the one gives the other away."""
_BOTH = 2
"""Occurrences that are not «elsewhere»: the two that are laid side by side."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at its place: ``start`` is where it begins in the block's text."""

    letter_id: str
    block_n: int
    start: int
    text: str
    page: int
    speaker: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often some letters have each word family and each two in a row.

    ``named`` and ``plain`` count words that begin no sentence, with and without a capital;
    ``terms`` are two words in a row of a name that its own initials follow: «… beleid (GVDB)».
    """

    words: Counter[str]
    pairs: Counter[tuple[str, str]]
    terms: set[tuple[str, str]]
    named: Counter[str]
    plain: Counter[str]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A letter's sentences with what their words are worth.

    ``types`` numbers the words of each sentence; ``facets`` holds for each number by what the
    word can be recognised (its dictionary form, its family, the parts of a compound, words that
    may take its place) with the bits that each is worth; ``tells`` for each word of each sentence
    the part of it that counts at that place, 0 to 1.
    """

    sentences: tuple[Sentence, ...]
    types: tuple[Numbers, ...]
    facets: tuple[Mapping[str, float], ...]
    tells: tuple[Parts, ...]

    def worths(self) -> Parts:
        """What each numbered word is worth where all of it counts."""
        return np.array([max(f.values(), default=0.0) for f in self.facets] or [0.0], dtype=np.float32)

    def bits(self, n: int) -> list[float]:
        """What each word of the ``n``th sentence is worth at its place."""
        worth = (max(self.facets[kind].values(), default=0.0) for kind in self.types[n].tolist())
        return [bits * float(tell) for bits, tell in zip(worth, self.tells[n], strict=True)]


@lru_cache(maxsize=64)
def find_sentences(letter: Letter) -> tuple[Sentence, ...]:
    """The sentences of a letter's body in reading order; those of one or two words left out."""
    found = []
    for block in letter.blocks:
        if not block.is_body:
            continue
        for start, end in split_sentences(block.text):
            text = block.text[start:end]
            tokens = split_tokens(text)
            if len(tokens) >= SHORTEST_SENTENCE:
                page = block.page_at(start)
                found.append(
                    Sentence(block.place.letter_id, block.n, start, text, page, block.speaker, tokens)
                )
    return tuple(found)


def count_letters(letters: Iterable[Letter]) -> Counts:
    """The counts of some letters together, each letter once."""
    total = Counts(Counter(), Counter(), set(), Counter(), Counter())
    for letter in {x.id: x for x in letters}.values():
        _add_sentences(total, find_sentences(letter))
    return total


def _add_sentences(counts: Counts, sentences: Iterable[Sentence]) -> None:
    """Count more sentences in."""
    for sentence in sentences:
        families = [family(t.key) for t in sentence.tokens]
        counts.words.update(families)
        counts.pairs.update(pairwise(families))
        for start, end in _terms(sentence):
            counts.terms.update(pairwise(families[start:end]))
        for token in sentence.tokens[1:]:
            (counts.named if token.text[0].isupper() else counts.plain)[token.key] += 1


def _terms(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Names whose initials stand between brackets after them, by the numbers of their words."""
    for i, token in enumerate(sentence.tokens):
        initials = token.text
        bracketed = sentence.text[token.start - 1 : token.start] == "("
        if not (bracketed and len(initials) > 1 and initials[:2].isupper()):
            continue
        for start in range(i - 1, max(-1, i - len(initials) - _FILLERS), -1):
            if sentence.tokens[start].key[0] == initials[0].lower() and i - start > 1:
                yield start, i
                break


@dataclass(frozen=True, slots=True)
class Scale:
    """By what words are weighed.

    ``groups`` are those of each family, ``of_groups`` how often one of a group was seen;
    ``phrases`` holds for a family the set phrases that begin with it, the longest first;
    ``total`` is the number of words counted.
    """

    counts: Counts
    groups: Mapping[str, frozenset[str]]
    of_groups: Mapping[str, int]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    total: int

    def bits(self, n: float) -> float:
        """What is seen ``n`` times is worth this, `_MOST` at most."""
        return min(_MOST, max(0.0, -log2((max(0.0, n - _BOTH) + 0.5) / self.total) - _PRICE))


def make_scale(counts: Counts, dutch: Dutch) -> Scale:
    """The scale by these counts."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    seen: Counter[str] = Counter()
    for words in dutch.alike:
        for root in {family(word) for word in words}:
            groups[root].add(words[0])
            seen[words[0]] += counts.words[root]
    phrases: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for phrase in dutch.phrases:
        roots = tuple(family(t.key) for t in split_tokens(phrase))
        phrases[roots[0]].add(roots)
    return Scale(
        counts,
        {root: frozenset(names) for root, names in groups.items()},
        seen,
        {root: tuple(sorted(found, key=lambda p: (-len(p), p))) for root, found in phrases.items()},
        counts.words.total() + 1,
    )


def weigh_sentences(sentences: tuple[Sentence, ...], scale: Scale) -> Weighed:
    """What the words of some sentences are worth.

    Args:
        scale: By the counts of the letter itself and of those by which rarity is measured.
    """
    numbers: dict[str, int] = {}
    facets: list[Mapping[str, float]] = []
    types: list[Numbers] = []
    tells: list[Parts] = []
    for sentence in sentences:
        for token in sentence.tokens:
            if token.key not in numbers:
                numbers[token.key] = len(facets)
                facets.append(_facets(token.key, scale))
        types.append(np.array([numbers[t.key] for t in sentence.tokens], dtype=np.int32))
        tells.append(_tells(sentence, scale))
    return Weighed(sentences, tuple(types), tuple(facets), tuple(tells))


def _facets(key: str, scale: Scale) -> Mapping[str, float]:
    """By what a word can be recognised, each with its bits."""
    root, seen = family(key), scale.counts.words
    whole = scale.bits(seen[root])
    found = {f"={lemma(key).lower()}": whole, f"~{root}": _RELATED * whole}
    for part in compound_parts(key):
        inside = family(part)
        found.setdefault(f"~{inside}", _IN_PART * scale.bits(seen[inside]))
    for group in scale.groups.get(root, ()):
        found[f"&{group}"] = _EQUAL * scale.bits(scale.of_groups[group])
    return {facet: n for facet, n in found.items() if n > 0}


def _tells(sentence: Sentence, scale: Scale) -> Parts:
    """The part of each word's worth that counts where it stands.

    Little where the word before or after gives it away, as inside a name, a title or a set
    form, and for names and numbers.
    """
    counts = scale.counts
    roots = [family(t.key) for t in sentence.tokens]
    worth = [scale.bits(counts.words[root]) for root in roots]
    set_words = _in_set_phrase(roots, scale)
    told = []
    for i, (token, bits) in enumerate(zip(sentence.tokens, worth, strict=True)):
        around = [n for n in (i - 1, i + 1) if 0 <= n < len(roots)]
        left = [_left_over(counts, bits, (roots[min(i, n)], roots[max(i, n)]), roots[n]) for n in around]
        part = sum(left) / (len(left) * bits) if bits else 0.0
        if (i and token.text[0].isupper()) or is_name(token.key, counts):
            part *= _NAME
        told.append(part * (_SET if i in set_words else 1.0))
    return np.array(told, dtype=np.float32)


def _in_set_phrase(roots: Sequence[str], scale: Scale) -> frozenset[int]:
    """Numbers of the words that are part of a set phrase."""
    found: set[int] = set()
    for i, root in enumerate(roots):
        for phrase in scale.phrases.get(root, ()):
            if tuple(roots[i : i + len(phrase)]) == phrase:
                found.update(range(i, i + len(phrase)))
                break
    return frozenset(found)


def _left_over(counts: Counts, worth: float, pair: tuple[str, str], neighbour: str) -> float:
    """Bits that a word still has once its neighbour is known."""
    if pair in counts.terms:
        return 0.0
    seen = max(0, counts.words[neighbour] - _BOTH)
    chance = (max(0, counts.pairs[pair] - _BOTH) + _TRUST * 2.0**-worth) / (seen + _TRUST)
    return min(worth, -log2(chance))


def is_name(key: str, counts: Counts) -> bool:
    """Whether a word is a number, or has a capital inside sentences more often than not."""
    return key[:1].isdigit() or counts.named[key] > counts.plain[key]
