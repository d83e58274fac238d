"""Runs of words that letters share word for word: each of them once, with every place where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compare.analysis.formulas.pairs import SHORTEST_RUN, Echo, Spot, keys_by_block, split_body
from compare.analysis.shared_runs import find_run, index_runs
from compare.model import Letter


@dataclass(frozen=True, slots=True)
class Taken:
    """A run of words that stands in two letters or more: its best pair, and all its places."""

    best: Echo
    spots: tuple[Spot, ...]


def gather_runs(echoes: Iterable[Echo], letters: Sequence[Letter]) -> dict[tuple[str, ...], Taken]:
    """Every run of `SHORTEST_RUN` words or more that two letters share, by its words.

    A run is as long as two places allow, within one block. A shorter run inside a longer one is a
    run of its own where two letters share no more than that; its places are all that hold its words.

    Args:
        echoes: What the letters share by twos, the best first; those that are no run are passed over.
        letters: The letters compared.
    """
    best: dict[tuple[str, ...], Echo] = {}
    for echo in echoes:
        if echo.run and (echo.run not in best or (echo.telling and not best[echo.run].telling)):
            best[echo.run] = echo
    blocks = [(x, n) for x in letters for n in split_body(x)]
    texts = dict(enumerate(words for x in letters for words in keys_by_block(x).values()))
    index = index_runs(texts, SHORTEST_RUN)

    def spot(text: int, start: int, length: int) -> Spot:
        letter, n = blocks[text]
        tokens = split_body(letter)[n][start : start + length]
        return Spot(letter.id, n, tokens[0].start, tokens[-1].end)

    return {
        run: Taken(echo, tuple(spot(k, at, len(run)) for k, at in find_run(run, texts, index, SHORTEST_RUN)))
        for run, echo in best.items()
    }
