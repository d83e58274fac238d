"""The command that adds papers to those that are compared."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from compare.analysis.selection import EVERYONE, count_words_of, select_blocks
from compare.cli.asked import Add, Records, day, is_path, positive, say
from compare.cli.bar import Bar
from compare.errors import FetchError
from compare.library import FAILED, Added, fetch_and_keep, find_files, keep_files, keep_files_on_cluster


def add_commands(add: Add) -> None:
    """`add`."""
    command = add(
        "add", _add, "Papers by number, official address or citation, or files and folders, to keep."
    )
    command.add_argument(
        "asked",
        nargs="+",
        metavar="WHAT",
        help="kst-33694-57, «Kamerstuk 33 694, nr. 57», an official address, a file or a folder",
    )
    command.add_argument(
        "--jobs", type=positive, default=os.cpu_count() or 1, metavar="N", help="files read at once"
    )
    command.add_argument(
        "--cluster", metavar="ADDRESS", help="read files on a Dask cluster, by the address of its scheduler"
    )
    command.add_argument(
        "--date", type=day, metavar="DAY", help="date (2020-04-17) of papers that do not tell their own"
    )


def _add(options: argparse.Namespace) -> Records:
    """The papers that were asked for; all are tried, and one that failed makes the exit code 1."""
    rows: Records = []
    files = find_files(Path(asked) for asked in options.asked if is_path(asked))
    numbers = [asked for asked in options.asked if not is_path(asked)]
    total = len(files) + len(numbers)
    with Bar(total) as bar:
        for asked, added in _add_all(files, numbers, options, bar):
            bar.done(asked)
            if added.error:
                options.failed = True
                say(f"{added.asked}: {_problem_of(added)}")
                for line in added.error.tried if isinstance(added.error, FetchError) else ():
                    say(f"tried {line}")
            rows.append(_to_row(added))
    return rows


def _add_all(
    files: tuple[Path, ...], numbers: list[str], options: argparse.Namespace, bar: Bar
) -> Iterator[tuple[str, Added]]:
    """What was asked for and what became of it; a citation of several papers gives several."""
    if options.cluster:
        kept = keep_files_on_cluster(files, options.cluster, options.date)
    else:
        kept = keep_files(files, min(options.jobs, max(len(files), 1)), options.date)
    for added in kept:
        yield added.asked, added
    if numbers:
        from compare.io.papers.fetch import Visit

        with Visit(say=bar.tell) as visit:
            for asked in numbers:
                for added in fetch_and_keep(asked, visit, options.date):
                    yield asked, added


def _to_row(added: Added) -> dict[str, object]:
    """One row, the same columns whatever became of it."""
    letter = added.letter
    return {
        "letter_id": letter.id if letter else added.asked,
        "title": letter.title if letter else "",
        "date": letter.date.isoformat() if letter else "",
        "format": letter.format if letter else "",
        "source": added.source,
        "blocks": len(letter.blocks) if letter else 0,
        "words": count_words_of(select_blocks(letter, EVERYONE)) if letter else 0,
        "witness_of": letter.witness_of if letter else "",
        "status": f"{FAILED}: {_problem_of(added)}" if added.error else added.status,
    }


def _problem_of(added: Added) -> str:
    """Why it failed, without the name that stands before it anyway."""
    return str(added.error).removeprefix(f"{added.asked}: ").removeprefix(f"{added.source}: ")
