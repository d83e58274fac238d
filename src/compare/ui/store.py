"""Results that are kept between reruns, so that a second look costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from compare.analysis.asked.locate import AskedPaper, locate_questions
from compare.analysis.asked.offered import AskedOffered, compare_asked_offered
from compare.analysis.evidence import Sentence, find_evidence
from compare.analysis.fates.fates import PassageFate, fate_of_passages
from compare.analysis.frequency import TermCount, count_hits
from compare.analysis.hits import find_hits
from compare.analysis.keyness import KeynessResult, compare_sides
from compare.analysis.promises import Promise, find_promises
from compare.analysis.quotations import Borrowed, find_borrowed
from compare.analysis.readability import LetterStyle, measure_style
from compare.analysis.references import LetterReference, find_letter_references
from compare.analysis.selection import CABINET_ONLY, Selection
from compare.analysis.shifts import Shift, rank_shifts
from compare.analysis.sides import Side
from compare.analysis.suggestions import Suggestion, suggest_forms
from compare.analysis.themes import ParagraphThemes, ThemeShare, assign_themes, share_themes
from compare.errors import CompareError
from compare.io.promises import read_promises
from compare.model import Concept, Hit, Letter
from compare.text.doubts import Doubt, find_doubts
from compare.ui.context import Context
from compare.ui.once import find_or_make
from compare.ui.parts import show_error


def kept(ctx: Context, what: str, make: Callable[[], Any], *parts: Any) -> Any:
    """A result of the letters and lists, made once for the same ``parts``.

    What cannot be made is told in a box, and the page ends there.

    Args:
        what: Name of the result; no two kinds of result have the same.
        make: Makes it from the parts, and from the letters and lists of the context.
        parts: All that it depends on besides.
    """
    try:
        return find_or_make(ctx, (what, ctx.corpus.version, ctx.lists), make, parts)
    except CompareError as error:
        show_error(ctx.t, error)
        st.stop()


def cached_hits(
    ctx: Context, letters: Sequence[Letter], concept: Concept, selection: Selection = CABINET_ONLY
) -> tuple[Hit, ...]:
    """`find_hits`, kept between reruns."""
    chosen = tuple(letters)
    made: tuple[Hit, ...] = kept(
        ctx, "hits", lambda: find_hits(chosen, concept, selection), chosen, concept, selection
    )
    return made


def cached_counts(
    ctx: Context,
    letters: Sequence[Letter],
    concept: Concept,
    selection: Selection = CABINET_ONLY,
    by: str = "letter",
) -> tuple[TermCount, ...]:
    """`count_hits`, kept between reruns."""
    chosen = tuple(letters)
    made: tuple[TermCount, ...] = kept(
        ctx,
        "counts",
        lambda: count_hits(chosen, concept, by=by, selection=selection),
        chosen,
        concept,
        selection,
        by,
    )
    return made


def cached_themes(
    ctx: Context, letters: Sequence[Letter], selection: Selection = CABINET_ONLY
) -> tuple[ParagraphThemes, ...]:
    """`assign_themes`, kept between reruns."""
    chosen = tuple(letters)
    made: tuple[ParagraphThemes, ...] = kept(
        ctx, "themes", lambda: assign_themes(chosen, ctx.themes, selection), chosen, selection
    )
    return made


def cached_shares(
    ctx: Context, letters: Sequence[Letter], selection: Selection = CABINET_ONLY, by: str = "letter"
) -> tuple[ThemeShare, ...]:
    """`share_themes` of `cached_themes`, kept between reruns."""
    chosen = tuple(letters)
    assigned = cached_themes(ctx, chosen, selection)
    made: tuple[ThemeShare, ...] = kept(
        ctx, "shares", lambda: share_themes(assigned, ctx.themes, by=by), chosen, selection, by
    )
    return made


def cached_keyness(
    ctx: Context, target: Side, reference: Side, selection: Selection = CABINET_ONLY, **options: Any
) -> KeynessResult:
    """`compare_sides` with the stop words, kept between reruns; ``options`` go through to it."""
    made: KeynessResult = kept(
        ctx,
        "keyness",
        lambda: compare_sides(target, reference, stopwords=ctx.stopwords, **options),
        target.ids,
        target.letters,
        reference.ids,
        reference.letters,
        selection,
        tuple(sorted(options.items())),
    )
    return made


def cached_promises(
    ctx: Context, letters: Sequence[Letter], selection: Selection = CABINET_ONLY
) -> tuple[Promise, ...]:
    """`find_promises` by the table of ``data/``, kept between reruns."""
    chosen = tuple(letters)
    made: tuple[Promise, ...] = kept(
        ctx, "promises", lambda: find_promises(chosen, read_promises(), selection), chosen, selection
    )
    return made


def cached_style(
    ctx: Context, letters: Sequence[Letter], selection: Selection = CABINET_ONLY
) -> tuple[LetterStyle, ...]:
    """`measure_style`, kept between reruns."""
    chosen = tuple(letters)
    made: tuple[LetterStyle, ...] = kept(
        ctx, "style", lambda: measure_style(chosen, selection), chosen, selection
    )
    return made


def cached_fates(
    ctx: Context, source: Letter, target: Letter, selection: Selection = CABINET_ONLY
) -> tuple[PassageFate, ...]:
    """`fate_of_passages` with the same speakers in both letters, kept between reruns."""
    made: tuple[PassageFate, ...] = kept(
        ctx,
        "fates",
        lambda: fate_of_passages(source, target, selection, selection),
        (source,),
        (target,),
        selection,
    )
    return made


def cached_asked(ctx: Context, paper: Letter) -> AskedPaper:
    """`locate_questions` in the letters that are loaded, kept between reruns."""
    loaded = tuple(ctx.corpus.letters)
    made: AskedPaper = kept(ctx, "asked", lambda: locate_questions(paper, loaded), (paper,), loaded)
    return made


def cached_asked_offered(ctx: Context, paper: Letter, letter: Letter) -> tuple[AskedOffered, ...]:
    """`compare_asked_offered`, kept between reruns."""
    made: tuple[AskedOffered, ...] = kept(
        ctx,
        "asked-offered",
        lambda: compare_asked_offered(paper, letter, ctx.themes),
        (paper,),
        (letter,),
    )
    return made


def cached_shifts(
    ctx: Context, a: Letter, b: Letter, selection: Selection = CABINET_ONLY
) -> tuple[Shift, ...]:
    """`rank_shifts` of two letters, kept between reruns."""
    made: tuple[Shift, ...] = kept(
        ctx,
        "shifts",
        lambda: rank_shifts(a, b, ctx.concepts, ctx.themes, selection, stopwords=ctx.stopwords),
        (a,),
        (b,),
        selection,
    )
    return made


def cached_evidence(
    ctx: Context, shift: Shift, a: Letter, b: Letter, selection: Selection = CABINET_ONLY
) -> tuple[Sentence, ...]:
    """`find_evidence` for a row of `cached_shifts`, kept between reruns."""
    made: tuple[Sentence, ...] = kept(
        ctx,
        "evidence",
        lambda: find_evidence(shift, a, b, ctx.concepts, ctx.themes, selection),
        (shift.kind, shift.id),
        (a,),
        (b,),
        selection,
    )
    return made


def cached_references(ctx: Context, letter: Letter) -> tuple[LetterReference, ...]:
    """`find_letter_references` to the letters that are loaded, kept between reruns."""
    loaded = tuple(ctx.corpus.letters)
    made: tuple[LetterReference, ...] = kept(
        ctx, "references", lambda: find_letter_references(letter, loaded), (letter,), loaded
    )
    return made


def cached_suggestions(
    ctx: Context, letters: Sequence[Letter], concept: Concept, selection: Selection = CABINET_ONLY
) -> tuple[Suggestion, ...]:
    """`suggest_forms`, kept between reruns."""
    chosen = tuple(letters)
    made: tuple[Suggestion, ...] = kept(
        ctx, "suggestions", lambda: suggest_forms(chosen, concept, selection), chosen, concept, selection
    )
    return made


def cached_doubts(ctx: Context, letter: Letter) -> tuple[Doubt, ...]:
    """`find_doubts`, kept between reruns."""
    made: tuple[Doubt, ...] = kept(ctx, "doubts", lambda: find_doubts(letter), (letter,))
    return made


def cached_borrowed(ctx: Context, letter: Letter) -> tuple[Borrowed, ...]:
    """`find_borrowed` beside the letters that are loaded, kept between reruns."""
    loaded = tuple(ctx.corpus.letters)
    made: tuple[Borrowed, ...] = kept(
        ctx, "borrowed", lambda: find_borrowed(letter, loaded), (letter,), loaded
    )
    return made
