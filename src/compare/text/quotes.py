"""Words between quotation marks, of any kind; whether they are a quotation is for others to say."""

from __future__ import annotations

import re
from functools import lru_cache

from compare.text.tokens import split_tokens

_MARKED = re.compile(
    r"«([^«»\n]+)»|[“„”]([^“”„\n]+)[”“]|‹([^‹›\n]+)›"
    r"|(?<!\w)\"([^\"\n]+)\"(?!\w)|(?<!\w)‘([^‘\n]+?)’(?!\w)|(?<![\w’'])'([^'\n]+?)'(?!\w)"
)
_PAPER = re.compile(
    r"\b\w*(?:rapport|nota|notitie|brief|advies|strategie|agenda|webpagina|wetsvoorstel|publicatie|motie|artikel"
    r"|boek|studie|statement|verklaring|programma|dialogen|oefening(?:en)?|initiatief|campagne|titel|getiteld"
    r"|genaamd)(?:\s+\w+){0,2}\s*$",
    re.IGNORECASE,
)
_NEAR = 60
_CAPITALS = 0.6


@lru_cache(maxsize=4096)
def find_marked(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of the words between quotation marks, the marks left out, in order.

    Knows «», “”, „”, ‹›, ‘’ and straight marks. An apostrophe opens nothing («risico's»); marks that
    are not closed in their paragraph are passed over.
    """
    return tuple(match.span(match.lastindex or 0) for match in _MARKED.finditer(text))


def is_title(text: str, start: int, end: int) -> bool:
    """Whether words between marks are a title: a paper is named before them, or Most Have Capitals."""
    inside = text[start:end]
    if inside[:1].isupper() and _PAPER.search(text[max(0, start - _NEAR) : start - 1]):
        return True
    long = [t.text for t in split_tokens(inside) if len(t.text) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) > _CAPITALS * len(long)
