"""Formulas that travel: wordings that return in other letters, word for word or reworded.

Finds what letters share in words; who coined a formula, and whether it was meant, it cannot tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from compare.analysis.formulas.literal import gather_runs
from compare.analysis.formulas.pairs import FEWEST, LEAST, SHORTEST_RUN, Echo, Spot, find_echoes, weigh_letter
from compare.analysis.formulas.places import Occurrence, Side, is_literal, lay_beside, tell_spot
from compare.model import Dutch, Letter

BASE, LITERAL, REWORDED = "base", "literal", "reworded"
KINDS = (REWORDED, LITERAL)
"""Kinds of formula, in the order in which they are listed."""
_KIN = 0.6
"""Part of the best pair's score that a further wording of the formula must have."""
_ON = 0.45
"""Part of a stretch that must lie on another to be the same wording."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A wording that stands in two letters or more, its occurrences in order of date.

    ``kind`` is `LITERAL` when its best pair has the same words in a row; others may be reworded. ``score``
    says how telling the best pair is, in bits; ``expected`` how many pairs as good these two
    letters would share by chance; ``words`` how many words that pair shares. ``telling`` is false for
    a run of six words or more that is worth less than was asked, or a manner of asking. ``travels``
    tells that the same speaker uses it in two letters: a formula that only parties quote does not.
    """

    id: str
    kind: str
    score: float
    expected: float
    words: int
    telling: bool
    travels: bool
    occurrences: tuple[Occurrence, ...]

    @property
    def base(self) -> Occurrence:
        """The wording that the others are laid beside: the older of the best pair."""
        return next(o for o in self.occurrences if o.form == BASE)

    @property
    def latest(self) -> Occurrence:
        """The best other wording of the newest letter, of the formula's own kind where there is one."""
        others = [o for o in self.occurrences if o.form != BASE]
        wanted = [o for o in others if o.form == self.kind] or others
        newest = [o for o in wanted if o.letter_id == wanted[-1].letter_id]
        return max(newest, key=lambda o: o.score)

    @property
    def letters(self) -> tuple[str, ...]:
        """Ids of the letters it stands in, by date."""
        return tuple(dict.fromkeys(o.letter_id for o in self.occurrences))


def find_formulas(
    letters: Iterable[Letter],
    reference: Iterable[Letter] = (),
    dutch: Dutch = Dutch(),  # noqa: B008
    least: float = LEAST,
) -> tuple[Formula, ...]:
    """The wordings that return from letter to letter: reworded ones first, the most telling first.

    Each two letters are searched by local alignment of their sentences (words, their families,
    parts of compounds, words that may take each other's place): shared stretches that lie on each
    other in a letter are one formula. Of the reworded those that the same speaker uses again come
    before those that parties quote. Every run of six words or more that two letters share within a
    block is a literal formula of its own, also where it is part of another one; ordered by length,
    those that tell nothing last.

    A wording tells by the rarity of its words, less what their neighbours give away: the words of
    names, titles, set phrases and manners of asking are worth little. Misleads where two
    letters share a subject with fixed words (a name in small letters), and where both took over
    a third that is not loaded. The order of the letters makes no difference.

    Args:
        letters: The letters that are searched; a copy of another one is passed over.
        reference: Letters by which, with the two compared, rarity is measured.
        dutch: What is known of Dutch in general; nothing by default.
        least: Bits that a pair of wordings must be worth; a run worth less is not `telling`.

    Returns:
        The formulas, `KINDS` in their order; empty when the letters share nothing.

    Source:
        Smith & Waterman (1981) and Gotoh (1982) for the alignment; Karlin & Altschul (1990) for
        scores as surprise and the fall of chance; Smith, Cordell & Mullen (2015) for local
        alignment of texts that borrow from each other.
    """
    chosen = _once(letters)
    given = tuple(sorted(reference, key=lambda x: x.id))
    order = {x.id: i for i, x in enumerate(chosen)}
    sides = {x.id: Side(x, weigh_letter(x, given, dutch)) for x in chosen}
    echoes = [e for a, b in combinations(chosen, 2) for e in find_echoes(a, b, given, dutch, least)]
    echoes.sort(key=lambda e: (not _is_own(e, sides), -e.score, _place(e.one, order), _place(e.other, order)))
    groups = _group([e for e in echoes if e.telling])
    runs = {
        run: _Group(taken.best, dict.fromkeys(taken.spots, taken.best.score))
        for run, taken in gather_runs(echoes, chosen).items()
    }
    for group in groups:
        if group.best.run:
            _add_reworded(runs[group.best.run], group, sides)
    others = (group for group in groups if not group.best.run)
    return tuple(sorted((_told(g, sides, order) for g in (*runs.values(), *others)), key=_rank))


