"""Writes the column ``weight`` of ``data/themes.csv`` from ``strength`` and the shipped letters.

Run after a pattern was added or changed: ``python benchmarks/theme_weights.py``.
The formula stands in `compare.analysis.themes`.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from compare.analysis.theme_hits import Patterns
from compare.corpus import load_corpus
from compare.model import Letter, Term, Theme
from compare.text.patterns import match_term, mode_of

TABLE = Path(__file__).resolve().parents[1] / "data" / "themes.csv"
UNSEEN = 2
"""Paragraphs that a pattern which occurs nowhere is taken to stand in."""


def body_texts(letters: Iterable[Letter]) -> list[str]:
    """The paragraphs in which rarity is counted."""
    return [b.text for letter in letters for b in letter.blocks if b.is_body]


def weigh(strength: float, within: int, paragraphs: int) -> float:
    """Strength x rarity of a pattern that stands in ``within`` of the paragraphs."""
    rarity = math.sqrt(math.log((paragraphs + 1) / ((within or UNSEEN) + 1)) / math.log(paragraphs + 1))
    return max(round(strength * rarity, 2), 0.01)


def read_strengths(table: Path = TABLE) -> dict[str, float]:
    """The strength of each pattern, by the id of its term."""
    with table.open(encoding="utf-8", newline="") as file:
        return {f"{row['theme']}:{row['pattern']}": float(row["strength"]) for row in csv.DictReader(file)}


def reweigh(themes: Sequence[Theme], letters: Iterable[Letter]) -> tuple[Theme, ...]:
    """The same themes with rarity counted in these letters only."""
    texts, strengths, patterns = body_texts(letters), read_strengths(), Patterns(themes)
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
    texts = body_texts(load_corpus().letters)
    with table.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns, rows = list(reader.fieldnames or ()), list(reader)
    for row in rows:
        case, exclude = row["case"] == "1", tuple(w for w in row["exclude"].split("|") if w)
        row["mode"] = row["mode"] or mode_of(row["pattern"])
        term = Term("", "", row["pattern"], row["mode"], case, exclude)
        within = sum(1 for text in texts if match_term(term, text))
        row["weight"] = f"{weigh(float(row['strength']), within, len(texts)):.2f}"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


if __name__ == "__main__":
    print(f"{rewrite_weights(TABLE)} weights written to {TABLE}")
