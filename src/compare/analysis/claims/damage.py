"""Pages of which it is not sure that all their words were read: on these, not found is not absent.

Looks at the text only, so it sees what broke in reading; a page that was lost without a trace it cannot see.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from simplemma import is_known

from compare.model import Letter
from compare.text import doubts
from compare.text.audit import count_pages
from compare.text.doubts import find_doubts
from compare.text.tokens import count_words, split_tokens

REASONS = ("not in the file", "gave no text", "far less text than the pages beside it", "pictures of pages",
           "characters that could not be read", "words that are no words", "a sentence that breaks off",
           "words broken in two", "a note that is missing", "notes that did not come along")  # fmt: skip
"""Why a page is in doubt."""

_OF_DOUBT = {
    doubts.THIN_PAGE: REASONS[2],
    doubts.NO_CHARACTER: REASONS[4],
    doubts.LOWER_CASE: REASONS[6],
    doubts.NO_STOP: REASONS[6],
    doubts.BROKEN_WORD: REASONS[7],
    doubts.NOTE_MISSING: REASONS[8],
    doubts.NOTE_ORDER: REASONS[8],
    doubts.NOTES_MISSING: REASONS[9],
}
_SALAD = 0.25
"""Part of a paragraph's words that are in no dictionary; of good paragraphs 99 in 100 stay under 0.17."""
_FEWEST = 6
_STRETCH = 40
_MANY_BROKEN = 5
_SENTENCE = 8
_LONGEST = 45
"""Letters of the longest compound; more are words run together."""
_ODD = re.compile(
    r"[a-zà-ÿ][^\w\s'’‘`´.,;:!?()\[\]/&@«»“”„\"…–—·%+*=<>~‐‑\u00ad\u200b-]+[a-zà-ÿ]"
    r"|(?<![\w./@-])[a-zà-ÿ]+\d+[a-zà-ÿ]+(?![\w./@-])"
)
"""A sign or a digit inside a word of small letters."""
_ADDRESS = re.compile(r"(?:https?:|www\.)\S*(?:\s\S*[/?=&_]\S*)*")
_PICTURES = re.compile(r"pictures? without text", re.IGNORECASE)
_PAGE_OF = re.compile(r"\b(?:pagina|blad|page)\s+(\d{1,4})\s+(?:van|of)\s+(\d{1,4})\b", re.IGNORECASE)
_MOST_PAGES = 2000
_NUMBERED_APART = "report"
"""Reports of debates are cut out of a volume: their first page is no sign."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A printed page that may hold words which were not read; 0 is "somewhere in the paper".

    ``reason`` is one of `REASONS`; ``detail`` is the word or the sign that shows it.
    """

    page: int
    reason: str
    detail: str = ""


@lru_cache(maxsize=64)
def find_damage(letter: Letter) -> tuple[Damage, ...]:
    """The pages of a letter on which something may have been lost, in order; none for a paper read whole.

    Takes the signs of `find_doubts` that words may be missing or broken, pages that are not in the file
    or gave nothing, letters that became other signs, and paragraphs a quarter of whose words are in no
    dictionary. Misleads where a whole page fell out between two full stops in a source that shows no pages.
    """
    found = [*_pages(letter), *_doubted(letter), *_unread(letter)]
    if any(_PICTURES.search(note) for note in letter.notes):
        found.append(Damage(0, REASONS[3]))
    kept = {(d.page, d.reason): d for d in reversed(found)}
    return tuple(sorted(kept.values(), key=lambda d: (d.page, REASONS.index(d.reason))))


def _pages(letter: Letter) -> list[Damage]:
    """Pages before the first, and pages that gave nothing."""
    first = min((b.place.page for b in letter.blocks if b.place.page), default=0)
    missing = range(1, first) if letter.kind != _NUMBERED_APART else range(0)
    lost = [Damage(page, REASONS[0]) for page in (*missing, *_gaps(letter))]
    return lost + [Damage(p.page, REASONS[1]) for p in count_pages(letter) if p.page and not p.words]


def _gaps(letter: Letter) -> list[int]:
    """Pages that «Pagina 5 van 7» at the foot of the others tells of, where fewer than seven came along."""
    told = {(int(m[1]), int(m[2])) for x in letter.left_out for m in _PAGE_OF.finditer(x.text)}
    last = {total for _, total in told}
    if len(last) != 1 or len({p.page for p in count_pages(letter)}) >= max(last) or max(last) > _MOST_PAGES:
        return []
    return sorted(set(range(1, max(last) + 1)) - {n for n, _ in told})


def _doubted(letter: Letter) -> list[Damage]:
    """What the reading itself doubts, as far as words may be lost by it."""
    found = []
    told = find_doubts(letter)
    broken = sum(1 for doubt in told if doubt.reason == doubts.BROKEN_WORD)
    for doubt in told:
        if doubt.reason == doubts.BROKEN_WORD and broken < _MANY_BROKEN:
            continue  # a word in two halves is found as it stands
        if doubt.reason in _OF_DOUBT:
            block = letter.block(doubt.block_n)
            at_end = doubt.reason == doubts.NO_STOP
            if at_end and count_words(block.text) < _SENTENCE:
                continue  # a name, a greeting, a heading
            page = int(doubt.detail) if doubt.reason == doubts.THIN_PAGE else block.place.page
            page = block.place.last_page if at_end else page
            found.append(Damage(page, _OF_DOUBT[doubt.reason], doubt.detail))
    return found


def _unread(letter: Letter) -> list[Damage]:
    """Signs inside words, and paragraphs that are mostly no words."""
    often = Counter(t.key for b in letter.blocks for t in split_tokens(b.text))
    found = []
    for block in letter.blocks:
        text = _ADDRESS.sub(lambda m: " " * len(m.group()), block.text)
        for odd in _ODD.finditer(text):
            around = re.search(r"\S*$", text[: odd.end()])
            found.append(
                Damage(block.page_at(odd.start()), REASONS[4], around.group() if around else odd.group())
            )
        by_page: dict[int, list[bool]] = {}
        for token in split_tokens(text):
            if max((end - start for start, end in token.parts), default=0) > _LONGEST:
                found.append(Damage(block.page_at(token.start), REASONS[5], token.text[:_LONGEST]))
            if len(token.text) > 3 and token.text.islower() and token.text.isalpha():
                strange = often[token.key] < 3 and not is_word(token.key)
                by_page.setdefault(block.page_at(token.start), []).append(strange)
        found += [Damage(page, REASONS[5]) for page, strange in by_page.items() if _is_salad(strange)]
    return found


def _is_salad(strange: list[bool]) -> bool:
    """Whether a quarter of the words in some stretch are strange; a long block hides a short one."""
    stretches = [
        strange[i : i + _STRETCH] for i in range(0, max(1, len(strange) - _STRETCH // 2), _STRETCH // 2)
    ]
    return any(len(s) >= _FEWEST and sum(s) > _SALAD * len(s) for s in stretches)


@lru_cache(maxsize=65536)
def is_word(word: str) -> bool:
    """Whether a word, or both halves of a closed compound, stand in a Dutch or English dictionary."""
    if is_known(word, lang=("nl", "en")):
        return True
    return any(
        is_known(word[i:], lang="nl")
        and (is_known(word[:i], lang="nl") or (word[i - 1] == "s" and is_known(word[: i - 1], lang="nl")))
        for i in range(3, len(word) - 2)
    )
