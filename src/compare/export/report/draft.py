"""A report as one file that is opened again later: JSON with a version, and nothing in it taken on trust."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any, TypeVar

from compare.charts.kept import text_to_figure
from compare.errors import UnreadableFileError
from compare.export.provenance import Provenance
from compare.export.report.laid import MOST_COLUMNS, MOST_ROWS
from compare.export.report.model import (
    LONGEST_LINE,
    LONGEST_TEXT,
    MOST_CHARACTERS,
    MOST_ITEMS,
    Cell,
    ChartItem,
    Item,
    Passage,
    PassageItem,
    Report,
    Rows,
    TableItem,
    TextItem,
    count_characters,
)
from compare.export.report.prose import clean
from compare.i18n import LANGUAGES, mark
from compare.model import Letter

VERSION = 1
MOST_BYTES = 9_000_000
"""Of a draft as a file; the server takes 10 MB at most."""
NO_DRAFT = mark(
    "this is not a draft of a report, or it is damaged. Choose a file that was saved on this page."
)
NEWER = mark("this draft was made with a newer version of Accent. Open it there.")
TOO_LARGE_FILE = mark("this file is too large for a draft of a report.")

_KIND = "accent-report"
_NAMES = {ChartItem: "chart", TableItem: "table", PassageItem: "passages", TextItem: "text"}
_FACTS = (
    *("id", "title", "short", "kind", "sender", "cabinet", "date_precision", "dossier", "number"),
    *("session_year", "url", "source_file", "sha256", "witness_of", "format"),
)
"""What a draft keeps of a letter, beside its date."""
_ID, _COLOUR = re.compile(r"[a-z0-9-]{1,40}"), re.compile(r"#[0-9a-fA-F]{6}")
_MOST_LETTERS, _MOST_SETTINGS, _MOST_PASSAGES, _MOST_MARKS = 5000, 60, 60, 500

T = TypeVar("T")
Held = Mapping[str, Any]


def report_to_draft(report: Report) -> bytes:
    """A report as a file to go on with later."""
    held = {
        "kind": _KIND,
        "version": VERSION,
        "title": report.title,
        "author": report.author,
        "introduction": report.introduction,
        "items": [{"kind": _NAMES[type(x)]} | _plain(x) for x in report.items],
    }
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


def draft_to_report(data: bytes, name: str) -> Report:
    """The report that `report_to_draft` saved, every part of it looked at.

    Args:
        name: Of the file, for the message.

    Raises:
        UnreadableFileError: It is no draft, a damaged, newer or too large one, or holds what no report can.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableFileError(f"{name}: {TOO_LARGE_FILE}")
    try:
        held = json.loads(data.decode("utf-8-sig"))
        if held["kind"] == _KIND and isinstance(held["version"], int) and held["version"] > VERSION:
            raise UnreadableFileError(f"{name}: {NEWER}")
        _check(held["kind"] == _KIND and held["version"] == VERSION)
        items = _list(held["items"], _item, MOST_ITEMS)
        _check(len({x.id for x in items}) == len(items))
        report = Report(
            _text(held["title"], LONGEST_LINE),
            _text(held["author"], LONGEST_LINE),
            _text(held["introduction"], LONGEST_TEXT),
            items,
        )
        _check(count_characters(report) <= MOST_CHARACTERS)
    except UnreadableFileError as error:
        raise error if str(error).startswith(name) else UnreadableFileError(f"{name}: {NO_DRAFT}") from error
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise UnreadableFileError(f"{name}: {NO_DRAFT}") from error
    return report


def _plain(item: Item) -> dict[str, Any]:
    """An item as JSON can hold it; of a letter only its facts."""
    if isinstance(item, TextItem):
        return asdict(item)
    parts = {f.name: getattr(item, f.name) for f in fields(item)}
    made = {f.name: getattr(item.made, f.name) for f in fields(item.made)}
    made["made"] = item.made.made.isoformat()
    made["letters"] = [_letter_facts(x) for x in item.made.letters]
    if "rows" in parts:
        parts["rows"] = asdict(parts["rows"])
    if isinstance(item, PassageItem):
        parts["passages"] = [asdict(x) for x in item.passages]
    return parts | {"made": made}


def _letter_facts(letter: Letter) -> dict[str, str]:
    facts = {name: getattr(letter, name) for name in _FACTS}
    return facts | {"date": letter.date.isoformat()}


