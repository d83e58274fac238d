"""What a line or paragraph of these papers shows of itself: a label, a heading, a bullet, an office.

For the readers of files and for the cutting of text alike. Each sign is what the
official setting prints; none rests on the words of one letter.
"""

from __future__ import annotations

import re

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
CAPITAL = re.compile(r"^[«“‘\"'(]*[A-ZÀ-Þ0-9•–]")
BULLETS = "•▪▫◦●○■□➢➤✓✔❖◆·*"
"""Signs that stand before list items and mean nothing else there; a dash may mean more."""

BULLET = re.compile(rf"^(?:[{BULLETS}]|[–—-](?=\s)|\d{{1,2}}[.)](?=\s)|[a-z][.)](?=\s))\s*")
BOX = re.compile(r"^(?:Uitgelicht|Kader|Box)(?: \d+)?:")
ADDRESS = re.compile(
    r"^(?:Aan de [Vv]oorzitter van de |(?:Den Haag|’s-Gravenhage), \d{1,2} \w+ \d{4}$|Vastgesteld\b.{0,30}$)"
)
TITLE = re.compile(r"^(?:Brief regering|Brief lid|Nr\. [\dA-Z]+ |\d{2} \d{3}(?:[- ][A-Z\d]+)? [A-Z])")
OPEN_OFFICE = re.compile(r"^(?:Mede namens|De|DE)\b.*[^,]$|.*-$")
"""The first line of an office that goes on over the next."""

_NUMBERS = r"\d+[a-z]?(?:(?:, | en |, en | t/m | tot en met | ?[-–] ?)\d+[a-z]?)*"
_WHOSE = r"(?: van (?:het lid|de leden) [^.:?]{2,60})?(?: \([\w /-]+\))?[.:]?"
_BY = r"(?: van (?:de )?(?:[Mm]inister|[Ss]taatssecretaris)[^.:?]{0,80}?)?"
_QUESTION = re.compile(rf"Vra(?:ag|gen) {_NUMBERS}{_WHOSE}")
_OPENS_QUESTION = re.compile(r"Vra(?:ag|gen) \d")
_ANSWER = re.compile(
    rf"Antwoord(?:en)?(?:(?: op)?(?: de)?(?: vra(?:ag|gen))?(?: {_NUMBERS})?"
    rf"|{_BY} op (?:de )?vra(?:ag|gen) {_NUMBERS}){_WHOSE}"
)
_HOLDERS = (
    r"(?:[Mm]inister|[Ss]taatssecretaris|[Vv]ice-[Mm]inister-[Pp]resident|[Vv]oorzitter"
    r"|(?:[Aa]djunct-)?[Gg]riffier)"
)
_STANDING_IN = r"(?:fungerend |waarnemend |plaatsvervangend )?"
_OFFICE = re.compile(
    rf"(?:(?:Mede namens .{{0,80}}, )?[Dd]e {_STANDING_IN}{_HOLDERS}|Voorzitter|Griffier|Adjunct-griffier)"
    r"\b[^.?!:;]*,"
)
_BARE_OFFICE = re.compile(rf"{_STANDING_IN}{_HOLDERS}\b[^.?!:;]*,")
_LONGEST_OFFICE = 160
_PERSON = r"(?:(?:[A-ZÀ-Þ’'][\w’'.-]*|v[ao]n|de[nr]?|te[nr]?|el|’t|'t)(?: |(?= ?[(:]))){1,6}"
_SPEAKER = re.compile(
    rf"(?:De [Vv]oorzitter|(?:De heer|Mevrouw|[Mm]inister|[Ss]taatssecretaris) (?=[A-ZÀ-Þ’']){_PERSON}"
    r"(?:\([^()]{1,40}\))?) ?:"
)
_GREETING = re.compile(
    r"(?:(?:Hoog)?geachte|Mijnheer de|Mevrouw de|Excellentie)\b.{0,80}|Beste\b.{0,70},", re.I
)
_FAREWELL = re.compile(
    r"(?:Hoogachtend|Met (?:vriendelijke |de meeste )?(?:hoogachting|groet(?:en)?))\b.{0,40}", re.I
)
_CLOSING = re.compile(r"\bgaat over tot de orde van de dag[.,]?$")
_FULL_STOP = re.compile(r"[.?!…][»”’\")\]]*$|:$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(«])(?:[dD]rs?|[mM]r|[iI]r|[pP]rof|[nN]rs?|[aA]rt|blz|pp?|ca|resp|bijv|evt|vgl|[A-Z])\.$"
)
_STOP = re.compile(r"[.?!:;…][»”’\"')\]]*$")
_STATEMENT = re.compile(r"[.!;…][»”’\")\]]*$")
_NUMBERED = re.compile(r"^\d+(?:\.\d+)*\.? [A-Z]")
_NO_NAME = re.compile(r"[,:;?!»]$|(?<!c\.s)(?<!\b[A-Z])\.$|\d")
_LONGEST_NAME = 8  # words
_LONGEST_HEADING = 170  # characters


