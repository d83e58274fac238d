"""Where a question says that it points: pages, quotations, and parts of a letter by name.

Reads one text by itself; which passage that is, is worked out in `locate`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from compare.analysis.cited_numbers import CitedPages, find_cited_pages
from compare.text import reference_forms as forms
from compare.text.numbers import NUMBER_WORDS, ORDINALS
from compare.text.quotes import find_marked, is_title
from compare.text.tokens import fold, split_sentences, split_tokens

MARKED, REPORTED, SHORT, TITLE = "marked", "reported", "short", "title"
"""Kinds of quotation: between marks; without marks after «schrijft dat»; a term between marks; a title."""

SHORTEST = 4
"""Words of a quotation; fewer between marks is a term, which may be the party's own."""

_CUT = re.compile(r"\s*(?:[(\[]?(?:\.{3,}|…)[)\]]?|\[[^\]]*\])\s*")
_REPORTS = re.compile(
    r"\b(?:schrij(?:ft|ven|f)|stel(?:t|len)|meldt|melden|vermeldt|zegt|zeggen|constate(?:ert|ren)|benadruk(?:t|ken)"
    r"|beschrijft|noemt|lez(?:en)|leest|staat|aangegeven|geschreven|gesteld|opgemerkt|geconstateerd|gemeld"
    r"|vermeld|aangeeft|geeft\s+aan|volgens\s+de\s+brief|aldus)\b[^.?!:;]{0,60}?(?:\bdat\b|:)\s*",
    re.IGNORECASE,
)
_LEAST_REPORTED, _MOST_REPORTED = 6, 60

_NEAR_OTHER = re.compile(
    r"\b(?:[A-Z]{2,}[\w-]*-)?\w*(?:jaarverslag|jaarrapportage|rapport|onderzoek|advies|studie|artikel|boek|"
    r"publicatie|evaluatie|dreigingsbeeld)(?:en)?\b",
    re.IGNORECASE,
)
_NEAR_LETTER = re.compile(
    r"\b(?:\w*brief|minister|kabinet|regering|staatssecretaris|\w*nota|\w*agenda|\w*visie|\w*strategie)\b",
    re.IGNORECASE,
)
_SAME_PAGE = re.compile(r"\b(?:dezelfde|diezelfde|die|deze)\s+(?:pagina|bladzijde)\b", re.IGNORECASE)

