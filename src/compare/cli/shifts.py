"""The command that ranks what changed between two letters."""

from __future__ import annotations

import argparse
from datetime import date

from compare.analysis.detectable import find_needed, typical_clumping
from compare.analysis.evidence import find_evidence
from compare.analysis.selection import require_words
from compare.analysis.shifts import KINDS, Shift, rank_shifts
from compare.cli.asked import (
    Add,
    Records,
    add_letter,
    letter_of,
    positive,
    rounded,
    say,
    speaker_to_selection,
)
from compare.corpus import load_corpus
from compare.export.notes import power_to_sentence
from compare.export.sentences import shift_to_sentence
from compare.i18n import LANGUAGES, translator
from compare.io.tables import read_concepts, read_stopwords, read_themes
from compare.model import CABINET, Letter
from compare.statistics import PER


def add_commands(add: Add) -> None:
    """`shifts`."""
    command = add("shifts", _shifts, "What changed between two letters: themes, terms and words, ranked.")
    add_letter(command, "earlier")
    add_letter(command, "later", "the letter that it is compared with")
    command.add_argument("--speaker", default=CABINET, help="whose words: kabinet (default), a party, or all")
    command.add_argument("--kind", choices=KINDS, help="only rows of this kind")
    command.add_argument("--top", type=positive, metavar="N", help="only the first so many rows")
    command.add_argument("--clear", action="store_true", help="only what is clear")
    command.add_argument(
        "--evidence",
        action="store_true",
        help="the sentences for and against, one a line",
    )


def _shifts(options: argparse.Namespace) -> Records:
    corpus = load_corpus()
    earlier, later = letters = [letter_of(corpus, asked) for asked in (options.earlier, options.later)]
    selection = speaker_to_selection(options.speaker, letters)
    for letter in letters:
        require_words(letter, selection)
    if len({letter.witness_of or letter.id for letter in letters}) == 1:
        say("careful: these are two copies of the same paper")
    if earlier.date > later.date > date.min:
        say(f"careful: {earlier.id} is the later of the two; «more» is more in {later.id}")
    if len({letter.kind == "letter" for letter in letters}) > 1:
        say("careful: a letter is set beside a paper of another kind")
    concepts, themes = read_concepts(), read_themes()
    ranked = rank_shifts(earlier, later, concepts, themes, selection, stopwords=read_stopwords())
    for line in _said(ranked, earlier, later):
        say(line)
    rows = [
        s for s in ranked if (not options.kind or s.kind == options.kind) and (s.clear or not options.clear)
    ]
    rows = rows[: options.top] if options.top else rows
    if not options.evidence:
        return [_record(s, earlier, later, options.format) for s in rows]
    return [
        {
            "kind": shift.kind,
            "id": shift.id,
            "side": found.side,
            "why": found.why,
            "detail": found.detail,
            "sentence": found.text,
            "speaker": found.speaker,
            "page": found.page,
            "citation": found.citation,
            "letter_id": found.letter_id,
            "n": found.block_n,
        }
        for shift in rows
        for found in find_evidence(shift, earlier, later, concepts, themes, selection)
    ]


def _said(ranked: tuple[Shift, ...], earlier: Letter, later: Letter) -> list[str]:
    """How many were compared, and what these letters could show at all."""
    if not ranked:
        return []
    words = int(ranked[0].earlier.total), int(ranked[0].later.total)
    counts = {s.kind == "word": s.tried for s in ranked}
    needed = find_needed(words, typical_clumping(ranked))
    return [
        f"{sum(s.clear for s in ranked)} clear; compared: {counts.get(False, 0)} themes and terms (Holm), "
        f"{counts.get(True, 0)} words (LRC)",
        power_to_sentence(needed, earlier, later, words, translator("en"), "en"),
    ]


def _record(shift: Shift, earlier: Letter, later: Letter, form: str) -> dict[str, object]:
    """One row; the sentences do not fit a table for people."""
    record: dict[str, object] = {
        "kind": shift.kind,
        "id": shift.id,
        "label": shift.label,
        "certainty": shift.certainty,
        "earlier": int(shift.earlier.count),
        "later": int(shift.later.count),
        "earlier_rate": rounded(shift.earlier.value * PER, 2),
        "later_rate": rounded(shift.later.value * PER, 2),
        "difference": rounded(shift.difference * PER, 2),
        "low": rounded(shift.low * PER, 2),
        "high": rounded(shift.high * PER, 2),
        "safe_log_ratio": rounded(shift.size, 3),
        "p": rounded(shift.p, 5),
        "tried": shift.tried,
        "earlier_paragraphs": shift.paragraphs[0],
        "later_paragraphs": shift.paragraphs[1],
    }
    if form == "table":
        return record
    record |= {
        "earlier_words": int(shift.earlier.total),
        "later_words": int(shift.later.total),
        "earlier_id": earlier.id,
        "later_id": later.id,
        "with_it": [w.word for w in shift.words],
    }
    for lang in LANGUAGES:
        record[f"sentence_{lang}"] = shift_to_sentence(shift, earlier, later, translator(lang), lang)
    return record
