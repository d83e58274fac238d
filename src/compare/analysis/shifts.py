"""What changed between two letters: themes, concepts and words in one ranked list.

Two families stand in the list and are corrected apart: the themes and concepts of the project, fixed in
advance (Holm), and all words, an exploration (LRC over every word compared, q for display).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from compare.analysis.folding import Carriers, find_carriers, fold_words
from compare.analysis.hits import find_hits
from compare.analysis.keyness import KeyWord, rank_keyness
from compare.analysis.selection import EVERYONE, Selection, select_blocks
from compare.analysis.shift_figures import Counted, Shift, count_shift
from compare.analysis.themes import ParagraphThemes, assign_themes
from compare.model import Block, Concept, Hit, Letter, Theme
from compare.statistics import holm, permutation_ps
from compare.text.tokens import count_words, split_sentences, split_tokens

__all__ = ["KINDS", "LEVEL", "Shift", "rank_shifts"]

KINDS = ("theme", "concept", "word")
"""Kinds of row: the first two are the fixed list, the third is the exploration."""

WORDS_LISTED = 40
"""Words with the largest difference that get a row; all others are counted in ``tried``."""

LEVEL = 0.05


def rank_shifts(
    earlier: Letter,
    later: Letter,
    concepts: Sequence[Concept],
    themes: Sequence[Theme],
    selection: Selection = EVERYONE,
    *,
    words: int = WORDS_LISTED,
    stopwords: frozenset[str] = frozenset(),
) -> tuple[Shift, ...]:
    """What changed between two letters: clear shifts first, each group by the ratio that is safe to claim.

    A theme or concept is *clear* when paragraphs dealt at random over the two letters hardly ever differ
    as much, Holm's correction for the whole fixed list included, and the margin of its own ratio leaves out
    "equal" (mentions that come in clumps count as one). A word is clear when its LRC over all words
    compared is not 0, that same margin leaves out "equal", and its mentions stand in more than one paragraph.
    A word whose mentions are mostly forms of a concept, or marks of a theme, that moved the same way and
    is at least as sure is listed under that, not by itself.

    Misleads when "not clear" is read as "the same", or when a ratio is compared between rows whose
    margins are wide.

    Args:
        earlier: The letter that the change starts from.
        later: The other one.
        concepts: Counted with the forms that are on by default.
        themes: As `assign_themes` takes them.
        selection: Whose words count.
        words: How many words of the exploration may have a row; 0 leaves the exploration out.
        stopwords: Function words as keys: compared like all others, but given a row only when clear.

    Returns:
        A row for each theme and concept that either letter has, and for so many words; clear rows, then
        those not clear, then those with too little to say. Empty when a letter has no words selected.
    """
    pair = (earlier, later)
    blocks = tuple(select_blocks(x, selection) for x in pair)
    sizes = [[count_words(b.text) for b in part] for part in blocks]
    if not all(sum(size) for size in sizes):
        return ()
    assigned = [assign_themes([x], themes, selection) for x in pair]
    hits = {c.id: [find_hits([x], c.by_default(), selection) for x in pair] for c in concepts}
    fixed = [_theme_row(theme, assigned) for theme in themes]
    fixed += [_concept_row(concept, hits[concept.id], blocks) for concept in concepts]
    fixed = [row for row in fixed if any(row.parts[0]) or any(row.parts[1])]
    listed = _fixed_shifts(fixed, pair, sizes)
    if words:
        found = _word_shifts(pair, blocks, sizes, words, stopwords)
        listed = fold_words(listed, found, _carriers(blocks, hits, assigned))
    return tuple(sorted(listed, key=_order))


def _order(shift: Shift) -> tuple[int, float, float, int, str]:
    """Surest first, then largest safe ratio, then largest difference for its margin; never by chance."""
    width = shift.high - shift.low
    margins = abs(shift.difference) / width if width > 0 else 0.0
    group = ("clear", "not clear", "too little").index(shift.certainty)
    return group, -abs(shift.size), -margins, KINDS.index(shift.kind), shift.id


def _theme_row(theme: Theme, assigned: Sequence[Sequence[ParagraphThemes]]) -> Counted:
    """Words of each paragraph that is mainly about a theme."""
    a, b = ([p.words if p.primary == theme.id else 0 for p in paper] for paper in assigned)
    return Counted("theme", theme.id, theme.label, theme.label_en, (a, b))


def _concept_row(
    concept: Concept, hits: Sequence[Sequence[Hit]], blocks: Sequence[Sequence[Block]]
) -> Counted:
    """Mentions of a concept in each paragraph."""
    found = [[hit.block_n for hit in paper] for paper in hits]
    a, b = ([own.count(x.n) for x in part] for own, part in zip(found, blocks, strict=True))
    return Counted("concept", concept.id, concept.label, concept.label_en, (a, b))


def _fixed_shifts(
    rows: Sequence[Counted], pair: tuple[Letter, Letter], sizes: list[list[int]]
) -> list[Shift]:
    """The fixed list, tested by dealing paragraphs and corrected as one family."""
    if not rows:
        return []
    before, after = (np.array([row.parts[side] for row in rows]).T for side in (0, 1))
    adjusted = holm(permutation_ps(after, sizes[1], before, sizes[0]))
    shifts = [count_shift(row, pair, sizes, len(rows)) for row in rows]
    return [
        replace(s, p=float(p), clear=bool(p < LEVEL and s.size))
        for s, p in zip(shifts, adjusted, strict=True)
    ]


def _word_shifts(
    pair: tuple[Letter, Letter],
    blocks: Sequence[Sequence[Block]],
    sizes: list[list[int]],
    most: int,
    stopwords: frozenset[str],
) -> list[Shift]:
    """The words that differ most, with LRC and q over every word compared."""
    result = rank_keyness(blocks[1], blocks[0])
    listed = [w for w in result.words if w.lrc or w.word not in stopwords][:most]
    wanted = {member: word.word for word in listed for member in word.members}
    counts = [_counts_by_block(part, wanted) for part in blocks]
    written = _written(blocks, wanted)
    shifts = []
    for word in listed:
        a, b = ([paragraph.get(word.word, 0) for paragraph in side] for side in counts)
        label = written.get(word.word, word.word)
        row = Counted("word", word.word, label, label, (a, b))
        shift = replace(count_shift(row, pair, sizes, result.candidates), is_function=word.word in stopwords)
        shifts.append(_as_word(shift, word))
    return [s for s in shifts if s.clear or not s.is_function]


def _as_word(shift: Shift, word: KeyWord) -> Shift:
    """A word's row with the judgement of its own family."""
    clear = bool(word.lrc and shift.size * word.lrc > 0 and not word.one_paragraph)
    return replace(shift, p=word.q, lrc=word.lrc, clear=clear, forms=word.members)


