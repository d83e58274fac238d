"""The command that adds papers to those that are compared."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from compare.analysis.selection import EVERYONE, count_words_of, select_blocks
from compare.cli.asked import Add, Records, is_path, positive, say
from compare.errors import FetchError
from compare.library import FAILED, Added, fetch_and_keep, find_files, keep_files

if TYPE_CHECKING:
    from compare.io.papers.fetch import Step

_BAR = 24


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
        "--date", type=_day, metavar="DAY", help="date (2020-04-17) of papers that do not tell their own"
    )


def _add(options: argparse.Namespace) -> Records:
    """The papers that were asked for; all are tried, and one that failed makes the exit code 1."""
    rows: Records = []
    files = find_files(Path(asked) for asked in options.asked if is_path(asked))
    numbers = [asked for asked in options.asked if not is_path(asked)]
    total = len(files) + len(numbers)
    with _Bar(total) as bar:
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
    files: tuple[Path, ...], numbers: list[str], options: argparse.Namespace, bar: _Bar
) -> Iterator[tuple[str, Added]]:
    """What was asked for and what became of it; a citation of several papers gives several."""
    for added in keep_files(files, min(options.jobs, max(len(files), 1)), options.date):
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
        "status": f"{FAILED}: {_problem_of(added)}" if added.error else added.status,
    }


def _problem_of(added: Added) -> str:
    """Why it failed, without the name that stands before it anyway."""
    return str(added.error).removeprefix(f"{added.asked}: ").removeprefix(f"{added.source}: ")


class _Bar:
    """A line on the terminal that tells how far it is; nothing where there is no terminal."""

    def __init__(self, total: int) -> None:
        self.total, self.finished, self.seen = total, 0, sys.stderr.isatty()
        self.asked: set[str] = set()

    def __enter__(self) -> _Bar:
        self.draw("")
        return self

    def __exit__(self, *error: object) -> None:
        if self.seen:
            print("\r\033[K", end="", file=sys.stderr, flush=True)

    def done(self, asked: str) -> None:
        """One more is done; several papers of one citation count once."""
        if asked not in self.asked:
            self.asked.add(asked)
            self.finished += 1
        self.draw(asked)

    def tell(self, step: Step) -> None:
        """Something goes on with an address."""
        if step.wait:
            self.draw(f"{step.why}; waiting {step.wait:.0f} s")
        else:
            share = f" {step.received * 100 // step.total}%" if step.total else ""
            self.draw(f"{step.url.rsplit('/', 1)[-1]}{share}")

    def draw(self, text: str) -> None:
        """The line anew."""
        if self.seen:
            full = _BAR * self.finished // max(self.total, 1)
            bar = "█" * full + "░" * (_BAR - full)
            print(
                f"\r\033[K{bar} {self.finished}/{self.total} {text[-60:]}",
                end="",
                file=sys.stderr,
                flush=True,
            )


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{typed} is not a date; write 2020-04-17") from None
