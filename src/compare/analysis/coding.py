"""Sets paragraphs coded by hand beside the machine's themes: samples, agreement, confusions, corrections.

Also sets readers beside each other. Takes coding as it is: whether a reader is right is not asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

import numpy as np

from compare.analysis.selection import EVERYONE, Selection, select_blocks
from compare.analysis.themes import OTHER, ParagraphThemes
from compare.model import Coded, Letter, Theme
from compare.statistics import (
    NOT_CODED,
    Alpha,
    Found,
    Interval,
    Kappa,
    bootstrap_shares,
    cohen_kappa,
    corrected_shares,
    found_by_category,
    joined_margin,
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


@dataclass(frozen=True, slots=True)
class CorrectedTheme:
    """A theme's share in a letter as the machine gives it and as a reader's sample corrects it.

    All proportions. ``low`` to ``high`` is what coding the rest could still bring. ``wide_low`` to
    ``wide_high`` also holds the noise of the text, as a raw share's own margin
    does: that one is for comparing letters. ``weight``: see `Correction`.
    """

    theme_id: str
    letter_id: str
    raw: float
    share: float
    low: float
    high: float
    wide_low: float
    wide_high: float
    coded: int
    paragraphs: int
    weight: float

    @property
    def errs(self) -> bool:
        """Whether the sample shows that the machine's share is not the reader's."""
        return not self.low <= self.raw <= self.high


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


def recode(assigned: Iterable[ParagraphThemes], coded: Iterable[Coded]) -> tuple[ParagraphThemes, ...]:
    """The paragraphs with the reader's theme where there is one, else the machine's."""
    paragraphs = tuple(assigned)
    hand = {(j.letter_id, j.n): j.hand for j in judge_paragraphs(paragraphs, coded)}
    return tuple(replace(p, primary=hand.get((p.letter_id, p.n), p.primary)) for p in paragraphs)


def correct_themes(
    assigned: Sequence[ParagraphThemes], coded: Sequence[Coded], themes: Sequence[Theme]
) -> tuple[CorrectedTheme, ...]:
    """The corrected share of every theme in each letter of which something was coded.

    See `corrected_shares` for what the correction is. It supposes that the paragraphs coded of a letter are
    all of it or were drawn at random.

    Returns:
        Letters in order of appearance, themes in the order given; none for a letter without coding. The
        shares of a letter sum to 1.
    """
    by_letter: dict[str, list[ParagraphThemes]] = {}
    for paragraph in assigned:
        by_letter.setdefault(paragraph.letter_id, []).append(paragraph)
    hand = {(j.letter_id, j.n): j.hand for j in judge_paragraphs(assigned, coded)}
    number = {theme.id: i for i, theme in enumerate(themes)}
    rows: list[CorrectedTheme] = []
    for letter_id, paragraphs in by_letter.items():
        given = [hand.get((letter_id, p.n), "") for p in paragraphs]
        words = np.array([p.words for p in paragraphs], dtype=float)
        if not any(given) or not words.sum():
            continue
        machine = [number.get(p.primary, number.get(OTHER, 0)) for p in paragraphs]
        codes = [number.get(theme, NOT_CODED) for theme in given]
        correction = corrected_shares(machine, codes, words, len(themes))
        best = [m if c == NOT_CODED else c for m, c in zip(machine, codes, strict=True)]
        margins = bootstrap_shares(np.eye(len(themes))[best] * words[:, None], words)
        known = np.eye(len(themes))[best].T @ words / words.sum()
        for i, (theme, c) in enumerate(zip(themes, correction.shares, strict=True)):
            coding = (c.share - c.low, c.high - c.share)
            text = (max(0.0, known[i] - margins[i].low), max(0.0, margins[i].high - known[i]))
            wide_low, wide_high = joined_margin(c.share, coding, text)
            rows.append(
                CorrectedTheme(
                    theme_id=theme.id,
                    letter_id=letter_id,
                    raw=c.raw,
                    share=c.share,
                    low=c.low,
                    high=c.high,
                    wide_low=wide_low,
                    wide_high=wide_high,
                    coded=correction.coded,
                    paragraphs=correction.paragraphs,
                    weight=correction.weight,
                )
            )
    return tuple(rows)
