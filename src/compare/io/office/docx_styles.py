"""How a DOCX sets its paragraphs and words, and how it numbers its lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache

from lxml import etree

from compare.io.office.archives import child, count_of, value
from compare.io.office.marks import bullet_to_mark, number_to_mark

_HEADING = re.compile(r"(?:.*[-_ ])?(?:heading|kop|tussenkop)[-_ ]?(?P<level>[1-9])?", re.I)
_CONTENTS = re.compile(r"(?:toc|inhopg|inhoudsopgave|table of figures|lijst met afbeeldingen)\b.*", re.I)
_FORMS = {
    "decimal": "1", "decimalZero": "01", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i",
    "upperRoman": "I", "none": "", "ordinal": "1", "cardinalText": "1",
}  # fmt: skip
_WHITE = 40
"""Twentieths of a point; more is white between paragraphs."""


@dataclass(frozen=True, slots=True)
class Style:
    """Looks of a paragraph or of words; None is taken from what the style rests on."""

    named: str = ""
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    hidden: bool | None = None
    above: bool | None = None
    below: bool | None = None
    close: bool | None = None
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None

    def over(self, other: Style) -> Style:
        """This style laid over another: what it leaves open shows from below."""
        return _lay_over(self, other)

    @property
    def heading_level(self) -> int:
        """1 to 9 for a heading, 0 for anything else."""
        if self.outline is not None:
            return self.outline + 1 if self.outline < 9 else 0
        match = _HEADING.fullmatch(self.named)
        return int(match["level"] or 1) if match else 0

    @property
    def is_contents(self) -> bool:
        """Whether it sets a line of a table of contents."""
        return _CONTENTS.fullmatch(self.named) is not None


@lru_cache(maxsize=4096)
def _lay_over(style: Style, below: Style) -> Style:
    own = {f.name: getattr(style, f.name) for f in fields(Style) if f.name != "named"}
    filled = {key: getattr(below, key) if v is None else v for key, v in own.items()}
    return Style(style.named or below.named, **filled)


class Styles:
    """The styles of a document by their id, each with what it rests on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements = {value(e, "styleId"): e for e in root.iter("style")} if root is not None else {}
        self._found: dict[str, Style] = {}
        self._base = read_layout(child(root, "docDefaults", "pPrDefault", "pPr")).over(
            read_look(child(root, "docDefaults", "rPrDefault", "rPr"))
        )
        self.default = next(
            (key for key, e in self._elements.items()
             if value(e, "type") == "paragraph" and value(e, "default") in ("1", "true")),
            "",
        )  # fmt: skip

    def find(self, key: str) -> Style:
        """The style with this id; the plain one when there is none."""
        if key not in self._found:
            e = self._elements.get(key)
            self._found[key] = self._base
            if e is not None:
                own = read_layout(e.find("pPr")).over(read_look(e.find("rPr")))
                named = replace(own, named=value(e.find("name")))
                below = value(e.find("basedOn"))
                character = value(e, "type") == "character"
                self._found[key] = (
                    named.over(self.find(below)) if below else named if character else named.over(self._base)
                )
        return self._found[key]


def read_look(properties: etree._Element | None) -> Style:
    """What an rPr itself says of its words."""
    if properties is None or not len(properties):
        return _PLAIN
    return Style(
        bold=_switch(properties, "b"),
        italic=_switch(properties, "i"),
        underline=_switch(properties, "u"),
        hidden=_switch(properties, "vanish"),
    )


def read_layout(properties: etree._Element | None) -> Style:
    """What a pPr itself says of its paragraph."""
    if properties is None or not len(properties):
        return _PLAIN
    spacing, numbering = properties.find("spacing"), properties.find("numPr")
    outline, level = value(properties.find("outlineLvl")), value(child(numbering, "ilvl"))
    return Style(
        above=_white(spacing, "before"),
        below=_white(spacing, "after"),
        close=_switch(properties, "contextualSpacing"),
        outline=int(outline) if outline.isdecimal() else None,
        list_id=value(child(numbering, "numId")) or None,
        list_level=int(level) if level.isdecimal() else None,
    )


