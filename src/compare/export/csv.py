"""Tables as CSV that a spreadsheet opens without harm."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence
from typing import Any

import pandas as pd

_HARMFUL = ("=", "+", "-", "@", "\t", "\n")


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
    records = [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]
    return to_csv(records).encode("utf-8-sig")


def _cell(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return " ".join(str(v) for v in value)
    if isinstance(value, dict):
        return " ".join(f"{k}={v}" for k, v in value.items())
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\r", "\n")
        return "'" + text if text.startswith(_HARMFUL) else text
    if isinstance(value, float) and math.isnan(value):
        return ""
    return value
