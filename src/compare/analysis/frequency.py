"""How often a concept is named in each letter, with its margin: a summary of the places found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import nan

from compare.analysis.hits import find_hits
from compare.analysis.selection import EVERYONE, Selection, select_blocks
from compare.model import Concept, Letter
from compare.statistics import rate_interval
from compare.text.tokens import count_words


@dataclass(frozen=True, slots=True)
class TermCount:
    """How often something is named in a text, of how many words and in how many paragraphs.

    ``term`` is the id of the concept; ``speaker`` is empty for a whole letter.
    ``rate``, ``low`` and ``high`` are per word, 0 to 1; all three are not a number when
    the text has no words, since nothing was said and nothing left unsaid then.
    ``method`` tells how the margin was made, see `Interval`. A zero is never "gone":
    ``high`` says how much it still allows.
    """

    term: str
    letter_id: str
    speaker: str
    count: int
    words: int
    rate: float
    low: float
    high: float
    paragraphs: int
    total_paragraphs: int
    method: str


def count_paragraphs(
    term: str, letter_id: str, speaker: str, hits: Sequence[int], words: Sequence[int]
) -> TermCount:
    """The rate of one term in one text, from its paragraphs.

    Args:
        term: What was counted.
        letter_id: The letter it was counted in.
        speaker: Whose words, or "" for all that were selected.
        hits: Hits in each paragraph, zeros too.
        words: Words of each paragraph, in the same order.

    Raises:
        ValueError: The two differ in length.
    """
    interval = rate_interval(hits, words)
    count, total = sum(hits), sum(words)
    rate, low, high = (count / total, interval.low, interval.high) if total else (nan, nan, nan)
    having = sum(1 for h in hits if h)
    return TermCount(
        term, letter_id, speaker, count, total, rate, low, high, having, len(words), interval.method
    )


def count_hits(
    letters: Iterable[Letter],
    concept: Concept,
    *,
    by: str = "letter",
    selection: Selection = EVERYONE,
) -> tuple[TermCount, ...]:
    """How often a concept is named in each letter, or by each speaker of each letter.

    The counts are those of `find_hits` with the same selection. A selected block is
    one paragraph.

    Args:
        letters: The letters to count in.
        concept: What to count; all its forms count.
        by: "letter" or "speaker".
        selection: Whose words and which kinds of block count.

    Returns:
        One row for each letter in the order given (for each speaker in order of
        appearance), also where the count is zero. A letter in which nobody selected
        speaks has a row by letter, without words, and no rows by speaker.

    Raises:
        PatternError: A form of the concept cannot be used.
        ValueError: ``by`` is something else.
    """
    if by not in ("letter", "speaker"):
        raise ValueError(f"by must be 'letter' or 'speaker', not {by!r}")
    rows = []
    for letter in letters:
        blocks = select_blocks(letter, selection)
        in_block = Counter(hit.block_n for hit in find_hits([letter], concept, selection))
        speakers = dict.fromkeys(b.speaker for b in blocks) if by == "speaker" else {"": None}
        for speaker in speakers:
            counted = [b for b in blocks if by == "letter" or b.speaker == speaker]
            hits = [in_block[b.n] for b in counted]
            words = [count_words(b.text) for b in counted]
            rows.append(count_paragraphs(concept.id, letter.id, speaker, hits, words))
    return tuple(rows)
