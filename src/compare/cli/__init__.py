"""The command line: the same functions as the dashboard, as tables, CSV or JSON lines."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from compare.cli import (
    adding,
    answers,
    audit,
    claims,
    coding,
    diff,
    fate,
    firmness,
    formulas,
    matches,
    promises,
    questions,
    reading,
    references,
    selftest,
    shifts,
    subjects,
    suggesting,
    words,
)
from compare.cli.asked import Records, Run
from compare.errors import CompareError
from compare.export.csv import to_csv
from compare.export.lines import to_jsonl, to_table

_FORMS: dict[str, Callable[[Records], str]] = {"table": to_table, "csv": to_csv, "jsonl": to_jsonl}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and prints its rows.

    Returns:
        The exit code: 0, or 1 after a word on what was wrong with the input, or with a part of it.
    """
    options = _parser().parse_args(arguments)
    run: Run = options.run
    try:
        records = run(options)
        print(_FORMS[options.format](records), end="")
    except CompareError as error:
        print(f"compare: {error}", file=sys.stderr)
        return 1
    return int(options.failed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="compare", description="Compare Dutch cabinet letters to parliament."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: Run, help: str) -> argparse.ArgumentParser:
        # argparse fills in «%» in the help of a command, not in its description
        command = commands.add_parser(name, help=help.replace("%", "%%"), description=help)
        command.add_argument("--format", choices=tuple(_FORMS), default="table", help="form of the rows")
        command.set_defaults(run=run, failed=False)
        return command

    for group in (
        adding,
        reading,
        audit,
        references,
        words,
        suggesting,
        subjects,
        matches,
        shifts,
        fate,
        diff,
        coding,
        firmness,
        formulas,
        promises,
        questions,
        answers,
        claims,
        selftest,
    ):
        group.add_commands(add)
    return parser
