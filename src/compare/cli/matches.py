"""The command about which passages of one letter come back in another."""

from __future__ import annotations

import argparse

from compare.analysis.matching.matches import Match, MatchedSentence, match_passages
from compare.analysis.matching.passages import Passage, pages_of
from compare.analysis.selection import require_words
from compare.cli.asked import Add, Records, add_letter, letter_of, positive, rounded
from compare.corpus import load_corpus
from compare.model import Letter
from compare.tables import place_to_cells


def add_commands(add: Add) -> None:
    """`matches`."""
    command = add("matches", _matches, "The passages of one letter that come nearest to those of another.")
    add_letter(command, "source")
    add_letter(command, "target", "the letter in which to look")
    command.add_argument(
        "--top", type=positive, default=3, metavar="N", help="how many candidates for each passage"
    )


def _matches(options: argparse.Namespace) -> Records:
    corpus = load_corpus()
    source, target = letter_of(corpus, options.source), letter_of(corpus, options.target)
    for letter in (source, target):
        require_words(letter, least=20)
    return [_row(match, source, target) for match in match_passages(source, target, top=options.top)]


def _row(match: Match, source: Letter, target: Letter) -> dict[str, object]:
    """A match with both sides: what, where, who, and how to cite it."""
    return {
        "source_n": match.source_n,
        "source_text": match.source_text,
        "target_n": match.target_n,
        "target_text": match.target_text,
        "rank": match.rank,
        "similarity": rounded(match.similarity, 4),
        "verdict": match.verdict,
        "has_counterpart": match.row_verdict,
        "matched_by": ", ".join(match.by),
        "source_sentence": match.source_sentence.text,
        "target_sentence": match.target_sentence.text,
        "sentence_similarity": rounded(match.sentence_similarity, 4),
        **_place("source", match.source, match.source_sentence, source),
        **_place("target", match.target, match.target_sentence, target),
    }


def _place(side: str, passage: Passage, sentence: MatchedSentence, letter: Letter) -> dict[str, object]:
    """Where a passage and its sentence stand."""
    return place_to_cells(side, letter, passage, *pages_of(letter, passage)) | {
        f"{side}_sentence_page": sentence.page or None,
        f"{side}_sentence_start": sentence.start,
    }
