"""What a plain paragraph shows of itself where the file does not mark it: a label, a list item, a name.

For the readers of files that mark paragraphs (XML and its kin). Each sign is what the
official setting prints, whole paragraphs only.
"""

from __future__ import annotations

import re

_NUMBERS = r"\d+[a-z]?(?:(?:, | en |, en | t/m | tot en met | ?[-–] ?)\d+[a-z]?)*"
_QUESTION = re.compile(rf"Vra(?:ag|gen)(?: {_NUMBERS})?(?: \([\w /-]+\))?[.:]?")
_ANSWER = re.compile(
    rf"Antwoord(?:en)?(?: op)?(?: de)?(?: vra(?:ag|gen))?(?: {_NUMBERS})?(?: \([\w /-]+\))?[.:]?"
)
_BULLET = re.compile(r"(?:[•▪·*◦\uf0b7]|[–—-](?= )|\d{1,2}[.)](?= )|[a-z][.)](?= ))")
_OFFICE = re.compile(
    r"(?:Mede namens .{0,80}, )?(?:[Dd]e )?(?:fungerend |waarnemend |plaatsvervangend )?"
    r"(?:[Mm]inister|[Ss]taatssecretaris|[Vv]ice-[Mm]inister-[Pp]resident|[Vv]oorzitter|(?:[Aa]djunct-)?[Gg]riffier)"
    r"\b[^.?!:;]*,"
)
_PERSON = r"(?:(?:[A-ZÀ-Þ’'][\w’'.-]*|v[ao]n|de[nr]?|te[nr]?|el|’t|'t)(?: |(?= ?[(:]))){1,6}"
_SPEAKER = re.compile(
    rf"(?:De [Vv]oorzitter|(?:De heer|Mevrouw|[Mm]inister|[Ss]taatssecretaris) (?=[A-ZÀ-Þ’']){_PERSON}"
    r"(?:\([^()]{1,40}\))?) ?:"
)
_CLOSING = re.compile(r"\bgaat over tot de orde van de dag[.,]?$")
_END = re.compile(r"[,:;?!»]$|(?<!c\.s)(?<!\b[A-Z])\.$")
_LONGEST_NAME = 8


def label_to_role(text: str) -> str:
    """ "question" for «Vraag 3», "answer" for «Antwoord 3, 4 en 5» or «Antwoord», "" for other text."""
    if _QUESTION.fullmatch(text):
        return "question"
    return "answer" if _ANSWER.fullmatch(text) else ""


def is_list_item(text: str) -> bool:
    """Whether a paragraph begins with a printed mark: «– het …», «1. de …», «a. een …», «• …»."""
    return _BULLET.match(text) is not None


def is_office(text: str) -> bool:
    """Whether it is the office above a name: «De Minister van Defensie,», «De griffier van de commissie,»."""
    return _OFFICE.fullmatch(text) is not None and len(text) < 160


def is_name(text: str) -> bool:
    """Whether it can be a name below an office or a motion: «Van der Lee», «H.G.J. Bruins Slot»."""
    words = text.split()
    return 0 < len(words) <= _LONGEST_NAME and not _END.search(text) and not re.search(r"\d", text)


def is_speaker(text: str) -> bool:
    """Whether it announces who speaks: «De heer Wassenberg (PvdD):», «De voorzitter:»."""
    return _SPEAKER.fullmatch(text) is not None


def ends_motion(text: str) -> bool:
    """Whether it is the last line of a motion, after which only names come."""
    return _CLOSING.search(text) is not None
