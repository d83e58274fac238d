"""Words and sentences of clean Dutch text, with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"\d+(?:[.,]\d+)*%?(?:-\w+)*|\w(?:\w|[-’'.](?=\w))*-?")
_ABBREVIATIONS = frozenset(
    (
        "o.a.", "m.b.t.", "m.n.", "t.a.v.", "i.v.m.", "d.w.z.", "bijv.", "jl.", "nr.", "nrs.", "cf.", "art.",
        "c.s.", "resp.", "incl.", "excl.", "mw.", "dhr.", "dr.", "mr.", "drs.", "ir.", "prof.", "p.", "jr.",
        "st.", "vs.", "z.s.m.", "a.u.b.", "i.c.", "t.b.v.", "e.d.", "e.v.", "d.d.", "n.a.v.", "i.h.k.v.",
        "w.o.",
    )
)  # fmt: skip
_SENTENCE_END = re.compile(r"[.?!…]+[»”’\")]*\s+(?=[«“‘\"(]*[A-ZÀ-Þ0-9])|\n")


@dataclass(frozen=True, slots=True)
class Token:
    """A word at its place. ``key`` is its lower-case form with straight apostrophes.

    ``parts`` are its hyphen parts as (start, end); a word without a hyphen has one.
    """

    start: int
    end: int
    text: str
    key: str
    parts: tuple[tuple[int, int], ...]


def fold(text: str) -> str:
    """Lower case with straight apostrophes: the form in which words are compared."""
    return text.replace("’", "'").replace("‘", "'").lower()


@lru_cache(maxsize=8192)
def split_tokens(text: str) -> tuple[Token, ...]:
    """The words of a text in order.

    Numbers, percentages («2%-norm») and compounds («NAVO-bondgenoten») are one
    word; «veiligheids-» keeps its suspended hyphen.
    """
    tokens = []
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        parts = tuple((start + p.start(), start + p.end()) for p in re.finditer(r"[^-]+", word))
        tokens.append(Token(start, match.end(), word, fold(word), parts))
    return tuple(tokens)


def count_words(text: str) -> int:
    """Number of words in a text."""
    return len(split_tokens(text))


@lru_cache(maxsize=8192)
def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence; a newline ends one too.

    Misleads after rare abbreviations that are followed by a capital.
    """
    bounds, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        end = match.end()
        before = text[start : match.start() + 1].rsplit(None, 1)
        last_word = before[-1].lower().lstrip("(«“‘") if before else ""
        is_initial = re.fullmatch(r"(?:[a-z]\.)+", last_word) is not None
        if match.group() != "\n" and (last_word in _ABBREVIATIONS or is_initial):
            continue
        if text[start:end].strip():
            bounds.append((start, start + len(text[start:end].rstrip())))
        start = end
    if text[start:].strip():
        bounds.append((start, len(text.rstrip())))
    return tuple(bounds)
