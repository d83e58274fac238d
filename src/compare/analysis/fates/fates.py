"""What became of each passage of a letter in another: kept, edited, cut, moved, related, dropped, new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from compare.analysis.fates.order import Anchor, find_in_order
from compare.analysis.fates.same_wordings import WordingPair, letters_of
from compare.analysis.fates.wordings import pair_wordings
from compare.analysis.matching.passages import NONE, SAME, Compared, Pair, Passage, compare_letters
from compare.analysis.selection import EVERYONE, Selection
from compare.model import Letter
from compare.text.tokens import count_words

FATES = ("kept", "edited", "split", "merged", "moved", "related", "dropped", "new")
"""What can become of a passage."""

CLOSEST = ("kept", "moved", "edited", "split", "merged", "related", "dropped", "new")
"""The fates by how much of the wording stayed: a passage of several rows counts under the first."""

SIDES = ("source", "target")
"""The older letter and the newer."""

_RELATED = 3
"""Counterparts by content that a passage has at most."""

_ACCOUNTED = 0.75
"""A passage with so many of its words in its counterparts has no other: what stood there already did
not become of something else."""


@dataclass(frozen=True, slots=True)
class PassageFate:
    """A passage and what became of it: one row for each counterpart, or one for having none.

    - "kept": the same words, typography aside, in its place in the order.
    - "moved": the same words, at another place in the order or past a heading.
    - "edited": most of its words in the same order. A changed figure or «niet» is an edit.
    - "split": one paragraph became several; "merged": several became one.
    - "related": another wording with the same content, as far as shared words show.
    - "dropped", "new": no counterpart found; ``nearest`` is what came closest.

    ``similarity`` is 0 to 1: where ``by`` begins with "wording", the part of the words that both
    have in the same order (of a part of a paragraph, the part of its own words); else how alike
    the two are by content, on the scale of `Compared`. Without a counterpart it is that
    of the nearest passage. ``moved`` tells that the pair stands out of the order, whatever its fate.
    ``possible`` tells of a passage without counterpart that the nearest may be one (a verdict above
    "geen tegenhanger"): look there before saying that something was dropped or is new.
    """

    fate: str
    source: Passage | None
    target: Passage | None
    similarity: float
    by: tuple[str, ...] = ()
    moved: bool = False
    nearest: Passage | None = None
    possible: bool = False


@dataclass(frozen=True, slots=True)
class FateTotal:
    """Passages and words of one letter that share a fate; ``side`` is "source" or "target"."""

    side: str
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

    First the words are compared in their order (`pair_wordings`), wherever in the letter they
    stand. What is not accounted for then, for three quarters of its words, may have counterparts by
    content, three at most, among what is not accounted for in the other letter. *Misleads when* the same is
    said in wholly other words: read "dropped" as "no counterpart found", and look at ``nearest``.

    Args:
        source: The older letter.
        target: The newer letter.
        source_selection: Whose words count in the older one.
        target_selection: The same for the newer one; that of the older when not given.

    Returns:
        A row for each pair, and one for each passage without counterpart: by place in the older
        letter, then in the newer; after these what is new, in reading order. Every passage is in
        one row at least. Nothing when neither letter has text.

    Source:
        Moved passages as in Heckel (1978), "A technique for isolating differences between files".
    """
    compared = compare_letters(source, target, source_selection, target_selection or source_selection)
    pairs = pair_wordings(compared, source, target)
    in_order = _in_order(compared, pairs, source, target)
    rows = {
        (p.source, p.target): _literal_row(compared, p, (p.source, p.target) not in in_order) for p in pairs
    }
    rows |= _related_rows(compared, pairs)
    has_i, has_j = {i for i, _ in rows}, {j for _, j in rows}
    gone = (i for i in range(len(compared.source)) if i not in has_i)
    new = (j for j in range(len(compared.target)) if j not in has_j)
    rows |= {(i, -1): _dropped_row(compared, i) for i in gone}
    return (*(rows[place] for place in sorted(rows)), *(_new_row(compared, j) for j in new))


def count_fates(fates: Iterable[PassageFate]) -> tuple[FateTotal, ...]:
    """Passages and words by fate, for each letter; every passage counts once, so they sum to the letter.

    A passage of several rows counts under the fate that left most of its wording (`CLOSEST`).

    Returns:
        The older letter first, each with its fates in the order of `FATES`; no row for a fate that
        no passage met.
    """
    rows, totals = tuple(fates), []
    for side in SIDES:
        passages: dict[str, list[Passage]] = {}
        for passage, fate in closest_fates(rows, side).items():
            passages.setdefault(fate, []).append(passage)
        totals += [
            FateTotal(
                side,
                passages[fate][0].letter_id,
                fate,
                len(passages[fate]),
                sum(count_words(p.text) for p in passages[fate]),
            )
            for fate in FATES
            if fate in passages
        ]
    return tuple(totals)


def closest_fates(fates: Iterable[PassageFate], side: str) -> dict[Passage, str]:
    """The one fate under which each passage of a letter counts.

    Args:
        fates: Rows of `fate_of_passages`.
        side: "source" or "target".
    """
    closest: dict[Passage, str] = {}
    for row in fates:
        passage = row.source if side == "source" else row.target
        if passage is not None:
            closest[passage] = min(closest.get(passage, row.fate), row.fate, key=CLOSEST.index)
    return closest


