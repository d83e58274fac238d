"""How often something is named as time goes by, over all letters of the index: counts, margins, trend."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import nan

import numpy as np

from compare.analysis.frequency import TermCount, count_paragraphs
from compare.analysis.hits import find_hits
from compare.analysis.selection import EVERYONE, Selection, select_blocks
from compare.index import Index, Mask, Numbers, block_at, count_blocks, select_rows
from compare.model import Block, Concept, Letter
from compare.statistics import SEED, Trend, find_trend, rate_interval
from compare.statistics.trends import LEAST
from compare.text.tokens import count_words

GROUPS = ("cabinet", "sender", "dossier", "kind", "speaker")
"""What letters can be grouped by; of speakers one letter has several."""
UNITS = ("letter", "quarter", "year")
"""What one mark in time can stand for."""
MOST_MARKS = 60
"""More letters than these are taken together by quarter or by year."""
_LONG = 6
"""Years from which on a mark is a year and not a quarter."""
_UNITS_DRAWN = 1000
"""More letters than these are drawn in so many bundles, dealt at random: as sure, and sooner done."""


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """What was counted: the blocks that count, in order of date, with their words and their mentions.

    The arrays have a number for each block, ``letter`` and ``speaker`` that of its place in ``letters``
    and ``speakers``. ``place`` is where it stands in ``index``, below 0 in ``beside`` (-1 is the first).
    """

    concept: Concept
    letters: tuple[Letter, ...]
    speakers: tuple[str, ...]
    letter: Numbers
    speaker: Numbers
    words: Numbers
    hits: Numbers
    place: Numbers
    index: Index
    beside: tuple[Block, ...] = ()

    @property
    def total(self) -> int:
        """Mentions in all."""
        return int(self.hits.sum())

    def block(self, i: int) -> Block:
        """A block that counts, by its place in the arrays; of a letter in the index without its section."""
        place = int(self.place[i])
        return block_at(self.index, place) if place >= 0 else self.beside[-1 - place]

    def only(self, chosen: Mask) -> Counted:
        """The same with these blocks only."""
        names = ("letter", "speaker", "words", "hits", "place")
        return replace(self, **{name: getattr(self, name)[chosen] for name in names})


@dataclass(frozen=True, slots=True)
class TrendCount:
    """How often something is named in the letters of one group and one stretch of time.

    ``group`` is "" where nothing was grouped. ``period`` is the id of a letter, a year («2022»), a
    quarter («2022-2») or "" for all of time; ``first`` and ``last`` are the days that it takes: of a
    letter of which only the month is known, that month. ``named_in`` of ``letters`` hold a mention.
    ``rate``, ``low`` and ``high`` are per word, 0 to 1. The margin is over paragraphs for one letter, and
    over letters for more.
    """

    group: str
    period: str
    first: date
    last: date
    letters: int
    named_in: int
    count: int = 0
    words: int = 0
    rate: float = nan
    low: float = nan
    high: float = nan
    method: str = ""


def count_everywhere(
    index: Index, concept: Concept, selection: Selection = EVERYONE, beside: Iterable[Letter] = ()
) -> Counted:
    """Where something is named in all letters, as `find_hits` with the same selection finds it.

    Args:
        index: The letters.
        concept: What to count; all its forms count.
        selection: Whose words and which kinds of block count.
        beside: Letters that are not in the index, such as those of this visit alone.

    Raises:
        PatternError: A form of the concept cannot be used.
        ValueError: Stretches are to be left out, which the index does not know.
    """
    if selection.without:
        raise ValueError("stretches that do not count are not known to the index")
    there = {x.id for x in index.letters}
    own = tuple(x for x in beside if x.id not in there and not x.witness_of)
    letters = tuple(sorted((*index.letters, *own), key=lambda x: (x.date, x.id)))
    number = {x.id: i for i, x in enumerate(letters)}
    speakers = tuple(dict.fromkeys((*index.speakers, *(b.speaker for x in own for b in x.blocks))))
    chosen = np.flatnonzero(select_rows(index, selection.speakers, selection.extra))
    blocks = [b for x in own for b in select_blocks(x, selection)]
    found = Counter((h.place.letter_id, h.block_n) for h in find_hits(own, concept, selection))
    outside = [
        (
            number[b.place.letter_id],
            speakers.index(b.speaker),
            count_words(b.text),
            found[b.place.letter_id, b.n],
            -1 - i,
        )
        for i, b in enumerate(blocks)
    ]
    inside = (
        np.array([number[x.id] for x in index.letters], dtype=np.int64)[index.letter[chosen]],
        index.speaker[chosen],
        index.words[chosen],
        count_blocks(index, concept.terms)[chosen],
        chosen,
    )
    beside_it = np.array(outside, dtype=np.int64).reshape(-1, len(inside)).T
    columns = np.hstack([np.stack(inside), beside_it]).astype(np.int32)
    letter, speaker, words, hits, place = columns[:, np.argsort(columns[0], kind="stable")]
    return Counted(
        concept, letters, speakers, letter, speaker, words, hits, place, index, beside=tuple(blocks)
    )


def within(counted: Counted, first: date | None = None, last: date | None = None) -> Counted:
    """The same for letters of these days only; None is without bound.

    A letter of which only the month is known is dated on its first day.
    """
    stays = np.array(
        [(first is None or x.date >= first) and (last is None or x.date <= last) for x in counted.letters],
        dtype=np.bool_,
    )
    return counted.only(stays[counted.letter])


def in_letters(counted: Counted, ids: Iterable[str]) -> Counted:
    """The same for these letters only."""
    wanted = set(ids)
    return counted.only(np.array([x.id in wanted for x in counted.letters], np.bool_)[counted.letter])


def count_letters(counted: Counted, by: str = "letter") -> tuple[TermCount, ...]:
    """`count_hits` of what was counted: a row for each letter, or for each speaker of each letter.

    Letters in which nobody selected speaks have no row.

    Raises:
        ValueError: ``by`` is something else than "letter" and "speaker".
    """
    if by not in ("letter", "speaker"):
        raise ValueError(f"by must be 'letter' or 'speaker', not {by!r}")
    rows = []
    for letter, blocks in _stretches(counted.letter):
        speakers = dict.fromkeys(counted.speaker[blocks].tolist()) if by == "speaker" else {-1: None}
        for speaker in speakers:
            these = blocks if speaker < 0 else blocks[counted.speaker[blocks] == speaker]
            rows.append(
                count_paragraphs(
                    counted.concept.id,
                    counted.letters[letter].id,
                    "" if speaker < 0 else counted.speakers[speaker],
                    counted.hits[these].tolist(),
                    counted.words[these].tolist(),
                )
            )
    return tuple(rows)


def count_groups(counted: Counted, by: str = "", unit: str = "") -> tuple[TrendCount, ...]:
    """How often something is named in each group and stretch of time.

    Args:
        counted: What was counted.
        by: One of `GROUPS`, or "" for no groups.
        unit: One of `UNITS`, or "" for all of time.

    Returns:
        One row for each group in which anything is said, and in it for each stretch of time that has
        letters; zeros too. Cabinets stand in order of time, other groups with most words first. Empty when
        nobody selected says anything.

    Raises:
        ValueError: ``by`` or ``unit`` is something else.
    """
    if by not in ("", *GROUPS) or unit not in ("", *UNITS):
        raise ValueError(f"by must be one of {GROUPS} and unit one of {UNITS}, not {by!r} and {unit!r}")
    among = len(counted.speakers) if by == "speaker" else 1
    cell = counted.letter * among + (counted.speaker if by == "speaker" else 0)
    hits: Numbers = np.bincount(cell, counted.hits).astype(np.int64)
    words: Numbers = np.bincount(cell, counted.words).astype(np.int64)
    groups: dict[str, dict[str, list[int]]] = {}
    for one in np.unique(cell).tolist():
        letter = counted.letters[one // among]
        group = counted.speakers[one % among] if by == "speaker" else str(getattr(letter, by)) if by else ""
        groups.setdefault(group, {}).setdefault(period_of(letter, unit), []).append(one)
    rows = []
    for group, periods in groups.items():
        for period, cells in periods.items():
            units = hits[cells], words[cells]
            if len(cells) == 1:
                these = cell == cells[0]
                units = counted.hits[these], counted.words[these]
            first, last = _days(period, unit, [counted.letters[x // among] for x in cells])
            named = int(np.count_nonzero(hits[cells]))
            rows.append(_count_units(TrendCount(group, period, first, last, len(cells), named), *units))
    if by == "cabinet":
        began = {row.group: row.first for row in sorted(rows, key=lambda x: x.first, reverse=True)}
        return tuple(sorted(rows, key=lambda x: began[x.group]))
    size = Counter[str]()
    for row in rows:
        size[row.group] += row.words
    return tuple(sorted(rows, key=lambda x: -size[x.group]))


def period_of(letter: Letter, unit: str) -> str:
    """The stretch of time of a letter, as in `TrendCount.period`."""
    if unit == "letter":
        return letter.id
    if unit == "quarter":
        return f"{letter.date.year}-{(letter.date.month + 2) // 3}"
    return str(letter.date.year) if unit == "year" else ""


def unit_for(counted: Counted) -> str:
    """What a mark in time should stand for: a letter while there are few, else a quarter or a year."""
    letters = np.unique(counted.letter)
    if len(letters) <= MOST_MARKS:
        return "letter"
    first, last = (counted.letters[int(i)].date for i in (letters[0], letters[-1]))
    return "year" if last.year - first.year >= _LONG else "quarter"


def trend_of(points: Sequence[TrendCount]) -> Trend | None:
    """The trend of the rates of some letters or stretches of time, per year; None below five of them.

    Each point weighs the same, however many words it has.
    """
    said = [x for x in points if x.words]
    times = [middle(x) for x in said]
    if len(said) < LEAST or len(set(times)) < 2:
        return None
    return find_trend(times, [x.rate for x in said])


def middle(point: TrendCount) -> float:
    """The middle of the days of a point, in years."""
    return (point.first.toordinal() + point.last.toordinal()) / 2 / 365.25


def _count_units(empty: TrendCount, hits: Numbers, words: Numbers) -> TrendCount:
    """The row with the count of these paragraphs or letters, and how far its rate may be off."""
    count, total = int(hits.sum()), int(words.sum())
    bundles = None
    if len(words) > _UNITS_DRAWN:
        bundles = np.random.default_rng(SEED).permutation(len(words)) % _UNITS_DRAWN
    interval = rate_interval(hits, words, groups=bundles)
    rate, low, high = (count / total, interval.low, interval.high) if total else (nan, nan, nan)
    return replace(empty, count=count, words=total, rate=rate, low=low, high=high, method=interval.method)


def _days(period: str, unit: str, letters: Sequence[Letter]) -> tuple[date, date]:
    """First and last day of a stretch of time."""
    if unit == "year":
        return date(int(period), 1, 1), date(int(period), 12, 31)
    if unit == "quarter":
        year, quarter = map(int, period.split("-"))
        return date(year, 3 * quarter - 2, 1), _last_of_month(date(year, 3 * quarter, 1))
    first, last = letters[0], letters[-1]
    begin = first.date.replace(day=1) if first.date_precision == "month" else first.date
    return begin, _last_of_month(last.date) if last.date_precision == "month" else last.date


def _last_of_month(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _stretches(letter: Numbers) -> Iterable[tuple[int, Numbers]]:
    """For each letter the places of its blocks."""
    at = np.arange(len(letter))
    return ((int(letter[x[0]]), x) for x in np.split(at, np.flatnonzero(np.diff(letter)) + 1) if len(x))
