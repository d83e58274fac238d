"""Each measure worked out on two letters, in sentences: for the page on method and for ``docs/methods.md``.

Pure text. The figures are worked out anew each time, so that an example cannot grow stale.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compare.analysis.coding import judge_paragraphs, measure_agreement
from compare.analysis.frequency import TermCount, count_hits
from compare.analysis.hits import hits_in_block
from compare.analysis.keyness import rank_keyness
from compare.analysis.promises import count_promises, find_promises
from compare.analysis.readability import measure_style
from compare.analysis.selection import CABINET_ONLY, select_blocks
from compare.analysis.themes import assign_themes, share_themes
from compare.export.sentences import times_to_text
from compare.i18n import format_number, format_percent, format_rate, translator
from compare.model import Coded, Concept, Letter, Signal, Theme
from compare.statistics import PER, design_effect, difference_interval, least_detectable, permutation_p
from compare.text.tokens import count_words

NAMED, CLUMPED, SILENT = "oekraine", "navo", "human-security"
"""Concepts of the examples: one that rose, one that comes in clumps, one that the later letter lacks."""
ROOM = "rusland-oekraine"
"""The theme of the example."""


@dataclass(frozen=True, slots=True)
class Worked:
    """What the examples are worked out on: two letters, the earlier first, and the lists of ``data/``."""

    earlier: Letter
    later: Letter
    concepts: Sequence[Concept]
    themes: Sequence[Theme]
    coded: Sequence[Coded]
    signals: Sequence[Signal]

    def concept(self, id: str) -> Concept:
        """A concept with the forms that are on by default."""
        return next(c for c in self.concepts if c.id == id).by_default()

    def counts(self, id: str) -> tuple[TermCount, TermCount]:
        """How often the cabinet names a concept in the earlier and in the later letter."""
        rows = count_hits((self.earlier, self.later), self.concept(id), selection=CABINET_ONLY)
        return rows[0], rows[1]

    def by_paragraph(self, letter: Letter, id: str) -> tuple[list[int], list[int]]:
        """Mentions and words of each paragraph of the cabinet."""
        blocks, concept = select_blocks(letter, CABINET_ONLY), self.concept(id)
        return [len(hits_in_block(b, concept)) for b in blocks], [count_words(b.text) for b in blocks]


class _Say:
    """Sentences and numbers in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.t: Callable[[str], str] = translator(lang)

    def n(self, x: float, digits: int | None = None) -> str:
        """A number."""
        return format_number(x, self.lang, digits)

    def r(self, x: float) -> str:
        """A rate per 10,000 words."""
        return format_rate(PER * x, self.lang)

    def p(self, x: float) -> str:
        """A percentage."""
        return format_percent(x, self.lang)


def worked_examples(on: Worked, lang: str) -> dict[str, str]:
    """One example of each measure, by its name, in a language.

    Args:
        on: The letters and lists.
        lang: "nl" or "en".
    """
    say = _Say(lang)
    return {
        "rate": _rate(on, say),
        "margin": _margin(on, say),
        "zero": _zero(on, say),
        "difference": _difference(on, say),
        "power": _power(on, say),
        "share": _share(on, say),
        "agreement": _agreement(on, say),
        "keyness": _keyness(on, say),
        "promises": _promises(on, say),
        "readability": _readability(on, say),
    }


def _rate(on: Worked, say: _Say) -> str:
    row = on.counts(NAMED)[1]
    return say.t(
        "In {letter} the cabinet names «{name}» {count} times in {words} words, in {paragraphs} of {total} "
        "paragraphs: {count} / {words} × 10,000 = {rate}."
    ).format(
        letter=on.later.short,
        name=_label(on.concept(NAMED), say),
        count=say.n(row.count),
        words=say.n(row.words),
        paragraphs=say.n(row.paragraphs),
        total=say.n(row.total_paragraphs),
        rate=say.r(row.rate),
    )


