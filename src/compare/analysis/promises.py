"""Sentences in which the cabinet commits itself, and sentences in which it aims or tries.

By the words of ``data/promises.csv`` and nothing else, so that each sentence shows why it is
there. Tells what is written, not whether it was kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import nan
from typing import Literal

from compare.analysis.selection import BLANK, CABINET_ONLY, Selection, select_blocks
from compare.analysis.signals import Found, find_signals, sort_signals, split_clauses
from compare.model import Block, Letter, Signal
from compare.statistics import difference_interval, permutation_p, rate_interval
from compare.text.citations import cite
from compare.text.details import Amount, Deadline, find_amounts, find_deadlines
from compare.text.tokens import count_words, split_sentences

Kind = Literal["commitment", "intention"]
KINDS: tuple[Kind, ...] = ("commitment", "intention")

FEWEST_WORDS = 4
"""A shorter line is a caption or the rest of a list: nothing can be promised in it, nor in a question, so the
rate is of the other sentences. The figures of style (`readability`) are of all that is read, these too."""

_QUOTED = re.compile(r"«[^«»]{20,}»|“[^“”]{20,}”|\"[^\"]{20,}\"")
_ASIDE = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Promise:
    """A sentence that commits or intends, and why it counts.

    ``start`` and ``end`` are offsets in the block's text; ``marks``, and those of
    ``deadlines`` and ``amounts``, too. ``signals`` are the lines of the table that fit.
    """

    letter_id: str
    block_n: int
    start: int
    end: int
    kind: Kind
    text: str
    signals: tuple[Signal, ...]
    marks: tuple[tuple[int, int], ...]
    deadlines: tuple[Deadline, ...]
    amounts: tuple[Amount, ...]
    speaker: str
    page: int
    citation: str

    @property
    def is_concrete(self) -> bool:
        """Whether it has a deadline or an amount."""
        return bool(self.deadlines or self.amounts)


@dataclass(frozen=True, slots=True)
class PromiseRate:
    """How many of a letter's sentences commit or intend.

    ``rate``, ``low`` and ``high`` are parts of the sentences, 0 to 1, with a margin over
    paragraphs; not a number without sentences. ``concrete`` tells whether only those with a
    deadline or amount were counted.
    """

    letter_id: str
    kind: Kind
    concrete: bool
    count: int
    sentences: int
    rate: float
    low: float
    high: float
    paragraphs: int
    total_paragraphs: int


def find_promises(
    letters: Iterable[Letter], signals: Sequence[Signal], selection: Selection = CABINET_ONLY
) -> tuple[Promise, ...]:
    """The sentences that commit or intend, in reading order, letter by letter.

    A commitment says that the cabinet will do a thing («zal», «gaat», «de Kamer
    ontvangt»); an intention that it aims, tries, wants or examines. A sentence with both
    is a commitment. Questions, quoted stretches, negations, conditions and the past do
    not count, nor does what others will do. *Misleads when* a promise is put in other
    words, or when a plan is told in the present tense («Nederland steunt»).

    Args:
        letters: The letters to look in.
        signals: The table, as `read_promises` gives it.
        selection: Whose words; the cabinet's.
    """
    table = tuple(signals)
    return tuple(
        promise
        for letter in letters
        for block in select_blocks(letter, selection)
        if block.kind != "question"
        for start, end in _sentences(block)
        if (promise := _read(letter, block, start, end, table))
    )


def _sentences(block: Block) -> list[tuple[int, int]]:
    """The sentences of a block that can promise anything: long enough, and no question."""
    return [
        (a, b)
        for a, b in split_sentences(block.text)
        if count_words(block.text[a:b]) >= FEWEST_WORDS
        and not block.text[a:b].rstrip("»”\"') ").endswith("?")
    ]


def _read(letter: Letter, block: Block, start: int, end: int, table: tuple[Signal, ...]) -> Promise | None:
    """One sentence as a promise, or None."""
    text = block.text[start:end]
    own = _QUOTED.sub(lambda m: BLANK * len(m.group()), text)
    deadlines, amounts = find_deadlines(own, letter.date), find_amounts(own)
    reading = sort_signals(table)
    found: list[Found] = []
    plain = _ASIDE.sub(lambda m: " " * len(m.group()), own)
    asides = [(m.start() + 1, m.end() - 1) for m in _ASIDE.finditer(own)]
    for a, b in (*split_clauses(plain), *asides):
        for hit in find_signals(
            own[a:b] if (a, b) in asides else plain[a:b], reading, detail=bool(deadlines or amounts)
        ):
            found.append(Found(hit.signal, tuple((x + a, y + a) for x, y in hit.marks)))
    kind: Kind | None = next((k for k in KINDS if any(f.signal.kind == k for f in found)), None)
    if kind is None:
        return None
    hits = [f for f in found if f.signal.kind == kind]
    marks = sorted({(x + start, y + start) for f in hits for x, y in f.marks})
    page = block.page_at(start)
    return Promise(
        letter.id,
        block.n,
        start,
        end,
        kind,
        text,
        tuple(dict.fromkeys(f.signal for f in hits)),
        tuple(marks),
        tuple(Deadline(d.start + start, d.end + start, d.text, d.first, d.last) for d in deadlines),
        tuple(Amount(x.start + start, x.end + start, x.text, x.value, x.unit) for x in amounts),
        block.speaker,
        page,
        cite(letter, page),
    )


def by_concreteness(promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Commitments with a deadline and an amount first, then with one of both, then bare; then intentions.

    Those that are equally concrete stay in the order given.
    """
    return tuple(
        sorted(
            promises,
            key=lambda p: (KINDS.index(p.kind), -bool(p.deadlines) - bool(p.amounts), not p.deadlines),
        )
    )


