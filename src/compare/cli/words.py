"""The commands that count words and show them in their lines."""

from __future__ import annotations

import argparse

from compare.analysis.concordance import concordance
from compare.analysis.frequency import count_hits
from compare.analysis.keyness import rank_keyness
from compare.analysis.selection import EVERYONE, require_words, select_blocks
from compare.cli.asked import (
    PER,
    Add,
    Records,
    add_letter,
    add_selection,
    concept_of,
    letter_of,
    letters_of,
    options_to_selection,
    positive,
    rounded,
    say,
    speaker_to_selection,
)
from compare.corpus import load_corpus
from compare.io.tables import read_concepts, read_stopwords
from compare.model import CABINET


def add_commands(add: Add) -> None:
    """`terms`, `concordance` and `keyness`."""
    command = add("terms", _terms, "How often terms are named, per 10,000 words, with a 95% margin.")
    command.add_argument(
        "terms", nargs="+", metavar="TERM", help="a concept, or any word, phrase or pattern (wapen*)"
    )
    command.add_argument("--by", choices=("letter", "speaker"), default="letter", help="a row for each")
    add_selection(command)

    command = add("concordance", _concordance, "The lines in which a term is named.")
    command.add_argument("term", metavar="TERM", help="a concept, or any word, phrase or pattern")
    command.add_argument(
        "--sort", choices=("place", "left", "right", "hit"), default="place", help="order of lines"
    )
    command.add_argument(
        "--width", type=positive, default=70, metavar="N", help="characters of context on either side"
    )
    add_selection(command)

    command = add("keyness", _keyness, "Words that set one letter apart from another.")
    add_letter(command, "target")
    add_letter(command, "reference", "what it is compared with")
    command.add_argument("--speaker", default=CABINET, help="whose words: kabinet (default), a party, or all")
    command.add_argument("--top", type=positive, metavar="N", help="only the first so many rows")


def _terms(options: argparse.Namespace) -> Records:
    rows: Records = []
    letters = letters_of(options.letter)
    selection = options_to_selection(options, letters)
    known = read_concepts()
    for typed in options.terms:
        concept = concept_of(typed, known, options.all_forms)
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
    concept = concept_of(options.term, read_concepts(), options.all_forms)
    letters = letters_of(options.letter)
    lines = concordance(
        letters, concept, options_to_selection(options, letters), width=options.width, sort=options.sort
    )
    return [
        {
            "left": line.left,
            "hit": line.hit,
            "right": line.right,
            "speaker": line.speaker,
            "page": line.page,
            "citation": line.citation,
            "letter_id": line.letter_id,
            "n": line.block_n,
        }
        for line in lines
    ]


def _keyness(options: argparse.Namespace) -> Records:
    corpus = load_corpus()
    letters = [letter_of(corpus, asked) for asked in (options.target, options.reference)]
    sides = []
    for letter in letters:
        if options.speaker == CABINET and CABINET not in letter.speakers:
            say(f"{letter.id} holds no words of the cabinet: all its words are taken")
            selection = EVERYONE
        else:
            selection = speaker_to_selection(options.speaker, letters)
        require_words(letter, selection)
        sides.append(select_blocks(letter, selection))
    if len({letter.witness_of or letter.id for letter in letters}) == 1:
        say("careful: these are two copies of the same paper")
    if len({letter.kind for letter in letters}) > 1:
        say("careful: a letter is set beside a paper of another kind")
    result = rank_keyness(sides[0], sides[1], stopwords=read_stopwords())
    for note in result.notes:
        say(note)
    return [
        {
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
        for word in (result.words[: options.top] if options.top else result.words)
    ]
