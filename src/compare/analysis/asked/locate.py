"""Which passage of a letter each question of a party is about, and how sure that is.

`pointers` reads where a question says it points, `clues` and `wording` look that up, `evidence` weighs
the content, `places` grades the passages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.analysis.asked.clues import QuoteFound, Sought, seek
from compare.analysis.asked.evidence import Content, is_likely, nearest_by_name, odds, weigh_content
from compare.analysis.asked.letter import Subject, find_subject
from compare.analysis.asked.places import (
    BY_CONTENT,
    EXACT,
    GRADES,
    UNRESOLVED,
    Located,
    from_content,
    locate_pointers,
)
from compare.analysis.asked.pointers import continues, says_silent
from compare.analysis.matching.passages import SAME, Pair
from compare.analysis.questions import Question, asks_something, find_questions, find_remarks
from compare.model import Letter
from compare.text.citations import cite
from compare.text.tokens import split_sentences, split_tokens

NO_LETTER = "the letter that it is about is not loaded"
NO_PAGE = "the letter has no such page"
ABSENT = "says that the letter leaves this out"
ELSEWHERE = "quotes or cites another paper"
GENERAL = "a general remark"
NOTHING = "no passage of the letter speaks of this"
REASONS = (NO_LETTER, NO_PAGE, ELSEWHERE, ABSENT, GENERAL, NOTHING)
"""Why a question is unresolved."""

_GOES_ON = 0.25
"""A paragraph that goes on keeps the passage before it when its odds are this part of its best."""
_LONG, _FEW = 10, 2
"""Letters of a long word, and in how many passages one that tells something stands."""
_OWN_SENTENCE = 3.0
_SENTENCE_ALIKE, _BESIDE_EXACT = 0.5, 0.8
"""Similarity from which a sentence has a passage of its own; more is asked beside an exact one."""
_CANDIDATES = 6
_GENERAL_WORDS = ("kennisgenomen", "kennis genomen", "bedanken", "danken", "dankbaar", "complimenten")


@dataclass(frozen=True, slots=True)
class AskedSentence:
    """One question of a paragraph, at its place in the block, and the passage that it is about."""

    block_n: int
    start: int
    end: int
    text: str
    passage: Located | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a party and the passages that it is about, the surest first.

    ``grade`` is one of `GRADES`, that of the first passage. ``asks`` is False for a remark.
    Where it is `UNRESOLVED` there is no passage: ``reason`` says why (one of `REASONS`) and
    ``nearest`` is the passage that comes closest all the same, None where nothing does.
    ``sentences`` are the single questions in it. ``pages`` are those it cites of the letter.
    """

    question: Question
    citation: str
    asks: bool
    grade: str
    passages: tuple[Located, ...]
    sentences: tuple[AskedSentence, ...]
    quotes: tuple[QuoteFound, ...]
    pages: tuple[int, ...]
    reason: str = ""
    nearest: Located | None = None

    @property
    def passage(self) -> Located | None:
        """The passage that it is about most surely."""
        return self.passages[0] if self.passages else None


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """The questions of a paper in reading order, and the letter that they are about."""

    paper_id: str
    subject: Subject
    questions: tuple[Asked, ...]


