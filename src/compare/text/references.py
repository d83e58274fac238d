"""Finds where a text refers to another paper, and gives that paper's official id and address.

Knows papers of the two Chambers and the official gazettes; no laws, no papers of the European Union.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from compare.text import reference_forms as forms
from compare.text.identifiers import OFFICIAL, document_to_address, identifier_to_address, identifier_to_kind

_MOST = 60


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of text that points to a paper.

    ``kind`` is "kamerstuk", "aanhangsel" (questions with answers), "handelingen"
    (report of a sitting), "gazette" (Staatsblad, Staatscourant, Tractatenblad),
    "document" (known by the number that the Tweede Kamer gives it), "dossier" (all
    papers under one number) or "page" (a page of a paper that is not named by
    number: «pagina 13 van de brief»).

    ``named`` is what the text calls it, as far as that matters: "motie", "bijlage"
    (then ``identifier`` is the paper to which it was attached), or for a page the
    words that say which paper («de brief»), "" when none do. ``identifier`` is ""
    for a page, and ``url`` for all that has no address that follows from its number.
    """

    start: int
    end: int
    text: str
    kind: str
    identifier: str = ""
    pages: tuple[int, ...] = ()
    url: str = ""
    named: str = ""


def find_references(text: str) -> tuple[Reference, ...]:
    """The references in a text, in reading order; no two overlap.

    Each paper is one reference: «29 521, nrs. 410 en 411» gives two. Of a range («nrs.
    125 tot en met 127») every paper is given, at the last number those in between
    too. A paper under several dossiers has its number in the first.

    Args:
        text: Running text in which words broken at line ends have been mended.
    """
    plain = text.translate(forms.DASHES)
    taken: list[tuple[int, int]] = []
    found: list[_Found] = []
    for find in (_addresses, _sittings, _kamerstukken, _others, _pages):
        for group in find(plain):
            start, end = group[0].start, group[-1].end
            if any(start < b and a < end for a, b in taken):
                continue
            taken.append((start, end))
            found += [x for x in group if x.kind]
    found.sort(key=lambda x: x.start)
    references = []
    before = 0
    for x in found:
        references.append(
            Reference(
                x.start,
                x.end,
                text[x.start : x.end],
                x.kind,
                x.identifier,
                x.pages,
                x.url or identifier_to_address(x.identifier, x.year),
                x.named or _called(plain, before, x),
            )
        )
        before = x.end
    return tuple(references)


@dataclass(frozen=True, slots=True)
class _Found:
    """A reference before its words and address are added; no kind: a place where nothing may be found."""

    start: int
    end: int
    kind: str
    identifier: str = ""
    pages: tuple[int, ...] = ()
    year: int = 9999
    url: str = ""
    named: str = ""


def _addresses(text: str) -> Iterator[list[_Found]]:
    """Official addresses and ids; other addresses are kept from being searched."""
    for match in forms.ADDRESS.finditer(text):
        address = match[0]
        named = forms.IDENTIFIER.search(address) if forms.OFFICIAL_HOST.match(address) else None
        document = forms.DOCUMENT.findall(address) if forms.CHAMBER_HOST.match(address) else []
        if named:
            yield [_Found(*match.span(), identifier_to_kind(named[0]), named[0])]
        elif document:
            yield [_Found(*match.span(), "document", document[-1], url=document_to_address(document[-1]))]
        else:
            yield [_Found(*match.span(), "")]
    for match in forms.IDENTIFIER.finditer(text):
        yield [_Found(*match.span(), identifier_to_kind(match[0]), match[0])]


