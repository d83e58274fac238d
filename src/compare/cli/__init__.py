"""The command line: the same functions as the dashboard, as tables, CSV, JSON lines or an Excel workbook."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from compare.cli import (
    adding,
    answers,
    audit,
    citing,
    claims,
    coding,
    diff,
    fate,
    firmness,
    formulas,
    library,
    matches,
    promises,
    questions,
    reading,
    references,
    selftest,
    shifts,
    subjects,
    suggesting,
    trends,
    words,
)
from compare.cli.asked import Run
from compare.cli.output import add_output, form_of, put_out
from compare.errors import CompareError


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and prints its rows.

    Returns:
        The exit code: 0, or 1 after a word on what was wrong with the input, or with a part of it.
    """
    options = _parser().parse_args(arguments)
    run: Run = options.run
    options.format = form_of(options)  # before anything is counted: a form may have no place to go
    try:
        put_out(run(options), options)
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
        add_output(command)
        command.set_defaults(run=run, failed=False, command=name, told=help, wrong=command.error)
        return command

    for group in (
        adding,
        library,
        reading,
        citing,
        audit,
        references,
        words,
        trends,
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
