"""Parts printed lines into chunks: what stands between empty lines, page starts and heads."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compare.model import Block, Letter, Line
from compare.signs import (
    ADDRESS,
    BOX,
    CAPITAL,
    TITLE,
    ends_sentence,
    is_list_item,
    is_office,
    label_to_role,
    looks_like_heading,
)
from compare.text.tokens import split_tokens
from compare.text.widths import width, would_fit

_LONGEST_STYLED = 3
"""Lines; more than these in another type than the running text are a quotation, not a heading."""

_EVERYWHERE = frozenset({"kabine", "nederl", "minist"})


def gap_chunks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines parted by empty lines, page starts and heads; a paragraph that runs over a page stays whole."""
    chunks: list[list[Line]] = []
    column = _column(lines)
    for line in lines:
        if not chunks or _starts_chunk(chunks[-1], line, column):
            chunks.append([line])
        else:
            chunks[-1].append(line)
    return [part for chunk in chunks for part in _split_run_in_heading(chunk, column)]


def _starts_chunk(chunk: Sequence[Line], line: Line, column: int) -> bool:
    """Whether a line begins something new after a chunk."""
    last = chunk[-1]
    if last.role != line.role:
        return True
    if line.role:
        return line.gap > 0
    if line.starts_page or line.gap >= 3:
        return not _continues(chunk, line, column)
    if line.gap or label_to_role(line.text) or label_to_role(last.text):
        return True
    if is_office(line.text) and is_office(chunk[0].text) and not last.text.endswith(","):
        return True
    if last.styled and line.styled and last.ends and CAPITAL.match(line.text):
        return True  # a heading straight under a heading
    if not is_list_item(line.text):
        return False
    return ends_sentence(last.text) or (last.text.endswith((";", ",")) and is_ended(last, line, column))


def dense_chunks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of a text without empty lines: a paragraph ends where a line was ended on purpose."""
    chunks: list[list[Line]] = []
    wrap = sorted(len(line.text) for line in lines)[int(len(lines) * 0.6)] if lines else 0
    for line in lines:
        before = chunks[-1][-1] if chunks else None
        new = (
            before is None
            or label_to_role(line.text)
            or is_list_item(line.text)
            or TITLE.match(before.text) is not None
            or ADDRESS.match(before.text) is not None
        )
        if before is not None and not new and CAPITAL.match(line.text):
            first = line.text.split(" ", 1)[0]
            short = len(before.text) + 1 + len(first) <= wrap - 2
            ended = ends_sentence(before.text)
            heading = len(chunks[-1]) == 1 and looks_like_heading(before.text) and short
            after_full_stop = ended and looks_like_heading(line.text) and len(line.text) < wrap * 0.8
            new = (short and ended) or heading or after_full_stop
        if new:
            chunks.append([line])
        else:
            chunks[-1].append(line)
    return chunks


@dataclass(frozen=True, slots=True)
class Openings:
    """The first words of every block of a letter, with the block, and of every passage inside one."""

    blocks: Mapping[tuple[str, ...], Block]
    passages: frozenset[tuple[str, ...]]


def openings_of(letter: Letter) -> Openings:
    """How the blocks and passages of a letter begin."""
    passages = (text for block in letter.blocks for offset, text in block.passages() if offset)
    blocks = {first_words(block.text): block for block in reversed(letter.blocks)}
    return Openings(blocks, frozenset(map(first_words, passages)))


def first_words(text: str) -> tuple[str, ...]:
    """The first six words of a text, by which two copies of a passage know each other."""
    return tuple(token.key for token in split_tokens(text)[:6])


def guided_chunks(lines: Sequence[Line], openings: Openings) -> list[list[Line]]:
    """Lines of a text without empty lines, cut where the first copy's blocks begin.

    Where a passage begins inside a block, the line before it is marked as ended.
    """
    chunks: list[list[Line]] = []
    for line in lines:
        before = chunks[-1][-1].text if chunks else ""
        first = () if before.endswith(",") else first_words(line.text)
        known = first in openings.blocks
        if not chunks or known or TITLE.match(before) or ADDRESS.match(before) or ADDRESS.match(line.text):
            chunks.append([line])
            continue
        if first in openings.passages:
            chunks[-1][-1] = replace(chunks[-1][-1], ends=True)
        chunks[-1].append(line)
    return chunks


def _column(lines: Sequence[Line]) -> int:
    """Width of the text column: nearly the widest line, robust against a stray one."""
    widths = sorted(width(line.text) for line in lines)
    return widths[int(len(widths) * 0.985)] if widths else 0


def _continues(chunk: Sequence[Line], line: Line, column: int) -> bool:
    """Whether the first line of a page goes on with the paragraph before it."""
    last = chunk[-1].text
    if label_to_role(line.text) or is_list_item(line.text) or label_to_role(last):
        return False
    if chunk[-1].styled != line.styled and (chunk[-1].styled or ends_sentence(last)):
        return False
    ended = is_ended(chunk[-1], line, column)
    if not ends_sentence(last):
        if line.text[:1].islower():
            return True
        ended_heading = (
            len(chunk) <= 2 and looks_like_heading(" ".join(c.text for c in chunk)) and not last.endswith("-")
        )
        return not (ended_heading and ended)
    if ended or BOX.match(line.text):
        return False
    # A full last line tells nothing: the paragraph goes on when the words do.
    return bool(_stems(_last_sentence(chunk)) & _stems(line.text))


def is_ended(line: Line, following: Line, column: int) -> bool:
    """Whether a line stops although the next word would have fitted; estimated where nothing tells."""
    return would_fit(line.text, following.text, column) if line.ends is None else line.ends


def _last_sentence(chunk: Sequence[Line]) -> str:
    text = " ".join(line.text for line in chunk[-4:])
    return re.split(r"[.?!] (?=[A-Z])", text)[-1]


def _stems(text: str) -> set[str]:
    return {word[:6].lower() for word in re.findall(r"[^\W\d_]{6,}", text)} - _EVERYWHERE


def _split_run_in_heading(chunk: list[Line], column: int) -> list[list[Line]]:
    """A heading that stands on the first lines of a chunk, without an empty line after it, apart."""
    if len(chunk) < 2 or chunk[0].role or label_to_role(chunk[0].text):
        return [chunk]
    styled = next((at for at, line in enumerate(chunk) if not line.styled), len(chunk))
    if 0 < styled <= _LONGEST_STYLED and styled < len(chunk):
        whole = " ".join(line.text for line in chunk[:styled])
        is_heading = looks_like_heading(whole, styled=True) and CAPITAL.match(chunk[styled].text)
        return [chunk[:styled], *_split_run_in_heading(chunk[styled:], column)] if is_heading else [chunk]
    first, second = chunk[0], chunk[1]
    short = width(first.text) < column * 0.6 and is_ended(first, second, column)
    enough = len(chunk) > 2 or first.ends is True
    is_heading = looks_like_heading(first.text, numbered=first.ends is True) and CAPITAL.match(second.text)
    return [chunk[:1], chunk[1:]] if short and enough and is_heading else [chunk]
