"""Dates to come and amounts of money in a sentence; not a reader of dates in general."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from compare.text.numbers import TIMES

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
"""The months in order."""
_SEASONS = {
    "voorjaar": (3, 5), "lente": (3, 5), "zomer": (6, 8), "zomerreces": (7, 8),
    "najaar": (9, 11), "herfst": (9, 11), "winter": (12, 12),
}  # fmt: skip
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NUMBERS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "acht": 8, "tien": 10}
_UNITS = {"dag": 1, "week": 7, "weken": 7, "maand": 30, "jaar": 365, "jaren": 365}

_PART = r"(?P<part>begin|medio|eind|einde)"
_BEFORE = r"(?:(?P<bound>uiterlijk|voor|vóór|per|vanaf|na|tot|tegen|in|op)\s+(?:in\s+|op\s+)?)"
_YEAR = r"(?P<year>20\d\d)"
_THIS = r"(?P<this>dit|deze|volgende?|komende?)"
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_SEASON = rf"(?P<season>{'|'.join(_SEASONS)})"
_GRAMMAR = tuple(
    re.compile(rf"(?<![\w-])(?:{form})(?![\w-])", re.IGNORECASE)
    for form in (
        rf"{_BEFORE}?(?P<day>\d{{1,2}})\s+{_MONTH}(?:\s+{_YEAR})?(?!\s+jl\.)",
        rf"{_BEFORE}?(?P<quarter>eerste|tweede|derde|vierde)\s+kwartaal(?:\s+(?:van\s+)?{_YEAR})?",
        rf"{_BEFORE}?Q(?P<quarter>[1-4])(?:/Q(?P<till>[1-4]))?(?:\s+{_YEAR})?",
        rf"{_BEFORE}?(?:de\s+)?(?P<half>eerste|tweede)\s+helft\s+(?:van\s+)?(?:{_YEAR}|{_THIS}\s+jaar)",
        rf"{_BEFORE}(?:{_PART}\s+)?{_MONTH}(?:\s+{_YEAR})?(?!\s+jl\.)",
        rf"{_PART}\s+{_MONTH}(?:\s+{_YEAR})?(?!\s+jl\.)",
        rf"(?:(?P<bound>voor|vóór|na|in|uiterlijk|tegen)\s+(?:de\s+|het\s+)|{_THIS}\s+){_SEASON}"
        rf"(?:\s+(?:van\s+)?{_YEAR})?",
        r"(?:(?P<bound>voor|vóór|na|met|rond|op|uiterlijk)\s+)(?P<budget>Prinsjesdag)(?:\s+(?P<year>20\d\d))?",
        rf"{_PART}\s+(?:van\s+)?{_THIS}\s+jaar",
        rf"(?:in\s+|later\s+|nog\s+)?{_THIS}\s+(?:kalender)?jaar",
        rf"{_BEFORE}(?:{_PART}\s+)?(?:het\s+jaar\s+)?{_YEAR}",
        rf"{_PART}\s+{_YEAR}",
        r"binnen\s+(?P<n>\d+|" + "|".join(_NUMBERS) + r")\s+(?P<unit>dag|week|weken|maand|jaar|jaren)(?:en)?",
    )
)
_EURO = re.compile(
    r"(?:€|EUR\b|euro\b)\s*(?P<a>\d[\d.]*(?:,\d+)?)(?:\s*(?P<as>miljoen|miljard|mln|mld|duizend))?"
    r"|(?<![\w,.])(?P<b>\d[\d.]*(?:,\d+)?)\s*(?P<bs>miljoen|miljard|mln\.?|mld\.?)?\s*(?:euro\b|EUR\b|€)"
    r"|(?<![\w,.])(?P<c>\d[\d.]*(?:,\d+)?)\s*(?P<cs>miljoen|miljard)"
    r"(?=[\s]*(?:[.,;)]|extra|structureel|incidenteel|voor|per|beschikbaar|aan|in|uit|vrij|$))",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(?<![\w,.])(?P<n>\d+(?:,\d+)?)\s?(?:%|procent\b)(?!-|»)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time in the future as written, and the days it spans. Offsets are those of the text given."""

    start: int
    end: int
    text: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as written. ``unit`` is "euro" (in whole euros) or "percent"."""

    start: int
    end: int
    text: str
    value: float
    unit: str


def find_deadlines(text: str, written: date) -> tuple[Deadline, ...]:
    """The moments in a text that lie after the day on which it was written, in order.

    Knows dates, months, quarters, halves, seasons, years, Prinsjesdag and «binnen zes
    weken». A month or season without a year is the first one to come. «Voor de zomer»
    ends on 30 June: that is how parliament means it. «Binnenkort», «op korte termijn»
    and «de komende jaren» name no moment and are left out.

    Args:
        text: A sentence.
        written: The day of the letter.
    """
    found: list[Deadline] = []
    for form in _GRAMMAR:
        for match in form.finditer(text):
            if any(match.start() < d.end and d.start < match.end() for d in found):
                continue
            span = _span_of({k: v.lower() for k, v in match.groupdict().items() if v}, written)
            if span and span[1] >= written:
                found.append(Deadline(match.start(), match.end(), match.group(), *span))
    return tuple(sorted(found, key=lambda d: d.start))


def find_amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of money and percentages in a text, in order; «2%-norm» is a name and no amount."""
    found = [Amount(m.start(), m.end(), m.group().strip(), v, "euro") for m, v in _euros(text)]
    for m in _PERCENT.finditer(text):
        found.append(Amount(m.start(), m.end(), m.group(), float(m["n"].replace(",", ".")), "percent"))
    return tuple(sorted(found, key=lambda a: a.start))


