"""The page of lists: a concept or theme as a table that can be changed, tried out, saved and shared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from compare.analysis.lists import natural_mode
from compare.analysis.themes import OTHER
from compare.errors import CompareError, DataFileError
from compare.i18n import format_number
from compare.io.lists import (
    Cells,
    Lists,
    cells_to_concepts,
    cells_to_themes,
    concepts_to_cells,
    themes_to_cells,
)
from compare.io.shared_lists import changed_ids
from compare.model import Concept, Term, Theme
from compare.ui.address import choose_one, put_choice
from compare.ui.context import Context
from compare.ui.lists.used import (
    can_undo,
    changes_sentence,
    given_lists,
    own_lists,
    put_concept,
    put_theme,
    reset_lists,
    told,
    undo_lists,
    use_lists,
    weigh_pattern,
)
from compare.ui.suggested import form_of, free_id, slug

CONCEPTS, THEMES = "begrippen", "themas"
_WRONG = "own-lists-wrong"


def lists_sentence(ctx: Context) -> str:
    """What this view counts with: how many concepts, forms, themes and patterns, and what is one's own."""
    number = {
        "concepts": len(ctx.concepts),
        "forms": sum(len(c.terms) for c in ctx.concepts),
        "themes": len(ctx.themes),
        "patterns": sum(len(x.terms) for x in ctx.themes),
    }
    shown = {k: format_number(n, ctx.lang) for k, n in number.items()}
    counted = ctx.t(
        "Accent looks for {concepts} concepts in {forms} written forms, and for {themes} themes by "
        "{patterns} patterns."
    ).format(**shown)
    return f"{changes_sentence(ctx)} {counted}" if ctx.lists else counted


def choose_listed(ctx: Context) -> tuple[str, Concept | Theme]:
    """Concepts or themes, and which one; those that differ from the given ones are marked."""
    t = ctx.t
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    with left:
        kinds = {CONCEPTS: t("Concepts"), THEMES: t("Themes")}
        kind = choose_one(t("Which list"), kinds, "kind", draw=st.segmented_control, required=True)
    listed: Sequence[Concept | Theme] = ctx.concepts if kind == CONCEPTS else ctx.themes
    own = (
        set(changed_ids(given_lists(), own_lists(ctx))[0 if kind == CONCEPTS else 1]) if ctx.lists else set()
    )
    names = {x.id: ctx.label(x) + (t(" (own)") if x.id in own else "") for x in listed}
    with right:
        chosen = choose_one(t("Concept") if kind == CONCEPTS else t("Theme"), names, kind)
    return kind, next(x for x in listed if x.id == chosen)


def show_tools(ctx: Context, kind: str, thing: Concept | Theme) -> None:
    """New, copy, remove, undo, and back to the given lists."""
    t = ctx.t
    with st.container(horizontal=True, vertical_alignment="center"):
        title = t("New concept") if kind == CONCEPTS else t("New theme")
        with st.popover(title, icon=":material/add:"), st.form(f"new-{kind}", border=False):
            st.text_input(t("Name"), key=f"new-name-{kind}", max_chars=80)
            placeholder = t("veilig*, human security").split(",")[0]
            st.text_input(t("First form"), key=f"new-form-{kind}", placeholder=placeholder, max_chars=80)
            st.form_submit_button(t("Make"), on_click=_make, args=(ctx, kind))
        st.button(t("Make a copy"), on_click=_copy, args=(ctx, kind, thing))
        last = thing.id == OTHER or len(ctx.concepts if kind == CONCEPTS else ctx.themes) == 1
        st.button(t("Remove"), on_click=_remove, args=(ctx, kind, thing), disabled=last)
        st.button(t("Undo"), on_click=undo_lists, disabled=not can_undo(), icon=":material/undo:")
        st.button(t("Back to the given lists"), on_click=reset_lists, disabled=not ctx.lists)
    show_wrong()


def show_wrong() -> None:
    """What was wrong with the last change, once."""
    if wrong := st.session_state.pop(_WRONG, ""):
        st.error(wrong.replace("*", r"\*"), icon=":material/error:")


