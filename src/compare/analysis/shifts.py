"""The largest changes between two letters, over themes and concepts in one list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from compare.analysis.hits import find_hits
from compare.analysis.selection import EVERYONE, Selection, select_blocks
from compare.analysis.themes import assign_themes
from compare.model import Concept, Letter, Share, Theme
from compare.statistics import design_effect, difference_interval, holm, lrc, permutation_ps
from compare.text.tokens import count_words


@dataclass(frozen=True, slots=True)
class Shift:
    """A theme or a concept in two letters, and how sure its change is.

    ``kind`` is "theme" (a share of the words) or "concept" (mentions per word).
    ``difference`` is the later figure less the earlier one, a proportion, ``low``
    to ``high`` its 95% margin. ``p`` is the permutation test's, adjusted over the
    whole list (Holm); ``clear`` is whether it is below 0.05. ``size`` is the
    smallest log ratio that can be claimed (base 2, later over earlier; 0 when none
    can) after allowing for hits that come in clumps; shifts are ranked by it.
    ``paragraphs`` are those with a mention, earlier and later.
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


def rank_shifts(
    earlier: Letter,
    later: Letter,
    concepts: Sequence[Concept],
    themes: Sequence[Theme],
    selection: Selection = EVERYONE,
) -> tuple[Shift, ...]:
    """What changed between two letters, the largest safe claim first.

    The forms of a concept that are on by default count. A change that the noise
    within the letters can explain comes after all that it cannot.

    Returns:
        A row for each theme and concept that either letter has; empty when one of
        them has no words of the speakers selected.
    """
    pair = (earlier, later)
    words = [[count_words(b.text) for b in select_blocks(x, selection)] for x in pair]
    if not all(words):
        return ()
    rows: list[tuple[Shift, Sequence[Sequence[int]]]] = []
    assigned = [assign_themes([x], themes, selection) for x in pair]
    for theme in themes:
        parts = [[p.words if p.primary == theme.id else 0 for p in paper] for paper in assigned]
        rows += _shift("theme", theme.id, theme.label, theme.label_en, pair, parts, words)
    for concept in concepts:
        parts = [_hits_by_block(x, concept.by_default(), selection) for x in pair]
        rows += _shift("concept", concept.id, concept.label, concept.label_en, pair, parts, words)
    if not rows:
        return ()
    before, after = (np.array([parts[side] for _, parts in rows]).T for side in (0, 1))
    adjusted = holm(permutation_ps(after, words[1], before, words[0]))
    shifts = [replace(r, p=float(p), clear=float(p) < 0.05) for (r, _), p in zip(rows, adjusted, strict=True)]
    return tuple(sorted(shifts, key=lambda r: (not r.clear, -abs(r.size) if r.clear else -_margins(r))))


def _margins(shift: Shift) -> float:
    """How many of its own margins a difference is."""
    return abs(shift.difference) / (shift.high - shift.low) if shift.high > shift.low else 0.0


def _hits_by_block(letter: Letter, concept: Concept, selection: Selection) -> list[int]:
    found = [hit.block_n for hit in find_hits([letter], concept, selection)]
    return [found.count(b.n) for b in select_blocks(letter, selection)]


def _shift(
    kind: str,
    id: str,
    label: str,
    label_en: str,
    pair: tuple[Letter, Letter],
    parts: Sequence[Sequence[int]],
    words: Sequence[Sequence[int]],
) -> list[tuple[Shift, Sequence[Sequence[int]]]]:
    """One row with the counts it was made of, or none when neither letter has it; p comes later."""
    if not (any(parts[0]) or any(parts[1])):
        return []
    a, b = (Share(sum(p), sum(w)) for p, w in zip(parts, words, strict=True))
    margin = difference_interval(parts[1], words[1], parts[0], words[0])
    effects = [design_effect(p, w) for p, w in zip(parts, words, strict=True)]
    # Clumps cannot be seen where nothing was found: the other letter's stand in for them.
    effects = [e if any(p) else max(effects) for e, p in zip(effects, parts, strict=True)]
    (a_count, a_total), (b_count, b_total) = (
        _effective(share, effect) for share, effect in zip((a, b), effects, strict=True)
    )
    shift = Shift(
        kind=kind,
        id=id,
        label=label,
        label_en=label_en,
        earlier_id=pair[0].id,
        later_id=pair[1].id,
        earlier=a,
        later=b,
        difference=b.value - a.value,
        low=margin.low,
        high=margin.high,
        p=1.0,
        clear=False,
        size=float(lrc(b_count, a_count, b_total, a_total, 1)),
        paragraphs=(sum(1 for p in parts[0] if p), sum(1 for p in parts[1] if p)),
    )
    return [(shift, parts)]


def _effective(share: Share, effect: float) -> tuple[float, float]:
    """Count and total as far as they are independent; one mention stays one."""
    effect = max(1.0, min(effect, share.count) if share.count else effect)
    return share.count / effect, share.total / effect
