"""What became of each passage of a letter in another: kept, reworded, related, dropped, new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from compare.analysis.diff import covers_wording, is_same_wording, wording_similarity
from compare.analysis.passages import Compared, Passage, compare_letters
from compare.analysis.selection import EVERYONE, Selection
from compare.model import Letter
from compare.text.tokens import count_words

FATES = ("kept", "reworded", "related", "new", "dropped")

_REWORDED = 0.55
_WORTH_ALIGNING = 0.25


@dataclass(frozen=True, slots=True)
class PassageFate:
    """What became of a passage: "kept", "reworded", "related", "dropped", or "new" in the target.

    "kept" is the same but for typography, "reworded" shares most words in order,
    "related" is on the same subject. ``similarity`` is that of the pair; where
    there is no counterpart, that of the nearest passage.
    """

    fate: str
    source: Passage | None
    target: Passage | None
    similarity: float


@dataclass(frozen=True, slots=True)
class FateTotal:
    """Passages and words of one letter that share a fate."""

    letter_id: str
    fate: str
    passages: int
    words: int


def fate_of_passages(
    source: Letter,
    target: Letter,
    source_selection: Selection = EVERYONE,
    target_selection: Selection = EVERYONE,
) -> tuple[PassageFate, ...]:
    """What became of every passage of the older letter, and what the newer one added.

    Kept and reworded passages pair one to one, the best pairs first, wherever in
    the letter they stand. Related ones may share a counterpart, on either side:
    then a passage is in several rows; `count_fates` counts each once.

    Returns:
        First a row for each source passage in reading order, then one for each
        target passage that no row has named, in reading order.
    """
    compared = compare_letters(source, target, source_selection, target_selection)
    pairs = _pair_by_wording(compared, _headings(source), _headings(target))
    rows = [
        _row(compared, pairs[i][0], i, pairs[i][1]) if i in pairs else _relate(compared, passage, i)
        for i, passage in enumerate(compared.source)
    ]
    back = {j: (fate, i) for i, (fate, j) in pairs.items()} | _pairs_back(compared, _headings(target))
    named = {_place(row.target) for row in rows if row.target is not None}
    for j, passage in enumerate(compared.target):
        if _place(passage) in named:
            continue
        rows.append(_row(compared, back[j][0], back[j][1], j) if j in back else _relate_back(compared, passage, j))
    return tuple(rows)


def count_fates(fates: Iterable[PassageFate]) -> tuple[FateTotal, ...]:
    """Passages and words by fate, for each letter; every passage counts once, so they sum to the letter."""
    seen: set[tuple[str, int, int]] = set()
    totals: dict[tuple[str, str], list[int]] = {}
    rows = tuple(fates)
    for passage, fate in [(r.source, r.fate) for r in rows] + [(r.target, r.fate) for r in rows]:
        if passage is None or _place(passage) in seen:
            continue
        seen.add(_place(passage))
        total = totals.setdefault((passage.letter_id, fate), [0, 0])
        total[0] += 1
        total[1] += count_words(passage.text)
    return tuple(FateTotal(letter_id, fate, *total) for (letter_id, fate), total in totals.items())


def _place(passage: Passage) -> tuple[str, int, int]:
    return passage.letter_id, passage.block_n, passage.offset


PAIR


def _relate(compared: Compared, passage: Passage, i: int) -> PassageFate:
    """The related passage in the target, or none."""
    if not compared.target:
        return PassageFate("dropped", passage, None, 0.0)
    j = int(np.argmax(compared.score[i]))
    similarity = float(compared.similarity[i, j])
    if compared.strong[i, j]:
        return PassageFate("related", passage, compared.target[j], similarity)
    return PassageFate("dropped", passage, None, similarity)


def _relate_back(compared: Compared, passage: Passage, j: int) -> PassageFate:
    """The related passage in the source for a target passage that nothing led to, or none."""
    if not compared.source:
        return PassageFate("new", None, passage, 0.0)
    i = int(np.argmax(compared.score[:, j]))
    similarity = float(compared.similarity[i, j])
    if compared.strong[i, j]:
        return PassageFate("related", compared.source[i], passage, similarity)
    return PassageFate("new", None, passage, similarity)
