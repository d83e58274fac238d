"""Puts the characters of a page into rows by their baseline, with raised note numbers taken out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Protocol, TypeVar

from compare.io.pdf.model import Char
from compare.model import Area

_SMALL = 0.7  # a digit this much smaller than the text beside it is a note number
_SAME_BASE = 1.0  # points; characters this near in height stand on one row
_WORD_GAP = 0.2  # times the size; a wider gap parts two words
_OWN_SPACE = 0.75  # part of the paper's own space that a gap without one must reach: less is only kerning
_COLUMN_GAP = 3.0  # times the size; a wider gap parts two columns
_NO_GAP = 0.05  # times the size; a space that leaves less room than this is not seen
_POWER = re.compile(r"(?:^|[\s\d(/])[cdkm]?m$")  # a raised 2 or 3 after it belongs to a unit: «m2»
_SIGN = re.compile(r"^(?:\(cid:\d+\)|[\ue000-\uf8ff])$")  # a sign without a meaning that is known: a bullet
_ACCENTS = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "ˇ": "\u030c", "¸": "\u0327"}
"""Accents that are set over the letter before them, and what joins them to it."""


class _Based(Protocol):
    @property
    def base(self) -> float: ...


_B = TypeVar("_B", bound=_Based)


@dataclass(frozen=True, slots=True)
class Row:
    """Characters on one baseline: a printed line before its role is known.

    ``font`` is the type of most of it, ``one_font`` tells whether it is the type of
    all of it, ``tail_font`` is the type of all after its first word ("" when there are
    several). ``word`` is the width of its first word, ``second`` where the second
    begins; ``open_end`` tells that it ends with a space. ``lead`` is a raised number
    that stands before the row, as at a note; ``references`` the raised numbers inside it.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    font: str
    one_font: bool
    word: float
    second: float
    open_end: bool
    tail_font: str = ""
    lead: int = 0
    references: tuple[int, ...] = ()

    def area(self, sheet: int) -> Area:
        """Where it stands on that page of the file."""
        return Area(
            sheet,
            round(self.x0, 1),
            round(self.base - 0.25 * self.size, 1),
            round(self.x1, 1),
            round(self.base + 0.8 * self.size, 1),
        )


def group_by_base(ordered: Iterable[_B]) -> list[list[_B]]:
    """What stands on one baseline together, in the order in which it comes: from top to bottom."""
    groups: list[list[_B]] = []
    for one in ordered:
        if groups and abs(groups[-1][0].base - one.base) <= _SAME_BASE:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def chars_to_rows(chars: Sequence[Char], gap: float = _COLUMN_GAP) -> list[Row]:
    """The rows of a page from top to bottom, and from left to right on one baseline.

    Args:
        chars: The characters of a page, or of a part of it.
        gap: How many times its size a gap must be to part two columns.
    """
    raised = _raised(chars)
    spaces = [(c.x1 - c.x0) / c.size for c in chars if c.text == " " and c.size]
    word_gap = max(_WORD_GAP, _OWN_SPACE * median(spaces)) if spaces else _WORD_GAP
    plain = [c for c in chars if c not in raised] if raised else list(chars)
    rows: list[Row] = []
    for group in group_by_base(sorted(plain, key=lambda c: -c.base)):
        near = [c for c in raised if 0.3 < c.base - group[0].base < 6.5] if raised else []
        for part in _split_columns(sorted(group, key=lambda c: c.x0), gap):
            rows.append(_row(part, near, word_gap))
    return rows


def _raised(chars: Sequence[Char]) -> frozenset[Char]:
    """Digits that stand higher and smaller than the text they belong to."""
    bases: dict[int, list[Char]] = {}
    for char in chars:
        if char.text.isalpha():
            bases.setdefault(round(char.base), []).append(char)
    found: set[Char] = set()
    for char in chars:
        if not char.text.isdigit():
            continue
        own = bases.get(round(char.base), ())
        if any(abs(c.size - char.size) < 0.3 and abs(c.x0 - char.x0) < 300 for c in own):
            continue  # small digits among small letters are small print
        at = round(char.base)
        below = (c for step in range(1, 8) for c in bases.get(at - step, ()))
        if any(
            char.size < c.size * _SMALL * 1.13
            and abs(c.x0 - char.x0) < 100
            and 0.3 < char.base - c.base < 6.5
            for c in below
        ):
            found.add(char)
    return frozenset(found)