# ---------------------------------------------------------------- rows


def _literal_row(compared: Compared, pair: WordingPair, moved: bool) -> PassageFate:
    """The row of a pair that shares its wording."""
    fate = "moved" if moved and pair.fate == "kept" else pair.fate
    passages = compared.source[pair.source], compared.target[pair.target]
    return PassageFate(fate, *passages, pair.shared, pair.by, moved)


def _related_rows(compared: Compared, pairs: Sequence[WordingPair]) -> dict[tuple[int, int], PassageFate]:
    """The pairs by content of passages whose words are not accounted for, on neither side."""
    open_i = _unaccounted(compared.source, ((p.source, p.words) for p in pairs))
    open_j = _unaccounted(compared.target, ((p.target, p.words) for p in pairs))
    known = {(p.source, p.target) for p in pairs}
    likely = [
        pair
        for found in (*map(compared.from_source, open_i), *map(compared.from_target, open_j))
        for pair in islice((p for p in found if _is_related(p, open_i, open_j)), _RELATED)
    ]
    return {
        (p.source, p.target): PassageFate(
            "related", compared.source[p.source], compared.target[p.target], p.similarity, p.by
        )
        for p in likely
        if (p.source, p.target) not in known
    }


def _unaccounted(passages: Sequence[Passage], held: Iterable[tuple[int, int]]) -> dict[int, None]:
    """Places of the passages of which so many words have no counterpart that they may have another one."""
    words: Counter[int] = Counter()
    for place, count in held:
        words[place] += count
    places = range(len(passages))
    return dict.fromkeys(k for k in places if words[k] < _ACCOUNTED * count_words(passages[k].text))


def _is_related(pair: Pair, open_i: Collection[int], open_j: Collection[int]) -> bool:
    return pair.verdict == SAME and pair.source in open_i and pair.target in open_j


def _dropped_row(compared: Compared, i: int) -> PassageFate:
    """The row of a passage of the older letter without counterpart, with what came closest."""
    for pair in compared.from_source(i, 1):
        near = compared.target[pair.target]
        return _alone("dropped", compared.source[i], None, pair, near)
    return PassageFate("dropped", compared.source[i], None, 0.0)


def _new_row(compared: Compared, j: int) -> PassageFate:
    """The row of a passage of the newer letter without counterpart, with what came closest."""
    for pair in compared.from_target(j, 1):
        near = compared.source[pair.source]
        return _alone("new", None, compared.target[j], pair, near)
    return PassageFate("new", None, compared.target[j], 0.0)


def _alone(
    fate: str, source: Passage | None, target: Passage | None, pair: Pair, nearest: Passage
) -> PassageFate:
    """The row of a passage without counterpart beside what came closest."""
    possible = pair.verdict != NONE
    return PassageFate(fate, source, target, pair.similarity, pair.by, nearest=nearest, possible=possible)


# ---------------------------------------------------------------- the order


def _in_order(
    compared: Compared, pairs: Sequence[WordingPair], source: Letter, target: Letter
) -> frozenset[tuple[int, int]]:
    """The pairs that stand in the same order in both letters, a repetition always being one of them.

    As few headings as possible move, then as few passages, then as few words: headings that both
    letters have once count in the order, so what went past one moved to another section.
    """
    repeated = frozenset((p.source, p.target) for p in pairs if "repetition" in p.by)
    placed = [p for p in pairs if (p.source, p.target) not in repeated]
    sizes = [count_words(compared.source[p.source].text) for p in placed]
    a_passage = sum(sizes) + 1
    a_heading = a_passage * (len(placed) + 1)
    seen: set[tuple[str, int]] = set()
    anchors: list[Anchor] = []
    for pair, size in zip(placed, sizes, strict=True):
        whole = ("source", pair.source) if pair.fate == "split" else ("target", pair.target)
        places = (_place(compared.source[pair.source]), _place(compared.target[pair.target]))
        anchors.append((*places, max(size, 1) + (0 if whole in seen else a_passage)))
        seen.add(whole)
    anchors += [((m, -1), (n, -1), a_heading) for m, n in _shared_headings(source, target)]
    stays = find_in_order(anchors)
    return repeated | {(p.source, p.target) for k, p in enumerate(placed) if k in stays}


def _place(passage: Passage) -> tuple[int, int]:
    return passage.block_n, passage.offset


def _shared_headings(source: Letter, target: Letter) -> Iterator[tuple[int, int]]:
    """Numbers of the blocks of the headings that each of two letters has just once."""
    ours, theirs = _headings(source), _headings(target)
    for letters, n in ours.items():
        if letters in theirs:
            yield n, theirs[letters]


def _headings(letter: Letter) -> dict[str, int]:
    """The headings that a letter has once, with the number of their block."""
    headings = [(letters_of(b.text), b.n) for b in letter.blocks if b.kind == "heading"]
    times = Counter(letters for letters, _ in headings)
    return {letters: n for letters, n in headings if times[letters] == 1}
