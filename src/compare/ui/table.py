"""Which letters of a large library lie on the table: those that the address names, or the visit chose."""

from __future__ import annotations

import streamlit as st

from compare.corpus import Corpus
from compare.library import MOST_ON_TABLE, list_cards

PARAM = "also"
"""Name of the parameter of the address; one value a letter."""
_TABLE, _SEEN = "on-table", "seen-in-address-also"


def follow_table() -> tuple[str, ...]:
    """The ids that the address or the visit asks for, in order; the address is brought in step with them.

    A link goes first; else what was chosen stays on the way from page to page. Of a small library all
    letters lie there, and none is named.
    """
    if len(list_cards()[0]) <= MOST_ON_TABLE:
        return ()
    asked = st.query_params.get_all(PARAM)
    seen = st.session_state.get(_SEEN)
    chosen: tuple[str, ...] = st.session_state.get(_TABLE, ())
    if (asked if seen is None else asked != seen) and tuple(asked) != chosen:
        chosen = tuple(dict.fromkeys(asked))[:MOST_ON_TABLE]
    _put(chosen)
    return chosen


def on_table() -> tuple[str, ...]:
    """The ids that lie on the table."""
    chosen: tuple[str, ...] = st.session_state.get(_TABLE, ())
    return chosen


def table_with(corpus: Corpus, id: str) -> tuple[str, ...]:
    """What lies on the table once a link to a letter is followed: that letter too where no page has it."""
    chosen = on_table()
    if any(x.id == id for x in (*corpus.letters, *corpus.witnesses)):
        return chosen
    return (id, *(x for x in chosen if x != id))[:MOST_ON_TABLE]


def lay_on_table(id: str) -> None:
    """Lay a letter of the library on the table, beside the others."""
    _put((*(x for x in on_table() if x != id), id))


def take_from_table(id: str) -> None:
    """Take a letter from the table; it stays in the library."""
    _put(tuple(x for x in on_table() if x != id))


def _put(chosen: tuple[str, ...]) -> None:
    """Keep the choice, and write it in the address."""
    st.session_state[_TABLE] = chosen
    wanted = list(chosen)
    if st.query_params.get_all(PARAM) != wanted:
        if wanted:
            st.query_params[PARAM] = wanted
        else:
            del st.query_params[PARAM]
    st.session_state[_SEEN] = wanted
