"""What several commands share: which letters, whose words, which forms, how a figure is printed."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from compare.analysis.lists import check_patterns, weigher
from compare.analysis.quotations import BORROWED_KINDS, find_borrowed, leave_out
from compare.analysis.selection import EVERYONE, Selection
from compare.corpus import Corpus, find_letter, load_corpus, load_given
from compare.errors import UnknownIdError
from compare.io.lists import Lists, read_list_file
from compare.io.tables import read_concepts, read_themes
from compare.letters import recall_letter
from compare.model import EXTRA_KINDS, Concept, Letter, Term
from compare.text.patterns import term_from_text

Records = list[dict[str, Any]]


class Run(Protocol):
    """A command: its rows from what was typed, or a text that is printed as it is."""

    def __call__(self, options: argparse.Namespace, /) -> Records | str: ...


class Add(Protocol):
    """Adds a command with its help, and gives its parser for the arguments."""

    def __call__(self, name: str, run: Run, help: str) -> argparse.ArgumentParser: ...


def is_path(asked: str) -> bool:
    """Whether what was typed is the path of something that is there."""
    try:
        return Path(asked).exists()
    except (OSError, ValueError):  # too long for a name, or with a character that no name holds
        return False


def day(typed: str) -> date:
    """A day, as an option of a command."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{typed!r} is no day; write it as 2022-03-08") from None


def letter_of(corpus: Corpus, asked: str) -> Letter:
    """A letter by id or short name, or read from a file; a file that is a letter we have is that letter."""
    if not is_path(asked) or Path(asked).is_dir():
        return find_letter(corpus, asked)
    letter = recall_letter(Path(asked))
    return next((x for x in corpus.letters + corpus.witnesses if x.sha256 == letter.sha256), letter)


def letters_of(asked: Iterable[str] | None) -> tuple[Letter, ...]:
    """The letters that were asked for, each once; all letters when none was."""
    corpus = load_corpus()
    if not asked:
        return corpus.letters
    return tuple({letter.id: letter for letter in (letter_of(corpus, one) for one in asked)}.values())


def concept_of(typed: str, known: Iterable[Concept], all_forms: bool, family: bool = False) -> Concept:
    """The concept with this id or label, else whatever was typed as a pattern."""
    for concept in known:
        if typed.strip().lower() in (concept.id.lower(), concept.label.lower(), concept.label_en.lower()):
            fewer = concept.with_family() if family else concept.by_default()
            counted = concept if all_forms else fewer
            say(f"{typed} is the concept «{concept.label}»: {_forms(counted.terms)}")
            kin = [term for term in concept.terms if term.family and term not in counted.terms]
            left = [term for term in concept.terms if term not in (*counted.terms, *kin)]
            if kin:
                say(f"family of the name, not counted, see --family: {_forms(kin)}")
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
    chosen = tuple(letters)
    whose = speaker_to_selection(options.speaker, chosen).speakers
    return leave_out_asked(Selection(whose, frozenset(options.include)), chosen, options)


def leave_out_asked(
    selection: Selection, letters: Iterable[Letter], options: argparse.Namespace
) -> Selection:
    """The same without the borrowed words that `add_without` asked to leave out, which is said."""
    if not options.without:
        return selection
    loaded = load_corpus().letters
    found = [b for x in letters for b in find_borrowed(x, loaded)]
    left = leave_out(selection, found, options.without)
    say(f"left out: {len(left.without)} stretches ({', '.join(options.without)}); see compare borrowed")
    return left


def add_without(command: argparse.ArgumentParser) -> None:
    """Adds the option that leaves out words that are not the writer's own."""
    command.add_argument(
        "--without",
        type=_borrowed_kinds,
        metavar="KIND,…",
        default=(),
        help=f"leave out words that are not the writer's own: {', '.join(BORROWED_KINDS)}, or all",
    )


def _borrowed_kinds(typed: str) -> tuple[str, ...]:
    """Kinds of borrowed words parted by commas; a plural is the same."""
    kinds = []
    for name in (x.strip().lower() for x in typed.split(",") if x.strip()):
        kind = next((k for k in (*BORROWED_KINDS, "all") if name in (k, f"{k}s")), "")
        if not kind:
            offered = ", ".join((*BORROWED_KINDS, "all"))
            raise argparse.ArgumentTypeError(f"{name!r} is no kind of borrowed words; there is {offered}")
        kinds.append(kind)
    return BORROWED_KINDS if "all" in kinds else tuple(kinds)


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


def add_lists(command: argparse.ArgumentParser) -> None:
    """Adds the option that names files with lists of one's own."""
    command.add_argument(
        "--lists",
        action="append",
        metavar="FILE",
        type=Path,
        default=[],
        help="concepts or themes of your own, a CSV with the columns of data/terms.csv or data/themes.csv; "
        "may be repeated",
    )


def lists_of(options: argparse.Namespace) -> Lists:
    """The given lists with those of the files in them, as `add_lists` took them.

    Raises:
        DataFileError: A cell of a file is wrong.
        ListsError: A file is too large, or a pattern cannot be looked for.
        UnreadableFileError: A file cannot be read.
    """
    lists = Lists(read_concepts(), read_themes())
    if options.lists:
        weigh = weigher(load_given().letters)
        for path in options.lists:
            lists = read_list_file(path, lists, weigh)
        check_patterns(lists.concepts, lists.themes)
        say("lists of your own are used: name them with every figure")
    return lists


def add_selection(command: argparse.ArgumentParser) -> None:
    """Adds the options that tell what counts: which letters, whose words, which forms and kinds."""
    command.add_argument(
        "--all-forms", action="store_true", help="count the forms that are off by default too"
    )
    command.add_argument(
        "--family", action="store_true", help="count adjectives and inhabitants of a name too (Russische)"
    )
    command.add_argument(
        "--letter", action="append", metavar="LETTER", help="only this letter; may be repeated"
    )
    add_speaker(command)
    add_without(command)
    command.add_argument(
        "--include", action="append", choices=EXTRA_KINDS, default=[], help="count these too; may be repeated"
    )


def positive(typed: str) -> int:
    """A number of at least 1."""
    number = int(typed)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{typed} is below 1")
    return number


def rounded(value: float | None, digits: int) -> float | None:
    """A figure for print; None where there is none (no words) or it has no bound."""
    return round(value, digits) if value is not None and math.isfinite(value) else None


def one_line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def say(note: str) -> None:
    """Prints a note beside the rows, where it does not get into them."""
    print(f"compare: {note}", file=sys.stderr)