def _sittings(text: str) -> Iterator[list[_Found]]:
    """Handelingen and their Aanhangsel."""
    for match in forms.AANHANGSEL.finditer(text):
        session = _session(match["from"], match["to"])
        if session:
            stem = f"ah-{_chamber(match['chamber'])}-{session}-"
            yield _listed(text, match, "aanhangsel", stem, int(session[4:]))
    for match in forms.HANDELINGEN.finditer(text):
        session = _session(match["from"], match["to"])
        if not session:
            continue
        stem = f"h-{_chamber(match['chamber'])}-{session}-"
        year = int(session[4:])
        if match["sitting"]:
            yield [_sheet(text, match, stem, year)]
        elif match["whole"]:
            pages, end = _pages_after(text, match.end())
            yield [_Found(match.start(), end, "handelingen", stem + match["whole"], pages, year=0)]
        else:
            yield _listed(text, match, "handelingen", f"{stem}{match['nr']}-", year)
    for match in forms.SITTING.finditer(text):
        day = date(int(match["year"]), forms.MONTH_NUMBER[match["month"]], 1)
        day += timedelta(days=int(match["day"]) - 1)
        first = day.year - (day < _session_starts(day.year))
        yield [_sheet(text, match, f"h-{_chamber(match['chamber'])}-{first}{first + 1}-", first + 1)]


def _sheet(text: str, match: re.Match[str], stem: str, year: int) -> _Found:
    """A report cited as «84-12-5»: sitting, item, page."""
    pages = (int(match["sheet"]),) if match["sheet"] else ()
    return _Found(
        *match.span(), "handelingen", f"{stem}{match['sitting']}-{match['piece']}", pages, year=year
    )


def _kamerstukken(text: str) -> Iterator[list[_Found]]:
    """Papers by dossier and number, with or without the word Kamerstuk."""
    for pattern in (forms.KAMERSTUK, forms.BARE, forms.BACKWARD):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            year = 9999
            if groups.get("from"):
                session = _session(groups["from"], groups["to"])
                year = int(session[4:]) if session else year
            letters = groups.get("letters") or ""
            if len(letters) > 1 and _chamber(groups.get("chamber")) == "tk":
                continue
            papers = _listed(text, match, "kamerstuk", f"kst-{_dossier(match['dossier'])}-", year)
            if groups.get("former"):  # «nr. 726, was nr. 719 (21501-08)»
                papers[0] = replace(papers[0], end=match.end("first"))
                former = f"kst-{_dossier(match['dossier'])}-{match['former']}"
                papers.append(_Found(match.start("former"), match.end(), "kamerstuk", former, (), year))
            yield papers


def _others(text: str) -> Iterator[list[_Found]]:
    """Gazettes, documents by the number of the Tweede Kamer, and dossiers as a whole."""
    for match in forms.GAZETTE.finditer(text):
        series = forms.GAZETTES[match["name"].lower()]
        yield _listed(text, match, "gazette", f"{series}-{match['year']}-", int(match["year"]))
    for match in forms.DOCUMENT.finditer(text):
        pages, end = _pages_after(text, match.end())
        yield [_Found(match.start(), end, "document", match[0], pages, url=document_to_address(match[0]))]
    for match in forms.DOSSIER_ONLY.finditer(text):
        dossier = _dossier(match["dossier"])
        yield [_Found(*match.span(), "dossier", dossier, url=f"{OFFICIAL}dossier/{dossier}")]


def _pages(text: str) -> Iterator[list[_Found]]:
    """Pages of a paper that is not named by number: «op pagina 13», «blz. 4 en 5 van de nota»."""
    for match in forms.PAGE_OF.finditer(text):
        numbers, end = _numbers(text, match.end("first"), int(match["first"]))
        of = forms.OF_PAPER.match(text, end)
        noun = forms.PAPER_NOUN.search(of["of"]) if of else None
        if noun and of:
            if forms.OF_OTHERS.match(text, of.start("of") + noun.end()):
                continue
            named = of["of"][: noun.end()]
            yield [_Found(match.start(), of.start("of") + noun.end(), "page", "", numbers, named=named)]
        elif not of and match["on"] and match["word"][0] in "PpBb" and len(match["word"]) > 3:
            yield [_Found(match.start(), end, "page", "", numbers)]


