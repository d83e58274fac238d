"""What a page works with, and the papers in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from compare.corpus import Corpus
from compare.model import Concept, Letter, Theme

OWN_LETTERS = "own-letters"
"""Where a visit holds the letters that the reader brought for it alone."""
OWN_FILES = "own-files"
"""Where a visit holds the PDFs of those letters by checksum, to draw their pages from."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a page works with: language, letters, and the lists from ``data/``.

    ``t`` turns an English sentence into the reader's language. ``narrow`` and
    ``dark`` tell about the screen; ``given`` are the ids of the letters that come with Accent.
    ``lists`` tells the reader's own concepts and themes from those of ``data/``: empty for the latter.
    ``room`` is the width of the page in pixels where charts need shorter lines, else 0.
    """

    lang: str
    t: Callable[[str], str]
    corpus: Corpus
    concepts: tuple[Concept, ...]
    themes: tuple[Theme, ...]
    stopwords: frozenset[str]
    narrow: bool = False
    dark: bool = False
    given: frozenset[str] = frozenset()
    lists: str = ""
    room: int = 0

    def label(self, thing: Concept | Theme) -> str:
        """Name of a concept or theme in the reader's language."""
        return thing.label if self.lang == "nl" else thing.label_en or thing.label


def paper_of(ctx: Context, letter_id: str) -> Letter:
    """The letter or witness with this id."""
    return next(x for x in (*ctx.corpus.letters, *ctx.corpus.witnesses) if x.id == letter_id)
