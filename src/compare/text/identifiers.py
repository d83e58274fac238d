"""What follows from the official id of a paper: its kind, its name in print, its address."""

from __future__ import annotations

import re

OFFICIAL = "https://zoek.officielebekendmakingen.nl/"
_CHAMBER = "https://www.tweedekamer.nl/kamerstukken/detail"
_ONLINE_SINCE = {"kst": 1995, "ah": 1995, "h": 2011, "stb": 1995, "stcrt": 2010, "trb": 1995}
"""First year in which every paper of a series has an address that follows from its number."""
_KINDS = {"kst": "kamerstuk", "ah": "aanhangsel", "h": "handelingen", "stb": "gazette", "stcrt": "gazette",
          "trb": "gazette"}  # fmt: skip


def identifier_to_kind(identifier: str) -> str:
    """The kind of paper as in `Reference.kind`."""
    return _KINDS.get(identifier.split("-")[0], "document")


def identifier_to_words(identifier: str) -> str:
    """How a paper is named in print: «Kamerstuk 33 694, nr. 12» for ``kst-33694-12``."""
    series, *parts = identifier.split("-")
    if series == "kst" and len(parts) > 1:
        dossier = f"{parts[0][:-3]} {parts[0][-3:]}"
        suffix = parts[1:-1]
        if suffix:
            dossier += ("-" if suffix[0].isdigit() else " ") + " ".join(suffix)
        return f"Kamerstuk {dossier}, {'nr. ' if parts[-1].isdigit() else ''}{parts[-1]}"
    if series in ("ah", "h") and len(parts) > 2:
        chamber = "I" if parts[0] == "ek" else "II"
        session = f"{parts[1][:4]}/{parts[1][6:]}"
        if series == "ah":
            return f"Aanhangsel Handelingen {chamber} {session}, nr. {parts[2]}"
        item = f", item {parts[3]}" if len(parts) > 3 else ""
        return f"Handelingen {chamber} {session}, nr. {parts[2]}{item}"
    names = {"stb": "Stb.", "stcrt": "Stcrt.", "trb": "Trb."}
    if series in names and len(parts) > 1:
        return f"{names[series]} {parts[0]}, {'-'.join(parts[1:])}"
    return f"Dossier {identifier}" if re.fullmatch(r"\d{5}(-\w+)?", identifier) else identifier


def identifier_to_address(identifier: str, year: int = 9999) -> str:
    """Official address of a paper; "" when it does not follow from the number.

    Args:
        year: Year of the paper where that is known: the oldest have no such address.
    """
    since = _ONLINE_SINCE.get(identifier.split("-")[0], 0)
    if not identifier or year < since or "(R" in identifier:  # how laws of the Kingdom are filed is not sure
        return ""
    scan = identifier.startswith("blg-") or "-SC" in identifier  # attachments and old notices have no page
    return f"{OFFICIAL}{identifier}.{'pdf' if scan else 'html'}"


def document_to_address(number: str) -> str:
    """Address at the Tweede Kamer of a document or a case by its number."""
    return f"{_CHAMBER}?id={number}" + (f"&did={number}" if number[4] == "D" else "")
