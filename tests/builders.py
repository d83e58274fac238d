"""Small letters for tests, made of paragraphs written on the spot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from compare.model import CABINET, Block, Letter, Place


def build_block(
    text: str,
    kind: str = "paragraph",
    *,
    speaker: str = CABINET,
    section: tuple[str, ...] = (),
    box: str = "",
    questions: tuple[int, ...] = (),
    page: int = 1,
) -> Block:
    """A block that has no place in a letter yet."""
    place = Place("", 0, len(text), page, page)
    return Block(0, kind, text, place, section, box, speaker, questions)


def build_letter(
    blocks: Iterable[Block | str] = (),
    id: str = "brief",
    kind: str = "letter",
    *,
    short: str = "",
    day: date = date(2022, 3, 8),
    number: str = "",
) -> Letter:
    """A letter of these blocks; a bare text is a paragraph of the cabinet."""
    placed: list[Block] = []
    offset = 0
    for n, given in enumerate(blocks, start=1):
        block = build_block(given) if isinstance(given, str) else given
        place = replace(block.place, letter_id=id, start=offset, end=offset + len(block.text))
        placed.append(replace(block, n=n, place=place))
        offset += len(block.text) + 2
    return Letter(
        id=id,
        title=id,
        short=short or id,
        kind=kind,
        sender="",
        cabinet="",
        date=day,
        date_precision="day",
        dossier="33694" if number else "",
        number=number,
        session_year="2021-2022" if number else "",
        source_file="",
        sha256="",
        url="",
        text="\n\n".join(b.text for b in placed),
        blocks=tuple(placed),
    )
