"""The commands of the library: what is in it, what goes out of it, and reading it again."""

from __future__ import annotations

import argparse
import os

from compare.cli.asked import Add, Records, positive, say
from compare.cli.bar import Bar
from compare.corpus import load_corpus
from compare.errors import CompareError, UnknownIdError
from compare.io.shelf.card import Card
from compare.library import (
    FAILED,
    ask_library,
    list_cards,
    list_removed,
    rebuild_library,
    remove_letter,
    restore_letter,
)
from compare.tables import letters_to_records


def add_commands(add: Add) -> None:
    """`letters`, `remove` and `rebuild`."""
    command = add(
        "letters", _letters, "The letters with their facts, words and paragraphs, and all that is kept."
    )
    command.add_argument(
        "--where",
        metavar="SQL",
        help="only kept letters of which this is true: \"cabinet = 'Rutte III' and words > 5000\"",
    )
    command = add("remove", _remove, "Letters out of the library; their files go aside and can be put back.")
    command.add_argument("letters", nargs="*", metavar="ID", help="ids of kept letters")
    command.add_argument(
        "--undo", action="store_true", help="put these back, or without an ID the one that was removed last"
    )
    command = add(
        "rebuild", _rebuild, "Reads every kept file again with the reader of now; what was edited stays."
    )
    command.add_argument(
        "--jobs", type=positive, default=os.cpu_count() or 1, metavar="N", help="files read at once"
    )


def _letters(options: argparse.Namespace) -> Records:
    """The letters on every page, then the other letters of the library."""
    cards, problems = list_cards()
    for problem in problems:
        say(problem)
    kept = {card.id: card for card in cards}
    if options.where:
        found = ask_library(f"select id from letters where {options.where}")
        return [_to_row(kept[row["id"]]) for row in found]
    corpus = load_corpus()
    loaded = (*corpus.letters, *corpus.witnesses)
    rows = [
        row | _kept_cells(kept.get(row["letter_id"])) | {"on_table": True}
        for row in letters_to_records(loaded)
    ]
    ids = {letter.id for letter in loaded}
    return rows + [
        dict.fromkeys(rows[0]) | _to_row(card) | {"on_table": False} for card in cards if card.id not in ids
    ]


def _to_row(card: Card) -> dict[str, object]:
    """A kept letter by its card."""
    return {
        "letter_id": card.id,
        "short": card.short,
        "title": card.title,
        "kind": card.kind,
        "date": card.date.isoformat()[: 10 if card.date_precision == "day" else 7],
        "cabinet": card.cabinet,
        "sender": card.sender,
        "dossier": card.dossier,
        "number": card.number,
        "words": card.words,
        "witness_of": card.witness_of,
        "url": card.url,
        "sha256": card.sha256,
        **_kept_cells(card),
    }


def _kept_cells(card: Card | None) -> dict[str, object]:
    """When a letter was kept and where it came from; empty for one that comes with Accent."""
    return {"kept": card.kept if card else "", "source": card.source if card else ""}


def _remove(options: argparse.Namespace) -> Records:
    """What was removed or put back; all are tried, and one that failed makes the exit code 1."""
    if options.undo:
        return _put_back(options)
    if not options.letters:
        raise UnknownIdError("letter to remove", "", tuple(card.id for card in list_cards()[0]))
    rows: Records = []
    for id in options.letters:
        try:
            removed = remove_letter(id)
            rows.append({"letter_id": removed.id, "short": removed.short, "status": "removed"})
        except CompareError as error:
            rows.append(_failed(id, error, options))
    return rows


def _put_back(options: argparse.Namespace) -> Records:
    """The letters that were put back: those that are named, else the last one."""
    last = {x.id: x for x in reversed(list_removed())}
    rows: Records = []
    for id in options.letters or [x.id for x in list_removed()[:1]]:
        try:
            if id not in last:
                raise UnknownIdError("removed letter", id, tuple(last))
            restore_letter(last[id])
            rows.append({"letter_id": id, "short": last[id].short, "status": "put back"})
        except CompareError as error:
            rows.append(_failed(id, error, options))
    if not rows:
        say("no letter was removed")
    return rows


def _failed(id: str, error: CompareError, options: argparse.Namespace) -> dict[str, object]:
    options.failed = True
    say(f"{id}: {str(error).removeprefix(f'{id}: ')}")
    return {"letter_id": id, "short": "", "status": f"{FAILED}: {str(error).removeprefix(f'{id}: ')}"}


def _rebuild(options: argparse.Namespace) -> Records:
    """What became of each letter."""
    rows: Records = []
    with Bar(len(list_cards()[0])) as bar:
        for rebuilt in rebuild_library(options.jobs):
            bar.done(rebuilt.id)
            told = "; ".join(rebuilt.changes)
            if rebuilt.error:
                options.failed = True
                told = str(rebuilt.error)
                say(told)
            rows.append({"letter_id": rebuilt.id, "status": rebuilt.status, "changes": told})
    return rows
