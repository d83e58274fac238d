"""The form in which Dutch lawyers and journalists point to a paper and a page."""

from __future__ import annotations

from compare.model import Letter


def cite(letter: Letter, page: int | None = None, last_page: int | None = None) -> str:
    """The citation of a letter, or of a page of it: «Kamerstukken II 2019/20, 33694, nr. 57, p. 15».

    A paper without a number in its dossier is cited by its document number. No
    page is named when the source shows none.
    """
    if letter.number:
        years = letter.session_year.split("-")
        session = f"{years[0]}/{years[-1][-2:]}" if len(years) == 2 else letter.session_year
        cited = f"Kamerstukken II {session}, {letter.dossier.replace('-', ' ')}, nr. {letter.number}"
    else:
        cited = f"Tweede Kamer, {letter.id.removeprefix('nds-tk-')}"
    if not page:
        return cited
    pages = f"p. {page}" if not last_page or last_page == page else f"p. {page}-{last_page}"
    return f"{cited}, {pages}"
