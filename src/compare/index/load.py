"""The index of the letters that come with Accent and those of the library, brought up to date."""

from __future__ import annotations

from pathlib import Path

from compare.corpus import load_card, load_given
from compare.index.ask import Index, make_index
from compare.index.build import Report, bring_up_to_date
from compare.index.shelf import index_folder
from compare.io.corrections import read_corrections
from compare.io.shelf.place import find_shelf
from compare.io.tables import DATA_DIR
from compare.library import Card, library_state, list_cards
from compare.model import Letter


def index_state(data_dir: Path = DATA_DIR) -> str:
    """A mark that is another one as soon as the index has to be brought up to date; cheap."""
    return f"{load_given(data_dir).version} {find_shelf().address} {library_state()}"


def load_index(report: Report = lambda done, of: None, data_dir: Path = DATA_DIR) -> Index:
    """The index of all letters, second copies left out; only new and changed letters are read for it.

    A letter of the library that cannot be used is left out with a note.

    Args:
        report: Told how many of how many letters have been taken in, when there are any to take in.
        data_dir: Where ``letters.csv`` and the other tables stand.

    Raises:
        UnreadableFileError: A given letter's file is missing or cannot be read.
        DataFileError: A line of a table is wrong.
    """
    given = load_given(data_dir)
    cards, problems = list_cards(data_dir)
    heads: dict[str, Letter] = {x.id: x for x in given.letters}
    wanted = dict.fromkeys(heads, given.version)
    corrected: dict[str, list[str]] = {}
    for correction in read_corrections(data_dir):
        corrected.setdefault(correction.letter_id, []).append(repr(correction))
    kept = {card.id: card for card in cards if not card.witness_of and card.id not in heads}
    for id, card in kept.items():
        heads[id] = _head_of(card)
        wanted[id] = f"{card.sha256} {card.reader} {card.kept} {''.join(corrected.get(id, ()))}"

    def load(id: str) -> Letter:
        return load_card(kept[id], data_dir) if id in kept else heads[id]

    held, notes = bring_up_to_date(index_folder(f"{find_shelf().address} {data_dir}"), wanted, load, report)
    there = {id for x in held for id, stays in zip(x.segment.letters, x.stays, strict=True) if stays}
    return make_index((x for id, x in heads.items() if id in there), held, (*problems, *notes))


def _head_of(card: Card) -> Letter:
    """A letter of the library with its facts and without its text."""
    return Letter(
        id=card.id,
        title=card.title,
        short=card.short,
        kind=card.kind,
        sender=card.sender,
        cabinet=card.cabinet,
        date=card.date,
        date_precision=card.date_precision,
        dossier=card.dossier,
        number=card.number,
        session_year=card.session_year,
        source_file=card.name,
        sha256=card.sha256,
        url=card.url,
        text="",
        blocks=(),
        format=card.format,
    )