def _listed(text: str, match: re.Match[str], kind: str, stem: str, year: int) -> list[_Found]:
    """The papers of one dossier, year or sitting that are named in a row, each with its pages."""
    groups = match.groupdict()
    first = next(filter(None, (groups.get(x) for x in ("first", "hyphen", "comma", "letters"))))
    word = (groups.get("nr") or "").lower()
    plural = bool(groups.get("plural")) or word.startswith(("nrs", "nummers", "ondernummers"))
    end = match.end()
    pages, end = _pages_after(text, end)
    papers = [_Found(match.start(), end, kind, stem + first, pages, year)]
    last = first
    while len(papers) < _MOST and (more := forms.NEXT_NUMBER.match(text, end)):
        number = more["number"]
        one_row = plural or more["nr"] or (not more["dash"] and forms.ENDS.match(text, more.end()))
        if (
            not one_row
            or number.isdigit() != first.isdigit()
            or (more["join"].startswith(",") and not plural and not more["nr"])
        ):
            break
        is_range = (more["to"] or more["dash"]) and number.isdigit() and last.isdigit()
        if more["dash"] and not is_range:
            break
        pages, end = _pages_after(text, more.end())
        papers.append(_Found(more.start("number"), end, kind, stem + number, pages, year))
        if is_range and int(last) < int(number) <= int(last) + _MOST:
            between = range(int(last) + 1, int(number))
            papers += [_Found(more.start("number"), end, kind, f"{stem}{n}", (), year) for n in between]
        last = number
    return papers


def _pages_after(text: str, at: int) -> tuple[tuple[int, ...], int]:
    """Pages named right after a reference («, p. 15», «, blz. 6 en 52»), and where they end."""
    match = forms.PAGES.match(text, at)
    return _numbers(text, match.end(), int(match["first"])) if match else ((), at)


def _numbers(text: str, at: int, first: int) -> tuple[tuple[int, ...], int]:
    """The numbers of a list of pages of which the first is known, ranges filled in, and where it ends."""
    numbers = [first]
    while len(numbers) < _MOST and (more := forms.NEXT_NUMBER.match(text, at)):
        if not more["number"].isdigit() or more["nr"] or int(more["number"]) <= numbers[-1]:
            break
        number = int(more["number"])
        if (more["to"] or more["dash"]) and number <= numbers[-1] + _MOST:
            numbers += range(numbers[-1] + 1, number)
        numbers.append(number)
        at = more.end()
    return tuple(numbers), at


def _called(text: str, before: int, found: _Found) -> str:
    """Whether the text says that the paper is a motion or something attached to it."""
    if found.kind != "kamerstuk":
        return ""
    lead = text[max(before, found.start - 130) : found.start]
    if forms.ATTACHMENT_BEFORE.search(lead):
        return "bijlage"
    if forms.MOTION_BEFORE.search(lead) or forms.MOTION_AFTER.match(text, found.end):
        return "motie"
    return ""


def _dossier(written: str) -> str:
    """A dossier as it stands in an id: ``35925-V``, ``21501-02``."""
    match = forms.DOSSIER.match(written)
    if not match:
        raise ValueError(f"{written!r} is no dossier")
    parts = [re.sub(r"\D", "", match["plain"]), match["suffix"]]
    if match["rijkswet"]:
        parts.append(f"({match['rijkswet'].replace(' ', '')})")
    return "-".join(filter(None, parts))


def _chamber(written: str | None) -> str:
    """``ek`` or ``tk``; the latter when nothing is said."""
    return "ek" if written in ("I", "l", "EK") or (written or "").startswith("Eerste") else "tk"


def _session(first: str, last: str) -> str:
    """A parliamentary year as it stands in an id, ``20222023``; "" when these are no such year."""
    following = str(int(first) + 1)
    return first + following if last in (following, following[2:]) else ""


def _session_starts(year: int) -> date:
    """The third Tuesday of September, on which a parliamentary year begins."""
    first = date(year, 9, 1)
    return first + timedelta(days=(1 - first.weekday()) % 7 + 14)
