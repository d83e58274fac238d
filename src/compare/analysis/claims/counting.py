"""Counts one side of a claim in every way that could matter, with its margin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from compare.analysis.claims.damage import find_damage
from compare.analysis.claims.mentions import Mentions, find_mentions
from compare.analysis.claims.nouns import Side, Tally
from compare.analysis.frequency import count_paragraphs
from compare.analysis.selection import Selection, select_blocks
from compare.model import CABINET, Block, Concept, Letter
from compare.statistics import difference_interval
from compare.text.tokens import count_words

_OF_THE_WORD = frozenset(("typed", "spelling", "ending", "lemma", "broken"))


def count_side(
    side: Side, letters: Mapping[str, Letter], known: Sequence[Concept], *, excluding: str = ""
) -> Tally:
    """How often a side is named, and where.

    Args:
        side: What is counted.
        letters: The letters by id.
        known: Concepts that a term may belong to.
        excluding: A speaker whose words are left out.
    """
    chosen = [letters[x] for x in side.letters]
    found = find_mentions(
        chosen, side.term, known, literal=side.literal, speaker=side.speaker, excluding=excluding
    )
    blocks = _blocks(side, chosen, excluding)
    hits, words = _by_block(found, blocks)
    row = count_paragraphs(side.term, "", side.speaker, hits, words)
    in_text = [m for m in found.places if m.is_in_text and m.counts]
    return Tally(
        side=side,
        words=sum(1 for m in in_text if m.why in _OF_THE_WORD),
        forms=len(in_text),
        elsewhere=sum(1 for m in found.places if m.counts and not m.is_in_text),
        depends=sum(1 for m in found.places if not m.counts and m.why != "capitals"),
        of=row.words,
        rate=row.rate,
        low=row.low,
        high=row.high,
        found=found,
        damage=tuple((x.id, d) for x in chosen for d in find_damage(x)),
    )


def is_certain(one: Tally, other: Tally, letters: Mapping[str, Letter]) -> bool:
    """Whether the margin of the difference of two rates leaves out "equal".

    Two terms in the same text are drawn apart: a margin that is too wide rather than too narrow.
    """
    (h1, w1), (h2, w2) = (
        _by_block(x.found, _blocks(x.side, [letters[id] for id in x.side.letters], "")) for x in (one, other)
    )
    if not sum(w1) or not sum(w2):
        return False
    margin = difference_interval(h1, w1, h2, w2)
    return margin.low > 0 or margin.high < 0


def expect_count(tally: Tally, letters: Mapping[str, Letter], known: Sequence[Concept]) -> float | None:
    """How many mentions the rate of the other loaded letters, in the same speaker's words, would give here.

    None when there are no others. Letters in which the cabinet alone speaks are held against its words.
    """
    side = tally.side
    own = [letters[x] for x in side.letters]
    whose = side.speaker or (CABINET if all(x.speakers == (CABINET,) for x in own) else "")
    others = tuple(
        x.id for x in letters.values() if x.id not in side.letters and (not whose or whose in x.speakers)
    )
    if not others:
        return None
    rest = count_side(replace(side, letters=others, speaker=whose), letters, known)
    return rest.rate * tally.of if rest.of else None


def page_hits(tally: Tally) -> Counter[int]:
    """How many counting mentions stand on each page."""
    return Counter(m.page for m in tally.found.places if m.counts)


def _blocks(side: Side, letters: Iterable[Letter], excluding: str) -> list[Block]:
    """The running text that a side is counted in."""
    speakers = frozenset((side.speaker,)) if side.speaker else None
    return [
        b
        for x in letters
        for b in select_blocks(x, Selection(speakers))
        if b.speaker != excluding or not excluding
    ]


def _by_block(found: Mentions, blocks: Sequence[Block]) -> tuple[list[int], list[int]]:
    """Mentions in running text and words of each block, zeros too."""
    there = Counter((m.letter_id, m.block_n) for m in found.places if m.is_in_text and m.counts)
    return [there[b.place.letter_id, b.n] for b in blocks], [count_words(b.text) for b in blocks]