def opens_question(text: str) -> bool:
    """Whether it begins with the printed head of a question: «Vraag 3», also with its text behind it."""
    return _OPENS_QUESTION.match(text) is not None


def label_to_role(text: str) -> str:
    """ "question" for «Vraag 3», "answer" for «Antwoord 3, 4 en 5» or «Antwoord», "" for other text."""
    if _QUESTION.fullmatch(text):
        return "question"
    return "answer" if _ANSWER.fullmatch(text) else ""


def to_numbers(printed: str) -> tuple[int, ...]:
    """Question numbers as printed («3, 4 en 5», «7 t/m 9») as numbers."""
    numbers: list[int] = []
    for part in re.split(r", | en ", re.sub(r"\(.*?\)", "", printed)):
        ends = [int(n) for n in re.findall(r"\d+", part)]
        if len(ends) == 2 and ends[0] < ends[1]:
            numbers += range(ends[0], ends[1] + 1)
        else:
            numbers += ends
    return tuple(numbers)


def is_list_item(text: str) -> bool:
    """Whether it begins with a printed mark: «– het …», «1. de …», «a. een …», «• …»."""
    return BULLET.match(text) is not None


def is_office(text: str, bare: bool = False) -> bool:
    """Whether it is the office above a name: «De Minister van Defensie,», «Griffier van de commissie,».

    Args:
        bare: Whether «Minister van Defensie,» is one too. In a printed line it may be the
            middle of a sentence.
    """
    found = _OFFICE.fullmatch(text) or (bare and _BARE_OFFICE.fullmatch(text))
    return bool(found) and len(text) < _LONGEST_OFFICE


def is_name(text: str) -> bool:
    """Whether it can be a name below an office or a motion: «Van der Lee», «H.G.J. Bruins Slot»."""
    return 0 < len(text.split()) <= _LONGEST_NAME and not _NO_NAME.search(text)


def is_speaker(text: str) -> bool:
    """Whether it announces who speaks: «De heer Wassenberg (PvdD):», «De voorzitter:»."""
    return _SPEAKER.fullmatch(text) is not None


def ends_motion(text: str) -> bool:
    """Whether it is the last line of a motion, after which only names come."""
    return _CLOSING.search(text) is not None


def is_greeting(text: str) -> bool:
    """Whether it is the greeting of a letter: «Geachte voorzitter,»."""
    return _GREETING.fullmatch(text) is not None


def is_farewell(text: str) -> bool:
    """Whether it closes a letter: «Hoogachtend,»."""
    return _FAREWELL.fullmatch(text) is not None


def ends_with_stop(text: str) -> bool:
    """Whether the last sign of a text parts it from what follows: a full stop, «?», «:», «;», «…»."""
    return _STOP.search(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a full stop or the like; not with that of «dr.» or «nr.»."""
    return _FULL_STOP.search(text) is not None and _ABBREVIATION.search(text) is None


def looks_like_heading(text: str, styled: bool = False, numbered: bool = False) -> bool:
    """Whether a text could be a heading: short, a capital first, no end of sentence.

    Args:
        styled: It is set in another type than the running text: then it may also be
            numbered like a list item, ask a question or end with a colon.
        numbered: It may be numbered («1. Inleiding»), for its place shows that it is no list item.
    """
    if len(text) > _LONGEST_HEADING or text.endswith((",", "-")):
        return False
    if styled:
        return _STATEMENT.search(text) is None
    if ends_with_stop(text) or (BULLET.match(text) and not (numbered and _NUMBERED.match(text))):
        return False
    starts_well = CAPITAL.match(text) is not None and not text[0].isdigit()
    return starts_well or _NUMBERED.match(text) is not None
