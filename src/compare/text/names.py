"""Makes a short name for a paper, for charts and menus, out of what it states about itself."""

from __future__ import annotations

import re

from compare.model import Stated

_KINDS = {
    "letter": "Brief",
    "motion": "Motie",
    "questions": "Vragen over",
    "consultation": "Vragen en antwoorden over",
    "report": "Verslag",
}
_SAYS_KIND_ONLY = re.compile(
    r"(?:[\w.]+ ){0,3}(?:brief|motie|amendement|verslag|lijst|nota|memorie|advies|besluitenlijst)\b", re.I
)
_WIDTH = 36


def stated_to_short(stated: Stated, kind: str) -> str:
    """A name of a few words: kind, subject, year («Motie Wet- en regelgeving … 2021»); "" without a subject.

    The subject is that of the paper, or of its dossier when the title says only what kind
    of paper it is («Brief van de Minister …»). Two papers may get the same name.
    """
    says_subject = stated.title and not _SAYS_KIND_ONLY.match(stated.title)
    subject = stated.title if says_subject else stated.dossier_title or stated.title
    if not subject:
        return ""
    if subject == stated.title and not says_subject:
        subject = subject.capitalize() if subject.isupper() else subject
        named = ""
    else:
        named = _KINDS.get(kind, "")
    year = str(stated.date.year) if stated.date else ""
    return " ".join(filter(None, (named, _shorten(subject), year)))


def _shorten(text: str) -> str:
    """The first words of a text, as many as fit."""
    if len(text) <= _WIDTH:
        return text
    return text[: _WIDTH + 1].rsplit(" ", 1)[0].rstrip(" ,;:-–(") + "…"
