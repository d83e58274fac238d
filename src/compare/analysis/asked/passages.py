"""A letter seen from the questions about it: which passages drew them, from whom, and which sections none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.analysis.asked.locate import Asked, AskedPaper
from compare.analysis.asked.places import GRADES, Located
from compare.analysis.matching.passages import Passage, find_passages, pages_of
from compare.model import Letter
from compare.text.citations import cite
from compare.text.tokens import count_words


@dataclass(frozen=True, slots=True)
class PassageAsked:
    """A passage of a letter with the questions about it, the surest first.

    ``questions`` are the paragraphs or numbered questions; each counts once for a passage,
    but for every passage that it is about. ``grades`` are theirs for this passage. ``parties``
    is how many each party asked, the most first.
    """

    passage: Passage
    citation: str
    words: int
    questions: tuple[Asked, ...]
    grades: tuple[str, ...]

    @property
    def parties(self) -> tuple[tuple[str, int], ...]:
        """Who asked, and how often."""
        return _by_party(self.questions)


@dataclass(frozen=True, slots=True)
class SectionAsked:
    """A section of a letter: its passages, how many of these drew questions, and from whom.

    ``section`` is the nearest heading, "" before the first; ``questions`` is how many different
    questions are about any of its passages.
    """

    section: str
    page: int
    last_page: int
    passages: int
    words: int
    asked: int
    questions: int
    parties: tuple[tuple[str, int], ...]


def passages_asked(letter: Letter, papers: Iterable[AskedPaper]) -> tuple[PassageAsked, ...]:
    """Every passage of a letter with the questions about it, in reading order; those without too.

    A question counts for each passage that it is about, so the counts sum to more than the
    questions. What is unresolved stands nowhere.
    """
    found: dict[tuple[int, int], list[tuple[Asked, Located]]] = {}
    for paper in papers:
        for question in paper.questions:
            for located in question.passages:
                if located.letter_id == letter.id:
                    found.setdefault((located.block_n, located.offset), []).append((question, located))
    rows = []
    known = list(find_passages(letter))
    held = {(p.block_n, p.offset) for p in known}
    for key in sorted(found.keys() - held):  # a note or a heading that is quoted
        located = found[key][0][1]
        block = letter.block(located.block_n)
        known.append(
            Passage(letter.id, block.n, key[1], located.text, located.page, block.speaker, block.section)
        )
    for passage in sorted(known, key=lambda p: (p.block_n, p.offset)):
        asked = sorted(
            found.get((passage.block_n, passage.offset), []), key=lambda x: GRADES.index(x[1].grade)
        )
        rows.append(
            PassageAsked(
                passage,
                cite(letter, *pages_of(letter, passage)),
                count_words(passage.text),
                tuple(q for q, _ in asked),
                tuple(x.grade for _, x in asked),
            )
        )
    return tuple(rows)


def sections_asked(rows: Sequence[PassageAsked]) -> tuple[SectionAsked, ...]:
    """Every section of the letter with how much was asked about it, in reading order.

    Args:
        rows: `passages_asked` of the letter.
    """
    groups: dict[tuple[str, ...], list[PassageAsked]] = {}
    for row in rows:
        groups.setdefault(row.passage.section, []).append(row)
    made = []
    for section, own in groups.items():
        questions = {(q.question.letter_id, q.question.block_n): q for row in own for q in row.questions}
        pages = [row.passage.page for row in own]
        made.append(
            SectionAsked(
                section[-1] if section else "",
                min(pages),
                max(pages),
                len(own),
                sum(row.words for row in own),
                sum(bool(row.questions) for row in own),
                len(questions),
                _by_party(questions.values()),
            )
        )
    return tuple(made)


def _by_party(questions: Iterable[Asked]) -> tuple[tuple[str, int], ...]:
    """How many of some questions each party asked, the most first."""
    counts: dict[str, int] = {}
    for asked in questions:
        counts[asked.question.speaker] = counts.get(asked.question.speaker, 0) + 1
    return tuple(sorted(counts.items(), key=lambda x: (-x[1], x[0])))


def count_grades(questions: Iterable[Asked]) -> Mapping[str, int]:
    """How many questions have each grade, the surest first, zeros included; they sum to the questions."""
    listed = [q.grade for q in questions]
    return {grade: listed.count(grade) for grade in GRADES}