@dataclass(frozen=True, slots=True)
class PromiseShift:
    """How much more of the later letter's sentences commit (or intend): a difference of parts, -1 to 1.

    ``low`` and ``high`` are the margin of the difference; ``p`` is how often paragraphs dealt at
    random over the two letters differ as much.
    """

    kind: Kind
    difference: float
    low: float
    high: float
    p: float


def compare_promises(
    earlier: Letter,
    later: Letter,
    promises: Sequence[Promise],
    kind: Kind,
    selection: Selection = CABINET_ONLY,
    *,
    concrete: bool = False,
) -> PromiseShift | None:
    """The difference between two letters in how much of them commits or intends; None without sentences."""
    (h1, w1), (h2, w2) = (
        _by_paragraph(x, [p for p in promises if p.is_concrete or not concrete], kind, selection)
        for x in (earlier, later)
    )
    if not sum(w1) or not sum(w2):
        return None
    margin = difference_interval(h2, w2, h1, w1)
    difference = sum(h2) / sum(w2) - sum(h1) / sum(w1)
    return PromiseShift(kind, difference, margin.low, margin.high, permutation_p(h2, w2, h1, w1))


def _by_paragraph(
    letter: Letter, promises: Iterable[Promise], kind: Kind, selection: Selection
) -> tuple[list[int], list[int]]:
    """For each paragraph of a letter its sentences of this kind, and all its sentences."""
    blocks = [b for b in select_blocks(letter, selection) if b.kind != "question"]
    at = Counter(p.block_n for p in promises if p.letter_id == letter.id and p.kind == kind)
    return [at[b.n] for b in blocks], [len(_sentences(b)) for b in blocks]


def count_promises(
    letters: Iterable[Letter],
    promises: Iterable[Promise],
    selection: Selection = CABINET_ONLY,
    *,
    concrete: bool = False,
) -> tuple[PromiseRate, ...]:
    """How many sentences commit and how many intend in each letter, of how many sentences.

    The counts are those of ``promises``, so that they open into them.

    Args:
        letters: The letters, in the order wanted.
        promises: `find_promises` of these letters with the same selection.
        selection: Whose words.
        concrete: Count only sentences with a deadline or an amount.

    Returns:
        Two rows a letter, commitments first, also where nothing was found.
    """
    listed = [p for p in promises if p.is_concrete or not concrete]
    rows = []
    for letter in letters:
        for kind in KINDS:
            hits, sizes = _by_paragraph(letter, listed, kind, selection)
            total, count = sum(sizes), sum(hits)
            margin = rate_interval(hits, sizes)
            rate, low, high = (count / total, margin.low, margin.high) if total else (nan, nan, nan)
            having, paragraphs = sum(h > 0 for h in hits), sum(s > 0 for s in sizes)
            rows.append(
                PromiseRate(letter.id, kind, concrete, count, total, rate, low, high, having, paragraphs)
            )
    return tuple(rows)
