"""What several commands share: which letters, whose words, which forms, how a figure is printed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from compare.analysis.selection import EVERYONE, Selection
from compare.corpus import Corpus, load_corpus
from compare.errors import UnknownIdError
from compare.letters import recall_letter
from compare.model import EXTRA_KINDS, Concept, Letter, Term
from compare.text.patterns import term_from_text

Records = list[dict[str, Any]]
PER = 10_000
"""Rates are given per this many words."""


class Run(Protocol):
    """A command: its rows from what was typed."""

    def __call__(self, options: argparse.Namespace, /) -> Records: ...


class Add(Protocol):
    """Adds a command with its help, and gives its parser for the arguments."""

    def __call__(self, name: str, run: Run, help: str) -> argparse.ArgumentParser: ...


def is_path(asked: str) -> bool:
    """Whether what was typed is the path of something that is there."""
    try:
        return Path(asked).exists()
    except (OSError, ValueError):  # too long for a name, or with a character that no name holds
        return False


def letter_of(corpus: Corpus, asked: str) -> Letter:
    """A letter by id or short name, or read from a file; a file that is a letter we have is that letter."""
    if not is_path(asked) or Path(asked).is_dir():
        return corpus.letter(asked)
    letter = recall_letter(Path(asked))
    return next((x for x in corpus.letters + corpus.witnesses if x.sha256 == letter.sha256), letter)


def letters_of(asked: Iterable[str] | None) -> tuple[Letter, ...]:
    """The letters that were asked for, each once; all letters when none was."""
    corpus = load_corpus()
    if not asked:
        return corpus.letters
    return tuple({letter.id: letter for letter in (letter_of(corpus, one) for one in asked)}.values())


def concept_of(typed: str, known: Iterable[Concept], all_forms: bool) -> Concept:
    """The concept with this id or label, else whatever was typed as a pattern."""
    for concept in known:
        if typed.strip().lower() in (concept.id.lower(), concept.label.lower(), concept.label_en.lower()):
            counted = concept if all_forms else concept.by_default()
            say(f"{typed} is the concept «{concept.label}»: {_forms(counted.terms)}")
            left = [term for term in concept.terms if term not in counted.terms]
            if left:
                say(f"not counted, see --all-forms: {_forms(left)}")
            return counted
    return Concept(typed, typed, typed, (term_from_text(typed),))


def _forms(terms: Iterable[Term]) -> str:
    return ", ".join(term.pattern for term in terms)


def speaker_to_selection(speaker: str, letters: Iterable[Letter]) -> Selection:
    """Whose words count; the name may be typed in any case.

    Raises:
        UnknownIdError: Nobody of that name speaks in these letters.
    """
    if speaker == "all":
        return EVERYONE
    known = {name.lower(): name for letter in letters for name in letter.speakers}
    if speaker.lower() not in known:
        raise UnknownIdError("speaker", speaker, (*known.values(), "all"))
    return Selection(frozenset({known[speaker.lower()]}))


def options_to_selection(options: argparse.Namespace, letters: Iterable[Letter]) -> Selection:
    """What counts by the options of `add_selection`."""
    return Selection(speaker_to_selection(options.speaker, letters).speakers, frozenset(options.include))


def add_letter(command: argparse.ArgumentParser, name: str = "letter", help: str = "") -> None:
    """Adds the argument that names one letter, as `letter_of` takes it."""
    told = help or "id or short name of a letter, or the path of a file"
    command.add_argument(name, metavar=name.upper(), help=told)


def add_letters(command: argparse.ArgumentParser) -> None:
    """Adds the argument that names letters, as `letters_of` takes them."""
    command.add_argument(
        "letters", nargs="*", metavar="LETTER", help="ids or files; all letters when none is named"
    )


def add_speaker(command: argparse.ArgumentParser) -> None:
    """Adds the option that tells whose words count."""
    command.add_argument("--speaker", default="all", help="whose words: all (default), kabinet, or a party")


def add_selection(command: argparse.ArgumentParser) -> None:
    """Adds the options that tell what counts: which letters, whose words, which forms and kinds."""
    command.add_argument(
        "--all-forms", action="store_true", help="count the forms that are off by default too"
    )
    command.add_argument(
        "--letter", action="append", metavar="LETTER", help="only this letter; may be repeated"
    )
    add_speaker(command)
    command.add_argument(
        "--include", action="append", choices=EXTRA_KINDS, default=[], help="count these too; may be repeated"
    )


def positive(typed: str) -> int:
    """A number of at least 1."""
    number = int(typed)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{typed} is below 1")
    return number


def rounded(value: float, digits: int) -> float | None:
    """A figure for print; None where there is none (no words) or it has no bound."""
    return round(value, digits) if abs(value) != float("inf") and value == value else None


def say(note: str) -> None:
    """Prints a note beside the rows, where it does not get into them."""
    print(f"compare: {note}", file=sys.stderr)
