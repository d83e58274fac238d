"""Forms that a concept may have missed, each with its reason and its place, and one click to count it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from compare.analysis.lists import natural_mode
from compare.analysis.selection import CABINET_ONLY, Selection
from compare.analysis.suggestions import Suggestion
from compare.errors import CompareError
from compare.i18n import mark
from compare.model import Concept, Letter, Term
from compare.text.citations import cite
from compare.ui.address import add_choice, put_choice
from compare.ui.context import Context, paper_of
from compare.ui.lists.used import own_lists, put_concept, told, use_lists
from compare.ui.parts import letter_link, say
from compare.ui.store import cached_suggestions

WHY = {
    "spelling": mark("spelled another way"),
    "capitals": mark("with other capitals"),
    "ending": mark("with an s: plural or possessive"),
    "lemma": mark("another form of the same word"),
    "family": mark("adjective or inhabitant"),
    "order": mark("the same words in another order"),
    "between": mark("with a word in between"),
    "compound": mark("compound that holds the word"),
    "typo": mark("perhaps a typing error"),
}
"""The reasons of `suggest_forms` on the screen."""

TYPED = "typed:"
"""How the id of a concept begins that was only typed."""
_AROUND = 60


def slug(text: str) -> str:
    """A name as an id: lower case letters, digits and hyphens."""
    plain = text.lower().translate(str.maketrans("áàäâéèëêíìïîóòöôúùüûçñ", "aaaaeeeeiiiioooouuuucn"))
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("%", "-procent-")).strip("-")[:60] or "x"


def free_id(wanted: str, taken: frozenset[str]) -> str:
    """An id that is not taken: the wanted one, else with a number behind it."""
    return next(x for n in range(1, 10**6) if (x := wanted if n == 1 else f"{wanted}-{n}") not in taken)


def with_form(ctx: Context, concept: Concept, term: Term) -> Concept:
    """A concept of the lists with a form more; a typed word becomes a concept of its own."""
    lists = own_lists(ctx)
    listed = next((c for c in lists.concepts if c.id == concept.id), concept)
    taken = frozenset(x.id for c in lists.concepts for x in c.terms)
    terms = listed.terms
    if concept.id.startswith(TYPED):
        name = free_id(slug(concept.label), frozenset(c.id for c in lists.concepts))
        own_terms = tuple(replace(x, id=free_id(f"{name}--{slug(x.pattern)}", taken)) for x in terms)
        listed, terms = replace(listed, id=name), own_terms
        taken |= {x.id for x in own_terms}
    new = replace(term, id=free_id(f"{listed.id}--{slug(term.pattern)}", taken), default=True)
    return replace(listed, terms=(*terms, new))


def form_of(pattern: str) -> Term:
    """A form as typed in a list: its mode follows from its stars and spaces."""
    pattern = " ".join(pattern.split())
    return Term(pattern, pattern, pattern, natural_mode(pattern))


def count_too(ctx: Context, concept: Concept, term: Term) -> None:
    """Add a form to the reader's own list; from then on it counts."""
    changed = with_form(ctx, concept, term)
    try:
        use_lists(put_concept(own_lists(ctx), changed))
    except CompareError as error:
        st.session_state["own-lists-wrong"] = told(ctx.t, error)
        return
    if concept.id.startswith(TYPED):
        add_choice("concept", changed.id)
        put_choice("q", "")
    else:
        add_choice(f"forms-{changed.id}", changed.terms[-1].id, only_if_chosen=True)


def show_suggestions(
    ctx: Context,
    letters: Sequence[Letter],
    concept: Concept,
    selection: Selection = CABINET_ONLY,
    unfolded: bool = False,
) -> None:
    """The forms that may have been missed; nothing when there is none.

    ``concept`` is given with all its forms: what is only switched off is no suggestion.
    """
    found = cached_suggestions(ctx, letters, concept, selection)
    if not found:
        return
    t, name = ctx.t, ctx.label(concept)
    title = t("Perhaps this too for «{name}»? Forms that do not count yet: {n}")
    with st.expander(title.format(name=name, n=len(found)), expanded=unfolded):
        say(
            ctx,
            t(
                "Near in spelling or meaning, found in these letters, not counted. What you add stands in "
                "your own list; every page then counts it."
            ),
        )
        for n, suggestion in enumerate(found):
            left, right = st.columns([1, 6], vertical_alignment="center")
            with left:
                st.button(
                    t("Count too"),
                    key=f"count-{slug(suggestion.term.pattern)}-{n}",
                    help=t("Adds «{form}» to your own list").format(
                        form=suggestion.term.pattern.replace("*", r"\*")
                    ),
                    on_click=count_too,
                    args=(ctx, concept, suggestion.term),
                )
            with right:
                st.html(suggestion_html(ctx, suggestion))


def suggestion_html(ctx: Context, suggestion: Suggestion) -> str:
    """One suggestion: the form, why, how often in which letter, and an example; all escaped."""
    counts = ", ".join(f"{paper_of(ctx, x).short} {n}×" for x, n in suggestion.counts)
    place = suggestion.example
    letter = paper_of(ctx, place.letter_id)
    left = letter.text[max(place.start - _AROUND, 0) : place.start].split("\n")[-1].lstrip(".,;:)»")
    right = letter.text[place.end : place.end + _AROUND].split("\n")[0]
    left = left.partition(" ")[2] if len(left) > _AROUND - 5 else left
    right = right.rpartition(" ")[0] if len(right) > _AROUND - 5 else right
    link = escape(letter_link(ctx, letter.id, suggestion.block_n))
    hit = escape(letter.text[place.start : place.end])
    why = escape(ctx.t(WHY[suggestion.reason]))
    return (
        f'<p class="acc-suggested"><b>{escape(suggestion.text)}</b> · {why} · '
        f'{escape(counts)}<br><span class="acc-quiet">… {escape(left)}<mark>{hit}</mark>{escape(right)} … '
        f'<a href="{link}" target="_self">{escape(cite(letter, place.page or None))}</a></span></p>'
    )
