"""Marks chosen in a chart and rows chosen in a table, kept in the address.

Streamlit cannot choose a mark from Python: it is kept by a short key, and the figure shows it as chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from compare.charts.style import Figure
from compare.i18n import mark
from compare.ui.address import keep_ids, kept_ids, kept_so_far, put_choice, tell_lost, was_drawn
from compare.ui.context import Context
from compare.ui.link import mark_of_data

Marks = list[dict[str, Any]]
Leads = tuple[str, Callable[[dict[str, Any]], str]]
"""Name of the choice on the page that follows a chart, and the id that a mark gives it."""
_MOST = 12
_LOST = mark("A mark in the chart")


def chosen_marks(ctx: Context, figure: Figure, key: str, leads: Leads | None = None) -> Marks:
    """``customdata`` of the marks of a chart that the reader or the address chose, in order of choice.

    A mark whose choice on the page was changed since is let go.
    """
    param = _param(key)
    is_new = not was_drawn(param)
    wanted = kept_ids(param)
    if not wanted:
        return []
    there = {mark_of_data(data): data for trace in figure.data for data in _data_of(trace)}
    found = [x for x in wanted if x in there]
    if len(found) < len(wanted):
        if is_new:
            tell_lost(ctx.t(_LOST), [x for x in wanted if x not in there])
        keep_ids(param, found)
    if leads and found:
        name, id_of = leads
        led = kept_so_far(name)
        if not led:
            put_choice(name, id_of(there[found[0]]))
        elif id_of(there[found[0]]) not in led:
            found = []
            keep_ids(param, found)
    return [there[x] for x in found]


def show_as_chosen(figure: Figure, chosen: Marks) -> Figure:
    """The same figure with these marks as chosen and the others held back."""
    drawn = Figure(figure)
    for trace in drawn.data:
        data = _data_of(trace)
        if data and "selectedpoints" in trace:
            trace.selectedpoints = [n for n, x in enumerate(data) if x in chosen]
    return drawn


def follow_chart(key: str, leads: Leads | None) -> Callable[[], None]:
    """What happens when the reader chooses in a chart: its marks, and the choice that it leads, are kept."""

    def turn() -> None:
        chosen = points_to_marks(st.session_state[key]["selection"]["points"])[:_MOST]
        put_choice(_param(key), *(mark_of_data(x) for x in chosen))
        if leads and chosen:
            name, id_of = leads
            put_choice(name, id_of(chosen[0]))

    return turn


def show_clear(ctx: Context, key: str) -> None:
    """A button that takes the choice in a chart back."""
    st.button(
        ctx.t("Clear the choice in the chart"),
        key=f"{key}-clear",
        icon=":material/close:",
        type="tertiary",
        on_click=put_choice,
        args=(_param(key),),
    )


def chosen_rows(key: str, ids: Sequence[str]) -> tuple[list[int], list[int]]:
    """Positions of the rows of a table that are chosen, and of those that it is drawn with.

    The second changes only with the address: a table that is drawn with other rows starts anew at its top.
    """
    param, own, first = f"row-{key}", f"row-own-{key}", f"row-first-{key}"
    kept = list(kept_ids(param))
    if kept != st.session_state.get(own):
        st.session_state[own] = st.session_state[first] = kept
    at = {id: n for n, id in enumerate(ids)}
    started: list[str] = st.session_state[first]
    return [at[x] for x in kept if x in at], [at[x] for x in started if x in at]


def follow_table(key: str, ids: Sequence[str]) -> Callable[[], None]:
    """What happens when the reader chooses rows of a table: the address gets their ids."""

    def turn() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        st.session_state[f"row-own-{key}"] = chosen = [ids[n] for n in rows if n < len(ids)]
        put_choice(f"row-{key}", *chosen)

    return turn


def points_to_marks(points: Sequence[Any]) -> Marks:
    """``customdata`` of points as the browser tells them; points without are no marks."""
    chosen = []
    for point in points:
        data = point.get("customdata")
        if isinstance(data, (list, tuple)) and len(data) == 1:
            data = data[0]
        if isinstance(data, dict):
            chosen.append(data)
    return chosen


def _data_of(trace: Any) -> list[dict[str, Any]]:
    """``customdata`` of each point of a trace; none when it is no mark."""
    data = trace.customdata if "customdata" in trace else None
    points = [] if data is None else list(data)
    return points if all(isinstance(x, dict) for x in points) else []


def _param(key: str) -> str:
    """Name of a chart's marks in the address."""
    return f"mark-{key}"
