"""What a reader chose, kept in the address by id: one link shows one view, in either language.

Streamlit's own binding writes the label that stands on the screen, and that differs by language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from compare.ui.made import note_setting

_SEEN, _KEPT, _PAGE = "seen-in-address-", "kept-choice-", "page-shown"


def enter_page(page: str) -> None:
    """Forget what the address held when the reader comes from another page; choices are kept."""
    if st.session_state.get(_PAGE) != page:
        st.session_state[_PAGE] = page
        for key in [k for k in st.session_state if str(k).startswith(_SEEN)]:
            del st.session_state[key]


def choose_one(
    label: str,
    options: Mapping[str, str],
    key: str,
    *,
    default: str = "",
    draw: Callable[..., Any] = st.selectbox,
    **looks: Any,
) -> str:
    """One of some options; the address holds its id under ``key`` unless it is the default.

    Args:
        options: Id and label of each, in order; a choice that is not among them is forgotten.
        default: Id that is on at first; "" is the first of all.
        draw: The Streamlit element, such as `st.radio`.
        looks: Further arguments for it.
    """
    first = default if default in options else next(iter(options))
    kept = _follow(key, options, [first])
    chosen = _draw(label, options, key, kept[0] if kept else first, draw, looks)
    _write(key, [chosen], [first])
    note_setting(label, options.get(str(chosen), str(chosen)))
    return str(chosen)


def choose_many(
    label: str,
    options: Mapping[str, str],
    key: str,
    *,
    default: Iterable[str],
    draw: Callable[..., Any] = st.multiselect,
    **looks: Any,
) -> tuple[str, ...]:
    """Some of some options, perhaps none; the address holds their ids unless they are the default."""
    first = [x for x in options if x in set(default)]
    if draw is st.multiselect:
        looks = {"select_all": False, **looks}  # Streamlit has that line in English only
    chosen = list(_draw(label, options, key, _follow(key, options, first), draw, looks) or [])
    _write(key, chosen, first)
    note_setting(label, ", ".join(options.get(x, x) for x in chosen))
    return tuple(chosen)


def chosen_so_far(options: Mapping[str, str], key: str) -> str:
    """What `choose_one` will show, for who needs it before that is drawn."""
    first = next(iter(options))
    return next(iter(_follow(key, options, [first])), first)


def put_choice(key: str, value: str) -> None:
    """Make a choice for the reader, before its element is drawn."""
    st.session_state[_KEPT + key] = [value]


def add_choice(key: str, value: str, *, only_if_chosen: bool = False) -> None:
    """Add to what the reader chose of several, before the element is drawn.

    ``only_if_chosen`` leaves a choice that still is the default alone.
    """
    kept = st.session_state.get(_KEPT + key)
    if kept or not only_if_chosen:
        st.session_state[_KEPT + key] = [*(x for x in kept or [] if x != value), value]


def _follow(key: str, options: Mapping[str, str], first: Sequence[str]) -> list[str]:
    """The ids chosen so far; a link or the Back button that changed the address goes first."""
    asked = st.query_params.get_all(key)
    seen = st.session_state.get(_SEEN + key)
    if asked if seen is None else asked != seen:
        st.session_state[_KEPT + key] = asked or list(first)
    kept = st.session_state.get(_KEPT + key, first)
    offered = [x for x in kept if x in options]
    return offered if offered or not any(kept) else list(first)


def _draw(
    label: str, options: Mapping[str, str], key: str, value: Any, draw: Callable[..., Any], looks: Any
) -> Any:
    """The element, set to a value beforehand; a switch of language or page would otherwise reset it."""
    # Set anew each time: an element of the same name on another page is a new one to Streamlit, and one that
    # was drawn in a run that broke off (the browser told that it is narrow) would show its first option.
    st.session_state[key] = value
    return draw(
        label,
        list(options),
        key=key,
        format_func=lambda x: options.get(x, x),
        on_change=_turn,
        args=(key,),
        **looks,
    )


def _turn(key: str) -> None:
    """Keep what the reader just chose."""
    value = st.session_state[key]
    st.session_state[_KEPT + key] = list(value) if isinstance(value, (list, tuple)) else [value]


def _write(key: str, chosen: Sequence[str], first: Sequence[str]) -> None:
    """Put the choice in the address, or take it out when it is the default."""
    wanted = [] if list(chosen) == list(first) else list(chosen) or [""]
    if st.query_params.get_all(key) != wanted:
        if wanted:
            st.query_params[key] = wanted
        else:
            del st.query_params[key]
    st.session_state[_SEEN + key] = wanted
