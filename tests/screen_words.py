"""Every text of a page that a reader can meet: labels, help, chart texts, text alternatives, column names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
from streamlit.testing.v1 import AppTest

from compare.i18n import read_catalogue

LOCALE = Path(__file__).resolve().parents[1] / "locale" / "nl" / "LC_MESSAGES"
HOLE = re.compile(r"\{\w*[^{}]*\}")
IN_BOTH = re.compile(r'<div class="acc-copy" lang="\w\w">.*?</div>', re.DOTALL)
"""A sentence that is offered in both languages, each marked with its own."""
LEAST = 16
"""Characters that a sentence has beside its holes to be told from a word that both languages have."""


def sentences_of(lang: str) -> set[str]:
    """The longest piece of each sentence of ours in one language that is none in the other."""
    pairs = read_catalogue(LOCALE).items()
    own, other = ({_piece(pair[k]) for pair in pairs} for k in ((1, 0) if lang == "nl" else (0, 1)))
    return {piece for piece in own - other if len(piece) >= LEAST and " " in piece}


def _piece(sentence: str) -> str:
    """The longest stretch without a hole."""
    return max((part.strip() for part in HOLE.split(sentence)), key=len)


def texts_on(app: AppTest) -> Iterator[str]:
    """All of them; what is copied or stays behind the screen is left out."""
    waiting: list[Any] = [app._tree]
    while waiting:
        node = waiting.pop()
        waiting.extend(getattr(node, "children", {}).values())
        proto = getattr(node, "proto", None)
        if proto is not None and type(proto).__name__ != "BidiComponent":
            yield from _texts_in(proto)


def _texts_in(proto: Any) -> Iterator[str]:
    """The texts of one element."""
    name = type(proto).__name__
    if name == "PlotlyChart":
        yield proto.alt
        yield from _strings(json.loads(proto.spec))
    elif name.startswith("Arrow"):
        yield from pa.ipc.open_stream(getattr(proto, "arrow_data", proto).data).read_all().column_names
    else:
        for field, value in proto.ListFields():
            if field.type == field.TYPE_STRING:
                for text in [value] if isinstance(value, str) else value:
                    if not text.startswith("<style"):
                        yield re.sub("<[^>]+>", "", IN_BOTH.sub("", text))
            elif field.type == field.TYPE_MESSAGE and not hasattr(value, "__len__"):
                yield from _texts_in(value)


def _strings(part: Any) -> Iterator[str]:
    """The texts in a figure, without the data that its marks stand for."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key not in ("customdata", "meta", "template"):
                yield from _strings(value)
    elif isinstance(part, list):
        for value in part:
            yield from _strings(value)
    elif isinstance(part, str):
        yield part
