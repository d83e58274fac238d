"""Takes the head of a letter apart, and what a paper states about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from compare.io.masthead import find_date, find_stated, title_to_type
from compare.io.offices import title_to_sender
from compare.io.pdf.foot import Look
from compare.io.pdf.rows import Row
from compare.model import Line, Stated
from compare.signs import is_greeting, is_speaker

_LABEL = re.compile(
    r"^(?:Datum|Betreft|Onderwerp|(?:Ons |Uw )?[Kk]enmerk|Bijlagen?(?:\(n\))?)(?: ?:)?(?: |$)"
)
_SITTING = re.compile(r"(?P<chamber>[TE]K) \d+")
_SITTING_PAGE = re.compile(r"(?P<sitting>\d{1,3})-(?P<item>\d{1,3})-\d{1,4}")
_SUBJECT = re.compile(r"^(?:Betreft|Onderwerp)\b")
_RECEIVER = re.compile(r"^(?:Aan )?(?:de |het )?(?:heer |mevrouw )?(?:voorzitters?|leden|griffier)\b", re.I)
_OFFICE = re.compile(
    r"^(?:(?:mede )?namens )?(?:de )?(?:vice-)?(?:minister|staatssecretaris)\b[^.?!;:]*,?$", re.I
)
_SPEAKERS = 3  # headings that announce a speaker; a paper with as many is a report


def names_office(text: str) -> bool:
    """Whether a line is the office above a name, in capitals or ended with a comma."""
    return _OFFICE.match(text) is not None and (text.endswith(",") or text.isupper())


def split_head(rows: Sequence[Row], look: Look) -> tuple[list[tuple[Row, str]], int]:
    """The head of a letter with roles: all down to the greeting, or to the subject where there is none.

    Returns:
        Rows with their roles; how many of the rows they are.
    """
    end = next((at + 1 for at, row in enumerate(rows) if is_greeting(row.text)), 0)
    if not end:
        subject = next((at for at, row in enumerate(rows) if _SUBJECT.match(row.text)), None)
        if subject is None:
            return [], 0
        end = subject + 1
        while end < len(rows) and rows[end - 1].base - rows[end].base < 1.4 * look.step:
            end += 1
    found: list[tuple[Row, str]] = []
    receiving = False
    above: Row | None = None
    for row in rows[:end]:
        if _RECEIVER.match(row.text):
            receiving = True
        elif _LABEL.match(row.text) or (above and above.base - row.base > 1.7 * look.step):
            receiving = False
        role = "address" if receiving or is_greeting(row.text) else "furniture"
        found.append((row, role))
        above = row
    return found, end


def find_facts(head: Sequence[Row], furniture: Sequence[str], lines: Sequence[Line]) -> Stated:
    """What a paper states about itself: subject and date from its head, offices from its signature.

    Args:
        head: The head of a letter.
        furniture: What stands aside and in running heads and feet.
        lines: The text.
    """
    stated = find_stated([*_whole_labels(head), *furniture])
    titled = [line.text for line in lines if line.role == "title" and not line.text.isdigit()]
    first = _whole([line for line in lines[:60] if line.page == lines[0].page])
    report = next((t for t in map(_without_label, first) if title_to_type(t) == "report"), "")
    headings = [line.text for line in lines if line.role == "heading"]
    title = stated.title or report or " ".join(titled) or (headings[0] if headings else "")
    kind = stated.type if stated.title else title_to_type(title)
    if sum(is_speaker(text) for text in headings) >= _SPEAKERS:
        kind = "report"
    if any(is_greeting(row.text) for row in head):
        kind = "letter"
    day = stated.date or next((d for d in map(find_date, (*furniture, *first[:5])) if d), None)
    stated = replace(stated, title=title, type=kind, date=day, sender=" en ".join(_offices(lines)))
    return _with_sitting(stated, furniture) if kind == "report" and day else stated


def _with_sitting(stated: Stated, furniture: Sequence[str]) -> Stated:
    """The report of a sitting with its id, from the running head «TK 40» and the foot «40-6-13»."""
    chamber = next((m["chamber"] for m in map(_SITTING.fullmatch, furniture) if m), "")
    foot = next((m for m in map(_SITTING_PAGE.fullmatch, furniture) if m), None)
    if not (chamber and foot and stated.date):
        return stated
    # A session of parliament begins on the third Tuesday of September.
    first = stated.date.year - (stated.date < _third_tuesday_of_september(stated.date.year))
    return replace(
        stated,
        id=f"h-{chamber.lower()}-{first}{first + 1}-{foot['sitting']}-{foot['item']}",
        session_year=f"{first}-{first + 1}",
        chamber="2" if chamber == "TK" else "1",
    )


def _third_tuesday_of_september(year: int) -> date:
    first = date(year, 9, 1)
    return date(year, 9, 15 + (1 - first.weekday()) % 7)


def _whole_labels(head: Sequence[Row]) -> list[str]:
    """The texts of a head, a value over several lines in one."""
    texts: list[str] = []
    at_value = 0.0
    for row in head:
        label = _LABEL.match(row.text)
        if at_value and abs(row.x0 - at_value) < 6.0 and not label:
            texts[-1] += f" {row.text}"
            continue
        at_value = row.second if label else 0.0
        texts.append(row.text)
    return texts


def _whole(lines: Sequence[Line]) -> list[str]:
    """The texts of headings and paragraphs over their lines."""
    texts: list[str] = []
    for line in lines:
        if line.gap or not texts:
            texts.append(line.text)
        else:
            texts[-1] += f" {line.text}"
    return texts


def _without_label(text: str) -> str:
    return re.sub(r"^[A-Z][\w()]+: ", "", text)


def _offices(lines: Sequence[Line]) -> Iterator[str]:
    """The offices that sign, in their usual capitals."""
    office = ""
    for line in lines:
        if line.role != "signature":
            office = ""
            continue
        if office or _OFFICE.match(line.text):
            office = f"{office} {line.text}".strip()
        if office.endswith(","):
            bare = re.sub(r"^de ", "", office.rstrip(","), flags=re.I)
            yield title_to_sender(f"BRIEF VAN DE {bare}") or bare
            office = ""
