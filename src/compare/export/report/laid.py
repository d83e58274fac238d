"""What stands where in a report, with which number: the same for every kind of document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
from babel.dates import format_datetime

from compare.export.markdown import Run, plain_words
from compare.export.report.model import (
    Cell,
    ChartItem,
    Item,
    MadeItem,
    Passage,
    PassageItem,
    Report,
    Rows,
    TableItem,
    TextItem,
)
from compare.export.report.prose import cell_to_text, method_to_paragraphs
from compare.i18n import format_date, format_number, translator
from compare.model import Letter
from compare.text.citations import cite

MOST_ROWS = 60
"""Rows of a table in a report; the rest can be had on the page it comes from."""
MOST_COLUMNS = 30
LONGEST_CELL = 300
_PAGE_WIDTH = 112
"""Characters of a table's row that fit on a page of A4."""
_WIDEST_COLUMN = 34


@dataclass(frozen=True, slots=True)
class Cited:
    """A letter in the list of sources, under its number; ``address`` is one of the web, or ""."""

    n: int
    id: str
    name: str
    citation: str
    day: str
    address: str


@dataclass(frozen=True, slots=True)
class Account:
    """How an item was made. ``same`` is the label of an earlier one made by the same method, else ""."""

    label: str
    anchor: str
    caption: str
    lang: str
    facts: tuple[tuple[str, str], ...]
    method: tuple[tuple[Run, ...], ...]
    same: str
    link: str


@dataclass(frozen=True, slots=True)
class Laid:
    """An item with its label («Figuur 1»), its name in links, its language, and its sources by number."""

    item: Item
    label: str
    anchor: str
    lang: str
    cited: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LaidReport:
    """A whole report as it will stand on paper."""

    title: str
    author: str
    introduction: str
    day: str
    lang: str
    items: tuple[Laid, ...]
    cited: tuple[Cited, ...]
    accounts: tuple[Account, ...]
    about: str

    def number_of(self, letter_id: str) -> int:
        """Number of a letter in the list of sources; 0 when it is not there."""
        return next((x.n for x in self.cited if x.id == letter_id), 0)


def lay_out(report: Report, lang: str, now: datetime) -> LaidReport:
    """A report with everything numbered in order of appearance.

    Args:
        lang: Language of what the program says; an item keeps the language that it was made in.
        now: Moment that the document is made, with its time zone.
    """
    t = translator(lang)
    names = {ChartItem: t("Figure"), TableItem: t("Table"), PassageItem: t("Passages")}
    counts = dict.fromkeys(names, 0)
    numbers: dict[str, int] = {}
    cited: list[Cited] = []
    laid: list[Laid] = []
    accounts: list[Account] = []
    methods: dict[tuple[str, str], str] = {}
    for place, item in enumerate(report.items, start=1):
        if isinstance(item, TextItem):
            laid.append(Laid(item, "", f"item-{place}", lang))
            continue
        counts[type(item)] += 1
        label = f"{names[type(item)]} {counts[type(item)]}"
        for letter in _letters_of(item):
            if letter.id not in numbers:
                numbers[letter.id] = len(numbers) + 1
                cited.append(_cited(letter, numbers[letter.id], lang))
        own = tuple(sorted(numbers[x.id] for x in _letters_of(item)))
        laid.append(Laid(item, label, f"item-{place}", item.made.lang, own))
        method = (item.made.method, item.made.lang)
        accounts.append(_account(item, label, f"item-{place}", methods.get(method, ""), lang))
        methods.setdefault(method, label)
    versions = sorted({x.made.version for x in report.items if not isinstance(x, TextItem)})
    about = t(
        "This report was put together with Accent {version} on {moment}. Every figure is that of the moment "
        "it was put in; the link beside it shows the same view again."
    ).format(version=", ".join(versions), moment=moment_to_text(now, lang))
    return LaidReport(
        report.title or t("Report"),
        report.author,
        report.introduction,
        format_date(now.date(), "day", lang),
        lang,
        tuple(laid),
        tuple(cited),
        tuple(accounts),
        about if accounts else "",
    )


def _letters_of(item: MadeItem) -> Iterable[Letter]:
    """The letters that an item was made from; of passages only those that stand there."""
    if not isinstance(item, PassageItem):
        return item.made.letters
    there = {item.passages[i].letter_id for i in item.shown}
    return tuple(x for x in item.made.letters if x.id in there)


def _cited(letter: Letter, n: int, lang: str) -> Cited:
    """A letter as the list of sources names it; the day only where the citation does not tell it."""
    citation = cite(letter)
    told = format_date(letter.date, letter.date_precision, "nl") in citation
    day = "" if told else format_date(letter.date, letter.date_precision, lang)
    return Cited(n, letter.id, letter.short, citation, day, _web(letter.url))


