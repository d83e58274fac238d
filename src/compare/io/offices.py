"""Who a paper comes from: the office or the persons that its title names, in their usual capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SMALL = frozenset(
    {
        "van", "voor", "en", "de", "der", "den", "het", "op", "tot", "in", "te", "ter", "ten", "al", "aan",
        "bij", "over", "met", "namens", "c.s.", "a.i.", "’t", "'t", "commissie", "fractie", "delegatie",
    }
)  # fmt: skip
_KEPT = frozenset(
    {"VVD", "SP", "PVV", "CDA", "D66", "SGP", "EU", "NAVO", "BES", "VN", "OVSE", "AIVD", "MIVD", "BBB"}
)
_WITHOUT_PORTFOLIO = frozenset(
    {
        "armoedebeleid, participatie en pensioenen",
        "basis- en voortgezet onderwijs en media",
        "buitenlandse handel en ontwikkelingshulp",
        "buitenlandse handel en ontwikkelingssamenwerking",
        "klimaat en energie",
        "langdurige zorg en sport",
        "medische zorg",
        "medische zorg en sport",
        "milieu en wonen",
        "natuur en stikstof",
        "primair en voortgezet onderwijs",
        "rechtsbescherming",
        "volkshuisvesting en ruimtelijke ordening",
        "wonen en rijksdienst",
        "ontwikkelingssamenwerking",
        "vreemdelingenzaken en integratie",
        "wonen, wijken en integratie",
        "jeugd en gezin",
        "immigratie en asiel",
        "immigratie, integratie en asiel",
    }
)
"""Fields whose minister leads no ministry: «Minister voor», not «Minister van»."""

_OF = re.compile(
    r"^(?:(?:NADERE?|TWEEDE|DERDE|GEWIJZIGDE?|\w*WIJZ\w*|AANGEHOUDEN|HERDRUK) )*"
    r"(?:BRIEF|MOTIE|AMENDEMENT|SUBAMENDEMENT|NOTA|ADVIES|INITIATIEFNOTA)"
    r"(?: REGERING)?(?: VAN)? (?P<who>(?:DE LEDEN|HET LID|DE|HET) .+)$",
    re.I,
)
_AFTER = re.compile(
    r" (?:ter vervanging van|over|inzake|houdende|met betrekking tot|\(ter vervanging)\b.*$", re.I
)
_MINISTER = re.compile(
    r"(?P<office>Minister-President|Ministers?|Staatssecretaris(?:sen)?)(?: [^(),]+)? ?\((?P<field>[^()]+)\)",
    re.I,
)


def title_to_sender(title: str) -> str:
    """The office or persons in a title: «BRIEF VAN DE MINISTER VAN DEFENSIE» gives «Minister van Defensie».

    «MOTIE VAN HET LID VAN DER LEE» gives «Van der Lee». Capitals become the usual
    form by rule, so a rare abbreviation can come out as a word. "" when the title
    names nobody.
    """
    match = _OF.match(" ".join(title.split()))
    if not match:
        return ""
    who = match["who"]
    whole = who == who.upper()
    who = _AFTER.sub("", who)
    persons = re.match(r"(?:DE LEDEN|HET LID) (.+)", who, re.I)
    if persons:
        return _persons(persons[1]) if whole else persons[1]
    who = re.sub(r"^(?:DE|HET) ", "", who, flags=re.I)
    return _capital(_usual(who) if whole else who)


def answer_to_sender(description: str) -> str:
    """The office that answers, from «Antwoord van Minister Koolmees (Sociale Zaken en Werkgelegenheid) …».

    Several offices are joined with «en»; whoever is only named «mede namens» is not a sender.
    """
    own = re.split(r",? (?:mede )?namens\b|\((?:ontvangen|ingezonden)\b", description)[0]
    offices = []
    for match in _MINISTER.finditer(own):
        office, field = match["office"], match["field"]
        if office.lower() == "minister-president":
            offices.append("Minister-President, Minister van Algemene Zaken")
            continue
        office = "Minister" if office.lower().startswith("minister") else "Staatssecretaris"
        bare = field.lower() in _WITHOUT_PORTFOLIO and office == "Minister"
        offices.append(f"{office} {'voor' if bare else 'van'} {field}")
    return " en ".join(dict.fromkeys(offices))


def signed_to_sender(offices: Iterable[str]) -> str:
    """The offices that sign as one sender, joined with «en»; of a committee only when no minister signs."""
    signed = [_capital(office) for office in offices if office]
    ministers = [o for o in signed if re.match(r"(?:vice-)?(?:minister|staatssecretaris)", o, re.I)]
    return " en ".join(dict.fromkeys(ministers or signed))


def _persons(names: str) -> str:
    """Names in capitals in their usual form: the first word of each name keeps its capital."""
    parts = re.split(r"(, | EN )", names)
    return "".join(
        part.lower() if part == " EN " else part if part == ", " else _capital(_usual(part)) for part in parts
    )


def _usual(text: str) -> str:
    """Words in capitals with a capital each, but for the small words."""
    words = []
    for word in text.split():
        bare = word.lower()
        if bare.strip(",") in _SMALL:
            words.append(bare)
        elif word.strip(",()") in _KEPT:
            words.append(word)
        else:
            words.append("-".join(_capital(part) for part in bare.split("-")))
    return " ".join(words)


def _capital(word: str) -> str:
    """The word with a capital: «IJsselstein», «Koolmees», «(Defensie)»."""
    at = next((i for i, sign in enumerate(word) if sign.isalpha()), 0)
    size = 2 if word[at : at + 2].lower() == "ij" else 1
    return word[:at] + word[at : at + size].upper() + word[at + size :]
