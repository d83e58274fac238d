"""What stands inside a line of a web page, in the names of the official XML: text, raised type, notes."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from compare.io.html.page import BLOCKS, classes_of, pieces_of, text_of

Notes = dict[str, etree._Element]
"""The notes of a page by each anchor that a reference may point to; a note without parent is not set yet."""


def write_inline(piece: Any, target: etree._Element, notes: Notes) -> None:
    """Writes text, or an element inside a line; white space is folded as a browser folds it."""
    if isinstance(piece, str):
        _add_text(target, re.sub(r"\s+", " ", piece))
        return
    if piece.tag == "a" and "nootnum" in classes_of(piece):
        _reference(piece, target, notes)
        return
    if piece.tag in ("br", "img", "svg"):
        etree.SubElement(target, "br" if piece.tag == "br" else "plaatje")
        return
    if len(piece) == 0 and not piece.text:
        return
    raised = {"sup": "sup", "sub": "inf"}.get(piece.tag, "nadruk")
    plain = piece.tag in BLOCKS or any("nootnum" in classes_of(e) for e in piece.iter("a"))
    inner = target if plain else etree.SubElement(target, raised)
    _add_text(inner, " " if piece.tag in BLOCKS else "")
    for part in pieces_of(piece):
        write_inline(part, inner, notes)
    _add_text(inner, " " if piece.tag in BLOCKS else "")


def _reference(source: Any, target: etree._Element, notes: Notes) -> None:
    """Writes a note where it is first referred to, after that a reference to it."""
    note = notes.get((source.get("href") or "").rpartition("#")[2])
    if note is None:
        etree.SubElement(target, "nootref", nr=text_of(source))
    elif note.getparent() is None:
        target.append(note)
    else:
        etree.SubElement(target, "nootref", refid=note.get("id") or "")


def _add_text(target: etree._Element, text: str) -> None:
    """Adds text after what an element holds."""
    if not text:
        return
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text
