"""Each part of a question beside the nearest sentence of the answer, and whether it seems answered.

Careful by design: «not found» is said only where next to nothing of a part comes back; what lies
between is «unclear». Neither says that nobody answered: read it before you write it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from compare.analysis.answers.given import find_given
from compare.analysis.answers.parts import AskedPart
from compare.analysis.answers.signs import points_back, says_yes_or_no, speaks_of_question
from compare.analysis.answers.words import KeyWord, find_key_words, keys_of, returned, returned_share
from compare.analysis.sentence_signs import find_signs
from compare.model import Signal
from compare.text.tokens import split_tokens

OUTCOMES = (
    "found", "declined", "deferred", "unclear", "not_found", "open_condition", "does_not_apply", "no_answer",
)  # fmt: skip
"""What came of a part; see `PartFound`."""

_NEAR, _TOGETHER = 0.3, 0.5
"""Part of a part's weight that one sentence, or the whole answer, must bring back to count as found."""
_ONE_WORD = 0.4
"""The same for a sentence that brings back one word only."""
_NOTHING = 0.125
"""Up to this part of its weight in the whole answer a part is not found: about what comes back by chance."""
_ON_SUBJECT = 0.15
"""The same for a sentence that holds the amount or the date that is asked for."""
_START = 5
"""A word that begins with as many letters as another («visumplicht», «visumvrijheid») is not nothing."""
_CONTEXT = 0.5
"""Weight of words before a part that it only points at («deze opvatting»)."""
_PUTS_OFF = ("declined", "deferred")
_FEW = 3
_ENOUGH = 2
_REASON = 8
"""Words beside a «nee» that make a reason."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer: its block, its offsets in that block, and the families of its words.

    ``does`` tells whether it is "declined", "deferred" or "unknown", by its signs.
    """

    block_n: int
    start: int
    end: int
    text: str
    keys: frozenset[str]
    does: frozenset[str]

    @property
    def words(self) -> int:
        """Its length."""
        return len(split_tokens(self.text))


@dataclass(frozen=True, slots=True)
class PartFound:
    """A part of a question and what came of it.

    ``outcome`` is "found" (a sentence takes up its words, or says yes, no or that it is not known),
    "declined" and "deferred" (the nearest sentence does that), "unclear", "not_found" (next to
    none of its words come back), "open_condition" (asked for one outcome only, and the answer
    to what it hangs on was not recognised), "does_not_apply" (asked for the other outcome) or
    "no_answer". ``share`` is the part of its words' weight in the nearest sentence, ``share_all``
    in the whole answer. ``by`` is what decided: "words", "yes", "no", "unknown", "amount", "when",
    "declined", "deferred", "other branch", "branch" (what hangs on it was taken up), "" when nothing did.
    ``given`` is what the nearest sentence holds of what is asked for: an amount where a part asks how
    much, a date where it asks when, a name where it asks who or which; "" when it holds none.
    """

    asked: AskedPart
    outcome: str
    by: str = ""
    sentence: Sentence | None = None
    share: float = 0.0
    share_all: float = 0.0
    used: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    given: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to read answers: signs, rarity of the paper's words, words that carry nothing."""

    signs: tuple[Signal, ...]
    weights: Mapping[str, float]
    common: frozenset[str]


def judge_parts(
    question: str, parts: Sequence[AskedPart], answer: Sequence[Sentence], reader: Reader
) -> tuple[PartFound, ...]:
    """What came of each part of a question.

    Args:
        question: Its text.
        parts: `split_asked` of it.
        answer: The sentences of the text that answers in the end; none gives "no_answer".
    """
    if not answer:
        return tuple(PartFound(part, "no_answer") for part in parts)
    found: list[PartFound] = []
    base: PartFound | None = None
    plain = [p for p in parts if not p.condition]
    for i, part in enumerate(parts):
        words = _words_of(question, parts, i, reader)
        judged = _by_words(part, words, answer)
        judged = _by_signs(judged, words, answer, reader, is_first=i == 0, is_only=len(plain) == 1)
        if part.condition:
            judged = _by_condition(judged, base, answer, own=sum(_is_own(w, part) for w in words))
        else:
            base = judged
        found.append(judged)
    found = [_with_given(part, question) for part in found]
    return tuple(_spare(_other_branch(found), answer))