def _once(letters: Iterable[Letter]) -> tuple[Letter, ...]:
    """Each letter once, by date; copies of another one left out."""
    chosen = {x.id: x for x in letters}
    return tuple(
        sorted(
            (x for x in chosen.values() if x.witness_of not in chosen or not x.witness_of),
            key=lambda x: (x.date, x.id),
        )
    )


def _place(spot: Spot, order: dict[str, int]) -> tuple[int, int, int]:
    return order[spot.letter_id], spot.block_n, spot.start


def _is_own(echo: Echo, sides: Mapping[str, Side]) -> bool:
    """Whether the same speaker uses both: a question that quotes a letter makes no formula travel."""
    return sides[echo.one.letter_id].speaker(echo.one) == sides[echo.other.letter_id].speaker(echo.other)


def _rank(formula: Formula) -> tuple[int, bool, bool, float, float, str]:
    """Literal ones by length from six words on; others by who uses them again and by what they tell."""
    literal = formula.kind == LITERAL
    length = formula.words if literal and formula.words >= SHORTEST_RUN else 0
    aside = not formula.travels and not literal
    return KINDS.index(formula.kind), not formula.telling, aside, -length, -formula.score, formula.id


@dataclass(slots=True)
class _Group:
    """Stretches that are one formula, and the shared wording that began it."""

    best: Echo
    scores: dict[Spot, float]


def _group(echoes: Sequence[Echo]) -> list[_Group]:
    """Shared wordings that lie on each other, in the order given.

    A wording joins the group of which it holds a stretch; two groups are never made one,
    or long passages would chain together what has nothing in common.
    """
    groups: list[_Group] = []
    near: defaultdict[tuple[str, int], list[tuple[int, Spot]]] = defaultdict(list)

    def holders(spot: Spot, within: bool) -> list[int]:
        """Groups with a stretch that this one lies within, or lies on for the most part."""
        here = near[spot.letter_id, spot.block_n]
        return [n for n, s in here if spot.shared(s) >= _ON and (within or s.shared(spot) >= _ON)]

    def put(n: int, spot: Spot, score: float) -> None:
        groups[n].scores[spot] = score
        near[spot.letter_id, spot.block_n].append((n, spot))

    def join(n: int, spot: Spot, score: float) -> None:
        if score >= _KIN * groups[n].best.score:
            put(n, spot, score)

    for echo in echoes:
        if set(holders(echo.one, within=True)) & set(holders(echo.other, within=True)):
            continue
        one, other = holders(echo.one, within=False), holders(echo.other, within=False)
        if one and not other:
            join(one[0], echo.other, echo.score)
        elif other and not one:
            join(other[0], echo.one, echo.score)
        elif not one:
            groups.append(_Group(echo, {}))
            put(len(groups) - 1, echo.one, echo.score)
            put(len(groups) - 1, echo.other, echo.score)
    return groups


def _add_reworded(run: _Group, group: _Group, sides: Mapping[str, Side]) -> None:
    """Adds to a run what a group that began with it holds reworded; parts of the run are not taken."""
    base, exact = run.best.one, tuple(run.scores)
    for spot, score in group.scores.items():
        part = is_literal(sides[spot.letter_id], spot, sides[base.letter_id], base)
        if not part and not any(spot.shared(s) for s in exact):
            run.scores[spot] = score


def _told(group: _Group, sides: Mapping[str, Side], order: dict[str, int]) -> Formula:
    """A group as a formula: the older wording of its best pair, and the others beside it."""
    best = group.best
    base = min(best.one, best.other, key=lambda s: _place(s, order))
    own = sides[base.letter_id]
    others = {s: lay_beside(sides[s.letter_id], s, own, base) for s in group.scores if s != base}
    marked = tuple(sorted({(c, d, c, d) for beside in others.values() for _, _, c, d in beside}))
    occurrences = []
    for spot in sorted(group.scores, key=lambda s: _place(s, order)):
        side, score = sides[spot.letter_id], group.scores[spot]
        if spot == base:
            occurrences.append(tell_spot(own, base, BASE, score, marked))
        elif len(others[spot]) >= FEWEST or spot in (best.one, best.other):
            form = LITERAL if is_literal(side, spot, own, base) else REWORDED
            occurrences.append(tell_spot(side, spot, form, score, others[spot]))
    twin = best.other if base == best.one else best.one
    kind = LITERAL if is_literal(sides[twin.letter_id], twin, own, base) else REWORDED
    return Formula(
        f"{base.letter_id}#{base.block_n}@{base.start}-{base.end}",
        kind,
        best.score,
        best.expected,
        best.words,
        best.telling,
        _is_own(best, sides),
        tuple(occurrences),
    )
