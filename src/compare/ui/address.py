"""What a reader chose, kept in the address by id: one link shows one view, in either language.

Streamlit's own binding writes the label that stands on the screen, and that differs by language.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from compare.ui.link import PARAM, write_address
from compare.ui.made import made_so_far, note_setting

_SEEN, _KEPT, _PAGE, _LOST = "seen-in-address-", "kept-choice-", "page-shown", "lost-from-address"
_PRINT, _SETTLED = "fingerprint-seen", "fingerprint-settled"
_ON = "1"
_SWITCHED = (_ON, "0", "true")
"""What stands in an address for a switch; the last in links of earlier versions."""
_MOST = 40
"""Values of one name in the address that are looked at, and characters of one that are told."""


class _Any:
    """Holds every text."""

    def __contains__(self, value: object) -> bool:
        return True


def enter_page(page: str) -> None:
    """Forget what the address held when the reader comes from another page; choices are kept."""
    if st.session_state.get(_PAGE) != page:
        st.session_state[_PAGE], st.session_state[_PRINT] = page, ""
        for key in [k for k in st.session_state if str(k).startswith(_SEEN)]:
            del st.session_state[key]
        st.session_state[_LOST] = {}
    followed = st.query_params.get(PARAM, "")
    st.session_state[_SETTLED] = followed == st.session_state.get(_PRINT)
    st.session_state[_PRINT] = followed


def address_now() -> str:
    """The address that shows the page as it is drawn so far, with its fingerprint."""
    made = made_so_far()
    base = (st.context.url or "").split("?")[0]
    params = {key: st.query_params.get_all(key) for key in st.query_params}
    return write_address(base, params | made.fixed, made.fingerprint)


def lost_parts() -> dict[str, tuple[str, ...]]:
    """What a link asked in vain: the name of each choice with the values; until the next choice."""
    found: dict[str, tuple[str, ...]] = st.session_state.setdefault(_LOST, {})
    return found


def choose_one(
    label: str,
    options: Mapping[str, str],
    key: str,
    *,
    default: str = "",
    draw: Callable[..., Any] = st.selectbox,
    fixed: bool = False,
    **looks: Any,
) -> str:
    """One of some options; the address holds its id under ``key`` unless it is the default.

    Args:
        options: Id and label of each, in order; a choice that is not among them is forgotten.
        default: Id that is on at first; "" is the first of all.
        draw: The Streamlit element, such as `st.radio`.
        fixed: A link that is copied names it even so: with other letters another would be the default.
        looks: Further arguments for it.
    """
    first = default if default in options else next(iter(options))
    kept = _follow(key, options, [first], label)
    chosen = _draw(label, options, key, kept[0] if kept else first, draw, looks)
    if fixed:
        made_so_far().fixed[key] = [str(chosen)]
        made_so_far().told()
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
    chosen = list(_draw(label, options, key, _follow(key, options, first, label), draw, looks) or [])
    _write(key, chosen, first)
    note_setting(label, ", ".join(options.get(x, x) for x in chosen))
    return tuple(chosen)


def choose_switch(
    label: str, key: str, *, default: bool = False, draw: Callable[..., Any] = st.toggle, **looks: Any
) -> bool:
    """Whether something is on; the address holds ``1`` or ``0`` under ``key`` unless it is the default."""
    first = [_ON if default else "0"]
    kept = _follow(key, _SWITCHED, first, label)
    st.session_state[key] = bool(kept) and kept[0] != "0"
    on = bool(draw(label, key=key, on_change=_turn, args=(key,), **looks))
    _write(key, [_ON if on else "0"], first)
    note_setting(label, "✓" if on else "–")
    return on


def type_text(label: str, key: str, *, longest: int = 300, **looks: Any) -> str:
    """A text that the reader typed; the address holds it under ``key``.

    Args:
        longest: Characters at most; a longer text in the address is cut, and told to be.
        looks: Further arguments of `st.text_input`.
    """
    kept = _follow(key, _Any(), [""])
    whole = kept[0] if kept else ""
    if len(whole) > longest:
        tell_lost(label, [whole])
    if st.session_state.get(key) != whole[:longest]:
        st.session_state[key] = whole[:longest]
    typed = str(st.text_input(label, key=key, max_chars=longest, on_change=_turn, args=(key,), **looks) or "")
    _write(key, [typed], [""])
    note_setting(label, typed)
    return typed


def choose_number(label: str, key: str, low: int, high: int, default: int, **looks: Any) -> int:
    """A whole number from ``low`` to ``high``; the address holds it unless it is the default."""
    known = {str(n) for n in range(low, high + 1)}
    kept = _follow(key, known, [str(default)], label)
    st.session_state[key] = int(kept[0]) if kept else default
    n = int(st.number_input(label, low, high, key=key, on_change=_turn, args=(key,), **looks))
    _write(key, [str(n)], [str(default)])
    note_setting(label, str(n))
    return n


def choose_tabs(options: Mapping[str, str], key: str) -> list[Any]:
    """A tab for each option, by its id in the address; the first is in front unless another is asked."""
    ids = list(options)
    kept = _follow(key, options, ids[:1])
    st.session_state[key] = options[kept[0] if kept else ids[0]]
    tabs = st.tabs(list(options.values()), key=key, on_change=_turn_tab, args=(key, options))
    _write(key, kept[:1], ids[:1])
    return list(tabs)


def _turn_tab(key: str, options: Mapping[str, str]) -> None:
    """Keep which tab the reader brought to the front."""
    put_choice(key, *(id for id, label in options.items() if label == st.session_state[key]))


def choose_opened(label: str, id: str, opened: Sequence[str], key: str) -> Any:
    """A row that opens into more, one of several; the ids of those that are open stand under ``key``.

    Args:
        opened: Ids that are open, as `kept_ids` gives them.
    """
    name = f"{key}-{id}"
    st.session_state[name] = id in opened
    return st.expander(label, key=name, on_change=_turn_opened, args=(key, id, tuple(opened)))


def _turn_opened(key: str, id: str, opened: Sequence[str]) -> None:
    """Keep that the reader opened or closed a row."""
    others = [x for x in opened if x != id]
    put_choice(key, *([*others, id] if st.session_state[f"{key}-{id}"] else others or [""]))


def kept_ids(key: str, default: Sequence[str] = ()) -> tuple[str, ...]:
    """Ids that the address holds under ``key`` for what is no element of ours, such as marks in a chart."""
    ids = [x for x in _follow(key, _Any(), list(default)) if x]
    _write(key, ids, list(default))
    return tuple(ids)


def kept_so_far(key: str) -> tuple[str, ...]:
    """The ids that the reader or the address chose, for who needs them before they are drawn."""
    return tuple(x for x in _follow(key, _Any(), []) if x)


def keep_ids(key: str, ids: Sequence[str], default: Sequence[str] = ()) -> None:
    """Put ids under ``key`` in the address, when they are drawn already."""
    st.session_state[_KEPT + key] = list(ids)
    _write(key, ids, default)


def chosen_so_far(options: Mapping[str, str], key: str) -> str:
    """What `choose_one` will show, for who needs it before that is drawn."""
    first = next(iter(options))
    return next(iter(_follow(key, options, [first])), first)


def put_choice(key: str, *values: str) -> None:
    """Make a choice for the reader, before its element is drawn."""
    st.session_state[_KEPT + key] = list(values)


def was_drawn(key: str) -> bool:
    """Whether the page was drawn before with this choice, so that its address is the reader's own by now."""
    return _SEEN + key in st.session_state


