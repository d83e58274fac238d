"""Which passage of one letter answers to which of another.

Matching is by words. The same policy in wholly new words is missed, and says so as
«mogelijk» or «geen tegenhanger»; read the passages before concluding. What became
of each passage is worked out in `fates` and offered here too.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.analysis.fates import FATES, FateTotal, PassageFate, count_fates, fate_of_passages
from compare.analysis.passages import NONE, PERHAPS, SAME, Passage, compare_letters, find_passages
from compare.analysis.selection import EVERYONE, Selection
from compare.model import Letter

__all__ = [
    "FATES",
    "NONE",
    "PERHAPS",
    "SAME",
    "FateTotal",
    "Match",
    "Passage",
    "PassageFate",
    "count_fates",
    "fate_of_passages",
    "find_passages",
    "match_passages",
]


@dataclass(frozen=True, slots=True)
class Match:
    """A passage and one that may say the same, ``rank`` 1 being the likeliest.

    ``similarity`` is 0 to 1 on a fixed scale; between two letters on the same policy
    0.25 is much, since only shared words count. ``verdict`` is "overeenkomst",
    "mogelijk" or "geen tegenhanger".
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


def match_passages(
    source: Letter,
    target: Letter,
    top: int = 3,
    source_selection: Selection = EVERYONE,
    target_selection: Selection | None = None,
) -> tuple[Match, ...]:
    """For each passage of the source its likeliest counterparts in the target.

    Ranked by letters, words, the best pair of sentences, quotations and cited pages;
    a passage that resembles everything stands a little behind. A question that
    cites a page or quotes the letter finds it by that.

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
    matches = []
    for i, passage in enumerate(compared.source):
        for rank, pair in enumerate(compared.from_source(i, top), start=1):
            other = compared.target[pair.target]
            matches.append(
                Match(
                    source_id=passage.letter_id,
                    source_n=passage.block_n,
                    source_text=passage.text,
                    target_id=other.letter_id,
                    target_n=other.block_n,
                    target_text=other.text,
                    rank=rank,
                    similarity=pair.similarity,
                    verdict=pair.verdict,
                )
            )
    return tuple(matches)
