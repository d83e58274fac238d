"""Tables as CSV that a spreadsheet opens without harm."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

_HARMFUL = re.compile(r"(^|[;|\t\n])(?=[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠])|^(?=[\t\n])")
"""Where a formula would begin: at the start, or where a spreadsheet may take a new cell to begin.

Signs that nobody sees may stand before it: some programs drop them when they open the file.
"""


def to_csv(records: Sequence[dict[str, Any]]) -> str:
    """Records as CSV text with a header line; lists become words parted by a space.

    A text that a spreadsheet would take for a formula gets a straight quote before it;
    a figure that is not a number stays empty.
    """
    out = io.StringIO()
    if records:
        writer = csv.DictWriter(out, fieldnames=list(records[0]), lineterminator="\n")
        writer.writeheader()
        for record in records:
            writer.writerow({key: _cell(value) for key, value in record.items()})
    return out.getvalue()


def frame_to_csv(frame: pd.DataFrame) -> bytes:
    """A data frame as CSV for a spreadsheet: UTF-8 with a mark, so that accents survive."""
    records = [{harmless(str(key)): value for key, value in row.items()} for row in frame.to_dict("records")]
    text = to_csv(records) if records else to_csv([dict.fromkeys(map(str, frame.columns))]).split("\n")[0]
    return text.encode("utf-8-sig")


def harmless(text: str) -> str:
    """A text that no spreadsheet runs: a straight quote stands before each sign that begins a formula.

    Also inside a text, after a «;», a tab or a new line: a spreadsheet that parts cells there would begin a
    new cell with what follows.
    """
    return _HARMFUL.sub(r"\1'", text.replace("\r\n", "\n").replace("\r", "\n"))


def cell_to_text(value: Any) -> Any:
    """A list as words parted by a space, a text made harmless, anything else as it is."""
    if isinstance(value, (list, tuple)):
        return harmless(" ".join(str(v) for v in value))
    if isinstance(value, dict):
        return harmless(" ".join(f"{k}={v}" for k, v in value.items()))
    return harmless(value) if isinstance(value, str) else value


def _cell(value: Any) -> Any:
    """A value as it stands in the file; nothing where a figure is not a number or is not known."""
    if (isinstance(value, float) and math.isnan(value)) or value is pd.NA or value is pd.NaT:
        return ""
    return cell_to_text(value)
