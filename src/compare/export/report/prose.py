"""Words of a reader, of a letter and of the method as paragraphs: plain, whatever signs stand in them."""

from __future__ import annotations

import math
import re

from babel.numbers import format_decimal

from compare.export.markdown import Run, markdown_to_runs
from compare.export.report.model import Cell
from compare.i18n import format_number

_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LEAST_GROUPED = 10_000


def clean(text: str) -> str:
    """A text without signs that no document can hold, such as NUL; line ends as ``\\n``."""
    return _NO_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def text_to_paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    """The paragraphs of a plain text, each as its lines; a blank line parts two paragraphs."""
    parts = re.split(r"\n[ \t]*\n", clean(text))
    paragraphs = (tuple(line.strip() for line in part.split("\n") if line.strip()) for part in parts)
    return tuple(lines for lines in paragraphs if lines)


def method_to_paragraphs(text: str) -> tuple[tuple[Run, ...], ...]:
    """The paragraphs of a method that was written with Markdown, as runs; only bold is kept of the marks."""
    return tuple(markdown_to_runs(" ".join(lines)) for lines in text_to_paragraphs(text))


def cell_to_text(cell: Cell, lang: str) -> str:
    """A cell as a document shows it: numbers in the language's form, a dash where there is nothing."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return "–"
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, float) and not math.isfinite(cell):
        return format_number(cell, lang)
    # A year or a page is no amount: no sign parts its thousands.
    pattern = "#,##0.####" if abs(cell) >= _LEAST_GROUPED else "0.####"
    locale = "nl_NL" if lang == "nl" else "en_GB"
    return format_decimal(cell, format=pattern, locale=locale).replace("-", "−")
