"""The commands about what passages are about and where they come back."""

from __future__ import annotations

import argparse

from compare.analysis.matches import match_passages
from compare.analysis.selection import require_words
from compare.analysis.themes import assign_themes, share_themes
from compare.cli.asked import (
    Add,
    Records,
    add_letter,
    add_letters,
    add_speaker,
    letter_of,
    letters_of,
    positive,
    rounded,
    speaker_to_selection,
)
from compare.corpus import load_corpus
from compare.io.tables import read_themes


def add_commands(add: Add) -> None:
    """`themes` and `matches`."""
    command = add("themes", _themes, "What part of the words each theme takes, with a 95% margin.")
    add_letters(command)
    command.add_argument("--by", choices=("letter", "speaker"), default="letter", help="a row for each")
    command.add_argument("--paragraphs", action="store_true", help="one paragraph a line, with its themes")
    add_speaker(command)

    command = add("matches", _matches, "The passages of one letter that come nearest to those of another.")
    add_letter(command, "source")
    add_letter(command, "target", "the letter in which to look")
    command.add_argument(
        "--top", type=positive, default=3, metavar="N", help="how many candidates for each passage"
    )


def _themes(options: argparse.Namespace) -> Records:
    themes = read_themes()
    letters = letters_of(options.letters)
    selection = speaker_to_selection(options.speaker, letters)
    for letter in letters if options.letters else ():
        require_words(letter, least=20)
    assigned = assign_themes(letters, themes, selection)
    if options.paragraphs:
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
            }
            for row in assigned
        ]
    return [
        {
            "theme": row.theme_id,
            "letter_id": row.letter_id,
            "speaker": row.speaker,
            "share": rounded(row.share, 4),
            "low": rounded(row.low, 4),
            "high": rounded(row.high, 4),
            "words": row.words,
            "paragraphs": row.paragraphs,
        }
        for row in share_themes(assigned, themes, by=options.by)
    ]


def _matches(options: argparse.Namespace) -> Records:
    corpus = load_corpus()
    source, target = letter_of(corpus, options.source), letter_of(corpus, options.target)
    for letter in (source, target):
        require_words(letter, least=20)
    return [
        {
            "source_n": match.source_n,
            "source_text": match.source_text,
            "target_n": match.target_n,
            "target_text": match.target_text,
            "rank": match.rank,
            "similarity": rounded(match.similarity, 4),
            "verdict": match.verdict,
        }
        for match in match_passages(source, target, top=options.top)
    ]
