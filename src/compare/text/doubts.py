"""Finds the places where the reading of a paper may be wrong, for a person to look at.

A doubt is a sign, not a verdict: the paper itself may be written so. Rules that
would often be wrong are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import simplemma

from compare.model import Block, Letter
from compare.signs import ends_with_stop
from compare.text.tokens import Token, split_tokens

LOWER_CASE = "begins in lower case, though nothing before it is unfinished"
NO_STOP = "ends without a full stop, and nothing follows it up"
LONG_HEADING = "long for a heading"
LONG_BLOCK = "very long: it may be several paragraphs"
TWO_PARAGRAPHS = "goes over a page at the end of a sentence: it may be two paragraphs"
NOTE_UNUSED = "a note that nothing refers to"
NOTE_MISSING = "refers to a note that is not there"
NOTES_MISSING = "refers to notes, but none came along with this source"
NOTE_ORDER = "a note out of sequence"
NO_ANSWER = "a question without an answer"
NO_QUESTION = "an answer to a question that is not there"
NO_CHARACTER = "a character that could not be read"
STUCK_DIGIT = "a number stuck to a word: perhaps a note that was not taken out"
BROKEN_WORD = "a word with a space or hyphen inside that stands elsewhere without"
THIN_PAGE = "stands on a page that gave far less text than the pages beside it"

REASONS = (
    LOWER_CASE, NO_STOP, LONG_HEADING, LONG_BLOCK, TWO_PARAGRAPHS, NOTE_UNUSED, NOTE_MISSING, NOTES_MISSING,
    NOTE_ORDER, NO_ANSWER, NO_QUESTION, NO_CHARACTER, STUCK_DIGIT, BROKEN_WORD, THIN_PAGE,
)  # fmt: skip
"""Every reason to doubt, as it is translated on the screen."""

_HEADING_WORDS = 30
_BLOCK_WORDS = 500
_UNENDED = 0.25  # part of the paragraphs without a full stop that makes it the paper's own style
_THIN = 0.25  # part of what the emptier neighbour has
_RUNNING = ("paragraph", "answer", "question")
_GOES_ON = re.compile(r"[:;,–-]$|\b(?:en|of|dat|en/of)$")
_LOWER = re.compile(r"[«“‘\"(]*[a-zà-ÿ]")
_UPPER = re.compile(r"[«“‘\"(]*[A-ZÀ-Þ]")
_APOSTROPHE = re.compile(r"[’'‘][a-z]\b")  # «’s Ochtends», «’t Is»
_WEB = re.compile(r"https?:|www\.|@|\w\.(?:nl|com|org|eu|int)\b")
_UNREAD = re.compile(
    r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f]|[ÃÂ][\x80-\xbf]|â€|^[•▪·\s]+$"
)
_STUCK = re.compile(
    r"(?<![\w/.-])(?!cid:)[^\W\d_]*[a-zà-ÿ]{3}(?:[.,;:?!)»”’]?)\d{1,3}(?=[.,;:?!)»”’]*(?:\s|$))"
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A block that may have been read wrongly, and why; ``detail`` is the word or number that shows it."""

    block_n: int
    reason: str
    detail: str = ""


def find_doubts(letter: Letter) -> tuple[Doubt, ...]:
    """The doubtful blocks of a letter in reading order, one row for each reason."""
    found = [
        *_doubt_edges(letter),
        *_doubt_sizes(letter),
        *_doubt_notes(letter.blocks),
        *_doubt_answers(letter),
        *_doubt_words(letter.blocks),
        *_doubt_pages(letter.blocks),
    ]
    return tuple(sorted(found, key=lambda doubt: (doubt.block_n, REASONS.index(doubt.reason))))


def _doubt_edges(letter: Letter) -> Iterator[Doubt]:
    """Paragraphs that begin or end in the middle of a sentence."""
    if letter.kind == "motion":  # one sentence over many paragraphs
        return
    flow = [b for b in letter.blocks if b.kind not in ("footnote", "table")]
    running = [b for b in flow if b.kind in _RUNNING]
    ends_count = sum(not _is_ended(b.text) for b in running) <= max(2, _UNENDED * len(running))
    for at, block in enumerate(flow):
        if block.kind not in _RUNNING:
            continue
        before = flow[at - 1] if at else None
        after = flow[at + 1] if at + 1 < len(flow) else None
        if _begins_low(block.text) and not (before and _is_open(before)):
            yield Doubt(block.n, LOWER_CASE)
        if _is_ended(block.text) or not ends_count:
            continue
        if not after or not (after.kind == "list_item" or _begins_low(after.text)):
            yield Doubt(block.n, NO_STOP, f"… {block.text.rsplit(None, 1)[-1]}")


def _is_ended(text: str) -> bool:
    """Whether a paragraph may end so; «Geachte voorzitter,» and a web address do."""
    return ends_with_stop(text) or text.endswith(",") or _WEB.search(text.split()[-1]) is not None


