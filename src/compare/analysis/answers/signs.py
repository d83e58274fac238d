"""What a sentence of an answer does: says yes or no, puts off, declines, or only points on.

By the words of ``data/answer_signs.csv``; the words that decided are given back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from compare.analysis.questions import find_question_references
from compare.analysis.signals import split_clauses
from compare.analysis.word_patterns import find_pattern, opens_pattern
from compare.model import Signal
from compare.text.references import find_references
from compare.text.tokens import Token, fold, split_tokens

_WIDEST = 12
"""Words that may stand between two words of a sign."""
_LONGEST_POINTER = 60
_LEADS = frozenset(("ja", "nee", "neen", "inderdaad"))
_POINTS_BACK = frozenset(
    (
        "hierover", "daarover", "hierop", "daarop", "hier", "daar", "dit", "deze", "dat", "waarover",
        "daaraan", "hieraan", "daarbij", "hierbij", "hiervan", "daarvan",
    )
)  # fmt: skip
"""Words by which a sentence speaks of the question itself."""
_LEANS = frozenset(("die", "zij", "hij", "hun", "dergelijke", "dergelijk", "zulke", "ervan", "erop", "eraan"))


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign in a sentence, and the words that made it as start and end in that sentence."""

    kind: str
    signal: Signal
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a sentence that points sends the reader.

    ``numbers`` are questions of this paper, ``above`` tells that it is the answer before
    this one, ``elsewhere`` is what names another paper, as written.
    """

    numbers: tuple[int, ...] = ()
    above: bool = False
    elsewhere: str = ""


@lru_cache(maxsize=8)
def frame_words(signs: tuple[Signal, ...]) -> frozenset[str]:
    """Words in which parties ask and that say nothing of the subject."""
    return frozenset(fold(w) for s in signs if s.kind == "frame" for w in s.pattern.split("/"))


def find_signs(sentence: str, signs: Iterable[Signal], kinds: Sequence[str]) -> tuple[Sign, ...]:
    """The signs of these kinds in a sentence; a «start» only where the sentence opens.

    A sign counts inside one clause, with at most twelve words between its own.
    """
    found = []
    wanted = [s for s in signs if s.kind in kinds]
    all_tokens = split_tokens(sentence)
    all_keys = frozenset(t.key for t in all_tokens)
    for start, end in split_clauses(sentence):
        tokens = [t for t in all_tokens if start <= t.start < end]
        keys = frozenset(t.key for t in tokens)
        for signal in wanted:
            at = _first_place(signal, tokens, keys, is_head=start == 0)
            if at and not any(find_pattern(words, all_tokens, all_keys) for words in signal.exclude):
                found.append(Sign(signal.kind, signal, tuple((tokens[i].start, tokens[i].end) for i in at)))
    return tuple(found)


def _first_place(
    signal: Signal, tokens: Sequence[Token], keys: frozenset[str], *, is_head: bool
) -> tuple[int, ...]:
    """Numbers of the words of a clause that make a sign, () when it is not there."""
    is_start = signal.mode == "start"
    if is_start and not (is_head and tokens and opens_pattern(signal.pattern, tokens[0].key)):
        return ()
    for at in find_pattern(signal.pattern, tokens, keys):
        if all(b - a <= _WIDEST for a, b in pairwise(at)) and not (is_start and at[0]):
            return at
    return ()


def says_yes_or_no(sentence: str, signs: Iterable[Signal]) -> str:
    """ "yes" or "no" when a sentence says so, "" when it says neither; a «no» outweighs a «yes» beside it."""
    kinds = {s.kind: s for s in find_signs(sentence, signs, ("yes", "no"))}
    opening = next((s for s in kinds.values() if s.signal.mode == "start"), None)
    if opening is not None:
        return opening.kind
    return "no" if "no" in kinds else "yes" if "yes" in kinds else ""


def points_to(sentence: str, signs: Sequence[Signal], own: tuple[int, ...] = ()) -> Target | None:
    """Where a sentence sends the reader when that is all it does; None when it says something itself.

    «Zie …», «Hiervoor verwijs ik u naar …», also after «Ja.»; «Zoals aangegeven in het antwoord op
    vraag 1, is …» speaks for itself.

    Args:
        own: Numbers of the question itself.
    """
    tokens = split_tokens(sentence)
    if not tokens or len(tokens) > _LONGEST_POINTER or tokens[0].key == "zoals":
        return None
    led = tokens[0].key in _LEADS
    if led:
        sentence, tokens = sentence[tokens[0].end :].lstrip(" ,;"), tokens[1:]
    pointers = find_signs(sentence, signs, ("pointer",))
    if not pointers:
        return None
    numbers = find_question_references(sentence, own)
    if numbers:
        return Target(numbers)
    other = _other_paper(sentence, signs)
    if find_signs(sentence, signs, ("above",)) and not other:
        return Target(above=True)
    return Target(elsewhere=other) if other else None


def _other_paper(sentence: str, signs: Sequence[Signal]) -> str:
    """What names another paper, as written; "" when nothing does."""
    named = [r.text for r in find_references(sentence) if r.kind != "page"]
    if named:
        return "; ".join(dict.fromkeys(named))
    found = find_signs(sentence, signs, ("elsewhere",))
    return sentence[found[0].marks[0][0] :].rstrip(" .") if found else ""


def points_back(text: str) -> bool:
    """Whether a text leans on what stands before it («deze opvatting», «zij», «daarvan»)."""
    return any(t.key in _POINTS_BACK or t.key in _LEANS for t in split_tokens(text))


def speaks_of_question(sentence: str) -> bool:
    """Whether a sentence names its subject by a pointing word only («daarover», «dit»)."""
    return any(t.key in _POINTS_BACK for t in _first_words(split_tokens(sentence)))


def _first_words(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words at the head of a sentence, where it says what it is about."""
    return tokens[:8]
