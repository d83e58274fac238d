"""Where a paper can be had: from what was asked for to the official addresses to try.

Knows the two sites of the official publications and nothing else; nothing here goes over the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

REPOSITORY = "https://repository.overheid.nl/frbr/officielepublicaties"
READER = "https://zoek.officielebekendmakingen.nl"
OFFICIAL_HOSTS = frozenset(
    {
        "repository.overheid.nl",
        "zoek.officielebekendmakingen.nl",
        "www.officielebekendmakingen.nl",
        "officielebekendmakingen.nl",
    }
)
"""The only hosts that are asked, also where an answer points to another address."""

FORMATS = ("xml", "html", "pdf")
"""What is asked for, the best first: the XML holds what the others were made from."""

_ID = re.compile(
    r"(?:kst|blg|(?:ah|ag|h)-(?:tk|ek|vv)|(?:nds|kv)(?:-tk)?)-(?=[^.]*\d)[0-9A-Za-z()]+(?:-[0-9A-Za-z()]+)*",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(
    r"(\d{2})[ .]?(\d{3})((?:-(?:[IVXLC]+[A-Z]?|[A-Z]|\d{2}))?)-([1-9]\d*)", re.IGNORECASE
)
_DOCUMENT = re.compile(r"(\d{4})([DZ])(\d{5})", re.IGNORECASE)
_LATER_VERSION = re.compile(r"[a-z]\d+")  # a reprint or an attachment: kst-26643-144-h1


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper to bring. ``folder`` is its place in the repository where the number does not tell it."""

    id: str
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """The sites to ask: the repository, the pages for readers, the hosts that may answer.

    ``secure`` asks for https; only a server on one's own machine does without.
    """

    repository: str = REPOSITORY
    reader: str = READER
    hosts: frozenset[str] = OFFICIAL_HOSTS
    secure: bool = True

    def may_ask(self, url: str) -> bool:
        """Whether an address is one of these sites."""
        parts = urlsplit(url)
        return parts.netloc.lower() in self.hosts and parts.scheme in (
            ("https",) if self.secure else ("https", "http")
        )


@dataclass(frozen=True, slots=True)
class Address:
    """One place where a paper may be, and in what format."""

    format: str
    url: str


def find_wanted(asked: str) -> Wanted | None:
    """The paper that an id or an official address names; None for anything else.

    Takes ``kst-33694-57`` and its like, ``33694-57``, the number of a document of the
    Tweede Kamer (``2020D20723``), and addresses in every form that was ever in use: with or without
    extension, with ``dossier/`` in it, with a search behind it.
    """
    asked = asked.strip().strip("<>«».,;")
    if _ID.fullmatch(asked):
        return Wanted(_tidy(asked))
    if bare := _BARE_NUMBER.fullmatch(asked):
        return Wanted(_tidy("kst-" + "".join(bare.groups()[:3]) + "-" + bare[4]))
    if number := _DOCUMENT.fullmatch(asked):
        series = "nds" if number[2].upper() == "D" else "kv"
        return Wanted(f"{series}-tk-{asked.upper()}")
    parts = urlsplit(asked if "://" in asked else f"https://{asked}")
    if parts.scheme not in ("http", "https") or parts.netloc.lower() not in OFFICIAL_HOSTS:
        return None
    pieces = [piece.partition(";")[0] for piece in unquote(parts.path).split("/")]
    named = [(at, piece.partition(".")[0]) for at, piece in enumerate(pieces)]
    ids = [(at, piece) for at, piece in named if _ID.fullmatch(piece)]
    if not ids:
        return None
    at, paper = ids[0]
    folder = ""
    if "officielepublicaties" in pieces[:at]:
        version = pieces[at + 1] if pieces[at + 1 : at + 2] and pieces[at + 1].isdigit() else "1"
        start = pieces.index("officielepublicaties") + 1
        folder = "/".join([*pieces[start : at + 1], version])
    return Wanted(_tidy(paper), folder)


def is_official_host(asked: str) -> bool:
    """Whether an address is on one of the official sites, whatever it shows there."""
    return urlsplit(asked if "://" in asked else f"https://{asked}").netloc.lower() in OFFICIAL_HOSTS


def addresses_of(wanted: Wanted, service: Service) -> tuple[Address, ...]:
    """The addresses to try, in order: XML, HTML, PDF, each in the repository and on the reader's site."""
    folder = wanted.folder or repository_folder(wanted.id)
    addresses: list[Address] = []
    for form in FORMATS:
        name = f"{quote(wanted.id)}.{form}"
        if folder:
            addresses.append(Address(form, f"{service.repository}/{quote(folder)}/{form}/{name}"))
        addresses.append(Address(form, f"{service.reader}/{name}"))
    return tuple(addresses)


def metadata_address(wanted: Wanted, found: Address, service: Service) -> str:
    """Address of the metadata that lie beside a paper that was found."""
    folder = wanted.folder or repository_folder(wanted.id)
    if folder and found.url.startswith(service.repository):
        return f"{service.repository}/{quote(folder)}/metadata/metadata.xml"
    return f"{service.reader}/{quote(wanted.id)}/metadata.xml"


def repository_folder(paper: str) -> str:
    """Folder in the repository, ``kst/35925-V/kst-35925-V-84/1``; "" where the id does not tell."""
    series, *parts = paper.split("-")
    if series == "kst" and len(parts) > 1:
        if re.fullmatch(r"\d{8}", parts[0]):  # of before 2010: by session year
            return f"kst/{parts[0]}/{paper}/1"
        number = 2 if len(parts) > 2 and _LATER_VERSION.fullmatch(parts[-1]) else 1
        return f"kst/{'-'.join(parts[:-number])}/{paper}/1"
    if series == "blg":
        return f"blg/onopgemaakt/{paper}/1"
    if series in ("ah", "ag", "h") and len(parts) > 2 and re.fullmatch(r"\d{8}", parts[1]):
        return f"{series}-{parts[0]}/{parts[1]}/{paper}/1"
    return ""


def _tidy(paper: str) -> str:
    """The id as the sites write it: series in small letters, chapters in capitals."""
    parts = paper.split("-")
    series = 2 if parts[1].lower() in ("tk", "ek", "vv") else 1
    rest = [part.upper() if part.isalpha() else part for part in parts[series:]]
    return "-".join([*(part.lower() for part in parts[:series]), *rest])
