"""The command line: the same functions as the dashboard, as tables, CSV or JSON lines."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from compare.analysis.concordance import concordance
from compare.analysis.frequency import count_hits
from compare.analysis.keyness import rank_keyness
from compare.analysis.matches import match_passages
from compare.analysis.selection import EVERYONE, Selection, require_words, select_blocks
from compare.analysis.themes import assign_themes, share_themes
from compare.corpus import Corpus, load_corpus, load_letter
from compare.errors import CompareError, UnknownIdError
from compare.export.csv import to_csv
from compare.export.lines import to_jsonl, to_table
from compare.io.tables import read_concepts, read_stopwords, read_themes
from compare.model import CABINET, EXTRA_KINDS, Concept, Letter, Term
from compare.tables import blocks_to_records, letters_to_records
from compare.text.patterns import term_from_text

Records = list[dict[str, Any]]
PER = 10_000
"""Rates are given per this many words."""

_FORMS: dict[str, Callable[[Records], str]] = {"table": to_table, "csv": to_csv, "jsonl": to_jsonl}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and prints its rows.

    Returns:
        The exit code: 0, or 1 after one line on what was wrong with the input.
    """
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], Records] = options.run
    try:
        records = run(options)
        print(_FORMS[options.format](records), end="")
    except CompareError as error:
        print(f"compare: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="compare", description="Compare Dutch cabinet letters to parliament."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: Callable[[argparse.Namespace], Records], help: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=help, description=help)
        command.add_argument("--format", choices=tuple(_FORMS), default="table", help="form of the rows")
        command.set_defaults(run=run)
        return command

    add("letters", _letters, "The letters with their facts, words and paragraphs.")
    command = add("blocks", _blocks, "The blocks of a letter, one a line.")
    command.add_argument("letter", help="id of a letter, or the path of a file")

    command = add("terms", _terms, "How often terms are named, per 10,000 words, with a 95%% margin.")
    command.add_argument(
        "terms", nargs="+", metavar="TERM", help="a concept, or any word, phrase or pattern (wapen*)"
    )
    command.add_argument("--by", choices=("letter", "speaker"), default="letter", help="a row for each")
    command.add_argument(
        "--all-forms", action="store_true", help="count the forms that are off by default too"
    )
    _add_selection(command)

    command = add("concordance", _concordance, "The lines in which a term is named.")
    command.add_argument("term", metavar="TERM", help="a concept, or any word, phrase or pattern")
    command.add_argument(
        "--sort", choices=("place", "left", "right", "hit"), default="place", help="order of lines"
    )
    command.add_argument("--width", type=_positive, default=70, help="characters of context on either side")
    command.add_argument(
        "--all-forms", action="store_true", help="count the forms that are off by default too"
    )
    _add_selection(command)

    command = add("keyness", _keyness, "Words that set one letter apart from another.")
    command.add_argument("target", help="id of a letter, or the path of a file")
    command.add_argument("reference", help="what it is compared with")
    command.add_argument("--speaker", default=CABINET, help="whose words: kabinet (default), a party, or all")
    command.add_argument("--top", type=_positive, help="only the first so many rows")

    command = add("themes", _themes, "What part of the words each theme takes, with a 95%% margin.")
    command.add_argument(
        "letters", nargs="*", metavar="LETTER", help="ids or files; all letters when none is named"
    )
    command.add_argument("--by", choices=("letter", "speaker"), default="letter", help="a row for each")
    command.add_argument("--paragraphs", action="store_true", help="one paragraph a line, with its themes")
    command.add_argument("--speaker", default="all", help="whose words: all (default), kabinet, or a party")

    command = add("matches", _matches, "The passages of one letter that come nearest to those of another.")
    command.add_argument("source", help="id of a letter, or the path of a file")
    command.add_argument("target", help="the letter in which to look")
    command.add_argument("--top", type=_positive, default=3, help="how many candidates for each passage")
    return parser


def _positive(typed: str) -> int:
    """A number of at least 1."""
    number = int(typed)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{typed} is below 1")
    return number


def _add_selection(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--letter", action="append", metavar="LETTER", help="only this letter; may be repeated"
    )
    command.add_argument("--speaker", default="all", help="whose words: all (default), kabinet, or a party")
    command.add_argument(
        "--include", action="append", choices=EXTRA_KINDS, default=[], help="count these too; may be repeated"
    )


def _letters(options: argparse.Namespace) -> Records:
    corpus = load_corpus()
    return letters_to_records(corpus.letters + corpus.witnesses)


def _blocks(options: argparse.Namespace) -> Records:
    return blocks_to_records(_letter(load_corpus(), options.letter))


def _terms(options: argparse.Namespace) -> Records:
    rows: Records = []
    letters = _chosen(options.letter)
    selection = _selection(options, letters)
    known = read_concepts()
    for typed in options.terms:
        concept = _concept(typed, known, options.all_forms)
        for row in count_hits(letters, concept, by=options.by, selection=selection):
            rows.append(
                {
                    "term": typed,
                    "letter_id": row.letter_id,
                    "speaker": row.speaker,
                    "count": row.count,
                    "words": row.words,
                    "rate": _rounded(row.rate * PER, 2),
                    "low": _rounded(row.low * PER, 2),
                    "high": _rounded(row.high * PER, 2),
                    "paragraphs": row.paragraphs,
                }
            )
    return rows


def _concordance(options: argparse.Namespace) -> Records:
    concept = _concept(options.term, read_concepts(), options.all_forms)
    letters = _chosen(options.letter)
    lines = concordance(
        letters, concept, _selection(options, letters), width=options.width, sort=options.sort
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
    letters = [_letter(corpus, asked) for asked in (options.target, options.reference)]
    sides = []
    for letter in letters:
        if options.speaker == CABINET and CABINET not in letter.speakers:
            _say(f"{letter.id} holds no words of the cabinet: all its words are taken")
            selection = EVERYONE
        else:
            selection = _speaker(options.speaker, letters)
        require_words(letter, selection)
        sides.append(select_blocks(letter, selection))
    if len({letter.witness_of or letter.id for letter in letters}) == 1:
        _say("careful: these are two copies of the same paper")
    if len({letter.kind for letter in letters}) > 1:
        _say("careful: a letter is set beside a paper of another kind")
    result = rank_keyness(sides[0], sides[1], stopwords=read_stopwords())
    for note in result.notes:
        _say(note)
    return [
        {
            "word": word.word,
            "target_count": word.target_count,
            "reference_count": word.reference_count,
            "target_rate": _rounded(word.target_rate * PER, 2),
            "reference_rate": _rounded(word.reference_rate * PER, 2),
            "log_ratio": _rounded(word.log_ratio, 4),
            "low": _rounded(word.low, 4),
            "high": _rounded(word.high, 4),
            "lrc": _rounded(word.lrc, 4),
            "g2": _rounded(word.g2, 4),
            "q": word.q,
            "dp": _rounded(word.dp, 4),
            "range_target": word.range_target,
            "range_reference": word.range_reference,
            "one_paragraph": word.one_paragraph,
            "direction": word.direction,
        }
        for word in (result.words[: options.top] if options.top else result.words)
    ]


def _themes(options: argparse.Namespace) -> Records:
    themes = read_themes()
    letters = _chosen(options.letters)
    selection = _speaker(options.speaker, letters)
    for letter in letters if options.letters else ():
        require_words(letter, least=20)
    assigned = assign_themes(letters, themes, selection)
    if options.paragraphs:
        by_id = {letter.id: letter for letter in letters}
        return [
            {
                "letter_id": row.letter_id,
                "n": row.n,
                "page": row.page,
                "speaker": row.speaker,
                "text": by_id[row.letter_id].block(row.n).text,
                "primary": row.primary,
                "themes": {theme: round(weight, 4) for theme, weight in row.weights.items()},
            }
            for row in assigned
        ]
    return [
        {
            "theme": row.theme_id,
            "letter_id": row.letter_id,
            "speaker": row.speaker,
            "share": _rounded(row.share, 4),
            "low": _rounded(row.low, 4),
            "high": _rounded(row.high, 4),
            "words": row.words,
            "paragraphs": row.paragraphs,
        }
        for row in share_themes(assigned, themes, by=options.by)
    ]


def _matches(options: argparse.Namespace) -> Records:
    corpus = load_corpus()
    source, target = _letter(corpus, options.source), _letter(corpus, options.target)
    for letter in (source, target):
        require_words(letter, least=20)
    return [
        {
            "source_n": match.source_n,
            "source_text": match.source_text,
            "target_n": match.target_n,
            "target_text": match.target_text,
            "rank": match.rank,
            "similarity": _rounded(match.similarity, 4),
            "verdict": match.verdict,
        }
        for match in match_passages(source, target, top=options.top)
    ]


def _letter(corpus: Corpus, asked: str) -> Letter:
    """A letter by id or short name, or read from a file; a file that is a letter we have is that letter."""
    path = Path(asked)
    try:
        is_file = path.is_file()
    except (OSError, ValueError):  # too long for a name, or with a character that no name holds
        is_file = False
    if not is_file:
        return corpus.letter(asked)
    letter = load_letter(path)
    return next((x for x in corpus.letters + corpus.witnesses if x.sha256 == letter.sha256), letter)


def _chosen(asked: Iterable[str] | None) -> tuple[Letter, ...]:
    corpus = load_corpus()
    if not asked:
        return corpus.letters
    return tuple({letter.id: letter for letter in (_letter(corpus, one) for one in asked)}.values())


def _concept(typed: str, known: Iterable[Concept], all_forms: bool) -> Concept:
    """The concept with this id or label, else whatever was typed as a pattern."""
    for concept in known:
        if typed.strip().lower() in (concept.id.lower(), concept.label.lower(), concept.label_en.lower()):
            counted = concept if all_forms else concept.by_default()
            _say(f"{typed} is the concept «{concept.label}»: {_forms(counted.terms)}")
            left = [term for term in concept.terms if term not in counted.terms]
            if left:
                _say(f"not counted, see --all-forms: {_forms(left)}")
            return counted
    return Concept(typed, typed, typed, (term_from_text(typed),))


def _forms(terms: Iterable[Term]) -> str:
    return ", ".join(term.pattern for term in terms)


def _speaker(speaker: str, letters: Iterable[Letter]) -> Selection:
    """Whose words count; the name may be typed in any case.

    Raises:
        UnknownIdError: Nobody of that name speaks in these letters.
    """
    if speaker == "all":
        return EVERYONE
    known = {name.lower(): name for letter in letters for name in letter.speakers}
    if speaker.lower() not in known:
        raise UnknownIdError("speaker", speaker, (*known.values(), "all"))
    return Selection(frozenset({known[speaker.lower()]}))


def _selection(options: argparse.Namespace, letters: Iterable[Letter]) -> Selection:
    return Selection(_speaker(options.speaker, letters).speakers, frozenset(options.include))


def _rounded(value: float, digits: int) -> float | None:
    """A figure for print; None where there is none (no words) or it has no bound."""
    return round(value, digits) if abs(value) != float("inf") and value == value else None


def _say(note: str) -> None:
    print(f"compare: {note}", file=sys.stderr)