def _margin(on: Worked, say: _Say) -> str:
    row = on.counts(CLUMPED)[1]
    effect = design_effect(*on.by_paragraph(on.later, CLUMPED))
    return say.t(
        "«{name}» in {letter}: {rate} per 10,000 words, margin {low} to {high}. Its mentions come in clumps: "
        "the rate varies {effect} times as much between paragraphs as it would if words were independent "
        "(design effect), so {words} words tell as much as {effective} independent ones."
    ).format(
        name=_label(on.concept(CLUMPED), say),
        letter=on.later.short,
        rate=say.r(row.rate),
        low=say.r(row.low),
        high=say.r(row.high),
        effect=say.n(effect, 1),
        words=say.n(row.words),
        effective=say.n(round(row.words / effect)),
    )


def _zero(on: Worked, say: _Say) -> str:
    before, after = on.counts(SILENT)
    return say.t(
        "«{name}» stands {before} in {earlier} and {after} in {later}. The latter has {words} words, so up "
        "to 1 − 0.05^(1/{words}) = {bound} per 10,000 words would still fit: not found is not gone."
    ).format(
        name=_label(on.concept(SILENT), say),
        before=times_to_text(before.count, say.t, say.lang),
        after=times_to_text(after.count, say.t, say.lang),
        earlier=on.earlier.short,
        later=on.later.short,
        words=say.n(after.words),
        bound=say.r(after.high),
    )


def _difference(on: Worked, say: _Say) -> str:
    sides = (*on.by_paragraph(on.later, NAMED), *on.by_paragraph(on.earlier, NAMED))
    interval, p = difference_interval(*sides), permutation_p(*sides)
    before, after = on.counts(NAMED)
    return say.t(
        "«{name}»: {after} per 10,000 words in {later}, {before} in {earlier}, a difference of {difference} "
        "(margin {low} to {high}). When the paragraphs are dealt at random over the two letters, a part {p} "
        "of the deals differs as much: that is the p of the test."
    ).format(
        name=_label(on.concept(NAMED), say),
        after=say.r(after.rate),
        before=say.r(before.rate),
        earlier=on.earlier.short,
        later=on.later.short,
        difference=say.r(after.rate - before.rate),
        low=say.r(interval.low),
        high=say.r(interval.high),
        p=say.n(p),
    )


def _power(on: Worked, say: _Say) -> str:
    before, after = on.counts(SILENT)
    needed = least_detectable(before.count, before.words, after.words)
    if needed.more is None:
        return ""
    return say.t(
        "«{name}» stands {before} in the {n1} words of {earlier}. In {later}, with {n2} words, it would take "
        "at least {more} mentions to show a rise, and no number of mentions could show a fall."
        if needed.fewer is None
        else "«{name}» stands {before} in the {n1} words of {earlier}. In {later}, with {n2} words, it would "
        "take at least {more} mentions to show a rise, or at most {fewer} to show a fall."
    ).format(
        name=_label(on.concept(SILENT), say),
        before=times_to_text(before.count, say.t, say.lang),
        n1=say.n(before.words),
        n2=say.n(after.words),
        earlier=on.earlier.short,
        later=on.later.short,
        more=say.n(needed.more),
        fewer=say.n(needed.fewer or 0),
    )


def _share(on: Worked, say: _Say) -> str:
    theme = next(x for x in on.themes if x.id == ROOM)
    assigned = assign_themes((on.later,), on.themes, CABINET_ONLY)
    row = next(s for s in share_themes(assigned, on.themes) if s.theme_id == ROOM)
    return say.t(
        "In {letter} {paragraphs} of {total} paragraphs are mainly about «{name}». They hold {words} of the "
        "{all} words: {share} (margin {low} to {high})."
    ).format(
        letter=on.later.short,
        name=theme.label if say.lang == "nl" else theme.label_en,
        paragraphs=say.n(row.paragraphs),
        total=say.n(row.total_paragraphs),
        words=say.n(row.words),
        all=say.n(row.total_words),
        share=say.p(row.share),
        low=say.p(row.low),
        high=say.p(row.high),
    )


