"""The command that cites letters."""

from __future__ import annotations

import argparse
import re

from compare.cli.asked import Add, Records, letters_of
from compare.export.bibliography import FORMS, Cited


def add_commands(add: Add) -> None:
    """`cite`."""
    command = add("cite", _cite, "Citations of letters, or of a page, also as BibTeX, RIS and CSL-JSON.")
    command.add_argument(
        "letter", nargs="*", metavar="LETTER", help="a letter or a file; all when none is named"
    )
    command.add_argument(
        "--page", type=_pages, default=(0, 0), metavar="N", help="page as printed: 15, or 15-16"
    )
    command.add_argument("--form", choices=tuple(FORMS), help="the entries themselves instead of rows")


def _cite(options: argparse.Namespace) -> Records | str:
    """A row for each letter, or the entries as they go into a bibliography."""
    entries = [Cited(x, *options.page) for x in letters_of(options.letter)]
    if options.form:
        return FORMS[options.form][1](entries)
    return [{"letter_id": x.letter.id, "citation": x.citation, "url": x.letter.url} for x in entries]


def _pages(typed: str) -> tuple[int, int]:
    """First and last page."""
    found = re.fullmatch(r"([1-9]\d*)(?:-([1-9]\d*))?", typed)
    if not found or int(found[2] or found[1]) < int(found[1]):
        raise argparse.ArgumentTypeError(f"{typed} is no page; type 15, or 15-16")
    return int(found[1]), int(found[2] or found[1])
