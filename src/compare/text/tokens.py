"""Words and sentences of clean Dutch text, with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# «2 %» is «2%»; some papers write a hyphen that no line may break at (‑), or its plain twin (‐).
WORD = r"\d+(?:[.,]\d+)*(?:[ \u00a0\u202f]?%)?(?:[-‐‑]\w+)*|\w(?:\w|[-‐‑’'.](?=\w))*[-‐‑]?"
"""What a word is, as a regular expression without groups."""

_WORD = re.compile(WORD)
_PART = re.compile(r"[^-‐‑]+")
_STRAIGHT = str.maketrans("’‘‐‑", "''--")
_ABBREVIATIONS = frozenset(
    (
        "o.a.", "m.b.t.", "m.n.", "t.a.v.", "i.v.m.", "d.w.z.", "bijv.", "jl.", "nr.", "nrs.", "cf.", "art.",
        "c.s.", "resp.", "incl.", "excl.", "mw.", "dhr.", "dr.", "mr.", "drs.", "ir.", "prof.", "p.", "jr.",
        "st.", "vs.", "z.s.m.", "a.u.b.", "i.c.", "t.b.v.", "e.d.", "e.v.", "d.d.", "n.a.v.", "i.h.k.v.",
        "w.o.", "ca.", "max.", "blz.", "evt.", "vgl.", "ing.", "zgn.",
    )
)  # fmt: skip
# Only the first sign of a run is one to begin at: a row of thousands of dots would take minutes otherwise.
_SENTENCE_END = re.compile(r"(?<![.?!…])[.?!…]++[»”’\")]*+\s+(?=[«“‘\"(]*[A-ZÀ-Þ0-9])|\n")


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
    """Lower case with straight apostrophes and plain hyphens: the form in which words are compared."""
    return straighten(text).lower()


def straighten(text: str) -> str:
    """The text with straight apostrophes and plain hyphens, capitals and length kept."""
    return text if text.isascii() else text.translate(_STRAIGHT)


def word_key(word: str) -> str:
    """The form in which one word is compared: `fold`, and «2 %» is «2%»."""
    key = fold(word)
    return "".join(key.split()) if "%" in key else key


def joined(key: str) -> str:
    """A folded word without its hyphens and apostrophes: «cyber-programma» is «cyberprogramma»."""
    return key.replace("-", "").replace("'", "")


@lru_cache(maxsize=8192)
def split_tokens(text: str) -> tuple[Token, ...]:
    """The words of a text in order.

    Numbers, percentages («2%-norm», «2 %») and compounds («NAVO-bondgenoten») are one
    word; «veiligheids-» keeps its suspended hyphen.
    """
    tokens = []
    for match in _WORD.finditer(text):
        word, (start, end) = match.group(), match.span()
        parts: tuple[tuple[int, int], ...] = ((start, end),)
        if not word.isalnum():  # looking for a hyphen in every word took a third of the time
            parts = tuple((start + p.start(), start + p.end()) for p in _PART.finditer(word))
        tokens.append(Token(start, end, word, word_key(word), parts))
    return tuple(tokens)


def count_words(text: str) -> int:
    """Number of words in a text."""
    return len(split_tokens(text))


def _is_abbreviation(word: str) -> bool:
    """Whether a full stop belongs to this word: «nr.», «S.A.»; not «VS.», though «vs.» is one."""
    if re.fullmatch(r"[A-Z]{2,}\.", word):
        return False
    return word.lower() in _ABBREVIATIONS or re.fullmatch(r"(?:[A-Za-z]\.)+", word) is not None


@lru_cache(maxsize=8192)
def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence; a newline ends one too.

    Misleads after rare abbreviations that are followed by a capital, and after «o.a.» where it ends one.
    """
    bounds, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        end = match.end()
        before = text[start : match.start() + 1].rsplit(None, 1)
        last_word = before[-1].lstrip("(«“‘") if before else ""
        if match.group() != "\n" and _is_abbreviation(last_word):
            continue
        if text[start:end].strip():
            bounds.append((start, start + len(text[start:end].rstrip())))
        start = end
    if text[start:].strip():
        bounds.append((start, len(text.rstrip())))
    return tuple(bounds)
