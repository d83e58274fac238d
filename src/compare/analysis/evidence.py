"""The sentences for a shift, and those on the other side: said before, still said, denied.

Chooses sentences by rules that can be read off the sentence itself; understands nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.analysis.hits import hits_in_block
from compare.analysis.selection import EVERYONE, Selection, select_blocks
from compare.analysis.shifts import Shift
from compare.analysis.themes import assign_themes
from compare.model import Block, Concept, Letter, Theme
from compare.text.citations import cite
from compare.text.tokens import Token, split_sentences, split_tokens

MOST = 3
"""Sentences shown on each side."""

SHORTEST, LONGEST = 8, 40
"""Words of a sentence that can be read by itself."""

MANY_HITS = 3
"""More mentions than this in one sentence add nothing."""

# Dutch words that deny or reject what stands near them.
_DENIALS = frozenset({"geen", "niet", "nooit", "noch", "evenmin", "nauwelijks", "zonder"})
_DENIALS_AFTER = _DENIALS - {"zonder", "noch"}
_NO_DENIAL = frozenset(
    {"alleen", "enkel", "slechts", "louter", "langer", "meer", "minder", "in", "weg", "over"}
)
"""After «niet»: «niet alleen», «niet in de laatste plaats», «neemt niet weg» deny something else."""
_NEW_CLAUSE = frozenset({"dat", "die", "wat", "om", "of", "en", "maar"})
_NEAR = 2
_FULL = re.compile(r"[«“‘\"(]?[A-ZÀ-Þ0-9].*[.?!][»”’\")]*$", re.DOTALL)
_PAUSE = re.compile(r"[;:,]\s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence for or against a shift, at its place.

    ``side`` is "for" or "against". ``why`` is "named" (in the letter that has more of it), "other letter"
    (the letter that has less says it too), "in passing" (that letter names it in a paragraph that counts
    for another theme) or "denied" (stands beside a word that denies, in the letter that has more).
    ``detail`` is that word, or the id of the other theme. ``start`` and ``end`` are offsets in the block's
    text, as ``marks`` are; ``score`` is what it was chosen by.
    """

    side: str
    why: str
    detail: str
    letter_id: str
    block_n: int
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]
    speaker: str
    page: int
    citation: str
    score: float


@dataclass(frozen=True, slots=True)
class _Marked:
    """A block with the places where the subject is named, how much each weighs, and its theme."""

    block: Block
    marks: tuple[tuple[int, int, float], ...]
    primary: str


def find_evidence(
    shift: Shift,
    earlier: Letter,
    later: Letter,
    concepts: Sequence[Concept],
    themes: Sequence[Theme],
    selection: Selection = EVERYONE,
    most: int = MOST,
) -> tuple[Sentence, ...]:
    """The strongest sentences for a shift and the strongest on the other side.

    *For* are sentences of the letter that has more of it. *Against* are sentences of the letter that has
    less and says it all the same (of a theme: also in paragraphs that count for another theme), and of the
    letter that has more one that stands beside a denial.

    A sentence scores a point for each mention (three at most; a mark of a theme by its weight), a point
    when it is whole and of 8 to 40 words, half a point when the subject is named in its first third, and
    loses a point when it is a list. At most one of each paragraph; ties go to the shorter, then to
    the earlier place. Misleads when a denial or irony is put in other words than the listed ones.

    Args:
        shift: A row of `rank_shifts` of the same letters, lists and selection.
        earlier: The earlier letter.
        later: The later one.
        concepts: The concepts that were ranked.
        themes: The themes that were ranked.
        selection: Whose words count.
        most: Sentences on each side at most.

    Returns:
        Those for, then those against, each strongest first; a side may be empty.
    """
    strong, weak = (later, earlier) if shift.rises else (earlier, later)
    there = _find_marks(shift, strong, concepts, themes, selection)
    other = _find_marks(shift, weak, concepts, themes, selection)
    is_theme = shift.kind == "theme"
    own = [m for m in there if not is_theme or m.primary == shift.id]
    named = _sentences(own, strong, "for", "named")
    denied = [s for s in (_as_denied(s, strong) for s in named) if s is not None]
    still = _sentences(
        [m for m in other if not is_theme or m.primary == shift.id], weak, "against", "other letter"
    )
    if is_theme:
        passing = _sentences([m for m in other if m.primary != shift.id], weak, "against", "in passing")
        still = still[: most - 1] + passing if len(still) >= most and passing else still + passing
    against = still[: most - 1 if denied else most] + denied[:1]
    taken = {(s.block_n, s.start) for s in against if s.why == "denied"}
    kept = [s for s in named if (s.block_n, s.start) not in taken]
    return (*kept[:most], *against)


