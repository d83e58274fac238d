"""Writes the column ``weight`` of ``data/themes.csv`` from ``strength`` and the shipped letters.

Run after a pattern was added or changed: ``python benchmarks/theme_weights.py``.
The formula stands in `compare.analysis.themes`.
"""

from __future__ import annotations

import csv
import math
from pathlib import Path

from compare.corpus import load_corpus
from compare.model import Term
from compare.text.patterns import match_term, mode_of

TABLE = Path(__file__).resolve().parents[1] / "data" / "themes.csv"
UNSEEN = 2
"""Paragraphs that a pattern which occurs nowhere is taken to stand in."""


def rewrite_weights(table: Path) -> int:
    """Number of patterns whose weight was written."""
    texts = [b.text for letter in load_corpus().letters for b in letter.blocks if b.is_body]
    with table.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns, rows = list(reader.fieldnames or ()), list(reader)
    for row in rows:
        case, exclude = row["case"] == "1", tuple(w for w in row["exclude"].split("|") if w)
        row["mode"] = row["mode"] or mode_of(row["pattern"])
        term = Term("", "", row["pattern"], row["mode"], case, exclude)
        within = sum(1 for text in texts if match_term(term, text)) or UNSEEN
        rarity = math.sqrt(math.log((len(texts) + 1) / (within + 1)) / math.log(len(texts) + 1))
        row["weight"] = f"{max(float(row['strength']) * rarity, 0.01):.2f}"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


if __name__ == "__main__":
    print(f"{rewrite_weights(TABLE)} weights written to {TABLE}")
