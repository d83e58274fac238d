"""The form in which Dutch lawyers and journalists point to a paper and a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from compare.model import Letter

_DEBATE = re.compile(r"^h-[te]k-\d{8}-(?P<number>\d+)-(?P<item>\d+)$")


@dataclass(frozen=True, slots=True)
class Series:
    """Where a paper appeared officially: name of the series, the chamber ("I" or "II"), the number in it."""

    name: str
    chamber: str
    number: str


def cite(letter: Letter, page: int | None = None, last_page: int | None = None) -> str:
    """The citation of a letter, or of a page of it: «Kamerstukken II 2019/20, 33694, nr. 57, p. 15».

    Questions with their answers stand in the Aanhangsel, debates in the Handelingen.
    A paper without a number in its dossier is cited by its document number, a letter
    without either by its sender and date. No page is named when the source shows none.
    """
    cited = _paper(letter)
    if not page:
        return cited
    pages = f"p. {page}" if not last_page or last_page == page else f"p. {page}-{last_page}"
    return f"{cited}, {pages}"


def series_of(letter: Letter) -> Series | None:
    """The series that a paper appeared in; None when it stands in none, as a letter before it is numbered."""
    debate = _DEBATE.match(letter.id)
    if debate:
        chamber = "I" if letter.id.startswith("h-ek") else "II"
        return Series("Handelingen", chamber, f"nr. {debate['number']}, item {debate['item']}")
    if letter.number and letter.id.startswith("ah-"):
        chamber = "I" if letter.id.startswith("ah-ek") else "II"
        return Series("Aanhangsel Handelingen", chamber, f"nr. {letter.number}")
    if letter.number and letter.dossier:
        # Papers of the Eerste Kamer are lettered, those of the Tweede Kamer numbered.
        chamber = "II" if letter.number[0].isdigit() else "I"
        dossier = re.sub(r"-(?=[A-Z])", " ", letter.dossier)
        return Series("Kamerstukken", chamber, f"{dossier}, nr. {letter.number}")
    return None


def _paper(letter: Letter) -> str:
    """The citation of the whole paper."""
    years = letter.session_year.split("-")
    session = f"{years[0]}/{years[-1][-2:]}" if len(years) == 2 else letter.session_year
    if series := series_of(letter):
        return f"{series.name} {series.chamber} {session}, {series.number}"
    if letter.id.startswith("nds-tk-"):
        return f"Tweede Kamer, {letter.id.removeprefix('nds-tk-')}"
    if letter.kind == "letter" and letter.sender and letter.date > date.min:
        return f"Brief van de {letter.sender}, {format_date(letter.date, 'd MMMM y', locale='nl')}"
    return letter.id
