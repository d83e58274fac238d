"""What a figure was made from: the lines that go along with every table, picture and report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from compare.model import Letter


@dataclass(frozen=True, slots=True)
class Provenance:
    """Everything that somebody needs to make a figure again.

    ``page`` is the title of the page, ``link`` the address that shows it again ("" where there is none).
    ``settings`` are the choices on it, as (label, what was chosen). ``method`` are the rules in plain
    words, ``notes`` what was left out. ``version`` is that of the program, ``corpus`` that of the letters
    and the given lists, ``lists`` that of the reader's own lists, "" when they are the given ones.
    ``made`` is the moment, with its time zone.
    """

    page: str
    link: str
    settings: tuple[tuple[str, str], ...]
    letters: tuple[Letter, ...]
    method: str
    notes: Sequence[str]
    version: str
    corpus: str
    lists: str
    made: datetime
    lang: str