def _item(held: Held) -> Item:
    """An item of a draft."""
    kind = held["kind"]
    id = held["id"]
    _check(isinstance(id, str) and bool(_ID.fullmatch(id)))
    caption, text = _text(held["caption"], LONGEST_LINE), _text(held["text"], LONGEST_TEXT)
    if kind == "text":
        return TextItem(id, caption, text)
    made = _made(held["made"])
    if kind == "passages":
        passages = _list(held["passages"], _passage, _MOST_PASSAGES)
        shown = _positions(held["shown"], len(passages))
        return PassageItem(id, passages, shown, max(_count(held["of"]), len(passages)), made, caption, text)
    rows = _rows(held["rows"])
    if kind == "table":
        return TableItem(id, rows, _positions(held["columns"], len(rows.header)), made, caption, text)
    _check(kind == "chart" and isinstance(held["figure"], str))
    text_to_figure(held["figure"])
    return ChartItem(id, held["figure"], _text(held["alt"], LONGEST_TEXT), rows, made, caption, text)


def _made(held: Held) -> Provenance:
    """How an item was made."""
    settings = _list(
        held["settings"], lambda x: _list(x, lambda y: _text(y, LONGEST_TEXT), 2), _MOST_SETTINGS
    )
    _check(all(len(x) == 2 for x in settings) and held["lang"] in LANGUAGES)
    moment = datetime.fromisoformat(held["made"])
    _check(moment.tzinfo is not None)
    return Provenance(
        page=_text(held["page"], LONGEST_LINE),
        link=_text(held["link"], LONGEST_TEXT),
        settings=tuple((x[0], x[1]) for x in settings),
        letters=_list(held["letters"], _letter, _MOST_LETTERS),
        method=_text(held["method"], LONGEST_TEXT),
        notes=_list(held["notes"], lambda x: _text(x, LONGEST_TEXT), _MOST_SETTINGS),
        version=_text(held["version"], LONGEST_LINE),
        corpus=_text(held["corpus"], LONGEST_LINE),
        lists=_text(held["lists"], LONGEST_LINE),
        made=moment,
        lang=held["lang"],
    )


def _letter(held: Held) -> Letter:
    """A letter without its text."""
    facts: dict[str, Any] = {name: _text(held[name], LONGEST_TEXT) for name in _FACTS}
    _check(facts["date_precision"] in ("day", "month"))
    return Letter(**facts, date=date.fromisoformat(held["date"]), text="", blocks=())


def _rows(held: Held) -> Rows:
    header = _list(held["header"], lambda x: _text(x, LONGEST_LINE), MOST_COLUMNS)
    rows = _list(held["rows"], lambda row: _list(row, _cell, MOST_COLUMNS), MOST_ROWS)
    _check(all(len(row) == len(header) for row in rows))
    return Rows(header, rows, max(_count(held["of"]), len(rows)))


def _cell(held: Any) -> Cell:
    if isinstance(held, str):
        return _text(held, LONGEST_LINE)
    _check(held is None or (isinstance(held, (int, float)) and not isinstance(held, bool)))
    if isinstance(held, int):
        _check(abs(held) < 10**18)
    number: Cell = held
    return number


def _passage(held: Held) -> Passage:
    text = _text(held["text"], LONGEST_TEXT * 2)
    marks = _list(held["marks"], lambda x: _list(x, _count, 2), _MOST_MARKS)
    _check(all(len(x) == 2 and x[0] <= x[1] <= len(text) for x in marks))
    _check(bool(_COLOUR.fullmatch(held["colour"])))
    words = {
        name: _text(held[name], LONGEST_TEXT)
        for name in ("letter_id", "speaker", "paper", "where", "note", "citation")
    }
    return Passage(**words, text=text, marks=tuple((x[0], x[1]) for x in marks), colour=held["colour"])


def _positions(held: Any, below: int) -> tuple[int, ...]:
    """Positions in a row of so many, each once."""
    places = _list(held, _count, below)
    _check(len(set(places)) == len(places) and all(x < below for x in places))
    return places


def _count(held: Any) -> int:
    _check(isinstance(held, int) and not isinstance(held, bool) and 0 <= held < 10**9)
    number: int = held
    return number


def _text(held: Any, most: int) -> str:
    """A text of at most so many characters, without signs that no document can hold."""
    _check(isinstance(held, str) and len(held) <= most)
    return clean(held)


def _list(held: Any, read: Callable[[Any], T], most: int) -> tuple[T, ...]:
    """A list of at most so many, each read."""
    _check(isinstance(held, list) and len(held) <= most)
    return tuple(read(x) for x in held)


def _check(right: bool) -> None:
    """Refuse the draft when something in it is not as it should be."""
    if not right:
        raise ValueError("not a draft")
