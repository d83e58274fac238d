"""What a printed line looks like: a head, a heading, a bullet, an address, an office."""

from __future__ import annotations

import re

_FULL_STOP = re.compile(r"[.?!…][»”’\")\]]*$|:$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(«])(?:[dD]rs?|[mM]r|[iI]r|[pP]rof|[nN]rs?|[aA]rt|blz|p|pp|ca|resp|bijv|evt|vgl|[A-Z])\.$"
)
CAPITAL = re.compile(r"^[«“‘\"'(]*[A-ZÀ-Þ0-9•–]")
BULLET = re.compile(r"^(?:[•▪·*◦]|[–—-](?=\s)|\(cid:\d+\)|\d{1,2}[.)](?=\s)|[a-z][.)](?=\s))\s*")
_NUMBERS = r"\d+(?:(?:, | en | t/m | tot en met |-)\d+)*"
QUESTION = re.compile(rf"^Vra(?:ag|gen) (?P<numbers>{_NUMBERS})\.?$")
ANSWER = re.compile(
    rf"^Antwoord(?:en)?(?: op)?(?: de)?(?: vra(?:ag|gen))?(?: (?P<numbers>{_NUMBERS}))?:?\.?$"
)
BOX = re.compile(r"^(?:Uitgelicht|Kader|Box)(?: \d+)?:")
ADDRESS = re.compile(
    r"^(?:Aan de [Vv]oorzitter van de |(?:Den Haag|’s-Gravenhage), \d{1,2} \w+ \d{4}$|Vastgesteld\b.{0,30}$)"
)
OFFICE = re.compile(
    r"^(?:Mede namens .{0,80}, )?[Dd]e "
    r"(?:[Mm]inister|[Ss]taatssecretaris|[Vv]ice-[Mm]inister-[Pp]resident|[Vv]oorzitter|(?:[Aa]djunct-)?[Gg]riffier)"
    r"\b[^.?!]*,$"
    r"|^(?:Voorzitter|Griffier|Adjunct-griffier|De fungerend voorzitter)\b.*,$"
)
OPEN_OFFICE = re.compile(r"^(?:Mede namens|De|DE)\b.*[^,]$|.*-$")
"""The first line of an office that goes on over the next."""
CLOSING = re.compile(r"^[Ee]n gaat over tot de orde van de dag\.$")
"""The last words of a motion; the names of those who move it follow."""
TITLE = re.compile(r"^(?:Brief regering|Brief lid|Nr\. [\dA-Z]+ |\d{2} \d{3}(?:[- ][A-Z\d]+)? [A-Z])")
_END = re.compile(r"[.?!:;…][»”’\")\]]*$")
_STATEMENT = re.compile(r"[.!;…][»”’\")\]]*$")
_NUMBERED = re.compile(r"^\d+(?:\.\d+)*\.? [A-Z]")


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a full stop or the like; not with that of «dr.» or «nr.»."""
    return _FULL_STOP.search(text) is not None and _ABBREVIATION.search(text) is None


def is_head(text: str) -> bool:
    """Whether a line is the printed head of a question or an answer."""
    return QUESTION.match(text) is not None or ANSWER.match(text) is not None


def looks_like_heading(text: str, styled: bool = False) -> bool:
    """Whether a text could be a heading: short, a capital first, no end of sentence.

    One that is set in another type may also be numbered like a list item, ask a
    question or end with a colon.
    """
    if styled:
        return len(text) <= 170 and not _STATEMENT.search(text) and not text.endswith((",", "-"))
    if _END.search(text) or text.endswith((",", "-")) or len(text) > 170 or BULLET.match(text):
        return False
    starts_well = CAPITAL.match(text) is not None and not text[0].isdigit()
    return starts_well or _NUMBERED.match(text) is not None


def to_numbers(printed: str) -> tuple[int, ...]:
    """Question numbers as printed («3, 4 en 5», «7 t/m 9») as numbers."""
    numbers: list[int] = []
    for part in re.split(r", | en ", printed):
        ends = [int(n) for n in re.findall(r"\d+", part)]
        if len(ends) == 2 and ends[0] < ends[1]:
            numbers += range(ends[0], ends[1] + 1)
        else:
            numbers += ends
    return tuple(numbers)
