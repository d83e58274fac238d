"""Words as keyness counts them: how each is written, which belong to one lemma, and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from compare.analysis.concordance import Line, line_at
from compare.analysis.sides import Side
from compare.model import Block
from compare.text.lemmas import lemma
from compare.text.tokens import fold, split_sentences, split_tokens

PAIR = " "
"""Between the words of a two-word phrase."""


def split_keys(text: str, *, pairs: bool = False) -> list[tuple[str, int, int]]:
    """The words of a text as they are compared, with start and end; or each two that only a space parts."""
    tokens = split_tokens(text)
    if not pairs:
        return [(t.key, t.start, t.end) for t in tokens]
    return [
        (f"{a.key}{PAIR}{b.key}", a.start, b.end) for a, b in pairwise(tokens) if text[a.end : b.start] == " "
    ]


def find_word(
    blocks: Iterable[Block], members: Sequence[str]
) -> tuple[tuple[Block, tuple[tuple[int, int], ...]], ...]:
    """The blocks that hold one of these words or phrases, with where it stands in each.

    Words are compared as keyness counts them, so the places sum to its count.
    """
    wanted = frozenset(members)
    pairs = any(PAIR in word for word in wanted)
    found = []
    for block in blocks:
        marks = tuple((a, b) for key, a, b in split_keys(block.text, pairs=pairs) if key in wanted)
        if marks:
            found.append((block, marks))
    return tuple(found)


def word_lines(side: Side, members: Sequence[str], *, width: int = 70) -> tuple[Line, ...]:
    """The lines of one side in which a word or phrase stands, in reading order: as many as its count."""
    letters = {x.id: x for x in side.letters}
    return tuple(
        line_at(letters[block.place.letter_id], block, start, end, width=width)
        for block, marks in find_word(side.blocks, members)
        for start, end in marks
    )


def written_forms(blocks: Iterable[Block], *, pairs: bool = False) -> dict[str, str]:
    """How each word is mostly written: «EU» for «eu»; one that only opens sentences stays in lower case."""
    seen: dict[str, Counter[str]] = {}
    opening: dict[str, Counter[str]] = {}
    for block in blocks:
        starts = {start for start, _ in split_sentences(block.text)}
        for key, start, end in split_keys(block.text, pairs=pairs):
            seen_here = opening if start in starts else seen
            seen_here.setdefault(key, Counter())[block.text[start:end]] += 1
    forms = {key: counts.most_common(1)[0][0] for key, counts in seen.items()}
    return {key: key for key in opening} | forms


def lemma_groups(blocks: Iterable[Block]) -> Callable[[str], str]:
    """What a word is counted as when its forms are taken together: «sanctie» for «sancties».

    Looks at how the words are written in these blocks: «VS» and «EU» stay themselves. Misleads
    where a form belongs to two words («vragen»), see `lemma`.
    """
    written = written_forms(blocks)
    return lambda key: fold(lemma(written.get(key, key)))
