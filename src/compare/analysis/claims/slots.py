"""Takes the words that play a part in a claim out of it, so that what is left over is its term."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.model import ClaimWord

GAP = "\x00"
"""Stands where something was taken out."""
_EDGE = r"(?<![\w\x01-])"
_END = r"(?![\w-]|\.\d)"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of one role that were found; ``start`` is where they stood."""

    role: str
    value: str
    text: str
    start: int


def take(text: str, words: Iterable[ClaimWord], *roles: str) -> tuple[str, tuple[Cue, ...]]:
    """The text without the words of these roles, and which they were; the longest go first.

    Of a pattern with «…» both ends are taken out and what stands between stays. The text keeps its length:
    `GAP` stands for every character that was taken.
    """
    found = []
    for word, pattern in _compiled(tuple(w for w in words if w.role in roles)):
        while match := pattern.search(text):
            found.append(Cue(word.role, word.value, match.group().replace(GAP, ""), match.start()))
            for n in range(1, (match.lastindex or 0) + 1):
                text = blank(text, *match.span(n))
    return text, tuple(sorted(found, key=lambda c: c.start))


def blank(text: str, start: int, end: int) -> str:
    """The text with a stretch taken out."""
    return text[:start] + GAP * (end - start) + text[end:]


@lru_cache(maxsize=64)
def _compiled(words: tuple[ClaimWord, ...]) -> tuple[tuple[ClaimWord, re.Pattern[str]], ...]:
    """Each pattern made ready, those with most words first."""
    ordered = sorted(words, key=lambda w: (-len(w.pattern.replace("…", "").split()), -len(w.pattern)))
    return tuple((w, _compile(w.pattern)) for w in ordered)


def _compile(pattern: str) -> re.Pattern[str]:
    """One group for each stretch of a pattern; up to eight other words in between."""
    parts = [
        rf"{_EDGE}({re.escape(part.strip()).replace(chr(92) + ' ', chr(92) + 's+')}){_END}"
        for part in pattern.split("…")
    ]
    return re.compile(r"(?:[^;.?!]{1,90}?)".join(parts), re.IGNORECASE)


def segments(text: str, words: Sequence[ClaimWord]) -> tuple[str, ...]:
    """What is left between the gaps, words without weight at either end aside."""
    parting = "|".join(re.escape(w.pattern) for w in words if w.role == "parting")
    if parting:  # a verb or «als» inside what is left: that is no term but a piece of a sentence
        text = re.sub(
            rf"(?<![\w-])(?:{parting})(?![\w-])", lambda m: GAP * len(m.group()), text, flags=re.IGNORECASE
        )
    weightless = sorted({w.pattern.lower() for w in words if w.role == "filler"}, key=lambda p: -len(p))
    left = []
    for piece in re.split(rf"[{GAP}]+", text):
        piece = piece.strip(" \t\n,;:.!?()–")
        while shorter := _without_edge(piece, weightless):
            piece = shorter[0]
        if any(c.isalnum() or c == "\x01" for c in piece):
            left.append(piece)
    return tuple(left)


def _without_edge(piece: str, weightless: list[str]) -> tuple[str] | None:
    """A piece without one weightless word at its begin or end; None when it has none there."""
    low = piece.lower()
    for word in weightless:
        if low == word:
            return ("",)
        if low.startswith(word + " "):
            return (piece[len(word) :].strip(" ,;:"),)
        if low.endswith(" " + word):
            return (piece[: -len(word)].strip(" ,;:"),)
    return None
