"""The commands about what a letter commits to and how it is written."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from compare.analysis.promises import by_concreteness, count_promises, find_promises
from compare.analysis.readability import Estimate, LetterStyle, measure_style
from compare.analysis.selection import CABINET_ONLY, EVERYONE, Selection
from compare.cli.asked import (
    Add,
    Records,
    add_letters,
    letters_of,
    one_line,
    rounded,
    say,
    speaker_to_selection,
)
from compare.errors import TooLittleTextError
from compare.io.promises import read_promises
from compare.model import CABINET, Letter


def add_commands(add: Add) -> None:
    """`promises` and `readability`."""
    command = add("promises", _promises, "Sentences in which the cabinet commits itself, or only intends.")
    add_letters(command)
    command.add_argument("--kind", choices=("commitment", "intention"), help="only these")
    command.add_argument("--concrete", action="store_true", help="only with a deadline or an amount")
    command.add_argument("--counts", action="store_true", help="a row a letter, with shares and margins")
    command.add_argument("--speaker", default=CABINET, help="whose words: kabinet (default), a party, or all")

    command = add("readability", _readability, "Sentence length, long words, passives, readability formulas.")
    add_letters(command)
    command.add_argument("--speaker", default="all", help="whose words: all (default), kabinet, or a party")


def _letters(options: argparse.Namespace) -> tuple[tuple[Letter, ...], Selection]:
    """The letters asked for, without those in which nobody selected speaks, and whose words count."""
    letters = letters_of(options.letters)
    selection = EVERYONE
    if options.speaker != "all":
        everyone = sorted({s for x in letters for s in x.speakers})
        if options.speaker == CABINET and CABINET not in everyone:
            raise TooLittleTextError(f"{', '.join(x.id for x in letters)}: the cabinet says nothing there")
        selection = (
            CABINET_ONLY if options.speaker == CABINET else speaker_to_selection(options.speaker, letters)
        )
    speaking = tuple(
        x for x in letters if selection.speakers is None or not selection.speakers.isdisjoint(x.speakers)
    )
    silent = [x.id for x in letters if x not in speaking]
    if silent:
        say(f"left out, nothing said there by {options.speaker}: {', '.join(silent)}")
    return speaking, selection


def _promises(options: argparse.Namespace) -> Records:
    letters, selection = _letters(options)
    found = find_promises(letters, read_promises(), selection)
    if options.counts:
        return [
            {
                "letter_id": row.letter_id,
                "kind": row.kind,
                "count": row.count,
                "sentences": row.sentences,
                "share": rounded(row.rate, 4),
                "low": rounded(row.low, 4),
                "high": rounded(row.high, 4),
                "paragraphs": row.paragraphs,
                "of_paragraphs": row.total_paragraphs,
            }
            for row in count_promises(letters, found, selection, concrete=options.concrete)
            if options.kind in (None, row.kind)
        ]
    return [
        {
            "kind": p.kind,
            "deadline": [d.text for d in p.deadlines],
            "until": max(d.last for d in p.deadlines).isoformat() if p.deadlines else "",
            "amount": [a.text for a in p.amounts],
            "sentence": one_line(p.text),
            "because": list(dict.fromkeys(s.label for s in p.signals)),
            "speaker": p.speaker,
            "page": p.page,
            "citation": p.citation,
            "letter_id": p.letter_id,
            "n": p.block_n,
        }
        for p in by_concreteness(found)
        if options.kind in (None, p.kind) and (p.is_concrete or not options.concrete)
    ]


def _readability(options: argparse.Namespace) -> Records:
    letters, selection = _letters(options)
    return [_style_record(style) for style in measure_style(letters, selection)]


def _style_record(style: LetterStyle) -> dict[str, object]:
    """One letter's figures in a row; margins beside the figures that have one."""
    record: dict[str, object] = {
        "letter_id": style.letter_id,
        "words": style.words,
        "sentences": style.sentences,
        "paragraphs": style.paragraphs,
    }
    margins: Sequence[tuple[str, Estimate, int]] = (
        ("words_per_sentence", style.sentence, 2),
        ("words_per_paragraph", style.paragraph, 1),
        ("long_words", style.long_words, 4),
        ("passive", style.passive, 4),
        ("flesch_douma", style.flesch_douma, 1),
        ("lix", style.lix, 1),
    )
    for name, value, digits in margins:
        record[name] = rounded(value.value, digits)
        record[f"{name}_low"] = rounded(value.low, digits)
        record[f"{name}_high"] = rounded(value.high, digits)
    record |= {
        "median_sentence": rounded(style.median, 1),
        "spread_sentence": rounded(style.spread, 2),
        "longest_sentence": style.longest.words if style.longest else None,
        "longest_citation": style.longest.citation if style.longest else "",
        "variety": rounded(style.variety, 4),
    }
    return record
