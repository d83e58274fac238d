"""The nouns of a report: what stands in it, in which order, with which words of the maker.

Everything is frozen the moment it is put in: a report does not change when its letters or lists do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from compare.errors import ReportError
from compare.export.provenance import Provenance
from compare.i18n import mark
from compare.model import Letter

MOST_ITEMS = 40
MOST_CHARACTERS = 6_000_000
"""Of all items together: so much a visit keeps at most."""
LONGEST_TEXT = 20_000
"""Characters of an introduction or a text of one's own."""
LONGEST_LINE = 400
"""Characters of a title, a name or a caption."""
FULL = mark("The report is full: {n} items is the most. Take something out first.")
TOO_LARGE = mark("The report is too large for this as well. Take something large out first.")

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Rows:
    """A table that was cut to what a report can hold: ``of`` is how many rows there were."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    of: int


@dataclass(frozen=True, slots=True)
class ChartItem:
    """A chart, kept as text, with what it shows in words and the rows behind it."""

    id: str
    figure: str
    alt: str
    rows: Rows
    made: Provenance
    caption: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class TableItem:
    """A table; ``columns`` are the positions of those that stand in the report."""

    id: str
    rows: Rows
    columns: tuple[int, ...]
    made: Provenance
    caption: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a letter with the stretches that are marked; ``citation`` names the page."""

    letter_id: str
    speaker: str
    paper: str
    where: str
    text: str
    marks: tuple[tuple[int, int], ...]
    note: str
    citation: str
    colour: str


@dataclass(frozen=True, slots=True)
class PassageItem:
    """Passages; ``shown`` are the positions of those that stand in the report, ``of`` how many were found."""

    id: str
    passages: tuple[Passage, ...]
    shown: tuple[int, ...]
    of: int
    made: Provenance
    caption: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class TextItem:
    """Words of the maker between the rest, perhaps under a heading."""

    id: str
    caption: str = ""
    text: str = ""


MadeItem = ChartItem | TableItem | PassageItem
Item = MadeItem | TextItem


@dataclass(frozen=True, slots=True)
class Report:
    """A report: the maker's own words, and the items in order."""

    title: str = ""
    author: str = ""
    introduction: str = ""
    items: tuple[Item, ...] = ()

    def place_of(self, id: str) -> int:
        """Position of an item, from 0; -1 when it is not there."""
        return next((i for i, x in enumerate(self.items) if x.id == id), -1)


def add_item(report: Report, item: Item, at: int | None = None) -> Report:
    """The report with an item at a place, or at the end; the same report when it is there already.

    Raises:
        ReportError: The report is full.
    """
    if report.place_of(item.id) >= 0:
        return report
    if len(report.items) >= MOST_ITEMS:
        raise ReportError(FULL.format(n=MOST_ITEMS))
    at = len(report.items) if at is None else at
    grown = replace(report, items=(*report.items[:at], item, *report.items[at:]))
    if count_characters(grown) > MOST_CHARACTERS:
        raise ReportError(TOO_LARGE)
    return grown


def remove_item(report: Report, id: str) -> Report:
    """The report without an item."""
    return replace(report, items=tuple(x for x in report.items if x.id != id))


def move_item(report: Report, id: str, by: int) -> Report:
    """The report with an item so many places further down, or up below zero; it stops at the ends."""
    items = list(report.items)
    at = report.place_of(id)
    if at >= 0:
        items.insert(max(0, at + by), items.pop(at))
    return replace(report, items=tuple(items))


def change_item(report: Report, id: str, change: Callable[[Item], Item]) -> Report:
    """The report with an item made anew."""
    return replace(report, items=tuple(change(x) if x.id == id else x for x in report.items))


def count_characters(report: Report) -> int:
    """How much a report holds, in characters."""
    return sum(_characters(x) for x in report.items) + len(report.introduction)


def _characters(item: Item) -> int:
    """How much an item holds, in characters."""
    held = len(item.text)
    if isinstance(item, (ChartItem, TableItem)):
        held += sum(len(str(cell)) + 2 for row in item.rows.rows for cell in row)
    if isinstance(item, ChartItem):
        held += len(item.figure)
    if isinstance(item, PassageItem):
        held += sum(len(x.text) + len(x.note) for x in item.passages)
    return held


def facts_only(letter: Letter) -> Letter:
    """The letter without its text: all that a report needs to cite it."""
    return replace(letter, text="", blocks=(), left_out=(), joins=(), notes=(), corrections=())
