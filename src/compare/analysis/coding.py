"""Sets paragraphs coded by hand beside the machine's themes: samples, agreement, confusions.

Also sets readers beside each other. Takes coding as it is: whether a reader is right is not asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

import numpy as np

from compare.analysis.selection import EVERYONE, Selection, select_blocks
from compare.analysis.themes import ParagraphThemes
from compare.model import Coded, Letter
from compare.statistics import (
    Alpha,
    Found,
    Interval,
    Kappa,
    cohen_kappa,
    found_by_category,
    krippendorff_alpha,
    plain_agreement,
)

FIRST_WORDS = 6
"""Words of a paragraph that are written down with its code."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Coding that fits the letters loaded, and what did not.

    ``moved`` counts paragraphs that stand under another number now and were found by their first words;
    ``lost`` are those that were not found, ``absent`` the ids of letters that are not loaded.
    """

    coded: tuple[Coded, ...]
    moved: int
    lost: tuple[Coded, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A paragraph with the reader's theme and the machine's.

    ``hand`` is the machine's theme where the reader allows it, else the first that the reader named.
    """

    letter_id: str
    n: int
    words: int
    hand: str
    machine: str
    near: bool
    reader: str

    @property
    def agrees(self) -> bool:
        """Whether both give the same theme."""
        return self.hand == self.machine


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far a reader and the machine, or two readers, agree over ``n`` paragraphs.

    ``same`` give one theme; with ``near`` those are counted too where the other's theme is one of the
    reader's secondary ones. ``share`` and its interval are of ``same``. ``share_error`` is half the sum of
    absolute differences between both sides' shares of the words, 0 to 1.
    """

    n: int
    same: int
    near: int
    share: float
    interval: Interval
    kappa: Kappa
    alpha: Alpha
    share_error: float
    themes: tuple[Found, ...]


def first_words(text: str) -> str:
    """The first words of a paragraph, by which its code is found back."""
    return " ".join(text.split()[:FIRST_WORDS])


def draw_sample(
    letters: Iterable[Letter], size: int | None, seed: int = 1, selection: Selection = EVERYONE
) -> tuple[tuple[str, int], ...]:
    """Paragraphs to code, drawn at random without replacement, each with the same chance.

    In the order in which they are to be read: whoever stops early has still read a random sample. A larger
    sample with the same seed begins with the smaller one, and another letter beside it changes nothing in the
    order of this one's paragraphs.

    Args:
        letters: Where to draw from.
        size: How many; all when None or more than there are.
        seed: Another one gives another sample.
        selection: Whose words and which kinds of block.

    Returns:
        Letter id and number of the block of each.
    """
    drawn = []
    for letter in letters:
        blocks = select_blocks(letter, selection)
        # Keys go to all blocks, so that a selection leaves the order as it is.
        keys = np.random.default_rng([seed, crc32(letter.id.encode())]).random(len(letter.blocks))
        drawn += [(float(keys[b.n - 1]), letter.id, b.n) for b in blocks]
    return tuple((letter_id, n) for _, letter_id, n in sorted(drawn)[:size])


def fit_coded(coded: Iterable[Coded], letters: Sequence[Letter]) -> Fitted:
    """Coding brought to the blocks of the letters as they are cut now.

    A paragraph is known by its number and first words. Where another one stands under that number, it is
    looked for by its words; found more than once or not at all, it is lost.
    """
    by_id = {letter.id: letter for letter in letters}
    kept, lost, absent, moved = [], [], set(), 0
    for row in coded:
        letter = by_id.get(row.letter_id)
        if letter is None:
            absent.add(row.letter_id)
            continue
        if row.block_n <= len(letter.blocks) and _begins(letter.block(row.block_n).text, row.begins):
            kept.append(row)
            continue
        elsewhere = [b.n for b in letter.blocks if b.is_body and row.begins and _begins(b.text, row.begins)]
        if len(elsewhere) == 1:
            moved += 1
            kept.append(replace(row, block_n=elsewhere[0]))
        else:
            lost.append(row)
    return Fitted(tuple(kept), moved, tuple(lost), tuple(sorted(absent)))


def _begins(text: str, words: str) -> bool:
    return " ".join(text.split()).startswith(" ".join(words.split()))


def judge_paragraphs(assigned: Iterable[ParagraphThemes], coded: Iterable[Coded]) -> tuple[Judged, ...]:
    """Each coded paragraph that counts beside the machine's theme, in reading order.

    Paragraphs of which the reader could not tell are left out.
    """
    by_place = {(row.letter_id, row.block_n): row for row in coded}
    rows = []
    for paragraph in assigned:
        row = by_place.get((paragraph.letter_id, paragraph.n))
        if row is None or not row.primary:
            continue
        machine = paragraph.primary
        hand = machine if machine in row.primary else row.primary[0]
        near = machine in row.primary + row.secondary
        rows.append(
            Judged(
                paragraph.letter_id,
                paragraph.n,
                paragraph.words,
                hand,
                machine,
                near,
                row.reader,
            )
        )
    return tuple(rows)


def measure_agreement(rows: Sequence[Judged]) -> Agreement | None:
    """How far two sides agree; None when there is nothing to judge by."""
    if not rows:
        return None
    hand, machine = [r.hand for r in rows], [r.machine for r in rows]
    share, interval = plain_agreement(hand, machine)
    return Agreement(
        n=len(rows),
        same=sum(r.agrees for r in rows),
        near=sum(r.near for r in rows),
        share=share,
        interval=interval,
        kappa=cohen_kappa(hand, machine),
        alpha=krippendorff_alpha([hand, machine]),
        share_error=share_error(rows),
        themes=found_by_category(hand, machine),
    )


def share_error(rows: Iterable[Judged]) -> float:
    """Half the sum of absolute differences between both sides' shares of the words, 0 to 1."""
    apart: Counter[str] = Counter()
    total = 0
    for r in rows:
        apart[r.hand] += r.words
        apart[r.machine] -= r.words
        total += r.words
    return sum(abs(n) for n in apart.values()) / 2 / total if total else 0.0


