"""Tables as an Excel workbook: figures as figures, text as text, and a sheet on what they were made from."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd
import xlsxwriter

from compare.export.csv import cell_to_text
from compare.export.provenance import Provenance, letters_to_rows, provenance_to_rows
from compare.i18n import translator

MOST_ROWS, MOST_COLUMNS, MOST_LETTERS = 1_048_575, 16_384, 32_767
"""What a sheet of Excel holds under its header, and characters of a cell."""
_MOST_DIGITS = 10**15
"""Excel keeps fifteen digits of a number."""
_NARROWEST, _WIDEST = 8, 64
_LINE, _HIGHEST = 15, 400
"""Height of a line and of the highest row, in points."""
_UNFIT = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_DAY = {"nl": "dd-mm-yyyy", "en": "dd/mm/yyyy"}


def frames_to_xlsx(
    sheets: Mapping[str, pd.DataFrame], made_of: Provenance, percentages: Collection[str] = ()
) -> bytes:
    """A workbook with a sheet for each table, and one more that tells what they were made from.

    Nothing is guessed from what a text looks like: it stays text, and one that a spreadsheet could take for
    a formula gets a straight quote, also when the workbook is saved as CSV. What is more than Excel holds
    goes on in a next sheet (rows) or is cut (a text of over 32,767 characters), and the last sheet says so.

    Args:
        sheets: Name of each sheet, and its rows.
        percentages: Names of columns that hold parts, 0 to 1, to be shown as a percentage.
    """
    out = io.BytesIO()
    # row by row through a file on disk: a table of a million cells would take hundreds of megabytes
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    book.set_properties({"title": made_of.page, "comments": made_of.link, "created": made_of.made})
    style = _styles(book, made_of.lang)
    taken: list[str] = []
    told: list[str] = []
    for name, frame in sheets.items():
        told += _limits(frame, name, made_of.lang)
        for part in _parts(frame):
            taken.append(_sheet_name(name, taken))
            _write_frame(book.add_worksheet(taken[-1]), part, style, percentages)
    t = translator(made_of.lang)
    sheet = book.add_worksheet(_sheet_name(t("How it was made"), taken))
    _write_provenance(sheet, made_of, told, style)
    book.close()
    return out.getvalue()


def _styles(book: Any, lang: str) -> dict[str, Any]:
    """The formats of a workbook, by name."""
    top = {"valign": "top"}
    looks: dict[str, dict[str, Any]] = {
        "head": {"bold": True, "text_wrap": True, "bottom": 1},
        "text": {"text_wrap": True},
        "day": {"num_format": _DAY[lang], "align": "left"},
        "number": {},
        "percent": {"num_format": "0.0%"},
    }
    return {name: book.add_format({**top, **look}) for name, look in looks.items()}


def _parts(frame: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The frame in pieces that each fit on a sheet; at least one."""
    whole = frame.iloc[:, :MOST_COLUMNS]
    for start in range(0, max(len(frame), 1), MOST_ROWS):
        yield whole.iloc[start : start + MOST_ROWS]


def _limits(frame: pd.DataFrame, name: str, lang: str) -> list[str]:
    """What of a table did not fit on one sheet, in words."""
    t = translator(lang)
    told = []
    if len(frame) > MOST_ROWS:
        told.append(
            t("{table}: more rows than a sheet holds; they go on in the next one.").format(table=name)
        )
    if len(frame.columns) > MOST_COLUMNS:
        told.append(t("{table}: more columns than a sheet holds; the CSV has them all.").format(table=name))
    if any(len(x) > MOST_LETTERS for c in frame for x in frame[c] if isinstance(x, str)):
        told.append(
            t("{table}: a text longer than a cell holds was cut; the CSV has it whole.").format(table=name)
        )
    return told


