"""Which themes took more or less room in one letter than in another, and which of that is beyond the noise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from compare.analysis.intervals import difference_interval, permutation_p
from compare.analysis.measures import holm
from compare.analysis.themes import ParagraphThemes, ThemeShare


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """One theme in two letters.

    ``difference`` is the later share less the earlier one, ``low`` to ``high`` its
    95% margin. ``p`` is the permutation test's, adjusted for the number of
    themes (Holm); ``clear`` is whether it is below 0.05.
    """

    theme_id: str
    earlier: ThemeShare
    later: ThemeShare
    difference: float
    low: float
    high: float
    p: float
    clear: bool


def compare_shares(
    assigned: Sequence[ParagraphThemes], shares: Sequence[ThemeShare], earlier: str, later: str
) -> tuple[ThemeChange, ...]:
    """Every theme of two letters side by side, the largest difference first.

    Args:
        assigned: The paragraphs behind the shares; those of other letters are passed over.
        shares: One row for each letter and theme.
        earlier: Id of the letter that is compared with.
        later: Id of the letter compared.

    Returns:
        A row for each theme that either letter has; empty when one of them has no words.
    """
    by_key = {(s.letter_id, s.theme_id): s for s in shares}
    papers = [[p for p in assigned if p.letter_id == x] for x in (earlier, later)]
    if not all(papers):
        return ()
    words = [np.array([p.words for p in paper], dtype=float) for paper in papers]
    rows = []
    for theme_id in dict.fromkeys(s.theme_id for s in shares):
        a, b = by_key.get((earlier, theme_id)), by_key.get((later, theme_id))
        if a is None or b is None or not (a.words or b.words):
            continue
        hits = [np.array([p.words * (p.primary == theme_id) for p in paper], dtype=float) for paper in papers]
        margin = difference_interval(hits[1], words[1], hits[0], words[0])
        rows.append((a, b, margin, float(permutation_p(hits[1], words[1], hits[0], words[0]))))
    adjusted = [float(p) for p in holm([row[3] for row in rows])] if rows else []
    changes = [
        ThemeChange(a.theme_id, a, b, b.share - a.share, margin.low, margin.high, p, p < 0.05)
        for (a, b, margin, _), p in zip(rows, adjusted, strict=True)
    ]
    return tuple(sorted(changes, key=lambda c: -abs(c.difference)))
