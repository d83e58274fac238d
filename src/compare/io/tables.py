"""Reads the tables of ``data/``: concepts with their forms, themes, stop words.

A wrong cell is refused with file, line and column; nothing is guessed or skipped.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from compare.errors import DataFileError, UnreadableFileError
from compare.model import Concept, Term, Theme

DATA_DIR = Path(__file__).resolve().parents[3] / "data"
"""Where the project's own tables stand."""

MODES = {"word": (False, False), "prefix": (False, True), "suffix": (True, False), "phrase": None}
"""Modes of a form, with the wildcards that its pattern must have (start, end)."""

TERM_COLUMNS = ("concept", "id", "label", "pattern", "mode", "case", "exclude", "default")
THEME_COLUMNS = ("theme", "label", "label_en", "pattern", "mode", "case", "exclude", "weight")

_FORMULA = ("=", "+", "-", "@")
_INNER_STAR = re.compile(r"\w\*+\w")
_NEVER_LOOKED_FOR = re.compile(r"[,;|\\\[\]{}<>^$~_\t]")
_YES = frozenset({"1", "ja", "yes", "true"})
_NO = frozenset({"", "0", "nee", "no", "false"})


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, and where it stands."""

    file: str
    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """What a cell says; empty when there is nothing, or no such column."""
        return self.cells.get(column, "")

    def required(self, column: str) -> str:
        """What a cell says; refuses an empty one."""
        value = self.text(column)
        if not value:
            raise self.wrong(column, "is empty; fill it in or remove the line")
        return value

    def listed(self, column: str) -> tuple[str, ...]:
        """What a cell lists, parted by ``|``."""
        return tuple(part.strip() for part in self.text(column).split("|") if part.strip())

    def flag(self, column: str) -> bool:
        """Whether a cell says yes; empty is no."""
        value = self.text(column).lower()
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
    if "\0" in text:
        raise UnreadableFileError(f"{path} holds a character of no text (NUL); save it anew as CSV UTF-8")
    yield from split_rows(text, name, columns)


def split_rows(text: str, name: str, columns: Iterable[str]) -> Iterator[Row]:
    """The lines of a table that was read; ``name`` is what an error calls it.

    A straight quote before a sign that a spreadsheet takes for a formula is not part of the cell.

    Raises:
        DataFileError: A column is missing, or a line does not fit them.
    """
    # Spreadsheets of this country part cells by a semicolon.
    first = text.split("\n", 1)[0]
    parted = ";" if ";" in first and "," not in first else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=parted)
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
        yield Row(name, reader.line_num, dict(zip(header, map(_bare, cells), strict=True)))


def _bare(cell: str) -> str:
    """A cell without the white space round it and without the quote that makes a formula harmless."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _read_term(row: Row, term_id: str, label: str, *, default: bool, weight: float) -> Term:
    """The form on a line of a table."""
    pattern, mode = row.required("pattern"), row.required("mode")
    if mode not in MODES:
        raise row.wrong("mode", f"unknown mode {mode!r}; there is {', '.join(MODES)}")
    if not any(c.isalnum() for c in pattern):
        raise row.wrong("pattern", f"{pattern!r} holds no letter or digit")
    if _INNER_STAR.search(pattern):
        raise row.wrong(
            "pattern", f"{pattern!r}: a * may stand at the start or the end of a word, not inside it"
        )
    if strange := _NEVER_LOOKED_FOR.search(pattern):
        raise row.wrong(
            "pattern", f"{pattern!r}: {strange.group()!r} cannot be looked for; give each form a line"
        )
    stars = (pattern.startswith("*"), pattern.endswith("*"))
    if MODES[mode] not in (None, stars):
        raise row.wrong("pattern", f"{pattern!r} does not go with mode {mode!r}: look at the * at its ends")
    exclude = row.listed("exclude")
    for word in exclude:
        if not any(c.isalnum() for c in word):
            raise row.wrong("exclude", f"{word!r} would exclude everything")
        if _INNER_STAR.search(word):
            raise row.wrong(
                "exclude", f"{word!r}: a * may stand at the start or the end of a word, not inside it"
            )
    family = row.flag("family")
    if family and default:
        raise row.wrong("family", "a form that is on at first is in the family already; leave it empty")
    return Term(term_id, label, pattern, mode, row.flag("case"), exclude, default, weight, family)


