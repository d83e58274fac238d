"""Which papers a letter points to, and which of the loaded letters cites which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from compare.model import Letter, Place
from compare.text.citations import cite
from compare.text.references import Reference, find_references

NO_PAPER_NAMED = "which paper this page is of is not said"
NO_SUCH_PAGE = "the letter meant has no such page"
ASKING = ("questions", "consultation")
"""Kinds of paper that go through one letter: there «pagina 13» is a page of the letter asked about."""


@dataclass(frozen=True, slots=True)
class LetterReference:
    """A reference at its place in a letter.

    ``cited_id`` is the loaded letter that it points to, "" when that paper is not
    loaded. For a page that is not tied to a paper, ``unresolved`` says why.
    """

    reference: Reference
    place: Place
    block_n: int
    speaker: str
    citation: str
    cited_id: str = ""
    unresolved: str = ""


@dataclass(frozen=True, slots=True)
class Citing:
    """How often one loaded letter points to another; ``by_page`` of these by naming a page only."""

    citing_id: str
    cited_id: str
    count: int
    by_page: int


@dataclass(frozen=True, slots=True)
class CitedPaper:
    """A paper that is cited, how often, and in which letters.

    ``named`` is "motie" or "bijlage" when a letter calls it that.
    """

    identifier: str
    url: str
    count: int
    letter_ids: tuple[str, ...]
    cited_id: str = ""
    named: str = ""


def find_letter_references(letter: Letter, loaded: Sequence[Letter] = ()) -> tuple[LetterReference, ...]:
    """Every reference in a letter, notes and headings too, in reading order.

    A page without a paper («op pagina 13 van de brief») is of the paper that the
    same paragraph cited just before, motions and attachments aside; in questions
    and consultations else of the first loaded letter that they cite. «Deze brief» is
    the letter itself. When that gives nothing, or a letter that has no such page,
    it stays unresolved.

    Args:
        loaded: The letters that a reference may lead to.
    """
    known = _known(loaded)
    rows: list[LetterReference] = []
    for block in letter.blocks:
        for reference in find_references(block.text):
            place = block.place_of(reference.start, reference.end)
            row = LetterReference(
                reference,
                place,
                block.n,
                block.speaker,
                cite(letter, place.page, place.last_page),
                known.get(reference.identifier, ""),
            )
            rows.append(row)
    by_id = {x.id: x for x in (*loaded, letter)}
    first = next((r.cited_id for r in rows if r.cited_id and by_id[r.cited_id].kind == "letter"), "")
    asked = first if letter.kind in ASKING else ""
    return tuple(
        _tied(row, rows[:i], letter, asked, by_id) if row.reference.kind == "page" else row
        for i, row in enumerate(rows)
    )


def count_citing(rows: Iterable[LetterReference]) -> tuple[Citing, ...]:
    """Which loaded letter cites which other one, the most first; itself does not count."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        citing = row.place.letter_id
        if row.cited_id and row.cited_id != citing:
            counts[citing, row.cited_id][0] += 1
            counts[citing, row.cited_id][1] += row.reference.kind == "page"
    made = (Citing(*pair, count, pages) for pair, (count, pages) in counts.items())
    return tuple(sorted(made, key=lambda x: (-x.count, x.citing_id, x.cited_id)))


def rank_cited(rows: Iterable[LetterReference]) -> tuple[CitedPaper, ...]:
    """The papers cited: by how many letters, then how often; dossiers as a whole are no paper.

    A page of a loaded letter counts as citing that letter.
    """
    groups: dict[str, list[LetterReference]] = defaultdict(list)
    for row in rows:
        paper = row.cited_id or row.reference.identifier
        if paper and row.reference.kind != "dossier" and row.cited_id != row.place.letter_id:
            groups[paper].append(row)
    made = []
    for paper, same in groups.items():
        letters = tuple(dict.fromkeys(r.place.letter_id for r in same))
        url = next((r.reference.url for r in same if r.reference.url), "")
        identifier = next((r.reference.identifier for r in same if r.reference.identifier), paper)
        named = next(
            (r.reference.named for r in same if r.reference.kind != "page" and r.reference.named), ""
        )
        made.append(CitedPaper(identifier, url, len(same), letters, same[0].cited_id, named))
    return tuple(sorted(made, key=lambda x: (-len(x.letter_ids), -x.count, x.identifier)))


def block_on_page(letter: Letter, page: int) -> int | None:
    """Number of the first block of the running text on a printed page; None when there is none."""
    for block in letter.blocks:
        if block.kind != "footnote" and block.place.page <= page <= block.place.last_page:
            return block.n
    return None


def _known(loaded: Sequence[Letter]) -> dict[str, str]:
    """Official ids under which the loaded letters may be cited, with the letter."""
    known: dict[str, str] = {}
    for letter in loaded:
        if letter.witness_of:
            continue
        names = [letter.id, letter.id.removeprefix("nds-tk-")]
        if letter.dossier and letter.number:
            names.append(f"kst-{letter.dossier}-{letter.number}")
        for name in names:
            known.setdefault(name, letter.id)
    return known


def _tied(
    row: LetterReference,
    before: Sequence[LetterReference],
    letter: Letter,
    asked: str,
    by_id: dict[str, Letter],
) -> LetterReference:
    """A page with the letter that it is a page of, or with the reason why that is not known."""
    named = row.reference.named
    if named.startswith(("deze", "dit")):
        meant = letter.id
    else:
        near = [
            x
            for x in before
            if x.block_n == row.block_n and x.reference.kind != "page" and not x.reference.named
        ]
        if near and not near[-1].cited_id:
            return replace(row, unresolved=NO_PAPER_NAMED)
        meant = near[-1].cited_id if near else asked
    if not meant:
        return replace(row, unresolved=NO_PAPER_NAMED)
    first, last = by_id[meant].pages
    if last and not all(first <= page <= last for page in row.reference.pages):
        return replace(row, unresolved=NO_SUCH_PAGE)
    return replace(row, cited_id=meant)
