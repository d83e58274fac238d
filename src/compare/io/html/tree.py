"""Writes the body of a web page in the names of the official XML, of which the publisher made it.

So one walk through a paper serves both, and both give the same text.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any

from lxml import etree

from compare.io.html.inline import Notes, write_inline
from compare.io.html.page import classes_of, find_notes, holds_block, pieces_of, text_of
from compare.signs import ends_motion, is_office, is_speaker

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HEADING_CLASS = re.compile(
    r"(?:\w+[_-])*(?:tussen|divisie|sub)?kop(?:[_-](?:titel|vet|cur|vetcur|rom)|[_-]?\d)?", re.I
)
_GAZETTE_TITLE = re.compile(r"(?:staatsblad|staatscourant|tractatenblad)_kop")
_DOSSIER_NUMBER = re.compile(r"\s*\d{2}\s?\d{3}(?:-\d{2})?(?:[ -][IVX]+[AB]?)?(?=\s)")
_PAPER_NUMBER = re.compile(r"\s*Nrs?\.\s?(?:\d+|[A-Z]{1,2})(?=\s)")
_SAME_NAME = frozenset(
    ("vraag", "antwoord", "stuk", "gegeven", "uitgifte", "dagtekening", "officiele-inhoudsopgave", "motie")
)
"""Classes that are the names of the elements they were made of."""
_DIVISION_CLASS = re.compile(
    r"(?:\w+[_-])*(?:divisie|artikel|hoofdstuk|paragraaf|afdeling|deel|bijlage|toelichting)"
)
_MARKS = frozenset(("ol", "li.nr", "lidnr"))
_TO_THE_TOP = re.compile(r"[↑▲^ ]*(?:terug )?naar (?:boven|begin(?: van de pagina)?)[↑▲^ .]*", re.I)


def page_to_paper(body: Any, page: Any) -> tuple[etree._Element, etree._Element]:
    """The paper as a tree of official XML, and a tree of the notes that nothing refers to.

    Args:
        body: The element of the page that holds the paper.
        page: The whole page, where the notes may stand apart from it; it is changed.
    """
    notes: Notes = {}
    all_notes = []
    for element in find_notes(page):
        anchors = [
            a.removeprefix("supernote-note-")
            for e in element.iter()
            for a in (e.get("id"), e.get("name"))
            if a
        ]
        all_notes.append(_note(element, anchors[0] if anchors else ""))
        notes |= dict.fromkeys(anchors, all_notes[-1])
        element.drop_tree()
    root, rest = etree.Element("officiele-publicatie"), etree.Element("officiele-publicatie")
    metadata = etree.SubElement(root, "metadata")
    for meta in page.iter("meta"):
        name, scheme = meta.get("name") or meta.get("property"), meta.get("scheme") or meta.get("data-scheme")
        if name:
            etree.SubElement(
                metadata, "meta", name=name, scheme=scheme or "", content=meta.get("content") or ""
            )
    _fill(body, etree.SubElement(root, "publicatie"), notes)
    for note in all_notes:
        if note.getparent() is None:
            etree.SubElement(rest, "al").append(note)
    return root, rest


def _note(source: Any, anchor: str) -> etree._Element:
    """A note: its printed number and its paragraphs."""
    note = etree.Element("noot", id=anchor)
    marks = [e for e in source.iter("span", "a", "sup") if "nootnum" in classes_of(e)]
    marks = marks or [e for e in source.iter("sup") if text_of(e)]
    etree.SubElement(note, "noot.nr").text = text_of(marks[0]) if marks else ""
    for mark in marks[:1]:
        mark.drop_tree()
    _fill(source, note, {})
    return note


def _fill(source: Any, target: etree._Element, notes: Notes) -> None:
    """Writes what an element holds into another: text, elements inside a line, and blocks."""
    for piece in pieces_of(source):
        _piece(piece, target, notes)


def _piece(piece: Any, target: etree._Element, notes: Notes) -> None:
    """Writes text, an element inside a line, or a block."""
    if not isinstance(piece, str) and holds_block(piece):
        _block(piece, target, notes)
    else:
        write_inline(piece, target, notes)


def _block(source: Any, target: etree._Element, notes: Notes) -> None:
    """Writes one block by its tag and its class."""
    classes = classes_of(source)
    if source.tag in _HEADINGS or _is_set_as_heading(source):
        _heading(source, target, notes)
    elif source.tag in ("ul", "ol"):
        _list(source, target, notes)
    elif source.tag == "dl" and _is_all(source, source.findall("dt") + source.findall("dd")):
        _definitions(source, target, notes)
    elif source.tag == "table" and _is_all(source, [c for row in _rows(source) for c in _cells(row)]):
        _table(source, target, notes)
    elif "ondertekening" in classes:
        _lines(source, etree.SubElement(target, "ondertekening"), "regel", notes)
    elif not any(holds_block(child) for child in source):
        _paragraph(source, target, notes)
    elif "alineagroep" in classes:
        _fill(source, etree.SubElement(target, "al-groep"), notes)
    else:
        name = next(iter(classes & _SAME_NAME), "tekst")
        divided = any(_DIVISION_CLASS.fullmatch(c) for c in classes)
        _fill(source, etree.SubElement(target, "divisie" if divided else name), notes)


def _paragraph(source: Any, target: etree._Element, notes: Notes) -> None:
    """Writes a paragraph; the names under a motion, or office and name, each on a line of its own."""
    text = text_of(source)
    if not text and source.find(".//img") is not None:
        etree.SubElement(target, "plaatje")
    if not text or _TO_THE_TOP.fullmatch(text):
        return
    classes = classes_of(source)
    if "kamerstukdatum" in classes:
        name = "datumtekst"
    elif classes & _SAME_NAME:
        name = next(iter(classes & _SAME_NAME))
    elif is_speaker(text) and any("spreekbeurt" in classes_of(e) for e in source.iterancestors("div")):
        name = "spreker"
    else:
        name = "al"
    before = next(target.iterchildren("al", reversed=True), None)
    until_break = takewhile(lambda piece: isinstance(piece, str) or piece.tag != "br", pieces_of(source))
    first_line = " ".join(p if isinstance(p, str) else text_of(p) for p in until_break)
    signs = is_office(" ".join(first_line.split()), bare=True) or (
        before is not None and ends_motion(text_of(before))
    )
    marks = [e for e in source.iter("span") if "lidnr" in classes_of(e)]
    if name == "al" and signs and source.find(".//br") is not None:
        _lines(source, etree.SubElement(target, "al-groep"), "al", notes)
    elif name == "al" and marks:
        article = etree.SubElement(target, "lid")
        etree.SubElement(article, "lidnr").text = text_of(marks[0])
        marks[0].drop_tree()
        _fill(source, etree.SubElement(article, "al"), notes)
    else:
        _fill(source, etree.SubElement(target, name), notes)


def _lines(source: Any, target: etree._Element, name: str, notes: Notes) -> None:
    """Writes each line of an element, parted by <br/> or by being an office or a name, as an element."""
    line = etree.SubElement(target, name)
    for piece in pieces_of(source):
        tag = "" if isinstance(piece, str) else piece.tag
        known = next(iter({"functie", "naam"} & classes_of(piece)), "") if tag else ""
        if known or tag == "br":
            line = etree.SubElement(target, known or name)
        if tag != "br":
            write_inline(piece, line, notes)
        if known:
            line = etree.SubElement(target, name)
    for line in target.iterchildren("regel"):
        line.tag = "functie" if is_office(text_of(line), bare=True) else "regel"


def _is_set_as_heading(source: Any) -> bool:
    """Whether a paragraph is a heading: its class says so, or that of the one element it consists of."""
    if source.tag not in ("p", "div") or any(holds_block(child) for child in source):
        return False
    whole = [child for child in source if text_of(child) == text_of(source)]
    return any(_HEADING_CLASS.fullmatch(c) for e in (source, *whole) for c in classes_of(e))


def _heading(source: Any, target: etree._Element, notes: Notes) -> None:
    """Writes a heading, or what its class makes of it: masthead, title, description, head of a question."""
    classes = classes_of(source)
    text = text_of(source)
    if not text or _TO_THE_TOP.fullmatch(text):
        return
    first = len(target) == 0
    if any(c.startswith(("kamervraagomschrijving", "kamervraagnummer")) for c in classes):
        name = next(c for c in classes if c.startswith("kamervraag")).partition("_")[0]
        _fill(source, etree.SubElement(target, name), notes)
    elif "dossiertitel" in classes:
        _dossier(source, target, notes)
    elif target.tag in ("vraag", "antwoord") and first:
        _fill(source, etree.SubElement(target, "nr"), notes)
    elif "stuktitel" in classes:
        _title(source, target, notes)
    elif any(_GAZETTE_TITLE.match(c) for c in classes):
        _fill(source, etree.SubElement(target, "intitule"), notes)
    elif target.tag == "divisie" and first:
        _fill(source, etree.SubElement(etree.SubElement(target, "kop"), "titel"), notes)
    else:
        rom = any(c.endswith("rom") for e in source.iter() for c in classes_of(e))
        _fill(source, etree.SubElement(target, "tussenkop", kopopmaak="rom" if rom else "vet"), notes)


def _dossier(source: Any, target: etree._Element, notes: Notes) -> None:
    """Writes a dossier: its number and its title."""
    dossier = etree.SubElement(target, "dossier")
    number = etree.SubElement(etree.SubElement(dossier, "dossiernummer"), "dossiernr")
    title = etree.SubElement(dossier, "titel")
    number.text = _part_number(source, "dossiernummer", _DOSSIER_NUMBER, title, notes)


def _title(source: Any, target: etree._Element, notes: Notes) -> None:
    """Writes the title of a paper, with «Nr. 143» apart."""
    paper = target if target.tag == "stuk" else etree.SubElement(target, "stuk")
    number, title = etree.SubElement(paper, "stuknr"), etree.SubElement(paper, "titel")
    label, _, printed = _part_number(source, "stuknummer", _PAPER_NUMBER, title, notes).rpartition(" ")
    number.text = f"{label} "
    etree.SubElement(number, "ondernummer").text = printed


def _part_number(
    source: Any, name: str, pattern: re.Pattern[str], title: etree._Element, notes: Notes
) -> str:
    """Writes a heading without the number before it, which is a span of that class or the first words."""
    span = next((e for e in source.iter("span") if name in classes_of(e)), None)
    printed = text_of(span) if span is not None else ""
    if span is not None:
        span.drop_tree()
    _fill(source, title, notes)
    first = None if printed else pattern.match(title.text or "")
    if first:
        printed, title.text = " ".join(first[0].split()), (title.text or "")[first.end() :]
    return printed


def _list(source: Any, target: etree._Element, notes: Notes) -> None:
    """Writes a list, each item with its mark as printed."""
    items = etree.SubElement(target, "lijst")
    ordinal = int(source.get("start") or 1) if (source.get("start") or "1").isdigit() else 1
    for child in pieces_of(source):
        if isinstance(child, str) or child.tag != "li":
            _piece(child, items, notes)
            continue
        item = etree.SubElement(items, "li")
        marks = [
            e for e in child.iter("span") if _MARKS & classes_of(e) and next(e.iterancestors("li")) is child
        ]
        printed = text_of(marks[0]) if marks else _mark(source, ordinal)
        etree.SubElement(item, "li.nr").text = printed
        for mark in marks[:1]:
            mark.drop_tree()
        _fill(child, item, notes)
        ordinal += 1


def _mark(source: Any, ordinal: int) -> str:
    """The mark that a browser prints before an item; "" where the paper's own list has none."""
    if source.tag == "ul":
        return "" if classes_of(source) & {"expliciet", "ongemarkeerd", "list-unstyled"} else "•"
    kind = source.get("type") or "1"
    return f"{chr(ord(kind) + ordinal - 1)}." if kind in ("a", "A") and ordinal <= 26 else f"{ordinal}."


