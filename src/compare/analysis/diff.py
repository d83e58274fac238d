"""Which words changed between two wordings; case and typography are folded away for comparing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Indel

from compare.text.tokens import fold, split_tokens

_DASHES = str.maketrans("‐‑‒–—−", "------")
_NOTE_AFTER_MARK = re.compile(r"(?<=[^\d\s][)»”’\".,;:?!])\d{1,3}(?!\w)")
_NOTE_AFTER_WORD = re.compile(r"(?<=[a-zà-ÿ]{2})\d{1,3}(?!\w)")
_PIECE = re.compile(r"\s+|[^\w\s]")
_LONGEST_NOTE = 3


@dataclass(frozen=True, slots=True)
class WordChange:
    """A stretch of text that stayed, went or came. ``kind`` is "same", "removed" or "added"."""

    kind: str
    text: str


def diff_words(old: str, new: str) -> tuple[WordChange, ...]:
    """Both wordings in one row: what stayed, what went, what came.

    The "same" and "added" parts together are ``new`` to the letter. The "same"
    and "removed" parts are ``old``, but for case and typography, which do not count as
    a change: of words that stayed, the new writing is shown. Changes with only
    a space between them are one. Words that moved are shown as gone and come.
    """
    old_pieces, new_pieces = _pieces(old), _pieces(new)
    opcodes = Indel.opcodes([key for key, _ in old_pieces], [key for key, _ in new_pieces])
    changes: list[list[str]] = []  # [same, removed, added], one of them a change or a stretch that stayed
    for code in opcodes:
        gone = "".join(text for _, text in old_pieces[code.src_start : code.src_end])
        came = "".join(text for _, text in new_pieces[code.dest_start : code.dest_end])
        if code.tag == "equal":
            changes.append([came, "", ""])
        elif changes and not changes[-1][0]:
            changes[-1][1] += gone
            changes[-1][2] += came
        else:
            changes.append(["", gone, came])
    return tuple(
        WordChange(kind, text)
        for parts in _without_lone_spaces(changes)
        for kind, text in zip(("same", "removed", "added"), parts, strict=True)
        if text
    )


def wording_similarity(old: str, new: str) -> float:
    """Part of the words that two texts share in the same order, 0 to 1."""
    return float(Indel.normalized_similarity(_word_keys(old), _word_keys(new)))


def is_same_wording(old: str, new: str) -> bool:
    """Whether two texts differ in typography only.

    Case, quotation marks, dashes, hyphens and spaces do not count, nor do numbers of
    notes stuck to a word («organisaties2») that the other text lacks.
    """
    if _letters_only(old) == _letters_only(new):
        return True
    old_words, new_words = _bare_words(old), _bare_words(new)
    if len(old_words) != len(new_words):
        return False
    words = zip(old_words, new_words, strict=True)
    return all(a == b or _is_note_apart(a, b) or _is_note_apart(b, a) for a, b in words)


def cover_wording(whole: str, parts: Sequence[str], fillers: Sequence[str] = ()) -> tuple[int, ...]:
    """Which parts together are the whole, typography aside; empty when any word is left.

    Args:
        whole: The longer text.
        parts: Texts that may be cut from it.
        fillers: Texts that may stand between (headings run into the paragraph); they do not count as parts.

    Returns:
        Positions in ``parts``, in order.
    """
    rest = _letters_only(whole)
    pieces = [(_letters_only(text), k) for k, text in enumerate((*parts, *fillers))]
    used = []
    for letters, k in sorted(pieces, key=lambda piece: (-len(piece[0]), piece[1])):
        if letters and letters in rest:
            rest = rest.replace(letters, " ", 1)
            used.append(k)
    found = tuple(sorted(k for k in used if k < len(parts)))
    is_whole = not re.sub(r"[\s\d]", "", rest)  # the number of a note may be left
    return found if is_whole else ()


def _without_lone_spaces(changes: list[list[str]]) -> list[list[str]]:
    """The changes, those parted by no more than a space taken together."""
    merged: list[list[str]] = []
    for i, (same, gone, came) in enumerate(changes):
        is_between = 0 < i < len(changes) - 1
        if same and not same.strip() and is_between and merged:
            merged[-1] = ["", merged[-1][1] + same, merged[-1][2] + same]
        elif merged and not same and not merged[-1][0]:
            merged[-1] = ["", merged[-1][1] + gone, merged[-1][2] + came]
        else:
            merged.append([same, gone, came])
    return merged


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[tuple[str, str], ...]:
    """Words, spaces and marks of a text, each as (form for comparing, as written)."""
    pieces: list[tuple[str, str]] = []
    words = split_tokens(text)
    bounds = [(0, 0), *((t.start, t.end) for t in words), (len(text), len(text))]
    for (_, end), (start, stop) in pairwise(bounds):
        pieces.extend((_folded(m.group()), m.group()) for m in _PIECE.finditer(text, end, start))
        if stop > start:
            pieces.append((_folded(text[start:stop]), text[start:stop]))
    return tuple(pieces)


def _folded(piece: str) -> str:
    """A word, space or mark without differences of typography."""
    if piece.isspace():
        return " "
    if piece in "«»“”„\"'‘’‹›":
        return '"'
    return fold(piece).translate(_DASHES)


def _without_notes(text: str) -> str:
    """The text without numbers of notes that stick to a word or a mark."""
    return _NOTE_AFTER_WORD.sub("", _NOTE_AFTER_MARK.sub("", text))


def _bare_words(text: str) -> list[str]:
    """The words in lower case, without hyphens and numbers of notes."""
    tokens = split_tokens(_without_notes(text).translate(_DASHES))
    return [token.key.replace("-", "").replace("'", "") for token in tokens]


@lru_cache(maxsize=4096)
def _word_keys(text: str) -> tuple[str, ...]:
    return tuple(_bare_words(text))


@lru_cache(maxsize=4096)
def _letters_only(text: str) -> str:
    """The words run together, for texts that part or hyphenate them otherwise."""
    return "".join(_word_keys(text))


def _is_note_apart(word: str, other: str) -> bool:
    """Whether ``other`` is ``word`` with the number of a note behind it («NVS1»)."""
    number = other[len(word) :]
    is_note = number.isdigit() and len(number) <= _LONGEST_NOTE
    return is_note and other.startswith(word) and word[-1:].isalpha()