def locate_questions(
    paper: Letter, loaded: Sequence[Letter], about: Letter | None = None, *, remarks: bool = False
) -> AskedPaper:
    """For each question of the parties the passage of the letter that it is about.

    Four grades. *Exact*: the words that it quotes stand there (and, where it cites a page in
    the same breath, on that page or the one beside it), or the page that it cites and what it
    says point at one passage. *Page only*: a page is cited, and no passage on it clearly
    speaks of the question; the nearest one of that page is given. *By content*: neither; the
    passage shares most of its telling words, lies in the section that it names, or was the
    subject of the paragraph before, on which it goes on. *Unresolved*: nothing points anywhere.

    Quoted words that the letter does not have are looked for in the other loaded letters.
    A page cited that is one off is told by `Located.page_offset`.

    Misleads where a party speaks of the letter in wholly other words, where it cites another
    paper without naming it, and by content generally: read both texts.

    Args:
        paper: Questions, or a consultation with questions and answers.
        loaded: The letters that it may be about or quote.
        about: The letter that it is about, when that is known.
        remarks: Give paragraphs of parties that ask nothing as well.

    Returns:
        The questions in reading order; none where parties ask nothing.
    """
    subject = find_subject(paper, loaded, about)
    found = find_questions(paper)
    others = find_remarks(paper)
    asking = {q.block_n for q in found}
    if subject.letter is None:
        empty = tuple(_without_letter(paper, q) for q in found)
        return AskedPaper(paper.id, subject, empty)
    elsewhere = tuple(
        x
        for x in loaded
        if x.id not in (paper.id, subject.letter.id) and not x.witness_of and x.kind == "letter"
    )
    content = weigh_content(paper, subject.letter)
    sought = Sought(paper, subject.letter, elsewhere, content, subject.has_pages)
    rows: list[Asked] = []
    for question in sorted((*found, *others), key=lambda q: q.block_n):
        before = rows[-1] if rows and rows[-1].question.speaker == question.speaker else None
        rows.append(_locate(sought, question, question.block_n in asking, before))
    return AskedPaper(paper.id, subject, tuple(row for row in rows if row.asks or remarks))


def _without_letter(paper: Letter, question: Question) -> Asked:
    """A question for which there is no letter."""
    return Asked(question, _cite(paper, question), True, UNRESOLVED, (), (), (), (), NO_LETTER)


def _cite(paper: Letter, question: Question) -> str:
    """Where a question stands."""
    return cite(
        paper, question.page, paper.block((question.blocks or (question.block_n,))[-1]).place.last_page
    )


def _locate(sought: Sought, question: Question, asks: bool, before: Asked | None) -> Asked:
    """One question with its passages."""
    pointers = seek(sought, question.blocks)
    pairs = sought.content.of_blocks(question.blocks)
    pointed, by_sentence = locate_pointers(sought, pointers, pairs)
    located = list(pointed)
    is_general = not asks and any(word in question.text.lower() for word in _GENERAL_WORDS)
    if not located and sought.has_pages and not is_general:
        located += _by_content(sought, question, pointers.only_elsewhere, pairs, before)
    sentences = _sentences(sought, question, by_sentence, located)
    located += [s.passage for s in sentences if s.passage]
    passages = _distinct(located)
    nearest = from_content(sought, pairs[0], UNRESOLVED) if pairs and not passages else None
    return Asked(
        question,
        _cite(sought.paper, question),
        asks,
        passages[0].grade if passages else UNRESOLVED,
        passages,
        sentences,
        pointers.quotes,
        pointers.pages,
        "" if passages else _reason(sought, question, pointers.no_page, pointers.only_elsewhere, is_general),
        nearest,
    )


def _by_content(
    sought: Sought, question: Question, elsewhere: bool, pairs: Sequence[Pair], before: Asked | None
) -> list[Located]:
    """The passage of a question that points at none: that of the one before, or the one most alike.

    Of a question that quotes another paper only what is clear counts.
    """
    inherited = _inherited(sought, question, pairs, before)
    if inherited:
        return [inherited]
    if is_likely(pairs):
        is_sure = pairs[0].verdict == SAME or not elsewhere
        return [from_content(sought, pairs[0], BY_CONTENT)] if is_sure else []
    if elsewhere or says_silent(question.text):
        return []
    named = nearest_by_name(question.text, sought.content, pairs)
    return [from_content(sought, named, BY_CONTENT)] if named else []