def _agreement(on: Worked, say: _Say) -> str:
    judged = judge_paragraphs(assign_themes((on.later,), on.themes), on.coded)
    found = measure_agreement(judged)
    if found is None:
        return ""
    return say.t(
        "Of the {n} paragraphs of {letter} machine and readers give {same} the same main theme ({share}, "
        "margin {low} to {high}). By chance {chance} would agree, so kappa = ({share} − {chance}) / (1 − "
        "{chance}) = {kappa}. The shares of the themes differ by {error} percentage points."
    ).format(
        n=say.n(found.n),
        letter=on.later.short,
        same=say.n(found.same),
        share=say.p(found.share),
        low=say.p(found.interval.low),
        high=say.p(found.interval.high),
        chance=say.p(found.kappa.expected),
        kappa=say.n(found.kappa.value, 2),
        error=say.n(100 * found.share_error, 1),
    )


def _keyness(on: Worked, say: _Say) -> str:
    sides = [select_blocks(x, CABINET_ONLY) for x in (on.later, on.earlier)]
    result = rank_keyness(sides[0], sides[1])
    word = next(w for w in result.words if min(w.target_count, w.reference_count) >= 5)
    return say.t(
        "«{word}» stands {a} times in the {n1} words of {later} and {b} times in the {n2} of {earlier}: log "
        "ratio {ratio}, that is {times} times as often. After correction for {m} words a log ratio of {lrc} "
        "can be claimed (LRC), {least} times as often. G2 is {g2}."
    ).format(
        word=word.word,
        a=say.n(word.target_count),
        b=say.n(word.reference_count),
        n1=say.n(result.n_target),
        n2=say.n(result.n_reference),
        earlier=on.earlier.short,
        later=on.later.short,
        ratio=say.n(word.log_ratio, 2),
        times=say.n(2.0**word.log_ratio, 1),
        m=say.n(result.candidates),
        lrc=say.n(word.lrc, 2),
        least=say.n(2.0**word.lrc, 1),
        g2=say.n(word.g2, 1),
    )


def _promises(on: Worked, say: _Say) -> str:
    letters = (on.later,)
    rows = count_promises(letters, find_promises(letters, on.signals))
    whole = {row.kind: row for row in rows if not row.concrete}
    commits, intends = whole["commitment"], whole["intention"]
    return say.t(
        "Of the {sentences} sentences of the cabinet in {letter} {commits} commit ({share}, margin {low} to "
        "{high}) and {intends} say what it aims at."
    ).format(
        sentences=say.n(commits.sentences),
        letter=on.later.short,
        commits=say.n(commits.count),
        share=say.p(commits.rate),
        low=say.p(commits.low),
        high=say.p(commits.high),
        intends=say.n(intends.count),
    )


def _readability(on: Worked, say: _Say) -> str:
    row = measure_style((on.later,))[0]
    return say.t(
        "{letter} has {words} words in {sentences} sentences: {mean} words a sentence (margin {low} to "
        "{high}), {long} of the words has more than six letters, so LIX = {mean} + {hundred} = {lix}."
    ).format(
        letter=on.later.short,
        words=say.n(row.words),
        sentences=say.n(row.sentences),
        mean=say.n(row.sentence.value, 1),
        low=say.n(row.sentence.low, 1),
        high=say.n(row.sentence.high, 1),
        long=say.p(row.long_words.value),
        hundred=say.n(100 * row.long_words.value, 1),
        lix=say.n(row.lix.value, 1),
    )


def _label(concept: Concept, say: _Say) -> str:
    """Name of a concept in the language."""
    return concept.label if say.lang == "nl" else concept.label_en or concept.label
