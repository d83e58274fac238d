"""Who asked what, where the answer stands, and where an answer sends the reader. Judges no answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.analysis.chains import NOWHERE, Chain, Reply, follow_answers
from compare.model import CABINET, COMMITTEE, Block, Letter

_NO_PARTY = (CABINET, COMMITTEE)
_NOUN_BEFORE = (
    "enkele", "volgende", "nog", "aantal", "de", "deze", "hun", "hebben", "heeft", "had", "wel", "veel",
    "onderstaande", "concrete", "paar", "diverse", "verschillende",
)  # fmt: skip
_ASKS = re.compile(
    r"\?"
    r"|\bvraagt\b|" + "".join(rf"(?<!\b{word}\s)" for word in _NOUN_BEFORE) + r"\bvragen\b"
    r"|\bverzoek(?:t|en)\b|\b(?:vernemen|horen|ontvangen|zien|krijgen)\b[^.?!]*\bgraag\b"
    r"|\bgraag\b[^.?!]*\b(?:reactie|toelichting|vernemen|horen|ontvangen|weten|krijgen)\b"
    r"|\bwillen\b[^.?!]*\b(?:weten|reactie|toelichting|opheldering)\b"
    r"|\bk(?:an|unnen)\s+(?:de\s+minister|het\s+kabinet|de\s+regering)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """Something a party asked, with the blocks that answer it.

    ``answers`` are the numbers of the answer's blocks, ``chain`` tells where these send the
    reader. A joint answer is named at each of its questions. ``numbers`` is empty where the paper
    does not number. ``blocks`` are all blocks of the question itself.
    """

    letter_id: str
    block_n: int
    speaker: str
    numbers: tuple[int, ...]
    text: str
    page: int
    answers: tuple[int, ...]
    blocks: tuple[int, ...] = ()
    chain: Chain = NOWHERE

    @property
    def refers(self) -> bool:
        """Whether the answer says nothing itself, and only sends the reader on."""
        return self.chain.only

    @property
    def followed(self) -> tuple[int, ...]:
        """Blocks of the answers that it points to, of where these point to, and of those it names."""
        return tuple(
            dict.fromkeys(
                n
                for step in (*self.chain.steps, *self.chain.named)
                for n in step.blocks
                if n not in self.answers
            )
        )


def find_questions(letter: Letter) -> tuple[Question, ...]:
    """The questions of a paper in reading order, each with its answer where one is given.

    A paragraph of a party without a number counts in a paper of questions only,
    and when it asks something: a question mark, or «vragen», «graag een reactie».
    """
    answers = _answers_by_number(letter)
    questions: list[Question] = []
    for group in _question_groups(letter):
        first = group[0]
        numbers = first.question_numbers
        own = tuple(dict.fromkeys(n for number in numbers for n in answers.get(number, ())))
        questions.append(
            Question(
                letter_id=letter.id,
                block_n=first.n,
                speaker=first.speaker,
                numbers=numbers,
                text="\n".join(block.text for block in group),
                page=first.place.page,
                answers=own,
                blocks=tuple(block.n for block in group),
            )
        )
    return with_chains(letter, questions)


def with_chains(letter: Letter, questions: Sequence[Question]) -> tuple[Question, ...]:
    """The questions of a paper, each with where its answer sends the reader."""
    chains = follow_answers(letter, [Reply(q.numbers, q.answers) for q in questions])
    return tuple(replace(q, chain=chain) for q, chain in zip(questions, chains, strict=True))


def find_remarks(letter: Letter) -> tuple[Question, ...]:
    """What parties say in a paper of questions without asking anything, in the form of a question."""
    asked = {n for question in find_questions(letter) for n in question.blocks}
    return tuple(
        Question(letter.id, b.n, b.speaker, (), b.text, b.place.page, (), (b.n,))
        for b in letter.blocks
        if b.is_body and not b.is_answer and b.n not in asked and b.speaker not in (*_NO_PARTY, "")
    )


def _question_groups(letter: Letter) -> list[list[Block]]:
    """Blocks that are one question together; a numbered question may run over several."""
    groups: list[list[Block]] = []
    previous: Block | None = None
    for block in letter.blocks:
        if block.is_asked and block.question_numbers:
            if groups and previous is not None and groups[-1][-1] is previous:
                same = previous.question_numbers == block.question_numbers
            else:
                same = False
            if same:
                groups[-1].append(block)
            else:
                groups.append([block])
        elif letter.kind == "questions" and _is_asked(block):
            groups.append([block])
        if block.kind != "footnote":  # a note may stand between the two halves of a question
            previous = block
    return groups


def asks_something(text: str) -> bool:
    """Whether a text asks something: a question mark, or «vragen», «graag een reactie»."""
    return _ASKS.search(text) is not None


def _is_asked(block: Block) -> bool:
    """Whether a paragraph without a number asks something, and is a party's."""
    is_asker = block.is_body and not block.is_answer and block.speaker not in _NO_PARTY
    return is_asker and asks_something(block.text)


def _answers_by_number(letter: Letter) -> dict[int, tuple[int, ...]]:
    """For each question number the blocks of its answer.

    Paragraphs and list items of the cabinet that follow an answer without a
    number of their own belong to it.
    """
    found: dict[int, list[int]] = {}
    asked: tuple[int, ...] = ()
    answered: tuple[int, ...] = ()
    for block in letter.blocks:
        if block.is_asked:
            asked, answered = block.question_numbers, ()
        elif block.kind == "heading":
            answered = ()
        elif block.is_answer:
            answered = block.question_numbers or answered or asked
        elif not (block.is_body and block.speaker == CABINET):
            continue
        if block.is_body and not block.is_asked:
            for number in block.question_numbers or answered:
                found.setdefault(number, []).append(block.n)
    return {number: tuple(blocks) for number, blocks in found.items()}