def try_use(ctx: Context, make: Callable[[], Lists], kind: str = "", chosen: str = "") -> bool:
    """Use changed lists; what is wrong with them is told on the next drawing."""
    try:
        use_lists(make())
    except CompareError as error:
        st.session_state[_WRONG] = _row_told(ctx, error)
        return False
    if chosen:
        put_choice(kind, chosen)
    return True


def _row_told(ctx: Context, error: CompareError) -> str:
    """What is wrong; a line of the table is named by its row, without the heading."""
    if isinstance(error, DataFileError) and error.file == "":
        problem = told(ctx.t, error).partition(": ")[2]
        return ctx.t("Row {row}: {problem}").format(row=error.line - 1, problem=problem)
    return told(ctx.t, error)


def _ids(lists: Lists) -> frozenset[str]:
    """Ids that are taken."""
    return frozenset([c.id for c in lists.concepts] + [x.id for x in lists.themes])


def _make(ctx: Context, kind: str) -> None:
    """A new concept or theme with one form; without a name it is called by that form."""
    lists = own_lists(ctx)
    form = " ".join(st.session_state[f"new-form-{kind}"].split())
    name = " ".join(st.session_state[f"new-name-{kind}"].split()) or form
    if not form:
        return
    listed: Sequence[Concept | Theme] = lists.concepts if kind == CONCEPTS else lists.themes
    if name.casefold() in {label.casefold() for x in listed for label in (x.label, x.label_en)}:
        text = ctx.t("«{name}» is on the list already: choose it above, or give another name.")
        st.session_state[_WRONG] = text.format(name=name)
        return
    new = free_id(slug(name), _ids(lists))
    term = form_of(form)

    def make() -> Lists:
        """The lists with it."""
        if kind == CONCEPTS:
            cells = concepts_to_cells([Concept(new, name, name, (replace(term, id=f"{new}--{slug(form)}"),))])
            return put_concept(lists, cells_to_concepts(cells, "")[0])
        cells = [{**line, "weight": ""} for line in themes_to_cells([Theme(new, name, name, (term,))])]
        return put_theme(lists, cells_to_themes(cells, "", weigh_pattern())[0])

    if try_use(ctx, make, kind, new):
        st.session_state[f"new-name-{kind}"] = st.session_state[f"new-form-{kind}"] = ""


def _copy(ctx: Context, kind: str, thing: Concept | Theme) -> None:
    """The same under another name."""
    lists = own_lists(ctx)
    new = free_id(f"{thing.id}-kopie", _ids(lists))
    names = {"label": f"{thing.label} (kopie)", "label_en": f"{thing.label_en} (copy)"}

    def make() -> Lists:
        """The lists with the copy."""
        if isinstance(thing, Concept):
            taken = frozenset(x.id for c in lists.concepts for x in c.terms)
            terms: list[Term] = []
            for n, x in enumerate(thing.terms, 1):
                terms.append(replace(x, id=free_id(f"{new}--{n}", taken)))
            return put_concept(lists, replace(thing, id=new, terms=tuple(terms), **names))
        own = tuple(replace(x, id=f"{new}:{x.pattern}") for x in thing.terms)
        return put_theme(lists, replace(thing, id=new, terms=own, **names))

    try_use(ctx, make, kind, new)


def _remove(ctx: Context, kind: str, thing: Concept | Theme) -> None:
    """The lists without it."""
    lists = own_lists(ctx)
    if kind == CONCEPTS:
        left = replace(lists, concepts=tuple(c for c in lists.concepts if c.id != thing.id))
    else:
        left = replace(lists, themes=tuple(x for x in lists.themes if x.id != thing.id))
    try_use(ctx, lambda: left)


def show_editor(ctx: Context, kind: str, thing: Concept | Theme) -> None:
    """Name and forms as a table; «use» checks them and counts with them everywhere."""
    t = ctx.t
    is_concept = isinstance(thing, Concept)
    frame = _to_frame(thing)
    with st.form(f"edit-{kind}-{thing.id}-{ctx.lists}", border=False):
        left, right = st.columns(2)
        label = left.text_input(t("Name in Dutch"), thing.label, max_chars=80)
        label_en = right.text_input(t("Name in English"), thing.label_en, max_chars=80)
        changed = st.data_editor(
            frame,
            num_rows="dynamic",
            hide_index=True,
            key=f"rows-{kind}-{thing.id}-{ctx.lists}",
            column_config=_columns(ctx, is_concept),
            height=min(38 * (len(frame) + 2), 520),
        )
        used = st.form_submit_button(t("Use this list"), type="primary")
    if used:
        cells = to_cells(thing, changed.to_dict("records"), label.strip(), label_en.strip() or label.strip())
        if try_use(ctx, lambda: _read(own_lists(ctx), thing, cells)):
            st.rerun()
        show_wrong()