def _inherited(
    sought: Sought, question: Question, pairs: Sequence[Pair], before: Asked | None
) -> Located | None:
    """The passage of the paragraph before, when this one goes on about it."""
    was = before.passage if before else None
    if before is None or was is None or was.letter_id != sought.letter.id or says_silent(question.text):
        return None
    if pairs and pairs[0].verdict == SAME:
        return None
    own = next((p.similarity for p in pairs if _is_at(sought.content, p, was)), 0.0)
    best = max((p.similarity for p in pairs), default=0.0)
    if _keeps_naming(sought, question.text, before.question.text, was) or (
        continues(question.text) and odds(own) >= _GOES_ON * odds(best)
    ):
        return was.again(BY_CONTENT, own, ("context",))
    return None


def _keeps_naming(sought: Sought, text: str, before: str, was: Located) -> bool:
    """Whether a paragraph and the one before it share a long word that hardly any other passage has."""
    shared = _long_words(text) & _long_words(before) & _long_words(was.text)
    holders = Counter(w for p in sought.content.passages for w in shared & _long_words(p.text))
    return any(holders[w] <= _FEW for w in shared)


def _long_words(text: str) -> frozenset[str]:
    """The words of a text that are long enough to tell something."""
    return frozenset(t.key for t in split_tokens(text) if len(t.key) >= _LONG)


def _is_at(content: Content, pair: Pair, located: Located) -> bool:
    """Whether a pair's passage is this one."""
    passage = content.passages[pair.target]
    return (passage.block_n, passage.offset) == (located.block_n, located.offset)


def _sentences(
    sought: Sought,
    question: Question,
    pointed: Mapping[tuple[int, int], Located],
    located: Sequence[Located],
) -> tuple[AskedSentence, ...]:
    """The single questions; one that points nowhere itself keeps the passage of what stood before it."""
    first = located[0] if located else None
    least = _BESIDE_EXACT if first and first.grade == EXACT else _SENTENCE_ALIKE
    pairs = sought.content.of_blocks(question.blocks) if sought.has_pages else ()
    likely = {p.target for p in pairs[:_CANDIDATES]}
    found: list[AskedSentence] = []
    now = first
    for block_n in question.blocks:
        text = sought.paper.block(block_n).text
        for start, end in split_sentences(text):
            pairs = sought.content.of_sentence(block_n, start)
            own = pointed.get((block_n, start))
            if own is None and first and pairs and pairs[0].target in likely and pairs[0].similarity >= least:
                own = _own_passage(sought, pairs, now)
            now = own or now
            if asks_something(text[start:end]):
                found.append(AskedSentence(block_n, start, end, text[start:end], now))
    return tuple(found)


def _own_passage(sought: Sought, pairs: Sequence[Pair], now: Located | None) -> Located | None:
    """Another passage than that of the paragraph, when a sentence by itself is clearly nearer to it."""
    if pairs[0].verdict != SAME:
        return None
    held = next((p.similarity for p in pairs if now is not None and _is_at(sought.content, p, now)), 0.0)
    if odds(pairs[0].similarity) < _OWN_SENTENCE * odds(held):
        return None
    return from_content(sought, pairs[0], BY_CONTENT, _by_sentence(pairs[0]), of_sentence=True)


def _by_sentence(pair: Pair) -> tuple[str, ...]:
    """What a sentence was matched by, itself first."""
    return tuple(dict.fromkeys(("sentence", *pair.by)))


def _distinct(located: Sequence[Located]) -> tuple[Located, ...]:
    """Each passage once, with its best grade; the surest first, else in the order given."""
    best: dict[tuple[str, int, int], Located] = {}
    for one in located:
        key = one.letter_id, one.block_n, one.offset
        if key not in best or GRADES.index(one.grade) < GRADES.index(best[key].grade):
            best[key] = one
    return tuple(sorted(best.values(), key=lambda x: GRADES.index(x.grade)))


def _reason(sought: Sought, question: Question, no_page: bool, elsewhere: bool, general: bool) -> str:
    """Why a question has no passage."""
    if no_page:
        return NO_PAGE
    if general:
        return GENERAL
    if not sought.has_pages:
        return NO_LETTER
    if elsewhere:
        return ELSEWHERE
    return ABSENT if says_silent(question.text) else NOTHING