def _counts_by_block(blocks: Sequence[Block], wanted: dict[str, str]) -> list[dict[str, int]]:
    """How often each word stands in each block."""
    counted = []
    for block in blocks:
        counts: dict[str, int] = {}
        for token in split_tokens(block.text):
            word = wanted.get(token.key)
            if word is not None:
                counts[word] = counts.get(word, 0) + 1
        counted.append(counts)
    return counted


def _written(blocks: Sequence[Sequence[Block]], wanted: dict[str, str]) -> dict[str, str]:
    """How each word is mostly written inside sentences: «EU» for «eu»; a first word tells nothing."""
    seen: dict[str, dict[str, int]] = {}
    for block in (b for part in blocks for b in part):
        starts = {start for start, _ in split_sentences(block.text)}
        for token in split_tokens(block.text):
            word = wanted.get(token.key)
            if word is not None and token.start not in starts:
                forms = seen.setdefault(word, {})
                forms[token.text] = forms.get(token.text, 0) + 1
    return {word: max(forms, key=lambda form: (forms[form], form)) for word, forms in seen.items()}


def _carriers(
    blocks: Sequence[Sequence[Block]],
    hits: dict[str, list[tuple[Hit, ...]]],
    assigned: Sequence[Sequence[ParagraphThemes]],
) -> Carriers:
    """Which concepts and themes the words of the two letters are part of."""
    spans: dict[tuple[str, int], list[tuple[int, int, tuple[str, str]]]] = {}
    starts = {b.id: b.place.start for part in blocks for b in part}
    for id, papers in hits.items():
        for hit in (h for paper in papers for h in paper):
            offset = starts[f"{hit.place.letter_id}#{hit.block_n}"]
            span = (hit.place.start - offset, hit.place.end - offset, ("concept", id))
            spans.setdefault((hit.place.letter_id, hit.block_n), []).append(span)
    for paragraph in (p for paper in assigned for p in paper):
        for mark in paragraph.hits:
            if mark.where == "text":
                span = (mark.start, mark.end, ("theme", mark.theme_id))
                spans.setdefault((paragraph.letter_id, paragraph.n), []).append(span)
    return find_carriers([b for part in blocks for b in part], spans)
