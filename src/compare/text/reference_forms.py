"""The written forms of a reference to an official paper, as patterns; `references` reads them.

All are meant for a text in which `DASHES` have been made alike.
"""

from __future__ import annotations

import re

from compare.signs import MONTHS

DASHES = str.maketrans({c: "-" for c in "‐‑‒–—−"} | {c: " " for c in "\u00a0\u2007\u2009\u202f"})
"""Typography that says nothing, each sign for one sign, so that places stay where they are."""

MONTH_NUMBER = {name: n for n, name in enumerate(MONTHS, start=1)}
_MONTH = "|".join(MONTHS)

_CHAPTER = r"(?:[IVX]{1,6}[AB]?|[A-L])(?![\w])"
"""Chapter of the budget (V, XVI, IIB) or fund (A, J) that stands after the number of a dossier."""
_NR = r"(?:ondernummers?|nummers?|nrs?\b\.?|nos?\.)"
_PLAIN_DOSSIER = r"\d{2}[ .]?\d{3}(?!\d)"
_DOSSIER = (
    rf"{_PLAIN_DOSSIER}"
    rf"(?:(?:\s?-\s?|\s|,?\s?(?:hfst\.?|hoofdstuk)\s?)?{_CHAPTER}|-\d{{2}}(?=(?:\s?,)?\s?{_NR}|-\d)|-0\d(?!\d)"
    r"|(?:(?<=21501)|(?<=21.501))-\d{2}(?!\d))?+"
    r"(?:\s?\(R\s?\d{3,4}\))?"
)
# The Chamber's number is often typed as two letters l.
_CHAMBER = r"(?:,?\s?(?:der\s)?(?P<chamber>[Il]{1,2}|[TE]K|(?:Tweede|Eerste)\sKamer)(?=[\s,(]))?"
_YEARS = (
    r"[\s,(]*(?:(?:vergader|zittings)ja(?:ar|ren)\s?|vj\.\s?)?"
    r"(?P<from>(?:19|20)\d\d)\s?[-/]\s?(?P<to>\d{4}|\d{2})(?!\d)\)?"
)
# A number that is the beginning of «35 300», of a date or of an amount is no number of a paper.
_NO_MORE = rf"(?![\w/%]|[ .]?\d{{3}}|\s(?:{_MONTH}|procent|miljoen|miljard)\b)"

DOSSIER = re.compile(
    rf"(?P<plain>{_PLAIN_DOSSIER})(?:[^\dA-Z]*(?P<suffix>{_CHAPTER}|\d{{2}}))?(?:\s?\((?P<rijkswet>R\s?\d+)\))?"
)
KAMERSTUK = re.compile(
    r"\b(?i:kamerst(?:uk(?:ken|nummers?)?(?![a-z])|\.)|kst\.?(?=\s)|Tweede\sKamer(?=,\svergaderjaar)"
    r"|Eerste\sKamer(?=,\svergaderjaar)|[TE]K(?=,?\s\d{4}\s?[-/]))"
    rf"{_CHAMBER}(?:{_YEARS})?[\s,:(]*"
    rf"(?P<dossier>{_DOSSIER})\)?(?P<others>(?:(?:\s?[,/]\s?|\sen\s|\s?,\sen\s){_DOSSIER})*)"
    rf"(?:[\s,;]*(?P<nr>{_NR})\s?:?\s?(?P<first>\d{{1,4}}{_NO_MORE}|[A-Z]{{1,3}}(?!\w))"
    rf"|\s?[-/]\s?(?P<hyphen>\d{{1,4}}){_NO_MORE}"
    rf"|\s?,\s?(?!(?:19|20)\d\d)(?P<comma>\d{{1,4}}){_NO_MORE}(?=\s?[),;.]|\s?$)"
    r"|\s?,\s?(?P<letters>[A-Z]{1,3})(?=\s?[),;.]|\s?$|\sen\s|\s\())"
)
BARE = re.compile(
    rf"(?<![\w.,/-])(?<!\d\s)(?<!€\s)(?P<dossier>{_DOSSIER})"
    rf"[\s,;]*(?P<nr>{_NR})\s?(?P<first>\d{{1,4}}){_NO_MORE}"
)
BACKWARD = re.compile(
    r"\b(?P<nr>nrs?\.)\s?(?P<first>\d{1,4})(?:\s?,\swas\snr\.\s?(?P<former>\d{1,4}))?"
    rf"\s\(\s?(?P<dossier>{_DOSSIER})\s?\)"
)
"""As in the reports of sittings: «Zij krijgt nr. 915 (21501-20)»."""
DOSSIER_ONLY = re.compile(
    rf"\b(?i:kamerst(?:uk(?:ken)?(?:dossiers?)?(?![a-z]))|dossiers?)\s?(?:nrs?\.\s|nummer\s)?(?P<dossier>{_DOSSIER})"
    r"(?![\d/]|\s?[-,]\s?\d)"
)

