"""What parties ask about against what the letter offers: the difference in room of each theme, by party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from compare.analysis.selection import CABINET_ONLY
from compare.analysis.themes import ParagraphThemes, assign_themes
from compare.model import CABINET, COMMITTEE, Letter, Theme
from compare.statistics import difference_intervals, simultaneous_intervals

EVERY_PARTY = ""
"""The parties of a paper taken together."""

ASKED_ONLY, ASKED_MORE, OFFERED_ONLY, OFFERED_MORE, UNSURE = (
    "asked, not offered",
    "asked more",
    "offered, not asked",
    "offered more",
    "no clear difference",
)
FINDINGS = (ASKED_ONLY, ASKED_MORE, OFFERED_MORE, OFFERED_ONLY, UNSURE)
"""What may be said of a theme: the first four only where its margin leaves out zero."""


@dataclass(frozen=True, slots=True)
class AskedOffered:
    """A theme's share of a party's words in a paper, beside its share of the letter's.

    Shares are proportions, ``difference`` is asked minus offered, -1 to 1, and ``low`` and
    ``high`` its 95% margin for this theme alone; ``wide_low`` and ``wide_high`` hold for all
    themes of the party at once. ``finding`` is one of `FINDINGS`, by the former. ``speaker`` is
    `EVERY_PARTY` for all parties together. ``asked_blocks`` and ``offered_blocks`` are the
    paragraphs with the theme; their words sum to ``asked_words`` and ``offered_words``.
    """

    speaker: str
    theme_id: str
    asked: float
    offered: float
    difference: float
    low: float
    high: float
    wide_low: float
    wide_high: float
    finding: str
    asked_words: int
    offered_words: int
    total_asked: int
    total_offered: int
    asked_blocks: tuple[int, ...]
    offered_blocks: tuple[int, ...]

    @property
    def is_certain(self) -> bool:
        """Whether the difference stands when all themes of the party are looked at together."""
        return self.wide_low > 0 or self.wide_high < 0

    @property
    def is_likely(self) -> bool:
        """Whether it stands for this theme looked at alone: of twenty themes, one does so by chance."""
        return self.finding != UNSURE


def compare_asked_offered(paper: Letter, letter: Letter, themes: Sequence[Theme]) -> tuple[AskedOffered, ...]:
    """For all parties together and for each party: every theme's room in its questions and in the letter.

    All that a party writes counts, remarks as well as questions; of the letter what the
    cabinet says. Themes that neither names are left out. A party writes a page or two: most
    differences of one party are within their margin, and so say nothing. A theme is the main
    one of its paragraph, so what is named in passing does not show.

    Returns:
        All parties first, then the parties in order of appearance; themes by size of the
        difference. Nothing when a side has no words.

    Source:
        Margins: `compare.statistics.difference_intervals` and `simultaneous_intervals`.
    """
    offered = [p for p in assign_themes((letter,), themes, CABINET_ONLY) if p.words]
    own = [
        p for p in assign_themes((paper,), themes) if p.words and p.speaker not in (CABINET, COMMITTEE, "")
    ]
    if not offered or not own:
        return ()
    speakers = tuple(dict.fromkeys(p.speaker for p in own))
    rows: list[AskedOffered] = []
    for speaker in (EVERY_PARTY, *speakers):
        asked = [p for p in own if speaker in (EVERY_PARTY, p.speaker)]
        rows += _rows(speaker, asked, offered)
    return tuple(rows)


def _rows(
    speaker: str, asked: Sequence[ParagraphThemes], offered: Sequence[ParagraphThemes]
) -> list[AskedOffered]:
    """One party's themes against the letter's."""
    themes = tuple(dict.fromkeys(p.primary for p in (*asked, *offered)))
    (hits1, words1), (hits2, words2) = (_counts(x, themes) for x in (asked, offered))
    margins = difference_intervals(hits1, words1, hits2, words2)
    wider = simultaneous_intervals(hits1, words1, hits2, words2).intervals
    rows = []
    for i, (theme, margin, wide) in enumerate(zip(themes, margins, wider, strict=True)):
        mine, theirs = int(hits1[:, i].sum()), int(hits2[:, i].sum())
        share1, share2 = mine / words1.sum(), theirs / words2.sum()
        rows.append(
            AskedOffered(
                speaker,
                theme,
                float(share1),
                float(share2),
                float(share1 - share2),
                margin.low,
                margin.high,
                wide.low,
                wide.high,
                _finding(mine, theirs, margin.low, margin.high),
                mine,
                theirs,
                int(words1.sum()),
                int(words2.sum()),
                tuple(p.n for p in asked if p.primary == theme),
                tuple(p.n for p in offered if p.primary == theme),
            )
        )
    return sorted(rows, key=lambda r: (-r.difference, r.theme_id))


def _counts(
    paragraphs: Sequence[ParagraphThemes], themes: Sequence[str]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Words of each paragraph with each theme, and of each paragraph."""
    words = np.array([p.words for p in paragraphs], dtype=np.float64)
    primary = np.array([[p.primary == theme for theme in themes] for p in paragraphs], dtype=np.float64)
    return primary * words[:, None], words


def _finding(asked: int, offered: int, low: float, high: float) -> str:
    """What the margin allows to be said."""
    if low > 0:
        return ASKED_MORE if offered else ASKED_ONLY
    if high < 0:
        return OFFERED_MORE if asked else OFFERED_ONLY
    return UNSURE
