"""How often matching finds the passage that a reader found, and says rightly that there is none.

``python benchmarks/match_agreement.py [FOLDER OR FILE]`` measures on the pairs of ``benchmarks/pairs/``:
those that matching was tuned on, and those whose misses nobody looked at while it was made. With a
FOLDER or FILE also on a table with the columns source, target, source_first_12_words,
target_first_12_words, kind and note (which may name others that are «also acceptable»). Without
«lenient» only the passage counts that the reader named first, else any that the reader named.
``--misses`` prints what came out otherwise, of the tuned pairs only.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

from theme_agreement import MADE, read_made

from compare.analysis.matching.passages import NONE, PERHAPS, SAME, Compared, compare_letters, find_passages
from compare.corpus import load_corpus
from compare.model import Letter
from compare.statistics import wilson

PAIRS = Path(__file__).resolve().parent / "pairs"
TOP = 3
# The reference table names the papers by the files they were read from.
PAPERS = {"000": "nds-tk-2020D20723", "001": "kst-33694-57", "003": "kst-35925-V-84", "004": "kst-28676-346"}
ALSO = "also acceptable:"
BINS = (0.0, 0.05, 0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 1.01)


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader said of a passage: its counterpart, others that will do, and whether that is clear."""

    group: str
    source: Letter
    target: Letter
    passage: int
    verdict: str
    best: int | None
    also: tuple[int, ...]


@dataclass(slots=True)
class Counts:
    """Hits of a group, first and among three, strict and lenient; what was said of each passage."""

    first: list[bool] = field(default_factory=list)
    three: list[bool] = field(default_factory=list)
    first_lenient: list[bool] = field(default_factory=list)
    three_lenient: list[bool] = field(default_factory=list)
    said: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


@cache
def letter_of(name: str) -> Letter:
    """A letter that comes with Accent, or a made one."""
    made = MADE / f"{name}.tsv"
    return read_made(made)[0] if made.is_file() else load_corpus().letter(name)


@cache
def compared(source: str, target: str) -> Compared:
    """Two letters side by side, worked out once."""
    return compare_letters(letter_of(source), letter_of(target))


def read_labels(path: Path) -> Iterator[Read]:
    """The rows of a table of ``benchmarks/pairs``; see the note there.

    Raises:
        SystemExit: A passage is not the one that was read.
    """
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            source, target = letter_of(row["source_letter"]), letter_of(row["target_letter"])
            n = int(row["source"])
            text = find_passages(source)[n].text
            if not fold_start(text).startswith(fold_start(row["begins"])):
                raise SystemExit(
                    f"{path.name}: passage {n} of {source.id} does not begin with {row['begins']}"
                )
            group = f"{source.id} to {target.id}, reader {row['reader']}"
            also = tuple(int(x) for x in row["also"].split(",") if x)
            yield Read(
                group, source, target, n, row["verdict"], int(row["best"]) if row["best"] else None, also
            )


def fold_start(text: str) -> str:
    """A text's letters and digits, for finding a passage by its first words."""
    return re.sub(r"[\W_]+", "", text).lower()


def find_passage(letter: Letter, first_words: str) -> int:
    """Number of the passage that begins with these words, or that holds them when it was cut otherwise."""
    wanted = fold_start(first_words)
    texts = [fold_start(passage.text) for passage in find_passages(letter)]
    found = [n for n, text in enumerate(texts) if text.startswith(wanted)]
    found += [n for n, text in enumerate(texts) if wanted in text]
    if not found:
        raise SystemExit(f"{letter.id}: no passage begins with «{first_words}»")
    return found[0]


