"""The differences of a reader's own lists with the given ones, packed for the address of a page.

What comes from an address is taken as hostile: its size is bounded before and after unpacking, and
every cell is checked as one of a file.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from compare.errors import DataFileError, ListsError
from compare.io.lists import (
    Cells,
    Listed,
    Lists,
    cells_to_concepts,
    cells_to_themes,
    concepts_to_cells,
    themes_to_cells,
)

LONGEST_LINK = 6_000
"""Characters that lists may take in an address; servers and mail programs cut longer ones."""

BROKEN = "The lists in this link cannot be read: it is damaged or cut off. Ask for the link anew."
TOO_LARGE = "The lists in this link are too large. Ask for them as a CSV file."

_DAMAGE = (ValueError, TypeError, AttributeError, LookupError, RecursionError, zlib.error, DataFileError)
"""What unpacking and reading may end in when a link was cut off, changed or made to harm."""
_LARGEST_UNPACKED = 400_000
_SAID = ("concept", "concept_label", "concept_label_en", "theme")
"""Cells that stand with the concept or theme, not with each of its forms."""


def pack_changes(given: Lists, own: Lists) -> str:
    """What is different in lists of one's own, short enough for an address; "" when nothing is.

    The order of forms is not kept: what is new stands at the end. May be longer than
    `LONGEST_LINK`; `unpack_changes` refuses that.
    """
    changes = {
        "c": _changes(given.concepts, own.concepts, concepts_to_cells),
        "t": _changes(given.themes, own.themes, themes_to_cells),
    }
    if not any(changes.values()):
        return ""
    text = json.dumps({k: v for k, v in changes.items() if v}, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def changed_ids(given: Lists, own: Lists) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the concepts and of the themes that differ, gone or new ones too."""
    return (
        tuple(_changes(given.concepts, own.concepts, concepts_to_cells)),
        tuple(_changes(given.themes, own.themes, themes_to_cells)),
    )


def _changes(
    given: Sequence[Listed], own: Sequence[Listed], to_cells: Callable[[list[Listed]], list[Cells]]
) -> dict[str, Any]:
    """For each that differs: null when it is gone, else its names, the forms gone and the forms added."""
    before = {x.id: x for x in given}
    kept = {x.id for x in own}
    found: dict[str, Any] = {x: None for x in before if x not in kept}
    for thing in own:
        old = before.get(thing.id)
        if thing == old:
            continue
        was = {_key(line): line for line in to_cells([old])} if old else {}
        now = {_key(line): line for line in to_cells([thing])}
        gone = [key for key in was if key not in now]
        new = [_short(line) for key, line in now.items() if _short(line) != _short(was.get(key, {}))]
        names = [thing.label, thing.label_en]
        if old is None or gone or new or names != [old.label, old.label_en]:
            found[thing.id] = [names, gone, new]
    return found


def _key(line: Mapping[str, str]) -> str:
    """What tells a form from the others of its concept, or a pattern from those of its theme."""
    return line["pattern"] if "theme" in line else line["id"]


def _short(line: Mapping[str, str]) -> Cells:
    """The cells that say something of the form itself."""
    said = (*_SAID, "label", "label_en") if "theme" in line else _SAID
    return {k: v for k, v in line.items() if v and k not in said}


def unpack_changes(packed: str, given: Lists, longest: int = LONGEST_LINK) -> Lists:
    """The lists with the changes of a link in them; what a link does not name stays as it is.

    Args:
        packed: What `pack_changes` gave.
        given: The lists that it was packed against, or later ones.
        longest: Characters that are read at all.

    Raises:
        ListsError: The link is damaged, too large, or holds what no list may hold.
    """
    if len(packed) > longest:
        raise ListsError(TOO_LARGE)
    try:
        data = base64.b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_", validate=True)
        unzip = zlib.decompressobj()
        text = unzip.decompress(data, _LARGEST_UNPACKED)
        if unzip.unconsumed_tail or not unzip.eof:
            raise ListsError(TOO_LARGE if unzip.unconsumed_tail else BROKEN)
        changes = json.loads(text)
        return Lists(
            _apply(changes.get("c", {}), given.concepts, concepts_to_cells, cells_to_concepts),
            _apply(changes.get("t", {}), given.themes, themes_to_cells, cells_to_themes),
        )
    except _DAMAGE as error:
        raise ListsError(BROKEN) from error


def _apply(
    changes: Mapping[str, Any],
    given: Sequence[Listed],
    to_cells: Callable[[list[Listed]], list[Cells]],
    read: Callable[[list[Cells], str], tuple[Listed, ...]],
) -> tuple[Listed, ...]:
    """All concepts or themes with the changes in them; what did not change is the very same."""
    before: dict[str, Listed] = {x.id: x for x in given}
    lines: list[Cells] = []
    for thing_id in [*before, *(x for x in changes if x not in before)]:
        was = to_cells([before[thing_id]]) if thing_id in before else []
        if thing_id not in changes:
            lines += was
        elif changes[thing_id] is not None:
            lines += _changed_lines(
                thing_id, changes[thing_id], was, "theme" if to_cells is themes_to_cells else "concept"
            )
    return tuple(_same_where_unchanged(x, before.get(x.id), to_cells) for x in read(lines, "link"))


def _changed_lines(thing_id: str, change: Any, was: Sequence[Cells], column: str) -> list[Cells]:
    """The lines of one concept or theme after its change."""
    (label, label_en), gone, added = change
    names = ("label", "label_en") if column == "theme" else ("concept_label", "concept_label_en")
    about = {column: thing_id, names[0]: str(label), names[1]: str(label_en)}
    new = {}
    for line in added:
        cells = {**{str(k): str(v) for k, v in line.items()}, **about}
        new[_key(cells)] = cells
    kept = [new.pop(_key(line), {**line, **about}) for line in was if _key(line) not in gone]
    return [*kept, *new.values()]


def _same_where_unchanged(
    thing: Listed, old: Listed | None, to_cells: Callable[[list[Listed]], list[Cells]]
) -> Listed:
    """A concept or theme with its old forms where these say the same, so that nothing is rounded."""
    if old is None:
        return thing
    was = {_key(c): (_short(c), t) for c, t in zip(to_cells([old]), old.terms, strict=True)}
    terms = tuple(
        was[_key(c)][1] if was.get(_key(c), ({},))[0] == _short(c) else t
        for c, t in zip(to_cells([thing]), thing.terms, strict=True)
    )
    return replace(thing, terms=terms)