def _find_marks(
    shift: Shift,
    letter: Letter,
    concepts: Sequence[Concept],
    themes: Sequence[Theme],
    selection: Selection,
) -> list[_Marked]:
    """The blocks of a letter in which the subject is named."""
    blocks = select_blocks(letter, selection)
    found: dict[int, tuple[list[tuple[int, int, float]], str]] = {}
    if shift.kind == "theme":
        assigned = assign_themes([letter], themes, selection)
        marks = {p.n: [h for h in p.hits if h.theme_id == shift.id and h.where == "text"] for p in assigned}
        heaviest = max((h.weight for hits in marks.values() for h in hits), default=1.0)
        for p in assigned:
            found[p.n] = [(h.start, h.end, h.weight / heaviest) for h in marks[p.n]], p.primary
    elif shift.kind == "concept":
        concept = next(c for c in concepts if c.id == shift.id).by_default()
        for b in blocks:
            start = b.place.start
            hits = hits_in_block(b, concept)
            found[b.n] = [(h.place.start - start, h.place.end - start, 1.0) for h in hits], ""
    else:
        forms = frozenset(shift.forms)
        for b in blocks:
            found[b.n] = [(t.start, t.end, 1.0) for t in split_tokens(b.text) if t.key in forms], ""
    return [_Marked(b, tuple(found[b.n][0]), found[b.n][1]) for b in blocks if b.n in found and found[b.n][0]]


def _sentences(marked: Sequence[_Marked], letter: Letter, side: str, why: str) -> list[Sentence]:
    """The best sentence of each paragraph, best first."""
    best = []
    for m in marked:
        text = m.block.text
        scored = []
        for start, end in split_sentences(text):
            marks = [x for x in m.marks if start <= x[0] and x[1] <= end]
            if marks:
                score = _score(text[start:end], start, marks, m.block.kind)
                scored.append((-score, end - start, start, end, tuple((a, b) for a, b, _ in marks)))
        if not scored:
            continue
        minus, _, start, end, places = min(scored)
        page = m.block.page_at(places[0][0])
        best.append(
            Sentence(
                side=side,
                why=why,
                detail=m.primary if why == "in passing" else "",
                letter_id=letter.id,
                block_n=m.block.n,
                start=start,
                end=end,
                text=text[start:end],
                marks=places,
                speaker=m.block.speaker,
                page=page,
                citation=cite(letter, page),
                score=-minus,
            )
        )
    ranked = sorted(best, key=lambda s: (-s.score, s.end - s.start, s.block_n))
    # A letter may print a sentence twice, in a box or a summary: it is one sentence.
    return list({s.text: s for s in reversed(ranked)}.values())[::-1]


def _score(text: str, start: int, marks: Sequence[tuple[int, int, float]], kind: str) -> float:
    """How well a sentence shows the subject by itself; see `find_evidence`."""
    words = len(split_tokens(text))
    score = min(float(MANY_HITS), sum(weight for _, _, weight in marks))
    score += 1.0 * (SHORTEST <= words <= LONGEST and _FULL.match(text) is not None)
    score += 0.5 * (marks[0][0] - start <= len(text) / 3)
    return score - 1.0 * (kind == "list_item" or len(_PAUSE.findall(text)) > words / 6)


def _as_denied(sentence: Sentence, letter: Letter) -> Sentence | None:
    """The sentence as one against, when a word that denies stands near the subject."""
    tokens = split_tokens(letter.block(sentence.block_n).text)
    inside = [t for t in tokens if sentence.start <= t.start and t.end <= sentence.end]
    for start, end in sentence.marks:
        word = _denial_near(inside, start, end)
        if word:
            return replace(sentence, side="against", why="denied", detail=word)
    return None


def _denial_near(tokens: Sequence[Token], start: int, end: int) -> str:
    """A word that denies, at most two words away in the same clause; "" when there is none."""
    before = [i for i, t in enumerate(tokens) if t.end <= start][-_NEAR:]
    after = [i for i, t in enumerate(tokens) if t.start >= end][:_NEAR]
    for near, words in ((before[::-1], _DENIALS), (after, _DENIALS_AFTER)):
        for i in near:
            if tokens[i].key in _NEW_CLAUSE:
                break
            follows = tokens[i + 1].key if i + 1 < len(tokens) else ""
            if tokens[i].key in words and follows not in _NO_DENIAL:
                return tokens[i].text
    return ""
