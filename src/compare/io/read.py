"""Reads a paper in whatever format it comes."""

from __future__ import annotations

from collections.abc import Callable

from compare.errors import UnreadableFileError
from compare.io.detect import detect_format
from compare.io.html import read_html
from compare.io.office.docx import read_docx
from compare.io.office.odt import read_odt
from compare.io.pdf import read_pdf
from compare.io.text import read_text
from compare.io.xml import read_xml
from compare.model import Source

_READERS: dict[str, Callable[[bytes, str], Source]] = {
    "pdf": read_pdf,
    "xml": read_xml,
    "html": read_html,
    "odt": read_odt,
    "docx": read_docx,
    "text": read_text,
}

MOST_CHARACTERS = 3_000_000
"""What the longest paper may hold; a day of debate is a sixth of it."""
TOO_LONG = "this holds more text than a paper can have; give only the part that matters"


def read_source(data: bytes, name: str = "the file") -> Source:
    """The lines of a paper and what it states about itself.

    Raises:
        UnreadableFileError: It is not a paper in a format that can be read; the message says what it is.
    """
    source = _READERS[detect_format(data, name)](data, name)
    if sum(len(line.text) for line in source.lines) > MOST_CHARACTERS:
        raise UnreadableFileError(f"{name}: {TOO_LONG}")
    return source