def _euros(text: str) -> Iterator[tuple[re.Match[str], float]]:
    """Amounts of money with their value in euros."""
    for m in _EURO.finditer(text):
        number = m["a"] or m["b"] or m["c"]
        times = (m["as"] or m["bs"] or m["cs"] or "").lower().rstrip(".")
        yield m, float(number.rstrip(".").replace(".", "").replace(",", ".")) * TIMES.get(times, 1.0)


def _span_of(said: dict[str, str], written: date) -> tuple[date, date] | None:
    """First and last day of what was matched; None for a day that does not exist."""
    if "n" in said:
        number = int(said["n"]) if said["n"].isdigit() else _NUMBERS[said["n"]]
        return written, written + timedelta(days=number * _UNITS[said["unit"]])
    year = int(said["year"]) if "year" in said else _year_meant(said, written)
    bound = said.get("bound", "")
    if "day" in said:
        try:
            day = date(year, MONTHS.index(said["month"]) + 1, int(said["day"]))
        except ValueError:
            return None
        first, last = day, day
    elif "budget" in said:
        start = date(year, 9, 15)  # the third Tuesday falls on the 15th to the 21st
        first = last = start + timedelta(days=(1 - start.weekday()) % 7)
    else:
        first, last = _months_of(said, year)
    if bound == "na":
        return last + timedelta(days=1), max(date(last.year, 12, 31), last + timedelta(days=1))
    if bound in ("voor", "vóór", "tegen", "tot", "uiterlijk"):
        summer = said.get("season") in ("zomer", "zomerreces") and bound != "uiterlijk"
        by_its_end = bound == "uiterlijk" or said.get("part") in ("eind", "einde") or "day" in said
        end = date(year, 6, 30) if summer else last if by_its_end else max(first, written)
        return min(written, end), end
    return first, last


def _year_meant(said: dict[str, str], written: date) -> int:
    """The year of a moment that is named without one: the first that is not over."""
    this = said.get("this", "")
    if this and "season" not in said:
        return written.year + (this in ("volgend", "volgende", "komend", "komende"))
    return written.year + (_months_of(said, written.year)[1] < written)


def _months_of(said: dict[str, str], year: int) -> tuple[date, date]:
    """First and last day of a month, season, quarter, half or year, or of the part that is named."""
    first, last = 1, 12
    if "month" in said:
        first = last = MONTHS.index(said["month"]) + 1
    elif "season" in said:
        first, last = _SEASONS[said["season"]]
    elif "quarter" in said:
        first = 3 * _ORDINALS[said["quarter"]] - 2
        last = 3 * _ORDINALS[said.get("till", said["quarter"])]
    elif "half" in said:
        first = 6 * _ORDINALS[said["half"]] - 5
        last = first + 5
    elif said.get("part") == "begin":
        last = 3
    elif said.get("part") == "medio":
        first, last = 5, 8
    elif said.get("part") in ("eind", "einde"):
        first = 10
    end = date(year + (last == 12), last % 12 + 1, 1) - timedelta(days=1)
    return date(year, first, 1), end
