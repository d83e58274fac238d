"""The command that tells what became of each passage of a letter in another."""

from __future__ import annotations

import argparse

from compare.analysis.fates.fates import FATES, PassageFate, fate_of_passages
from compare.cli.asked import Add, Records, add_letter, add_speaker, letter_of, say, speaker_to_selection
from compare.corpus import load_corpus
from compare.model import Letter
from compare.tables import fate_totals_to_records, fates_to_records


def add_commands(add: Add) -> None:
    """`fate`."""
    command = add("fate", _fate, "What became of each passage of a letter in another, and what is new there.")
    add_pair(command)
    command.add_argument(
        "--only",
        choices=FATES,
        action="append",
        metavar="FATE",
        help=f"only {', '.join(FATES)}; may be repeated",
    )
    command.add_argument(
        "--totals",
        action="store_true",
        help="passages and words of each letter by fate; these sum to the letter",
    )


def add_pair(command: argparse.ArgumentParser) -> None:
    """Adds the arguments that name two letters and whose words count, as `fates_of` takes them."""
    add_letter(command, "a", "the older letter: id, short name, or the path of a file")
    add_letter(command, "b", "the newer letter")
    add_speaker(command)


def fates_of(options: argparse.Namespace) -> tuple[Letter, Letter, tuple[PassageFate, ...]]:
    """The two letters that were asked for, and what became of their passages."""
    corpus = load_corpus()
    source, target = letter_of(corpus, options.a), letter_of(corpus, options.b)
    selection = speaker_to_selection(options.speaker, (source, target))
    return source, target, fate_of_passages(source, target, selection)


def _fate(options: argparse.Namespace) -> Records:
    source, target, fates = fates_of(options)
    if options.totals:
        rows = fate_totals_to_records(fates, source, target)
    else:
        rows = fates_to_records(fates, source, target)
    say("dropped and new mean that no counterpart was found by words; see the nearest passage")
    return [row for row in rows if not options.only or row["fate"] in options.only]
