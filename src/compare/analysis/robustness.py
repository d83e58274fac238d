"""Whether a difference between letters stands under every reasonable way of counting it.

Recounts one theme or concept in two groups of letters, changing one choice at a time, and says
which outcomes agree. Has no measure of its own: margins and tests are those of every other page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from compare.analysis.halves import Halves, compare_halves
from compare.analysis.quotations import BORROWED_KINDS, Borrowed
from compare.analysis.robustness_cases import (
    DIVIDED,
    EXTRA,
    FORM,
    FORMS,
    MAIN,
    SECTIONS,
    SPEAKER,
    SURE,
    UNIT,
    WITHOUT,
    Case,
    Spot,
    Variant,
    in_order,
    judge_cases,
    make_case,
)
from compare.analysis.robustness_readings import Subject, assign_all, read_subject, read_without_forms
from compare.analysis.selection import CABINET_ONLY, EVERYONE, Selection
from compare.analysis.themes import ParagraphThemes
from compare.analysis.units import (
    HEADINGS,
    UNITS,
    Reading,
    headings_of,
    keep_read,
    rank_theme,
    read_theme,
    share_unit,
)
from compare.errors import TooLittleTextError
from compare.model import CABINET, Concept, Letter, Share, Theme
from compare.statistics import bonferroni

ALL = "all"
"""Id of the variant without any borrowed words, and of that with everyone's words."""
FEWEST_WORDS = 200
"""A speaker with fewer words on either side gets no variant of his own."""
FEWEST_SECTIONS = 5
"""Sections that both sides need before whole sections can be drawn."""


