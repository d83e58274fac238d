"""Each question of a consultation with its answer, numbered or not, and where answers send the reader.

Judges no answer: it only tells which text is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.analysis.answers.parts import split_asked
from compare.analysis.answers.signs import Target, points_to
from compare.analysis.questions import Question, find_questions
from compare.model import CABINET, COMMITTEE, Block, Letter, Signal
from compare.text.speakers import paragraph_to_party
from compare.text.tokens import split_sentences

ENDS = ("answer", "loop", "other paper", "missing")
"""How a chain of references ends: in a text that answers, in itself, in another paper, in nothing."""


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
    when none do. ``elsewhere`` is how other papers are named.
    """

    only: bool = False
    steps: tuple[Step, ...] = ()
    end: str = ""
    final: tuple[int, ...] = ()
    elsewhere: str = ""


def pair_questions(letter: Letter) -> tuple[Question, ...]:
    """The questions of a paper in reading order, each with the blocks that answer it.

    Where the paper numbers its questions the numbers decide. Where it does not, the cabinet's
    paragraphs right after those of a party answer them: together when several stand in a row.

    Returns:
        The questions; those of a paper without any answer have none.
    """
    numbered = tuple(
        q for q in find_questions(letter) if q.numbers or q.speaker not in (CABINET, COMMITTEE)
    )  # a numbered list of questions may name no party
    if letter.kind != "consultation" or any(q.numbers for q in numbered):
        return numbered
    return _pair_in_turn(letter)


def _pair_in_turn(letter: Letter) -> tuple[Question, ...]:
    """Pairs by turns: what a party writes until the cabinet speaks, and that until a party does."""
    turns: list[tuple[list[Block], list[Block]]] = []
    for i, block in enumerate(letter.blocks):
        if not block.is_body:
            continue
        if _party_of(letter, i):
            if not turns or turns[-1][1]:
                turns.append(([], []))
            turns[-1][0].append(block)
        elif turns and block.speaker == CABINET:
            turns[-1][1].append(block)
    found = []
    for blocks, answered in turns:
        groups = _asking_groups(blocks)
        for group in groups:
            party = _party_of(letter, group[0].n - 1)
            found.append(
                Question(
                    letter_id=letter.id,
                    block_n=group[-1].n,
                    speaker=party,
                    numbers=(),
                    text="\n".join(b.text for b in group),
                    page=group[0].place.page,
                    answers=tuple(b.n for b in answered),
                    followed=(),
                    refers=False,
                )
            )
    return tuple(found)


def _party_of(letter: Letter, i: int) -> str:
    """The party of a block, also of one under the cabinet's head that asks and is answered next."""
    block = letter.blocks[i]
    if block.speaker not in (CABINET, COMMITTEE, ""):
        return block.speaker
    party = paragraph_to_party(block.text)
    heads = (b for b in letter.blocks[i + 1 : i + 3] if b.kind in ("heading", "label"))
    return party if party and any(b.speaker == CABINET for b in heads) else ""


def _asking_groups(blocks: Sequence[Block]) -> list[list[Block]]:
    """Paragraphs of a turn in groups that end where something is asked; what leads up to it goes along."""
    groups: list[list[Block]] = []
    waiting: list[Block] = []
    for block in blocks:
        waiting.append(block)
        if _asks(block.text):
            groups.append(waiting)
            waiting = []
    return groups


def _asks(text: str) -> bool:
    """Whether a text asks anything."""
    parts = split_asked(text)
    return bool(parts) and not (
        len(parts) == 1 and parts[0].text == text.strip() and parts[0].form == "request"
    )


def _sentences_of(letter: Letter, blocks: Sequence[int]) -> list[tuple[int, int, int]]:
    """The sentences of some blocks as (block, start, end), in order."""
    return [(n, start, end) for n in blocks for start, end in split_sentences(letter.block(n).text)]


def follow_answers(
    letter: Letter, questions: Sequence[Question], signs: Sequence[Signal]
) -> tuple[Chain, ...]:
    """For each question where its answer sends the reader, followed to the end.

    An answer that says something of its own is not followed further than one step.
    """
    by_number = {number: i for i, q in enumerate(questions) for number in q.numbers}
    told = [_told(letter, q, signs) for q in questions]
    return tuple(_follow(letter, questions, told, by_number, i) for i in range(len(questions)))


@dataclass(frozen=True, slots=True)
class _Told:
    """What the sentences of an answer point to, and whether all of them only point."""

    targets: tuple[Target, ...]
    only: bool


def _told(letter: Letter, question: Question, signs: Sequence[Signal]) -> _Told:
    """The targets of an answer."""
    sentences = _sentences_of(letter, question.answers)
    found = [points_to(letter.block(n).text[a:b], signs, question.numbers) for n, a, b in sentences]
    targets = tuple(t for t in found if t is not None)
    leads = [letter.block(n).text[a:b].strip(" .!").lower() in ("ja", "nee", "neen") for n, a, b in sentences]
    only = bool(targets) and all(t is not None or lead for t, lead in zip(found, leads, strict=True))
    return _Told(targets, only)


def _follow(
    letter: Letter,
    questions: Sequence[Question],
    told: Sequence[_Told],
    by_number: dict[int, int],
    first: int,
) -> Chain:
    """The chain of one answer."""
    if not told[first].targets:
        return Chain()
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
            for to in _indices(questions, by_number, target, at):
                if to is None or not questions[to].answers:
                    ends.append("missing")
                elif to in seen or questions[to].answers == questions[first].answers:
                    ends.append("loop")
                else:
                    seen.add(to)
                    steps.append(_step(letter, questions[to]))
                    if told[to].only:
                        waiting.append(to)
                    else:
                        ends.append("answer")
                        final += [n for n in questions[to].answers if n not in final]
    end = min(ends, key=ENDS.index)
    return Chain(told[first].only, tuple(steps), end, tuple(final), "; ".join(dict.fromkeys(elsewhere)))


def _indices(
    questions: Sequence[Question], by_number: dict[int, int], target: Target, at: int
) -> list[int | None]:
    """The questions that a target names; None for one that is not in the paper."""
    if not target.above:
        return list(dict.fromkeys(by_number.get(n) for n in target.numbers))
    earlier = [i for i in range(at) if questions[i].answers != questions[at].answers]
    return [earlier[-1] if earlier else None]


def _step(letter: Letter, question: Question) -> Step:
    """The answer of a question as a step of a chain."""
    blocks = [letter.block(n) for n in question.answers]
    numbers = sorted({n for b in blocks for n in b.question_numbers} | set(question.numbers))
    return Step(tuple(numbers), question.answers, blocks[0].place.page, blocks[-1].place.last_page)
