"""A line on the terminal that tells how far a long command is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.io.papers.fetch import Step

_WIDTH = 24


class Bar:
    """A line on the terminal that tells how far it is; nothing where there is no terminal."""

    def __init__(self, total: int) -> None:
        self.total, self.finished, self.seen = total, 0, sys.stderr.isatty()
        self.asked: set[str] = set()

    def __enter__(self) -> Bar:
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
            full = _WIDTH * self.finished // max(self.total, 1)
            bar = "█" * full + "░" * (_WIDTH - full)
            print(
                f"\r\033[K{bar} {self.finished}/{self.total} {text[-60:]}",
                end="",
                file=sys.stderr,
                flush=True,
            )
