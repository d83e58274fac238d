"""How much reading one file may take, and what is said when it takes more."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take. How many pages and characters a paper has at most, the readers themselves say.

    Args:
        size: Bytes of the file.
        seconds: By the clock; a busy machine needs more of these than of the next.
        work: Seconds of a processor.
        memory: Bytes, of all that the process has laid claim to.
        nice: How far it stands back for others, as `os.nice` counts it.
    """

    size: int = 10 * 2**20
    seconds: float = 60.0
    work: int = 40
    memory: int = 768 * 2**20
    nice: int = 5


UPLOAD = Limits()
"""For what a visitor sends."""
OWN_DISK = Limits(size=200 * 2**20, seconds=300.0, work=240, memory=2 * 2**30, nice=0)
"""For files that whoever runs this program has on a disk or fetched from the official sites."""
DRAWING = Limits(size=OWN_DISK.size)
"""For one page of a file that was read before."""

TOO_LARGE = (
    "this file is too large to be read here; give the XML or the text of the paper, or only the part that"
    " matters"
)
TOO_LONG = (
    "reading it took too long and was stopped; give the XML or the text of the paper, or only the part that"
    " matters"
)
TOO_MUCH = "reading it took too much memory and was stopped; give another copy of the paper, such as the XML"
BROKE = "something in it made the reader fail; give another copy of the paper, such as the XML"
BUSY = "too many files are being read at this moment; try again in a minute"
