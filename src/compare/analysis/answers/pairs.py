"""Each question of a consultation with its answer, numbered or not.

Judges no answer: it only tells which text is one.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.analysis.answers.parts import split_asked
from compare.analysis.questions import Question, find_questions, with_chains
from compare.model import CABINET, COMMITTEE, Block, Letter
from compare.text.speakers import paragraph_to_party


def pair_questions(letter: Letter) -> tuple[Question, ...]:
    """The questions of a paper in reading order, each with the blocks that answer it.

    Where the paper numbers its questions the numbers decide. Where it does not, the cabinet's
    paragraphs right after those of a party answer them: together when several stand in a row.

    Returns:
        The questions; those of a paper without any answer have none.
    """
    numbered = find_questions(letter)
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
                )
            )
    return with_chains(letter, found)


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
