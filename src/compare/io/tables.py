"""Reads the tables of ``data/``: concepts with their forms, themes, stop words.

A wrong cell is refused with file, line and column; nothing is guessed or skipped.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from compare.errors import DataFileError, UnreadableFileError
from compare.model import Concept, Term, Theme

DATA_DIR = Path(__file__).resolve().parents[3] / "data"
"""Where the project's own tables stand."""

MODES = {"word": (False, False), "prefix": (False, True), "suffix": (True, False), "phrase": None}
"""Modes of a form, with the wildcards that its pattern must have (start, end)."""

_YES = frozenset({"1", "ja", "yes", "true"})
_NO = frozenset({"", "0", "nee", "no", "false"})


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, and where it stands."""

    file: str
    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """What a cell says; empty when there is nothing."""
        return self.cells[column]

    def required(self, column: str) -> str:
        """What a cell says; refuses an empty one."""
        value = self.cells[column]
        if not value:
            raise self.wrong(column, "is empty; fill it in or remove the line")
        return value

    def flag(self, column: str) -> bool:
        """Whether a cell says yes; empty is no."""
        value = self.cells[column].lower()
        if value not in _YES | _NO:
            raise self.wrong(column, f"{value!r} is neither yes nor no; write 1 or leave it empty")
        return value in _YES

    def number(self, column: str) -> float:
        """A number above zero."""
        value = self.required(column)
        try:
            number = float(value)
        except ValueError:
            raise self.wrong(column, f"{value!r} is not a number; write it with a point, as 1.5") from None
        if not math.isfinite(number) or number <= 0:
            raise self.wrong(column, f"{value!r} must be above zero")
        return number

    def wrong(self, column: str, problem: str) -> DataFileError:
        """The error that points at a cell of this line."""
        return DataFileError(self.file, self.line, column, problem)


def read_rows(data_dir: Path | None, name: str, columns: Iterable[str]) -> Iterator[Row]:
    """The lines of a table; checks that its columns are there."""
    path = (data_dir or DATA_DIR) / name
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UnreadableFileError(f"{path} does not exist; put it back from the repository") from None
    except UnicodeDecodeError:
        raise UnreadableFileError(f"{path} is not UTF-8; save it as CSV UTF-8") from None
    reader = csv.reader(io.StringIO(text))
    if "\0" in text:
        raise UnreadableFileError(f"{path} holds a character of no text (NUL); save it anew as CSV UTF-8")
    header = [cell.strip() for cell in next(reader, [])]
    for column in columns:
        if column not in header:
            raise DataFileError(name, 1, column, "this column is missing")
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise DataFileError(
                name, reader.line_num, header[0], f"this line cannot be read ({error})"
            ) from None
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            problem = f"{len(cells)} cells where there are {len(header)} columns; look for a comma too many"
            raise DataFileError(name, reader.line_num, header[-1], problem)
        yield Row(name, reader.line_num, dict(zip(header, (c.strip() for c in cells), strict=True)))


def _read_term(row: Row, term_id: str, label: str, *, default: bool, weight: float) -> Term:
    """The form on a line of a table."""
    pattern, mode = row.required("pattern"), row.required("mode")
    if mode not in MODES:
        raise row.wrong("mode", f"unknown mode {mode!r}; there is {', '.join(MODES)}")
    if not any(c.isalnum() for c in pattern):
        raise row.wrong("pattern", f"{pattern!r} holds no letter or digit")
    stars = (pattern.startswith("*"), pattern.endswith("*"))
    if MODES[mode] not in (None, stars):
        raise row.wrong("pattern", f"{pattern!r} does not go with mode {mode!r}: look at the * at its ends")
    exclude = tuple(word.strip() for word in row.text("exclude").split("|") if word.strip())
    for word in exclude:
        if not word.strip("*"):
            raise row.wrong("exclude", f"{word!r} would exclude everything")
    return Term(term_id, label, pattern, mode, row.flag("case"), exclude, default, weight)


def read_concepts(data_dir: Path | None = None) -> tuple[Concept, ...]:
    """The concepts with their written forms, in the order of ``concepts.csv``.

    Reads ``concepts.csv`` (id, label, label_en) and ``terms.csv`` (concept, id,
    label, pattern, mode, case, exclude, default). Words in ``exclude`` are parted
    by ``|``.

    Args:
        data_dir: Folder of the tables; the project's own when None.

    Raises:
        DataFileError: A cell is wrong: unknown mode or concept, empty pattern, doubled id.
        UnreadableFileError: A table is missing or is not UTF-8.
    """
    labels: dict[str, Row] = {}
    for row in read_rows(data_dir, "concepts.csv", ("id", "label", "label_en")):
        concept_id = row.required("id")
        if concept_id in labels:
            raise row.wrong("id", f"{concept_id!r} is there already on line {labels[concept_id].line}")
        labels[concept_id] = row
    terms: dict[str, list[Term]] = {concept_id: [] for concept_id in labels}
    lines: dict[str, int] = {}
    columns = ("concept", "id", "label", "pattern", "mode", "case", "exclude", "default")
    for row in read_rows(data_dir, "terms.csv", columns):
        concept_id, term_id = row.required("concept"), row.required("id")
        if concept_id not in terms:
            raise row.wrong("concept", f"unknown concept {concept_id!r}; there is {', '.join(terms)}")
        if term_id in lines:
            raise row.wrong("id", f"{term_id!r} is there already on line {lines[term_id]}")
        lines[term_id] = row.line
        term = _read_term(row, term_id, row.required("label"), default=row.flag("default"), weight=1.0)
        terms[concept_id].append(term)
    for concept_id, row in labels.items():
        if not terms[concept_id]:
            raise row.wrong("id", f"{concept_id!r} has no form in terms.csv")
    return tuple(
        Concept(cid, row.required("label"), row.required("label_en"), tuple(terms[cid]))
        for cid, row in labels.items()
    )


def read_themes(data_dir: Path | None = None) -> tuple[Theme, ...]:
    """The themes with their weighted patterns, in the order of ``themes.csv``.

    One line a pattern: theme, label, label_en, pattern, mode, case, exclude,
    weight. How ``weight`` is made stands in `compare.analysis.themes`.

    Args:
        data_dir: Folder of the table; the project's own when None.

    Raises:
        DataFileError: A cell is wrong: unknown mode, empty pattern, doubled pattern,
            a weight that is not a number above zero, two labels for one theme.
        UnreadableFileError: The table is missing or is not UTF-8.
    """
    labels: dict[str, tuple[str, str]] = {}
    terms: dict[str, list[Term]] = {}
    lines: dict[str, int] = {}
    columns = ("theme", "label", "label_en", "pattern", "mode", "case", "exclude", "weight")
    for row in read_rows(data_dir, "themes.csv", columns):
        theme_id = row.required("theme")
        names = (row.required("label"), row.required("label_en"))
        if labels.setdefault(theme_id, names) != names:
            raise row.wrong("label", f"theme {theme_id!r} has another label on an earlier line")
        pattern = row.required("pattern")
        term_id = f"{theme_id}:{pattern}"
        if term_id in lines:
            raise row.wrong("pattern", f"{pattern!r} is there already on line {lines[term_id]}")
        lines[term_id] = row.line
        term = _read_term(row, term_id, pattern, default=True, weight=row.number("weight"))
        terms.setdefault(theme_id, []).append(term)
    return tuple(Theme(tid, label, label_en, tuple(terms[tid])) for tid, (label, label_en) in labels.items())


def read_stopwords(data_dir: Path | None = None) -> frozenset[str]:
    """Words that say nothing by themselves, in lower case, from ``stopwords.csv`` (column ``word``).

    Args:
        data_dir: Folder of the table; the project's own when None.

    Raises:
        DataFileError: The column is missing or a cell is empty.
        UnreadableFileError: The table is missing or is not UTF-8.
    """
    return frozenset(row.required("word").lower() for row in read_rows(data_dir, "stopwords.csv", ("word",)))