def split_answer(
    blocks: Sequence[tuple[int, str, Sequence[tuple[int, int]]]], signs: Sequence[Signal]
) -> tuple[Sentence, ...]:
    """The sentences of an answer, from (block, its text, bounds of its sentences)."""
    return tuple(
        Sentence(n, a, b, text[a:b], keys_of(text[a:b]), _does(text[a:b], signs))
        for n, text, bounds in blocks
        for a, b in bounds
    )


def _does(text: str, signs: Sequence[Signal]) -> frozenset[str]:
    """What a sentence does beside telling something."""
    return frozenset(s.kind for s in find_signs(text, signs, (*_PUTS_OFF, "unknown")))


def _words_of(question: str, parts: Sequence[AskedPart], i: int, reader: Reader) -> tuple[KeyWord, ...]:
    """The words that carry a part; of one that has few, also those just before it, at less weight."""
    part = parts[i]
    words = find_key_words(question, [(part.start, part.end)], reader.weights, reader.common)
    own = tuple(w for w in words if w.asked)
    if not part.condition and len(own) > 1 and (len(own) >= _FEW or not points_back(part.text)):
        return own
    before = parts[i - 1].start if i else 0
    near = find_key_words(question, [(before, part.start)], reader.weights, reader.common)
    lent = (w for w in near if w.asked and w.key not in {o.key for o in own})
    return own + tuple(replace(w, weight=w.weight * _CONTEXT) for w in lent)


def _by_words(part: AskedPart, words: Sequence[KeyWord], answer: Sequence[Sentence]) -> PartFound:
    """A part judged by the words that come back."""
    if not words:
        return PartFound(part, "unclear")
    shares = [returned_share(words, s.keys) for s in answer]
    best = max(range(len(answer)), key=lambda k: (shares[k], -k))
    keys = frozenset[str]().union(*(s.keys for s in answer))
    back = [w for w in words if returned(w, keys)]
    share_all = returned_share(words, keys)
    enough = len(back) >= min(_ENOUGH, len(words)) or shares[best] >= _ONE_WORD
    if (
        enough
        and not _is_echo([w.text for w in back], [w.text for w in words if w not in back], part)
        and (shares[best] >= _NEAR or share_all >= _TOGETHER)
    ):
        outcome = "found"
    else:
        starts = {key[:_START] for key in keys if len(key) >= _START}
        alike = [w for w in words if w in back or w.key[:_START] in starts]
        is_nothing = sum(w.weight for w in alike) <= _NOTHING * sum(w.weight for w in words)
        outcome = "not_found" if is_nothing and len(words) >= _ENOUGH else "unclear"
    return PartFound(
        part,
        outcome,
        "words" if outcome == "found" else "",
        answer[best] if back else None,
        shares[best],
        share_all,
        tuple(w.text for w in words if w in back),
        tuple(w.text for w in words if w not in back),
    )


def _by_signs(
    judged: PartFound,
    words: Sequence[KeyWord],
    answer: Sequence[Sentence],
    reader: Reader,
    *,
    is_first: bool,
    is_only: bool,
) -> PartFound:
    """The same with what a sentence does: it says yes or no, puts off, declines, or does not know."""
    for sentence in _may_put_off(judged, answer, is_only=is_only):
        for kind in _PUTS_OFF:
            if kind in sentence.does:
                return replace(judged, outcome=kind, by=kind, sentence=sentence)
    near = judged.sentence
    yes_no = _yes_no_of(judged, answer, reader, is_first=is_first, is_only=is_only)
    if yes_no is not None:
        return replace(judged, outcome="found", by=yes_no[0], sentence=yes_no[1])
    if near is not None or len(answer) == 1:
        at = near or answer[0]
        is_about = judged.share >= _NEAR or speaks_of_question(at.text) or len(answer) == 1
        if is_about and "unknown" in at.does:
            return replace(judged, outcome="found", by="unknown", sentence=at)
    return judged


def _may_put_off(judged: PartFound, answer: Sequence[Sentence], *, is_only: bool) -> Iterator[Sentence]:
    """The sentences that may put off or decline a part, the nearest first.

    Of a part that was not found also the two that open the answer, when they speak of the
    question itself, and every sentence when there is no other part.
    """
    if judged.sentence is not None:
        yield judged.sentence
    if judged.outcome != "found":
        yield from (s for s in answer[:2] if len(answer) == 1 or speaks_of_question(s.text))
        yield from answer if is_only else ()


