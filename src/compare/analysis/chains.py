"""Where an answer sends the reader («Zie het antwoord op vraag 14»), followed to the text that answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.analysis.cited_numbers import find_question_references
from compare.analysis.sentence_signs import find_signs
from compare.model import Letter, Signal
from compare.text.references import find_references
from compare.text.tokens import split_sentences, split_tokens

ENDS = ("answer", "loop", "other paper", "missing")
"""How a chain of references ends: in a text that answers, in itself, in another paper, in nothing."""


_POINTERS = (
    ("zie", "start", ()),
    ("hiervoor/hierover/daarvoor/daarover zie", "start", ()),
    ("voor … antwoord/vraag zie", "start", ()),
    ("verwijs/verwijst/verwijzen … naar", "phrase", ()),
    ("verwezen … naar", "phrase", ("eerder",)),
    ("kortheidshalve", "phrase", ()),
)
_ABOVE = (
    ("hierboven/bovenstaand*", "phrase", ("hiervoor verwijs*", "hiervoor zie")),
    ("zie boven", "phrase", ("hiervoor verwijs*", "hiervoor zie")),
    ("vorige/voorgaande/vorig/voorgaand antwoord/vraag", "phrase", ()),
)
_ELSEWHERE = (
    (
        "*brief/brief/kamerstuk*/aanhangsel/verslag/rapport/nota/agenda/debat/website/bijlage/notitie/"
        "kamerbrieven/brieven",
        "phrase",
        (),
    ),
    ("beantwoording/antwoorden van … kamervragen/vragen", "phrase", ()),
)
_SIGNS = tuple(
    Signal(kind, pattern, pattern, pattern, mode, exclude=exclude)
    for kind, rows in (("pointer", _POINTERS), ("above", _ABOVE), ("elsewhere", _ELSEWHERE))
    for pattern, mode, exclude in rows
)
"""Words that send a reader on, to the answer before, or to another paper; patterns as in ``data/``."""
_LONGEST_POINTER = 60
_LEADS = frozenset(("ja", "nee", "neen", "inderdaad"))


@dataclass(frozen=True, slots=True)
class Target:
    """Where a sentence that points sends the reader.

    ``numbers`` are questions of this paper, ``above`` tells that it is the answer before
    this one, ``elsewhere`` is what names another paper, as written.
    """

    numbers: tuple[int, ...] = ()
    above: bool = False
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """An answer that a reader is sent to: its questions, its blocks and its first page."""

    numbers: tuple[int, ...]
    blocks: tuple[int, ...]
    page: int
    last_page: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Where an answer sends the reader. ``steps`` are in the order in which they are met.

    ``only`` tells that the answer says nothing of its own. ``end`` is one of `ENDS`; "" when
    the answer points nowhere. ``final`` are the blocks that answer in the end, empty
    when none do. ``elsewhere`` is how other papers are named. ``named`` are answers that it names
    in a sentence that says something itself («Zoals aangegeven in het antwoord op vraag 1, is …»):
    they are no part of the answer.
    """

    only: bool = False
    steps: tuple[Step, ...] = ()
    end: str = ""
    final: tuple[int, ...] = ()
    elsewhere: str = ""
    named: tuple[Step, ...] = ()


NOWHERE = Chain()
"""Of an answer that points nowhere."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What following asks of a question: its numbers and the blocks of its answer."""

    numbers: tuple[int, ...]
    answers: tuple[int, ...]


def points_to(sentence: str, own: tuple[int, ...] = ()) -> Target | None:
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
    pointers = find_signs(sentence, _SIGNS, ("pointer",))
    if not pointers:
        return None
    numbers = find_question_references(sentence, own)
    if numbers:
        return Target(numbers)
    other = _other_paper(sentence)
    if find_signs(sentence, _SIGNS, ("above",)) and not other:
        return Target(above=True)
    return Target(elsewhere=other) if other else None


def _other_paper(sentence: str) -> str:
    """What names another paper, as written; "" when nothing does."""
    named = [r.text for r in find_references(sentence) if r.kind != "page"]
    if named:
        return "; ".join(dict.fromkeys(named))
    found = find_signs(sentence, _SIGNS, ("elsewhere",))
    return sentence[found[0].marks[0][0] :].rstrip(" .") if found else ""


