"""Words that were written with Markdown for the screen, for files that show its marks as they stand."""

from __future__ import annotations

import re

Run = tuple[str, bool]
"""A stretch of text, and whether it is bold."""

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_ITALIC = re.compile(r"(?<![\w*\\])\*(?!\s)([^*]+?)(?<!\s)\*(?![\w*])")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|~$<>-])")


def markdown_to_runs(text: str) -> tuple[Run, ...]:
    """A paragraph as runs: of the marks of Markdown only bold is kept."""
    runs = ((_unmarked(part), i % 2 == 1) for i, part in enumerate(_BOLD.split(text)))
    return tuple((part, bold) for part, bold in runs if part)


def plain_words(text: str) -> str:
    """A text without the marks of Markdown; of a link its words are kept."""
    return "".join(part for part, _ in markdown_to_runs(text)).strip()


def _unmarked(text: str) -> str:
    """Text without marks, the signs behind a backslash kept."""
    bare = _LINK.sub(r"\1", text.replace("`", ""))
    return _ESCAPED.sub(r"\1", _ITALIC.sub(r"\1", bare))
