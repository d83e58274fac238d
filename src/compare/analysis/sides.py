"""What is set against what: a side is a letter, several, a section, a cabinet, a party, or all the rest.

Only chooses blocks; counts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from compare.analysis.selection import CABINET_ONLY, Selection, count_words_of, select_blocks
from compare.errors import TooLittleTextError, UnknownIdError
from compare.model import CABINET, CHAIR, COMMITTEE, MEMBERS, Block, Letter

REST = "rest"
"""Id of everything that is loaded and not on the other side."""
CABINET_PREFIX, PARTY_PREFIX, SECTION_MARK = "cabinet:", "party:", "#"
LEAST_WORDS = 100
"""A side with fewer words is refused: its rates would hang on single sentences."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with all that stands under it, down to the next of its level.

    ``n`` is the number of its first body block, by which it is known in addresses.
    """

    letter_id: str
    n: int
    path: tuple[str, ...]

    @property
    def id(self) -> str:
        """``kst-33694-57#12``."""
        return f"{self.letter_id}{SECTION_MARK}{self.n}"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: ids as chosen, letters it takes from, blocks that count."""

    ids: tuple[str, ...]
    letters: tuple[Letter, ...]
    blocks: tuple[Block, ...]

    @property
    def words(self) -> int:
        """Number of words."""
        return count_words_of(self.blocks)

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds of paper that its blocks stand in."""
        there = {b.place.letter_id for b in self.blocks}
        return frozenset(x.kind for x in self.letters if x.id in there)


def find_sections(letter: Letter) -> tuple[Section, ...]:
    """The sections of a letter at every level, in reading order; a letter without headings has none."""
    found: dict[tuple[str, ...], Section] = {}
    for block in letter.blocks:
        if block.is_body:
            for depth in range(1, len(block.section) + 1):
                path = block.section[:depth]
                found.setdefault(path, Section(letter.id, block.n, path))
    # A heading that opens with a subsection shares its first block: the deepest keeps the number.
    by_block = {s.n: s for s in found.values()}
    return tuple(s for s in found.values() if by_block[s.n] == s)


def find_parties(letters: Iterable[Letter]) -> tuple[str, ...]:
    """The parties that speak in these letters, in order of name."""
    speakers = {s for x in letters for s in x.speakers}
    return tuple(sorted(speakers - {"", CABINET, COMMITTEE, CHAIR, MEMBERS}))


def find_cabinets(letters: Iterable[Letter]) -> tuple[str, ...]:
    """The cabinets of these letters, in order of their first letter."""
    return tuple(dict.fromkeys(x.cabinet for x in sorted(letters, key=lambda x: x.date) if x.cabinet))


def make_side(
    ids: Sequence[str],
    letters: Sequence[Letter],
    selection: Selection = CABINET_ONLY,
    *,
    apart_from: Side | None = None,
) -> Side:
    """The side that these ids name, each block once.

    An id is that of a letter, of a section (`Section.id`, or ``LETTER#words of its
    heading``), ``cabinet:Rutte III`` (its words in all letters), ``party:SP`` (what the
    party says in all papers) or ``rest``.

    Args:
        ids: What is on this side, at least one.
        letters: The letters that are loaded.
        selection: Whose words; a party speaks for itself.
        apart_from: The other side, for ``rest``.

    Raises:
        UnknownIdError: An id names nothing.
    """
    chosen: dict[tuple[str, int], Block] = {}
    used: dict[str, Letter] = {}
    for asked in ids:
        for letter, blocks in _blocks_of(asked, letters, selection, apart_from):
            if blocks:
                used[letter.id] = letter
            chosen.update({(letter.id, b.n): b for b in blocks})
    order = {x.id: i for i, x in enumerate(sorted(used.values(), key=lambda x: (x.date, x.id)))}
    blocks = tuple(chosen[key] for key in sorted(chosen, key=lambda k: (order[k[0]], k[1])))
    return Side(tuple(ids), tuple(sorted(used.values(), key=lambda x: (x.date, x.id))), blocks)


def set_apart(target: Side, reference: Side) -> tuple[Side, int]:
    """The reference without what is in the target as well, and how many words that took out.

    A text cannot be typical against itself.
    """
    taken = {(b.place.letter_id, b.n) for b in target.blocks}
    kept = tuple(b for b in reference.blocks if (b.place.letter_id, b.n) not in taken)
    there = {b.place.letter_id for b in kept}
    letters = tuple(x for x in reference.letters if x.id in there)
    apart = replace(reference, blocks=kept, letters=letters)
    return apart, reference.words - apart.words


def require_side(side: Side) -> None:
    """Refuses a side with too few words to compare.

    Raises:
        TooLittleTextError: Fewer than `LEAST_WORDS` words.
    """
    if (words := side.words) < LEAST_WORDS:
        named = " + ".join(side.ids)
        raise TooLittleTextError(
            f"{named}: only {words} words; at least {LEAST_WORDS} are needed for this figure"
        )


def _blocks_of(
    asked: str,
    letters: Sequence[Letter],
    selection: Selection,
    apart_from: Side | None,
) -> list[tuple[Letter, tuple[Block, ...]]]:
    """The letters and blocks that one id names."""
    if asked == REST:
        other = {(b.place.letter_id, b.n) for b in apart_from.blocks} if apart_from else set()
        return [
            (x, tuple(b for b in select_blocks(x, selection) if (x.id, b.n) not in other)) for x in letters
        ]
    if asked.startswith(CABINET_PREFIX):
        name = asked.removeprefix(CABINET_PREFIX)
        of_it = [x for x in letters if x.cabinet.lower() == name.strip().lower()]
        if not of_it:
            raise UnknownIdError("cabinet", name, find_cabinets(letters))
        return [(x, select_blocks(x, selection)) for x in of_it]
    if asked.startswith(PARTY_PREFIX):
        name = asked.removeprefix(PARTY_PREFIX).strip()
        known = {p.lower(): p for p in find_parties(letters)}
        if name.lower() not in known:
            raise UnknownIdError("party", name, tuple(known.values()))
        whose = replace(selection, speakers=frozenset({known[name.lower()]}))
        return [(x, select_blocks(x, whose)) for x in letters]
    letter_id, mark, part = asked.partition(SECTION_MARK)
    letter = next((x for x in letters if x.id == letter_id), None)
    if letter is None:
        raise UnknownIdError("letter", letter_id, tuple(x.id for x in letters))
    blocks = select_blocks(letter, selection)
    if mark:
        path = _section(letter, part).path
        blocks = tuple(b for b in blocks if b.section[: len(path)] == path)
    return [(letter, blocks)]


def _section(letter: Letter, part: str) -> Section:
    """A section by the number of its first block, or by words of its heading."""
    sections = find_sections(letter)
    if part.isdigit():
        found = [s for s in sections if s.n == int(part)]
    else:
        found = [s for s in sections if s.path[-1].lower() == part.strip().lower()]
        found = found or [s for s in sections if part.strip().lower() in s.path[-1].lower()]
    if not found or not part.strip():
        raise UnknownIdError("section", part, tuple(s.path[-1] for s in sections))
    return found[0]
