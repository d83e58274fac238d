"""Reads a DOCX: as the Tweede Kamer serves papers on their first day, or as a ministry sent a letter."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from compare.errors import UnreadableFileError
from compare.io.markup import PICTURES_LEFT_OUT
from compare.io.office.archives import AGAIN, child, count_of, open_archive, read_xml_part, value
from compare.io.office.docx_styles import Numbering, Style, Styles, read_layout, read_look
from compare.io.office.manuscript import NoteNumbers, Paragraph, Words, rows_to_paragraphs
from compare.io.office.marks import symbol_to_mark
from compare.io.office.roles import paragraphs_to_source
from compare.model import Source, Stated

_GONE = frozenset({"del", "moveFrom", "delText", "instrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt"})
_HOLDERS = frozenset(
    {"ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "bdo", "dir", "oMath",
     "oMathPara", "ruby", "rubyBase", "subDoc"}
)  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(data: bytes, name: str = "the file") -> Source:
    """The paragraphs of a DOCX with their roles, and what the paper states.

    Proposed changes are read as accepted; comments and hidden text are not read; tables
    of contents, running heads and feet are furniture.

    Raises:
        UnreadableFileError: It is damaged, locked with a password, or holds no text.
    """
    archive = open_archive(data, name)
    parts = _find_parts(archive, name)
    body = child(parts["document"][0], "body") if parts.get("document") else None
    if body is None:
        raise UnreadableFileError(f"{name}: damaged: this DOCX holds no text part; {AGAIN}")
    reader = _Reader(parts)
    own = list(reader.blocks(body))
    pictures = reader.pictures
    heads = list(reader.running_heads("header"))
    paragraphs = [*heads, *own, *reader.running_heads("footer")]
    if not any(p.text.strip() for p in own):
        raise UnreadableFileError(f"{name}: no running text was found in it; give the paper itself")
    return paragraphs_to_source(paragraphs, "docx", Stated(), (PICTURES_LEFT_OUT,) if pictures else ())


def _find_parts(archive: zipfile.ZipFile, name: str) -> dict[str, list[etree._Element]]:
    """The XML parts by what they are: "document", "styles", "numbering", "footnotes", "header" …"""
    main = next(
        (path for kind, path in _related(archive, "", name) if kind == "officeDocument"), "word/document.xml"
    )
    parts: dict[str, list[etree._Element]] = {}
    for kind, path in [("document", main), *_related(archive, main, name)]:
        if kind in ("document", "styles", "numbering", "footnotes", "endnotes", "header", "footer"):
            root = read_xml_part(archive, path, name)
            if root is not None:
                parts.setdefault(kind, []).append(root)
    return parts


def _related(archive: zipfile.ZipFile, part: str, name: str) -> Iterator[tuple[str, str]]:
    """Kind and path of the parts that a part names as related."""
    folder, file = posixpath.split(part)
    root = read_xml_part(archive, posixpath.join(folder, "_rels", f"{file}.rels"), name)
    for e in root.iter("Relationship") if root is not None else ():
        if value(e, "TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", folder, value(e, "Target"))).lstrip("/")
            yield value(e, "Type").rpartition("/")[2], path


class _Reader:
    """Walks through a document; keeps its styles, and what has been counted so far."""

    def __init__(self, parts: dict[str, list[etree._Element]]) -> None:
        self.parts = parts
        self.styles = Styles(self._part("styles"))
        self.numbering = Numbering(self._part("numbering"))
        self.notes = NoteNumbers()
        self.note_parts = {
            (kind, value(e, "id")): e
            for kind in ("footnote", "endnote")
            for root in parts.get(f"{kind}s", ())
            for e in root.iter(kind)
        }
        self.fields: list[tuple[bool, str]] = []
        self.unended: Words | None = None
        self.above = Style()
        self.pictures = False

    def _part(self, kind: str) -> etree._Element | None:
        return next(iter(self.parts.get(kind, ())), None)

    def blocks(self, elements: Iterable[etree._Element]) -> Iterator[Paragraph]:
        """The paragraphs in an element, in reading order."""
        for e in elements:
            if e.tag == "p":
                yield from self.paragraph(e)
            elif e.tag == "tbl":
                yield from rows_to_paragraphs([[list(self.blocks(c)) for c in row] for row in _rows(e)])
            elif e.tag == "sdt" and "Contents" in value(child(e, "sdtPr", "docPartObj", "docPartGallery")):
                yield from (replace(p, kind="furniture") for p in self.blocks(e))
            elif e.tag == "AlternateContent":
                yield from self.blocks(_chosen(e))
            elif e.tag in _HOLDERS:
                yield from self.blocks(e)

    def running_heads(self, kind: str) -> Iterator[Paragraph]:
        """Heads or feet of the pages, each paragraph once."""
        seen = set()
        for root in self.parts.get(kind, ()):
            for paragraph in self.blocks(root):
                if paragraph.text not in seen:
                    seen.add(paragraph.text)
                    yield replace(paragraph, kind="furniture")

    def paragraph(self, e: etree._Element) -> Iterator[Paragraph]:
        """A paragraph, and after it what is placed beside it."""
        properties = e.find("pPr")
        style_id = value(child(properties, "pStyle")) or self.styles.default
        style = read_layout(properties).over(self.styles.find(style_id))
        words = self.unended or Words()
        self.unended = None
        self.gather(e, style, words)
        if child(properties, "rPr", "del") is not None:
            # The end of this paragraph was struck out: the next one goes on in it.
            self.unended = words
            return
        level, kind, mark = style.heading_level, "", ""
        if style.list_id not in (None, "0"):
            depth = style.list_level
            if depth is None:
                depth = self.numbering.depth_of(style.list_id or "", style_id)
            mark = self.numbering.mark(style.list_id or "", depth)
            kind, level = ("heading", level) if level else ("list_item", depth + 1)
        elif level:
            kind = "heading"
        if style.named.lower() in ("title", "titel"):
            kind = "title"
        if style.is_contents:
            kind = "furniture"
        close = style.close and style.named == self.above.named
        spaced = bool(style.above or self.above.below) and not close
        yield words.to_paragraph(kind, level, mark, spaced=spaced)
        self.above = style
        yield from words.beside

    def gather(self, e: etree._Element, style: Style, words: Words) -> None:
        """Adds the text in an element to ``words``."""
        for c in e:
            if c.tag == "r":
                named = value(child(c, "rPr", "rStyle"))
                look = (
                    read_look(c.find("rPr")).over(self.styles.find(named) if named else Style()).over(style)
                )
                if not look.hidden:
                    self.run(c, look, words)
            elif c.tag == "fldSimple":
                self.fields.append((True, value(c, "instr")))
                self.gather(c, style, words)
                self.fields.pop()
            elif c.tag == "AlternateContent":
                self.gather(_chosen(c), style, words)
            elif c.tag == "t":
                self.add(c.text or "", style, words)
            elif c.tag in _HOLDERS or (c.tag not in _GONE and next(c.iter("oMath", "t"), None) is not None):
                self.gather(c, style, words)

    def run(self, e: etree._Element, look: Style, words: Words) -> None:
        """Adds what stands in one run: text, signs, notes, fields, text boxes."""
        for c in e:
            if c.tag == "t":
                self.add(re.sub(r"\s", " ", c.text or ""), look, words)
            elif c.tag == "br":
                self.add("\n" if value(c, "type") in ("", "textWrapping") else " ", look, words)
            elif c.tag in _SIGNS:
                self.add(_SIGNS[c.tag], look, words)
            elif c.tag == "sym":
                self.add(symbol_to_mark(count_of(c, "char", base=16)), look, words)
            elif c.tag in ("footnoteReference", "endnoteReference"):
                self.note(c.tag.removesuffix("Reference"), value(c, "id"), words)
            elif c.tag in ("fldChar", "instrText"):
                self.step_field(c)
            elif c.tag in ("drawing", "pict", "object"):
                self.drawing(c, words)
            elif c.tag == "AlternateContent":
                self.run(_chosen(c), look, words)
            elif c.tag in ("ruby", "rubyBase"):
                self.gather(c, look, words)

    def add(self, text: str, look: Style, words: Words) -> None:
        """Adds text, unless it is the code of a field; the result of a NOTEREF is a reference."""
        if not all(shown for shown, _ in self.fields):
            return
        if any(code.split()[:1] == ["NOTEREF"] for _, code in self.fields) and text.strip().isdecimal():
            words.references.append(int(text))
        else:
            words.pieces.append((text, look))

    def step_field(self, e: etree._Element) -> None:
        """Keeps up whether the code or the result of a field is being read."""
        step = value(e, "fldCharType")
        if step == "begin":
            self.fields.append((False, ""))
        elif self.fields and step == "end":
            self.fields.pop()
        elif self.fields:
            shown, code = self.fields[-1]
            self.fields[-1] = (step == "separate" or shown, code + (e.text or ""))

    def note(self, kind: str, key: str, words: Words) -> None:
        """Takes in a reference to a note, and the note when it is met for the first time."""
        e = self.note_parts.get((kind, key))
        if e is None:
            return
        fresh = f"{kind} {key}" not in self.notes.known
        number = self.notes.number_of(f"{kind} {key}")
        words.references.append(number)
        if fresh:
            texts = []
            for p in e.iter("p"):
                inside = Words()
                self.gather(p, Style(), inside)
                texts.append(inside.text())
            words.notes.append((number, tuple(texts)))

    def drawing(self, e: etree._Element, words: Words) -> None:
        """The paragraphs of text boxes; a picture is only remarked."""
        self.pictures = self.pictures or next(e.iter("blip", "imagedata"), None) is not None
        boxes = list(e.iter("txbxContent"))
        for box in boxes:
            if not any(above in boxes for above in box.iterancestors()):
                words.beside += self.blocks(box)


def _chosen(e: etree._Element) -> etree._Element:
    """The one of several forms of the same content that is read."""
    choice, fallback = e.find("Choice"), e.find("Fallback")
    return choice if choice is not None else fallback if fallback is not None else e


def _rows(table: etree._Element) -> Iterator[list[etree._Element]]:
    """The rows of a table as their cells; those that a cell above covers and struck-out rows are left out."""
    for e in table:
        if e.tag == "tr" and child(e, "trPr", "del") is None:
            cells = [c for c in _within(e) if c.tag == "tc"]
            yield [c for c in cells if value(child(c, "tcPr", "vMerge")) == "restart"
                   or child(c, "tcPr", "vMerge") is None]  # fmt: skip
        elif e.tag in _HOLDERS:
            yield from _rows(e)


def _within(e: etree._Element) -> Iterator[etree._Element]:
    """The children of an element, also those that content controls hold."""
    for c in e:
        if c.tag in _HOLDERS:
            yield from _within(c)
        else:
            yield c
