"""What a reader puts aside for a report, from any page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from compare.charts.style import Figure
from compare.ui.context import Context

if TYPE_CHECKING:
    from compare.ui.parts import PassageCard


def offer_chart(ctx: Context, figure: Figure, key: str, alt: str, frame: pd.DataFrame) -> None:
    """A button that puts a chart in the report, with the rows behind it."""


def offer_table(ctx: Context, frame: pd.DataFrame, key: str, filename: str) -> None:
    """A button that puts a table in the report."""


def offer_passages(ctx: Context, cards: Sequence[PassageCard], title: str) -> None:
    """A button that puts passages in the report."""