def _begins_low(text: str) -> bool:
    first = text.split(None, 1)[0]
    return bool(_LOWER.match(first)) and not (_APOSTROPHE.match(first) or _WEB.search(first))


def _is_open(block: Block) -> bool:
    """Whether a sentence may go on after this block."""
    return block.kind == "list_item" or _GOES_ON.search(block.text) is not None


def _doubt_sizes(letter: Letter) -> Iterator[Doubt]:
    for block in letter.blocks:
        words = len(split_tokens(block.text))
        if block.kind == "heading" and words > _HEADING_WORDS:
            yield Doubt(block.n, LONG_HEADING, str(words))
        if block.is_body and max(len(split_tokens(part)) for _, part in block.passages()) > _BLOCK_WORDS:
            yield Doubt(block.n, LONG_BLOCK, str(words))
        for start, _ in block.page_starts:
            before, after = block.text[:start], block.text[start:]
            if not block.is_body or before.endswith("\n"):
                continue
            if ends_with_stop(before.rstrip()) and _UPPER.match(after):
                seam = f"… {before.split()[-1]} | {' '.join(after.split()[:2])} …"
                yield Doubt(block.n, TWO_PARAGRAPHS, seam)


def _doubt_notes(blocks: Sequence[Block]) -> Iterator[Doubt]:
    notes = [(b.n, number) for b in blocks if b.kind == "footnote" for number in b.note_numbers]
    used = [(b.n, number) for b in blocks if b.kind != "footnote" for number in b.note_numbers]
    if used and not notes:
        yield Doubt(used[0][0], NOTES_MISSING)
        return
    there, referred = {number for _, number in notes}, {number for _, number in used}
    for n, number in notes:
        if number not in referred:
            yield Doubt(n, NOTE_UNUSED, str(number))
    for n, number in used:
        if number not in there:
            yield Doubt(n, NOTE_MISSING, str(number))
    for (_, before), (n, number) in pairwise(notes):
        if number not in (before, before + 1):
            yield Doubt(n, NOTE_ORDER, f"{before}, {number}")


def _doubt_answers(letter: Letter) -> Iterator[Doubt]:
    asked = {number for b in letter.blocks if b.is_asked for number in b.question_numbers}
    told = {number for b in letter.blocks if b.is_answer for number in b.question_numbers}
    if not asked or not told:
        return
    for kind, lacking, reason in (
        ("question", asked - told, NO_ANSWER),
        ("answer", told - asked, NO_QUESTION),
    ):
        for number in sorted(lacking):
            n = next(
                b.n for b in letter.blocks if number in b.question_numbers and b.kind in (kind, "list_item")
            )
            yield Doubt(n, reason, str(number))


def _doubt_words(blocks: Sequence[Block]) -> Iterator[Doubt]:
    """Characters, numbers and words that the reading may have broken."""
    read = [(block, split_tokens(block.text)) for block in blocks]
    whole = Counter(token.key for _, tokens in read for token in tokens)
    for block, tokens in read:
        if unread := _UNREAD.search(block.text):
            yield Doubt(block.n, NO_CHARACTER, unread.group())
        for stuck in _STUCK.finditer(block.text):
            word = re.search(r"\S*$", block.text[: stuck.end()])
            if word and not _WEB.search(word.group()):
                yield Doubt(block.n, STUCK_DIGIT, word.group())
        for broken in dict.fromkeys(_broken_words(block.text, tokens, whole)):
            yield Doubt(block.n, BROKEN_WORD, broken)


def _broken_words(text: str, tokens: Sequence[Token], whole: Counter[str]) -> Iterator[str]:
    """Words in two, whose second half is no word: «economi-sche», «Inf rastructuur»."""
    for token in tokens:
        parts = token.key.split("-")
        if len(parts) != 2 or not whole["".join(parts)] or whole[parts[1]]:
            continue
        if token.text[-1].islower() and not _is_known(parts[1]):
            yield token.text
    for a, b in pairwise(tokens):
        if (
            text[a.end : b.start] == " "
            and whole[a.key + b.key]
            and b.text.islower()
            and not _is_known(b.key)
        ):
            yield f"{a.text} {b.text}"


@lru_cache(maxsize=8192)
def _is_known(word: str) -> bool:
    """Whether it is a word of Dutch, or a number."""
    return not word.isalpha() or (len(word) > 1 and bool(simplemma.is_known(word, "nl")))


def _doubt_pages(blocks: Sequence[Block]) -> Iterator[Doubt]:
    """A page between two others with far less text than both."""
    words: Counter[int] = Counter()
    for block in blocks:
        for token in split_tokens(block.text):
            words[block.page_at(token.start)] += 1
    pages = range(min(words, default=0), max(words, default=0) + 1)
    for page in pages[1:-1]:
        if words[page] < _THIN * min(words[page - 1], words[page + 1]):
            n = next((b.n for b in blocks if b.place.page >= page), blocks[-1].n)
            yield Doubt(n, THIN_PAGE, str(page))
