"""The lists that a visit works with: the given ones, or the reader's own, which the address carries along.

The visit keeps only what differs, packed as in the link; so a link, a reload and Back show the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from compare.analysis.lists import check_patterns, weigher
from compare.analysis.themes import OTHER
from compare.corpus import load_given
from compare.errors import CompareError, DataFileError, ListsError
from compare.i18n import format_number, mark
from compare.io.lists import Lists, Weigh
from compare.io.shared_lists import (
    BROKEN,
    LONGEST_LINK,
    TOO_LARGE,
    changed_ids,
    pack_changes,
    unpack_changes,
)
from compare.io.tables import read_concepts, read_themes
from compare.model import Concept, Theme
from compare.ui.context import Context
from compare.ui.parts import say

PARAM = "lists"
"""Name of the parameter of the address."""

_OWN, _PAST, _SEEN = "own-lists", "own-lists-past", "seen-in-address-lists"
_LONGEST_KEPT = 400_000
_MOST_UNDONE = 30

_PROBLEMS = (
    mark("is empty; fill it in or remove the line"),
    mark("{what} is neither yes nor no; write 1 or leave it empty"),
    mark("{what} is not a number; write it with a point, as 1.5"),
    mark("{what} must be above zero"),
    mark("unknown mode {what}; there is word, prefix, suffix, phrase"),
    mark("{what} holds no letter or digit"),
    mark("{what}: a * may stand at the start or the end of a word, not inside it"),
    mark("{what}: {sign} cannot be looked for; give each form a line"),
    mark("{what} does not go with mode {mode}: look at the * at its ends"),
    mark("{what} would exclude everything"),
    mark("{what} is there already on line {line}"),
    mark("this column is missing"),
    mark("this column is missing; a list has the columns of terms.csv or of themes.csv"),
    mark("{n} cells where there are {m} columns; look for a comma too many"),
    mark("theme {what} has another label on an earlier line"),
    mark("a form that is on at first is in the family already; leave it empty"),
    mark("there is no form in it; add a line"),
    mark("{file} is too large; a list may take {n} kB"),
    mark("{file} is not UTF-8; save it as CSV UTF-8"),
    mark("{file} holds a character of no text (NUL); save it anew as CSV UTF-8"),
    mark("{file} holds more than {n} forms; make it smaller"),
    mark("{name}: {what} is written as a {mode}, not as a {other}"),
    mark("{what} is no id; use lower case letters, digits and hyphens"),
    mark("{what} is too long; use at most {n} characters"),
    mark("{what} holds a sign that a name cannot have, such as < or ://"),
    mark("The lists in this link cannot be read: it is damaged or cut off. Ask for the link anew."),
    mark("The lists in this link are too large. Ask for them as a CSV file."),
)
"""What can be wrong with a list; the words of `compare.io` in the reader's language."""


@dataclass(frozen=True, slots=True)
class Followed:
    """The lists of this view, their key for results that are kept, and what was wrong with the link."""

    lists: Lists
    key: str = ""
    error: CompareError | None = None


@st.cache_resource(show_spinner=False)
def given_lists() -> Lists:
    """The lists of ``data/``, read once."""
    return Lists(read_concepts(), read_themes())


@st.cache_resource(show_spinner=False, max_entries=32)
def _unpacked(packed: str, version: str, longest: int) -> Lists:
    """The lists that a packed difference stands for, every pattern checked."""
    lists = unpack_changes(packed, given_lists(), longest)
    try:
        check_patterns(lists.concepts, lists.themes)
    except ListsError as error:
        raise ListsError(BROKEN) from error
    if not lists.concepts or OTHER not in {theme.id for theme in lists.themes}:
        raise ListsError(BROKEN)
    return lists


@st.cache_resource(show_spinner=False)
def weigh_pattern() -> Weigh:
    """The function that weighs a pattern of a theme by how rare it is in the given letters."""
    return weigher(load_given().letters)


def follow_lists(version: str) -> Followed:
    """The lists that the address or the visit asks for; the address is brought in step with them.

    ``version`` is that of the corpus, so that what was unpacked is not kept beyond it.
    """
    asked = st.query_params.get(PARAM, "")
    seen = st.session_state.get(_SEEN)
    own: str = st.session_state.get(_OWN, "")
    followed = Followed(given_lists())
    if (asked if seen is None else asked != seen) and asked != own:
        own = asked
        _remember()
    try:
        if own:
            longest = LONGEST_LINK if own == asked else _LONGEST_KEPT
            key = hashlib.sha256(own.encode()).hexdigest()[:16]
            followed = Followed(_unpacked(own, version, longest), key)
    except CompareError as error:
        own, followed = "", Followed(given_lists(), error=error)
    st.session_state[_OWN] = own
    wanted = own if len(own) <= LONGEST_LINK else ""
    if wanted:
        if asked != wanted:
            st.query_params[PARAM] = wanted
    elif PARAM in st.query_params:
        del st.query_params[PARAM]
    st.session_state[_SEEN] = wanted
    return followed


