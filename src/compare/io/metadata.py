"""What metadata state about a paper: metadata.xml, metadata_owms.xml, the head of a web page or XML paper."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path

from lxml import etree

from compare.errors import UnreadableFileError
from compare.io.markup import parse_xml
from compare.io.masthead import dossier_to_id, iso_to_date, title_to_type
from compare.model import Stated

Triple = tuple[str, str, str]
"""Name, scheme and content of one statement: ("DC.type", "OVERHEIDop.KamerstukTypen", "Motie")."""

_ROOTS = frozenset({"metadata_gegevens", "owms-metadata"})
_ID = re.compile(
    r"(?:^|/)((?:kst|ah|kv|h|nds|blg|stb|stcrt|trb|gmb)-[\w-]*\d[\w-]*|kst-\d{5}-[A-Z]+)\b", re.I
)
_TYPES = {
    "motie": "motion",
    "brief": "letter",
    "brief regering": "letter",
    "brief van lid/fractie/commissie": "letter",
    "aanhangsel van de handelingen": "consultation",
    "verslag van een schriftelijk overleg": "consultation",
    "lijst van vragen en antwoorden": "consultation",
    "lijst van vragen": "questions",
    "kamervragen zonder antwoord": "questions",
    "schriftelijke vragen": "questions",
    "handeling": "report",
    "handelingen": "report",
    "verslag": "report",
    "bijlage": "other",
}
_DATES = ("datumontvangst", "issued", "datumbrief", "datumvergadering", "datumindiening")
"""The day of the paper, the surest first; when it was put online is not its day."""


def read_metadata(data: bytes, name: str = "the metadata") -> Stated:
    """What a metadata.xml or metadata_owms.xml states about its paper.

    Raises:
        UnreadableFileError: It is no such file, or a damaged one.
    """
    root = parse_xml(data, name)
    if not is_metadata(root):
        raise UnreadableFileError(f"{name}: this is not a metadata file: it begins with <{root.tag}>")
    return triples_to_stated(_triples(root))


def is_metadata(root: etree._Element) -> bool:
    """Whether a file is one of the two kinds of metadata."""
    return root.tag in _ROOTS


def triples_to_stated(triples: Iterable[Triple]) -> Stated:
    """What (name, scheme, content) statements say about a paper, as XML and web pages carry them.

    Only the last part of a name counts («OVERHEIDop.dossiernummer»), in whatever case. The
    sender is a person here: metadata never name the office.
    """
    given: defaultdict[str, list[str]] = defaultdict(list)
    for name, _, content in triples:
        text = " ".join(content.split())
        if text:
            given[re.split(r"[.:]", name)[-1].lower()].append(text)
    first = {key: values[0] for key, values in given.items()}
    paper = _find_id(given["identifier"])
    years = re.search(r"(\d{4})\D?(\d{4})", first.get("vergaderjaar", ""))
    dossier = dossier_to_id(re.split(r"[;,]", first.get("dossiernummer", ""))[0])
    title = first.get("documenttitel") or _own_title(first.get("title", ""), first.get("dossiertitel", ""))
    senders = given["ontvanger"] if paper.startswith("ah-") and given["ontvanger"] else given["indiener"]
    return Stated(
        id=paper,
        type=_find_type(given["type"], title),
        title=title,
        dossier=dossier,
        dossier_title=first.get("dossiertitel", ""),
        number=first.get("ondernummer") or first.get("aanhangselnummer") or "",
        session_year=f"{years[1]}-{years[2]}" if years else "",
        sender=", ".join(dict.fromkeys(senders)),
        date=next((day for key in _DATES for day in map(iso_to_date, given[key]) if day), None),
        chamber=_find_chamber(paper, given["creator"]),
    )


def merge_stated(first: Stated, second: Stated) -> Stated:
    """The first statement, with what it leaves empty taken from the second; type "other" counts as empty."""
    whole = {
        field.name: getattr(first, field.name) or getattr(second, field.name) for field in fields(Stated)
    }
    if first.type == "other" and second.type:
        whole["type"] = second.type
    return Stated(**whole)


def find_metadata_beside(path: Path) -> bytes | None:
    """The metadata that lie beside the file of a paper, or None.

    For ``kst-32545-143.pdf`` these are ``kst-32545-143.metadata.xml`` and
    ``….metadata_owms.xml``, else ``metadata.xml`` and ``metadata_owms.xml`` in the same
    folder when the paper that they name is this one.
    """
    for ending in ("metadata.xml", "metadata_owms.xml"):
        beside = path.with_name(f"{path.stem}.{ending}")
        if beside.is_file() and beside != path:
            return beside.read_bytes()
    for name in ("metadata.xml", "metadata_owms.xml"):
        beside = path.with_name(name)
        if beside.is_file() and beside != path:
            data = beside.read_bytes()
            try:
                named = read_metadata(data, name).id
            except UnreadableFileError:
                continue
            if named and named.lower() == path.stem.lower():
                return data
    return None


def _triples(root: etree._Element) -> Iterable[Triple]:
    for element in root.iter(etree.Element):
        if element.get("name"):
            yield element.get("name", ""), element.get("scheme", ""), element.get("content", "")
        elif len(element) == 0:
            yield str(element.tag), element.get("scheme", ""), element.text or ""


def _find_id(identifiers: Sequence[str]) -> str:
    found = (match[1] for identifier in identifiers if (match := _ID.search(identifier)))
    return next(found, "")


def _find_type(types: Sequence[str], title: str) -> str:
    known = [_TYPES[kind.lower()] for kind in types if kind.lower() in _TYPES]
    return next(iter(known), "") or title_to_type(title)


def _own_title(whole: str, dossier_title: str) -> str:
    """The last part of «dossier title; kind; own title», or all of it where it has no such parts."""
    if dossier_title and whole.startswith(f"{dossier_title};"):
        return whole.removeprefix(f"{dossier_title};").split("; ")[-1].strip()
    return whole


def _find_chamber(paper: str, creators: Sequence[str]) -> str:
    if re.match(r"[a-z]+-(tk|ek)-", paper):
        return "2" if "-tk-" in paper else "1"
    for creator in creators:
        if re.match(r"(Tweede|Eerste) Kamer", creator):
            return "2" if creator.startswith("Tweede") else "1"
    return ""
