"""What a sentence of an answer does: says yes or no, speaks of the question.

By the words of ``data/answer_signs.csv``; the words that decided are given back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from compare.analysis.sentence_signs import find_signs
from compare.model import Signal
from compare.text.tokens import Token, fold, split_tokens

_POINTS_BACK = frozenset(
    (
        "hierover", "daarover", "hierop", "daarop", "hier", "daar", "dit", "deze", "dat", "waarover",
        "daaraan", "hieraan", "daarbij", "hierbij", "hiervan", "daarvan",
    )
)  # fmt: skip
"""Words by which a sentence speaks of the question itself."""
_LEANS = frozenset(("die", "zij", "hij", "hun", "dergelijke", "dergelijk", "zulke", "ervan", "erop", "eraan"))


@lru_cache(maxsize=8)
def frame_words(signs: tuple[Signal, ...]) -> frozenset[str]:
    """Words in which parties ask and that say nothing of the subject."""
    return frozenset(fold(w) for s in signs if s.kind == "frame" for w in s.pattern.split("/"))


def says_yes_or_no(sentence: str, signs: Iterable[Signal]) -> str:
    """ "yes" or "no" when a sentence says so, "" when it says neither; a «no» outweighs a «yes» beside it."""
    kinds = {s.kind: s for s in find_signs(sentence, signs, ("yes", "no"))}
    opening = next((s for s in kinds.values() if s.signal.mode == "start"), None)
    if opening is not None:
        return opening.kind
    return "no" if "no" in kinds else "yes" if "yes" in kinds else ""


def points_back(text: str) -> bool:
    """Whether a text leans on what stands before it («deze opvatting», «zij», «daarvan»)."""
    return any(t.key in _POINTS_BACK or t.key in _LEANS for t in split_tokens(text))


def speaks_of_question(sentence: str) -> bool:
    """Whether a sentence names its subject by a pointing word only («daarover», «dit»)."""
    return any(t.key in _POINTS_BACK for t in _first_words(split_tokens(sentence)))


def _first_words(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words at the head of a sentence, where it says what it is about."""
    return tokens[:8]
