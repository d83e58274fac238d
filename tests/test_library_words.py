"""What the library says is said in the reader's language too, and in no other words than it uses."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import compare
from compare.i18n import translator
from compare.io.shelf.kept import set_aside
from compare.io.shelf.parquet import DamagedError, NewerError
from compare.io.shelf.place import Shelf
from compare.ui.own.library_words import SENTENCES, WHY, told_of_library

PACKAGE = Path(compare.__file__).parent
SPEAKING = [PACKAGE / "corpus.py", *(PACKAGE / "library").glob("*.py"), *(PACKAGE / "io/shelf").glob("*.py")]
ELSEWHERE = "no such kept letter: {id}; there is {others}"
"""Put together by `UnknownIdError` of its own."""


def shape(text: ast.expr) -> str:
    """A sentence in the code with an empty place for each value."""
    if isinstance(text, ast.JoinedStr):
        return "".join(shape(part) for part in text.values)
    return str(text.value) if isinstance(text, ast.Constant) else "{}"


@pytest.mark.parametrize("sentence", [x for x in (*SENTENCES, *WHY) if x != ELSEWHERE])
def test_a_sentence_that_is_translated_is_one_that_the_library_says(sentence: str) -> None:
    nodes = [node for path in SPEAKING for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    said = {shape(node) for node in nodes if isinstance(node, (ast.JoinedStr, ast.Constant))}
    empty = re.sub(r"{\w+}", "{}", sentence)
    # the sentence on a library that has gone is said in two halves
    assert empty in said or all(any(half in x for x in said) for half in empty.split(". "))


def test_what_is_said_of_a_damaged_letter_is_dutch_to_the_end() -> None:
    shelf, t = Shelf("s3://x"), translator("nl")
    told = set_aside(shelf, "a.parquet", DamagedError("its text is no longer what was kept"))
    assert told_of_library(t, told) == (
        "a: beschadigd: de tekst is niet meer wat er bewaard is; het doet niet mee. Voeg het stuk opnieuw toe"
    )
    told = set_aside(shelf, "a.parquet", NewerError("a newer version of Accent wrote it"))
    assert told_of_library(t, told).endswith("heeft het geschreven; het doet niet mee. Werk Accent bij")
    assert told_of_library(t, "something else") == "something else"
