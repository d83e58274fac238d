"""The commands about coding by hand: how far a coded file and the machine agree, and samples to code."""

from __future__ import annotations

import argparse
import math
from pathlib import Path

from compare.analysis.coding import (
    Agreement,
    count_confusions,
    draw_sample,
    first_words,
    fit_coded,
    judge_paragraphs,
    judge_readers,
    measure_agreement,
)
from compare.analysis.themes import assign_themes
from compare.cli.asked import Add, Records, letters_of, positive, rounded, say
from compare.corpus import load_corpus
from compare.errors import TooLittleTextError
from compare.io.coding import read_coded, read_coding
from compare.io.tables import read_themes
from compare.model import Coded, Letter


def add_commands(add: Add) -> None:
    """`coding` and `sample`."""
    command = add("coding", _coding, "How far paragraphs coded by hand and the machine's themes agree.")
    command.add_argument(
        "files", nargs="*", metavar="FILE.csv", help="coded paragraphs; data/coded.csv when none is named"
    )
    command.add_argument(
        "--confusions", action="store_true", help="the paragraphs on which hand and machine differ"
    )

    command = add("sample", _sample, "A random sample of paragraphs as a sheet to code; with --format csv.")
    command.add_argument("letters", nargs="+", metavar="LETTER", help="ids or files of letters")
    command.add_argument("--size", type=positive, metavar="N", help="how many; all when not given")
    command.add_argument("--draw", type=positive, default=1, metavar="N", help="another number draws others")


def _coding(options: argparse.Namespace) -> Records:
    corpus = load_corpus()
    letters = (*corpus.letters, *corpus.witnesses)
    readers = _readers(options.files, letters)
    there = {row.letter_id for coded in readers.values() for row in coded}
    assigned = assign_themes([x for x in letters if x.id in there], read_themes())
    records: Records = []
    for reader, coded in readers.items():
        judged = judge_paragraphs(assigned, coded)
        if options.confusions:
            for hand, machine, found in count_confusions(judged):
                for j in found:
                    text = next(x for x in letters if x.id == j.letter_id).block(j.n).text
                    records.append(
                        {
                            "reader": reader,
                            "letter_id": j.letter_id,
                            "n": j.n,
                            "hand": hand,
                            "machine": machine,
                            "near": j.near,
                            "words": j.words,
                            "text": text,
                        }
                    )
            continue
        for letter_id in dict.fromkeys(j.letter_id for j in judged):
            rows = [j for j in judged if j.letter_id == letter_id]
            records += _record(reader, "machine", letter_id, measure_agreement(rows))
        records += _record(reader, "machine", "all", measure_agreement(judged))
    names = list(readers)
    for i, one in enumerate(names if not options.confusions else ()):
        for other in names[i + 1 :]:
            both = measure_agreement(judge_readers(readers[one], readers[other], letters))
            records += _record(one, other, "all", both)
    if not records and not options.confusions:
        raise TooLittleTextError("no coded paragraph stands in a letter that is loaded")
    return records


def _readers(files: list[str], letters: tuple[Letter, ...]) -> dict[str, tuple[Coded, ...]]:
    """The codings of the files by reader, as far as they fit the letters; says what does not."""
    themes = [theme.id for theme in read_themes()]
    rows = list(read_coded()) if not files else []
    for name in files:
        rows += read_coding(Path(name), themes)
    fitted = fit_coded(rows, letters)
    if fitted.moved:
        say(f"{fitted.moved} paragraphs stand under another number now and were found by their first words")
    for lost in fitted.lost:
        say(f"not found, left out: {lost.letter_id} {lost.block_n} «{lost.begins}»")
    for absent in fitted.absent:
        say(f"not loaded, left out: {absent}")
    names = dict.fromkeys(c.reader for c in fitted.coded)
    return {name: tuple(c for c in fitted.coded if c.reader == name) for name in names}


def _record(reader: str, beside: str, letter_id: str, a: Agreement | None) -> Records:
    if a is None:
        return []
    none = math.isnan(a.kappa.value)
    return [
        {
            "reader": reader,
            "beside": beside,
            "letter_id": letter_id,
            "paragraphs": a.n,
            "same": a.same,
            "near": a.near,
            "share": rounded(a.share, 4),
            "low": rounded(a.interval.low, 4),
            "high": rounded(a.interval.high, 4),
            "kappa": None if none else rounded(a.kappa.value, 4),
            "kappa_low": None if none else rounded(a.kappa.low, 4),
            "kappa_high": None if none else rounded(a.kappa.high, 4),
            "alpha": rounded(a.alpha.value, 4),
            "alpha_low": rounded(a.alpha.low, 4),
            "alpha_high": rounded(a.alpha.high, 4),
            "share_error": rounded(a.share_error, 4),
        }
    ]


def _sample(options: argparse.Namespace) -> Records:
    letters = letters_of(options.letters)
    by_id = {letter.id: letter for letter in letters}
    return [
        {
            "letter": letter_id,
            "block": n,
            "begins": first_words(by_id[letter_id].block(n).text),
            "primary": "",
            "secondary": "",
            "reader": "",
            "text": by_id[letter_id].block(n).text,
        }
        for letter_id, n in draw_sample(letters, options.size, options.draw)
    ]
