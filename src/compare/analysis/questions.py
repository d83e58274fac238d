"""Who asked what, where the answer stands, and where an answer sends the reader.

Also reads «pagina 8 en 9» in running text. Judges no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compare.model import CABINET, COMMITTEE, Block, Letter
from compare.text.numbers import NUMBER_WORDS, ORDINALS
from compare.text.tokens import fold, split_sentences, split_tokens


def _words_of(listed: str) -> tuple[str, ...]:
    """The words of a list written in one line."""
    return tuple(listed.split())


_DIGITS = r"\d{1,4}(?![\d%])(?![.,]\d)"
_NUMBER = rf"(?:{_DIGITS}|(?:{'|'.join(w for w in NUMBER_WORDS if w != 'een')})\b)"
_UP_TO = r"\bt/m\b|\btot(?:\s+en\s+met)?\b|[-–—]"
_JOINT = rf"\s*(?:,\s*(?:en\s+)?|\ben\b|\bof\b|&|/|{_UP_TO})\s*"
_LIST = rf"{_NUMBER}(?:{_JOINT}{_NUMBER})*"
_RANGE = re.compile(rf"({_NUMBER})\s*(?:{_UP_TO})\s*({_NUMBER})", re.IGNORECASE)
_LONGEST_RANGE = 50

_PAGE_WORD = r"(?:pagina(?:[’']?s)?|bladzijden?|pag\.|blz\.?|pp?\.)"
_PAGES = re.compile(
    rf"(?<!\w){_PAGE_WORD}\s*({_LIST})(\s*e\.?v\.?(?!\w))?|\b({'|'.join(ORDINALS)})\s+(?:pagina|bladzijde)\b",
    re.IGNORECASE,
)
_QUESTIONS = re.compile(
    rf"\bvra(?:ag|gen)\s+(?:nrs?\.?\s*|nummers?\s+)?({_LIST})|antwoord\s+op\s+vraag\s+(een)\b", re.IGNORECASE
)
_PREVIOUS = re.compile(r"\b(?:vorige|voorgaande|bovenstaande)\s+vraag\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\b(?:kamerstuk\w*|aanhangsel|handelingen|vergaderjaar)\b", re.IGNORECASE)

_POINTER_WORDS = set(NUMBER_WORDS) | set(
    _words_of(
        "zie ziet ook verder eveneens hiervoor hierover hierbij daarvoor kortheidshalve graag ik wij we u uw "
        "kamer naar voor verwijs verwijst verwijzen verwezen wordt worden kan het de deze dit die onze mijn "
        "antwoord antwoorden beantwoording reactie op van bij onder en of vraag vragen kabinet minister "
        "leden eerdere vorige voorgaande bovenstaande nr nummer nummers t m tot met in"
    )
)

_NO_PARTY = (CABINET, COMMITTEE)
_NOUN_BEFORE = _words_of(
    "enkele volgende nog aantal de deze hun hebben heeft had wel veel onderstaande concrete paar diverse "
    "verschillende"
)
_ASKS = re.compile(
    r"\?"
    r"|\bvraagt\b|" + "".join(rf"(?<!\b{word}\s)" for word in _NOUN_BEFORE) + r"\bvragen\b"
    r"|\bverzoek(?:t|en)\b|\b(?:vernemen|horen|ontvangen|zien|krijgen)\b[^.?!]*\bgraag\b"
    r"|\bgraag\b[^.?!]*\b(?:reactie|toelichting|vernemen|horen|ontvangen|weten|krijgen)\b"
    r"|\bwillen\b[^.?!]*\b(?:weten|reactie|toelichting|opheldering)\b"
    r"|\bk(?:an|unnen)\s+(?:de\s+minister|het\s+kabinet|de\s+regering)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """Something a party asked, with the blocks that answer it.

    ``answers`` are the numbers of the answer's blocks; ``followed`` those of the
    answers it sends the reader to, and of where those send on to. ``refers``
    tells that the answer says nothing else. A joint answer is named at each of
    its questions. ``numbers`` is empty where the paper does not number. ``blocks`` are
    all blocks of the question itself.
    """

    letter_id: str
    block_n: int
    speaker: str
    numbers: tuple[int, ...]
    text: str
    page: int
    answers: tuple[int, ...]
    followed: tuple[int, ...]
    refers: bool
    blocks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedPages:
    """Pages cited at a place in a text («pagina 8 en 9»), in the order written."""

    start: int
    end: int
    pages: tuple[int, ...]


def find_questions(letter: Letter) -> tuple[Question, ...]:
    """The questions of a paper in reading order, each with its answer where one is given.

    A paragraph of a party without a number counts in a paper of questions only,
    and when it asks something: a question mark, or «vragen», «graag een reactie».
    """
    answers = _answers_by_number(letter)
    questions: list[Question] = []
    for group in _question_groups(letter):
        first = group[0]
        numbers = first.question_numbers
        own = _distinct(n for number in numbers for n in answers.get(number, ()))
        texts = [letter.block(n).text for n in own]
        questions.append(
            Question(
                letter_id=letter.id,
                block_n=first.n,
                speaker=first.speaker,
                numbers=numbers,
                text="\n".join(block.text for block in group),
                page=first.place.page,
                answers=own,
                followed=_follow(letter, answers, numbers, own),
                refers=bool(own) and all(_only_refers(text, numbers) for text in texts),
                blocks=tuple(block.n for block in group),
            )
        )
    return tuple(questions)


def find_remarks(letter: Letter) -> tuple[Question, ...]:
    """What parties say in a paper of questions without asking anything, in the form of a question."""
    asked = {n for question in find_questions(letter) for n in question.blocks}
    return tuple(
        Question(letter.id, b.n, b.speaker, (), b.text, b.place.page, (), (), False, (b.n,))
        for b in letter.blocks
        if b.is_body and not b.is_answer and b.n not in asked and b.speaker not in (*_NO_PARTY, "")
    )


def find_page_references(text: str) -> tuple[int, ...]:
    """The pages that a text cites («op pagina 8 en 9», «blz. 5», «pagina's 8-10»), in order, each once."""
    return _distinct(page for cited in find_cited_pages(text) for page in cited.pages)


def find_cited_pages(text: str) -> tuple[CitedPages, ...]:
    """Each place where a text cites pages; a range is written out, «e.v.» adds the next page."""
    found = []
    for match in _PAGES.finditer(text):
        listed, more, ordinal = match.groups()
        pages = _numbers_in(listed) if listed else [ORDINALS[ordinal.lower()]]
        found.append(CitedPages(*match.span(), _distinct([*pages, pages[-1] + 1] if more else pages)))
    return tuple(found)


def find_question_references(text: str, own: tuple[int, ...] = ()) -> tuple[int, ...]:
    """The questions that an answer names («zie het antwoord op vraag 14»), its own left out.

    A sentence that cites another paper (Kamerstuk, Aanhangsel) names none of this one.
    """
    found: list[int] = []
    for start, end in split_sentences(text):
        sentence = text[start:end]
        if _ELSEWHERE.search(sentence):
            continue
        for match in _QUESTIONS.finditer(sentence):
            found.extend(_numbers_in(match.group(1) or match.group(2)))
        if own and _PREVIOUS.search(sentence):
            found.append(min(own) - 1)
    return _distinct(number for number in found if number > 0 and number not in own)


def _distinct(numbers: Iterable[int]) -> tuple[int, ...]:
    """The same numbers, each at its first place only."""
    return tuple(dict.fromkeys(numbers))


def _value(written: str) -> int:
    """A number written in digits or as a word."""
    return NUMBER_WORDS.get(written.lower()) or int(written)


def _numbers_in(listed: str) -> list[int]:
    """The numbers of «8, 9 en 12» or «8 t/m 10»; a range is written out."""
    numbers: list[int] = []
    spans = {match.start(): match for match in _RANGE.finditer(listed)}
    for match in re.finditer(_NUMBER, listed, re.IGNORECASE):
        value = _value(match.group())
        bounds = spans.get(match.start())
        last = _value(bounds.group(2)) if bounds else value
        numbers.extend(range(value, last + 1) if 0 < last - value <= _LONGEST_RANGE else [value])
    return numbers


def _question_groups(letter: Letter) -> list[list[Block]]:
    """Blocks that are one question together; a numbered question may run over several."""
    groups: list[list[Block]] = []
    previous: Block | None = None
    for block in letter.blocks:
        if block.is_asked and block.question_numbers:
            if groups and previous is not None and groups[-1][-1] is previous:
                same = previous.question_numbers == block.question_numbers
            else:
                same = False
            if same:
                groups[-1].append(block)
            else:
                groups.append([block])
        elif letter.kind == "questions" and _is_asked(block):
            groups.append([block])
        if block.kind != "footnote":  # a note may stand between the two halves of a question
            previous = block
    return groups


def asks_something(text: str) -> bool:
    """Whether a text asks something: a question mark, or «vragen», «graag een reactie»."""
    return _ASKS.search(text) is not None


def _is_asked(block: Block) -> bool:
    """Whether a paragraph without a number asks something, and is a party's."""
    is_asker = block.is_body and not block.is_answer and block.speaker not in _NO_PARTY
    return is_asker and asks_something(block.text)


def _answers_by_number(letter: Letter) -> dict[int, tuple[int, ...]]:
    """For each question number the blocks of its answer.

    Paragraphs and list items of the cabinet that follow an answer without a
    number of their own belong to it.
    """
    found: dict[int, list[int]] = {}
    asked: tuple[int, ...] = ()
    answered: tuple[int, ...] = ()
    for block in letter.blocks:
        if block.is_asked:
            asked, answered = block.question_numbers, ()
        elif block.kind == "heading":
            answered = ()
        elif block.is_answer:
            answered = block.question_numbers or answered or asked
        elif not (block.is_body and block.speaker == CABINET):
            continue
        if block.is_body and not block.is_asked:
            for number in block.question_numbers or answered:
                found.setdefault(number, []).append(block.n)
    return {number: tuple(blocks) for number, blocks in found.items()}


def _follow(
    letter: Letter, answers: Mapping[int, tuple[int, ...]], numbers: tuple[int, ...], own: tuple[int, ...]
) -> tuple[int, ...]:
    """Blocks of the answers that these blocks refer to, and on from there; each once, loops end."""
    followed: list[int] = []
    seen = set(numbers)
    waiting = [(own, numbers)]
    while waiting:
        blocks, asked = waiting.pop(0)
        for block_n in blocks:
            for number in find_question_references(letter.block(block_n).text, asked):
                if number in seen or number not in answers:
                    continue
                seen.add(number)
                followed.extend(n for n in answers[number] if n not in own)
                waiting.append((answers[number], (number,)))
    return _distinct(followed)


def _only_refers(text: str, own: tuple[int, ...]) -> bool:
    """Whether every sentence points to another answer and says nothing beside."""
    sentences = [text[start:end] for start, end in split_sentences(text)]
    return bool(sentences) and all(
        find_question_references(sentence, own)
        and all(t.key in _POINTER_WORDS or t.key.isdigit() for t in split_tokens(fold(sentence)))
        for sentence in sentences
    )
