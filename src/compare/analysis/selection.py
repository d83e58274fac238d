"""Which part of a letter counts: whose words, and which kinds of block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from compare.errors import TooLittleTextError
from compare.model import CABINET, Block, Letter
from compare.text.tokens import count_words

BLANK = "·"
"""What stands for a character that does not count: part of no word, and no gap inside a phrase."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a block that does not count: ``start`` to ``end`` in the block's text."""

    letter_id: str
    block_n: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Selection:
    """Whose words count, which kinds of block beside the body, and which stretches do not.

    ``speakers`` is None for everyone. ``extra`` holds kinds that are left out by
    default: "heading", "footnote", "table", "signature", "address". ``without`` are
    stretches left out, such as quotations.
    """

    speakers: frozenset[str] | None = None
    extra: frozenset[str] = frozenset()
    without: frozenset[Stretch] = frozenset()


EVERYONE = Selection()
CABINET_ONLY = Selection(speakers=frozenset({CABINET}))


def select_blocks(letter: Letter, selection: Selection = EVERYONE) -> tuple[Block, ...]:
    """The blocks of a letter that count, in reading order.

    In a block with a stretch that does not count, `BLANK` stands for each of its
    characters: places stay the same, words are gone. A block without words left is left out.
    """
    chosen = tuple(
        b
        for b in letter.blocks
        if (b.is_body or b.kind in selection.extra)
        and (selection.speakers is None or b.speaker in selection.speakers)
    )
    stretches: dict[int, list[Stretch]] = {}
    for stretch in selection.without:
        if stretch.letter_id == letter.id:
            stretches.setdefault(stretch.block_n, []).append(stretch)
    if not stretches:
        return chosen
    blanked = (_blank(b, stretches[b.n]) if b.n in stretches else b for b in chosen)
    return tuple(b for b in blanked if b.n not in stretches or count_words(b.text))


def _blank(block: Block, stretches: Iterable[Stretch]) -> Block:
    """A block with these stretches blanked."""
    text = block.text
    for s in stretches:
        text = text[: s.start] + BLANK * (s.end - s.start) + text[s.end :]
    return replace(block, text=text)


def count_words_of(blocks: Iterable[Block]) -> int:
    """Number of word tokens in these blocks."""
    return sum(count_words(b.text) for b in blocks)


def require_words(letter: Letter, selection: Selection = EVERYONE, least: int = 100) -> None:
    """Refuses a letter in which those selected say too little for a figure.

    Raises:
        TooLittleTextError: Fewer than ``least`` words are left.
    """
    words = 0
    for block in select_blocks(letter, selection):  # counting on to the end takes seconds for a long paper
        words += count_words(block.text)
        if words >= least:
            return
    whose = "" if selection.speakers is None else f" by {', '.join(sorted(selection.speakers))}"
    raise TooLittleTextError(
        f"{letter.id}: only {words} words{whose}; at least {least} are needed for this figure"
    )
