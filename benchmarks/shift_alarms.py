"""How often the list of shifts calls something clear where nothing changed.

The paragraphs of the two policy letters are thrown together and dealt over two new letters of the same
lengths, so that every difference is chance; then the whole list is made of them, with themes, terms and
words. At most 5 in 100 such lists should hold a clear row of either family. Beside it the themes and terms
with words counted as independent.

``python benchmarks/shift_alarms.py [DEALS]``: 200 deals take some three minutes.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from compare.analysis.selection import CABINET_ONLY, select_blocks
from compare.analysis.shifts import rank_shifts
from compare.corpus import load_corpus
from compare.io.tables import read_concepts, read_themes
from compare.model import Block, Letter
from compare.statistics import exact_p, holm, wilson
from compare.text.tokens import count_words

PAIR = ("kst-33694-57", "kst-35925-V-84")
SEED = 20201104


def make_letter(like: Letter, blocks: Sequence[Block], id: str) -> Letter:
    """A letter of these blocks, each at its new place."""
    placed, offset = [], 0
    for n, block in enumerate(blocks, start=1):
        place = replace(block.place, letter_id=id, start=offset, end=offset + len(block.text))
        placed.append(replace(block, n=n, place=place))
        offset += len(block.text) + 2
    text = "\n\n".join(b.text for b in placed)
    return replace(like, id=id, text=text, blocks=tuple(placed), left_out=(), joins=(), corrections=())


def main() -> None:
    """Deal, rank, count."""
    deals = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    letters = {x.id: x for x in load_corpus().letters}
    pair = [letters[x] for x in PAIR]
    blocks = [b for x in pair for b in select_blocks(x, CABINET_ONLY)]
    words = np.array([count_words(b.text) for b in blocks])
    first = sum(count_words(b.text) for b in select_blocks(pair[0], CABINET_ONLY))
    concepts, themes = read_concepts(), read_themes()
    rng, alarms = np.random.default_rng(SEED), Counter[str]()
    for _ in range(deals):
        order = rng.permutation(len(blocks))
        in_first = words[order].cumsum() - words[order] / 2 <= first
        a, b = (
            make_letter(x, [blocks[i] for i in sorted(order[part])], f"dealt-{side}")
            for x, part, side in zip(pair, (in_first, ~in_first), "ab", strict=True)
        )
        rows = rank_shifts(a, b, concepts, themes, CABINET_ONLY)
        fixed = [s for s in rows if s.kind != "word"]
        counts = np.array([(s.later.count, s.earlier.count, s.later.total, s.earlier.total) for s in fixed])
        alarms["themes and terms"] += any(s.clear for s in fixed)
        alarms["words"] += any(s.clear for s in rows if s.kind == "word")
        alarms["themes and terms, words as independent"] += bool((holm(exact_p(*counts.T)) < 0.05).any())
    print(f"{deals} pairs of letters in which nothing changed; part of them with a clear row (95% margin):")
    for name, count in alarms.items():
        margin = wilson(count, deals)
        print(f"  {name:40} {count / deals:6.1%}  ({margin.low:.1%} to {margin.high:.1%})")


if __name__ == "__main__":
    main()
