"""How often matching finds the passage that a reader found: first, and among the first three.

Run: ``PYTHONPATH=src python benchmarks/match_agreement.py [FOLDER OR FILE]``. The default folder is
``../shared/gold`` beside the project; the file is tab-separated with the columns source, target,
source_first_12_words, target_first_12_words, kind and note. «Lenient» also counts the passages that
the note calls acceptable.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from compare.analysis.matches import NONE, Match, find_passages, match_passages
from compare.corpus import load_corpus
from compare.model import Letter
from compare.statistics import wilson

ROOT = Path(__file__).resolve().parents[1]
TOP = 3
# The reference file names the papers by the files they were read from.
PAPERS = {"000": "nds-tk-2020D20723", "001": "kst-33694-57", "003": "kst-35925-V-84", "004": "kst-28676-346"}
ALSO = "also acceptable:"


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage, the one that a reader set beside it, and others that will do; as block number and text."""

    kind: str
    source: Letter
    target: Letter
    asked: str
    wanted: str
    accepted: tuple[str, ...]


def fold_start(text: str) -> str:
    """A text's letters and digits, for finding a passage by its first words."""
    return re.sub(r"[\W_]+", "", text).lower()


def find_passage(letter: Letter, first_words: str) -> str:
    """Text of the passage that begins with these words, or that holds them when it was cut otherwise."""
    wanted = fold_start(first_words)
    texts = [passage.text for passage in find_passages(letter)]
    for text in texts:
        if fold_start(text).startswith(wanted):
            return text
    for text in texts:
        if wanted in fold_start(text):
            return text
    raise SystemExit(f"{letter.id}: no passage begins with «{first_words}»")


def read_pairs(path: Path, letters: dict[str, Letter]) -> list[Pair]:
    """The pairs of the reference file, as passages of the loaded letters."""
    pairs = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            source, target = letters[row["source"][:3]], letters[row["target"][:3]]
            _, _, also = row["note"].partition(ALSO)
            others = [part.strip() for part in also.split(" / ") if part.strip()]
            pairs.append(
                Pair(
                    kind=row["kind"],
                    source=source,
                    target=target,
                    asked=find_passage(source, row["source_first_12_words"]),
                    wanted=find_passage(target, row["target_first_12_words"]),
                    accepted=tuple(find_passage(target, part) for part in others),
                )
            )
    return pairs


def describe(hits: int, n: int) -> str:
    """Hits of n with the margin."""
    interval = wilson(hits, n)
    return f"{hits:2d}/{n} = {hits / n:4.0%} ({interval.low:.0%} to {interval.high:.0%})"


def show_agreement(pairs: Iterable[Pair], verbose: bool) -> None:
    """Prints the agreement for each kind of pair."""
    cache: dict[tuple[str, str], dict[str, list[Match]]] = {}
    hits: dict[str, list[tuple[bool, bool, bool, bool, bool]]] = defaultdict(list)
    for pair in pairs:
        key = (pair.source.id, pair.target.id)
        if key not in cache:
            by_text: dict[str, list[Match]] = defaultdict(list)
            for match in match_passages(pair.source, pair.target, top=TOP):
                by_text[match.source_text].append(match)
            cache[key] = by_text
        found = cache[key][pair.asked][:TOP]
        texts = [match.target_text for match in found]
        right = {pair.wanted, *pair.accepted}
        strict, lenient = [t == pair.wanted for t in texts], [t in right for t in texts]
        refused = found[0].verdict == NONE
        hits[pair.kind].append((strict[0], any(strict), lenient[0], any(lenient), refused))
        if verbose and not lenient[0]:
            print(
                f"  missed: {pair.asked[:70]!r}\n   wanted {pair.wanted[:70]!r}\n   first  {texts[0][:70]!r}"
            )
    names = ("first", "among three", "first, lenient", "among three, lenient", "said: no counterpart")
    for kind, rows in hits.items():
        print(kind)
        for name, column in zip(names, zip(*rows, strict=True), strict=True):
            print(f"  {name:22} {describe(sum(column), len(column))}")


def main() -> int:
    """Reads the pairs and prints the agreement."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="?", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--verbose", action="store_true", help="also print the pairs that were missed")
    options = parser.parse_args()
    path = options.gold / "correspondence-dev.tsv" if options.gold.is_dir() else options.gold
    if not path.is_file():
        print(f"{path}: there is no such file", file=sys.stderr)
        return 1
    corpus = load_corpus()
    letters = {short: corpus.letter(letter_id) for short, letter_id in PAPERS.items()}
    show_agreement(read_pairs(path, letters), options.verbose)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
