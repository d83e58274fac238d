"""Loads all letters: those that come with Accent and those that readers added."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from compare import __version__
from compare.errors import CompareError, DataFileError, UnknownIdError, UnreadableFileError
from compare.io.cabinets import Cabinet, cabinet_on, read_cabinets
from compare.io.corrections import FILE, read_corrections
from compare.io.facts import read_bytes, read_letters_csv
from compare.io.papers.readings import reader_fingerprint
from compare.io.shelf.card import Card, with_facts, with_id
from compare.io.shelf.catalogue import library_state, list_kept
from compare.io.shelf.copies import settle_cards
from compare.io.shelf.former import count_former
from compare.io.shelf.kept import read_kept, read_kept_source
from compare.io.tables import DATA_DIR, read_ordinary_words, read_themes
from compare.letters import recall_letter
from compare.model import Correction, Letter, Theme
from compare.text.corrections import correct_letter

MOST_ON_TABLE = 60
"""Letters of the library that stand on every page; of a larger library only those that are asked for do."""
_MOST_NAMED = 12  # ids that a message names


@dataclass(frozen=True, slots=True)
class Corpus:
    """The letters by date, and second copies of them, which are never counted.

    ``notes`` tell what is not here: papers that were added and cannot be used, letters of a large library
    that nobody asked for, and corrections of papers that are not here.
    """

    letters: tuple[Letter, ...]
    witnesses: tuple[Letter, ...]
    version: str
    data_dir: Path = DATA_DIR
    notes: tuple[str, ...] = ()

    def letter(self, asked: str) -> Letter:
        """The letter or second copy with this id or short name.

        Raises:
            UnknownIdError: There is none.
        """
        for letter in self.letters + self.witnesses:
            if asked in (letter.id, letter.short):
                return letter
        raise UnknownIdError("letter", asked, tuple(x.id for x in self.letters + self.witnesses))


def load_corpus(data_dir: Path = DATA_DIR, also: tuple[str, ...] = ()) -> Corpus:
    """All letters of ``letters.csv`` and those of the library, the oldest first.

    The version changes with any letter, any word list and the program itself. A paper
    that was added and cannot be used is left out with a note.

    Args:
        data_dir: Where ``letters.csv`` and the other tables stand.
        also: Ids of letters to take from a library of more than `MOST_ON_TABLE`; a second copy
            brings the letter that it is a copy of. Of a smaller library all are there.

    Raises:
        UnreadableFileError: A letter's file is missing or cannot be read.
        DataFileError: A line of ``letters.csv`` or ``corrections.csv`` is wrong.
    """
    return _load_corpus(data_dir, library_state(), also, count_former())


@lru_cache(maxsize=32)
def _load_corpus(data_dir: Path, state: str, also: tuple[str, ...], former: int) -> Corpus:
    """The corpus while the library is in this state."""
    given = _load_given(data_dir)
    cards, problems = _list_cards(data_dir, state) if state else ((), ())
    notes = list(problems)
    if former:
        notes.append(f"{former} papers that an earlier version kept wait for: compare rebuild")
    chosen = cards if len(cards) <= MOST_ON_TABLE else _find_chosen(cards, also)
    if len(chosen) < len(cards):
        notes.append(f"The library holds {len(cards) - len(chosen)} more letters; name those that you want")
    if old := sum(card.reader != reader_fingerprint() for card in cards):
        notes.append(f"{old} letters were read by another version; to read them again: compare rebuild")
    added: list[Letter] = []
    for card in chosen:
        try:
            added.append(_recall_kept(card))
        except CompareError as error:
            notes.append(str(error))
    corpus = add_letters(given, added)
    digest = hashlib.sha256(given.version.encode())
    for card in chosen:
        digest.update(repr(card).encode())
    version = digest.hexdigest()[:12] if added else given.version
    return _with_strays(replace(corpus, version=version, notes=tuple(notes)))


def _find_chosen(cards: tuple[Card, ...], also: Collection[str]) -> tuple[Card, ...]:
    """The cards with these ids, and those that they are second copies of."""
    named = {card.witness_of for card in cards if card.id in also} | set(also)
    return tuple(card for card in cards if card.id in named)


def list_cards(data_dir: Path = DATA_DIR) -> tuple[tuple[Card, ...], tuple[str, ...]]:
    """The letters of the library by date and id, and what is wrong with those that cannot be used.

    Costs little when called again, also for thousands of letters: a list is kept in the cache.
    """
    return _list_cards(data_dir, library_state())


@lru_cache(maxsize=4)
def _list_cards(data_dir: Path, state: str) -> tuple[tuple[Card, ...], tuple[str, ...]]:
    """The cards while the library is in this state."""
    listed, problems = list_kept()
    given = _load_given(data_dir)
    files = {x.id: x.sha256 for x in (*given.letters, *given.witnesses)}
    return settle_cards(listed, files, read_cabinets(data_dir)), problems


def find_letter(corpus: Corpus, asked: str) -> Letter:
    """A letter of the corpus by id or short name, else one of the library that is not in it by its id.

    Raises:
        UnknownIdError: There is none.
        UnreadableFileError: It is damaged, newer than this version, or cannot be opened.
    """
    try:
        return corpus.letter(asked)
    except UnknownIdError:
        if asked in {card.id for card in list_cards(corpus.data_dir)[0]}:
            return load_kept(asked, corpus.data_dir)
        raise


def load_kept(id: str, data_dir: Path = DATA_DIR) -> Letter:
    """A letter of the library as it stands beside the others: edited, with its cabinet and corrections.

    Raises:
        UnknownIdError: There is none of this id.
        UnreadableFileError: It is damaged, newer than this version, or cannot be opened.
        DataFileError: A correction does not fit it.
    """
    return load_card(find_card(id, data_dir), data_dir)


def load_card(card: Card, data_dir: Path = DATA_DIR) -> Letter:
    """The same of a card, from the disk: for who goes through many of them, or must know that it is sound."""
    return finish_letter(_read_kept(card), read_cabinets(data_dir), read_corrections(data_dir))


def find_card(id: str, data_dir: Path = DATA_DIR) -> Card:
    """The card of a letter of the library.

    Raises:
        UnknownIdError: There is none of this id.
    """
    cards, _ = list_cards(data_dir)
    for card in cards:
        if card.id == id:
            return card
    known = tuple(card.id for card in cards)
    raise UnknownIdError(
        "kept letter", id, known if len(known) <= _MOST_NAMED else (*known[:_MOST_NAMED], "…")
    )


def _read_kept(card: Card) -> Letter:
    """The letter of a card, with what a reader edited."""
    record, letter = read_kept(card.id)
    return replace(with_facts(letter, record.edited), witness_of=card.witness_of)


_recall_kept = lru_cache(maxsize=2 * MOST_ON_TABLE)(_read_kept)
"""The same, remembered: what is on the table stays when a letter beside it comes or goes."""


def _with_strays(corpus: Corpus) -> Corpus:
    """The corpus with a note for each correction of a paper that is not in it."""
    known = {x.id for x in (*corpus.letters, *corpus.witnesses)}
    strays = (c for c in read_corrections(corpus.data_dir) if c.letter_id not in known)
    notes = (
        str(
            DataFileError(FILE, c.line, "letter", f"{c.letter_id!r} is not loaded; add it or remove the line")
        )
        for c in strays
    )
    return replace(corpus, notes=(*corpus.notes, *notes))


def add_letters(corpus: Corpus, added: Iterable[Letter]) -> Corpus:
    """The corpus with these letters in it; its version stays the same.

    Each gets its corrections, the cabinet of its day and a short name that no other has. The same
    file twice is one letter; another file of a paper that is there becomes a second copy.

    Raises:
        DataFileError: A correction does not fit what was read.
    """
    papers = {x.id: x for x in (*corpus.letters, *corpus.witnesses)}
    names = {x.short for x in papers.values()}
    files = {x.sha256 for x in papers.values()}
    cabinets, corrections = read_cabinets(corpus.data_dir), read_corrections(corpus.data_dir)
    for letter in added:
        if letter.sha256 in files:
            continue
        if letter.id in papers:
            first = letter.id
            letter = replace(with_id(letter, f"{first}.{letter.format}"), witness_of=first)
            if letter.id in papers:
                letter = with_id(letter, f"{letter.id}-{letter.sha256[:6]}")
        short = letter.short
        if short in names:
            told = letter.format if letter.witness_of else letter.number and f"nr. {letter.number}"
            short = f"{short}, {told}" if told and f"{short}, {told}" not in names else letter.id
        papers[letter.id] = finish_letter(replace(letter, short=short), cabinets, corrections)
        names.add(short)
        files.add(letter.sha256)
    in_order = sorted(papers.values(), key=lambda x: (x.date, x.id))
    return replace(
        corpus,
        letters=tuple(x for x in in_order if not x.witness_of),
        witnesses=tuple(x for x in in_order if x.witness_of),
    )


def finish_letter(
    letter: Letter, cabinets: tuple[Cabinet, ...], corrections: tuple[Correction, ...]
) -> Letter:
    """The letter with the cabinet of its day and its corrections, which are applied once.

    Raises:
        DataFileError: A correction does not fit what was read.
    """
    letter = replace(letter, cabinet=letter.cabinet or cabinet_on(letter.date, cabinets))
    return letter if letter.corrections else correct_letter(letter, corrections)


def load_given(data_dir: Path | None = None) -> Corpus:
    """The letters of ``letters.csv`` alone, without what a reader added; see `load_corpus`."""
    return _load_given(data_dir or DATA_DIR)


@lru_cache(maxsize=4)
def _load_given(data_dir: Path) -> Corpus:
    """The letters of ``letters.csv``.

    Raises:
        UnreadableFileError: A letter's file is missing or cannot be read.
        DataFileError: A line of ``letters.csv`` or ``corrections.csv`` is wrong.
    """
    rows = read_letters_csv(data_dir / "letters.csv")
    corrections = read_corrections(data_dir)
    letters: list[Letter] = []
    for row in sorted(rows, key=lambda row: bool(row.witness_of)):
        first_copy = next((x for x in letters if x.id == row.witness_of), None)
        letter = recall_letter(data_dir / "letters" / row.file, row, first_copy=first_copy)
        letters.append(correct_letter(letter, corrections))
    letters.sort(key=lambda letter: (letter.date, letter.id))
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(data_dir.glob("*.csv")):
        digest.update(read_bytes(path))
    for letter in letters:
        digest.update(letter.sha256.encode())
    return Corpus(
        letters=tuple(x for x in letters if not x.witness_of),
        witnesses=tuple(x for x in letters if x.witness_of),
        version=digest.hexdigest()[:12],
        data_dir=data_dir,
    )


@lru_cache(maxsize=1)
def load_ordinary() -> tuple[tuple[tuple[str, float], ...], tuple[Theme, ...]]:
    """What ships with Accent and is the same for every letter: how common words are, and the themes.

    Raises:
        DataFileError: A line of ``ordinary_words.csv`` or ``themes.csv`` is wrong.
        UnreadableFileError: One of them is missing.
    """
    return read_ordinary_words(), read_themes()


def read_file_of(corpus: Corpus, letter: Letter) -> bytes:
    """The bytes of the file that a loaded letter was read from, unchanged since.

    Raises:
        UnreadableFileError: The file is gone, or is not the one that was read.
    """
    for card in list_cards(corpus.data_dir)[0]:
        if card.sha256 == letter.sha256:
            return read_kept_source(card.id)[0]
    path = corpus.data_dir / "letters" / letter.source_file
    if not path.is_file():
        raise UnreadableFileError(f"{letter.source_file}: is not kept here; add it to keep it")
    data = read_bytes(path)
    if hashlib.sha256(data).hexdigest() != letter.sha256:
        raise UnreadableFileError(f"{letter.source_file}: was changed after it was read; start anew")
    return data
