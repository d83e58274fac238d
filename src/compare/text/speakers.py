"""Who is speaking: the cabinet, a party, or the committee."""

from __future__ import annotations

import re

from compare.model import CABINET, CHAIR

_KNOWN = (
    "VVD|PVV|CDA|D66|GroenLinks-PvdA|GroenLinks|PvdA|SP|ChristenUnie|SGP|Partij voor de Dieren|PvdD|50PLUS|"
    "DENK|Forum voor Democratie|FVD|FvD|JA21|Volt|BBB|BIJ1|NSC|Nieuw Sociaal Contract|LPF"
)
PARTIES = tuple(_KNOWN.split("|"))
"""Names of parties, as they are written; others are known by «X-fractie»."""

_FRACTION = re.compile(
    rf"\b[Dd]e (?P<party>[A-Z0-9][\w+’'-]*?|{_KNOWN})-(?:fractie|leden|lid)\b"
    rf"|\b(?:leden|lid|fractie) van (?:de )?(?:fractie van )?(?:de |het )?(?P<bare>{_KNOWN})\b"
    r"|\b[Hh]et lid (?P<member>(?:[Vv]an (?:der? )?)?[A-Z][\w-]+)"
    r"(?= (?:vraagt|leest|heeft|stelt|wil|merkt|constateert|verzoekt))"
)
_NUMBER = r"(?:[IVX]+\.? |\d+\.? )?"
_HEAD = re.compile(
    rf"^{_NUMBER}(?:Inbreng|Vragen en opmerkingen|Vragen|Opmerkingen)(?: en (?:vragen|opmerkingen))? van "
    r"(?:de leden van )?(?:de |het )?(?:fractie van (?:de |het )?)?"
    r"(?P<party>[A-Z0-9][\w+’'/-]*?|Partij voor de Dieren|Forum voor Democratie|Nieuw Sociaal Contract)"
    r"(?:-fractie|-leden)?\s*$"
)
_MEMBER = re.compile(r"^(?:De heer|Mevrouw|Het lid) [^()]{2,60} \((?P<party>[\w ’'/+-]{2,40})\):?$")
_CHAIR = re.compile(r"^De (?:\w+ )?voorzitter:$")
_OFFICE_HOLDER = re.compile(r"^(?:Minister|Staatssecretaris) [^.!?:]{2,60}:$")
_REPLY = re.compile(
    rf"^{_NUMBER}(?:Antwoord|Reactie|Beantwoording)\b.*\b(?:[Mm]inister|kabinet|regering|bewindspersoon|[Ss]taatssecretaris)"
)


def heading_to_speaker(heading: str) -> str:
    """The speaker that a heading announces: a party, the cabinet, the chair, or "" for none.

    In the report of a debate the heading is the name of who speaks: «De heer X (VVD):».
    """
    match = _HEAD.match(heading) or _MEMBER.match(heading)
    if match:
        return match.group("party")
    if _CHAIR.match(heading):
        return CHAIR
    return CABINET if _REPLY.match(heading) or _OFFICE_HOLDER.match(heading) else ""


def paragraph_to_party(text: str) -> str:
    """The party whose members a paragraph says are speaking, or "".

    Only the opening words count: a party named further on is spoken about. «Deze
    leden» names nobody: the speaker before goes on.
    """
    match = _FRACTION.search(text[:200])
    if not match:
        return ""
    return match.group("party") or match.group("bare") or match.group("member") or ""


_DESCRIPTION = re.compile(
    r"^(?:Vraag|Vragen|Mededeling\b.*?) van (?:het lid|de leden|de) (?P<asked>.+?)(?: aan de | over )"
)
_IN_BRACKETS = re.compile(r"\((?:allen|beiden)? ?([^()]+)\)")


_LABEL_PARTY = re.compile(r"\((?P<party>[\w /-]*[^\W\d][\w /-]*)\)[.:]?$")
_COMMITTEE = re.compile(
    r"^(?:Binnen|In|Bij) de (?:vaste |algemene |tijdelijke )?commissie voor\b"
    r"|^(?:De )?(?:fungerend |waarnemend )?(?:voorzitter|griffier|adjunct-griffier) van de commissie\b",
    re.IGNORECASE,
)


def label_to_party(label: str) -> str:
    """The party in the head of a question, «Vraag 1 (VVD)» or «Vraag 4 van het lid A (SP)»; or ""."""
    match = _LABEL_PARTY.search(label)
    return match.group("party") if match else ""


def is_committee(text: str) -> bool:
    """Whether a text is the committee's own: the opening of its report, or who signs for it."""
    return _COMMITTEE.match(text) is not None


def description_to_parties(text: str) -> str:
    """The parties that ask, from «Vragen van de leden A (VVD) en B (beiden D66) aan de Minister …»; or ""."""
    match = _DESCRIPTION.match(text)
    if not match:
        return ""
    return ", ".join(dict.fromkeys(party.strip() for party in _IN_BRACKETS.findall(match.group("asked"))))
