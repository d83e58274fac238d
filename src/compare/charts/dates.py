"""Where a true time axis has its ticks."""

from __future__ import annotations

from datetime import date

from compare.i18n import format_date

_MONTHS = (1, 4, 7, 10)
_MOST = 14
_FEW_YEARS = 12


def date_ticks(begin: date, finish: date, lang: str) -> tuple[list[date], list[str]]:
    """The days that are marked on a time axis and what stands there.

    Years, with quarters while there is room; over many years only each fifth one.
    """
    years = range(begin.year, finish.year + 1)
    days = [date(y, m, 1) for y in years for m in _MONTHS if begin <= date(y, m, 1) <= finish]
    if len(days) > _MOST:
        days = [d for d in days if d.month == 1]
    if len(days) > _FEW_YEARS:
        days = [d for d in days if d.year % 5 == 0]
    return days, [str(d.year) if d.month == 1 else format_date(d, "month", lang)[:3] for d in days]
