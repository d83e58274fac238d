"""How an ODT sets its paragraphs and words: white, bold, italic, hidden, heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from compare.io.office.archives import value

_LENGTH = re.compile(r"([\d.]+)(mm|cm|in|pt|pc|px)?")
_POINTS = {"mm": 2.835, "cm": 28.35, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_WHITE = 2.0
"""Points; more is white between paragraphs."""


@dataclass(frozen=True, slots=True)
class Style:
    """Looks of a paragraph or of words; None is taken from the parent.

    ``named`` is the style of the file's own that an automatic one rests on.
    """

    parent: str = ""
    top: bool | None = None
    bottom: bool | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    hidden: bool | None = None
    outline: int | None = None
    named: str = ""


class Styles:
    """The styles of a document, each with what its parents give it."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._own = {key: style for root in roots for key, style in _read_styles(root)}

    def find(self, family: str, name: str) -> Style:
        """The style "paragraph" or "text" of this name; a plain one when there is none."""
        style = self._own.get((family, name), Style())
        named, steps = name, 0
        while (family, style.parent) in self._own and steps < 20:
            named, steps = style.parent, steps + 1
            style = lay_over(style, self._own[(family, style.parent)])
        return replace(style, named=named)


def lay_over(style: Style, below: Style) -> Style:
    """A style laid over another: what it leaves open shows from below."""
    looks = ("top", "bottom", "bold", "italic", "underline", "hidden", "outline")
    own = {key: getattr(style, key) for key in looks}
    return Style(below.parent, **{k: getattr(below, k) if v is None else v for k, v in own.items()})


def _read_styles(root: etree._Element) -> Iterator[tuple[tuple[str, str], Style]]:
    """The styles of a part, by family and name."""
    for e in root.iter("style"):
        layout, letters = e.find("paragraph-properties"), e.find("text-properties")
        level = value(e, "default-outline-level")
        yield (
            (value(e, "family"), value(e, "name")),
            Style(
                value(e, "parent-style-name"),
                _is_white(value(layout, "margin-top") or value(layout, "margin")),
                _is_white(value(layout, "margin-bottom") or value(layout, "margin")),
                _says(value(letters, "font-weight"), ("bold", "600", "700", "800", "900")),
                _says(value(letters, "font-style"), ("italic", "oblique")),
                _says(value(letters, "text-underline-style"), ("solid", "dotted", "dash", "wave")),
                _says(value(letters, "display"), ("none",)),
                int(level) if level.isdecimal() else None,
            ),
        )


def _says(text: str, words: tuple[str, ...]) -> bool | None:
    return text in words if text else None


def _is_white(length: str) -> bool | None:
    """Whether a length is white to the eye; None when there is none."""
    match = _LENGTH.fullmatch(length)
    return float(match[1]) * _POINTS[match[2] or "pt"] > _WHITE if match else None
