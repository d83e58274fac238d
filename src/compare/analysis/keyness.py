"""Which words set one text apart from another; a ranking, no verdict on any single word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from compare.model import Block
from compare.statistics import (
    benjamini_hochberg,
    dp,
    exact_p,
    g2,
    log_ratio,
    log_ratio_bounds,
    lrc,
)
from compare.text.tokens import split_tokens

Direction = Literal["came", "vanished", "more", "less"]

MIN_COUNT = 3


@dataclass(frozen=True, slots=True)
class KeyWord:
    """A word with its counts on both sides and how far apart they lie.

    Rates are per word, 0 to 1. ``log_ratio`` counts doublings, positive for the
    target; ``low`` and ``high`` are its bounds, which hold for all candidates at once
    and are infinite on the side of a zero count. ``lrc`` is the bound nearest to zero,
    0 when no claim is safe. ``q`` is for display. The bounds, ``g2`` and ``q`` take
    words as independent: a word with ``one_paragraph`` (all its hits on the side where
    it is more common stand in one paragraph) or a high ``dp`` on that side tells of a
    passage and not of the letter. ``range_target`` and ``range_reference`` are numbers
    of paragraphs. ``direction`` tells what happened to the word going from the
    reference to the target; the ratio is worth quoting only when both counts are at
    least 5. ``members`` holds the words counted together as ``word``.
    """

    word: str
    members: tuple[str, ...]
    target_count: int
    reference_count: int
    target_rate: float
    reference_rate: float
    log_ratio: float
    low: float
    high: float
    lrc: float
    g2: float
    q: float
    dp: float
    range_target: int
    range_reference: int
    one_paragraph: bool
    direction: Direction


@dataclass(frozen=True, slots=True)
class KeynessResult:
    """The ranked words and what they were chosen from.

    ``n_target`` and ``n_reference`` count all words, also those that are no candidates.
    ``candidates`` is the number of words compared, by which the margins are widened.
    The ``dropped_`` fields count different words: too rare, without a letter, of one
    character, function words. ``notes`` says the same in sentences.
    """

    words: tuple[KeyWord, ...]
    n_target: int
    n_reference: int
    candidates: int
    notes: tuple[str, ...]
    min_count: int = MIN_COUNT
    dropped_rare: int = 0
    dropped_numbers: int = 0
    dropped_short: int = 0
    dropped_stopwords: int = 0


@dataclass(frozen=True, slots=True)
class _Side:
    """One text as counts: words of each paragraph, and for each word its hits by paragraph."""

    sizes: tuple[int, ...]
    places: Mapping[str, Mapping[int, int]]

    @property
    def words(self) -> int:
        """Number of words."""
        return sum(self.sizes)

    def count(self, members: Sequence[str]) -> int:
        """Occurrences of these words together."""
        return sum(sum(self.places.get(m, {}).values()) for m in members)

    def by_paragraph(self, members: Sequence[str]) -> Counter[int]:
        """Occurrences of these words together in each paragraph that has one."""
        together: Counter[int] = Counter()
        for member in members:
            together.update(self.places.get(member, {}))
        return together


def rank_keyness(
    target_blocks: Sequence[Block],
    reference_blocks: Sequence[Block],
    *,
    min_count: int = MIN_COUNT,
    drop_stopwords: bool = False,
    stopwords: frozenset[str] = frozenset(),
    group: Callable[[str], str] | None = None,
) -> KeynessResult:
    """The words that set the target apart from the reference, surest difference first.

    Words that vanished and words that came are both in the list. Words are compared
    as `Token.key`: lower case, straight apostrophes. A block counts as one paragraph.

    Args:
        target_blocks: The text studied, mostly the later letter.
        reference_blocks: What it is compared with.
        min_count: Fewest occurrences on both sides together, at least 1.
        drop_stopwords: Leave out the words of ``stopwords``; they still count as words of the text.
        stopwords: Function words as keys.
        group: Gives for a key what it is counted as, for instance its lemma.

    Returns:
        Words sorted by size of LRC, then by G2, then alphabetically. None when a side
        has no words: nothing can be compared then.

    Raises:
        ValueError: ``min_count`` is below 1.

    Source:
        Evert (2022) for the ranking; Hardie (2014) for the log ratio.
    """
    if min_count < 1:
        raise ValueError(f"min_count {min_count} is below 1")
    target, reference = _count_side(target_blocks), _count_side(reference_blocks)
    n1, n2 = target.words, reference.words
    if not n1 or not n2:
        empty = "The target has no words." if not n1 else "The reference has no words."
        return KeynessResult((), n1, n2, 0, (f"{empty} Nothing can be compared.",), min_count)

    left = sorted({*target.places, *reference.places})
    numbers = {w for w in left if not any(c.isalpha() for c in w)}
    short = {w for w in left if len(w) == 1} - numbers
    function_words = (stopwords.intersection(left) if drop_stopwords else frozenset()) - numbers - short
    dropped = numbers | short | function_words
    groups: dict[str, list[str]] = {}
    for word in left:
        if word not in dropped:
            groups.setdefault(group(word) if group else word, []).append(word)
    common = {
        word: tuple(members)
        for word, members in groups.items()
        if target.count(members) + reference.count(members) >= min_count
    }
    return KeynessResult(
        _score(common, target, reference),
        n1,
        n2,
        len(common),
        (
            f"{n1} words in the target, {n2} in the reference.",
            f"{len(common)} words compared: those with {min_count} hits or more on both sides together.",
            f"Left out: {len(groups) - len(common)} rarer words, {len(numbers)} numbers, "
            f"{len(short)} of one letter, {len(function_words)} function words.",
        ),
        min_count,
        len(groups) - len(common),
        len(numbers),
        len(short),
        len(function_words),
    )


def _count_side(blocks: Sequence[Block]) -> _Side:
    """The words of these blocks, counted by paragraph."""
    sizes: list[int] = []
    places: dict[str, dict[int, int]] = {}
    for n, block in enumerate(blocks):
        tokens = split_tokens(block.text)
        sizes.append(len(tokens))
        for token in tokens:
            hits = places.setdefault(token.key, {})
            hits[n] = hits.get(n, 0) + 1
    return _Side(tuple(sizes), places)


def _score(common: Mapping[str, tuple[str, ...]], target: _Side, reference: _Side) -> tuple[KeyWord, ...]:
    """Every candidate with its measures, in order."""
    if not common:
        return ()
    n1, n2, m = target.words, reference.words, len(common)
    a = np.array([target.count(members) for members in common.values()])
    b = np.array([reference.count(members) for members in common.values()])
    ratios, surprise = log_ratio(a, b, n1, n2), g2(a, b, n1, n2)
    lows, highs = log_ratio_bounds(a, b, n1, n2, m)
    safe = lrc(a, b, n1, n2, m)
    q = benjamini_hochberg(exact_p(a, b, n1, n2))
    words = []
    for i, (word, members) in enumerate(common.items()):
        in_target, in_reference = target.by_paragraph(members), reference.by_paragraph(members)
        count, other = int(a[i]), int(b[i])
        is_target = count * n2 > other * n1 or (count * n2 == other * n1 and count >= other)
        side, hits = (target, in_target) if is_target else (reference, in_reference)
        spread = np.zeros(len(side.sizes))
        spread[list(hits)] = list(hits.values())
        words.append(
            KeyWord(
                word,
                members,
                count,
                other,
                count / n1,
                other / n2,
                float(ratios[i]),
                float(lows[i]),
                float(highs[i]),
                float(safe[i]),
                float(surprise[i]),
                float(q[i]),
                dp(spread, side.sizes),
                len(in_target),
                len(in_reference),
                len(hits) == 1,
                _direction(count, other, is_target),
            )
        )
    return tuple(sorted(words, key=lambda w: (-abs(w.lrc), -w.g2, w.word)))


def _direction(target_count: int, reference_count: int, is_target: bool) -> Direction:
    """What happened to a word going from the reference to the target."""
    if not reference_count:
        return "came"
    if not target_count:
        return "vanished"
    return "more" if is_target else "less"
