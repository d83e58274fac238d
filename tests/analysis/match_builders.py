"""Small papers for the tests of matching and of questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from compare.model import CABINET, Block, Letter, Place


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
    blocks, at = [], 0
    for n, given in enumerate(parts, start=1):
        part = Part(given) if isinstance(given, str) else given
        place = Place(id, at, at + len(part.text), part.page, part.page)
        blocks.append(
            Block(n, part.kind, part.text, place, speaker=part.speaker, question_numbers=part.numbers)
        )
        at += len(part.text) + 2
    return Letter(
        id=id, title=id, short=id, kind=kind, sender="", cabinet="", date=date(2020, 1, 1),
        date_precision="day", dossier="", number="", session_year="", source_file="", sha256="", url="",
        text="\n\n".join(block.text for block in blocks), blocks=tuple(blocks),
    )  # fmt: skip


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
