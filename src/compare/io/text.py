"""Reads text taken from a PDF or a web page into printed lines."""

from __future__ import annotations

from compare.errors import UnreadableFileError
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
        UnreadableFileError: The bytes are not text in UTF-8 or Windows-1252, or there is none.
    """
    text = _decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
    raw_lines = text.split("\n")
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
        raise UnreadableFileError(f"{name}: the file holds no text")
    return Source("text", tuple(lines), find_stated(line.text for line in lines))


def _begins_with_a_space(raw: str) -> bool:
    return raw.startswith(" ") and not raw.startswith("  ") and bool(raw.strip())


def _decode(data: bytes, name: str) -> str:
    """The text of the bytes; control characters mean that it is no text."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        control = sum(1 for c in text if c < " " and c not in "\n\r\t\f")
        if control > len(text) / 1000:
            break
        return text
    raise UnreadableFileError(f"{name}: this is not a text file; give the paper as PDF or as text")
