"""What an XML paper states about itself, from the elements that hold its facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from lxml import etree

from compare.io.masthead import (
    describes_answer,
    description_to_subject,
    dossier_to_id,
    find_date,
    iso_to_date,
    title_to_type,
)
from compare.io.metadata import Triple, merge_stated, triples_to_stated
from compare.io.offices import answer_to_sender, signed_to_sender, title_to_sender
from compare.io.xml.inline import element_to_text, parent_name
from compare.model import Line, Stated

_YEARS = re.compile(r"(\d{4})\s*[-–—‒]\s*(\d{4})")
_EXTERNAL = re.compile(r"/([\w-]+)/metadata\.xml$")
_TITLES = (
    ".//stuk/titel",
    ".//nds-stuk/titel",
    ".//item-titel",
    ".//itemnaam",
    ".//intitule",
    "vergadering/titel",
)
_REPORTS = frozenset({"vlosCoreDocument", "handeling", "handelingen"})


def tree_to_stated(root: etree._Element, lines: Sequence[Line]) -> Stated:
    """The facts of a paper: first as it prints them, gaps filled from the metadata inside it.

    Args:
        root: The paper.
        lines: Its lines, for the date of a letter and the names under it.
    """
    inside = list(_inner_triples(root))
    metadata = triples_to_stated(inside)
    questions = _of_questions(root)
    own = merge_stated(questions, _of_paper(root, lines)) if questions.type else _of_paper(root, lines)
    whole = merge_stated(own, metadata)
    paper = metadata.id or _external_id(inside) or _made_id(whole, root)
    number = whole.number or (paper.rpartition("-")[2] if paper.startswith("ah-") else "")
    named = re.match(r"[a-z]+-([te])k-(?:(\d{4})(\d{4})-)?", paper)
    by_id = Stated(
        id=paper,
        number=number,
        chamber=("2" if named[1] == "t" else "1") if named else "",
        session_year=f"{named[2]}-{named[3]}" if named and named[2] else "",
    )
    return merge_stated(replace(whole, id=paper, number=number), by_id)


def _of_paper(root: etree._Element, lines: Sequence[Line]) -> Stated:
    dossiers = [text for text in (_dossier(element) for element in root.iter("dossier", "onderw")) if text]
    title = next((text for path in _TITLES if (text := _text(root, path))), "")
    title = title or next((line.text for line in lines if line.role == "title"), "")
    number = _text(root, ".//stuknr/ondernummer") or _text(root, ".//stuk/nummer")
    return Stated(
        type=_type(root, title),
        title=title,
        dossier=dossiers[0] if dossiers else "",
        dossier_title=_text(root, ".//dossier/titel") or _text(root, ".//onderw/naam"),
        number=number.split(" ")[0].rstrip("."),
        session_year=_session_year(root),
        sender=_signing_offices(root) or title_to_sender(title) or _signing_names(lines),
        date=_date(root, lines),
        chamber=_chamber(root),
    )


def _of_questions(root: etree._Element) -> Stated:
    """The facts of written questions, with or without their answers; empty for any other paper."""
    described = [
        (element, element_to_text(element)) for element in root.iter("kamervraagomschrijving", "omschr")
    ]
    if not described:
        return Stated()
    asked = described[0][1]
    answers = [(e, text) for e, text in described if e.get("type") == "antwoord" or describes_answer(text)]
    answered = next(root.iter("antwoord"), None) is not None or bool(answers)
    day, text = answers[-1] if answers else described[0]
    number = _text(root, ".//kamervraagnummer") or _text(root, ".//vraagnummer")
    subject = _text(root, ".//kamervraagonderwerp") or _text(root, ".//ondw")
    return Stated(
        type="consultation" if answered else "questions",
        title=subject or description_to_subject(asked) or asked,
        number=number,
        sender=_as_addressed(answer_to_sender(text), asked) if answers else "",
        date=_iso_date(day) or find_date(text[text.rfind("(") :]),
    )


def _as_addressed(office: str, asked: str) -> str:
    """The office as the question names it («Minister voor Rechtsbescherming»), when it names this one."""
    kind, _, field = office.partition(" van ")
    named = re.search(rf"{re.escape(kind)} (?:van|voor) {re.escape(field)}", asked, re.I) if field else None
    return f"{kind}{named[0][len(kind) :]}" if named else office


def _type(root: etree._Element, title: str) -> str:
    if root.tag in _REPORTS or next(root.iter("handelingen"), None) is not None:
        return "report"
    if next(root.iter("vraag"), None) is not None:
        return "questions" if next(root.iter("antwoord"), None) is None else "consultation"
    if next(root.iter("kamerstuk", "stuk", "nds-stuk"), None) is None:
        return "other"
    return title_to_type(title)


def _dossier(element: etree._Element) -> str:
    """Number of a dossier with its budget chapter or council, «36410-XVI» or «21501-20»."""
    number = _text(element, ".//dossiernr")
    suffix = _text(element, ".//begrotingshoofdstuk") or _text(element, ".//raadnr")
    if number:
        return dossier_to_id(f"{number}{'-' if suffix.isdigit() else ' '}{suffix}".strip())
    return dossier_to_id(_text(element, "dossiernummer") or _text(element, "nummer"))


def _session_year(root: etree._Element) -> str:
    places = [
        *root.iter("tekstregel"),
        *root.iter("vergjaar", "vergaderjaar"),
        *root.iterfind("kop/subtitel"),
    ]
    for place in places:
        years = _YEARS.search(element_to_text(place))
        if years:
            return f"{years[1]}-{years[2]}"
    return ""


def _chamber(root: etree._Element) -> str:
    printed = [*root.iter("tekstregel"), *root.iterfind("kop/titel")]
    for text in map(element_to_text, printed):
        named = re.match(r"(Tweede|Eerste) Kamer\b", text)
        if named:
            return "2" if named[1] == "Tweede" else "1"
    marked = [element.get("kamer", "") for element in root.iter("kamerwrk", "ondernummer", "vergadering")]
    given = next((kamer for kamer in marked if kamer), "")
    return {"1": "1", "2": "2", "Eerste Kamer": "1", "Tweede Kamer": "2"}.get(given, "")


def _date(root: etree._Element, lines: Sequence[Line]) -> date | None:
    """Day on which it was proposed or established, else signed, else that of the meeting."""
    for place in root.iter("datumtekst", "vergaderdatum"):
        day = _iso_date(place) or find_date(element_to_text(place))
        if day:
            return day
    for line in lines:
        if line.role == "address" and (day := find_date(line.text)):
            return day
    for place in [*root.iterfind("vergadering/datum"), *root.iter("dagtekening")]:
        if day := iso_to_date(element_to_text(place)) or _iso_date(place):
            return day
    return None


def _iso_date(place: etree._Element) -> date | None:
    days = (iso_to_date(element.get("isodatum", "")) for element in place.iter("datum"))
    return next(filter(None, days), None)


def _signing_offices(root: etree._Element) -> str:
    """The offices that sign, «Minister van Defensie»."""
    signed = [
        element for element in root.iter("ondertekening", "ondtek") if parent_name(element) != "uitgifte"
    ]
    return signed_to_sender(
        re.sub(r"^(?:De|Het) ", "", text).rstrip(", ")
        for element in signed
        for text in map(element_to_text, element.iter("functie"))
    )


def _signing_names(lines: Sequence[Line]) -> str:
    names = [line.text for line in lines if line.role == "signature" and not line.text.endswith(",")]
    return ", ".join(names)


def _inner_triples(root: etree._Element) -> Iterable[Triple]:
    for meta in root.iterfind("metadata/meta"):
        yield meta.get("name", ""), meta.get("scheme", ""), meta.get("content", "")


def _external_id(triples: Iterable[Triple]) -> str:
    """The id in the address of the metadata that the paper points to."""
    for name, _, content in triples:
        named = _EXTERNAL.search(content.strip())
        if name.endswith("externMetadataRecord") and named:
            return named[1]
    return ""


def _made_id(stated: Stated, root: etree._Element) -> str:
    """The id that follows from dossier and number, or from session year and number."""
    if next(root.iter("kamervraagomschrijving", "omschr"), None) is not None:
        house = "ek" if stated.chamber == "1" else "tk"
        if re.fullmatch(r"\d{4}Z\d+", stated.number):
            return f"kv-{house}-{stated.number}"
        years = stated.session_year.replace("-", "")
        return f"ah-{house}-{years}-{stated.number}" if years and stated.number.isdigit() else ""
    return f"kst-{stated.dossier}-{stated.number}" if stated.dossier and stated.number else ""


def _text(element: etree._Element, path: str) -> str:
    return element_to_text(element.find(path))
