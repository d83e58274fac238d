"""The command that lists what changed in the words of two letters."""

from __future__ import annotations

import argparse
from typing import Any

from compare.analysis.fates.changes import PlacedChange, changes_of_pair, pair_passages, passage_at
from compare.analysis.matching.passages import Passage
from compare.analysis.wording.operative import OperativeChange
from compare.analysis.wording.operative_words import KINDS
from compare.cli.asked import Add, Records, one_line, say
from compare.cli.fate import add_pair, fates_of
from compare.io.operative import read_operative
from compare.model import Letter
from compare.tables import place_to_cells

UNPAIRED = ("dropped", "new")


def add_commands(add: Add) -> None:
    """`diff`."""
    command = add("diff", _diff, "What changed in the words of passages that both letters have.")
    add_pair(command)
    command.add_argument(
        "--operative",
        action="store_true",
        help="only operative words, a row each: obligation, amounts, numbers, times, actors, negation, scope",
    )
    command.add_argument(
        "--kind", choices=KINDS, action="append", help="only operative words of this kind; may be repeated"
    )
    command.add_argument(
        "--related",
        action="store_true",
        help="also the likest sentences of passages that are only related: weaker evidence",
    )


def _diff(options: argparse.Namespace) -> Records:
    source, target, fates = fates_of(options)
    pairs = pair_passages(row for row in fates if row.fate not in UNPAIRED)
    read = [p for p in pairs if options.related or p.fate != "related"]
    words = read_operative()
    changes = [change for pair in read for change in changes_of_pair(pair, words)]
    unpaired = sum(row.fate in UNPAIRED for row in fates)
    if left := len(pairs) - len(read):
        say(f"{left} pairs of passages that are only related left out; see --related")
    if unpaired:
        say(f"{unpaired} passages without a counterpart left out; see compare fate")
    kinds = options.kind or KINDS
    if options.operative or options.kind:
        return [
            _record(change, (found,), source, target, found)
            for change in changes
            for found in change.operative
            if found.kind in kinds
        ]
    return [_record(change, change.operative, source, target) for change in changes]


def _record(
    change: PlacedChange,
    operative: tuple[OperativeChange, ...],
    source: Letter,
    target: Letter,
    alone: OperativeChange | None = None,
) -> dict[str, Any]:
    """A change, or one operative word of it, with its place in both letters."""
    old, new = (alone.old, alone.new) if alone else (change.old, change.new)
    kind = change.kind
    starts = [change.old_start, change.new_start]
    if alone:
        kind = "replaced" if old and new else "removed" if old else "added"
        starts = [
            own if own >= 0 else shared
            for own, shared in zip((alone.old_start, alone.new_start), starts, strict=True)
        ]
    pair = change.pair
    return {
        "kind": kind,
        "old": one_line(old),
        "new": one_line(new),
        "operative": list(dict.fromkeys(found.kind for found in operative)),
        "direction": list(dict.fromkeys(found.direction for found in operative if found.direction)),
        "words": [] if alone else [f"{found.old or '–'} → {found.new or '–'}" for found in operative],
        "evidence": "edit" if pair.is_edit or (alone and alone.sure) else "alike",
        "fate": pair.fate,
        "similarity": round(pair.similarity, 4),
        **_cells("source", source, pair.sources, starts[0], len(old)),
        **_cells("target", target, pair.targets, starts[1], len(new)),
    }


def _cells(name: str, letter: Letter, passages: tuple[Passage, ...], start: int, size: int) -> dict[str, Any]:
    """Where a stretch of a pair's text stands in its letter."""
    passage, offset = passage_at(passages, start)
    end_passage, end = passage_at(passages, start + max(size - 1, 0))
    first = letter.block(passage.block_n).page_at(offset)
    last = letter.block(end_passage.block_n).page_at(end)
    return place_to_cells(name, letter, passage, first, last)
