"""The text of an element as one line: white space folded, notes and pictures taken out of it."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field

from lxml import etree

from compare.io.markup import UNSEEN

NOTES = frozenset({"noot", "voetnoot"})
NOTE_REFERENCES = frozenset({"nootref", "voetref"})
PICTURES = frozenset({"plaatje", "illustratie", "figuur"})
_BREAKS = frozenset({"br", "nl", "witreg", "witregel"})
_NAMES = frozenset({"naam", "spreker", "wie", "dagtekening", "kop", "onderw", "dossier"})
"""Their children are words of their own, even where no space stands between."""

# Unicode keeps these four free for a program's own use; no paper holds them.
_EDGE, _RAISED, _NOTE, _INDENT = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
_SEAM = re.compile("([^\\s\ufdd0-\ufdd3]?)((?:\\s*[\ufdd0-\ufdd3])+\\s*)(?=(.?))", re.S)
_CLOSES = frozenset(",.;:)]!?»”")
_OPENS = frozenset("([«“‘")


@dataclass(slots=True)
class Run:
    """A stretch of running text with what stood inside it: notes, references to notes, pictures."""

    pieces: list[str] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    pictures: bool = False

    def add_text(self, text: str | None) -> None:
        """Text as the file holds it."""
        self.pieces.append(text or "")

    def add_element(self, element: etree._Element, blocks: Container[str] = frozenset()) -> None:
        """All text in an element; those named in ``blocks`` are parted by a space."""
        name = element.tag
        if name in NOTES or name in NOTE_REFERENCES:
            self.pieces.append(_NOTE)
            self.notes.append(element)
            return
        if name in _BREAKS or name in blocks:
            self.pieces.append(" ")
        self.pictures = self.pictures or name in PICTURES
        self.pieces.append(_RAISED if name in ("sup", "inf") else _EDGE)
        self.add_content(element, blocks)
        self.pieces.append(_EDGE)
        if name in blocks:
            self.pieces.append(" ")

    def add_content(self, element: etree._Element, blocks: Container[str] = frozenset()) -> None:
        """The text and children of an element, not its own edges."""
        own = own_texts(element)
        self.pieces.append(own[0])
        for child, before, tail in zip(element, own, own[1:], strict=False):
            if element.tag in _NAMES and is_blank(before):
                self.pieces.append(" ")
            self.add_element(child, blocks)
            self.pieces.append(tail)

    def fold(self) -> str:
        """The text with single spaces; what an indented file put round an element does not part words."""
        return " ".join(_SEAM.sub(_mend, "".join(self.pieces)).translate(UNSEEN).split())


def element_to_text(element: etree._Element | None) -> str:
    """The text of an element without its notes; "" without an element."""
    run = Run()
    if element is not None:
        run.add_content(element)
    return run.fold()


def own_texts(element: etree._Element) -> list[str]:
    """The text before the first child of an element and after each, the file's indentation marked as such.

    Where an element has no text of its own, line ends between its children are indentation.
    """
    texts = [element.text or "", *(child.tail or "" for child in element)]
    if any(text.strip() for text in texts):
        return texts
    return [_INDENT if "\n" in text else text for text in texts]


def parent_name(element: etree._Element) -> str:
    """Name of the element that holds this one; "" for the root."""
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)


def is_blank(text: str) -> bool:
    """Whether there is nothing in a text but space or the file's indentation."""
    return not text.replace(_INDENT, "").strip()


def _mend(seam: re.Match[str]) -> str:
    """What stays of the white space where an element begins or ends: a space, or nothing."""
    before, run, after = seam.groups()
    broken = "\n" in run or _INDENT in run
    spaced = any(char.isspace() for char in run)
    if not broken and not spaced:
        return before
    opens = broken and before in _OPENS
    closes = (broken or _NOTE in run) and after in _CLOSES
    raised = broken and _RAISED in run
    number = not spaced and before.isdigit() and after.isdigit()
    return before if opens or closes or raised or number else before + " "
