"""Finds the words on which the meaning of a text turns; what became of them is `operative`'s work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from compare.analysis.signals import split_clauses
from compare.analysis.word_patterns import find_pattern
from compare.model import OperativeWord
from compare.text.details import Deadline, find_deadlines
from compare.text.numbers import Quantity, find_quantities
from compare.text.tokens import Token, fold, split_sentences, split_tokens

KINDS = (
    "obligation", "amount", "percentage", "number", "deadline", "year", "actor", "negation", "scope",
)  # fmt: skip
"""The kinds of operative words, the weightiest first."""

_QUANTITIES = {"euro": "amount", "dollar": "amount", "percent": "percentage", "year": "year", "": "number"}
_YEAR_ALONE = re.compile(r"(?:in\s+)?(?:het\s+jaar\s+)?(?P<year>20\d\d)", re.IGNORECASE)
_RANGE = re.compile(r"(?<![\w-])(\d{1,4}(?:,\d+)?%?)[-‐‑](?=\d{1,4}(?:,\d+)?%?(?![\w-]))")
_HAS_YEAR = re.compile(r"\b20\d\d\b")
_OFFICES = ("minister", "staatssecretaris")
_ACRONYM = 4


@dataclass(frozen=True, slots=True)
class Operative:
    """A word or phrase that decides something, at its place in the text given.

    ``value`` is what it means: two of one kind with the same value say the same. ``marks`` are
    its words, which may stand apart («zet … in op»); ``strength`` is as in `OperativeWord`;
    ``span`` are the first and last day of a deadline that can be dated, else None.
    """

    kind: str
    value: str
    text: str
    marks: tuple[tuple[int, int], ...]
    strength: int = 0
    size: float = 0.0
    span: tuple[date, date] | None = None

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.marks[0][0]


def find_operatives(text: str, words: Sequence[OperativeWord]) -> tuple[Operative, ...]:
    """The operative words of a text, in order.

    By the table for obligation, actors, negation and scope; by rule for amounts, percentages,
    numbers, years and dates. *Misleads when* a word of the table means something else («kan»
    as a thing): harmless while it stands in both texts, for only differences are shown.
    """
    return _find(text, _sorted(tuple(words)))


@dataclass(frozen=True, eq=False, slots=True)
class _Table:
    """The words by kind, longest pattern first: «zal … streven» goes before «zal»."""

    by_kind: tuple[tuple[str, tuple[OperativeWord, ...]], ...]


@lru_cache(maxsize=8)
def _sorted(words: tuple[OperativeWord, ...]) -> _Table:
    kinds = dict.fromkeys(w.kind for w in words)
    longest = sorted(words, key=lambda w: -len(w.pattern.split()))
    return _Table(tuple((kind, tuple(w for w in longest if w.kind == kind)) for kind in kinds))


@lru_cache(maxsize=4096)
def _find(text: str, table: _Table) -> tuple[Operative, ...]:
    listed = [x for start, end in split_sentences(text) for x in _listed(text, start, end, table)]
    parted = _RANGE.sub(r"\1–", text)  # «2021-2024» is two years, as «2021–2024» is
    dated = [
        _dated(x) for x in find_deadlines(parted, date.min)
    ]  # words are compared, not the days they meant
    spoken = [x for x in listed if x.kind == "deadline" and not _overlaps(x, dated)]
    times = [*dated, *spoken]
    counted = [x for x in map(_counted, find_quantities(parted)) if not _overlaps(x, times)]
    rest = (x for x in listed if x.kind != "deadline" and not (x.kind == "number" and _overlaps(x, counted)))
    return tuple(sorted((*times, *counted, *rest), key=lambda x: (x.start, KINDS.index(x.kind))))


def _overlaps(one: Operative, others: Iterable[Operative]) -> bool:
    """Whether one shares a letter with any of the others."""
    return any(a < d and c < b for a, b in one.marks for other in others for c, d in other.marks)


def _dated(found: Deadline) -> Operative:
    """A date, or a year when no more is said than «in 2024»."""
    marks = ((found.start, found.end),)
    if alone := _YEAR_ALONE.fullmatch(found.text):
        start = found.start + alone.start("year")
        year = alone["year"]
        return Operative(
            "year",
            f"{year} year",
            year,
            ((start, found.end),),
            size=float(year),
            span=(found.first, found.last),
        )
    with_year = "" if _HAS_YEAR.search(found.text) else "relative "
    value = f"{with_year}{found.first} {found.last}"
    return Operative("deadline", value, found.text, marks, span=(found.first, found.last))


def _counted(found: Quantity) -> Operative:
    """A number with its unit."""
    value = f"{found.value:g} {found.unit}"
    marks = ((found.start, found.end),)
    return Operative(_QUANTITIES[found.unit], value, found.counted, marks, size=found.value)


def _listed(text: str, start: int, end: int, table: _Table) -> Iterator[Operative]:
    """The words of the table in one sentence, clause by clause."""
    sentence = text[start:end]
    for a, b in split_clauses(sentence):
        tokens = split_tokens(sentence[a:b])
        keys = frozenset(t.key for t in tokens)
        for kind, words in table.by_kind:
            taken: set[int] = set()
            for word in words:
                for at in _places(word, tokens, keys):
                    if taken.isdisjoint(at):
                        taken.update(at)
                        yield _found(word, kind, tokens, at, text, start + a)


def _places(word: OperativeWord, tokens: Sequence[Token], keys: AbstractSet[str]) -> list[tuple[int, ...]]:
    """Where a line of the table stands in a clause, not as part of a phrase that it leaves out."""
    found = find_pattern(word.pattern, tokens, keys)
    if not found:
        return []
    if word.kind == "actor":
        found = [at for at in found if _is_written_so(word.pattern, tokens[at[0]].text)]
    void = {i for phrase in word.exclude for at in find_pattern(phrase, tokens, keys) for i in at}
    return [at for at in found if void.isdisjoint(at)]


def _is_written_so(pattern: str, word: str) -> bool:
    """Whether a name has its capitals: «OM» is not «om», «Kamer» not «kamer»."""
    first = pattern.split()[0].split("/")[0]
    if first.isupper() and len(first) <= _ACRONYM:
        return word.isupper()
    return not first[0].isupper() or word[0].isupper()


def _found(
    word: OperativeWord, kind: str, tokens: Sequence[Token], at: Sequence[int], text: str, base: int
) -> Operative:
    """A hit of the table with its words as written; a minister with the office."""
    value, taken = word.label, list(at)
    if kind == "actor" and word.label in _OFFICES:
        taken += _office(tokens, at[-1])
        value = fold(" ".join(tokens[i].text for i in taken))
    marks: list[tuple[int, int]] = []
    for i in taken:
        begin, end = base + tokens[i].start, base + tokens[i].end
        if marks and not text[marks[-1][1] : begin].strip():
            marks[-1] = marks[-1][0], end
        else:
            marks.append((begin, end))
    written = " … ".join(text[a:b] for a, b in marks)
    return Operative(kind, value, written, tuple(marks), word.strength)


def _office(tokens: Sequence[Token], at: int) -> list[int]:
    """Numbers of the words that name the office: «van Buitenlandse Zaken», «voor Klimaat en Energie»."""
    if at + 1 >= len(tokens) or tokens[at + 1].key not in ("van", "voor"):
        return []
    last = at + 1
    for i in range(at + 2, len(tokens)):
        joins = tokens[i].key == "en" and i + 1 < len(tokens) and tokens[i + 1].text[0].isupper()
        if tokens[i].start != tokens[i - 1].end + 1 or not (tokens[i].text[0].isupper() or joins):
            break
        last = i
    return list(range(at + 1, last + 1)) if last > at + 1 else []
