"""Reads text taken from a PDF or a web page into printed lines."""

from __future__ import annotations

from compare.errors import UnreadableFileError
from compare.model import Line


def read_text(data: bytes, name: str = "the file") -> tuple[Line, ...]:
    """The lines of a text file, with the empty lines before each.

    A line that begins with one space starts a printed page: that is how the text
    of a PDF shows it.

    Raises:
        UnreadableFileError: The bytes are not text in UTF-8 or Windows-1252, or there is none.
    """
    text = _decode(data, name)
    lines, gap = [], 0
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if not raw.strip():
            gap += 1
            continue
        starts_page = raw.startswith(" ") and not raw.startswith("  ")
        lines.append(
            Line(
                text=" ".join(raw.replace("\f", " ").split()),
                number=number,
                gap=gap,
                starts_page=starts_page,
                open_end=raw.endswith(" "),
            )
        )
        gap = 0
    if not lines:
        raise UnreadableFileError(f"{name}: the file holds no text")
    return tuple(lines)


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
