"""The index of all letters, and what can be asked of it without loading one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from compare.index.build import Held
from compare.index.find import count_in_blocks
from compare.index.segment import Mask, Numbers
from compare.model import BODY_KINDS, Block, Letter, Term


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """All letters by date, and the blocks of all in reading order.

    ``letters`` have their facts and no text. The arrays have a number for each block: of its
    letter in ``letters``, its kind in ``kinds`` and its speaker in ``speakers``; its words; and
    where it lies. ``notes`` name letters that could not be read.
    """

    letters: tuple[Letter, ...]
    kinds: tuple[str, ...]
    speakers: tuple[str, ...]
    letter: Numbers
    kind: Numbers
    speaker: Numbers
    words: Numbers
    held: tuple[Held, ...]
    part: Numbers
    row: Numbers
    notes: tuple[str, ...] = ()


def make_index(letters: Iterable[Letter], held: Sequence[Held], notes: Sequence[str] = ()) -> Index:
    """The index of letters whose words stand in these segments.

    Args:
        letters: The letters; their text may be left out.
        held: As `bring_up_to_date` gives them.
    """
    heads = tuple(sorted(letters, key=lambda x: (x.date, x.id)))
    number = {x.id: i for i, x in enumerate(heads)}
    kinds = tuple(dict.fromkeys(x for h in held for x in h.segment.kinds))
    speakers = tuple(dict.fromkeys(x for h in held for x in h.segment.speakers))
    columns: dict[str, list[Numbers]] = {
        x: [np.zeros(0, np.int32)] for x in ("letter", "kind", "speaker", "words", "part", "row")
    }
    for i, (segment, stays) in enumerate((h.segment, h.stays) for h in held):
        own = np.array([number.get(x, -1) for x in segment.letters], dtype=np.int32)
        letter = np.where(stays, own, -1)[segment.blocks["letter"]]
        row = np.flatnonzero(letter >= 0).astype(np.int32)
        columns["letter"].append(letter[row])
        for name, names, known in (("kind", kinds, segment.kinds), ("speaker", speakers, segment.speakers)):
            numbers = np.array([names.index(x) for x in known], dtype=np.int32)
            columns[name].append(numbers[segment.blocks[name][row]])
        columns["words"].append(segment.words[row].astype(np.int32))
        columns["part"].append(np.full(len(row), i, dtype=np.int32))
        columns["row"].append(row)
    whole = {name: np.concatenate(parts) for name, parts in columns.items()}
    in_order = np.argsort(whole["letter"], kind="stable")
    arrays = {name: column[in_order] for name, column in whole.items()}
    return Index(heads, kinds, speakers, held=tuple(held), notes=tuple(notes), **arrays)


def count_blocks(index: Index, terms: Sequence[Term]) -> Numbers:
    """How often any of these forms is named in each block of all letters, whoever speaks.

    The counts are those of `find_spans` in the text of each block.

    Raises:
        PatternError: A form cannot be used.
    """
    hits = np.zeros(len(index.letter), dtype=np.int32)
    for i, held in enumerate(index.held):
        these = np.flatnonzero(index.part == i)
        hits[these] = count_in_blocks(held.segment, terms)[index.row[these]]
    return hits


def select_rows(
    index: Index, speakers: Iterable[str] | None = None, extra: Iterable[str] = frozenset()
) -> Mask:
    """Which blocks count: the body of what these speakers say, and these kinds of block beside it.

    Args:
        speakers: Whose words; None for everyone.
        extra: Kinds that are left out by default, as in `compare.model.EXTRA_KINDS`.
    """
    kinds = BODY_KINDS | set(extra)
    chosen = np.array([x in kinds for x in index.kinds], dtype=np.bool_)[index.kind]
    if speakers is None:
        return chosen
    whose = set(speakers)
    return chosen & np.array([x in whose for x in index.speakers], dtype=np.bool_)[index.speaker]


def block_at(index: Index, place: int) -> Block:
    """A block as its letter has it, by its place in the arrays; without its section and areas."""
    return index.held[int(index.part[place])].segment.block(int(index.row[place]))
