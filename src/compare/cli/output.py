"""Where the rows of a command go, and in which form."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from compare import __version__
from compare.cli.asked import Records
from compare.corpus import load_corpus
from compare.errors import CompareError
from compare.export.csv import to_csv
from compare.export.lines import to_jsonl, to_table
from compare.export.provenance import Provenance
from compare.export.xlsx import frames_to_xlsx
from compare.io.papers.home import write_whole

_FORMS: dict[str, Callable[[Records], str]] = {"table": to_table, "csv": to_csv, "jsonl": to_jsonl}
_XLSX = "xlsx"
_NOT_TOLD = {"run", "failed", "format", "output", "command", "told", "wrong"}
"""Options that say nothing of how the rows came about."""


def add_output(command: argparse.ArgumentParser) -> None:
    """Adds the options that tell in which form the rows come, and where they go."""
    command.add_argument(
        "--format", choices=(*_FORMS, _XLSX), help="form of the rows; a table, or as the name of FILE tells"
    )
    command.add_argument(
        "--output", metavar="FILE", type=Path, help="write the rows to a file, not on the screen"
    )


def put_out(made: Records | str, options: argparse.Namespace) -> None:
    """Prints what a command made, or writes it to the file that was named.

    Raises:
        CompareError: It cannot be written there.
    """
    data = made.encode() if isinstance(made, str) else _to_file(made, options.format, options)
    if options.output:
        _write(options.output, data)
    else:
        print(data.decode(), end="")


def form_of(options: argparse.Namespace) -> str:
    """The form that was asked for, or that the name of the file tells; a table for people otherwise."""
    ending = options.output.suffix[1:].lower() if options.output else ""
    form: str = options.format or (ending if ending in (*_FORMS, _XLSX) else "table")
    if form == _XLSX and not options.output:
        options.wrong("a workbook goes into a file: name one with --output FILE")
    return form


def _to_file(records: Records, form: str, options: argparse.Namespace) -> bytes:
    """Rows in one of the forms."""
    if form != _XLSX:
        return _FORMS[form](records).encode()
    corpus = load_corpus()
    ids = {value for row in records for name, value in row.items() if name.endswith("letter_id")}
    made_of = Provenance(
        page=f"compare {options.command}",
        link="",
        settings=tuple((k, _typed(v)) for k, v in vars(options).items() if k not in _NOT_TOLD),
        letters=tuple(x for x in corpus.letters if x.id in ids) or corpus.letters,
        method=options.told,
        notes=(),
        version=__version__,
        corpus=corpus.version,
        lists=_typed(getattr(options, "lists", [])),
        made=datetime.now(UTC).astimezone(),
        lang="en",
    )
    return frames_to_xlsx({options.command: pd.DataFrame(records)}, made_of)


def _typed(value: object) -> str:
    """An option as it was typed; several parted by a space."""
    parts = value if isinstance(value, (list, tuple)) else [value]
    return " ".join(str(x) for x in parts if x is not None and x is not False)


def _write(path: Path, data: bytes) -> None:
    """Put what was made in a file, whole or not at all.

    Raises:
        CompareError: It cannot be written there.
    """
    try:
        write_whole(path, data, private=False)
    except OSError as error:
        raise CompareError(f"{path}: cannot be written ({error.strerror}); name another file") from error
