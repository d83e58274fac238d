"""Small papers for the tests of matching and of questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builders import build_block, build_letter

from compare.model import CABINET, Letter


@dataclass(frozen=True)
class Part:
    """What a test says about one block."""

    text: str
    kind: str = "paragraph"
    page: int = 1
    speaker: str = CABINET
    numbers: tuple[int, ...] = ()


def paper(parts: Sequence[Part | str], id: str = "kst-1-1", kind: str = "letter") -> Letter:
    """A paper of these blocks; a bare text is a paragraph of the cabinet."""
    return build_letter(
        (
            build_block(p.text, p.kind, speaker=p.speaker, questions=p.numbers, page=p.page)
            for p in (Part(given) if isinstance(given, str) else given for given in parts)
        ),
        id,
        kind,
    )


def question(number: int, text: str, speaker: str = "SP") -> Part:
    return Part(text, "question", speaker=speaker, numbers=(number,))


def answer(numbers: tuple[int, ...], text: str) -> Part:
    return Part(text, "answer", numbers=numbers)


CHINA = (
    "China probeert met een offensief cyberprogramma invloed te krijgen op vitale processen, "
    "waaronder de havens, de stroomvoorziening en het telefoonnet."
)
SAHEL = (
    "In de Sahel steunt het kabinet de bestrijding van terroristische groepen met trainers, "
    "helikopters en geld voor scholen in Mali en Niger."
)
BORDERS = (
    "De Koninklijke Marechaussee bewaakt de buitengrenzen en controleert reizigers op de luchthaven "
    "met nieuwe apparatuur en meer personeel."
)
WEAPONS = (
    "Het verdrag tegen de verspreiding van kernwapens blijft de hoeksteen van de internationale ontwapening, "
    "ook nu de kernwapenstaten hun voorraad uitbreiden."
)
FOUR = (CHINA, SAHEL, BORDERS, WEAPONS)