def _to_frame(thing: Concept | Theme) -> pd.DataFrame:
    """The forms of a concept or the patterns of a theme as a table."""
    shared = [{"pattern": x.pattern, "case": x.case, "exclude": " | ".join(x.exclude)} for x in thing.terms]
    if isinstance(thing, Concept):
        rows: list[dict[str, Any]] = [
            {**row, "on": x.default, "family": x.family, "label": x.label, "id": x.id}
            for row, x in zip(shared, thing.terms, strict=True)
        ]
    else:
        rows = [{**row, "weight": x.weight} for row, x in zip(shared, thing.terms, strict=True)]
    return pd.DataFrame(rows)


def _columns(ctx: Context, is_concept: bool) -> dict[str, Any]:
    """Heads and help of the columns."""
    t, column = ctx.t, st.column_config
    own = {
        "pattern": column.TextColumn(
            t("looked for"),
            required=True,
            max_chars=80,
            help=t("A word, words in a row, or a beginning or ending with \\* (veilig\\*, \\*strategie)."),
        ),
        "case": column.CheckboxColumn(
            t("capitals"), default=False, help=t("Only with the same capitals (EU, VS).")
        ),
        "exclude": column.TextColumn(
            t("but not"),
            help=t(
                "Words, or phrases round it, that do not count; parted by |. For example: Raad van Europa."
            ),
        ),
    }
    if not is_concept:
        weight = column.NumberColumn(
            t("weight"),
            min_value=0.01,
            help=t("What a hit counts for. Empty: worked out from how rare the pattern is."),
        )
        return {**own, "weight": weight}
    return {
        **own,
        "on": column.CheckboxColumn(
            t("counts"), default=True, help=t("On at first. Off: offered, not counted.")
        ),
        "family": column.CheckboxColumn(
            t("family"),
            default=False,
            help=t("Adjective or inhabitant of a name: counted with «the whole family»."),
        ),
        "label": column.TextColumn(t("name on screen"), max_chars=80),
        "id": None,
    }


def to_cells(
    thing: Concept | Theme, rows: Sequence[dict[Any, Any]], label: str, label_en: str
) -> list[Cells]:
    """The table as lines of a list."""
    cells: list[Cells] = []
    taken: set[str] = set()
    for row in rows:
        said = {k: "" if v is None or v != v else v for k, v in row.items()}
        pattern = " ".join(str(said["pattern"]).split())
        line = {
            "pattern": pattern,
            "mode": natural_mode(pattern),
            "case": "1" if said["case"] else "",
            "exclude": str(said["exclude"]),
        }
        if isinstance(thing, Theme):
            cells.append(
                {
                    "theme": thing.id,
                    "label": label,
                    "label_en": label_en,
                    **line,
                    "weight": str(said["weight"]),
                }
            )
            continue
        id = str(said["id"]) or free_id(
            f"{thing.id}--{slug(pattern)}", frozenset(taken | {x.id for x in thing.terms})
        )
        taken.add(id)
        on = bool(said["on"]) or said["on"] == ""
        cells.append(
            {
                **{"concept": thing.id, "id": id, "label": str(said["label"]) or pattern, **line},
                "default": "1" if on else "",
                "family": "1" if said["family"] and not on else "",
                "concept_label": label,
                "concept_label_en": label_en,
            }
        )
    return cells


def _read(lists: Lists, thing: Concept | Theme, cells: Sequence[Cells]) -> Lists:
    """The lists with the concept or theme that these lines make."""
    if not cells:
        raise DataFileError("", 2, "pattern", "there is no form in it; add a line")
    if isinstance(thing, Concept):
        (concept,) = cells_to_concepts(cells, "")
        return put_concept(lists, concept)
    (theme,) = cells_to_themes(cells, "", weigh_pattern())
    return put_theme(lists, theme)
