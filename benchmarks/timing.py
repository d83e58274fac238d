"""Two ways to do a thing timed in turns, and the table of it."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One thing measured; seconds, the median of the rounds."""

    what: str
    other: str
    ours: float
    theirs: float
    remark: str


def empty_caches() -> None:
    """Forget everything that the package keeps between calls."""
    for name, module in list(sys.modules.items()):
        if name.startswith("compare."):
            for thing in vars(module).values():
                if hasattr(thing, "cache_clear"):
                    thing.cache_clear()


def measure(
    what: str,
    ours: Callable[[], object],
    other: str,
    theirs: Callable[[], object],
    remark: str = "",
    rounds: int = 5,
    part: float = 1.0,
    fresh: bool = True,
) -> Line:
    """The median times of two ways to do a thing, taken in turns.

    Args:
        what: What is done.
        ours: Accent's way.
        other: Name of the other way.
        theirs: The other way.
        remark: What the one does that the other does not.
        rounds: How often each is timed.
        part: Part of the work that ``theirs`` does, 0 to 1; its time is scaled up.
        fresh: Whether what Accent keeps in memory is thrown away before each round.
    """
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for way, taken in zip((ours, theirs), times, strict=True):
            if fresh:
                empty_caches()
            started = time.perf_counter()
            way()
            taken.append(time.perf_counter() - started)
    return Line(what, other, statistics.median(times[0]), statistics.median(times[1]) / part, remark)


def show(lines: list[Line]) -> None:
    """Print the lines as a table."""
    widths = (max(len(x.what) for x in lines), max(len(x.other) for x in lines))
    heads = f"{'Accent':>10}  {'other':>10}  {'ratio':>7}"
    print(f"{'what':{widths[0]}}  {heads}  {'the other':{widths[1]}}  remark")
    for x in lines:
        ours, theirs = f"{x.ours * 1000:,.1f} ms", f"{x.theirs * 1000:,.1f} ms"
        ratio = f"{x.theirs / x.ours:.1f}×" if x.theirs > x.ours else f"1/{x.ours / x.theirs:,.1f}×"
        print(
            f"{x.what:{widths[0]}}  {ours:>10}  {theirs:>10}  {ratio:>7}  {x.other:{widths[1]}}  {x.remark}"
        )
