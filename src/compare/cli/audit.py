"""The command that tells how a letter was read."""

from __future__ import annotations

import argparse

from compare.cli.asked import Add, Records, add_letter, letter_of, say
from compare.corpus import load_corpus
from compare.tables import audit_to_records


def add_commands(add: Add) -> None:
    """`audit`."""
    command = add(
        "audit", _audit, "How a letter was read: pages, what was left out, hyphens, doubts, corrections."
    )
    add_letter(command)


def _audit(options: argparse.Namespace) -> Records:
    corpus = load_corpus()
    for note in corpus.notes:
        say(note)
    return audit_to_records(letter_of(corpus, options.letter))
