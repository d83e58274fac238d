"""Breaks a paragraph into lines: ragged, with hyphens where a syllable may end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from typesetting.drawing import Run, measure
from typesetting.paper import LineEnd, Part

Break = Callable[[str], list[int]]

_VOWELS = "aeiouyáàâäéèêëíïîóôöúüû"
_ONSETS = {
    "bl", "br", "ch", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "kl", "kn", "kr", "kw", "pl", "pr",
    "sch", "schr", "tr", "vl", "vr", "wr", "zw", "th",
}  # fmt: skip


def syllable_breaks(word: str) -> list[int]:
    """Offsets in a word of letters where a syllable could end: about right for Dutch, compounds aside."""
    found: list[int] = []
    lower = word.lower()
    for match in re.finditer(rf"(?<=[{_VOWELS}])[^{_VOWELS}\W\d_]+(?=[{_VOWELS}])", lower):
        cluster = match.group()
        onset = next((n for n in (4, 3, 2) if len(cluster) >= n and cluster[-n:] in _ONSETS), 1)
        at = match.end() - onset
        if at >= 3 and len(word) - at >= 3:
            found.append(at)
    return found


def no_breaks(word: str) -> list[int]:
    """No place at all: for papers in which nothing is hyphenated."""
    return []


@dataclass(frozen=True, slots=True)
class Measure:
    """Family, face and size that lines are set in, and how note numbers stand in them."""

    size: float
    family: str = "univers"
    face: str = "roman"
    word_space: float = 0.0
    note_size: float = 5.4879
    note_stretch: float = 1.1818
    note_rise: float = 3.4923


@dataclass(frozen=True, slots=True)
class SetLine:
    """A stretch of a paragraph on one line.

    ``room`` is what is left of the line once the next word is taken off; negative: it did not fit.
    """

    start: int
    end: int
    soft: bool
    room: float
    line_end: LineEnd | None
    notes: tuple[int, ...]
    last: bool


def break_lines(
    part: Part,
    how: Measure,
    width: float,
    hyphenate: Break = syllable_breaks,
    indent: float = 0.0,
    zone: float = 50.0,
    first_word: str = "",
) -> list[SetLine]:
    """The lines of a paragraph.

    Args:
        part: The paragraph.
        how: Its type.
        width: Width of the column in points.
        hyphenate: Where a word may be cut.
        indent: How far the first line is moved.
        zone: A line may stay this much shorter than the column before a word is cut; 50 gives as many
            hyphens as the real letters have (7%).
        first_word: What follows the paragraph, to know whether its last line shows that it ends.
    """
    text = part.text
    spans = [m.span() for m in re.finditer(r"\S+", text)]
    lines: list[SetLine] = []
    start, at, offset = spans[0][0], 0, spans[0][0]
    while at < len(spans):
        room = width - (indent if not lines else 0.0)
        end = start
        taken = at
        while taken < len(spans) and _width(part, start, spans[taken][1], how) <= room + 1e-6:
            end = spans[taken][1]
            taken += 1
        if taken == len(spans):
            left = room - _width(part, start, end, how)
            after = measure(" " + first_word, how.face, how.family, how.word_space) * how.size
            lines.append(SetLine(start, end, False, left - after, None, _notes(part, offset, end), True))
            break
        word_start = max(spans[taken][0], start)
        left = room - (_width(part, start, end, how) if end > start else 0.0)
        cut = _cut(
            part, start, word_start, spans[taken][1], room, how, hyphenate, left > zone or end == start
        )
        if cut:
            where, soft = cut
            lines.append(SetLine(start, where, soft, -1.0, None, _notes(part, offset, where), False))
            start, at, offset = where, taken, where
            continue
        if end == start:  # a word wider than the column: it sticks out
            end, taken = spans[taken][1], taken + 1
        after_space = spans[taken][0] if taken < len(spans) else end
        lines.append(SetLine(start, end, False, -1.0, None, _notes(part, offset, end), taken == len(spans)))
        start, at, offset = after_space, taken, end
    return [
        replace(line, line_end=_line_end(part, line, after) if after else None)
        for line, after in zip_longest(lines, lines[1:])
    ]


def line_runs(part: Part, line: SetLine, how: Measure, x: float, trailing: bool) -> list[Run]:
    """The line as text to draw: a run for each face, and the note numbers raised."""
    marks = sorted(
        {line.start, line.end}
        | {o for o, _ in part.notes if line.start < o <= line.end}
        | {o for s, e, _ in part.faces for o in (s, e) if line.start < o < line.end}
    )
    runs: list[Run] = []
    skip = 0
    for start, end in pairwise(marks):
        text = part.text[start + skip : end]
        skip = 0
        if end == line.end:
            text += "-" if line.soft else ""
            if trailing and not text.endswith("-") and not any(o == end for o, _ in part.notes):
                text += " "
        runs.append(Run(x, 0.0, text, how.size, _face(part, start, how), how.family, 1.0, how.word_space))
        x += runs[-1].width
        for number in (n for o, n in part.notes if o == end):
            raised = Run(
                x, how.note_rise, str(number), how.note_size, "roman", how.family, how.note_stretch, 0.0
            )
            x += raised.width
            spaced = part.text[end : end + 1] == " " if end < line.end else trailing
            if spaced and how.family == "univers":
                # The space after a number is drawn with it.
                raised = replace(raised, text=f"{number} ")
                x += measure(" ", how.face, how.family, how.word_space) * how.size
                skip = 1
            runs.append(raised)
    return [run for run in runs if run.text]


def _face(part: Part, at: int, how: Measure) -> str:
    return next((face for start, end, face in part.faces if start <= at < end), how.face)


def _width(part: Part, start: int, end: int, how: Measure) -> float:
    text = part.text[start:end]
    total = measure(text, how.face, how.family, how.word_space) * how.size
    for s, e, face in part.faces:
        inner = part.text[max(s, start) : min(e, end)] if s < end and e > start else ""
        if inner:
            total += (
                measure(inner, face, how.family, how.word_space)
                - measure(inner, how.face, how.family, how.word_space)
            ) * how.size
    for offset, number in part.notes:
        if start < offset <= end:
            digits = measure(str(number), "roman", how.family, 0.0)
            total += digits * how.note_size * how.note_stretch
    return total


def _notes(part: Part, start: int, end: int) -> tuple[int, ...]:
    return tuple(number for offset, number in part.notes if start < offset <= end)


def _cut(
    part: Part, start: int, word: int, end: int, room: float, how: Measure, hyphenate: Break, soft_too: bool
) -> tuple[int, bool] | None:
    """Where the word from ``word`` to ``end`` is cut, and whether a hyphen is added."""
    hyphen = measure("-", how.face, how.family) * how.size
    for where, soft in sorted(_places(part.text[word:end], hyphenate), reverse=True):
        if soft and not soft_too:
            continue
        if _width(part, start, word + where, how) + (hyphen if soft else 0.0) <= room:
            return word + where, soft
    return None


def _places(word: str, hyphenate: Break) -> Iterator[tuple[int, bool]]:
    """Offsets where a word may be cut: at its own hyphens, at a slash in an address, between syllables."""
    address = "://" in word or "www." in word
    for match in re.finditer(
        r"(?<=[\w%]{2})-(?=\w{2})|(?<=\w)/(?=\w)" if address else r"(?<=\w{2})-(?=\w{2})", word
    ):
        yield match.end(), False
    if address or "-" in word:
        return  # the official setting cuts no syllable of a word that has a hyphen of its own
    for match in re.finditer(r"[^\W\d_]{6,}", word):
        if match.group().isupper() or re.search(r"[a-zà-ÿ][A-Z]", match.group()):
            continue
        yield from ((match.start() + at, True) for at in hyphenate(match.group()))


def _line_end(part: Part, line: SetLine, after: SetLine) -> LineEnd | None:
    """What the hyphen or slash at the end of a line is; None when there is none."""
    left = part.text[: line.end].split()[-1]
    right = (part.text[after.start : after.end] + ("-" if after.soft else "")).split()[0]
    if line.soft:
        return LineEnd(left, right, "")
    inside = after.start == line.end
    if left.endswith("-"):
        return LineEnd(left[:-1], right, "-" if inside else "- ")
    return LineEnd(left, right, "") if inside else None
