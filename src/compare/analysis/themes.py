"""Gives paragraphs their themes by weighted patterns, and letters their shares.

Linear and auditable: the score of a theme is the sum of its hits, and every
paragraph keeps them. It finds no theme that is not in ``data/themes.csv``.

A hit weighs ``strength x sqrt(ln((N + 1) / (df + 1)) / ln(N + 1))``, where df is in how
many of the N body paragraphs of the shipped letters the pattern occurs (2 for one
that does not occur: rare, but unproven) and strength is 3 for words that name the
theme, 2 for words that point to it and 1 for words that other themes use as well.
``benchmarks/theme_weights.py`` writes that product into the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from compare.analysis.selection import EVERYONE, Selection
from compare.analysis.theme_hits import ThemeHit, patterns_of
from compare.analysis.theme_scores import FLOOR, OTHER, ParagraphThemes, rescore, scan_letter
from compare.model import Letter, Theme
from compare.statistics import bootstrap_shares

__all__ = ["FLOOR", "OTHER", "ParagraphThemes", "ThemeHit", "ThemeShare", "assign_themes", "share_themes"]


@dataclass(frozen=True, slots=True)
class ThemeShare:
    """The part of the words that stand in paragraphs with this primary theme.

    ``share``, ``low`` and ``high`` are proportions; ``words`` and ``paragraphs``
    are the theme's, the totals those of all paragraphs counted. ``speaker`` is
    empty when counted by letter.
    """

    theme_id: str
    letter_id: str
    speaker: str
    share: float
    low: float
    high: float
    words: int
    paragraphs: int
    total_words: int
    total_paragraphs: int


def assign_themes(
    letters: Iterable[Letter], themes: Sequence[Theme], selection: Selection = EVERYONE
) -> tuple[ParagraphThemes, ...]:
    """Every paragraph that counts with its themes, in reading order, letter by letter.

    A theme's score is the sum over its patterns of ``weight x log2(1 + tf)``, where a mention
    in the first sentence counts for more, and for less an example («zoals»), a theme that few
    of the sentences name and a pattern that runs through the whole letter. Hits in the nearest
    heading or box title are added, procedure aside, and for an answer the hits of its question.
    The highest score is the primary theme, but for three rules: a country must dominate, a list
    without a leader is about `WORLD` when that is half as high as the first, and nothing found,
    too little found, or an answer that only points elsewhere is `OTHER`.
    `compare.analysis.theme_scores.find_reasons` tells which words decided.

    Misleads where a paragraph says what it is about in words that no pattern knows,
    and where it names many things in a list.

    Args:
        letters: The letters.
        themes: What may be found; see `compare.io.tables.read_themes`.
        selection: Whose words and which kinds of block. The assignment of a
            paragraph does not depend on what else is selected.
    """
    patterns = patterns_of(tuple(themes))
    return tuple(p for letter in letters for p in rescore(scan_letter(letter, patterns), selection))


def share_themes(
    assigned: Sequence[ParagraphThemes], themes: Sequence[Theme], by: str = "letter"
) -> tuple[ThemeShare, ...]:
    """Each theme's part of the words, for each letter (and speaker), zeros included.

    The shares of one letter (or speaker) sum to 1. The interval tells how far a
    share would move had the letter been made of other, similar paragraphs.

    Args:
        assigned: Paragraphs as `assign_themes` gives them.
        themes: Every theme that gets a row.
        by: "letter" or "speaker" (a row for each speaker of each letter).

    Returns:
        Letters and speakers in order of appearance, themes in the order given.

    Raises:
        ValueError: ``by`` is something else.
    """
    if by not in ("letter", "speaker"):
        raise ValueError(f"by must be 'letter' or 'speaker', not {by!r}")
    groups: dict[tuple[str, str], list[ParagraphThemes]] = {}
    for paragraph in assigned:
        key = (paragraph.letter_id, paragraph.speaker if by == "speaker" else "")
        groups.setdefault(key, []).append(paragraph)
    shares = []
    for (letter_id, speaker), paragraphs in groups.items():
        words = np.array([p.words for p in paragraphs], dtype=float)
        primary = np.array([[p.primary == theme.id for theme in themes] for p in paragraphs], dtype=float)
        parts = primary * words[:, None]
        total = int(words.sum())
        for i, (theme, interval) in enumerate(zip(themes, bootstrap_shares(parts, words), strict=True)):
            own = int(parts[:, i].sum())
            shares.append(
                ThemeShare(
                    theme.id,
                    letter_id,
                    speaker,
                    own / total if total else 0.0,
                    interval.low,
                    interval.high,
                    own,
                    int(primary[:, i].sum()),
                    total,
                    len(paragraphs),
                )
            )
    return tuple(shares)
