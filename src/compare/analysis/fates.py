"""What became of each passage of a letter in another: kept, reworded, related, dropped, new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compare.analysis.diff import cover_wording, is_same_wording, wording_similarity
from compare.analysis.passages import SAME, Compared, Pair, Passage, compare_letters
from compare.analysis.selection import EVERYONE, Selection
from compare.model import Letter
from compare.text.tokens import count_words

FATES = ("kept", "reworded", "related", "new", "dropped")

_Pairs = dict[tuple[int, int], str]

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
    target_selection: Selection | None = None,
) -> tuple[PassageFate, ...]:
    """What became of every passage of the older letter, and what the newer one added.

    Kept and reworded passages pair one to one, the best pairs first, wherever in
    the letter they stand; a text that is only cut into paragraphs otherwise is kept
    too. There, and with related passages, a counterpart may be shared, on either
    side: then it is in several rows. `count_fates` counts each passage once.

    Args:
        source: The older letter.
        target: The newer letter.
        source_selection: Whose words count in the older one.
        target_selection: The same for the newer one; that of the older when not given.

    Returns:
        First a row for each source passage in reading order, then one for each
        target passage that no row has named, in reading order.
    """
    compared = compare_letters(source, target, source_selection, target_selection or source_selection)
    pairs = _same_pairs(compared)
    pairs.update(_resplit_pairs(compared, pairs, _headings(source), _headings(target)))
    pairs.update(_reworded_pairs(compared, pairs))
    forward: dict[int, tuple[str, int]] = {}
    back: dict[int, tuple[str, int]] = {}
    for (i, j), fate in pairs.items():
        forward.setdefault(i, (fate, j))
        back.setdefault(j, (fate, i))
    rows = []
    for i, passage in enumerate(compared.source):
        fate, j = forward.get(i) or _nearest(compared.from_source(i, 1), "target")
        other = compared.target[j] if fate else None
        rows.append(PassageFate(fate or "dropped", passage, other, _similarity(compared, i, j)))
    named = {_place(row.target) for row in rows if row.target is not None}
    for j, passage in enumerate(compared.target):
        if _place(passage) not in named:
            fate, i = back.get(j) or _nearest(compared.from_target(j, 1), "source")
            origin = compared.source[i] if fate else None
            rows.append(PassageFate(fate or "new", origin, passage, _similarity(compared, i, j)))
    return tuple(rows)


def count_fates(fates: Iterable[PassageFate]) -> tuple[FateTotal, ...]:
    """Passages and words by fate, for each letter; every passage counts once, so they sum to the letter.

    A passage of several rows counts under the closest of its fates.
    """
    rows = tuple(fates)
    closest: dict[Passage, str] = {}
    for passage, fate in [(r.source, r.fate) for r in rows] + [(r.target, r.fate) for r in rows]:
        if passage is not None:
            closest[passage] = min(closest.get(passage, fate), fate, key=FATES.index)
    totals: dict[tuple[str, str], list[int]] = {}
    for passage, fate in closest.items():
        total = totals.setdefault((passage.letter_id, fate), [0, 0])
        total[0] += 1
        total[1] += count_words(passage.text)
    return tuple(FateTotal(letter_id, fate, *total) for (letter_id, fate), total in totals.items())


def _place(passage: Passage) -> tuple[str, int, int]:
    return passage.letter_id, passage.block_n, passage.offset


def _headings(letter: Letter) -> list[str]:
    """Texts of the headings, which another copy may have run into a paragraph."""
    return [block.text for block in letter.blocks if block.kind == "heading"]


def _shift(compared: Compared, i: int, j: int) -> float:
    """How far a passage moved through the letter, 0 to 1; parts pairs that are otherwise alike."""
    return abs(i / len(compared.source) - j / len(compared.target))


def _one_to_one(candidates: list[tuple[float, float, int, int]], pairs: _Pairs, fate: str) -> _Pairs:
    """The best of the candidates (badness, shift, i, j), no passage twice nor one that has a pair."""
    taken_i, taken_j = {i for i, _ in pairs}, {j for _, j in pairs}
    chosen: _Pairs = {}
    for _, _, i, j in sorted(candidates):
        if i not in taken_i and j not in taken_j:
            chosen[i, j] = fate
            taken_i.add(i)
            taken_j.add(j)
    return chosen


def _worth_aligning(compared: Compared) -> list[tuple[int, int]]:
    """Pairs alike enough to be the same text; the rest need no look at the wording."""
    return sorted((p.source, p.target) for p in compared.above(_WORTH_ALIGNING))


def _same_pairs(compared: Compared) -> _Pairs:
    """Passages that differ in typography only, one to one."""
    candidates = [
        (0.0, _shift(compared, i, j), i, j)
        for i, j in _worth_aligning(compared)
        if is_same_wording(compared.source[i].text, compared.target[j].text)
    ]
    return _one_to_one(candidates, {}, "kept")


def _resplit_pairs(compared: Compared, pairs: _Pairs, headings: list[str], others: list[str]) -> _Pairs:
    """Passages that are the same text cut otherwise: one on this side, several on that.

    A heading run into the paragraph counts as a part of it.
    """
    paired_i, paired_j = {i for i, _ in pairs}, {j for _, j in pairs}
    free = [(i, j) for i, j in _worth_aligning(compared) if i not in paired_i and j not in paired_j]
    found: _Pairs = {}
    for j in dict.fromkeys(j for _, j in free):
        parts = [i for i, other in free if other == j]
        texts = [compared.source[i].text for i in parts]
        found |= {(parts[k], j): "kept" for k in cover_wording(compared.target[j].text, texts, headings)}
    for i in dict.fromkeys(i for i, _ in free):
        parts = [j for other, j in free if other == i]
        texts = [compared.target[j].text for j in parts]
        found |= {(i, parts[k]): "kept" for k in cover_wording(compared.source[i].text, texts, others)}
    return found


def _reworded_pairs(compared: Compared, pairs: _Pairs) -> _Pairs:
    """Of the passages that are left, those that share most of their words in order, one to one."""
    paired_i, paired_j = {i for i, _ in pairs}, {j for _, j in pairs}
    candidates = []
    for i, j in _worth_aligning(compared):
        if i in paired_i or j in paired_j:
            continue
        shared = wording_similarity(compared.source[i].text, compared.target[j].text)
        if shared >= _REWORDED:
            candidates.append((-shared, _shift(compared, i, j), i, j))
    return _one_to_one(candidates, pairs, "reworded")


def _nearest(pairs: tuple[Pair, ...], side: str) -> tuple[str, int]:
    """The likeliest counterpart and whether it is "related"; "" where that is not sure, -1 where none is."""
    if not pairs:
        return "", -1
    return ("related" if pairs[0].verdict == SAME else ""), getattr(pairs[0], side)


def _similarity(compared: Compared, i: int, j: int) -> float:
    if i < 0 or j < 0:
        return 0.0
    return next((p.similarity for p in compared.pairs if (p.source, p.target) == (i, j)), 0.0)
