"""The passages of two letters side by side: how alike each pair is, and which pairs are sure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from compare.analysis.selection import EVERYONE, Selection, select_blocks
from compare.analysis.similarity import Matrix, Side, compare_sides
from compare.model import Letter
from compare.text.tokens import split_tokens

SAME, PERHAPS, NONE = "overeenkomst", "mogelijk", "geen tegenhanger"
"""What may be said of a pair."""

# Calibrated by reading the pairs of the 2020 and 2022 letters.
_MUTUAL = 0.20
_SURE = 0.25
_LITERAL = 0.5
_NAMED = 0.15
_PAGE = 0.2
_WEAK = 0.15
_CROWD = 5
_CROWD_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph at its place: ``offset`` is where it begins in the block's text."""

    letter_id: str
    block_n: int
    offset: int
    text: str
    page: int
    speaker: str
    section: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage of the source and one of the target, by their places in `Compared`.

    ``similarity`` is 0 to 1 on a fixed scale and shown; ``score`` only ranks, for it sets
    passages that resemble everything a little back. ``verdict`` is `SAME`, `PERHAPS` or
    `NONE`; ``by`` names what the pair was matched by, the strongest first.
    """

    source: int
    target: int
    similarity: float
    score: float
    verdict: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two letters side by side."""

    source: tuple[Passage, ...]
    target: tuple[Passage, ...]
    pairs: tuple[Pair, ...]

    def from_source(self, i: int, top: int | None = None) -> tuple[Pair, ...]:
        """The likeliest counterparts of a passage of the source, best first."""
        found = sorted((p for p in self.pairs if p.source == i), key=lambda p: (-p.score, p.target))
        return tuple(found[:top])

    def from_target(self, j: int, top: int | None = None) -> tuple[Pair, ...]:
        """The likeliest counterparts of a passage of the target, best first."""
        found = sorted((p for p in self.pairs if p.target == j), key=lambda p: (-p.score, p.source))
        return tuple(found[:top])

    def above(self, similarity: float) -> tuple[Pair, ...]:
        """Every pair that is at least this alike, the most alike first."""
        found = (p for p in self.pairs if p.similarity >= similarity)
        return tuple(sorted(found, key=lambda p: (-p.similarity, p.source, p.target)))


def find_passages(letter: Letter, selection: Selection = EVERYONE) -> tuple[Passage, ...]:
    """The paragraphs of the blocks that count, in reading order; those without a word left out."""
    return tuple(
        Passage(letter.id, block.n, offset, text, block.page_at(offset), block.speaker, block.section)
        for block in select_blocks(letter, selection)
        for offset, text in block.passages()
        if split_tokens(text)
    )


def compare_letters(
    source: Letter, target: Letter, of_source: Selection = EVERYONE, of_target: Selection = EVERYONE
) -> Compared:
    """Every passage of one letter beside every one of the other.

    A figure depends on these two letters only, never on what else is loaded.
    """
    left, right = find_passages(source, of_source), find_passages(target, of_target)
    alike = compare_sides(_side(source, left), _side(target, right))
    doubt = (1.0 - _LITERAL * alike.literal) * (1.0 - _PAGE * alike.page) * (1.0 - _NAMED * alike.named)
    similarity = 1.0 - (1.0 - alike.cosine) * doubt
    if not similarity.size:
        return Compared(left, right, ())
    score = similarity - _CROWD_WEIGHT * (_crowding(similarity) + _crowding(similarity.T).T)
    mutual = (score == score.max(axis=1, keepdims=True)) & (score == score.max(axis=0, keepdims=True))
    strong = (mutual & (similarity >= _MUTUAL)) | (similarity >= _SURE)
    pairs = []
    for i in range(len(left)):
        for j in range(len(right)):
            alike_by = {"quotation": alike.literal, "page": alike.page, "name": alike.named}
            by = (*(name for name, flags in alike_by.items() if flags[i, j]), "words")
            verdict = SAME if strong[i, j] else PERHAPS if similarity[i, j] >= _WEAK else NONE
            pairs.append(Pair(i, j, float(similarity[i, j]), float(score[i, j]), verdict, by))
    return Compared(left, right, tuple(pairs))


def _side(letter: Letter, passages: tuple[Passage, ...]) -> Side:
    """The passages as they are compared; a paper with questions speaks of another paper's pages."""
    lasts = (letter.block(p.block_n).page_at(p.offset + len(p.text) - 1) for p in passages)
    pages = tuple((p.page, last) for p, last in zip(passages, lasts, strict=True))
    return Side(tuple(p.text for p in passages), pages, cites_pages=letter.kind != "letter")


def _crowding(similarity: Matrix) -> Matrix:
    """How much each column resembles its nearest rows: general passages resemble all.

    Source:
        Conneau et al. (2018), cross-domain similarity local scaling.
    """
    nearest = -np.sort(-similarity, axis=0)[:_CROWD]
    mean: Matrix = nearest.mean(axis=0, keepdims=True)
    return mean