def read_concepts(data_dir: Path | None = None) -> tuple[Concept, ...]:
    """The concepts with their written forms, in the order of ``concepts.csv``.

    Reads ``concepts.csv`` (id, label, label_en) and ``terms.csv`` (concept, id,
    label, pattern, mode, case, exclude, default, family). Words and phrases in
    ``exclude`` are parted by ``|``.

    Args:
        data_dir: Folder of the tables; the project's own when None.

    Raises:
        DataFileError: A cell is wrong: unknown mode or concept, empty pattern, doubled id.
        UnreadableFileError: A table is missing or is not UTF-8.
    """
    names = read_rows(data_dir, "concepts.csv", ("id", "label", "label_en"))
    return rows_to_concepts(names, read_rows(data_dir, "terms.csv", TERM_COLUMNS))


def rows_to_concepts(names: Iterable[Row], terms: Iterable[Row]) -> tuple[Concept, ...]:
    """The concepts from their lines: names (id, label, label_en) and forms.

    A form may name its concept itself (concept_label, concept_label_en): then the concept
    needs no line of its own, and takes that name.

    Raises:
        DataFileError: As in `read_concepts`.
    """
    labels: dict[str, tuple[str, str]] = {}
    places: dict[str, Row] = {}
    for row in names:
        concept_id = row.required("id")
        if concept_id in labels:
            raise row.wrong("id", f"{concept_id!r} is there already on line {places[concept_id].line}")
        labels[concept_id] = row.required("label"), row.required("label_en")
        places[concept_id] = row
    forms: dict[str, list[Term]] = {concept_id: [] for concept_id in labels}
    lines: dict[str, int] = {}
    for row in terms:
        concept_id, term_id = row.required("concept"), row.required("id")
        if label := row.text("concept_label"):
            labels[concept_id] = label, row.text("concept_label_en") or label
        if concept_id not in labels:
            raise row.wrong("concept", f"unknown concept {concept_id!r}; there is {', '.join(labels)}")
        if term_id in lines:
            raise row.wrong("id", f"{term_id!r} is there already on line {lines[term_id]}")
        lines[term_id] = row.line
        term = _read_term(row, term_id, row.required("label"), default=row.flag("default"), weight=1.0)
        forms.setdefault(concept_id, []).append(term)
    for concept_id, row in places.items():
        if not forms[concept_id]:
            raise row.wrong("id", f"{concept_id!r} has no form in terms.csv")
    return tuple(Concept(cid, *labels[cid], tuple(forms[cid])) for cid in forms)


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
    return rows_to_themes(read_rows(data_dir, "themes.csv", THEME_COLUMNS))


def rows_to_themes(rows: Iterable[Row]) -> tuple[Theme, ...]:
    """The themes from their lines, one a pattern.

    Raises:
        DataFileError: As in `read_themes`.
    """
    labels: dict[str, tuple[str, str]] = {}
    terms: dict[str, list[Term]] = {}
    lines: dict[str, int] = {}
    for row in rows:
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


def read_ordinary_words(data_dir: Path | None = None) -> tuple[tuple[str, float], ...]:
    """Words in lower case with the part of ordinary paragraphs that hold each: ``ordinary_words.csv``.

    Args:
        data_dir: Folder of the table; the project's own when None.

    Raises:
        DataFileError: A column is missing, a cell is empty, or a part is no number from 0 to 1.
        UnreadableFileError: The table is missing or is not UTF-8.
    """
    words: dict[str, float] = {}
    for row in read_rows(data_dir, "ordinary_words.csv", ("word", "part")):
        part = row.number("part")
        if not 0.0 <= part <= 1.0:
            raise row.wrong("part", f"{part} is not from 0 to 1")
        words[row.required("word").lower()] = part
    return tuple(words.items())
