"""The commands that count words and show them in their lines."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from compare.analysis.concordance import concordance
from compare.analysis.frequency import count_hits
from compare.analysis.keyness import MIN_COUNT, KeyWord, Unit, compare_sides
from compare.analysis.selection import EVERYONE
from compare.analysis.sides import (
    CABINET_PREFIX,
    PARTY_PREFIX,
    REST,
    SECTION_MARK,
    Side,
    make_side,
    set_apart,
)
from compare.cli.asked import (
    Add,
    Records,
    add_letter,
    add_lists,
    add_selection,
    concept_of,
    is_path,
    letter_of,
    letters_of,
    lists_of,
    options_to_selection,
    positive,
    rounded,
    say,
    speaker_to_selection,
)
from compare.corpus import Corpus, load_corpus
from compare.io.tables import read_stopwords
from compare.model import CABINET, Letter
from compare.statistics import PER
from compare.tables import line_to_record


def add_commands(add: Add) -> None:
    """`terms`, `concordance` and `keyness`."""
    command = add("terms", _terms, "How often terms are named, per 10,000 words, with a 95% margin.")
    command.add_argument(
        "terms", nargs="+", metavar="TERM", help="a concept, or any word, phrase or pattern (wapen*)"
    )
    command.add_argument("--by", choices=("letter", "speaker"), default="letter", help="a row for each")
    add_selection(command)
    add_lists(command)

    command = add("concordance", _concordance, "The lines in which a term is named.")
    command.add_argument("term", metavar="TERM", help="a concept, or any word, phrase or pattern")
    command.add_argument(
        "--sort", choices=("place", "left", "right", "hit"), default="place", help="order of lines"
    )
    command.add_argument(
        "--width", type=positive, default=70, metavar="N", help="characters of context on either side"
    )
    add_selection(command)
    add_lists(command)

    command = add("keyness", _keyness, "Words that set one side apart from another.")
    told = "a letter or file; several as A+B; LETTER#words of a heading; cabinet:NAME; party:NAME; rest"
    add_letter(command, "target", told)
    add_letter(command, "reference", f"what it is compared with: {told}")
    command.add_argument("--speaker", default=CABINET, help="whose words: kabinet (default), a party, or all")
    command.add_argument(
        "--section", metavar="WORDS", help="only the section of the target with this heading"
    )
    command.add_argument("--lemmas", action="store_true", help="count the forms of a word together")
    command.add_argument("--phrases", action="store_true", help="compare two words in a row instead of words")
    command.add_argument(
        "--min", type=positive, default=MIN_COUNT, metavar="N", help="fewest hits on both sides together (3)"
    )
    command.add_argument("--no-function-words", action="store_true", help="leave out «de», «van», «zijn» …")
    command.add_argument("--top", type=positive, metavar="N", help="only the first so many rows")


def _terms(options: argparse.Namespace) -> Records:
    rows: Records = []
    letters = letters_of(options.letter)
    selection = options_to_selection(options, letters)
    known = lists_of(options).concepts
    for typed in options.terms:
        concept = concept_of(typed, known, options.all_forms, options.family)
        for row in count_hits(letters, concept, by=options.by, selection=selection):
            rows.append(
                {
                    "term": typed,
                    "letter_id": row.letter_id,
                    "speaker": row.speaker,
                    "count": row.count,
                    "words": row.words,
                    "rate": rounded(row.rate * PER, 2),
                    "low": rounded(row.low * PER, 2),
                    "high": rounded(row.high * PER, 2),
                    "paragraphs": row.paragraphs,
                }
            )
    return rows


def _concordance(options: argparse.Namespace) -> Records:
    concept = concept_of(options.term, lists_of(options).concepts, options.all_forms, options.family)
    letters = letters_of(options.letter)
    lines = concordance(
        letters, concept, options_to_selection(options, letters), width=options.width, sort=options.sort
    )
    return [line_to_record(line) for line in lines]


def _keyness(options: argparse.Namespace) -> Records:
    corpus = load_corpus()
    if options.lemmas and options.phrases:
        say("--phrases compares forms: --lemmas is left aside")
    target_ids, reference_ids = _ids(options.target), _ids(options.reference)
    if options.section:
        target_ids = [
            one if SECTION_MARK in one else f"{one}{SECTION_MARK}{options.section}" for one in target_ids
        ]
    find = partial(letter_of, corpus)
    target = _side(target_ids, corpus, options.speaker, find, None)
    reference = _side(reference_ids, corpus, options.speaker, find, target)
    reference, twice = set_apart(target, reference)
    if twice:
        say(f"{twice} words are on both sides: they count for the target only")
    papers = [{x.witness_of or x.id for x in side.letters} for side in (target, reference)]
    if any(x.witness_of for side in (target, reference) for x in side.letters) and papers[0] & papers[1]:
        say("careful: these are two copies of the same paper")
    if len(target.kinds | reference.kinds) > 1:
        say("careful: a letter is set beside a paper of another kind")
    unit: Unit = "phrases" if options.phrases else "lemmas" if options.lemmas else "forms"
    result = compare_sides(
        target,
        reference,
        unit=unit,
        min_count=options.min,
        drop_stopwords=options.no_function_words,
        stopwords=read_stopwords(),
    )
    for note in result.notes:
        say(note)
    return [_word_record(word, unit) for word in result.words[: options.top]]


def _ids(typed: str) -> list[str]:
    """The parts of a side: «A+B» is two, unless a file is called so."""
    return [typed] if is_path(typed) else [part.strip() for part in typed.split("+") if part.strip()]


def _side(
    ids: Sequence[str], corpus: Corpus, speaker: str, find: Callable[[str], Letter], other: Side | None
) -> Side:
    """One side; a paper in which the cabinet says nothing is taken whole when nobody was asked for."""
    mended: list[str] = []
    known: dict[str, Letter] = {}
    for one in ids:
        if one == REST or one.startswith((CABINET_PREFIX, PARTY_PREFIX)):
            mended.append(one)
            continue
        asked, mark, part = one.partition(SECTION_MARK)
        letter = find(asked)
        known[letter.id] = letter
        mended.append(f"{letter.id}{mark}{part}")
    letters = tuple({x.id: x for x in (*corpus.letters, *known.values())}.values())
    selection = speaker_to_selection(speaker, letters)
    if speaker == CABINET and known and not any(CABINET in x.speakers for x in known.values()):
        say(f"{', '.join(known)} holds no words of the cabinet: all its words are taken")
        selection = EVERYONE
    return make_side(mended, letters, selection, apart_from=other)


def _word_record(word: KeyWord, unit: Unit) -> dict[str, Any]:
    record = {
        "word": word.word,
        "target_count": word.target_count,
        "reference_count": word.reference_count,
        "target_rate": rounded(word.target_rate * PER, 2),
        "reference_rate": rounded(word.reference_rate * PER, 2),
        "log_ratio": rounded(word.log_ratio, 4),
        "low": rounded(word.low, 4),
        "high": rounded(word.high, 4),
        "lrc": rounded(word.lrc, 4),
        "g2": rounded(word.g2, 4),
        "q": word.q,
        "dp": rounded(word.dp, 4),
        "range_target": word.range_target,
        "range_reference": word.range_reference,
        "one_paragraph": word.one_paragraph,
        "direction": word.direction,
    }
    if unit == "lemmas":
        shown = zip(word.members, word.member_counts, strict=True)
        record["members"] = [f"{form} {a}/{b}" for form, (a, b) in shown]
    return record
