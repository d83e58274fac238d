"""What a question points at, looked up: its quotations, its pages, the parts of the letter it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from compare.analysis.asked.evidence import Content
from compare.analysis.asked.pointers import (
    MARKED,
    REPORTED,
    SHORT,
    TITLE,
    Named,
    Quoted,
    find_headings,
    find_named,
    find_pointed_pages,
    find_quoted,
)
from compare.analysis.asked.wording import Wording, find_quotation, find_unmarked, nearest_wording
from compare.analysis.matching.passages import pages_of
from compare.model import Letter
from compare.text.tokens import split_sentences

_UNIQUE = 1


@dataclass(frozen=True, slots=True)
class QuoteFound:
    """A quotation of a question and where it stands: ``places`` are empty where no letter has it.

    ``nearest`` is then the wording that comes closest, with its likeness.
    """

    block_n: int
    quoted: Quoted
    places: tuple[Wording, ...]
    nearest: Wording | None = None


@dataclass(frozen=True, slots=True)
class Sought:
    """What passages are sought in: ``elsewhere`` are other letters that may be quoted.

    ``has_pages`` tells whether pages that the paper cites are pages of this letter, and parts
    that it names are its parts.
    """

    paper: Letter
    letter: Letter
    elsewhere: tuple[Letter, ...]
    content: Content
    has_pages: bool

    def letter_of(self, letter_id: str) -> Letter:
        """The letter or one of the others."""
        return next(x for x in (self.letter, *self.elsewhere) if x.id == letter_id)


@dataclass(frozen=True, slots=True)
class Clue:
    """Words of one sentence that point: at wordings, at pages, or at a part.

    ``sentence`` is the block and the offset where it begins. ``by`` is "quotation", "words",
    "term", "page", "section" or "name".
    """

    sentence: tuple[int, int]
    by: str
    wordings: tuple[Wording, ...] = ()
    pages: tuple[int, ...] = ()
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pointers:
    """What a question points at, sentence by sentence.

    ``pages`` are those it cites of the letter. ``only_elsewhere`` tells that all it quotes or
    cites is another paper's, ``no_page`` that the letter has none of the pages cited.
    """

    text: str
    clues: tuple[Clue, ...]
    quotes: tuple[QuoteFound, ...]
    pages: tuple[int, ...]
    only_elsewhere: bool
    no_page: bool


def seek(sought: Sought, blocks: Sequence[int]) -> Pointers:
    """Everything in a question that points somewhere, quotations looked up."""
    clues: list[Clue] = []
    quotes: list[QuoteFound] = []
    pages: list[int] = []
    pointed_away = False
    for n in blocks:
        text = sought.paper.block(n).text
        starts = [start for start, _ in split_sentences(text)]

        def at(offset: int, n: int = n, starts: Sequence[int] = starts) -> tuple[int, int]:
            return n, max((s for s in starts if s <= offset), default=0)

        quoted = find_quoted(text)
        for quote in quoted:
            found = _look_up(sought, n, quote)
            if quote.kind in (MARKED, SHORT) or (found.places and quote.kind == REPORTED):
                quotes.append(found)
            if _points(sought, found):
                by = {MARKED: "quotation", SHORT: "term"}.get(quote.kind, "words")
                clues.append(Clue(at(quote.start), by, found.places))
            pointed_away |= quote.kind == MARKED and not found.places
        said = [q.quoted for q in quotes if q.block_n == n and q.places] + [
            q for q in quoted if q.kind == TITLE
        ]
        for run in find_unmarked(text, quoted, sought.letter):
            if not any(q.start <= run.end and run.start <= q.end for q in said if q.kind != SHORT):
                taken = Quoted(run.start, run.end, text[run.start : run.end], REPORTED, ())
                quotes.append(QuoteFound(n, taken, (run.wording,)))
                clues.append(Clue(at(run.start), "words", (run.wording,)))
        for cited in find_pointed_pages(text):
            if cited.elsewhere or not sought.has_pages:
                pointed_away = True
            else:
                clues.append(Clue(at(cited.start), "page", pages=cited.pages))
                pages += cited.pages
        if sought.has_pages:
            clues += _named_parts(sought, text, at)
    held = [pages_of(sought.letter, p) for p in sought.content.passages]
    pointing = [c for c in clues if c.by != "term"]
    return Pointers(
        "\n".join(sought.paper.block(n).text for n in blocks),
        tuple(clues),
        tuple(quotes),
        tuple(dict.fromkeys(pages)),
        only_elsewhere=pointed_away and not pointing,
        no_page=bool(pages) and not any(pages_off(first, last, pages) == 0 for first, last in held),
    )


def pages_off(first: int, last: int, pages: Iterable[int]) -> int:
    """How many pages after the nearest of some cited pages a stretch stands; 0 when it is on one."""
    offsets = [0 if first <= p <= last else first - p if p < first else last - p for p in pages]
    return min(offsets, key=abs)


def _look_up(sought: Sought, block_n: int, quote: Quoted) -> QuoteFound:
    """A quotation with its places, in the letter first and else in another."""
    for letter in (sought.letter, *(sought.elsewhere if quote.kind == MARKED else ())):
        places = find_quotation(quote, letter)
        if places:
            return QuoteFound(block_n, quote, places)
    near = nearest_wording(quote, (sought.letter, *sought.elsewhere)) if quote.kind == MARKED else None
    return QuoteFound(block_n, quote, (), near)


def _points(sought: Sought, found: QuoteFound) -> bool:
    """Whether a quotation leads to a passage: a title never, a term only when one paragraph has it."""
    if not found.places or found.quoted.kind == TITLE:
        return False
    return found.quoted.kind != SHORT or (len(found.places) == _UNIQUE and " " in found.quoted.text.strip())


def _named_parts(sought: Sought, text: str, at: Callable[[int], tuple[int, int]]) -> Iterator[Clue]:
    """Sections and boxes that a text names, and parts that it names by number."""
    headings = find_headings(text, sought.content.headings)
    if headings:
        yield Clue(at(0), "section", headings=headings)
    for named in find_named(text):
        places = tuple(_numbered(sought.letter, named))
        if places:
            yield Clue(at(named.start), "name", places)


def _numbered(letter: Letter, named: Named) -> Iterator[Wording]:
    """The paragraphs in which a letter speaks of its own «doel 9», or the note with that number."""
    for block in letter.blocks:
        if named.label in ("noot", "voetnoot"):
            if block.kind == "footnote" and int(named.number.split(".")[0]) in block.note_numbers:
                yield Wording(letter.id, block.n, 0, len(block.text), block.place.page, block.text, 1.0)
        elif block.is_body:
            for own in find_named(block.text):
                if (own.label, own.number) == (named.label, named.number):
                    words = block.text[own.start : own.end]
                    yield Wording(
                        letter.id, block.n, own.start, own.end, block.page_at(own.start), words, 1.0
                    )
                    break
