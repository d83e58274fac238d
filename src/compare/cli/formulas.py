"""The command about formulas that travel, and where a phrase or a rewording of it stands."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TypeVar

from compare.analysis.formulas.find import KINDS, LITERAL, REWORDED, Formula, find_formulas
from compare.analysis.formulas.places import Occurrence
from compare.analysis.formulas.search import find_wording
from compare.cli.asked import Add, Records, letters_of, positive, rounded, say
from compare.corpus import load_given
from compare.io.dutch import read_dutch
from compare.model import Letter

_TOP = 20
_T = TypeVar("_T")


def add_commands(add: Add) -> None:
    """`formulas`."""
    command = add(
        "formulas",
        _formulas,
        "Stock phrases that travel from letter to letter, also reworded; or where a phrase of yours stands.",
    )
    command.add_argument(
        "phrase", nargs="?", metavar="PHRASE", help="look for this phrase and its rewordings"
    )
    command.add_argument(
        "--letter",
        action="append",
        metavar="LETTER",
        help="only this letter; may be repeated; one letter: its formulas beside all others",
    )
    kinds = command.add_mutually_exclusive_group()
    kinds.add_argument("--literal", action="store_true", help="only word for word, the longest first")
    kinds.add_argument("--reworded", action="store_true", help="only reworded ones, the most telling first")
    command.add_argument(
        "--all", action="store_true", help="every formula; names, set phrases and manners of asking too"
    )
    command.add_argument(
        "--top", type=positive, metavar="N", help=f"formulas of each kind, or finds ({_TOP}; all with --all)"
    )


def _formulas(options: argparse.Namespace) -> Records:
    kinds = (LITERAL,) if options.literal else (REWORDED,) if options.reworded else KINDS
    if options.phrase is not None:
        return _search(options, kinds)
    asked = letters_of(options.letter)
    searched = asked if len(asked) != 1 else (*asked, *letters_of(None))
    found = find_formulas(searched, load_given().letters, read_dutch())
    if len(asked) == 1:
        found = tuple(f for f in found if asked[0].id in f.letters)
    records: Records = []
    for kind in kinds:
        of_kind = [f for f in found if f.kind == kind and (f.telling or options.all)]
        aside = sum(f.kind == kind for f in found) - len(of_kind)
        if aside:
            say(f"{kind}: left out {aside} that are names, set phrases or manners of asking; see --all")
        for rank, formula in enumerate(_first(of_kind, options, f"{kind} formulas"), 1):
            records += [_row(rank, formula, o) for o in formula.occurrences]
    return records


def _first(found: Sequence[_T], options: argparse.Namespace, what: str) -> Sequence[_T]:
    """As many as were asked for; says how many there are when that is not all."""
    top = options.top or (len(found) if options.all else _TOP)
    if len(found) > top:
        say(f"the first {top} of {len(found)} {what}; see --top")
    return found[:top]


def _row(rank: int, formula: Formula, occurrence: Occurrence) -> dict[str, object]:
    """One occurrence of a formula."""
    return {
        "rank": rank,
        "formula": formula.id,
        "kind": formula.kind,
        "telling": formula.telling,
        "shared_words": formula.words,
        "score": rounded(formula.score, 1),
        "expected": rounded(formula.expected, 3),
        "form": occurrence.form,
        **_place(occurrence),
    }


def _place(occurrence: Occurrence) -> dict[str, object]:
    """Where a wording stands, and its words that align."""
    text = occurrence.wording
    return {
        "wording": text,
        "aligned": list(occurrence.aligned),
        "letter_id": occurrence.letter_id,
        "page": occurrence.page,
        "speaker": occurrence.speaker,
        "citation": occurrence.citation,
        "sentence": occurrence.sentence,
        "n": occurrence.block_n,
    }


def _search(options: argparse.Namespace, kinds: tuple[str, ...]) -> Records:
    """Where a phrase stands, the likest first."""
    letters: tuple[Letter, ...] = letters_of(options.letter)
    found = [
        f
        for f in find_wording(options.phrase, letters, load_given().letters, read_dutch())
        if f.occurrence.form in kinds
    ]
    if not found:
        say("nothing resembles this phrase enough")
    return [
        {"rank": n, "kind": f.occurrence.form, "score": rounded(f.score, 2), **_place(f.occurrence)}
        for n, f in enumerate(_first(found, options, "finds"), 1)
    ]