def count_confusions(rows: Iterable[Judged]) -> tuple[tuple[str, str, tuple[Judged, ...]], ...]:
    """Which theme is taken for which: by hand, by machine, and the paragraphs; the most words first."""
    pairs: dict[tuple[str, str], list[Judged]] = {}
    for row in rows:
        if not row.agrees:
            pairs.setdefault((row.hand, row.machine), []).append(row)
    ordered = sorted(pairs.items(), key=lambda kv: (-sum(r.words for r in kv[1]), kv[0]))
    return tuple((hand, machine, tuple(found)) for (hand, machine), found in ordered)


def judge_readers(
    first: Iterable[Coded], second: Iterable[Coded], letters: Sequence[Letter]
) -> tuple[Judged, ...]:
    """The paragraphs that two readers both coded; where either allows the other's theme, they agree.

    ``hand`` is the first reader's theme, ``machine`` the second's.
    """
    others = {(r.letter_id, r.block_n): r for r in second if r.primary}
    words = {letter.id: letter for letter in letters}
    rows = []
    for a in first:
        b = others.get((a.letter_id, a.block_n))
        if b is None or not a.primary:
            continue
        shared = next((t for t in a.primary if t in b.primary), "")
        near = bool(set(a.primary + a.secondary) & set(b.primary) or set(b.secondary) & set(a.primary))
        count = len(words[a.letter_id].block(a.block_n).text.split())
        rows.append(
            Judged(
                a.letter_id, a.block_n, count, shared or a.primary[0], shared or b.primary[0], near, a.reader
            )
        )
    return tuple(rows)


def agree_all(codings: Mapping[str, Sequence[Coded]]) -> Alpha:
    """Krippendorff's alpha over any number of readers; of more themes the one that most readers share."""
    by_place: dict[tuple[str, int], dict[str, Coded]] = {}
    for reader, coded in codings.items():
        for row in coded:
            if row.primary:
                by_place.setdefault((row.letter_id, row.block_n), {})[reader] = row
    table: list[list[str | None]] = [[] for _ in codings]
    for rows in by_place.values():
        often = Counter(theme for row in rows.values() for theme in row.primary)
        for column, reader in zip(table, codings, strict=True):
            own = rows.get(reader)
            column.append(max(own.primary, key=lambda t: often[t]) if own else None)
    return krippendorff_alpha(table)
