"""How many formulas that a reader found back are found: ``formula_agreement.py [tuned|held]``.

Two truths of ``benchmarks/pairs/``: wordings that a reader saw return between the given letters
(``formulas.tsv``), and sentences of those letters that were reworded by hand and put between the
paragraphs of a made-up letter (``formulas_reworded.tsv``). Half of each was used while the method was made.
"""

from __future__ import annotations

import csv
import sys
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

from compare.analysis.formulas.find import Formula, find_formulas
from compare.corpus import load_given
from compare.io.dutch import read_dutch
from compare.model import CABINET, Block, Letter, Place

HERE = Path(__file__).parent
FIRST = (10, 20, 50)


def rows(name: str, which: str) -> list[dict[str, str]]:
    """The lines of a truth that belong to one half."""
    with (HERE / "pairs" / name).open(encoding="utf-8") as lines:
        return [row for row in csv.DictReader(lines, delimiter="\t") if row["set"] == which]


def made_letter(sentences: list[str]) -> Letter:
    """A made-up letter: the paragraphs of another one, each with one of the sentences in its middle."""
    with (HERE / "made" / "made-2023.tsv").open(encoding="utf-8") as lines:
        paragraphs = [row["text"] for row in csv.DictReader(lines, delimiter="\t")]
    texts = []
    for i, text in enumerate(paragraphs):
        if i < len(sentences):
            head, stop, tail = text.partition(". ")
            text = f"{head}{stop}{sentences[i]} {tail}" if stop else f"{sentences[i]} {text}"
        texts.append(text)
    whole, blocks, at = "\n\n".join(texts), [], 0
    for n, text in enumerate(texts, 1):
        blocks.append(Block(n, "paragraph", text, Place("made", at, at + len(text), n, n), speaker=CABINET))
        at += len(text) + 2
    facts = ("made", "Made-up letter", "Made-up letter", "letter", "", "", date(2024, 1, 1), "day")
    return Letter(*facts, "", "", "", "", "made", "", whole, tuple(blocks))


def stands_in(formula: Formula, letter: Letter, words: str) -> bool:
    """Whether a formula holds at least half of some words, or lies in them."""
    for block in letter.blocks:
        start = block.text.lower().find(words.lower())
        if start < 0:
            continue
        for o in formula.occurrences:
            if (o.letter_id, o.block_n) == (letter.id, block.n):
                shared = min(o.end, start + len(words)) - max(o.start, start)
                if 2 * shared >= min(len(words), o.end - o.start):
                    return True
    return False


def report(what: str, ranks: list[int | None]) -> None:
    """Recall among the first."""
    found = ", ".join(f"{sum(r is not None and r <= k for r in ranks)} among {k}" for k in FIRST)
    print(f"{what}: {len(ranks)} wanted; {found}, {sum(r is not None for r in ranks)} anywhere")


def rank_of(formulas: tuple[Formula, ...], one: Letter, words: str, other: Letter, others: str) -> int | None:
    """The place of the first telling formula that holds both wordings; None when none does."""
    by_score = sorted((f for f in formulas if f.telling), key=lambda f: -f.score)
    return next(
        (n for n, f in enumerate(by_score, 1) if stands_in(f, one, words) and stands_in(f, other, others)),
        None,
    )


def main() -> None:
    """Print recall on one half."""
    which = sys.argv[1] if len(sys.argv) > 1 else "tuned"
    letters, dutch = load_given().letters, read_dutch()
    by_id = {x.id: x for x in letters}
    wanted = rows("formulas.tsv", which)
    pairs = defaultdict(list)
    for row in wanted:
        pairs[row["letter"], row["other_letter"]].append(row)
    ranks: list[int | None] = []
    start = time.perf_counter()
    for (a, b), asked in pairs.items():
        one, other = by_id[a], by_id[b]
        formulas = find_formulas((one, other), letters, dutch)
        for row in asked:
            rank = rank_of(formulas, one, row["words"], other, row["other_words"])
            ranks.append(rank)
            print(f"  {rank or '-':>4}  {row['words']} → {row['other_words']}")
    report(f"between the given letters, {which}", ranks)
    rewordings = rows("formulas_reworded.tsv", which)
    made = made_letter([row["reworded"] for row in rewordings])
    sources = sorted({row["letter"] for row in rewordings})
    formulas = find_formulas((*(by_id[x] for x in sources), made), letters, dutch)
    formulas = tuple(f for f in formulas if "made" in f.letters)
    ranks = []
    for row in rewordings:
        rank = rank_of(formulas, by_id[row["letter"]], row["words"], made, row["reworded"])
        ranks.append(rank)
        print(f"  {rank or '-':>4}  {row['words']} → {row['reworded']}")
    report(f"reworded in a made-up letter, {which}", ranks)
    print(f"{time.perf_counter() - start:.1f} seconds")


if __name__ == "__main__":
    main()
