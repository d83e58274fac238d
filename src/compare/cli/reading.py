"""The commands that show letters as they were read."""

from __future__ import annotations

import argparse
from pathlib import Path

from compare.cli.asked import Add, Records, letter_of
from compare.cli.audit import write_pictures_of
from compare.corpus import load_corpus
from compare.tables import blocks_to_records, letters_to_records


def add_commands(add: Add) -> None:
    """`letters` and `blocks`."""
    add("letters", _letters, "The letters with their facts, words and paragraphs.")
    command = add("blocks", _blocks, "The blocks of a letter, one a line.")
    command.add_argument("letter", help="id of a letter, or the path of a file")
    command.add_argument(
        "--picture", metavar="DIR", type=Path, help="write a picture of each page of a PDF with its blocks"
    )


def _letters(options: argparse.Namespace) -> Records:
    corpus = load_corpus()
    return letters_to_records(corpus.letters + corpus.witnesses)


def _blocks(options: argparse.Namespace) -> Records:
    corpus = load_corpus()
    letter = letter_of(corpus, options.letter)
    if options.picture:
        write_pictures_of(corpus, options.letter, letter, options.picture)
    return blocks_to_records(letter)
