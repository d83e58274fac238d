"""A text in words and marks, each in the one spelling in which it is compared: typography folded away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from compare.text.tokens import WORD

_NOTE_AFTER_MARK = r"(?:(?<=[^\d\s][)»”’\".,;:?!])\d{1,3}(?!\w))?"
_RANGE_START = r"(?<![\w-])\d{1,4}(?:,\d+)?(?=[-‐‑]\d)"  # «2021-2024» falls apart as «2021–2024» does
_PIECE = re.compile(rf"(?:{_RANGE_START}|{WORD}|[^\w\s]{_NOTE_AFTER_MARK})\s*")
# Each begins with what is looked for: a look back first would be tried at every letter.
_NOTE = re.compile(r"\d(?:(?<=[a-zà-ÿ]{2}\d)|(?<=\0[^\w\s\0]\d))\d{0,2}(?!\w)")
_INNER = re.compile(r"[-'](?:(?=\w)|(?<=\w[-']))")
_FOLD = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("«»“”„\"'‘’‹›", "'"),
        **dict.fromkeys((chr(n) for n in range(0x3001) if chr(n).isspace()), None),
        **{"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ĳ": "ij", "Ĳ": "IJ", "…": "..."},
    }
)
_LONGEST_NOTE = 3
_SHORT = 3
_FUNCTION_WORDS = frozenset((
    "aan", "als", "bij", "dan", "dat", "deze", "die", "daar", "door", "dus", "eens", "hier", "hun",
    "maar", "met", "naar", "ook", "onder", "onze", "over", "sinds", "tegen", "tussen", "toch", "van",
    "vanuit", "voor", "waar", "want", "wordt", "worden", "zijn", "zoals", "heeft", "hebben", "haar",
    "werd", "werden", "daarbij", "hierbij", "daarin", "hierin", "daarmee", "hiermee", "binnen", "rond",
    "zich", "waarbij", "waarin",
))  # fmt: skip
_OWN_MEANING = frozenset(("zal", "kan", "wil", "mag", "eu", "vn", "vs", "ik", "wij", "we"))
"""Short words that say something all the same."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as words and marks, each with the space behind it; ``keys`` is how they are compared.

    ``starts`` has one more than there are pieces: the end of the text. What stands before the
    first piece is white space and belongs to it.
    """

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    text: str

    def stretch(self, a: int, b: int) -> str:
        """The text of pieces ``a`` up to ``b``."""
        return self.text[self.starts[a] : self.starts[b]]


@lru_cache(maxsize=4096)
def cut_pieces(text: str) -> Pieces:
    """The words and marks of a text."""
    parts = _PIECE.findall(text)
    lead = len(text) - sum(map(len, parts))
    folded = _fold("\0".join(parts))
    if len(folded) != len(parts):  # a zero character in the text itself
        folded = [key for part in parts for key in _fold(part.replace("\0", "·"))]
    starts = accumulate(map(len, parts), initial=lead)
    next(starts)
    return Pieces(tuple(folded), (0, *starts), text)


def is_content(key: str) -> bool:
    """Whether a word means something by itself: no mark, no «de», «van» or «wordt»."""
    if key in _OWN_MEANING or key[:1].isdigit():
        return True
    return len(key) > _SHORT and key[0].isalnum() and key not in _FUNCTION_WORDS


def is_note_apart(word: str, other: str) -> bool:
    """Whether ``other`` is ``word`` with the number of a note behind it («NVS1»)."""
    number = other[len(word) :]
    is_note = number.isdigit() and len(number) <= _LONGEST_NOTE
    return is_note and other.startswith(word) and word[-1:].isalpha()


def _fold(parts: str) -> list[str]:
    """Words and marks, parted by a zero character, without differences of typography."""
    if not parts:
        return []
    bare = _NOTE.sub("", f"\0{parts}").translate(_FOLD).lower()
    return _INNER.sub("", bare).split("\0")[1:]
