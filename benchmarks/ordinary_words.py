"""In what part of the paragraphs of the letters that come with Accent each word stands.

``python benchmarks/ordinary_words.py --write`` writes ``data/ordinary_words.csv``, from which matching knows
rare words from common ones before it has seen a letter; without the option the file is only checked.
Words of a single paragraph are left out: what is not in the table counts as rare. A second copy of a
letter does not count.
"""

from __future__ import annotations

import argparse
from collections import Counter

from compare.analysis.matching.passages import find_passages
from compare.analysis.matching.wordtable import tabulate_words
from compare.corpus import load_given
from compare.io.tables import DATA_DIR

PATH = DATA_DIR / "ordinary_words.csv"


def to_table() -> str:
    """The table as text, the commonest words first."""
    texts = [p.text for letter in load_given().letters for p in find_passages(letter)]
    table = tabulate_words(texts)
    keys = table.keys
    places = {(int(text), keys[n]) for text, n in zip(table.texts, table.ids, strict=True)}
    held = Counter(key for _, key in places)
    rows = sorted(((key, n) for key, n in held.items() if n > 1), key=lambda row: (-row[1], row[0]))
    return "word,part\n" + "".join(f"{_cell(key)},{n / len(texts):.4f}\n" for key, n in rows)


def _cell(key: str) -> str:
    """A word as a cell; a number may hold a comma."""
    return f'"{key}"' if "," in key else key


def main() -> int:
    """Writes the table, or says whether it is what the letters give."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the table")
    options = parser.parse_args()
    if options.write:
        PATH.write_text(to_table(), encoding="utf-8")
        return 0
    is_same = PATH.read_text(encoding="utf-8") == to_table()
    print(f"{PATH.name}: {'as the letters give it' if is_same else 'the letters give another'}")
    return 0 if is_same else 1


if __name__ == "__main__":
    raise SystemExit(main())
