"""The commands that look over all letters at once: how often as time goes by, and in which lines."""

from __future__ import annotations

import argparse
import sys

from compare.analysis.search import LINES, find_lines
from compare.analysis.selection import EVERYONE, Selection
from compare.analysis.trends import (
    GROUPS,
    MOST_MARKS,
    UNITS,
    Counted,
    count_everywhere,
    count_groups,
    trend_of,
    unit_for,
    within,
)
from compare.cli.asked import Add, Records, add_lists, concept_of, day, lists_of, positive, rounded, say
from compare.errors import UnknownIdError
from compare.index import Index, load_index
from compare.model import EXTRA_KINDS, Concept
from compare.statistics import PER
from compare.statistics.trends import LEAST
from compare.tables import line_to_record

_SELDOM = 50
"""Letters are counted on a screen one step for so many."""


def add_commands(add: Add) -> None:
    """`trend` and `search`."""
    command = add(
        "trend", _trend, "How often terms are named as time goes by, over all letters, with margins."
    )
    command.add_argument(
        "terms", nargs="+", metavar="TERM", help="a concept, or any word, phrase or pattern (wapen*)"
    )
    command.add_argument(
        "--by",
        choices=(*UNITS, *GROUPS),
        help=f"a row for each; letter is the default, above {MOST_MARKS} letters quarter or year",
    )
    _add_choices(command)

    command = add("search", _search, "The lines in which a term is named, out of all letters, page by page.")
    command.add_argument("term", metavar="TERM", help="a concept, or any word, phrase or pattern")
    command.add_argument("--page", type=positive, default=1, metavar="N", help=f"page of {LINES} lines")
    command.add_argument(
        "--width", type=positive, default=70, metavar="N", help="characters of context on either side"
    )
    _add_choices(command)


def _add_choices(command: argparse.ArgumentParser) -> None:
    """The options that tell what counts over all letters."""
    command.add_argument(
        "--all-forms", action="store_true", help="count the forms that are off by default too"
    )
    command.add_argument(
        "--family", action="store_true", help="count adjectives and inhabitants of a name too (Russische)"
    )
    command.add_argument("--speaker", default="all", help="whose words: all (default), kabinet, or a party")
    command.add_argument(
        "--include", action="append", choices=EXTRA_KINDS, default=[], help="count these too; may be repeated"
    )
    for name, told in (("--from", "of this day or later"), ("--to", "of this day or earlier")):
        command.add_argument(
            name, type=day, dest=name[2:] + "_", metavar="YYYY-MM-DD", help=f"only letters {told}"
        )
    add_lists(command)


def _trend(options: argparse.Namespace) -> Records:
    rows: Records = []
    index = _index()
    known = lists_of(options).concepts
    for typed in options.terms:
        concept = concept_of(typed, known, options.all_forms, options.family)
        counted = _count(index, concept, options)
        by = options.by or unit_for(counted)
        groups = count_groups(counted, unit=by) if by in UNITS else count_groups(counted, by=by)
        rows += [
            {
                "term": typed,
                by: group.period if by in UNITS else group.group,
                "from": group.first.isoformat(),
                "to": group.last.isoformat(),
                "letters": group.letters,
                "named_in": group.named_in,
                "count": group.count,
                "words": group.words,
                "rate": rounded(group.rate * PER, 2),
                "low": rounded(group.low * PER, 2),
                "high": rounded(group.high * PER, 2),
            }
            for group in groups
        ]
        if by in UNITS:
            say(f"{typed}: {_trend_line(counted, by)}")
    return rows


def _trend_line(counted: Counted, unit: str) -> str:
    """What the test says of the trend, or why there is none."""
    points = count_groups(counted, unit=unit)
    trend = trend_of(points)
    if trend is None:
        return f"no trend: that takes {LEAST} of {unit} at least, of different days; there are {len(points)}"
    slope, low, high = (f"{PER * x:+.2f}" for x in (trend.slope, trend.low, trend.high))
    test = f"Mann-Kendall p = {trend.p:.4f}, tau = {trend.tau:.2f}, n = {trend.n}"
    return f"{slope} per 10,000 words a year ({low} to {high}), {test}"


def _search(options: argparse.Namespace) -> Records:
    index = _index()
    concept = concept_of(options.term, lists_of(options).concepts, options.all_forms, options.family)
    counted = _count(index, concept, options)
    found = find_lines(counted, options.page, width=options.width)
    say(f"page {found.page} of {found.pages}: {found.total} mentions")
    dates = {x.id: x.date.isoformat() for x in counted.letters}
    return [{"date": dates[line.letter_id], **line_to_record(line)} for line in found.lines]


def _index() -> Index:
    """The index, brought up to date, with a word on how far that is and on what it leaves out."""

    def report(done: int, of: int) -> None:
        if of > _SELDOM and (done % _SELDOM == 0 or done == of):
            end = "\n" if done == of else "\r"
            print(f"compare: taking letters in: {done} of {of}", end=end, file=sys.stderr, flush=True)

    index = load_index(report)
    for note in index.notes:
        say(note)
    return index


def _count(index: Index, concept: Concept, options: argparse.Namespace) -> Counted:
    """What is counted of a concept by the options of `_add_choices`."""
    selection = EVERYONE
    if options.speaker != "all":
        known = {x.lower(): x for x in index.speakers if x}
        if options.speaker.lower() not in known:
            raise UnknownIdError("speaker", options.speaker, (*known.values(), "all"))
        selection = Selection(frozenset({known[options.speaker.lower()]}))
    selection = Selection(selection.speakers, frozenset(options.include))
    return within(count_everywhere(index, concept, selection), options.from_, options.to_)
