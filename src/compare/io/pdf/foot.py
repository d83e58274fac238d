"""Sets the notes at the foot of a column apart from its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.io.pdf.model import Rule
from compare.io.pdf.rows import Row

_SMALLER = 0.97  # part of the text size; a number of its own in type this small may begin a note
_WIDEST_RULE = 200.0  # points; the rule above notes is short
_NUMBERED = re.compile(r"^(\d{1,3})\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Look:
    """What the running text of a paper looks like: size, type, and from line to line."""

    size: float
    font: str
    step: float

    def is_text(self, row: Row) -> bool:
        """Whether a row is set as running text is, in whole or in part."""
        return abs(row.size - self.size) < 0.5 and (row.font == self.font or not row.one_font)


def split_foot(
    rows: Sequence[Row], rules: Sequence[Rule], look: Look, expected: int
) -> tuple[int, list[tuple[Row, int]]]:
    """How many rows are text, and the rows of the notes below them, each with the number that it begins.

    Notes begin below a short rule at the left, or at a row in other type that has
    the number ``expected``; all below is theirs. Number 0: the note above goes on.
    """
    start = _first_note(rows, rules, look, expected)
    return start, _number(rows[start:], expected)


def _first_note(rows: Sequence[Row], rules: Sequence[Rule], look: Look, expected: int) -> int:
    tail = len(rows)
    while tail and not look.is_text(rows[tail - 1]):
        tail -= 1
    for at, row in enumerate(rows):
        ruled = _is_ruled(row, rows[at - 1] if at else None, rules)
        numbered = row.lead == expected or _text_number(row) == expected
        if ruled and (at >= tail or numbered):
            return at
        own_size = row.size < _SMALLER * look.size or bool(row.lead) or row.font != look.font
        if at >= tail and numbered and own_size:
            return at
    return len(rows)


def _is_ruled(row: Row, above: Row | None, rules: Sequence[Rule]) -> bool:
    """Whether a short rule stands right above a row, that underlines nothing."""
    for rule in rules:
        short = rule.x1 - rule.x0 < _WIDEST_RULE and abs(rule.x0 - row.x0) < 2.5 * row.size
        over = 0.5 * row.size < rule.y - row.base < 3.0 * row.size
        if short and over and (above is None or above.base - rule.y > 0.4 * above.size):
            return True
    return False


def _text_number(row: Row) -> int:
    match = _NUMBERED.match(row.text)
    if match:
        return int(match[1])
    return int(row.text) if row.text.isdigit() and len(row.text) < 4 else 0


def _number(rows: Sequence[Row], expected: int) -> list[tuple[Row, int]]:
    """Rows of notes with their numbers; a number that stands alone goes to the row after it."""
    found: list[tuple[Row, int]] = []
    waiting = 0
    for row in rows:
        number = row.lead or waiting
        alone = row.text.isdigit() and len(row.text) < 4
        if alone and (not found or int(row.text) == expected):
            waiting = int(row.text)
            continue
        if not number and _text_number(row) == expected:
            number = expected
            row = replace(row, text=_NUMBERED.sub("", row.text))
        waiting = 0
        found.append((row, number))
        expected = number + 1 if number else expected
    return found
