"""Letters as entries of a bibliography, with or without a page: BibTeX, RIS, CSL-JSON, or plain text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import rispy
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.middlewares import MonthAbbreviationMiddleware
from bibtexparser.model import Entry, Field

from compare.model import Letter
from compare.text.citations import cite, series_of

_CHAMBERS = {"I": "Eerste Kamer der Staten-Generaal", "II": "Tweede Kamer der Staten-Generaal"}
_KINDS = {
    "Kamerstukken": "Kamerstuk",
    "Aanhangsel Handelingen": "Aanhangsel van de Handelingen",
    "Handelingen": "Handelingen",
}
"""What one paper of a series is called."""
_PERSON = re.compile(r", (?=(?:[A-Z][a-z]?\.)+ ?[A-Za-z'’ -]+$)")
"""Between an office and who holds it: «Minister van Buitenlandse Zaken, S.A. Blok»."""
_SPECIAL = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
"""Signs that mean something to LaTeX; accents stay as they are, in UTF-8."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A letter that is pointed to, or pages of it as printed; 0 is the whole letter."""

    letter: Letter
    page: int = 0
    last_page: int = 0

    @property
    def key(self) -> str:
        """Its name among other entries: ``kst-33694-57`` or ``kst-33694-57-p15``."""
        return self.letter.id + (f"-p{self.pages}" if self.page else "")

    @property
    def pages(self) -> str:
        """«15» or «15-16»; "" for the whole letter."""
        last = self.last_page or self.page
        return "" if not self.page else f"{self.page}" if last == self.page else f"{self.page}-{last}"

    @property
    def citation(self) -> str:
        """As Dutch lawyers and journalists write it."""
        return cite(self.letter, self.page or None, self.last_page or None)


def letters_to_text(entries: Iterable[Cited]) -> str:
    """One citation a line, each once."""
    return "".join(f"{line}\n" for line in dict.fromkeys(x.citation for x in entries))


def letters_to_bibtex(entries: Iterable[Cited]) -> str:
    """Entries for LaTeX: ``@techreport`` for what stands in an official series, else ``@misc``.

    The author is an institution, so in double braces; the title is too, so that capitals stay. In ``note``
    stands the Dutch citation. In UTF-8; signs that mean something to LaTeX are escaped.
    """
    library = Library()
    for x in _once(entries):
        facts = _facts(x)
        fields = {
            "author": _braced(facts["author"]),
            "title": _braced(facts["title"]),
            "type": _escaped(facts["kind"]),
            "institution": _escaped(facts["chamber"]),
            "number": _escaped(facts["number"]),
            **dict(zip(("year", "month", "day"), map(str, facts["day"]), strict=False)),
            "pages": x.pages.replace("-", "--"),
            "language": "dutch",
            "url": facts["url"],
            "note": _escaped(x.citation),
        }
        kind = "techreport" if facts["chamber"] else "misc"
        library.add(Entry(kind, x.key, [Field(name, value) for name, value in fields.items() if value]))
    return write_string(library, prepend_middleware=[MonthAbbreviationMiddleware()])


def letters_to_ris(entries: Iterable[Cited]) -> str:
    """Entries for Zotero, EndNote and Mendeley, each a report (``RPRT``)."""
    records = []
    for x in _once(entries):
        facts = _facts(x)
        year, month, day = (*(f"{n:02}" for n in facts["day"]), "", "", "")[:3]
        record = {
            "type_of_reference": "RPRT",
            "id": x.key,
            # a comma would part a last name from a first one
            "authors": [facts["author"].replace(",", " /")] if facts["author"] else [],
            "title": facts["title"],
            "year": year,
            "date": f"{year}/{month}/{day}/" if year else "",
            "type_of_work": facts["kind"],
            "publisher": facts["chamber"],
            "issn": facts["number"],  # SN: the number of a report
            "start_page": str(x.page or ""),
            "end_page": str(x.last_page or x.page or ""),
            "language": "nl",
            "urls": [facts["url"]] if facts["url"] else [],
            "notes": [x.citation],
        }
        records.append({name: value for name, value in record.items() if value})
    return str(rispy.dumps(records, implementation=_Ris))


def letters_to_csl(entries: Iterable[Cited]) -> str:
    """Entries as CSL-JSON, for Pandoc, Zotero and citation styles."""
    items = []
    for x in _once(entries):
        facts = _facts(x)
        item: dict[str, Any] = {
            "id": x.key,
            "type": "report" if facts["chamber"] else "document",
            "title": facts["title"],
            "author": [{"literal": facts["author"]}] if facts["author"] else [],
            "issued": {"date-parts": [list(facts["day"])]} if facts["day"] else {},
            "genre": facts["kind"],
            "number": facts["number"],
            "publisher": facts["chamber"],
            "page": x.pages,
            "language": "nl-NL",
            "URL": facts["url"],
            "note": x.citation,
        }
        items.append({name: value for name, value in item.items() if value})
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


FORMS: dict[str, tuple[str, Callable[[Iterable[Cited]], str]]] = {
    "text": ("txt", letters_to_text),
    "bibtex": ("bib", letters_to_bibtex),
    "ris": ("ris", letters_to_ris),
    "csl": ("json", letters_to_csl),
}
"""Name of each form, with the ending of its file and the function that writes it."""


class _Ris(rispy.RisWriter):  # type: ignore[misc]  # rispy ships no types
    """Writes no number before each entry: not every program reads on after one."""

    def set_header(self, count: int) -> str:
        """What stands before an entry."""
        return ""


def _once(entries: Iterable[Cited]) -> list[Cited]:
    """Each entry once, in order."""
    return list({x.key: x for x in entries}.values())


def _facts(x: Cited) -> dict[str, Any]:
    """What every form tells of a letter; "" or () where it is not known."""
    letter, series = x.letter, series_of(x.letter)
    known = letter.date > date.min
    day = (letter.date.year, letter.date.month, letter.date.day)
    chamber = _CHAMBERS[series.chamber] if series else ""
    return {
        "author": _PERSON.split(_one_line(letter.sender))[0] or chamber,
        "title": _one_line(letter.title) or letter.short,
        "kind": _KINDS[series.name] if series else "",
        "chamber": chamber,
        "number": series.number if series else "",
        "day": (day if letter.date_precision == "day" else day[:2]) if known else (),
        "url": _one_line(letter.url),
    }


def _one_line(text: str) -> str:
    """A text without line breaks: they would end a field of RIS."""
    return " ".join(text.split())


def _escaped(text: str) -> str:
    """A text in which nothing means something to LaTeX."""
    return _one_line(text).translate(_SPECIAL)


def _braced(text: str) -> str:
    """The same, kept as it is written: an institution is no first and last name, capitals stay."""
    return f"{{{_escaped(text)}}}" if text else ""