def follow_answers(letter: Letter, replies: Sequence[Reply]) -> tuple[Chain, ...]:
    """For each question of a paper where its answer sends the reader, followed to the end.

    An answer that says something of its own is not followed further than one step. Misleads where
    an answer sends the reader on without naming a number or a paper.

    Args:
        letter: The paper.
        replies: All its questions, in reading order.

    Returns:
        As many chains; an empty one for an answer that points nowhere.
    """
    by_number = {number: i for i, reply in enumerate(replies) for number in reply.numbers}
    told = [_told(letter, reply) for reply in replies]
    return tuple(_follow(letter, replies, told, by_number, i) for i in range(len(replies)))


@dataclass(frozen=True, slots=True)
class _Told:
    """What an answer points to, whether it does nothing else, and the questions that it only names."""

    targets: tuple[Target, ...]
    only: bool
    named: tuple[int, ...]


def _told(letter: Letter, reply: Reply) -> _Told:
    """The targets of an answer."""
    texts = [letter.block(n).text for n in reply.answers]
    sentences = [text[start:end] for text in texts for start, end in split_sentences(text)]
    found = [points_to(sentence, reply.numbers) for sentence in sentences]
    targets = tuple(t for t in found if t is not None)
    leads = [sentence.strip(" .!").lower() in ("ja", "nee", "neen") for sentence in sentences]
    only = bool(targets) and all(t is not None or lead for t, lead in zip(found, leads, strict=True))
    named = [
        number
        for sentence, t in zip(sentences, found, strict=True)
        if t is None
        for number in find_question_references(sentence, reply.numbers)
    ]
    return _Told(targets, only, tuple(dict.fromkeys(named)))


def _follow(
    letter: Letter, replies: Sequence[Reply], told: Sequence[_Told], by_number: dict[int, int], first: int
) -> Chain:
    """The chain of one answer."""
    seen, waiting = {first}, [first]
    steps: list[Step] = []
    final: list[int] = []
    elsewhere: list[str] = []
    ends: list[str] = []
    while waiting:
        at = waiting.pop(0)
        for target in told[at].targets:
            if target.elsewhere:
                elsewhere.append(target.elsewhere)
                ends.append("other paper")
                continue
            for to in _indices(replies, by_number, target, at):
                if to is None or not replies[to].answers:
                    ends.append("missing")
                elif to in seen or replies[to].answers == replies[first].answers:
                    ends.append("loop")
                else:
                    seen.add(to)
                    steps.append(_step(letter, replies[to]))
                    if told[to].only:
                        waiting.append(to)
                    else:
                        ends.append("answer")
                        final += [n for n in replies[to].answers if n not in final]
    return Chain(
        only=told[first].only,
        steps=tuple(steps),
        end=min(ends, key=ENDS.index, default=""),
        final=tuple(final),
        elsewhere="; ".join(dict.fromkeys(elsewhere)),
        named=_named(letter, replies, told[first], by_number, seen, first),
    )


def _named(
    letter: Letter,
    replies: Sequence[Reply],
    told: _Told,
    by_number: dict[int, int],
    seen: set[int],
    first: int,
) -> tuple[Step, ...]:
    """The answers that an answer only names, those that it points to left out."""
    places = dict.fromkeys(by_number[n] for n in told.named if n in by_number)
    others = (replies[i] for i in places if i not in seen)
    return tuple(_step(letter, r) for r in others if r.answers and r.answers != replies[first].answers)


def _indices(
    replies: Sequence[Reply], by_number: dict[int, int], target: Target, at: int
) -> list[int | None]:
    """The questions that a target names; None for one that is not in the paper."""
    if not target.above:
        return list(dict.fromkeys(by_number.get(n) for n in target.numbers))
    earlier = [i for i in range(at) if replies[i].answers != replies[at].answers]
    return [earlier[-1] if earlier else None]


def _step(letter: Letter, reply: Reply) -> Step:
    """The answer to a question as a step of a chain."""
    blocks = [letter.block(n) for n in reply.answers]
    numbers = sorted({n for b in blocks for n in b.question_numbers} | set(reply.numbers))
    return Step(tuple(numbers), reply.answers, blocks[0].place.page, blocks[-1].place.last_page)
