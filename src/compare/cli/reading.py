"""The command that shows a letter as it was read, also on pictures of its pages."""

from __future__ import annotations

import argparse
from pathlib import Path

from compare.cli.asked import Add, Records, add_letter, letter_of, say
from compare.corpus import Corpus, load_corpus, read_file_of
from compare.io.pdf.pictures import KIND_NAMES, write_pictures
from compare.model import Letter
from compare.tables import blocks_to_records
from compare.text.doubts import find_doubts


def add_commands(add: Add) -> None:
    """`blocks`."""
    command = add("blocks", _blocks, "The blocks of a letter, one a line.")
    add_letter(command)
    command.add_argument(
        "--picture", metavar="DIR", type=Path, help="write a picture of each page of a PDF with its blocks"
    )


def _blocks(options: argparse.Namespace) -> Records:
    corpus = load_corpus()
    letter = letter_of(corpus, options.letter)
    if options.picture:
        _write_pictures(corpus, options.letter, letter, options.picture)
    return blocks_to_records(letter)


def _write_pictures(corpus: Corpus, asked: str, letter: Letter, folder: Path) -> None:
    """Writes a picture of each page of a letter with its blocks, and says which."""
    loaded = letter in (*corpus.letters, *corpus.witnesses)
    source = read_file_of(corpus, letter) if loaded else Path(asked)
    doubtful = {doubt.block_n for doubt in find_doubts(letter)}
    for path in write_pictures(folder, letter, source, doubtful, KIND_NAMES):
        say(f"wrote {path}")
