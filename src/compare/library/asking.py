"""Asks questions in SQL of all letters of the library at once."""

from __future__ import annotations

from typing import Any

from compare.corpus import list_cards
from compare.io.shelf.ask import ask_shelf


def ask_library(sql: str) -> list[dict[str, Any]]:
    """The rows that a question in SQL gives, over the letters of the library and their blocks.

    There are two tables: ``letters``, a row a letter with the facts of `Card`, and ``blocks``, a
    row a block with the columns of the letter files (see data/README.md) and ``letter_id``. What
    a reader edited stands in ``letters``; ``blocks`` are as they were read, before any correction.

    Raises:
        QuestionError: It is no SQL, or asks for what is not there.
    """
    return ask_shelf(sql, list_cards()[0])