HANDELINGEN = re.compile(
    rf"\bHandelingen{_CHAMBER}(?:{_YEARS})\s?,?\s?"
    r"(?:(?P<sitting>\d{1,3})-(?P<piece>\d{1,3})(?:-(?P<sheet>\d{1,3}))?(?!\d)"
    r"|(?:nr\.?\s?)?(?P<nr>\d{1,3})(?!\d)(?:\s?,\s?|\s)item(?P<plural>s?)\s?(?P<first>\d{1,3})(?!\d)"
    r"|(?:nr\.?\s?)?(?P<whole>\d{1,3})(?!\d))"
)
SITTING = re.compile(
    rf"\b(?P<chamber>[TE]K)\s(?P<sitting>\d{{1,3}})-\s?(?P<piece>\d{{1,3}})-(?P<sheet>\d{{1,3}}),?\s"
    rf"(?P<day>\d{{1,2}})\s(?P<month>{_MONTH})\s(?P<year>\d{{4}})"
)
AANHANGSEL = re.compile(
    rf"\bAanh(?:angsel|\.)(?:\s(?:van\sde|der|bij\sde|tot\sde))?(?:\s(?i:Handelingen))?{_CHAMBER}{_YEARS}"
    rf"\s?,?\s?(?P<nr>{_NR})?\s?(?P<first>\d{{1,4}}){_NO_MORE}"
)
GAZETTES = {"stb": "stb", "staatsblad": "stb", "stcrt": "stcrt", "staatscourant": "stcrt",
            "trb": "trb", "tractatenblad": "trb"}  # fmt: skip
GAZETTE = re.compile(
    r"\b(?P<name>(?i:Stb|Stcrt|Trb|Staatsblad|Staatscourant|Tractatenblad))\b\.?,?\s?"
    rf"(?P<year>(?:19|20)\d\d)(?:\s?[,/-]\s?|\s(?=nr))(?P<nr>{_NR})?\s?(?P<first>\d{{1,6}})"
    rf"(?![\w/%]|\s(?:{_MONTH})\b)"
)
OFFICIAL_HOST = re.compile(r"https?://(?:[\w-]+\.)*(?:officielebekendmakingen|overheid)\.nl/")
CHAMBER_HOST = re.compile(r"https?://(?:www\.)?tweedekamer\.nl/")
ADDRESS = re.compile(r"https?://[^\s<>«»\"]*[^\s<>«»\".,;:!?)’']")
IDENTIFIER = re.compile(
    r"(?<![\w-])(?:kst-\d{4,7}(?:-(?:\w+|\(R\d+\)))*|(?:ah|h)-[te]k-\d{8}(?:-\d+)+|nds-[te]k-\d{4}D\d{5}"
    r"|(?:stb|stcrt|trb)-\d{4}-[\w-]+|(?:blg|kv-tk)-[\dA-Z]{4,})(?![\w-])"
)
DOCUMENT = re.compile(r"\b20\d\d[DZ]\d{5}\b")
"""Number that the Tweede Kamer gives to a document (D) or a case (Z)."""

NEXT_NUMBER = re.compile(
    r"(?P<join>\s?,\s?(?:en\s)?|\s(?:en|of|alsmede|&)\s|\s(?P<to>t/m|tot\sen\smet)\s|\s?(?P<dash>-)\s?)"
    rf"(?P<nr>{_NR}\s?)?(?P<number>\d{{1,6}}|[A-Z]{{1,2}})(?:{_NO_MORE})(?!\s?-\s?\d)"
)
ENDS = re.compile(r"\s?(?:[);]|\.(?!\d)|$)")
PAGES = re.compile(
    r"\s?,?\s?\(?(?:op\s)?(?:pp?\.|pag\.|blz\.?|bladzijden?|pagina(?:['’]?s)?)\s?(?P<first>\d{1,4})(?!\d)"
)
PAGE_OF = re.compile(
    r"\b(?:(?P<on>[Oo]p|[Zz]ie(?:\sook)?|[Vv]anaf)\s(?:de\s)?)?"
    r"(?P<word>[Pp]agina(?:['’]?s)?|[Bb]lz\.?|[Bb]ladzijden?|pp?\.|[Pp]ag\.)\s?(?P<first>\d{1,3})(?!\d)"
)
OF_PAPER = re.compile(
    r"\s?(?:e\.v\.\s)?(?:van|in|uit)\s(?P<of>(?:de|het|deze|dit|die|dat|uw|hun)\s(?:[\w-]+\s?){1,4})"
)
PAPER_NOUN = re.compile(r"\b[\w-]*(?:brief|nota|notitie|rapportage|agenda|strategie|visie)\b", re.IGNORECASE)
"""What a committee calls the paper that it asks about."""

OF_OTHERS = re.compile(r"\svan\s(?:de\s|het\s)?(?!Minister|Staatssecretaris|Kabinet|Regering)[A-Z]")
"""A paper of somebody else: «de rapportage van het PBL»."""

MOTION_BEFORE = re.compile(r"(?i:\bmoties?\b)(?:(?!\.\s(?=[A-Z])(?<!c\.s\.\s)).){0,90}$", re.DOTALL)
MOTION_AFTER = re.compile(r"\)?[\s,:-]{0,4}(?i:motie)\b")
ATTACHMENT_BEFORE = re.compile(r"(?i:\bbijlagen?\s(?:bij|van|behorende\sbij)\s)$")