_PLAIN = Style()


def _switch(properties: etree._Element, name: str) -> bool | None:
    e = properties.find(name)
    return None if e is None else value(e) not in ("0", "false", "off", "none")


def _white(spacing: etree._Element | None, side: str) -> bool | None:
    """Whether there is white above or below; None when it does not say."""
    if value(spacing, f"{side}Autospacing") in ("1", "true", "on"):
        return True
    lines, points = value(spacing, f"{side}Lines"), value(spacing, side)
    if lines.isdecimal():
        return int(lines) > 0
    return int(points) > _WHITE if points.isdecimal() else None


@dataclass(slots=True)
class Numbering:
    """The lists of a document, counting on as their items are met."""

    root: etree._Element | None
    _counts: dict[str, list[int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def mark(self, list_id: str, depth: int) -> str:
        """The mark before the next item of a list at a depth from 0; "" for an item without."""
        number = self._find("num", "numId", list_id)
        base = self._abstract(value(child(number, "abstractNumId")))
        level = self._level(number, base, depth)
        if level is None:
            return ""
        key = value(base, "abstractNumId")
        counts = self._counts.setdefault(key, [])
        # Levels above that have had no item yet count as begun.
        while len(counts) < depth:
            counts.append(self._start(self._level(number, base, len(counts))))
        restart = child(self._override(number, depth), "startOverride")
        if restart is not None and (list_id, depth) not in self._begun:
            counts[depth:] = [count_of(restart, default=1)]
        elif len(counts) == depth:
            counts.append(self._start(level))
        else:
            counts[depth:] = [counts[depth] + 1]
        self._begun.add((list_id, depth))
        return self._print(level, number, base, counts)

    def depth_of(self, list_id: str, style_id: str) -> int:
        """Depth that a list gives to a style of paragraph; 0 when it gives none."""
        base = self._abstract(value(child(self._find("num", "numId", list_id), "abstractNumId")))
        for level in base.iter("lvl") if base is not None else ():
            if value(level.find("pStyle")) == style_id:
                return count_of(level, "ilvl")
        return 0

    def _print(
        self,
        level: etree._Element,
        number: etree._Element | None,
        base: etree._Element | None,
        counts: list[int],
    ) -> str:
        text, form = value(level.find("lvlText")), value(level.find("numFmt"))
        if form == "bullet":
            return bullet_to_mark(text, value(child(level, "rPr", "rFonts"), "ascii"))
        legal = level.find("isLgl") is not None

        def fill(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            own = self._level(number, base, at)
            own_form = value(child(own, "numFmt")) or "decimal"
            return (
                number_to_mark(counts[at], "1" if legal else _FORMS.get(own_form, "1"))
                if at < len(counts)
                else ""
            )

        return " ".join(re.sub(r"%(\d)", fill, text).split())

    def _find(self, tag: str, key: str, wanted: str) -> etree._Element | None:
        found = self.root.iterfind(tag) if self.root is not None else ()
        return next((e for e in found if value(e, key) == wanted), None)

    def _abstract(self, key: str) -> etree._Element | None:
        """A list's form; one that only names a style of lists is looked up there."""
        base = self._find("abstractNum", "abstractNumId", key)
        named = value(child(base, "numStyleLink"))
        if named and self.root is not None:
            others = self.root.iterfind("abstractNum")
            return next((e for e in others if value(e.find("styleLink")) == named), base)
        return base

    def _override(self, number: etree._Element | None, depth: int) -> etree._Element | None:
        found = number.iterfind("lvlOverride") if number is not None else ()
        return next((e for e in found if value(e, "ilvl") == str(depth)), None)

    def _level(
        self, number: etree._Element | None, base: etree._Element | None, depth: int
    ) -> etree._Element | None:
        own = child(self._override(number, depth), "lvl")
        if own is not None or base is None:
            return own
        return next((e for e in base.iterfind("lvl") if value(e, "ilvl") == str(depth)), None)

    def _start(self, level: etree._Element | None) -> int:
        return count_of(child(level, "start"), default=1)
