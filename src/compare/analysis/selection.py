"""Which part of a letter counts: whose words, and which kinds of block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compare.errors import TooLittleTextError
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


def require_words(letter: Letter, selection: Selection = EVERYONE, least: int = 100) -> None:
    """Refuses a letter in which those selected say too little for a figure.

    Raises:
        TooLittleTextError: Fewer than ``least`` words are left.
    """
    words = count_words_of(select_blocks(letter, selection))
    if words < least:
        whose = "" if selection.speakers is None else f" by {', '.join(sorted(selection.speakers))}"
        raise TooLittleTextError(
            f"{letter.id}: only {words} words{whose}; at least {least} are needed for this figure"
        )
