"""Questions and answers counted: for a whole paper, a party or a theme.

Small numbers stay small numbers: shares have Wilson's margin, directness its median and middle half.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from compare.analysis.answers.judge import Answered
from compare.model import Letter
from compare.statistics.proportions import wilson
from compare.text.tokens import count_words

ALL = ""
"""Name of the row for all questions together."""


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """What was asked and answered, for one ``name`` (a party, a theme, or `ALL`).

    ``words_answered`` counts every block once, also when several questions share it; the names
    of one division may share blocks, so they may sum to more than `ALL`. ``judged`` are the parts
    that were found, put off, declined or not found: unclear ones, conditions and parts without answer
    are left out. ``not_found_low`` and ``not_found_high`` are the margin of
    ``not_found`` / ``judged``. ``directness`` is the median over ``measured`` questions, None without
    any; ``middle`` the quartiles, None below four.
    """

    name: str
    questions: int
    kinds: dict[str, int]
    parts: int
    outcomes: dict[str, int]
    judged: int
    not_found: int
    not_found_low: float
    not_found_high: float
    words_asked: int
    words_answered: int
    measured: int
    directness: float | None
    middle: tuple[float, float] | None


def count_answers(
    letter: Letter, answered: Sequence[Answered], by: Callable[[Answered], str] | None = None
) -> tuple[AnswerCount, ...]:
    """Counts for every name that ``by`` gives, the most questions first; one row, `ALL`, without ``by``.

    A median over a handful of questions says little: read ``measured`` beside it.

    Args:
        letter: The paper.
        answered: `judge_answers` of it, or some of them.
        by: Name under which a question is counted: its party, its theme.
    """
    groups: dict[str, list[Answered]] = {}
    for one in answered:
        groups.setdefault(by(one) if by else ALL, []).append(one)
    counted = [_count(letter, name, members) for name, members in groups.items()]
    return tuple(sorted(counted, key=lambda c: (-c.questions, c.name)))


def _count(letter: Letter, name: str, members: Sequence[Answered]) -> AnswerCount:
    """One row."""
    parts = [p for one in members for p in one.parts]
    outcomes = Counter(p.outcome for p in parts)
    judged = sum(outcomes[o] for o in ("found", "deferred", "declined", "not_found"))
    margin = wilson(outcomes["not_found"], judged)
    shares = sorted(one.directness for one in members if one.directness is not None)
    blocks = {n for one in members for n in one.question.answers}
    quarters = quantiles(shares, n=4, method="inclusive") if len(shares) >= 4 else None
    return AnswerCount(
        name,
        len(members),
        dict(Counter(one.kind for one in members)),
        len(parts),
        dict(outcomes),
        judged,
        outcomes["not_found"],
        margin.low,
        margin.high,
        sum(one.words_asked for one in members),
        sum(count_words(letter.block(n).text) for n in blocks),
        len(shares),
        median(shares) if shares else None,
        (quarters[0], quarters[2]) if quarters else None,
    )
