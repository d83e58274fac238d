"""What the library says of itself and of what went wrong with it, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable

from compare.i18n import mark

MORE = mark("The library holds {n} more letters; name those that you want")
SENTENCES = (
    MORE,
    mark("{n} papers that an earlier version kept wait for: compare rebuild"),
    mark("{n} letters were read by another version; to read them again: compare rebuild"),
    mark("{id}: was damaged and is set aside as {name}; add the paper again"),
    mark("The library {place} cannot be read ({why})"),
    mark("{id} cannot be kept in {place} ({why})"),
    mark("{id} cannot be kept: others keep taking its name; try again"),
    mark("{id} cannot be put back: it was added again meanwhile"),
    mark("{id} cannot be named {name}: another letter has that name"),
    mark("no such kept letter: {id}; there is {others}"),
)
"""The sentences of the library, with their places to fill in."""


def told_of_library(t: Callable[[str], str], text: str) -> str:
    """A sentence of the library in the reader's language; as it is when it is none of `SENTENCES`."""
    for sentence in SENTENCES:
        if found := _fits(sentence, text):
            return t(sentence).format(**found.groupdict())
    return t(text)


def is_more(text: str) -> bool:
    """Whether it only says that a large library holds more than lies on the table."""
    return _fits(MORE, text) is not None


def _fits(sentence: str, text: str) -> re.Match[str] | None:
    """The match of a text with a sentence whose places are filled in."""
    return re.fullmatch(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.*)", re.escape(sentence)), text)
