"""One difference counted in many ways, and which of them say the same; numbers from blocks, no letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from compare.analysis.halves import noise_band
from compare.analysis.units import WORDS, Reading, count_unit
from compare.model import Share
from compare.statistics import difference_interval, permutation_ps

MAIN, FORM, FORMS, DIVIDED, UNIT = "main", "form", "forms", "divided", "unit"
WITHOUT, EXTRA, SPEAKER, SECTIONS = "without", "extra", "speaker", "sections"
KINDS = (FORM, FORMS, DIVIDED, UNIT, WITHOUT, EXTRA, SPEAKER, SECTIONS)
"""Kinds of choice, in the order in which they are listed."""
SURE = 0.05
"""A p below this is called clear, by itself and not as one of a list."""

LITTLE = 0.01
"""A choice that touches no mention and a smaller part of the words than this changes nothing."""

Numbers = tuple[tuple[float, ...], tuple[float, ...]]
"""Counts and totals of each paragraph (or section) of one side."""
Spot = tuple[str, int, int, int]
"""Something counted: letter, block, start and end in the block; 0 and 0 for the whole block."""


@dataclass(frozen=True, slots=True)
class Case:
    """One way of counting, before it is judged. ``id`` and ``label`` are as in `Variant`."""

    kind: str
    id: str
    label: str
    unit: str
    earlier: Numbers
    later: Numbers
    spots: frozenset[Spot]

    def changes(self, main: Case) -> bool:
        """Whether it counts something else: other mentions, or at least 1% more or fewer words."""
        own, others = (self.earlier, self.later), (main.earlier, main.later)
        if self.spots != main.spots or any(sum(a[0]) != sum(b[0]) for a, b in zip(own, others, strict=True)):
            return True
        return any(abs(sum(a[1]) / sum(b[1]) - 1) >= LITTLE for a, b in zip(own, others, strict=True))


@dataclass(frozen=True, slots=True)
class Variant:
    """A difference between two sides, counted in one way.

    ``kind`` tells which choice was changed ("main": none) and ``id`` what it became;
    ``label`` names a form or a speaker. ``earlier`` and ``later`` are in ``unit``: mentions of
    the words, or the words, sentences, paragraphs or headings of all. ``difference`` is the later
    share less the earlier one, a proportion, ``low`` to ``high`` its 95% margin. ``p`` is the
    permutation test's, by itself. ``noise`` is the half-width of the band that the noise inside the
    letters makes (`noise_band`). ``clear`` is whether p is below 0.05 and the difference outside
    the band. ``agrees`` is whether it says what the main count says: where that is clear the
    same direction and clear too, else not clear either. ``spots`` are what was counted.
    """

    kind: str
    id: str
    label: str
    unit: str
    earlier: Share
    later: Share
    difference: float
    low: float
    high: float
    p: float
    noise: float
    clear: bool
    agrees: bool
    spots: frozenset[Spot]

    def outcome(self, main: Variant) -> str:
        """What became of the main count: "same", "noise" (gone), "clear" (come) or "turned" (round)."""
        if self.agrees:
            return "same"
        if not main.clear:
            return "clear"
        return "turned" if self.clear else "noise"


def make_case(
    kind: str,
    id: str,
    label: str,
    earlier: Reading,
    later: Reading,
    *,
    unit: str = WORDS,
    by_section: bool = False,
) -> Case:
    """A way of counting from the blocks of both sides.

    Args:
        kind: Which choice was changed.
        id: What it became.
        label: Name of a form or speaker, else "".
        earlier: The blocks of one side that count.
        later: The blocks of the other.
        unit: What is counted, one of `compare.analysis.units.UNITS`.
        by_section: Take the blocks of a section together, as one that is drawn or dealt whole.
    """
    sides = [_numbers(side, unit, by_section) for side in (earlier, later)]
    spots = frozenset(
        (r.letter_id, r.n, start, end)
        for r in (*earlier, *later)
        if r.amount
        for start, end in (r.spots or ((0, 0),))
    )
    return Case(kind, id, label, unit, sides[0], sides[1], spots)


def _numbers(side: Reading, unit: str, by_section: bool) -> Numbers:
    """Counts and totals of each block, or of each section."""
    counts, totals = count_unit(side, unit)
    if not by_section:
        return tuple(counts), tuple(totals)
    sums: defaultdict[tuple[str, tuple[str, ...]], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for r, count, total in zip(side, counts, totals, strict=True):
        held = sums[r.letter_id, r.section]
        held[0] += count
        held[1] += total
    return tuple(c for c, _ in sums.values()), tuple(t for _, t in sums.values())


def judge_cases(cases: Sequence[Case]) -> tuple[Variant, ...]:
    """Each way of counting with its difference, margin, test and band, and whether it agrees with the first.

    Raises:
        ValueError: There is no case.
    """
    if not cases:
        raise ValueError("without a main count nothing can agree with it")
    judged = [_judge(case, p) for case, p in zip(cases, _ps(cases), strict=True)]
    main = judged[0]
    return tuple(replace(v, agrees=_agree(main, v)) for v in judged)


def _agree(main: Variant, other: Variant) -> bool:
    """Whether two counts say the same."""
    if not main.clear:
        return not other.clear
    return other.clear and (other.difference > 0) == (main.difference > 0)


def _ps(cases: Sequence[Case]) -> list[float]:
    """The p of each case; those of the same paragraphs are dealt together."""
    together: defaultdict[tuple[tuple[float, ...], tuple[float, ...]], list[int]] = defaultdict(list)
    for i, case in enumerate(cases):
        together[case.earlier[1], case.later[1]].append(i)
    ps = [1.0] * len(cases)
    for (before, after), numbers in together.items():
        first = np.array([cases[i].later[0] for i in numbers], dtype=float).T
        second = np.array([cases[i].earlier[0] for i in numbers], dtype=float).T
        for i, p in zip(numbers, permutation_ps(first, after, second, before), strict=True):
            ps[i] = float(p)
    return ps


def _judge(case: Case, p: float) -> Variant:
    """A case with its outcome; whether it agrees comes later."""
    (counts, totals), (later_counts, later_totals) = case.earlier, case.later
    earlier, later = Share(sum(counts), sum(totals)), Share(sum(later_counts), sum(later_totals))
    difference = later.value - earlier.value
    margin = difference_interval(later_counts, later_totals, counts, totals)
    noise = noise_band(case.earlier, case.later)
    return Variant(
        kind=case.kind,
        id=case.id,
        label=case.label,
        unit=case.unit,
        earlier=earlier,
        later=later,
        difference=difference,
        low=margin.low,
        high=margin.high,
        p=p,
        noise=noise,
        clear=p < SURE and abs(difference) > noise,
        agrees=True,
        spots=case.spots,
    )


def in_order(cases: Iterable[Case]) -> list[Case]:
    """Cases in the order of `KINDS`; those of one kind stay as they were."""
    return sorted(cases, key=lambda c: KINDS.index(c.kind))
