"""The command about what passages are about."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from compare.analysis.coding import fit_coded
from compare.analysis.corrected import correct_themes
from compare.analysis.selection import require_words
from compare.analysis.themes import ParagraphThemes, assign_themes, share_themes
from compare.cli.asked import (
    Add,
    Records,
    add_letters,
    add_lists,
    add_speaker,
    add_without,
    leave_out_asked,
    letters_of,
    lists_of,
    rounded,
    say,
    speaker_to_selection,
)
from compare.cli.theme_rows import explained_rows, suggested_rows
from compare.io.coding import read_coded
from compare.model import Letter, Theme


def add_commands(add: Add) -> None:
    """`themes`."""
    command = add("themes", _themes, "What part of the words each theme takes, with a 95% margin.")
    add_letters(command)
    command.add_argument("--by", choices=("letter", "speaker"), default="letter", help="a row for each")
    command.add_argument(
        "--paragraphs", action="store_true", help="one paragraph a line, with its themes and why"
    )
    command.add_argument(
        "--suggest",
        metavar="THEME",
        help="words and paragraphs that the patterns of a theme may have missed; never counted",
    )
    command.add_argument(
        "--corrected",
        action="store_true",
        help="beside each share the one corrected by coding by hand (data/coded.csv), where there is any",
    )
    add_speaker(command)
    add_without(command)
    add_lists(command)


def _themes(options: argparse.Namespace) -> Records:
    themes = lists_of(options).themes
    letters = letters_of(options.letters)
    selection = leave_out_asked(speaker_to_selection(options.speaker, letters), letters, options)
    for letter in letters if options.letters else ():
        require_words(letter, least=20)
    assigned = assign_themes(letters, themes, selection)
    if options.paragraphs:
        return explained_rows(letters, assigned)
    if options.suggest:
        return suggested_rows(letters, assigned, themes, options.suggest)
    if options.corrected:
        return _corrected(letters, assigned, themes)
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


def _corrected(
    letters: Sequence[Letter], assigned: Sequence[ParagraphThemes], themes: Sequence[Theme]
) -> Records:
    """Raw and corrected shares by letter; the margin of coding, and that with the noise of the text."""
    fitted = fit_coded(read_coded(), letters)
    rows = correct_themes(assigned, fitted.coded, themes)
    for letter in letters:
        if letter.id not in {row.letter_id for row in rows}:
            say(f"nothing of {letter.id} is coded: no corrected shares")
    return [
        {
            "theme": row.theme_id,
            "letter_id": row.letter_id,
            "share": rounded(row.raw, 4),
            "corrected": rounded(row.share, 4),
            "coding_low": rounded(row.low, 4),
            "coding_high": rounded(row.high, 4),
            "low": rounded(row.wide_low, 4),
            "high": rounded(row.wide_high, 4),
            "coded": row.coded,
            "paragraphs": row.paragraphs,
        }
        for row in rows
    ]