def _definitions(source: Any, target: etree._Element, notes: Notes) -> None:
    """Writes terms with what they mean."""
    items = etree.SubElement(target, "definitielijst")
    for child in source.iterchildren("dt", "dd"):
        if child.tag == "dt" or len(items) == 0:
            items.append(etree.Element("definitie-item"))
        _fill(child, etree.SubElement(items[-1], "term" if child.tag == "dt" else "definitie"), notes)


def _table(source: Any, target: etree._Element, notes: Notes) -> None:
    """Writes a table as rows of cells; a table in a cell is text of that cell."""
    table = etree.SubElement(target, "table")
    for row in _rows(source):
        cells = etree.SubElement(table, "al" if row.tag == "caption" else "row")
        for cell in _cells(row):
            write_inline(cell, cells if row.tag == "caption" else etree.SubElement(cells, "entry"), notes)


def _rows(table: Any) -> list[Any]:
    """The caption and the rows of a table, not those of a table in it."""
    return [row for row in table.iter("caption", "tr") if next(row.iterancestors("table")) is table]


def _cells(row: Any) -> list[Any]:
    return [row] if row.tag == "caption" else [cell for cell in row if cell.tag in ("td", "th")]


def _is_all(source: Any, parts: list[Any]) -> bool:
    """Whether these parts hold all text of an element; where they do not, it is no list or table to trust."""
    return len(text_of(source).replace(" ", "")) == sum(len(text_of(p).replace(" ", "")) for p in parts)
