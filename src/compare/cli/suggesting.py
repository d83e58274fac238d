"""The command that proposes forms which a concept may have missed."""

from __future__ import annotations

import argparse

from compare.analysis.suggestions import suggest_forms
from compare.cli.asked import (
    Add,
    Records,
    add_lists,
    add_speaker,
    concept_of,
    letters_of,
    lists_of,
    positive,
    speaker_to_selection,
)
from compare.text.citations import cite


def add_commands(add: Add) -> None:
    """`suggestions`."""
    command = add(
        "suggestions", _suggestions, "Forms that a concept may have missed; they are never counted."
    )
    command.add_argument("concept", metavar="CONCEPT", help="a concept, or any word, phrase or pattern")
    command.add_argument(
        "--letter", action="append", metavar="LETTER", help="only this letter; may be repeated"
    )
    command.add_argument("--top", type=positive, default=12, metavar="N", help="at most so many (12)")
    add_speaker(command)
    add_lists(command)


def _suggestions(options: argparse.Namespace) -> Records:
    concept = concept_of(options.concept, lists_of(options).concepts, all_forms=True)
    letters = {letter.id: letter for letter in letters_of(options.letter)}
    selection = speaker_to_selection(options.speaker, letters.values())
    return [
        {
            "form": suggestion.text,
            "pattern": suggestion.term.pattern,
            "mode": suggestion.term.mode,
            "reason": suggestion.reason,
            "count": suggestion.total,
            "letters": [f"{letter}={n}" for letter, n in suggestion.counts],
            "page": suggestion.example.page,
            "citation": cite(letters[suggestion.example.letter_id], suggestion.example.page),
            "letter_id": suggestion.example.letter_id,
            "n": suggestion.block_n,
        }
        for suggestion in suggest_forms(letters.values(), concept, selection, options.top)
    ]
