"""Where a phrase that a reader types, or a rewording of it, stands in the letters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compare.analysis.formulas.alignment import align_pairs, best_scores, find_candidates, score_words
from compare.analysis.formulas.find import LITERAL, REWORDED
from compare.analysis.formulas.pairs import scale_of, spot_of, weigh_letter
from compare.analysis.formulas.places import Occurrence, Side, holds_words, keys_of, tell_spot
from compare.analysis.formulas.words import Sentence, weigh_sentences
from compare.errors import CompareError
from compare.model import Dutch, Letter
from compare.text.tokens import split_tokens

LEAST_SHARE = 0.35
"""Part of what a phrase tells that a stretch must hold to be shown."""
_MOST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch that resembles a phrase.

    ``score`` is the part of what the phrase tells that the stretch holds in the same order, 0
    to 1; ``beside`` in ``occurrence`` gives for each aligned word its place in the phrase.
    """

    score: float
    occurrence: Occurrence


def find_wording(
    phrase: str,
    letters: Iterable[Letter],
    reference: Iterable[Letter] = (),
    dutch: Dutch = Dutch(),  # noqa: B008
    least: float = LEAST_SHARE,
) -> tuple[Found, ...]:
    """Where a phrase or a rewording of it stands, the likest first; the best stretch of each sentence.

    Args:
        phrase: Three to sixty words.
        letters: The letters that are searched.
        reference: Letters by which, with the one searched, the rarity of words is measured.
        dutch: What is known of Dutch in general; nothing by default.
        least: Part of what the phrase tells, 0 to 1; what holds less is left out.

    Returns:
        The stretches; empty when no sentence holds enough.

    Raises:
        CompareError: The phrase has fewer than two words, or more than sixty.
    """
    tokens = split_tokens(phrase)
    if not 2 <= len(tokens) <= _MOST_WORDS:
        raise CompareError("a phrase has two to sixty words")
    given = tuple(sorted(reference, key=lambda x: x.id))
    typed = Sentence("", 0, 0, phrase, 0, "", tokens)
    found = []
    for letter in {x.id: x for x in letters}.values():
        found += _find_in(typed, letter, given, dutch, least)
    order = {x.id: (x.date, x.id) for x in letters}
    return tuple(
        sorted(
            found,
            key=lambda f: (-f.score, order[f.occurrence.letter_id], f.occurrence.block_n, f.occurrence.start),
        )
    )


def _find_in(
    typed: Sentence, letter: Letter, reference: tuple[Letter, ...], dutch: Dutch, least: float
) -> list[Found]:
    """The stretches of one letter."""
    left = weigh_sentences((typed,), scale_of(letter, reference, dutch))
    right = weigh_letter(letter, reference, dutch)
    whole = sum(left.bits(0))
    if not whole:
        return []
    words = score_words(left, right)
    pairs = find_candidates(left, right, least * whole)
    pairs = pairs[best_scores(left, right, words, pairs) >= least * whole]
    side, found = Side(letter, right), []
    phrase = " ".join(t.key for t in typed.tokens)
    for (_, j), aligned in zip(pairs.tolist(), align_pairs(left, right, words, pairs), strict=True):
        sentence = right.sentences[j]
        spot = spot_of(sentence, aligned.words[0][1], aligned.words[-1][1])
        beside = tuple(
            (
                sentence.start + sentence.tokens[b].start,
                sentence.start + sentence.tokens[b].end,
                typed.tokens[a].start,
                typed.tokens[a].end,
            )
            for a, b in aligned.words
        )
        form = LITERAL if holds_words(keys_of(side, spot), phrase) else REWORDED
        share = min(1.0, aligned.score / whole)
        found.append(Found(share, tell_spot(side, spot, form, aligned.score, beside)))
    return found
