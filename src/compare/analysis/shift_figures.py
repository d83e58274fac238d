"""One row of the shifts: what it is counted from, its figures and margins; knows nothing of the list."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from compare.model import Letter, Share
from compare.statistics import (
    design_effect,
    difference_interval,
    log_ratio_bounds,
    lrc,
    nearest_bound,
    zero_bound,
)

QUOTABLE = 5
"""Fewest mentions (paragraphs of a theme) on both sides before "n times as often" may be said."""


@dataclass(frozen=True, slots=True)
class FoldedWord:
    """A word that is told under another row, with its counts in the earlier and the later letter."""

    word: str
    earlier: int
    later: int
    clear: bool


@dataclass(frozen=True, slots=True)
class Shift:
    """A theme, a concept or a word in two letters, and how sure its change is.

    ``kind`` is "theme" (a part of the words), "concept" or "word" (mentions per word).
    ``difference`` is the later figure less the earlier one, a proportion, ``low`` to ``high`` its 95%
    margin. ``ratio_low`` and ``ratio_high`` bound the log ratio (base 2, later over earlier) at 95% for
    this row alone, with mentions that come in clumps counted as one; ``size`` is the bound nearest to 0,
    the smallest ratio that can safely be claimed, 0 when none can. Rows are ranked by it.

    ``p`` is the permutation test's, adjusted by Holm over the fixed list; for a word it is q, the part of
    false alarms when every word up to here is believed. ``tried`` is the number of rows that the
    correction is for. ``enough`` tells whether any difference could have been shown with so many mentions.
    ``lrc`` is a word's safe log ratio over all words compared, which takes words as independent.

    Pairs hold the earlier letter first: ``paragraphs`` with a mention, ``of_paragraphs`` all of them,
    ``effects`` the design effects, ``still_fits`` the highest proportion that fits with having found
    none (0 where something was found). ``densest`` is the most mentions that one paragraph holds in the
    letter that has more. ``forms`` are a word's own spellings, ``is_function`` tells a function word;
    ``words`` are words of the exploration that
    tell the same and so have no row.
    """

    kind: str
    id: str
    label: str
    label_en: str
    earlier_id: str
    later_id: str
    earlier: Share
    later: Share
    difference: float
    low: float
    high: float
    p: float
    clear: bool
    size: float
    paragraphs: tuple[int, int]
    of_paragraphs: tuple[int, int] = (0, 0)
    ratio_low: float = -inf
    ratio_high: float = inf
    effects: tuple[float, float] = (1.0, 1.0)
    still_fits: tuple[float, float] = (0.0, 0.0)
    tried: int = 1
    enough: bool = True
    lrc: float = 0.0
    densest: int = 0
    forms: tuple[str, ...] = ()
    is_function: bool = False
    words: tuple[FoldedWord, ...] = ()

    @property
    def certainty(self) -> str:
        """ "clear", "not clear" (noise within the letters can explain it) or "too little"."""
        return "clear" if self.clear else "not clear" if self.enough else "too little"

    @property
    def rises(self) -> bool:
        """Whether the later letter has more of it."""
        return self.difference > 0

    @property
    def is_quotable(self) -> bool:
        """Whether both sides hold enough for a ratio to be quoted."""
        counts = self.paragraphs if self.kind == "theme" else (self.earlier.count, self.later.count)
        return min(counts) >= QUOTABLE

    @property
    def one_paragraph(self) -> bool:
        """Whether all of it stands in one paragraph of the letter that has more."""
        return self.paragraphs[1 if self.rises else 0] == 1


@dataclass(frozen=True, slots=True)
class Counted:
    """What a shift is counted from: hits (or words of a theme) in each paragraph, earlier and later."""

    kind: str
    id: str
    label: str
    label_en: str
    parts: tuple[list[int], list[int]]


def count_shift(row: Counted, pair: tuple[Letter, Letter], sizes: list[list[int]], tried: int) -> Shift:
    """One row with its figures and margins; what is clear is told by its family."""
    a, b = (Share(sum(p), sum(w)) for p, w in zip(row.parts, sizes, strict=True))
    margin = difference_interval(row.parts[1], sizes[1], row.parts[0], sizes[0])
    effects = [design_effect(p, w) for p, w in zip(row.parts, sizes, strict=True)]
    # Clumps cannot be seen where nothing was found: the other letter's stand in for them.
    effects = [e if any(p) else max(effects) for e, p in zip(effects, row.parts, strict=True)]
    (x, n1), (y, n2) = (_effective(share, e) for share, e in zip((a, b), effects, strict=True))
    low, high = (float(bound) for bound in log_ratio_bounds(y, x, n2, n1, 1))
    strong = row.parts[1] if b.value > a.value else row.parts[0]
    return Shift(
        kind=row.kind,
        id=row.id,
        label=row.label,
        label_en=row.label_en,
        earlier_id=pair[0].id,
        later_id=pair[1].id,
        earlier=a,
        later=b,
        difference=b.value - a.value,
        low=margin.low,
        high=margin.high,
        p=1.0,
        clear=False,
        size=float(nearest_bound(low, high)),
        paragraphs=(sum(1 for p in row.parts[0] if p), sum(1 for p in row.parts[1] if p)),
        of_paragraphs=(len(sizes[0]), len(sizes[1])),
        ratio_low=low,
        ratio_high=high,
        effects=(effects[0], effects[1]),
        still_fits=(_still_fits(row, 0, sizes), _still_fits(row, 1, sizes)),
        tried=tried,
        enough=_could_show(x + y, n1, n2, tried),
        densest=max(strong),
    )


def _effective(share: Share, effect: float) -> tuple[float, float]:
    """Count and total as far as they are independent; one mention stays one."""
    effect = max(1.0, min(effect, share.count) if share.count else effect)
    return share.count / effect, share.total / effect


def _still_fits(row: Counted, side: int, sizes: list[list[int]]) -> float:
    """The highest proportion that fits with none found; a theme takes up whole paragraphs."""
    words = sizes[side]
    if any(row.parts[side]):
        return 0.0
    return zero_bound(sum(words) ** 2 / sum(w * w for w in words) if row.kind == "theme" else sum(words))


def _could_show(mentions: float, n1: float, n2: float, tried: int) -> bool:
    """Whether so many independent mentions, had all stood in one letter, could have been shown at all."""
    if not mentions:
        return False
    later, earlier = min(mentions, n2), min(mentions, n1)
    all_later, all_earlier = lrc([later, 0.0], [0.0, earlier], [n2, n2], [n1, n1], tried)
    return bool(all_later > 0 or all_earlier < 0)
