"""Tells on which printed page each line stands, and takes running footers out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from compare.model import LeftOut, Line

_FOOTER = re.compile(
    r"^(?:Tweede|Eerste) Kamer, vergaderjaar \d{4}[–-]\d{4}, .+?(?:\bnr\.? \S+)?(?:, Verslag)? (\d+)$"
)
_NAVIGATION = re.compile(r"^(Indieners|Gerelateerde documenten|Naar boven|Delen|Download)$")


def split_furniture(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[LeftOut, ...]]:
    """The lines without what the file's own layout shows to be furniture, and that furniture."""
    kept = tuple(line for line in lines if line.role != "furniture")
    furniture = (line for line in lines if line.role == "furniture")
    return kept, tuple(LeftOut(x.text, "furniture of the page", x.page, x.area) for x in furniture)


def number_pages(lines: Sequence[Line], first_page: int = 1) -> tuple[tuple[Line, ...], tuple[LeftOut, ...]]:
    """The same lines with their printed page, without footers and navigation.

    A page starts at a line that begins with a space, after a running footer, or
    after three empty lines. The footers say which page it is; without any, the
    first is ``first_page``. A text without a single page start has no pages (0).
    Lines that come with a page and a role of their own (a PDF) keep them.
    """
    if any(line.page for line in lines):
        return split_furniture(lines)
    kept: list[tuple[Line, int]] = []
    left_out: list[tuple[str, str, int]] = []
    offsets: Counter[int] = Counter()
    index, after_footer, seen_start = 0, False, False
    for at, line in enumerate(lines):
        footer = _FOOTER.match(line.text)
        if footer:
            offsets[int(footer.group(1)) - index] += 1
            left_out.append((line.text, "running footer", index))
            after_footer = True
            continue
        starts = after_footer or line.starts_page or line.gap >= 3
        seen_start = seen_start or starts
        if starts and kept:
            index += 1
        kept.append((replace(line, starts_page=starts or at == 0), index))
        after_footer = False
    offset = offsets.most_common(1)[0][0] if offsets else first_page
    paged = seen_start or bool(offsets)

    def printed(index: int) -> int:
        return index + offset if paged and first_page != 0 else 0

    body = [replace(line, page=printed(i)) for line, i in kept]
    if not paged:
        body = [replace(line, starts_page=False) for line in body]
    body, tail = _cut_navigation(body)
    left = [LeftOut(text, reason, printed(i)) for text, reason, i in left_out]
    return tuple(body), tuple(left + tail)


def _cut_navigation(lines: list[Line]) -> tuple[list[Line], list[LeftOut]]:
    """The lines before the website's own navigation at the end, and that navigation."""
    for at in range(max(0, len(lines) - 20), len(lines)):
        if _NAVIGATION.match(lines[at].text):
            tail = [LeftOut(line.text, "navigation of the website", line.page) for line in lines[at:]]
            return lines[:at], tail
    return lines, []
