"""Which letter a paper with questions is about; judges no single question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from compare.analysis.matching.passages import SAME, compare_letters
from compare.analysis.references import find_letter_references
from compare.analysis.selection import Selection
from compare.model import CABINET, COMMITTEE, Block, Letter
from compare.text.details import MONTHS
from compare.text.tokens import fold, split_tokens

GIVEN, CITED, DATED, TITLED, ALIKE, NOT_HERE = "given", "cited", "dated", "titled", "alike", "not here"
"""How the letter is known: told, by its number, its date, its title, only by its words; or not at all."""

_PAPERS = ("kamerstuk", "document", "aanhangsel")
_LEAST_SAME = 0.35
"""Part of the paragraphs with a clear counterpart: 0.49 and 0.76 in their own letter, 0.27 in another."""
_FIRST_WORDS = 4
_LETTER_OF = re.compile(
    rf"\b(?:\w*brief|nota|agenda|rapportage)\b[^.?!]{{0,80}}?\b(?:van|d\.d\.|dd\.?)\s+\d{{1,2}}\s+"
    rf"(?:{'|'.join(MONTHS)})\s+\d{{4}}",
    re.IGNORECASE,
)
"""A letter named by its day."""
_TITLE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Subject:
    """The letter that a paper asks about, and how that is known.

    ``letter`` is None when there is none to choose from. With ``how`` `ALIKE` the paper does
    not say which letter it is about, and that letter comes closest; with `NOT_HERE` it names
    a paper that is not loaded, and ``letter`` is the closest of those that are: pages that
    such a paper cites are not that letter's. ``share`` is the part of the paper's paragraphs
    with a clear counterpart there, 0 to 1; 0 where it was not needed.
    """

    letter: Letter | None
    how: str
    share: float = 0.0

    @property
    def has_pages(self) -> bool:
        """Whether pages that the paper cites are pages of this letter."""
        return self.letter is not None and self.how != NOT_HERE


def find_subject(paper: Letter, loaded: Sequence[Letter], about: Letter | None = None) -> Subject:
    """The letter that a paper with questions is about.

    In this order: the one given; the loaded letter whose number it cites first; the one whose
    date («d.d. 17 april 2020») its opening names; the one whose title its opening names; else
    the earlier letter of which most paragraphs of the paper have a clear counterpart.

    Args:
        paper: Questions of parties.
        loaded: The letters that it may be about; itself, later ones and second copies are passed over.
        about: The letter when that is known; nothing is looked for then.
    """
    if about is not None:
        return Subject(about, GIVEN)
    letters = [x for x in loaded if _may_be_about(paper, x)]
    by_id = {x.id: x for x in letters}
    references = [r for r in find_letter_references(paper, [*letters, paper]) if r.reference.kind in _PAPERS]
    opening = _opening(paper)
    first = [r for r in references if r.block_n <= len(opening) and r.reference.named != "motie"]
    for rows in (first, [] if first else references):
        cited = next((r.cited_id for r in rows if r.cited_id in by_id), "")
        if cited:
            return Subject(by_id[cited], CITED)
    begun = paper.blocks[: len(opening) + _FIRST_WORDS]
    told = "\n".join((paper.title, *(b.text for b in begun)))
    for how, names in ((DATED, _names_date), (TITLED, _names_title)):
        named = [x for x in letters if names(told, x)]
        if len(named) == 1:
            return Subject(named[0], how)
    if not letters:
        return Subject(None, NOT_HERE)
    shares = [(_share_same(paper, x), x) for x in letters]
    share, nearest = max(shares, key=lambda x: (x[0], x[1].date, x[1].id))
    names_another = bool(first) or _LETTER_OF.search(told) is not None
    return Subject(nearest, NOT_HERE if names_another or share < _LEAST_SAME else ALIKE, share)


def _may_be_about(paper: Letter, letter: Letter) -> bool:
    """Whether a paper may be about a letter: another, of the cabinet, not later, no second copy."""
    known = paper.date > date.min and letter.date > date.min
    earlier = letter.date <= paper.date if known else True
    return letter.id != paper.id and not letter.witness_of and letter.kind == "letter" and earlier


def _opening(paper: Letter) -> tuple[Block, ...]:
    """What stands before the first party speaks."""
    for i, block in enumerate(paper.blocks):
        if block.is_body and block.speaker not in (CABINET, COMMITTEE, ""):
            return paper.blocks[:i]
    return ()


def _names_date(opening: str, letter: Letter) -> bool:
    """Whether an opening names the day of a letter."""
    if letter.date == date.min or letter.date_precision != "day":
        return False
    return format_date(letter.date, "d MMMM y", locale="nl") in fold(opening)


def _names_title(opening: str, letter: Letter) -> bool:
    """Whether an opening has the title of a letter in it, three words at least."""
    words = [t.key for t in split_tokens(letter.title)]
    told = " ".join(t.key for t in split_tokens(opening))
    return len(words) >= _TITLE_WORDS and " ".join(words) in told


def _share_same(paper: Letter, letter: Letter) -> float:
    """Part of the parties' paragraphs that have a clear counterpart in a letter."""
    speakers = frozenset(s for s in paper.speakers if s not in (CABINET, COMMITTEE))
    compared = compare_letters(paper, letter, Selection(speakers or None))
    same = {p.source for p in compared.pairs if p.verdict == SAME}
    return len(same) / len(compared.source) if compared.source else 0.0