@dataclass(frozen=True, slots=True)
class InUnit:
    """A subject in one letter in one unit: its share, and for a theme its place among the themes.

    ``rank`` is 1 for the largest theme, 0 for a concept and for headings; ``of`` is how many there are.
    """

    unit: str
    letter_id: str
    share: Share
    rank: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A choice that changes nothing here, as in `Variant`; it is not counted among the variants."""

    kind: str
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Firmness:
    """A difference, and what became of it under every choice.

    ``kind`` is "theme" or "concept". ``main`` is the count of every other page; ``variants`` change
    one choice each, those of one kind together, a form's by how far it moves the difference.
    ``unchanged`` are choices that change no figure here. ``halves`` tell how far two halves of the
    earlier and of the later side differ. ``units`` has a row for each unit and letter.
    """

    kind: str
    id: str
    label: str
    label_en: str
    earlier_ids: tuple[str, ...]
    later_ids: tuple[str, ...]
    main: Variant
    variants: tuple[Variant, ...]
    unchanged: tuple[Unchanged, ...]
    halves: tuple[Halves, Halves]
    units: tuple[InUnit, ...]

    @property
    def fallen(self) -> tuple[Variant, ...]:
        """The variants that say something else than the main count."""
        return tuple(v for v in self.variants if not v.agrees)

    @property
    def carrier(self) -> Variant | None:
        """The form without which most of the difference goes; None when no form takes away any."""
        forms = [v for v in self.variants if v.kind == FORM and self.lost(v) > 0]
        return max(forms, key=self.lost, default=None)

    def is_clear_among(self, subjects: int) -> bool:
        """Whether the main difference is clear also for who picked it out of so many subjects."""
        return self.main.clear and float(bonferroni([self.main.p], subjects)[0]) < SURE

    def lost(self, variant: Variant) -> float:
        """Which part of the main difference is gone in a variant: 1 is all, above 1 it turned round."""
        return 1 - variant.difference / self.main.difference if self.main.difference else 0.0


def check_firmness(
    subject: Subject,
    earlier: Sequence[Letter],
    later: Sequence[Letter],
    themes: Sequence[Theme] = (),
    borrowed: Iterable[Borrowed] = (),
    selection: Selection = CABINET_ONLY,
) -> Firmness:
    """A theme or concept in two groups of letters, counted in every reasonable way.

    The choices: each form left out in turn (a theme's paragraphs are assigned anew), the forms
    that are off by default put in, a theme's part of every paragraph instead of whole paragraphs,
    sentences, paragraphs and headings instead of words, borrowed words left out, headings and
    footnotes put in (or out, where the selection has them: ``no-heading``), other speakers, and
    sections instead of paragraphs as what is drawn. One choice at a time: two together may do more.
    A unit in which the subject stands nowhere is left out.

    Misleads when "holds in all" is read as proof: the choices share the same letters and the same
    list, and a meaning that no form names is missed by all of them.

    Args:
        subject: A concept with all its forms, or a theme.
        earlier: One side, mostly one letter.
        later: The other side.
        themes: All themes; needed for a theme.
        borrowed: `find_borrowed` of these letters.
        selection: What the main count counts.

    Raises:
        TooLittleTextError: Those selected say nothing on one of the sides.
    """
    letters = tuple({x.id: x for x in (*earlier, *later)}.values())
    sides = (frozenset(x.id for x in earlier), frozenset(x.id for x in later))
    counted = subject.by_default() if isinstance(subject, Concept) and subject.by_default().terms else subject
    assigned = () if isinstance(subject, Concept) else assign_all(letters, themes, selection.without)
    if isinstance(subject, Concept):
        reading = read_subject(counted, letters, themes, selection.without)
    else:
        reading = read_theme(letters, assigned, subject.id, selection.without)
    main = _case(MAIN, "", "", reading, sides, selection)
    for side, numbers in zip((earlier, later), (main.earlier, main.later), strict=True):
        if not sum(numbers[1]):
            names = ", ".join(x.id for x in side)
            raise TooLittleTextError(f"{names}: no words that were asked for; choose others' words")
    cases = [
        *_form_cases(subject, counted, letters, themes, assigned, sides, selection),
        *_reading_cases(reading, sides, selection, letters),
        *_borrowed_cases(counted, letters, themes, tuple(borrowed), sides, selection),
    ]
    changed = [c for c in cases if c.kind in (UNIT, SECTIONS) or c.changes(main)]
    unchanged = tuple(Unchanged(c.kind, c.id, c.label) for c in in_order(cases) if c not in changed)
    judged = judge_cases([main, *in_order(changed)])
    halves = compare_halves(*main.earlier), compare_halves(*main.later)
    result = Firmness(
        kind="concept" if isinstance(subject, Concept) else "theme",
        id=subject.id,
        label=subject.label,
        label_en=subject.label_en,
        earlier_ids=tuple(x.id for x in earlier),
        later_ids=tuple(x.id for x in later),
        main=judged[0],
        variants=judged[1:],
        unchanged=unchanged,
        halves=halves,
        units=tuple(_in_units(subject, reading, assigned, letters, selection)),
    )
    forms = sorted((v for v in result.variants if v.kind == FORM), key=lambda v: -result.lost(v))
    return replace(result, variants=(*forms, *(v for v in result.variants if v.kind != FORM)))


def find_changed(main: Variant, variant: Variant) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    """What a variant counts that the main count does not, and what it counts no more, in reading order."""
    return tuple(sorted(variant.spots - main.spots)), tuple(sorted(main.spots - variant.spots))


_Sides = tuple[frozenset[str], frozenset[str]]


def _case(kind: str, id: str, label: str, reading: Reading, sides: _Sides, selection: Selection) -> Case:
    """A case in words from what counts of a reading."""
    earlier, later = (keep_read(reading, side, selection) for side in sides)
    return make_case(kind, id, label, earlier, later)


def _form_cases(
    subject: Subject,
    counted: Subject,
    letters: Sequence[Letter],
    themes: Sequence[Theme],
    assigned: Sequence[ParagraphThemes],
    sides: _Sides,
    selection: Selection,
) -> Iterator[Case]:
    """Each form left out, the forms that are off put in, and a theme divided over its paragraphs."""
    for term, reading in read_without_forms(counted, letters, themes, assigned, selection.without):
        case = _case(FORM, term.id, term.label, reading, sides, selection)
        if case.spots:  # without its only form nothing is left to compare
            yield case
    if isinstance(subject, Concept) and counted != subject:
        reading = read_subject(subject, letters, themes, selection.without)
        yield _case(FORMS, ALL, "", reading, sides, selection)
    if isinstance(subject, Theme):
        divided = read_theme(letters, assigned, subject.id, selection.without, divided=True)
        yield _case(DIVIDED, "", "", divided, sides, selection)


def _reading_cases(
    reading: Reading, sides: _Sides, selection: Selection, letters: Sequence[Letter]
) -> Iterator[Case]:
    """What one reading gives: other units, headings and footnotes, other speakers, whole sections."""
    earlier, later = (keep_read(reading, side, selection) for side in sides)
    for unit in UNITS[1:]:
        pair = [headings_of(reading, x) for x in sides] if unit == HEADINGS else [earlier, later]
        case = make_case(UNIT, unit, "", pair[0], pair[1], unit=unit)
        if case.spots and sum(case.earlier[1]) and sum(case.later[1]):
            yield case
    for kind in ("heading", "footnote"):
        toggled = replace(selection, extra=selection.extra ^ {kind})
        done = f"no-{kind}" if kind in selection.extra else kind
        yield _case(EXTRA, done, "", reading, sides, toggled)
    for who in _other_speakers(letters, reading, sides, selection):
        chosen = replace(selection, speakers=None if who == ALL else frozenset({who}))
        yield _case(SPEAKER, who, "" if who == ALL else who, reading, sides, chosen)
    if min(len({(r.letter_id, r.section) for r in side}) for side in (earlier, later)) >= FEWEST_SECTIONS:
        yield make_case(SECTIONS, "", "", earlier, later, by_section=True)


def _other_speakers(
    letters: Sequence[Letter], reading: Reading, sides: _Sides, selection: Selection
) -> Iterator[str]:
    """Everyone, the cabinet, and who else says enough on both sides; not those counted already."""
    speakers = dict.fromkeys([CABINET, *(s for x in letters for s in x.speakers if s)])
    for who in (ALL, *speakers):
        chosen = EVERYONE.speakers if who == ALL else frozenset({who})
        said = [
            sum(r.words for r in keep_read(reading, side, replace(selection, speakers=chosen)))
            for side in sides
        ]
        if chosen != selection.speakers and min(said) >= FEWEST_WORDS:
            yield who


def _borrowed_cases(
    counted: Subject,
    letters: Sequence[Letter],
    themes: Sequence[Theme],
    borrowed: Sequence[Borrowed],
    sides: _Sides,
    selection: Selection,
) -> Iterator[Case]:
    """Without each kind of borrowed words that there is, and without all of them."""
    ids = sides[0] | sides[1]
    there = [b for b in borrowed if b.stretch.letter_id in ids and b.stretch not in selection.without]
    kinds = [k for k in BORROWED_KINDS if any(b.kind == k for b in there)]
    for kind in (*kinds, *([ALL] if len(kinds) > 1 else [])):
        gone = selection.without | {b.stretch for b in there if kind in (ALL, b.kind)}
        reading = read_subject(counted, letters, themes, gone)
        yield _case(WITHOUT, kind, "", reading, sides, selection)


def _in_units(
    subject: Subject,
    reading: Reading,
    assigned: Sequence[ParagraphThemes],
    letters: Sequence[Letter],
    selection: Selection,
) -> Iterator[InUnit]:
    """The subject in each unit and each letter."""
    for unit in UNITS:
        for letter in letters:
            side = frozenset({letter.id})
            rows = headings_of(reading, side) if unit == HEADINGS else keep_read(reading, side, selection)
            rank, of = 0, 0
            if isinstance(subject, Theme) and unit != HEADINGS:
                rank, of = rank_theme(rows, assigned, subject.id, unit)
            yield InUnit(unit, letter.id, share_unit(rows, unit), rank, of)
