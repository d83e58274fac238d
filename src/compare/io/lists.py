"""Lists of a reader's own: concepts and themes as CSV text.

Knows no file and no folder: the text comes from an upload or a form. Cells are checked by
`compare.io.tables`, so that a mistake is told in the same words as one in ``data/``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from compare.errors import DataFileError, ListsError
from compare.io.facts import read_bytes
from compare.io.tables import TERM_COLUMNS, THEME_COLUMNS, Row, rows_to_concepts, rows_to_themes, split_rows
from compare.model import Concept, Term, Theme

MOST_FORMS = 10_000
"""Written forms and patterns that lists may hold together."""
MOST_BYTES = 2_000_000
"""Size of a file with lists."""
STRENGTH = 2.0
"""How surely a pattern points to its theme when nobody said."""

LONGEST_NAME = 120
"""Characters of a name or a pattern."""

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_NO_NAME = re.compile(
    r"\]\(|[<>`\x00-\x1f]|://|www\."
)  # a name is shown as it is: no link, no picture, no tag
_FORMULA = ("=", "+", "-", "@", "\t")

Cells = dict[str, str]
"""A line of a list: column and what stands in it."""
Listed = TypeVar("Listed", bound=Concept | Theme)
Weigh = Callable[[Term, float], float]
"""Weight of a pattern of a theme, from the pattern and its strength."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The concepts and themes that a view works with."""

    concepts: tuple[Concept, ...]
    themes: tuple[Theme, ...]


def _flat_weight(term: Term, strength: float) -> float:
    """The strength as it is, where no letters are there to see how rare a pattern is."""
    return strength


def concepts_to_cells(concepts: Iterable[Concept]) -> list[Cells]:
    """One line a form, as in ``terms.csv``, with the name of its concept."""
    return [
        {
            "concept": concept.id,
            "id": term.id,
            "label": term.label,
            **_term_cells(term),
            "default": "1" if term.default else "",
            "family": "1" if term.family else "",
            "concept_label": concept.label,
            "concept_label_en": concept.label_en,
        }
        for concept in concepts
        for term in concept.terms
    ]


def themes_to_cells(themes: Iterable[Theme]) -> list[Cells]:
    """One line a pattern, as in ``themes.csv``."""
    return [
        {
            "theme": theme.id,
            "label": theme.label,
            "label_en": theme.label_en,
            **_term_cells(term),
            "weight": f"{term.weight:.10g}",
        }
        for theme in themes
        for term in theme.terms
    ]


def _term_cells(term: Term) -> Cells:
    """The cells that forms and patterns share."""
    return {
        "pattern": term.pattern,
        "mode": term.mode,
        "case": "1" if term.case else "",
        "exclude": "|".join(term.exclude),
    }


def cells_to_concepts(cells: Iterable[Mapping[str, str]], name: str) -> tuple[Concept, ...]:
    """Concepts from lines as `concepts_to_cells` gives them; ``name`` is what an error calls them.

    Raises:
        DataFileError: A cell is wrong; its line counts the heading as the first.
    """
    return rows_to_concepts((), _rows(cells, name))


def cells_to_themes(
    cells: Iterable[Mapping[str, str]], name: str, weigh: Weigh = _flat_weight
) -> tuple[Theme, ...]:
    """Themes from lines as `themes_to_cells` gives them.

    A pattern without a weight gets one from its ``strength`` (`STRENGTH` when it has none).

    Raises:
        DataFileError: A cell is wrong; its line counts the heading as the first.
    """
    return _weighed(_rows(cells, name), weigh)


def _weighed(rows: Iterable[Row], weigh: Weigh) -> tuple[Theme, ...]:
    """Themes from their lines; what has no weight gets one."""
    ready: list[Row] = []
    bare: dict[str, float] = {}
    for row in rows:
        if not row.text("weight"):
            strength = row.number("strength") if row.text("strength") else STRENGTH
            bare[f"{row.text('theme')}:{row.text('pattern')}"] = strength
            row = Row(row.file, row.line, {**row.cells, "weight": str(strength)})
        ready.append(row)
    return tuple(
        replace(theme, terms=tuple(_weigh_term(term, bare, weigh) for term in theme.terms))
        for theme in rows_to_themes(ready)
    )


def _weigh_term(term: Term, bare: Mapping[str, float], weigh: Weigh) -> Term:
    """A pattern, weighed when it stands among those without a weight."""
    return replace(term, weight=max(weigh(term, bare[term.id]), 0.01)) if term.id in bare else term


def _rows(cells: Iterable[Mapping[str, str]], name: str) -> list[Row]:
    """Lines with their numbers, the heading being the first."""
    rows = [Row(name, n, {k: str(v).strip() for k, v in line.items()}) for n, line in enumerate(cells, 2)]
    return _bounded(rows, name) if rows else []


