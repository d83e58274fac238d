"""Reads text taken from a PDF or a web page into printed lines."""

from __future__ import annotations

from compare.errors import UnreadableFileError
from compare.io.detect import decode_start
from compare.io.masthead import find_stated
from compare.model import Line, Source

_FEW = 8
"""One line in so many may begin with a space and still mean that a page starts."""


def read_text(data: bytes, name: str = "the file") -> Source:
    """The lines of a text file, with the empty lines before each, and what its head states.

    A line that begins with a form feed or with one space starts a printed page: that
    is how the text of a PDF shows it. Where many lines begin with a space it is only
    an indent.

    Raises:
        UnreadableFileError: The bytes are no text, or there is none.
    """
    text = decode_start(data, limit=len(data))
    if text is None:
        raise UnreadableFileError(f"{name}: this is not a text file; give the paper as PDF or as text")
    raw_lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    indented = sum(1 for raw in raw_lines if _begins_with_a_space(raw))
    spaces_start_pages = indented <= len(raw_lines) / _FEW
    lines, gap, fed = [], 0, False
    for number, raw in enumerate(raw_lines, start=1):
        fed = fed or "\f" in raw
        if not raw.strip():
            gap += 1
            continue
        lines.append(
            Line(
                text=" ".join(raw.split()),
                number=number,
                gap=gap,
                starts_page=fed or (spaces_start_pages and _begins_with_a_space(raw)),
                open_end=raw.endswith(" "),
            )
        )
        gap, fed = 0, False
    if not lines:
        raise UnreadableFileError(f"{name}: the file is empty")
    return Source("text", tuple(lines), find_stated(line.text for line in lines))


def _begins_with_a_space(raw: str) -> bool:
    return raw.startswith(" ") and not raw.startswith("  ") and bool(raw.strip())
