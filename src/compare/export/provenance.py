"""What a figure was made from: the lines that go along with every table, picture and report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from compare.export.markdown import plain_words
from compare.i18n import translator
from compare.model import Letter
from compare.text.citations import cite


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


def provenance_to_rows(made_of: Provenance) -> list[tuple[str, str]]:
    """What was shown and how it was counted, as (what, told), in the reader's language; nothing empty."""
    t = translator(made_of.lang)
    rows = [
        (t("Page"), f"Accent, {made_of.page}"),
        (t("Address"), made_of.link),
        (t("Made on"), made_of.made.isoformat(sep=" ", timespec="seconds")),
        (t("Version of Accent"), made_of.version),
        (t("State of the letters and given lists"), made_of.corpus),
        (
            t("Lists"),
            t("your own: {key}").format(key=made_of.lists) if made_of.lists else t("the given ones"),
        ),
        *((t("Choice: {label}").format(label=label), chosen or "–") for label, chosen in made_of.settings),
        (t("How it was made"), plain_words(made_of.method)),
        *((t("Note"), plain_words(note)) for note in made_of.notes),
    ]
    return [(what, told) for what, told in rows if told]


def letters_to_rows(made_of: Provenance) -> list[dict[str, Any]]:
    """The letters that were counted in, each with its citation, file hash and address.

    ``date`` is a date where the day is known, else a text such as «2020-10».
    """
    t = translator(made_of.lang)
    return [
        {
            t("letter"): x.short,
            t("title"): x.title,
            t("citation"): cite(x),
            t("date"): _day(x),
            t("sender"): x.sender,
            t("web address"): x.url,
            t("SHA-256 of the file"): x.sha256,
        }
        for x in made_of.letters
    ]


def _day(letter: Letter) -> date | str:
    """When a letter was sent, no more exact than it is known."""
    return letter.date if letter.date_precision == "day" else letter.date.strftime("%Y-%m")
