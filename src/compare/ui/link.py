"""What a link promises: which letters, lists and version its view was made with, and what has changed since.

Nothing here knows the screen. A fingerprint stands in the address as one word of letters and digits, with
``~`` between its parts: version, lists, scope, and each letter with a mark of its text.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from compare import __version__
from compare.model import Concept, Letter, Theme

PARAM = "v"
"""Name of the fingerprint in the address."""
MOST_NAMED = 12
"""More letters than this are told by their number and one mark, so that a link stays short enough to mail."""
SOME, ALL = "s", "a"
_LONGEST = 1200
_MARK, _LISTS = 6, 4
_PARTS = ("concepts", "themes", "tables")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a view was made with.

    ``lists`` are marks of the concepts, the themes and the other word lists. ``whole`` tells that the view
    counts in all letters that are loaded. ``letters`` gives a mark for each letter by id; it is empty when
    there were too many, and then ``many`` is one mark of all and ``count`` their number.
    """

    version: str
    lists: tuple[str, str, str]
    letters: Mapping[str, str]
    whole: bool = False
    count: int = 0
    many: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between then and now; all empty when the view is identical.

    ``missing`` are ids of letters that are not here, ``changed`` of those that read otherwise, ``came`` of
    those that count now and did not. ``lists`` names the lists that differ: "concepts", "themes", "tables".
    ``version`` is the version of then when it was another. ``many`` tells that one of many letters differs.
    """

    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    version: str = ""
    many: bool = False

    @property
    def identical(self) -> bool:
        """Whether nothing differs."""
        return self == Changes()


def mark_of(*parts: object, length: int = _MARK) -> str:
    """A short mark that is the same for the same parts, on every machine: hexadecimal digits."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{part}\n".encode("utf-8", "replace"))
    return digest.hexdigest()[:length]


def mark_of_letter(letter: Letter) -> str:
    """A mark of all that is counted of a letter: its date, and each block with its speaker and page."""
    blocks = (f"{b.kind}|{b.speaker}|{b.place.page}|{b.text}" for b in letter.blocks)
    return mark_of(letter.date, letter.kind, *blocks)


def mark_of_data(data: Mapping[str, Any]) -> str:
    """A mark of what a point in a chart stands for."""
    return mark_of(json.dumps(dict(data), sort_keys=True, ensure_ascii=False, default=str))


def marks_of_lists(concepts: Sequence[Concept], themes: Sequence[Theme], tables: str) -> tuple[str, str, str]:
    """Marks of the concepts, the themes, and the other word lists, for which ``tables`` stands."""
    return (
        mark_of(repr(concepts), length=_LISTS),
        mark_of(repr(themes), length=_LISTS),
        mark_of(tables, length=_LISTS),
    )


def make_fingerprint(
    letters: Iterable[Letter], lists: tuple[str, str, str], *, whole: bool = False
) -> Fingerprint:
    """The fingerprint of a view on these letters, made by this version of the program."""
    marks = {x.id: mark_of_letter(x) for x in sorted(letters, key=lambda x: x.id)}
    if len(marks) <= MOST_NAMED:
        return Fingerprint(__version__, lists, marks, whole)
    many = mark_of(*(f"{id} {mark}" for id, mark in marks.items()), length=8)
    return Fingerprint(__version__, lists, {}, whole, len(marks), many)


def fingerprint_to_text(fingerprint: Fingerprint) -> str:
    """The fingerprint as it stands in an address."""
    scope = ALL if fingerprint.whole else SOME
    letters = [part for pair in fingerprint.letters.items() for part in pair]
    if fingerprint.many:
        scope, letters = scope.upper(), [str(fingerprint.count), fingerprint.many]
    return "~".join([fingerprint.version, "".join(fingerprint.lists), scope, *letters])


def text_to_fingerprint(text: str) -> Fingerprint | None:
    """The fingerprint that stands in an address; None where there is none, or it is damaged."""
    version, _, rest = text.partition("~")
    lists, _, rest = rest.partition("~")
    scope, *letters = rest.split("~")
    if (
        len(text) > _LONGEST
        or not re.fullmatch(r"[\w.+-]{1,30}", version)
        or not re.fullmatch(rf"[0-9a-f]{{{_LISTS * len(_PARTS)}}}", lists)
        or scope.lower() not in (SOME, ALL)
        or len(letters) % 2
    ):
        return None
    marks = lists[:_LISTS], lists[_LISTS : 2 * _LISTS], lists[2 * _LISTS :]
    whole = scope.lower() == ALL
    if scope.isupper():
        if len(letters) != 2 or not re.fullmatch(r"[0-9]{1,6}", letters[0]):
            return None
        return Fingerprint(version, marks, {}, whole, int(letters[0]), letters[1])
    return Fingerprint(version, marks, dict(zip(letters[::2], letters[1::2], strict=True)), whole)


def compare_fingerprint(
    then: Fingerprint, loaded: Sequence[Letter], lists: tuple[str, str, str], shown: Sequence[Letter]
) -> Changes:
    """What has changed since a link was made.

    Args:
        then: The fingerprint in the link.
        loaded: All letters that are here.
        lists: `marks_of_lists` of now.
        shown: The letters that the view counts in now.
    """
    here = {x.id: x for x in loaded}
    other = tuple(name for name, a, b in zip(_PARTS, then.lists, lists, strict=True) if a != b)
    version = then.version if then.version != __version__ else ""
    if then.many:
        now = make_fingerprint(shown, lists)
        differs = (now.count or len(now.letters), now.many) != (then.count, then.many)
        return Changes(lists=other, version=version, many=differs)
    return Changes(
        missing=tuple(id for id in then.letters if id not in here),
        changed=tuple(
            id for id, mark in then.letters.items() if id in here and mark_of_letter(here[id]) != mark
        ),
        came=tuple(x.id for x in shown if x.id not in then.letters),
        lists=other,
        version=version,
    )


def write_address(base: str, params: Mapping[str, Sequence[str]], fingerprint: str = "") -> str:
    """An address with its parameters as plain as mail programs allow, the fingerprint last."""
    pairs = {key: value for key, value in params.items() if key != PARAM}
    if fingerprint:
        pairs[PARAM] = [fingerprint]
    query = urlencode(pairs, doseq=True, safe=":,*/~")
    return f"{base}?{query}" if query else base
