"""Reads an ODT: as officielebekendmakingen.nl serves it, or as a word processor saved it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from compare.errors import UnreadableFileError
from compare.io.markup import PICTURES_LEFT_OUT
from compare.io.metadata import triples_to_stated
from compare.io.office.archives import AGAIN, child, count_of, open_archive, read_xml_part, value
from compare.io.office.manuscript import NoteNumbers, Paragraph, Words, rows_to_paragraphs
from compare.io.office.marks import bullet_to_mark, number_to_mark
from compare.io.office.odt_styles import Style, Styles, lay_over
from compare.io.office.roles import paragraphs_to_source
from compare.model import Source, Stated

_INDEXES = frozenset(
    {"table-of-content", "illustration-index", "table-index", "object-index", "user-index",
     "alphabetical-index", "bibliography", "index-body", "index-title"}
)  # fmt: skip
_GROUPS = frozenset({"section", "numbered-paragraph", "text-box"})
_SHAPES = frozenset({"custom-shape", "rect", "ellipse", "circle", "line", "polygon", "path", "g", "caption"})
_UNREAD = frozenset(
    {"annotation", "annotation-end", "tracked-changes", "hidden-text", "hidden-paragraph", "script",
     "ruby-text", "page-number"}
)  # fmt: skip


def read_odt(data: bytes, name: str = "the file") -> Source:
    """The paragraphs of an ODT with their roles, and what the paper states.

    Deleted text of tracked changes, comments and hidden text are not read; tables of
    contents, running heads and feet are furniture.

    Raises:
        UnreadableFileError: It is damaged, locked with a password, or holds no text.
    """
    archive = open_archive(data, name)
    content = read_xml_part(archive, "content.xml", name)
    body = child(content, "body", "text")
    if content is None or body is None:
        raise UnreadableFileError(f"{name}: damaged: this ODT holds no text part; {AGAIN}")
    reader = _Reader([content, read_xml_part(archive, "styles.xml", name)])
    paragraphs = [*reader.blocks(body), *reader.running_heads()]
    if not any(p.text.strip() for p in paragraphs):
        raise UnreadableFileError(f"{name}: no running text was found in it; give the paper itself")
    known = _meta_to_stated(read_xml_part(archive, "meta.xml", name))
    return paragraphs_to_source(paragraphs, "odt", known, (PICTURES_LEFT_OUT,) if reader.pictures else ())


class _Reader:
    """Walks through a document; keeps its styles, and what has been counted so far."""

    def __init__(self, roots: list[etree._Element | None]) -> None:
        self.roots = [root for root in roots if root is not None]
        self.styles = Styles(reversed(self.roots))
        self.lists = {value(e, "name"): e for root in reversed(self.roots) for e in root.iter("list-style")}
        self.outline = next((e for root in self.roots for e in root.iter("outline-style")), None)
        self.notes = NoteNumbers()
        self.counted: dict[str, list[int]] = {}
        self.headings: list[int] = []
        self.white_below = False
        self.pictures = False

    def blocks(self, element: Iterable[etree._Element]) -> Iterator[Paragraph]:
        """The paragraphs in an element, in reading order."""
        for e in element:
            if e.tag in ("p", "h"):
                yield from self.paragraph(e)
            elif e.tag == "list":
                yield from self.items(e, 1, "", [])
            elif e.tag == "table":
                yield from rows_to_paragraphs([[list(self.blocks(c)) for c in row] for row in _rows(e)])
            elif e.tag in _INDEXES:
                yield from (replace(p, kind="furniture") for p in self.blocks(e))
            elif e.tag == "frame":
                yield from (replace(p, kind="furniture") for p in self.frame(e))
            elif e.tag in _GROUPS and value(e, "display") != "none":
                yield from self.blocks(e)

    def running_heads(self) -> Iterator[Paragraph]:
        """Heads and feet of the pages, each once."""
        seen = set()
        for root in self.roots:
            for page in root.iter("master-page"):
                for paragraph in (p for e in page for p in self.blocks(e)):
                    if paragraph.text not in seen:
                        seen.add(paragraph.text)
                        yield replace(paragraph, kind="furniture")

    def paragraph(self, e: etree._Element) -> Iterator[Paragraph]:
        """A paragraph or heading, and after it what is placed beside it."""
        style = self.styles.find("paragraph", value(e, "style-name"))
        if style.hidden:
            return
        words = Words()
        self.gather(e, style, words)
        level = style.outline or 0
        if e.tag == "h":
            level = count_of(e, "outline-level", 1)
        mark = self.heading_mark(level, e) if e.tag == "h" and words.text().strip() else ""
        kind = "title" if style.named in ("Title", "Titel") else "heading" if level else ""
        yield words.to_paragraph(kind, level, mark, spaced=bool(style.top) or self.white_below)
        self.white_below = bool(style.bottom)
        yield from words.beside

    def gather(self, e: etree._Element, style: Style, words: Words) -> None:
        """Adds the text in an element to ``words``."""
        words.pieces.append((_spaces(e.text), style))
        for c in e:
            if c.tag == "s":
                words.pieces.append((" ", style))
            elif c.tag in ("tab", "line-break"):
                words.pieces.append(("\t" if c.tag == "tab" else "\n", style))
            elif c.tag == "note":
                self.note(c, words)
            elif c.tag == "note-ref":
                words.references.append(self.notes.number_of(value(c, "ref-name")))
            elif c.tag == "frame" or c.tag in _SHAPES:
                words.beside += self.frame(c)
            elif c.tag not in _UNREAD:
                own = self.styles.find("text", value(c, "style-name")) if c.tag in ("span", "a") else Style()
                if not own.hidden:
                    self.gather(c, lay_over(own, style), words)
            words.pieces.append((_spaces(c.tail), style))

    def note(self, e: etree._Element, words: Words) -> None:
        """Takes a note out of the text: its number, and its paragraphs."""
        citation = child(e, "note-citation")
        printed = "".join(str(text) for text in citation.itertext()).strip() if citation is not None else ""
        number = self.notes.number_of(value(e, "id") or f"at {len(self.notes.known)}", printed)
        texts = []
        body = child(e, "note-body")
        for p in body.iter("p", "h") if body is not None else ():
            inside = Words()
            self.gather(p, Style(), inside)
            texts.append(inside.text())
        words.references.append(number)
        words.notes.append((number, tuple(texts)))

    def frame(self, e: etree._Element) -> list[Paragraph]:
        """The paragraphs in a text box or shape; a picture is only remarked."""
        if e.find("image") is not None:
            self.pictures = True
        if e.tag == "frame":
            return [p for box in e.findall("text-box") for p in self.blocks(box)]
        inner = [p for part in e if part.tag == "frame" or part.tag in _SHAPES for p in self.frame(part)]
        return [*self.blocks(e), *inner]

    def items(self, e: etree._Element, depth: int, style: str, above: list[int]) -> Iterator[Paragraph]:
        """The items of a list, each with the mark that is printed before it."""
        style = value(e, "style-name") or style
        level = self.list_level(style, depth)
        going_on = value(e, "continue-list") or (style if value(e, "continue-numbering") == "true" else "")
        start = count_of(level, "start-value", 1)
        before = self.counted.get(f"{going_on} {depth}") if going_on else None
        number = before[-1] if before else start - 1
        for item in e:
            counts = item.tag == "list-item" and any(c.tag in ("p", "h") for c in item)
            number = count_of(item, "start-value", number + 1) if counts else number
            numbers = [*above, number]
            mark = self.mark(level, numbers) if counts else ""
            fresh = True
            for c in item:
                if c.tag == "list":
                    yield from self.items(c, depth + 1, style, numbers)
                    continue
                for paragraph in self.blocks([c]):
                    kind = paragraph.kind or "list_item"
                    own = mark if fresh and kind in ("list_item", "heading") else ""
                    yield replace(
                        paragraph,
                        kind=kind,
                        mark=paragraph.mark or own,
                        level=depth if kind == "list_item" else paragraph.level,
                        goes_on=not fresh,
                    )
                    fresh = fresh and not paragraph.text.strip()
        for key in (style, value(e, "id")):
            self.counted[f"{key} {depth}"] = [*above, number]

    def list_level(self, style: str, depth: int) -> etree._Element | None:
        """How a list style sets a level."""
        levels = self.lists.get(style)
        found = [x for x in levels if value(x, "level") == str(depth)] if levels is not None else []
        return found[0] if found else None

    def mark(self, level: etree._Element | None, numbers: list[int]) -> str:
        """The printed mark of an item."""
        if level is None:
            return "•"
        if level.tag in ("list-level-style-number", "outline-level-style"):
            form = value(level, "num-format")
            shown = numbers[-count_of(level, "display-levels", 1) :]
            body = ".".join(number_to_mark(n, form) for n in shown) if form else ""
            return f"{value(level, 'num-prefix')}{body}{value(level, 'num-suffix')}".strip() if body else ""
        if level.tag == "list-level-style-image":
            return "•"
        font = value(child(level, "text-properties"), "font-name")
        return bullet_to_mark(value(level, "bullet-char"), font)

    def heading_mark(self, level: int, e: etree._Element) -> str:
        """The number of a heading, where the document numbers its headings."""
        if value(e, "is-list-header") == "true" or self.outline is None:
            return ""
        found = [x for x in self.outline if value(x, "level") == str(level)]
        if not found or not value(found[0], "num-format"):
            return ""
        self.headings = [*self.headings[:level], *[0] * (level - len(self.headings))]
        self.headings[level - 1] += 1
        return self.mark(found[0], self.headings)


def _spaces(text: str | None) -> str:
    """Text of the file, where line ends are only spaces."""
    return re.sub(r"\s+", " ", text or "")


def _rows(table: etree._Element) -> Iterator[list[etree._Element]]:
    """The rows of a table as their cells, covered ones left out; not those of a table inside it."""
    for e in table:
        if e.tag == "table-row":
            yield e.findall("table-cell")
        elif e.tag in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(e)


def _meta_to_stated(meta: etree._Element | None) -> Stated:
    """What the fields of meta.xml tell: officielebekendmakingen.nl writes its metadata there."""
    fields = list(meta.iter("user-defined")) if meta is not None else []
    return triples_to_stated((value(e, "name"), "", e.text or "") for e in fields)