def to_csv(cells: Sequence[Mapping[str, str]]) -> str:
    """Lines as CSV text; what a spreadsheet would take for a formula gets a straight quote before it."""
    out = io.StringIO()
    if cells:
        writer = csv.DictWriter(out, list(cells[0]), lineterminator="\n")
        writer.writeheader()
        for line in cells:
            writer.writerow({k: "'" + v if v.startswith(_FORMULA) else v for k, v in line.items()})
    return out.getvalue()


def read_lists(
    data: bytes, name: str, given: Lists, weigh: Weigh = _flat_weight, whole: bool = False
) -> Lists:
    """The lists with those of a CSV file in the place of theirs; its columns tell what it holds.

    A file with the columns of ``terms.csv`` holds concepts, one with those of ``themes.csv``
    themes. A concept or theme of the file replaces the one with the same id; the others stay.

    Args:
        data: The file's bytes, UTF-8.
        name: What an error calls it.
        given: The lists that it changes.
        weigh: Gives a weight to a pattern that has none.
        whole: Whether concepts or themes that are not in the file go.

    Raises:
        DataFileError: A cell is wrong, or the columns are of neither kind.
        ListsError: It is too large, or no text.
    """
    if len(data) > MOST_BYTES:
        raise ListsError(f"{name} is too large; a list may take {MOST_BYTES // 1000} kB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ListsError(f"{name} is not UTF-8; save it as CSV UTF-8") from None
    if "\0" in text:
        raise ListsError(f"{name} holds a character of no text (NUL); save it anew as CSV UTF-8")
    header = {cell.strip() for cell in text.split("\n", 1)[0].replace(";", ",").split(",")}
    if "theme" in header:
        columns = tuple(c for c in THEME_COLUMNS if c != "weight")
        themes = _weighed(_bounded(split_rows(text, name, columns), name), weigh)
        return replace(given, themes=_merged(given.themes, themes, whole))
    if "concept" in header:
        rows = _bounded(split_rows(text, name, TERM_COLUMNS), name)
        known = {} if whole and "concept_label" in header else {c.id: c for c in given.concepts}
        concepts = rows_to_concepts((), [_named(row, known) for row in rows])
        return replace(given, concepts=_merged(given.concepts, concepts, whole))
    raise DataFileError(
        name, 1, "concept", "this column is missing; a list has the columns of terms.csv or of themes.csv"
    )


def read_list_file(path: Path, given: Lists, weigh: Weigh = _flat_weight) -> Lists:
    """`read_lists` of a file on disk.

    Raises:
        UnreadableFileError: The file is missing or cannot be opened.
        DataFileError: A cell is wrong, or the columns are of neither kind.
        ListsError: It is too large, or no text.
    """
    return read_lists(read_bytes(path), path.name, given, weigh)


def _bounded(rows: Iterable[Row], name: str) -> list[Row]:
    """The lines, not too many and not none."""
    found: list[Row] = []
    for row in rows:
        _check_names(row)
        found.append(row)
        if len(found) > MOST_FORMS:
            raise ListsError(f"{name} holds more than {MOST_FORMS} forms; make it smaller")
    if not found:
        raise DataFileError(name, 2, "pattern", "there is no form in it; add a line")
    return found


def _check_names(row: Row) -> None:
    """Refuses ids that are none, and names and patterns that are too long or hold what a name cannot."""
    for column in ("concept", "theme"):
        value = row.text(column)
        if value and not _ID.fullmatch(value):
            raise row.wrong(column, f"{value[:40]!r} is no id; use lower case letters, digits and hyphens")
    for column in ("id", "label", "label_en", "concept_label", "concept_label_en", "pattern"):
        value = row.text(column)
        if len(value) > LONGEST_NAME:
            raise row.wrong(column, f"{value[:40]!r} is too long; use at most {LONGEST_NAME} characters")
        if _NO_NAME.search(value):
            raise row.wrong(column, f"{value[:40]!r} holds a sign that a name cannot have, such as < or ://")
    if len(row.text("exclude")) > 20 * LONGEST_NAME:
        raise row.wrong(
            "exclude", f"{row.text('exclude')[:40]!r} is too long; use at most {20 * LONGEST_NAME} characters"
        )


def _named(row: Row, known: Mapping[str, Concept]) -> Row:
    """A line with the name of its concept: its own, else that of the list, else its id."""
    if row.text("concept_label"):
        return row
    concept = known.get(row.text("concept"))
    label = concept.label if concept else row.text("concept")
    label_en = concept.label_en if concept else label
    return Row(row.file, row.line, {**row.cells, "concept_label": label, "concept_label_en": label_en})


def _merged(given: Sequence[Listed], own: Sequence[Listed], whole: bool) -> tuple[Listed, ...]:
    """The own ones in the place of those with the same id, new ones at the end."""
    by_id = {x.id: x for x in own}
    stay = [by_id.get(x.id, x) for x in given if not whole or x.id in by_id]
    known = {x.id for x in given}
    return tuple([*stay, *[x for x in own if x.id not in known]])
