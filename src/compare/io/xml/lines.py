"""Walks through an official XML paper and writes its lines, each a whole paragraph with its role.

No text is ever dropped: an element that is not known keeps its text as a paragraph.
"""

from __future__ import annotations

import re

from lxml import etree

from compare import signs
from compare.io.markup import PICTURES_LEFT_OUT
from compare.io.xml.inline import NOTES, Run, element_to_text, own_texts, parent_name
from compare.io.xml.writer import Writer, Writing
from compare.model import Line

UNTITLED_BOX = "Kader"
"""Name of a box that has no title."""

_TOP = frozenset({"officiele-publicatie", "kamerwrk", "handeling", "vraagdoc"})


def tree_to_lines(root: etree._Element) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines of a paper and remarks for its reader."""
    writer = Writer(root, _ELEMENTS, _BLOCKS)
    writer.walk(root)
    writer.drop_mark()
    return tuple(writer.lines), (PICTURES_LEFT_OUT,) if writer.pictures else ()


def _furniture(writer: Writer, element: etree._Element) -> None:
    run = Run()
    run.add_content(element, writer.blocks)
    writer.add(run, "furniture")


def _each_furniture(writer: Writer, element: etree._Element) -> None:
    writer.each(element, "furniture")


def _title(writer: Writer, element: etree._Element) -> None:
    writer.mixed(element, role="title")


def _skip(writer: Writer, element: etree._Element) -> None:
    """Facts about the paper, read elsewhere."""


def _al(writer: Writer, element: etree._Element) -> None:
    with writer.having(group=writer.group or writer.unparted):
        writer.mixed(element)


def _white_line(writer: Writer, element: etree._Element) -> None:
    writer.unparted = object()
    writer.mixed(element)


def _group(writer: Writer, element: etree._Element) -> None:
    with writer.having(group=writer.group if writer.depth or writer.forced else object()):
        writer.mixed(element)


def _heading(writer: Writer, element: etree._Element) -> None:
    text = element_to_text(element)
    label = signs.label_to_role(text)
    numbered = re.match(r"(?:§ ?)?(\d+(?:\.\d+)*)\.? \D", text)
    # The publisher sets some sentences as a heading in plain type; a heading has no full stop.
    plain = element.get("kopopmaak") == "rom" and re.search(r"[.:;]$", text) and len(text.split()) > 12
    if plain:
        writer.mixed(element)
    else:
        level = numbered[1].count(".") + 1 if numbered and not label else 0
        writer.mixed(element, role="label" if label else "heading", level=level)
        writer.mode = label


def _kop(writer: Writer, element: etree._Element) -> None:
    """Label, number and title of a part, as deep as the parts with a head that it stands in."""
    parents = [parent for parent in element.iterancestors() if parent.tag not in _TOP]
    run = Run()
    run.add_content(element, writer.blocks)
    if not parents:
        writer.each(element, "furniture")
    elif len(parents) == 1:
        writer.add(run, "title")
    else:
        above = [parent for parent in parents[:-1] if parent.find("kop") is not None]
        writer.add(run, "heading", 0 if parents[0].tag == "motie" else len(above))


def _titel(writer: Writer, element: etree._Element) -> None:
    of_paper = parent_name(element) in ("stuk", "nds-stuk", "niet-dossier-stuk", "vergadering")
    writer.mixed(element, role="title" if of_paper else "heading")


def _nr(writer: Writer, element: etree._Element) -> None:
    """The head of a question or an answer, or the number of a paper: «Nr.» and the number are one line."""
    parent, label = parent_name(element), element.getprevious()
    if parent in ("vraag", "antwoord"):
        writer.mixed(element, role="label")
    elif parent not in ("agendapunt", "handeling_bijlage", "stuk", "nds-stuk"):
        writer.mixed(element)
    else:
        run = Run()
        last = writer.lines[-1] if writer.lines else None
        if last and label is not None and label.tag == "ltrlabel" and last.text == element_to_text(label):
            run.add_text(f"{writer.lines.pop().text} ")
        run.add_content(element, writer.blocks)
        writer.add(run, "furniture")


def _exchange(writer: Writer, element: etree._Element) -> None:
    with writer.having(role="question" if element.tag == "vraag" else "answer", mode=""):
        writer.mixed(element)


def _box(writer: Writer, element: etree._Element) -> None:
    titles = (element_to_text(e) for e in element.iterchildren("kop", "titel", "tussenkop"))
    with writer.having(box=next(titles, "") or UNTITLED_BOX):
        writer.mixed(element)


def _list(writer: Writer, element: etree._Element) -> None:
    with writer.having(depth=writer.depth + 1):
        writer.mixed(element)


def _item(writer: Writer, element: etree._Element) -> None:
    """An item of a list, or a numbered part of an article: its mark before its first text."""
    marks = _marks(element, "li.nr", "lidnr")
    printed = element_to_text(marks[0]) if marks else _mark_of(element)
    writer.mark = f"{writer.mark} {printed}".strip()
    depth = writer.depth if element.tag == "li" and writer.depth else writer.depth + 1
    with writer.having(role="list_item", group=object(), depth=depth):
        writer.mixed(element, skip=marks)
        writer.drop_mark()


def _definition(writer: Writer, element: etree._Element) -> None:
    """A term and what it means: «Wet: de Woningwet;»."""
    marks, terms = _marks(element, "li.nr"), _marks(element, "term")
    term = element_to_text(terms[0]) if terms else ""
    if term and term[-1] not in ":;,.":
        term += ":"
    writer.mark = " ".join([writer.mark, *map(element_to_text, marks), term]).strip()
    with writer.having(role="list_item", group=object(), depth=max(1, writer.depth)):
        writer.mixed(element, skip=marks + terms)
        writer.drop_mark()


def _change(writer: Writer, element: etree._Element) -> None:
    """One of the changes that a bill makes: its letter before what it says."""
    marks = _marks(element, "nr")
    writer.mark = " ".join([writer.mark, *map(element_to_text, marks)]).strip()
    writer.mixed(element, skip=marks)
    writer.drop_mark()


def _table(writer: Writer, element: etree._Element) -> None:
    writer.drop_mark()
    with writer.having(forced=writer.forced or "table", group=writer.group if writer.forced else object()):
        writer.mixed(element)


def _row(writer: Writer, element: etree._Element) -> None:
    run = Run()
    texts = own_texts(element)
    run.add_text(texts[0])
    for at, (child, tail) in enumerate(zip(element, texts[1:], strict=True)):
        run.add_text(" | " if at else "")
        run.add_element(child, writer.blocks)
        run.add_text(tail)
    is_empty = not run.fold().strip("| ")
    writer.add(Run([], run.notes, run.pictures) if is_empty else run, "table")


def _signature(writer: Writer, element: etree._Element) -> None:
    writer.each(element, "signature")


def _signed(writer: Writer, element: etree._Element) -> None:
    with writer.having(forced=writer.forced or "signature", group=object()):
        writer.mixed(element, spaced=element.tag == "dagtekening")


def _speaker(writer: Writer, element: etree._Element) -> None:
    """The printed name of who speaks; in the old reports the speech stands inside."""
    if element.tag == "voorz" and element.find("wie") is None:
        run = Run()
        run.add_text("De voorzitter")
        writer.add(run, "heading")
    if next(element.iterdescendants("al"), None) is not None:
        writer.mixed(element)
        return
    run = Run()
    run.add_content(element)
    printed = re.sub(r" +:$", ":", run.fold())
    writer.add(Run([printed], run.notes, run.pictures), "heading")


def _motion(writer: Writer, element: etree._Element) -> None:
    writer.mixed(element)
    writer.signing = False


def _activity(writer: Writer, element: etree._Element) -> None:
    """One subject of a live report; what is said stands in its texts, wherever they are nested."""
    if not writer.is_vlos:
        writer.mixed(element)
        return
    title = element.find("titel")
    if title is not None:
        writer.mixed(title, role="heading", level=1)
    for part in element.iter("tekst"):
        if next(part.iterancestors("zaken"), None) is None:
            writer.mixed(part)


def _sitting(writer: Writer, element: etree._Element) -> None:
    """A live report: beside what was said it holds a register of times and persons, which is no text."""
    if not writer.is_vlos:
        writer.mixed(element)
        return
    for child in element:
        if child.tag in ("titel", "activiteit"):
            writer.walk(child)


def _marks(element: etree._Element, *names: str) -> list[etree._Element]:
    """The child that holds the printed mark of an element, or none; a mark with a note in it is text."""
    found = [child for child in element if child.tag in names]
    return [] if not found or next(found[0].iter(*NOTES), None) is not None else found[:1]


def _mark_of(item: etree._Element) -> str:
    """The mark that the kind of list prints before an item that holds none."""
    parent = item.getparent()
    kind = "" if parent is None or item.tag != "li" else parent.get("type") or ""
    if kind in ("ndash", "bullet"):
        return "–" if kind == "ndash" else "•"
    if kind not in ("1", "a") or parent is None:
        return ""
    at = [child for child in parent if child.tag == "li"].index(item)
    return (str(at + 1) if kind == "1" else chr(ord("a") + at % 26)) + (parent.get("nr-sluiting") or "")


_ELEMENTS: dict[str, Writing] = {
    **dict.fromkeys(("al", "noot.al", "considerans.al", "context.al", "alineaitem"), _al),
    **dict.fromkeys(("al-groep", "alinea"), _group),
    **dict.fromkeys(("tussenkop", "tuskop", "itemkop"), _heading),
    **dict.fromkeys(("li", "lid"), _item),
    **dict.fromkeys(("box", "kader"), _box),
    **dict.fromkeys(("lijst", "considerans.lijst", "noot.lijst", "definitielijst"), _list),
    **dict.fromkeys(("spreker", "voorz", "wie"), _speaker),
    **dict.fromkeys(("row", "tr"), _row),
    **dict.fromkeys(("ondertekening", "ondtek", "ondertek"), _signature),
    **dict.fromkeys(("gegeven", "uitgifte", "dagtekening"), _signed),
    **dict.fromkeys(("vraag", "antwoord"), _exchange),
    **dict.fromkeys(("nr", "nummer"), _nr),
    **dict.fromkeys(("kamerstukkop", "kamervraagkop", "frontm"), _each_furniture),
    **dict.fromkeys(
        (
            "ltrlabel",
            "dossier",
            "onderw",
            "stuknr",
            "kamervraagnummer",
            "vraagnummer",
            "officiele-inhoudsopgave",
            "nds-nr",
        ),
        _furniture,
    ),
    **dict.fromkeys(
        ("kamervraagomschrijving", "omschr", "datumtekst", "intitule", "item-titel", "itemnaam", "herdruk"),
        _title,
    ),
    "metadata": _skip,
    "kop": _kop,
    "titel": _titel,
    "definitie-item": _definition,
    "wijziging": _change,
    "table": _table,
    "witreg": _white_line,
    "motie": _motion,
    "vergadering": _sitting,
    "activiteit": _activity,
}
_BLOCKS = frozenset(_ELEMENTS) - {"nr", "nummer", "wie"} | {"noot.lijst", "tgroup", "thead", "tbody", "entry"}
