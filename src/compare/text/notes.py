"""Sets footnotes apart from the running text and takes their numbers out of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.model import Line


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number, its page and its printed lines (without the number)."""

    number: int
    page: int
    lines: tuple[Line, ...]


def split_notes(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Note, ...]]:
    """Running text and footnotes.

    Notes stand at the end of a page, numbered in sequence through the paper: the
    first line of the page that begins with the next number, after an empty line,
    begins them, and they go on to the page's end. Lines that the layout marks as
    notes are taken at their word.
    """
    body: list[Line] = []
    notes: list[Note] = []
    expected = 1
    in_notes = False
    for line in lines:
        if line.role == "note":
            number = line.note or (notes[-1].number if notes else 0)
            if line.note or not notes:
                notes.append(Note(number, line.page, ()))
            notes[-1] = _add(notes[-1], line)
            expected = number + 1
            continue
        if line.starts_page:
            in_notes = False
        starts = re.match(rf"{expected}\s+(?=\S)", line.text)
        if starts and (in_notes or (line.gap and _is_referred(expected, body, line.page))):
            notes.append(Note(expected, line.page, ()))
            line = replace(line, text=line.text[starts.end() :])
            expected += 1
            in_notes = True
        if in_notes:
            notes[-1] = _add(notes[-1], line)
        else:
            body.append(line)
    return tuple(body), tuple(notes)


def _add(note: Note, line: Line) -> Note:
    return Note(note.number, note.page, (*note.lines, line))


def _is_referred(number: int, body: Sequence[Line], page: int) -> bool:
    """Whether the number is stuck to a word on this page, as a reference is."""
    pattern = _reference(number)
    return any(pattern.search(line.text) for line in body if line.page == page)


def _reference(number: int) -> re.Pattern[str]:
    """A note number stuck to the end of a word, a bracket, a quote or a full stop."""
    return re.compile(rf"(?<=[^\W\d_]|[)\]»”’.,;:?!%\"]){number}(?![\w%]|[.,:]\d|-\w)")


def strip_references(
    lines: Sequence[Line], notes: Sequence[Note]
) -> tuple[tuple[Line, ...], tuple[tuple[int, int], ...]]:
    """The lines without note numbers, and which line held which number.

    The reference to a note stands on the page of the note, after the reference
    to the note before it. Where no notes came along (a web page), a chain of
    stuck numbers 1, 2, 3 … is taken for references when it is at least three long.

    Returns:
        The lines; pairs of (index of the line, note number).
    """
    found = _find_with_notes(lines, notes) if notes else _find_chain(lines)
    cleaned = list(lines)
    for at, _, start, end in sorted(found, key=lambda f: (f[0], -f[2])):
        line = cleaned[at]
        cleaned[at] = replace(line, text=line.text[:start] + line.text[end:])
    given = [(at, n) for at, line in enumerate(lines) for n in line.references]
    pairs = sorted({(at, number) for at, number, _, _ in found} | set(given))
    return tuple(cleaned), tuple(pairs)


def _find_with_notes(lines: Sequence[Line], notes: Sequence[Note]) -> list[tuple[int, int, int, int]]:
    found: list[tuple[int, int, int, int]] = []
    given = {n for line in lines for n in line.references}
    after = (0, 0)
    for note in notes:
        if note.number in given:
            continue
        pattern = _reference(note.number)
        for at in range(after[0], len(lines)):
            if lines[at].page > note.page:
                break
            if lines[at].page < note.page:
                continue
            match = pattern.search(lines[at].text, after[1] if at == after[0] else 0)
            if match:
                found.append((at, note.number, match.start(), match.end()))
                after = (at, match.end())
                break
    return found


def _find_chain(lines: Sequence[Line]) -> list[tuple[int, int, int, int]]:
    found: list[tuple[int, int, int, int]] = []
    expected = 1
    for at, line in enumerate(lines):
        position = 0
        while match := _reference(expected).search(line.text, position):
            word = re.search(r"\S*$", line.text[: match.start()])
            position = match.end()
            if word and re.fullmatch(r"[A-Z]", word.group()):  # «G7», «Q2»: a name, not a reference
                continue
            found.append((at, expected, match.start(), match.end()))
            expected += 1
    return found if len(found) >= 3 else []