_LABELS = (
    r"doel(?:stelling)?|vuistregel|actielijn|prioriteit|maatregel|aanbeveling|spoor|pijler|actiepunt|punt|"
    r"hoofdstuk|paragraaf|sectie|onderdeel|voetnoot|noot|tabel|figuur|kader|box|stelling|uitgangspunt|beslispunt"
)
_NUMBERED = re.compile(
    rf"\b(?P<label>{_LABELS})\s+(?:nr\.?\s*|nummer\s+)?(?P<number>\d{{1,2}}(?:\.\d{{1,2}})*|"
    rf"{'|'.join(w for w in NUMBER_WORDS if w != 'een')})(?![\w%]|[.,]\d)"
    rf"|\b(?:het|de)\s+(?P<ordinal>{'|'.join(ORDINALS)})\s+(?:strategische\s+)?(?P<ordered>{_LABELS})\b",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:kopje|kop|hoofdstuk|paragraaf|subparagraaf|sectie|onderdeel|deel|resultaatgebied|(?:tekst)?kader|box|"
    r"thema|passage|tussenkop|alinea|gedeelte|onder|inzake|over|in)\b(?:\s+(?:het|de|van|over|met|als|titel|is|"
    r"getiteld|genaamd|kopje|resultaatgebied))*\W*$",
    re.IGNORECASE,
)
_PLAIN_CUE = re.compile(r"\b(?:over|in|inzake|onder)\b\W*(?:de|het)?\W*$", re.IGNORECASE)
_CONTINUES = re.compile(
    r"^(?:(?:Daarbij|Hierbij|Wat betreft dit|In (?:dit|dat) (?:kader|verband|licht))\b"
    r"|[^.?!]{0,160}?\b(?:hierbij|daarbij|hiervan|daarvan|hierover|daarover|hierop|daarop|daartoe|hiertoe|"
    r"lezen\s+(?:\w+\s+){0,3}verder|lezen\s+vervolgens|hieraan|daaraan)\b)"
)
_SILENT = re.compile(
    r"\bniet\s+(?:meer\s+)?(?:genoemd|ingaat|in\s+te\s+gaan|terug\w*|benoemd|vermeld|gekozen)\b|\bgeen\s+(?:melding|"
    r"aandacht)\b|\b(?:(?:te|opvallend|erg)\s+)?weinig\s+(?:aandacht|naar\s+voren)\b|\bontbre(?:ekt|ken)\b"
    r"|\bmissen\b|\bmist\b|\bnergens\b|\bniets\s+over\b|\bonvoldoende\s+aandacht\b|\bniet\s+nader\s+in\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PointedPages:
    """Pages cited at a place in the text; ``elsewhere`` that they are another paper's."""

    start: int
    end: int
    pages: tuple[int, ...]
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that a text gives as another's: ``kind`` is `MARKED`, `REPORTED`, `SHORT` or `TITLE`.

    ``parts`` are the pieces between dots and brackets («… (…) …»), as they must be found.
    """

    start: int
    end: int
    text: str
    kind: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A part of a letter that is named by number («doel 9», «voetnoot 3»)."""

    start: int
    end: int
    label: str
    number: str


def find_pointed_pages(text: str) -> tuple[PointedPages, ...]:
    """The pages that a text cites, and whether of the letter that is asked about.

    «Pagina 13 van de brief» is of the letter; «pagina 13 van het jaarverslag», and a page
    in a sentence that last named a report or study, is of another paper. «Op dezelfde
    pagina» repeats the pages before.
    """
    found: list[PointedPages] = []
    for cited in find_cited_pages(text):
        found.append(PointedPages(cited.start, cited.end, cited.pages, _is_elsewhere(text, cited)))
    for match in _SAME_PAGE.finditer(text):
        before = [x for x in found if x.end <= match.start()]
        if before and not before[-1].elsewhere:
            found.append(PointedPages(*match.span(), before[-1].pages))
    return tuple(sorted(found, key=lambda x: x.start))


def find_quoted(text: str) -> tuple[Quoted, ...]:
    """The words that a text gives as another's, in reading order.

    Between any quotation marks; and what follows «schrijft dat», «staat dat» or «stelt:» up
    to the end of its sentence, for a quotation needs no marks. The latter may as well be a
    retelling: it is one only when the letter has these words.
    """
    found: list[Quoted] = []
    for start, end in find_marked(text):
        count = len(split_tokens(text[start:end]))
        if count == 0:
            continue
        kind = TITLE if is_title(text, start, end) else MARKED if count >= SHORTEST else SHORT
        found.append(Quoted(start, end, text[start:end], kind, _parts(text[start:end])))
    marked = [(x.start, x.end) for x in found if x.kind == MARKED]
    for start, end in split_sentences(text):
        for match in _REPORTS.finditer(text, start, end):
            begin = match.end()
            said = text[begin:end].rstrip(" .?!")
            words = len(split_tokens(said))
            overlaps = any(a < begin + len(said) and begin < b for a, b in marked)
            if _LEAST_REPORTED <= words <= _MOST_REPORTED and not overlaps:
                found.append(Quoted(begin, begin + len(said), said, REPORTED, (said,)))
                break
    return tuple(sorted(found, key=lambda x: (x.start, x.end)))


def find_named(text: str) -> tuple[Named, ...]:
    """The parts of a letter that a text names by number: «doel 9», «hoofdstuk 3.2», «het derde doel»."""
    found = []
    for match in _NUMBERED.finditer(text):
        if match["ordinal"]:
            label, number = match["ordered"], str(ORDINALS[match["ordinal"].lower()])
        else:
            word = match["number"].lower()
            label = match["label"]
            number = str(NUMBER_WORDS[word]) if word in NUMBER_WORDS else word
        found.append(Named(*match.span(), label.lower(), number))
    return tuple(found)


def find_headings(text: str, headings: Iterable[str]) -> tuple[str, ...]:
    """Those of some headings that a text names.

    A heading of four words or more counts wherever its words stand in a row. A shorter one
    needs a word before it that says it is a part («onder het kopje», «het resultaatgebied»),
    or marks round it; what stands before a colon in a heading may be left out.
    """
    folded = _plain(text)
    named = []
    for heading in dict.fromkeys(headings):
        for form in _forms(heading):
            at = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", folded)
            if at and _is_named(folded, at.start(), len(form.split())):
                named.append(heading)
                break
    return tuple(named)


def says_silent(text: str) -> bool:
    """Whether a text says that the letter leaves something out («weinig aandacht», «niet genoemd»)."""
    return _SILENT.search(text) is not None


def continues(text: str) -> bool:
    """Whether a paragraph points back at the one before («Daarbij …», «deze leden lezen verder»).

    «Ook» and «voorts» do not count: these open a new subject as often.
    """
    return _CONTINUES.match(text) is not None


def _is_elsewhere(text: str, cited: CitedPages) -> bool:
    """Whether pages are those of another paper than the letter asked about."""
    of = forms.OF_PAPER.match(text, cited.end)
    if of:
        noun = forms.PAPER_NOUN.search(of["of"])
        if noun:
            return forms.OF_OTHERS.match(text, of.start("of") + noun.end()) is not None
        if not re.match(r"(?:het|de|dit|deze)\s+(?:document|stuk|kabinet|minister)", of["of"], re.IGNORECASE):
            return _NEAR_OTHER.search(of["of"]) is not None
    begins = max((a for a, b in split_sentences(text) if a <= cited.start), default=0)
    before = text[begins : cited.start]
    other = max((m.end() for m in _NEAR_OTHER.finditer(before)), default=-1)
    own = max((m.end() for m in _NEAR_LETTER.finditer(before)), default=-1)
    return other > own


def _parts(quote: str) -> tuple[str, ...]:
    """A quotation without what was cut or put in between brackets; pieces of one word are dropped."""
    parts = [part.strip(" ,;:.") for part in _CUT.split(quote)]
    return tuple(p for p in parts if len(split_tokens(p)) > 1) or (quote.strip(),)


def _plain(text: str) -> str:
    """A text folded, its spaces single and its marks gone."""
    return " ".join(re.sub(r"[«»“”„\"‘’']", " ", fold(text)).split())


def _forms(heading: str) -> tuple[str, ...]:
    """The ways in which a heading may be named: whole, after its colon, without its number."""
    bare = re.sub(r"^\s*(?:[\dIVX]+\.?)+\s+", "", heading)
    made = [bare, bare.split(":", 1)[-1], re.sub(r"\s*\([^)]*\)\s*$", "", bare.split(":", 1)[-1])]
    return tuple(dict.fromkeys(f for x in made if (f := _plain(x).strip(" .:"))))


def _is_named(text: str, start: int, words: int) -> bool:
    """Whether words of a text name a heading and do not just use its words."""
    before = text[max(0, start - 60) : start]
    if words >= SHORTEST:
        return True
    if not _CUE.search(before):
        return False
    return words >= 2 or _PLAIN_CUE.search(before) is None
