"""Tells what a file is from its bytes, not from its name."""

from __future__ import annotations

from compare.errors import UnreadableFileError

_OTHERS = (
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)


def detect_format(data: bytes, name: str = "the file") -> str:
    """ "pdf" or "text".

    Raises:
        UnreadableFileError: It is something else; the message says what.
    """
    head = data[:1024].lstrip()
    if b"%PDF-" in head:
        return "pdf"
    if not data.strip():
        raise UnreadableFileError(f"{name}: the file is empty")
    for start, what in _OTHERS:
        if head.startswith(start):
            raise UnreadableFileError(f"{name}: this is {what}; give the paper as PDF or as text")
    lowered = head.removeprefix(b"\xef\xbb\xbf").lower()
    if lowered.startswith((b"<?xml", b"<!doctype", b"<html")):
        raise UnreadableFileError(f"{name}: this is a web page or XML; give the paper as PDF or as text")
    return "text"
