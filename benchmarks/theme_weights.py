"""Writes the column ``weight`` of ``data/themes.csv`` from ``strength`` and the shipped letters.

Run after a pattern was added or changed: ``python benchmarks/theme_weights.py``.
The formula is `compare.analysis.lists.weigh`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from compare.analysis.lists import weigh, weigher
from compare.analysis.theme_hits import Patterns
from compare.corpus import load_corpus
from compare.model import Letter, Term, Theme
from compare.text.patterns import match_term, mode_of

TABLE = Path(__file__).resolve().parents[1] / "data" / "themes.csv"


def read_strengths() -> dict[str, float]:
    """The strength of each pattern, by the id of its term."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {f"{row['theme']}:{row['pattern']}": float(row["strength"]) for row in csv.DictReader(file)}


def reweigh(themes: Sequence[Theme], letters: Iterable[Letter]) -> tuple[Theme, ...]:
    """The same themes with rarity counted in these letters only."""
    texts = [b.text for letter in letters for b in letter.blocks if b.is_body]
    strengths, patterns = read_strengths(), Patterns(themes)
    within: dict[str, int] = {}
    for text in texts:
        for entry in patterns.that_may_stand_in(text):
            within[entry.term.id] = within.get(entry.term.id, 0) + bool(match_term(entry.term, text))
    return tuple(
        replace(
            theme,
            terms=tuple(
                replace(t, weight=weigh(strengths[t.id], within.get(t.id, 0), len(texts)))
                for t in theme.terms
            ),
        )
        for theme in themes
    )


def rewrite_weights(table: Path) -> int:
    """Number of patterns whose weight was written."""
    weigh_term = weigher(load_corpus().letters)
    with table.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns, rows = list(reader.fieldnames or ()), list(reader)
    for row in rows:
        case, exclude = row["case"] == "1", tuple(w for w in row["exclude"].split("|") if w)
        row["mode"] = row["mode"] or mode_of(row["pattern"])
        term = Term("", "", row["pattern"], row["mode"], case, exclude)
        row["weight"] = f"{weigh_term(term, float(row['strength'])):.2f}"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


if __name__ == "__main__":
    print(f"{rewrite_weights(TABLE)} weights written to {TABLE}")
