"""Which pages and which questions a text cites by their numbers («pagina 8 en 9», «vraag 2 t/m 4»)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from compare.text.numbers import NUMBER_WORDS, ORDINALS
from compare.text.tokens import split_sentences

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


@dataclass(frozen=True, slots=True)
class CitedPages:
    """Pages cited at a place in a text («pagina 8 en 9»), in the order written."""

    start: int
    end: int
    pages: tuple[int, ...]


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
