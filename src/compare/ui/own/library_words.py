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
    mark("{id} cannot be kept: it is there, but {why}; update Accent"),
    mark("{id} cannot be kept: {file} holds {other}; take that file away from {place}"),
    mark("{id} cannot be put back: it was added again meanwhile"),
    mark("{id} cannot be named {name}: another letter has that name"),
    mark("no such kept letter: {id}; there is {others}"),
    mark(
        "The library {place} is not there any more; it held {n} letters. Connect its disk, or name another "
        "with ACCENT_LIBRARY"
    ),
    mark("{id}: damaged: {why}; it is left out. Add the paper again"),
    mark("{id}: {why}; it is left out. Update Accent"),
    mark("{id}: this file holds {other} under another name; it is left out"),
    mark("{id}: cannot be opened ({why}); it is left out"),
    mark("{id}: cannot be opened in {place} ({why})"),
    mark("{id}: {why}; it is left out"),
)
"""The sentences of the library, with their places to fill in; the first that fits is said."""
WHY = (
    mark("it is not a whole Parquet file"),
    mark("its facts are no longer what was kept"),
    mark("its text is no longer what was kept"),
    mark("its text can no longer be read"),
    mark("the file in it is no longer what was kept"),
    mark("the file in it can no longer be read"),
    mark("a newer version of Accent wrote it"),
    mark("reading it takes more memory than there is"),
)
"""What the sentences give as the reason."""


def told_of_library(t: Callable[[str], str], text: str) -> str:
    """A sentence of the library in the reader's language; as it is when it is none of `SENTENCES`."""
    for sentence in SENTENCES:
        if found := _fits(sentence, text):
            return t(sentence).format(**{name: t(said) for name, said in found.groupdict().items()})
    return t(text)


def is_more(text: str) -> bool:
    """Whether it only says that a large library holds more than lies on the table."""
    return _fits(MORE, text) is not None


def _fits(sentence: str, text: str) -> re.Match[str] | None:
    """The match of a text with a sentence whose places are filled in."""
    return re.fullmatch(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.*)", re.escape(sentence)), text)
