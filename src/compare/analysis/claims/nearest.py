"""The wording of a letter that comes nearest to a term which is not in it. Shown, never counted."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from compare.analysis.claims.mentions import Mention
from compare.model import Block, Letter
from compare.text.lemmas import lemma
from compare.text.tokens import Token, fold, split_sentences, split_tokens

LEAST = 0.5
"""Likeness below which nothing is worth showing."""
_PART = 4
_AROUND = 12
_LOOKED_AT = 400
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Near:
    """A stretch of a letter like the term, 0 to 1.

    ``by`` is "words" (it shares words, parts of words or letters with the term) or "context" (a sentence
    with the words that stand round the term in other letters; its likeness only ranks).
    """

    letter_id: str
    block_n: int
    start: int
    end: int
    page: int
    speaker: str
    text: str
    likeness: float
    by: str


def find_nearest(
    letters: Iterable[Letter],
    term: str,
    forms: Iterable[str] = (),
    *,
    taken: Iterable[Mention] = (),
    elsewhere: Iterable[tuple[Letter, Mention]] = (),
    most: int = 5,
) -> tuple[Near, ...]:
    """The phrases nearest to a term, and the sentence that stands in its usual surroundings.

    A phrase scores by how much of the term's words it holds (the same lemma 1, a word that holds it 0.8, a
    word spelled like it its likeness) and by its letters, half each. Each wording comes once, at its first
    place. Misleads when taken for a synonym: «veiligheid» is near «human security» only because a form of
    its concept says so.

    Args:
        letters: Where to look.
        term: What was asked for.
        forms: Other wordings of the same, such as the forms of its concept.
        taken: Mentions already told, which are left out.
        elsewhere: Mentions in other letters, with their letter: their neighbours tell the surroundings.
        most: Phrases at most; a sentence by context may come on top of it.
    """
    chosen = tuple(letters)
    gone = {(m.letter_id, m.block_n, i) for m in taken for i in range(m.start, m.end)}
    found: dict[str, Near] = {}
    for asked in dict.fromkeys((term, *forms)):
        for near in _phrases(chosen, asked):
            if (near.letter_id, near.block_n, near.start) in gone:
                continue
            key = fold(near.text)
            if key not in found or found[key].likeness < near.likeness:
                found[key] = near
    ranked = sorted(found.values(), key=lambda x: (-x.likeness, x.page, x.block_n, x.start))
    best = _apart(ranked)[:most]
    return (*best, *_by_context(chosen, elsewhere)[:1])


def _apart(ranked: Sequence[Near]) -> list[Near]:
    """The best of those that overlap or hold the same words."""
    kept: list[Near] = []
    for near in ranked:
        words = set(fold(near.text).split())
        if not any(
            words <= set(fold(k.text).split())
            or set(fold(k.text).split()) <= words
            or (
                (k.letter_id, k.block_n) == (near.letter_id, near.block_n)
                and k.start < near.end
                and near.start < k.end
            )
            for k in kept
        ):
            kept.append(near)
    return kept


def _phrases(letters: Sequence[Letter], asked: str) -> Iterator[Near]:
    """Rows of words that share enough with the term."""
    words = [t.key for t in split_tokens(asked)]
    heavy = [w for w in words if len(w) >= _PART] or words
    if not heavy:
        return
    if len(words) > _LONGEST:
        yield from _passages(letters, asked)
        return
    weight = {w: len(w) for w in heavy}
    whole = fold(asked)
    for letter in letters:
        for block in letter.blocks:
            if block.kind == "signature":
                continue
            tokens = split_tokens(block.text)
            likes = [max((_likeness(t.key, w), w) for w in heavy) for t in tokens]
            for i in (n for n, (like, _) in enumerate(likes) if like):
                yield from _windows(letter, block, tokens, likes, i, len(words), weight, whole)


def _passages(letters: Sequence[Letter], asked: str) -> Iterator[Near]:
    """The stretch of each letter whose letters come nearest to those of a long quotation."""
    whole = fold(asked)
    for letter in letters:
        found = []
        for block in letter.blocks:
            like = fuzz.partial_ratio_alignment(whole, fold(block.text), score_cutoff=60)
            if like and len(block.text) >= len(whole) / 2:
                found.append((like.score, -block.n, like.dest_start, like.dest_end))
        for score, n, first, last in sorted(found, reverse=True)[:1]:
            block = letter.block(-n)
            inside = [t for t in split_tokens(block.text) if t.end > first and t.start < last]
            if inside:
                start, end = inside[0].start, inside[-1].end
                page = block.page_at(start)
                yield Near(
                    letter.id,
                    block.n,
                    start,
                    end,
                    page,
                    block.speaker,
                    block.text[start:end],
                    score / 100,
                    "words",
                )


def _windows(
    letter: Letter,
    block: Block,
    tokens: Sequence[Token],
    likes: Sequence[tuple[float, str]],
    first: int,
    size: int,
    weight: dict[str, int],
    whole: str,
) -> Iterator[Near]:
    """The rows of about as many words that begin with one that is like a word of the term."""
    text = block.text
    for width in range(1, size + 2):
        last = first + width - 1
        if last >= len(tokens) or not likes[last][0]:
            continue
        start, end = tokens[first].start, tokens[last].end
        if any(c in text[start:end] for c in ".;:?!\n"):
            break
        best: dict[str, float] = {}
        for like, word in likes[first : last + 1]:
            best[word] = max(best.get(word, 0.0), like)
        held = sum(weight[w] * like for w, like in best.items()) / sum(weight.values())
        likeness = (held + fuzz.ratio(fold(text[start:end]), whole) / 100) / 2
        if likeness >= LEAST:
            page = block.page_at(start)
            yield Near(
                letter.id, block.n, start, end, page, block.speaker, text[start:end], likeness, "words"
            )


@lru_cache(maxsize=200_000)
def _likeness(key: str, word: str) -> float:
    """How like two words are: the same, of one lemma, one inside the other, or spelled alike; else 0."""
    if key == word:
        return 1.0
    if len(key) < _PART or len(word) < _PART:
        return 0.0
    if lemma(key) == lemma(word):
        return 1.0
    if word in key or (key in word and len(key) > len(word) / 2):
        return 0.8
    ratio = fuzz.ratio(key, word, score_cutoff=75) / 100
    return ratio if key[:2] == word[:2] else 0.0


def _by_context(letters: Sequence[Letter], elsewhere: Iterable[tuple[Letter, Mention]]) -> list[Near]:
    """Sentences with the words that stand near the term in other letters, the best first."""
    around: Counter[str] = Counter()
    for letter, m in list(elsewhere)[:_LOOKED_AT]:
        if not m.block_n:
            continue
        tokens = split_tokens(letter.block(m.block_n).text)
        at = next((i for i, t in enumerate(tokens) if t.start >= m.start), 0)
        near = {lemma(t.key) for t in tokens[max(0, at - _AROUND) : at + _AROUND] if len(t.key) > _PART}
        around.update(near - {lemma(t.key) for t in split_tokens(m.text)})
    usual = {w: n for w, n in around.items() if n > 1}
    if not usual:
        return []
    in_blocks: defaultdict[str, int] = defaultdict(int)
    blocks = [(letter, b) for letter in letters for b in letter.blocks if b.is_body]
    for _, b in blocks:
        for w in {lemma(t.key) for t in split_tokens(b.text)}:
            in_blocks[w] += 1
    rare = {w: n * math.log((len(blocks) + 1) / (in_blocks[w] + 1)) for w, n in usual.items()}
    found = []
    for letter, b in blocks:
        tokens = split_tokens(b.text)
        for start, end in split_sentences(b.text):
            there = {lemma(t.key) for t in tokens if start <= t.start < end} & set(rare)
            if len(there) > 2:
                score = sum(rare[w] for w in there) / max(1.0, sum(rare.values()))
                found.append(
                    Near(letter.id, b.n, start, end, b.page_at(start), b.speaker, b.text[start:end],
                         min(1.0, score), "context")
                )  # fmt: skip
    return sorted(found, key=lambda x: (-x.likeness, x.block_n, x.start))