def _yes_no_of(
    judged: PartFound, answer: Sequence[Sentence], reader: Reader, *, is_first: bool, is_only: bool
) -> tuple[str, Sentence] | None:
    """The yes or no that answers a part: in the nearest sentence; at the head of the answer for the first."""
    if judged.asked.form != "yes_no" or judged.asked.condition:
        return None
    near = judged.sentence
    head = answer[0]
    candidates = [head] if is_first or is_only else []
    if near is not None and near is not head:
        candidates.append(near)
    for sentence in candidates:
        said = says_yes_or_no(sentence.text, reader.signs)
        if said:
            return said, sentence
    return None


def _with_given(part: PartFound, question: str) -> PartFound:
    """A part with what was given: an amount or a date on its subject answers how much and when."""
    given = find_given(part.sentence.text, part.asked.form, question) if part.sentence else ""
    is_on = part.outcome in ("unclear", "open_condition") and part.share >= _ON_SUBJECT
    if (
        given
        and is_on
        and not _is_echo(part.used, part.missed, part.asked)
        and part.asked.form in ("amount", "when")
    ):
        return replace(part, outcome="found", by=part.asked.form, given=given)
    return replace(part, given=given)


def _is_echo(used: Sequence[str], missed: Sequence[str], part: AskedPart) -> bool:
    """Whether only words that a part points back at return, and none of the several of its own."""
    own = [[word for word in words if word in part.text] for words in (used, missed)]
    return not own[0] and len(own[1]) >= _ENOUGH


def _is_own(word: KeyWord, part: AskedPart) -> bool:
    """Whether a word stands in a part itself."""
    return any(part.start <= start < part.end for start, _ in word.places)


def _by_condition(
    judged: PartFound, base: PartFound | None, answer: Sequence[Sentence], *, own: int
) -> PartFound:
    """A part that is asked for one outcome only: it may not apply, unless words of its own come back."""
    said = base.by if base is not None and base.by in ("yes", "no") else ""
    if said and said != judged.asked.condition and not (judged.outcome == "found" and own >= _FEW):
        return replace(judged, outcome="does_not_apply", by="other branch", sentence=None)
    if not own and judged.by == "words":
        judged = replace(judged, outcome="unclear", by="")  # an echo of what it hangs on
    if said and not own and judged.outcome != "found" and sum(x.words for x in answer) > _REASON:
        return replace(judged, outcome="found", by=said, sentence=base.sentence if base else None)
    if not said and judged.outcome in ("unclear", "not_found"):
        return replace(judged, outcome="open_condition")
    return judged


def _other_branch(found: Sequence[PartFound]) -> list[PartFound]:
    """Of «Zo ja …» and «Zo nee …» beside each other, the one that is left when the other was found."""
    taken = list(found)
    for i, part in enumerate(found):
        hanging = takewhile(lambda p: p.asked.condition != "", found[i + 1 :])
        then = next((p for p in hanging if p.outcome == "found" and p.by == "words"), None)
        if then is not None and not part.asked.condition and part.outcome in ("unclear", "not_found"):
            taken[i] = replace(part, outcome="found", by="branch", sentence=then.sentence)
        if part.outcome != "open_condition":
            continue
        around = [p for p in (*found[max(0, i - 1) : i], *found[i + 1 : i + 2]) if p.asked.condition]
        if any(p.outcome == "found" and p.asked.condition != part.asked.condition for p in around):
            taken[i] = replace(part, outcome="does_not_apply", by="other branch", sentence=None)
    return taken


def _spare(found: Sequence[PartFound], answer: Sequence[Sentence]) -> list[PartFound]:
    """Nothing is «not found» for sure while a sentence that puts off or declines belongs to no part."""
    taken = {p.sentence for p in found if p.outcome in _PUTS_OFF}
    if all(s in taken for s in answer if not s.does.isdisjoint(_PUTS_OFF)):
        return list(found)
    return [replace(p, outcome="unclear") if p.outcome == "not_found" else p for p in found]
