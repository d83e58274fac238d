"""Records as lines of text: aligned columns for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any


def to_jsonl(records: Sequence[dict[str, Any]]) -> str:
    """Records as JSON, one a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def to_table(records: Sequence[dict[str, Any]], widest: int = 60) -> str:
    """Records in aligned columns; texts longer than ``widest`` are cut."""
    if not records:
        return "nothing found\n"
    cells = [[_cell(value, widest) for value in record.values()] for record in records]
    names = list(records[0])
    widths = [max(len(row[i]) for row in [names, *cells]) for i in range(len(names))]
    lines = []
    for row in [names, ["-" * w for w in widths], *cells]:
        lines.append("  ".join(text.ljust(w) for text, w in zip(row, widths, strict=True)).rstrip())
    return "\n".join(lines) + "\n"


def _cell(value: Any, widest: int) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        value = ", ".join(f"{key} {part:.2f}" for key, part in value.items())
    elif isinstance(value, (list, tuple)):
        value = ", ".join(map(str, value))
    text = " ".join(str(value).split())
    return text if len(text) <= widest else text[: widest - 1] + "…"
