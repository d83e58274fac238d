"""Which passage of one letter answers to which of another.

Matching is by words and by the themes that they are patterns of. The same policy in wholly new words is
missed, and says so as «mogelijk» or «geen tegenhanger»; read the passages before concluding.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.analysis.matching.passages import Passage, compare_letters
from compare.analysis.selection import EVERYONE, Selection
from compare.model import Letter


@dataclass(frozen=True, slots=True)
class MatchedSentence:
    """A sentence of a passage: its text, where it stands in the block's text, and its printed page."""

    text: str
    start: int
    end: int
    page: int


@dataclass(frozen=True, slots=True)
class Match:
    """A passage and one that may say the same, ``rank`` 1 being the likeliest.

    ``similarity`` is 0 to 1 on a fixed scale: of pairs this alike, the part in which a reader saw the
    same or a like passage; 1 is the same wording. ``verdict`` is "overeenkomst", "mogelijk" or "geen
    tegenhanger" for this pair, ``row_verdict`` for the source's passage as a whole: whether it has a
    counterpart. ``by`` names what the pair was matched by, the surest first. ``source_sentence`` and
    ``target_sentence`` are the two sentences that are most alike, ``sentence_similarity`` how much (cosine).
    """

    source_id: str
    source_n: int
    source_text: str
    target_id: str
    target_n: int
    target_text: str
    rank: int
    similarity: float
    verdict: str
    row_verdict: str
    by: tuple[str, ...]
    source: Passage
    target: Passage
    source_sentence: MatchedSentence
    target_sentence: MatchedSentence
    sentence_similarity: float


def match_passages(
    source: Letter,
    target: Letter,
    top: int = 3,
    source_selection: Selection = EVERYONE,
    target_selection: Selection | None = None,
) -> tuple[Match, ...]:
    """For each passage of the source its likeliest counterparts in the target.

    Ranked by letters, words, subjects, the best pair of sentences, quotations, cited pages and headings;
    a passage that resembles everything stands a little behind. A question that cites a page or quotes the
    letter finds it by that.

    Args:
        source: The letter whose passages are looked for.
        target: The letter in which they are looked for.
        top: How many counterparts at most.
        source_selection: Whose words count in the source.
        target_selection: The same for the target; that of the source when not given.

    Returns:
        By source passage in reading order, then by rank. Nothing when one side has no text.
    """
    compared = compare_letters(source, target, source_selection, target_selection or source_selection)
    ranked = [
        (rank, pair)
        for i in range(len(compared.source))
        for rank, pair in enumerate(compared.from_source(i, top), start=1)
    ]
    matches = []
    for (rank, pair), best in zip(ranked, compared.best_sentences([p for _, p in ranked]), strict=True):
        one, other = compared.source[pair.source], compared.target[pair.target]
        matches.append(
            Match(
                source_id=one.letter_id,
                source_n=one.block_n,
                source_text=one.text,
                target_id=other.letter_id,
                target_n=other.block_n,
                target_text=other.text,
                rank=rank,
                similarity=pair.similarity,
                verdict=pair.verdict,
                row_verdict=compared.verdict_of_source(pair.source),
                by=pair.by,
                source=one,
                target=other,
                source_sentence=_sentence(source, one, best.source),
                target_sentence=_sentence(target, other, best.target),
                sentence_similarity=best.similarity,
            )
        )
    return tuple(matches)


def _sentence(letter: Letter, passage: Passage, span: tuple[int, int]) -> MatchedSentence:
    """A stretch of a passage at its place in the block."""
    start, end = passage.offset + span[0], passage.offset + span[1]
    return MatchedSentence(
        passage.text[slice(*span)], start, end, letter.block(passage.block_n).page_at(start)
    )
