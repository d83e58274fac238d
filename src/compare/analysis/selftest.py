"""Works out again, here and now, what the figures of this installation rest on.

Four kinds of check: the two copies of one letter, paragraphs coded by hand, the promises that every figure
keeps, and values that the literature prints. What is expected comes from elsewhere, never from here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compare import statistics
from compare.analysis.coding import judge_paragraphs, share_error
from compare.analysis.frequency import count_hits
from compare.analysis.hits import find_hits
from compare.analysis.selection import EVERYONE, count_words_of, select_blocks
from compare.analysis.themes import assign_themes, share_themes
from compare.corpus import Corpus
from compare.model import Coded, Concept, Letter, Published, Theme
from compare.text.tokens import split_tokens

PUBLISHED, CODING, WITNESS, PROMISE = "published", "coding", "witness", "promise"
GROUPS = (WITNESS, CODING, PROMISE, PUBLISHED)
"""Kinds of check, in the order in which they are told."""

LEAST_RIGHT = 0.90
"""Part of the paragraphs whose main theme must be the one chosen by hand."""

LARGEST_ERROR = 0.06
"""Largest share error: half the sum of the differences between the shares by hand and by machine."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing worked out again, beside what it must be.

    ``group`` is "published", "coding", "witness" or "promise"; ``what`` tells what was
    worked out, ``of`` from what; ``expected`` and ``found`` are as printed and as found.
    """

    group: str
    what: str
    of: str
    expected: str
    found: str
    passed: bool
    source: str = ""


def run_selftest(
    corpus: Corpus,
    concepts: Sequence[Concept],
    themes: Sequence[Theme],
    published: Iterable[Published],
    coded: Sequence[Coded],
) -> tuple[Check, ...]:
    """All checks, in the order of `GROUPS`.

    Args:
        corpus: The letters as given; what a reader added is not checked.
        concepts: The concepts of ``data/``.
        themes: The themes of ``data/``.
        published: Printed values, from ``data/published.csv``.
        coded: Paragraphs coded by hand, from ``data/coded.csv``.
    """
    first = {x.id: x for x in corpus.letters}
    witnesses = [
        check
        for witness in corpus.witnesses
        for check in check_witness(first[witness.witness_of], witness, concepts, themes)
    ]
    return (
        *witnesses,
        *check_coding(corpus.letters, themes, coded),
        *check_promises(corpus.letters, concepts, themes),
        *check_published(published),
    )


def check_published(rows: Iterable[Published]) -> tuple[Check, ...]:
    """The printed values beside what `compare.statistics` gives for the same numbers.

    They agree when they are the same at the digits that are printed. An argument
    ``per`` multiplies the answer (per 10,000 words).
    """
    checks = []
    for row in rows:
        digits = len(row.printed.partition(".")[2])
        found = _work_out(row)
        passed = abs(found - float(row.printed)) <= 0.5 * 10.0**-digits + 1e-9
        of = ", ".join(f"{name} = {_numbers(values)}" for name, values in row.arguments)
        what = f"{row.measure} ({row.part})" if row.part else row.measure
        checks.append(Check(PUBLISHED, what, of, row.printed, f"{found:.{digits}f}", passed, row.source))
    return tuple(checks)


def _work_out(row: Published) -> float:
    """What a measure of `compare.statistics` gives for the arguments of a row."""
    arguments = {name: values[0] if len(values) == 1 else values for name, values in row.arguments}
    per = arguments.pop("per", 1.0)
    if row.measure not in statistics.__all__:
        raise ValueError(f"no measure is called {row.measure!r}")
    answer = getattr(statistics, row.measure)(**arguments)
    return float(getattr(answer, row.part) if row.part else answer) * float(per)  # type: ignore[arg-type]


def _numbers(values: tuple[float, ...]) -> str:
    """Numbers as written: whole ones without a point."""
    return " ".join(f"{x:g}" if x != int(x) else str(int(x)) for x in values)


def check_coding(
    letters: Sequence[Letter], themes: Sequence[Theme], coded: Sequence[Coded]
) -> tuple[Check, ...]:
    """Whether the themes of paragraphs agree with a reader: primary themes, and the shares they give.

    A paragraph with two themes by hand counts as right with either.
    """
    checks = []
    for letter in letters:
        by_hand = {c.block_n: c for c in coded if c.letter_id == letter.id and c.primary}
        if not by_hand:
            continue
        rows = judge_paragraphs(assign_themes([letter], themes), by_hand.values())
        right, n = sum(r.agrees for r in rows), len(by_hand)  # a paragraph that is gone is not right
        part, error = right / n, share_error(rows)
        reader = ", ".join(sorted({c.reader for c in by_hand.values()}))
        checks += [
            Check(
                CODING,
                "paragraphs with the main theme chosen by hand",
                letter.id,
                f"at least {LEAST_RIGHT:.0%}",
                f"{part:.0%} ({right} of {n})",
                part >= LEAST_RIGHT,
                reader,
            ),
            Check(
                CODING,
                "share error in percentage points",
                letter.id,
                f"at most {100 * LARGEST_ERROR:.1f}",
                f"{100 * error:.1f}",
                error <= LARGEST_ERROR,
                reader,
            ),
        ]
    return tuple(checks)


def check_witness(
    letter: Letter, witness: Letter, concepts: Sequence[Concept], themes: Sequence[Theme]
) -> tuple[Check, ...]:
    """Two copies of one paper must give every figure twice: words, passages, concepts, themes."""
    pair = (letter, witness)
    blocks = [select_blocks(x) for x in pair]
    keys = [[token.key for b in side for token in split_tokens(b.text)] for side in blocks]
    same = sum((Counter(keys[0]) & Counter(keys[1])).values())
    whose = f"{letter.id} = {witness.id}"
    concepts_by = [{c.id: len(find_hits([x], c)) for c in concepts} for x in pair]
    equal = [c for c in concepts_by[0] if concepts_by[0][c] == concepts_by[1][c]]
    unequal = ", ".join(sorted(set(concepts_by[0]) - set(equal)))
    given = [[(p.primary, p.words) for p in assign_themes([x], themes)] for x in pair]
    alike = sum(a == b for a, b in zip(*given, strict=False))

    def check(what: str, expected: int, found: int, note: str = "") -> Check:
        """A check that two counts are the same."""
        said = f"{found} ({note})" if note else str(found)
        return Check(WITNESS, what, whose, str(expected), said, expected == found)

    return (
        check("words", len(keys[0]), len(keys[1])),
        check("the same words in the same order", len(keys[0]), same if keys[0] != keys[1] else len(keys[1])),
        check("passages", len(blocks[0]), len(blocks[1])),
        check("concepts with the same count", len(concepts), len(equal), unequal),
        check("passages with the same theme", len(given[0]), alike),
    )


def check_promises(
    letters: Sequence[Letter], concepts: Sequence[Concept], themes: Sequence[Theme]
) -> tuple[Check, ...]:
    """What every figure promises: places that hold their words, and rows that add up to the figure."""
    hits = [hit for concept in concepts for hit in find_hits(letters, concept)]
    by_id = {x.id: x for x in letters}
    in_place = sum(by_id[h.place.letter_id].text[h.place.start : h.place.end] == h.text for h in hits)
    counted = sum(row.count for concept in concepts for row in count_hits(letters, concept))
    words = sum(count_words_of(select_blocks(x, EVERYONE)) for x in letters)
    assigned = assign_themes(letters, themes)
    shared = sum(row.words for row in share_themes(assigned, themes))
    standing = sum(x.text[b.place.start : b.place.end] == b.text for x in letters for b in x.blocks)
    rows = (
        ("blocks that stand at their place in the letter", sum(len(x.blocks) for x in letters), standing),
        ("mentions that stand at their place in the letter", len(hits), in_place),
        ("mentions behind the counts add up to the counts", counted, len(hits)),
        ("words behind the theme shares add up to the words of the letters", words, shared),
    )
    return tuple(
        Check(PROMISE, what, "", str(expected), str(found), expected == found)
        for what, expected, found in rows
    )
