"""Counts what was read of a paper, page by page, and by which rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from compare.model import Join, Letter
from compare.text.tokens import count_words, split_tokens


@dataclass(frozen=True, slots=True)
class PageRead:
    """What was read of one printed page; ``page`` is 0 where the source shows no pages.

    A block counts on the page where it begins, a word on the page where it stands.
    ``words`` and ``blocks`` include headings, notes and all else; ``notes`` are also among the blocks.
    """

    page: int
    blocks: int
    words: int
    notes: int
    left_out: int


def count_body(letter: Letter) -> int:
    """Words of a letter that count by default: those of its running text."""
    return sum(count_words(b.text) for b in letter.blocks if b.is_body)


def count_pages(letter: Letter) -> tuple[PageRead, ...]:
    """What was read of each page, in order; a page that gave nothing is a row of zeros."""
    blocks = Counter(b.place.page for b in letter.blocks)
    notes = Counter(b.place.page for b in letter.blocks if b.kind == "footnote")
    left_out = Counter(x.page for x in letter.left_out)
    words = Counter(b.page_at(token.start) for b in letter.blocks for token in split_tokens(b.text))
    told = {*blocks, *words, *left_out}
    numbered = {page for page in told if page}
    between = range(min(numbered), max(numbered) + 1) if numbered else range(0)
    return tuple(
        PageRead(page, blocks[page], words[page], notes[page], left_out[page])
        for page in sorted(told.union(between))
    )


def count_rules(letter: Letter) -> tuple[tuple[str, int], ...]:
    """Each rule that decided on hyphens at line ends, and how many it decided, the most first."""
    return tuple(Counter(join.rule for join in letter.joins).most_common())


def join_to_words(join: Join) -> str:
    """How a hyphen was read: as it is printed over two lines, and what became of it."""
    hyphen = "" if join.left.endswith("/") else "-"
    return f"{join.left}{hyphen} | {join.right} → {join.left}{join.result}{join.right}"
