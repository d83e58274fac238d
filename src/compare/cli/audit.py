"""The command that tells how a letter was read, and the pictures of its pages."""

from __future__ import annotations

import argparse
from pathlib import Path

from compare.cli.asked import Add, Records, letter_of, say
from compare.corpus import Corpus, load_corpus, read_file_of
from compare.io.pdf.pictures import KIND_NAMES, write_pictures
from compare.model import Letter
from compare.tables import audit_to_records
from compare.text.doubts import find_doubts


def add_commands(add: Add) -> None:
    """`audit`."""
    command = add(
        "audit", _audit, "How a letter was read: pages, what was left out, hyphens, doubts, corrections."
    )
    command.add_argument("letter", help="id of a letter, or the path of a file")


def _audit(options: argparse.Namespace) -> Records:
    corpus = load_corpus()
    for note in corpus.notes:
        say(note)
    return audit_to_records(letter_of(corpus, options.letter))


def write_pictures_of(corpus: Corpus, asked: str, letter: Letter, folder: Path) -> None:
    """Writes a picture of each page of a letter with its blocks, and says which."""
    loaded = letter in (*corpus.letters, *corpus.witnesses)
    source = read_file_of(corpus, letter) if loaded else Path(asked)
    doubtful = {doubt.block_n for doubt in find_doubts(letter)}
    for path in write_pictures(folder, letter, source, doubtful, KIND_NAMES):
        say(f"wrote {path}")
