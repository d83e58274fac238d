"""What is made once and not again at each drawing: shared by all readers, or of one visit alone."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, ParamSpec, TypeVar

import streamlit as st

from compare.corpus import Corpus, add_letters
from compare.model import Letter
from compare.ui.context import OWN_LETTERS, Context
from compare.ui.keeping import Store, find_kept, keep, to_key

P = ParamSpec("P")
R = TypeVar("R")

_MOST = 160_000_000
"""Bytes of results that all readers share."""
_MOST_OF_VISIT = 24_000_000
"""Bytes of results that one visit may have for itself."""


@st.cache_resource(show_spinner=False)
def shared_results() -> Store:
    """The results that all readers share."""
    return Store(_MOST)


@st.cache_resource(show_spinner=False, scope="session", max_entries=1)
def _of_visit(own: tuple[str, ...]) -> Store:
    """The results of one visit; they go when it ends, and when a letter ``own`` of it goes or comes."""
    return Store(_MOST_OF_VISIT)


def find_or_make(ctx: Context, what: Hashable, make: Callable[[], Any], parts: Sequence[Any]) -> Any:
    """A result from the store, or made with a word on the screen that it is being made.

    What a visit with letters or lists of its own asks for stays in that visit: nobody else can come by it.
    """
    named: list[Any] = []
    key = what, to_key(parts, named)
    own: tuple[Letter, ...] = st.session_state.get(OWN_LETTERS, ())
    store = shared_results()
    if own or ctx.lists:
        if found := find_kept(store, key):
            return found.value
        store = _of_visit(tuple(x.sha256 for x in own))
    if found := find_kept(store, key):
        return found.value
    with st.spinner(ctx.t("Counting …"), show_time=False):
        return keep(store, key, named, make)


def once(ctx: Context, make: Callable[P, R]) -> Callable[P, R]:
    """The same function, which is called once for the same things and not again at each drawing.

    Args:
        make: A function that depends on nothing but what it is called with, and whose result nobody changes.

    Raises:
        ValueError: It was made in another function: two of those can have the same name.
    """
    if "<" in make.__qualname__:
        raise ValueError(f"{make.__qualname__} is no function of a module")

    def made(*parts: P.args, **named: P.kwargs) -> R:
        what = make.__module__, make.__qualname__
        given = tuple(_as_part(x) for x in (*parts, *named.items()))
        result: R = find_or_make(ctx, what, lambda: make(*parts, **named), given)
        return result

    return made


def _as_part(x: object) -> object:
    """A context as that on which words and figures depend; anything else as it is."""
    if isinstance(x, Context):
        return x.lang, x.lists, x.narrow, x.dark, x.room, x.corpus
    return x


def with_own(corpus: Corpus, own: tuple[Letter, ...]) -> Corpus:
    """The corpus with the letters of a visit in it; the same one until they change."""
    named: list[Any] = []
    key = "corpus", to_key((corpus, own), named)
    made: Corpus = keep(_of_visit(tuple(x.sha256 for x in own)), key, named, lambda: add_letters(corpus, own))
    return made
