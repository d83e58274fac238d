"""One page at a time of the lines in which something is named, out of all letters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from compare.analysis.concordance import Line, line_at
from compare.analysis.trends import Counted
from compare.text.spans import find_spans

LINES = 25
"""Lines of a page."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of lines. ``page`` counts from 1; ``pages`` is 1 also when there are no lines at all."""

    lines: tuple[Line, ...]
    page: int
    pages: int
    total: int


def find_lines(counted: Counted, page: int = 1, *, size: int = LINES, width: int = 70) -> Found:
    """The mentions on one page, in order of date and of reading; only the blocks on it are read.

    Args:
        counted: What was counted, as `count_everywhere` gives it.
        page: Which page, from 1; past the last one the last is given.
        size: Lines of a page.
        width: Characters of context on either side, cut at a word.
    """
    total = counted.total
    pages = max(1, -(-total // size))
    page = min(max(page, 1), pages)
    first, last = (page - 1) * size, page * size
    before = np.cumsum(counted.hits) - counted.hits
    on_page = np.flatnonzero((counted.hits > 0) & (before < last) & (before + counted.hits > first))
    lines = []
    for i in on_page.tolist():
        letter, block = counted.letters[int(counted.letter[i])], counted.block(i)
        spans = find_spans(block.text, counted.concept.terms)
        shown = spans[max(0, first - int(before[i])) : last - int(before[i])]
        lines += [line_at(letter, block, start, end, width=width) for start, end, _ in shown]
    return Found(tuple(lines), page, pages, total)