def _split_columns(chars: list[Char], gap: float) -> Iterator[list[Char]]:
    """Parts of a row that stand far apart: margin, body, column aside."""
    part: list[Char] = []
    end = 0.0
    for char in chars:
        if not char.text.strip():
            if part:
                part.append(char)
            continue
        if part and char.x0 - end > gap * char.size:
            yield part
            part = []
        part.append(char)
        end = char.x1
    if part:
        yield part


def _row(chars: Sequence[Char], raised: Sequence[Char], word_gap: float) -> Row:
    visible = [c for c in chars if c.text.strip()]
    fonts = Counter(c.font for c in visible)
    size = Counter(c.size for c in visible).most_common(1)[0][0]
    first, last = visible[0].x0, visible[-1].x1
    near = sorted((c for c in raised if first - 12 <= c.x0 <= last + 6 and c.size < size), key=lambda c: c.x0)
    numbers = _digits(near)
    lead = next((n for n, x, _ in numbers if x <= first), 0)
    text, references = _text(chars, [number for number in numbers if number[1] > first], word_gap)
    word, second = _first_word(chars, word_gap)
    tail = {c.font for c in visible if c.x0 >= second > 0}
    return Row(
        text=text,
        x0=first,
        x1=last,
        base=visible[0].base,
        size=size,
        font=fonts.most_common(1)[0][0],
        one_font=len(fonts) == 1,
        word=word,
        second=second,
        open_end=chars[-1].text == " ",
        tail_font=next(iter(tail)) if len(tail) == 1 else "",
        lead=lead,
        references=references,
    )


def _first_word(chars: Sequence[Char], word_gap: float) -> tuple[float, float]:
    """Width of the first word of a row, and where the second begins (0 when there is none)."""
    end, spaced = chars[0].x0, False
    for char in chars:
        blank = not char.text.strip()
        if not blank and (spaced or char.x0 - end > word_gap * char.size):
            return end - chars[0].x0, char.x0
        spaced = spaced or blank
        if not blank:
            end = char.x1
    return end - chars[0].x0, 0.0


def _text(
    chars: Sequence[Char], raised: Sequence[tuple[int, float, float]], word_gap: float
) -> tuple[str, tuple[int, ...]]:
    """The words of a row, and the note numbers taken out of it; the room of such a number is no space."""
    text, end, blank, noted = "", chars[0].x0, False, False
    references: list[int] = []
    waiting = list(raised)

    def pass_raised(x: float) -> None:
        nonlocal text, end, blank, noted
        while waiting and waiting[0][1] < x:
            number, _, x1 = waiting.pop(0)
            if _POWER.search(text) and number in (2, 3):
                text += str(number)
            else:
                references.append(number)
            end, blank, noted = max(end, x1), False, True

    for char in chars:
        pass_raised(char.x0)
        if not char.text.strip():
            blank = True
            continue
        accent = _ACCENTS.get(char.text)
        if accent and text[-1:].isalpha() and char.x0 < end - 0.1 * char.size:
            text = unicodedata.normalize("NFC", text + accent)
            continue
        # A space that the next letter stands upon takes no room: it parts nothing.
        room = _NO_GAP if blank else _WORD_GAP if noted else word_gap
        if (blank and noted) or char.x0 - end > room * char.size:
            text += " "
        text += _SIGN.sub("•", char.text)
        end, blank, noted = char.x1, False, False
    pass_raised(float("inf"))
    # A soft hyphen is seen at the end of a line only.
    text = re.sub("\xad(?=.)", "", " ".join(text.split())).replace("\xad", "-")
    return text, tuple(references)


def _digits(chars: Sequence[Char]) -> list[tuple[int, float, float]]:
    """Note numbers from raised digits: (number, where it begins, where it ends)."""
    runs: list[list[Char]] = []
    for char in chars:
        if runs and char.x0 - runs[-1][-1].x1 < 1.0:
            runs[-1].append(char)
        else:
            runs.append([char])
    return [(int("".join(c.text for c in run)), run[0].x0, run[-1].x1) for run in runs]
