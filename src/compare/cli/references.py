"""The command that lists which papers letters refer to."""

from __future__ import annotations

import argparse

from compare.analysis.references import find_letter_references
from compare.cli.asked import Add, Records, add_letters, letters_of
from compare.corpus import load_corpus


def add_commands(add: Add) -> None:
    """`references`."""
    command = add("references", _references, "The papers that letters refer to, with place, id and address.")
    add_letters(command)


def _references(options: argparse.Namespace) -> Records:
    letters = letters_of(options.letters)
    loaded = tuple({x.id: x for x in (*load_corpus().letters, *letters)}.values())
    return [
        {
            "letter_id": row.place.letter_id,
            "n": row.block_n,
            "page": row.place.page,
            "text": row.reference.text,
            "kind": row.reference.kind,
            "id": row.reference.identifier or row.cited_id,
            "pages": ", ".join(map(str, row.reference.pages)),
            "url": row.reference.url,
            "loaded": row.cited_id,
            "remark": row.unresolved or row.reference.named,
        }
        for letter in letters
        for row in find_letter_references(letter, loaded)
    ]
