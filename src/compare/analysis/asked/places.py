"""The passages that a question's own pointers lead to, graded by how sure they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compare.analysis.asked.clues import Clue, Pointers, Sought, pages_off
from compare.analysis.asked.evidence import nearest_in_section, odds
from compare.analysis.asked.wording import Wording
from compare.analysis.matching.passages import NONE, Pair, Passage, pages_of
from compare.text.citations import cite

EXACT, PAGE_ONLY, BY_CONTENT, UNRESOLVED = "exact", "page only", "by content", "unresolved"
GRADES = (EXACT, PAGE_ONLY, BY_CONTENT, UNRESOLVED)
"""How sure the passage of a question is, the surest first."""

_BESIDE = 1
"""Pages that a citation may be off and still be taken at its word."""
_LEAD, _NEARLY_BEST = 1.5, 0.5
"""How much surer (in `odds`) a passage of the page must be than the next, and than the best anywhere."""
_LEAST = 0.03


@dataclass(frozen=True, slots=True)
class Located:
    """A passage that a question is about.

    ``grade`` is one of `GRADES`; ``similarity`` 0 to 1, of the words of the whole question and
    passage, whatever the pointer. ``by`` is what it was found by, the strongest first:
    "quotation", "words" (taken over without marks), "page", "section", "term", "name",
    "context" (it goes on about the passage before). ``pages`` are those the question cites for
    it, ``page_offset`` how many pages further on it stands than cited (-1: one before), None
    where none is cited. ``marks`` are the quoted words in ``text``, ``sentence`` the one that is most like
    one of the question; ``elsewhere`` the other pages of the letter where quoted words stand too.
    """

    letter_id: str
    block_n: int
    offset: int
    text: str
    page: int
    last_page: int
    speaker: str
    section: tuple[str, ...]
    citation: str
    grade: str
    similarity: float
    by: tuple[str, ...]
    pages: tuple[int, ...] = ()
    page_offset: int | None = None
    marks: tuple[tuple[int, int], ...] = ()
    sentence: tuple[int, int] | None = None
    elsewhere: tuple[int, ...] = ()

    @property
    def page_note(self) -> str:
        """What must be said of the page: «cited 16, found on 15»; "" where it is as cited."""
        if not self.page_offset:
            return ""
        found = str(self.page) if self.page == self.last_page else f"{self.page}-{self.last_page}"
        return f"cited {', '.join(map(str, self.pages))}, found on {found}"

    def again(self, grade: str, similarity: float, by: tuple[str, ...]) -> Located:
        """The same passage for another question, which cites and quotes nothing itself."""
        return replace(
            self,
            grade=grade,
            similarity=similarity,
            by=by,
            pages=(),
            page_offset=None,
            marks=(),
            sentence=None,
            elsewhere=(),
        )


def locate_pointers(
    sought: Sought, pointers: Pointers, pairs: Sequence[Pair]
) -> tuple[tuple[Located, ...], Mapping[tuple[int, int], Located]]:
    """The passages that the pointers lead to, the surest first; and those of single sentences.

    Args:
        pairs: The question beside the passages of the letter, best first.
    """
    found: list[Located] = []
    by_sentence: dict[tuple[int, int], Located] = {}
    for clue in pointers.clues:
        if clue.wordings:
            one = _at_wording(sought, clue, pointers.clues, pairs)
            found.append(one)
            held = by_sentence.get(clue.sentence)
            if held is None or GRADES.index(one.grade) < GRADES.index(held.grade):
                by_sentence[clue.sentence] = one
    for clue in pointers.clues:
        if clue.by != "page" or any(_settles(x, clue) for x in found):
            continue
        paged = _on_pages(sought, clue, pairs)
        if paged:
            found.append(paged)
            by_sentence.setdefault(clue.sentence, paged)
    if not found:
        headings = list(dict.fromkeys(h for c in pointers.clues for h in c.headings))
        found += _in_section(sought, headings, pointers.text, pairs)
    score = {_key(sought.content.passages[p.target]): p.score for p in pairs}
    found.sort(key=lambda x: (GRADES.index(x.grade), -score.get((x.block_n, x.offset), -1.0)))
    return tuple(found), by_sentence


def _settles(located: Located, clue: Clue) -> bool:
    """Whether a quotation was found on the pages that a clue cites."""
    return (
        located.grade == EXACT and located.page_offset is not None and set(clue.pages) <= set(located.pages)
    )


def from_content(
    sought: Sought, pair: Pair, grade: str, by: tuple[str, ...] = (), *, of_sentence: bool = False
) -> Located:
    """The passage of a pair; ``of_sentence`` that it is a pair of a single sentence."""
    passage = sought.content.passages[pair.target]
    located = _located(sought, passage, grade, pair.similarity, by or pair.by)
    return replace(located, sentence=sought.content.sentence_of(pair, of_sentence=of_sentence))


def _key(passage: Passage) -> tuple[int, int]:
    return passage.block_n, passage.offset


def _located(sought: Sought, passage: Passage, grade: str, similarity: float, by: tuple[str, ...]) -> Located:
    """A passage of the letter with its pages and citation."""
    letter = sought.letter_of(passage.letter_id)
    block = letter.block(passage.block_n)
    first, last = pages_of(letter, passage)
    return Located(
        letter.id,
        block.n,
        passage.offset,
        passage.text,
        first,
        last,
        block.speaker,
        (*block.section, *([block.box] if block.box else [])),
        cite(letter, first, last),
        grade,
        similarity,
        by,
    )


def _is_same(a: Wording, b: Wording) -> bool:
    """Whether two wordings stand in one block."""
    return (a.letter_id, a.block_n) == (b.letter_id, b.block_n)


def _at_wording(sought: Sought, clue: Clue, clues: Sequence[Clue], pairs: Sequence[Pair]) -> Located:
    """The passage where quoted words stand.

    Of several the one on the page cited, else the one to which most of the question leads.
    """
    page_clues = [c for c in clues if c.by == "page"]
    same = [p for c in page_clues if c.sentence == clue.sentence for p in c.pages]
    before = [c for c in page_clues if c.sentence <= clue.sentence]
    lone = list(before[0].pages) if len(page_clues) == 1 and before else []
    pages = same or lone
    if clue.wordings[0].letter_id != sought.letter.id:
        pages = []
    score = {_key(sought.content.passages[p.target]): p for p in pairs}

    def rank(wording: Wording) -> tuple[float, ...]:
        off = abs(pages_off(wording.page, wording.page, pages)) if pages else 0
        told = sum(any(_is_same(w, wording) for w in c.wordings) for c in clues)
        pair = score.get(_key(_passage_at(sought, wording)))
        return off, -told, -(pair.score if pair else -1.0)

    wording = min(clue.wordings, key=rank)
    passage = _passage_at(sought, wording)
    pair = score.get(_key(passage)) if wording.letter_id == sought.letter.id else None
    offset = pages_off(wording.page, wording.page, pages) if pages else None
    if not same and offset is not None and abs(offset) > _BESIDE:
        pages, offset = [], None
    sure = clue.by in ("quotation", "words") or (clue.by == "term" and offset is not None)
    grade = EXACT if sure and abs(offset or 0) <= _BESIDE else BY_CONTENT
    by = (clue.by, *(["page"] if offset is not None and abs(offset) <= _BESIDE else []))
    return replace(
        _located(sought, passage, grade, pair.similarity if pair else 0.0, by),
        pages=tuple(pages),
        page_offset=offset,
        marks=((wording.start - passage.offset, wording.end - passage.offset),),
        elsewhere=tuple(sorted({w.page for w in clue.wordings} - {wording.page})),
    )


def _passage_at(sought: Sought, wording: Wording) -> Passage:
    """The paragraph in which some words stand, whatever kind of block it is."""
    block = sought.letter_of(wording.letter_id).block(wording.block_n)
    offset, text = next(
        ((o, t) for o, t in block.passages() if o <= wording.start <= o + len(t)), (0, block.text)
    )
    return Passage(
        wording.letter_id, block.n, offset, text, block.page_at(offset), block.speaker, block.section
    )


def _on_pages(sought: Sought, clue: Clue, pairs: Sequence[Pair]) -> Located | None:
    """The passage on a cited page that speaks of the question, or of the page beside it."""
    alike: dict[int, float] = {p.target: p.similarity for p in pairs}
    for pair in sought.content.of_sentence(*clue.sentence):
        alike[pair.target] = max(alike.get(pair.target, 0.0), pair.similarity)
    passages = sought.content.passages
    offsets = {j: pages_off(*pages_of(sought.letter, p), clue.pages) for j, p in enumerate(passages)}
    near = sorted((j for j in offsets if abs(offsets[j]) <= _BESIDE), key=lambda j: -alike.get(j, 0.0))
    here = [j for j in near if offsets[j] == 0]
    best = max(alike.values(), default=0.0)

    def is_sure(j: int, rivals: Sequence[int]) -> bool:
        second = max((alike.get(k, 0.0) for k in rivals if k != j), default=0.0)
        own = alike.get(j, 0.0)
        return own >= _LEAST and odds(own) >= max(_NEARLY_BEST * odds(best), _LEAD * odds(second))

    chosen = next((j for j in here[:1] if is_sure(j, here)), None)
    if chosen is None or odds(alike.get(near[0], 0.0)) > _LEAD * odds(alike.get(chosen, 0.0)):
        chosen = next((j for j in near[:1] if is_sure(j, near)), chosen)
    grade = EXACT if chosen is not None else PAGE_ONLY
    if chosen is None:
        if not here:
            return None
        chosen = here[0]
    whole = next((p for p in pairs if p.target == chosen), None)
    similarity = whole.similarity if whole else alike.get(chosen, 0.0)
    by = ("page", "words") if grade == EXACT else ("page",)
    return replace(
        _located(sought, passages[chosen], grade, similarity, by),
        pages=clue.pages,
        page_offset=offsets[chosen],
        sentence=sought.content.sentence_of(whole) if whole else None,
    )


def _in_section(sought: Sought, headings: Sequence[str], text: str, pairs: Sequence[Pair]) -> list[Located]:
    """The passage of a named section that the question is about; of several sections the smallest."""
    if not headings:
        return []
    heading = min(headings, key=lambda h: len(sought.content.headings[h]))
    inside = sought.content.headings[heading]
    alike = {p.target: p for p in pairs}
    best = next((p.target for p in pairs if p.target in inside and p.verdict != NONE), None)
    if best is None:
        best = nearest_in_section(text, heading, inside, sought.content)
    if best is None:
        return []
    similarity, by = (alike[best].similarity, alike[best].by) if best in alike else (0.0, ("words",))
    passage = sought.content.passages[best]
    return [_located(sought, passage, BY_CONTENT, similarity, ("section", *by))]