def _account(item: MadeItem, label: str, anchor: str, same: str, lang: str) -> Account:
    """How an item was made, in words."""
    t, made = translator(lang), item.made
    facts = [(t("Page"), made.page), *made.settings]
    facts += [(t("Left out"), " ".join(plain_words(note) for note in made.notes))] if made.notes else []
    facts += [(t("Added"), moment_to_text(made.made, lang))]
    version = f"Accent {made.version}, {t('letters and lists')} {made.corpus}"
    facts += [(t("Version"), version + (f", {t('own lists')} {made.lists}" if made.lists else ""))]
    method = () if same else method_to_paragraphs(made.method)
    caption = item.caption
    return Account(
        label, anchor, caption, made.lang, tuple((x, y) for x, y in facts if y), method, same, _web(made.link)
    )


def _web(address: str) -> str:
    """An address of the web; "" for any other, which may come from a draft that a stranger made."""
    return address if address.startswith(("https://", "http://")) else ""


def moment_to_text(moment: datetime, lang: str) -> str:
    """Day and time: «22 november 2026, 10:42»."""
    return format_datetime(moment, "d MMMM y, HH:mm", locale="nl_NL" if lang == "nl" else "en_GB")


def frame_to_rows(frame: pd.DataFrame) -> Rows:
    """The first rows of a data frame, as plain cells."""
    cut = frame.iloc[:MOST_ROWS, :MOST_COLUMNS]
    rows = tuple(tuple(_cell(x) for x in row) for row in cut.itertuples(index=False, name=None))
    return Rows(tuple(str(x) for x in cut.columns), rows, len(frame))


def _cell(value: Any) -> Cell:
    """A value as a cell: a number or a text of one line."""
    if isinstance(value, (list, tuple)):
        value = " ".join(str(x) for x in value)
    elif pd.isna(value):
        return None
    if isinstance(value, bool):
        return "✓" if value else ""
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, (int, float)):
        return "✓" if value is True else "" if value is False else value
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1].rstrip() + "…"


def columns_that_fit(rows: Rows, lang: str) -> tuple[int, ...]:
    """The first columns that fit beside each other on a page; one at least."""
    fitting: list[int] = []
    room = _PAGE_WIDTH
    for i, name in enumerate(rows.header):
        longest = max((len(cell_to_text(row[i], lang)) for row in rows.rows), default=0)
        words = max((len(word) for word in name.split()), default=0)
        room -= min(max(longest, words), _WIDEST_COLUMN) + 3
        if room < 0 and fitting:
            break
        fitting.append(i)
    return tuple(fitting)


def is_number_column(rows: Rows, column: int) -> bool:
    """Whether all that stands in a column is numbers."""
    cells = [row[column] for row in rows.rows if row[column] is not None]
    return bool(cells) and not any(isinstance(x, str) for x in cells)


def rows_note(rows: Rows, columns: tuple[int, ...], lang: str) -> str:
    """What of a table is left out here, and where it is whole; "" when all of it stands there."""
    t, told = translator(lang), []
    if rows.of > len(rows.rows):
        told.append(
            t("The first {n} of {of} rows.").format(
                n=format_number(len(rows.rows), lang), of=format_number(rows.of, lang)
            )
        )
    if len(columns) < len(rows.header):
        told.append(t("{n} of {of} columns.").format(n=len(columns), of=len(rows.header)))
    if told:
        told.append(t("All of it can be downloaded on the page that it comes from."))
    return " ".join(told)


def passages_note(item: PassageItem, lang: str) -> str:
    """How many of the passages found stand here; "" when all do."""
    if len(item.shown) == item.of:
        return ""
    t, shown, of = translator(lang), format_number(len(item.shown), lang), format_number(item.of, lang)
    return t("{n} of the {of} passages that were found.").format(n=shown, of=of)


def split_marks(passage: Passage) -> tuple[tuple[tuple[str, bool], ...], ...]:
    """The paragraphs of a passage as stretches, each with whether it is marked."""
    marked = [False] * len(passage.text)
    for start, end in passage.marks:
        marked[max(0, start) : end] = [True] * len(marked[max(0, start) : end])
    paragraphs: list[tuple[tuple[str, bool], ...]] = []
    offset = 0
    for line in passage.text.split("\n"):
        runs: list[tuple[str, bool]] = []
        begin = 0
        for i in range(1, len(line) + 1):
            if i == len(line) or marked[offset + i] != marked[offset + begin]:
                runs.append((line[begin:i], marked[offset + begin]))
                begin = i
        if runs:
            paragraphs.append(tuple(runs))
        offset += len(line) + 1
    return tuple(paragraphs)
