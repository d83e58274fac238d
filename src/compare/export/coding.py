"""Paragraphs coded by hand as a table that can be read back, and empty sheets to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.analysis.coding import first_words
from compare.export.csv import to_csv
from compare.model import Coded, Letter

CANNOT_TELL = "?"
"""What stands for the primary theme when the reader could not tell; `compare.io.coding` reads it so."""


def coded_to_csv(
    coded: Iterable[Coded],
    open_places: Sequence[tuple[str, int]] = (),
    letters: Sequence[Letter] = (),
    reader: str = "",
) -> bytes:
    """The table in the form of ``data/coded.csv``, as UTF-8 with a mark.

    Args:
        coded: What was coded.
        open_places: Letter id and block of paragraphs still to be coded: lines without a theme.
        letters: The letters of those.
        reader: Who is to code them.
    """
    rows = [
        _row(
            c.letter_id,
            c.block_n,
            c.begins,
            "|".join(c.primary) or CANNOT_TELL,
            "|".join(c.secondary),
            c.reader,
        )
        for c in coded
    ]
    by_id = {letter.id: letter for letter in letters}
    rows += [
        _row(letter_id, n, first_words(by_id[letter_id].block(n).text), "", "", reader)
        for letter_id, n in open_places
    ]
    return to_csv(rows).encode("utf-8-sig")


def _row(
    letter: str, block: int, begins: str, primary: str, secondary: str, reader: str
) -> dict[str, object]:
    return {
        "letter": letter,
        "block": block,
        "begins": begins,
        "primary": primary,
        "secondary": secondary,
        "reader": reader,
    }
