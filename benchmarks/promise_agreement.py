"""How often commitments and intentions agree with coding by hand: ``benchmarks/promise_agreement.py``.

The sentences were drawn at random and coded before the patterns were written; the patterns were
mended on the part «tuning» only. One reader did both. The figures are in ``docs/methods.md``.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

from compare.analysis.promises import KINDS, find_promises
from compare.corpus import load_corpus
from compare.io.promises import read_promises
from compare.statistics import wilson

CODED = Path(__file__).resolve().parents[1] / "tests" / "analysis" / "promises_coded.csv"
Pair = tuple[str, str, str]


def read_pairs() -> list[tuple[str, Pair]]:
    """For each coded sentence its part, and (coded, found, sentence)."""
    letters = {x.id: x for x in load_corpus().letters}
    with CODED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for promise in find_promises(letters.values(), read_promises()):
        found.setdefault((promise.letter_id, promise.block_n), []).append((promise.text, promise.kind))
    pairs = []
    for row in rows:
        here = found.get((row["letter"], int(row["block"])), [])
        kind = next((k for text, k in here if row["sentence"] in text or text in row["sentence"]), "neither")
        pairs.append((row["part"], (row["coded"], kind, row["sentence"])))
    return pairs


def show(part: str, pairs: Iterable[Pair], wrong: bool) -> None:
    """Precision and recall of one part, with margins."""
    pairs = list(pairs)
    agree = sum(coded == found for coded, found, _ in pairs)
    print(f"{part}: {len(pairs)} sentences, {agree} the same ({agree / len(pairs):.0%})")
    for kind in KINDS:
        right = sum(coded == found == kind for coded, found, _ in pairs)
        said = sum(found == kind for _, found, _ in pairs)
        there = sum(coded == kind for coded, _, _ in pairs)
        for name, of in (("precision", said), ("recall", there)):
            margin = wilson(right, of)
            part_right = f"{right}/{of} = {right / of if of else 0:.0%}"
            print(f"  {kind:11}{name:10}{part_right} ({margin.low:.0%}–{margin.high:.0%})")
    if wrong:
        for coded, found, text in pairs:
            if coded != found:
                print(f"    {coded} but {found}: {text}")


def main() -> None:
    """Print the agreement of both parts; ``--wrong`` lists what differs in the part tuned on."""
    pairs = read_pairs()
    for part in ("tuning", "held out"):
        show(part, (p for where, p in pairs if where == part), "--wrong" in sys.argv)


if __name__ == "__main__":
    main()
