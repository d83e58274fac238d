"""Loads all letters: those that come with Accent and those that readers added."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from compare import __version__
from compare.errors import CompareError, DataFileError, UnknownIdError, UnreadableFileError
from compare.io.cabinets import cabinet_on, read_cabinets
from compare.io.corrections import FILE, read_corrections
from compare.io.facts import read_bytes, read_letters_csv
from compare.io.papers.store import Paper, find_paper, list_papers, papers_state, read_paper
from compare.io.tables import DATA_DIR, read_ordinary_words, read_themes
from compare.letters import recall_letter, said_of
from compare.model import Letter, Theme
from compare.text.corrections import correct_letter


@dataclass(frozen=True, slots=True)
class Corpus:
    """The letters by date, and second copies of them, which are never counted.

    ``notes`` name papers that were added and cannot be used, and corrections of papers that are not here.
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


def load_corpus(data_dir: Path = DATA_DIR) -> Corpus:
    """All letters of ``letters.csv`` and those that readers added, the oldest first.

    The version changes with any letter, any word list and the program itself. A paper
    that was added and cannot be used is left out with a note.

    Raises:
        UnreadableFileError: A letter's file is missing or cannot be read.
        DataFileError: A line of ``letters.csv`` or ``corrections.csv`` is wrong.
    """
    return _load_corpus(data_dir, papers_state())


@lru_cache(maxsize=2)
def _load_corpus(data_dir: Path, state: str) -> Corpus:
    """The corpus while the folder of added papers is in this state."""
    given = _load_given(data_dir)
    if not state:
        return _with_strays(given)
    papers, problems = list_papers()
    added: list[Letter] = []
    notes = list(problems)
    for paper in papers:
        try:
            added.append(load_paper(paper))
        except CompareError as error:
            notes.append(str(error))
    corpus = add_letters(given, added)
    digest = hashlib.sha256(given.version.encode())
    for letter in added:
        digest.update(f"{letter.id} {letter.sha256} {letter.date}".encode())
    version = digest.hexdigest()[:12] if added else given.version
    return _with_strays(replace(corpus, version=version, notes=tuple(notes)))


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


def load_paper(paper: Paper) -> Letter:
    """A kept paper, cut into blocks.

    Raises:
        UnreadableFileError: Its file is not what was kept, or cannot be read.
    """
    data, metadata = read_paper(paper)
    name = paper.name or f"{paper.id}.{paper.format}"
    with said_of(paper.id):
        letter = recall_letter(data, name=name, metadata=metadata)
    if paper.day:
        letter = replace(letter, date=date.fromisoformat(paper.day))
    return letter if letter.id == paper.id else _renamed(letter, paper.id)


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
            letter = _renamed(letter, f"{first}.{letter.format}", witness_of=first)
            if letter.id in papers:
                letter = _renamed(letter, f"{letter.id}-{letter.sha256[:6]}", witness_of=first)
        short = letter.short
        if short in names:
            told = letter.format if letter.witness_of else letter.number and f"nr. {letter.number}"
            short = f"{short}, {told}" if told and f"{short}, {told}" not in names else letter.id
        letter = replace(letter, short=short, cabinet=letter.cabinet or cabinet_on(letter.date, cabinets))
        papers[letter.id] = correct_letter(letter, corrections)
        names.add(short)
        files.add(letter.sha256)
    in_order = sorted(papers.values(), key=lambda x: (x.date, x.id))
    return replace(
        corpus,
        letters=tuple(x for x in in_order if not x.witness_of),
        witnesses=tuple(x for x in in_order if x.witness_of),
    )


def _renamed(letter: Letter, id: str, witness_of: str = "") -> Letter:
    """The letter under another id."""
    blocks = tuple(replace(b, place=replace(b.place, letter_id=id)) for b in letter.blocks)
    return replace(letter, id=id, blocks=blocks, witness_of=witness_of or letter.witness_of)


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
    for id in filter(None, (letter.id, letter.witness_of)):
        paper = find_paper(id)
        if paper and paper.sha256 == letter.sha256:
            return read_paper(paper)[0]
    path = corpus.data_dir / "letters" / letter.source_file
    if not path.is_file():
        raise UnreadableFileError(f"{letter.source_file}: is not kept here; add it to keep it")
    data = read_bytes(path)
    if hashlib.sha256(data).hexdigest() != letter.sha256:
        raise UnreadableFileError(f"{letter.source_file}: was changed after it was read; start anew")
    return data