def _remember() -> None:
    """Keep the lists as they are, so that a change can be taken back."""
    past: list[str] = st.session_state.get(_PAST, [])
    st.session_state[_PAST] = [*past, st.session_state.get(_OWN, "")][-_MOST_UNDONE:]


def own_lists(ctx: Context) -> Lists:
    """The lists that this view works with."""
    return Lists(ctx.concepts, ctx.themes)


def use_lists(own: Lists) -> None:
    """Work with these lists from the next run on.

    Raises:
        ListsError: A pattern cannot be looked for.
    """
    check_patterns(own.concepts, own.themes)
    packed = pack_changes(given_lists(), own)
    if len(packed) > _LONGEST_KEPT:
        raise ListsError(TOO_LARGE)
    _remember()
    st.session_state[_OWN] = packed


def put_concept(lists: Lists, concept: Concept) -> Lists:
    """The lists with a concept in the place of the one with its id, or at the end."""
    if concept.id in {c.id for c in lists.concepts}:
        return replace(lists, concepts=tuple(concept if c.id == concept.id else c for c in lists.concepts))
    return replace(lists, concepts=(*lists.concepts, concept))


def put_theme(lists: Lists, theme: Theme) -> Lists:
    """The lists with a theme in the place of the one with its id, or at the end."""
    if theme.id in {x.id for x in lists.themes}:
        return replace(lists, themes=tuple(theme if x.id == theme.id else x for x in lists.themes))
    return replace(lists, themes=(*lists.themes, theme))


def reset_lists() -> None:
    """Go back to the given lists; that can be undone."""
    _remember()
    st.session_state[_OWN] = ""


def undo_lists() -> None:
    """Take the last change back."""
    past: list[str] = st.session_state.get(_PAST, [])
    if past:
        st.session_state[_OWN] = past[-1]
        st.session_state[_PAST] = past[:-1]


def can_undo() -> bool:
    """Whether there is a change to take back."""
    return bool(st.session_state.get(_PAST))


def shared_link() -> str:
    """What the address needs to bring these lists along; "" for the given ones or when they are too large."""
    own: str = st.session_state.get(_OWN, "")
    return f"{PARAM}={own}" if own and len(own) <= LONGEST_LINK else ""


def changes_sentence(ctx: Context) -> str:
    """How many concepts and themes differ from the given ones; "" when none does."""
    if not ctx.lists:
        return ""
    concepts, themes = changed_ids(given_lists(), own_lists(ctx))
    parts = []
    if concepts:
        one = ctx.t("one concept") if len(concepts) == 1 else ctx.t("{n} concepts")
        parts.append(one.format(n=format_number(len(concepts), ctx.lang)))
    if themes:
        one = ctx.t("one theme") if len(themes) == 1 else ctx.t("{n} themes")
        parts.append(one.format(n=format_number(len(themes), ctx.lang)))
    return ctx.t("This view uses lists of its own: {parts} other than given.").format(
        parts=ctx.t("{a} and {b}").format(a=parts[0], b=parts[1]) if len(parts) > 1 else "".join(parts)
    )


def show_lists_in_use(ctx: Context, link: Callable[[], None]) -> None:
    """A line on every page that works with lists of its own, with the way to them and the way back."""
    if not ctx.lists:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="own-lists-line"):
        say(ctx, changes_sentence(ctx), "acc-own")
        link()
        st.button(
            ctx.t("Back to the given lists"), key="own-lists-reset", on_click=reset_lists, type="tertiary"
        )


def told(t: Callable[[str], str], error: CompareError) -> str:
    """What is wrong with a list, in the reader's language; lines and columns named."""
    whole, where = str(error), ""
    if isinstance(error, DataFileError):
        where, _, whole = whole.partition(": ")
        where = t("{file}, line {line}, column {column}").format(
            file=error.file, line=error.line, column=error.column
        )
    for sentence in _PROBLEMS:
        holes = re.findall(r"{(\w+)}", sentence)
        pattern = re.sub(r"\\{\w+\\}", "(.+)", re.escape(sentence))
        if found := re.fullmatch(pattern, whole, re.DOTALL):
            whole = t(sentence).format(**dict(zip(holes, found.groups(), strict=True)))
            break
    return f"{where}: {whole}" if where else whole
