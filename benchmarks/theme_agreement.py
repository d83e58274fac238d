"""How often the themes given by patterns agree with paragraphs coded by hand.

``python benchmarks/theme_agreement.py [FOLDER]`` reads every ``themes-*.tsv`` in a
folder (default ``../shared/gold``): columns ``file``, ``primary``, ``first_words``
and, when there is one, ``secondary``. A row's paragraph is found by its first
words. ``primary`` may hold several themes parted by ``|``; each counts as right.
``--write FILE`` puts the figures into that file's block «theme-agreement».
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from compare.analysis.themes import ParagraphThemes, assign_themes
from compare.corpus import load_corpus
from compare.io.tables import read_themes
from compare.model import Letter

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "gold"


@dataclass(frozen=True, slots=True)
class Coded:
    """A paragraph as a person coded it."""

    file: str
    primary: tuple[str, ...]
    secondary: tuple[str, ...]
    key: str
    first_words: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a letter's paragraphs came out; ``share_error`` in percentage points."""

    letter_id: str
    coded: int
    matched: int
    right: int
    right_or_secondary: int
    share_error: float
    misses: tuple[tuple[Coded, ParagraphThemes], ...]


def letters_only(text: str) -> str:
    """A text without anything but its letters and digits, in lower case."""
    return re.sub(r"[\W_]+", "", text).lower()


def read_coded(folder: Path) -> list[Coded]:
    """The rows of every table of themes in a folder."""
    rows = []
    for path in sorted(folder.glob("themes-*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                secondary = tuple(t for t in row.get("secondary", "").split(",") if t)
                words = row["first_words"]
                rows.append(
                    Coded(
                        row["file"], tuple(row["primary"].split("|")), secondary, letters_only(words), words
                    )
                )
    return rows


def letter_of(rows: list[Coded], letters: tuple[Letter, ...]) -> Letter:
    """The letter in which most of these rows are found."""
    return max(letters, key=lambda letter: sum(row.key in letters_only(letter.text) for row in rows))


def measure(rows: list[Coded], letter: Letter) -> Agreement:
    """Agreement over the paragraphs of one letter that are found back."""
    assigned = {p.n: p for p in assign_themes([letter], read_themes())}
    starts = {b.n: letters_only(b.text) for b in letter.blocks if b.n in assigned}
    pairs, used = [], set()
    for row in rows:
        fitting = [n for n, text in starts.items() if n not in used and text.startswith(row.key)]
        if fitting:
            used.add(fitting[0])
            pairs.append((row, assigned[fitting[0]]))
    gold: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    for row, paragraph in pairs:
        ours[paragraph.primary] += paragraph.words
        agreed = paragraph.primary in row.primary
        gold[paragraph.primary if agreed else row.primary[0]] += paragraph.words
    total = sum(ours.values())
    off = sum(abs(gold[t] - ours[t]) for t in gold | ours) / 2
    return Agreement(
        letter.id,
        len(rows),
        len(pairs),
        sum(p.primary in r.primary for r, p in pairs),
        sum(p.primary in r.primary + r.secondary for r, p in pairs),
        100 * off / total if total else 0.0,
        tuple((r, p) for r, p in pairs if p.primary not in r.primary),
    )


def to_table(results: list[Agreement]) -> str:
    """The figures as a Markdown table."""
    rows = [
        "| letter | paragraphs coded | same primary theme | same, or one of the secondary themes "
        "| share error |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for a in results:
        right, near = a.right / a.matched, a.right_or_secondary / a.matched
        rows.append(
            f"| {a.letter_id} | {a.matched} | {a.right} ({right:.0%}) "
            f"| {a.right_or_secondary} ({near:.0%}) | {a.share_error:.1f} percentage points |"
        )
    return "\n".join(rows)


def write_block(path: Path, table: str) -> None:
    """Replaces what stands between the marks of the block in a file."""
    text = path.read_text(encoding="utf-8")
    block = re.compile(r"(<!-- theme-agreement: begin[^>]*-->\n).*?(\n<!-- theme-agreement: end -->)", re.S)
    path.write_text(block.sub(lambda m: m.group(1) + table + m.group(2), text), encoding="utf-8")


def main() -> None:
    """Prints agreement and share error of each letter, then the misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    by_file: dict[str, list[Coded]] = defaultdict(list)
    for row in read_coded(options.folder):
        by_file[row.file].append(row)
    letters = load_corpus().letters
    results = [measure(rows, letter_of(rows, letters)) for rows in by_file.values()]
    print(to_table(results))
    if options.write:
        write_block(options.write, to_table(results))
    for a in results:
        for row, paragraph in a.misses:
            by_hand = "|".join(row.primary)
            top = ", ".join(f"{t} {w:.2f}" for t, w in list(paragraph.weights.items())[:4])
            print(f"\n{a.letter_id}#{paragraph.n}: {by_hand} by hand, {paragraph.primary} here ({top})")
            print(f"  {row.first_words}")
            print("  " + ", ".join(f"{h.text} [{h.theme_id} {h.weight:.2f}]" for h in paragraph.hits[:14]))


if __name__ == "__main__":
    main()
