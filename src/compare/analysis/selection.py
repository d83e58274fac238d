"""Which part of a letter counts: whose words, and which kinds of block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compare.model import CABINET, Block, Letter
from compare.text.tokens import count_words


@dataclass(frozen=True, slots=True)
class Selection:
    """Whose words count, and which kinds of block beside the body.

    ``speakers`` is None for everyone. ``extra`` holds kinds that are left out by
    default: "heading", "footnote", "table", "signature", "address".
    """

    speakers: frozenset[str] | None = None
    extra: frozenset[str] = frozenset()


EVERYONE = Selection()
CABINET_ONLY = Selection(speakers=frozenset({CABINET}))


def select_blocks(letter: Letter, selection: Selection = EVERYONE) -> tuple[Block, ...]:
    """The blocks of a letter that count, in reading order."""
    return tuple(
        b
        for b in letter.blocks
        if (b.is_body or b.kind in selection.extra)
        and (selection.speakers is None or b.speaker in selection.speakers)
    )


def count_words_of(blocks: Iterable[Block]) -> int:
    """Number of word tokens in these blocks."""
    return sum(count_words(b.text) for b in blocks)
