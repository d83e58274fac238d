"""Reads what is known of Dutch in general: words that may take each other's place, and set phrases."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from compare.io.tables import read_rows
from compare.model import Dutch


@lru_cache(maxsize=4)
def read_dutch(data_dir: Path | None = None) -> Dutch:
    """``data/equivalents.csv`` and ``data/set_phrases.csv``, in their order.

    Args:
        data_dir: Folder of the tables; the project's own when None.

    Raises:
        DataFileError: A cell is empty, or a word stands twice in a group.
        UnreadableFileError: A table is missing or is not UTF-8.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for row in read_rows(data_dir, "equivalents.csv", ("group", "word")):
        group, word = row.required("group"), row.required("word").lower()
        if word in groups[group]:
            raise row.wrong("word", f"{word!r} stands twice in {group!r}")
        groups[group].append(word)
    phrases = [row.required("phrase") for row in read_rows(data_dir, "set_phrases.csv", ("phrase",))]
    return Dutch(tuple(tuple(words) for words in groups.values()), tuple(phrases))
