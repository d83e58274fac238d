"""The commands that tell how firm a difference is, and which words are not the writer's own."""

from __future__ import annotations

import argparse
from datetime import date

from compare.analysis.quotations import find_borrowed
from compare.analysis.robustness import check_firmness
from compare.analysis.robustness_cases import Variant
from compare.analysis.robustness_readings import Subject
from compare.analysis.sides import LEAST_WORDS
from compare.analysis.units import WORDS
from compare.cli.asked import (
    Add,
    Records,
    add_letter,
    add_letters,
    add_lists,
    add_without,
    leave_out_asked,
    letter_of,
    letters_of,
    lists_of,
    rounded,
    say,
    speaker_to_selection,
)
from compare.corpus import load_corpus
from compare.errors import TooLittleTextError, UnknownIdError
from compare.io.lists import Lists
from compare.model import CABINET, Letter
from compare.statistics import PER
from compare.text.citations import cite

OTHERS = "others"
"""Stands for all other letters together."""


def add_commands(add: Add) -> None:
    """`firmness` and `borrowed`."""
    command = add(
        "firmness", _firmness, "A difference between letters under every reasonable way of counting it."
    )
    command.add_argument(
        "subject",
        metavar="SUBJECT",
        help="theme:ID or concept:ID, such as concept:china; without a kind, either",
    )
    add_letter(command, "a")
    add_letter(command, "b", f"what it is compared with; «{OTHERS}» is all other letters together")
    command.add_argument("--speaker", default=CABINET, help="whose words: kabinet (default), a party, or all")
    add_without(command)
    add_lists(command)

    command = add("borrowed", _borrowed, "Quotations, passages taken over, repetitions and set forms.")
    add_letters(command)


def _firmness(options: argparse.Namespace) -> Records:
    corpus = load_corpus()
    lists = lists_of(options)
    subject = subject_of(options.subject, lists)
    earlier, later = _sides(options, corpus.letters)
    letters = (*earlier, *later)
    if len(letters) > len({x.witness_of or x.id for x in letters}):
        say("careful: these are two copies of the same paper")
    if len({x.kind == "letter" for x in letters}) > 1:
        say("careful: a letter is set beside a paper of another kind")
    selection = speaker_to_selection(options.speaker, letters)
    selection = leave_out_asked(selection, letters, options)
    borrowed = [b for x in letters for b in find_borrowed(x, corpus.letters)]
    firm = check_firmness(subject, earlier, later, lists.themes, borrowed, selection)
    for ids, side in ((firm.earlier_ids, firm.main.earlier), (firm.later_ids, firm.main.later)):
        if side.total < LEAST_WORDS:
            raise TooLittleTextError(
                f"{' + '.join(ids)}: {side.total:g} such words; at least {LEAST_WORDS} are needed to compare"
            )
    held = len(firm.variants) - len(firm.fallen)
    clear = "clear" if firm.main.clear else "within the noise"
    say(f"{firm.label}: {clear}; so in {held} of {len(firm.variants)} variants")
    subjects = len(lists.themes) + len(lists.concepts)
    if firm.main.clear and not firm.is_clear_among(subjects):
        say(f"that is for a subject chosen in advance: picked out of all {subjects} it is not clear")
    if firm.carrier:
        say(f"«{firm.carrier.label}» takes away most when it is left out: {firm.lost(firm.carrier):.0%}")
    per = PER if firm.kind == "concept" else 100
    return [
        {
            "choice": v.kind,
            "id": v.id,
            "unit": v.unit,
            "earlier_count": rounded(v.earlier.count, 1),
            "earlier_of": v.earlier.total,
            "later_count": rounded(v.later.count, 1),
            "later_of": v.later.total,
            **{name: rounded(x * (per if v.unit == WORDS else 100), 3) for name, x in _figures(v)},
            "p": rounded(v.p, 4),
            "clear": v.clear,
            "outcome": v.outcome(firm.main),
        }
        for v in (firm.main, *firm.variants)
    ]


def _figures(v: Variant) -> tuple[tuple[str, float], ...]:
    """The figures in the unit of the variant."""
    return (
        ("earlier", v.earlier.value),
        ("later", v.later.value),
        ("difference", v.difference),
        ("low", v.low),
        ("high", v.high),
        ("noise", v.noise),
    )


def _sides(
    options: argparse.Namespace, loaded: tuple[Letter, ...]
) -> tuple[tuple[Letter, ...], tuple[Letter, ...]]:
    """The two sides, the older first, as asked where a date is not known; all others are the earlier side."""
    corpus = load_corpus()
    one = letter_of(corpus, options.a)
    if options.b == OTHERS:
        return tuple(x for x in loaded if x.id != one.id), (one,)
    pair = [one, letter_of(corpus, options.b)]
    if all(x.date > date.min for x in pair):
        pair.sort(key=lambda x: (x.date, x.id))
    return (pair[0],), (pair[1],)


def subject_of(typed: str, lists: Lists) -> Subject:
    """A theme or concept by ``theme:ID``, ``concept:ID`` or just its id or label.

    Raises:
        UnknownIdError: There is none of that kind with that id.
    """
    kind, colon, name = typed.partition(":")
    kind, name = (kind, name) if colon else ("", typed)
    offered: dict[str, Subject] = {f"theme:{x.id}": x for x in lists.themes}
    offered |= {f"concept:{x.id}": x for x in lists.concepts}
    for key, subject in sorted(offered.items()):
        named = {x.lower() for x in (subject.id, subject.label, subject.label_en)}
        if key.startswith(f"{kind}:" if kind else "") and name.strip().lower() in named:
            return subject
    raise UnknownIdError("theme or concept", typed, tuple(offered))


def _borrowed(options: argparse.Namespace) -> Records:
    corpus = load_corpus()
    known = {x.id: x for x in (*corpus.letters, *corpus.witnesses)}
    rows: Records = []
    for letter in letters_of(options.letters):
        for b in find_borrowed(letter, corpus.letters):
            source = known.get(b.source_id, letter)
            page = source.block(b.source_n).page_at(b.source_start) if b.source_n else 0
            rows.append(
                {
                    "letter_id": letter.id,
                    "n": b.stretch.block_n,
                    "start": b.stretch.start,
                    "end": b.stretch.end,
                    "kind": b.kind,
                    "words": b.words,
                    "speaker": b.speaker,
                    "text": b.text,
                    "citation": cite(letter, b.page),
                    "source_id": b.source_id,
                    "source_n": b.source_n or None,
                    "source": cite(source, page) if b.source_n else "",
                }
            )
    return rows
