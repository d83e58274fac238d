"""The words of many texts as numbers, so that what is compared can be computed for all texts at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.text.tokens import split_sentences, straighten

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

# A word, or a part of a hyphen compound: «NAVO-bondgenoten» and «NAVO bondgenoten» are the same two.
_GAP_AND_PART = re.compile(r"(\W*)(\d+(?:[.,]\d+)*(?:[ \u00a0\u202f]?%)?|\w(?:\w|[’'.](?=\w))*)")
_LOOSE = re.compile(r"[\s\-‐‑«»’‘'\"“”]*")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


@dataclass(frozen=True, slots=True, eq=False)
class WordTable:
    """The words of some texts in order, text after text.

    ``words`` holds each different word as written, ``keys`` the same in lower case with straight apostrophes,
    ``ids`` the word's number at every place; ``texts`` and
    ``sentences`` tell where a place is (sentences are numbered through all texts), ``joins`` whether
    nothing but a space, a hyphen or a quotation mark stands before the next word. ``owners`` is the text of
    each sentence, ``spans`` where it stands in it.
    """

    n_texts: int
    words: tuple[str, ...]
    keys: tuple[str, ...]
    ids: Ints
    texts: Ints
    sentences: Ints
    joins: Flags
    owners: Ints
    spans: tuple[tuple[int, int], ...]

    @property
    def opens(self) -> Flags:
        """Whether a place is in the first sentence of its text."""
        firsts = np.full(self.n_texts + 1, len(self.spans), dtype=np.int64)
        np.minimum.at(firsts, self.owners, np.arange(len(self.owners)))
        return np.asarray(self.sentences == firsts[self.texts])


def tabulate_words(texts: Sequence[str]) -> WordTable:
    """The words of texts as a table; a text without a word has no place in it."""
    numbers: dict[str, int] = {}
    is_loose: dict[str, bool] = {}
    ids: list[int] = []
    sizes: list[int] = []
    joined: list[bool] = []
    owners: list[int] = []
    spans: list[tuple[int, int]] = []
    for n, text in enumerate(texts):
        for start, end in split_sentences(text):
            found = _GAP_AND_PART.findall(_plain(text[start:end]))
            if not found:
                continue
            for gap, word in found:
                number = numbers.get(word)
                if number is None:
                    number = numbers[word] = len(numbers)
                ids.append(number)
                loose = is_loose.get(gap)
                if loose is None:
                    loose = is_loose[gap] = _LOOSE.fullmatch(gap) is not None
                joined.append(loose)
            joined[-len(found)] = False
            sizes.append(len(found))
            owners.append(n)
            spans.append((start, end))
    owned = np.array(owners, dtype=np.int64)
    sentences = np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)
    words = tuple(straighten("".join(word.split())) for word in numbers)
    return WordTable(
        len(texts),
        words,
        tuple(word.lower() for word in words),
        np.array(ids, dtype=np.int64),
        owned[sentences],
        sentences,
        np.append(np.array(joined[1:], dtype=np.bool_), False) if joined else np.zeros(0, dtype=np.bool_),
        owned,
        tuple(spans),
    )


def _plain(text: str) -> str:
    """The text with ligatures and accents in one form, and without signs that nobody sees."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_INVISIBLE)
