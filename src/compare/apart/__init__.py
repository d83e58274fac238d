"""Reads files in a process apart: a hostile one ends in one clear sentence and touches nobody else."""

from compare.apart.drawing import count_apart, draw_apart
from compare.apart.limits import OWN_DISK, UPLOAD, Limits
from compare.apart.reading import Item, Reading, read_apart, read_many_apart

__all__ = [
    "OWN_DISK",
    "UPLOAD",
    "Item",
    "Limits",
    "Reading",
    "count_apart",
    "draw_apart",
    "read_apart",
    "read_many_apart",
]
