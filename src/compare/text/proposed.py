"""Proposes the facts of a paper that a reader brings, each with where it was found. Not a reader of files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import PurePath

from compare.model import Letter, Stated
from compare.signs import MONTHS
from compare.text.names import stated_to_short

PAPER, FILE_NAME, OTHER_FACTS, NOT_FOUND = "paper", "file name", "other facts", ""
FIELDS = ("title", "short", "kind", "sender", "date", "dossier", "number", "session_year", "id")
"""The facts that are proposed, in the order of a form."""

_MONTH = "|".join(MONTHS)
_OFFICIAL = re.compile(
    r"(?<![\w-])(?:kst-(?P<dossier>\d{5}(?:-(?:[IVX]+[AB]?|[A-Z]|\d{2}))?)-(?P<number>\d+|[A-Z]{1,2})"
    r"|ah-[te]k-(?P<years>\d{8})-(?P<answer>\d+)|h-[te]k-\d{8}-\d+-\d+|nds-tk-\d{4}D\d{5}|blg-\d+)(?![\w-])"
)
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})[-_. ]({_MONTH}|\d{{1,2}})[-_. ](\d{{4}})(?!\d)", re.I)
_YEAR_FIRST = re.compile(r"(?<!\d)((?:18|19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
_MONTH_NAMED = re.compile(rf"(?<![^\W_])({_MONTH})[-_. ](\d{{4}})(?!\d)", re.I)
_DATED_ALONE = re.compile(
    rf"(?:(?:[A-ZÀ-Þ’'‘`][\w’'‘` -]{{2,30}}, )?(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH}) (?P<year>\d{{4}})\.?",
    re.I,
)
_SESSION = re.compile(r"\bvergaderjaar:? (\d{4}) ?[-–—/] ?(\d{4})", re.I)
_OFFICE = re.compile(
    r"^(?:de |het )?((?:viceminister|minister|staatssecretaris)(?:-president)?\b[^\n,]*)", re.I | re.M
)
_COMMITTEE = re.compile(r"\b([Vv]aste commissie voor (?:[A-ZÀ-Þ][\w-]+|,? ?en |, | )+)")
_ISSUED = re.compile(r"uitgave van:?\s+(Ministerie\b[^\n]+)")
_LONGEST_HEAD = 12
"""Blocks; a date that stands alone counts at the beginning or the end of a paper, not in between."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fact as it may be, and where it was found.

    ``value`` is a date as «2022-03-08», one that is known to the month as «2022-10», and "" when
    nothing was found. ``origin`` is "paper", "file name", "other facts" (it follows from those) or "".
    """

    field: str
    value: str
    origin: str


def propose_facts(letter: Letter) -> tuple[Proposal, ...]:
    """The facts of a paper that was read without any being given, one for each of `FIELDS`.

    What the reader of the file found goes first. What it left open is looked for where a person would
    look: the signature, a date that stands alone, the running foot, the name of the file.
    A day that the text mentions somewhere is never taken for the day of the paper.
    """
    found: dict[str, Proposal] = {}
    for source in (_of_the_name, _of_the_text, _as_read):  # the surest last: it goes over the others
        found.update({p.field: p for p in source(letter) if p.value})
    for derive in (_session_year, _short):
        proposal = derive(letter, found)
        if proposal.value:
            found.setdefault(proposal.field, proposal)
    return tuple(found.get(field, Proposal(field, "", NOT_FOUND)) for field in FIELDS)


def facts_of(letter: Letter) -> dict[str, str]:
    """The facts of a letter by name, as in `Proposal.value`."""
    facts = {field: str(getattr(letter, field)) for field in FIELDS}
    dated = letter.date != date.min
    return facts | {"date": to_written(letter.date, letter.date_precision) if dated else ""}


def to_session_year(day: date) -> str:
    """The year of parliament of a day, «2021-2022»: it begins on the third Tuesday of September."""
    first = date(day.year, 9, 15)
    opening = first.replace(day=15 + (1 - first.weekday()) % 7)
    start = day.year if day >= opening else day.year - 1
    return f"{start}-{start + 1}"


def _as_read(letter: Letter) -> Iterator[Proposal]:
    """What the reader of the file found; where it put the name of the file, nothing."""
    stem = PurePath(letter.source_file).stem
    if letter.title != stem:
        yield Proposal("title", letter.title, PAPER)
    if letter.short not in (stem, letter.id):
        yield Proposal("short", letter.short, PAPER if letter.title == letter.short else OTHER_FACTS)
    yield Proposal("kind", letter.kind, PAPER)
    yield Proposal("sender", letter.sender, PAPER)
    if letter.date != date.min:
        yield Proposal("date", to_written(letter.date, letter.date_precision), PAPER)
    yield Proposal("dossier", letter.dossier, PAPER)
    yield Proposal("number", letter.number, PAPER)
    yield Proposal("session_year", letter.session_year, PAPER)
    if letter.id != stem or (letter.number and letter.id.endswith(f"-{letter.number}")):
        yield Proposal("id", letter.id, PAPER)


def _of_the_text(letter: Letter) -> Iterator[Proposal]:
    """What stands in the text where a person would look for it."""
    ends = [*letter.blocks[:_LONGEST_HEAD], *letter.blocks[-_LONGEST_HEAD:]]
    for before, block in pairwise(ends):
        alone = _DATED_ALONE.fullmatch(block.text.strip())
        if before.kind == "heading":  # careful: under «Datum ontvangst» stands the date of something else
            continue
        if alone and (day := _to_day(alone["day"] or "1", alone["month"], alone["year"])):
            yield Proposal("date", to_written(day, "day" if alone["day"] else "month"), PAPER)
            break
    offices = [
        _OFFICE.search(block.text)
        for block in letter.blocks
        if block.kind == "signature" and letter.kind == "letter"
    ]
    named = [office[1].strip() for office in offices if office]
    text = "\n".join(block.text for block in ends)
    committee, issued = _COMMITTEE.search(text), _ISSUED.search(text)
    if named:
        yield Proposal("sender", _capital(" en ".join(dict.fromkeys(named))), PAPER)
    elif committee and letter.kind in ("questions", "report"):
        yield Proposal("sender", _capital(committee[1].strip(" ,")), PAPER)
    elif issued:
        yield Proposal("sender", issued[1].strip(), PAPER)
    for piece in letter.left_out:
        if session := _SESSION.search(piece.text):
            yield Proposal("session_year", f"{session[1]}-{session[2]}", PAPER)
            break


def _of_the_name(letter: Letter) -> Iterator[Proposal]:
    """What the name of the file tells: an official id, a date, and words when there is nothing better."""
    stem = PurePath(letter.source_file).stem
    words = " ".join(re.sub(r"[_-]+", " ", stem).split())
    yield Proposal("title", words, FILE_NAME)
    yield Proposal("id", letter.id, FILE_NAME)
    if official := _OFFICIAL.search(stem):
        yield Proposal("id", official[0], FILE_NAME)
        yield Proposal("dossier", official["dossier"] or "", FILE_NAME)
        yield Proposal("number", official["number"] or official["answer"] or "", FILE_NAME)
        if years := official["years"]:
            yield Proposal("session_year", f"{years[:4]}-{years[4:]}", FILE_NAME)
    if day := _date_in(stem):
        yield Proposal("date", day, FILE_NAME)


def _session_year(letter: Letter, found: dict[str, Proposal]) -> Proposal:
    """The year of parliament that follows from a date that is known to the day."""
    told = found.get("date")
    if told is None or len(told.value) < len("2022-03-08") or letter.kind == "other":
        return Proposal("session_year", "", NOT_FOUND)
    return Proposal("session_year", to_session_year(date.fromisoformat(told.value)), OTHER_FACTS)


def _short(letter: Letter, found: dict[str, Proposal]) -> Proposal:
    """A name of a few words, of the title that was found, else of the office that sends it."""
    title, told = found.get("title"), found.get("date")
    day = date.fromisoformat(f"{told.value}-01"[:10]) if told else None
    subject = title.value if title and title.origin == PAPER else ""
    if not subject and (sender := found.get("sender")):
        subject = re.sub(r"^(?:Minister|Staatssecretaris|Vaste commissie) (?:van|voor) ", "", sender.value)
    short = stated_to_short(Stated(title=subject, date=day), letter.kind) if subject else ""
    return Proposal("short", short or (title.value if title else ""), OTHER_FACTS if short else FILE_NAME)


def _date_in(name: str) -> str:
    """The date in the name of a file, as in `Proposal.value`."""
    if (match := _YEAR_FIRST.search(name)) and (day := _to_day(match[4], match[3], match[1])):
        return to_written(day, "day")
    if (match := _DAY_FIRST.search(name)) and (day := _to_day(match[1], match[2], match[3])):
        return to_written(day, "day")
    if (match := _MONTH_NAMED.search(name)) and (day := _to_day("1", match[1], match[2])):
        return to_written(day, "month")
    return ""


def _to_day(day: str, month: str, year: str) -> date | None:
    """The day of these words or figures; None when there is no such day."""
    try:
        n = int(month) if month.isdigit() else MONTHS.index(month.lower()) + 1
        return date(int(year), n, int(day))
    except ValueError:
        return None


def to_written(day: date, precision: str) -> str:
    """A date as in `Proposal.value`."""
    return day.isoformat() if precision == "day" else day.isoformat()[:7]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