def add_choice(key: str, value: str, *, only_if_chosen: bool = False) -> None:
    """Add to what the reader chose of several, before the element is drawn.

    ``only_if_chosen`` leaves a choice that still is the default alone.
    """
    kept = st.session_state.get(_KEPT + key)
    if kept or not only_if_chosen:
        st.session_state[_KEPT + key] = [*(x for x in kept or [] if x != value), value]


def tell_lost(label: str, values: Sequence[str]) -> None:
    """Tell the reader what a link asked in vain, cut to what can be shown; ``label`` names the choice."""
    if label:
        told = tuple(x if len(x) <= _MOST else f"{x[: _MOST - 1]}…" for x in values[:3])
        if lost_parts().get(label) != told:
            lost_parts()[label] = told
            made_so_far().told()


def _follow(key: str, options: Container[str], first: Sequence[str], label: str = "") -> list[str]:
    """The ids chosen so far; a link or the Back button that changed the address goes first."""
    asked = st.query_params.get_all(key)
    seen = st.session_state.get(_SEEN + key)
    if asked if seen is None else asked != seen:
        asked = asked[:_MOST]
        st.session_state[_KEPT + key] = asked or list(first)
        if strange := [x for x in asked if x and x not in options]:
            tell_lost(label, strange)
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
    """Keep what the reader just chose; what a link asked in vain was told by then."""
    value = st.session_state[key]
    if isinstance(value, bool):
        value = _ON if value else "0"
    st.session_state[_KEPT + key] = list(value) if isinstance(value, (list, tuple)) else [str(value)]
    st.session_state[_LOST] = {}


def _write(key: str, chosen: Sequence[str], first: Sequence[str]) -> None:
    """Put the choice in the address, or take it out when it is the default.

    Once the link is followed a change is another view: the fingerprint goes. What the first drawing mends
    in the address is none.
    """
    wanted = [] if list(chosen) == list(first) else list(chosen) or [""]
    if st.query_params.get_all(key) != wanted:
        if PARAM in st.query_params and st.session_state.get(_SETTLED):
            del st.query_params[PARAM]
            made_so_far().told()
        if wanted:
            st.query_params[key] = wanted
        else:
            del st.query_params[key]
    st.session_state[_SEEN + key] = wanted
    made_so_far().link = address_now()