def read_reference(path: Path) -> Iterator[Read]:
    """The pairs of a reference table, all of them clear."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            source, target = (letter_of(PAPERS[row[side][:3]]) for side in ("source", "target"))
            _, _, also = row["note"].partition(ALSO)
            yield Read(
                f"reference, {row['kind']}",
                source,
                target,
                find_passage(source, row["source_first_12_words"]),
                "clear",
                find_passage(target, row["target_first_12_words"]),
                tuple(find_passage(target, part) for part in also.split(" / ") if part.strip()),
            )


def count(rows: Iterable[Read]) -> dict[str, Counts]:
    """The hits of each group."""
    groups: dict[str, Counts] = {}
    for row in rows:
        counts = groups.setdefault(row.group, Counts())
        both = compared(row.source.id, row.target.id)
        found = [pair.target for pair in both.from_source(row.passage, TOP)]
        counts.said[row.verdict].append(both.verdict_of_source(row.passage))
        if row.verdict == "clear" and row.best is not None:
            right = {row.best, *row.also}
            counts.first.append(found[:1] == [row.best])
            counts.three.append(row.best in found)
            counts.first_lenient.append(bool(right.intersection(found[:1])))
            counts.three_lenient.append(bool(right.intersection(found)))
    return groups


def describe(hits: Sequence[bool]) -> str:
    """Hits of n with the margin."""
    if not hits:
        return "-"
    interval = wilson(sum(hits), len(hits))
    part = sum(hits) / len(hits)
    return f"{sum(hits):3d}/{len(hits):3d} = {part:4.0%} ({interval.low:.0%} to {interval.high:.0%})"


def show(groups: dict[str, Counts]) -> None:
    """Prints the hits and the verdicts of each group."""
    for name, counts in groups.items():
        print(f"\n{name}")
        for label, hits in (
            ("first", counts.first),
            ("among three", counts.three),
            ("first, lenient", counts.first_lenient),
            ("among three, lenient", counts.three_lenient),
        ):
            print(f"  {label:38} {describe(hits)}")
        for verdict, said, label in (
            ("clear", NONE, "clear, called without counterpart"),
            ("none", SAME, "without, called a counterpart"),
            ("none", PERHAPS, "without, called possible"),
            ("weak", SAME, "weak, called a counterpart"),
            ("weak", NONE, "weak, called without counterpart"),
        ):
            print(f"  {label:38} {describe([s == said for s in counts.said[verdict]])}")


def show_calibration(rows: Sequence[Read]) -> None:
    """Prints, by similarity, in what part of the pairs a reader named the passage."""
    seen: dict[float, list[bool]] = defaultdict(list)
    for row in rows:
        named = {row.best, *row.also}
        for pair in compared(row.source.id, row.target.id).from_source(row.passage):
            seen[max(b for b in BINS if b <= pair.similarity)].append(pair.target in named)
    print("\nsimilarity, and in what part of the pairs a reader named the passage")
    for low, high in pairwise(BINS):
        print(f"  {low:.2f} to {min(high, 1):.2f}   {describe(seen[low])}")


def show_misses(rows: Iterable[Read]) -> None:
    """Prints the clear passages whose first find the reader did not name."""
    for row in rows:
        both = compared(row.source.id, row.target.id)
        first = both.from_source(row.passage, 1)
        if row.verdict == "clear" and row.best is not None and first[0].target not in {row.best, *row.also}:
            print(f"\n{row.group}: {both.source[row.passage].text[:90]}")
            print(f"  wanted {both.target[row.best].text[:90]}")
            print(f"  first  {both.target[first[0].target].text[:90]}")


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reference", nargs="?", type=Path)
    parser.add_argument("--misses", action="store_true", help="also print what was missed of the tuned pairs")
    parser.add_argument("--tuned-only", action="store_true", help="leave the unseen pairs alone")
    options = parser.parse_args()
    for name in ("passages_tuned.tsv", *(() if options.tuned_only else ("passages_unseen.tsv",))):
        rows = list(read_labels(PAIRS / name))
        print(f"\n== {name}")
        show(count(rows))
        show_calibration(rows)
        if options.misses and name == "passages_tuned.tsv":
            show_misses(rows)
    if options.reference:
        path = options.reference
        path = path / "correspondence-dev.tsv" if path.is_dir() else path
        print(f"\n== {path.name}")
        show(count(read_reference(path)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
