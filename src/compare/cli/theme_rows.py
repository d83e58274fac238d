"""Rows of the command `themes`: why a paragraph got its theme, and what the patterns may have missed."""

from __future__ import annotations

from collections.abc import Sequence

from compare.analysis.theme_scores import ParagraphThemes, find_reasons
from compare.analysis.theme_suggestions import find_second_opinions, require_theme, suggest_words
from compare.cli.asked import Records, rounded
from compare.io.tables import read_stopwords
from compare.model import Letter, Theme

REASONS = 5
"""Reasons that are printed for a paragraph; the rest weigh less."""


def explained_rows(letters: Sequence[Letter], assigned: Sequence[ParagraphThemes]) -> Records:
    """One row a paragraph: its text, its themes, the rule that decided, and the words that weighed most."""
    by_id = {letter.id: letter for letter in letters}
    return [
        {
            "letter_id": row.letter_id,
            "n": row.n,
            "page": row.page,
            "speaker": row.speaker,
            "text": by_id[row.letter_id].block(row.n).text,
            "primary": row.primary,
            "themes": {theme: round(weight, 4) for theme, weight in row.weights.items()},
            "rule": row.rule,
            "margin": rounded(row.margin, 4),
            "reasons": _reasons(row),
        }
        for row in assigned
    ]


def _reasons(row: ParagraphThemes) -> list[str]:
    """«NAVO-top» 2x 0.31, where it stands when not in the text, and its part of all scores."""
    return [
        f"«{r.text}»{f' {r.times}x' if r.times > 1 else ''}"
        f"{f' ({r.where})' if r.where != 'text' else ''} {r.part:.2f}"
        for r in find_reasons(row)[:REASONS]
    ]


def suggested_rows(
    letters: Sequence[Letter], assigned: Sequence[ParagraphThemes], themes: Sequence[Theme], theme_id: str
) -> Records:
    """Words that a theme may have missed, then paragraphs that read as another theme's; never counted."""
    require_theme(theme_id, (theme.id for theme in themes))
    stopwords = read_stopwords()
    words: Records = [
        {
            "kind": "word",
            "text": word.word,
            "forms": list(word.forms),
            "here": word.here,
            "elsewhere": word.elsewhere,
            "g2": rounded(word.g2, 2),
            "log_ratio": rounded(word.log_ratio, 2),
            "letter_id": "",
            "n": None,
            "page": None,
            "primary": theme_id,
            "other": "",
        }
        for word in suggest_words(letters, assigned, theme_id, stopwords)
    ]
    by_id = {letter.id: letter for letter in letters}
    return words + [
        {
            "kind": "paragraph",
            "text": by_id[opinion.letter_id].block(opinion.n).text,
            "forms": list(opinion.words),
            "here": None,
            "elsewhere": None,
            "g2": None,
            "log_ratio": None,
            "letter_id": opinion.letter_id,
            "n": opinion.n,
            "page": opinion.page,
            "primary": opinion.primary,
            "other": opinion.other,
        }
        for opinion in find_second_opinions(letters, assigned, theme_id, stopwords)
    ]