def _sheet_name(name: str, taken: Collection[str]) -> str:
    """A name that Excel allows and that no other sheet has."""
    plain = _UNFIT.sub(" ", name).strip().strip("'")[:31].strip() or "Accent"
    if plain.lower() == "history":  # Excel keeps it for itself
        plain += " 1"
    others = {x.lower() for x in taken}
    n, tried = 1, plain
    while tried.lower() in others:
        n += 1
        tried = f"{plain[: 30 - len(str(n))]} {n}"
    return tried


def _write_frame(
    sheet: Any, frame: pd.DataFrame, style: Mapping[str, Any], percentages: Collection[str]
) -> None:
    """A table with a header that stays in view and can be filtered."""
    names = [str(column) for column in frame.columns]
    columns = [frame.iloc[:, n].tolist() for n in range(len(names))]
    widths = []
    for n, (name, cells) in enumerate(zip(names, columns, strict=True)):
        widest = max(map(len, [*map(str, cells[:200]), name[:20]])) + 2
        widths.append(min(max(widest, _NARROWEST), _WIDEST))
        sheet.set_column(n, n, widths[n])
    _write_row(sheet, 0, names, widths, style, look="head")
    shares = [name in percentages for name in names]
    for row, values in enumerate(zip(*columns, strict=True), start=1):
        _write_row(sheet, row, values, widths, style, shares)
    sheet.freeze_panes(1, 0)
    if names:
        sheet.autofilter(0, 0, max(len(frame), 1), len(names) - 1)
    sheet.repeat_rows(0)
    _fit_paper(sheet)


def _fit_paper(sheet: Any) -> None:
    """Print the sheet as wide as the paper."""
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_row(
    sheet: Any,
    row: int,
    values: Sequence[Any],
    widths: Sequence[int],
    style: Mapping[str, Any],
    shares: Sequence[bool] = (),
    look: str = "text",
) -> None:
    """The cells of a row, as high as its longest text needs: not every program works that out itself."""
    texts = zip(values, widths, strict=False)
    lines = max((math.ceil(len(x) / width) for x, width in texts if isinstance(x, str)), default=1)
    if lines > 1:
        sheet.set_row(row, min(lines * _LINE, _HIGHEST))
    for n, value in enumerate(values):
        _write_cell(sheet, row, n, value, style, n < len(shares) and shares[n], look)


def _write_cell(
    sheet: Any, row: int, column: int, value: Any, style: Mapping[str, Any], share: bool, look: str
) -> None:
    """One value, as what it is."""
    value = cell_to_text(value)
    if value is None or value is pd.NA or value is pd.NaT or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, (int, float)) and math.isfinite(value) and abs(value) < _MOST_DIGITS:
        sheet.write_number(row, column, value, style["percent" if share else "number"])
    elif isinstance(value, float) and math.isnan(value):
        return
    elif isinstance(value, date) and value.year >= 1900 and not getattr(value, "tzinfo", None):
        sheet.write_datetime(row, column, value, style["day"])
    else:
        text = value.isoformat() if isinstance(value, (date, datetime)) else str(value)
        text = text.encode("utf-8", "replace").decode()
        sheet.write_string(row, column, text[:MOST_LETTERS], style[look])


def _write_provenance(sheet: Any, made_of: Provenance, told: list[str], style: Mapping[str, Any]) -> None:
    """Method, choices, notes, version, link and moment, then the letters."""
    t = translator(made_of.lang)
    rows = [*provenance_to_rows(made_of), *((t("Note"), x) for x in told)]
    letters = letters_to_rows(made_of)
    widths = (34, 80, 34, 12, 34, 44, 44)
    for n, width in enumerate(widths):
        sheet.set_column(n, n, width)
    for n, (what, said) in enumerate(rows):
        _write_row(sheet, n, (what, said), widths, style)
    for n, letter in enumerate(letters, start=len(rows) + 2):
        if n == len(rows) + 2:
            _write_row(sheet, n - 1, tuple(letter), widths, style, look="head")
        _write_row(sheet, n, tuple(letter.values()), widths, style)
    _fit_paper(sheet)
