"""Questions in SQL over all letters of the shelf, answered by DuckDB from their files as they lie there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, fields
from typing import Any

from compare.errors import QuestionError
from compare.io.shelf.card import Card
from compare.io.shelf.kept import id_to_file
from compare.io.shelf.place import find_shelf, open_system

_QUIET: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_NOT_ASKED = ("source", "metadata", "left_out", "joins")


def ask_shelf(sql: str, cards: Sequence[Card]) -> list[dict[str, Any]]:
    """The rows that a question gives, over the tables ``letters`` and ``blocks``.

    It can read nothing but the letters: no other file, no other place.

    Raises:
        QuestionError: It is no SQL, or asks for what is not there.
    """
    import duckdb
    import pyarrow as pa

    shelf = find_shelf()
    columns = zip(*(astuple(card) for card in cards), strict=True) if cards else [()] * len(fields(Card))
    letters = pa.table({f.name: list(told) for f, told in zip(fields(Card), columns, strict=True)})
    with duckdb.connect(config=dict(_QUIET)) as connection:
        connection.register("letters", letters)
        try:
            if cards:
                system, folder = open_system(shelf)
                if system is not None:
                    connection.register_filesystem(system)
                files = [f"{folder}/{id_to_file(card.id)}" for card in cards]
                connection.execute("SET allowed_directories = $1", [[f"{folder}/"]])
                blocks = connection.read_parquet(files)
                kept = ", ".join(f'"{name}"' for name in blocks.columns if name not in _NOT_ASKED)
                blocks.project(kept).create_view("blocks")
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            answer = connection.execute(sql)
            names = [name for name, *_ in answer.description or ()]
            return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
        except duckdb.Error as error:
            raise QuestionError(f"the library cannot be asked this: {str(error).splitlines()[0]}") from error
