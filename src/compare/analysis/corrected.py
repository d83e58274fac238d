"""Theme shares of a letter as a reader's coding corrects them; counts no agreement, see `coding`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from compare.analysis.coding import judge_paragraphs
from compare.analysis.themes import OTHER, ParagraphThemes
from compare.model import Coded, Theme
from compare.statistics import NOT_CODED, bootstrap_shares, corrected_shares, joined_margin


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
